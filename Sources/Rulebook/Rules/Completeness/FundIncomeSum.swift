import Basics
import Forms

/// 各来源之和不等于总额.
public enum FundIncomeSum: Rule {
    public static let name = "fund-income-sum"
    public static let aspect = Aspect.completeness
    public static let severity = Severity.error
    public static let scope = Scope.all
    public static let sources: [String] = []
    public static let what = Wording(
        zh: "按来源的各项金额相加不等于资金总额（误差0.01以内不计）。",
        en: "The amounts by source do not add up to the total (to 0.01 of the unit).")
    public static let why = Wording(zh: "加不起来的预算不能批复。", en: "A budget that does not add up cannot be approved.")
    public static var examples: [Example] {
        [
            .triggers(at: Path(.budget), on: .sound, Wording(zh: "来源多出3.5", en: "3.5 too much by source")) {
                $0.budget[1].amount = Number("5680.58")
            },
            .triggers(
                at: Path(.budget), on: .sound,
                Wording(zh: "来源不全，却已多于总额", en: "some of the sources, and already more than the total")
            ) {
                $0.budget.remove(at: 4)
                $0.budget[1].amount = Number("6000")
            },
            .triggers(at: Path(.budget), on: .sound, Wording(zh: "当年一列加不起来", en: "the year's column does not add up")) {
                form in
                for i in 0..<5 { form.budget[i].annual = form.budget[i].amount }
                form.budget[2].annual = Number("1231.66")
            },
            .silent(Wording(zh: "差0.01是四舍五入", en: "0.01 is rounding")) { $0.budget[1].amount = Number("5677.09") },
            .silent(Wording(zh: "表上没有“其他资金”，来源可能不全", en: "without 其他资金 the sources may be some of many")) {
                $0.budget.remove(at: 4)
                $0.budget[1].amount = Number("5000")
            },
            .silent(Wording(zh: "各项都是0，总额也是0", en: "all are 0 and so is the total")) { form in
                for i in form.budget.indices { form.budget[i].amount = Number(0) }
            },
        ]
    }

    public static func check(_ subject: Subject, _ found: inout Findings) {
        for column in [.amount, .annual, .adjusted] as [Field] {
            let sums = BudgetSums(subject.form, column)
            guard let total = sums.total, !sums.sources.isEmpty else { continue }
            let sum = BudgetSums.sum(sums.sources)
            guard !sums.isTotal(sum, tolerance: subject.profile.amountTolerance) else { continue }
            // Where only some of the sources are printed, they may be less than the total and not more.
            guard sums.sourcesAreAll || sums.sourcesAreParts && sum > total.amount else { continue }
            let terms = sums.sources.map { "\(subject.form.budget[$0.index].label) \($0.amount)" }.joined(
                separator: " + ")
            found.report(
                Path(.budget), value: Text(total.amount.description),
                message(heading(column), terms, sum, total.amount),
                advice: advice)
            // The columns of one row are filled from one another: the first tells.
            return
        }
    }

    private static func heading(_ column: Field) -> Wording {
        switch column {
        case .annual: Wording(zh: "当年的", en: "of the year ")
        case .adjusted: Wording(zh: "全年预算数的", en: "as adjusted ")
        default: Wording(zh: "", en: "")
        }
    }

    private static func message(_ column: Wording, _ terms: String, _ sum: Number, _ total: Number) -> Wording {
        Wording(
            zh: "\(column.zh)各来源之和与资金总额不符：\(terms) = \(sum)，资金总额是 \(total)，相差 \((sum - total).magnitude)。",
            en:
                "The sources \(column.en)do not make the total: \(terms) = \(sum), the total is \(total), a difference of "
                + "\((sum - total).magnitude).")
    }

    private static let advice = Wording(
        zh: "对照部门预算核对每一项来源和总额。", en: "Check each source and the total against the budget.")
}
