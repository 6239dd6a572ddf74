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
            }
        }
        out += ["", look.paint(Words.sources[language] + sources(rule, language), .faint)]
        return out.map { $0 + "\n" }.joined()
    }

    /// The rulebook, or one rule, as Markdown.
    public func markdown(_ rules: [any Rule.Type], _ language: Language) -> String {
        rules.map { rule in
            var out = ["## \(rule.name)", "", summary(of: rule, language), "", rule.what[language], ""]
            out += [Words.why[language] + rule.why[language], ""]
            for (words, examples) in [
                (Words.triggers, rule.examples.filter { !$0.expected.isEmpty }),
                (Words.silent, rule.examples.filter(\.expected.isEmpty)),
            ] where !examples.isEmpty {
                out += [words[language], ""]
                out += examples.map { example in
                    let places = example.expected.map { "`\($0)`" }.joined(separator: " ")
                    return "- " + example.note[language] + (places.isEmpty ? "" : " → " + places)
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
            .init(
                "examples",
                .array(
                    rule.examples.map {
                        .object([
                            .init("note", $0.note.json),
                            .init("triggersAt", .array($0.expected.map { .string($0.description) })),
                        ])
                    })),
        ])
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
        let maturity = rule.maturity == .preview ? " · " + Words.preview[language] : ""
        return "\(level(of: rule)[language]) · \(rule.aspect.wording[language])\(maturity)"
    }

    private func sources(_ rule: any Rule.Type, _ language: Language) -> String {
        rule.sources.joined(separator: language == .zh ? "；" : "; ")
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
    static let condition = Wording(zh: "报告的条件：", en: "Reported where: ")
    static let preview = Wording(zh: "试行", en: "preview")

    static func count(_ rulebook: Rulebook, _ profile: Profile?) -> Wording {
        let hash = String((profile.map { rulebook.hash(with: $0) } ?? rulebook.hash).prefix(12))
        let count = rulebook.rules.count + (profile?.rules.count ?? 0)
        let name = profile.map { " · \($0.name)" } ?? ""
        return Wording(
            zh: "共 \(count) 条\(name) · 规则库 \(hash) · 详看一条：biaochi rules 规则名",
            en: "\(count) rules\(name) · rulebook \(hash) · all about one: biaochi rules NAME")
    }
}
