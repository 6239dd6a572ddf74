import Basics
import Forms

/// A finding that somebody answers for: which one, why, who, and until when.
public struct Waiver: Equatable, Sendable {
    /// Where it stands in its file, from 1.
    public var line: Int
    public var rule: String
    /// A place as findings name it; an entry or a list stands for all in it. nil: any.
    public var path: String?
    /// Words that the value, or the name of its entry, holds. nil: any.
    public var text: Text?
    public var reason: String
    public var who: String
    /// The last day on which it holds.
    public var until: Day

    func covers(_ finding: Finding, in form: Form) -> Bool {
        guard rule == finding.rule else { return false }
        if let path, path != finding.path.description, path != finding.path.entry.description,
            path != finding.path.field.word
        {
            return false
        }
        guard let text else { return true }
        return finding.value.contains(text) || form.entryName(at: finding.path)?.contains(text) == true
    }

    func holds(on day: Day?) -> Bool { day.map { $0 <= until } ?? true }
}

/// What became of one entry of a file of waivers.
public struct WaiverOutcome: Equatable, Sendable {
    public enum State: String, Sendable {
        /// A finding passed by it.
        case used
        /// Nothing was found that it lets pass.
        case unused
        /// Its last day is over: it lets nothing pass.
        case expired
        /// It cannot be understood: it lets nothing pass.
        case faulty
    }

    public var line: Int
    public var state: State
    /// nil where it is faulty.
    public var rule: String?
    public var message: Wording
}

/// A finding that a waiver lets pass: out of the counts, never out of sight.
public struct WaivedFinding: Sendable {
    public var finding: Finding
    public var waiver: Waiver
}

extension Form {
    /// The name of the entry that a path is in, as printed.
    func entryName(at path: Path) -> Text? {
        guard let i = path.index, i >= 0 else { return nil }
        switch path.field {
        case .indicators: return i < indicators.count ? indicators[i].name : nil
        case .tasks: return i < tasks.count ? tasks[i].name : nil
        case .budget: return i < budget.count ? budget[i].label : nil
        default: return nil
        }
    }
}
