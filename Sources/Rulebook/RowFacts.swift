import Basics
import Forms
import Library

/// What the word lists say of one row, told once and used by many rules.
public struct RowFacts: Sendable {
    public let name: TextFacts
    public let text: TextFacts
    public let explanation: TextFacts
    public let counting: Counting
    public let unit: MeasuringUnit?

    init(_ row: Indicator, _ lexicon: Lexicon) {
        name = lexicon.analyse(row.name)
        text = lexicon.analyse(row.text)
        explanation = lexicon.analyse(row.explanation ?? Text())
        counting = lexicon.counting(row.name)
        unit = row.unit.flatMap { Units.standard.unit($0) }
    }

    /// Whether the name or the unit speaks of time.
    var speaksOfTime: Bool {
        name.has(.time) || unit.map { $0.kind == .time || $0.kind == .date } ?? false
    }
}

extension Indicator {
    /// 成本指标 at level 1, or a cost term at level 2.
    var isCost: Bool { level1.map { $0 == "成本指标" } ?? false || level2.map { $0.hasSuffix("成本指标") } ?? false }
    var isSatisfaction: Bool { level1.map { $0 == "满意度指标" } ?? false || level2.map { $0.hasSuffix("满意度指标") } ?? false }
    var isPercent: Bool { unit.map { $0 == "%" || $0 == "％" } ?? false }
    var holdsDigit: Bool { text.bytes.contains { (0x30...0x39).contains($0) } }
}

extension Form {
    /// An amount of the form in 万元, nil where the unit is not known.
    func inWan(_ amount: Number) -> Number? {
        switch moneyUnit?.string {
        case "万元": amount
        case "元": amount.divided(by: Number(10_000), decimals: 6)
        case "亿元": amount * Number(10_000)
        case "千元": amount.divided(by: Number(10), decimals: 6)
        default: nil
        }
    }

    /// The whole of the body's or the project's money for the year, as printed or as the sum of its uses.
    var wholeBudget: Number? {
        if let total = budget.first(where: { $0.basis == .total && $0.amount != nil }) {
            return total.annual ?? total.amount
        }
        let sums = BudgetSums(self)
        return sums.usesAreAll ? BudgetSums.sum(sums.uses) : nil
    }

    /// A row's money in the form's unit of money.
    func inFormUnit(_ row: Indicator) -> Number? {
        guard let value = row.value, let unit = row.unit, let own = moneyUnit else { return nil }
        if unit == own { return value }
        if unit == "元", own == "万元" { return value.divided(by: Number(10_000), decimals: 6) }
        if unit == "万元", own == "元" { return value * Number(10_000) }
        return nil
    }
}
