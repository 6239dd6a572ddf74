import Basics

/// The notes of one sheet: their words in one part, their shapes in another, both merged with what the user has there.
struct XlsxNotes {
    var package: Package
    let sheet: String
    /// From 1: the shapes of a sheet are numbered by it.
    let number: Int
    let base: String
    /// Of spreadsheets, as the workbook declares it.
    let namespace: String
    let own: Kind

    /// What our notes on a sheet tell: each kind replaces its own and leaves the other.
    enum Kind {
        case findings, corrections

        var author: String { self == .findings ? OwnMarks.author : OwnMarks.author + "更正" }
        /// The first words of ours in a note, by which they are told.
        var divider: String { self == .findings ? "【标尺审核意见】" : "【标尺更正】" }
    }

    /// Replaces our notes with these.
    mutating func write(_ notes: [XlsxNote]) throws(DocumentFault) {
        let relations = try package.relations(of: sheet)
        let known = relations.path(ofType: "comments")
        if notes.isEmpty, known == nil { return }
        let words = try replaceWords(notes, in: known)
        guard !words.removed.isEmpty || !words.added.isEmpty || known == nil else { return }
        try replaceShapes(words, relations)
    }

    private struct Changes {
        /// Cells whose note was ours and is gone.
        var removed: Set<String> = []
        /// Notes that have no shape yet.
        var added: [XlsxNote] = []
    }

    // MARK: Words

    private mutating func replaceWords(_ notes: [XlsxNote], in known: String?) throws(DocumentFault) -> Changes {
        var changes = Changes()
        guard let known, let bytes = try package.read(known) else {
            let folder = folder()
            let part = try package.freeName(folder + "comments", ".xml")
            changes.added = notes
            package.put(
                part,
                Package.declaration
                    + "<comments xmlns=\"\(namespace)\"><authors><author>\(own.author)</author></authors>"
                    + "<commentList>\(notes.map { comment($0, "", author: 0) }.joined())</commentList></comments>")
            _ = try package.relate(sheet, to: part, type: "comments", base: base)
            try package.declare(
                part, type: "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml")
            return changes
        }
        let outline = try XMLOutline(bytes, name: known, limits: package.limits)
        let prefix = outline.prefix(0)
        var edits = PartEdits()
        let authors = outline.all("author")
        var author = authors.firstIndex { outline.text($0) == own.author }
        var left = Dictionary(notes.map { ($0.place.name, $0) }) { first, _ in first }
        for index in outline.all("comment") {
            let ref = outline.attribute(index, exactly: "ref") ?? ""
            guard let text = outline.child(index, "text") else { continue }
            let old = outline.children(text)
            // Ours are told by their first words: some programs drop the author. What was corrected earlier stays told.
            let from = own == .findings ? old.firstIndex { begins(outline, $0, with: own) } : nil
            if let from {
                let next = old[(from + 1)...].first { begins(outline, $0, with: .corrections) }
                if from == 0, next == nil {
                    edits.remove(outline.elements[index].start..<outline.elements[index].end)
                    changes.removed.insert(ref)
                    continue
                }
                let end = next.map { outline.elements[$0].start } ?? outline.elements[text].contentEnd
                edits.remove(outline.elements[old[from]].start..<end)
            }
            guard let note = left.removeValue(forKey: ref) else { continue }
            // Plain words become a run, beside which others may stand.
            if let plain = old.first, outline.element(plain, is: "t") {
                edits.insert("<\(prefix)r>", at: outline.elements[plain].start)
                edits.insert("</\(prefix)r>", at: outline.elements[plain].end)
            }
            outline.append(runs(note, prefix, behind: true), within: text, &edits)
        }
        let added = notes.filter { left[$0.place.name] != nil }
        if !added.isEmpty {
            if author == nil, let list = outline.child(0, "authors") {
                author = authors.count
                outline.append("<\(prefix)author>\(own.author)</\(prefix)author>", within: list, &edits)
            }
            guard let author, let list = outline.child(0, "commentList") else { throw .partDamaged(known) }
            outline.append(added.map { comment($0, prefix, author: author) }.joined(), within: list, &edits)
        }
        changes.added = added
        if !edits.isEmpty { package.put(known, edits.applied(to: bytes)) }
        return changes
    }

    /// Whether a run is the first of our words of a kind.
    private func begins(_ outline: XMLOutline, _ run: Int, with kind: Kind) -> Bool {
        outline.text(run).drop { $0.isWhitespace }.hasPrefix(kind.divider)
    }

    /// The folder above that of the sheet: `xl/`.
    private func folder() -> String {
        let above = ArchiveRelations.resolve("..", in: sheet.lastIndex(of: "/").map { String(sheet[..<$0]) } ?? "")
        return above.isEmpty ? "" : above + "/"
    }

    private func comment(_ note: XlsxNote, _ prefix: String, author: Int) -> String {
        "<\(prefix)comment ref=\"\(note.place.name)\" authorId=\"\(author)\"><\(prefix)text>"
            + runs(note, prefix, behind: false) + "</\(prefix)text></\(prefix)comment>"
    }

    /// - Parameter behind: whether other words stand before ours.
    private func runs(_ note: XlsxNote, _ prefix: String, behind: Bool) -> String {
        let begin = (behind ? "\n" : "") + own.divider + "\n"
        var out = XlsxNotes.run(begin, ink: "57606A", isBold: false, size: 9, prefix)
        for (i, remark) in note.remarks.enumerated() {
            out += XlsxNotes.run(
                (i > 0 ? "\n" : "") + remark.head + " ", ink: remark.level.ink, isBold: true, size: 9, prefix)
            out += XlsxNotes.run(remark.lines.joined(separator: "\n"), ink: "000000", isBold: false, size: 9, prefix)
        }
        return out
    }

    /// Words with their own look: no style of the workbook is needed for it.
    /// - Parameter size: in points.
    static func run(_ words: String, ink: String?, isBold: Bool, size: Int, _ prefix: String = "") -> String {
        let colour = ink.map { "<\(prefix)color rgb=\"FF\($0)\"/>" } ?? ""
        return "<\(prefix)r><\(prefix)rPr>" + (isBold ? "<\(prefix)b/>" : "") + "<\(prefix)sz val=\"\(size)\"/>"
            + colour
            + "<\(prefix)rFont val=\"宋体\"/></\(prefix)rPr><\(prefix)t xml:space=\"preserve\">\(escaped(words))</\(prefix)t></\(prefix)r>"
    }

    /// As spreadsheets hold it: what looks like their way to write a character by its number is no such.
    static func escaped(_ words: String) -> String {
        XMLWords.escaped(String(words.prefix(30_000))).split(separator: "_x", omittingEmptySubsequences: false)
            .joined(separator: "_x005F_x")
    }

    // MARK: Shapes

    private static let prefixes = [
        ("v", "urn:schemas-microsoft-com:vml"), ("o", "urn:schemas-microsoft-com:office:office"),
        ("x", "urn:schemas-microsoft-com:office:excel"),
    ]
    /// What shapes of notes refer to.
    private static let shapeType =
        "<v:shapetype id=\"_x0000_t202\" coordsize=\"21600,21600\" o:spt=\"202\" path=\"m,l,21600r21600,l21600,xe\">"
        + "<v:stroke joinstyle=\"miter\"/><v:path gradientshapeok=\"t\" o:connecttype=\"rect\"/></v:shapetype>"
    private static let declarations = prefixes.map { " xmlns:\($0.0)=\"\($0.1)\"" }.joined()

    private mutating func replaceShapes(_ changes: Changes, _ relations: ArchiveRelations) throws(DocumentFault) {
        guard let page = try package.read(sheet) else { throw .partMissing(sheet) }
        let outline = try XMLOutline(page, name: sheet, limits: package.limits)
        // The shapes of notes are those that `legacyDrawing` names.
        let id = outline.child(0, "legacyDrawing").flatMap { outline.attribute($0, "id") }
        if let id, let known = relations.relation(Text(id))?.path, let bytes = try package.read(known) {
            package.put(known, try merged(changes, into: bytes, known))
            return
        }
        guard !changes.added.isEmpty else { return }
        let part = try package.freeName(folder() + "drawings/vmlDrawing", ".vml")
        let first = number * 1024 + 1
        package.put(
            part,
            "<xml\(XlsxNotes.declarations)><o:shapelayout v:ext=\"edit\">"
                + "<o:idmap v:ext=\"edit\" data=\"\(number)\"/></o:shapelayout>"
                + XlsxNotes.shapeType
                + changes.added.enumerated().map { shape($0.element, first + $0.offset, declares: false) }.joined()
                + "</xml>")
        try package.declare(ending: "vml", type: "application/vnd.openxmlformats-officedocument.vmlDrawing")
        let relation = try package.relate(sheet, to: part, type: "vmlDrawing", base: base)
        var edits = PartEdits()
        let prefix = outline.prefix(0)
        let words = "<\(prefix)legacyDrawing xmlns:r=\"\(base.dropLast())\" r:id=\"\(relation)\"/>"
        if let next = follower(in: outline) {
            edits.insert(words, at: outline.elements[next].start)
        } else {
            outline.append(words, within: 0, &edits)
        }
        package.put(sheet, edits.applied(to: page))
    }

    /// The first element that must stand behind `legacyDrawing`.
    private func follower(in outline: XMLOutline) -> Int? {
        let names: [StaticString] = [
            "legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls", "webPublishItems", "tableParts",
            "extLst", "AlternateContent",
        ]
        var isBehindData = false
        return outline.children(0).first { index in
            if outline.element(index, is: "sheetData") { isBehindData = true }
            return isBehindData && names.contains { outline.element(index, is: $0) }
        }
    }

    private func merged(_ changes: Changes, into bytes: [UInt8], _ part: String) throws(DocumentFault) -> [UInt8] {
        let outline = try XMLOutline(bytes, name: part, limits: package.limits)
        var edits = PartEdits()
        var highest = number * 1024
        for index in outline.children(0) {
            if outline.element(index, is: "shape"), let row = outline.all("Row", in: index).first,
                let column = outline.all("Column", in: index).first,
                let r = Int(outline.text(row).onlyDigits), let c = Int(outline.text(column).onlyDigits),
                changes.removed.contains(XlsxPlace(row: r, column: c).name)
            {
                edits.remove(outline.elements[index].start..<outline.elements[index].end)
            } else if let id = outline.attribute(index, exactly: "id"), id.hasPrefix("_x0000_s"),
                let number = Int(id.dropFirst(8)), number < Int(Int32.max)
            {
                highest = max(highest, number)
            }
        }
        let declares = XlsxNotes.prefixes.contains { outline.attribute(0, exactly: "xmlns:\($0.0)") != $0.1 }
        let shapes = changes.added.enumerated().map { shape($0.element, highest + 1 + $0.offset, declares: declares) }
        outline.append(shapes.joined(), within: 0, &edits)
        return edits.applied(to: bytes)
    }

    /// - Parameter declares: whether it declares the prefixes itself, since the part may use others.
    private func shape(_ note: XlsxNote, _ id: Int, declares: Bool) -> String {
        let names = declares ? XlsxNotes.declarations : ""
        // A line of a note holds some 22 Chinese characters; a row of a sheet is about as high as one and a third.
        let lines = note.remarks.reduce(0) { sum, remark in
            sum + remark.lines.reduce(0) { $0 + 1 + $1.unicodeScalars.count / 22 }
        }
        let rows = min(30, max(4, lines + 1))
        let (row, column) = (note.place.row, note.place.column)
        return "<v:shape\(names) id=\"_x0000_s\(id)\" type=\"#_x0000_t202\" "
            + "style=\"position:absolute;margin-left:60pt;margin-top:2pt;width:240pt;height:\(rows * 15)pt;z-index:\(id % 1024);visibility:hidden\" "
            + "fillcolor=\"#\(note.level.paper)\" o:insetmode=\"auto\"><v:fill color2=\"#\(note.level.paper)\"/>"
            + "<v:shadow on=\"t\" color=\"black\" obscured=\"t\"/><v:path o:connecttype=\"none\"/>"
            + "<v:textbox style=\"mso-direction-alt:auto\"><div style=\"text-align:left\"></div></v:textbox>"
            + "<x:ClientData ObjectType=\"Note\"><x:MoveWithCells/><x:SizeWithCells/>"
            + "<x:Anchor>\(column + 1), 15, \(max(0, row - 1)), 10, \(column + 5), 31, \(max(0, row - 1) + rows), 9</x:Anchor>"
            + "<x:AutoFill>False</x:AutoFill><x:Row>\(row)</x:Row><x:Column>\(column)</x:Column></x:ClientData></v:shape>"
    }
}

extension String {
    fileprivate var onlyDigits: String { filter { $0.isASCII && $0.isNumber } }
}
