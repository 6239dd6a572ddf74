import Basics
import Forms
import Library

/// `val-satisfaction-low`: a satisfaction target below the least of the place.
enum SatisfactionIsHigh: Rule {
    static let name = "val-satisfaction-low"
    static let aspect = Aspect.reasonableness
    static let severity = Severity.info
    static let scope = Scope.rows
    static let sources: [String] = []
    static let since = "0.1"
    static let maturity = Maturity.stable
    static let what = Wording(
        zh: "满意度目标低于本地要求的下限（默认90%）。",
        en: "A satisfaction target is below the least that the place asks for (default 90 %).")
    static let why = Wording(
        zh: "目标定得低，达到了也说明不了服务好。", en: "A low target says little of the service even when it is met.")
    static let examples = [
        Example.triggers(at: Path(.indicators, 6, .text), on: .sound, Wording(zh: "满意度70%", en: "70 % satisfied")) {
            $0.indicators[6].text = Text("70")
            $0.indicators[6].value = Number(70)
        },
        Example.triggers(
            at: Path(.indicators, 5, .text), on: .sound, Wording(zh: "写在社会效益里也一样", en: "filed as a benefit")
        ) {
            $0.indicators[5] = .example("效益指标", "社会效益指标", "参展企业满意率", .atLeast, "60", "%")
        },
        Example.triggers(at: Path(.indicators, 6, .text), on: .sound, Wording(zh: "89.5%", en: "89.5 %")) {
            $0.indicators[6].text = Text("89.5%")
            $0.indicators[6].value = Number("89.5")
        },
        Example.silent(Wording(zh: "正好90%", en: "just 90 %")) {
            $0.indicators[6].text = Text("90")
            $0.indicators[6].value = Number(90)
        },
        Example.silent(Wording(zh: "不满意率越低越好", en: "dissatisfaction is to be low")) {
            $0.indicators[6] = .example("满意度指标", "服务对象满意度指标", "群众不满意率", .atMost, "5", "%")
        },
        Example.silent(Wording(zh: "调查覆盖率不是满意度", en: "the coverage of a survey")) {
            $0.indicators[6] = .example("满意度指标", "服务对象满意度指标", "满意度调查覆盖率", .atLeast, "60", "%")
        },
    ]

    static func check(_ subject: Subject, _ found: inout Findings) {
        let least = subject.profile.leastSatisfaction
        for (i, row) in subject.form.indicators.enumerated() {
            // A fraction is another mistake.
            guard let value = row.value, value > Number(1), value < least else { continue }
            let facts = subject.facts.rows[i]
            guard facts.asksSatisfaction, facts.counts(in: "%"), row.comparison != .atMost,
                row.comparison != .below
            else { continue }
            found.report(Path(.indicators, i, .text), value: row.text, message(row, value, least), advice: advice)
        }
    }

    private static func message(_ row: Indicator, _ value: Number, _ least: Number) -> Wording {
        Wording(
            zh: "“\(row.name)”的目标是\(value)%，比\(least)%低\(least - value)个百分点。",
            en: "The target of “\(row.name)” is \(value) %, \(least - value) points below \(least) %.")
    }

    private static let advice = Wording(
        zh: "提高目标，或说明历年的满意度为什么低。", en: "Raise the target, or say why satisfaction has been low in past years.")
}
