import Basics
import Forms
import Library
import Scoring

/// 远超目标而没有原因.
public enum EvalOverAchieve: Rule {
    public static let name = "eval-over-achieve"
    public static let aspect = Aspect.evaluation
    public static let severity = Severity.warning
    public static let scope = Scope.selfEvaluation
    public static let sources = ["财预〔2020〕10号", "广西 self-evaluation form"]
    public static let what = Wording(
        zh: "完成值超过指标值的130%，没有说明原因。", en: "The actual value is above 130% of the target and no reason is given.")
    public static let why = Wording(
        zh: "大幅超额多半是目标定低了，要说明，下年的目标才定得准。", en: "A target that is far exceeded was as a rule set too low.")
    public static var examples: [Example] {
        [
            .triggers(
                at: Path(.indicators, 1, .actual), on: .soundSelfEvaluation, Wording(zh: "3.2万亩完成了5万亩", en: "5 for 3.2")
            ) {
                $0.indicators[1].setActual("5")
                $0.indicators[1].score = Number(12)
                $0.indicators[1].deviation = nil
            },
            .triggers(
                at: Path(.indicators, 1, .actual), on: .soundSelfEvaluation,
                Wording(zh: "完成值写成亩", en: "the actual value in another unit")
            ) {
                $0.indicators[1].actualText = Text("48000亩")
                $0.indicators[1].actual = Number(48000)
                $0.indicators[1].deviation = nil
            },
            .triggers(
                at: Path(.indicators, 4, .actual), on: .soundSelfEvaluation,
                Wording(zh: "比例超出三成", en: "a rate far above")
            ) {
                $0.indicators[4].value = Number(60)
                $0.indicators[4].text = Text("60")
            },
            .silent(on: .soundSelfEvaluation, Wording(zh: "超过两成，只作标记", en: "a fifth above: only marked")) {
                $0.indicators[1].setActual("4")
                $0.indicators[1].deviation = nil
            },
            .silent(on: .soundSelfEvaluation, Wording(zh: "写了原因", en: "the reason is given")) {
                $0.indicators[1].setActual("5")
                $0.indicators[1].deviation = Text("省里追加造林任务")
            },
            .silent(on: .soundSelfEvaluation, Wording(zh: "成本低于上限三成", en: "a third below a ceiling")) {
                $0.indicators[0].setActual("100")
            },
            .silent(on: .soundSelfEvaluation, Wording(zh: "小比例多了一个百分点", en: "one point more of a small rate")) {
                $0.indicators[4].value = Number(3)
                $0.indicators[4].text = Text("3")
                $0.indicators[4].setActual("4.5")
            },
        ]
    }

    public static func check(_ subject: Subject, _ found: inout Findings) {
        let line = subject.profile.overAchievementReason
        for (i, row) in subject.form.indicators.enumerated() where row.horizon == .annual && !row.hasReason {
            guard case .atLeast(let target) = Aim(row, lexicon: subject.lexicon),
                let actual = row.comparableActual(subject.lexicon.units), actual > target,
                let attainment = RowScore.attainment(actual: actual, target: target).sum, attainment.value > line,
                isMuch(actual - target, row, subject)
            else { continue }
            found.report(
                Path(.indicators, i, .actual), value: Text(row.shownActual), message(row, attainment, line),
                advice: advice)
        }
    }

    /// Of small rates a point or two is no over-achievement.
    private static func isMuch(_ excess: Number, _ row: Indicator, _ subject: Subject) -> Bool {
        guard let unit = row.unit.flatMap({ subject.lexicon.units.unit($0) }), unit.kind == .share else { return true }
        return excess > subject.profile.scoring.overAchievementPoints
    }

    private static func message(_ row: Indicator, _ attainment: Sum, _ line: Number) -> Wording {
        Wording(
            zh: "“\(row.name)”：\(attainment.wording.zh)，超过 \(line)%，没有说明原因。",
            en: "\"\(row.name)\": \(attainment.wording.en), above \(line)%, and no reason is given.")
    }

    private static let advice = Wording(
        zh: "说明超额的原因；目标定低的，适度调减得分，下年调高目标。",
        en: "Give the reason; if the target was low, mark down a little and raise it next year.")
}
