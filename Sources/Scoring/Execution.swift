import Basics
import Forms
import Library

/// 预算执行率 and its score.
public enum Execution {
    /// 全年执行数 ÷ 全年预算数, in per cent to two decimals: the adjusted budget, not that of the beginning of the year.
    public static func rate(of entry: BudgetEntry) -> Computed {
        guard let budget = entry.wholeYear else { return .unknown(.noBudget) }
        guard let executed = entry.executed else { return .unknown(.noExecuted) }
        return rate(executed: executed, budget: budget)
    }

    public static func rate(executed: Number, budget: Number) -> Computed {
        // Without a budget no rate can be told; it is not 0.
        guard budget != .zero else { return .unknown(.budgetIsZero) }
        return Computed(.quotient(.named(.executed, executed), .named(.budget, budget)), inPercent: true)
    }

    /// Whether a rate lies outside of what an audit passes over.
    public static func isMarked(_ rate: Sum, _ choices: ScoringChoices) -> Bool {
        rate.value < choices.executionMarked.least || rate.value > choices.executionMarked.most
    }

    /// 分值 × min(执行率, 1), to two decimals, or by the steps of the place.
    public static func score(of entry: BudgetEntry, _ profile: Profile) -> Computed {
        guard let budget = entry.wholeYear else { return .unknown(.noBudget) }
        guard let executed = entry.executed else { return .unknown(.noExecuted) }
        let weight = entry.weight ?? profile.executionWeight
        guard weight > .zero else { return .unknown(.noWeight) }
        return score(executed: executed, budget: budget, weight: weight, profile.scoring)
    }

    public static func score(executed: Number, budget: Number, weight: Number, _ choices: ScoringChoices) -> Computed {
        guard budget > .zero else { return .unknown(.budgetIsZero) }
        guard executed > .zero else { return Computed(.number(.zero)) }
        if !choices.executionSteps.isEmpty {
            guard let rate = rate(executed: executed, budget: budget).value else { return .unknown(.outOfRange) }
            return RowScore.steps(choices.executionSteps, of: rate, weight)
        }
        return Computed(
            .product(
                .named(.weight, weight),
                .least(.quotient(.named(.executed, executed), .named(.budget, budget)), .number(Number(1)))))
    }
}

extension BudgetEntry {
    /// What the execution is measured by: the adjusted amount, else the one there is.
    public var wholeYear: Number? { adjusted ?? annual ?? amount }
}

extension Form {
    /// The entry of the whole money, where the execution is told and scored.
    public var wholeBudgetIndex: Int? {
        let totals = budget.indices.filter { budget[$0].basis == .total }
        return totals.first { budget[$0].score != nil || budget[$0].executed != nil } ?? totals.first
    }
}
