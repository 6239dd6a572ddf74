import Basics
import Forms

/// What the user lets pass: findings somebody answers for, and findings known before.
public struct Passes: Sendable {
    public var waivers: Waivers?
    public var baseline: Baseline?
    /// Whether the report keeps what a baseline needs.
    public var notes: Bool

    public init(waivers: Waivers? = nil, baseline: Baseline? = nil, notes: Bool = false) {
        self.waivers = waivers
        self.baseline = baseline
        self.notes = notes
    }

    /// What was stated of one form, sorted out.
    struct Sorted {
        var told: [Stated] = []
        var waived: [(stated: Stated, waiver: Waiver)] = []
        var known = 0
        var keys: [Baseline.Key] = []
    }

    /// Each place by itself, before findings of one cause are put together: one of them may pass and another not.
    func sort(_ stated: [Stated], in form: Form, on day: Day?) -> Sorted {
        var out = Sorted()
        if waivers == nil && baseline == nil && !notes {
            out.told = stated
            return out
        }
        let waivers = waivers?.entries.filter { $0.holds(on: day) } ?? []
        var counter = baseline?.counter()
        for entry in stated {
            if let waiver = waivers.first(where: { $0.covers(entry.finding, in: form) }) {
                out.waived.append((entry, waiver))
                continue
            }
            let key = Baseline.Key(entry.finding, in: form)
            if notes { out.keys.append(key) }
            if counter?.takes(key) == true { out.known += 1 } else { out.told.append(entry) }
        }
        return out
    }
}
