import Basics
import Forms
import Library

/// `wt-nonpositive`: a weight of 0 or less.
enum WeightIsPositive: Rule {
    static let name = "wt-nonpositive"
    static let aspect = Aspect.soundness
    static let severity = Severity.error
    static let scope = Scope.targets
    static let sources = ["预算管理一体化 save-time check"]
    static let what = Wording(zh: "分值是 0 或负数。", en: "A weight is 0 or less.")
    static let why = Wording(
        zh: "没有分值的指标不参加考核，等于没有。", en: "An indicator without weight is not judged, as if it were not there.")
    static var examples: [Example] {
        [
            .triggers(at: Path(.indicators, 1, .weight), on: .weighted, Wording(zh: "0 分", en: "no points")) {
                $0.indicators[1].weight = Number(0)
            },
            .triggers(at: Path(.indicators, 2, .weight), on: .weighted, Wording(zh: "负 5 分", en: "less than none")) {
                $0.indicators[2].weight = Number(-5)
            },
            .triggers(
                at: Path(.indicators, 1, .weight), on: .weighted, Wording(zh: "0.00", en: "no points, with decimals")
            ) {
                $0.indicators[1].weight = Number("0.00")
            },
            .silent(on: .weighted, Wording(zh: "不到 1 分", en: "less than one point")) {
                $0.indicators[1].weight = Number("0.5")
            },
            .silent(on: .weighted, Wording(zh: "没有填", en: "it is blank")) { $0.indicators[1].weight = nil },
            .silent(Wording(zh: "没有分值一栏", en: "there is no such column")) { $0.indicators[1].weight = nil },
            .silent(on: .weighted, Wording(zh: "整列都是 0，还没有分配", en: "0 in the whole column: not shared out yet")) {
                for i in $0.indicators.indices { $0.indicators[i].weight = Number(0) }
            },
        ]
    }

    static func check(_ subject: Subject, _ found: inout Findings) {
        let rows = subject.form.indicators
        guard rows.contains(where: { $0.weight.map { $0 > .zero } ?? false }) else { return }
        for (i, row) in rows.enumerated() {
            guard let weight = row.weight, weight <= .zero, !row.name.isEmpty else { continue }
            found.report(
                Path(.indicators, i, .weight), value: Text("\(weight)"),
                Wording(
                    zh: "“\(row.name)”的分值是 \(weight)。", en: "“\(row.name)” has a weight of \(weight)."),
                advice: Wording(
                    zh: "给它分值，或者删去这项指标。", en: "Give it a weight, or take the indicator out."))
        }
    }
}
