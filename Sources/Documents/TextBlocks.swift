import Basics

/// Collects blocks in reading order, numbers them and keeps the budget of cells.
struct BlockList {
    private(set) var blocks: [Block] = []
    private var paragraphCount = 0
    private var tableCount = 0
    private var cellCount = 0
    let limits: Limits

    init(limits: Limits) { self.limits = limits }

    mutating func addParagraph(
        _ text: Text, line: Int? = nil, afterGap: Bool = false, box: PageBox? = nil
    ) throws(DocumentFault) {
        guard paragraphCount < limits.rows else { throw .tooManyLines(limit: limits.rows) }
        blocks.append(
            .paragraph(Paragraph(text: text, index: paragraphCount, line: line, afterGap: afterGap, box: box)))
        paragraphCount += 1
    }

    /// Returns the table's index.
    @discardableResult
    mutating func addTable(_ grid: GridKind, rows: Int, columns: Int, _ cells: [Cell]) throws(DocumentFault) -> Int {
        cellCount += cells.count
        guard cellCount <= limits.cells, rows <= limits.rows else { throw .tooManyCells(limit: limits.cells) }
        blocks.append(
            .table(Table(index: tableCount, grid: grid, rowCount: rows, columnCount: columns, cells: cells)))
        tableCount += 1
        return tableCount - 1
    }

    /// Takes in blocks of a text within this one; their lines are not lines of the file.
    mutating func append(_ blocks: [Block]) throws(DocumentFault) {
        for block in blocks {
            switch block {
            case .paragraph(let paragraph): try addParagraph(paragraph.text, afterGap: paragraph.afterGap)
            case .table(var table):
                for i in table.cells.indices { table.cells[i].line = nil }
                try addTable(table.grid, rows: table.rowCount, columns: table.columnCount, table.cells)
            }
        }
    }

    /// Throws before a table under way outgrows the budget.
    func checkRoom(_ cellsUnderWay: Int) throws(DocumentFault) {
        guard cellCount + cellsUnderWay <= limits.cells else { throw .tooManyCells(limit: limits.cells) }
    }

    /// Takes back the last block, where it is the paragraph of that line.
    mutating func takeBackParagraph(line: Int) -> Text? {
        guard case .paragraph(let paragraph)? = blocks.last, paragraph.line == line else { return nil }
        blocks.removeLast()
        paragraphCount -= 1
        return paragraph.text
    }
}

typealias Bytes = UnsafeBufferPointer<UInt8>

/// The length of the blank at `i`: space, U+00A0 or U+3000; 0 where none is.
@inline(__always)
func blankLength(_ b: Bytes, _ i: Int, _ end: Int) -> Int {
    switch b[i] {
    case 0x20: 1
    case 0xC2 where i + 1 < end && b[i + 1] == 0xA0: 2
    case 0xE3 where i + 2 < end && b[i + 1] == 0x80 && b[i + 2] == 0x80: 3
    default: 0
    }
}

/// The range without blanks and tabs at its ends.
func trimmedRange(_ b: Bytes, _ start: Int, _ end: Int) -> Range<Int> {
    var from = start
    var to = end
    while from < to {
        let length = b[from] == 0x09 ? 1 : blankLength(b, from, to)
        if length == 0 { break }
        from += length
    }
    while to > from {
        if b[to - 1] == 0x20 || b[to - 1] == 0x09 {
            to -= 1
        } else if to - from >= 2 && b[to - 2] == 0xC2 && b[to - 1] == 0xA0 {
            to -= 2
        } else if to - from >= 3 && b[to - 3] == 0xE3 && b[to - 2] == 0x80 && b[to - 1] == 0x80 {
            to -= 3
        } else {
            break
        }
    }
    return from..<to
}

@inline(__always)
func text(_ b: Bytes, _ range: Range<Int>) -> Text {
    Text(bytes: Array(UnsafeBufferPointer(rebasing: b[range])))
}
