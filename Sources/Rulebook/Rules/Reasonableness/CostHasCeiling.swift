import Basics
import Forms
import Library

/// `val-cost-equals`: a cost with =, where ≤ is meant.
enum CostHasCeiling: Rule {
    static let name = "val-cost-equals"
    static let aspect = Aspect.reasonableness
    static let severity = Severity.info
    static let scope = Scope.rows
    static let sources: [String] = []
    static let since = "0.1"
    static let maturity = Maturity.preview
    static let what = Wording(zh: "成本指标用了“=”，应是“≤”。", en: "A cost has “=”, where “≤” is meant.")
    static let why = Wording(
        zh: "成本是上限，省下钱不应算没有完成。", en: "A cost is a ceiling: money saved should not count as a target missed.")
    static let examples = [
        Example.triggers(
            at: Path(.indicators, 0, .operator), on: .sound, Wording(zh: "项目支出“=”", en: "spending with “=”")
        ) {
            $0.indicators[0].comparison = .equal
        },
        Example.triggers(
            at: Path(.indicators, 0, .operator), on: .sound, Wording(zh: "单株成本“=”", en: "the cost of one tree with “=”")
        ) {
            $0.indicators[0] = .example("成本指标", "经济成本指标", "单株造林成本", .equal, "12", "元/株")
        },
        Example.triggers(
            at: Path(.indicators, 0, .operator), on: .sound, Wording(zh: "会议费“=”", en: "meetings with “=”")
        ) {
            $0.indicators[0] = .example("成本指标", "经济成本指标", "会议费支出", .equal, "3", "万元")
        },
        Example.silent(Wording(zh: "补助标准是定数", en: "a rate of aid is fixed")) {
            $0.indicators[0] = .example("成本指标", "经济成本指标", "退耕还林补助标准", .equal, "98", "元/亩")
        },
        Example.silent(Wording(zh: "按人发的补助", en: "an aid a head")) {
            $0.indicators[0] = .example("成本指标", "经济成本指标", "护林员劳务补助", .equal, "8000", "元/人")
        },
        Example.silent(Wording(zh: "节约率不是金额", en: "a share saved is no money")) {
            $0.indicators[0] = .example("成本指标", "经济成本指标", "采购成本节约率", .equal, "5", "%")
        },
    ]

    static func check(_ subject: Subject, _ found: inout Findings) {
        for (i, row) in subject.form.indicators.enumerated() {
            let facts = subject.facts.rows[i]
            guard facts.family == .cost, row.comparison == .equal, row.value != nil, let unit = facts.unit,
                UnitKinds.money.contains(unit.kind), !facts.name.has(.costLowerOk), !facts.name.contains("标准"),
                !(unit.kind == .moneyPer && isAid(facts.name))
            else { continue }
            let path = Path(.indicators, i, .operator)
            found.report(
                path, value: Text("="), message(row), advice: advice,
                edits: [Edit(path, from: Text("="), to: Text("≤"))])
        }
    }

    /// What is paid out at a fixed rate.
    private static func isAid(_ name: MarkedText) -> Bool {
        name.contains("补贴") || name.contains("补助") || name.contains("津贴") || name.contains("补偿") || name.contains("奖励")
            || name.contains("生均") || name.contains("抚恤")
    }

    private static func message(_ row: Indicator) -> Wording {
        Wording(
            zh: "成本“\(row.name)”写作“=\(row.text)”，花少了反而不达标。",
            en: "The cost “\(row.name)” reads “= \(row.text)”: spending less would miss it.")
    }

    private static let advice = Wording(zh: "改为“≤”。", en: "Change it to “≤”.")
}
