import Basics

/// Writes remarks into a docx: comments at the cells, and a list behind the last page whose entries lead to them.
struct DocxMarks {
    private var package: Package
    private let main: String
    private let outline: XMLOutline
    private let spots: DocxSpots
    /// The prefix of the main part's elements, with its colon.
    private let w: String
    private var edits = PartEdits()
    private var nextBookmark = 1
    private var nextComment = 0

    /// The file with these remarks; those of ours that it held are gone.
    /// - Parameter day: of the comments, `2026-11-24`; nil: they have no date.
    static func write(
        _ bytes: [UInt8], remarks: [Remark], list: RemarkList, day: String?, limits: Limits
    ) throws(DocumentFault) -> [UInt8] {
        var marks = try DocxMarks(bytes, limits: limits)
        let comments = try marks.commentsPart()
        var words = try marks.withoutOwn(comments)
        marks.nextBookmark = marks.numberAboveOthers()
        words += marks.anchor(remarks, list, day: day)
        marks.append(list)
        try marks.finish(comments, words)
        return try marks.package.bytes()
    }

    private init(_ bytes: [UInt8], limits: Limits) throws(DocumentFault) {
        package = Package(bytes, limits: limits)
        main = try package.relations(of: "").path(ofType: "officeDocument") ?? "word/document.xml"
        guard let part = try package.read(main) else { throw .documentMissing }
        spots = try DocxMarks.spots(part, main, limits)
        outline = try XMLOutline(part, name: main, limits: limits)
        w = outline.prefix(0)
    }

    static func spots(_ part: [UInt8], _ main: String, _ limits: Limits) throws(DocumentFault) -> DocxSpots {
        try part.withUnsafeBufferPointer { (buffer) throws(DocumentFault) in
            let body = DocxBody(part: main, limits: limits, asksOffsets: true)
            return try XMLReader.read(buffer, name: main, limits: limits, into: body).spots
        }
    }

    // MARK: Old marks

    /// The part that holds comments: its name, and what it is now.
    private struct CommentsPart {
        var name: String
        var outline: XMLOutline?
    }

    private func commentsPart() throws(DocumentFault) -> CommentsPart {
        if let name = try package.relations(of: main).path(ofType: "comments"), let bytes = try package.read(name) {
            return CommentsPart(name: name, outline: try XMLOutline(bytes, name: name, limits: package.limits))
        }
        let folder = main.lastIndex(of: "/").map { String(main[...$0]) } ?? ""
        let plain = folder + "comments.xml"
        let isFree = try package.read(plain) == nil
        return CommentsPart(name: isFree ? plain : try package.freeName(folder + "comments", ".xml"), outline: nil)
    }

    /// Takes our marks out of the main part, and gives the comments of others as they are.
    private mutating func withoutOwn(_ part: CommentsPart) throws(DocumentFault) -> String {
        var own: Set<String> = []
        var others = ""
        if let comments = part.outline {
            for index in comments.children(0) {
                let element = comments.elements[index]
                let id = comments.attribute(index, "id")
                if comments.element(index, is: "comment"), comments.attribute(index, "author") == OwnMarks.author {
                    if let id { own.insert(id) }
                } else {
                    if let number = id.flatMap({ Int($0) }) { nextComment = max(nextComment, number + 1) }
                    others += String(decoding: comments.bytes[element.start..<element.end], as: UTF8.self)
                }
            }
        }
        var bookmarks: Set<String> = []
        for index in outline.elements.indices {
            let element = outline.elements[index]
            let isOwn: Bool
            if outline.element(index, is: "commentRangeStart") || outline.element(index, is: "commentRangeEnd") {
                isOwn = outline.attribute(index, "id").map(own.contains) ?? false
            } else if outline.element(index, is: "commentReference") {
                if outline.attribute(index, "id").map(own.contains) ?? false { removeRun(around: index) }
                isOwn = false
            } else if outline.element(index, is: "bookmarkStart") {
                isOwn = outline.attribute(index, "name")?.hasPrefix(OwnMarks.bookmark) ?? false
                if isOwn, let id = outline.attribute(index, "id") { bookmarks.insert(id) }
            } else {
                isOwn =
                    outline.element(index, is: "bookmarkEnd")
                    && outline.attribute(index, "id").map(bookmarks.contains) ?? false
            }
            if isOwn { edits.remove(element.start..<element.end) }
        }
        removeList()
        return others
    }

    /// Takes out the run that holds nothing but a reference to a comment, or the reference alone.
    private mutating func removeRun(around reference: Int) {
        let run = outline.elements[reference].parent
        let isAlone =
            run >= 0 && outline.element(run, is: "r")
            && outline.children(run).allSatisfy { $0 == reference || outline.element($0, is: "rPr") }
        let element = outline.elements[isAlone ? run : reference]
        edits.remove(element.start..<element.end)
    }

    /// Takes out our list: all from the block that its bookmark begins with to the one with which it ends.
    private mutating func removeList() {
        guard let body = outline.child(0, "body"),
            let start = outline.all("bookmarkStart").first(where: {
                outline.attribute($0, "name") == OwnMarks.list.description
            }), let id = outline.attribute(start, "id"),
            let end = outline.all("bookmarkEnd").first(where: { outline.attribute($0, "id") == id }),
            let first = block(around: start, in: body), let last = block(around: end, in: body), first <= last
        else { return }
        var stop = outline.elements[last].end
        // A bookmark's end may have been put at the beginning of what follows.
        if last != end, last != first, outline.element(last, is: "tbl") || outline.element(last, is: "sectPr") {
            stop = outline.elements[last].start
        }
        edits.remove(outline.elements[first].start..<stop)
    }

    private func block(around index: Int, in body: Int) -> Int? {
        var at = index
        while at >= 0, outline.elements[at].parent != body { at = outline.elements[at].parent }
        return at >= 0 ? at : nil
    }

    /// The first number that no bookmark of others has.
    private func numberAboveOthers() -> Int {
        outline.all("bookmarkStart").reduce(1) { highest, index in
            let isOwn = outline.attribute(index, "name")?.hasPrefix(OwnMarks.bookmark) ?? false
            let number = outline.attribute(index, "id").flatMap { Int($0) } ?? 0
            return isOwn || number >= Int(Int32.max) ? highest : max(highest, number + 1)
        }
    }

    // MARK: New marks

    /// The name of the bookmark at a place.
    private static func bookmark(_ place: DocumentPlace) -> String {
        switch place {
        case .cell(let table, let row, let column): "\(OwnMarks.bookmark)t\(table)r\(row)c\(column)"
        case .paragraph(let index): "\(OwnMarks.bookmark)p\(index)"
        }
    }

    /// Puts anchors at the places and gives the comments.
    private mutating func anchor(_ remarks: [Remark], _ list: RemarkList, day: String?) -> String {
        var comments = ""
        var before: [Int: String] = [:]
        var behind: [Int: String] = [:]
        var marked: Set<DocumentPlace> = []
        func paragraphs(_ place: DocumentPlace) -> (first: Int, last: Int)? {
            guard let spot = spots[place], let first = outline.element(tagEndingAt: spot.first),
                let last = outline.element(tagEndingAt: spot.last)
            else { return nil }
            return (first, last)
        }
        for remark in remarks {
            guard let (first, last) = paragraphs(remark.place) else { continue }
            let id = nextComment
            nextComment += 1
            before[first, default: ""] += "<\(w)commentRangeStart \(w)id=\"\(id)\"/>"
            behind[last, default: ""] +=
                "<\(w)commentRangeEnd \(w)id=\"\(id)\"/><\(w)r><\(w)commentReference \(w)id=\"\(id)\"/></\(w)r>"
            comments += comment(remark, id, day: day)
        }
        for entry in list.sections.flatMap(\.entries) where marked.insert(entry.place).inserted {
            guard let (first, last) = paragraphs(entry.place) else { continue }
            let id = nextBookmark
            nextBookmark += 1
            before[first, default: ""] +=
                "<\(w)bookmarkStart \(w)id=\"\(id)\" \(w)name=\"\(DocxMarks.bookmark(entry.place))\"/>"
            behind[last, default: ""] += "<\(w)bookmarkEnd \(w)id=\"\(id)\"/>"
        }
        for index in Set(before.keys).union(behind.keys).sorted() {
            let element = outline.elements[index]
            let words = (before[index] ?? "", behind[index] ?? "")
            guard !element.isOneTag else {
                outline.append(words.0 + words.1, within: index, &edits)
                continue
            }
            let properties = outline.children(index).first.flatMap { outline.element($0, is: "pPr") ? $0 : nil }
            if !words.0.isEmpty {
                edits.insert(words.0, at: properties.map { outline.elements[$0].end } ?? element.tagEnd)
            }
            if !words.1.isEmpty { edits.insert(words.1, at: element.contentEnd) }
        }
        return comments
    }

    private func comment(_ remark: Remark, _ id: Int, day: String?) -> String {
        let date = day.map { " \(w)date=\"\($0)T00:00:00Z\"" } ?? ""
        var out =
            "<\(w)comment \(w)id=\"\(id)\" \(w)author=\"\(OwnMarks.author)\"\(date) \(w)initials=\"\(OwnMarks.author)\">"
        for (i, line) in remark.lines.enumerated() {
            out += "<\(w)p>"
            if i == 0 { out += run(remark.head + " ", ink: remark.level.ink, isBold: true) }
            out += run(line) + "</\(w)p>"
        }
        return out + "</\(w)comment>"
    }

    /// - Parameter size: in half points; nil: that of the document.
    private func run(_ words: String, ink: String? = nil, isBold: Bool = false, size: Int? = nil) -> String {
        var properties = isBold ? "<\(w)b/>" : ""
        if let ink { properties += "<\(w)color \(w)val=\"\(ink)\"/>" }
        if let size { properties += "<\(w)sz \(w)val=\"\(size)\"/><\(w)szCs \(w)val=\"\(size)\"/>" }
        if !properties.isEmpty { properties = "<\(w)rPr>\(properties)</\(w)rPr>" }
        return "<\(w)r>\(properties)<\(w)t xml:space=\"preserve\">\(XMLWords.escaped(words))</\(w)t></\(w)r>"
    }

    // MARK: The list

    private mutating func append(_ list: RemarkList) {
        let id = nextBookmark
        nextBookmark += 1
        let left = "<\(w)jc \(w)val=\"left\"/>"
        var out = "<\(w)bookmarkStart \(w)id=\"\(id)\" \(w)name=\"\(OwnMarks.list)\"/>"
        out +=
            "<\(w)p><\(w)pPr><\(w)pageBreakBefore/>\(left)</\(w)pPr>\(run(list.title, isBold: true, size: 32))</\(w)p>"
        for section in list.sections {
            let spacing = "<\(w)spacing \(w)before=\"160\" \(w)after=\"80\"/>"
            out += "<\(w)p><\(w)pPr>\(spacing)\(left)</\(w)pPr>\(run(section.title, isBold: true, size: 24))</\(w)p>"
            for entry in section.entries {
                let spacing = "<\(w)spacing \(w)before=\"60\" \(w)after=\"0\"/>"
                out += "<\(w)p><\(w)pPr>\(spacing)\(left)</\(w)pPr>"
                for (i, words) in entry.columns.enumerated() where !words.isEmpty {
                    switch i {
                    case 0: out += run(words + " ", ink: entry.level.ink, isBold: true, size: 20)
                    case 1: out += link(words, to: entry.place) + run("  ", size: 20)
                    default: out += run(words + (i + 1 < entry.columns.count ? " " : ""), size: 20)
                    }
                }
                out += "</\(w)p>"
            }
        }
        out += "<\(w)bookmarkEnd \(w)id=\"\(id)\"/>"
        guard let body = outline.child(0, "body") else { return }
        if let last = outline.children(body).last, outline.element(last, is: "sectPr") {
            edits.insert(out, at: outline.elements[last].start)
        } else {
            outline.append(out, within: body, &edits)
        }
    }

    private func link(_ words: String, to place: DocumentPlace) -> String {
        guard spots[place] != nil else { return run(words, size: 20) }
        let properties =
            "<\(w)rPr><\(w)color \(w)val=\"0563C1\"/><\(w)sz \(w)val=\"20\"/><\(w)szCs \(w)val=\"20\"/><\(w)u \(w)val=\"single\"/></\(w)rPr>"
        return "<\(w)hyperlink \(w)anchor=\"\(DocxMarks.bookmark(place))\" \(w)history=\"1\"><\(w)r>\(properties)"
            + "<\(w)t xml:space=\"preserve\">\(XMLWords.escaped(words))</\(w)t></\(w)r></\(w)hyperlink>"
    }

    // MARK: Parts

    private mutating func finish(_ part: CommentsPart, _ comments: String) throws(DocumentFault) {
        package.put(main, edits.applied(to: outline.bytes))
        if part.outline == nil, comments.isEmpty { return }
        if let old = part.outline {
            // What was written with another prefix stays readable: ours is declared beside it.
            let root = old.elements[0]
            var tag = String(
                decoding: old.bytes[root.start..<(root.isOneTag ? root.tagEnd - 2 : root.tagEnd - 1)], as: UTF8.self)
            if old.attribute(0, exactly: declared) == nil { tag += " \(declared)=\"\(outline.namespace)\"" }
            let name = String(decoding: old.bytes[root.name], as: UTF8.self)
            let head = String(decoding: old.bytes[..<root.start], as: UTF8.self)
            package.put(part.name, head + tag + ">" + comments + "</\(name)>")
            return
        }
        package.put(
            part.name,
            Package.declaration + "<\(w)comments \(declared)=\"\(outline.namespace)\">" + comments + "</\(w)comments>")
        let isStrict = outline.namespace.contains("purl.oclc.org")
        let base =
            isStrict
            ? "http://purl.oclc.org/ooxml/officeDocument/relationships/"
            : "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
        _ = try package.relate(main, to: part.name, type: "comments", base: base)
        try package.declare(
            part.name, type: "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml")
    }

    private var declared: String { w.isEmpty ? "xmlns" : "xmlns:" + w.dropLast() }
}
