import Basics
import Forms
import Library

/// 成本指标用了等号.
public enum ValCostEquals: Rule {
    public static let name = "val-cost-equals"
    public static let aspect = Aspect.reasonableness
    public static let severity = Severity.info
    public static let scope = Scope.rows
    public static let sources = ["internal consistency"]
    public static let what = Wording(zh: "成本指标用“=”，应当是“≤”。", en: "A cost with =, where ≤ is meant.")
    public static let why = Wording(zh: "成本是上限，省下来也应算达到。", en: "A cost is a limit: less spent is reached as well.")
    public static var examples: [Example] {
        [
            .triggers(at: Path(.indicators, 0, .operator), on: .sound, Wording(zh: "= 158.38 万元", en: "= 158.38 万元")) {
                $0.indicators[0].comparison = .equal
            },
            .silent(Wording(zh: "补助标准是定数", en: "a fixed rate of aid")) {
                $0.indicators[0] = .example("成本指标", "经济成本指标", "生态公益林补偿标准", .equal, "16", "元/亩")
            },
            .silent(Wording(zh: "≤", en: "≤")) { _ in },
        ]
    }

    public static func check(_ subject: Subject, _ found: inout Findings) {
        for (i, row) in subject.form.indicators.enumerated()
        where row.isCost && row.comparison == .equal && row.value != nil {
            let facts = subject.rows[i]
            if row.name.contains("标准") || facts.name.has(.costLowerOk) || facts.unit?.kind == .share { continue }
            found.report(
                Path(.indicators, i, .operator), value: Text("="), message(row), advice: advice,
                edits: [Edit(Path(.indicators, i, .operator), from: Text("="), to: Text("≤"))], safety: .unsafe)
        }
    }

    private static func message(_ row: Indicator) -> Wording {
        Wording(
            zh: "成本指标“\(row.name)”用了“=”：省下钱反而算没有达到。",
            en: "The cost \"\(row.name)\" has =: spending less would miss the target.")
    }

    private static let advice = Wording(zh: "指标值类型改为“≤”。", en: "Make the operator ≤.")
}
