import Basics
import Documents
import Forms
import Library

/// One cell or line of the document, in reading order. An object, since it is handed around with every row.
final class Piece {
    /// As printed, mark-up decoded; `\n` where a line of the cell ends.
    let text: Text
    /// The tags and entities that were taken out, as printed.
    let markup: [Text]
    let term: TermReading?
    /// The line of pieces it stands in.
    let line: Int
    let column: Int
    /// Behind the last column it covers.
    let columnEnd: Int
    /// Behind the last row of its table that it covers; 0 outside tables.
    let rowEnd: Int
    let cell: CellReference
    let stored: Text?
    /// Only a blank parts it from the piece before.
    let afterBlank: Bool
    /// A heading that no one printed.
    let isMade: Bool

    init(_ cell: RawRow.RawCell, line: Int, _ vocabulary: Vocabulary) {
        text = cell.text
        markup = cell.markup
        term = TermReading(cell.text, vocabulary)
        self.line = line
        column = cell.column
        columnEnd = cell.columnEnd
        rowEnd = cell.rowEnd
        self.cell = cell.place
        stored = cell.stored
        afterBlank = cell.afterBlank
        isMade = cell.isMade
    }

    private init(_ piece: Piece, text: Text, term: TermReading?, column: Int) {
        self.text = text
        self.term = term
        self.column = column
        columnEnd = piece.columnEnd + column - piece.column
        markup = piece.markup
        line = piece.line
        rowEnd = piece.rowEnd
        cell = piece.cell
        stored = piece.stored
        afterBlank = piece.afterBlank
        isMade = piece.isMade
    }

    /// The value that stands behind its label in the same cell.
    func inline(_ text: Text) -> Piece { Piece(self, text: text, term: nil, column: column) }

    /// With the text of a further piece of the same cell, which stands behind a blank or on the next line.
    func joined(with other: Text, blank: Bool = false) -> Piece {
        var text = self.text
        text.append(blank ? 0x20 : 0x0A)
        text.append(other)
        return Piece(self, text: text, term: term, column: column)
    }

    /// One of the things that are glued together in this piece.
    func part(_ text: Text, _ vocabulary: Vocabulary) -> Piece {
        Piece(self, text: text, term: TermReading(text, vocabulary), column: column)
    }

    func moved(to column: Int) -> Piece { Piece(self, text: text, term: term, column: column) }

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
        // Where most of a text stands in columns, those of single lines are none that only seem so.
        var (spaced, lines) = (0, 0)
        for block in document.blocks {
            guard case .table(let table) = block else {
                lines += 1
                continue
            }
            lines += table.rowCount
            if table.grid == .spaced { spaced += table.rowCount }
        }
        let columnar = spaced * 2 > lines
        var rows: [RawRow] = []
        for block in document.blocks {
            switch block {
            case .paragraph(let paragraph): if let row = RawRow(paragraph) { rows.append(row) }
            case .table(let table):
                var read = RawRow.rows(of: table)
                if !columnar { read = withoutFalseColumns(read, builder) }
                rows +=
                    read.first?.grid != table.grid
                    ? read : table.grid == .spaced ? SpacedPage(builder: builder).unwrapped(read) : read
            }
        }
        if let cut = ProseRows.cut(rows, builder) { rows = cut }
        if document.format == .text {
            rows = rows.flatMap { $0.withoutPageLines(vocabulary) }
            if let cut = GluedText.cut(rows, builder) {
                rows = cut
            } else {
                rows = joinBrokenLines(rows.flatMap { splitAtBlanks($0, builder) }, vocabulary)
            }
        }
        for row in rows { add(row, vocabulary) }
    }

    private mutating func add(_ row: RawRow, _ vocabulary: Vocabulary) {
        let start = pieces.count
        for cell in row.cells { pieces.append(Piece(cell, line: lines.count, vocabulary)) }
        lines.append(
            Line(
                pieces: start..<pieces.count, grid: row.grid, table: row.table, number: row.cells.first?.place.line,
                afterGap: row.afterGap))
    }

    subscript(line: Line) -> ArraySlice<Piece> { pieces[line.pieces] }

    /// The pieces of a line that hold text.
    func filled(_ line: Line) -> [Piece] { pieces[line.pieces].filter { !$0.isBlank } }
}
