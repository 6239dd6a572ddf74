import Basics
import Forms

/// 定性指标没有完成情况.
public enum EvalQualNoDescription: Rule {
    public static let name = "eval-qual-no-description"
    public static let aspect = Aspect.evaluation
    public static let severity = Severity.error
    public static let scope = Scope.selfEvaluation
    public static let sources = ["预算管理一体化 save-time check"]
    public static let what = Wording(
        zh: "定性指标打了分，没有写完成情况。", en: "A 定性 row has a score but no words on what was done.")
    public static let why = Wording(zh: "定性指标靠文字说明，没有说明就无从判断得分。", en: "The score of a 定性 row rests on its words.")
    public static var examples: [Example] {
        [
            .triggers(
                at: Path(.indicators, 5, .actual), on: .soundSelfEvaluation, Wording(zh: "只有得分", en: "only a score")
            ) {
                $0.indicators[5].actualText = nil
            },
            .triggers(at: Path(.indicators, 5, .actual), on: .soundSelfEvaluation, Wording(zh: "完成情况是一横", en: "a dash"))
            {
                $0.indicators[5].actualText = Text("—")
            },
            .triggers(
                at: Path(.indicators, 5, .actual), on: .soundSelfEvaluation,
                Wording(zh: "扣了分也没有写", en: "marked down without words")
            ) {
                $0.indicators[5].actualText = Text()
                $0.indicators[5].score = Number(9)
                $0.indicators[5].deviation = Text("两个乡镇的台账晚建")
            },
            .silent(on: .soundSelfEvaluation, Wording(zh: "写了档次", en: "the tier is given")) {
                $0.indicators[5].actualText = Text("部分达成")
            },
            .silent(on: .soundSelfEvaluation, Wording(zh: "填了百分数", en: "a percentage is given")) {
                $0.indicators[5].actualText = Text("95%")
            },
            .silent(
                on: .soundSelfEvaluation, Wording(zh: "定量指标缺完成值：另有规则", en: "a quantitative row without an actual value")
            ) {
                $0.indicators[2].actual = nil
                $0.indicators[2].actualText = nil
            },
            .silent(on: .soundSelfEvaluation, Wording(zh: "完成值和得分都没有：另有规则", en: "neither of the two: told elsewhere")) {
                $0.indicators[5].actualText = nil
                $0.indicators[5].score = nil
            },
            .silent(on: .soundSelfEvaluation, Wording(zh: "表上没有完成值栏", en: "the form has no column for it")) {
                $0.indicators[5].actualText = nil
                for i in $0.indicators.indices { $0.cells[Path(.indicators, i, .actualText)] = nil }
            },
        ]
    }

    public static func check(_ subject: Subject, _ found: inout Findings) {
        let form = subject.form
        for (i, row) in form.indicators.enumerated()
        where row.isInForce && row.nature == .qualitative && row.value == nil {
            guard let score = row.score, row.actual == nil, row.actualText?.isNothingSaid ?? true,
                form.hasCell(i, .actualText), !row.text.isEmpty
            else { continue }
            found.report(
                Path(.indicators, i, .actual), value: row.actualText ?? Text(), message(row, score), advice: advice,
                severity: form.milder(.indicators, i))
        }
    }

    private static func message(_ row: Indicator, _ score: Number) -> Wording {
        Wording(
            zh: "定性指标“\(row.name)”得 \(score) 分，没有写完成情况。",
            en: "\"\(row.name)\" scores \(score), and nothing says what was done.")
    }

    private static let advice = Wording(
        zh: "写明达成、部分达成或未达成，并简述做到了什么。", en: "Say reached, partly reached or missed, and what was done.")
}
