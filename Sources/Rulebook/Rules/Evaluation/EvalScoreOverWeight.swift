import Basics
import Forms

/// 得分大于分值.
public enum EvalScoreOverWeight: Rule {
    public static let name = "eval-score-over-weight"
    public static let aspect = Aspect.evaluation
    public static let severity = Severity.error
    public static let maturity = Maturity.stable
    public static let scope = Scope.selfEvaluation
    public static let sources = ["预算管理一体化 save-time check"]
    public static let what = Wording(
        zh: "得分大于这一行的分值。", en: "A score is above the weight of its row.")
    public static let why = Wording(zh: "得分最高为分值。", en: "A row cannot score more than its weight.")
    public static var examples: [Example] {
        [
            .triggers(
                at: Path(.indicators, 2, .score), on: .soundSelfEvaluation, Wording(zh: "14分的行得了15分", en: "15 of 14")
            ) {
                $0.indicators[2].score = Number(15)
            },
            .triggers(
                at: Path(.indicators, 5, .score), on: .soundSelfEvaluation, Wording(zh: "定性指标也不能超", en: "a 定性 row")
            ) {
                $0.indicators[5].score = Number("10.5")
            },
            .triggers(
                at: Path(.budget, 0, .score), on: .soundSelfEvaluation,
                Wording(zh: "执行得分12，分值10", en: "12 of 10 for the execution")
            ) {
                $0.budget[0].score = Number(12)
            },
            .silent(on: .soundSelfEvaluation, Wording(zh: "得满分", en: "full marks")) {
                $0.indicators[1].score = Number(12)
            },
            .silent(on: .soundSelfEvaluation, Wording(zh: "没有分值可比", en: "no weight")) {
                $0.indicators[2].weight = nil
                $0.indicators[2].score = Number(15)
            },
            .silent(on: .soundSelfEvaluation, Wording(zh: "超额完成，得分仍是分值", en: "more was done, the score stays")) {
                $0.indicators[1].setActual("4")
                $0.indicators[1].score = Number(12)
            },
        ]
    }

    public static func check(_ subject: Subject, _ found: inout Findings) {
        let form = subject.form
        let over = form.indicators.indices.filter { isOver(form.indicators[$0].score, form.indicators[$0].weight) }
        // Where most rows are like that, the two columns stand the other way round, or were read so.
        let doubtful = over.count > 2 && over.count * 2 > form.indicators.count
        for i in over {
            let row = form.indicators[i]
            guard let score = row.score, let weight = row.weight else { continue }
            found.report(
                Path(.indicators, i, .score), cause: doubtful ? "columns" : nil, value: Text(score.description),
                message(row.name, score, weight), advice: advice,
                severity: doubtful ? .warning : form.milder(.indicators, i))
        }
        for (i, entry) in form.budget.enumerated() where isOver(entry.score, entry.weight) {
            guard let score = entry.score, let weight = entry.weight else { continue }
            found.report(
                Path(.budget, i, .score), value: Text(score.description), message(entry.label, score, weight),
                advice: advice, severity: form.milder(.budget, i))
        }
    }

    private static func isOver(_ score: Number?, _ weight: Number?) -> Bool {
        guard let score, let weight else { return false }
        return score > weight
    }

    private static func message(_ name: Text, _ score: Number, _ weight: Number) -> Wording {
        Wording(
            zh: "“\(name)”得分 \(score)，分值只有 \(weight)，多 \(score - weight)。",
            en: "\"\(name)\" scores \(score) of \(weight), \(score - weight) too many.")
    }

    private static let advice = Wording(
        zh: "得分最高为分值；超额完成不加分。", en: "The weight is the most; doing more earns no extra points.")
}
