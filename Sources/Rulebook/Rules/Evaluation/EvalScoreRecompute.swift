import Basics
import Forms
import Library
import Scoring

/// 得分与公式不符.
public enum EvalScoreRecompute: Rule {
    public static let name = "eval-score-recompute"
    public static let aspect = Aspect.evaluation
    public static let severity = Severity.warning
    public static let scope = Scope.selfEvaluation
    public static let sources = ["财预〔2020〕10号"]
    public static let what = Wording(
        zh: "定量指标的得分与按完成值和指标值算出的不一致。",
        en: "The score of a quantitative row is not what its target and actual value give.")
    public static let why = Wording(
        zh: "未完成的按完成比例计分；不按公式的得分，别人无法复核。",
        en: "What was not reached is scored in proportion, so that others can follow it.")
    public static var examples: [Example] {
        [
            .triggers(
                at: Path(.indicators, 1, .score), on: .soundSelfEvaluation,
                Wording(zh: "3÷3.2 只得了7分", en: "3 of 3.2 scored 7")
            ) {
                $0.indicators[1].score = Number(7)
            },
            .triggers(
                at: Path(.indicators, 0, .score), on: .soundSelfEvaluation,
                Wording(zh: "超支按比例应得18.29", en: "a ceiling passed, scored too low")
            ) {
                $0.indicators[0].setActual("175")
                $0.indicators[0].score = Number(15)
                $0.indicators[0].deviation = Text("人工费上涨，超出预算。")
            },
            .triggers(
                at: Path(.indicators, 4, .score), on: .soundSelfEvaluation,
                Wording(zh: "满意度之外的比例也按比例计", en: "a rate in proportion")
            ) {
                $0.indicators[4].setActual("90")
                $0.indicators[4].score = Number(6)
                $0.indicators[4].deviation = Text("两起火灾隔日扑灭。")
            },
            .silent(on: .soundSelfEvaluation, Wording(zh: "保留一位小数", en: "one decimal")) {
                $0.indicators[1].score = Number("11.3")
            },
            .silent(
                on: .soundSelfEvaluation, Wording(zh: "没有达到却得满分：另有规则", en: "full marks though unmet: told elsewhere")
            ) {
                $0.indicators[1].score = Number(12)
            },
            .silent(
                on: .soundSelfEvaluation, Wording(zh: "远超目标，按偏离适度扣分", en: "far above the target and marked down for it")
            ) {
                $0.indicators[1].setActual("5")
                $0.indicators[1].score = Number(10)
                $0.indicators[1].deviation = Text("目标定得偏低。")
            },
            .silent(on: .soundSelfEvaluation, Wording(zh: "有自己的扣分标准", en: "the row has its own scale")) {
                $0.indicators[1].basis = Text("每少0.1万亩扣2分")
                $0.indicators[1].score = Number(8)
            },
            .silent(on: .soundSelfEvaluation, Wording(zh: "完成值写0.9，指标值是百分数", en: "0.9 against 90%")) {
                $0.indicators[2].setActual("0.9")
                $0.indicators[2].score = Number(12)
            },
        ]
    }

    public static func check(_ subject: Subject, _ found: inout Findings) {
        let form = subject.form
        for (i, row) in form.indicators.enumerated() where row.horizon == .annual {
            guard let printed = row.score, let weight = row.weight, printed < weight, printed >= .zero,
                !hasOwnScale(row)
            else { continue }
            guard
                case .exact(let sum) = RowScore(
                    row, year: form.fiscalYear, profile: subject.profile, lexicon: subject.lexicon),
                let (aim, actual) = operands(row, subject.lexicon),
                isTold(printed, row, aim, actual, subject.profile)
            else { continue }
            let agreement = Agreement(printed: printed, computed: sum.value)
            if agreement == .same { continue }
            // A body may be stricter with itself and say why.
            let isStrict = sum.value == weight && row.hasReason
            found.report(
                Path(.indicators, i, .score), value: Text(printed.description), message(row, printed, sum),
                advice: advice, severity: agreement == .coarsely || isStrict ? .info : nil)
        }
    }

    /// Only numbers against numbers: of dates no formula is known.
    private static func operands(_ row: Indicator, _ lexicon: Lexicon) -> (Aim, Number)? {
        let aim = Aim(row, lexicon: lexicon)
        switch aim {
        case .atLeast, .atMost, .equal, .within: return row.comparableActual(lexicon.units).map { (aim, $0) }
        case .by, .byNumber, .words, .unknown: return nil
        }
    }

    /// Whether no other way of scoring explains the print.
    private static func isTold(
        _ printed: Number, _ row: Indicator, _ aim: Aim, _ actual: Number, _ profile: Profile
    ) -> Bool {
        if row.isReached(by: actual, aim) == true {
            // Without a reason that is what is missing; and what was far exceeded may be marked down.
            guard row.hasReason else { return false }
            switch aim {
            // Less spent than allowed may mean less done.
            case .atMost: return false
            case .atLeast(let target):
                let attainment = RowScore.attainment(actual: actual, target: target).value ?? .zero
                return attainment <= profile.overAchievementMarked
            default: return true
            }
        }
        // All or nothing is a scale of its own for what is exact, and for what was reached to a small part only.
        guard printed == .zero else { return true }
        switch aim {
        case .equal: return false
        case .atLeast(let target): return actual * Number(100) >= target * profile.scoring.nothingBelow
        default: return true
        }
    }

    /// 每少1个扣0.5分.
    private static func hasOwnScale(_ row: Indicator) -> Bool {
        [row.basis, row.standard, row.explanation].contains { $0?.contains("扣") ?? false }
    }

    private static func message(_ row: Indicator, _ printed: Number, _ sum: Sum) -> Wording {
        let off = (printed - sum.value).magnitude
        return Wording(
            zh: "“\(row.name)”得分填 \(printed)，按公式 \(sum.wording.zh)，相差 \(off)。",
            en: "\"\(row.name)\" scores \(printed), by the formula \(sum.wording.en), a difference of \(off).")
    }

    private static let advice = Wording(
        zh: "按完成比例重算；若有另外的评分标准，请写明。", en: "Score it in proportion; if another scale holds, state it.")
}
