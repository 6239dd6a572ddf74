import Basics
import Forms

/// What a column of the table of indicators holds (表头).
public enum ColumnRole: Hashable, Sendable {
    case level1, level2, name
    /// 指标内容: the name where there is no 三级指标, else the explanation.
    case content
    /// 指标值类型, 指标性质 …: a sign, 定量 or 定性, 正向 or 反向, decided by what stands in it.
    case type
    case value, unit, weight, score, actual, forecast
    case explanation, basis, standard, remark, lastYear
    /// Years before the last.
    case pastYear
    case deviation, likelihood
    /// One of three headings under which a tick stands.
    case likely(Likelihood)
    /// A ticked cause: 经费保障 …
    case cause(Text)
    /// A column that no field takes.
    case unkept
}

/// What a label of the head announces.
public enum HeadLabel: String, Sendable {
    case body, reportedBy, projectName, projectCode, projectAttribute, projectTerm, projectStart, projectEnd
    case duties, objective, objectiveAnnual, objectiveLong, objectiveActual
    case tasks, taskName, taskContent, taskFunding, taskExpected
    /// The side label of the block of money.
    case money
    case moneyUnit, total, grade
    /// A label whose text no field takes.
    case other
}

/// A label of 预算情况.
public struct MoneyLabel: Hashable, Sendable {
    /// 实施期 or 年度, where the label says so.
    public enum Term: Sendable { case whole, annual }
    public let canonical: Text
    public let basis: Basis
    public let term: Term?

    init(canonical: Text, basisAndTerm: Text) {
        self.canonical = canonical
        basis = basisAndTerm.hasPrefix("source") ? .source : basisAndTerm.hasPrefix("use") ? .use : .total
        term = basisAndTerm.hasSuffix("whole") ? .whole : basisAndTerm.hasSuffix("annual") ? .annual : nil
    }
}

/// What a term can mean; which one it does is decided where it stands.
///
/// One shared object a term: the reader hands it around with every cell.
public final class Meanings: Sendable {
    public let column: ColumnRole?
    public let label: HeadLabel?
    public let money: MoneyLabel?
    /// A column of amounts; `.unit` stands for one that no field takes.
    public let amount: Field?
    public let group: Basis?
    /// A side label of the table of indicators, and the horizon it names.
    public let block: Block?
    public let level1: Text?
    public let level2: Text?

    public enum Block: Sendable { case annual, longTerm, any }

    fileprivate init(_ draft: Draft) {
        column = draft.column
        label = draft.label
        money = draft.money
        amount = draft.amount
        group = draft.group
        block = draft.block
        level1 = draft.level1
        level2 = draft.level2
    }

    fileprivate struct Draft {
        var column: ColumnRole?
        var label: HeadLabel?
        var money: MoneyLabel?
        var amount: Field?
        var group: Basis?
        var block: Block?
        var level1: Text?
        var level2: Text?
    }
}

/// The closed vocabularies of the forms: headings, labels, the families of indicators, by all their aliases.
public struct Vocabulary: Sendable {
    public static let standard = Vocabulary()

    /// What a page prints around a form, by `termKey`: 上一篇, 版权所有.
    private let pageWords: [Text]
    /// Whether the second and third byte of any of them are these: most texts hold none, and are told at a glance.
    private let pageMarks: [Bool]
    private let longest: Int
    /// The levels 1 that a level 2 may stand under, in any of the official orders.
    private let parents: [Text: Set<Text>]
    /// All terms, to find those that begin at some place of a text; the numbers are those of `scanned`.
    private let scan: ByteTrie
    private let scanned: [Meanings]
    /// Words that begin a target in words: grades, and words that say no size.
    private let qualities: ByteTrie
    /// Words and signs that stand before a number (不低于, ≥), by their first byte, longest first.
    private let comparisonsByFirst: [[(word: Text, sign: Comparison)]]
    /// Words that stand behind a number and its unit (以上, 以内), by their last byte, longest first.
    private let comparisonsByLast: [[(word: Text, sign: Comparison)]]

    init() {
        var terms: [Text: Meanings.Draft] = [:]
        var pageWords: [Text] = []
        for row in DataFile.headings.table.rows where row.count >= 4 {
            if row[0] == "page" {
                pageWords.append(termKey(row[1]))
                continue
            }
            var meanings = terms[termKey(row[1])] ?? Meanings.Draft()
            if row[0] == "money" {
                meanings.money = MoneyLabel(canonical: row[2], basisAndTerm: row[3])
            } else {
                Vocabulary.add(row[0], row[2], to: &meanings)
            }
            terms[termKey(row[1])] = meanings
        }
        var parents: [Text: Set<Text>] = [:]
        for row in DataFile.families.table.rows where row.count >= 3 {
            let key = termKey(row[1])
            if row[0] == "2", row.count >= 5 {
                for parent in row[4].string.split(separator: " ") {
                    parents[row[2], default: []].insert(Text(String(parent)))
                }
            }
            if row[0] == "1" { terms[key, default: Meanings.Draft()].level1 = row[2] }
            if row[0] == "2" { terms[key, default: Meanings.Draft()].level2 = row[2] }
        }
        var before: [(word: Text, sign: Comparison)] = []
        var after: [(word: Text, sign: Comparison)] = []
        for row in DataFile.words.table.rows where row.count >= 4 && row[0] == "operator" {
            guard let sign = Comparison(rawValue: row[3].string), !row[1].isEmpty else { continue }
            if row[2] == "before" { before.append((termKey(row[1]), sign)) }
            // 前 and its kin stand behind a date, which is no number.
            if row[2] == "after", !row[1].hasSuffix("前") { after.append((termKey(row[1]), sign)) }
        }
        var first = [[(word: Text, sign: Comparison)]](repeating: [], count: 256)
        var last = first
        for entry in before.sorted(by: { $0.word.count > $1.word.count }) {
            first[Int(entry.word.bytes[0])].append(entry)
        }
        for entry in after.sorted(by: { $0.word.count > $1.word.count }) {
            last[Int(entry.word.bytes[entry.word.count - 1])].append(entry)
        }
        comparisonsByFirst = first
        comparisonsByLast = last
        self.parents = parents
        self.pageWords = pageWords
        var marks = [Bool](repeating: false, count: 1 << 16)
        for word in pageWords where word.count > 2 { marks[Int(word.bytes[1]) << 8 | Int(word.bytes[2])] = true }
        pageMarks = marks
        longest = terms.keys.map(\.count).max() ?? 0
        var scan = ByteTrie()
        var scanned: [Meanings] = []
        for (key, draft) in terms where !key.isEmpty && scan.add(key.bytes, Int32(scanned.count)) {
            scanned.append(Meanings(draft))
        }
        self.scan = scan
        self.scanned = scanned
        var qualities = ByteTrie()
        for row in DataFile.words.table.rows where row.count >= 3 && (row[0] == "grade" || row[0] == "vague") {
            if row[2] != "shape" { _ = qualities.add(termKey(row[1]).bytes, 0) }
        }
        self.qualities = qualities
    }

    /// The terms that begin at a place of a text in `termKey`'s spelling, the longest first, each with the place behind it.
    public func terms(at place: Int, in key: [UInt8]) -> [(meanings: Meanings, end: Int)] {
        var found: [(Meanings, Int)] = []
        var node = ByteTrie.root
        var i = place
        while i < key.count, let next = scan.step(node, key[i]) {
            node = next
            i += 1
            if let value = scan.value(node) { found.append((scanned[value], i)) }
        }
        return found.reversed()
    }

    /// Whether a grade or another target in words begins at a place of a text in `termKey`'s spelling.
    public func beginsQuality(at place: Int, in key: [UInt8]) -> Bool {
        var node = ByteTrie.root
        var i = place
        while i < key.count, let next = qualities.step(node, key[i]) {
            node = next
            i += 1
            if qualities.value(node) != nil { return true }
        }
        return false
    }

    private static func add(_ kind: Text, _ canonical: Text, to meanings: inout Meanings.Draft) {
        switch kind.string {
        case "column": meanings.column = ColumnRole(canonical)
        case "label": meanings.label = HeadLabel(rawValue: canonical.string)
        case "amount": meanings.amount = Field.allCases.first { $0.word == canonical.string } ?? .unit
        case "group": meanings.group = Basis(rawValue: canonical.string)
        case "block":
            meanings.block = canonical == "annual" ? .annual : canonical == "longTerm" ? .longTerm : .any
        default: break
        }
    }

    /// Whether a line is of the page around a form.
    public func mayStand(_ level2: Text, under level1: Text) -> Bool {
        guard let known = parents[level2], !known.isEmpty else { return true }
        return known.contains(level1)
    }

    public func isOfPage(_ text: Text) -> Bool {
        guard text.count <= 240 else { return false }
        let key = termKey(text)
        let bytes = key.bytes
        guard bytes.count > 2 else { return false }
        for i in 0..<bytes.count - 2 where pageMarks[Int(bytes[i + 1]) << 8 | Int(bytes[i + 2])] {
            if pageWords.contains(where: { begins(bytes[i...], $0.bytes) }) { return true }
        }
        return false
    }

    /// The word or sign of comparison that a text begins with, by bytes in `termKey`'s spelling.
    public func comparison(before bytes: ArraySlice<UInt8>) -> (word: Text, sign: Comparison)? {
        guard let first = bytes.first else { return nil }
        for entry in comparisonsByFirst[Int(first)] where begins(bytes, entry.word.bytes) { return entry }
        return nil
    }

    /// The word of comparison that a text ends with.
    public func comparison(after bytes: ArraySlice<UInt8>) -> (word: Text, sign: Comparison)? {
        guard let last = bytes.last else { return nil }
        for entry in comparisonsByLast[Int(last)]
        where bytes.count >= entry.word.count && begins(bytes.suffix(entry.word.count), entry.word.bytes) {
            return entry
        }
        return nil
    }

    /// The sign that a whole cell is, in any spelling.
    public func comparison(whole key: Text) -> Comparison? {
        if let entry = comparison(before: key.bytes[...]), entry.word == key { return entry.sign }
        if let entry = comparison(after: key.bytes[...]), entry.word == key { return entry.sign }
        return nil
    }

    private func begins(_ bytes: ArraySlice<UInt8>, _ word: [UInt8]) -> Bool {
        guard bytes.count >= word.count else { return false }
        var i = bytes.startIndex
        for byte in word {
            if bytes[i] != byte { return false }
            i += 1
        }
        return true
    }

    /// What a term means by its key (`termKey`), nil where it is none of ours.
    public func meanings(ofKey key: Text) -> Meanings? {
        key.count > longest ? nil : scan.find(key.bytes[...]).map { scanned[$0] }
    }

    /// Whether a term begins with these bytes, which are in `termKey`'s spelling, or is the whole of them.
    public func beginsTerm(_ key: ArraySlice<UInt8>) -> Bool {
        key.count <= longest && scan.holdsPrefix(key)
    }
}

extension ColumnRole {
    init?(_ canonical: Text) {
        let word = canonical.string
        let simple: [String: ColumnRole] = [
            "level1": .level1, "level2": .level2, "name": .name, "content": .content, "type": .type, "value": .value,
            "unit": .unit, "weight": .weight, "score": .score, "actual": .actual, "forecast": .forecast,
            "explanation": .explanation, "basis": .basis, "standard": .standard, "remark": .remark,
            "lastYear": .lastYear, "pastYear": .pastYear, "deviation": .deviation, "likelihood": .likelihood,
            "unkept": .unkept,
        ]
        if let role = simple[word] {
            self = role
        } else if word.hasPrefix("likely:"), let likelihood = Likelihood(rawValue: String(word.dropFirst(7))) {
            self = .likely(likelihood)
        } else if word.hasPrefix("cause:") {
            self = .cause(Text(String(word.dropFirst(6))))
        } else {
            return nil
        }
    }
}
