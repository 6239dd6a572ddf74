import Basics
import Forms
import Library

/// `ind-benefit-missing`: no 效益指标.
enum BenefitPresent: Rule {
    static let name = "ind-benefit-missing"
    static let aspect = Aspect.soundness
    static let severity = Severity.error
    static let scope = Scope.targets
    static let sources = ["财预〔2021〕101号"]
    static let what = Wording(zh: "全表没有效益指标。", en: "The form has no 效益指标 (benefit).")
    static let why = Wording(
        zh: "只有产出没有效益，说不清钱花了以后有什么变化。", en: "Outputs without effects do not say what changed for the money.")
    static var examples: [Example] {
        [
            .triggers(at: Path(.indicators), on: .sound, Wording(zh: "删去效益指标", en: "the row of benefit taken out")) {
                $0.indicators.remove(at: 5)
            },
            .triggers(
                at: Path(.indicators), on: .sound, Wording(zh: "效益指标改列数量指标", en: "the row of benefit under quantity")
            ) {
                $0.indicators[5].level1 = Text("产出指标")
                $0.indicators[5].level2 = Text("数量指标")
            },
            .triggers(at: Path(.indicators), on: .sound, Wording(zh: "只有产出指标", en: "outputs only")) {
                $0.indicators.removeSubrange(5...6)
                $0.indicators.remove(at: 0)
            },
            .silent(Wording(zh: "一级指标没有写，二级是社会效益", en: "level 1 is blank, level 2 is a benefit")) {
                $0.indicators[5].level1 = nil
            },
            .silent(Wording(zh: "效益指标下不分类", en: "benefits are not told by kind")) {
                $0.indicators[5].level2 = nil
            },
            .silent(Wording(zh: "写作“项目效果指标”", en: "it is called 项目效果指标")) {
                $0.indicators[5].level1 = Text("项目效果指标")
            },
            .silent(Wording(zh: "有一行两级指标都没有读出", en: "a row has no level that was read")) {
                $0.indicators[5].level1 = nil
                $0.indicators[5].level2 = nil
            },
        ]
    }

    static func check(_ subject: Subject, _ found: inout Findings) {
        guard subject.familiesAreTold, !subject.form.unreadHolds("效益"),
            subject.profile.families.contains(Text("效益指标")), subject.facts.levels.contains(where: \.isNational),
            !subject.facts.levels.contains(where: \.isBenefit)
        else { return }
        found.report(
            Path(.indicators), Wording(zh: "全表没有效益指标。", en: "The form has no 效益指标."),
            advice: Wording(
                zh: "补上至少一项效益指标，写明事情做完以后有什么变化。",
                en: "Add one at least that says what changes once the work is done."))
    }
}
