import Basics
import Forms
import Library

/// `ind-output-quality-missing`: outputs without 质量指标.
enum QualityPresent: Rule {
    static let name = "ind-output-quality-missing"
    static let aspect = Aspect.soundness
    static let severity = Severity.warning
    static let scope = Scope.targets
    static let sources = ["财预〔2021〕101号"]
    static let what = Wording(zh: "产出指标里没有质量指标。", en: "The outputs hold no 质量指标 (quality).")
    static let why = Wording(zh: "只看做了多少，做得不好也算完成。", en: "Where only the amount counts, bad work counts as done.")
    static var examples: [Example] {
        [
            .triggers(at: Path(.indicators), on: .sound, Wording(zh: "删去质量指标", en: "the row of quality taken out")) {
                $0.indicators.remove(at: 3)
            },
            .triggers(
                at: Path(.indicators), on: .sound, Wording(zh: "质量指标改列数量指标", en: "the row of quality under quantity")
            ) {
                $0.indicators[3].level2 = Text("数量指标")
            },
            .triggers(
                at: Path(.indicators), on: .sound, Wording(zh: "产出只剩数量指标", en: "only quantity is left of the outputs")
            ) {
                $0.indicators.removeSubrange(3...4)
            },
            .silent(Wording(zh: "写作“产出质量”", en: "it is called 产出质量")) { $0.indicators[3].level2 = Text("产出质量") },
            .silent(Wording(zh: "有一项产出只写了一级指标", en: "one output has no level 2")) {
                $0.indicators[3].level2 = nil
            },
            .silent(Wording(zh: "质量指标在未能归位的文字里", en: "the word stands in what could not be placed")) {
                $0.indicators.remove(at: 3)
                $0.unread = [Unread(Text("质量指标 森林火灾当日扑灭率 96%"), cell: nil)]
            },
        ]
    }

    static func check(_ subject: Subject, _ found: inout Findings) {
        guard subject.lacksOutput("质量指标") else { return }
        found.report(
            Path(.indicators), Wording(zh: "产出指标里没有质量指标。", en: "There is no 质量指标 among the outputs."),
            advice: Wording(
                zh: "补上至少一项质量指标，写明做到什么标准，如验收合格率、抽检达标率。",
                en: "Add one at least that says to what standard: a share passed, a norm met."))
    }
}
