import Basics
import Forms
import Library

/// `unit-money-scale`: 元 where the form is in 万元, or the reverse.
enum MoneyInFormsUnit: Rule {
    static let name = "unit-money-scale"
    static let aspect = Aspect.clarity
    static let severity = Severity.warning
    static let scope = Scope.rows
    static let sources: [String] = []
    static let since = "0.1"
    static let maturity = Maturity.preview
    static let what = Wording(
        zh: "全表以万元计，成本却以元计（或相反）；单价不在此列。",
        en: "The form is in 万元 and a total cost in 元, or the reverse; unit prices are not meant.")
    static let why = Wording(
        zh: "两种单位混用，与预算一比就差一万倍。", en: "With two units, a comparison with the budget is wrong by 10 000 times.")
    static let examples = [
        Example.triggers(
            at: Path(.indicators, 0, .unit), on: .sound,
            Wording(zh: "1583800元，全表以万元计", en: "1 583 800元 in a form in 万元")
        ) {
            $0.indicators[0] = .example("成本指标", "经济成本指标", "人工造林与抚育项目支出", .atMost, "1583800", "元")
        },
        Example.triggers(
            at: Path(.indicators, 0, .unit), on: .sound, Wording(zh: "维修总成本", en: "the whole cost of repairs")
        ) {
            $0.indicators[0] = .example("成本指标", "经济成本指标", "办公楼维修总成本", .atMost, "1250000", "元")
        },
        Example.triggers(
            at: Path(.indicators, 0, .unit), on: .sound, Wording(zh: "全表以元计，成本以万元计", en: "万元 in a form in 元")
        ) {
            $0.moneyUnit = Text("元")
            for i in $0.budget.indices { $0.budget[i].amount = $0.budget[i].amount.map { $0 * Number(10_000) } }
            $0.indicators[0] = .example("成本指标", "经济成本指标", "绿化养护总费用", .atMost, "86", "万元")
        },
        Example.silent(Wording(zh: "单价以元计", en: "a unit price in 元")) {
            $0.indicators[0] = .example("成本指标", "经济成本指标", "图书采购单价", .atMost, "45", "元/册")
        },
        Example.silent(Wording(zh: "没有写“/人”的标准", en: "a rate that does not say “per person”")) {
            $0.indicators[0] = .example("成本指标", "经济成本指标", "购房补贴标准", .atMost, "20000", "元")
        },
        Example.silent(Wording(zh: "收入是效益，不是成本", en: "income is a benefit, no cost")) {
            $0.indicators[5] = .example("效益指标", "经济效益指标", "林农户均增收", .atLeast, "12000", "元")
        },
    ]

    /// Of 元: less than one of 万元 is rather a price.
    private static let small = Number(10_000)

    static func check(_ subject: Subject, _ found: inout Findings) {
        guard let words = subject.form.moneyUnit, let own = subject.lexicon.units.unit(words), own.kind == .money else {
            return
        }
        for (i, row) in subject.form.indicators.enumerated() {
            let facts = subject.facts.rows[i]
            guard facts.family == .cost, let value = row.value, let printed = row.unit, let unit = facts.unit,
                unit.kind == .money, unit.isComparable(with: own), unit.canonical != own.canonical,
                !facts.isRate, !facts.isGain, let base = unit.inBase(value), let one = own.inBase(Number(1)),
                base >= max(one, small), let amount = base.divided(by: one, decimals: 9)
            else { continue }
            let path = Path(.indicators, i, .unit)
            found.report(
                path, value: printed, message(row, printed, words, amount), advice: advice(words),
                edits: edits(row, i, amount, words, alone: subject.form.unitStandsAlone(i)))
        }
    }

    private static func edits(_ row: Indicator, _ i: Int, _ amount: Number, _ words: Text, alone: Bool) -> [Edit] {
        guard let text = row.rewritten(amount, unit: words), let unit = row.unit else { return [] }
        let value = Edit(Path(.indicators, i, .text), from: row.text, to: text)
        return alone ? [value, Edit(Path(.indicators, i, .unit), from: unit, to: words)] : [value]
    }

    private static func message(_ row: Indicator, _ unit: Text, _ words: Text, _ amount: Number) -> Wording {
        let value = row.value?.description ?? ""
        return Wording(
            zh: "全表以\(words)计，“\(row.name)”却以\(unit)计：\(value)\(unit) = \(amount)\(words)。",
            en: "The form is in \(words), “\(row.name)” in \(unit): \(value) \(unit) = \(amount) \(words).")
    }

    private static func advice(_ words: Text) -> Wording {
        Wording(zh: "改以\(words)计，与预算一致。", en: "Give it in \(words), as the budget is.")
    }
}
