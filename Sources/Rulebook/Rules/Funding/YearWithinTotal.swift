import Basics
import Forms

/// `fund-annual-vs-total`: the year's money is more than the whole project's.
enum YearWithinTotal: Rule {
    static let name = "fund-annual-vs-total"
    static let aspect = Aspect.funding
    static let severity = Severity.error
    static let scope = Scope.all
    static let sources: [String] = []
    static let since = "0.1"
    static let maturity = Maturity.preview
    static let what = Wording(zh: "年度资金比实施期（全部）资金还多。", en: "The year's money is more than the whole project's.")
    static let why = Wording(
        zh: "一年是全部期限的一部分，两数至少有一个填错。", en: "A year is part of the term: one of the two amounts is wrong.")
    static let examples = [
        Example.triggers(
            at: Path(.budget, 0), on: .sound, Wording(zh: "实施期158.46，年度475.38", en: "158.46 in all, 475.38 a year")
        ) {
            $0.budget = [BudgetEntry(basis: .total, label: Text("资金总额"), amount: Number("158.46"))]
            $0.budget[0].annual = Number("475.38")
        },
        Example.triggers(at: Path(.budget, 0), on: .sound, Wording(zh: "多出一分", en: "0.02 more")) {
            $0.budget[0].annual = Number("7008.76")
        },
        Example.triggers(at: Path(.budget, 0), on: .sound, Wording(zh: "小数点错位", en: "a point in the wrong place")) {
            $0.budget[0].annual = Number("70087.4")
        },
        Example.silent(Wording(zh: "一年的项目两数相等", en: "a project of one year")) {
            $0.budget[0].annual = $0.budget[0].amount
        },
        Example.silent(Wording(zh: "实施期资金没有填", en: "the whole is blank")) {
            $0.budget[0].annual = Number(500)
            $0.budget[0].amount = nil
        },
        Example.silent(Wording(zh: "调整后的预算可以多于年初", en: "an adjusted budget may be more")) {
            $0.budget[0].adjusted = Number(8000)
        },
    ]

    static func check(_ subject: Subject, _ found: inout Findings) {
        for (i, entry) in subject.form.budget.enumerated() where entry.basis == .total {
            // 0 in the column that is not used is no amount.
            guard let whole = entry.amount, whole > .zero, let year = entry.annual,
                year - whole > subject.profile.amountTolerance
            else { continue }
            let unit = subject.form.moneyUnit ?? Text()
            found.report(
                Path(.budget, i), value: Text(year.description), message(entry.label, year, whole, unit), advice: advice
            )
        }
    }

    private static func message(_ label: Text, _ year: Number, _ whole: Number, _ unit: Text) -> Wording {
        Wording(
            zh: "“\(label)”的年度数\(year)\(unit)比实施期总数\(whole)\(unit)多\(year - whole)\(unit)。",
            en:
                "“\(label)”: the year's \(year) \(unit) is \(year - whole) \(unit) more than the whole term's \(whole) \(unit)."
        )
    }

    private static let advice = Wording(
        zh: "核对两栏金额，看是否填反。", en: "Check both amounts; they may stand in each other's place.")
}
