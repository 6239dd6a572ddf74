/// A table drawn with box lines, its cells wrapped to the width there is.
public struct BoxTable {
    public var heading: [String]
    public var rows: [[String]]
    /// Columns set to the right: amounts and counts.
    public var rightAligned: Set<Int>

    public init(heading: [String], rows: [[String]], rightAligned: Set<Int> = []) {
        self.heading = heading
        self.rows = rows
        self.rightAligned = rightAligned
    }

    /// The table without its columns that are blank in every row.
    public func withoutBlankColumns() -> BoxTable {
        let kept = heading.indices.filter { column in
            rows.contains { column < $0.count && !$0[column].isEmpty }
        }
        var right: Set<Int> = []
        for (new, old) in kept.enumerated() where rightAligned.contains(old) { right.insert(new) }
        return BoxTable(
            heading: kept.map { heading[$0] }, rows: rows.map { row in kept.map { $0 < row.count ? row[$0] : "" } },
            rightAligned: right)
    }

    /// The lines of the table, none wider than `width` where its columns can be made to fit.
    public func lines(width: Int) -> [String] {
        guard !heading.isEmpty else { return [] }
        let widths = columnWidths(width)
        var out = [rule("┌", "┬", "┐", widths)]
        out += draw(heading, widths, numbers: false)
        out.append(rule("├", "┼", "┤", widths))
        for (i, row) in rows.enumerated() {
            let drawn = draw(row, widths, numbers: true)
            // A line between rows is drawn only where a row takes several lines: else the eye needs none.
            if i > 0 && (tall(row, widths) || tall(rows[i - 1], widths)) { out.append(rule("├", "┼", "┤", widths)) }
            out += drawn
        }
        out.append(rule("└", "┴", "┘", widths))
        return out
    }

    /// Each column as wide as its widest line. Where that is too much for the page, each gets what its heading needs, and what is
    /// left goes, bit by bit, to the column whose cells are tallest.
    private func columnWidths(_ width: Int) -> [Int] {
        let headings = heading.map { max(DisplayWidth.of($0), 2) }
        let contents = rows.map { row in
            heading.indices.map { i in
                i < row.count ? row[i].split(separator: "\n").map { DisplayWidth.of($0) }.max() ?? 0 : 0
            }
        }
        let natural = headings.indices.map { i in contents.reduce(headings[i]) { max($0, $1[i]) } }
        let room = width - 3 * heading.count - 1
        guard natural.reduce(0, +) > room else { return natural }
        var widths = natural.indices.map { i in
            let longest = rows.reduce(0) { max($0, i < $1.count ? BoxTable.longestWord($1[i]) : 0) }
            return min(max(headings[i], longest), natural[i], BoxTable.leastRoom)
        }
        var left = room - widths.reduce(0, +)
        func height(_ i: Int) -> Int { contents.reduce(0) { $0 + ($1[i] + widths[i] - 1) / widths[i] } }
        while left > 1 {
            let open = widths.indices.filter { widths[$0] < natural[$0] }
            guard let tallest = open.max(by: { height($0) < height($1) }) else { break }
            widths[tallest] += 2
            left -= 2
        }
        return widths
    }

    private static let leastRoom = 12

    /// The columns of the longest run that should not be broken: a number, a Latin word.
    private static func longestWord(_ text: String) -> Int {
        var longest = 0
        var run = 0
        for scalar in text.unicodeScalars {
            let width = DisplayWidth.of(scalar)
            run = width == 2 || scalar == " " || scalar == "\n" ? 0 : run + width
            longest = max(longest, run)
        }
        return longest
    }

    private func tall(_ row: [String], _ widths: [Int]) -> Bool {
        row.enumerated().contains { i, cell in
            i < widths.count && (DisplayWidth.of(cell) > widths[i] || cell.contains("\n"))
        }
    }

    private func rule(_ left: String, _ middle: String, _ right: String, _ widths: [Int]) -> String {
        left + widths.map { String(repeating: "─", count: $0 + 2) }.joined(separator: middle) + right
    }

    private func draw(_ row: [String], _ widths: [Int], numbers: Bool) -> [String] {
        let cells = widths.indices.map { i in Wrapping.lines(i < row.count ? row[i] : "", width: widths[i]) }
        let height = cells.map(\.count).max() ?? 1
        return (0..<height).map { n in
            let line = widths.indices.map { i in
                let text = n < cells[i].count ? cells[i][n] : ""
                let blanks = String(repeating: " ", count: max(0, widths[i] - DisplayWidth.of(text)))
                return numbers && rightAligned.contains(i) ? blanks + text : text + blanks
            }
            return "│ " + line.joined(separator: " │ ") + " │"
        }
    }
}
