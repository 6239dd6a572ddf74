import Basics

/// A condition or a sum over typed terms, written in Chinese or English: `指标值 < 50 且 度量单位 属于 ["人", "人次"]`,
/// `sum(weight) - 90`. For rules without code and for ledgers.
///
/// Names and types are checked when it is read. There are no loops and no recursion: the work is at most its size times the rows.
/// What is blank or unknown makes what depends on it unknown, so that a rule is silent rather than wrong: `a 且 b` is no where one
/// of both is no, `a 或 b` yes where one is yes, whatever the other; a comparison with the unknown is unknown.
public struct Expression: Sendable {
    /// What is wrong, and where: characters from the start of the expression, from 0.
    public struct Fault: Error, Equatable, Sendable {
        public let offset: Int
        public let message: Wording
    }

    /// In characters.
    public static let longest = 2000
    static let mostParts = 300
    static let deepest = 32

    /// What it yields.
    public let kind: ExpressionValue.Kind
    /// Whether it asks for terms of a row outside counts and sums: then it is worked out for a row.
    public let needsRow: Bool
    let root: Node

    /// - Parameters:
    ///   - expected: the kind that it must yield; any where nil.
    ///   - inRow: whether it is worked out for single rows; otherwise a row's term may stand in counts and sums only.
    /// - Throws: the first fault.
    public init(
        _ text: String, terms: ExpressionTerms, inRow: Bool, expected: ExpressionValue.Kind? = nil
    ) throws(Fault) {
        var parser = try ExpressionParser(text, terms: terms, inRow: inRow)
        let parsed = try parser.whole()
        if let expected, parsed.kind != expected {
            throw Fault(offset: 0, message: .expressionYields(parsed.kind, expected))
        }
        root = parsed.node
        kind = parsed.kind
        needsRow = parser.usedRow
    }

    /// Its value; nil where that is unknown.
    /// - Parameter row: the row it is worked out for.
    public func value(_ source: some ExpressionSource, row: Int? = nil) -> ExpressionValue? {
        root.value(source, row)
    }

    /// Whether it certainly holds.
    public func holds(_ source: some ExpressionSource, row: Int? = nil) -> Bool {
        root.value(source, row) == .truth(true)
    }

    indirect enum Node: Sendable {
        case literal(ExpressionValue)
        case whole(Int)
        case row(Int)
        case not(Node)
        case and(Node, Node)
        case or(Node, Node)
        case compare(Sign, Node, Node)
        case arithmetic(Arithmetic, Node, Node)
        case negative(Node)
        /// Whether something is known: `有(备注)`.
        case known(Node)
        case length(Node)
        case magnitude(Node)
        case rounded(Node, Int)
        /// Of the rows where the condition holds.
        case count(Node?)
        case sum(Node, where: Node?)
        /// In per cent of the rows where `among` holds.
        case share(Node, among: Node?)
        case any(Node)
        case all(Node)
    }

    enum Sign: Sendable { case equal, unequal, below, atMost, above, atLeast, contains, within, begins, ends }
    enum Arithmetic: Sendable { case plus, minus, times, by }
}

extension Expression.Node {
    func value(_ source: some ExpressionSource, _ row: Int?) -> ExpressionValue? {
        switch self {
        case .literal(let value): return value
        case .whole(let term): return source.value(ofWhole: term)
        case .row(let term): return row.flatMap { source.value(ofRow: $0, term: term) }
        case .not(let a): return truth(a, source, row).map { .truth(!$0) }
        case .and(let a, let b):
            let x = truth(a, source, row)
            if x == false { return .truth(false) }
            let y = truth(b, source, row)
            if y == false { return .truth(false) }
            return x == nil || y == nil ? nil : .truth(true)
        case .or(let a, let b):
            let x = truth(a, source, row)
            if x == true { return .truth(true) }
            let y = truth(b, source, row)
            if y == true { return .truth(true) }
            return x == nil || y == nil ? nil : .truth(false)
        case .compare(let sign, let a, let b):
            guard let x = a.value(source, row), let y = b.value(source, row) else { return nil }
            return sign.holds(x, y).map { .truth($0) }
        case .arithmetic(let how, let a, let b):
            guard let x = number(a, source, row), let y = number(b, source, row) else { return nil }
            switch how {
            case .plus: return .number(x + y)
            case .minus: return .number(x - y)
            case .times: return .number(x * y)
            // Enough places for money and per cents; a third of something has no end.
            case .by: return x.divided(by: y, decimals: 8).map { .number($0) }
            }
        case .negative(let a): return number(a, source, row).map { .number(-$0) }
        case .known(let a): return .truth(a.value(source, row) != nil)
        case .length(let a):
            guard case .text(let text)? = a.value(source, row) else { return nil }
            return .number(Number(text.characterCount))
        case .magnitude(let a): return number(a, source, row).map { .number($0.magnitude) }
        case .rounded(let a, let places): return number(a, source, row).map { .number($0.rounded(places)) }
        case .count(let condition):
            guard let condition else { return .number(Number(source.rowCount)) }
            return .number(Number(holding(condition, source).count))
        case .sum(let term, let condition):
            var sum = Number.zero
            for i in 0..<source.rowCount {
                if let condition, truth(condition, source, i) != true { continue }
                // A sum with a part missing is no sum.
                guard let part = number(term, source, i) else { return nil }
                sum = sum + part
            }
            return .number(sum)
        case .share(let condition, let among):
            let base = among.map { holding($0, source) } ?? Array(0..<source.rowCount)
            let part = base.count { truth(condition, source, $0) == true }
            return (Number(part) * Number(100)).divided(by: Number(base.count), decimals: 8).map { .number($0) }
        case .any(let condition):
            let found = (0..<source.rowCount).map { truth(condition, source, $0) }
            if found.contains(true) { return .truth(true) }
            return found.contains(nil) ? nil : .truth(false)
        case .all(let condition):
            let found = (0..<source.rowCount).map { truth(condition, source, $0) }
            if found.contains(false) { return .truth(false) }
            return found.contains(nil) ? nil : .truth(true)
        }
    }

    private func truth(_ node: Self, _ source: some ExpressionSource, _ row: Int?) -> Bool? {
        if case .truth(let truth)? = node.value(source, row) { return truth }
        return nil
    }

    private func number(_ node: Self, _ source: some ExpressionSource, _ row: Int?) -> Number? {
        if case .number(let number)? = node.value(source, row) { return number }
        return nil
    }

    private func holding(_ condition: Self, _ source: some ExpressionSource) -> [Int] {
        (0..<source.rowCount).filter { truth(condition, source, $0) == true }
    }
}

extension Expression.Sign {
    func holds(_ x: ExpressionValue, _ y: ExpressionValue) -> Bool? {
        switch (self, x, y) {
        case (.equal, _, _): x == y
        case (.unequal, _, _): x != y
        case (.contains, .text(let text), .text(let part)): text.contains(part)
        case (.contains, .text(let text), .words(let parts)): parts.contains { text.contains($0) }
        case (.contains, .words(let words), .text(let word)): words.contains(word)
        case (.within, .text(let word), .words(let words)): words.contains(word)
        case (.begins, .text(let text), .text(let part)): text.hasPrefix(part)
        case (.begins, .text(let text), .words(let parts)): parts.contains { text.hasPrefix($0) }
        case (.ends, .text(let text), .text(let part)): text.hasSuffix(part)
        case (.ends, .text(let text), .words(let parts)): parts.contains { text.hasSuffix($0) }
        case (_, .number(let a), .number(let b)): ordered(a, b)
        case (_, .day(let a), .day(let b)): ordered(a, b)
        default: nil
        }
    }

    private func ordered<T: Comparable>(_ a: T, _ b: T) -> Bool? {
        switch self {
        case .below: a < b
        case .atMost: a <= b
        case .above: a > b
        case .atLeast: a >= b
        default: nil
        }
    }
}
