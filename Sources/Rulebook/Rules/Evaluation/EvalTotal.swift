import Basics
import Forms
import Scoring

/// 总分与各项之和不符.
public enum EvalTotal: Rule {
    public static let name = "eval-total"
    public static let aspect = Aspect.evaluation
    public static let severity = Severity.error
    public static let scope = Scope.selfEvaluation
    public static let sources: [String] = []
    public static let what = Wording(
        zh: "总分不等于各项得分之和。", en: "The total is not the sum of the scores.")
    public static let why = Wording(zh: "总分决定等级。", en: "The total decides the grade.")
    public static var examples: [Example] {
        [
            .triggers(at: Path(.score), on: .soundSelfEvaluation, Wording(zh: "98.75写成了96.75", en: "96.75 for 98.75")) {
                $0.score?.total = Number("96.75")
            },
            .triggers(
                at: Path(.score), on: .soundSelfEvaluation,
                Wording(zh: "漏了执行得分", en: "the score of the execution was left out")
            ) {
                $0.score?.total = Number("89.25")
            },
            .triggers(
                at: Path(.score), on: .soundSelfEvaluation,
                Wording(zh: "改了一行得分没有改总分", en: "a row changed, the total not")
            ) {
                $0.indicators[2].score = Number(12)
            },
            .silent(on: .soundSelfEvaluation, Wording(zh: "保留一位小数", en: "one decimal")) {
                $0.score?.total = Number("98.8")
            },
            .silent(on: .soundSelfEvaluation, Wording(zh: "保留整数", en: "a whole number")) {
                $0.score?.total = Number(99)
            },
            .silent(on: .soundSelfEvaluation, Wording(zh: "有一行缺得分，算不出", en: "a score is missing: not computable")) {
                $0.indicators[2].score = nil
                $0.score?.total = Number(98)
            },
            .silent(
                on: .soundSelfEvaluation,
                Wording(zh: "剔除一项不适用的，折算成百分", en: "a row that does not apply was removed and the rest brought to 100")
            ) {
                $0.indicators.remove(at: 5)
                $0.score?.total = Number("98.61")
            },
        ]
    }

    public static func check(_ subject: Subject, _ found: inout Findings) {
        let form = subject.form
        guard let printed = form.score?.total, let sum = FormScores.printedTotal(of: form).sum,
            !agrees(printed, sum.value), let weights = form.sumOfWeights, !isBroughtBack(printed, sum.value, weights)
        else { return }
        let rows = Totals.total(
            scores: form.indicators.filter { $0.horizon == .annual }.compactMap(\.score), execution: nil)
        // Where the rows alone make 100 the execution stands apart.
        if let own = rows.value, agrees(printed, own), form.weightOfRows == Number(100) { return }
        // Where the weights are not whole a row may be missing in the reading.
        let isWhole = weights == Number(100)
        found.report(
            Path(.score), value: Text(printed.description), message(printed, sum), advice: advice,
            severity: isWhole ? form.milder(.indicators) ?? form.milder(.budget) : .info)
    }

    /// As far as the total was printed.
    private static func agrees(_ printed: Number, _ sum: Number) -> Bool {
        printed == sum || (printed.scale < sum.scale && sum.rounded(printed.scale) == printed)
            || (printed - sum).magnitude <= slack
    }

    /// Rows that do not apply were removed, and the rest brought back to 100.
    private static func isBroughtBack(_ printed: Number, _ sum: Number, _ weights: Number) -> Bool {
        guard weights < Number(100), let whole = (sum * Number(100)).divided(by: weights, decimals: 4) else {
            return false
        }
        return agrees(printed, whole)
    }

    /// Of rounding in the parts.
    private static let slack = Number(coefficient: 1, scale: 2)

    private static func message(_ printed: Number, _ sum: Sum) -> Wording {
        let off = (printed - sum.value).magnitude
        return Wording(
            zh: "总分填 \(printed)，各项得分 \(sum.wording.zh)，相差 \(off)。",
            en: "The total reads \(printed), the scores make \(sum.wording.en), a difference of \(off).")
    }

    private static let advice = Wording(zh: "核对各项得分，重新相加。", en: "Check the scores and add them up again.")
}
