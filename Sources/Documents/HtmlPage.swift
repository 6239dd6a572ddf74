import Basics
import CXML2

/// A page under way: takes the parser's events and builds paragraphs and tables.
final class HtmlPage {
    private struct Element {
        var tag: HtmlTag
        var isHidden: Bool
    }

    private struct List {
        var isNumbered: Bool
        var next: Int
    }

    var out: BlockList
    let limits: Limits
    var fault: DocumentFault?
    /// Stops the parser.
    var stop: () -> Void = {}

    private var elements: [Element] = []
    private var lists: [List] = []
    private var unseenDepth = 0
    private var hiddenDepth = 0
    private var preDepth = 0
    private var hiddenParagraphs = 0
    var tables: [HtmlTable] = []

    /// The words of the cell or paragraph under way.
    private var words: [UInt8] = []
    private var wordsAreHidden = false
    private var pendingBreak = false
    private var pendingSpace = Space.none
    private enum Space { case none, blank, lineEnd }

    init(limits: Limits) {
        self.limits = limits
        out = BlockList(limits: limits)
    }

    static func at(_ pointer: UnsafeMutableRawPointer) -> HtmlPage {
        Unmanaged<HtmlPage>.fromOpaque(pointer).takeUnretainedValue()
    }

    func finish() throws(DocumentFault) -> Document {
        while !tables.isEmpty { endTable() }
        endParagraph()
        if let fault { throw fault }
        var document = Document(format: .html, blocks: out.blocks)
        if hiddenParagraphs > 0 {
            document.notices.append(
                DocumentNotice(
                    Wording(
                        zh: "网页里有 \(hiddenParagraphs) 段不显示的文字，也一并读了",
                        en: "\(hiddenParagraphs) paragraphs that the page does not show were read too")))
        }
        return document
    }

    func fail(_ fault: DocumentFault) {
        guard self.fault == nil else { return }
        self.fault = fault
        stop()
    }

    /// Runs what may outgrow a budget.
    func attempt(_ work: () throws(DocumentFault) -> Void) {
        do throws(DocumentFault) { try work() } catch { fail(error) }
    }

    // MARK: Events

    func start(_ name: UInt64, _ attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?) {
        guard fault == nil else { return }
        // Unclosed inline tags pile up in honest pages; browsers too stop at 512.
        let deepest = limits.depth * 2
        guard elements.count < deepest else { return fail(.nestedTooDeep(limit: deepest)) }
        let tag = HtmlTag(name)
        let facts = HtmlAttributes(attributes)
        elements.append(Element(tag: tag, isHidden: facts.isHidden))
        if facts.isHidden { hiddenDepth += 1 }
        if tag == .unseen { unseenDepth += 1 }
        guard unseenDepth == 0 else { return }
        switch tag {
        case .inline, .unseen: break
        case .block, .lineBreak: breakLine()
        case .preformatted:
            breakLine()
            preDepth += 1
        case .list, .orderedList:
            breakLine()
            let isNumbered = tag == .orderedList && !facts.hasNoListStyle
            lists.append(List(isNumbered: isNumbered, next: facts.start ?? 1))
        case .item: startItem(facts)
        case .table: startTable()
        case .row:
            if tables.isEmpty { startTable() }
            startRow()
        case .cell:
            if tables.isEmpty { startTable() }
            startCell(facts)
        }
    }

    func end() {
        guard fault == nil, let element = elements.popLast() else { return }
        defer { if element.isHidden { hiddenDepth -= 1 } }
        if element.tag == .unseen {
            unseenDepth -= 1
            return
        }
        guard unseenDepth == 0 else { return }
        switch element.tag {
        case .inline, .unseen, .lineBreak: break
        case .block, .item: breakLine()
        case .preformatted: endPreformatted()
        case .list, .orderedList:
            breakLine()
            _ = lists.popLast()
        case .cell: endCell()
        case .row: endRow()
        case .table: endTable()
        }
    }

    func add(_ characters: UnsafeBufferPointer<UInt8>) {
        guard fault == nil, unseenDepth == 0 else { return }
        if preDepth > 0 {
            if pendingBreak && !words.isEmpty { words.append(0x0A) }
            pendingBreak = false
            for byte in characters where byte != 0x0D { words.append(byte) }
            if hiddenDepth > 0 { wordsAreHidden = true }
            return
        }
        var i = 0
        while i < characters.count {
            let byte = characters[i]
            if byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D || byte == 0x0C {
                if byte == 0x0A || byte == 0x0D { pendingSpace = .lineEnd }
                if pendingSpace == .none { pendingSpace = .blank }
                i += 1
                continue
            }
            let start = i
            while i < characters.count, characters[i] > 0x20 { i += 1 }
            // Any other control character is a word of its own.
            if i == start { i += 1 }
            separate(from: byte)
            words.append(contentsOf: characters[start..<i])
            if hiddenDepth > 0 { wordsAreHidden = true }
        }
    }

    /// Puts what stands before the next word: a line end, a blank, or nothing.
    private func separate(from next: UInt8) {
        defer {
            pendingSpace = .none
            pendingBreak = false
        }
        guard let last = words.last else { return }
        if pendingBreak {
            words.append(0x0A)
        } else if pendingSpace != .none {
            // A line end of the source between two Chinese characters is none of the text.
            if pendingSpace == .lineEnd && last >= 0x80 && next >= 0xE3 { return }
            words.append(0x20)
        }
    }

    // MARK: Words

    private var isInCell: Bool { tables.last?.takesWords ?? false }

    func breakLine() {
        if isInCell {
            pendingBreak = true
            pendingSpace = .none
        } else if preDepth == 0 {
            endParagraph()
        }
    }

    private func startItem(_ facts: HtmlAttributes) {
        breakLine()
        guard let list = lists.last, list.isNumbered, !facts.hasNoListStyle else { return }
        let number = facts.start ?? list.next
        lists[lists.count - 1].next = number + 1
        separate(from: 0x30)
        words.append(contentsOf: "\(number).".utf8)
        pendingSpace = .none
    }

    /// The words so far, taken out; nil where there are none but blanks.
    func takeWords() -> (text: Text, isHidden: Bool)? {
        defer {
            words.removeAll(keepingCapacity: true)
            wordsAreHidden = false
            pendingBreak = false
            pendingSpace = .none
        }
        while words.last == 0x0A { words.removeLast() }
        guard !words.isEmpty else { return nil }
        let text = Text(bytes: Array(words))
        guard !isAllBlank(text) else { return nil }
        return (text, wordsAreHidden)
    }

    private func isAllBlank(_ text: Text) -> Bool {
        var i = 0
        while i < text.count {
            let (value, length) = text.scalar(at: i)
            if !isBlank(value) { return false }
            i += length
        }
        return true
    }

    func endParagraph() {
        guard let (text, isHidden) = takeWords() else { return }
        if isHidden { hiddenParagraphs += 1 }
        addLines(text)
    }

    /// Each line of a text as a paragraph.
    func addLines(_ text: Text) {
        attempt { () throws(DocumentFault) in
            for line in text.bytes.split(separator: 0x0A) {
                let words = Text(line).trimmed()
                if !words.isEmpty { try out.addParagraph(words) }
            }
        }
    }

    private func endPreformatted() {
        preDepth = max(0, preDepth - 1)
        guard preDepth == 0 else { return }
        guard !isInCell else { return breakLine() }
        guard let (text, _) = takeWords() else { return }
        // Set in plain text: its tabs, bars and blanks make the tables.
        attempt { () throws(DocumentFault) in
            try out.append(TextReader.blocks(text.bytes, isMarkdown: false, limits: limits))
        }
    }
}
