import Basics

/// A word of a list in a text; positions count characters.
public struct WordHit: Sendable {
    let phrase: Int32
    public let list: WordList
    public let start: Int
    public let end: Int
}

/// A noun in a text; positions count characters.
public struct NounHit: Sendable {
    let noun: Int32
    public let start: Int
    public let end: Int
}

/// A number in a text; positions count characters.
public struct NumberHit: Sendable, Equatable {
    public let value: Number
    public let start: Int
    public let end: Int
}

/// A text in normal spelling with all that the lexicon knows in it.
public struct MarkedText: Sendable {
    public let characters: [UInt32]
    public private(set) var hits: [WordHit] = []
    public internal(set) var nouns: [NounHit] = []
    private var lists: WordLists = []

    init(characters: [UInt32]) { self.characters = characters }

    public var count: Int { characters.count }
    public var isEmpty: Bool { characters.isEmpty }

    mutating func add(_ hit: WordHit) {
        hits.append(hit)
        lists.insert(WordLists(hit.list))
    }

    /// A `not-` list always beats its list where their words meet.
    mutating func takeBackOpposites() {
        var changed = false
        let all = hits
        for list in WordList.allCases where lists.contains(WordLists(list)) {
            guard let opposite = list.opposite, lists.contains(WordLists(opposite)) else { continue }
            var isTaken = [Bool](repeating: false, count: characters.count)
            for hit in all where hit.list == opposite {
                for i in hit.start..<hit.end { isTaken[i] = true }
            }
            hits.removeAll { $0.list == list && isTaken[$0.start..<$0.end].contains(true) }
            changed = true
        }
        guard changed else { return }
        lists = []
        for hit in hits { lists.insert(WordLists(hit.list)) }
    }

    /// Whether a word of the list stands in the text.
    public func has(_ list: WordList) -> Bool { lists.contains(WordLists(list)) }

    public func hits(of list: WordList) -> [WordHit] {
        has(list) ? hits.filter { $0.list == list } : []
    }

    /// Whether a word or a shape of the list is the whole text.
    public func isWhole(_ list: WordList) -> Bool {
        has(list) && hits.contains { $0.list == list && $0.start == 0 && $0.end == count }
    }

    public func begins(with list: WordList) -> Bool {
        has(list) && hits.contains { $0.list == list && $0.start == 0 }
    }

    public func ends(with list: WordList) -> Bool {
        has(list) && hits.contains { $0.list == list && $0.end == count }
    }

    /// The numbers in plain digits, thousands commas left out.
    public var numbers: [NumberHit] {
        var out: [NumberHit] = []
        var i = 0
        while i < characters.count {
            guard isDigit(characters[i]) else {
                i += 1
                continue
            }
            let end = endOfNumber(characters, i)
            let digits = characters[i..<end].compactMap { $0 == 0x2C ? nil : UInt8(truncatingIfNeeded: $0) }
            if let value = Number(digits) { out.append(NumberHit(value: value, start: i, end: end)) }
            i = end
        }
        return out
    }

    public var hasDigit: Bool { characters.contains(where: isDigit) }

    /// The words in a range of characters, in normal spelling.
    public func text(_ range: Range<Int>) -> Text {
        var out = Text()
        for value in characters[range] { out.append(value) }
        return out
    }

    public var whole: Text { text(0..<count) }

    /// Where the words first stand, in characters.
    public func position(of words: StaticString, from: Int = 0) -> Int? {
        words.withUTF8Buffer { needle in
            guard needle.count > 0, from >= 0 else { return nil }
            let (first, firstLength) = MarkedText.scalar(needle, 0)
            var start = from
            while start < characters.count {
                if characters[start] == first {
                    var at = start + 1
                    var byte = firstLength
                    while byte < needle.count, at < characters.count {
                        let (value, length) = MarkedText.scalar(needle, byte)
                        if characters[at] != value { break }
                        byte += length
                        at += 1
                    }
                    if byte >= needle.count { return start }
                }
                start += 1
            }
            return nil
        }
    }

    /// One scalar of well-formed UTF-8.
    @inline(__always)
    private static func scalar(_ bytes: UnsafeBufferPointer<UInt8>, _ i: Int) -> (UInt32, Int) {
        let a = UInt32(bytes[i])
        func next(_ k: Int) -> UInt32 { i + k < bytes.count ? UInt32(bytes[i + k] & 0x3F) : 0 }
        if a < 0x80 { return (a, 1) }
        if a < 0xE0 { return ((a & 0x1F) << 6 | next(1), 2) }
        if a < 0xF0 { return ((a & 0x0F) << 12 | next(1) << 6 | next(2), 3) }
        return ((a & 0x07) << 18 | next(1) << 12 | next(2) << 6 | next(3), 4)
    }

    public func contains(_ words: StaticString) -> Bool { position(of: words) != nil }
}
