import Basics
import Library
import Rulebook

/// Profiles for people and programs: what `biaochi profiles` prints.
public struct ProfilePages: Sendable {
    public init() {}

    /// The profiles, a line each.
    public func list(_ profiles: [Profile], _ look: Appearance) -> String {
        let language = look.language
        let rows = profiles.map { profile in
            [
                profile.name, profile.title[language], profile.from?.description ?? "",
                profile.parents.joined(separator: " → "), "\(profile.ownFacts.count)",
            ]
        }
        let heading = [Words.name, Words.title, Words.from, Words.extends, Words.facts].map { $0[language] }
        let lines = BoxTable(heading: heading, rows: rows).lines(width: look.width)
        return (lines + [Words.more[language]]).map { $0 + "\n" }.joined()
    }

    /// All that a profile sets, its parents' facts too, each with its source.
    public func page(of profile: Profile, _ look: Appearance) -> String {
        let language = look.language
        var out = [look.paint(profile.name, .strong) + "  " + profile.title[language]]
        if let from = profile.from { out.append(Words.from[language] + " " + from.description) }
        if !profile.parents.isEmpty {
            out.append(Words.extends[language] + " " + profile.parents.joined(separator: " → "))
        }
        if let notes = profile.notes { out += Wrapping.lines(notes, width: look.width) }
        let rows = ProfileFact.allCases.compactMap { fact -> [String]? in
            guard let source = profile.facts[fact] else { return nil }
            let doubt = source.isVerified ? "" : Words.unverified[language]
            return [
                fact.rawValue, fact.wording[language], profile.printed(fact), source.source + doubt, source.profile,
            ]
        }
        let heading = [Words.key, Words.fact, Words.value, Words.source, Words.setBy].map { $0[language] }
        out += [""] + BoxTable(heading: heading, rows: rows).lines(width: look.width)
        for (name, severity) in profile.severities.sorted(by: { $0.key < $1.key }) {
            out.append("\(Words.severity[language]) \(name): \(severity.level.wording[language])")
        }
        for rule in profile.rules {
            out.append("\(Words.rule[language]) \(rule.name): \(rule.conditionText)")
        }
        out.append(look.paint(Words.digest[language] + profile.digest.prefix(12), .faint))
        return out.map { $0 + "\n" }.joined()
    }

    /// `biaochi.profiles/1`.
    public func json(_ profiles: [Profile]) -> JSON {
        .object([
            .init("schema", .string("biaochi.profiles/1")),
            .init("profiles", .array(profiles.map { ProfilePages.data(of: $0) })),
        ])
    }

    private static func data(of profile: Profile) -> JSON {
        .object([
            .init("name", .string(profile.name)), .init("title", profile.title.json),
            .init("from", profile.from.map { .string($0.description) } ?? .null),
            .init("extends", .array(profile.parents.map { .string($0) })),
            .init("digest", .string(profile.digest)),
            .init(
                "facts",
                .array(
                    ProfileFact.allCases.compactMap { fact in
                        profile.facts[fact].map { source in
                            .object([
                                .init("key", .string(fact.rawValue)), .init("what", fact.wording.json),
                                .init("value", .string(profile.printed(fact))), .init("source", .string(source.source)),
                                .init("verified", .bool(source.isVerified)),
                                .init("notes", source.notes.map { .string($0) } ?? .null),
                                .init("setBy", .string(source.profile)),
                            ])
                        }
                    })),
            .init(
                "severities",
                .object(
                    profile.severities.sorted { $0.key < $1.key }.map {
                        .init($0.key, .string($0.value.level.rawValue))
                    })),
            .init(
                "rules",
                .array(
                    profile.rules.map { rule in
                        .object([
                            .init("name", .string(rule.name)), .init("aspect", .string(rule.aspect)),
                            .init("severity", .string(rule.severity.rawValue)),
                            .init("scope", .string(rule.isOfRows ? "row" : "form")),
                            .init("condition", .string(rule.conditionText)),
                            .init("sources", .array(rule.sources.map { .string($0) })),
                        ])
                    })),
        ])
    }

    /// What is wrong in a profile: a line each, `line:column`.
    public func faults(_ faults: [Profile.Fault], _ language: Language) -> [String] {
        faults.map { fault in
            Wording(zh: "第 \(fault.line) 行第 \(fault.column) 列：", en: "line \(fault.line), column \(fault.column): ")[
                language]
                + fault.message[language]
        }
    }
}

extension Profile {
    /// The facts that it sets itself.
    var ownFacts: [ProfileFact] { ProfileFact.allCases.filter { facts[$0]?.profile == name } }
}

extension LocalSeverity.Level {
    public var wording: Wording { Severity(self)?.wording ?? Wording(zh: "停用", en: "off") }
}

private enum Words {
    static let name = Wording(zh: "代号", en: "name")
    static let title = Wording(zh: "名称", en: "place")
    static let from = Wording(zh: "施行", en: "from")
    static let extends = Wording(zh: "沿用", en: "extends")
    static let facts = Wording(zh: "自设项", en: "facts of its own")
    static let key = Wording(zh: "键", en: "key")
    static let fact = Wording(zh: "口径", en: "fact")
    static let value = Wording(zh: "值", en: "value")
    static let source = Wording(zh: "依据", en: "source")
    static let setBy = Wording(zh: "出自", en: "set by")
    static let severity = Wording(zh: "级别", en: "severity of")
    static let rule = Wording(zh: "规则", en: "rule")
    static let digest = Wording(zh: "口径摘要 ", en: "digest ")
    static let unverified = Wording(zh: "（未核对原文）", en: " (not compared with the text)")
    static let more = Wording(
        zh: "详看一个：biaochi profiles 代号 · 检查自己的：biaochi profiles check 文件.yaml",
        en: "All about one: biaochi profiles NAME · test your own: biaochi profiles check FILE.yaml")
}
