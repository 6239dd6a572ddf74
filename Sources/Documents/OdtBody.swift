import Basics

/// Takes in the content of an odt, element by element, and lays out its blocks.
struct OdtBody: XMLConsumer {
    private var output: WordOutput
    private let styles: OdfStyles
    /// Tables that are open, the innermost last.
    private var tables: [OdfTable] = []
    /// Paragraphs that are open: more than one where a text box hangs on a paragraph.
    private var paragraphs: [OpenParagraph] = []
    /// Text of the open paragraphs and cells, one behind the other.
    private var text = OdfText()
    /// Line ends that are due before the next text; those that no text follows are never written.
    private var pendingBreaks = 0
    private var lists: [List] = []
    /// The next number of each list style, for a list that goes on with an earlier one.
    private var counters: [Text: [Int: Int]] = [:]
    /// The number that is due before the next paragraph.
    private var label: Text?
    /// For each open span and section whether it does not show.
    private var hidden: [Bool] = []
    private var hiddenDepth = 0
    private var insertions = 0

    private struct OpenParagraph {
        var start: Int
        var breaksBefore: Int
        var inCell: Bool
        var isHidden: Bool
        /// Pictures and boxes that are open in it, whose own words (titles) are none of its text.
        var frames = 0
    }

    private struct List {
        var style: Text
        var next: Int
    }

    init(part: String, styles: OdfStyles, limits: Limits) {
        output = WordOutput(part: part, limits: limits)
        self.styles = styles
    }

    var document: Document { output.document(.odt) }

    private var inCell: Bool { tables.last?.cell != nil }

    private mutating func edit(_ change: (inout OdfTable) -> Void) {
        if let last = tables.indices.last { change(&tables[last]) }
    }

    // MARK: Elements

    enum Word: String, XMLWord {
        case body, p, h, s, tab, span, section, list, table, change, frame, note, annotation
        case lineBreak = "line-break"
        case item = "list-item"
        case row = "table-row"
        case cell = "table-cell"
        case covered = "covered-table-cell"
        case textBox = "text-box"
        case shape = "custom-shape"
        case insertionStarts = "change-start"
        case insertionEnds = "change-end"
        case region = "changed-region"
        case tracked = "tracked-changes"
        // Left out with all that is in them.
        case deletion
        case ruby = "ruby-text"
        case automatic = "automatic-styles"
        case styles = "styles"
        case master = "master-styles"
        case forms, scripts, meta, settings
    }
    static let vocabulary = XMLVocabulary<Word>()

    mutating func start(_ word: Word?, _ attributes: XMLAttributes) throws(DocumentFault) -> Bool {
        guard let word else { return true }
        switch word {
        case .p, .h: startParagraph(attributes)
        case .s: if takesText { addBlanks(attributes["c"]?.whole ?? 1) }
        case .tab: if takesText { addBlanks(1) }
        case .lineBreak: if takesText { pendingBreaks += 1 }
        case .span:
            hide(attributes["style-name"].map { styles.hiddenTexts.contains($0.text) } ?? false)
        case .section:
            hide(attributes["display"].map { $0 == "none" } ?? false)
        case .list: startList(attributes)
        case .item: startItem(attributes)
        case .table: startTable()
        case .row:
            let count = times(attributes["number-rows-repeated"])
            edit { $0.startRow(times: count) }
        case .cell, .covered: startCell(attributes, isCovered: word == .covered)
        case .frame, .shape: if let last = paragraphs.indices.last { paragraphs[last].frames += 1 }
        case .textBox: if inCell { breakAtTextBox(hasParagraph: false) }
        case .insertionStarts: insertions += 1
        case .insertionEnds: if insertions > 0 { insertions -= 1 }
        case .change: revise()
        case .region: output.hasRevisions = true
        case .note, .annotation:
            output.notes += 1
            return false
        case .body, .tracked: break
        case .deletion, .ruby, .automatic, .styles, .master, .forms, .scripts, .meta, .settings: return false
        }
        return true
    }

    mutating func end(_ word: Word?) throws(DocumentFault) {
        guard let word else { return }
        switch word {
        case .p, .h: endParagraph()
        case .span, .section: if hidden.popLast() ?? false { hiddenDepth -= 1 }
        case .list: endList()
        case .table: endTable()
        case .row:
            if let last = tables.indices.last { try tables[last].endRow(&output) }
        case .cell, .covered: try endCell()
        case .frame, .shape: if let last = paragraphs.indices.last { paragraphs[last].frames -= 1 }
        case .textBox: if inCell { breakAtTextBox(hasParagraph: true) }
        default: break
        }
    }

    /// How often an element stands for; what is larger than any table is bounded where it is laid out.
    private func times(_ value: XMLValue?) -> Int { max(1, value?.whole ?? 1) }

    // MARK: Text

    private var takesText: Bool { paragraphs.last.map { $0.frames == 0 } ?? false }

    mutating func text(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard takesText, bytes.contains(where: { $0 > 0x20 }) || pendingBreaks == 0 else { return }
        beforeText()
        text.add(bytes)
    }

    private mutating func addBlanks(_ count: Int) {
        beforeText()
        text.addBlanks(count)
    }

    /// Writes the line ends that are due and notes what kind of text begins.
    private mutating func beforeText() {
        let begin = inCell ? tables.last?.cell?.start ?? 0 : paragraphs.last?.start ?? 0
        if pendingBreaks > 0 {
            if text.bytes.count > begin { text.addLineEnds(pendingBreaks) } else { text.beginLine() }
            pendingBreaks = 0
        }
        if let label {
            text.addLabel(label)
            self.label = nil
        }
        if hiddenDepth > 0 || paragraphs.last?.isHidden ?? false {
            edit { $0.cell?.traits.insert(.hidden) }
            output.hasHiddenText = true
        }
        if insertions > 0 { revise() }
    }

    private mutating func revise() {
        edit { $0.cell?.traits.insert(.revised) }
        output.hasRevisions = true
    }

    private mutating func hide(_ isHidden: Bool) {
        hidden.append(isHidden)
        if isHidden { hiddenDepth += 1 }
    }

    // MARK: Paragraphs

    private mutating func startParagraph(_ attributes: XMLAttributes) {
        let isHidden = attributes["style-name"].map { styles.hiddenTexts.contains($0.text) } ?? false
        if inCell {
            paragraphs.append(
                OpenParagraph(start: text.bytes.count, breaksBefore: 0, inCell: true, isHidden: isHidden))
            // The first paragraph has no line end before it; an empty one still is a line.
            if tables.last?.cell?.hasParagraph ?? false { pendingBreaks += 1 }
            edit { $0.cell?.hasParagraph = true }
        } else {
            paragraphs.append(
                OpenParagraph(
                    start: text.bytes.count, breaksBefore: pendingBreaks, inCell: false, isHidden: isHidden))
            pendingBreaks = 0
        }
        text.beginLine()
    }

    private mutating func endParagraph() {
        guard let paragraph = paragraphs.popLast() else { return }
        label = nil
        guard !paragraph.inCell else { return }
        pendingBreaks = paragraph.breaksBefore
        output.paragraph(text.take(from: paragraph.start))
    }

    /// A text box in a cell begins or ends a line of it, and its first paragraph begins no further one.
    private mutating func breakAtTextBox(hasParagraph: Bool) {
        pendingBreaks = max(1, pendingBreaks)
        edit { $0.cell?.hasParagraph = hasParagraph }
    }

    // MARK: Lists

    private mutating func startList(_ attributes: XMLAttributes) {
        let style = attributes["style-name"]?.text ?? lists.last?.style ?? Text()
        let level = lists.count + 1
        let goesOn = attributes.isOn("continue-numbering") || attributes["continue-list"] != nil
        let first = styles.numbering(style, level: level)?.start ?? 1
        lists.append(List(style: style, next: goesOn ? counters[style]?[level] ?? first : first))
    }

    private mutating func startItem(_ attributes: XMLAttributes) {
        guard let last = lists.indices.last else { return }
        let number = attributes["start-value"]?.whole ?? lists[last].next
        guard let numbering = styles.numbering(lists[last].style, level: lists.count) else { return }
        lists[last].next = number + 1
        label = numbering.label(number)
    }

    private mutating func endList() {
        label = nil
        guard let list = lists.popLast() else { return }
        counters[list.style, default: [:]][lists.count + 1] = list.next
    }

    // MARK: Tables

    private mutating func startTable() {
        if let outer = tables.indices.last, let cell = tables[outer].cell {
            // A table within a cell: the outer table is cut here, and the cell's own words stand between the pieces.
            if let piece = tables[outer].cut() { output.table(piece) }
            output.lines(text.take(from: cell.start))
            pendingBreaks = 0
        }
        tables.append(OdfTable())
    }

    private mutating func endTable() {
        guard let table = tables.popLast() else { return }
        if let piece = table.piece { output.table(piece) }
    }

    private mutating func startCell(_ attributes: XMLAttributes, isCovered: Bool) {
        let cell = OdfTable.OpenCell(
            start: text.bytes.count, rowSpan: times(attributes["number-rows-spanned"]),
            columnSpan: times(attributes["number-columns-spanned"]),
            times: times(attributes["number-columns-repeated"]), isCovered: isCovered)
        edit { $0.cell = cell }
        pendingBreaks = 0
    }

    private mutating func endCell() throws(DocumentFault) {
        guard let at = tables.indices.last, let cell = tables[at].cell else { return }
        let words = text.take(from: cell.start)
        pendingBreaks = 0
        if cell.isDissolved { output.lines(words) }
        try tables[at].endCell(words, &output)
    }
}
