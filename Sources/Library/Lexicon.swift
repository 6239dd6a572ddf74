import Basics
import Forms

/// A list of words.tsv, by its name there.
public enum WordList: String, Sendable, CaseIterable {
    case vague
    case notVague = "not-vague"
    case baseline, grade
    case gradeScale = "grade-scale"
    case evidenceSource = "evidence-source"
    case notSource = "not-source"
    case placeholder, prompt
    case valueVerb = "value-verb"
    case sloganVerb = "slogan-verb"
    case aspectNoun = "aspect-noun"
    case sloganShape = "slogan-shape"
    case notSlogan = "not-slogan"
    case genericName = "generic-name"
    case familyName = "family-name"
    case actionPrefix = "action-prefix"
    case dutyVerb = "duty-verb"
    case deliverableVerb = "deliverable-verb"
    case deliverableNoun = "deliverable-noun"
    case works
    case notWorks = "not-works"
    case purchase, rank
    case notRank = "not-rank"
    case stretch
    case notStretch = "not-stretch"
    case time
    case notTime = "not-time"
    case quality, quantity
    case satisfaction
    case notSatisfaction = "not-satisfaction"
    case satisfactionExempt = "satisfaction-exempt"
    case cost
    case notCost = "not-cost"
    case costLowerOk = "cost-lower-ok"
    case moneyWhole = "money-whole"
    case benefit, input
    case notInput = "not-input"
    case execution
    case notExecution = "not-execution"
    case activityCount = "activity-count"
    case notActivityCount = "not-activity-count"
    case negation
    case operatorSuffixOf = "operator-suffix-of"
    case explanationFormula = "explanation-formula"
    case explanationPair = "explanation-pair"

    /// The list that always beats this one.
    var opposite: WordList? {
        switch self {
        case .vague: .notVague
        case .evidenceSource: .notSource
        case .sloganShape, .sloganVerb: .notSlogan
        case .works: .notWorks
        case .rank: .notRank
        case .stretch: .notStretch
        case .time: .notTime
        case .satisfaction: .notSatisfaction
        case .cost: .notCost
        case .input: .notInput
        case .execution: .notExecution
        case .activityCount: .notActivityCount
        default: nil
        }
    }
}

/// 度量对象: a thing that indicators count, and the units that count it.
public struct Noun: Sendable {
    public enum Role: String, Sendable {
        case share, measure, person, thing, activity, stop, before, action
    }

    public let text: Text
    public let role: Role
    /// Best first.
    public let units: [Text]
    public let kinds: Set<String>
    /// Whether per cent may measure it: yes, no, or only as a share done.
    public let percent: Percent
    public let mayPass100: Bool
    let length: Int

    public enum Percent: String, Sendable { case yes, no, weak }
}

/// One word of a list that stands in a text; places in characters.
public struct WordHit: Sendable {
    public let list: WordList
    public let form: WordForm
    public let value: Text
    public let phrase: Text
    public let start: Int
    public let end: Int
}

public enum WordForm: String, Sendable { case word, whole, head, tail, shape, before, after, around }

/// The word lists of the field (词表).
public struct Lexicon: Sendable {
    public static let standard = Lexicon()

    private struct Entry: Sendable {
        var words: [(list: WordList, form: WordForm, value: Text)] = []
        var noun: Int?
        var text: Text
        var length: Int
    }

    private var entries: [Entry] = []
    public private(set) var nouns: [Noun] = []
    /// Shapes: `提升…水平`; the parts between the gaps.
    private var shapes: [(list: WordList, parts: [[UInt32]])] = []
    private let automaton: WordAutomaton

    init() {
        var entries: [Entry] = []
        var byText: [Text: Int] = [:]
        func entry(_ text: Text) -> Int {
            if let known = byText[text] { return known }
            byText[text] = entries.count
            entries.append(Entry(text: text, length: text.characterCount))
            return entries.count - 1
        }
        var shapes: [(list: WordList, parts: [[UInt32]])] = []
        for row in DataFile.words.table.rows where row.count >= 4 {
            guard let list = WordList(rawValue: row[0].string), let form = WordForm(rawValue: row[2].string) else {
                continue
            }
            if form == .shape {
                let parts = row[1].string.split(separator: "…", omittingEmptySubsequences: false).map { part in
                    Normal.form(of: Text(String(part))).scalars
                }
                shapes.append((list, parts))
            } else {
                entries[entry(Normal.form(of: row[1]))].words.append((list, form, row[3]))
            }
        }
        var nouns: [Noun] = []
        for row in DataFile.nouns.table.rows where row.count >= 7 {
            guard let role = Noun.Role(rawValue: row[1].string) else { continue }
            let text = Normal.form(of: row[0])
            let at = entry(text)
            guard entries[at].noun == nil else { continue }
            entries[at].noun = nouns.count
            nouns.append(
                Noun(
                    text: row[0], role: role, units: row[2].bytes.split(separator: UInt8(ascii: ",")).map { Text($0) },
                    kinds: Set(row[3].string.split(separator: ",").map(String.init)),
                    percent: Noun.Percent(rawValue: row[5].string) ?? .no, mayPass100: row[6] == "yes",
                    length: text.characterCount))
        }
        self.entries = entries
        self.nouns = nouns
        self.shapes = shapes
        automaton = WordAutomaton(entries.map { $0.text.scalars })
    }

    /// Everything the lists say of a text.
    public func analyse(_ text: Text) -> TextFacts {
        let scalars = Normal.form(of: text).scalars
        var facts = TextFacts(length: scalars.count)
        automaton.forEach(in: scalars) { number, end in
            let entry = entries[number]
            let start = end - entry.length
            for word in entry.words {
                switch word.form {
                case .whole: if start != 0 || end != scalars.count { continue }
                case .head: if start != 0 { continue }
                case .tail: if end != scalars.count { continue }
                default: break
                }
                facts.words.append(
                    WordHit(
                        list: word.list, form: word.form, value: word.value, phrase: entry.text, start: start, end: end)
                )
            }
            if let noun = entry.noun { facts.nouns.append((noun: noun, start: start, end: end)) }
        }
        for shape in shapes where matches(scalars, shape.parts) {
            facts.words.append(
                WordHit(list: shape.list, form: .shape, value: Text(), phrase: text, start: 0, end: scalars.count))
        }
        return facts
    }

    /// Whether the parts stand in the text in order, the first at its start and the last at its end; `N` stands for a number.
    private func matches(_ text: [UInt32], _ parts: [[UInt32]]) -> Bool {
        guard let head = parts.first, let tail = parts.last, text.count >= parts.reduce(0, { $0 + $1.count }) else {
            return false
        }
        guard text.starts(with: head), text.suffix(tail.count).elementsEqual(tail) else { return false }
        var at = head.count
        for part in parts.dropFirst().dropLast() where !part.isEmpty {
            guard
                let found = (at..<max(at, text.count - part.count + 1)).first(where: { text[$0...].starts(with: part) })
            else {
                return false
            }
            at = found + part.count
        }
        return at <= text.count - tail.count
    }
}

/// What the lists say of one text. Places count characters of its normal spelling.
public struct TextFacts: Sendable {
    public var words: [WordHit] = []
    public var nouns: [(noun: Int, start: Int, end: Int)] = []
    public let length: Int

    init(length: Int) { self.length = length }

    /// Whether a word of the list stands there that no longer word of its `not-` list covers.
    public func has(_ list: WordList) -> Bool { first(list) != nil }

    /// The first such word.
    public func first(_ list: WordList) -> WordHit? { words.first { stands($0, list) } }

    /// All such words.
    public func standing(_ list: WordList) -> [WordHit] { words.filter { stands($0, list) } }

    private func stands(_ hit: WordHit, _ list: WordList) -> Bool {
        guard hit.list == list else { return false }
        guard let opposite = list.opposite else { return true }
        return !words.contains { $0.list == opposite && $0.start <= hit.start && $0.end >= hit.end }
    }

    public func all(_ list: WordList) -> [WordHit] { words.filter { $0.list == list } }
}
