import Basics
import Forms
import Library

/// `unit-on-qualitative`: a qualitative target has a unit.
enum UnitOnWords: Rule {
    static let name = "unit-on-qualitative"
    static let aspect = Aspect.clarity
    static let severity = Severity.warning
    static let scope = Scope.rows
    static let sources = ["包头市财政局 绩效目标审核要点 (2023)"]
    static let since = "0.1"
    static let what = Wording(zh: "定性指标填了度量单位。", en: "A qualitative target has a unit.")
    static let why = Wording(
        zh: "文字没有单位；要么单位多余，要么指标本应量化。",
        en: "Words have no unit: either the unit is too much, or the target should be a number.")
    static let examples = [
        Example.triggers(at: Path(.indicators, 5, .unit), on: .sound, Wording(zh: "“健全”以“个”计", en: "“sound” in pieces"))
        {
            $0.indicators[5] = .example("效益指标", "可持续影响指标", "管护机制健全程度", nil, "健全", "个", "分健全、基本健全、不健全三档")
        },
        Example.triggers(at: Path(.indicators, 5, .unit), on: .sound, Wording(zh: "“良好”以“%”计", en: "“good” in %")) {
            $0.indicators[5] = .example("效益指标", "生态效益指标", "林区生态状况", nil, "良好", "%")
        },
        Example.triggers(
            at: Path(.indicators, 5, .unit), on: .sound, Wording(zh: "“逐步完善”以“项”计", en: "“step by step” in items")
        ) {
            $0.indicators[5] = .example("效益指标", "社会效益指标", "护林制度", nil, "逐步完善", "项")
        },
        Example.silent(Wording(zh: "单位为“无”", en: "the unit is “none”")) {
            $0.indicators[5] = .example("效益指标", "可持续影响指标", "管护机制健全程度", nil, "健全", "无", "分健全、基本健全、不健全三档")
        },
        Example.silent(Wording(zh: "等级以“级”为单位", en: "a grade has the unit 级")) {
            $0.indicators[5] = .example("效益指标", "社会效益指标", "护林工作评价", nil, "优秀", "级")
        },
        Example.silent(Wording(zh: "标为定性，值里有数", en: "marked qualitative, with a number")) {
            $0.indicators[5] = .example("效益指标", "社会效益指标", "护林员在岗情况", nil, "在岗95%以上", "%")
        },
    ]

    static func check(_ subject: Subject, _ found: inout Findings) {
        for (i, row) in subject.form.indicators.enumerated() {
            let facts = subject.facts.rows[i]
            guard facts.isWords, !row.text.isEmpty, let unit = row.unit, let known = facts.unit,
                !facts.value.hasDigit, known.kind != .none, known.kind != .date
            else { continue }
            // There the number is missing, not the unit too much.
            if facts.asksNumber(row, isMarked: subject.form.marksNature(i)), !facts.value.has(.vague) { continue }
            if known.kind == .grade && known.mayFollowNumber { continue }
            // 级, 等, 星级 go with grades.
            if known.kind == .grade && !facts.hasScale(unit) { continue }
            let path = Path(.indicators, i, .unit)
            found.report(path, value: unit, message(row.text, unit), advice: advice)
        }
    }

    private static func message(_ text: Text, _ unit: Text) -> Wording {
        Wording(zh: "定性的指标值“\(text)”后填了单位“\(unit)”。", en: "The qualitative target “\(text)” has the unit “\(unit)”.")
    }

    private static let advice = Wording(
        zh: "删去单位；若能计量，改为定量指标。", en: "Remove the unit; where it can be counted, make the target a number.")
}

extension RowFacts {
    /// Whether a unit cell holds a scale of words (优良中差) instead of a unit.
    func hasScale(_ unit: Text) -> Bool {
        let marked = Lexicon.standard.mark(unit)
        return marked.isWhole(.gradeScale) || unit.contains("/") || unit.contains("、")
    }
}
