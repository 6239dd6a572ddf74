import Foundation
import Testing

@testable import Basics
@testable import Documents

/// The parts of an archive as text, by name.
func parts(_ bytes: [UInt8], _ names: String...) throws -> [String] {
    try ArchiveReader.open(bytes, limits: .standard) { (archive) throws(DocumentFault) in
        var out: [String] = []
        for name in names { out.append(try archive.read(name).map { String(decoding: $0, as: UTF8.self) } ?? "") }
        return out
    }
}

/// A package with its types declared, as office programs write it.
func makePackage(_ entries: [MadeEntry], main: String, extra: [(type: String, target: String)] = []) throws -> [UInt8] {
    let base = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
    let root =
        "<Relationships><Relationship Id=\"rId1\" Type=\"\(base)officeDocument\" Target=\"\(main)\"/></Relationships>"
    let relations = extra.enumerated().map {
        "<Relationship Id=\"rId\($0.offset + 1)\" Type=\"\(base)\($0.element.type)\" Target=\"\($0.element.target)\"/>"
    }
    return try makeZip(
        [
            MadeEntry("_rels/.rels", root),
            MadeEntry(Package.relationsPart(of: main), "<Relationships>\(relations.joined())</Relationships>"),
        ] + entries + [
            MadeEntry(
                "[Content_Types].xml", "<Types><Default Extension=\"xml\" ContentType=\"application/xml\"/></Types>")
        ])
}

@Suite("Marks in a user's own file")
struct MarkingTests {
    private func remark(_ place: DocumentPlace, _ words: String, _ level: Remark.Level = .high) -> Remark {
        Remark(place: place, level: level, head: "必改 1", lines: [words, "改：填写"])
    }

    private func list(_ places: DocumentPlace...) -> RemarkList {
        RemarkList(
            title: "标尺审核意见", columns: ["级别", "位置", "问题"],
            sections: [
                .init(
                    title: "表一",
                    entries: places.map { .init(place: $0, level: .high, columns: ["必改 1", "指标 1", "缺单位"]) })
            ])
    }

    private func mark(_ bytes: [UInt8], _ remarks: [Remark], _ list: RemarkList) throws -> [UInt8] {
        try MarkedCopy.write(bytes, try Document.open(bytes), remarks: remarks, list: list, day: "2026-11-24")
    }

    private func docx(_ body: String, comments: String? = nil) throws -> [UInt8] {
        let document = "<?xml version=\"1.0\"?>\n<w:document xmlns:w=\"urn:w\"><w:body>\(body)</w:body></w:document>"
        var entries = [
            MadeEntry("word/document.xml", document), MadeEntry("word/styles.xml", "<w:styles xmlns:w=\"urn:w\" />"),
        ]
        if let comments { entries.append(MadeEntry("word/comments.xml", comments)) }
        return try makePackage(
            entries, main: "word/document.xml", extra: comments == nil ? [] : [("comments", "comments.xml")])
    }

    private func xlsx(_ sheet: String, _ more: [MadeEntry] = []) throws -> [UInt8] {
        let book =
            "<workbook xmlns=\"urn:x\" xmlns:r=\"urn:r\"><sheets><sheet name=\"表 1\" sheetId=\"4\" r:id=\"rId1\"/></sheets></workbook>"
        return try makePackage(
            [
                MadeEntry("xl/workbook.xml", book),
                MadeEntry("xl/worksheets/sheet1.xml", "<worksheet xmlns=\"urn:x\">\(sheet)</worksheet>"),
            ] + more, main: "xl/workbook.xml", extra: [("worksheet", "worksheets/sheet1.xml")])
    }

    // MARK: Word

    @Test("A comment stands in its cell, also in one whose paragraph is a single tag, and nothing else is touched")
    func comment() throws {
        let bytes = try docx(
            "<w:p><w:r><w:t>题</w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:p><w:pPr><w:jc w:val=\"left\" /></w:pPr><w:r><w:t>甲</w:t></w:r></w:p></w:tc>"
                + "<w:tc><w:p/></w:tc></w:tr></w:tbl><w:sectPr/>")
        let first = DocumentPlace.cell(table: 0, row: 0, column: 0)
        let second = DocumentPlace.cell(table: 0, row: 0, column: 1)
        let marked = try mark(bytes, [remark(first, "甲<错>"), remark(second, "空")], list(first))
        let found = try parts(
            marked, "word/document.xml", "word/comments.xml", "[Content_Types].xml", "word/styles.xml")
        #expect(
            found[0].contains(
                "<w:pPr><w:jc w:val=\"left\" /></w:pPr><w:commentRangeStart w:id=\"0\"/><w:bookmarkStart w:id=\"1\" w:name=\"biaochi_t0r0c0\"/>"
                    + "<w:r><w:t>甲</w:t></w:r><w:commentRangeEnd w:id=\"0\"/><w:r><w:commentReference w:id=\"0\"/></w:r><w:bookmarkEnd w:id=\"1\"/></w:p>"
            ))
        #expect(
            found[0].contains(
                "<w:p><w:commentRangeStart w:id=\"1\"/><w:commentRangeEnd w:id=\"1\"/><w:r><w:commentReference w:id=\"1\"/></w:r></w:p></w:tc></w:tr>"
            ))
        #expect(
            found[0].hasPrefix("<?xml version=\"1.0\"?>\n<w:document xmlns:w=\"urn:w\"><w:body><w:p><w:r><w:t>题</w:t>"))
        #expect(found[0].hasSuffix("<w:bookmarkEnd w:id=\"2\"/><w:sectPr/></w:body></w:document>"))
        #expect(found[0].contains("<w:hyperlink w:anchor=\"biaochi_t0r0c0\" w:history=\"1\">"))
        #expect(
            found[1].contains(
                "<w:comment w:id=\"0\" w:author=\"标尺\" w:date=\"2026-11-24T00:00:00Z\" w:initials=\"标尺\"><w:p><w:r><w:rPr><w:b/><w:color w:val=\"A40E26\"/></w:rPr>"
                    + "<w:t xml:space=\"preserve\">必改 1 </w:t></w:r><w:r><w:t xml:space=\"preserve\">甲&lt;错&gt;</w:t></w:r></w:p>"
            ))
        #expect(found[2].contains("<Override PartName=\"/word/comments.xml\""))
        #expect(found[3] == "<w:styles xmlns:w=\"urn:w\" />")
        #expect(try Document.open(marked).blocks == Document.open(bytes).blocks)
    }

    @Test("The user's comments stay, ours are replaced, and marking again gives the same bytes")
    func again() throws {
        let comments =
            "<?xml version=\"1.0\"?><w:comments xmlns:w=\"urn:w\"><w:comment w:id=\"7\" w:author=\"王\"><w:p/></w:comment></w:comments>"
        let bytes = try docx(
            "<w:tbl><w:tr><w:tc><w:p><w:commentRangeStart w:id=\"7\"/><w:r><w:t>甲</w:t></w:r><w:commentRangeEnd w:id=\"7\"/>"
                + "<w:r><w:commentReference w:id=\"7\"/></w:r></w:p></w:tc></w:tr></w:tbl><w:p/>", comments: comments)
        let place = DocumentPlace.cell(table: 0, row: 0, column: 0)
        let marked = try mark(bytes, [remark(place, "甲"), remark(place, "乙")], list(place))
        let found = try parts(marked, "word/document.xml", "word/comments.xml")
        #expect(found[1].contains("<w:comment w:id=\"7\" w:author=\"王\"><w:p/></w:comment><w:comment w:id=\"8\""))
        #expect(found[0].contains("<w:commentReference w:id=\"9\"/>"))
        #expect(try mark(marked, [remark(place, "甲"), remark(place, "乙")], list(place)) == marked)
        let bare = try parts(mark(marked, [], list()), "word/document.xml", "word/comments.xml")
        #expect(
            bare[0].contains(
                "<w:r><w:t>甲</w:t></w:r><w:commentRangeEnd w:id=\"7\"/><w:r><w:commentReference w:id=\"7\"/></w:r></w:p>"
            ))
        #expect(!bare[1].contains("标尺"))
    }

    @Test("Cells are found behind merges, gaps, nested tables, controls and under another prefix")
    func places() throws {
        let cell = "<x:tc><x:p><x:r><x:t>"
        let end = "</x:t></x:r></x:p></x:tc>"
        let body =
            "<x:tbl><x:tr><x:trPr><x:gridBefore x:val=\"1\"/></x:trPr><x:sdt><x:sdtContent>\(cell)控\(end)</x:sdtContent></x:sdt></x:tr>"
            + "<x:tr>\(cell)左\(end)<x:tc><x:p><x:r><x:t>外</x:t></x:r></x:p><x:tbl><x:tr>\(cell)内\(end)</x:tr></x:tbl><x:p/></x:tc></x:tr></x:tbl>"
        let bytes = try makePackage(
            [
                MadeEntry(
                    "word/document.xml",
                    "<x:document xmlns:x=\"urn:w\"><x:body><!-- <x:tc> -->\(body)</x:body></x:document>")
            ],
            main: "word/document.xml")
        let document = try Document.open(bytes)
        var places: [(DocumentPlace, String)] = []
        for block in document.blocks {
            switch block {
            case .paragraph(let paragraph): places.append((.paragraph(paragraph.index), paragraph.text.string))
            case .table(let table):
                for cell in table.cells {
                    places.append((.cell(table: table.index, row: cell.row, column: cell.column), cell.text.string))
                }
            }
        }
        #expect(places.map(\.1) == ["控", "左", "外", "内"])
        let marked = try mark(bytes, places.map { remark($0.0, $0.1) }, list())
        let page = try parts(marked, "word/document.xml")[0]
        for (i, (_, words)) in places.enumerated() {
            #expect(page.contains("<x:commentRangeStart x:id=\"\(i)\"/><x:r><x:t>\(words)</x:t></x:r>"))
        }
        #expect(try Document.open(marked).blocks == document.blocks)
    }

    @Test("A part in another encoding than UTF-8 is refused with a word")
    func encoding() throws {
        let words =
            "<?xml version=\"1.0\" encoding=\"UTF-16\"?><w:document xmlns:w=\"urn:w\"><w:body><w:p><w:r><w:t>甲</w:t></w:r></w:p></w:body></w:document>"
        var entry = MadeEntry("word/document.xml", "")
        entry.bytes = [0xFF, 0xFE] + words.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        let bytes = try makePackage([entry], main: "word/document.xml")
        #expect(throws: DocumentFault.otherEncoding("word/document.xml")) { try mark(bytes, [], list()) }
    }

    // MARK: Excel

    private let data = "<sheetData><row r=\"2\"><c r=\"B2\"><v>5</v></c></row></sheetData><pageMargins/><extLst/>"

    @Test(
        "A note stands at its cell in its colour, the sheet's cells stay as they are, and a sheet lists all with links")
    func note() throws {
        let bytes = try xlsx(data)
        let place = DocumentPlace.cell(table: 0, row: 1, column: 1)
        let marked = try mark(bytes, [remark(place, "甲"), remark(place, "乙", .low)], list(place))
        let found = try parts(
            marked, "xl/worksheets/sheet1.xml", "xl/comments1.xml", "xl/drawings/vmlDrawing1.vml", "xl/workbook.xml",
            "xl/worksheets/sheet2.xml")
        #expect(
            found[0]
                == "<worksheet xmlns=\"urn:x\"><sheetData><row r=\"2\"><c r=\"B2\"><v>5</v></c></row></sheetData><pageMargins/>"
                + "<legacyDrawing xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" r:id=\"rId2\"/><extLst/></worksheet>"
        )
        #expect(
            found[1].contains(
                "【标尺审核意见】\n</t></r><r><rPr><b/><sz val=\"9\"/><color rgb=\"FFA40E26\"/>"))
        #expect(found[1].components(separatedBy: "<comment ").count == 2)
        #expect(found[2].contains("fillcolor=\"#FFD9DC\""))
        #expect(found[2].contains("<x:Row>1</x:Row><x:Column>1</x:Column>"))
        #expect(found[3].contains("name=\"标尺审核意见\" sheetId=\"5\" r:id=\"rId2\"/></sheets>"))
        #expect(found[4].contains("<hyperlink ref=\"B4\" location=\"'表 1'!B2\"/>"))
        #expect(try Document.open(marked).blocks == Document.open(bytes).blocks)
        #expect(try mark(marked, [remark(place, "甲"), remark(place, "乙", .low)], list(place)) == marked)
    }

    @Test("The user's note at the same cell stays, with ours behind it; without findings it is as it was")
    func merged() throws {
        let comments =
            "<comments xmlns=\"urn:x\"><authors><author>王</author></authors><commentList><comment ref=\"B2\" authorId=\"0\"><text><r><t>请核</t></r></text></comment></commentList></comments>"
        let shape =
            "<v:shape id=\"_x0000_s1030\"><x:ClientData ObjectType=\"Note\"><x:Row>1</x:Row><x:Column>1</x:Column></x:ClientData></v:shape>"
        let shapes =
            "<xml xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:x=\"urn:schemas-microsoft-com:office:excel\">\(shape)</xml>"
        let base = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
        let relations =
            "<Relationships><Relationship Id=\"a\" Type=\"\(base)comments\" Target=\"../comments9.xml\"/><Relationship Id=\"b\" Type=\"\(base)vmlDrawing\" Target=\"../v.vml\"/></Relationships>"
        let bytes = try xlsx(
            "<sheetData><row><c><v>1</v></c></row><row r=\"2\"><c r=\"B2\"><v>5</v></c></row></sheetData><legacyDrawing xmlns:r=\"urn:r\" r:id=\"b\"/>",
            [
                MadeEntry("xl/comments9.xml", comments), MadeEntry("xl/v.vml", shapes),
                MadeEntry("xl/worksheets/_rels/sheet1.xml.rels", relations),
            ])
        let taken = DocumentPlace.cell(table: 0, row: 1, column: 1)
        let free = DocumentPlace.cell(table: 0, row: 0, column: 0)
        let marked = try mark(bytes, [remark(taken, "甲"), remark(free, "乙")], list(taken))
        let found = try parts(marked, "xl/comments9.xml", "xl/v.vml", "xl/worksheets/sheet1.xml")
        #expect(found[0].contains("<comment ref=\"B2\" authorId=\"0\"><text><r><t>请核</t></r><r>"))
        #expect(found[0].contains("\n【标尺审核意见】\n"))
        #expect(found[0].contains("<author>王</author><author>标尺</author>"))
        #expect(found[0].contains("<comment ref=\"A1\" authorId=\"1\">"))
        #expect(found[1].contains(shape + "<v:shape "))
        #expect(found[1].contains("id=\"_x0000_s1031\""))
        #expect(found[2] == (try parts(bytes, "xl/worksheets/sheet1.xml")[0]))
        #expect(try mark(marked, [remark(taken, "甲"), remark(free, "乙")], list(taken)) == marked)
        let bare = try parts(mark(marked, [], list()), "xl/comments9.xml", "xl/v.vml")
        #expect(
            bare[0].contains(
                "<commentList><comment ref=\"B2\" authorId=\"0\"><text><r><t>请核</t></r></text></comment></commentList>")
        )
        #expect(bare[1] == shapes)
    }

    @Test(
        "Cells have the names of workbooks",
        arguments: [(0, 0, "A1"), (8, 25, "Z9"), (0, 26, "AA1"), (9, 701, "ZZ10"), (0, 702, "AAA1")])
    func names(row: Int, column: Int, name: String) {
        #expect(XlsxPlace(row: row, column: column).name == name)
        #expect(XlsxPlace(name) == XlsxPlace(row: row, column: column))
    }
}
