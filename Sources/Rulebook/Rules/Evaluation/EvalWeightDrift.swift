import Basics
import Forms
import Scoring

/// 自评的分值与批复的不同.
public enum EvalWeightDrift: Rule {
    public static let name = "eval-weight-drift"
    public static let aspect = Aspect.evaluation
    public static let severity = Severity.warning
    public static let scope = Scope.selfEvaluation
    public static let sources: [String] = []
    public static let what = Wording(
        zh: "自评表的分值与批复的目标表不一致。", en: "The weight of a row differs from the filed one.")
    public static let why = Wording(zh: "事后改分值会改变总分。", en: "A weight changed afterwards changes the total.")
    public static var examples: [Example] {
        [
            .triggers(
                at: Path(.indicators, 0, .weight), on: .soundSelfEvaluation, beside: Beside(approved: .soundApproved),
                Wording(zh: "20改成了25", en: "25 for 20")
            ) {
                $0.indicators[0].weight = Number(25)
            },
            .triggers(
                at: Path(.indicators, 1, .weight), on: .soundSelfEvaluation, beside: Beside(approved: .soundApproved),
                Wording(zh: "没有完成的一行减了分值", en: "the row that fell short weighs less")
            ) {
                $0.indicators[1].weight = Number(10)
            },
            .triggers(
                at: Path(.indicators, 5, .weight), on: .soundSelfEvaluation, beside: Beside(approved: .soundApproved),
                Wording(zh: "定性指标", en: "a 定性 row")
            ) {
                $0.indicators[5].weight = Number(12)
            },
            .silent(
                on: .soundSelfEvaluation, beside: Beside(approved: .soundApproved),
                Wording(zh: "分值相同", en: "the same weights")
            ) {
                _ = $0
            },
            .silent(
                on: .soundSelfEvaluation, beside: Beside(approved: .soundApproved),
                Wording(zh: "行的次序换了", en: "another order of rows")
            ) {
                $0.indicators.swapAt(0, 6)
            },
            .silent(
                on: .soundSelfEvaluation, beside: Beside(approved: .soundApproved),
                Wording(zh: "自评表没有写分值", en: "no weight in the self-evaluation")
            ) {
                $0.indicators[0].weight = nil
            },
        ]
    }

    public static func check(_ subject: Subject, _ found: inout Findings) {
        guard let approved = subject.beside.approved else { return }
        let form = subject.form
        let matches = RowMatch.targets(of: form, in: approved)
        for (i, row) in form.indicators.enumerated() {
            guard let at = matches[i], let own = row.weight, let filed = approved.indicators[at].weight, own != filed
            else { continue }
            found.report(
                Path(.indicators, i, .weight), value: Text(own.description), message(row, own, filed), advice: advice,
                edits: [
                    Edit(Path(.indicators, i, .weight), from: Text(own.description), to: Text(filed.description))
                ])
        }
    }

    private static func message(_ row: Indicator, _ own: Number, _ filed: Number) -> Wording {
        Wording(
            zh: "“\(row.name)”分值填 \(own)，批复的是 \(filed)，相差 \((own - filed).magnitude)。",
            en: "\"\(row.name)\" weighs \(own) here and \(filed) as filed, a difference of \((own - filed).magnitude).")
    }

    private static let advice = Wording(zh: "按批复的分值填写，得分相应重算。", en: "Use the filed weight and score the row again.")
}
