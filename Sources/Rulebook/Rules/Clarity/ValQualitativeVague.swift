import Basics
import Forms
import Library

/// 定性指标值空泛.
public enum ValQualitativeVague: Rule {
    public static let name = "val-qualitative-vague"
    public static let aspect = Aspect.clarity
    public static let severity = Severity.warning
    public static let scope = Scope.rows
    public static let sources = ["财预〔2015〕88号", "财预〔2021〕101号"]
    public static let what = Wording(
        zh: "指标值是“提升、有效、明显、良好、加强”一类的话，没有等级也没有基准；只列等级没选（好坏、高中低、优良中差）也算。",
        en: "提升, 有效, 明显, 良好 … with neither a grade nor a baseline; a scale with no step chosen counts as vague.")
    public static let why = Wording(zh: "提升多少才算达到，没有人说得清。", en: "Nobody can say how much of a rise would be enough.")
    public static var examples: [Example] {
        [
            .triggers(at: Path(.indicators, 5, .text), on: .sound, Wording(zh: "提升", en: "提升")) {
                $0.indicators[5] = .example("效益指标", "社会效益指标", "林区群众安全感", nil, "提升", nil)
            },
            .silent(Wording(zh: "有等级", en: "a grade")) {
                $0.indicators[5] = .example("效益指标", "社会效益指标", "管护制度落实等级", nil, "优（按优、良、中、差四档评定）", nil)
            },
            .silent(Wording(zh: "有基准", en: "a baseline")) {
                $0.indicators[5] = .example("效益指标", "社会效益指标", "林区群众安全感", nil, "较上年提升", nil)
            },
        ]
    }

    public static func check(_ subject: Subject, _ found: inout Findings) {
        for (i, row) in subject.form.indicators.enumerated()
        where !row.text.isEmpty && row.value == nil && !row.holdsDigit {
            guard row.nature != .quantitative, row.text.characterCount <= 40 else { continue }
            let facts = subject.rows[i]
            if row.isSatisfaction && facts.text.has(.grade) { continue }
            let scaleOnly = facts.text.words.contains {
                $0.list == .gradeScale && $0.start == 0 && $0.end == facts.text.length
            }
            let scaled = facts.text.has(.gradeScale) || facts.explanation.has(.gradeScale)
            guard scaleOnly || (facts.text.has(.vague) && !facts.text.has(.baseline) && !scaled) else { continue }
            // A grade of one word may be a step of a scale that stands elsewhere; a verb of change never is.
            found.report(Path(.indicators, i, .text), value: row.text, message(row, scaleOnly), advice: advice)
        }
    }

    private static func message(_ row: Indicator, _ scaleOnly: Bool) -> Wording {
        scaleOnly
            ? Wording(
                zh: "“\(row.name)”的指标值“\(row.text)”只列了等级，没有选定目标。",
                en: "The target \"\(row.text)\" of \"\(row.name)\" is a scale with no step chosen.")
            : Wording(
                zh: "“\(row.name)”的指标值“\(row.text)”没有等级，也没有比较的基准，无法衡量。",
                en: "The target \"\(row.text)\" of \"\(row.name)\" has neither a grade nor a baseline.")
    }

    private static let advice = Wording(
        zh: "能量化的改成数（如“较上年提高2个百分点”）；确实不能量化的写等级和评定办法，如“优（按优、良、中、差四档评定）”。",
        en: "Give a number where one can be had, else a grade with its scale, such as 优（按优、良、中、差四档评定）.")
}
