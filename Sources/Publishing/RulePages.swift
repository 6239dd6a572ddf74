import Basics
import Forms
import Library
import Rulebook

/// The rulebook for people and programs: what `biaochi rules` prints.
public struct RulePages: Sendable {
    public var rulebook: Rulebook
    /// What is in force: the severities and the rules of this profile; nil shows the rulebook as it is.
    public var profile: Profile?

    public init(_ rulebook: Rulebook, profile: Profile? = nil) {
        self.rulebook = rulebook
        self.profile = profile
    }

    /// All rules by aspect, a line each.
    public func list(_ look: Appearance) -> String {
        let language = look.language
        let rows = byAspect().flatMap { aspect, rules in
            rules.map {
                [aspect.wording[language], level(of: $0)[language], $0.name, $0.what[language]]
            }
                + localRules(of: aspect).map {
                    [aspect.wording[language], level(of: $0)[language], $0.name, $0.conditionText]
                }
        }
        let heading = [Words.aspect, Words.level, Words.name, Words.what].map { $0[look.language] }
        let lines = BoxTable(heading: heading, rows: rows).lines(width: look.width)
        return (lines + [Words.count(rulebook, profile)[look.language]]).map { $0 + "\n" }.joined()
    }

    /// All about one rule.
    public func page(of rule: any Rule.Type, _ look: Appearance) -> String {
        let language = look.language
        var out = [look.paint(rule.name, .strong) + "  " + summary(of: rule, language), ""]
        out += Wrapping.lines(rule.what[language], width: look.width)
        out += Wrapping.lines(Words.why[language] + rule.why[language], width: look.width)
        out += Wrapping.lines(fixes(rule, language), width: look.width)
        for (words, examples) in [
            (Words.triggers, rule.examples.filter { !$0.expected.isEmpty }),
            (Words.silent, rule.examples.filter(\.expected.isEmpty)),
        ] where !examples.isEmpty {
            out += ["", look.paint(words[language], .strong)]
            for example in examples {
                let places = example.expected.map { $0.words(in: example.form, language) }
                let tail = places.isEmpty ? "" : " → " + places.joined(separator: language == .zh ? "、" : ", ")
                out += Wrapping.lines(example.note[language] + tail, width: look.width - 4).enumerated().map {
                    ($0 == 0 ? "  - " : "    ") + $1
                }
                if let told = RulePages.told(rule, example).first {
                    out += Wrapping.lines(told.message[language], width: look.width - 6).map { "      " + $0 }
                    out += Wrapping.lines(Words.change[language] + told.advice[language], width: look.width - 6).map {
                        "      " + $0
                    }
                }
            }
        }
        out += ["", look.paint(Words.sources[language] + sources(rule, language), .faint)]
        return out.map { $0 + "\n" }.joined()
    }

    /// The rulebook, or one rule, as Markdown.
    public func markdown(_ rules: [any Rule.Type], _ language: Language) -> String {
        rules.map { rule in
            var out = ["## \(rule.name)", "", summary(of: rule, language), "", rule.what[language], ""]
            out += [Words.why[language] + rule.why[language], "", fixes(rule, language), ""]
            for (words, examples) in [
                (Words.triggers, rule.examples.filter { !$0.expected.isEmpty }),
                (Words.silent, rule.examples.filter(\.expected.isEmpty)),
            ] where !examples.isEmpty {
                out += [words[language], ""]
                out += examples.flatMap { example -> [String] in
                    let places = example.expected.map { "`\($0)`" }.joined(separator: " ")
                    let line = "- " + example.note[language] + (places.isEmpty ? "" : " → " + places)
                    guard let told = RulePages.told(rule, example).first else { return [line] }
                    let words = RulePages.inline(told.message[language])
                    return [
                        line, "  > \(words)  ",
                        "  > \(Words.change[language])\(RulePages.inline(told.advice[language]))",
                    ]
                }
                out.append("")
            }
            out.append(Words.sources[language] + sources(rule, language))
            return out.joined(separator: "\n") + "\n"
        }.joined(separator: "\n")
    }

    /// All about one rule without code.
    public func page(of rule: LocalRule, _ look: Appearance) -> String {
        let language = look.language
        let aspect = Aspect(rawValue: rule.aspect)?.wording[language] ?? rule.aspect
        let place = profile.map { " · " + $0.name } ?? ""
        var out = [look.paint(rule.name, .strong) + "  \(level(of: rule)[language]) · \(aspect)\(place)", ""]
        out += Wrapping.lines(Words.condition[language] + rule.conditionText, width: look.width)
        let separator = language == .zh ? "；" : "; "
        out += ["", look.paint(Words.sources[language] + rule.sources.joined(separator: separator), .faint)]
        return out.map { $0 + "\n" }.joined()
    }

    /// `biaochi.rules/1`; with a profile as it is in force there, and `localRules` are its own.
    public func json(_ rules: [any Rule.Type], local: [LocalRule] = []) -> JSON {
        var members: [JSON.Member] = [
            .init("schema", .string("biaochi.rules/1")),
            .init("rulebook", .string(profile.map { rulebook.hash(with: $0) } ?? rulebook.hash)),
        ]
        if let profile { members.append(.init("profile", .string(profile.name))) }
        members.append(.init("rules", .array(rules.map { data(of: $0) })))
        if profile != nil { members.append(.init("localRules", .array(local.map { data(of: $0) }))) }
        return .object(members)
    }

    private func data(of rule: LocalRule) -> JSON {
        .object([
            .init("name", .string(rule.name)), .init("aspect", .string(rule.aspect)),
            .init("severity", .string(profile?.severities[rule.name]?.level.rawValue ?? rule.severity.rawValue)),
            .init("scope", .string(rule.isOfRows ? "row" : "form")),
            .init("condition", .string(rule.conditionText)),
            .init("sources", .array(rule.sources.map { .string($0) })),
        ])
    }

    private func data(of rule: any Rule.Type) -> JSON {
        .object([
            .init("name", .string(rule.name)),
            .init("aspect", .string(rule.aspect.rawValue)),
            .init("severity", .string(profile?.severities[rule.name]?.level.rawValue ?? rule.severity.rawValue)),
            .init("scope", .string(rule.scope.rawValue)),
            .init("since", .string(rule.since)),
            .init("maturity", .string(rule.maturity.rawValue)),
            .init("what", rule.what.json),
            .init("why", rule.why.json),
            .init("sources", .array(rule.sources.map { .string($0) })),
            .init("citations", .array(rule.citations.map { RulePages.data(of: $0) })),
            .init(
                "examples",
                .array(
                    rule.examples.map {
                        .object([
                            .init("note", $0.note.json),
                            .init("triggersAt", .array($0.expected.map { .string($0.description) })),
                            .init("told", .array(RulePages.told(rule, $0).map { RulePages.data(of: $0) })),
                        ])
                    })),
        ])
    }

    private static func data(of citation: Citation) -> JSON {
        .object([
            .init("source", .string(citation.source)),
            .init("title", citation.title.map { .text($0) } ?? .null),
            .init("date", citation.date.map { .text($0) } ?? .null),
            .init("text", .string(citation.text)),
        ])
    }

    private static func data(of draft: Findings.Draft) -> JSON {
        .object([
            .init("path", .string(draft.path.description)), .init("message", draft.message.json),
            .init("advice", draft.advice.json),
            .init("safety", draft.safety.map { .string($0.rawValue) } ?? .null),
        ])
    }

    /// What the rule says of one of its examples.
    private static func told(_ rule: any Rule.Type, _ example: Example) -> [Findings.Draft] {
        guard !example.expected.isEmpty else { return [] }
        var found = Findings()
        rule.check(Subject(form: example.form, beside: example.beside, profile: example.profile), &found)
        return found.drafts
    }

    /// Whether the rule offers corrections, as its examples show.
    private func fixes(_ rule: any Rule.Type, _ language: Language) -> String {
        let kinds = Set(rule.examples.flatMap { RulePages.told(rule, $0) }.compactMap(\.safety))
        let words =
            switch (kinds.contains(.safe), kinds.contains(.unsafe)) {
            case (true, true): Words.both
            case (true, false): Words.safe
            case (false, true): Words.unsafe
            case (false, false): Words.noFix
            }
        return Words.fix[language] + words[language]
    }

    /// Words of a form in a line of Markdown: its signs are to be seen, not obeyed.
    private static func inline(_ text: String) -> String {
        var out = ""
        for scalar in text.onOneLine.unicodeScalars {
            if "\\`*_<>[]|#".unicodeScalars.contains(scalar) { out += "\\" }
            out.unicodeScalars.append(scalar)
        }
        return out
    }

    /// All rules by aspect in both languages, each with its page: `README.md` of docs/rules.
    public func index() -> String {
        var out = [
            "<!-- Generated by make docs from the files of the rules; do not edit. -->", "", "# 审核规则 · The rules", "",
        ]
        out.append(
            byAspect().filter { !$0.1.isEmpty }.map { aspect, rules in
                "[\(aspect.wording.zh) \(aspect.wording.en)](#\(aspect.rawValue)) \(rules.count)"
            }.joined(separator: " · "))
        for (aspect, rules) in byAspect() where !rules.isEmpty {
            out += ["", "<a id=\"\(aspect.rawValue)\"></a>", "", "## \(aspect.wording.zh) · \(aspect.wording.en)", ""]
            out += ["| 规则 rule | 级别 level | 状态 maturity | 报告什么 | what it reports |", "|---|---|---|---|---|"]
            out += rules.map { rule in
                let maturity = rule.maturity == .stable ? Words.stable : Words.preview
                return "| [\(rule.name)](\(rule.name).md) | \(rule.severity.wording.zh) \(rule.severity.wording.en) | "
                    + "\(maturity.zh) \(maturity.en) | \(RulePages.inline(rule.what.zh)) | \(RulePages.inline(rule.what.en)) |"
            }
        }
        return out.joined(separator: "\n") + "\n"
    }

    /// How severe a rule is in force.
    private func level(of rule: any Rule.Type) -> Wording {
        profile?.severities[rule.name]?.level.wording ?? rule.severity.wording
    }

    private func level(of rule: LocalRule) -> Wording {
        profile?.severities[rule.name]?.level.wording ?? rule.severity.wording
    }

    private func localRules(of aspect: Aspect) -> [LocalRule] {
        profile?.rules.filter { $0.aspect == aspect.rawValue } ?? []
    }

    private func byAspect() -> [(Aspect, [any Rule.Type])] {
        Aspect.allCases.map { aspect in
            (aspect, rulebook.rules.filter { $0.aspect == aspect }.sorted { $0.name < $1.name })
        }
    }

    private func summary(of rule: any Rule.Type, _ language: Language) -> String {
        let maturity = rule.maturity == .preview ? Words.preview : Words.stable
        let parts = [level(of: rule), rule.aspect.wording, rule.scope.wording, maturity, Words.since(rule.since)]
        return parts.map { $0[language] }.joined(separator: " · ")
    }

    /// The documents by number and title, and whether their text was checked.
    private func sources(_ rule: any Rule.Type, _ language: Language) -> String {
        if rule.sources.isEmpty { return Words.consistency[language] }
        return rule.citations.map { citation in
            let source = citation.source
            let doubt = citation.isVerified ? "" : Words.unverified[language]
            guard let title = citation.title else { return source + doubt }
            // The title belongs to the number, the article behind it.
            let article = source.range(of: " 第")?.lowerBound ?? source.endIndex
            return "\(source[..<article])《\(title)》\(source[article...].dropFirst())\(doubt)"
        }.joined(separator: language == .zh ? "；" : "; ")
    }
}

extension Scope {
    /// The forms that a rule looks at.
    fileprivate var wording: Wording {
        switch self {
        case .all, .rows: Wording(zh: "各种表", en: "all forms")
        case .targets: Wording(zh: "目标表", en: "forms of targets")
        case .selfEvaluation: Wording(zh: "自评表", en: "self-evaluations")
        case .monitoring: Wording(zh: "监控表", en: "monitoring forms")
        case .workflow: Wording(zh: "申报、审核、批复的过程", en: "the course of filing, review and approval")
        case .publication: Wording(zh: "公开的表", en: "forms as published")
        }
    }
}

/// The wording of the pages.
private enum Words {
    static let aspect = Wording(zh: "方面", en: "aspect")
    static let level = Wording(zh: "级别", en: "level")
    static let name = Wording(zh: "规则名", en: "rule")
    static let what = Wording(zh: "查什么", en: "what it reports")
    static let why = Wording(zh: "为何：", en: "Why: ")
    static let triggers = Wording(zh: "会报告的例子", en: "Reported")
    static let silent = Wording(zh: "不会报告的例子", en: "Not reported")
    static let sources = Wording(zh: "依据：", en: "Sources: ")
    static let consistency = Wording(zh: "表内应当一致", en: "a form should agree with itself")
    static let unverified = Wording(zh: "（未核对原文）", en: " (not checked against the original text)")
    static let condition = Wording(zh: "报告的条件：", en: "Reported where: ")
    static let preview = Wording(zh: "试行", en: "preview")
    static let stable = Wording(zh: "稳定", en: "stable")
    static let change = Wording(zh: "改：", en: "To do: ")
    static let fix = Wording(zh: "可直接更正：", en: "Corrections: ")
    static let safe = Wording(zh: "有，稳妥（biaochi fix）。", en: "offered, safe (biaochi fix).")
    static let unsafe = Wording(
        zh: "有，需人确认（biaochi fix --unsafe）。", en: "offered, a person must agree (biaochi fix --unsafe).")
    static let both = Wording(
        zh: "有，有的稳妥，有的需人确认（biaochi fix）。", en: "offered, some safe, to others a person must agree (biaochi fix).")
    static let noFix = Wording(zh: "没有，由人来改。", en: "none, a person decides.")

    static func since(_ version: String) -> Wording { Wording(zh: "始于 \(version)", en: "since \(version)") }

    static func count(_ rulebook: Rulebook, _ profile: Profile?) -> Wording {
        let hash = String((profile.map { rulebook.hash(with: $0) } ?? rulebook.hash).prefix(12))
        let count = rulebook.rules.count + (profile?.rules.count ?? 0)
        let name = profile.map { " · \($0.name)" } ?? ""
        return Wording(
            zh: "共 \(count) 条\(name) · 规则库 \(hash) · 详看一条：biaochi rules 规则名",
            en: "\(count) rules\(name) · rulebook \(hash) · all about one: biaochi rules NAME")
    }
}
