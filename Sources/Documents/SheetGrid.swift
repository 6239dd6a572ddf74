import Basics

/// The cells of a sheet and what lies over them, and how both come to one table.
struct SheetGrid {
    struct Merge: Equatable {
        var row: Int
        var column: Int
        var lastRow: Int
        var lastColumn: Int
    }

    /// Blank cells that a row may state behind its last value; a format painted over the whole sheet states 16,384.
    static let blankMargin = 64

    var cells: [Cell] = []
    var merges: [Merge] = []
    /// Cells came in order of row and column.
    var isSorted = true
    var hiddenRows = 0
    /// Formulas without a stored result.
    var unknownResults = 0
    private var hiddenRanges: [ClosedRange<Int>] = []
    private var hiddenColumns: Set<Int> = []
    private var coveredTexts = 0

    mutating func hideColumns(_ columns: ClosedRange<Int>) { hiddenRanges.append(columns) }
    mutating func noteHidden(column: Int) { hiddenColumns.insert(column) }

    func isHidden(column: Int) -> Bool {
        for range in hiddenRanges where range.contains(column) { return true }
        return false
    }

    /// Gives merged regions their spans and drops what they cover, and blank cells beyond all values.
    /// - Throws: `.tooLarge` where regions overlap so often that this has no end.
    mutating func lay(in part: String, limits: Limits) throws(DocumentFault) {
        if !isSorted { cells.sort { ($0.row, $0.column) < ($1.row, $1.column) } }
        guard let lastRow = cells.last?.row else { return }
        var lastColumn = 0
        var lastValue = 0
        for cell in cells {
            lastColumn = max(lastColumn, cell.column)
            if !cell.text.isEmpty { lastValue = max(lastValue, cell.column) }
        }
        let rows = SheetRows(cells)
        var covered = [Bool](repeating: false, count: merges.isEmpty ? 0 : cells.count)
        var heads = covered
        var added: [Cell] = []
        var steps = 0
        for merge in merges where merge.row <= lastRow && merge.column <= lastColumn {
            let bottom = min(merge.lastRow, lastRow)
            let right = min(merge.lastColumn, lastColumn)
            var headIsThere = false
            var index = rows.firstIndex(from: merge.row)
            while index < rows.all.count, rows.all[index].row <= bottom {
                let line = rows.all[index]
                var at = rows.firstCell(of: line, from: merge.column, in: cells)
                steps += 1
                while at < line.end, cells[at].column <= right {
                    if line.row == merge.row, cells[at].column == merge.column {
                        cells[at].rowSpan = bottom - merge.row + 1
                        cells[at].columnSpan = right - merge.column + 1
                        heads[at] = true
                        headIsThere = true
                    } else {
                        covered[at] = true
                    }
                    at += 1
                    steps += 1
                }
                index += 1
                guard steps <= 8 * limits.cells else {
                    throw .tooMany(
                        Wording(zh: "重叠的合并单元格", en: "overlapping merged cells"), in: part, limit: limits.cells)
                }
            }
            if !headIsThere, bottom > merge.row || right > merge.column {
                added.append(
                    Cell(
                        row: merge.row, column: merge.column, rowSpan: bottom - merge.row + 1,
                        columnSpan: right - merge.column + 1, text: Text()))
            }
        }
        keep(covered: covered, heads: heads, lastValue: lastValue)
        added.removeAll { $0.column > lastValue }
        if !added.isEmpty {
            cells += added
            cells.sort { ($0.row, $0.column) < ($1.row, $1.column) }
        }
    }

    /// Drops blank cells that are covered or stand beyond all values. A covered cell that holds text is kept.
    private mutating func keep(covered: [Bool], heads: [Bool], lastValue: Int) {
        var kept = 0
        for i in cells.indices {
            let isCovered = i < covered.count && covered[i]
            if cells[i].text.isEmpty {
                let isHead = i < heads.count && heads[i]
                let isComputed = cells[i].traits.contains(.formula)
                if isCovered && !isHead || cells[i].column > lastValue && !isComputed { continue }
            } else if isCovered {
                coveredTexts += 1
                cells[i].traits.insert(.hidden)
            }
            if kept != i { cells[kept] = cells[i] }
            kept += 1
        }
        cells.removeSubrange(kept...)
    }

    func table(index: Int, part: Text) -> Table {
        var rowCount = 0
        var columnCount = 0
        for cell in cells {
            rowCount = max(rowCount, cell.row + cell.rowSpan)
            columnCount = max(columnCount, cell.column + cell.columnSpan)
        }
        return Table(
            index: index, grid: .exact, part: part, rowCount: rowCount, columnCount: columnCount, cells: cells)
    }

    // MARK: Notices

    func notices(sheet: Text, isHidden: Bool, table: Int) -> [DocumentNotice] {
        let name = sheet.string
        var words: [Wording] = []
        if isHidden {
            words.append(
                Wording(zh: "工作表“\(name)”是隐藏的，已一并读取。", en: "The sheet “\(name)” is hidden; it was read too."))
        }
        if hiddenRows > 0 || !hiddenColumns.isEmpty {
            words.append(
                Wording(
                    zh: "工作表“\(name)”有 \(hiddenRows) 行、\(hiddenColumns.count) 列隐藏的内容，已一并读取。",
                    en:
                        "The sheet “\(name)” has content in hidden rows (\(hiddenRows)) and columns (\(hiddenColumns.count)); "
                        + "it was read too."))
        }
        if coveredTexts > 0 {
            words.append(
                Wording(
                    zh: "工作表“\(name)”有 \(coveredTexts) 格文字被合并单元格遮住，打开时看不见，已一并读取。",
                    en:
                        "On the sheet “\(name)”, text in \(coveredTexts) cells lies under merged cells and does not show; "
                        + "it was read too."))
        }
        if unknownResults > 0 {
            words.append(
                Wording(
                    zh: "工作表“\(name)”有 \(unknownResults) 个公式没有保存结果，按空白读取；请用 Excel 或 WPS 打开并保存后重试。",
                    en:
                        "On the sheet “\(name)”, \(unknownResults) formulas have no stored result and were read as blank; "
                        + "open and save the file in Excel or WPS and try again."))
        }
        return words.map { DocumentNotice($0, part: sheet, table: table) }
    }
}

/// The rows that hold cells, each with its range in a sorted list of cells.
private struct SheetRows {
    struct Line {
        var row: Int
        var start: Int
        var end: Int
    }
    private(set) var all: [Line] = []

    init(_ cells: [Cell]) {
        for (i, cell) in cells.enumerated() {
            if let last = all.indices.last, all[last].row == cell.row {
                all[last].end = i + 1
            } else {
                all.append(Line(row: cell.row, start: i, end: i + 1))
            }
        }
    }

    /// The index of the first such row at or below `row`.
    func firstIndex(from row: Int) -> Int {
        SheetRows.search(0, all.count) { all[$0].row >= row }
    }

    /// The index of the first cell of a row at or right of `column`.
    func firstCell(of line: Line, from column: Int, in cells: [Cell]) -> Int {
        SheetRows.search(line.start, line.end) { cells[$0].column >= column }
    }

    /// The first number of a range for which `holds`, which does so for all that follow.
    private static func search(_ from: Int, _ to: Int, _ holds: (Int) -> Bool) -> Int {
        var low = from
        var high = to
        while low < high {
            let middle = low + (high - low) / 2
            if holds(middle) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
