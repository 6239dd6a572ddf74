import Basics
import Forms
import Library

/// What a cell says as a term of the forms, with what was printed around the term.
final class TermReading {
    let meanings: Meanings
    /// What stands in a bracket behind the term: `万元`, `90分`, `A`.
    let bracket: Text?
    /// What stands behind the term and a colon in the same cell: `清陂县林业局` of `填报单位：清陂县林业局`.
    let inline: Text?

    /// Reads a cell as a term, nil where it is none.
    init?(_ text: Text, _ vocabulary: Vocabulary) {
        guard text.count <= 360, !text.isEmpty else { return nil }
        let key = text.count <= 150 ? termKey(text) : Text()
        if !key.isEmpty, let (meanings, bracket) = TermReading.find(key, vocabulary) {
            self.meanings = meanings
            self.bracket = bracket
            inline = nil
            return
        }
        guard let colon = text.firstColon, colon.at <= 90, colon.at > 0 else { return nil }
        let head = termKey(text[0..<colon.at])
        let rest = text[colon.end..<text.count].trimmed()
        guard !rest.isEmpty, let (meanings, bracket) = TermReading.find(head, vocabulary),
            meanings.label != nil || meanings.money != nil
        else { return nil }
        self.meanings = meanings
        self.bracket = bracket
        inline = rest
    }

    /// Whether a term may stand at the start of a text: cheap, and false for most texts.
    static func mayBegin(_ text: Text, _ vocabulary: Vocabulary) -> Bool {
        // What is stripped off before the look-up begins with one of these, or with a sign or number.
        guard let first = text.bytes.first, (0xE4...0xE9).contains(first), !text.hasPrefix("其中") else { return true }
        let key = termKey(text[0..<min(3, text.count)])
        return vocabulary.beginsTerm(key.bytes[...]) || endOfNumber(text.bytes, 0) != nil
    }

    /// What a key means, with or without a number before it and a bracket behind it.
    static func find(_ whole: Text, _ vocabulary: Vocabulary) -> (Meanings, Text?)? {
        if let meanings = vocabulary.meanings(ofKey: whole) { return (meanings, nil) }
        var key = whole
        while let last = key.bytes.last, last == UInt8(ascii: ":") || last == UInt8(ascii: "*") {
            key = key.dropping(last: 1)
        }
        key = strippedHead(key)
        if key.isEmpty { return nil }
        if let meanings = vocabulary.meanings(ofKey: key) { return (meanings, nil) }
        var bracket: Text?
        while key.bytes.last == UInt8(ascii: ")"), let open = key.bytes.lastIndex(of: UInt8(ascii: "(")), open > 0 {
            bracket = bracket ?? Text(key.bytes[(open + 1)..<(key.count - 1)])
            key = Text(key.bytes[..<open])
            if let meanings = vocabulary.meanings(ofKey: key) { return (meanings, bracket) }
        }
        // A bracket in the middle: `指标值(万元)类型`; a period before the word: `1-7月执行数`.
        if let rest = withoutMonths(key), let meanings = vocabulary.meanings(ofKey: rest) { return (meanings, bracket) }
        return nil
    }

    /// Without `*`, `其中:`, and a list number in front.
    private static func strippedHead(_ key: Text) -> Text {
        var key = key
        while true {
            if key.hasPrefix("*") || key.hasPrefix("-") {
                key = key.dropping(first: 1)
            } else if key.hasPrefix("★") || key.hasPrefix("▲") || key.hasPrefix("☆") || key.hasPrefix("●") {
                key = key.dropping(first: 3)
            } else if key.hasPrefix("其中:") {
                key = key.dropping(first: 7)
            } else if key.hasPrefix("其中") && key.count > 12 {
                key = key.dropping(first: 6)
            } else if let end = endOfNumber(key.bytes, 0), end < key.count {
                key = key.dropping(first: end)
            } else {
                return key
            }
        }
    }

    /// `执行数` of `1-7月执行数` and of `1月至7月执行数`.
    private static func withoutMonths(_ key: Text) -> Text? {
        guard let first = key.bytes.first, (0x30...0x39).contains(first), let month = key.lastIndex(of: "月") else {
            return nil
        }
        return month <= 14 ? key.dropping(first: month + 3) : nil
    }
}

extension Text {
    /// The first colon, half or full width: its offset and the offset behind it.
    var firstColon: (at: Int, end: Int)? {
        for i in bytes.indices {
            if bytes[i] == 0x3A { return (i, i + 1) }
            if bytes[i] == 0xEF, i + 2 < bytes.count, bytes[i + 1] == 0xBC, bytes[i + 2] == 0x9A { return (i, i + 3) }
        }
        return nil
    }

    func lastIndex(of needle: StaticString) -> Int? {
        var at: Int?
        var from = 0
        while let next = firstIndex(of: needle, from: from) {
            at = next
            from = next + needle.utf8CodeUnitCount
        }
        return at
    }
}
