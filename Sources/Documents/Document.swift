import Basics

/// A file, opened: paragraphs and tables in reading order. Knows file formats, nothing of budgets.
public struct Document: Equatable, Sendable {
    public var format: FileFormat
    public var blocks: [Block]
    /// What was noticed while opening: a wrong declaration of the encoding, a hidden sheet, accepted changes.
    public var notices: [DocumentNotice]

    public init(format: FileFormat, blocks: [Block] = [], notices: [DocumentNotice] = []) {
        self.format = format
        self.blocks = blocks
        self.notices = notices
    }
}

/// The type of a file, told by its content and not by its name.
public enum FileFormat: String, Sendable, CaseIterable {
    case text, html, markdown, csv, docx, xlsx, odt, ods, doc, xls, rtf, pdf, ofd

    /// Whether its tables are sheets, in which a cell is called by a letter and a number.
    public var isWorkbook: Bool { self == .xlsx || self == .ods || self == .xls }
}

public enum Block: Equatable, Sendable {
    case paragraph(Paragraph)
    case table(Table)
}

/// Text outside tables. In text files: one line that has no separators.
public struct Paragraph: Equatable, Sendable {
    public var text: Text
    /// From 0, counted over the file.
    public var index: Int
    /// In text files: the line, from 1.
    public var line: Int?
    /// The sheet or document part.
    public var part: Text?
    /// In text files: whether a blank line stands before it.
    public var afterGap: Bool
    /// In files made of pages: where it stands.
    public var box: PageBox?

    public init(
        text: Text, index: Int, line: Int? = nil, part: Text? = nil, afterGap: Bool = false, box: PageBox? = nil
    ) {
        self.box = box
        self.text = text
        self.index = index
        self.line = line
        self.part = part
        self.afterGap = afterGap
    }
}

/// How far rows, columns and spans of a table can be relied on.
public enum GridKind: String, Sendable {
    /// Rows, columns and spans are stated: docx, xlsx, html.
    case exact
    /// Rows and columns are separated, spans are not told: tabs, csv, markdown, bars with several cells a line.
    case separated
    /// Columns were told by runs of blanks; `Cell.column` is the display column (a Chinese character counts two).
    case spaced
    /// One cell a line, closed by a bar; rows and columns are lost. Blank cells are cells with no text.
    case loose
}

public struct Table: Equatable, Sendable {
    /// From 0, counted over the file.
    public var index: Int
    public var grid: GridKind
    public var part: Text?
    public var rowCount: Int
    public var columnCount: Int
    /// Sparse: only the cells that the file states, in order of row and column. A cell under another's span is not among them.
    /// A stated blank cell has no text.
    public var cells: [Cell]

    public init(
        index: Int, grid: GridKind, part: Text? = nil, rowCount: Int = 0, columnCount: Int = 0, cells: [Cell] = []
    ) {
        self.index = index
        self.grid = grid
        self.part = part
        self.rowCount = rowCount
        self.columnCount = columnCount
        self.cells = cells
    }
}

public struct Cell: Equatable, Sendable {
    /// From 0 within the table.
    public var row: Int
    public var column: Int
    public var rowSpan: Int
    public var columnSpan: Int
    /// In text files: the line, from 1.
    public var line: Int?
    /// As stated, with `\n` where a paragraph or line of the cell ends.
    public var text: Text
    public var traits: CellTraits
    /// Where a stored number is shown by a format (0.95 as 95%): the stored text; `text` is what a person sees.
    public var stored: Text?
    /// In files made of pages: where it stands; of a cell that goes over a page break, where it begins.
    public var box: PageBox?

    public init(
        row: Int, column: Int, rowSpan: Int = 1, columnSpan: Int = 1, line: Int? = nil, text: Text,
        traits: CellTraits = [], stored: Text? = nil, box: PageBox? = nil
    ) {
        self.box = box
        self.row = row
        self.column = column
        self.rowSpan = rowSpan
        self.columnSpan = columnSpan
        self.line = line
        self.text = text
        self.traits = traits
        self.stored = stored
    }
}

public struct CellTraits: OptionSet, Hashable, Sendable {
    public let rawValue: UInt8
    public init(rawValue: UInt8) { self.rawValue = rawValue }
    /// In a hidden row, column or sheet, or hidden text.
    public static let hidden = CellTraits(rawValue: 1)
    /// The shown value is computed by a formula.
    public static let formula = CellTraits(rawValue: 2)
    /// Holds text that a tracked change inserted or deleted; read as accepted.
    public static let revised = CellTraits(rawValue: 4)
    /// Stored as a number (not as text).
    public static let numeric = CellTraits(rawValue: 8)
    /// Stored as a date, shown as `2025-09-30`.
    public static let date = CellTraits(rawValue: 16)
    /// A page of text begins here.
    public static let startsPage = CellTraits(rawValue: 32)
}

public struct DocumentNotice: Equatable, Sendable {
    public var text: Wording
    public var part: Text?
    public var table: Int?
    public var row: Int?
    public var column: Int?

    public init(_ text: Wording, part: Text? = nil, table: Int? = nil, row: Int? = nil, column: Int? = nil) {
        self.text = text
        self.part = part
        self.table = table
        self.row = row
        self.column = column
    }
}
