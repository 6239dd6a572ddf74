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
    /// What a waiver lets pass, each with its waiver; in no count and no verdict.
    public var waived: [WaivedFinding] = []
    /// The number of places that the baseline knows; they are in no count and no verdict.
    public var known = 0
    /// What a baseline keeps of this form; empty unless asked for.
    var keys: [Baseline.Key] = []

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
    /// The day that rules about dates, and waivers, judge by.
    public var asOf: Day?
    public var waivers: Waivers?
    /// The other files that the report rests on.
    public var inputs: [Input] = []

    /// A file besides the one that was judged, named by its hash.
    public struct Input: Equatable, Sendable {
        /// `waivers`, `baseline`, `lastYear`, `approved` …
        public var role: String
        /// The file's name.
        public var source: String
        public var sha256: String

        public init(role: String, source: String, sha256: String) {
            self.role = role
            self.source = source
            self.sha256 = sha256
        }
    }

    public init(
        forms: [FormReport], notices: [Notice], profile: String, rulebook: String, asOf: Day? = nil,
        waivers: Waivers? = nil
    ) {
        self.asOf = asOf
        self.waivers = waivers
        self.forms = forms
        self.notices = notices
        self.profile = profile
        self.rulebook = rulebook
    }

    /// The lines of the waivers that let a finding pass.
    public var usedWaivers: Set<Int> { Set(forms.flatMap { $0.waived.map(\.waiver.line) }) }

    /// - Parameters:
    ///   - source: the file's name.
    ///   - sha256: of its bytes, in hexadecimal digits.
    public func json(source: String, sha256: String) -> JSON {
        var members: [JSON.Member] = [
            .init("schema", .string("biaochi.findings/1")), .init("source", .string(source)),
            .init("sha256", .string(sha256)), .init("rulebook", .string(rulebook)), .init("profile", .string(profile)),
            .init("asOf", asOf.map { .string($0.description) } ?? .null),
            .init(
                "inputs",
                .array(
                    inputs.map {
                        .object([
                            .init("role", .string($0.role)), .init("source", .string($0.source)),
                            .init("sha256", .string($0.sha256)),
                        ])
                    })),
            .init("forms", .array(forms.map(\.json))), .init("notices", .array(notices.map(\.json))),
        ]
        if let waivers {
            let outcomes = waivers.outcomes(used: usedWaivers, on: asOf)
            members.append(
                .init(
                    "waivers",
                    .array(
                        outcomes.map {
                            .object([
                                .init("line", .int($0.line)), .init("state", .string($0.state.rawValue)),
                                .init("rule", $0.rule.map { .string($0) } ?? .null), .init("message", $0.message.json),
                            ])
                        })))
        }
        return .object(members)
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
            .init("findings", .array(findings.map(\.json))), .init("waived", .array(waived.map(\.json))),
            .init("known", .int(known)),
        ])
    }
}

extension WaivedFinding {
    /// The finding, and the waiver that lets it pass.
    var json: JSON {
        .object([
            .init(
                "waiver",
                .object([
                    .init("line", .int(waiver.line)), .init("reason", .string(waiver.reason)),
                    .init("who", .string(waiver.who)), .init("until", .string(waiver.until.description)),
                ])), .init("finding", finding.json),
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
