import Basics

/// Opens a docx: the paragraphs and tables of its main part, in order.
enum DocxReader {
    /// - Throws: `DocumentFault`: no document in it, damaged, a DOCTYPE, over a limit.
    static func read(_ bytes: [UInt8], limits: Limits) throws(DocumentFault) -> Document {
        let archive = try Archive(bytes, limits: limits)
        guard let xml = try archive.part("word/document.xml") else { throw .missingPart("word/document.xml") }
        let parser = DocxParser(part: "word/document.xml", limits: limits)
        try parser.parse(xml)
        return parser.finish()
    }
}

/// The reading of `word/document.xml`.
final class DocxParser: XMLReader {
    /// The elements that matter; their numbers are the positions here.
    private enum Element: Int {
        case table = 1, row, cell, paragraph, run, text, tab, lineBreak, carriageReturn, gridSpan, vMerge, gridBefore
        case deleted, inserted, movedFrom, movedTo, vanish, textBox, fallback, symbol, hyphen, paragraphProperties
        case rowProperties
    }

    override class var names: [String] {
        [
            "tbl", "tr", "tc", "p", "r", "t", "tab", "br", "cr", "gridSpan", "vMerge", "gridBefore", "del", "ins",
            "moveFrom", "moveTo", "vanish", "txbxContent", "Fallback", "sym", "noBreakHyphen", "pPr", "trPr",
        ]
    }

    /// A table being read; where a table stands inside a cell, the outer one is cut there.
    private struct OpenTable {
        var cells: [Cell] = []
        var row = -1
        var column = 0
        var columnCount = 0
        /// The cell that a vertical merge goes on from, by column.
        var merges: [Int: Int] = [:]
        var span = 1
        var merge: Merge = .none
        var cellText = Text()
        var cellParagraphs = 0
        var cellTraits: CellTraits = []
        /// Blocks of nested tables of this cell, in order.
        var nested: [Block] = []
        /// Where the cells of the row that is being read begin.
        var rowStart = 0
        var rowDeleted = false
        /// Nested blocks of the row, to come behind it.
        var rowNested: [Block] = []

        enum Merge { case none, restart, goesOn }
    }

    private let limits: Limits
    private var blocks: [Block] = []
    private var tables: [OpenTable] = []
    private var paragraph = Text()
    /// Paragraphs that a text box interrupts.
    private var interrupted: [Text] = []
    private var traits: CellTraits = []
    private var inText = false
    private var inRun = false
    private var hiddenRun = false
    private var removed = 0
    private var inserted = 0
    private var skipped = 0
    private var inParagraphProperties = 0
    private var inRowProperties = 0
    private var paragraphCount = 0
    private var tableCount = 0
    private var cellCount = 0
    private var sawHidden = false
    private var sawChanges = false

    init(part: String, limits: Limits) {
        self.limits = limits
        super.init(part: part)
    }

    func finish() -> Document {
        var document = Document(format: .docx, blocks: blocks)
        if sawChanges {
            document.notices.append(
                DocumentNotice(
                    Wording(
                        zh: "文件里有未接受的修订，已按“全部接受”读入。", en: "The file holds tracked changes; it was read as if all were accepted.")
                ))
        }
        if sawHidden {
            document.notices.append(
                DocumentNotice(Wording(zh: "文件里有隐藏文字，已一并读入。", en: "The file holds hidden text; it was read as well.")))
        }
        return document
    }

    // MARK: Events

    override func start(_ number: Int, _ attributes: XMLAttributes) {
        guard let element = Element(rawValue: number) else { return }
        if element == .fallback { skipped += 1 }
        guard skipped == 0 else { return }
        switch element {
        case .table: tables.append(OpenTable())
        case .row: startRow()
        case .cell: startCell()
        case .gridBefore: if !tables.isEmpty { skipColumns(attributes.int("val") ?? 0) }
        case .gridSpan: if !tables.isEmpty { top.span = min(max(1, attributes.int("val") ?? 1), limits.columns) }
        case .vMerge:
            if !tables.isEmpty { top.merge = attributes.text("val").map { $0 == "restart" } ?? false ? .restart : .goesOn }
        case .paragraph: paragraph = Text()
        case .run: inRun = true; hiddenRun = false
        case .vanish:
            if inRun, inParagraphProperties == 0, attributes.isOn("val") { hiddenRun = true }
        case .text: inText = true
        case .tab: if inRun { append(" ") }
        case .lineBreak, .carriageReturn: if inRun { append("\n") }
        case .hyphen: append("-")
        case .symbol: appendSymbol(attributes)
        case .deleted, .movedFrom: change(&removed)
        case .inserted, .movedTo: change(&inserted)
        case .textBox:
            interrupted.append(paragraph)
            paragraph = Text()
        case .paragraphProperties: inParagraphProperties += 1
        case .rowProperties: inRowProperties += 1
        case .fallback: break
        }
    }

    override func end(_ number: Int) {
        guard let element = Element(rawValue: number) else { return }
        if element == .fallback { skipped -= 1 }
        guard skipped == 0 else { return }
        switch element {
        case .table: endTable()
        case .row: endRow()
        case .cell: endCell()
        case .paragraph: endParagraph()
        case .run: inRun = false
        case .text: inText = false
        case .deleted, .movedFrom: removed = max(0, removed - 1)
        case .inserted, .movedTo: inserted = max(0, inserted - 1)
        case .textBox: paragraph = interrupted.popLast() ?? Text()
        case .paragraphProperties: inParagraphProperties = max(0, inParagraphProperties - 1)
        case .rowProperties: inRowProperties = max(0, inRowProperties - 1)
        default: break
        }
    }

    override func text(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard inText, skipped == 0, removed == 0 else { return }
        paragraph.bytes.append(contentsOf: bytes)
        noteTraits()
    }

    private func append(_ mark: StaticString) {
        guard removed == 0 else { return }
        paragraph.append(Text(mark))
    }

    private func noteTraits() {
        if hiddenRun {
            traits.insert(.hidden)
            sawHidden = true
        }
        if inserted > 0 { traits.insert(.revised) }
    }

    /// A deleted or inserted run, or row.
    private func change(_ depth: inout Int) {
        depth += 1
        sawChanges = true
        traits.insert(.revised)
        if inRowProperties > 0, !tables.isEmpty, removed > 0 { top.rowDeleted = true }
    }

    /// `<w:sym w:char="F0FE"/>`: a tick or box of a symbol font.
    private func appendSymbol(_ attributes: XMLAttributes) {
        guard removed == 0, let code = attributes.text("char").flatMap({ UInt32($0.string, radix: 16) }) else { return }
        guard code >= 0xF000 else {
            paragraph.append(code)
            return
        }
        switch code & 0xFF {
        case 0xFC, 0x50: paragraph.append(0x221A)
        case 0xFE, 0x52: paragraph.append(0x2611)
        case 0xA8, 0x6F, 0xA3: paragraph.append(0x25A1)
        default: break
        }
    }

    // MARK: Structure

    private var top: OpenTable {
        get { tables[tables.count - 1] }
        _modify { yield &tables[tables.count - 1] }
    }

    private func endParagraph() {
        let text = paragraph
        paragraph = Text()
        guard !tables.isEmpty, top.row >= 0 else {
            if !text.trimmed().isEmpty {
                blocks.append(.paragraph(Paragraph(text: text, index: paragraphCount)))
                paragraphCount += 1
            }
            traits = []
            return
        }
        if top.cellParagraphs > 0 { top.cellText.append(0x0A) }
        top.cellText.append(text)
        top.cellParagraphs += 1
        top.cellTraits.formUnion(traits)
        traits = []
    }

    private func startRow() {
        guard !tables.isEmpty else { return }
        top.row += 1
        top.column = 0
        top.rowStart = top.cells.count
        top.rowDeleted = false
        if top.row >= limits.rows { stop(.tooManyCells(limits.cells)) }
    }

    private func skipColumns(_ count: Int) { top.column = min(top.column + count, limits.columns) }

    private func startCell() {
        guard !tables.isEmpty else { return }
        top.span = 1
        top.merge = .none
        top.cellText = Text()
        top.cellParagraphs = 0
        top.cellTraits = []
        top.nested = []
    }

    private func endCell() {
        guard !tables.isEmpty, top.row >= 0 else { return }
        let column = top.column
        let span = top.span
        let text = top.cellText.trimmed()
        top.column += span
        top.columnCount = max(top.columnCount, top.column)
        cellCount += 1
        if cellCount > limits.cells || top.column > limits.columns { stop(.tooManyCells(limits.cells)) }
        if !top.nested.isEmpty {
            // The text around a nested table stands before it, as a cell of its own.
            top.rowNested += top.nested
            top.nested = []
        }
        if top.merge == .goesOn, let above = top.merges[column], above < top.cells.count {
            top.cells[above].rowSpan = top.row - top.cells[above].row + 1
            if text.isEmpty { return }
        } else if top.merge != .goesOn {
            for covered in column..<(column + span) { top.merges[covered] = nil }
        }
        top.cells.append(
            Cell(row: top.row, column: column, columnSpan: span, text: top.cellText, traits: top.cellTraits))
        if top.merge == .restart { top.merges[column] = top.cells.count - 1 }
    }

    private func endRow() {
        guard !tables.isEmpty, top.row >= 0 else { return }
        if top.rowDeleted {
            top.cells.removeLast(top.cells.count - min(top.rowStart, top.cells.count))
            top.row -= 1
        }
        if !top.rowNested.isEmpty { cut() }
    }

    /// Ends the outer table behind the row that holds a nested one; the rest is a table of its own.
    private func cut() {
        let nested = top.rowNested
        top.rowNested = []
        let finished = top
        top = OpenTable()
        emit(finished)
        for block in nested { emit(block) }
    }

    private func endTable() {
        guard let table = tables.popLast() else { return }
        emit(table)
    }

    private func emit(_ table: OpenTable) {
        // A table of layout holds no text of its own.
        guard table.cells.contains(where: { !$0.text.trimmed().isEmpty }) else { return }
        emit(
            .table(
                Table(
                    index: 0, grid: .exact, rowCount: table.row + 1, columnCount: table.columnCount, cells: table.cells)))
    }

    /// Behind what has been read, or into the cell of the outer table; numbered when it gets its place in the document.
    private func emit(_ block: Block) {
        guard tables.isEmpty else {
            top.nested.append(block)
            return
        }
        if case .table(var table) = block {
            table.index = tableCount
            tableCount += 1
            blocks.append(.table(table))
        } else {
            blocks.append(block)
        }
    }
}
