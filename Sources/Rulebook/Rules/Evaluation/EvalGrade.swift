import Basics
import Forms
import Library
import Scoring

/// 等级与总分不符.
public enum EvalGrade: Rule {
    public static let name = "eval-grade"
    public static let aspect = Aspect.evaluation
    public static let severity = Severity.error
    public static let scope = Scope.selfEvaluation
    public static let sources = ["财预〔2020〕10号"]
    public static let what = Wording(
        zh: "自评等级与总分对应的等级不同。", en: "The printed grade is not the one that the total gives.")
    public static let why = Wording(zh: "优、良、中、差各有分数段。", en: "Each grade has its range of totals.")
    public static var examples: [Example] {
        [
            .triggers(at: Path(.score), on: .soundSelfEvaluation, Wording(zh: "98.75分评了良", en: "98.75 graded 良")) {
                $0.score?.grade = Text("良")
            },
            .triggers(at: Path(.score), on: .soundSelfEvaluation, Wording(zh: "78分评了良好", en: "78 graded 良好")) {
                $0.score?.total = Number(78)
                $0.score?.grade = Text("良好")
            },
            .triggers(at: Path(.score), on: .soundSelfEvaluation, Wording(zh: "55分评了中", en: "55 graded 中")) {
                $0.score?.total = Number(55)
                $0.score?.grade = Text("中")
            },
            .silent(on: .soundSelfEvaluation, Wording(zh: "等级写作“优秀”", en: "the grade reads 优秀")) {
                $0.score?.grade = Text("优秀")
            },
            .silent(on: .soundSelfEvaluation, Wording(zh: "正好90分评优", en: "90 graded 优")) {
                $0.score?.total = Number(90)
            },
            .silent(on: .soundSelfEvaluation, Wording(zh: "等级是别的词", en: "the grade is another word")) {
                $0.score?.grade = Text("合格")
            },
            .silent(on: .soundSelfEvaluation, Wording(zh: "没有总分", en: "no total")) {
                $0.score?.total = nil
                $0.score?.grade = Text("差")
            },
        ]
    }

    public static func check(_ subject: Subject, _ found: inout Findings) {
        guard let total = subject.form.score?.total, let printed = subject.form.score?.grade,
            let grade = Totals.grade(total, subject.profile.grades),
            let own = subject.profile.grades.first(where: { printed.hasPrefix($0.name) })?.name, own != grade
        else { return }
        // 89.5 is 90 to whoever rounds first.
        let isRounded = Totals.grade(total.rounded(0), subject.profile.grades) == own
        found.report(
            Path(.score), value: printed, message(total, printed, grade, subject.profile), advice: advice,
            edits: [Edit(Path(.score, nil, .grade), from: printed, to: grade)], severity: isRounded ? .warning : nil)
    }

    private static func message(_ total: Number, _ printed: Text, _ grade: Text, _ profile: Profile) -> Wording {
        let scale = profile.grades.map { "\($0.name)≥\($0.least)" }.joined(separator: "，")
        return Wording(
            zh: "总分 \(total) 对应“\(grade)”，等级填的是“\(printed)”（\(scale)）。",
            en: "A total of \(total) is graded \"\(grade)\", not \"\(printed)\" (\(scale)).")
    }

    private static let advice = Wording(
        zh: "按总分改等级；总分有误的，先改总分。", en: "Correct the grade; if the total is wrong, that first.")
}
