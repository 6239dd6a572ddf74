import Basics
import Forms

/// 本级加上级不等于总额.
public enum FundTransferSum: Rule {
    public static let name = "fund-transfer-sum"
    public static let aspect = Aspect.completeness
    public static let severity = Severity.error
    public static let scope = Scope.all
    public static let sources: [String] = []
    public static let what = Wording(zh: "本级资金与上级资金相加不等于总额。", en: "本级 + 上级 is not the total.")
    public static let why = Wording(zh: "两级资金合起来应是项目的全部资金。", en: "The two levels are all of the project's money.")
    public static var examples: [Example] {
        [
            .triggers(at: Path(.budget), on: .sound, Wording(zh: "100 + 50 对 160", en: "100 + 50 against 160")) {
                $0.budget = [
                    BudgetEntry(basis: .total, label: Text("资金总额"), amount: Number(160)),
                    BudgetEntry(basis: .source, label: Text("本级资金"), amount: Number(100)),
                    BudgetEntry(basis: .source, label: Text("上级资金"), amount: Number(50)),
                ]
            },
            .triggers(at: Path(.budget), on: .sound, Wording(zh: "上级资金漏加", en: "the upper level was left out")) {
                $0.budget = [
                    BudgetEntry(basis: .total, label: Text("资金总额"), amount: Number("100")),
                    BudgetEntry(basis: .source, label: Text("本级资金"), amount: Number("100")),
                    BudgetEntry(basis: .source, label: Text("上级资金"), amount: Number("50")),
                ]
            },
            .triggers(at: Path(.budget), on: .sound, Wording(zh: "小数点错了一位", en: "the point is one place off")) {
                $0.budget = [
                    BudgetEntry(basis: .total, label: Text("资金总额"), amount: Number("160")),
                    BudgetEntry(basis: .source, label: Text("本级资金"), amount: Number("100")),
                    BudgetEntry(basis: .source, label: Text("上级资金"), amount: Number("6")),
                ]
            },
            .silent(Wording(zh: "100 + 60 = 160", en: "100 + 60 = 160")) {
                $0.budget = [
                    BudgetEntry(basis: .total, label: Text("资金总额"), amount: Number(160)),
                    BudgetEntry(basis: .source, label: Text("本级资金"), amount: Number(100)),
                    BudgetEntry(basis: .source, label: Text("上级资金"), amount: Number(60)),
                ]
            },
            .silent(Wording(zh: "差0.01是四舍五入", en: "0.01 is rounding")) {
                $0.budget = [
                    BudgetEntry(basis: .total, label: Text("资金总额"), amount: Number("160")),
                    BudgetEntry(basis: .source, label: Text("本级资金"), amount: Number("100")),
                    BudgetEntry(basis: .source, label: Text("上级资金"), amount: Number("60.01")),
                ]
            },
            .silent(Wording(zh: "还有第三种来源", en: "a third source stands beside them")) {
                $0.budget = [
                    BudgetEntry(basis: .total, label: Text("资金总额"), amount: Number("160")),
                    BudgetEntry(basis: .source, label: Text("本级资金"), amount: Number("100")),
                    BudgetEntry(basis: .source, label: Text("上级资金"), amount: Number("50")),
                    BudgetEntry(basis: .source, label: Text("其他资金"), amount: Number("10")),
                ]
            },
        ]
    }

    public static func check(_ subject: Subject, _ found: inout Findings) {
        let budget = subject.form.budget
        func only(_ label: StaticString) -> Number? {
            let entries = budget.filter { $0.label == label }
            return entries.count == 1 ? entries[0].amount : nil
        }
        guard let total = budget.first(where: { $0.basis == .total })?.amount, let own = only("本级资金"),
            let upper = only("上级资金"),
            !budget.contains(where: {
                $0.basis == .source && $0.label != "本级资金" && $0.label != "上级资金" && $0.amount != nil
            })
        else { return }
        let sum = own + upper
        guard (sum - total).magnitude > subject.profile.amountTolerance else { return }
        found.report(Path(.budget), value: Text(total.description), message(own, upper, sum, total), advice: advice)
    }

    private static func message(_ own: Number, _ upper: Number, _ sum: Number, _ total: Number) -> Wording {
        Wording(
            zh: "本级 \(own) + 上级 \(upper) = \(sum)，总额是 \(total)，相差 \((sum - total).magnitude)。",
            en: "本级 \(own) + 上级 \(upper) = \(sum), the total is \(total), a difference of \((sum - total).magnitude).")
    }

    private static let advice = Wording(zh: "核对本级预算金额、上级资金和项目资金总额。", en: "Check both levels and the total.")
}
