import Basics
import Forms
import Library

/// `val-number-on-qualitative`: a qualitative target is a bare number.
enum NumberIsQuantity: Rule {
    static let name = "val-number-on-qualitative"
    static let aspect = Aspect.clarity
    static let severity = Severity.warning
    static let scope = Scope.rows
    static let sources = ["预算管理一体化 save-time check"]
    static let since = "0.1"
    static let maturity = Maturity.preview
    static let what = Wording(zh: "标为定性的指标，指标值却只是一个数。", en: "A target marked qualitative is a bare number.")
    static let why = Wording(
        zh: "定性指标按等次评判；数字应按定量指标比较。", en: "A qualitative target is judged by grades; a number is to be compared.")
    static let examples = [
        Example.triggers(
            at: Path(.indicators, 5, .text), on: .sound, Wording(zh: "办理情况“95”", en: "“95” for how things went")
        ) {
            $0.indicators[5] = .example("效益指标", "社会效益指标", "民生事项办理情况", nil, "95", nil)
            $0.indicators[5].nature = .qualitative
        },
        Example.triggers(
            at: Path(.indicators, 5, .text), on: .sound, Wording(zh: "影响年限10年", en: "an effect of 10 years")
        ) {
            $0.indicators[5] = .example("效益指标", "可持续影响指标", "影响年限", nil, "10", "年")
            $0.indicators[5].nature = .qualitative
        },
        Example.triggers(
            at: Path(.indicators, 3, .text), on: .sound, Wording(zh: "比率标为定性", en: "a rate marked qualitative")
        ) {
            $0.indicators[3].nature = .qualitative
        },
        Example.silent(Wording(zh: "等级以“级”计", en: "a class")) {
            $0.indicators[5] = .example("效益指标", "社会效益指标", "安全生产标准化等级", nil, "2", "级")
            $0.indicators[5].nature = .qualitative
        },
        Example.silent(Wording(zh: "“4A级”是等级", en: "“4A” is a grade")) {
            $0.indicators[5] = .example("效益指标", "社会效益指标", "旅游景区创建等级", nil, "4A级", nil)
        },
        Example.silent(Wording(zh: "年份是时间", en: "a year is a time")) {
            $0.indicators[4] = .example("产出指标", "时效指标", "规划完成年份", nil, "2026", nil)
            $0.indicators[4].nature = .qualitative
        },
    ]

    static func check(_ subject: Subject, _ found: inout Findings) {
        for (i, row) in subject.form.indicators.enumerated() where row.nature == .qualitative {
            let facts = subject.facts.rows[i]
            guard let value = row.value, !isGrade(facts), !isYear(value, facts) else { continue }
            found.report(Path(.indicators, i, .text), value: row.text, message(row), advice: advice)
        }
    }

    private static func isGrade(_ facts: RowFacts) -> Bool {
        switch facts.unit?.kind {
        case .grade, .rank, .date: true
        default: facts.value.has(.grade) || facts.name.contains("等级") || facts.name.contains("级别")
        }
    }

    private static func isYear(_ value: Number, _ facts: RowFacts) -> Bool {
        guard facts.unit == nil || facts.counts(in: "年"), let year = value.whole else { return false }
        return (1990...2100).contains(year)
            && (facts.family == .time || facts.name.has(.time) || facts.name.contains("年"))
    }

    private static func message(_ row: Indicator) -> Wording {
        Wording(
            zh: "“\(row.name)”标为定性，指标值却是数“\(row.text)”。",
            en: "“\(row.name)” is marked qualitative, while its target is the number “\(row.text)”.")
    }

    private static let advice = Wording(
        zh: "改为定量指标，并补上符号和单位；或者写明等次。", en: "Make it quantitative, with sign and unit, or state a grade.")
}
