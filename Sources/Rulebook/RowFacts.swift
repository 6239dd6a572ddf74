import Basics
import Forms
import Library

/// What the words of one row say, found once for all rules.
public final class RowFacts: Sendable {
    public let name: MarkedText
    public let value: MarkedText
    public let explanation: MarkedText
    public let remark: MarkedText
    /// The unit as the library knows it; nil where there is none or it is unknown.
    public let unit: MeasuringUnit?
    public let counted: CountedNoun?
    public let unitFit: UnitFit
    public let family: Family

    /// Which level-2 family a row stands in, as far as rules about words need it.
    public enum Family: Sendable { case cost, time, economicBenefit, benefit, satisfaction, output, other }

    /// Whether the row is marked 定性 and its value holds no number of its own.
    public let isWords: Bool

    init(_ row: Indicator, _ lexicon: Lexicon) {
        name = lexicon.mark(row.name)
        value = row.text.isEmpty ? MarkedText.blank : lexicon.mark(row.text)
        explanation = row.explanation.map { lexicon.mark($0) } ?? .blank
        remark = row.remark.map { lexicon.mark($0) } ?? .blank
        unit = row.unit.flatMap { lexicon.units.unit($0) }
        family = RowFacts.family(row)
        counted = lexicon.counted(in: name)
        isWords = row.value == nil && row.nature == .qualitative
        if let unit, row.nature != .qualitative, row.value != nil, !name.isWhole(.familyName),
            family != .satisfaction || !name.has(.satisfaction) && unit.kind != .share
        {
            unitFit = lexicon.fit(
                UnitQuestion(
                    name: name, counted: counted, unit: unit, value: row.value, explanation: explanation,
                    moneyIsFree: family == .cost || family == .economicBenefit, timeIsFree: family == .time))
        } else {
            unitFit = .unknown
        }
    }

    private static func family(_ row: Indicator) -> Family {
        for level in [row.level2, row.level1] {
            guard let level else { continue }
            if level.contains("满意") { return .satisfaction }
            if level.contains("成本") { return .cost }
            if level.contains("时效") || level.contains("进度") { return .time }
            if level.contains("经济效益") { return .economicBenefit }
            if level.contains("效益") || level.contains("影响") || level.contains("效果") { return .benefit }
            if level.contains("数量") || level.contains("质量") || level.contains("产出") { return .output }
        }
        return .other
    }

    /// Whether the name is only wish or effort words.
    public var isSlogan: Bool {
        guard !Slogan.isTakenBack(name), family != .satisfaction else { return false }
        // Where a count stands with a unit that can count it, a piece of work is named.
        if let unit, UnitKinds.counts.contains(unit.kind) || unit.kind == .length || unit.kind == .area,
            unitFit != .unknown || unit.kind != .share, !isMismatch
        {
            return false
        }
        return Slogan.isSlogan(name)
    }

    public var isMismatch: Bool {
        if case .mismatch = unitFit { return true }
        return false
    }
}

/// 口号: wish and effort words as a name.
enum Slogan {
    /// Whether the name holds something that can be counted after all; of two words at its end the longer one wins, so 效率 is an
    /// aspect though 率 is a measure.
    static func isTakenBack(_ name: MarkedText) -> Bool {
        name.hits(of: .notSlogan).contains { counted in
            !name.hits.contains { $0.list == .aspectNoun && $0.end == counted.end && $0.start < counted.start }
        }
    }

    /// Whether every clause of the name is a verb of effort with an aspect, or one of the known shapes.
    static func isSlogan(_ name: MarkedText) -> Bool {
        guard !name.isEmpty else { return false }
        var start = 0
        var clauses = 0
        for i in 0...name.count {
            guard
                i == name.count || name.characters[i] == 0x2C || name.characters[i] == 0x3B
                    || name.characters[i] == 0x3002
            else { continue }
            if i > start {
                clauses += 1
                guard isSlogan(name, start, i) else { return false }
            }
            start = i + 1
        }
        return clauses > 0
    }

    private static func isSlogan(_ name: MarkedText, _ start: Int, _ end: Int) -> Bool {
        var verbAtHead = false
        var verbAtTail = false
        var verbStart = end
        var aspect = false
        for hit in name.hits where hit.start >= start && hit.end <= end {
            switch hit.list {
            case .sloganShape where hit.start == start && hit.end == end: return true
            case .sloganVerb:
                if hit.start == start { verbAtHead = true }
                if hit.end == end {
                    verbAtTail = true
                    verbStart = min(verbStart, hit.start)
                }
            case .aspectNoun where hit.end == end: aspect = true
            default: break
            }
        }
        if verbAtHead && aspect { return true }
        // 队伍建设提升: the aspect stands before the verb; the list knows aspects only at the end of a name.
        return verbAtTail && verbStart > start && endsWithAspect(name, start, verbStart)
    }

    private static let aspects: [[UInt32]] = [
        "水平", "能力", "质量", "效率", "素质", "意识", "形象", "氛围", "环境", "秩序", "建设", "影响力", "获得感", "幸福感", "安全感",
        "公信力", "竞争力", "凝聚力", "知名度", "美誉度", "执行力", "战斗力", "吸引力", "管理", "治理", "机制", "体系", "效能", "素养", "条件",
    ].map { Text($0).scalars }

    private static func endsWithAspect(_ name: MarkedText, _ start: Int, _ end: Int) -> Bool {
        aspects.contains { aspect in
            end - start > aspect.count && name.characters[(end - aspect.count)..<end].elementsEqual(aspect)
        }
    }
}

extension MarkedText {
    /// The first rank with its number: 前3名, 第一. 第3批 and 前3个月 are none.
    var numberedRank: (text: Text, characters: ArraySlice<UInt32>)? {
        for hit in hits(of: .rank) {
            let words = characters[hit.start..<hit.end]
            guard words.contains(where: { isDigit($0) || MarkedText.smallNumerals.contains($0) }) else { continue }
            if hit.end < count, MarkedText.notOfRanks.contains(characters[hit.end]) { continue }
            return (text(hit.start..<hit.end), words)
        }
        return nil
    }

    private static let smallNumerals = Text("一二三四五六七八九十").scalars
    private static let notOfRanks = Text("批期季轮届条年个次章节款项阶步代类号中医小月天日部段版方产书课时").scalars

    static let blank = Lexicon.standard.mark(characters: [])
}
