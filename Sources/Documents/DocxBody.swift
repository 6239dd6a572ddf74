import Basics

/// Takes in the main document of a docx, element by element, and lays out its blocks.
struct DocxBody: XMLConsumer {
    private var output: WordOutput
    /// Tables that are open, the innermost last.
    private var tables: [DocxTable] = []
    /// Paragraphs that are open: more than one where a text box hangs on a paragraph.
    private var paragraphs: [OpenParagraph] = []
    /// Text of the open paragraphs and cells, one behind the other.
    private var text: [UInt8] = []
    /// Line ends that are due before the next text; those that no text follows are never written.
    private var pendingBreaks = 0
    /// The next paragraph continues the last, whose mark was deleted by a tracked change.
    private var joinsNext = false
    /// Where the text begins that such a paragraph outside tables left behind.
    private var carriedFrom: Int?
    private var inText = false
    private var runIsHidden = false
    /// How many tracked insertions are open.
    private var insertions = 0
    /// Whether an alternative was taken already, for each open choice of alternatives.
    private var alternatives: [Bool] = []
    private var propertiesOfParagraph = false
    /// The state of the tick box of an old form field, while it is open.
    private var tick: Bool?

    /// The number of the bookmark around our own list of findings, while it is open: that list is no part of the document.
    private var ownList: Text?
    let asksOffsets: Bool
    /// The offset that the parser told last.
    private var offset = 0

    private struct OpenParagraph {
        var start: Int
        var breaksBefore: Int
        var inCell: Bool
        /// The offset at which its tag ends.
        var tag: Int
    }

    /// - Parameter asksOffsets: whether the places of paragraphs and cells in the part are kept, for one who writes into it.
    init(part: String, limits: Limits, asksOffsets: Bool = false) {
        output = WordOutput(part: part, limits: limits)
        self.asksOffsets = asksOffsets
        text.reserveCapacity(1024)
    }

    var document: Document { output.document(.docx) }
    /// Where cells and paragraphs stand in the part, where that was asked for.
    var spots: DocxSpots { output.spots }

    mutating func at(_ offset: Int) { self.offset = offset }

    private var inCell: Bool { tables.last?.cell != nil }

    /// Changes the innermost open table, where there is one.
    private mutating func edit(_ change: (inout DocxTable) -> Void) {
        if let last = tables.indices.last { change(&tables[last]) }
    }

    // MARK: Elements

    enum Word: String, XMLWord {
        case p, r, t, tbl, tr, tc, pPr, vanish, gridSpan, vMerge, hMerge, gridBefore, gridAfter, ins, moveTo, del
        case moveFrom, br, cr, tab, ptab, sym, noBreakHyphen, txbxContent, trPr
        case cellDel, cellIns, checkBox, checked, `default`, body
        // As Word 2003 writes them in its one XML file.
        case verticalMerge = "vmerge"
        case horizontalMerge = "hmerge"
        case annotation
        /// A part of a package that is laid flat in one file.
        case packagePart = "part"
        case bookmarkStart, bookmarkEnd
        case alternateContent = "AlternateContent"
        case choice = "Choice"
        case fallback = "Fallback"
        // Left out with all that is in them.
        case delText, instrText, delInstrText, sdtPr, rt, tblPrChange, pPrChange, rPrChange, tcPrChange, trPrChange
        case sectPr, sectPrChange, tblGridChange, tblPrExChange, numberingChange, cellMerge, footnote, endnote
    }

    static let vocabulary = XMLVocabulary<Word>()

    mutating func start(_ word: Word?, _ attributes: XMLAttributes) throws(DocumentFault) -> Bool {
        guard let word else { return true }
        switch word {
        case .p: startParagraph()
        case .r: runIsHidden = false
        case .t: inText = true
        case .pPr: propertiesOfParagraph = true
        case .vanish:
            if !propertiesOfParagraph, !paragraphs.isEmpty { runIsHidden = attributes["val"].map { $0.isOn } ?? true }
        case .br, .cr: if !paragraphs.isEmpty { pendingBreaks += 1 }
        case .tab, .ptab: if !propertiesOfParagraph, !paragraphs.isEmpty { append(0x20) }
        case .noBreakHyphen: append(0x2D)
        case .sym:
            if let code = attributes["char"]?.character {
                append(DocxSymbol.character(code, font: attributes["font"]?.text ?? Text()))
            }
        case .txbxContent: if inCell { breakAtTextBox(hasParagraph: false) }
        case .alternateContent: alternatives.append(false)
        case .choice, .fallback: return takesAlternative()
        case .ins, .moveTo: return startInsertion()
        case .del, .moveFrom: return startDeletion()
        case .checkBox: tick = false
        case .checked, .default: if tick != nil { tick = attributes["val"].map { $0.isOn } ?? true }
        case .tbl: startTable()
        case .tr: edit { $0.startRow() }
        case .tc: return startCell()
        case .gridSpan: edit { $0.cell?.columnSpan = max(1, attributes["val"]?.whole ?? 1) }
        case .vMerge, .verticalMerge:
            edit { $0.cell?.merge = attributes["val"].map { $0 == "restart" } ?? false ? .restart : .continued }
        case .hMerge, .horizontalMerge:
            if !(attributes["val"].map { $0 == "restart" } ?? false) { edit { $0.cell?.continuesLeft = true } }
        case .gridBefore:
            let count = min(attributes["val"]?.whole ?? 0, output.limits.columns)
            edit { $0.columnsBefore(count) }
        case .gridAfter:
            let count = min(attributes["val"]?.whole ?? 0, output.limits.columns)
            edit { $0.columnsAfter = count }
        case .trPr: edit { $0.inRowProperties = true }
        case .cellDel:
            edit { $0.cell?.isDeleted = true }
            output.hasRevisions = true
        case .cellIns: revise()
        case .annotation:
            guard attributes["type"].map({ $0 == "Word.Deletion" }) ?? false else { break }
            return startDeletion()
        case .packagePart: return attributes["name"].map { $0 == "/word/document.xml" } ?? false
        case .body: break
        case .bookmarkStart:
            if ownList == nil, attributes["name"].map({ $0 == OwnMarks.list }) ?? false {
                ownList = attributes["id"]?.text
            }
        case .bookmarkEnd: if ownList != nil, attributes["id"]?.text == ownList { ownList = nil }
        case .delText, .instrText, .delInstrText, .sdtPr, .rt, .tblPrChange, .pPrChange, .rPrChange, .tcPrChange,
            .trPrChange,
            .sectPr, .sectPrChange, .tblGridChange, .tblPrExChange, .numberingChange, .cellMerge, .footnote, .endnote:
            return false
        }
        return true
    }

    mutating func end(_ word: Word?) throws(DocumentFault) {
        guard let word else { return }
        switch word {
        case .p: endParagraph()
        case .t: inText = false
        case .pPr: propertiesOfParagraph = false
        case .txbxContent: if inCell { breakAtTextBox(hasParagraph: true) }
        case .alternateContent: _ = alternatives.popLast()
        case .ins, .moveTo: if insertions > 0 { insertions -= 1 }
        case .checkBox:
            if let tick { append(tick ? 0x2611 : 0x2610) }
            tick = nil
        case .tbl: endTable()
        case .trPr: edit { $0.inRowProperties = false }
        case .tr: edit { $0.endRow() }
        case .tc: try endCell()
        case .body: endCarried()
        default: break
        }
    }

    // MARK: Text

    mutating func text(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard inText, !bytes.isEmpty, ownList == nil else { return }
        beforeText()
        let from = text.count
        text.append(contentsOf: bytes)
        for i in from..<text.count where text[i] < 0x20 { text[i] = 0x20 }
    }

    private mutating func append(_ scalar: UInt32) {
        guard !paragraphs.isEmpty, ownList == nil else { return }
        beforeText()
        appendScalar(scalar, to: &text)
    }

    /// Writes the line ends that are due and notes what kind of text begins.
    private mutating func beforeText() {
        if pendingBreaks > 0 {
            let begin = inCell ? tables.last?.cell?.start ?? 0 : paragraphs.last?.start ?? 0
            if text.count > begin { text.append(contentsOf: repeatElement(0x0A, count: pendingBreaks)) }
            pendingBreaks = 0
        }
        if runIsHidden {
            edit { $0.cell?.isHidden = true }
            output.hasHiddenText = true
        }
        if insertions > 0 { revise() }
    }

    /// Notes that a tracked change touches what is open.
    private mutating func revise() {
        edit { $0.cell?.isRevised = true }
        output.hasRevisions = true
    }

    private mutating func takesAlternative() -> Bool {
        guard let last = alternatives.indices.last else { return true }
        if alternatives[last] { return false }
        alternatives[last] = true
        return true
    }

    private mutating func startInsertion() -> Bool {
        insertions += 1
        if tables.last?.inRowProperties ?? false {
            edit { $0.rowIsInserted = true }
            output.hasRevisions = true
        }
        return true
    }

    private mutating func startDeletion() -> Bool {
        revise()
        if propertiesOfParagraph {
            joinsNext = true
        } else if tables.last?.inRowProperties ?? false {
            edit { $0.rowIsDeleted = true }
        }
        return false
    }

    // MARK: Paragraphs

    private mutating func startParagraph() {
        runIsHidden = false
        if inCell {
            paragraphs.append(OpenParagraph(start: text.count, breaksBefore: 0, inCell: true, tag: offset))
            let offset = asksOffsets ? offset : nil
            edit { table in
                if let offset, table.cell?.spot == nil { table.cell?.spot = DocxSpot(first: offset, last: offset) }
            }
            // The first paragraph has no line end before it; an empty one still is a line.
            if tables.last?.cell?.hasParagraph ?? false, !joinsNext { pendingBreaks += 1 }
            edit { $0.cell?.hasParagraph = true }
        } else {
            paragraphs.append(
                OpenParagraph(
                    start: carriedFrom ?? text.count, breaksBefore: pendingBreaks, inCell: false, tag: offset))
            pendingBreaks = 0
            carriedFrom = nil
        }
        joinsNext = false
    }

    private mutating func endParagraph() {
        guard let paragraph = paragraphs.popLast() else { return }
        guard !paragraph.inCell else {
            // The last paragraph of the cell to end: one within another, in a text box, ended before it.
            edit { $0.cell?.spot?.last = paragraph.tag }
            return
        }
        let spot = asksOffsets ? DocxSpot(first: paragraph.tag, last: paragraph.tag) : nil
        pendingBreaks = paragraph.breaksBefore
        if joinsNext, paragraphs.isEmpty {
            carriedFrom = paragraph.start
        } else {
            output.paragraph(take(paragraph.start), spot)
        }
    }

    /// Ends what a joined paragraph left behind where no paragraph follows.
    private mutating func endCarried() {
        if let start = carriedFrom { output.paragraph(take(start), nil) }
        carriedFrom = nil
        joinsNext = false
    }

    /// Takes the text from an offset on off the buffer.
    private mutating func take(_ start: Int) -> Text {
        guard start < text.count else { return Text() }
        let words = Text(text[start...])
        text.removeSubrange(start...)
        return words
    }

    /// A text box in a cell begins or ends a line of it, and its first paragraph begins no further one.
    private mutating func breakAtTextBox(hasParagraph: Bool) {
        pendingBreaks = max(1, pendingBreaks)
        edit { $0.cell?.hasParagraph = hasParagraph }
    }

    // MARK: Tables

    private mutating func startTable() {
        // Our list holds no table: whatever else stands there is read.
        ownList = nil
        if !inCell { endCarried() }
        if let outer = tables.indices.last, let cell = tables[outer].cell {
            // A table within a cell: the outer table is cut here, and the cell's own words stand between the pieces.
            let spots = tables[outer].takeSpots()
            if let piece = tables[outer].cut() { output.table(piece, spots) }
            output.lines(take(cell.start), cell.spot)
            pendingBreaks = 0
        }
        tables.append(DocxTable())
    }

    private mutating func endTable() {
        guard let table = tables.popLast() else { return }
        if let piece = table.piece { output.table(piece, table.spots) }
    }

    private mutating func startCell() -> Bool {
        guard let table = tables.last else { return true }
        if table.rowIsDeleted { return false }
        tables[tables.count - 1].cell = DocxTable.OpenCell(start: text.count, isRevised: table.rowIsInserted)
        pendingBreaks = 0
        joinsNext = false
        return true
    }

    private mutating func endCell() throws(DocumentFault) {
        guard let at = tables.indices.last, let cell = tables[at].cell else { return }
        let words = take(cell.start)
        pendingBreaks = 0
        joinsNext = false
        if cell.isDissolved, !cell.isDeleted { output.lines(words, cell.spot) }
        try tables[at].endCell(words, &output)
    }
}
