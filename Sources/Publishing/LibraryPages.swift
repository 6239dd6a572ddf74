import Basics
import Library

/// The indicator library for people and programs: what `biaochi library` prints.
public struct LibraryPages: Sendable {
    public init() {}

    /// What a search found, a line each.
    public func list(_ matches: [IndicatorLibrary.Match], most: Int, _ look: Appearance) -> String {
        let language = look.language
        guard !matches.isEmpty else { return Words.nothing[language] + "\n" }
        let rows = matches.prefix(most).map { match in
            let entry = match.entry
            return [entry.name, entry.unit, sign(entry, language), entry.level2, entry.sector].map { text in "\(text)" }
        }
        let heading = [Words.name, Words.unit, Words.direction, Words.family, Words.sector].map { $0[language] }
        let lines = BoxTable(heading: heading, rows: Array(rows)).lines(width: look.width)
        return (lines + [Words.count(matches.count, min(most, matches.count))[language]]).map { $0 + "\n" }.joined()
    }

    /// What an indicator should be called, all about each.
    public func page(_ matches: [IndicatorLibrary.Match], _ look: Appearance) -> String {
        let language = look.language
        guard !matches.isEmpty else { return Words.nothing[language] + "\n" }
        var out: [String] = []
        for match in matches {
            let entry = match.entry
            if !out.isEmpty { out.append("") }
            let by = match.name == entry.name ? "" : Words.by[language] + match.name.string
            out.append(look.paint(entry.name.string, .strong) + "  \(match.likeness)%" + by)
            let lines: [(Wording, String)] = [
                (Words.family, "\(entry.level1) / \(entry.level2)"), (Words.sector, "\(entry.sector) / \(entry.field)"),
                (Words.unit, entry.unit.string), (Words.direction, sign(entry, language)),
                (Words.typical, entry.typical.string), (Words.formula, entry.formula.string),
                (Words.basis, entry.basis.string), (Words.source, entry.source.string),
                (Words.method, entry.method.string), (Words.evidence, entry.evidence.string),
                (Words.scoring, entry.scoring.string), (Words.note, entry.note.string),
                (Words.aliases, entry.aliases.map(\.string).joined(separator: "、")),
            ]
            for (label, words) in lines where !words.isEmpty {
                let colon = language == .zh ? "：" : ": "
                out += Wrapping.lines(label[language] + colon + words, width: look.width - 2).map { "  " + $0 }
            }
        }
        return out.map { $0 + "\n" }.joined()
    }

    /// `biaochi.library/1`.
    public func json(_ matches: [IndicatorLibrary.Match]) -> JSON {
        .object([
            .init("schema", .string("biaochi.library/1")), .init("indicators", .array(matches.map { data(of: $0) })),
        ])
    }

    private func data(of match: IndicatorLibrary.Match) -> JSON {
        let entry = match.entry
        return .object([
            .init("name", .text(entry.name)), .init("likeness", .int(match.likeness)),
            .init("matched", .text(match.name)),
            .init("aliases", .array(entry.aliases.map { .text($0) })), .init("sectorCode", .text(entry.sectorCode)),
            .init("sector", .text(entry.sector)), .init("field", .text(entry.field)),
            .init("level1", .text(entry.level1)), .init("level2", .text(entry.level2)),
            .init("unit", .text(entry.unit)),
            .init("direction", .text(entry.direction)), .init("typical", .text(entry.typical)),
            .init("formula", .text(entry.formula)), .init("basis", .text(entry.basis)),
            .init("source", .text(entry.source)), .init("method", .text(entry.method)),
            .init("evidence", .text(entry.evidence)), .init("scoring", .text(entry.scoring)),
            .init("note", .text(entry.note)),
        ])
    }

    private func sign(_ entry: IndicatorLibrary.Entry, _ language: Language) -> String {
        entry.direction == "qualitative" ? Words.qualitative[language] : entry.direction.string
    }
}

private enum Words {
    static let name = Wording(zh: "指标名称", en: "indicator")
    static let unit = Wording(zh: "单位", en: "unit")
    static let direction = Wording(zh: "方向", en: "direction")
    static let family = Wording(zh: "类别", en: "family")
    static let sector = Wording(zh: "领域", en: "sector")
    static let typical = Wording(zh: "常见值（不是标准）", en: "usual values (no standard)")
    static let formula = Wording(zh: "公式", en: "formula")
    static let basis = Wording(zh: "设定依据", en: "basis")
    static let source = Wording(zh: "数据来源", en: "data from")
    static let method = Wording(zh: "取值方式", en: "method")
    static let evidence = Wording(zh: "佐证", en: "evidence")
    static let scoring = Wording(zh: "赋分", en: "scoring")
    static let note = Wording(zh: "注意", en: "note")
    static let aliases = Wording(zh: "别称", en: "also called")
    static let by = Wording(zh: "  ← ", en: "  ← ")
    static let qualitative = Wording(zh: "定性", en: "in words")
    static let nothing = Wording(zh: "指标库里没有找到。", en: "Nothing in the library fits.")

    static func count(_ all: Int, _ shown: Int) -> Wording {
        let rest = shown < all
        return Wording(
            zh: "共 \(all) 个" + (rest ? "，列出前 \(shown) 个（--most）" : "") + " · 细看：biaochi library suggest 名称",
            en: "\(all) found" + (rest ? ", the first \(shown) shown (--most)" : "")
                + " · all about one: biaochi library suggest NAME")
    }
}
