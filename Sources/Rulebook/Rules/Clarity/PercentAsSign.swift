import Basics
import Forms
import Library

/// `unit-percent-text`: 百分比 as the unit of a number in per cent.
enum PercentAsSign: Rule {
    static let name = "unit-percent-text"
    static let aspect = Aspect.clarity
    static let severity = Severity.info
    static let scope = Scope.rows
    static let sources: [String] = []
    static let since = "0.1"
    static let maturity = Maturity.preview
    static let what = Wording(zh: "单位写作“百分比”“百分数”，应写“%”。", en: "The unit is “百分比” or “百分数”; it should be “%”.")
    static let why = Wording(
        zh: "“百分比”是指标的类型，“95百分比”读不通，也可能被当作小数。",
        en: "“百分比” is a kind of figure, not a unit: 95 may then be taken for a fraction.")
    static let examples = [
        Example.triggers(at: Path(.indicators, 3, .unit), on: .sound, Wording(zh: "“96百分比”", en: "“96 percentage”")) {
            $0.indicators[3].unit = Text("百分比")
        },
        Example.triggers(
            at: Path(.indicators, 6, .unit), on: .sound, Wording(zh: "“92百分数”", en: "“92 per cent number”")
        ) {
            $0.indicators[6].unit = Text("百分数")
        },
        Example.triggers(at: Path(.indicators, 3, .unit), on: .sound, Wording(zh: "“96百分率”", en: "“96 per cent rate”"))
        {
            $0.indicators[3].unit = Text("百分率")
        },
        Example.silent(Wording(zh: "百分点是两个比率之差", en: "points are the difference of two shares")) {
            $0.indicators[3] = .example("产出指标", "质量指标", "森林覆盖率提高幅度", .atLeast, "0.2", "百分点")
        },
        Example.silent(Wording(zh: "全角的“％”", en: "a full-width sign")) { $0.indicators[3].unit = Text("％") },
        Example.silent(Wording(zh: "千分数", en: "per mille")) { $0.indicators[3].unit = Text("‰") },
    ]

    static func check(_ subject: Subject, _ found: inout Findings) {
        for (i, row) in subject.form.indicators.enumerated() {
            guard let value = row.value, let unit = row.unit, unit.hasPrefix("百分"),
                subject.facts.rows[i].counts(in: "%")
            else { continue }
            let path = Path(.indicators, i, .unit)
            // 0.96 with “百分比” may be a fraction: with the sign it would be less than one per cent.
            let edits =
                value > Number(1) && subject.form.unitStandsAlone(i) ? [Edit(path, from: unit, to: Text("%"))] : []
            found.report(
                path, cause: unit.string, value: unit, message(row, unit), advice: advice, edits: edits,
                safety: .safe)
        }
    }

    private static func message(_ row: Indicator, _ unit: Text) -> Wording {
        Wording(
            zh: "“\(row.name)”的单位写作“\(unit)”。", en: "The unit of “\(row.name)” is written “\(unit)”.")
    }

    private static let advice = Wording(zh: "单位写“%”。", en: "Write “%”.")
}
