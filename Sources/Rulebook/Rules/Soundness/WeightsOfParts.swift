import Basics
import Forms
import Library

/// `wt-child-parent`: the rows of a family do not make the weight printed beside its name.
enum WeightsOfParts: Rule {
    static let name = "wt-child-parent"
    static let aspect = Aspect.soundness
    static let severity = Severity.error
    static let scope = Scope.targets
    static let sources = ["预算管理一体化 save-time check"]
    static let what = Wording(
        zh: "各行分值之和与上级指标标明的分值不同。", en: "The weights of the parts are not the weight of the whole.")
    static let why = Wording(
        zh: "两处对不上，就不知道按哪一个打分。", en: "Where the two differ nobody knows which one scores.")
    static var examples: [Example] {
        [
            .triggers(
                at: Path(.indicators, 1, .level1), on: .weighted,
                Wording(zh: "产出指标（50分），各行 40 分", en: "outputs (50), and 40 in the rows")
            ) {
                $0.print(1, .level1, "产出指标（50分）")
            },
            .triggers(
                at: Path(.indicators, 5, .level1), on: .weighted,
                Wording(zh: "效益指标(30分)，一行 20 分", en: "benefit (30), and 20 in its row")
            ) {
                $0.print(5, .level1, "效益指标(30分)")
            },
            .triggers(
                at: Path(.indicators, 1, .level2), on: .weighted,
                Wording(zh: "二级指标标了 15 分", en: "15 printed at level 2")
            ) {
                $0.print(1, .level2, "数量指标（15分）")
            },
            .silent(on: .weighted, Wording(zh: "标明的分值对得上", en: "the printed weight fits")) {
                $0.print(1, .level1, "产出指标（40分）")
            },
            .silent(on: .weighted, Wording(zh: "标的是范围", en: "a range is printed")) {
                $0.print(1, .level1, "产出指标（0-20分）")
            },
            .silent(on: .weighted, Wording(zh: "有一行没有分值", en: "a row has no weight")) {
                $0.print(1, .level1, "产出指标（50分）")
                $0.indicators[2].weight = nil
            },
        ]
    }

    static func check(_ subject: Subject, _ found: inout Findings) {
        let form = subject.form
        guard form.indicators.contains(where: { $0.weight != nil }) else { return }
        for repair in form.repairs {
            guard repair.path.field == .indicators, let leaf = repair.path.leaf, leaf == .level1 || leaf == .level2,
                let i = repair.path.index, i < form.indicators.count, let whole = printedWeight(repair.from),
                !form.doubts(repair.path)
            else { continue }
            let own = form.indicators[i]
            func isPart(_ row: Indicator) -> Bool {
                row.level1 == own.level1 && row.horizon == own.horizon && (leaf == .level1 || row.level2 == own.level2)
            }
            // Where the term is printed again on every row, the first one tells.
            guard !form.indicators[..<i].contains(where: isPart) else { continue }
            var parts: [Number] = []
            for row in form.indicators where isPart(row) {
                guard let weight = row.weight else {
                    parts = []
                    break
                }
                parts.append(weight)
            }
            let sum = parts.reduce(.zero, +)
            guard !parts.isEmpty, sum != whole else { continue }
            let terms = parts.count == 1 ? "\(sum)" : "\(parts.map(\.description).joined(separator: " + ")) = \(sum)"
            let difference = (sum - whole).magnitude
            found.report(
                repair.path, value: repair.from,
                Wording(
                    zh: "“\(repair.from)”标明 \(whole) 分，下面各行 \(terms)，相差 \(difference)。",
                    en: "“\(repair.from)” says \(whole); its rows make \(terms), a difference of \(difference)."),
                advice: Wording(
                    zh: "改上级的分值，或者改各行的分值。", en: "Correct the weight above, or those of the rows."))
        }
    }

    /// The number before 分 in brackets at the end of a term: 产出指标（50分）.
    private static func printedWeight(_ printed: Text) -> Number? {
        let scalars = printed.scalars
        guard let open = scalars.lastIndex(where: { $0 == 0x28 || $0 == 0xFF08 }) else { return nil }
        var digits: [UInt8] = []
        var i = open + 1
        while i < scalars.count, isDigit(scalars[i]) || scalars[i] == 0x2E {
            digits.append(UInt8(truncatingIfNeeded: scalars[i]))
            i += 1
        }
        guard i < scalars.count, scalars[i] == 0x5206 else { return nil }  // 分
        return Number(digits)
    }
}

extension Form {
    /// A term printed with more than its name, for examples.
    fileprivate mutating func print(_ row: Int, _ leaf: Field, _ words: StaticString) {
        let term = leaf == .level1 ? indicators[row].level1 : indicators[row].level2
        repairs.append(
            Repair(.canonicalTerm, Path(.indicators, row, leaf), from: Text(words), to: term ?? Text(), cell: nil))
    }
}
