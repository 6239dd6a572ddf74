import Foundation

/// The cells of a sample, from its csv; a cell under another's span is blank.
struct SampleGrid {
    var rows: [[String]]

    init(rows: [[String]]) { self.rows = rows }

    init(csv bytes: [UInt8]) {
        rows = []
        var row: [String] = []
        var cell = String.UnicodeScalarView()
        var quoted = false
        let scalars = Array(String(decoding: bytes, as: UTF8.self).unicodeScalars.drop { $0 == "\u{FEFF}" })
        func close() {
            row.append(String(cell).trimmingCharacters(in: .whitespacesAndNewlines))
            cell = String.UnicodeScalarView()
        }
        for (i, scalar) in scalars.enumerated() {
            switch scalar {
            case "\"":
                // Two quotes inside quotes are one.
                if !quoted && i > 0 && scalars[i - 1] == "\"" { cell.append(scalar) }
                quoted.toggle()
            case "," where !quoted: close()
            case "\r" where !quoted: break
            case "\n" where !quoted:
                close()
                rows.append(row)
                row = []
            default: cell.append(scalar)
            }
        }
        if !row.isEmpty || !cell.isEmpty {
            close()
            rows.append(row)
        }
    }

    /// A table of indicators in the grid.
    struct Block {
        /// The heading row, without repeats of it.
        var header: Int
        /// The rows that are an indicator each.
        var data: [Int]
        /// The heading repeated further down.
        var repeats: [Int]
        /// All rows of the block.
        var range: Range<Int>
        var nameColumn: Int
        var level1Column: Int
        var level2Column: Int
    }

    /// The tables of indicators, told by their headings.
    var blocks: [Block] {
        var blocks: [Block] = []
        for (r, row) in rows.enumerated() {
            let headings = row.map { Spelling.plain($0).replacingOccurrences(of: "*", with: "") }
            let names = ["三级指标", "指标内容", "指标名称"]
            if let level1 = headings.firstIndex(of: "一级指标"), let name = headings.firstIndex(where: names.contains),
                let level2 = headings.firstIndex(of: "二级指标")
            {
                let open = blocks.last.map { $0.range.upperBound == r } ?? false
                if open, level1 == 0 || row[0].isEmpty {
                    blocks[blocks.count - 1].repeats.append(r)
                    blocks[blocks.count - 1].range = blocks[blocks.count - 1].range.lowerBound..<r + 1
                } else {
                    blocks.append(
                        Block(
                            header: r, data: [], repeats: [], range: r..<r + 1, nameColumn: name, level1Column: level1,
                            level2Column: level2))
                }
                continue
            }
            guard let block = blocks.last, block.range.upperBound == r else { continue }
            // Before the first indicator a row without a name is a second heading row or a row of a sum.
            let isIndicator = block.nameColumn < row.count && !row[block.nameColumn].isEmpty
            guard isIndicator || block.data.isEmpty else { continue }
            if isIndicator { blocks[blocks.count - 1].data.append(r) }
            blocks[blocks.count - 1].range = block.range.lowerBound..<r + 1
        }
        return blocks
    }
}

/// A cell without the breaks of its lines, as text keeps it.
func unbroken(_ cell: String) -> String {
    cell.split(separator: "\n").joined()
}

/// A cell's lines where a column is `width` characters wide: its own breaks, and one wherever the width is full.
func wrapped(_ cell: String, _ width: Int) -> [String] {
    cell.split(separator: "\n").flatMap { line -> [String] in
        var lines: [String] = []
        var rest = Substring(line)
        while !rest.isEmpty {
            lines.append(String(rest.prefix(width)))
            rest = rest.dropFirst(width)
        }
        return lines
    }
}
