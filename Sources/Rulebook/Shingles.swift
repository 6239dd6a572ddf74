import Basics
import Library

/// A text as the set of all runs of three characters in it, to tell how alike two texts are.
///
/// Three characters of Unicode fit one number, so two sets are compared exactly, not by hashes.
public struct Shingles: Equatable, Sendable {
    /// In ascending order, each once.
    let runs: [UInt64]

    public var count: Int { runs.count }

    /// - Parameter years: their digits are one sign, so that a text with only the year changed is the same.
    public init(_ text: Text, years: [Int?] = []) {
        self.init(characters: Shingles.masked(Normal.characters(of: text), years: years))
    }

    /// Marks of punctuation do not count: the same words with other commas are the same.
    init(characters: [UInt32]) {
        var all: [UInt64] = []
        all.reserveCapacity(characters.count)
        var a: UInt64 = 0
        var b: UInt64 = 0
        for value in characters where !Shingles.isPunctuation(value) {
            let c = UInt64(value)
            if a != 0 { all.append(a << 42 | b << 21 | c) }
            (a, b) = (b, c)
        }
        all.sort()
        var kept = 0
        for run in all where kept == 0 || all[kept - 1] != run {
            all[kept] = run
            kept += 1
        }
        all.removeLast(all.count - kept)
        runs = all
    }

    /// How alike two texts are, 0 to 100: the runs in both of all runs in either (Jaccard), rounded down.
    public func likeness(to other: Shingles) -> Int {
        let common = shared(with: other)
        let all = runs.count + other.runs.count - common
        return all == 0 ? 0 : common * 100 / all
    }

    func shared(with other: Shingles) -> Int {
        var i = 0
        var k = 0
        var common = 0
        while i < runs.count, k < other.runs.count {
            if runs[i] == other.runs[k] {
                common += 1
                i += 1
                k += 1
            } else if runs[i] < other.runs[k] {
                i += 1
            } else {
                k += 1
            }
        }
        return common
    }

    /// The characters with every standing of the digits of one of the years as one sign.
    static func masked(_ characters: [UInt32], years: [Int?]) -> [UInt32] {
        let known = years.compactMap { $0 }.filter { $0 > 999 && $0 < 10_000 }
        guard !known.isEmpty, characters.contains(where: isDigit) else { return characters }
        var out: [UInt32] = []
        out.reserveCapacity(characters.count)
        var i = 0
        while i < characters.count {
            var end = i
            var value = 0
            while end < characters.count, isDigit(characters[end]) {
                value = min(value, 10_000) * 10 + Int(characters[end] - 0x30)
                end += 1
            }
            if end == i {
                out.append(characters[i])
                i += 1
            } else if end - i == 4, known.contains(value) {
                out.append(0x23)
                i = end
            } else {
                out += characters[i..<end]
                i = end
            }
        }
        return out
    }

    private static func isDigit(_ value: UInt32) -> Bool { value >= 0x30 && value <= 0x39 }

    private static func isPunctuation(_ value: UInt32) -> Bool {
        switch value {
        case 0x21, 0x22, 0x27...0x29, 0x2C, 0x3A, 0x3B, 0x3F, 0x3001, 0x3002, 0x300A, 0x300B, 0x2018...0x201D: true
        default: false
        }
    }
}
