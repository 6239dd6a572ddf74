import Basics
import Forms

/// Near-duplicates among many texts.
///
/// MinHash signatures in bands find candidates in near-linear time; every likeness that is told was counted exactly (Jaccard over runs of
/// three characters). The same texts in the same order give the same groups on every machine.
public struct SimilarTexts: Sendable {
    /// Texts that are near-duplicates of one of them.
    public struct Group: Equatable, Sendable {
        /// The text that the others are like: the first that is in no earlier group.
        public var leader: Int
        /// The others, in order, with their likeness to the leader, 0 to 100.
        public var members: [Member]
        public var count: Int { members.count + 1 }
    }

    public struct Member: Equatable, Sendable {
        public var text: Int
        public var likeness: Int
    }

    /// From this likeness on, 0 to 100, two texts are near-duplicates.
    public let least: Int
    private var texts: [Shingles] = []

    /// 24 bands of 5: of two texts with 80 of 100 runs in common all but one pair in ten thousand meet in some band.
    private static let bands = 24
    private static let rowsOfBand = 5
    /// More groups than this are not made out of texts that are chained one to another.
    private static let rounds = 64

    public init(least: Int = 80) { self.least = min(max(least, 50), 100) }

    public var count: Int { texts.count }

    /// Adds a text, and tells its number, from 0.
    @discardableResult
    public mutating func add(_ text: Shingles) -> Int {
        texts.append(text)
        return texts.count - 1
    }

    /// The groups of two and more, by their first text.
    public func groups() -> [Group] {
        let (distinct, copies) = withoutCopies()
        var links = Links(count: distinct.count)
        let keys = distinct.flatMap { SimilarTexts.keys(texts[$0]) }
        for band in 0..<SimilarTexts.bands { link(distinct, keys, band, &links) }
        var groups: [Group] = []
        for component in links.components() {
            groups += stars(component.map { distinct[$0] }).map { expanded($0, copies) }.filter { $0.count > 1 }
        }
        // Texts that are the same word for word and like no other.
        for i in distinct.indices where links.isAlone(i) {
            let all = copies[distinct[i]] ?? []
            if !all.isEmpty {
                groups.append(Group(leader: distinct[i], members: all.map { Member(text: $0, likeness: 100) }))
            }
        }
        return groups.sorted { $0.leader < $1.leader }
    }

    /// The first text of each set of runs, in order, and the later ones with the same runs.
    private func withoutCopies() -> ([Int], [Int: [Int]]) {
        var keyed = texts.indices.filter { texts[$0].count > 0 }.map { (hash: SimilarTexts.hash(texts[$0]), text: $0) }
        keyed.sort { ($0.hash, $0.text) < ($1.hash, $1.text) }
        var distinct: [Int] = []
        var copies: [Int: [Int]] = [:]
        var i = 0
        while i < keyed.count {
            var end = i + 1
            let first = keyed[i].text
            distinct.append(first)
            while end < keyed.count, keyed[end].hash == keyed[i].hash {
                // Two sets of one hash are as good as never two.
                if texts[keyed[end].text] == texts[first] {
                    copies[first, default: []].append(keyed[end].text)
                } else {
                    distinct.append(keyed[end].text)
                }
                end += 1
            }
            i = end
        }
        distinct.sort()
        return (distinct, copies)
    }

    /// Texts with the same least hashes in a band are candidates: each is held against the first of its bucket and the one before it.
    private func link(_ distinct: [Int], _ keys: [UInt64], _ band: Int, _ links: inout Links) {
        var keyed = distinct.indices.map { (key: keys[$0 * SimilarTexts.bands + band], at: $0) }
        keyed.sort { ($0.key, $0.at) < ($1.key, $1.at) }
        var first = 0
        for i in keyed.indices.dropFirst() {
            if keyed[i].key != keyed[first].key {
                first = i
                continue
            }
            for other in first == i - 1 ? [first] : [first, i - 1] {
                let (a, b) = (keyed[other].at, keyed[i].at)
                if !links.areLinked(a, b), areAlike(distinct[a], distinct[b]) { links.link(a, b) }
            }
        }
    }

    /// Groups of texts that are each like their leader: a chain of likenesses alone makes none.
    private func stars(_ component: [Int]) -> [Group] {
        var groups: [Group] = []
        var rest = component
        for round in 0..<SimilarTexts.rounds {
            guard let leader = rest.first else { break }
            var members: [Member] = []
            var left: [Int] = []
            for text in rest.dropFirst() {
                let likeness = texts[leader].likeness(to: texts[text])
                if round == SimilarTexts.rounds - 1 || areAlike(leader, text) {
                    members.append(Member(text: text, likeness: likeness))
                } else {
                    left.append(text)
                }
            }
            // What hangs on an earlier group is told with the text that it hangs on.
            if round > 0, let other = component.first(where: { $0 < leader && areAlike($0, leader) }) {
                members.append(Member(text: other, likeness: texts[leader].likeness(to: texts[other])))
            }
            groups.append(Group(leader: leader, members: members))
            rest = left
        }
        return groups
    }

    /// A group with the copies of its texts.
    private func expanded(_ group: Group, _ copies: [Int: [Int]]) -> Group {
        var all = (copies[group.leader] ?? []).map { Member(text: $0, likeness: 100) }
        for member in group.members {
            all.append(member)
            all += (copies[member.text] ?? []).map { Member(text: $0, likeness: member.likeness) }
        }
        all.sort { $0.text < $1.text }
        return Group(leader: group.leader, members: all)
    }

    private func areAlike(_ a: Int, _ b: Int) -> Bool {
        let (x, y) = (texts[a], texts[b])
        // Of two sets the smaller is at least that part of the larger.
        guard min(x.count, y.count) * 100 >= least * max(x.count, y.count) else { return false }
        let common = x.shared(with: y)
        return common * 100 >= least * (x.count + y.count - common)
    }

    /// For each band the least values of the text under its hash functions, as one number.
    ///
    /// The functions are a + j·b of the two halves of one good hash: as many as are wanted at the price of an addition.
    private static func keys(_ text: Shingles) -> [UInt64] {
        let functions = bands * rowsOfBand
        var least = [UInt32](repeating: .max, count: functions)
        least.withUnsafeMutableBufferPointer { least in
            for run in text.runs {
                let hash = mixed(run)
                var value = UInt32(truncatingIfNeeded: hash)
                let step = UInt32(truncatingIfNeeded: hash >> 32) | 1
                for j in 0..<functions {
                    least[j] = min(least[j], value)
                    value = value &+ step
                }
            }
        }
        return (0..<bands).map { band in
            least[band * rowsOfBand..<(band + 1) * rowsOfBand].reduce(0) { mixed($0 ^ UInt64($1)) }
        }
    }

    private static func hash(_ text: Shingles) -> UInt64 { text.runs.reduce(0) { mixed($0 ^ $1) &+ 1 } }

    /// Spreads the bits of a number over all of it (SplitMix64): the same on every machine, unlike the language's own hashes.
    @inline(__always)
    private static func mixed(_ value: UInt64) -> UInt64 {
        var z = value &+ 0x9E37_79B9_7F4A_7C15
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}

/// Which texts hang together.
private struct Links {
    private var parent: [Int32]
    private var linked: [Bool]

    init(count: Int) {
        parent = (0..<Int32(clamping: count)).map { $0 }
        linked = [Bool](repeating: false, count: count)
    }

    private mutating func root(_ i: Int) -> Int {
        var at = i
        while Int(parent[at]) != at {
            parent[at] = parent[Int(parent[at])]
            at = Int(parent[at])
        }
        return at
    }

    mutating func areLinked(_ a: Int, _ b: Int) -> Bool { root(a) == root(b) }

    /// The earlier one leads.
    mutating func link(_ a: Int, _ b: Int) {
        let (x, y) = (root(a), root(b))
        parent[max(x, y)] = Int32(clamping: min(x, y))
        linked[a] = true
        linked[b] = true
    }

    func isAlone(_ i: Int) -> Bool { !linked[i] }

    /// The texts that hang together, in order.
    mutating func components() -> [[Int]] {
        var members: [Int: [Int]] = [:]
        for i in linked.indices where linked[i] { members[root(i), default: []].append(i) }
        return members.keys.sorted().map { members[$0] ?? [] }
    }
}
