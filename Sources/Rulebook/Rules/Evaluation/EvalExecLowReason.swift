import Basics
import Forms
import Library
import Scoring

/// 执行率低而没有原因.
public enum EvalExecLowReason: Rule {
    public static let name = "eval-exec-low-reason"
    public static let aspect = Aspect.evaluation
    public static let severity = Severity.warning
    public static let scope = Scope.selfEvaluation
    public static let sources = ["川财绩〔2025〕10号"]
    public static let what = Wording(
        zh: "执行率低于本地规定的线，没有说明原因；只在设了这条线的地方检查。",
        en: "The execution is below the line of the place, with no reason; only where the place sets a line.")
    public static let why = Wording(zh: "执行慢的原因要写明，才好安排下一年的预算。", en: "The reason is needed for next year's budget.")
    public static var examples: [Example] {
        [
            .triggers(
                at: Path(.budget, 0, .rate), on: .soundSelfEvaluation, profile: .withLines,
                Wording(zh: "执行80%，没有原因", en: "80% and no reason")
            ) {
                $0.budget[0].executed = Number(400)
                $0.budget[0].rate = Number(80)
            },
            .triggers(
                at: Path(.budget, 0, .rate), on: .soundSelfEvaluation, profile: .withLines,
                Wording(zh: "差一点到90%", en: "just below 90%")
            ) {
                $0.budget[0].executed = Number("449.5")
            },
            .triggers(
                at: Path(.budget, 0, .rate), on: .soundSelfEvaluation, profile: .withLines,
                Wording(zh: "完全没有执行", en: "nothing executed")
            ) {
                $0.budget[0].executed = Number.zero
            },
            .silent(on: .soundSelfEvaluation, profile: .withLines, Wording(zh: "正好90%", en: "just 90%")) {
                $0.budget[0].executed = Number(450)
            },
            .silent(
                on: .soundSelfEvaluation, profile: .withLines,
                Wording(zh: "原因写在预算那一行", en: "the reason stands in that line")
            ) {
                $0.budget[0].executed = Number(400)
                $0.unread = [Unread(Text("尾款按合同次年支付"), cell: CellReference(table: 0, row: 30, column: 9))]
            },
            .silent(on: .soundSelfEvaluation, Wording(zh: "国家没有设线", en: "the nation sets no line")) {
                $0.budget[0].executed = Number(400)
            },
        ]
    }

    public static func check(_ subject: Subject, _ found: inout Findings) {
        guard let line = subject.profile.executionReasonLine, let i = subject.form.wholeBudgetIndex,
            let rate = Execution.rate(of: subject.form.budget[i]).sum, rate.value < line,
            !subject.form.hasWordsBeside(budget: i), !subject.form.unreadHolds("执行率", "未执行", "结转", "结余")
        else { return }
        found.report(
            Path(.budget, i, .rate), value: Text(rate.value.description), message(rate, line), advice: advice)
    }

    private static func message(_ rate: Sum, _ line: Number) -> Wording {
        Wording(
            zh: "预算执行率 \(rate.wording.zh)，低于 \(line)%，没有说明原因。",
            en: "The execution, \(rate.wording.en), is below \(line)% and no reason is given.")
    }

    private static let advice = Wording(
        zh: "在预算执行的原因栏写明为何没有用完。", en: "Say in the column of reasons why the money was not used.")
}
