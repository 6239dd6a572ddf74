import Basics
import Forms

/// Which findings are only the consequence of another and are not told beside it.
private enum Extent {
    /// Both stand in the same entry: `indicators[3]`.
    case entry
    /// Both stand in the same form.
    case form
}

/// The consequence, its cause, and how near they must be. One line a pair.
/// `rule(value)` is the rule where it tells just this value.
private let consequences: [(effect: String, cause: String, extent: Extent)] = [
    ("fund-income-expense", "layout-amount-shifted", .form),
    ("fund-income-sum", "layout-amount-shifted", .form),
    ("fund-expense-sum", "layout-amount-shifted", .form),
    ("fund-income-sum", "fund-unit-mismatch", .entry),
    ("fund-expense-sum", "fund-unit-mismatch", .entry),
    ("fund-income-expense", "fund-unit-mismatch", .entry),
    ("fund-income-expense", "fund-income-sum", .form),
    ("fund-income-expense", "fund-expense-sum", .form),
    ("doc-filer-mismatch", "txt-entity-inconsistent", .entry),
    ("fund-income-sum", "fund-subtotal-zero", .form),
    ("fund-expense-sum", "fund-subtotal-zero", .form),
    ("fund-transfer-sum", "fund-subtotal-zero", .form),
    ("fund-transfer-sum", "fund-unit-mismatch", .entry),
    ("fund-unit-mismatch", "unit-money-scale", .entry),
    ("goal-missing", "goal-is-duties", .form),
    ("ind-timeliness-missing", "cls-count-as-timeliness", .form),
    ("ind-family-missing", "ind-none", .form),
    ("ind-family-missing(效益指标)", "ind-benefit-missing", .form),
    ("ind-output-quantity-missing", "ind-family-missing(产出指标)", .form),
    ("ind-output-quality-missing", "ind-family-missing(产出指标)", .form),
    ("ind-timeliness-missing", "ind-family-missing(产出指标)", .form),
    ("ind-output-quantity-missing", "ind-none", .form),
    ("ind-output-quality-missing", "ind-none", .form),
    ("ind-benefit-missing", "ind-none", .form),
    ("ind-satisfaction-missing", "ind-none", .form),
    ("cost-family-missing", "ind-none", .form),
    ("ind-too-few", "ind-none", .form),
    ("ind-quantified-ratio-low", "ind-none", .form),
    ("ind-duplicate-name", "layout-duplicate-row", .entry),
    ("unit-missing", "val-percent-scale", .entry),
    ("unit-missing", "val-date-serial", .entry),
    ("unit-missing", "unit-truncated", .entry),
    ("val-percent-over-100", "unit-noun-mismatch", .entry),
    ("val-not-numeric", "txt-placeholder", .entry),
    ("val-not-numeric", "val-missing", .entry),
    ("val-qualitative-vague", "txt-placeholder", .entry),
    ("ind-name-generic", "txt-placeholder", .entry),
    ("ind-name-has-target", "txt-placeholder", .entry),
    ("indicator-orphan", "txt-placeholder", .entry),
    ("ind-timeliness-missing", "ind-none", .form),
    ("task-not-covered", "ind-none", .form),
    ("val-operator-missing", "val-missing", .entry),
    ("unit-missing", "val-missing", .entry),
    ("val-operator-missing", "txt-placeholder", .entry),
    ("unit-missing", "txt-placeholder", .entry),
    ("val-missing", "txt-placeholder", .entry),
    ("unit-on-qualitative", "val-missing", .entry),
    ("val-qualitative-vague", "val-is-source", .entry),
    ("unit-missing", "val-is-source", .entry),
    ("ind-name-slogan", "ind-name-has-target", .entry),
    ("indicator-orphan", "ind-name-slogan", .entry),
    ("indicator-orphan", "ind-name-missing", .entry),
    ("indicator-orphan", "cls-not-satisfaction", .entry),
    ("ind-name-slogan", "cls-not-satisfaction", .entry),
    ("val-percent-over-100", "unit-noun-mismatch", .entry),
    ("ind-output-quality-missing", "cls-pass-rate-as-quantity", .form),
    ("ind-output-quantity-missing", "cls-count-as-timeliness", .form),
    ("ind-timeliness-missing", "cls-time-as-quantity", .form),
    ("ind-satisfaction-missing", "cls-satisfaction-elsewhere", .form),
    ("cost-family-missing", "cls-money-as-quantity", .form),
    ("wt-total", "wt-nonpositive", .form),
    ("wt-total", "wt-child-parent", .form),
    ("wt-family", "wt-child-parent", .form),
    ("wt-family", "wt-total", .form),
    ("wt-family", "ind-level-mismatch", .form),
    ("ind-duplicate-name", "ind-name-generic", .entry),
    ("ind-duplicate-name", "cls-family-name-as-level3", .entry),
    ("ratio-no-formula", "ind-explanation-missing", .entry),
    ("ratio-no-formula", "ind-explanation-mismatch", .entry),
    ("ratio-no-formula", "ind-name-generic", .entry),
    ("indicator-orphan", "ind-name-generic", .entry),
    ("indicator-orphan", "cls-family-name-as-level3", .entry),
    ("eval-exec-rate", "eval-exec-over-100", .entry),
    ("eval-all-full", "eval-full-score-unmet", .form),
    ("eval-all-full", "eval-tier-range", .form),
    ("mon-no-disposition", "mon-reason-required", .entry),
    ("eval-score-recompute", "eval-target-drift", .entry),
    ("eval-full-score-unmet", "eval-target-drift", .entry),
]

/// The findings without those that another one brought about.
func withoutConsequences(_ stated: [Stated]) -> [Stated] {
    guard stated.count > 1 else { return stated }
    var places: [String: Set<Path>] = [:]
    for entry in stated {
        for name in names(of: entry.finding) { places[name, default: []].insert(entry.finding.path.entry) }
    }
    return stated.filter { entry in
        let names = names(of: entry.finding)
        return !consequences.contains { pair in
            guard names.contains(pair.effect), let causes = places[pair.cause] else { return false }
            return pair.extent == .form || causes.contains(entry.finding.path.entry)
        }
    }
}

private func names(of finding: Finding) -> [String] { [finding.rule, "\(finding.rule)(\(finding.value))"] }
