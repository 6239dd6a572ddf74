import Basics
import Forms
import Library

/// `val-percent-over-100`: above 100 % where the thing measured is a share of a whole.
enum ShareWithinWhole: Rule {
    static let name = "val-percent-over-100"
    static let aspect = Aspect.clarity
    static let severity = Severity.warning
    static let scope = Scope.rows
    static let sources: [String] = []
    static let since = "0.1"
    static let maturity = Maturity.preview
    static let what = Wording(
        zh: "合格率、覆盖率一类占整体的比率超过了100%。", en: "A share of a whole (pass rate, coverage) is above 100 %.")
    static let why = Wording(
        zh: "部分不会多于整体，这样的目标达不到。", en: "A part is never more than the whole: such a target cannot be reached.")
    static let examples = [
        Example.triggers(
            at: Path(.indicators, 3, .text), on: .sound, Wording(zh: "合格率105%", en: "a pass rate of 105 %")
        ) {
            $0.indicators[3] = .example("产出指标", "质量指标", "苗木抽检合格率", .atLeast, "105", "%", "合格批次÷抽检批次×100%")
        },
        Example.triggers(at: Path(.indicators, 5, .text), on: .sound, Wording(zh: "知晓率110%", en: "110 % know it")) {
            $0.indicators[5] = .example("效益指标", "社会效益指标", "居民政策知晓率", .atLeast, "110", "%")
        },
        Example.triggers(at: Path(.indicators, 6, .text), on: .sound, Wording(zh: "满意度101%", en: "101 % satisfied")) {
            $0.indicators[6].text = Text("101")
            $0.indicators[6].value = Number(101)
        },
        Example.silent(Wording(zh: "增长率可以超过100%", en: "growth may pass 100 %")) {
            $0.indicators[5] = .example("效益指标", "经济效益指标", "林产品销售额增长率", .atLeast, "120", "%")
        },
        Example.silent(Wording(zh: "任务可以超额完成", en: "a task may be over-fulfilled")) {
            $0.indicators[3] = .example("产出指标", "质量指标", "造林任务完成率", .atLeast, "115", "%")
        },
        Example.silent(Wording(zh: "毛入学率可以超过100%", en: "a gross rate may pass 100 %")) {
            $0.indicators[5] = .example("效益指标", "社会效益指标", "高中阶段毛入学率", .atLeast, "102", "%")
        },
    ]

    private static let whole = Number(100)

    static func check(_ subject: Subject, _ found: inout Findings) {
        for (i, row) in subject.form.indicators.enumerated() {
            guard let value = row.value, value > whole else { continue }
            let facts = subject.facts.rows[i]
            guard facts.counts(in: "%"), facts.asksSatisfaction || isShare(facts), !mayPass(facts.name) else {
                continue
            }
            found.report(Path(.indicators, i, .text), value: row.text, message(row.name, value), advice: advice)
        }
    }

    /// Whether the name ends in a word for a share that is known to be part of a whole.
    private static func isShare(_ facts: RowFacts) -> Bool {
        guard let counted = facts.counted, !counted.isNear, !counted.isFar, let noun = counted.noun else {
            return false
        }
        return noun.role == .share && noun.length > 1 && noun.percent == .yes && !noun.mayPass100
    }

    /// Words of change and of comparison.
    private static func mayPass(_ name: MarkedText) -> Bool {
        let words: [StaticString] = ["增", "升", "涨", "倍", "同比", "环比", "上年", "毛", "超", "相比"]
        return words.contains(where: name.contains)
    }

    private static func message(_ name: Text, _ value: Number) -> Wording {
        Wording(
            zh: "“\(name)”是占整体的比率，指标值\(value)%比100%多\(value - whole)个百分点。",
            en: "“\(name)” is a share of a whole; its target of \(value) % is \(value - whole) points above 100 %.")
    }

    private static let advice = Wording(zh: "核对指标值或名称。", en: "Check the target or the name.")
}
