import Basics
import Documents
import Library

/// Sheets as a Word document: real merged cells, headings repeated on each page, A4, page numbers.
struct DocxSheet {
    private let sheets: [Sheet]
    private var body = ""
    private var pictures: [[UInt8]] = []

    private init(_ sheets: [Sheet]) { self.sheets = sheets }

    /// - Throws: `DocumentFault` where memory is short.
    static func bytes(_ sheets: [Sheet]) throws(DocumentFault) -> [UInt8] {
        var writer = DocxSheet(sheets)
        for (i, sheet) in sheets.enumerated() { writer.add(sheet, isLast: i == sheets.count - 1) }
        return try ArchiveMaking.bytes(writer.parts())
    }

    // MARK: Measures, in twentieths of a point

    private static let margin = 1021
    private static let short = 11_906
    private static let long = 16_838

    private static func pageWidth(_ sheet: Sheet) -> Int { sheet.orientation == .landscape ? long : short }

    /// The grid's columns, filling the page between its margins.
    private static func columns(_ sheet: Sheet) -> [Int] {
        let room = pageWidth(sheet) - 2 * margin
        let total = max(1, sheet.widths.reduce(0, +))
        var widths = sheet.widths.map { $0 * room / total }
        if let last = widths.indices.last { widths[last] += room - widths.reduce(0, +) }
        return widths
    }

    // MARK: Body

    private mutating func add(_ sheet: Sheet, isLast: Bool) {
        let columns = DocxSheet.columns(sheet)
        let size = sheet.orientation == .landscape && sheet.widths.count > 11 ? 16 : 18
        var r = 0
        while r < sheet.rows.count {
            if sheet.rows[r].isLine {
                for cell in sheet.rows[r].cells { line(cell, sheet) }
                r += 1
                continue
            }
            let end = DocxSheet.end(of: r, in: sheet)
            table(sheet, r..<end, columns, size)
            // Between two tables Word wants a paragraph: one that takes no room.
            if end < sheet.rows.count, !sheet.rows[end].isLine {
                body += DocxSheet.thin
            }
            r = end
        }
        for words in sheet.foot { foot(words, sheet) }
        if sheet.hasCode { footnote(sheet) }
        // Word wants a paragraph behind the last table.
        if sheet.below.isEmpty { body += DocxSheet.thin }
        let section = DocxSheet.section(sheet)
        body += isLast ? section : "<w:p><w:pPr>\(section)</w:pPr></w:p>"
    }

    /// A paragraph that takes no room.
    private static let thin =
        "<w:p><w:pPr><w:spacing w:before=\"0\" w:after=\"0\" w:line=\"20\" w:lineRule=\"exact\"/><w:rPr><w:sz w:val=\"2\"/></w:rPr></w:pPr></w:p>"

    /// Only a table's first rows are repeated: rows with headings of their own begin another table.
    private static func end(of start: Int, in sheet: Sheet) -> Int {
        let starts = Set(sheet.rows.compactMap { $0.headings?.lowerBound })
        return (start + 1..<sheet.rows.count).first { sheet.rows[$0].isLine || starts.contains($0) } ?? sheet.rows.count
    }

    private mutating func line(_ cell: Sheet.Cell, _ sheet: Sheet) {
        switch cell.role {
        case .title: paragraphs(cell.text, align: "center", font: sheet.fonts.title, size: 36, spacing: 120)
        case .subtitle: paragraphs(cell.text, align: "center", font: sheet.fonts.body, size: 21, spacing: 60)
        case .lineAtRight: paragraphs(cell.text, align: "right", font: sheet.fonts.body, size: 21, spacing: 20)
        default: paragraphs(cell.text, align: "left", font: sheet.fonts.body, size: 21, spacing: 20)
        }
    }

    private mutating func foot(_ words: String, _ sheet: Sheet) {
        paragraphs(Text(words), align: "left", font: sheet.fonts.body, size: 21, spacing: 160)
    }

    /// The code in words and as a picture.
    private mutating func footnote(_ sheet: Sheet) {
        var runs = DocxSheet.run(Text(sheet.footnote + "　"), sheet.fonts.body, 16)
        if let picture = QRCode(sheet.code)?.png() {
            pictures.append(picture)
            runs += DocxSheet.picture(pictures.count)
        }
        body += "<w:p><w:pPr><w:spacing w:before=\"160\" w:after=\"0\"/><w:jc w:val=\"right\"/></w:pPr>\(runs)</w:p>"
    }

    private mutating func paragraphs(_ text: Text, align: String, font: String, size: Int, spacing: Int) {
        for words in DocxSheet.lines(text) {
            body +=
                "<w:p><w:pPr><w:spacing w:before=\"\(spacing / 2)\" w:after=\"\(spacing)\"/><w:jc w:val=\"\(align)\"/></w:pPr>"
                + DocxSheet.run(words, font, size) + "</w:p>"
        }
    }

    private static func lines(_ text: Text) -> [Text] {
        text.bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map { Text($0) }
    }

    private static func run(_ text: Text, _ font: String, _ size: Int) -> String {
        guard !text.isEmpty else { return "" }
        let name = Markup.escaped(font)
        return "<w:r><w:rPr><w:rFonts w:ascii=\"Times New Roman\" w:hAnsi=\"Times New Roman\" w:eastAsia=\"\(name)\"/>"
            + "<w:sz w:val=\"\(size)\"/><w:szCs w:val=\"\(size)\"/></w:rPr>"
            + "<w:t xml:space=\"preserve\">\(Markup.escaped(text.string))</w:t></w:r>"
    }

    // MARK: Tables

    private mutating func table(_ sheet: Sheet, _ range: Range<Int>, _ columns: [Int], _ size: Int) {
        let total = columns.reduce(0, +)
        body +=
            "<w:tbl><w:tblPr><w:tblW w:w=\"\(total)\" w:type=\"dxa\"/><w:jc w:val=\"center\"/><w:tblBorders>"
            + ["top", "left", "bottom", "right", "insideH", "insideV"].map {
                "<w:\($0) w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"auto\"/>"
            }.joined()
            + "</w:tblBorders><w:tblLayout w:type=\"fixed\"/><w:tblCellMar><w:top w:w=\"28\" w:type=\"dxa\"/><w:left w:w=\"57\" w:type=\"dxa\"/><w:bottom w:w=\"28\" w:type=\"dxa\"/><w:right w:w=\"57\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr><w:tblGrid>"
            + columns.map { "<w:gridCol w:w=\"\($0)\"/>" }.joined() + "</w:tblGrid>"
        // A cell from above that still runs through a column, and for how many rows.
        var open: [Int: (cell: Sheet.Cell, left: Int)] = [:]
        let headings = sheet.rows[range].first { $0.headings != nil }?.headings
        for r in range {
            let repeats = headings?.contains(r) == true
            body +=
                "<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val=\"\(size * 22 * sheet.rows[r].lines)\" w:hRule=\"atLeast\"/>"
                + (repeats ? "<w:tblHeader/>" : "") + "</w:trPr>"
            var column = 0
            while column < columns.count {
                if let above = open[column], above.left > 0 {
                    body += DocxSheet.cell(above.cell, columns, merge: "<w:vMerge/>", content: "<w:p/>")
                    open[column] = (above.cell, above.left - 1)
                    column += above.cell.span
                    continue
                }
                guard let cell = sheet.rows[r].cells.first(where: { $0.column == column }) else {
                    // Never in a sound layout: the grid stays whole all the same.
                    body += DocxSheet.cell(
                        Sheet.Cell(column: column, text: Text(), role: .words), columns, merge: "", content: "<w:p/>")
                    column += 1
                    continue
                }
                if cell.rows > 1 { open[column] = (cell, cell.rows - 1) }
                body += DocxSheet.cell(
                    cell, columns, merge: cell.rows > 1 ? "<w:vMerge w:val=\"restart\"/>" : "",
                    content: DocxSheet.content(cell, sheet, size))
                column += max(1, cell.span)
            }
            body += "</w:tr>"
        }
        body += "</w:tbl>"
    }

    private static func cell(_ cell: Sheet.Cell, _ columns: [Int], merge: String, content: String) -> String {
        let end = min(columns.count, cell.column + cell.span)
        let width = columns[min(cell.column, end)..<end].reduce(0, +)
        return "<w:tc><w:tcPr><w:tcW w:w=\"\(width)\" w:type=\"dxa\"/>"
            + (cell.span > 1 ? "<w:gridSpan w:val=\"\(cell.span)\"/>" : "") + merge
            + "<w:vAlign w:val=\"center\"/></w:tcPr>\(content)</w:tc>"
    }

    private static func content(_ cell: Sheet.Cell, _ sheet: Sheet, _ size: Int) -> String {
        let font = cell.role == .heading || cell.role == .label ? sheet.fonts.label : sheet.fonts.body
        let align = cell.role == .words ? "left" : "center"
        if !cell.choices.isEmpty {
            let run = cell.text.isEmpty ? "<w:r><w:t xml:space=\"preserve\"> </w:t></w:r>" : run(cell.text, font, size)
            return "<w:p><w:pPr><w:jc w:val=\"\(align)\"/></w:pPr>\(choice(cell.choices, run))</w:p>"
        }
        return lines(cell.text).map {
            "<w:p><w:pPr><w:jc w:val=\"\(align)\"/></w:pPr>\(run($0, font, size))</w:p>"
        }.joined()
    }

    /// A list to choose from; other words may be written in.
    private static func choice(_ choices: [String], _ run: String) -> String {
        "<w:sdt><w:sdtPr><w:comboBox>"
            + choices.map {
                "<w:listItem w:displayText=\"\(Markup.escaped($0))\" w:value=\"\(Markup.escaped($0))\"/>"
            }.joined() + "</w:comboBox></w:sdtPr><w:sdtContent>\(run)</w:sdtContent></w:sdt>"
    }

    // MARK: Parts

    private static func section(_ sheet: Sheet) -> String {
        let isWide = sheet.orientation == .landscape
        let (width, height) = isWide ? (long, short) : (short, long)
        return
            "<w:sectPr><w:footerReference w:type=\"default\" r:id=\"rId2\"/><w:pgSz w:w=\"\(width)\" w:h=\"\(height)\""
            + (isWide ? " w:orient=\"landscape\"" : "")
            + "/><w:pgMar w:top=\"\(margin)\" w:right=\"\(margin)\" w:bottom=\"\(margin)\" w:left=\"\(margin)\" w:header=\"567\" w:footer=\"567\" w:gutter=\"0\"/></w:sectPr>"
    }

    private static func picture(_ number: Int) -> String {
        let side = 720_000
        return """
            <w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="\(side)" cy="\(side)"/><wp:docPr id="\(number)" name="QR \(number)" descr="校验码"/><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:nvPicPr><pic:cNvPr id="\(number)" name="qr\(number).png"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="rIdQ\(number)"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="\(side)" cy="\(side)"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>
            """
    }

    private static let head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
    private static let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    private static let package = "http://schemas.openxmlformats.org/package/2006"
    private static let word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    private static let types = "application/vnd.openxmlformats-officedocument.wordprocessingml"

    private func parts() -> [(name: String, bytes: [UInt8])] {
        let namespaces =
            "xmlns:w=\"\(DocxSheet.word)\" xmlns:r=\"\(DocxSheet.office)\" xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\""
        let document = "<w:document \(namespaces)><w:body>\(body)</w:body></w:document>"
        let footer =
            "<w:ftr \(namespaces)><w:p><w:pPr><w:jc w:val=\"center\"/></w:pPr>"
            + ["PAGE", "NUMPAGES"].map {
                "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText xml:space=\"preserve\"> \($0) </w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"
            }.joined(separator: "<w:r><w:t xml:space=\"preserve\"> / </w:t></w:r>") + "</w:p></w:ftr>"
        let font = Markup.escaped(sheets.first?.fonts.body ?? Layout.Fonts().body)
        let styles =
            "<w:styles xmlns:w=\"\(DocxSheet.word)\"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii=\"Times New Roman\" w:hAnsi=\"Times New Roman\" w:eastAsia=\"\(font)\"/><w:sz w:val=\"21\"/><w:lang w:val=\"en-US\" w:eastAsia=\"zh-CN\"/></w:rPr></w:rPrDefault></w:docDefaults><w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"a\"><w:name w:val=\"Normal\"/></w:style></w:styles>"
        let title = Markup.escaped(sheets.map(\.title).joined(separator: "、"))
        let core =
            "<cp:coreProperties xmlns:cp=\"\(DocxSheet.package)/metadata/core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><dc:title>\(title)</dc:title><dc:creator>标尺</dc:creator><dc:language>zh-CN</dc:language><dcterms:created xsi:type=\"dcterms:W3CDTF\">1980-01-01T00:00:00Z</dcterms:created><dcterms:modified xsi:type=\"dcterms:W3CDTF\">1980-01-01T00:00:00Z</dcterms:modified></cp:coreProperties>"
        let content =
            "<Types xmlns=\"\(DocxSheet.package)/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/><Default Extension=\"png\" ContentType=\"image/png\"/><Override PartName=\"/word/document.xml\" ContentType=\"\(DocxSheet.types).document.main+xml\"/><Override PartName=\"/word/styles.xml\" ContentType=\"\(DocxSheet.types).styles+xml\"/><Override PartName=\"/word/fontTable.xml\" ContentType=\"\(DocxSheet.types).fontTable+xml\"/><Override PartName=\"/word/footer1.xml\" ContentType=\"\(DocxSheet.types).footer+xml\"/><Override PartName=\"/docProps/core.xml\" ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/></Types>"
        var relations = [
            ("rId1", "styles", "styles.xml"), ("rId2", "footer", "footer1.xml"), ("rId3", "fontTable", "fontTable.xml"),
        ]
        for i in pictures.indices { relations.append(("rIdQ\(i + 1)", "image", "media/qr\(i + 1).png")) }
        let root =
            "<Relationships xmlns=\"\(DocxSheet.package)/relationships\"><Relationship Id=\"rId1\" Type=\"\(DocxSheet.office)/officeDocument\" Target=\"word/document.xml\"/><Relationship Id=\"rId2\" Type=\"\(DocxSheet.package)/relationships/metadata/core-properties\" Target=\"docProps/core.xml\"/></Relationships>"
        let own =
            "<Relationships xmlns=\"\(DocxSheet.package)/relationships\">"
            + relations.map { "<Relationship Id=\"\($0.0)\" Type=\"\(DocxSheet.office)/\($0.1)\" Target=\"\($0.2)\"/>" }
            .joined() + "</Relationships>"
        let texts = [
            ("[Content_Types].xml", content), ("_rels/.rels", root), ("docProps/core.xml", core),
            ("word/document.xml", document), ("word/styles.xml", styles), ("word/fontTable.xml", fontTable),
            ("word/footer1.xml", footer), ("word/_rels/document.xml.rels", own),
        ]
        return texts.map { (name: $0.0, bytes: Array((DocxSheet.head + $0.1).utf8)) }
            + pictures.enumerated().map { (name: "word/media/qr\($0.offset + 1).png", bytes: $0.element) }
    }

    /// The official fonts, and what stands in for them where they are not installed.
    private var fontTable: String {
        var names: [String] = []
        for sheet in sheets {
            for name in [sheet.fonts.title, sheet.fonts.label, sheet.fonts.body] where !names.contains(name) {
                names.append(name)
            }
        }
        return "<w:fonts xmlns:w=\"\(DocxSheet.word)\">"
            + names.map {
                "<w:font w:name=\"\(Markup.escaped($0))\"><w:altName w:val=\"\(FontNames.fallback($0))\"/><w:charset w:val=\"86\"/></w:font>"
            }.joined() + "</w:fonts>"
    }
}

/// What stands in for a font of the official forms.
enum FontNames {
    static func fallback(_ name: String) -> String {
        switch name {
        case _ where name.contains("标宋"): "宋体"
        case _ where name.contains("仿宋"): "仿宋"
        case _ where name.contains("黑体"): "微软雅黑"
        default: "宋体"
        }
    }
}
