import Basics
import Forms
import Library

/// `ind-quantified-ratio-low`: too few rows hold a number.
enum EnoughQuantified: Rule {
    static let name = "ind-quantified-ratio-low"
    static let aspect = Aspect.soundness
    static let severity = Severity.warning
    static let scope = Scope.targets
    static let sources = ["财预〔2021〕101号"]
    static let what = Wording(
        zh: "定量指标占比低于规定；值里有数或日期的算定量。",
        en: "Less than the profile's share of the indicators is quantitative; a value with a number or a date counts.")
    static let why = Wording(
        zh: "定性的多了，年底没法算完成多少。", en: "With mostly words, nobody can tell at the end of the year how much was done.")
    static var examples: [Example] {
        [
            .triggers(
                at: Path(.indicators), on: .sound, Wording(zh: "七项里三项定量", en: "three rows of seven hold a number")
            ) {
                for i in 3...6 { $0.indicators[i].put("良好") }
            },
            .triggers(
                at: Path(.indicators), on: .sound, Wording(zh: "七项里四项定量，不到六成", en: "four of seven, less than 60 %")
            ) {
                for i in 4...6 { $0.indicators[i].put("有效保障") }
            },
            .triggers(at: Path(.indicators), on: .sound, Wording(zh: "没有一项定量", en: "no number at all")) {
                for i in 0...6 { $0.indicators[i].put("完成") }
            },
            .silent(Wording(zh: "七项里五项定量", en: "five of seven hold a number")) {
                for i in 5...6 { $0.indicators[i].put("良好") }
            },
            .silent(Wording(zh: "文字里写了数和日期", en: "words that hold a number or a date")) {
                $0.indicators[3].put("完成12项重点工作")
                $0.indicators[4].put("5月底前完成")
                $0.indicators[5].put("良好")
                $0.indicators[6].put("良好")
            },
            .silent(Wording(zh: "百分之九十也是数", en: "a number in Chinese characters")) {
                for i in 3...6 { $0.indicators[i].put("百分之九十以上") }
            },
            .silent(Wording(zh: "值还没有填，另有规则", en: "blank values have a rule of their own")) {
                for i in 2...6 { $0.indicators[i].put("") }
            },
        ]
    }

    static func check(_ subject: Subject, _ found: inout Findings) {
        var filled = 0
        var quantified = 0
        for (i, row) in subject.form.indicators.enumerated() where !row.text.isEmpty {
            filled += 1
            let value = subject.facts.rows[i].value
            if row.value != nil || value.hasDigit || value.contains("百分之") || PeriodParser.isDateOrPeriod(row.text) {
                quantified += 1
            }
        }
        let share = subject.profile.quantifiedShare
        // Of one or two rows a share says nothing.
        guard filled >= 3, Number(quantified * 100) < share * Number(filled) else { return }
        var needed = quantified
        while Number(needed * 100) < share * Number(filled) { needed += 1 }
        found.report(
            Path(.indicators),
            Wording(
                zh: "\(filled) 项指标里只有 \(quantified) 项定量，不到 \(share)%：至少要有 \(needed) 项，还差 \(needed - quantified) 项。",
                en:
                    "\(quantified) of \(filled) indicators are quantitative, less than \(share) %: at least \(needed) should be, \(needed - quantified) more."
            ),
            advice: Wording(zh: "把能计数、能算比率、能定日期的指标改成定量。", en: "Put a count, a share or a date where there can be one."))
    }
}

extension Indicator {
    /// A value in words, for examples.
    fileprivate mutating func put(_ words: StaticString) {
        text = Text(words)
        value = nil
        comparison = nil
        unit = nil
        nature = .qualitative
    }
}
