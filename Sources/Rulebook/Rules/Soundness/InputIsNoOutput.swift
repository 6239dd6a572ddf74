import Basics
import Forms
import Library

/// `cls-input-as-output`: money put in, shown as an output.
enum InputIsNoOutput: Rule {
    static let name = "cls-input-as-output"
    static let aspect = Aspect.soundness
    static let severity = Severity.warning
    static let scope = Scope.rows
    static let sources: [String] = []
    static let what = Wording(zh: "把投入的钱当作产出。", en: "Money put in is shown as an output.")
    static let why = Wording(
        zh: "钱拨出去不等于事办成了。", en: "Money handed out is no work done.")
    static var examples: [Example] {
        [
            .triggers(at: Path(.indicators, 1, .level2), on: .sound, Wording(zh: "投入财政资金", en: "public money put in")) {
                $0.indicators[1] = .example("产出指标", "数量指标", "投入财政资金", .equal, "300", "万元")
            },
            .triggers(
                at: Path(.indicators, 1, .level2), on: .sound, Wording(zh: "拨付项目资金", en: "project money handed on")
            ) {
                $0.indicators[1] = .example("产出指标", "数量指标", "拨付项目资金", .atLeast, "96", "万元")
            },
            .triggers(
                at: Path(.indicators, 3, .level2), on: .sound,
                Wording(zh: "质量指标下的经费投入", en: "money put in, under quality")
            ) {
                $0.indicators[3] = .example("产出指标", "质量指标", "防火工作经费投入", .equal, "20", "万元")
            },
            .silent(Wording(zh: "投入使用的站点数", en: "stations put into use")) {
                $0.indicators[1] = .example("产出指标", "数量指标", "投入使用的管护站数量", .atLeast, "4", "座")
            },
            .silent(Wording(zh: "引进的资金是成果", en: "money attracted is a result")) {
                $0.indicators[1] = .example("产出指标", "数量指标", "招商引资到位资金", .atLeast, "3000", "万元")
            },
            .silent(Wording(zh: "专项资金支持的企业数", en: "firms that the money supports")) {
                $0.indicators[1] = .example("产出指标", "数量指标", "专项资金支持企业数量", .atLeast, "12", "家")
            },
            .silent(Wording(zh: "成本指标下的经费投入", en: "money put in, under cost")) {
                $0.indicators[0].name = Text("防火工作经费投入")
            },
        ]
    }

    static func check(_ subject: Subject, _ found: inout Findings) {
        for (i, row) in subject.form.indicators.enumerated() {
            let levels = subject.facts.levels[i]
            guard levels.isLevel2("数量指标") || levels.isLevel2("质量指标"), row.value != nil,
                isInput(subject.facts.rows[i]), let level = row.level2
            else { continue }
            found.report(
                Path(.indicators, i, .level2), value: level,
                Wording(
                    zh: "“\(row.name)”（\(row.printedTarget)）是投入的钱，不是产出。",
                    en: "“\(row.name)” (\(row.printedTarget)) is money put in, no output."),
                advice: Wording(
                    zh: "改写这笔钱办成的事，如人数、面积、场次；金额放到成本指标。",
                    en: "State what the money gets done: persons, an area, events; the sum belongs to 成本指标."))
        }
    }

    /// Whether a row is money put in.
    static func isInput(_ facts: RowFacts) -> Bool {
        guard let unit = facts.unit, unit.kind == .money else { return false }
        return facts.name.has(.input) && !facts.name.has(.notInput)
    }
}
