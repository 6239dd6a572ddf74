import Basics
import Forms
import Library

/// `val-cost-over-budget`: the cost target is above 资金总额.
enum CostWithinBudget: Rule {
    static let name = "val-cost-over-budget"
    static let aspect = Aspect.funding
    static let severity = Severity.error
    static let scope = Scope.rows
    static let sources: [String] = []
    static let since = "0.1"
    static let maturity = Maturity.preview
    static let what = Wording(zh: "成本指标值超过了资金总额。", en: "The cost target is above the whole budget.")
    static let why = Wording(zh: "控制数比全部的钱还多，就没有控制什么。", en: "A ceiling above all the money holds nothing down.")
    static let examples = [
        Example.triggers(
            at: Path(.indicators, 0, .text), on: .sound, Wording(zh: "8000万元对7008.74万元", en: "8000 against 7008.74")
        ) {
            $0.indicators[0].text = Text("8000")
            $0.indicators[0].value = Number(8000)
        },
        Example.triggers(
            at: Path(.indicators, 0, .text), on: .sound, Wording(zh: "工程总造价", en: "the price of the works")
        ) {
            $0.indicators[0] = .example("成本指标", "经济成本指标", "管护站工程总造价", .atMost, "7100", "万元")
        },
        Example.triggers(at: Path(.indicators, 0, .text), on: .sound, Wording(zh: "以元计也能比较", en: "in 元")) {
            $0.indicators[0] = .example("成本指标", "经济成本指标", "设备总成本", .atMost, "70087500", "元")
        },
        Example.triggers(
            at: Path(.indicators, 0, .text), on: .longTermed,
            Wording(zh: "年度成本超过年度资金", en: "the year's cost above the year's money")
        ) {
            $0.indicators[0].text = Text("2500")
            $0.indicators[0].value = Number(2500)
        },
        Example.silent(on: .longTermed, Wording(zh: "实施期成本与实施期资金比", en: "the term's cost against the term's money")) {
            $0.indicators[0].horizon = .longTerm
            $0.indicators[0].value = Number(2500)
        },
        Example.silent(Wording(zh: "元与万元不同", en: "元 is not 万元")) {
            $0.indicators[0] = .example("成本指标", "经济成本指标", "租车费用", .atMost, "90000", "元")
        },
        Example.silent(Wording(zh: "单价不与总额比", en: "a unit price")) {
            $0.indicators[0] = .example("成本指标", "经济成本指标", "每亩造林补助", .atMost, "12000", "元/亩")
        },
        Example.silent(Wording(zh: "社会成本由别人负担", en: "a social cost is borne by others")) {
            $0.indicators[0] = .example("成本指标", "社会成本指标", "群众误工损失成本", .atMost, "9000", "万元")
        },
        Example.silent(Wording(zh: "总投资跨几年", en: "an investment of several years")) {
            $0.indicators[0] = .example("成本指标", "经济成本指标", "项目总投资", .atMost, "20000", "万元")
        },
    ]

    static func check(_ subject: Subject, _ found: inout Findings) {
        let budget = WholeBudget(subject.form, subject.lexicon)
        guard let own = budget.unit, let whole = budget.amounts.max(), let one = own.inBase(Number(1)) else { return }
        let annual = yearMoney(subject.form)
        for (i, row) in subject.form.indicators.enumerated() {
            let facts = subject.facts.rows[i]
            let most = row.horizon == .annual ? annual ?? whole : whole
            guard facts.family == .cost, let value = row.value, let unit = facts.unit, unit.kind == .money,
                unit.isComparable(with: own), let cost = unit.inBase(value), let money = own.inBase(most),
                cost > money, isOwnCost(row, facts), let amount = cost.divided(by: one, decimals: 6)
            else { continue }
            let words = subject.form.moneyUnit ?? Text("万元")
            // The form is not wrong where the budget may be misread.
            found.report(
                Path(.indicators, i, .text), value: row.text, message(row, amount, most, words), advice: advice,
                severity: isSure(subject.form) ? nil : .warning)
        }
    }

    /// The year's money, where the rows of the year stand beside those of a longer term: there they are held to it.
    private static func yearMoney(_ form: Form) -> Number? {
        guard form.indicators.contains(where: { $0.horizon == .longTerm }) else { return nil }
        let totals = form.budget.filter { $0.basis == .total }
        guard totals.contains(where: { $0.annual ?? .zero > .zero }) else { return nil }
        return totals.flatMap { [$0.annual, $0.adjusted] }.compactMap { $0 }.max()
    }

    /// Whether the form pays it: social and ecological costs are others', gains are no costs, an investment may take years.
    private static func isOwnCost(_ row: Indicator, _ facts: RowFacts) -> Bool {
        if let level = row.level2, level.contains("社会") || level.contains("生态") || level.contains("环境") { return false }
        return !facts.isGain && !facts.name.contains("概算") && !facts.name.contains("损失")
    }

    private static func isSure(_ form: Form) -> Bool {
        form.moneyUnit != nil && !form.doubts(Path(.budget)) && form.confidence[Path(.moneyUnit)] == nil
    }

    private static func message(_ row: Indicator, _ cost: Number, _ most: Number, _ unit: Text) -> Wording {
        Wording(
            zh: "成本“\(row.name)”为\(cost)\(unit)，比资金总额\(most)\(unit)多\(cost - most)\(unit)。",
            en:
                "The cost “\(row.name)” is \(cost) \(unit), \(cost - most) \(unit) more than the whole budget of \(most) \(unit)."
        )
    }

    private static let advice = Wording(zh: "核对成本控制数与资金总额。", en: "Check the ceiling against the budget.")
}

extension Form {
    /// The sound form as that of several years, 2000 of 7008.74 in this one.
    fileprivate static var longTermed: Form {
        var form = Form.sound
        form.budget[0].annual = Number(2000)
        form.indicators[1].horizon = .longTerm
        return form
    }
}
