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
private let consequences: [(effect: String, cause: String, extent: Extent)] = [
    ("fund-income-expense", "layout-amount-shifted", .form),
    ("fund-income-sum", "layout-amount-shifted", .form),
    ("fund-expense-sum", "layout-amount-shifted", .form),
    ("fund-income-sum", "fund-unit-mismatch", .form),
    ("fund-expense-sum", "fund-unit-mismatch", .form),
    ("fund-income-expense", "fund-unit-mismatch", .form),
    ("fund-income-expense", "fund-income-sum", .form),
    ("fund-income-expense", "fund-expense-sum", .form),
    ("goal-missing", "goal-is-duties", .form),
    ("ind-timeliness-missing", "cls-count-as-timeliness", .form),
    ("ind-family-missing", "ind-none", .form),
    ("ind-timeliness-missing", "ind-none", .form),
    ("task-not-covered", "ind-none", .form),
    ("val-operator-missing", "val-missing", .entry),
    ("unit-missing", "val-missing", .entry),
    ("val-operator-missing", "txt-placeholder", .entry),
    ("unit-missing", "txt-placeholder", .entry),
    ("val-missing", "txt-placeholder", .entry),
    ("val-qualitative-vague", "val-is-source", .entry),
    ("unit-missing", "val-is-source", .entry),
    ("ind-name-slogan", "ind-name-has-target", .entry),
    ("indicator-orphan", "ind-name-slogan", .entry),
    ("indicator-orphan", "ind-name-missing", .entry),
    ("indicator-orphan", "cls-not-satisfaction", .entry),
    ("ind-name-slogan", "cls-not-satisfaction", .entry),
    ("val-percent-over-100", "unit-noun-mismatch", .entry),
]

/// The findings without those that another one brought about.
func withoutConsequences(_ findings: [Finding]) -> [Finding] {
    guard findings.count > 1 else { return findings }
    var places: [String: Set<Path>] = [:]
    for finding in findings {
        places[finding.rule, default: []].insert(finding.path.entry)
        for place in finding.places { places[finding.rule, default: []].insert(place.path.entry) }
    }
    return findings.filter { finding in
        !consequences.contains { pair in
            guard pair.effect == finding.rule, let causes = places[pair.cause] else { return false }
            return pair.extent == .form || causes.contains(finding.path.entry)
        }
    }
}
