import Basics

/// 指标库: indicators as the field usually words them, with unit, direction, formula and evidence. Read at the first use, not at
/// every start.
public struct IndicatorLibrary: Sendable {
    /// One indicator of the library.
    public struct Entry: Sendable {
        /// The code of the functional class, blank for what is common to several.
        public let sectorCode: Text
        public let sector: Text
        public let field: Text
        public let level1: Text
        public let level2: Text
        public let name: Text
        public let aliases: [Text]
        /// Blank where it is judged in words.
        public let unit: Text
        /// A sign, or `qualitative`.
        public let direction: Text
        /// A usual range of values: no standard.
        public let typical: Text
        public let formula: Text
        public let basis: Text
        public let source: Text
        public let method: Text
        public let evidence: Text
        public let scoring: Text
        public let note: Text
    }

    /// An entry that was found, and how well it fits: from 0 to 100.
    public struct Match: Sendable {
        public let entry: Entry
        public let likeness: Int
        /// The name or alias that fits.
        public let name: Text
    }

    public static let standard = IndicatorLibrary()

    public let entries: [Entry]
    /// Every pair of neighbouring characters in the words of an entry, with the entry: sorted, so that the entries of a pair are a
    /// run.
    private let pairs: [UInt64]

    fileprivate static let files: [DataFile] = [.library1, .library2]

    public init() {
        var entries: [Entry] = []
        entries.reserveCapacity(2000)
        for file in IndicatorLibrary.files {
            var lines = LineReader(file)
            while lines.next() {
                guard !lines[5].isEmpty else { continue }
                entries.append(
                    Entry(
                        sectorCode: lines[0], sector: lines[1], field: lines[2], level1: lines[3], level2: lines[4],
                        name: lines[5], aliases: IndicatorLibrary.parts(lines[6]), unit: lines[7],
                        direction: lines[8], typical: lines[9], formula: lines[10], basis: lines[11],
                        source: lines[12], method: lines[13], evidence: lines[14], scoring: lines[15], note: lines[16]))
            }
        }
        self.entries = entries
        var pairs: [UInt64] = []
        pairs.reserveCapacity(80_000)
        for (i, entry) in entries.enumerated() {
            for text in entry.searched {
                IndicatorLibrary.eachPair(Normal.characters(of: text)) { pairs.append(UInt64($0) << 16 | UInt64(i)) }
            }
        }
        pairs.sort()
        self.pairs = pairs
    }

    static func parts(_ aliases: Text) -> [Text] {
        aliases.bytes.split(separator: UInt8(ascii: ";")).map { Text($0).trimmed() }
    }

    // MARK: Searching

    /// The entries that hold all the words, the best first: words in the name before those in an alias, then in field and sector.
    /// Where there is none, those that hold most of their pairs of characters (造林面积 finds 营造林完成面积), at most half as likely.
    /// - Parameters:
    ///   - words: parted by blanks.
    ///   - sector: part of the sector's name, or its code.
    ///   - family: part of level 1 or 2.
    public func search(_ words: String, sector: String? = nil, family: String? = nil) -> [Match] {
        let words = words.split(whereSeparator: \.isWhitespace).prefix(8).map { Text(String($0.prefix(64))) }
            .map { Normal.form(of: $0) }
        let sector = sector.map { Text($0) }
        let family = family.map { Text($0) }
        func fits(_ entry: Entry) -> Bool {
            if let sector, !entry.sector.contains(sector), entry.sectorCode != sector { return false }
            if let family, !entry.level1.contains(family), !entry.level2.contains(family) { return false }
            return true
        }
        var found: [Match] = []
        for i in candidates(words) where fits(entries[i]) {
            let points = words.map { entries[i].points(of: $0) }
            guard !points.contains(0) else { continue }
            let likeness = points.reduce(0, +) / max(points.count, 1)
            found.append(Match(entry: entries[i], likeness: likeness, name: entries[i].name))
        }
        if found.isEmpty {
            for (i, share) in partly(words) where fits(entries[i]) {
                found.append(Match(entry: entries[i], likeness: share / 2, name: entries[i].name))
            }
        }
        return IndicatorLibrary.sorted(found)
    }

    /// The entries that hold most of the words' pairs, and how many of them, in per cent.
    private func partly(_ words: [Text]) -> [(entry: Int, share: Int)] {
        var wanted: Set<UInt32> = []
        for word in words { IndicatorLibrary.eachPair(word.scalars) { wanted.insert($0) } }
        var counts: [Int: Int] = [:]
        for pair in wanted { for i in Set(run(of: pair)) { counts[i, default: 0] += 1 } }
        return counts.keys.sorted().compactMap { i in
            let share = (counts[i] ?? 0) * 100 / wanted.count
            return share >= IndicatorLibrary.leastShare ? (i, share) : nil
        }
    }

    /// The entries that hold every pair of the words; all of them where the words have none.
    private func candidates(_ words: [Text]) -> [Int] {
        var wanted: [UInt32] = []
        for word in words { IndicatorLibrary.eachPair(Normal.characters(of: word)) { wanted.append($0) } }
        guard let first = wanted.first else { return Array(entries.indices) }
        var found = Set(run(of: first))
        for pair in wanted.dropFirst() where !found.isEmpty { found.formIntersection(run(of: pair)) }
        return found.sorted()
    }

    /// What an indicator should be called: entries whose name or alias is this one or much like it, the likest first.
    public func suggestions(for name: String, most: Int = 5) -> [Match] {
        let wanted = Normal.form(of: Text(String(name.prefix(200))))
        var counts: [Int: Int] = [:]
        IndicatorLibrary.eachPair(wanted.scalars) { pair in
            for i in Set(run(of: pair)) { counts[i, default: 0] += 1 }
        }
        var found: [Match] = []
        for i in counts.keys.sorted() {
            let entry = entries[i]
            var best: (likeness: Int, name: Text) = (0, entry.name)
            for name in [entry.name] + entry.aliases {
                let likeness = IndicatorLibrary.likeness(wanted, Normal.form(of: name))
                if likeness > best.likeness { best = (likeness, name) }
            }
            if best.likeness >= IndicatorLibrary.leastLikeness {
                found.append(Match(entry: entry, likeness: best.likeness, name: best.name))
            }
        }
        return Array(IndicatorLibrary.sorted(found).prefix(most))
    }

    /// From this share of a search's pairs on an entry is shown where none holds all its words.
    private static let leastShare = 60
    /// From this likeness on a name is worth showing.
    private static let leastLikeness = 45

    private static func sorted(_ matches: [Match]) -> [Match] {
        matches.enumerated().sorted { a, b in
            if a.element.likeness != b.element.likeness { return a.element.likeness > b.element.likeness }
            return a.offset < b.offset
        }.map(\.element)
    }

    /// Twice the pairs that two texts share by those that they have, in per cent.
    static func likeness(_ a: Text, _ b: Text) -> Int {
        if a == b { return 100 }
        var rest: [UInt32: Int] = [:]
        var (count, shared) = (0, 0)
        eachPair(a.scalars) {
            rest[$0, default: 0] += 1
            count += 1
        }
        eachPair(b.scalars) {
            count += 1
            if let left = rest[$0], left > 0 {
                rest[$0] = left - 1
                shared += 1
            }
        }
        // Only the same name is 100.
        return count == 0 ? 0 : min(99, shared * 200 / count)
    }

    /// The entries of a pair; an entry may come more than once.
    private func run(of pair: UInt32) -> [Int] {
        var (low, high) = (0, pairs.count)
        while low < high {
            let middle = (low + high) / 2
            if pairs[middle] >> 16 < UInt64(pair) { low = middle + 1 } else { high = middle }
        }
        var found: [Int] = []
        while low < pairs.count, pairs[low] >> 16 == UInt64(pair) {
            found.append(Int(pairs[low] & 0xFFFF))
            low += 1
        }
        return found
    }

    /// Two characters side by side as one number. Letters and digits too: PM2.5, 110.
    private static func eachPair(_ characters: [UInt32], _ use: (UInt32) -> Void) {
        for (a, b) in zip(characters, characters.dropFirst()) where a < 0x10000 && b < 0x10000 { use(a << 16 | b) }
    }
}

extension IndicatorLibrary.Entry {
    fileprivate var searched: [Text] { [name, sector, field, level1, level2] + aliases }

    /// How much a word of a search says of the entry; 0 where it does not hold it.
    fileprivate func points(of word: Text) -> Int {
        let own = Normal.form(of: name)
        if own == word { return 100 }
        if own.hasPrefix(word) { return 90 }
        if own.contains(word) { return 80 }
        let others = aliases.map { Normal.form(of: $0) }
        if others.contains(word) { return 85 }
        if others.contains(where: { $0.contains(word) }) { return 60 }
        if Normal.form(of: field).contains(word) { return 40 }
        return sector.contains(word) || level1.contains(word) || level2.contains(word) ? 30 : 0
    }
}

/// What the common indicators of management (共性指标: input and process, 财预〔2013〕53号) are called elsewhere, for rules.
///
/// Only these: an alias of any other indicator may say more or less than its name (人工造林 is not all 营造林), and such a one of
/// output or effect depends on the work. Read without the rest of the library.
public struct CommonNames: Sendable {
    /// What an alias stands for.
    public struct Standard: Sendable {
        public let name: Text
        public let unit: Text
    }

    public static let standard = CommonNames()

    /// By normal spelling; an alias of two entries, and one that is a name itself, says nothing.
    private let byAlias: [Text: Standard]

    public init() {
        var names: Set<Text> = []
        var byAlias: [Text: Standard] = [:]
        var twice: Set<Text> = []
        for file in IndicatorLibrary.files {
            var lines = LineReader(file)
            while lines.next() {
                let field = lines[2]
                let name = lines[5]
                names.insert(Normal.form(of: name))
                let isOfManagement = field.contains("投入（53号）") || field.contains("过程（53号）")
                for alias in IndicatorLibrary.parts(lines[6]) {
                    let normal = Normal.form(of: alias)
                    if byAlias[normal] != nil || !isOfManagement { twice.insert(normal) }
                    if isOfManagement { byAlias[normal] = Standard(name: name, unit: lines[7]) }
                }
            }
        }
        for alias in twice.union(names) { byAlias[alias] = nil }
        self.byAlias = byAlias
    }

    /// What the library calls an indicator that it knows by another name.
    /// - Parameter normal: the name in normal spelling.
    public func standard(of normal: Text) -> Standard? { byAlias[normal] }
}
