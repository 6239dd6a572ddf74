import Basics
import Forms
import Library

/// `wt-one-dominant`: one row has most of its family's weight.
enum NoRowDominates: Rule {
    static let name = "wt-one-dominant"
    static let aspect = Aspect.soundness
    static let severity = Severity.info
    static let scope = Scope.targets
    static let sources = ["包头市财政局 绩效目标审核要点 (2023)"]
    static let what = Wording(
        zh: "三项以上的一类里，一项占去大半分值。", en: "In a family of three or more, one row has more than half of the weight.")
    static let why = Wording(
        zh: "一项定输赢，其余的就成了陪衬。", en: "Where one row decides, the others are only there to be there.")
    static var examples: [Example] {
        [
            .triggers(
                at: Path(.indicators, 1, .weight), on: .weighted,
                Wording(zh: "产出 40 分里占 25 分", en: "25 of the 40 points of output")
            ) {
                $0.share(25, 5, 5, 5)
            },
            .triggers(
                at: Path(.indicators, 4, .weight), on: .weighted,
                Wording(zh: "时效一项占 34 分", en: "34 points for timeliness")
            ) {
                $0.share(2, 2, 2, 34)
            },
            .triggers(at: Path(.indicators, 2, .weight), on: .weighted, Wording(zh: "刚过一半", en: "just over half")) {
                $0.share(7, 21, 6, 6)
            },
            .silent(on: .weighted, Wording(zh: "刚好一半", en: "just half")) { $0.share(20, 8, 6, 6) },
            .silent(on: .weighted, Wording(zh: "一类只有一项", en: "a family of one row")) { $0.share(10, 10, 10, 10) },
            .silent(on: .weighted, Wording(zh: "一类只有两项", en: "a family of two rows")) {
                $0.indicators.removeSubrange(3...4)
                $0.indicators[1].weight = Number(28)
                $0.indicators[2].weight = Number(12)
            },
        ]
    }

    static func check(_ subject: Subject, _ found: inout Findings) {
        guard let weights = Weights(subject.form), let families = weights.families(subject) else { return }
        for family in families where family.rows.count >= 3 && family.sum > .zero {
            for i in family.rows where weights.rows[i] * Number(100) > subject.profile.dominantShare * family.sum {
                let row = subject.form.indicators[i]
                found.report(
                    Path(.indicators, i, .weight), value: Text("\(weights.rows[i])"),
                    Wording(
                        zh:
                            "“\(family.term)”共 \(family.rows.count) 项 \(family.sum) 分，“\(row.name)”一项占 \(weights.rows[i]) 分，其余共 \(family.sum - weights.rows[i]) 分。",
                        en:
                            "\(family.term) has \(family.rows.count) rows and \(family.sum) points; “\(row.name)” alone has \(weights.rows[i]), all others \(family.sum - weights.rows[i])."
                    ),
                    advice: Wording(
                        zh: "确有必要的请说明，否则把分值分开。", en: "Say why, or share the points out more evenly."))
            }
        }
    }
}

extension Form {
    /// Other weights of the four outputs, for examples.
    fileprivate mutating func share(_ weights: Int...) {
        for (i, weight) in weights.enumerated() { indicators[i + 1].weight = Number(weight) }
    }
}
