import Basics
import Forms
import Library

/// One rule: all there is about it stands in its file, and its page, its tests and `biaochi rules NAME` come from there.
public protocol Rule: Sendable {
    /// The stable name: `unit-missing`.
    static var name: String { get }
    static var aspect: Aspect { get }
    static var severity: Severity { get }
    static var scope: Scope { get }
    /// The documents it rests on.
    static var sources: [String] { get }
    /// The version of the rulebook that brought it.
    static var since: String { get }
    static var maturity: Maturity { get }
    /// What it reports.
    static var what: Wording { get }
    /// Why it matters.
    static var why: Wording { get }
    /// Forms that must trigger it, and forms that must not.
    static var examples: [Example] { get }
    static func check(_ subject: Subject, _ found: inout Findings)
}

extension Rule {
    public static var since: String { "0.1" }
    public static var maturity: Maturity { .preview }
}

/// 审核方面.
public enum Aspect: String, Sendable, CaseIterable {
    case completeness, clarity, relevance, soundness, reasonableness, funding, achievability, process, monitoring
    case evaluation, publication
}

/// 必改, 存疑, 提示.
public enum Severity: String, Sendable, CaseIterable, Comparable {
    case info, warning, error
    public static func < (a: Severity, b: Severity) -> Bool { a.rank < b.rank }
    private var rank: Int { self == .info ? 0 : self == .warning ? 1 : 2 }
}

/// Which kinds of forms a rule looks at; a form of unknown kind is looked at as a form of targets.
public enum Scope: String, Sendable {
    case all
    case targets
    /// `targets+selfEvaluation+monitoring`: rules about single rows.
    case rows
    case selfEvaluation, monitoring
    /// The course of a form; such a rule is silent where `Beside.course` is nil.
    case workflow
    /// A form as published, or all that was published together; such a rule is silent without `Beside.published` or `Beside.bundle`.
    case publication

    public func includes(_ kind: FormKind?) -> Bool {
        switch self {
        case .all, .rows, .workflow, .publication: true
        case .targets: kind == nil || kind == .departmentTargets || kind == .projectTargets
        case .selfEvaluation: kind == .selfEvaluation
        case .monitoring: kind == .monitoring
        }
    }
}

/// How sure we are of a rule: `preview` until its precision on labelled sets is known.
public enum Maturity: String, Sendable { case preview, stable }

/// What is known beside the form: other files that were handed in, and the day.
public struct Beside: Sendable {
    /// The approved form behind a monitoring or self-evaluation form, or behind the published one.
    public var approved: Form?
    /// The same body's form a year earlier; where it is a self-evaluation it has actual values.
    public var lastYear: Form?
    /// The forms of the same file or bundle, in their order; the judged one may be among them, so that a booklet of many shares one list.
    public var others: [Form]
    /// The day that rules about dates judge by; a rule that needs it is silent without.
    public var asOf: Day?
    /// Who did what to this form, and when.
    public var course: Course?
    /// How this form was published.
    public var published: Publication?
    /// All that was published together. Whoever hands it in does so for one form of it, so that each of its defects is told once.
    public var bundle: Bundle?
    /// The files that the above was read from; a report names each.
    public var companions: [Report.Input]

    public init(
        approved: Form? = nil, lastYear: Form? = nil, others: [Form] = [], asOf: Day? = nil, course: Course? = nil,
        published: Publication? = nil, bundle: Bundle? = nil, companions: [Report.Input] = []
    ) {
        self.approved = approved
        self.lastYear = lastYear
        self.others = others
        self.asOf = asOf
        self.course = course
        self.published = published
        self.bundle = bundle
        self.companions = companions
    }
}

/// What a rule is given: the form, and all that is known beside it.
public struct Subject: Sendable {
    public let form: Form
    public let beside: Beside
    public let profile: Profile
    public let lexicon: Lexicon
    /// What the words of the form say.
    public let facts: FormFacts

    public init(
        form: Form, beside: Beside = Beside(), profile: Profile = .national2021, lexicon: Lexicon = .standard
    ) {
        self.form = form
        self.beside = beside
        self.profile = profile
        self.lexicon = lexicon
        facts = FormFacts(form, lexicon)
    }
}
