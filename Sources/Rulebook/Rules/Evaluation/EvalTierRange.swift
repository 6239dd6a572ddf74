import Basics
import Forms
import Library
import Scoring

/// 定性得分不在档内.
public enum EvalTierRange: Rule {
    public static let name = "eval-tier-range"
    public static let aspect = Aspect.evaluation
    public static let severity = Severity.error
    public static let scope = Scope.selfEvaluation
    public static let sources = ["财预〔2020〕10号"]
    public static let what = Wording(
        zh: "定性指标的得分不在所写完成档次的范围内。", en: "The score of a 定性 row lies outside the range of the tier that its words name.")
    public static let why = Wording(zh: "达成、部分达成、未达成各有得分范围。", en: "Each tier has its range of scores.")
    public static var examples: [Example] {
        [
            .triggers(
                at: Path(.indicators, 5, .score), on: .soundSelfEvaluation,
                Wording(zh: "部分达成得了满分", en: "partly reached, full marks")
            ) {
                $0.indicators[5].actualText = Text("部分达成预期指标并具有一定效果")
            },
            .triggers(
                at: Path(.indicators, 5, .score), on: .soundSelfEvaluation,
                Wording(zh: "达成只得7分", en: "reached, 7 of 10")
            ) {
                $0.indicators[5].score = Number(7)
            },
            .triggers(
                at: Path(.indicators, 5, .score), on: .soundSelfEvaluation,
                Wording(zh: "未达成得了8分", en: "missed, 8 of 10")
            ) {
                $0.indicators[5].actualText = Text("未达成且效果较差")
                $0.indicators[5].score = Number(8)
            },
            .silent(on: .soundSelfEvaluation, Wording(zh: "部分达成得7分", en: "partly reached, 7 of 10")) {
                $0.indicators[5].actualText = Text("部分达成")
                $0.indicators[5].score = Number(7)
            },
            .silent(on: .soundSelfEvaluation, Wording(zh: "部分达成得8分，正在界上", en: "partly reached, 8 of 10: on the border"))
            {
                $0.indicators[5].actualText = Text("部分达成")
                $0.indicators[5].score = Number(8)
            },
            .silent(on: .soundSelfEvaluation, Wording(zh: "达成得8分", en: "reached, 8 of 10")) {
                $0.indicators[5].score = Number(8)
            },
            .silent(on: .soundSelfEvaluation, Wording(zh: "文字没有写档次", en: "the words name no tier")) {
                $0.indicators[5].actualText = Text("基本完成")
                $0.indicators[5].score = Number(5)
            },
        ]
    }

    public static func check(_ subject: Subject, _ found: inout Findings) {
        for (i, row) in subject.form.indicators.enumerated() where row.horizon == .annual && row.value == nil {
            guard let score = row.score, let weight = row.weight, score <= weight, row.text.count > 0,
                case .tier(let tier, let least, let most) = RowScore(
                    row, year: subject.form.fiscalYear, profile: subject.profile, lexicon: subject.lexicon),
                score < least.value || score > most.value
            else { continue }
            found.report(
                Path(.indicators, i, .score), value: Text(score.description), message(row, score, tier, least, most),
                advice: advice,
                severity: row.namesTier ? subject.form.milder(.indicators, i) : .warning)
        }
    }

    private static func message(_ row: Indicator, _ score: Number, _ tier: Tier, _ least: Sum, _ most: Sum) -> Wording {
        Wording(
            zh:
                "“\(row.name)”写的是“\(row.shownActual)”，\(tier.wording.zh)应得 \(least.value) 至 \(most.value) 分（\(least.wording.zh)，\(most.wording.zh)），填了 \(score)。",
            en:
                "\"\(row.name)\" reads \"\(row.shownActual)\": \(tier.wording.en) scores \(least.value) to \(most.value) (\(least.wording.en), \(most.wording.en)), \(score) was given."
        )
    }

    private static let advice = Wording(
        zh: "按完成档次改得分，或改写完成情况。", en: "Bring the score into the range, or the words in line with it.")
}
