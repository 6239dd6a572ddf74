import Basics
import Forms
import Library

/// `ind-too-few`: fewer rows than the place asks for.
enum EnoughIndicators: Rule {
    static let name = "ind-too-few"
    static let aspect = Aspect.soundness
    static let severity = Severity.warning
    static let scope = Scope.targets
    static let sources = ["重庆市部门整体绩效管理办法"]
    static let what = Wording(
        zh: "三级指标太少；年度和中长期分别计数。",
        en: "There are too few indicators of level 3; annual and long-term ones are counted apart.")
    static let why = Wording(
        zh: "一两项指标说不全一笔钱要办的事。", en: "One or two indicators cannot tell all that the money is to do.")
    static var examples: [Example] {
        [
            .triggers(at: Path(.indicators), on: .sound, Wording(zh: "只有两项", en: "two rows")) {
                $0.indicators.removeSubrange(0..<5)
            },
            .triggers(at: Path(.indicators), on: .sound, Wording(zh: "只有一项", en: "one row")) {
                $0.indicators.removeSubrange(0..<6)
            },
            .triggers(
                at: Path(.indicators), on: .sound, Wording(zh: "年度五项，中长期两项", en: "five annual rows, two long-term ones")
            ) {
                $0.indicators[0].horizon = .longTerm
                $0.indicators[1].horizon = .longTerm
            },
            .silent(Wording(zh: "刚好三项", en: "just three rows")) { $0.indicators.removeSubrange(0..<4) },
            .silent(Wording(zh: "中长期三项，年度四项", en: "three long-term rows, four annual ones")) {
                for i in 0..<3 { $0.indicators[i].horizon = .longTerm }
            },
            .silent(Wording(zh: "从表中间开始的一页", en: "a page that begins in the middle of a form")) {
                $0.indicators.removeSubrange(0..<5)
                $0.title = nil
                $0.objectives = []
                $0.budget = []
            },
        ]
    }

    static func check(_ subject: Subject, _ found: inout Findings) {
        let form = subject.form
        guard !form.isFragment, !form.hasUnreadRows else { return }
        for (horizon, zh, en) in [(Horizon.longTerm, "中长期", "long-term "), (.annual, "年度", "annual ")] {
            let count = form.indicators.count { $0.horizon == horizon && !$0.name.isEmpty }
            guard count > 0, count < subject.profile.leastIndicators else { continue }
            let isSplit = form.indicators.contains { $0.horizon != horizon }
            let least = subject.profile.leastIndicators
            found.report(
                Path(.indicators),
                Wording(
                    zh: "\(isSplit ? zh : "")三级指标只有 \(count) 项，至少应有 \(least) 项，还差 \(least - count) 项。",
                    en:
                        "There are \(count) \(isSplit ? en : "")indicators; at least \(least) are asked for, \(least - count) more."
                ),
                advice: Wording(
                    zh: "按产出、效益、满意度补足指标。", en: "Add indicators of output, benefit and satisfaction."))
        }
    }
}
