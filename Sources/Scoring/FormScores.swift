import Basics
import Forms
import Library

/// What a form comes to: every row, the execution, the total and the grade, each as a sum.
public struct FormScores: Sendable {
    /// One for each row, in the order of the form.
    public let rows: [RowScore]
    /// 执行率 and its score of the whole money; both unknown where the form has no money.
    public let executionRate: Computed
    public let executionScore: Computed
    /// The sum of what is printed; unknown where a score is missing.
    public let printedTotal: Computed
    /// The sum by the formulas. A 定性 row enters with its printed score, where that lies within its tier.
    public let total: Computed
    /// The rows that could not be worked out: left out of `total`, which is brought back to the whole.
    public let leftOut: [Int]
    /// By `total`.
    public let grade: Text?
    public let families: [FamilySum]
    /// 目标进度, for forms within the year.
    public let progress: Computed

    /// - Parameters:
    ///   - approved: the form that the targets are taken from, where it is at hand.
    ///   - profile: the place whose weights, steps and grades hold.
    public static func of(
        _ form: Form, approved: Form? = nil, profile: Profile = .national2021, lexicon: Lexicon = .standard
    ) -> FormScores {
        let matches = RowMatch.targets(of: form, in: approved)
        let rows = form.indicators.enumerated().map { i, row in
            RowScore(
                row, target: matches[i].flatMap { approved?.indicators[$0] }, year: form.fiscalYear, profile: profile,
                lexicon: lexicon)
        }
        let entry = form.wholeBudgetIndex.map { form.budget[$0] }
        let execution = entry.map { Execution.score(of: $0, profile) } ?? .unknown(.noBudget)
        var scores: [Number] = []
        var removed: [Number] = []
        var leftOut: [Int] = []
        for (i, row) in form.indicators.enumerated() where row.horizon == .annual {
            if let score = decided(rows[i], row) {
                scores.append(score)
            } else {
                leftOut.append(i)
                if let weight = row.weight { removed.append(weight) }
            }
        }
        if execution.value == nil, let weight = entry?.weight { removed.append(weight) }
        let total =
            scores.isEmpty
            ? Computed.unknown(.nothingLeft)
            : Totals.total(scores: scores, execution: execution.value, removedWeights: removed)
        return FormScores(
            rows: rows, executionRate: entry.map { Execution.rate(of: $0) } ?? .unknown(.noBudget),
            executionScore: execution, printedTotal: printedTotal(of: form), total: total, leftOut: leftOut,
            grade: total.value.flatMap { Totals.grade($0, profile.grades) }, families: FamilySum.of(form, profile),
            progress: Progress.of(form, approved: approved, lexicon: lexicon))
    }

    private static func decided(_ score: RowScore, _ row: Indicator) -> Number? {
        switch score {
        case .exact(let sum): sum.value
        case .tier(_, let least, let most):
            row.score.flatMap { $0 >= least.value && $0 <= most.value ? $0 : nil }
        case .unknown: nil
        }
    }

    /// Σ printed scores of the rows of the year and of the money.
    public static func printedTotal(of form: Form) -> Computed {
        var scores: [Number] = []
        for row in form.indicators where row.horizon == .annual {
            guard let score = row.score else {
                // A row without a weight is not scored.
                if row.weight == nil { continue }
                return .unknown(.partMissing)
            }
            scores.append(score)
        }
        guard !scores.isEmpty else { return .unknown(.noScore) }
        let entries = form.budget.filter { $0.score != nil || $0.weight != nil }
        // The parts of the money may be scored beside the whole; the whole counts.
        let execution = entries.first { $0.basis == .total } ?? (entries.count == 1 ? entries[0] : nil)
        if execution == nil, !entries.isEmpty { return .unknown(.partMissing) }
        if let execution, execution.score == nil { return .unknown(.partMissing) }
        return Totals.total(scores: scores, execution: execution?.score)
    }
}
