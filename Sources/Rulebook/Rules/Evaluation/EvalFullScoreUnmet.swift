import Basics
import Forms
import Library
import Scoring

/// 没有完成却得满分.
public enum EvalFullScoreUnmet: Rule {
    public static let name = "eval-full-score-unmet"
    public static let aspect = Aspect.evaluation
    public static let severity = Severity.error
    public static let scope = Scope.selfEvaluation
    public static let sources = ["财预〔2020〕10号"]
    public static let what = Wording(
        zh: "完成值没有达到指标值，却得了满分。", en: "A row has full marks though its target was not reached.")
    public static let why = Wording(zh: "自评要如实，未完成的不能得满分。", en: "A self-evaluation is to be truthful.")
    public static var examples: [Example] {
        [
            .triggers(
                at: Path(.indicators, 1, .score), on: .soundSelfEvaluation, Wording(zh: "3.2万亩只完成3万亩", en: "3 of 3.2")
            ) {
                $0.indicators[1].score = Number(12)
            },
            .triggers(
                at: Path(.indicators, 0, .score), on: .soundSelfEvaluation,
                Wording(zh: "成本超出上限", en: "a ceiling passed")
            ) {
                $0.indicators[0].setActual("171")
            },
            .triggers(
                at: Path(.indicators, 3, .score), on: .soundSelfEvaluation,
                Wording(zh: "4月的事5月才完成", en: "May for April")
            ) {
                $0.indicators[3].setActual("5")
            },
            .triggers(
                at: Path(.indicators, 2, .score), on: .soundSelfEvaluation,
                Wording(zh: "等于100的没有到", en: "= 100 not reached")
            ) {
                $0.indicators[2].comparison = .equal
                $0.indicators[2].value = Number(100)
                $0.indicators[2].text = Text("100")
            },
            .silent(on: .soundSelfEvaluation, Wording(zh: "正好达到", en: "just reached")) {
                $0.indicators[2].setActual("90")
            },
            .silent(on: .soundSelfEvaluation, Wording(zh: "等于的目标超额完成", en: "an exact target exceeded")) {
                $0.indicators[1].comparison = .equal
                $0.indicators[1].setActual("3.6")
                $0.indicators[1].score = Number(12)
            },
            .silent(on: .soundSelfEvaluation, Wording(zh: "完成值用了小数", en: "the actual value as a part of 1")) {
                $0.indicators[2].setActual("0.92")
            },
            .silent(on: .soundSelfEvaluation, Wording(zh: "单位不同，量够了", en: "another unit, enough of it")) {
                $0.indicators[1].actualText = Text("33000亩")
                $0.indicators[1].actual = Number(33000)
                $0.indicators[1].score = Number(12)
            },
            .triggers(
                at: Path(.indicators, 1, .score), on: .soundSelfEvaluation,
                Wording(zh: "没有符号，面积总是多为好", en: "no sign, yet more area is better")
            ) {
                $0.indicators[1].comparison = nil
                $0.indicators[1].score = Number(12)
            },
            .silent(on: .soundSelfEvaluation, Wording(zh: "金额没有符号，看不出方向", en: "money without a sign: no direction")) {
                $0.indicators[0].comparison = nil
                $0.indicators[0].setActual("171")
            },
        ]
    }

    public static func check(_ subject: Subject, _ found: inout Findings) {
        let form = subject.form
        for (i, row) in form.indicators.enumerated() where row.horizon == .annual {
            guard let score = row.score, let weight = row.weight, score == weight, row.hasActual,
                isShort(row, subject.lexicon),
                case .exact(let sum) = RowScore(
                    row, year: form.fiscalYear, profile: subject.profile, lexicon: subject.lexicon),
                sum.value < weight
            else { continue }
            found.report(
                Path(.indicators, i, .score), value: Text(score.description), message(row, score, sum), advice: advice,
                severity: row.lacksSign ? .warning : form.milder(.indicators, i))
        }
    }

    /// Whether less was done than was meant: not where an exact target was exceeded or a good value was marked down.
    private static func isShort(_ row: Indicator, _ lexicon: Lexicon) -> Bool {
        let aim = Aim(row, lexicon: lexicon)
        if case .by = aim { return true }
        guard let actual = row.comparableActual(lexicon.units) else { return false }
        return row.isReached(by: actual, aim) == false
    }

    private static func message(_ row: Indicator, _ score: Number, _ sum: Sum) -> Wording {
        Wording(
            zh: "“\(row.name)”目标“\(row.text)”，完成“\(row.shownActual)”，没有达到却得满分 \(score)；按公式 \(sum.wording.zh)。",
            en:
                "\"\(row.name)\": target \"\(row.text)\", actual \"\(row.shownActual)\", not reached, yet full marks (\(score)); by the formula \(sum.wording.en)."
        )
    }

    private static let advice = Wording(
        zh: "按完成情况扣分并写明原因；完成值填错的，改正完成值。", en: "Take points off and give the reason; or correct the actual value.")
}
