import Basics
import Forms

/// 任务金额之和不等于合计.
public enum FundTaskSum: Rule {
    public static let name = "fund-task-sum"
    public static let aspect = Aspect.completeness
    public static let severity = Severity.error
    public static let scope = Scope.all
    public static let sources: [String] = []
    public static let what = Wording(zh: "各任务的金额相加不等于金额合计。", en: "The task amounts do not add up to 金额合计.")
    public static let why = Wording(zh: "任务的钱应当就是合计的钱。", en: "The tasks' money is the sum's money.")
    public static var examples: [Example] {
        [
            .triggers(at: Path(.tasks), on: .sound, Wording(zh: "100 + 50 对合计 7008.74", en: "100 + 50 against 7008.74"))
            {
                $0.tasks[0].funding = Number(100)
                $0.tasks[1].funding = Number(50)
                $0.budget = [BudgetEntry(basis: .total, label: Text("资金总额"), amount: Number("7008.74"))]
            },
            .triggers(at: Path(.tasks), on: .sound, Wording(zh: "差一位", en: "a digit too many")) {
                $0.tasks[0].funding = Number("120.5")
                $0.tasks[1].funding = Number("79.5")
                $0.budget = [BudgetEntry(basis: .total, label: Text("资金总额"), amount: Number("2000"))]
            },
            .triggers(at: Path(.tasks), on: .sound, Wording(zh: "三项任务少算了一项", en: "one task of three was left out")) {
                $0.tasks.append(WorkTask(name: Text("古树保护"), items: [Text("挂牌。")], funding: Number(30)))
                $0.tasks[0].funding = Number(100)
                $0.tasks[1].funding = Number(50)
                $0.budget = [BudgetEntry(basis: .total, label: Text("资金总额"), amount: Number("150"))]
            },
            .silent(Wording(zh: "任务没有写金额", en: "tasks without amounts")) { _ in },
            .silent(Wording(zh: "合计是部门全部预算，不是任务的合计", en: "a total of the whole budget, told apart by use")) {
                $0.tasks[0].funding = Number(100)
                $0.tasks[1].funding = Number(50)
            },
            .silent(Wording(zh: "差0.01是四舍五入", en: "0.01 is rounding")) {
                $0.tasks[0].funding = Number("120.51")
                $0.tasks[1].funding = Number("79.5")
                $0.budget = [BudgetEntry(basis: .total, label: Text("资金总额"), amount: Number("200"))]
            },
            .silent(Wording(zh: "有一项任务没有写金额", en: "one task without an amount")) {
                $0.tasks[0].funding = Number(100)
                $0.budget = [BudgetEntry(basis: .total, label: Text("资金总额"), amount: Number("200"))]
            },
        ]
    }

    public static func check(_ subject: Subject, _ found: inout Findings) {
        let form = subject.form
        let amounts = form.tasks.compactMap(\.funding)
        // Only a total that stands alone is the tasks' own: a budget told apart by source or use is the body's.
        guard amounts.count == form.tasks.count, amounts.count >= 2, form.budget.count == 1,
            form.budget[0].basis == .total,
            let total = form.budget[0].amount
        else { return }
        let sum = amounts.reduce(.zero, +)
        guard (sum - total).magnitude > subject.profile.amountTolerance else { return }
        found.report(Path(.tasks), value: Text(total.description), message(sum, total, amounts), advice: advice)
    }

    private static func message(_ sum: Number, _ total: Number, _ amounts: [Number]) -> Wording {
        let terms = amounts.map(\.description).joined(separator: " + ")
        return Wording(
            zh: "各任务金额 \(terms) = \(sum)，金额合计是 \(total)，相差 \((sum - total).magnitude)。",
            en:
                "The tasks' amounts \(terms) = \(sum), the sum given is \(total), a difference of \((sum - total).magnitude)."
        )
    }

    private static let advice = Wording(zh: "核对每项任务的金额和合计。", en: "Check each task's amount and the sum.")
}
