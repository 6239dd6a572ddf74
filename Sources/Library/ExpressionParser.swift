import Basics

/// Reads an expression and checks its names and types.
struct ExpressionParser {
    typealias Node = Expression.Node
    typealias Kind = ExpressionValue.Kind
    typealias Fault = Expression.Fault

    struct Parsed {
        let node: Node
        let kind: Kind
        let offset: Int
    }

    private let terms: ExpressionTerms
    private let tokens: [ExpressionToken]
    private var at = 0
    private var parts = 0
    private var depth = 0
    /// Whether a row is looked at here.
    private var inRow: Bool
    private var inAggregate = false
    private(set) var usedRow = false

    init(_ text: String, terms: ExpressionTerms, inRow: Bool) throws(Fault) {
        self.terms = terms
        self.inRow = inRow
        tokens = try ExpressionTokens(text, words: Words.all.union(terms.names)).tokens
    }

    mutating func whole() throws(Fault) -> Parsed {
        guard token.kind != .end else { throw Fault(offset: 0, message: .expressionEmpty) }
        let parsed = try either()
        guard token.kind == .end else {
            throw Fault(offset: token.offset, message: .expressionAfterEnd(token.printed))
        }
        return parsed
    }

    // MARK: From the loosest to the tightest binding

    private mutating func either() throws(Fault) -> Parsed {
        var left = try both()
        while take(Words.or) {
            let right = try both()
            try demand(left, .truth)
            try demand(right, .truth)
            left = try made(.or(left.node, right.node), .truth, left.offset)
        }
        return left
    }

    private mutating func both() throws(Fault) -> Parsed {
        var left = try denied()
        while take(Words.and) {
            let right = try denied()
            try demand(left, .truth)
            try demand(right, .truth)
            left = try made(.and(left.node, right.node), .truth, left.offset)
        }
        return left
    }

    private mutating func denied() throws(Fault) -> Parsed {
        let offset = token.offset
        guard take(Words.not) else { return try compared() }
        try enter(offset)
        let inner = try denied()
        depth -= 1
        try demand(inner, .truth)
        return try made(.not(inner.node), .truth, offset)
    }

    private mutating func compared() throws(Fault) -> Parsed {
        let left = try summed()
        let offset = token.offset
        var negated = false
        let sign: Expression.Sign?
        switch token.kind {
        case .sign(let text): sign = Words.signs[text]
        case .name(let word):
            negated = Words.negated[word] != nil
            sign = Words.comparing[word] ?? Words.negated[word]
        default: sign = nil
        }
        guard let sign else { return left }
        at += 1
        return try compared(left, sign, offset, negated)
    }

    private mutating func compared(_ left: Parsed, _ sign: Expression.Sign, _ offset: Int, _ negated: Bool)
        throws(Fault) -> Parsed
    {
        let right = try summed()
        let fits =
            switch sign {
            case .equal, .unequal: left.kind == right.kind
            case .below, .atMost, .above, .atLeast:
                left.kind == right.kind && (left.kind == .number || left.kind == .day)
            case .contains:
                left.kind == .text && (right.kind == .text || right.kind == .words)
                    || left.kind == .words && right.kind == .text
            case .within: left.kind == .text && right.kind == .words
            case .begins, .ends: left.kind == .text && (right.kind == .text || right.kind == .words)
            }
        guard fits else { throw Fault(offset: offset, message: .expressionCompared(left.kind, right.kind)) }
        let node = Node.compare(sign, left.node, right.node)
        return try made(negated ? .not(node) : node, .truth, left.offset)
    }

    private mutating func summed() throws(Fault) -> Parsed {
        var left = try multiplied()
        while case .sign(let sign) = token.kind, sign == "+" || sign == "-" {
            at += 1
            let right = try multiplied()
            try demand(left, .number)
            try demand(right, .number)
            left = try made(.arithmetic(sign == "+" ? .plus : .minus, left.node, right.node), .number, left.offset)
        }
        return left
    }

    private mutating func multiplied() throws(Fault) -> Parsed {
        var left = try signed()
        while case .sign(let sign) = token.kind, sign == "*" || sign == "/" {
            at += 1
            let right = try signed()
            try demand(left, .number)
            try demand(right, .number)
            left = try made(.arithmetic(sign == "*" ? .times : .by, left.node, right.node), .number, left.offset)
        }
        return left
    }

    private mutating func signed() throws(Fault) -> Parsed {
        let offset = token.offset
        guard takeSign("-") else { return try primary() }
        try enter(offset)
        let inner = try signed()
        depth -= 1
        try demand(inner, .number)
        return try made(.negative(inner.node), .number, offset)
    }

    private mutating func primary() throws(Fault) -> Parsed {
        let token = token
        switch token.kind {
        case .number(let number):
            at += 1
            return try made(.literal(.number(number)), .number, token.offset)
        case .text(let text):
            at += 1
            return try made(.literal(.text(Text(text))), .text, token.offset)
        case .day(let day):
            at += 1
            return try made(.literal(.day(day)), .day, token.offset)
        case .sign("("):
            at += 1
            try enter(token.offset)
            let inner = try either()
            depth -= 1
            try close(")")
            return inner
        case .sign("["):
            at += 1
            return try words(token.offset)
        case .name(let word):
            at += 1
            if case .sign("(") = self.token.kind, let function = Words.functions[word] {
                at += 1
                return try call(function, word, token.offset)
            }
            if let truth = Words.truths[word] { return try made(.literal(.truth(truth)), .truth, token.offset) }
            return try term(word, token.offset)
        case .sign, .end:
            throw Fault(offset: token.offset, message: .expressionExpected(token.printed))
        }
    }

    private mutating func words(_ offset: Int) throws(Fault) -> Parsed {
        var list: [Text] = []
        while !takeSign("]") {
            guard case .text(let word) = token.kind else {
                throw Fault(offset: token.offset, message: .expressionWord(token.printed))
            }
            at += 1
            list.append(Text(word))
            guard !takeSign("]") else { break }
            guard takeSign(",") else {
                throw Fault(offset: token.offset, message: .expressionClose("]", token.printed))
            }
        }
        return try made(.literal(.words(list)), .words, offset)
    }

    private mutating func term(_ word: String, _ offset: Int) throws(Fault) -> Parsed {
        switch terms.place(word) {
        case .whole(let number)?: return try made(.whole(number), terms.whole[number].kind, offset)
        case .row(let number)?:
            guard inRow else { throw Fault(offset: offset, message: .expressionRowTerm(word)) }
            if !inAggregate { usedRow = true }
            return try made(.row(number), terms.row[number].kind, offset)
        case nil:
            let near = NearestName.of(word, among: terms.names + Words.all.sorted())
            throw Fault(offset: offset, message: .expressionUnknown(word, near))
        }
    }

    // MARK: Functions

    private mutating func call(_ function: Words.Function, _ word: String, _ offset: Int) throws(Fault) -> Parsed {
        try enter(offset)
        defer { depth -= 1 }
        if function.isAggregate {
            guard !inAggregate else { throw Fault(offset: offset, message: .expressionNested(word)) }
            let outer = inRow
            inAggregate = true
            inRow = true
            defer {
                inAggregate = false
                inRow = outer
            }
            return try aggregate(function, offset)
        }
        let inner = try either()
        switch function {
        case .known, .unknown:
            try close(")")
            let node = Node.known(inner.node)
            return try made(function == .known ? node : .not(node), .truth, offset)
        case .length:
            try demand(inner, .text)
            try close(")")
            return try made(.length(inner.node), .number, offset)
        case .magnitude:
            try demand(inner, .number)
            try close(")")
            return try made(.magnitude(inner.node), .number, offset)
        default:
            try demand(inner, .number)
            var places = 0
            if takeSign(",") {
                guard case .number(let number) = token.kind, let whole = number.whole, (0...8).contains(whole) else {
                    throw Fault(offset: token.offset, message: .expressionPlaces)
                }
                at += 1
                places = whole
            }
            try close(")")
            return try made(.rounded(inner.node, places), .number, offset)
        }
    }

    private mutating func aggregate(_ function: Words.Function, _ offset: Int) throws(Fault) -> Parsed {
        if function == .count, takeSign(")") { return try made(.count(nil), .number, offset) }
        let first = try either()
        try demand(first, function == .sum ? .number : .truth)
        var second: Parsed?
        if function == .sum || function == .share, takeSign(",") {
            let condition = try either()
            try demand(condition, .truth)
            second = condition
        }
        try close(")")
        return switch function {
        case .count: try made(.count(first.node), .number, offset)
        case .sum: try made(.sum(first.node, where: second?.node), .number, offset)
        case .share: try made(.share(first.node, among: second?.node), .number, offset)
        case .any: try made(.any(first.node), .truth, offset)
        default: try made(.all(first.node), .truth, offset)
        }
    }

    // MARK: Tokens

    private var token: ExpressionToken { tokens[min(at, tokens.count - 1)] }

    private mutating func take(_ words: Set<String>) -> Bool {
        guard case .name(let word) = token.kind, words.contains(word) else { return false }
        at += 1
        return true
    }

    private mutating func takeSign(_ sign: String) -> Bool {
        guard token.kind == .sign(sign) else { return false }
        at += 1
        return true
    }

    private mutating func close(_ sign: String) throws(Fault) {
        guard takeSign(sign) else { throw Fault(offset: token.offset, message: .expressionClose(sign, token.printed)) }
    }

    private func demand(_ parsed: Parsed, _ kind: Kind) throws(Fault) {
        guard parsed.kind == kind else {
            throw Fault(offset: parsed.offset, message: .expressionYields(parsed.kind, kind))
        }
    }

    private mutating func enter(_ offset: Int) throws(Fault) {
        depth += 1
        guard depth <= Expression.deepest else {
            throw Fault(offset: offset, message: .expressionDeep(Expression.deepest))
        }
    }

    private mutating func made(_ node: Node, _ kind: Kind, _ offset: Int) throws(Fault) -> Parsed {
        parts += 1
        guard parts <= Expression.mostParts else {
            throw Fault(offset: offset, message: .expressionLarge(Expression.mostParts))
        }
        return Parsed(node: node, kind: kind, offset: offset)
    }
}

/// The words of the language.
enum Words {
    enum Function: Sendable {
        case count, sum, share, any, all, known, unknown, length, magnitude, rounded
        var isAggregate: Bool {
            switch self {
            case .count, .sum, .share, .any, .all: true
            case .known, .unknown, .length, .magnitude, .rounded: false
            }
        }
    }

    static let or: Set<String> = ["或", "或者", "or"]
    static let and: Set<String> = ["且", "并且", "而且", "and"]
    static let not: Set<String> = ["非", "不是", "not"]
    static let truths = ["是": true, "yes": true, "true": true, "否": false, "no": false, "false": false]
    static let signs: [String: Expression.Sign] = [
        "=": .equal, "≠": .unequal, "<": .below, "≤": .atMost, ">": .above, "≥": .atLeast,
    ]
    static let comparing: [String: Expression.Sign] = [
        "是": .equal, "为": .equal, "等于": .equal, "is": .equal, "不是": .unequal, "不等于": .unequal, "小于": .below,
        "低于": .below,
        "少于": .below, "不超过": .atMost, "不高于": .atMost, "不大于": .atMost, "至多": .atMost, "大于": .above, "高于": .above,
        "超过": .above, "多于": .above, "不低于": .atLeast, "不少于": .atLeast, "不小于": .atLeast, "至少": .atLeast,
        "包含": .contains, "含": .contains, "contains": .contains, "属于": .within, "in": .within, "开头是": .begins,
        "begins": .begins, "结尾是": .ends, "ends": .ends,
    ]
    static let negated: [String: Expression.Sign] = ["不包含": .contains, "不含": .contains, "不属于": .within]
    static let functions: [String: Function] = [
        "计数": .count, "count": .count, "合计": .sum, "sum": .sum, "占比": .share, "share": .share, "存在": .any, "any": .any,
        "全部": .all, "all": .all, "有": .known, "known": .known, "无": .unknown, "blank": .unknown, "字数": .length,
        "length": .length, "绝对值": .magnitude, "abs": .magnitude, "取整": .rounded, "round": .rounded,
    ]
    static let all: Set<String> = or.union(and).union(not).union(truths.keys).union(comparing.keys).union(negated.keys)
        .union(functions.keys)
}
