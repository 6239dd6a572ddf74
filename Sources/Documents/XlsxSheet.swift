import Basics

/// Takes in a sheet, cell by cell. Only what is stated costs anything; what the sheet says of its own size is not looked at.
struct XlsxSheet: XMLConsumer {
    private(set) var grid = SheetGrid()
    private let part: String
    private let isHidden: Bool
    private let strings: [Text]
    private let styles: XlsxStyles
    private let date1904: Bool
    private let limits: Limits
    /// Cells that the workbook may still have.
    private let room: Int

    private var row = -1
    private var column = -1
    private var rowIsHidden = false
    /// Where the row begins in the grid's cells, and the last column of it that holds a value.
    private var rowStart = 0
    private var lastValue = -1
    private var inSheetData = false

    private var kind = Kind.number
    private var style = 0
    private var value: [UInt8] = []
    private var inValue = false
    private var isComputed = false

    private enum Kind { case number, shared, text, computedText, truth, error, day }

    init(
        part: String, isHidden: Bool, strings: [Text], styles: XlsxStyles, date1904: Bool, limits: Limits, room: Int
    ) {
        self.part = part
        self.isHidden = isHidden
        self.strings = strings
        self.styles = styles
        self.date1904 = date1904
        self.limits = limits
        self.room = room
        value.reserveCapacity(256)
    }

    enum Word: String, XMLWord {
        case sheetData, row, c, v, f, `is`, t, col, mergeCell
        case rPh, extLst
    }
    static let vocabulary = XMLVocabulary<Word>()

    mutating func start(_ word: Word?, _ attributes: XMLAttributes) throws(DocumentFault) -> Bool {
        guard let word else { return true }
        switch word {
        case .sheetData: inSheetData = true
        case .row: if inSheetData { try startRow(attributes) }
        case .c: if inSheetData { try startCell(attributes) }
        case .v, .t: inValue = inSheetData
        case .f: isComputed = true
        case .is: kind = .text
        case .col:
            let hidden = attributes.isOn("hidden") || (attributes["width"].map { $0 == "0" } ?? false)
            if hidden, let first = attributes["min"]?.whole, let last = attributes["max"]?.whole, first >= 1,
                last >= first
            {
                grid.hideColumns((first - 1)...(last - 1))
            }
        case .mergeCell: try merge(attributes["ref"])
        case .rPh, .extLst: return false
        }
        return true
    }

    mutating func end(_ word: Word?) throws(DocumentFault) {
        guard let word else { return }
        switch word {
        case .sheetData: inSheetData = false
        case .row: if inSheetData { endRow() }
        case .c: if inSheetData { try endCell() }
        case .v, .t: inValue = false
        default: break
        }
    }

    mutating func text(_ bytes: UnsafeBufferPointer<UInt8>) {
        if inValue { value.append(contentsOf: bytes) }
    }

    // MARK: Rows

    private mutating func startRow(_ attributes: XMLAttributes) throws(DocumentFault) {
        // A row that does not tell its number follows the last one.
        let next = row + 1
        row = attributes["r"]?.whole.map { max(0, $0 - 1) } ?? next
        if row < next { grid.isSorted = false }
        guard row < limits.rows else {
            throw .tooMany(Wording(zh: "行号", en: "rows"), in: part, limit: limits.rows)
        }
        column = -1
        lastValue = -1
        rowStart = grid.cells.count
        rowIsHidden = attributes.isOn("hidden")
    }

    /// Drops what a row states beside its values: all blank cells of a blank row, and the far ones behind the last value.
    private mutating func endRow() {
        if lastValue < 0 {
            grid.cells.removeSubrange(rowStart...)
            return
        }
        while let last = grid.cells.last, last.text.isEmpty, last.column > lastValue + SheetGrid.blankMargin {
            grid.cells.removeLast()
        }
        if rowIsHidden { grid.hiddenRows += 1 }
    }

    // MARK: Cells

    private mutating func startCell(_ attributes: XMLAttributes) throws(DocumentFault) {
        let next = column + 1
        column = next
        if let stated = attributes["r"], let place = XlsxPlace(stated.bytes[...]) {
            column = place.column
            if column < next { grid.isSorted = false }
            if row < 0 { row = 0 }
        }
        guard column < limits.columns else {
            throw .tooMany(Wording(zh: "列号", en: "columns"), in: part, limit: limits.columns)
        }
        style = attributes["s"]?.whole ?? 0
        kind = .number
        if let type = attributes["t"] {
            if type == "s" {
                kind = .shared
            } else if type == "str" {
                kind = .computedText
            } else if type == "inlineStr" {
                kind = .text
            } else if type == "b" {
                kind = .truth
            } else if type == "e" {
                kind = .error
            } else if type == "d" {
                kind = .day
            }
        }
        value.removeAll(keepingCapacity: true)
        isComputed = false
    }

    private mutating func endCell() throws(DocumentFault) {
        var cell = Cell(row: max(0, row), column: column, text: Text())
        if isComputed { cell.traits.insert(.formula) }
        if value.isEmpty {
            if isComputed { grid.unknownResults += 1 }
        } else {
            try fill(&cell)
        }
        if isHidden || rowIsHidden { cell.traits.insert(.hidden) }
        if grid.isHidden(column: column) {
            cell.traits.insert(.hidden)
            if !cell.text.isEmpty { grid.noteHidden(column: column) }
        }
        if !cell.text.isEmpty || isComputed { lastValue = max(lastValue, column) }
        grid.cells.append(cell)
        guard grid.cells.count <= room else {
            throw .tooMany(Wording(zh: "单元格", en: "cells"), in: part, limit: limits.cells)
        }
    }

    private func fill(_ cell: inout Cell) throws(DocumentFault) {
        switch kind {
        case .shared:
            guard let index = value.withUnsafeBufferPointer({ XMLValue(bytes: $0).whole }), index < strings.count else {
                throw .referenceBroken(
                    part,
                    Wording(
                        zh: "第 \(cell.row + 1) 行第 \(cell.column + 1) 列引用的共享文字不存在",
                        en:
                            "refers in row \(cell.row + 1), column \(cell.column + 1) to a shared string that is not there"
                    ))
            }
            cell.text = strings[index]
        case .text: cell.text = XlsxStrings.decode(value)
        case .computedText:
            cell.text = XlsxStrings.decode(value)
            cell.traits.insert(.formula)
        case .truth: cell.text = value == [0x31] || value == Array("true".utf8) ? Text("TRUE") : Text("FALSE")
        case .error: cell.text = Text(bytes: value)
        case .day:
            cell.text = Text(bytes: value).replacing("T00:00:00Z").replacing("T00:00:00.000").replacing("T00:00:00")
            cell.traits.insert(.date)
        case .number:
            guard let number = XlsxDecimal(value) else {
                cell.text = XlsxStrings.decode(value)
                return
            }
            let shown = styles.format(style).show(number, date1904: date1904)
            cell.text = shown.text
            cell.stored = shown.stored
            cell.traits.formUnion(shown.traits)
        }
    }

    private mutating func merge(_ reference: XMLValue?) throws(DocumentFault) {
        guard let bytes = reference?.bytes, let colon = bytes.firstIndex(of: UInt8(ascii: ":")),
            let first = XlsxPlace(bytes[..<colon]), let last = XlsxPlace(bytes[(colon + 1)...])
        else { return }
        guard grid.merges.count < limits.cells else {
            throw .tooMany(Wording(zh: "合并区域", en: "merged regions"), in: part, limit: limits.cells)
        }
        grid.merges.append(
            SheetGrid.Merge(
                row: min(first.row, last.row), column: min(first.column, last.column),
                lastRow: max(first.row, last.row), lastColumn: max(first.column, last.column)))
    }
}

/// A place on a sheet, counted from 0.
struct XlsxPlace: Equatable {
    var row: Int
    var column: Int

    /// Reads `AB12` or `$AB$12`; nil for anything else, and for what no sheet can have.
    init?(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) {
        var column = 0
        var row = 0
        for byte in bytes {
            switch byte {
            case 0x41...0x5A, 0x61...0x7A:
                guard row == 0, column < 100_000 else { return nil }
                column = column * 26 + Int(byte & 0x1F)
            case 0x30...0x39:
                guard column > 0, row < 100_000_000 else { return nil }
                row = row * 10 + Int(byte - 0x30)
            case 0x24: continue
            default: return nil
            }
        }
        guard row > 0, column > 0 else { return nil }
        self.row = row - 1
        self.column = column - 1
    }
}
