import Basics
import Forms
import Library

/// `val-satisfaction-not-percent`: satisfaction is neither a percentage nor a grade.
enum SatisfactionIsShare: Rule {
    static let name = "val-satisfaction-not-percent"
    static let aspect = Aspect.clarity
    static let severity = Severity.warning
    static let scope = Scope.rows
    static let sources: [String] = []
    static let since = "0.1"
    static let maturity = Maturity.stable
    static let what = Wording(
        zh: "满意度既不是百分比，也不是等次；只列档次而未选定的不算等次。",
        en: "Satisfaction is neither a percentage nor a grade; a scale of which no step is chosen is no grade.")
    static let why = Wording(zh: "满意度要能与问卷结果比较。", en: "Satisfaction must be comparable with what a survey brings.")
    static let examples = [
        Example.triggers(
            at: Path(.indicators, 6), on: .sound, Wording(zh: "满意度270人", en: "satisfaction of 270 persons")
        ) {
            $0.indicators[6] = .example("满意度指标", "服务对象满意度指标", "签约家庭满意度", .atLeast, "270", "人")
        },
        Example.triggers(at: Path(.indicators, 6), on: .sound, Wording(zh: "满意度“提升”", en: "satisfaction “up”")) {
            $0.indicators[6] = .example("满意度指标", "服务对象满意度指标", "林区群众满意度", nil, "提升", nil)
        },
        Example.triggers(at: Path(.indicators, 6), on: .sound, Wording(zh: "只列档次", en: "a scale, no step chosen")) {
            $0.indicators[6] = .example("满意度指标", "服务对象满意度指标", "林区群众满意度", nil, "满意/基本满意/不满意", nil)
        },
        Example.silent(Wording(zh: "“基本满意”是等次", en: "“mostly satisfied” is a grade")) {
            $0.indicators[6] = .example("满意度指标", "服务对象满意度指标", "林区群众满意度", nil, "基本满意", nil)
        },
        Example.silent(Wording(zh: "问卷份数以“份”计", en: "survey sheets are counted")) {
            $0.indicators[6] = .example("满意度指标", "服务对象满意度指标", "满意度调查问卷份数", .atLeast, "200", "份")
        },
        Example.silent(Wording(zh: "满意度得分", en: "a score of satisfaction")) {
            $0.indicators[6] = .example("满意度指标", "服务对象满意度指标", "林区群众满意度", .atLeast, "92", "分")
        },
    ]

    static func check(_ subject: Subject, _ found: inout Findings) {
        for (i, row) in subject.form.indicators.enumerated() where !row.text.isEmpty {
            let facts = subject.facts.rows[i]
            guard facts.asksSatisfaction, row.value == nil ? isNoGrade(row, facts) : isCount(facts) else { continue }
            let unit = row.value == nil || row.text.contains(row.unit ?? Text()) ? Text() : row.unit ?? Text()
            found.report(Path(.indicators, i), value: row.text, message(row, unit), advice: advice)
        }
    }

    /// A unit that counts things or persons.
    private static func isCount(_ facts: RowFacts) -> Bool {
        guard let unit = facts.unit else { return false }
        return UnitKinds.counts.contains(unit.kind) || UnitKinds.money.contains(unit.kind) || unit.kind == .time
    }

    /// Words that are no step of a scale. Where a sign stands before them, a number is missed.
    private static func isNoGrade(_ row: Indicator, _ facts: RowFacts) -> Bool {
        let value = facts.value
        if value.isWhole(.gradeScale) { return true }
        return row.comparison == nil && !value.hasDigit && !value.isWhole(.grade) && !value.has(.placeholder)
            && !value.has(.baseline) && value.has(.vague) && !value.contains("满意")
    }

    private static func message(_ row: Indicator, _ unit: Text) -> Wording {
        Wording(
            zh: "“\(row.name)”的指标值“\(row.text)\(unit)”既不是百分比，也不是选定的等次。",
            en: "The target “\(row.text)\(unit)” of “\(row.name)” is neither a percentage nor a chosen grade.")
    }

    private static let advice = Wording(
        zh: "写百分比（如≥90%），或写明要达到哪一等次。", en: "Give a percentage (such as ≥ 90 %), or say which grade is to be reached.")
}
