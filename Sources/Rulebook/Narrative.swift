import Basics
import Forms
import Library

/// A paragraph of 预算公开说明 that tells of 绩效目标: how many projects, and how much money.
struct Narrative {
    struct Amount {
        let value: Number
        let unit: MeasuringUnit
        /// Number and unit as printed, in normal spelling.
        let printed: Text
    }

    let text: Text
    private(set) var projects: Int?
    private(set) var amounts: [Amount] = []

    /// nil where the paragraph says nothing of 绩效目标.
    init?(_ paragraph: Text, _ lexicon: Lexicon) {
        let marked = lexicon.mark(paragraph)
        guard marked.contains("绩效目标") else { return nil }
        text = paragraph
        for number in marked.numbers {
            if let (unit, end) = Narrative.money(marked, number.end, lexicon) {
                amounts.append(Amount(value: number.value, unit: unit, printed: marked.text(number.start..<end)))
            } else if projects == nil, let whole = number.value.whole, Narrative.countsProjects(marked, number) {
                projects = whole
            }
        }
    }

    /// A unit of money at a place of the text, the longest there is.
    private static func money(_ text: MarkedText, _ start: Int, _ lexicon: Lexicon) -> (MeasuringUnit, Int)? {
        for length in [3, 2, 1] where start + length <= text.count {
            let end = start + length
            if let unit = lexicon.units.unit(text.text(start..<end)), unit.kind == .money { return (unit, end) }
        }
        return nil
    }

    /// 项目12个, 12个项目, 12个一级项目, 项目支出12项.
    private static func countsProjects(_ text: MarkedText, _ number: NumberHit) -> Bool {
        guard number.end < text.count, text.characters[number.end] == 0x4E2A || text.characters[number.end] == 0x9879
        else { return false }
        let before = text.text(max(0, number.start - 6)..<number.start)
        let after = text.text(number.end..<min(text.count, number.end + 7))
        return before.contains("项目") || after.contains("项目")
    }
}

/// The amounts of the tables that were published together, to compare a narrative's with.
struct PublishedMoney {
    struct Amount {
        let value: Number
        let unit: MeasuringUnit
        let inYuan: Number
    }

    /// Every amount of every table, and the sums of one label over the tables of projects.
    private(set) var amounts: [Amount] = []
    /// 资金总额 of all projects together; nil where one of them has none, or where the reader doubts one.
    private(set) var projects: Amount?

    init(_ bundle: Bundle, _ lexicon: Lexicon) {
        var sums: [Text: Number] = [:]
        var isWhole = true
        for form in bundle.forms {
            guard let unit = lexicon.units.unit(form.moneyUnit ?? Text("万元")), unit.kind == .money else {
                isWhole = false
                continue
            }
            let isProject = form.kind == .projectTargets
            if isProject,
                form.doubts(Path(.budget)) || !form.budget.contains(where: { $0.basis == .total && $0.amount != nil })
            {
                isWhole = false
            }
            var labels: Set<Text> = []
            var sources = Number.zero
            for entry in form.budget {
                for column in [Field.amount, .annual, .adjusted] {
                    guard let value = entry[column], let base = unit.inBase(value) else { continue }
                    amounts.append(Amount(value: value, unit: unit, inYuan: base))
                    guard column == .amount else { continue }
                    if entry.basis == .source { sources = sources + base }
                    if isProject, labels.insert(entry.label).inserted {
                        sums[entry.label] = (sums[entry.label] ?? .zero) + base
                    }
                }
            }
            if sources > .zero { add(sources, unit) }
        }
        let usual = bundle.projects.first.flatMap { lexicon.units.unit($0.moneyUnit ?? Text("万元")) }
        guard let usual else { return }
        for (_, sum) in sums { add(sum, usual) }
        if isWhole, let total = sums[Text("资金总额")], total > .zero { projects = amount(total, usual) }
    }

    private mutating func add(_ inYuan: Number, _ unit: MeasuringUnit) {
        if let amount = amount(inYuan, unit) { amounts.append(amount) }
    }

    private func amount(_ inYuan: Number, _ unit: MeasuringUnit) -> Amount? {
        guard let scale = unit.scale, let value = (inYuan * unit.divisor).divided(by: scale, decimals: 9) else {
            return nil
        }
        return Amount(value: value, unit: unit, inYuan: inYuan)
    }

    /// Whether an amount of the narrative is one of the tables', as exact as it is printed.
    func holds(_ told: Narrative.Amount) -> Bool {
        guard let scale = told.unit.scale else { return true }
        return amounts.contains { amount in
            guard let same = (amount.inYuan * told.unit.divisor).divided(by: scale, decimals: 9) else { return true }
            return same.rounded(told.value.scale) == told.value
        }
    }

    /// The amount that has the same digits in another unit.
    func sameDigits(_ told: Narrative.Amount) -> Amount? {
        amounts.first { $0.value == told.value && $0.unit != told.unit && $0.value > .zero && told.value.scale > 0 }
    }
}
