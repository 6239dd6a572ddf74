import Basics
import Documents

/// A document out of any bytes: lines are rows, tabs part cells, a blank line ends a table. A cell may begin with a control
/// character that says how far it spans.
enum FuzzedTable {
    static func document(_ bytes: [UInt8]) -> Document {
        var document = Document(format: .docx)
        var table = newTable(0)
        var row = 0
        var paragraphs = 0
        func close() {
            if !table.cells.isEmpty {
                table.rowCount = row
                document.blocks.append(.table(table))
                table = newTable(table.index + 1)
            }
            row = 0
        }
        for line in bytes.prefix(1 << 16).split(separator: 0x0A, omittingEmptySubsequences: false) {
            let parts = line.split(separator: 0x09, omittingEmptySubsequences: false)
            if parts.count < 2 {
                close()
                if !line.isEmpty {
                    document.blocks.append(.paragraph(Paragraph(text: valid(line), index: paragraphs)))
                    paragraphs += 1
                }
                continue
            }
            var column = 0
            for part in parts.prefix(64) {
                var text = part
                var (down, across) = (1, 1)
                if let first = text.first, first < 0x20 {
                    down = 1 + Int(first & 3)
                    across = 1 + Int(first >> 2 & 7)
                    text = text.dropFirst()
                }
                table.cells.append(
                    Cell(row: row, column: column, rowSpan: down, columnSpan: across, text: valid(text)))
                column += across
                table.columnCount = max(table.columnCount, column)
            }
            row += 1
        }
        close()
        return document
    }

    private static func newTable(_ index: Int) -> Table {
        Table(index: index, grid: GridKind.exact, rowCount: 0, columnCount: 0, cells: [])
    }

    /// Documents hold valid UTF-8 only.
    private static func valid(_ bytes: ArraySlice<UInt8>) -> Text { Text(String(decoding: bytes, as: UTF8.self)) }
}
