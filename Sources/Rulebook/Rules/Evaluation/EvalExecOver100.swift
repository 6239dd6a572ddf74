import Basics
import Forms
import Library
import Scoring

/// 执行数大于预算数.
public enum EvalExecOver100: Rule {
    public static let name = "eval-exec-over-100"
    public static let aspect = Aspect.evaluation
    public static let severity = Severity.warning
    public static let scope = Scope.selfEvaluation
    public static let sources: [String] = []
    public static let what = Wording(
        zh: "全年执行数大于全年预算数。", en: "More was executed than was budgeted (B > A).")
    public static let why = Wording(
        zh: "支出不能超过预算；多半是预算数没有按调整后的填。",
        en: "Nothing may be spent beyond the budget; as a rule the adjusted budget was not filled in.")
    public static var examples: [Example] {
        [
            .triggers(
                at: Path(.budget, 0, .executed), on: .soundSelfEvaluation, Wording(zh: "执行510，预算500", en: "510 of 500")
            ) {
                $0.budget[0].executed = Number(510)
            },
            .triggers(
                at: Path(.budget, 0, .executed), on: .soundSelfEvaluation,
                Wording(zh: "调减后超了", en: "above the reduced budget")
            ) {
                $0.budget[0].adjusted = Number(470)
            },
            .triggers(
                at: Path(.budget, 0, .executed), on: .soundSelfEvaluation,
                Wording(zh: "没有预算却有支出", en: "spent without a budget")
            ) {
                $0.budget[0].adjusted = Number.zero
            },
            .silent(on: .soundSelfEvaluation, Wording(zh: "正好用完", en: "all of it spent")) {
                $0.budget[0].executed = Number(500)
            },
            .silent(
                on: .soundSelfEvaluation,
                Wording(zh: "超过年初数，未超过调整后的数", en: "above the first budget, not above the adjusted one")
            ) {
                $0.budget[0].amount = Number(400)
            },
            .silent(on: .soundSelfEvaluation, Wording(zh: "一项来源多、总额不多", en: "one source above, the whole not")) {
                $0.budget[1].executed = Number(505)
            },
        ]
    }

    public static func check(_ subject: Subject, _ found: inout Findings) {
        guard let i = subject.form.wholeBudgetIndex else { return }
        let entry = subject.form.budget[i]
        guard let budget = entry.wholeYear, let executed = entry.executed,
            executed - budget > subject.profile.amountTolerance
        else { return }
        found.report(
            Path(.budget, i, .executed), value: Text(executed.description),
            message(executed, budget, subject.form.moneyUnit ?? Text()), advice: advice)
    }

    private static func message(_ executed: Number, _ budget: Number, _ unit: Text) -> Wording {
        Wording(
            zh: "全年执行数 \(executed)\(unit) 大于预算数 \(budget)\(unit)，多 \(executed - budget)\(unit)。",
            en: "\(executed)\(unit) were executed of \(budget)\(unit), \(executed - budget)\(unit) more than budgeted.")
    }

    private static let advice = Wording(
        zh: "核对调整后预算数和执行数；追加的预算应计入全年预算数。", en: "Check both amounts; what was added in the year belongs to its budget.")
}
