import Basics

/// A table of a page under way.
struct HtmlTable {
    var cells: [Cell] = []
    /// The row under way, -1 before the first.
    var row = -1
    /// The first row that has not been put out yet: where the table was cut.
    var firstRow = 0
    var column = 0
    /// Where in `cells` the row under way begins.
    var rowStart = 0
    /// For each column, the first row that no span from above covers.
    var freeFrom: [Int] = []
    /// The cell under way.
    var open: Cell?
    /// A cell of this row holds a table: the row's cells are paragraphs.
    var rowIsDissolved = false

    /// Whether words belong to a cell of this table.
    var takesWords: Bool { open != nil && !rowIsDissolved }
}

/// Tables: spans as browsers reckon them; a cell that holds a table dissolves, and its outer table is cut there.
extension HtmlPage {
    func startTable() {
        guard tables.count < limits.depth else { return fail(.nestedTooDeep(limit: limits.depth)) }
        if !tables.isEmpty { cutOuterTable() }
        endParagraph()
        tables.append(HtmlTable())
    }

    /// Rows before the one under way become a table, the cells of this row paragraphs; rows below begin another table.
    private func cutOuterTable() {
        let last = tables.count - 1
        guard !tables[last].rowIsDissolved else { return }
        let here = takeWords()
        var before = tables[last]
        let inRow = Array(before.cells[before.rowStart...])
        before.cells.removeSubrange(before.rowStart...)
        emit(before.cells, rows: before.firstRow..<max(before.firstRow, before.row))
        for cell in inRow { addLines(cell.text) }
        if let here { addLines(here.text) }
        tables[last].cells = []
        tables[last].rowStart = 0
        tables[last].firstRow = before.row + 1
        tables[last].rowIsDissolved = before.row >= 0
    }

    private func emit(_ cells: [Cell], rows: Range<Int>) {
        guard !cells.isEmpty else { return }
        var columns = 0
        var clamped = cells
        for i in clamped.indices {
            clamped[i].rowSpan = max(1, min(clamped[i].rowSpan, rows.upperBound - clamped[i].row))
            clamped[i].row -= rows.lowerBound
            columns = max(columns, clamped[i].column + clamped[i].columnSpan)
        }
        attempt { () throws(DocumentFault) in try out.addTable(.exact, rows: rows.count, columns: columns, clamped) }
    }

    func startRow() {
        let last = tables.count - 1
        guard last >= 0 else { return }
        endCell()
        endParagraph()
        tables[last].row += 1
        tables[last].column = 0
        tables[last].rowStart = tables[last].cells.count
        tables[last].rowIsDissolved = false
        if tables[last].row >= limits.rows { fail(.tooManyCells(limit: limits.cells)) }
    }

    func startCell(_ facts: HtmlAttributes) {
        let last = tables.count - 1
        guard last >= 0 else { return }
        endCell()
        if tables[last].row < 0 && !tables[last].rowIsDissolved { startRow() }
        endParagraph()
        if tables[last].rowIsDissolved {
            tables[last].open = Cell(row: 0, column: 0, text: Text())
            return
        }
        let row = tables[last].row
        var column = tables[last].column
        while column < tables[last].freeFrom.count && tables[last].freeFrom[column] > row { column += 1 }
        guard column < limits.columns else { return fail(.tooManyCells(limit: limits.cells)) }
        let columnSpan = min(facts.columnSpan, 1_000, limits.columns - column)
        // `rowspan=0` goes down to the last row; too long a span is cut where the table ends.
        let rowSpan = facts.rowSpan == 0 ? limits.rows : min(facts.rowSpan, 65_534)
        if rowSpan > 1 {
            let missing = column + columnSpan - tables[last].freeFrom.count
            if missing > 0 { tables[last].freeFrom.append(contentsOf: repeatElement(0, count: missing)) }
            for c in column..<(column + columnSpan) { tables[last].freeFrom[c] = row + rowSpan }
        }
        tables[last].column = column + columnSpan
        tables[last].open = Cell(row: row, column: column, rowSpan: rowSpan, columnSpan: columnSpan, text: Text())
    }

    func endCell() {
        let last = tables.count - 1
        guard last >= 0, var cell = tables[last].open else { return }
        if tables[last].rowIsDissolved {
            endParagraph()
            tables[last].open = nil
            return
        }
        tables[last].open = nil
        if let (text, isHidden) = takeWords() {
            cell.text = text
            if isHidden { cell.traits.insert(.hidden) }
        }
        tables[last].cells.append(cell)
        let count = tables[last].cells.count
        attempt { () throws(DocumentFault) in try out.checkRoom(count) }
    }

    func endRow() {
        endCell()
        endParagraph()
    }

    func endTable() {
        endCell()
        endParagraph()
        guard let table = tables.popLast() else { return }
        emit(table.cells, rows: table.firstRow..<max(table.firstRow, table.row + 1))
    }
}
