import Basics
import Forms
import Library

/// What of an approved form's targets is not in another version of it: only what is certain, so that it may be told as an error.
struct TargetDrift {
    struct Row {
        /// Its index in the later version.
        let new: Int
        let name: Text
        /// Both targets with sign and unit.
        let before: String
        let after: String
    }

    private(set) var changed: [Row] = []
    /// The names of approved rows that are in the later version under no like name.
    private(set) var dropped: [Text] = []
    /// Rows of the later version that are in the approved one under no like name.
    private(set) var added = 0

    /// Rows are compared where their names agree. A row whose name is only alike was renamed: it is neither changed nor dropped,
    /// for the reader may have cut one of the names short.
    init(from approved: Form, to subject: Subject) {
        let form = subject.form
        let lexicon = subject.lexicon
        let matching = RowMatching(old: approved, new: form, facts: subject.facts, lexicon)
        for (i, partner) in matching.oldOfNew.enumerated() {
            guard let partner else {
                added += 1
                continue
            }
            guard matching.byName[i] else { continue }
            let (old, new) = (approved.indicators[partner], form.indicators[i])
            let shift = TargetShift(from: old, of: approved, to: new, of: form, subject.facts.rows[i], lexicon.units)
            switch shift {
            case .same, .unsure: continue
            case .eased, .tightened, .other: break
            }
            // Words beside a number, or a sign in words, may be two readings of one target.
            guard (old.value == nil) == (new.value == nil) else { continue }
            changed.append(Row(new: i, name: new.name, before: old.target, after: new.target))
        }
        let kept = Set(matching.oldOfNew.compactMap(\.self))
        for (i, row) in approved.indicators.enumerated() where !kept.contains(i) && !row.name.isEmpty {
            dropped.append(row.name)
        }
    }
}

extension Indicator {
    /// 指标值 in full: sign, number and unit where a number was read, else the words as printed.
    public var target: String {
        guard let value else { return text.string }
        return (comparison?.rawValue ?? "") + value.description + (unit?.string ?? "")
    }
}
