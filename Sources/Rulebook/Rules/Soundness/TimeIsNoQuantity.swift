import Basics
import Forms
import Library

/// `cls-time-as-quantity`: a date or a share in time under 数量指标.
enum TimeIsNoQuantity: Rule {
    static let name = "cls-time-as-quantity"
    static let aspect = Aspect.soundness
    static let severity = Severity.warning
    static let scope = Scope.rows
    static let sources = ["财预〔2015〕88号"]
    static let what = Wording(
        zh: "数量指标下填了时间或及时率。", en: "A date or a share in time stands under 数量指标 (quantity).")
    static let why = Wording(
        zh: "何时完成、是否及时是时效；数量说的是做多少。", en: "When, or whether in time, is timeliness; quantity is how much.")
    static var examples: [Example] {
        [
            .triggers(at: Path(.indicators, 1, .level2), on: .sound, Wording(zh: "竣工时间", en: "a date of completion")) {
                $0.indicators[1] = .example("产出指标", "数量指标", "管护站竣工时间", .atMost, "11", "月")
            },
            .triggers(at: Path(.indicators, 1, .level2), on: .sound, Wording(zh: "及时率", en: "a share in time")) {
                $0.indicators[1] = .example("产出指标", "数量指标", "补助发放及时率", .equal, "100", "%")
            },
            .triggers(at: Path(.indicators, 1, .level2), on: .sound, Wording(zh: "值是日期", en: "the value is a date")) {
                $0.indicators[1] = .example("产出指标", "数量指标", "管护站改造", nil, "2026年8月31日前", nil)
            },
            .silent(Wording(zh: "培训天数是数量", en: "days of training are a quantity")) {
                $0.indicators[1] = .example("产出指标", "数量指标", "防火培训天数", .atLeast, "15", "天")
            },
            .silent(Wording(zh: "服务时长是数量", en: "hours of service are a quantity")) {
                $0.indicators[1] = .example("产出指标", "数量指标", "志愿服务时间", .atLeast, "2000", "小时")
            },
            .silent(Wording(zh: "名称里有年份和季节的场次", en: "events, and the year in their name")) {
                $0.indicators[1] = .example("产出指标", "数量指标", "2026年春季定期巡护次数", .atLeast, "30", "次")
            },
            .silent(Wording(zh: "时效指标下的完成时间", en: "a date where it belongs")) {
                $0.indicators[4].name = Text("管护站竣工时间")
            },
        ]
    }

    static func check(_ subject: Subject, _ found: inout Findings) {
        for (i, row) in subject.form.indicators.enumerated() where subject.facts.levels[i].isLevel2("数量指标") {
            let facts = subject.facts.rows[i]
            guard isTime(row, facts), let level = row.level2 else { continue }
            found.report(
                Path(.indicators, i, .level2), value: level,
                Wording(
                    zh: "“\(row.name)”（\(row.printedTarget)）说的是时间，却列在数量指标下。",
                    en: "“\(row.name)” (\(row.printedTarget)) is about time and stands under 数量指标."),
                advice: Wording(zh: "移到时效指标。", en: "Move it to 时效指标."),
                edits: subject.move(i, to: "时效指标"))
        }
    }

    private static func isTime(_ row: Indicator, _ facts: RowFacts) -> Bool {
        if facts.unit?.kind == .date { return true }
        if let unit = facts.unit {
            // 及时办结件数 counts cases; a share must be one of what was done in time.
            guard unit.kind == .share || unit.kind == .time else { return false }
        }
        let name = facts.name
        if row.value == nil, facts.unit == nil { return PeriodParser.isDateOrPeriod(row.text) }
        let hits = name.hits(of: .time)
        if facts.unit?.kind == .share {
            let last = name.characters.last
            return (last == 0x7387 || last == 0x6027)  // 率, 性
                && hits.contains { $0.end + 2 >= name.count && $0.end - $0.start == 2 && isPunctual(name, $0) }
        }
        // 竣工时间, 完成时限; a bare 时间 may be a length of time.
        return hits.contains { $0.end == name.count && $0.end - $0.start >= 4 }
    }

    private static func isPunctual(_ name: MarkedText, _ hit: WordHit) -> Bool {
        punctual.contains { name.characters[hit.start..<hit.end].elementsEqual($0) }
    }

    private static let punctual = ["及时", "按时", "准时", "按期", "如期"].map { Text($0).scalars }
}

extension Indicator {
    /// The target as a person reads it: the words of its cell, and the unit where they do not hold it.
    var printedTarget: Text {
        guard let unit, !text.contains(unit) else { return text }
        return Text("\(text)\(unit)")
    }
}
