import Basics
import Forms

/// 各项都是满分.
public enum EvalAllFull: Rule {
    public static let name = "eval-all-full"
    public static let aspect = Aspect.evaluation
    public static let severity = Severity.info
    public static let scope = Scope.selfEvaluation
    public static let sources: [String] = []
    public static let what = Wording(
        zh: "每一行都是满分，预算执行也是。", en: "Every row has full marks, the execution too.")
    public static let why = Wording(
        zh: "全部满分值得再看一眼目标是不是定得低。", en: "It is worth asking whether the targets were set low.")
    public static var examples: [Example] {
        [
            .triggers(at: Path(.indicators), on: .soundSelfEvaluation, Wording(zh: "每行满分", en: "all rows full")) {
                $0.makeFull()
            },
            .triggers(
                at: Path(.indicators), on: .soundSelfEvaluation,
                Wording(zh: "没有执行得分", en: "without a score of the execution")
            ) {
                $0.makeFull()
                $0.budget[0].score = nil
            },
            .triggers(at: Path(.indicators), on: .soundSelfEvaluation, Wording(zh: "五行也算", en: "five rows")) {
                $0.makeFull()
                $0.indicators.removeLast(2)
            },
            .silent(on: .soundSelfEvaluation, Wording(zh: "执行没有满分", en: "the execution is not full")) {
                $0.makeFull()
                $0.budget[0].score = Number("9.9")
            },
            .silent(on: .soundSelfEvaluation, Wording(zh: "只有三行", en: "three rows only")) {
                $0.makeFull()
                $0.indicators.removeLast(4)
            },
            .silent(on: .soundSelfEvaluation, Wording(zh: "有一行差0.75", en: "one row lacks 0.75")) {
                $0.budget[0].score = Number(10)
            },
        ]
    }

    public static func check(_ subject: Subject, _ found: inout Findings) {
        var count = 0
        for row in subject.form.indicators where row.horizon == .annual {
            guard let weight = row.weight, weight > .zero else { continue }
            guard let score = row.score, score == weight else { return }
            count += 1
        }
        guard count >= subject.profile.scoring.allFullRows else { return }
        for entry in subject.form.budget {
            if let score = entry.score, let weight = entry.weight, score < weight { return }
        }
        found.report(Path(.indicators), value: Text(String(count)), message(count), advice: advice)
    }

    private static func message(_ count: Int) -> Wording {
        Wording(zh: "\(count) 行指标都得满分。", en: "All \(count) rows have full marks.")
    }

    private static let advice = Wording(
        zh: "请再核对完成值；都属实的，下年可适当提高目标。", en: "Check the actual values again; if they hold, raise next year's targets.")
}
