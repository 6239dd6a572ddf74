import Basics
import Forms
import Library

/// `ind-duplicate-name`: one name under two families.
enum NamesDiffer: Rule {
    static let name = "ind-duplicate-name"
    static let aspect = Aspect.soundness
    static let severity = Severity.warning
    static let scope = Scope.targets
    static let sources = ["包头市财政局 绩效目标审核要点 (2023)"]
    static let what = Wording(zh: "同一个名称列在两类指标下。", en: "One name stands under two families.")
    static let why = Wording(
        zh: "一件事记两次，或者两件事分不清。", en: "Either one thing is counted twice, or two cannot be told apart.")
    static var examples: [Example] {
        [
            .triggers(
                at: Path(.indicators, 3, .name), on: .sound, Wording(zh: "数量和质量同名", en: "quantity and quality alike")
            ) {
                $0.indicators[3].name = $0.indicators[1].name
            },
            .triggers(
                at: Path(.indicators, 5, .name), on: .sound, Wording(zh: "产出和效益同名", en: "output and benefit alike")
            ) {
                $0.indicators[5].name = $0.indicators[2].name
            },
            .triggers(at: Path(.indicators, 5, .name), on: .sound, Wording(zh: "只差空格", en: "but for a blank")) {
                $0.indicators[5].name = Text("维护防火 隔离带长度")
            },
            .silent(Wording(zh: "年度和中长期同名", en: "an annual and a long-term row alike")) {
                $0.indicators[3].name = $0.indicators[1].name
                $0.indicators[3].horizon = .longTerm
            },
            .silent(Wording(zh: "同一类里的重复行另有规则", en: "a row twice in one family has a rule of its own")) {
                $0.indicators[2] = $0.indicators[1]
            },
            .silent(Wording(zh: "面积和面积完成率", en: "an area, and the share of it done")) {
                $0.indicators[3].name = Text("人工造林面积完成率")
            },
        ]
    }

    static func check(_ subject: Subject, _ found: inout Findings) {
        let rows = subject.form.indicators
        let facts = subject.facts
        var first: [[UInt32]: Int] = [:]
        for (i, row) in rows.enumerated() {
            let name = facts.rows[i].name
            guard name.count >= 3, let level = facts.levels[i].level2 else { continue }
            guard let at = first[name.characters] else {
                first[name.characters] = i
                continue
            }
            guard rows[at].horizon == row.horizon, let other = facts.levels[at].level2, other != level else { continue }
            found.report(
                Path(.indicators, i, .name), value: row.name,
                Wording(
                    zh: "“\(row.name)”同时列在“\(other)”和“\(level)”下。",
                    en: "“\(row.name)” stands under both \(other) and \(level)."),
                advice: Wording(
                    zh: "删去一处，或者把名称写得能分清，如“面积”“合格率”“完成时间”。",
                    en: "Take one out, or let the names tell what each measures."))
        }
    }
}
