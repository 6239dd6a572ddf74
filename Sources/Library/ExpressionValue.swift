import Basics

/// A value of the expression language. What is blank or unknown is no value: see `Expression`.
public enum ExpressionValue: Equatable, Sendable {
    case number(Number)
    case text(Text)
    case day(Day)
    case words([Text])
    case truth(Bool)

    /// What kind of value it is.
    public enum Kind: Sendable {
        case number, text, day, words, truth

        public var wording: Wording {
            switch self {
            case .number: Wording(zh: "数", en: "number")
            case .text: Wording(zh: "文字", en: "text")
            case .day: Wording(zh: "日期", en: "date")
            case .words: Wording(zh: "一组词", en: "set of words")
            case .truth: Wording(zh: "是或否", en: "yes or no")
            }
        }
    }

    /// For a person: numbers in plain digits, words joined by 、.
    public var printed: String {
        switch self {
        case .number(let number): number.description
        case .text(let text): text.string
        case .day(let day): day.description
        case .words(let words): words.map(\.string).joined(separator: "、")
        case .truth(let truth): truth ? "是" : "否"
        }
    }
}

/// The names that an expression may use: of a whole (a form, a ledger) and of each of its rows. Rulebook and ledgers bring their
/// own; the language knows none of them.
public struct ExpressionTerms: Sendable {
    public struct Term: Sendable {
        /// How expressions may write it, the Chinese one first.
        public let names: [String]
        public let kind: ExpressionValue.Kind

        public init(_ names: [String], _ kind: ExpressionValue.Kind) {
            self.names = names
            self.kind = kind
        }
    }

    /// Where a name leads: the whole's term of this number, or the row's.
    enum Place: Sendable {
        case whole(Int)
        case row(Int)
    }

    public let whole: [Term]
    public let row: [Term]
    private let places: [String: Place]

    /// - Parameters:
    ///   - whole: terms of the whole, numbered from 0 in this order.
    ///   - row: terms of one row, numbered likewise; a name of both means the row's where a row is looked at.
    public init(whole: [Term], row: [Term]) {
        self.whole = whole
        self.row = row
        var places: [String: Place] = [:]
        for (i, term) in whole.enumerated() { for name in term.names { places[name] = .whole(i) } }
        for (i, term) in row.enumerated() { for name in term.names { places[name] = .row(i) } }
        self.places = places
    }

    func place(_ name: String) -> Place? { places[name] }
    var names: [String] { whole.flatMap(\.names) + row.flatMap(\.names) }
}

/// What gives the terms their values while an expression is worked out. nil is blank or unknown.
public protocol ExpressionSource {
    var rowCount: Int { get }
    func value(ofWhole term: Int) -> ExpressionValue?
    func value(ofRow row: Int, term: Int) -> ExpressionValue?
}
