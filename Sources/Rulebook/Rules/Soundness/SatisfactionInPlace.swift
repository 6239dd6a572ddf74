import Basics
import Forms
import Library

/// `cls-satisfaction-elsewhere`: 满意度 outside 满意度指标.
enum SatisfactionInPlace: Rule {
    static let name = "cls-satisfaction-elsewhere"
    static let aspect = Aspect.soundness
    static let severity = Severity.warning
    static let scope = Scope.rows
    static let sources = ["财预〔2015〕88号"]
    static let what = Wording(
        zh: "满意度列在满意度指标以外。", en: "A question of satisfaction stands outside 满意度指标.")
    static let why = Wording(
        zh: "满意度有自己的一类和分值，放在别处会重复或漏计。", en: "Satisfaction has a family and a weight of its own.")
    static var examples: [Example] {
        [
            .triggers(
                at: Path(.indicators, 5, .level2), on: .sound, Wording(zh: "社会效益下的满意度", en: "under social benefit")
            ) {
                $0.indicators[5] = .example("效益指标", "社会效益指标", "林农满意度", .atLeast, "90", "%")
            },
            .triggers(at: Path(.indicators, 3, .level2), on: .sound, Wording(zh: "质量指标下的满意率", en: "under quality")) {
                $0.indicators[3] = .example("产出指标", "质量指标", "参训护林员满意率", .atLeast, "95", "%")
            },
            .triggers(
                at: Path(.indicators, 5, .level2), on: .sound, Wording(zh: "可持续影响下的满意程度", en: "under lasting influence")
            ) {
                $0.indicators[5] = .example("效益指标", "可持续影响指标", "居民对绿化管护满意程度", .atLeast, "85", "%")
            },
            .silent(Wording(zh: "效益指标下的满意度一类（旧表样）", en: "a family of satisfaction under benefits, as in older layouts"))
            {
                $0.indicators[6].level1 = Text("效益指标")
            },
            .silent(Wording(zh: "问卷的份数是数量", en: "the number of questionnaires is a quantity")) {
                $0.indicators[1] = .example("产出指标", "数量指标", "满意度调查问卷份数", .atLeast, "500", "份")
            },
            .silent(Wording(zh: "口号里的“满意”", en: "the word in a slogan")) {
                $0.indicators[5] = .example("效益指标", "社会效益指标", "办好人民满意的林业", nil, "好", nil)
            },
            .silent(Wording(zh: "没有二级指标的表", en: "a layout without level 2")) {
                $0.indicators[5] = .example("效益指标", "社会效益指标", "林农满意度", .atLeast, "90", "%")
                $0.indicators[5].level2 = nil
            },
        ]
    }

    static func check(_ subject: Subject, _ found: inout Findings) {
        for (i, row) in subject.form.indicators.enumerated() {
            let levels = subject.facts.levels[i]
            let facts = subject.facts.rows[i]
            guard facts.name.has(.satisfaction), levels.level2 != nil, let level = row.level2,
                facts.family != .satisfaction, !levels.isSatisfaction, levels.isOutput || levels.isBenefit,
                asks(facts.name), !facts.name.has(.satisfactionExempt)
            else { continue }
            if let unit = facts.unit, unit.kind != .share && unit.kind != .score { continue }
            // A number that is none may belong to two rows that ran together.
            if row.value == nil && facts.value.hasDigit { continue }
            found.report(
                Path(.indicators, i, .level2), value: level,
                Wording(
                    zh: "“\(row.name)”问的是满意度，却列在“\(level)”下。",
                    en: "“\(row.name)” asks for satisfaction and stands under \(level)."),
                advice: Wording(
                    zh: "移到满意度指标；这里另写“\(level)”。", en: "Move it to 满意度指标, and state a \(level) here."))
        }
    }

    /// 满意 itself; 认可 and 好评 may be told of a brand.
    private static func asks(_ name: MarkedText) -> Bool {
        name.hits(of: .satisfaction).contains { hit in
            name.characters[hit.start..<hit.end].contains(0x610F)  // 意
        }
    }
}
