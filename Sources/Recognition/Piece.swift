import Basics
import Documents
import Forms
import Library

/// One cell or line of the document, in reading order.
struct Piece {
    /// As printed.
    var text: Text
    var term: TermReading?
    /// The line of pieces it stands in.
    var line: Int
    var column: Int
    /// Behind the last column it covers.
    var columnEnd: Int
    /// Behind the last row of its table that it covers; 0 outside tables.
    var rowEnd: Int
    var cell: CellReference
    var stored: Text?
    var traits: CellTraits

    var isBlank: Bool { text.isEmpty }
    var label: HeadLabel? { term?.meanings.label }
    var money: MoneyLabel? { term?.meanings.money }
    var role: ColumnRole? { term?.meanings.column }

    func covers(_ other: Piece) -> Bool { column < other.columnEnd && other.column < columnEnd }
}

/// A row of a table, or a paragraph.
struct Line {
    var pieces: Range<Int>
    /// nil for a paragraph.
    var grid: GridKind?
    var table: Int?
    /// The line in a text file, from 1.
    var number: Int?
    var afterGap: Bool
}

/// The document as one sequence of pieces with positions: real grids and loose text alike.
struct PieceSequence {
    var pieces: [Piece] = []
    var lines: [Line] = []

    init(_ document: Document, _ vocabulary: Vocabulary) {
        for block in document.blocks {
            switch block {
            case .paragraph(let paragraph): add(paragraph, vocabulary)
            case .table(let table): add(table, vocabulary)
            }
        }
    }

    private mutating func add(_ paragraph: Paragraph, _ vocabulary: Vocabulary) {
        let text = paragraph.text.trimmed()
        guard !text.isEmpty else { return }
        let start = pieces.count
        for (column, part) in labelledParts(text).enumerated() {
            pieces.append(
                Piece(
                    text: part, term: TermReading(part, vocabulary), line: lines.count, column: column,
                    columnEnd: column + 1, rowEnd: 0,
                    cell: CellReference(column: 0, paragraph: paragraph.index, line: paragraph.line, part: paragraph.part),
                    traits: []))
        }
        lines.append(
            Line(pieces: start..<pieces.count, grid: nil, table: nil, number: paragraph.line, afterGap: paragraph.afterGap))
    }

    /// `填报单位：清陂县林业局      单位：万元`: several labels on one line, with blanks between them.
    private func labelledParts(_ text: Text) -> [Text] {
        guard text.count <= 400, text.firstColon != nil else { return [text] }
        var parts: [Text] = []
        var start = 0
        var blanks = 0
        var i = 0
        while i < text.count {
            let (value, length) = text.scalar(at: i)
            if isBlank(value) {
                blanks += value == 0x3000 ? 2 : 1
            } else {
                if blanks >= 2 {
                    parts.append(text[start..<i].trimmed())
                    start = i
                }
                blanks = 0
            }
            i += length
        }
        parts.append(text[start..<text.count])
        return parts.count > 1 && parts.allSatisfy({ $0.firstColon != nil }) ? parts : [text]
    }

    private mutating func add(_ table: Table, _ vocabulary: Vocabulary) {
        var i = 0
        let cells = table.cells
        while i < cells.count {
            let row = cells[i].row
            let start = pieces.count
            let number = cells[i].line
            while i < cells.count, cells[i].row == row {
                let cell = cells[i]
                let text = cell.text.trimmed()
                pieces.append(
                    Piece(
                        text: text, term: TermReading(text, vocabulary), line: lines.count, column: cell.column,
                        columnEnd: cell.column + max(1, cell.columnSpan), rowEnd: row + max(1, cell.rowSpan),
                        cell: CellReference(
                            table: table.index, row: row, column: cell.column, line: cell.line, part: table.part),
                        stored: cell.stored, traits: cell.traits))
                i += 1
            }
            lines.append(
                Line(
                    pieces: start..<pieces.count, grid: table.grid, table: table.index, number: number, afterGap: false))
        }
    }

    subscript(line: Line) -> ArraySlice<Piece> { pieces[line.pieces] }

    /// The pieces of a line that hold text.
    func filled(_ line: Line) -> [Piece] { pieces[line.pieces].filter { !$0.isBlank } }
}
