import Basics
import Forms
import Library
import Scoring

/// 执行得分与公式不符.
public enum EvalExecScore: Rule {
    public static let name = "eval-exec-score"
    public static let aspect = Aspect.evaluation
    public static let severity = Severity.error
    public static let scope = Scope.selfEvaluation
    public static let sources: [String] = []
    public static let what = Wording(
        zh: "表上的预算执行得分不等于 分值×min(执行率, 1)。", en: "The printed score of the execution is not weight × min(rate, 1).")
    public static let why = Wording(zh: "执行得分有固定算法，不能自行填写。", en: "This score follows a formula.")
    public static var examples: [Example] {
        [
            .triggers(
                at: Path(.budget, 0, .score), on: .soundSelfEvaluation,
                Wording(zh: "执行95%却得了10分", en: "10 points for 95%")
            ) {
                $0.budget[0].score = Number("9.9")
            },
            .triggers(
                at: Path(.budget, 0, .score), on: .soundSelfEvaluation, Wording(zh: "少算了两分", en: "two points too few")
            ) {
                $0.budget[0].score = Number("7.5")
            },
            .triggers(
                at: Path(.budget, 0, .score), on: .soundSelfEvaluation,
                Wording(zh: "只执行80%，得分没有跟着改", en: "80% executed, the score stayed")
            ) {
                $0.budget[0].executed = Number(400)
                $0.budget[0].rate = Number(80)
            },
            .silent(on: .soundSelfEvaluation, Wording(zh: "保留一位小数", en: "one decimal")) {
                $0.budget[0].executed = Number("474.6")
                $0.budget[0].rate = Number("94.92")
            },
            .silent(
                on: .soundSelfEvaluation,
                Wording(zh: "执行超过预算，封顶为分值", en: "spent more than planned: no more than the weight")
            ) {
                $0.budget[0].executed = Number(510)
                $0.budget[0].rate = Number(102)
                $0.budget[0].score = Number(10)
            },
            .silent(
                on: .soundSelfEvaluation,
                Wording(zh: "执行率先填错，得分跟着错：只说执行率", en: "the rate is wrong and the score follows it: the rate is told")
            ) {
                $0.budget[0].rate = Number(97)
                $0.budget[0].score = Number("9.7")
            },
            .silent(on: .soundSelfEvaluation, Wording(zh: "没有预算数，算不出", en: "no budget: not computable")) {
                $0.budget[0].adjusted = nil
                $0.budget[0].amount = nil
            },
        ]
    }

    public static func check(_ subject: Subject, _ found: inout Findings) {
        for (i, entry) in subject.form.budget.enumerated() {
            guard let printed = entry.score, let weight = entry.weight, printed <= weight,
                let sum = Execution.score(of: entry, subject.profile).sum
            else { continue }
            let agreement = Agreement(printed: printed, computed: sum.value)
            if agreement == .same || followsRate(printed, entry, weight) { continue }
            found.report(
                Path(.budget, i, .score), value: Text(printed.description), message(printed, sum), advice: advice,
                edits: [
                    Edit(
                        Path(.budget, i, .score), from: Text(printed.description), to: Text(sum.value.description))
                ], severity: agreement == .coarsely ? .info : subject.form.milder(.budget, i))
        }
    }

    /// A wrong rate brings a wrong score: the rate is what is to be told. So does one of the beginning of the year.
    private static func followsRate(_ printed: Number, _ entry: BudgetEntry, _ weight: Number) -> Bool {
        guard let rate = entry.rate, let own = Execution.rate(of: entry).value,
            (own - rate).magnitude >= Number(1),
            let score = (weight * min(rate, Number(100))).divided(by: Number(100), decimals: 4)
        else { return false }
        return Agreement(printed: printed, computed: score) == .same
    }

    private static func message(_ printed: Number, _ sum: Sum) -> Wording {
        let off = (printed - sum.value).magnitude
        return Wording(
            zh: "预算执行得分填 \(printed)，按公式 \(sum.wording.zh)，相差 \(off)。",
            en: "The score of the execution reads \(printed), by the formula \(sum.wording.en), a difference of \(off)."
        )
    }

    private static let advice = Wording(
        zh: "按 分值×执行率 重算，最高为分值，保留两位小数。", en: "Work it out again: weight × rate, at most the weight, two decimals.")
}
