import Basics
import Documents
import Forms
import Library

/// One cell or line of the document, in reading order.
struct Piece {
    /// As printed, mark-up decoded; `\n` where a line of the cell ends.
    var text: Text
    /// The tags and entities that were taken out, as printed.
    var markup: [Text] = []
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
    /// Only a blank parts it from the piece before.
    var afterBlank = false

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

    init(_ document: Document, _ builder: IndicatorBuilder) {
        let vocabulary = builder.vocabulary
        var rows: [RawRow] = []
        for block in document.blocks {
            switch block {
            case .paragraph(let paragraph): if let row = RawRow(paragraph) { rows.append(row) }
            case .table(let table): rows += RawRow.rows(of: table)
            }
        }
        if document.format == .text {
            rows = joinBrokenLines(rows.flatMap { splitAtBlanks($0, builder) }, vocabulary)
        }
        for row in rows { add(row, vocabulary) }
    }

    private mutating func add(_ row: RawRow, _ vocabulary: Vocabulary) {
        let start = pieces.count
        for cell in row.cells {
            pieces.append(
                Piece(
                    text: cell.text, markup: cell.markup, term: TermReading(cell.text, vocabulary), line: lines.count,
                    column: cell.column, columnEnd: cell.columnEnd, rowEnd: cell.rowEnd, cell: cell.place,
                    stored: cell.stored, traits: cell.traits, afterBlank: cell.afterBlank))
        }
        lines.append(
            Line(
                pieces: start..<pieces.count, grid: row.grid, table: row.table, number: row.cells.first?.place.line,
                afterGap: row.afterGap))
    }

    subscript(line: Line) -> ArraySlice<Piece> { pieces[line.pieces] }

    /// The pieces of a line that hold text.
    func filled(_ line: Line) -> [Piece] { pieces[line.pieces].filter { !$0.isBlank } }
}
