import Basics
import Forms

/// 基本支出加项目支出不等于总额.
public enum FundExpenseSum: Rule {
    public static let name = "fund-expense-sum"
    public static let aspect = Aspect.completeness
    public static let severity = Severity.error
    public static let scope = Scope.all
    public static let sources = ["预算法实施条例 第6条"]
    public static let what = Wording(zh: "基本支出与项目支出相加不等于资金总额。", en: "基本支出 + 项目支出 is not the total.")
    public static let why = Wording(zh: "支出两部分应当就是全部支出。", en: "The two parts are all there is.")
    public static var examples: [Example] {
        [
            .triggers(at: Path(.budget), on: .sound, Wording(zh: "支出多出21.4", en: "21.4 too much by use")) {
                $0.budget[6].amount = Number("348.63")
            },
            .triggers(at: Path(.budget), on: .sound, Wording(zh: "基本支出漏了一位", en: "a digit lost in 基本支出")) {
                $0.budget[5].amount = Number("681.51")
            },
            .triggers(at: Path(.budget), on: .sound, Wording(zh: "总额与两项支出不符", en: "the total is another")) {
                $0.budget[0].amount = Number("7308.74")
            },
            .silent(Wording(zh: "收入合计与支出合计两个总数，等于后一个", en: "two totals, and the uses make the second")) {
                $0.budget[0].amount = Number("7108.74")
                $0.budget.append(BudgetEntry(basis: .total, label: Text("支出合计"), amount: Number("7008.74")))
            },
            .silent(Wording(zh: "差0.01是四舍五入", en: "0.01 is rounding")) {
                $0.budget[5].amount = Number("6681.52")
            },
            .silent(Wording(zh: "只印了项目支出", en: "only one of the two is printed")) {
                $0.budget.remove(at: 5)
            },
        ]
    }

    public static func check(_ subject: Subject, _ found: inout Findings) {
        let sums = BudgetSums(subject.form)
        guard let total = sums.total, sums.usesAreAll else { return }
        let sum = BudgetSums.sum(sums.uses)
        guard !sums.isTotal(sum, tolerance: subject.profile.amountTolerance) else { return }
        let terms = sums.uses.map { "\(subject.form.budget[$0.index].label) \($0.amount)" }.joined(separator: " + ")
        found.report(
            Path(.budget), value: Text(total.amount.description), message(terms, sum, total.amount), advice: advice)
    }

    private static func message(_ terms: String, _ sum: Number, _ total: Number) -> Wording {
        Wording(
            zh: "\(terms) = \(sum)，资金总额是 \(total)，相差 \((sum - total).magnitude)。",
            en: "\(terms) = \(sum), the total is \(total), a difference of \((sum - total).magnitude).")
    }

    private static let advice = Wording(
        zh: "对照部门预算核对基本支出、项目支出和总额。", en: "Check both parts and the total against the budget.")
}
