import Basics
import Documents
import Forms

/// A place of a file in which a mark can stand.
struct CellPlace: Hashable {
    private var table: Int?
    private var row: Int
    private var column: Int

    init(_ cell: CellReference) {
        table = cell.table
        (row, column) = cell.table == nil ? (cell.paragraph ?? 0, 0) : (cell.row, cell.column)
    }

    init(table: Int, row: Int, column: Int) {
        (self.table, self.row, self.column) = (table, row, column)
    }

    init(paragraph: Int) { (table, row, column) = (nil, paragraph, 0) }
}

/// A form drawn as it stands in its file: the rows of its tables with their spans, and its lines, with marks at the cells.
struct FormFacsimile {
    let document: Document
    let form: Form
    /// What is put behind the words of a place, as HTML.
    let marks: [CellPlace: String]

    /// A sheet may claim a million rows: what is drawn is bounded.
    private static let mostCells = 40_000
    private static let mostColumns = 120

    func html() -> String {
        var rows: [Int: ClosedRange<Int>] = [:]
        var paragraphs: Set<Int> = []
        let cells = form.cells.values.map { $0 } + form.labels.compactMap(\.cell) + form.unread.compactMap(\.cell)
        for cell in cells {
            if let table = cell.table {
                let known = rows[table] ?? cell.row...cell.row
                rows[table] = min(known.lowerBound, cell.row)...max(known.upperBound, cell.row)
            } else if let paragraph = cell.paragraph {
                paragraphs.insert(paragraph)
            }
        }
        var out = ""
        for block in document.blocks {
            switch block {
            case .paragraph(let paragraph) where paragraphs.contains(paragraph.index):
                let mark = marks[CellPlace(paragraph: paragraph.index)]
                out += "<p\(mark == nil ? "" : " class=\"has\"")>\(words(paragraph.text))\(mark ?? "")</p>\n"
            case .table(let table):
                if let range = rows[table.index] { out += drawn(table, range) }
            default: break
            }
        }
        return out
    }

    private var isRagged: Bool { document.format == .text || document.format == .markdown }

    private func drawn(_ table: Table, _ range: ClosedRange<Int>) -> String {
        let cells = table.cells.filter {
            range.contains($0.row) && $0.column < FormFacsimile.mostColumns && !$0.traits.contains(.hidden)
        }
        let columns = (cells.filter { !$0.text.isEmpty }.map(\.column).max() ?? 0) + 1
        guard !cells.isEmpty, range.count * columns <= FormFacsimile.mostCells else { return "" }
        let byRow = Dictionary(grouping: cells, by: \.row)
        // Up to which row a column is covered by a cell above.
        var covered = Array(repeating: -1, count: columns)
        var out = "<div class=\"wide\"><table>\n"
        for row in range {
            let stated = Dictionary((byRow[row] ?? []).map { ($0.column, $0) }) { first, _ in first }
            // A line of text ends with its last cell, which has the rest of the row to itself.
            let last = isRagged ? stated.keys.max() : nil
            out += "<tr>"
            var column = 0
            while column < columns {
                if covered[column] >= row {
                    column += 1
                    continue
                }
                let cell = stated[column]
                var width = 1
                let most = column == last ? columns - column : min(max(cell?.columnSpan ?? 1, 1), columns - column)
                while width < most && covered[column + width] < row && stated[column + width] == nil { width += 1 }
                let height = min(max(cell?.rowSpan ?? 1, 1), range.upperBound - row + 1)
                for c in column..<column + width { covered[c] = row + height - 1 }
                out += data(cell, table.index, row, column, width, height)
                column += width
            }
            out += "</tr>\n"
        }
        return out + "</table></div>\n"
    }

    private func data(_ cell: Cell?, _ table: Int, _ row: Int, _ column: Int, _ width: Int, _ height: Int) -> String {
        let mark = marks[CellPlace(table: table, row: row, column: column)]
        var out = "<td"
        if width > 1 { out += " colspan=\"\(width)\"" }
        if height > 1 { out += " rowspan=\"\(height)\"" }
        if mark != nil { out += " class=\"has\"" }
        return out + ">" + (cell.map { words($0.text) } ?? "") + (mark ?? "") + "</td>"
    }

    private func words(_ text: Text) -> String {
        Markup.escaped(text.string).split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "<br>")
    }
}
