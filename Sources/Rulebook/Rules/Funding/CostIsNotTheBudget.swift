import Basics
import Forms
import Library

/// `val-cost-is-budget`: the cost target repeats the whole budget.
enum CostIsNotTheBudget: Rule {
    static let name = "val-cost-is-budget"
    static let aspect = Aspect.funding
    static let severity = Severity.warning
    static let scope = Scope.rows
    static let sources = ["财预〔2021〕101号"]
    static let since = "0.1"
    static let maturity = Maturity.stable
    static let what = Wording(zh: "成本指标重复了整个预算。", en: "The cost target repeats the whole budget.")
    static let why = Wording(
        zh: "预算本来不能超，重复一遍不是对成本的控制。", en: "A budget may not be passed anyway: repeating it controls no cost.")
    static let examples = [
        Example.triggers(at: Path(.indicators, 0), on: .sound, Wording(zh: "等于资金总额", en: "the total itself")) {
            $0.indicators[0] = .example("成本指标", "经济成本指标", "部门整体支出", .atMost, "7008.74", "万元")
        },
        Example.triggers(at: Path(.indicators, 0), on: .sound, Wording(zh: "以元计的总额", en: "the total in yuan")) {
            $0.indicators[0] = .example("成本指标", "经济成本指标", "部门整体支出", .atMost, "70087400", "元")
        },
        Example.triggers(
            at: Path(.indicators, 0), on: .sound, Wording(zh: "没有总额，等于基本支出加项目支出", en: "no total: the two uses together")
        ) {
            $0.budget.remove(at: 0)
            $0.indicators[0] = .example("成本指标", "经济成本指标", "部门支出", .atMost, "7008.74", "万元")
        },
        Example.silent(Wording(zh: "单价与总额同数", en: "a unit price with the same figure")) {
            $0.indicators[0] = .example("成本指标", "经济成本指标", "单件成本", .atMost, "7008.74", "元/件")
        },
        Example.silent(Wording(zh: "只是项目支出", en: "only the project spending")) {
            $0.indicators[0] = .example("成本指标", "经济成本指标", "项目支出控制数", .atMost, "327.23", "万元")
        },
        Example.silent(Wording(zh: "同数，单位是元", en: "the same figure in yuan")) {
            $0.indicators[0] = .example("成本指标", "经济成本指标", "护林员人均补助", .atMost, "7008.74", "元")
        },
    ]

    static func check(_ subject: Subject, _ found: inout Findings) {
        let budget = WholeBudget(subject.form, subject.lexicon)
        for (i, row) in subject.form.indicators.enumerated() {
            guard repeats(row, subject.facts.rows[i], budget), let unit = row.unit else { continue }
            found.report(Path(.indicators, i), value: row.text, message(row, unit), advice: advice)
        }
    }

    static func repeats(_ row: Indicator, _ facts: RowFacts, _ budget: WholeBudget) -> Bool {
        guard facts.family == .cost, let value = row.value, let unit = facts.unit else { return false }
        return budget.isWhole(value, unit)
    }

    private static func message(_ row: Indicator, _ unit: Text) -> Wording {
        Wording(
            zh: "成本指标“\(row.name)”的\(row.value?.description ?? "")\(unit)就是整个预算。",
            en: "The cost target of “\(row.name)”, \(row.value?.description ?? "") \(unit), is the whole budget.")
    }

    private static let advice = Wording(
        zh: "写单位成本、分项成本或低于预算的控制数。", en: "State a unit cost, the cost of a part, or a ceiling below the budget.")
}
