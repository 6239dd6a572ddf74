import Basics
import Forms
import Library

/// All rules, applied to forms: the same form, rules and profile give the same findings in the same order.
public struct Rulebook: Sendable {
    public static let standard = Rulebook(rules: allRules)

    public let rules: [any Rule.Type]

    /// The hash of the rules: their names, versions and severities.
    private let digest: String

    public init(rules: [any Rule.Type]) {
        self.rules = rules
        digest = SHA256.hex(
            of: rules.flatMap { Array("\($0.name) \($0.since) \($0.severity.rawValue)\n".utf8) })
    }

    /// The hash of the rules and the profile that judge.
    public func hash(with profile: Profile) -> String { SHA256.hex(of: Array((digest + profile.digest).utf8)) }

    /// The hash with the profile that judges where none is named.
    public var hash: String { hash(with: .national2021) }

    /// Judges every form that was read; each has the others of the file beside it.
    public func check(
        _ reading: Reading, beside: Beside = Beside(), profile: Profile = .national2021, passes: Passes = Passes()
    ) -> Report {
        let forms = reading.forms
        var report = Report(
            forms: forms.indices.map { i in
                var known = beside
                // What was published together is judged once.
                if i > 0 { known.bundle = nil }
                if forms.count > 1 { known.others = beside.others.isEmpty ? forms : beside.others + forms }
                return check(forms[i], beside: known, profile: profile, passes: passes)
            }, notices: reading.notices, profile: profile.name,
            rulebook: hash(with: profile), asOf: beside.asOf, waivers: passes.waivers)
        report.inputs = beside.companions
        return report
    }

    /// Judges one form.
    public func check(
        _ form: Form, beside: Beside = Beside(), profile: Profile = .national2021, passes: Passes = Passes()
    ) -> FormReport {
        let subject = Subject(form: form, beside: beside, profile: profile)
        var stated: [Stated] = []
        for rule in rules where rule.scope.includes(form.kind) {
            let local = profile.severities.isEmpty ? nil : profile.severities[rule.name]?.level
            if local == .off { continue }
            var found = Findings()
            rule.check(subject, &found)
            for draft in found.drafts {
                var finding = finding(draft, of: rule, in: form)
                if let local { finding.severity = rule.severity(local, draft.severity) }
                let doubted = finding.severity == .error && form.doubts(draft.path)
                if doubted { finding.putInDoubt() }
                // A doubtful case is no further place of a certain one, nor the reverse.
                stated.append(Stated(finding: finding, cause: draft.cause.map { doubted ? "? " + $0 : $0 }))
            }
        }
        for rule in profile.rules { stated += rule.findings(in: form, asOf: beside.asOf, profile: profile) }
        let sorted = passes.sort(withoutConsequences(stated), in: form, on: beside.asOf)
        var report = FormReport(
            kind: form.kind, title: form.title, body: form.body,
            findings: FormOrder(form).sorted(rolledUp(sorted.told)))
        for i in report.findings.indices { report.findings[i].number = i + 1 }
        // What passes is numbered behind what is told.
        for (i, entry) in sorted.waived.enumerated() {
            var finding = entry.stated.finding
            finding.number = report.findings.count + i + 1
            report.waived.append(WaivedFinding(finding: finding, waiver: entry.waiver))
        }
        report.known = sorted.known
        report.keys = sorted.keys
        return report
    }

    /// What a rule stated, completed from the rule and the form.
    private func finding(_ draft: Findings.Draft, of rule: any Rule.Type, in form: Form) -> Finding {
        Finding(
            rule: rule.name, aspect: rule.aspect, severity: draft.severity ?? rule.severity, path: draft.path,
            cell: form.cell(near: draft.path),
            value: draft.value, message: draft.message, advice: draft.advice, edits: draft.edits, safety: draft.safety,
            because: draft.because, sources: rule.sources, places: [], number: 0)
    }

    /// One finding for each cause of a rule, with the further places that it has.
    private func rolledUp(_ stated: [Stated]) -> [Finding] {
        var findings: [Finding] = []
        var first: [String: Int] = [:]
        for entry in stated {
            if let cause = entry.cause {
                let key = entry.finding.rule + " " + cause
                if let at = first[key] {
                    findings[at].places.append(.init(path: entry.finding.path, cell: entry.finding.cell))
                    continue
                }
                first[key] = findings.count
            }
            findings.append(entry.finding)
        }
        return findings
    }
}

extension Finding {
    /// What the reader doubts is never an error of the form: the form may be right and the reading wrong.
    mutating func putInDoubt() {
        severity = .warning
        message = Wording(
            zh: message.zh + "（这里读得没有把握，请先对照原件。）",
            en: message.en + " (The reading is in doubt here; please compare the original first.)")
    }
}

/// A finding before findings of one cause are put together.
struct Stated {
    let finding: Finding
    /// nil stands alone.
    let cause: String?
}

extension Form {
    /// Whether the reader is unsure of the value, of its whole entry, or (for an entry or a list) of anything in it.
    func doubts(_ path: Path) -> Bool {
        if confidence.isEmpty { return false }
        if confidence[path] != nil || confidence[path.entry] != nil { return true }
        if let leaf = path.leaf {
            // What has no cell of its own was read out of another one.
            guard path.field == .indicators, cells[path] == nil, let origin = leaf.origin else { return false }
            return confidence[Path(.indicators, path.index, origin)] != nil
        }
        return confidence.keys.contains { $0.field == path.field && (path.index == nil || $0.index == path.index) }
    }

    /// The cell of a path; for an entry or a list the cell that shows it; nil where nothing of it is on the form.
    func cell(near path: Path) -> CellReference? {
        if let cell = cells[path] { return cell }
        guard let index = path.index else {
            switch path.field {
            case .duties: return cells[Path(.duties, 0)]
            case .budget: return cells[Path(.budget, 0, .amount)]
            case .tasks: return cells[Path(.tasks, 0, .name)] ?? cells[Path(.tasks, 0, .items)]
            case .objectives: return cells[Path(.objectives, 0, .text)]
            default: return nil
            }
        }
        switch path.field {
        case .indicators:
            if path.leaf == .value || path.leaf == .operator || path.leaf == .unit {
                return cells[Path(.indicators, index, .text)]
            }
            return cells[Path(.indicators, index, .name)] ?? cells[Path(.indicators, index, .text)]
        case .tasks: return cells[Path(.tasks, index, .name)] ?? cells[Path(.tasks, index, .items)]
        case .objectives: return cells[Path(.objectives, index, .text)]
        case .budget: return cells[Path(.budget, index, .amount)]
        case .unread: return index < unread.count ? unread[index].cell : nil
        default: return nil
        }
    }
}

extension Field {
    /// The field whose words hold this one where it has no cell of its own: `≥95%` holds a sign, a number and a unit.
    fileprivate var origin: Field? {
        switch self {
        case .value, .operator, .unit, .nature: .text
        case .actual: .actualText
        default: nil
        }
    }
}
