import Basics
import Forms
import Library

/// `cls-money-as-quantity`: the project's own spending under 数量指标.
enum MoneyIsNoQuantity: Rule {
    static let name = "cls-money-as-quantity"
    static let aspect = Aspect.soundness
    static let severity = Severity.warning
    static let scope = Scope.rows
    static let sources: [String] = []
    static let what = Wording(
        zh: "数量指标下填了项目自己的花费；贷款额、产值一类本身就是产出的不算。",
        en:
            "The project's own spending stands under 数量指标 (quantity); a sum that is itself the output, as loans granted, is not meant."
    )
    static let why = Wording(
        zh: "花了多少是成本；数量说的是花钱办了多少事。", en: "What is spent is cost; quantity is what was done with it.")
    static var examples: [Example] {
        [
            .triggers(at: Path(.indicators, 1, .level2), on: .sound, Wording(zh: "采购金额", en: "a sum of purchases")) {
                $0.indicators[1] = .example("产出指标", "数量指标", "防火设备采购金额", .atMost, "50", "万元")
            },
            .triggers(at: Path(.indicators, 1, .level2), on: .sound, Wording(zh: "维修费用", en: "the cost of repairs")) {
                $0.indicators[1] = .example("产出指标", "数量指标", "管护站维修费用", .atMost, "12", "万元")
            },
            .triggers(
                at: Path(.indicators, 1, .level2), on: .sound, Wording(zh: "人均补贴标准", en: "a subsidy for each person")
            ) {
                $0.indicators[1] = .example("产出指标", "数量指标", "人均补贴标准", .equal, "300", "元/人·月")
            },
            .silent(Wording(zh: "贷款发放额就是产出", en: "loans granted are the output")) {
                $0.indicators[1] = .example("产出指标", "数量指标", "林农小额贷款发放金额", .atLeast, "800", "万元")
            },
            .silent(Wording(zh: "采购多少套", en: "how many sets were bought")) {
                $0.indicators[1] = .example("产出指标", "数量指标", "防火设备采购数量", .atLeast, "50", "套")
            },
            .silent(Wording(zh: "成本指标下的费用", en: "the cost where it belongs")) {
                $0.indicators[0].name = Text("管护站维修费用")
            },
            .silent(Wording(zh: "低保标准是要发给人的", en: "a rate of relief is what people get")) {
                $0.indicators[1] = .example("产出指标", "数量指标", "城乡低保标准", .atLeast, "720", "元/人·月")
            },
        ]
    }

    static func check(_ subject: Subject, _ found: inout Findings) {
        for (i, row) in subject.form.indicators.enumerated() where subject.facts.levels[i].isLevel2("数量指标") {
            let facts = subject.facts.rows[i]
            guard row.value != nil, let unit = facts.unit, UnitKinds.money.contains(unit.kind), let level = row.level2,
                isOwnSpending(facts.name), !InputIsNoOutput.isInput(facts)
            else { continue }
            found.report(
                Path(.indicators, i, .level2), value: level,
                Wording(
                    zh: "“\(row.name)”（\(row.printedTarget)）是花费，却列在数量指标下。",
                    en: "“\(row.name)” (\(row.printedTarget)) is spending and stands under 数量指标."),
                advice: Wording(
                    zh: "移到成本指标；数量指标另写办了多少事。", en: "Move it to 成本指标, and say here how much was done."))
        }
    }

    private static func isOwnSpending(_ name: MarkedText) -> Bool {
        guard !name.has(.notInput) else { return false }
        return name.has(.cost) || name.has(.moneyWhole) || name.ends(with: .input)
    }
}
