import Basics

/// A word, sign or literal of an expression, and where it begins in characters.
struct ExpressionToken {
    enum Kind: Equatable {
        case name(String)
        case number(Number)
        case text(String)
        case day(Day)
        case sign(String)
        case end
    }

    let kind: Kind
    let offset: Int

    /// As a message shows it.
    var printed: String {
        switch kind {
        case .name(let word), .text(let word), .sign(let word): word
        case .number(let number): number.description
        case .day(let day): day.description
        case .end: ""
        }
    }
}

/// Cuts an expression into its tokens.
struct ExpressionTokens {
    private let characters: [Unicode.Scalar]
    private var at = 0
    private(set) var tokens: [ExpressionToken] = []

    /// - Parameter words: every name and word of the language: 指标名称包含 is two of them, though no blank parts them.
    init(_ text: String, words: Set<String>) throws(Expression.Fault) {
        characters = Array(text.unicodeScalars)
        guard characters.count <= Expression.longest else {
            throw Expression.Fault(offset: 0, message: .expressionLong(Expression.longest))
        }
        while at < characters.count {
            let scalar = characters[at]
            let start = at
            if isBlank(scalar.value) {
                at += 1
            } else if let close = ExpressionTokens.quotes[scalar] {
                try quoted(close)
            } else if ExpressionTokens.isDigit(scalar) {
                try number()
            } else if ExpressionTokens.isLetter(scalar) {
                repeat {
                    at += 1
                } while at < characters.count
                    && (ExpressionTokens.isLetter(characters[at]) || ExpressionTokens.isDigit(characters[at]))
                name(start, words)
            } else {
                try sign()
            }
        }
        tokens.append(ExpressionToken(kind: .end, offset: characters.count))
    }

    private static let quotes: [Unicode.Scalar: Unicode.Scalar] = [
        "\"": "\"", "'": "'", "“": "”", "「": "」", "‘": "’",
    ]

    private static func isDigit(_ s: Unicode.Scalar) -> Bool { ("0"..."9").contains(s) }

    private static func isLetter(_ s: Unicode.Scalar) -> Bool {
        ("a"..."z").contains(s) || ("A"..."Z").contains(s) || s == "_" || isHan(s.value)
    }

    private func string(_ range: Range<Int>) -> String {
        var out = String.UnicodeScalarView()
        out.append(contentsOf: characters[range])
        return String(out)
    }

    private mutating func quoted(_ close: Unicode.Scalar) throws(Expression.Fault) {
        let start = at
        at += 1
        while at < characters.count, characters[at] != close { at += 1 }
        guard at < characters.count else { throw Expression.Fault(offset: start, message: .expressionQuote) }
        tokens.append(ExpressionToken(kind: .text(string(start + 1..<at)), offset: start))
        at += 1
    }

    /// `12`, `0.5`, `2026-03-31`.
    private mutating func number() throws(Expression.Fault) {
        let start = at
        func digits() { while at < characters.count, ExpressionTokens.isDigit(characters[at]) { at += 1 } }
        digits()
        if at - start == 4, at + 6 <= characters.count, let day = Day(string(start..<at + 6)) {
            at += 6
            tokens.append(ExpressionToken(kind: .day(day), offset: start))
            return
        }
        if at + 1 < characters.count, characters[at] == ".", ExpressionTokens.isDigit(characters[at + 1]) {
            at += 1
            digits()
        }
        guard let number = Number(string(start..<at)) else {
            throw Expression.Fault(offset: start, message: .expressionNumber(string(start..<at)))
        }
        tokens.append(ExpressionToken(kind: .number(number), offset: start))
    }

    /// A run of letters: one word, or words of the language without blanks between them; otherwise one unknown name.
    private mutating func name(_ start: Int, _ words: Set<String>) {
        if !words.contains(string(start..<at)) {
            var parts: [ExpressionToken] = []
            var from = start
            while from < at {
                guard let end = (from + 1...at).last(where: { words.contains(string(from..<$0)) }) else { break }
                parts.append(ExpressionToken(kind: .name(string(from..<end)), offset: from))
                from = end
            }
            // 不超过50: the number after the words begins anew.
            if from == at || from > start && ExpressionTokens.isDigit(characters[from]), isHan(characters[start].value)
            {
                tokens += parts
                at = from
                return
            }
        }
        tokens.append(ExpressionToken(kind: .name(string(start..<at)), offset: start))
    }

    private mutating func sign() throws(Expression.Fault) {
        let start = at
        for length in [2, 1] where at + length <= characters.count {
            if let sign = ExpressionTokens.signs[string(at..<at + length)] {
                at += length
                tokens.append(ExpressionToken(kind: .sign(sign), offset: start))
                return
            }
        }
        throw Expression.Fault(offset: start, message: .expressionSign(string(start..<start + 1)))
    }

    /// Every spelling of a sign, full-width ones too.
    private static let signs: [String: String] = [
        "=": "=", "==": "=", "＝": "=", "≠": "≠", "!=": "≠", "<>": "≠", "<": "<", "＜": "<", "<=": "≤", "≤": "≤",
        ">": ">",
        "＞": ">", ">=": "≥", "≥": "≥", "+": "+", "＋": "+", "-": "-", "－": "-", "*": "*", "×": "*", "/": "/", "÷": "/",
        "(": "(", "（": "(", ")": ")", "）": ")", "[": "[", "【": "[", "]": "]", "】": "]", ",": ",", "，": ",", "、": ",",
    ]
}
