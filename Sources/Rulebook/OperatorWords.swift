import Basics
import Forms
import Library

/// Words that say whether a number is a least, a most or exact: 不低于, 以上, 以内.
struct OperatorWords: Sendable {
    static let standard = OperatorWords()

    private var before: [Text] = []
    private var after: [Text] = []

    private init() {
        for row in DataFile.words.table.rows where row.count >= 4 && row[0] == "operator" {
            // About and between are no bounds.
            if row[3] == "approx" || row[3] == "range" || row[3] == "qualitative" { continue }
            if row[2] == "before" { before.append(row[1]) }
            // 起 and 前 are units and dates too.
            if row[2] == "after", row[1].count > 3 { after.append(row[1]) }
        }
    }

    /// Whether every number that counts has one beside it.
    func bound(_ text: Text) -> Bool {
        let numbers = printedNumbers(in: text).filter { $0.kind == .count }
        return !numbers.isEmpty
            && numbers.allSatisfy { number in
                let head = text[0..<number.start].trimmed()
                // A unit of up to four characters may stand between the number and the word.
                let tail = text[number.end..<min(text.count, number.end + 24)]
                return before.contains { head.hasSuffix($0) } || after.contains { tail.contains($0) }
            }
    }
}
