import Basics
import Forms
import Library

/// `cls-family-name-as-level3`: the name of a family as 三级指标.
enum FamilyIsNoName: Rule {
    static let name = "cls-family-name-as-level3"
    static let aspect = Aspect.soundness
    static let severity = Severity.warning
    static let scope = Scope.rows
    static let sources = ["包头市财政局 绩效目标审核要点 (2023)"]
    static let what = Wording(zh: "三级指标照抄类别名。", en: "The name of a family stands as level 3.")
    static let why = Wording(
        zh: "“数量指标”“社会效益”是类别，没有说明量的是什么。", en: "A family's name does not say what is measured.")
    static var examples: [Example] {
        [
            .triggers(at: Path(.indicators, 1, .name), on: .sound, Wording(zh: "数量指标", en: "数量指标 (quantity)")) {
                $0.indicators[1].name = Text("数量指标")
            },
            .triggers(at: Path(.indicators, 5, .name), on: .sound, Wording(zh: "社会效益", en: "社会效益 (social benefit)")) {
                $0.indicators[5].name = Text("社会效益")
            },
            .triggers(at: Path(.indicators, 0, .name), on: .sound, Wording(zh: "经济成本指标", en: "经济成本指标 (cost in money)"))
            {
                $0.indicators[0].name = Text("经济成本指标")
            },
            .silent(Wording(zh: "绿化工程质量达标率", en: "the share of plantings that meet the norm")) {
                $0.indicators[3].name = Text("绿化工程质量达标率")
            },
            .silent(Wording(zh: "林下经济效益增长率", en: "the growth of the benefit of forest farming")) {
                $0.indicators[5] = .example("效益指标", "经济效益指标", "林下经济效益增长率", .atLeast, "8", "%")
            },
            .silent(Wording(zh: "说明了问谁的满意度", en: "it says whose satisfaction")) {
                $0.indicators[6].name = Text("服务对象满意度")
            },
        ]
    }

    static func check(_ subject: Subject, _ found: inout Findings) {
        for (i, row) in subject.form.indicators.enumerated() {
            let facts = subject.facts.rows[i]
            guard facts.name.isWhole(.familyName) else { continue }
            // 服务对象满意度 says whom to ask, and official samples use it.
            if facts.name.contains("对象") || facts.name.contains("公众") { continue }
            found.report(
                Path(.indicators, i, .name), value: row.name,
                Wording(
                    zh: "三级指标写的是类别名“\(row.name)”，没有说明量的是什么。",
                    en: "Level 3 is the name of a family, “\(row.name)”, and does not say what is measured."),
                advice: Wording(
                    zh: "写明具体量什么，如“人工造林面积”“受益农户数”。", en: "Say what is measured: an area planted, households served."))
        }
    }
}
