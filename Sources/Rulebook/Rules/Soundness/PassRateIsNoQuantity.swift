import Basics
import Forms
import Library

/// `cls-pass-rate-as-quantity`: 合格率 under 数量指标.
enum PassRateIsNoQuantity: Rule {
    static let name = "cls-pass-rate-as-quantity"
    static let aspect = Aspect.soundness
    static let severity = Severity.warning
    static let scope = Scope.rows
    static let sources = ["财预〔2015〕88号"]
    static let what = Wording(
        zh: "数量指标下填了合格率、达标率。", en: "A share that passed or met a norm stands under 数量指标 (quantity).")
    static let why = Wording(
        zh: "合格率说的是做得好不好，是质量。", en: "A share that passed is how good, not how many.")
    static var examples: [Example] {
        [
            .triggers(at: Path(.indicators, 1, .level2), on: .sound, Wording(zh: "抽检合格率", en: "a share passed")) {
                $0.indicators[1] = .example("产出指标", "数量指标", "苗木抽检合格率", .atLeast, "98", "%")
            },
            .triggers(at: Path(.indicators, 1, .level2), on: .sound, Wording(zh: "排放达标率", en: "a share within a norm"))
            {
                $0.indicators[1] = .example("产出指标", "数量指标", "木材加工排放达标率", .atLeast, "95", "%")
            },
            .triggers(at: Path(.indicators, 1, .level2), on: .sound, Wording(zh: "成活率", en: "a share that lives")) {
                $0.indicators[1] = .example("产出指标", "数量指标", "苗木成活率", .atLeast, "85", "%")
            },
            .silent(Wording(zh: "合格人数是数量", en: "how many passed")) {
                $0.indicators[1] = .example("产出指标", "数量指标", "培训合格人数", .atLeast, "900", "人")
            },
            .silent(Wording(zh: "覆盖率说的是范围", en: "a share covered is an extent")) {
                $0.indicators[1] = .example("产出指标", "数量指标", "林长巡林覆盖率", .atLeast, "90", "%")
            },
            .silent(Wording(zh: "质量指标下的合格率", en: "a share passed where it belongs")) {
                $0.indicators[3].name = Text("苗木抽检合格率")
            },
        ]
    }

    static func check(_ subject: Subject, _ found: inout Findings) {
        for (i, row) in subject.form.indicators.enumerated() where subject.facts.levels[i].isLevel2("数量指标") {
            let facts = subject.facts.rows[i]
            guard facts.name.has(.passRate), facts.name.characters.last == 0x7387,  // 率
                let level = row.level2
            else { continue }
            if let unit = facts.unit, unit.kind != .share { continue }
            // A family's name that ran into the row's own: the family may be another.
            if facts.name.contains("指标") { continue }
            found.report(
                Path(.indicators, i, .level2), value: level,
                Wording(
                    zh: "“\(row.name)”（\(row.printedTarget)）说的是好坏，却列在数量指标下。",
                    en: "“\(row.name)” (\(row.printedTarget)) says how good and stands under 数量指标."),
                advice: Wording(
                    zh: "移到质量指标；数量指标另写做了多少。", en: "Move it to 质量指标, and say here how much was done."),
                edits: subject.move(i, to: "质量指标"))
        }
    }
}
