import Basics
import Forms
import Library

/// `wt-flat`: all weights are equal.
enum WeightsDiffer: Rule {
    static let name = "wt-flat"
    static let aspect = Aspect.soundness
    static let severity = Severity.info
    static let scope = Scope.targets
    static let sources = ["包头市财政局 绩效目标审核要点 (2023)"]
    static let what = Wording(zh: "所有分值都一样。", en: "All weights are equal.")
    static let why = Wording(
        zh: "分值一律平均，看不出哪些指标重要。", en: "Equal weights do not show what matters.")
    static var examples: [Example] {
        [
            .triggers(at: Path(.indicators), on: .weighted, Wording(zh: "每行 10 分", en: "10 points in every row")) {
                for i in $0.indicators.indices { $0.indicators[i].weight = Number(10) }
            },
            .triggers(
                at: Path(.indicators), on: .weighted, Wording(zh: "每行 15 分，共六行", en: "15 points in each of six rows")
            ) {
                $0.indicators.removeLast()
                for i in $0.indicators.indices { $0.indicators[i].weight = Number(15) }
            },
            .triggers(
                at: Path(.indicators), on: .weighted,
                Wording(zh: "小数写法不同，也是一样", en: "equal but for the decimals written")
            ) {
                for i in $0.indicators.indices { $0.indicators[i].weight = Number(i % 2 == 0 ? "12.5" : "12.50") }
            },
            .silent(on: .weighted, Wording(zh: "只有一行不同", en: "one row differs")) {
                for i in $0.indicators.indices { $0.indicators[i].weight = Number(10) }
                $0.indicators[0].weight = Number(30)
            },
            .silent(on: .weighted, Wording(zh: "只有三行", en: "only three rows")) {
                $0.indicators.removeSubrange(3...6)
                for i in $0.indicators.indices { $0.indicators[i].weight = Number(30) }
            },
            .silent(on: .weighted, Wording(zh: "有一行没有分值", en: "a row has no weight")) {
                for i in $0.indicators.indices { $0.indicators[i].weight = Number(10) }
                $0.indicators[3].weight = nil
            },
        ]
    }

    static func check(_ subject: Subject, _ found: inout Findings) {
        guard let weights = Weights(subject.form), weights.rows.count >= 4, let first = weights.rows.first,
            first > .zero, weights.rows.allSatisfy({ $0 == first })
        else { return }
        found.report(
            Path(.indicators), value: Text("\(first)"),
            Wording(
                zh: "\(weights.rows.count) 项指标的分值都是 \(first)。",
                en: "All \(weights.rows.count) indicators have a weight of \(first)."),
            advice: Wording(zh: "按重要程度分配分值。", en: "Weigh them by what matters."))
    }
}
