import Basics
import Documents
import Forms
import Recognition

/// A table from a drawing: a line a row, `|` between cells, `<` for a cell covered from the left, `^` for one covered from above,
/// `⏎` for a line break in a cell.
func table(_ drawing: String, grid: GridKind = .exact, index: Int = 0) -> Table {
    let rows = drawing.split(separator: "\n").map { line in
        line.split(separator: "|", omittingEmptySubsequences: false).map { $0.trimmingBlanks() }
    }
    var out = Table(index: index, grid: grid, rowCount: rows.count, columnCount: rows.map(\.count).max() ?? 0)
    for (r, row) in rows.enumerated() {
        for (c, text) in row.enumerated() where text != "<" && text != "^" {
            var cell = Cell(row: r, column: c, text: Text(text.replacing("⏎", with: "\n")))
            while c + cell.columnSpan < row.count, row[c + cell.columnSpan] == "<" { cell.columnSpan += 1 }
            while r + cell.rowSpan < rows.count, c < rows[r + cell.rowSpan].count, rows[r + cell.rowSpan][c] == "^" {
                cell.rowSpan += 1
            }
            out.cells.append(cell)
        }
    }
    return out
}

extension Substring {
    fileprivate func trimmingBlanks() -> String {
        var s = self
        while s.first == " " { s.removeFirst() }
        while s.last == " " { s.removeLast() }
        return String(s)
    }
}

/// The document of one table, with paragraphs before it.
func document(_ paragraphs: [String] = [], _ tables: Table...) -> Document {
    var document = Document(format: .docx)
    for (i, text) in paragraphs.enumerated() {
        document.blocks.append(.paragraph(Paragraph(text: Text(text), index: i)))
    }
    for table in tables { document.blocks.append(.table(table)) }
    return document
}

/// The document of loose text, a line a paragraph.
func lines(_ text: String) -> Document {
    var document = Document(format: .text)
    for (i, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() where !line.isEmpty {
        document.blocks.append(
            .paragraph(Paragraph(text: Text(String(line)), index: document.blocks.count, line: i + 1)))
    }
    return document
}

/// A row as one line for comparing: levels, name, sign, value, unit.
func row(_ indicator: Indicator) -> String {
    [
        indicator.level1?.string ?? "-", indicator.level2?.string ?? "-", indicator.name.string,
        indicator.comparison?.rawValue ?? "-", indicator.value?.description ?? "-", indicator.unit?.string ?? "-",
    ].joined(separator: " ")
}

func rows(_ document: Document) -> [String] { Recogniser.read(document).forms.flatMap(\.indicators).map(row) }
