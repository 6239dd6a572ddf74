import Basics
import Forms
import Library

/// 成本指标照抄全部预算.
public enum ValCostIsBudget: Rule {
    public static let name = "val-cost-is-budget"
    public static let aspect = Aspect.funding
    public static let severity = Severity.warning
    public static let scope = Scope.rows
    public static let sources = ["财预〔2021〕101号"]
    public static let what = Wording(zh: "成本指标值就是全部预算数。", en: "The cost target repeats the whole budget.")
    public static let why = Wording(
        zh: "预算不超支本来就是要求，照抄预算控制不了成本。", en: "Not to exceed the budget is a duty anyway; repeating it controls no cost.")
    public static var examples: [Example] {
        [
            .triggers(at: Path(.indicators, 0), on: .sound, Wording(zh: "成本等于总额", en: "the total as cost")) {
                $0.indicators[0].value = Number("7008.74")
                $0.indicators[0].text = Text("7008.74")
            },
            .silent(Wording(zh: "单位成本", en: "a unit cost")) {
                $0.indicators[0] = .example("成本指标", "经济成本指标", "每亩造林成本", .atMost, "800", "元/亩")
            },
        ]
    }

    public static func check(_ subject: Subject, _ found: inout Findings) {
        let form = subject.form
        guard let whole = form.wholeBudget, whole > .zero else { return }
        for (i, row) in form.indicators.enumerated() where row.isCost && row.horizon == .annual {
            guard let cost = form.inFormUnit(row), cost == whole else { continue }
            found.report(
                Path(.indicators, i), value: row.text, message(row, whole, form.moneyUnit ?? Text()), advice: advice)
        }
    }

    private static func message(_ row: Indicator, _ whole: Number, _ unit: Text) -> Wording {
        Wording(
            zh: "成本指标“\(row.name)”的 \(whole)\(unit) 就是全部预算。",
            en: "The cost \"\(row.name)\", \(whole) \(unit), is the whole budget.")
    }

    private static let advice = Wording(
        zh: "改为单位成本（如“每人次培训成本 ≤ 500 元”）或某项支出的控制数。", en: "Give a unit cost, or the limit of one kind of spending.")
}
