import Basics
import Forms
import Library

/// Which row of one form is which of another.
public enum RowMatch {
    /// For each row of `form` the row of `approved` of the same name and horizon; of several the next in order, and first those of
    /// the same 二级指标. nil where there is none.
    public static func targets(of form: Form, in approved: Form?) -> [Int?] {
        guard let approved else { return Array(repeating: nil, count: form.indicators.count) }
        var byName: [Text: [Int]] = [:]
        for (i, row) in approved.indicators.enumerated() where !row.name.isEmpty {
            byName[Normal.form(of: row.name), default: []].append(i)
        }
        return form.indicators.map { row in
            let key = Normal.form(of: row.name)
            guard let known = byName[key], !known.isEmpty else { return nil }
            let sameHorizon = known.indices.filter { approved.indicators[known[$0]].horizon == row.horizon }
            guard
                let at = sameHorizon.first(where: { approved.indicators[known[$0]].level2 == row.level2 })
                    ?? sameHorizon.first
            else { return nil }
            byName[key]?.remove(at: at)
            return known[at]
        }
    }

    /// Rows of the two that are one under two names: of the same 二级指标 with the same target, unit and all, and the only such pair.
    public static func renamed(in form: Form, of approved: Form) -> [(own: Int, approved: Int)] {
        let (own, other) = unmatched(form, approved)
        return own.compactMap { i in
            let row = form.indicators[i]
            let alike = other.filter { isAlike(approved.indicators[$0], row) }
            guard alike.count == 1, let only = alike.first,
                own.filter({ isAlike(form.indicators[$0], approved.indicators[only]) }).count == 1
            else { return nil }
            return (i, only)
        }
    }

    /// The rows of `approved` that `form` has under no name.
    public static func leftOut(by form: Form, of approved: Form) -> [Int] {
        let renamed = Set(renamed(in: form, of: approved).map(\.approved))
        return unmatched(form, approved).other.filter { !renamed.contains($0) }
    }

    private static func unmatched(_ form: Form, _ approved: Form) -> (own: [Int], other: [Int]) {
        let matches = targets(of: form, in: approved)
        let found = Set(matches.compactMap { $0 })
        return (
            matches.indices.filter { matches[$0] == nil && !form.indicators[$0].name.isEmpty },
            approved.indicators.indices.filter { !found.contains($0) && !approved.indicators[$0].name.isEmpty }
        )
    }

    private static func isAlike(_ a: Indicator, _ b: Indicator) -> Bool {
        a.level2 == b.level2 && a.horizon == b.horizon && a.value == b.value && a.comparison == b.comparison
            && a.unit == b.unit && (a.value != nil || a.text == b.text)
    }
}
