import Basics

/// A sum as it stands on paper: its operands and steps. What it comes to is worked out from them, so that the breakdown that a
/// person reads is the computation itself.
public indirect enum Term: Hashable, Sendable {
    case number(Number)
    /// In per cent: `95` is 0.95 and prints as `95%`.
    case percent(Number)
    /// A number with what it is: 目标 200.
    case named(Wording, Number)
    case total([Term])
    case difference(Term, Term)
    case product(Term, Term)
    case quotient(Term, Term)
    case least(Term, Term)
    case greatest(Term, Term)
    case magnitude(Term)

    /// The exact value; nil where it divides by 0 or is out of range.
    var value: Ratio? {
        switch self {
        case .number(let number), .named(_, let number): return Ratio(number)
        case .percent(let number): return Ratio(number).times(Ratio(Number(coefficient: 1, scale: 2)))
        case .total(let terms):
            var sum = Ratio(.zero)
            for term in terms {
                guard let value = term.value, let next = sum.plus(value) else { return nil }
                sum = next
            }
            return sum
        case .difference(let a, let b):
            guard let x = a.value, let y = b.value?.negated else { return nil }
            return x.plus(y)
        case .product(let a, let b):
            guard let x = a.value, let y = b.value else { return nil }
            return x.times(y)
        case .quotient(let a, let b):
            guard let x = a.value, let y = b.value?.inverse else { return nil }
            return x.times(y)
        case .least(let a, let b):
            guard let x = a.value, let y = b.value, let less = x.isLess(than: y) else { return nil }
            return less ? x : y
        case .greatest(let a, let b):
            guard let x = a.value, let y = b.value, let less = x.isLess(than: y) else { return nil }
            return less ? y : x
        case .magnitude(let term): return term.value?.magnitude
        }
    }

    /// As it is written down: `分值 12 × min(完成 93.6 ÷ 目标 96.5, 1)`.
    public var wording: Wording {
        switch self {
        case .number(let number): return Wording(zh: number.description, en: number.description)
        case .percent(let number): return Wording(zh: "\(number)%", en: "\(number)%")
        case .named(let name, let number): return Wording(zh: "\(name.zh) \(number)", en: "\(name.en) \(number)")
        case .total(let terms): return Term.joined(terms.map(\.wording), " + ")
        case .difference(let a, let b): return Term.joined([a.wording, b.factor], " − ")
        case .product(let a, let b): return Term.joined([a.factor, b.factor], " × ")
        case .quotient(let a, let b): return Term.joined([a.factor, b.divisor], " ÷ ")
        case .least(let a, let b): return Term.call("min", [a.wording, b.wording])
        case .greatest(let a, let b): return Term.call("max", [a.wording, b.wording])
        case .magnitude(let term): return Wording(zh: "|\(term.wording.zh)|", en: "|\(term.wording.en)|")
        }
    }

    /// In brackets where it stands beside × or ÷ and is a sum itself.
    private var factor: Wording {
        switch self {
        case .total(let terms) where terms.count != 1: inBrackets
        case .difference: inBrackets
        default: wording
        }
    }

    private var divisor: Wording {
        switch self {
        case .product, .quotient: inBrackets
        default: factor
        }
    }

    private var inBrackets: Wording { Wording(zh: "(\(wording.zh))", en: "(\(wording.en))") }

    private static func joined(_ parts: [Wording], _ sign: String) -> Wording {
        Wording(zh: parts.map(\.zh).joined(separator: sign), en: parts.map(\.en).joined(separator: sign))
    }

    private static func call(_ name: String, _ parts: [Wording]) -> Wording {
        let inner = joined(parts, ", ")
        return Wording(zh: "\(name)(\(inner.zh))", en: "\(name)(\(inner.en))")
    }
}

/// A sum with its result, rounded once.
public struct Sum: Hashable, Sendable {
    public let term: Term
    /// To the places it was asked for, half away from zero.
    public let value: Number
    /// Whether rounding changed it.
    public let isRounded: Bool
    /// Whether it is shown in per cent; `value` is then in per cent too.
    public let inPercent: Bool

    /// nil where the term divides by 0 or is out of range.
    public init?(_ term: Term, decimals: Int, inPercent: Bool = false) {
        guard let exact = inPercent ? term.value?.times(Ratio(Number(100))) : term.value,
            let value = exact.rounded(decimals)
        else { return nil }
        self.term = term
        self.value = value
        isRounded = Ratio(value) != exact
        self.inPercent = inPercent
    }

    /// `分值 12 × min(完成 93.6 ÷ 目标 96.5, 1) ≈ 11.64`.
    public var wording: Wording {
        let (words, sign) = (term.wording, isRounded ? "≈" : "=")
        let unit = inPercent ? "%" : ""
        if case .number(value) = term { return Wording(zh: value.description + unit, en: value.description + unit) }
        return Wording(zh: "\(words.zh) \(sign) \(value)\(unit)", en: "\(words.en) \(sign) \(value)\(unit)")
    }
}

/// What a formula gives: a sum, or 算不出 with the reason.
public enum Computed: Hashable, Sendable {
    case sum(Sum)
    case unknown(Unknown)

    public init(_ term: Term, decimals: Int = 2, inPercent: Bool = false) {
        self = Sum(term, decimals: decimals, inPercent: inPercent).map { .sum($0) } ?? .unknown(.outOfRange)
    }

    public var sum: Sum? {
        if case .sum(let sum) = self { return sum }
        return nil
    }

    public var value: Number? { sum?.value }

    /// The sum as it is written down, or why there is none.
    public var wording: Wording {
        switch self {
        case .sum(let sum): sum.wording
        case .unknown(let reason): Wording(zh: "算不出：\(reason.wording.zh)", en: "not computable: \(reason.wording.en)")
        }
    }
}

/// Why there is no sum.
public enum Unknown: Hashable, Sendable {
    case noTarget, noActual, noWeight, noScore
    /// The target has no sign and no direction.
    case noSign
    /// The target is 0 or below and was not reached: no share of it can be told.
    case targetNotPositive
    /// The actual value is in a unit that does not compare with the target's.
    case unitsDiffer
    /// A share of 1 against a target of 95: the one may be a part of 1, the other in per cent.
    case scaleInDoubt
    case datesDoNotCompare
    /// The words do not say whether it was reached.
    case wordsUnclear
    case noBudget
    case budgetIsZero
    case noExecuted
    /// No row is a count that grows through the year.
    case nothingAccumulates
    /// Everything was removed.
    case nothingLeft
    /// A part of the sum is missing or could not be worked out.
    case partMissing
    /// It divides by 0 or the numbers are out of range.
    case outOfRange

    public var wording: Wording {
        switch self {
        case .noTarget: Wording(zh: "没有可计算的指标值", en: "there is no target to compute with")
        case .noActual: Wording(zh: "没有可计算的完成值", en: "there is no actual value to compute with")
        case .noWeight: Wording(zh: "没有分值", en: "there is no weight")
        case .noScore: Wording(zh: "没有得分", en: "there is no score")
        case .noSign: Wording(zh: "指标值没有计算符号，看不出方向", en: "the target has no sign, its direction is not told")
        case .targetNotPositive: Wording(zh: "指标值不大于 0 且未达到，无法按比例", en: "the target is not above 0 and was not reached")
        case .unitsDiffer: Wording(zh: "完成值与指标值的单位不同", en: "the actual value has another unit than the target")
        case .scaleInDoubt: Wording(zh: "完成值与指标值可能一为小数、一为百分数", en: "one may be a part of 1 and the other in per cent")
        case .datesDoNotCompare: Wording(zh: "两个日期写得不够细，比不出先后", en: "the dates are not exact enough to compare")
        case .wordsUnclear: Wording(zh: "文字没有说明达成、部分达成还是未达成", en: "the words do not say whether it was reached")
        case .noBudget: Wording(zh: "没有预算数", en: "there is no budget amount")
        case .budgetIsZero: Wording(zh: "预算数为 0", en: "the budget amount is 0")
        case .noExecuted: Wording(zh: "没有执行数", en: "there is no executed amount")
        case .nothingAccumulates: Wording(zh: "没有逐月累计的指标", en: "no indicator accumulates through the year")
        case .nothingLeft: Wording(zh: "没有可计分的内容", en: "nothing is left to score")
        case .partMissing: Wording(zh: "有一项缺失或算不出", en: "a part is missing or cannot be computed")
        case .outOfRange: Wording(zh: "除数为 0 或数过大", en: "it divides by 0 or the numbers are too large")
        }
    }
}

/// What the operands of the formulas are called.
extension Wording {
    static let weight = Wording(zh: "分值", en: "weight")
    static let target = Wording(zh: "目标", en: "target")
    static let actual = Wording(zh: "完成", en: "actual")
    static let budget = Wording(zh: "预算", en: "budget")
    static let executed = Wording(zh: "执行", en: "executed")
    static let execution = Wording(zh: "执行率", en: "execution")
    static let progress = Wording(zh: "目标进度", en: "progress")
    static let share = Wording(zh: "比例", en: "share")
}
