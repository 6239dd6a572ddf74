import Basics
import Forms
import Library

extension Rule {
    /// How severe a finding is where a place sets the rule's severity. A milder case that the rule itself tells stays milder.
    static func severity(_ local: LocalSeverity.Level, _ drafted: Severity?) -> Severity {
        let level = Severity(local) ?? severity
        return drafted.map { min($0, level) } ?? level
    }
}

extension Severity {
    /// nil for `off`.
    public init?(_ local: LocalSeverity.Level) {
        switch local {
        case .error: self = .error
        case .warning: self = .warning
        case .info: self = .info
        case .off: return nil
        }
    }
}

extension LocalRule {
    /// What the rule finds in a form. Places with the same words are one cause.
    func findings(in form: Form, asOf: Day?, profile: Profile) -> [Stated] {
        guard let aspect = Aspect(rawValue: aspect),
            let severity = Severity(profile.severities[name]?.level ?? severity)
        else { return [] }
        return places(in: form, asOf: asOf).map { row in
            let path = row.map { Path(.indicators, $0, at) } ?? Path(at)
            let message = message.wording(form, row: row, asOf: asOf)
            var finding = Finding(
                rule: name, aspect: aspect, severity: severity, path: path, cell: form.cell(near: path),
                value: value(in: form, row: row), message: message, advice: advice.wording(form, row: row, asOf: asOf),
                edits: [], safety: nil, because: [], sources: sources, places: [], number: 0)
            if severity == .error && form.doubts(path) { finding.putInDoubt() }
            return Stated(finding: finding, cause: finding.message.zh)
        }
    }
}

extension Rulebook {
    /// A profile read and tested: its file, the names of the rules it speaks of, and the examples of its own rules.
    /// - Parameter parent: the bytes of a profile that `extends` names.
    public func checked(_ bytes: [UInt8], parent: @escaping (String) -> [UInt8]? = Profile.shippedBytes) -> (
        profile: Profile, faults: [Profile.Fault]
    ) {
        var (profile, faults) = Profile.read(bytes, parent: parent)
        if let known = Profile.shippedBytes(profile.name), known != bytes {
            faults.append(Profile.Fault(line: 1, message: .profileNameTaken(profile.name)))
        }
        let names = rules.map { $0.name }
        let own = Set(profile.rules.map(\.name))
        for (name, severity) in profile.severities
        where severity.line > 0 && !own.contains(name) && !names.contains(name) {
            faults.append(
                Profile.Fault(
                    line: severity.line, column: severity.column,
                    message: .profileNoRule(name, NearestName.of(name, among: names))))
        }
        for rule in profile.rules where rule.line > 0 {
            if names.contains(rule.name) {
                faults.append(
                    Profile.Fault(line: rule.line, column: rule.column, message: .profileRuleTaken(rule.name)))
            }
            for example in rule.examples where rule.reports(example) != example.triggers {
                faults.append(
                    Profile.Fault(
                        line: example.line, column: example.column,
                        message: .profileExample(rule.name, example.triggers)))
            }
        }
        return (profile, faults.sorted { ($0.line, $0.column) < ($1.line, $1.column) })
    }
}

extension LocalRule {
    /// Whether the rule reports an example; the form is the sound one, made one that the rule looks at.
    fileprivate func reports(_ example: LocalExample) -> Bool {
        var base = Form.sound
        if let kind = kinds.first { base.kind = kind }
        if let years { base.fiscalYear = years.lowerBound }
        if let body = bodies.first { base.body = body }
        let (form, row) = example.applied(to: base, ofRows: isOfRows)
        // Examples are judged the same on every day.
        return places(in: form, asOf: Day(base.fiscalYear ?? 2026, 6, 30)).contains(row)
    }
}

extension Wording {
    fileprivate static func profileNoRule(_ name: String, _ near: String?) -> Wording {
        Wording(
            zh: "没有名为“\(name)”的规则。" + (near.map { "是不是“\($0)”？" } ?? "全部规则：biaochi rules"),
            en: "There is no rule “\(name)”. " + (near.map { "Did you mean “\($0)”?" } ?? "All rules: biaochi rules"))
    }
    fileprivate static func profileNameTaken(_ name: String) -> Wording {
        Wording(
            zh: "“\(name)”是内置口径的代号，请另取一个。", en: "“\(name)” is the name of a built-in profile; please take another.")
    }
    fileprivate static func profileRuleTaken(_ name: String) -> Wording {
        Wording(zh: "“\(name)”已是规则库的规则，请另取代号。", en: "“\(name)” is a rule of the rulebook; please take another name.")
    }
    fileprivate static func profileExample(_ rule: String, _ triggers: Bool) -> Wording {
        Wording(
            zh: triggers ? "规则“\(rule)”没有报告这个应报告的例子。" : "规则“\(rule)”报告了这个不应报告的例子。",
            en: triggers
                ? "The rule “\(rule)” does not report this example, which it should."
                : "The rule “\(rule)” reports this example, which it should not.")
    }
}
