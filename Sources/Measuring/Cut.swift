import Basics
import Forms

/// A way to damage a text, and the rows that are still read right out of it.
public enum Cut: String, Sendable, CaseIterable {
    /// Its beginning is gone.
    case front
    /// Its end is gone.
    case back
    /// One line in twenty is gone.
    case dropped
    /// One line in twenty stands twice.
    case doubled

    /// The formats that are text by lines.
    public static func isText(_ format: String) -> Bool {
        ["txt", "md", "html"].contains { format.hasSuffix($0) } && !format.hasPrefix("gb.")
    }

    /// Rows read out of cut texts.
    public struct Tally: Sendable, CustomStringConvertible {
        public var texts = 0
        public var rows = 0
        /// Rows of the whole text's truth; a level before the cut may be null.
        public var right = 0
        /// Further rows that a cut went through, right as far as they go.
        public var partly = 0

        public var precision: Double { rows == 0 ? 1 : Double(right) / Double(rows) }

        public var description: String {
            let all = rows == 0 ? 1 : Double(right + partly) / Double(rows)
            return "\(texts) texts\t\(rows) rows\tright \(ReadingTable.percent(precision)) %"
                + "\twith rows cut through \(ReadingTable.percent(all)) %"
        }
    }

    /// Cuts each file at `points` of eleven parts of it, and drops and doubles lines once; reads all that.
    public static func tallies(
        _ files: [TruthFolder.File], points: [Int] = Array(1...10), read: ([UInt8]) throws -> Reading
    ) -> [(kind: Cut, tally: Tally)] {
        allCases.map { kind in
            var tally = Tally()
            for file in files where isText(file.format) {
                let truth = Truth(file.truth, format: file.format)
                for text in kind.texts(file, points) {
                    tally.texts += 1
                    // A fault is told: of a text cut to nothing, say.
                    if let reading = try? read(text) { kind.count(reading, truth, &tally) }
                }
            }
            return (kind, tally)
        }
    }

    private func texts(_ file: TruthFolder.File, _ points: [Int]) -> [[UInt8]] {
        let parts = Cut.parts(file.bytes)
        let joined: (ArraySlice<ArraySlice<UInt8>>) -> [UInt8] = { Array($0.joined()) }
        var chance = Chance(seed: "\(rawValue) \(file.id).\(file.format)")
        let first = Int.random(in: 0..<20, using: &chance)
        switch self {
        case .front: return points.map { joined(parts[(parts.count * $0 / 11)...]) }
        case .back: return points.map { joined(parts[..<(parts.count * $0 / 11)]) }
        case .dropped: return [Array(parts.enumerated().filter { $0.offset % 20 != first }.map(\.element).joined())]
        case .doubled:
            return [
                Array(
                    parts.enumerated().flatMap { $0.offset % 20 == first ? [$0.element, $0.element] : [$0.element] }
                        .joined())
            ]
        }
    }

    /// The lines of a text with their breaks; its characters, where it is a page on one line.
    private static func parts(_ bytes: [UInt8]) -> [ArraySlice<UInt8>] {
        let isLong = bytes.count { $0 == 0x0A } >= 20
        var parts: [ArraySlice<UInt8>] = []
        var start = 0
        for i in bytes.indices where i > start {
            if isLong ? bytes[i - 1] == 0x0A : bytes[i] & 0xC0 != 0x80 {
                parts.append(bytes[start..<i])
                start = i
            }
        }
        return parts + [bytes[start...]]
    }

    private func count(_ reading: Reading, _ truth: Truth, _ tally: inout Tally) {
        for form in reading.forms {
            let rows = form.json["indicators"]?.elements ?? []
            tally.rows += rows.count
            for (m, row) in rows.enumerated() {
                if truth.forms.contains(where: { isRight(row, $0) }) {
                    tally.right += 1
                } else if self == .front ? m == 0 : self == .back ? m == rows.count - 1 : false,
                    truth.forms.contains(where: { isPart(row, $0) })
                {
                    tally.partly += 1
                }
            }
        }
    }

    private func isRight(_ row: JSON, _ form: TrueForm) -> Bool {
        form.rows.indices.contains { j in
            TrueForm.rowKeys.allSatisfy { key in
                let mayBeCut = self == .front && key.hasPrefix("level") && (row[key] ?? .null) == .null
                return mayBeCut || form.isRight(j, key, row)
            }
        }
    }

    /// Whether a row has nothing that the true one does not: a part of its name, and of the rest what is not blank.
    private func isPart(_ row: JSON, _ form: TrueForm) -> Bool {
        let name = Spelling.of("name", row["name"])
        return form.rows.indices.contains { j in
            Spelling.of("name", form.rows[j]["name"]).contains(name)
                && TrueForm.rowKeys.allSatisfy { key in
                    key == "name" || Spelling.of(key, row[key]).isEmpty || form.isRight(j, key, row)
                }
        }
    }
}
