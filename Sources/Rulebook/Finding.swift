import Basics
import Forms

/// One defect, told so that a person can act on it.
public struct Finding: Equatable, Sendable {
    public var rule: String
    public var aspect: Aspect
    public var severity: Severity
    public var path: Path
    /// nil where the finding is of something absent.
    public var cell: CellReference?
    /// The words meant, as printed.
    public var value: Text
    /// What is wrong, with this case's own words and numbers.
    public var message: Wording
    /// What to do.
    public var advice: Wording
    public var edits: [Edit]
    /// nil where there is no edit.
    public var safety: Safety?
    /// The paths of the findings that together cause this one.
    public var because: [Path]
    public var sources: [String]
    /// Further places with the same cause, rolled up into this finding.
    public var places: [Place]
    /// From 1, in order.
    public var number: Int

    public var same: Int { places.count }

    public struct Place: Equatable, Sendable {
        public var path: Path
        public var cell: CellReference?
        public init(path: Path, cell: CellReference?) {
            self.path = path
            self.cell = cell
        }
    }
}

/// A correction of one value.
public struct Edit: Hashable, Sendable {
    public var path: Path
    public var from: Text
    public var to: Text
    public init(_ path: Path, from: Text, to: Text) {
        self.path = path
        self.from = from
        self.to = to
    }
}

public enum Safety: String, Sendable {
    /// Cannot change the meaning.
    case safe
    /// A person must agree.
    case unsafe
}

/// Where a rule puts what it found.
public struct Findings: Sendable {
    /// A finding as a rule states it; the rest comes from the rule and the form.
    public struct Draft: Sendable {
        public var path: Path
        /// Drafts of one rule with the same key are one cause and are told once; nil stands alone.
        public var cause: String?
        public var value: Text
        public var message: Wording
        public var advice: Wording
        public var edits: [Edit]
        public var safety: Safety?
        public var because: [Path]
        /// Where a rule tells a milder case of itself.
        public var severity: Severity?
    }

    public private(set) var drafts: [Draft] = []

    public init() {}

    public mutating func report(
        _ path: Path, cause: String? = nil, value: Text = Text(), _ message: Wording, advice: Wording,
        edits: [Edit] = [], safety: Safety? = nil, because: [Path] = [], severity: Severity? = nil
    ) {
        drafts.append(
            Draft(
                path: path, cause: cause, value: value, message: message, advice: advice, edits: edits,
                safety: edits.isEmpty ? nil : safety ?? .unsafe, because: because, severity: severity))
    }
}
