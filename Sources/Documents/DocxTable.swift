import Basics

/// A table of a docx while it is read: its cells so far, and where the next one stands.
struct DocxTable {
    private var cells: [Cell] = []
    /// For each of the cells where it stands in the part.
    private(set) var spots: [DocxSpot?] = []
    private var row = 0
    private var column = 0
    private var width = 0
    /// For each column the cell in `cells` that a vertical merge there began with, -1 where there is none.
    private var heads: [Int] = []
    private var rowHasCells = false
    private var wasCut = false
    private var rowWasCut = false

    /// The cell that is open.
    var cell: OpenCell?
    /// Grid columns that the row leaves out at its end.
    var columnsAfter = 0
    var inRowProperties = false
    /// The row was deleted, or inserted, by a tracked change.
    var rowIsDeleted = false
    var rowIsInserted = false

    enum Merge { case none, restart, continued }

    struct OpenCell {
        /// Where its text begins in the reader's buffer.
        var start: Int
        var columnSpan = 1
        var merge = Merge.none
        /// Joined to the cell on its left in the old way (hMerge).
        var continuesLeft = false
        var hasParagraph = false
        var isHidden = false
        var isRevised = false
        var isDeleted = false
        /// Held a table, at which the outer table was cut: its words became paragraphs.
        var isDissolved = false
        var spot: DocxSpot?

        init(start: Int, isRevised: Bool) {
            self.start = start
            self.isRevised = isRevised
        }

        var traits: CellTraits {
            var traits: CellTraits = []
            if isHidden { traits.insert(.hidden) }
            if isRevised { traits.insert(.revised) }
            return traits
        }
    }

    mutating func startRow() {
        column = 0
        columnsAfter = 0
        rowHasCells = false
        rowWasCut = false
        rowIsDeleted = false
        rowIsInserted = false
        cell = nil
    }

    /// Grid columns that the row leaves out at its beginning.
    mutating func columnsBefore(_ count: Int) {
        if inRowProperties, !rowHasCells { column = count }
    }

    mutating func endRow() {
        guard !rowIsDeleted, !(rowWasCut && !rowHasCells) else { return }
        width = max(width, column + columnsAfter)
        row += 1
        rowHasCells = false
    }

    /// Ends the open cell, whose text is `words`.
    mutating func endCell(_ words: Text, _ output: inout WordOutput) throws(DocumentFault) {
        guard let open = cell else { return }
        cell = nil
        guard !open.isDeleted else { return }
        let at = column
        column += open.columnSpan
        guard column <= output.limits.columns else { throw output.tooManyColumns }
        guard row < output.limits.rows else { throw output.tooManyRows }
        width = max(width, column)
        guard !open.isDissolved else { return }
        let text = words.isBlank ? Text() : words

        if open.continuesLeft, let last = cells.indices.last, cells[last].row == row, rowHasCells {
            cells[last].columnSpan += open.columnSpan
            cells[last].traits.formUnion(open.traits)
            if !text.isEmpty {
                if !cells[last].text.isEmpty { cells[last].text.append(0x0A) }
                cells[last].text.append(text)
            }
            return
        }
        rowHasCells = true
        var new = Cell(row: row, column: at, columnSpan: open.columnSpan, text: text, traits: open.traits)
        if open.merge == .continued, at < heads.count, heads[at] >= 0 {
            let head = heads[at]
            if cells[head].row + cells[head].rowSpan == row {
                cells[head].rowSpan += 1
                // Word does not show what stands in a covered cell; it is kept, since nothing may be lost in silence.
                guard !text.isEmpty else { return }
                output.hasCoveredText = true
                new.traits.insert(.hidden)
                try append(new, open.spot, &output)
                return
            }
        }
        if open.merge != .none {
            while heads.count <= at { heads.append(-1) }
            heads[at] = cells.count
        }
        try append(new, open.spot, &output)
    }

    private mutating func append(_ new: Cell, _ spot: DocxSpot?, _ output: inout WordOutput) throws(DocumentFault) {
        try output.count(1)
        cells.append(new)
        spots.append(spot)
    }

    /// The places of the cells of a piece that is about to be cut off.
    mutating func takeSpots() -> [DocxSpot?] {
        defer { spots = [] }
        return spots
    }

    /// Cuts the table before the open cell: gives the rows so far and begins anew with what follows of this row.
    mutating func cut() -> Table? {
        let piece = piece
        cell?.isDissolved = true
        cell?.hasParagraph = false
        cells = []
        heads = []
        row = 0
        rowHasCells = false
        rowWasCut = true
        wasCut = true
        return piece.flatMap { $0.cells.contains { !$0.text.isEmpty } ? $0 : nil }
    }

    /// The table so far, nil where it has no cells; a piece of a cut table that is all blank is none either.
    var piece: Table? {
        guard !cells.isEmpty, !wasCut || cells.contains(where: { !$0.text.isEmpty }) else { return nil }
        return Table(
            index: 0, grid: .exact, rowCount: rowHasCells ? row + 1 : row, columnCount: width, cells: cells)
    }
}
