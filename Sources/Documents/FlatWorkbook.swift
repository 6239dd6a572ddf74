import Basics

/// Takes in a workbook of Excel 2003 (SpreadsheetML), cell by cell.
struct FlatWorkbook: XMLConsumer {
    private(set) var document = Document(format: .xlsx)
    private let limits: Limits
    /// Cells that the workbook may still have.
    private var room: Int

    private var formats: [Text: XlsxFormat] = [:]
    private var style = Text()
    private var grid = SheetGrid()
    private var name = Text()
    private var sheetIsHidden = false
    private var row = 0
    private var column = 0
    private var nextColumn = 0
    private var rowIsHidden = false
    private var rowStart = 0
    private var lastValue = -1
    private var cell: Cell?
    private var cellFormat = XlsxFormat.general
    private var merge = (across: 0, down: 0)
    private var type = Text()
    private var value: [UInt8] = []
    private var inData = false
    private var inVisible = false

    init(limits: Limits) {
        self.limits = limits
        room = limits.cells
    }

    enum Word: String, XMLWord {
        case style = "Style"
        case numberFormat = "NumberFormat"
        case worksheet = "Worksheet"
        case visible = "Visible"
        case column = "Column"
        case row = "Row"
        case cell = "Cell"
        case data = "Data"
        // Left out with all that is in them.
        case comment = "Comment"
        case names = "Names"
        case phonetic = "PhoneticText"
    }
    static let vocabulary = XMLVocabulary<Word>()

    mutating func start(_ word: Word?, _ attributes: XMLAttributes) throws(DocumentFault) -> Bool {
        switch word {
        case .style?: style = attributes["ID"]?.text ?? Text()
        case .numberFormat?:
            if let code = attributes["Format"]?.text { formats[style] = FlatWorkbook.format(code) }
        case .worksheet?:
            grid = SheetGrid()
            name = attributes["Name"]?.text ?? Text()
            sheetIsHidden = false
            row = -1
            nextColumn = 0
        case .visible?: inVisible = true
        case .column?: startColumn(attributes)
        case .row?: try startRow(attributes)
        case .cell?: try startCell(attributes)
        case .data?:
            type = attributes["Type"]?.text ?? Text()
            value.removeAll(keepingCapacity: true)
            inData = true
        case .comment?, .names?, .phonetic?: return false
        case nil: break
        }
        return true
    }

    mutating func end(_ word: Word?) throws(DocumentFault) {
        switch word {
        case .worksheet?: try endSheet()
        case .visible?: inVisible = false
        case .row?: endRow()
        case .cell?: try endCell()
        case .data?:
            inData = false
            fill()
        default: break
        }
    }

    mutating func text(_ bytes: UnsafeBufferPointer<UInt8>) {
        if inData { value.append(contentsOf: bytes) }
        if inVisible { sheetIsHidden = sheetIsHidden || Text(bytes: Array(bytes)).contains("Hidden") }
    }

    /// The formats that have a name, and codes.
    private static func format(_ code: Text) -> XlsxFormat {
        if code == "Percent" { return XlsxFormat(builtIn: 10) }
        if code == "Short Date" || code == "Medium Date" || code == "Long Date" { return XlsxFormat(builtIn: 14) }
        if code == "General Date" { return XlsxFormat(builtIn: 22) }
        let named: Set<Text> = [
            Text("General"), Text("General Number"), Text("Currency"), Text("Euro Currency"), Text("Fixed"),
            Text("Standard"), Text("Scientific"), Text("Short Time"), Text("Medium Time"), Text("Long Time"),
            Text("Yes/No"), Text("True/False"), Text("On/Off"),
        ]
        return named.contains(code) ? .general : XlsxFormat(code: code)
    }

    // MARK: Sheets, columns, rows

    private mutating func endSheet() throws(DocumentFault) {
        if sheetIsHidden { for i in grid.cells.indices { grid.cells[i].traits.insert(.hidden) } }
        try grid.lay(in: name.string, limits: limits)
        room -= grid.cells.count
        guard !grid.cells.isEmpty else { return }
        let index = document.blocks.count
        document.blocks.append(.table(grid.table(index: index, part: name)))
        document.notices += grid.notices(sheet: name, isHidden: sheetIsHidden, table: index)
    }

    private mutating func startColumn(_ attributes: XMLAttributes) {
        let first = min(attributes["Index"]?.whole.map { max(0, $0 - 1) } ?? nextColumn, limits.columns)
        let last = min(first + (attributes["Span"]?.whole ?? 0), limits.columns)
        if attributes.isOn("Hidden") { grid.hideColumns(first...last) }
        nextColumn = last + 1
    }

    private mutating func startRow(_ attributes: XMLAttributes) throws(DocumentFault) {
        let next = row + 1
        row = attributes["Index"]?.whole.map { max(0, $0 - 1) } ?? next
        if row < next { grid.isSorted = false }
        guard row < limits.rows else {
            throw .tooMany(Wording(zh: "行号", en: "rows"), in: name.string, limit: limits.rows)
        }
        column = 0
        rowIsHidden = attributes.isOn("Hidden")
        rowStart = grid.cells.count
        lastValue = -1
    }

    private mutating func endRow() {
        if lastValue < 0 {
            grid.cells.removeSubrange(rowStart...)
        } else if rowIsHidden {
            grid.hiddenRows += 1
        }
    }

    // MARK: Cells

    private mutating func startCell(_ attributes: XMLAttributes) throws(DocumentFault) {
        let next = column
        column = attributes["Index"]?.whole.map { max(0, $0 - 1) } ?? next
        if column < next { grid.isSorted = false }
        merge = (attributes["MergeAcross"]?.whole ?? 0, attributes["MergeDown"]?.whole ?? 0)
        guard column < limits.columns else {
            throw .tooMany(Wording(zh: "列号", en: "columns"), in: name.string, limit: limits.columns)
        }
        cellFormat = attributes["StyleID"].flatMap { formats[$0.text] } ?? .general
        var new = Cell(row: max(0, row), column: column, text: Text())
        if attributes["Formula"] != nil { new.traits.insert(.formula) }
        cell = new
    }

    private mutating func fill() {
        guard var filled = cell else { return }
        defer { cell = filled }
        if type == "Number", let number = XlsxDecimal(value) {
            let shown = cellFormat.show(number, date1904: false)
            filled.text = shown.text
            filled.stored = shown.stored
            filled.traits.formUnion(shown.traits)
        } else if type == "DateTime", value.count >= 10 {
            let whole = Text(bytes: value)
            filled.text = whole.hasSuffix("T00:00:00.000") ? whole[0..<10] : whole.replacing("T", with: " ")
            filled.stored = whole
            filled.traits.insert(.date)
        } else if type == "Boolean" {
            filled.text = value == [0x31] ? Text("TRUE") : Text("FALSE")
        } else {
            filled.text = XlsxStrings.decode(value)
        }
    }

    private mutating func endCell() throws(DocumentFault) {
        guard var new = cell else { return }
        cell = nil
        if new.text.isEmpty, new.traits.contains(.formula) { grid.unknownResults += 1 }
        if rowIsHidden { new.traits.insert(.hidden) }
        if grid.isHidden(column: column) {
            new.traits.insert(.hidden)
            if !new.text.isEmpty { grid.noteHidden(column: column) }
        }
        if !new.text.isEmpty { lastValue = column }
        guard grid.cells.count < room, grid.merges.count < limits.cells else {
            throw .tooMany(Wording(zh: "单元格", en: "cells"), in: name.string, limit: limits.cells)
        }
        grid.cells.append(new)
        if merge.across > 0 || merge.down > 0 {
            grid.merges.append(
                SheetGrid.Merge(
                    row: new.row, column: column, lastRow: min(new.row + merge.down, limits.rows),
                    lastColumn: min(column + merge.across, limits.columns)))
        }
        column += 1 + min(merge.across, limits.columns)
    }
}
