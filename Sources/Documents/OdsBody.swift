import Basics

/// Takes in the content of an ods, cell by cell. A cell, a row or a column that stands for many costs one where it is blank.
struct OdsBody: XMLConsumer {
    private(set) var document = Document(format: .ods)
    private let part: String
    private let styles: OdfStyles
    private let limits: Limits
    /// Cells that the workbook may still have.
    private var room: Int

    private var grid = SheetGrid()
    private var name = Text()
    private var isHidden = false
    /// A copy of another file's sheet, kept for formulas.
    private var isForeign = false
    private var nextColumn = 0
    private var row = 0
    private var column = 0
    private var rowTimes = 1
    private var rowIsHidden = false
    private var rowStart = 0
    private var mergeStart = 0
    private var lastValue = -1

    private var cell: OdsCell?
    private var text = OdfText()
    private var paragraphs = 0
    private var inParagraph = false

    init(part: String, styles: OdfStyles, limits: Limits) {
        self.part = part
        self.styles = styles
        self.limits = limits
        room = limits.cells
    }

    enum Word: String, XMLWord {
        case table, p, s, tab
        case column = "table-column"
        case row = "table-row"
        case cell = "table-cell"
        case covered = "covered-table-cell"
        case lineBreak = "line-break"
        case source = "table-source"
        // Left out with all that is in them.
        case annotation, shapes, frame, forms, control, meta, settings, styles, scripts
        case shape = "custom-shape"
        case tracked = "tracked-changes"
        case links = "dde-links"
        case checks = "content-validations"
        case automatic = "automatic-styles"
        case master = "master-styles"
        case ruby = "ruby-text"
    }
    static let vocabulary = XMLVocabulary<Word>()

    mutating func start(_ word: Word?, _ attributes: XMLAttributes) throws(DocumentFault) -> Bool {
        guard let word else { return true }
        switch word {
        case .table: startSheet(attributes)
        case .source: isForeign = true
        case .column: try startColumn(attributes)
        case .row: startRow(attributes)
        case .cell, .covered:
            cell = OdsCell(attributes)
            text = OdfText()
            paragraphs = 0
        case .p:
            guard cell != nil else { return false }
            if paragraphs > 0 { text.addLineEnds(1) }
            paragraphs += 1
            text.beginLine()
            inParagraph = true
        case .s: if inParagraph { text.addBlanks(attributes["c"]?.whole ?? 1) }
        case .tab: if inParagraph { text.addBlanks(1) }
        case .lineBreak: if inParagraph { text.addLineEnds(1) }
        default: return false
        }
        return true
    }

    mutating func end(_ word: Word?) throws(DocumentFault) {
        switch word {
        case .table?: try endSheet()
        case .row?: try endRow()
        case .cell?, .covered?: try endCell()
        case .p?: inParagraph = false
        default: break
        }
    }

    mutating func text(_ bytes: UnsafeBufferPointer<UInt8>) {
        if inParagraph { text.add(bytes) }
    }

    // MARK: Sheets, columns, rows

    private mutating func startSheet(_ attributes: XMLAttributes) {
        grid = SheetGrid()
        name = attributes["name"]?.text ?? Text()
        isHidden = attributes["style-name"].map { styles.hiddenSheets.contains($0.text) } ?? false
        isForeign = false
        nextColumn = 0
        row = 0
    }

    private mutating func endSheet() throws(DocumentFault) {
        guard !isForeign else { return }
        try grid.lay(in: name.string, limits: limits)
        room -= grid.cells.count
        guard !grid.cells.isEmpty else { return }
        let index = document.blocks.count
        document.blocks.append(.table(grid.table(index: index, part: name)))
        document.notices += grid.notices(sheet: name, isHidden: isHidden, table: index)
        grid = SheetGrid()
    }

    private mutating func startColumn(_ attributes: XMLAttributes) throws(DocumentFault) {
        let times = min(attributes["number-columns-repeated"]?.whole ?? 1, limits.columns)
        guard times > 0, nextColumn < limits.columns else { return }
        if !OdsBody.shows(attributes["visibility"]) { grid.hideColumns(nextColumn...(nextColumn + times - 1)) }
        nextColumn += times
    }

    /// Rows and columns that are folded or filtered away do not show.
    private static func shows(_ visibility: XMLValue?) -> Bool {
        visibility.map { !($0 == "collapse" || $0 == "filter") } ?? true
    }

    private mutating func startRow(_ attributes: XMLAttributes) {
        column = 0
        rowTimes = max(1, attributes["number-rows-repeated"]?.whole ?? 1)
        rowIsHidden = !OdsBody.shows(attributes["visibility"])
        rowStart = grid.cells.count
        mergeStart = grid.merges.count
        lastValue = -1
    }

    /// Drops what a row states beside its values, as in an xlsx, and lays out one that stands for several.
    private mutating func endRow() throws(DocumentFault) {
        defer { row += rowTimes }
        guard lastValue >= 0 else {
            grid.cells.removeSubrange(rowStart...)
            return
        }
        guard row + rowTimes <= limits.rows else { throw .tooMany(Words.rows, in: name.string, limit: limits.rows) }
        while let last = grid.cells.last, last.text.isEmpty, last.column > lastValue + SheetGrid.blankMargin {
            grid.cells.removeLast()
        }
        if rowIsHidden { grid.hiddenRows += rowTimes }
        guard rowTimes > 1 else { return }
        let stated = grid.cells[rowStart...]
        let merged = grid.merges[mergeStart...]
        for further in 1..<rowTimes {
            guard grid.cells.count + stated.count <= room else { throw tooManyCells }
            for cell in stated {
                var copy = cell
                copy.row += further
                grid.cells.append(copy)
            }
            for var merge in merged {
                merge.row += further
                merge.lastRow += further
                grid.merges.append(merge)
            }
        }
    }

    // MARK: Cells

    private mutating func endCell() throws(DocumentFault) {
        guard let open = cell else { return }
        cell = nil
        let shown = text.take(from: 0)
        let first = column
        column += open.times
        guard !isForeign else { return }
        var new = Cell(row: row, column: first, text: Text())
        open.fill(&new, shown: shown.isBlank ? Text() : shown)
        if new.text.isEmpty {
            if open.isComputed { grid.unknownResults += 1 }
            // Blank cells by the hundred are the rest of the sheet, and are not stated one by one.
            if open.times > SheetGrid.blankMargin { return }
        }
        guard column <= limits.columns else {
            if new.text.isEmpty { return }
            throw .tooMany(Words.columns, in: name.string, limit: limits.columns)
        }
        if isHidden || rowIsHidden { new.traits.insert(.hidden) }
        guard grid.cells.count + open.times <= room else { throw tooManyCells }
        for at in first..<(first + open.times) {
            var cell = new
            cell.column = at
            if grid.isHidden(column: at) {
                cell.traits.insert(.hidden)
                if !cell.text.isEmpty { grid.noteHidden(column: at) }
            }
            grid.cells.append(cell)
        }
        if !new.text.isEmpty || open.isComputed { lastValue = column - 1 }
        if open.rowSpan > 1 || open.columnSpan > 1 {
            guard grid.merges.count < limits.cells else { throw tooManyCells }
            grid.merges.append(
                SheetGrid.Merge(
                    row: row, column: first, lastRow: min(row + open.rowSpan, limits.rows) - 1,
                    lastColumn: min(first + open.columnSpan, limits.columns) - 1))
        }
    }

    private var tooManyCells: DocumentFault { .tooMany(Words.cells, in: part, limit: limits.cells) }

    private enum Words {
        static let rows = Wording(zh: "行号", en: "rows")
        static let columns = Wording(zh: "列号", en: "columns")
        static let cells = Wording(zh: "单元格", en: "cells")
    }
}
