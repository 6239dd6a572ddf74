import Basics
import Forms
import Rulebook

/// The rulebook for people and programs: what `biaochi rules` prints.
public struct RulePages: Sendable {
    public var rulebook: Rulebook

    public init(_ rulebook: Rulebook) { self.rulebook = rulebook }

    /// All rules by aspect, a line each.
    public func list(_ look: Appearance) -> String {
        let rows = byAspect().flatMap { aspect, rules in
            rules.map {
                [aspect.wording[look.language], $0.severity.wording[look.language], $0.name, $0.what[look.language]]
            }
        }
        let heading = [Words.aspect, Words.level, Words.name, Words.what].map { $0[look.language] }
        let lines = BoxTable(heading: heading, rows: rows).lines(width: look.width)
        return (lines + [Words.count(rulebook)[look.language]]).map { $0 + "\n" }.joined()
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

    /// `biaochi.rules/1`.
    public func json(_ rules: [any Rule.Type]) -> JSON {
        .object([
            .init("schema", .string("biaochi.rules/1")),
            .init("rulebook", .string(rulebook.hash)),
            .init("rules", .array(rules.map { RulePages.data(of: $0) })),
        ])
    }

    private static func data(of rule: any Rule.Type) -> JSON {
        .object([
            .init("name", .string(rule.name)),
            .init("aspect", .string(rule.aspect.rawValue)),
            .init("severity", .string(rule.severity.rawValue)),
            .init("scope", .string(rule.scope.rawValue)),
            .init("since", .string(rule.since)),
            .init("maturity", .string(rule.maturity.rawValue)),
            .init("what", rule.what.json),
            .init("why", rule.why.json),
            .init("sources", .array(rule.sources.map { .string($0) })),
            .init("citations", .array(rule.citations.map { data(of: $0) })),
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

    private static func data(of citation: Citation) -> JSON {
        .object([
            .init("source", .string(citation.source)),
            .init("title", citation.title.map { .text($0) } ?? .null),
            .init("date", citation.date.map { .text($0) } ?? .null),
            .init("text", .string(citation.text)),
        ])
    }

    private func byAspect() -> [(Aspect, [any Rule.Type])] {
        Aspect.allCases.map { aspect in
            (aspect, rulebook.rules.filter { $0.aspect == aspect }.sorted { $0.name < $1.name })
        }
    }

    private func summary(of rule: any Rule.Type, _ language: Language) -> String {
        let maturity = rule.maturity == .preview ? " · " + Words.preview[language] : ""
        return "\(rule.severity.wording[language]) · \(rule.aspect.wording[language])\(maturity)"
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
    static let preview = Wording(zh: "试行", en: "preview")

    static func count(_ rulebook: Rulebook) -> Wording {
        let hash = String(rulebook.hash.prefix(12))
        return Wording(
            zh: "共 \(rulebook.rules.count) 条 · 规则库 \(hash) · 详看一条：biaochi rules 规则名",
            en: "\(rulebook.rules.count) rules · rulebook \(hash) · all about one: biaochi rules NAME")
    }
}
