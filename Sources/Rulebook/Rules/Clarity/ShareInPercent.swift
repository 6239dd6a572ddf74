import Basics
import Forms
import Library

/// `val-percent-scale`: a share given as a fraction where per cent is meant.
enum ShareInPercent: Rule {
    static let name = "val-percent-scale"
    static let aspect = Aspect.clarity
    static let severity = Severity.warning
    static let scope = Scope.rows
    static let sources: [String] = []
    static let since = "0.1"
    static let maturity = Maturity.stable
    static let what = Wording(
        zh: "比率写成了小数（0.88、1），单位却是“%”“比例”或没有单位。",
        en: "A share is given as a fraction (0.88, 1), while its unit is %, 比例 or none.")
    static let why = Wording(zh: "“0.95%”与95%差一百倍。", en: "“0.95%” is a hundredth of 95 %.")
    static let examples = [
        Example.triggers(
            at: Path(.indicators, 3, .text), on: .sound, Wording(zh: "达标率“0.98%”", en: "a pass rate of “0.98 %”")
        ) {
            $0.indicators[3] = .example("产出指标", "质量指标", "苗木检疫达标率", .atLeast, "0.98", "%")
        },
        Example.triggers(at: Path(.indicators, 4, .text), on: .sound, Wording(zh: "及时率“1%”", en: "“1 %” in time")) {
            $0.indicators[4] = .example("产出指标", "时效指标", "工资发放及时率", .equal, "1", "%")
        },
        Example.triggers(
            at: Path(.indicators, 6, .text), on: .sound, Wording(zh: "满意度“0.92”，没有单位", en: "“0.92” satisfied, no unit")
        ) {
            $0.indicators[6] = .example("满意度指标", "服务对象满意度指标", "林区群众满意度", .atLeast, "0.92", nil)
        },
        Example.triggers(
            at: Path(.indicators, 3, .text), on: .sound, Wording(zh: "扑灭率“≥0.96%”", en: "fires put out, “≥ 0.96 %”")
        ) {
            $0.indicators[3].text = Text("0.96")
            $0.indicators[3].value = Number("0.96")
        },
        Example.silent(Wording(zh: "差错率本来就小", en: "an error rate is small")) {
            $0.indicators[3] = .example("产出指标", "质量指标", "数据差错率", .atMost, "0.5", "%")
        },
        Example.silent(Wording(zh: "增长1%很平常", en: "growth of 1 % is common")) {
            $0.indicators[5] = .example("效益指标", "经济效益指标", "财政收入增长率", .atLeast, "1", "%")
        },
        Example.silent(Wording(zh: "系数没有单位", en: "a coefficient has no unit")) {
            $0.indicators[3] = .example("产出指标", "质量指标", "灌溉水有效利用系数", .atLeast, "0.55", nil)
        },
        Example.silent(Wording(zh: "覆盖率提高0.5%", en: "a coverage that rises by 0.5 %")) {
            $0.indicators[5] = .example("效益指标", "生态效益指标", "森林覆盖率提高", .atLeast, "0.5", "%")
        },
    ]

    private static let one = Number(1)
    private static let half = Number(coefficient: 5, scale: 1)
    /// 率
    private static let rateWord: UInt32 = 0x7387

    static func check(_ subject: Subject, _ found: inout Findings) {
        for (i, row) in subject.form.indicators.enumerated() {
            guard let value = row.value, value > .zero, value <= one, row.comparison.map(mayBeShare) ?? true else {
                continue
            }
            let facts = subject.facts.rows[i]
            guard hasShareUnit(row, facts), facts.asksSatisfaction || isGoodShare(row, value, facts),
                !changes(facts.name)
            else {
                continue
            }
            found.report(
                Path(.indicators, i, .text), value: row.text, message(row, value), advice: advice,
                edits: edits(row, i, value, alone: subject.form.unitStandsAlone(i)))
        }
    }

    /// What is to be small has ≤: there less than one per cent is a target.
    private static func mayBeShare(_ sign: Comparison) -> Bool { sign != .atMost && sign != .below }

    private static func hasShareUnit(_ row: Indicator, _ facts: RowFacts) -> Bool {
        guard let unit = facts.unit else { return row.unit == nil }
        return unit.canonical == "%" || unit.canonical == "比例"
    }

    /// A share of a whole of which more is better.
    private static func isGoodShare(_ row: Indicator, _ value: Number, _ facts: RowFacts) -> Bool {
        guard let counted = facts.counted, !counted.isNear, !counted.isFar, let noun = counted.noun else {
            return false
        }
        // 扑灭率: a rate that nobody listed; at least 0.95 of it is hardly 0.95 %.
        if noun.role == .share, noun.length == 1, facts.name.characters.last == rateWord {
            return (row.comparison == .atLeast || row.comparison == .above) && value > half && value < one
        }
        return noun.role == .share && noun.length > 1 && noun.percent == .yes && !noun.mayPass100
            && noun.direction != .negative
    }

    private static func changes(_ name: MarkedText) -> Bool {
        let words: [StaticString] = ["增", "提高", "提升", "上升", "下降", "降低", "减", "幅", "差", "变"]
        return words.contains(where: name.contains)
    }

    private static func edits(_ row: Indicator, _ i: Int, _ value: Number, alone: Bool) -> [Edit] {
        guard let text = row.rewritten(value * Number(100)) else { return [] }
        let edit = Edit(Path(.indicators, i, .text), from: row.text, to: text)
        if let unit = row.unit, unit == "%" { return [edit] }
        return alone ? [edit, Edit(Path(.indicators, i, .unit), from: row.unit ?? Text(), to: Text("%"))] : []
    }

    private static func message(_ row: Indicator, _ value: Number) -> Wording {
        let unit = row.unit ?? Text()
        return Wording(
            zh: "“\(row.name)”写作\(value)\(unit)，像是小数\(value)，即\(value * Number(100))%。",
            en:
                "“\(row.name)” reads \(value)\(unit): it seems to be the fraction \(value), which is \(value * Number(100)) %."
        )
    }

    private static let advice = Wording(
        zh: "以“%”计，填写乘以100的数，请核对。", en: "Give it in %, 100 times the fraction; please check.")
}
