// STAND-IN of the shell helper: delete when the real Report and Rulebook are merged.
import Basics
import Foundation
import Forms

public enum Verdict: String, Sendable { case pass, fail }

public struct FormReport: Sendable {
    public var kind: FormKind?
    public var title: Text?
    public var body: Text?
    public var findings: [Finding]
    public var verdict: Verdict { counts(of: .error) > 0 ? .fail : .pass }
    public func counts(of severity: Severity) -> Int {
        findings.filter { $0.severity == severity }.reduce(0) { $0 + 1 + $1.same }
    }
    public init(kind: FormKind?, title: Text?, body: Text?, findings: [Finding]) {
        self.kind = kind
        self.title = title
        self.body = body
        self.findings = findings
    }
}

public struct Report: Sendable {
    public var forms: [FormReport]
    public var notices: [Notice]
    public var profile: String
    public var rulebook: String
    public init(forms: [FormReport], notices: [Notice], profile: String, rulebook: String) {
        self.forms = forms
        self.notices = notices
        self.profile = profile
        self.rulebook = rulebook
    }

    public func json(source: String, sha256: String) -> JSON {
        .object([
            .init("schema", .string("biaochi.findings/1")), .init("source", .string(source)),
            .init("sha256", .string(sha256)), .init("rulebook", .string(rulebook)), .init("profile", .string(profile)),
            .init(
                "forms",
                .array(
                    forms.map { form in
                        .object([
                            .init("kind", form.kind.map { .string($0.rawValue) } ?? .null),
                            .init("title", .text(form.title)), .init("body", .text(form.body)),
                            .init("verdict", .string(form.verdict.rawValue)),
                            .init(
                                "findings",
                                .array(
                                    form.findings.map {
                                        .object([
                                            .init("rule", .string($0.rule)),
                                            .init("severity", .string($0.severity.rawValue)),
                                            .init("path", .string($0.path.description)), .init("message", $0.message.json),
                                        ])
                                    })),
                        ])
                    })), .init("notices", .array(notices.map(\.json))),
        ])
    }
}

enum UnitStandIn: Rule {
    static let name = "unit-missing"
    static let aspect = Aspect.clarity
    static let severity = Severity.error
    static let scope = Scope.rows
    static let sources = ["财预〔2015〕88号"]
    static let since = "1"
    static let maturity = Maturity.stable
    static let what = Wording(zh: "定量指标没有度量单位。", en: "A quantitative indicator has no unit.")
    static let why = Wording(zh: "没有单位，年底无法核对完成了多少。", en: "Without a unit nobody can tell what was reached.")
    static var examples: [Example] {
        [
            .triggers(at: Path(.indicators, 2, .unit), on: .sound, Wording(zh: "单位空着", en: "blank unit")) {
                $0.indicators[2].unit = nil
            }
        ]
    }
    static func check(_ subject: Subject, _ found: inout Findings) {
        for (i, row) in subject.form.indicators.enumerated() where row.unit == nil {
            found.report(
                Path(.indicators, i, .unit), cause: row.nature == .qualitative ? "q" : nil, value: row.text,
                Wording(
                    zh: "度量单位空缺；定量指标须有度量单位，此处指标值为“\(row.text)”。",
                    en: "the unit is missing; the value reads “\(row.text)”."),
                advice: Wording(zh: "填写度量单位。", en: "Give a unit."),
                edits: [Edit(Path(.indicators, i, .unit), from: Text(), to: Text("项"))],
                severity: row.nature == .qualitative ? .warning : nil)
        }
    }
}

public struct Rulebook: Sendable {
    public static let standard = Rulebook(rules: [UnitStandIn.self], hash: "0123456789abcdef")
    public let rules: [any Rule.Type]
    public let hash: String

    public func check(_ reading: Reading, profile: Profile) -> Report {
        let forms = reading.forms.map { form in
            var findings: [Finding] = []
            for rule in rules {
                var found = Findings()
                rule.check(Subject(form: form), &found)
                var seen: [String: Int] = [:]
                for draft in found.drafts {
                    if let cause = draft.cause, let at = seen[cause] {
                        findings[at].places.append(.init(path: draft.path, cell: form.cells[draft.path]))
                        continue
                    }
                    if let cause = draft.cause { seen[cause] = findings.count }
                    findings.append(
                        Finding(
                            rule: rule.name, aspect: rule.aspect, severity: draft.severity ?? rule.severity,
                            path: draft.path, cell: form.cells[draft.path], value: draft.value, message: draft.message,
                            advice: draft.advice, edits: draft.edits, safety: draft.safety, because: [],
                            sources: rule.sources, places: [], number: findings.count + 1))
                }
            }
            return FormReport(kind: form.kind, title: form.title, body: form.body, findings: findings)
        }
        return Report(forms: forms, notices: reading.notices, profile: profile.name, rulebook: hash)
    }
}
