import Basics
import Forms
import Library

/// `val-is-source`: the value names where the evidence will stand, not what is to be reached.
enum TargetIsSource: Rule {
    static let name = "val-is-source"
    static let aspect = Aspect.clarity
    static let severity = Severity.warning
    static let scope = Scope.rows
    static let sources = ["包头市财政局 绩效目标审核要点 (2023)"]
    static let since = "0.1"
    static let what = Wording(
        zh: "指标值写的是数据来源或依据（以……为准、据实结算），不是目标。",
        en: "The target is a source of evidence (“as published”, “at actual cost”), not something to be reached.")
    static let why = Wording(
        zh: "来源说的是到哪里去查，没有说要达到多少。", en: "A source says where to look, not how much is to be reached.")
    static let examples = [
        Example.triggers(at: Path(.indicators, 3, .text), on: .sound, Wording(zh: "以公布的数据为准", en: "“as published”")) {
            $0.indicators[3] = .example("产出指标", "质量指标", "森林火灾当日扑灭率", nil, "以省应急部门公布的数据为准", nil)
        },
        Example.triggers(at: Path(.indicators, 3, .text), on: .sound, Wording(zh: "详见方案", en: "“see the plan”")) {
            $0.indicators[3] = .example("产出指标", "质量指标", "造林质量", nil, "详见项目实施方案", nil)
        },
        Example.triggers(at: Path(.indicators, 0, .text), on: .sound, Wording(zh: "据实结算", en: "“at actual cost”")) {
            $0.indicators[0] = .example("成本指标", "经济成本指标", "护林经费", nil, "据实结算", nil)
        },
        Example.silent(Wording(zh: "达到某项标准", en: "a standard to be met")) {
            $0.indicators[3] = .example("产出指标", "质量指标", "造林质量", nil, "符合国家造林技术规程标准", nil)
        },
        Example.silent(Wording(zh: "建立档案是要做的事", en: "files to be set up are a deed")) {
            $0.indicators[3] = .example("产出指标", "质量指标", "林权档案管理", nil, "建立档案", nil)
        },
        Example.silent(Wording(zh: "数后注明来源", en: "a number with its source")) {
            $0.indicators[3] = .example("产出指标", "质量指标", "森林火灾当日扑灭率", .atLeast, "96", "%", "以省应急部门公布的数据为准")
        },
    ]

    static func check(_ subject: Subject, _ found: inout Findings) {
        for (i, row) in subject.form.indicators.enumerated() {
            let value = subject.facts.rows[i].value
            guard row.value == nil, !value.isEmpty, isSource(value) else { continue }
            found.report(Path(.indicators, i, .text), value: row.text, message(row), advice: advice)
        }
    }

    private static func isSource(_ value: MarkedText) -> Bool {
        guard value.has(.evidenceSource), !value.has(.notSource) else { return false }
        // A date or an amount of its own is a target, a year or a document's number is none.
        if value.hasDigit && value.has(.time) && !value.contains("为准") { return false }
        let isWhole = value.isWhole(.evidenceSource)
        let sure = value.contains("为准") || value.contains("详见") || value.contains("据实") || value.contains("见附")
        guard isWhole || sure else { return false }
        // 建立档案, 印发通知 are things to be done.
        return sure || !(value.has(.deliverableVerb) || value.begins(with: .actionPrefix))
    }

    private static func message(_ row: Indicator) -> Wording {
        Wording(
            zh: "“\(row.name)”的指标值“\(row.text)”是数据来源或依据，没有写明要达到什么。",
            en:
                "The target “\(row.text)” of “\(row.name)” is a source of evidence; it does not say what is to be reached."
        )
    }

    private static let advice = Wording(
        zh: "把来源移到指标说明，指标值填写要达到的数或等次。",
        en: "Move the source to the explanation, and put the number or grade to be reached here.")
}
