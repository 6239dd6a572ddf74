import Basics
import Forms
import Library

/// Totals, grades and what is put together from several forms.
public enum Totals {
    /// Σ 得分 + 执行得分. With removed rows it is brought back to the whole: total × 100 ÷ (100 − Σ removed weights).
    /// - Parameter whole: what all weights make, 100 as a rule.
    public static func total(
        scores: [Number], execution: Number?, removedWeights: [Number] = [], whole: Number = Number(100)
    ) -> Computed {
        let terms = (scores + (execution.map { [$0] } ?? [])).map { Term.number($0) }
        guard !terms.isEmpty else { return .unknown(.nothingLeft) }
        let removed = removedWeights.filter { $0 != .zero }
        if removed.isEmpty { return Computed(.total(terms)) }
        let left = removed.reduce(whole) { $0 - $1 }
        guard left > .zero else { return .unknown(.nothingLeft) }
        return Computed(
            .quotient(
                .product(.total(terms), .number(whole)),
                .difference(.number(whole), .total(removed.map { .number($0) }))))
    }

    /// The grade that a total is given: the first whose least it reaches; nil where it reaches none.
    public static func grade(_ total: Number, _ grades: [(name: Text, least: Number)]) -> Text? {
        grades.first { total >= $0.least }?.name
    }

    /// A ratio of several bodies, weighted by their money; in per cent.
    public static func weightedRatio(_ parts: [(ratio: Number, money: Number)]) -> Computed {
        let known = parts.filter { $0.money > .zero }
        guard !known.isEmpty else { return .unknown(.nothingLeft) }
        return Computed(
            .quotient(
                .total(known.map { .product(.percent($0.ratio), .number($0.money)) }),
                .total(known.map { .number($0.money) })), inPercent: true)
    }

    /// Absolute values of several bodies, added up.
    public static func added(_ values: [Number]) -> Computed {
        values.isEmpty ? .unknown(.nothingLeft) : Computed(.total(values.map { .number($0) }), decimals: 9)
    }

    /// The sum of a list of parts, each at most its full mark: 20 + 30 + 30 + 20 of the review of key projects.
    public static func review(_ parts: [(score: Number, full: Number)]) -> Computed {
        guard !parts.isEmpty else { return .unknown(.nothingLeft) }
        return Computed(.total(parts.map { .number(min(max($0.score, .zero), $0.full)) }))
    }

    /// The mark of a table of targets: what is left of `full` after the deductions, never below 0.
    public static func targetTable(
        full: Number, irrelevant: Int, missingNodes: Int, isBrokenDown: Bool, _ choices: ScoringChoices
    ) -> Computed {
        func deduction(_ count: Int, _ each: Number) -> Term { .product(.number(Number(count)), .number(each)) }
        let taken = Term.total([
            deduction(irrelevant, choices.irrelevantIndicator), deduction(missingNodes, choices.missingNode),
            .number(isBrokenDown ? .zero : choices.notBrokenDown),
        ])
        return Computed(.greatest(.number(.zero), .difference(.number(full), taken)))
    }
}

/// The weights and scores of one 一级指标.
public struct FamilySum: Equatable, Sendable {
    public let family: Text
    public let weights: Number
    /// The printed scores; nil where one is missing.
    public let scores: Number?
    /// What the place sets for the family; nil where it sets nothing.
    public let expected: Number?

    /// Each family of a form, in the order of the form.
    public static func of(_ form: Form, _ profile: Profile) -> [FamilySum] {
        var order: [Text] = []
        var weights: [Text: Number] = [:]
        var scores: [Text: Number] = [:]
        var incomplete: Set<Text> = []
        for row in form.indicators where row.horizon == .annual {
            guard let family = row.level1, let weight = row.weight else { continue }
            if weights[family] == nil { order.append(family) }
            weights[family] = (weights[family] ?? .zero) + weight
            if let score = row.score {
                scores[family] = (scores[family] ?? .zero) + score
            } else {
                incomplete.insert(family)
            }
        }
        let hasCost = order.contains { $0 == "成本指标" }
        let expected = hasCost ? profile.weightsWithCost : profile.weightsWithoutCost
        return order.map { family in
            FamilySum(
                family: family, weights: weights[family] ?? .zero,
                scores: incomplete.contains(family) ? nil : scores[family],
                expected: expected.first { $0.family == family }?.weight)
        }
    }
}
