import Basics
import Forms
import Library

/// `wt-total`: the weights do not make the whole.
enum WeightsTotal: Rule {
    static let name = "wt-total"
    static let aspect = Aspect.soundness
    static let severity = Severity.error
    static let scope = Scope.targets
    static let sources = ["财预〔2020〕10号", "预算管理一体化 save-time check"]
    static let what = Wording(
        zh: "各行分值加起来不是规定的总分。", en: "The weights do not add up to the profile's total.")
    static let why = Wording(
        zh: "总分不对，自评时就得不出百分制的分数。", en: "With another total the self-evaluation yields no score out of a hundred.")
    static var examples: [Example] {
        [
            .triggers(at: Path(.indicators), on: .weighted, Wording(zh: "多了 5 分", en: "5 points too many")) {
                $0.indicators[0].weight = Number(25)
            },
            .triggers(at: Path(.indicators), on: .weighted, Wording(zh: "少了 3 分", en: "3 points too few")) {
                $0.indicators[6].weight = Number(7)
            },
            .triggers(at: Path(.indicators), on: .weighted, Wording(zh: "小数也要凑准", en: "decimals too must fit")) {
                $0.indicators[6].weight = Number("9.5")
            },
            .silent(on: .weighted, Wording(zh: "连预算执行率共 100 分", en: "100 points with the execution of the budget")) {
                $0.budget[0].weight = Number(10)
            },
            .silent(on: .weighted, Wording(zh: "本表自身 100 分", en: "100 points in the rows themselves")) {
                $0.indicators[6].weight = Number(20)
            },
            .silent(on: .weighted, Wording(zh: "有一行没有分值", en: "a row has no weight")) { $0.indicators[6].weight = nil },
            .silent(on: .weighted, Wording(zh: "以 1 为总数的权重", en: "weights out of 1")) {
                for (i, weight) in ["0.2", "0.1", "0.1", "0.1", "0.2", "0.2", "0.1"].enumerated() {
                    $0.indicators[i].weight = Number(weight)
                }
            },
        ]
    }

    static func check(_ subject: Subject, _ found: inout Findings) {
        let form = subject.form
        let totals = subject.profile.weightTotals
        guard let weights = Weights(form), !form.isFragment, let nearest = nearest(to: weights.sum, of: totals) else {
            return
        }
        func fits(_ sum: Number) -> Bool {
            // Weights may be told out of 1.
            totals.contains { sum == $0 || sum * Number(100) == $0 }
        }
        guard !fits(weights.sum), !fits(weights.sum + weights.execution) else { return }
        let families = weights.families(subject)
        // 年度 and 中长期 may each make the whole, and so may each family.
        if fits(sum(of: .annual, form)) && fits(sum(of: .longTerm, form)) { return }
        if let families, families.count > 1, families.allSatisfy({ fits($0.sum) }) { return }
        // A round sum below the whole leaves points for what a place scores apart.
        let isRound = (weights.sum.divided(by: Number(10), decimals: 6).map { $0 == $0.rounded(0) } ?? false)
        let difference = weights.sum - nearest
        let terms = terms(weights, families)
        let others = totals.filter { $0 != nearest }.map { "，也不是 \($0)" }.joined()
        let othersEn = totals.filter { $0 != nearest }.map { " nor \($0)" }.joined()
        found.report(
            Path(.indicators), value: Text("\(weights.sum)"),
            Wording(
                zh: "分值合计 \(terms) = \(weights.sum)，不是 \(nearest)\(others)；与 \(nearest) 相差 \(difference.magnitude)。",
                en:
                    "The weights make \(terms) = \(weights.sum), not \(nearest)\(othersEn): \(difference.magnitude) from \(nearest)."
            ),
            advice: Wording(
                zh: "调整各行分值，使合计为 \(nearest)。", en: "Adjust the weights so that they make \(nearest)."),
            severity: isRound && weights.sum < nearest ? .warning : nil)
    }

    private static func nearest(to sum: Number, of totals: [Number]) -> Number? {
        totals.min { ($0 - sum).magnitude < ($1 - sum).magnitude }
    }

    private static func sum(of horizon: Horizon, _ form: Form) -> Number {
        form.indicators.reduce(.zero) { $0 + ($1.horizon == horizon ? $1.weight ?? .zero : .zero) }
    }

    /// The sum as a person would write it: by families where they are known, else row by row.
    private static func terms(_ weights: Weights, _ families: [Weights.Family]?) -> String {
        if let families { return families.map { "\($0.term) \($0.sum)" }.joined(separator: " + ") }
        let shown = weights.rows.prefix(20).map(\.description).joined(separator: " + ")
        return weights.rows.count > 20 ? shown + " + …" : shown
    }
}
