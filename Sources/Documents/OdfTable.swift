import Basics

/// A table of an odt while it is read. Each column of each row is stated there, under a span as a covered cell.
struct OdfTable {
    private var cells: [Cell] = []
    private var row = 0
    private var column = 0
    private var width = 0
    /// Where in `cells` the row under way begins, and how often the row stands there.
    private var rowStart = 0
    private var rowTimes = 1
    private var rowIsOpen = false
    private var wasCut = false

    /// The cell that is open.
    var cell: OpenCell?

    struct OpenCell {
        /// Where its text begins in the reader's buffer.
        var start: Int
        var rowSpan: Int
        var columnSpan: Int
        var times: Int
        /// Under another cell's span.
        var isCovered: Bool
        var hasParagraph = false
        var traits: CellTraits = []
        /// Held a table, at which the outer table was cut: its words became paragraphs.
        var isDissolved = false
    }

    mutating func startRow(times: Int) {
        column = 0
        rowStart = cells.count
        rowTimes = times
        rowIsOpen = true
        cell = nil
    }

    /// Ends the open cell, whose text is `words`.
    mutating func endCell(_ words: Text, _ output: inout WordOutput) throws(DocumentFault) {
        guard let open = cell else { return }
        cell = nil
        let first = column
        column += open.times
        guard column + open.columnSpan - 1 <= output.limits.columns else { throw output.tooManyColumns }
        guard row < output.limits.rows else { throw output.tooManyRows }
        width = max(width, column)
        guard !open.isDissolved else { return }
        var new = Cell(
            row: row, column: first, rowSpan: open.rowSpan, columnSpan: open.columnSpan,
            text: words.isBlank ? Text() : words, traits: open.traits)
        if open.isCovered {
            guard !new.text.isEmpty else { return }
            output.hasCoveredText = true
            new.traits.insert(.hidden)
        }
        try output.count(open.times)
        for at in first..<(first + open.times) {
            new.column = at
            cells.append(new)
        }
    }

    /// A row that is stated once for several is laid out as often, where it holds anything.
    mutating func endRow(_ output: inout WordOutput) throws(DocumentFault) {
        guard rowIsOpen else { return }
        rowIsOpen = false
        let last = row + rowTimes
        guard last <= output.limits.rows else { throw output.tooManyRows }
        let stated = cells[rowStart...]
        if rowTimes > 1, stated.contains(where: { !$0.text.isEmpty }) {
            try output.count(stated.count * (rowTimes - 1))
            for further in (row + 1)..<last {
                for cell in stated {
                    var copy = cell
                    copy.row = further
                    cells.append(copy)
                }
            }
        }
        row = last
    }

    /// Cuts the table before the open cell: gives the rows so far and begins anew with what follows of this row.
    mutating func cut() -> Table? {
        let piece = piece
        cell?.isDissolved = true
        cell?.hasParagraph = false
        cells = []
        row = 0
        rowStart = 0
        rowTimes = 1
        wasCut = true
        return piece.flatMap { $0.cells.contains { !$0.text.isEmpty } ? $0 : nil }
    }

    /// The table so far, nil where it has no cells; a piece of a cut table that is all blank is none either.
    var piece: Table? {
        guard !cells.isEmpty, !wasCut || cells.contains(where: { !$0.text.isEmpty }) else { return nil }
        let rows = rowIsOpen && rowStart < cells.count ? row + 1 : row
        var cells = cells
        for i in cells.indices {
            cells[i].rowSpan = max(1, min(cells[i].rowSpan, rows - cells[i].row))
            cells[i].columnSpan = max(1, min(cells[i].columnSpan, width - cells[i].column))
        }
        return Table(index: 0, grid: .exact, rowCount: rows, columnCount: width, cells: cells)
    }
}
