import Basics
import Forms

/// 度量单位空缺.
public enum UnitMissing: Rule {
    public static let name = "unit-missing"
    public static let aspect = Aspect.completeness
    public static let severity = Severity.error
    public static let scope = Scope.rows
    public static let maturity = Maturity.stable
    public static let sources = ["预算管理一体化 save-time check"]
    public static let what = Wording(
        zh: "定量的指标值没有度量单位；未标定性而文字里有数的也算。日期、期间、系数和指数不需要。",
        en:
            "A quantitative target, or an unmarked one whose words hold a number, has no unit; dates, periods, coefficients and indices need none."
    )
    public static let why = Wording(zh: "没有单位，数就没有意义。", en: "Without a unit a number means nothing.")
    public static var examples: [Example] {
        [
            .triggers(at: Path(.indicators, 3, .unit), on: .sound, Wording(zh: "单位空着", en: "a blank unit")) {
                $0.indicators[3].unit = nil
            },
            .triggers(at: Path(.indicators, 1, .unit), on: .sound, Wording(zh: "完成23项重点工作", en: "a count in words")) {
                $0.indicators[1] = .example("产出指标", "数量指标", "重点项目推进数量", nil, "完成23项重点工作", nil)
                $0.indicators[1].nature = nil
            },
            .triggers(at: Path(.indicators, 0, .unit), on: .sound, Wording(zh: "金额没有单位", en: "an amount without one")) {
                $0.indicators[0].unit = nil
            },
            .silent(Wording(zh: "指数没有单位", en: "an index has none")) {
                $0.indicators[3] = .example("产出指标", "质量指标", "水质综合污染指数", .atMost, "0.8", nil)
            },
            .silent(Wording(zh: "单位写在话里，表上没有单位栏", en: "the words give the unit and the form has no column for it")) {
                for i in $0.indicators.indices { $0.cells[Path(.indicators, i, .unit)] = nil }
                $0.indicators[1] = .example("产出指标", "数量指标", "再就业人数", nil, "1600人、200人", nil)
                $0.indicators[1].nature = nil
            },
            .silent(Wording(zh: "日期没有单位", en: "a date has none")) {
                $0.indicators[4] = .example("产出指标", "时效指标", "春季造林完成时间", nil, "2026年4月底前", nil)
                $0.indicators[4].nature = nil
            },
        ]
    }

    public static func check(_ subject: Subject, _ found: inout Findings) {
        let form = subject.form
        let hasColumn = form.hasColumn(.unit) { $0.unit != nil }
        for (i, row) in form.indicators.enumerated() where row.unit == nil && row.nature != .qualitative {
            let counts = printedNumbers(in: row.text).filter { $0.kind == .count }
            // Words bring their own unit; where the form has a column for it, it is missing there.
            guard row.value != nil || hasColumn && !counts.isEmpty else { continue }
            if isDateOrPeriod(row) || isPure(row) || (row.value != nil && hasWordsBehind(row.text, counts)) { continue }
            found.report(
                Path(.indicators, i, .unit), value: row.text, message(row), advice: advice(row), edits: edits(i, row))
        }
    }

    /// A coefficient, an index, a ratio of two numbers.
    private static func isPure(_ row: Indicator) -> Bool {
        for word in ["系数", "指数", "倍数", "密度", "评分", "得分", "比值", "pH", "PH"] as [StaticString]
        where row.name.contains(word) {
            return true
        }
        // 1:3
        return row.text.contains(":") || row.text.contains("：")
    }

    /// Whether something other than an operator's word follows the number: a unit that the reader left there.
    private static func hasWordsBehind(_ text: Text, _ counts: [PrintedNumber]) -> Bool {
        guard let last = counts.last else { return false }
        let rest = text.dropping(first: last.end).trimmed()
        return !rest.isEmpty && !["以上", "以下", "以内", "左右"].contains { rest == $0 }
    }

    /// The unit that the words themselves give.
    private static func edits(_ i: Int, _ row: Indicator) -> [Edit] {
        guard row.value == nil, let unit = firstCount(row.text).unit else { return [] }
        return [Edit(Path(.indicators, i, .unit), from: Text(), to: unit)]
    }

    private static func message(_ row: Indicator) -> Wording {
        Wording(
            zh: "“\(row.name)”度量单位空缺；定量指标须有度量单位，此处指标值为“\(row.text)”。",
            en: "\"\(row.name)\" has no unit; a quantitative target needs one, here it reads \"\(row.text)\".")
    }

    private static func advice(_ row: Indicator) -> Wording {
        if row.value == nil, let unit = firstCount(row.text).unit {
            return Wording(zh: "度量单位填“\(unit)”。", en: "Give the unit \(unit).")
        }
        return Wording(zh: "填写度量单位，如 个、人次、%、万元。", en: "Give the unit, such as 个, 人次, %, 万元.")
    }
}
