import Basics
import Forms

/// 不通过 where an error stands.
public enum Verdict: String, Sendable { case pass, fail }

/// What the rulebook says of one form.
public struct FormReport: Sendable {
    public var kind: FormKind?
    public var title: Text?
    public var body: Text?
    /// In order, numbered from 1.
    public var findings: [Finding]

    public init(kind: FormKind?, title: Text?, body: Text?, findings: [Finding]) {
        self.kind = kind
        self.title = title
        self.body = body
        self.findings = findings
    }

    public var verdict: Verdict { findings.contains { $0.severity == .error } ? .fail : .pass }

    /// Places of this severity: a finding and the places rolled up into it.
    public func counts(of severity: Severity) -> Int {
        findings.reduce(0) { $1.severity == severity ? $0 + 1 + $1.same : $0 }
    }
}

/// What the rulebook says of all forms of a file; `biaochi.findings/1` as data.
public struct Report: Sendable {
    public var forms: [FormReport]
    public var notices: [Notice]
    public var profile: String
    /// The hash of the rules and the profile used.
    public var rulebook: String

    public init(forms: [FormReport], notices: [Notice], profile: String, rulebook: String) {
        self.forms = forms
        self.notices = notices
        self.profile = profile
        self.rulebook = rulebook
    }

    /// - Parameters:
    ///   - source: the file's name.
    ///   - sha256: of its bytes, in hexadecimal digits.
    public func json(source: String, sha256: String) -> JSON {
        .object([
            .init("schema", .string("biaochi.findings/1")), .init("source", .string(source)),
            .init("sha256", .string(sha256)), .init("rulebook", .string(rulebook)), .init("profile", .string(profile)),
            .init("forms", .array(forms.map(\.json))), .init("notices", .array(notices.map(\.json))),
        ])
    }
}

extension FormReport {
    var json: JSON {
        .object([
            .init("kind", kind.map { .string($0.rawValue) } ?? .null), .init("title", .text(title)),
            .init("body", .text(body)), .init("verdict", .string(verdict.rawValue)),
            .init(
                "counts",
                .object([Severity.error, .warning, .info].map { .init($0.rawValue, .int(counts(of: $0))) })),
            .init("findings", .array(findings.map(\.json))),
        ])
    }
}

extension Finding {
    var json: JSON {
        .object([
            .init("number", .int(number)), .init("rule", .string(rule)), .init("aspect", .string(aspect.rawValue)),
            .init("severity", .string(severity.rawValue)), .init("path", .string(path.description)),
            .init("cell", cell?.json ?? .null), .init("value", .text(value)), .init("message", message.json),
            .init("advice", advice.json),
            .init(
                "edits",
                .array(
                    edits.map {
                        .object([
                            .init("path", .string($0.path.description)), .init("from", .text($0.from)),
                            .init("to", .text($0.to)),
                        ])
                    })),
            .init("safety", safety.map { .string($0.rawValue) } ?? .null),
            .init("because", .array(because.map { .string($0.description) })),
            .init("sources", .array(sources.map { .string($0) })), .init("same", .int(same)),
            .init(
                "places",
                .array(
                    places.map {
                        .object([.init("path", .string($0.path.description)), .init("cell", $0.cell?.json ?? .null)])
                    })),
        ])
    }
}
