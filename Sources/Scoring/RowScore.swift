import Basics
import Forms
import Library

/// The score of one row by the formulas.
public enum RowScore: Sendable {
    case exact(Sum)
    /// 定性: a person decides within the bounds of the tier.
    case tier(Tier, least: Sum, most: Sum)
    case unknown(Unknown)

    /// - Parameters:
    ///   - row: the row with its actual value and weight.
    ///   - target: the row that its target is taken from: its own, or the approved one.
    ///   - year: the fiscal year, for dates that print none.
    public init(
        _ row: Indicator, target: Indicator? = nil, year: Int? = nil, profile: Profile = .national2021,
        lexicon: Lexicon = .standard
    ) {
        guard let weight = row.weight ?? target?.weight, weight > .zero else {
            self = .unknown(.noWeight)
            return
        }
        let target = target ?? row
        let choices = profile.scoring
        let aim = Aim(target, lexicon: lexicon)
        switch aim {
        case .unknown(let reason): self = .unknown(reason)
        case .words(let words):
            guard let text = row.actualText, !text.isEmpty else {
                self = .unknown(.noActual)
                return
            }
            guard let tier = Tier(of: text, target: words, lexicon: lexicon),
                let (least, most) = tier.bounds(of: weight, choices)
            else {
                self = .unknown(.wordsUnclear)
                return
            }
            self = .tier(tier, least: least, most: most)
        case .by(let date):
            self.init(RowScore.date(row, date, weight, year, choices))
        default:
            var measured = row
            measured.unit = target.unit
            measured.value = target.value
            switch measured.stated(row.actualText, row.actual, lexicon.units) {
            case .failure(let error): self = .unknown(error.reason)
            case .success(let actual):
                self.init(RowScore.number(actual, aim, weight, isSatisfaction: target.isSatisfaction, choices))
            }
        }
    }

    private init(_ computed: Computed) {
        switch computed {
        case .sum(let sum): self = .exact(sum)
        case .unknown(let reason): self = .unknown(reason)
        }
    }

    public var sum: Sum? {
        if case .exact(let sum) = self { return sum }
        return nil
    }

    // MARK: The formulas

    /// The score of a number, from 0 to `weight`, to two decimals.
    public static func number(
        _ actual: Number, _ aim: Aim, _ weight: Number, isSatisfaction: Bool = false, _ choices: ScoringChoices
    ) -> Computed {
        let full = Term.named(.weight, weight)
        switch aim {
        case .atLeast(let target): return atLeast(actual, target, weight, isSatisfaction, choices)
        case .atMost(let target):
            if actual <= target { return Computed(full) }
            // An actual value above a ceiling of 0 or below earns nothing.
            if target <= .zero { return target == .zero ? Computed(.number(.zero)) : .unknown(.targetNotPositive) }
            return Computed(
                .product(full, .least(.quotient(.named(.target, target), .named(.actual, actual)), .number(Number(1)))))
        case .equal(let target):
            if actual == target { return Computed(full) }
            if target == .zero { return Computed(.number(.zero)) }
            let off = Term.quotient(
                .magnitude(.difference(.named(.actual, actual), .named(.target, target))),
                .magnitude(.named(.target, target)))
            return Computed(
                .product(full, .greatest(.number(.zero), .difference(.number(Number(1)), off))))
        case .within(let low, let high):
            if actual < low { return atLeast(actual, low, weight, isSatisfaction, choices) }
            return actual > high ? number(actual, .atMost(high), weight, choices) : Computed(full)
        case .byNumber(let term): return actual <= term ? Computed(full) : Computed(.number(.zero))
        case .by, .words: return .unknown(.noActual)
        case .unknown(let reason): return .unknown(reason)
        }
    }

    private static func atLeast(
        _ actual: Number, _ target: Number, _ weight: Number, _ isSatisfaction: Bool, _ choices: ScoringChoices
    ) -> Computed {
        let full = Term.named(.weight, weight)
        if isSatisfaction, !choices.satisfactionSteps.isEmpty {
            return steps(choices.satisfactionSteps, of: actual, weight)
        }
        guard target > .zero else {
            return actual >= target ? Computed(full) : .unknown(.targetNotPositive)
        }
        guard actual > .zero else { return Computed(.number(.zero)) }
        let attainment = Term.quotient(.named(.actual, actual), .named(.target, target))
        guard let reached = Sum(attainment, decimals: 9, inPercent: true)?.value else { return .unknown(.outOfRange) }
        if reached < choices.leastAttainment { return Computed(.number(.zero)) }
        if let over = choices.overAchievement, reached > over.from {
            let taken = Term.difference(attainment, .percent(over.from))
            return Computed(
                .product(full, .greatest(.percent(over.least), .difference(.number(Number(1)), taken))))
        }
        return Computed(.product(full, .least(attainment, .number(Number(1)))))
    }

    /// The first step that the value reaches; below all of them 0.
    static func steps(_ steps: [ScoringChoices.Step], of value: Number, _ weight: Number) -> Computed {
        guard let step = steps.first(where: { value >= $0.least }) else { return Computed(.number(.zero)) }
        return Computed(.product(.named(.weight, weight), .percent(step.share)))
    }

    private static func date(
        _ row: Indicator, _ term: PrintedDate, _ weight: Number, _ year: Int?, _ choices: ScoringChoices
    ) -> Computed {
        guard let text = row.actualText, !text.isEmpty else { return .unknown(.noActual) }
        guard let done = Aim.date(text), let late = done.daysLate(for: term, year: year) else {
            return .unknown(.datesDoNotCompare)
        }
        let full = Term.named(.weight, weight)
        if late.most <= 0 { return Computed(full) }
        if let step = choices.lateSteps.first(where: { late.most <= $0.days }), late.least > 0 {
            return Computed(.product(full, .percent(step.share)))
        }
        if late.least > choices.lateSteps.last?.days ?? 0 { return Computed(.number(.zero)) }
        return .unknown(.datesDoNotCompare)
    }

    /// 得分系数（%）× 指标权重.
    public static func coefficient(_ percent: Number, weight: Number) -> Computed {
        Computed(.product(.named(.weight, weight), .percent(min(max(percent, .zero), Number(100)))))
    }

    /// 偏差率: how far the actual value lies from the target, in per cent.
    public static func deviation(actual: Number, target: Number) -> Computed {
        Computed(
            .quotient(
                .magnitude(.difference(.named(.actual, actual), .named(.target, target))),
                .magnitude(.named(.target, target))), inPercent: true)
    }

    /// The same where it is above the line from which an audit marks it; nil below and where it cannot be told.
    public static func markedDeviation(actual: Number, target: Number, _ choices: ScoringChoices) -> Sum? {
        deviation(actual: actual, target: target).sum.flatMap { $0.value > choices.deviationMarked ? $0 : nil }
    }

    /// Attainment of a target to be reached, in per cent, not cut at 100.
    public static func attainment(actual: Number, target: Number) -> Computed {
        guard target > .zero else { return .unknown(.targetNotPositive) }
        return Computed(.quotient(.named(.actual, actual), .named(.target, target)), inPercent: true)
    }
}

extension Indicator {
    /// 满意度.
    var isSatisfaction: Bool {
        (level2?.contains("满意") ?? false) || (level1?.contains("满意") ?? false)
    }
}
