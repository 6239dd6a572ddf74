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
        /// Further rows that the cut may have gone through: nothing in them is wrong, but something is missing.
        public var partly = 0
        /// The other rows, with the text they were read out of.
        public var wrong: [String] = []

        public var precision: Double { rows == 0 ? 1 : Double(right) / Double(rows) }

        public var description: String {
            let all = rows == 0 ? 1 : Double(right + partly) / Double(rows)
            return "\(texts) texts\t\(rows) rows\tright \(ReadingTable.percent(precision)) %"
                + "\tright or incomplete \(ReadingTable.percent(all)) %"
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
                    if let reading = try? read(text) { kind.count(reading, truth, file, &tally) }
                }
            }
            return (kind, tally)
        }
    }

    private func texts(_ file: TruthFolder.File, _ points: [Int]) -> [[UInt8]] {
        let lines = Cut.parts(file.bytes) { file.bytes[$0 - 1] == 0x0A }
        // A page on a few long lines is cut between its characters.
        let parts = lines.count > 20 ? lines : Cut.parts(file.bytes) { file.bytes[$0] & 0xC0 != 0x80 }
        var chance = Chance(seed: "\(rawValue) \(file.id).\(file.format)")
        let first = Int.random(in: 0..<min(20, lines.count), using: &chance)
        let copies = self == .dropped ? 0 : 2
        switch self {
        case .front: return points.map { Array(parts[(parts.count * $0 / 11)...].joined()) }
        case .back: return points.map { Array(parts[..<(parts.count * $0 / 11)].joined()) }
        case .dropped, .doubled:
            return [
                lines.enumerated().flatMap { n, line in
                    Array(repeatElement(line, count: n % 20 == first ? copies : 1).joined())
                }
            ]
        }
    }

    /// The bytes in parts that begin where `isStart` says so.
    private static func parts(_ bytes: [UInt8], isStart: (Int) -> Bool) -> [ArraySlice<UInt8>] {
        var parts: [ArraySlice<UInt8>] = []
        var start = 0
        for i in bytes.indices where i > start && isStart(i) {
            parts.append(bytes[start..<i])
            start = i
        }
        return parts + [bytes[start...]]
    }

    private func count(_ reading: Reading, _ truth: Truth, _ file: TruthFolder.File, _ tally: inout Tally) {
        for form in reading.forms {
            let rows = form.json["indicators"]?.elements ?? []
            tally.rows += rows.count
            for (m, row) in rows.enumerated() {
                if truth.forms.contains(where: { isRight(row, $0) }) {
                    tally.right += 1
                } else if self == .dropped || (self == .front && m == 0) || (self == .back && m == rows.count - 1),
                    truth.forms.contains(where: { isPart(row, $0) })
                {
                    tally.partly += 1
                } else {
                    let fields = TrueForm.rowKeys.map { Spelling.of($0, row[$0]) }.joined(separator: " | ")
                    tally.wrong.append("\(file.id).\(file.format): \(fields)")
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
