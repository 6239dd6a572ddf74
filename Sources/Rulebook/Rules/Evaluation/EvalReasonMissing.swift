import Basics
import Forms

/// 扣了分没有原因.
public enum EvalReasonMissing: Rule {
    public static let name = "eval-reason-missing"
    public static let aspect = Aspect.evaluation
    public static let severity = Severity.error
    public static let scope = Scope.selfEvaluation
    public static let sources = ["预算管理一体化 save-time check"]
    public static let what = Wording(
        zh: "得分低于分值，没有写偏差原因。", en: "A score is below its weight and no reason is given.")
    public static let why = Wording(
        zh: "每一处偏差都要分析原因、提出改进措施。", en: "Every deviation needs its reason and what will be done.")
    public static var examples: [Example] {
        [
            .triggers(
                at: Path(.indicators, 1, .deviation), on: .soundSelfEvaluation,
                Wording(zh: "11.25分没有原因", en: "11.25 of 12 without a reason")
            ) {
                $0.indicators[1].deviation = nil
            },
            .triggers(
                at: Path(.indicators, 1, .deviation), on: .soundSelfEvaluation,
                Wording(zh: "原因栏写的是“无”", en: "the reason reads 无")
            ) {
                $0.indicators[1].deviation = Text("无")
            },
            .triggers(
                at: Path(.indicators, 5, .deviation), on: .soundSelfEvaluation, Wording(zh: "定性指标扣了分", en: "a 定性 row")
            ) {
                $0.indicators[5].score = Number(9)
            },
            .silent(on: .soundSelfEvaluation, Wording(zh: "得满分不用写", en: "full marks need none")) {
                $0.indicators[1].score = Number(12)
                $0.indicators[1].deviation = nil
            },
            .silent(on: .soundSelfEvaluation, Wording(zh: "原因写在备注里", en: "the reason stands in the remark")) {
                $0.indicators[1].deviation = nil
                $0.indicators[1].remark = Text("连续降雨，推迟栽植")
            },
            .silent(on: .soundSelfEvaluation, Wording(zh: "表上没有原因栏", en: "the form has no column for it")) {
                $0.indicators[1].deviation = nil
                for i in $0.indicators.indices { $0.cells[Path(.indicators, i, .deviation)] = nil }
            },
        ]
    }

    public static func check(_ subject: Subject, _ found: inout Findings) {
        let form = subject.form
        for (i, row) in form.indicators.enumerated() {
            guard let score = row.score, let weight = row.weight, score < weight, !row.hasReason
            else { continue }
            let place = form.reasonPlace(of: i)
            if place == .none { continue }
            found.report(
                Path(.indicators, i, .deviation), value: Text(score.description), message(row, score, weight),
                advice: advice,
                severity: place == .column ? .warning : form.milder(.indicators, i))
        }
    }

    private static func message(_ row: Indicator, _ score: Number, _ weight: Number) -> Wording {
        Wording(
            zh: "“\(row.name)”得 \(score) 分，分值 \(weight)，扣了 \(weight - score) 分，没有写原因。",
            en: "\"\(row.name)\" scores \(score) of \(weight); \(weight - score) points are off and no reason is given."
        )
    }

    private static let advice = Wording(
        zh: "写明偏差原因和改进措施。", en: "Give the reason and what will be done about it.")
}
