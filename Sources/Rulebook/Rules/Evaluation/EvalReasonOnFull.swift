import Basics
import Forms
import Library
import Scoring

/// 满分却写了未完成的原因.
public enum EvalReasonOnFull: Rule {
    public static let name = "eval-reason-on-full"
    public static let aspect = Aspect.evaluation
    public static let severity = Severity.info
    public static let scope = Scope.selfEvaluation
    public static let sources: [String] = []
    public static let what = Wording(
        zh: "得了满分，偏差原因栏却写着没有完成。", en: "A row has full marks, yet its reason speaks of a shortfall.")
    public static let why = Wording(zh: "得分与说明对不上，总有一处不对。", en: "Score and words contradict each other.")
    public static var examples: [Example] {
        [
            .triggers(
                at: Path(.indicators, 2, .deviation), on: .soundSelfEvaluation,
                Wording(zh: "满分，却说进度滞后", en: "full marks, yet delayed")
            ) {
                $0.indicators[2].deviation = Text("因苗木供应滞后，部分地块未完成补植。")
            },
            .triggers(
                at: Path(.indicators, 4, .deviation), on: .soundSelfEvaluation,
                Wording(zh: "满分，却说低于预期", en: "full marks, yet below what was meant")
            ) {
                $0.indicators[4].deviation = Text("扑灭率低于预期")
            },
            .triggers(
                at: Path(.indicators, 5, .deviation), on: .soundSelfEvaluation, Wording(zh: "定性指标", en: "a 定性 row")
            ) {
                $0.indicators[5].deviation = Text("两个乡镇推迟建立台账")
            },
            .silent(on: .soundSelfEvaluation, Wording(zh: "写的是无偏差", en: "it says there is none")) {
                $0.indicators[2].deviation = Text("无偏差")
            },
            .silent(on: .soundSelfEvaluation, Wording(zh: "说的是没有滞后", en: "it denies a delay")) {
                $0.indicators[2].deviation = Text("无滞后情况")
            },
            .silent(on: .soundSelfEvaluation, Wording(zh: "超额完成的原因", en: "the reason of doing more")) {
                $0.indicators[4].deviation = Text("新增瞭望塔，发现及时")
            },
            .silent(
                on: .soundSelfEvaluation, Wording(zh: "超额，顺带说上年滞后", en: "more was done, and last year's delay is named")
            ) {
                $0.indicators[1].setActual("4")
                $0.indicators[1].score = Number(12)
                $0.indicators[1].deviation = Text("含上年推迟的任务")
            },
        ]
    }

    public static func check(_ subject: Subject, _ found: inout Findings) {
        for (i, row) in subject.form.indicators.enumerated() {
            guard let score = row.score, let weight = row.weight, score == weight, let reason = row.deviation,
                !reason.isNothingSaid
            else { continue }
            let marked = subject.lexicon.mark(reason)
            // 无滞后, 未出现延期 deny it.
            guard let hit = marked.hits(of: .shortfall).first, !marked.begins(with: .denial),
                !isExceeded(row, subject.lexicon)
            else {
                continue
            }
            found.report(
                Path(.indicators, i, .deviation), value: reason, message(row, score, marked.text(hit.start..<hit.end)),
                advice: advice)
        }
    }

    /// Where more was done the words are about that.
    private static func isExceeded(_ row: Indicator, _ lexicon: Lexicon) -> Bool {
        guard case .atLeast(let target) = Aim(row, lexicon: lexicon), let actual = row.comparableActual(lexicon.units),
            Progress.accumulates(row, lexicon.units)
        else { return false }
        return actual > target
    }

    private static func message(_ row: Indicator, _ score: Number, _ words: Text) -> Wording {
        Wording(
            zh: "“\(row.name)”得满分 \(score)，原因栏却说“\(words)”，是否真的完成了？",
            en: "\"\(row.name)\" has full marks (\(score)), yet its reason says \"\(words)\": was it reached?")
    }

    private static let advice = Wording(
        zh: "没有完成的按比例扣分；完成了的，删去这段原因。", en: "Take points off if it was not reached; else delete the reason.")
}
