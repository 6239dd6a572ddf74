import Basics

/// Writes new words into the cells of a docx as tracked changes: what goes is struck out, what comes stands behind it, in the look
/// of the words that it replaces.
struct DocxChanges {
    private let outline: XMLOutline
    private let spots: DocxSpots
    private let w: String
    private let day: String?
    private var edits = PartEdits()
    private var nextNumber: Int

    static func write(
        _ bytes: [UInt8], _ changes: [CellChange], day: String?, limits: Limits
    ) throws(DocumentFault) -> [UInt8] {
        var package = Package(bytes, limits: limits)
        let main = try package.relations(of: "").path(ofType: "officeDocument") ?? "word/document.xml"
        guard let part = try package.read(main) else { throw .documentMissing }
        var pen = DocxChanges(
            outline: try XMLOutline(part, name: main, limits: limits), spots: try DocxMarks.spots(part, main, limits),
            day: day)
        for change in changes { try pen.put(change) }
        package.put(main, pen.edits.applied(to: part))
        return try package.bytes()
    }

    private init(outline: XMLOutline, spots: DocxSpots, day: String?) {
        self.outline = outline
        self.spots = spots
        self.day = day
        w = outline.prefix(0)
        let names: [StaticString] = ["ins", "del", "moveFrom", "moveTo", "bookmarkStart"]
        nextNumber = names.flatMap { outline.all($0) }.reduce(1) { highest, index in
            let number = outline.attribute(index, "id").flatMap { Int($0) } ?? 0
            return number < Int(Int32.max) ? max(highest, number + 1) : highest
        }
    }

    /// A run of the text, and which of its characters are whose.
    private struct Run {
        var index: Int
        var range: Range<Int>
        /// Whether it holds nothing but plain words, so that it can be cut.
        var isPlain: Bool
    }

    private mutating func put(_ change: CellChange) throws(DocumentFault) {
        guard let spot = spots[change.place], let first = outline.element(tagEndingAt: spot.first),
            let last = outline.element(tagEndingAt: spot.last)
        else { throw .notChanged(change, Words.notFound) }
        var scalars: [Unicode.Scalar] = []
        var runs: [Run] = []
        collect(from: first, through: last, &scalars, &runs)
        let old = Array(change.from.unicodeScalars)
        let new = Array(change.to.unicodeScalars)
        guard !old.isEmpty else {
            guard scalars.allSatisfy({ $0.properties.isWhitespace }) else { throw .notChanged(change, Words.notFound) }
            return putFirst(change.to, in: first)
        }
        guard let start = DocxChanges.find(old, in: scalars) else { throw .notChanged(change, Words.notFound) }
        let difference = TextDifference(old, new)
        let range = (start + difference.range.lowerBound)..<(start + difference.range.upperBound)
        // What only comes stands in or behind the run before it.
        let touched = runs.filter {
            range.isEmpty
                ? $0.range.contains(max(range.lowerBound - 1, 0)) : $0.range.overlaps(range)
        }
        guard let look = touched.first?.index else { throw .notChanged(change, Words.notFound) }
        for run in touched {
            let parent = outline.elements[run.index].parent
            guard parent >= 0,
                ["p", "hyperlink", "smartTag", "sdtContent", "ins"].contains(where: { isNamed(parent, $0) })
            else { throw .notChanged(change, Words.notPlain) }
            let cut = range.isEmpty ? range : run.range.clamped(to: range)
            guard run.isPlain || cut == run.range else { throw .notChanged(change, Words.notPlain) }
            let isLast = run.index == touched.last?.index
            let (from, to) = (cut.lowerBound, cut.upperBound)
            let element = outline.elements[run.index]
            var words = ""
            if run.isPlain {
                words += piece(scalars[run.range.lowerBound..<from], like: run.index)
                if from < to { words += tracked("del", piece(scalars[from..<to], like: run.index, isDeleted: true)) }
            } else {
                words += tracked("del", struckOut(run.index))
            }
            if isLast, !difference.words.isEmpty {
                words += tracked("ins", piece(difference.words.unicodeScalars[...], like: look))
            }
            if run.isPlain { words += piece(scalars[to..<run.range.upperBound], like: run.index) }
            edits.replace(element.start..<element.end, with: words)
        }
    }

    // MARK: The words there are

    /// The characters of the paragraphs from one to another of the same cell, as `DocxBody` reads them, and their runs.
    private func collect(from first: Int, through last: Int, _ scalars: inout [Unicode.Scalar], _ runs: inout [Run]) {
        var index = first
        let end = outline.after(last)
        let parent = outline.elements[first].parent
        while index < end {
            if isNamed(index, "p"), index != first, outline.elements[index].parent == parent { scalars.append("\n") }
            if ["del", "moveFrom", "pPr", "txbxContent", "tbl", "Fallback", "instrText"].contains(where: {
                isNamed(index, $0)
            }) {
                index = outline.after(index)
                continue
            }
            if isNamed(index, "r") {
                let from = scalars.count
                var isPlain = true
                for child in outline.children(index) where !isNamed(child, "rPr") {
                    if isNamed(child, "t") {
                        for scalar in outline.text(child).unicodeScalars {
                            scalars.append(scalar.value < 0x20 ? " " : scalar)
                        }
                        continue
                    }
                    isPlain = false
                    if isNamed(child, "br") || isNamed(child, "cr") { scalars.append("\n") }
                    if isNamed(child, "tab") || isNamed(child, "ptab") { scalars.append(" ") }
                    if isNamed(child, "noBreakHyphen") { scalars.append("-") }
                }
                if scalars.count > from {
                    runs.append(Run(index: index, range: from..<scalars.count, isPlain: isPlain))
                }
                index = outline.after(index)
                continue
            }
            index += 1
        }
    }

    private func isNamed(_ index: Int, _ name: StaticString) -> Bool { outline.element(index, is: name) }

    private static func find(_ words: [Unicode.Scalar], in text: [Unicode.Scalar]) -> Int? {
        guard !words.isEmpty, words.count <= text.count else { return nil }
        return (0...(text.count - words.count)).first { text[$0..<($0 + words.count)].elementsEqual(words) }
    }

    // MARK: The words to come

    /// Puts words into a cell that has none, in the look that its paragraph gives to new words.
    private mutating func putFirst(_ words: String, in paragraph: Int) {
        let properties = outline.children(paragraph).first.flatMap { isNamed($0, "pPr") ? $0 : nil }
        let look = properties.flatMap { outline.child($0, "rPr") }
        let inserted = tracked(
            "ins", "<\(w)r>" + (look.map(source) ?? "") + content(words.unicodeScalars[...], "t") + "</\(w)r>")
        let element = outline.elements[paragraph]
        if element.isOneTag {
            outline.append(inserted, within: paragraph, &edits)
        } else {
            edits.insert(inserted, at: properties.map { outline.elements[$0].end } ?? element.tagEnd)
        }
    }

    private mutating func tracked(_ name: String, _ runs: String) -> String {
        let number = nextNumber
        nextNumber += 1
        let date = day.map { " \(w)date=\"\($0)T00:00:00Z\"" } ?? ""
        return "<\(w)\(name) \(w)id=\"\(number)\" \(w)author=\"\(OwnMarks.author)\"\(date)>\(runs)</\(w)\(name)>"
    }

    /// A run with these words and the properties of another; nothing for no words.
    private func piece(_ words: some Sequence<Unicode.Scalar>, like run: Int, isDeleted: Bool = false) -> String {
        let words = content(words, isDeleted ? "delText" : "t")
        guard !words.isEmpty else { return "" }
        return "<\(w)r>" + (outline.child(run, "rPr").map(source) ?? "") + words + "</\(w)r>"
    }

    private func content(_ words: some Sequence<Unicode.Scalar>, _ name: String) -> String {
        let lines = String(String.UnicodeScalarView(words)).split(separator: "\n", omittingEmptySubsequences: false)
        return lines.enumerated().map { i, line in
            (i > 0 ? "<\(w)br/>" : "")
                + (line.isEmpty
                    ? "" : "<\(w)\(name) xml:space=\"preserve\">\(XMLWords.escaped(String(line)))</\(w)\(name)>")
        }.joined()
    }

    private func source(_ index: Int) -> String {
        String(decoding: outline.bytes[outline.elements[index].start..<outline.elements[index].end], as: UTF8.self)
    }

    /// A run of any content as one that is struck out.
    private func struckOut(_ run: Int) -> String {
        var change = PartEdits()
        let base = outline.elements[run].start
        for child in outline.children(run) where isNamed(child, "t") {
            let element = outline.elements[child]
            let words = "<\(w)delText xml:space=\"preserve\">\(XMLWords.escaped(outline.text(child)))</\(w)delText>"
            change.replace((element.start - base)..<(element.end - base), with: words)
        }
        return String(
            decoding: change.applied(to: Array(outline.bytes[base..<outline.elements[run].end])), as: UTF8.self)
    }
}

private enum Words {
    static let notFound = Wording(zh: "原文件里找不到这段文字", en: "these words are not found in the file")
    static let notPlain = Wording(
        zh: "这段文字里有域、图片等，不能只改文字", en: "there are fields, pictures or the like among these words")
}
