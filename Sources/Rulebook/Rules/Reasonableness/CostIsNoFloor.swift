import Basics
import Forms
import Library

/// `val-cost-lower-bound`: a cost with ≥ or >.
enum CostIsNoFloor: Rule {
    static let name = "val-cost-lower-bound"
    static let aspect = Aspect.reasonableness
    static let severity = Severity.warning
    static let scope = Scope.rows
    static let sources: [String] = []
    static let since = "0.1"
    static let maturity = Maturity.preview
    static let what = Wording(zh: "成本指标用了“≥”或“>”。", en: "A cost has “≥” or “>”.")
    static let why = Wording(
        zh: "成本要控制的是上限；写“≥”，花得越多越达标。",
        en: "A cost is to be kept down: with “≥” the more is spent, the better it is met.")
    static let examples = [
        Example.triggers(
            at: Path(.indicators, 0, .operator), on: .sound, Wording(zh: "项目支出“≥”", en: "spending with “≥”")
        ) {
            $0.indicators[0].comparison = .atLeast
        },
        Example.triggers(
            at: Path(.indicators, 0, .operator), on: .sound,
            Wording(zh: "每公里养护成本“≥”", en: "the upkeep of a km with “≥”")
        ) {
            $0.indicators[0] = .example("成本指标", "经济成本指标", "每公里养护成本", .atLeast, "1.2", "万元/公里")
        },
        Example.triggers(at: Path(.indicators, 0, .operator), on: .sound, Wording(zh: "开发费用“>”", en: "a fee with “>”"))
        {
            $0.indicators[0] = .example("成本指标", "经济成本指标", "系统开发费用", .above, "88", "万元")
        },
        Example.silent(Wording(zh: "节约成本越多越好", en: "costs saved: more is better")) {
            $0.indicators[0] = .example("成本指标", "经济成本指标", "节约采购成本", .atLeast, "5", "万元")
        },
        Example.silent(Wording(zh: "补助标准是下限", en: "a rate of aid is a least")) {
            $0.indicators[0] = .example("成本指标", "经济成本指标", "城市低保保障标准", .atLeast, "700", "元/人·月")
        },
        Example.silent(Wording(zh: "生均经费有最低标准", en: "money per pupil has a least")) {
            $0.indicators[0] = .example("成本指标", "经济成本指标", "生均公用经费支出", .atLeast, "850", "元/生·年")
        },
        Example.silent(Wording(zh: "投资是投入", en: "an investment is put in")) {
            $0.indicators[0] = .example("成本指标", "经济成本指标", "完成固定资产投资支出", .atLeast, "2000", "万元")
        },
    ]

    static func check(_ subject: Subject, _ found: inout Findings) {
        for (i, row) in subject.form.indicators.enumerated()
        where row.comparison == .atLeast || row.comparison == .above {
            let facts = subject.facts.rows[i]
            guard let sign = row.comparison, facts.family == .cost, row.value != nil, let unit = facts.unit,
                UnitKinds.money.contains(unit.kind), facts.name.has(.cost), !facts.name.has(.costLowerOk),
                !facts.isGain, !isGranted(facts)
            else { continue }
            let path = Path(.indicators, i, .operator)
            found.report(
                path, value: Text(sign.rawValue), message(row, sign), advice: advice,
                edits: [Edit(path, from: Text(sign.rawValue), to: Text("≤"))])
        }
    }

    /// What is granted to people has a least; 每公里成本 is a rate too, and no grant.
    private static func isGranted(_ facts: RowFacts) -> Bool {
        facts.isRate && !facts.name.contains("成本") && !facts.name.contains("单价")
    }

    private static func message(_ row: Indicator, _ sign: Comparison) -> Wording {
        Wording(
            zh: "成本“\(row.name)”写作“\(sign.rawValue)\(row.value?.description ?? "")”，花得越多越达标。",
            en:
                "The cost “\(row.name)” reads “\(sign.rawValue) \(row.value?.description ?? "")”: spending more would meet it better."
        )
    }

    private static let advice = Wording(zh: "改为“≤”。", en: "Change it to “≤”.")
}
