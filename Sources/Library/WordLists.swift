import Basics

/// 词表: the word lists of `words.tsv`.
public enum WordList: UInt8, Sendable, CaseIterable {
    case vague, notVague, baseline, grade, gradeScale, evidenceSource, notSource, placeholder, prompt, valueVerb
    case sloganVerb, aspectNoun, sloganShape, notSlogan, genericName, familyName, libraryCommon, actionPrefix, filler
    case dutyVerb, deliverableVerb, deliverableNoun, works, notWorks, purchase
    case rank, notRank, stretch, notStretch, time, notTime, quality, quantity, passRate, notPassRate
    case satisfaction, notSatisfaction, satisfactionExempt, cost, notCost, costLowerOk, moneyWhole, benefit
    case input, notInput, execution, notExecution, activityCount, notActivityCount
    case tierReached, tierPartly, tierMissed, shortfall, denial, notYet
    case changeReason, nothingToTell
    case operatorSuffixOf, negation, explanationFormula, explanationPair
    case served, formulaBase, scoringVague
    case moneyWord, lastingWord, unitPrice

    /// Its name in the file.
    var word: Text {
        var out = Text()
        for byte in String(describing: self).utf8 {
            if byte < 0x60 { out.bytes.append(UInt8(ascii: "-")) }
            out.bytes.append(byte < 0x60 ? byte + 0x20 : byte)
        }
        return out
    }

    /// The list that takes its words back where both stand in one place.
    var opposite: WordList? {
        switch self {
        case .vague: .notVague
        case .evidenceSource: .notSource
        case .rank: .notRank
        case .stretch: .notStretch
        case .time: .notTime
        case .works: .notWorks
        case .satisfaction: .notSatisfaction
        case .cost: .notCost
        case .input: .notInput
        case .execution: .notExecution
        case .passRate: .notPassRate
        case .activityCount: .notActivityCount
        default: nil
        }
    }

    static let byWord: [Text: WordList] = Dictionary(uniqueKeysWithValues: allCases.map { ($0.word, $0) })
}

/// Several word lists at once.
public struct WordLists: OptionSet, Sendable {
    public let rawValue: UInt128
    public init(rawValue: UInt128) { self.rawValue = rawValue }
    public init(_ list: WordList) { rawValue = 1 << UInt128(list.rawValue) }
}

/// Where in a text a phrase must stand.
enum PhraseForm: UInt8, Sendable {
    case word, whole, head, tail, shape

    init?(word: Text) {
        if word == "word" {
            self = .word
        } else if word == "whole" {
            self = .whole
        } else if word == "head" {
            self = .head
        } else if word == "tail" {
            self = .tail
        } else if word == "shape" {
            self = .shape
        } else {
            return nil
        }
    }
}

/// One line of `words.tsv`.
struct Phrase: Sendable {
    let list: WordList
    let form: PhraseForm
    let value: Text
    let length: Int
    /// The parts of a shape; empty for other phrases.
    let shape: [ShapePart]
}

/// The list and form of a phrase, without its words.
struct PhrasePlace: Sendable {
    let list: WordList
    let form: PhraseForm
    let length: Int32
}

/// A part of a shape: a run of anything (…), a number (N), or these characters.
enum ShapePart: Sendable, Equatable {
    case anything
    case number
    case characters([UInt32])

    /// The parts of a phrase, split before it gets its normal spelling.
    static func parts(of phrase: Text) -> [ShapePart] {
        var parts: [ShapePart] = []
        var literal: [UInt32] = []
        func close() {
            if !literal.isEmpty { parts.append(.characters(literal)) }
            literal = []
        }
        for value in phrase.scalars {
            if value == 0x2026 {
                close()
                if parts.last != .anything { parts.append(.anything) }
            } else if value == 0x4E {
                close()
                parts.append(.number)
            } else {
                literal += Normal.characters(of: value)
            }
        }
        close()
        return parts
    }
}

/// Matches a shape against characters; a run of anything stays within one sentence.
struct ShapeMatcher {
    let text: [UInt32]

    /// Bounds on the work: longer runs and shapes in longer texts are not looked for.
    static let longestRun = 80
    static let longestText = 400

    /// The first place where the shape stands, as far to the right as it reaches.
    func match(_ shape: [ShapePart]) -> Range<Int>? {
        guard let first = shape.first else { return nil }
        if first == .anything { return end(shape[...], 0).map { 0..<$0 } }
        for start in text.indices {
            if case .characters(let literal) = first, text[start] != literal[0] { continue }
            if first == .number, start > 0, isDigit(text[start - 1]) { continue }
            if let end = end(shape[...], start) { return start..<end }
        }
        return nil
    }

    private func end(_ shape: ArraySlice<ShapePart>, _ at: Int) -> Int? {
        guard let part = shape.first else { return at }
        let rest = shape.dropFirst()
        switch part {
        case .characters(let literal):
            guard text.count - at >= literal.count, text[at..<at + literal.count].elementsEqual(literal) else {
                return nil
            }
            return end(rest, at + literal.count)
        case .number:
            let after = endOfNumber(text, at)
            return after > at ? end(rest, after) : nil
        case .anything:
            if rest.isEmpty { return text.count }
            var limit = at
            while limit < text.count, limit - at < ShapeMatcher.longestRun, !isSentenceEnd(text[limit]) { limit += 1 }
            while limit >= at {
                if let found = end(rest, limit) { return found }
                limit -= 1
            }
            return nil
        }
    }
}

/// Whether a character is a plain digit.
@inline(__always)
public func isDigit(_ value: UInt32) -> Bool { value >= 0x30 && value <= 0x39 }

@inline(__always)
func isSentenceEnd(_ value: UInt32) -> Bool { value == 0x3002 || value == 0xFF1B || value == 0x3B }

/// Whether a character is a Chinese numeral.
public func isChineseNumeral(_ value: UInt32) -> Bool {
    switch value {
    case 0x4E00, 0x4E8C, 0x4E09, 0x56DB, 0x4E94, 0x516D, 0x4E03, 0x516B, 0x4E5D, 0x5341, 0x767E, 0x4E24, 0x5343:
        return true
    default: return false
    }
}

/// The end of the number that begins at a position (digits with point and commas, or Chinese numerals), or the position itself.
func endOfNumber(_ text: [UInt32], _ at: Int) -> Int {
    var i = at
    if i < text.count, isDigit(text[i]) {
        while i < text.count,
            isDigit(text[i])
                || ((text[i] == 0x2E || text[i] == 0x2C) && i + 1 < text.count && isDigit(text[i + 1]))
        { i += 1 }
        return i
    }
    while i < text.count, isChineseNumeral(text[i]) { i += 1 }
    return i
}
