import Basics
import Forms
import Library

/// `ind-output-quantity-missing`: outputs without 数量指标.
enum QuantityPresent: Rule {
    static let name = "ind-output-quantity-missing"
    static let aspect = Aspect.soundness
    static let severity = Severity.warning
    static let scope = Scope.targets
    static let sources = ["财预〔2021〕101号"]
    static let what = Wording(zh: "产出指标里没有数量指标。", en: "The outputs hold no 数量指标 (quantity).")
    static let why = Wording(zh: "没有数量，就不知道要做多少。", en: "Without a quantity nobody knows how much is to be done.")
    static var examples: [Example] {
        [
            .triggers(at: Path(.indicators), on: .sound, Wording(zh: "删去两项数量指标", en: "both rows of quantity taken out"))
            {
                $0.indicators.removeSubrange(1...2)
            },
            .triggers(at: Path(.indicators), on: .sound, Wording(zh: "两项都改列质量指标", en: "both rows under quality")) {
                $0.indicators[1].level2 = Text("质量指标")
                $0.indicators[2].level2 = Text("质量指标")
            },
            .triggers(
                at: Path(.indicators), on: .sound, Wording(zh: "产出只剩时效指标", en: "only timeliness is left of the outputs")
            ) {
                $0.indicators.removeSubrange(1...3)
            },
            .silent(Wording(zh: "写作“产出数量”", en: "it is called 产出数量")) {
                $0.indicators.remove(at: 1)
                $0.indicators[1].level2 = Text("产出数量")
            },
            .silent(Wording(zh: "表里不分二级指标", en: "the layout has no level 2")) {
                for i in $0.indicators.indices { $0.indicators[i].level2 = nil }
            },
            .silent(Wording(zh: "只有中长期一栏列了数量指标", en: "quantity stands in the long-term block only")) {
                $0.indicators.remove(at: 2)
                $0.indicators[1].horizon = .longTerm
            },
            .silent(Wording(zh: "有一行二级指标没有读准", en: "the reading of one level is in doubt")) {
                $0.indicators.removeSubrange(1...2)
                $0.confidence[Path(.indicators, 1, .level2)] = Number("0.6")
            },
        ]
    }

    static func check(_ subject: Subject, _ found: inout Findings) {
        guard subject.lacksOutput("数量指标") else { return }
        found.report(
            Path(.indicators), Wording(zh: "产出指标里没有数量指标。", en: "There is no 数量指标 among the outputs."),
            advice: Wording(
                zh: "补上至少一项数量指标，写明做多少，如人数、场次、面积。",
                en: "Add one at least that says how much is done: persons, events, an area."))
    }
}
