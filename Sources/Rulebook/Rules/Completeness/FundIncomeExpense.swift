import Basics
import Forms

/// 收支两边不等.
public enum FundIncomeExpense: Rule {
    public static let name = "fund-income-expense"
    public static let aspect = Aspect.completeness
    public static let severity = Severity.error
    public static let scope = Scope.all
    public static let maturity = Maturity.stable
    public static let sources: [String] = []
    public static let what = Wording(zh: "按来源合计与按支出合计不相等。", en: "The two sides of the budget disagree.")
    public static let why = Wording(zh: "收支应当平衡。", en: "What comes in is what is spent.")
    public static var examples: [Example] {
        [
            .triggers(at: Path(.budget), on: .sound, Wording(zh: "没有总额，两边差50", en: "no total, the sides differ by 50"))
            {
                $0.budget.remove(at: 0)
                $0.budget[0].amount = Number("5627.08")
            },
            .triggers(at: Path(.budget), on: .sound, Wording(zh: "支出合计与收入合计两个总数不同", en: "two totals that differ")) {
                $0.budget.append(BudgetEntry(basis: .total, label: Text("资金总额"), amount: Number("7058.74")))
            },
            .triggers(at: Path(.budget), on: .sound, Wording(zh: "没有总额，支出少一位", en: "no total, a digit lost in a use")) {
                $0.budget.remove(at: 0)
                $0.budget[4].amount = Number("681.51")
            },
            .silent(Wording(zh: "没有总额，两边各项不同，合计相等", en: "no total, and the sides agree in other parts")) {
                $0.budget.remove(at: 0)
                $0.budget[0].amount = Number("5677.08")
                $0.budget[4].amount = Number("6008.74")
                $0.budget[5].amount = Number("1000")
            },
            .silent(Wording(zh: "没有总额，差0.01", en: "no total, 0.01 apart")) {
                $0.budget.remove(at: 0)
                $0.budget[0].amount = Number("5677.09")
            },
            .silent(Wording(zh: "没有总额，来源可能不全", en: "no total, and the sources may be some of many")) {
                $0.budget.remove(at: 4)
                $0.budget.remove(at: 0)
                $0.budget[0].amount = Number("5000")
            },
        ]
    }

    public static func check(_ subject: Subject, _ found: inout Findings) {
        let form = subject.form
        let sums = BudgetSums(form)
        let totals = form.budget.filter { $0.basis == .total }.compactMap(\.amount)
        if form.kind == .departmentTargets, let first = totals.first, let other = totals.first(where: { $0 != first }),
            (first - other).magnitude > subject.profile.amountTolerance
        {
            found.report(Path(.budget), value: Text(first.description), message(first, other), advice: advice)
            return
        }
        guard sums.sourcesAreAll, sums.usesAreAll, !sums.sources.isEmpty else { return }
        let (income, expense) = (BudgetSums.sum(sums.sources), BudgetSums.sum(sums.uses))
        guard (income - expense).magnitude > subject.profile.amountTolerance else { return }
        found.report(Path(.budget), value: Text(income.description), message(income, expense), advice: advice)
    }

    private static func message(_ a: Number, _ b: Number) -> Wording {
        Wording(
            zh: "收支两边不等：一边是 \(a)，另一边是 \(b)，相差 \((a - b).magnitude)。",
            en: "The two sides disagree: \(a) against \(b), a difference of \((a - b).magnitude).")
    }

    private static let advice = Wording(
        zh: "核对收入来源与支出的每一项，使两边合计相等。", en: "Check every line so that both sides are equal.")
}
