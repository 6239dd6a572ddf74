import Foundation
import Testing

@testable import Basics
@testable import Documents

@Suite("Corrections in a user's own file")
struct ChangeTests {
    private func docx(_ cells: String...) throws -> [UInt8] {
        let body = "<w:tbl><w:tr>" + cells.map { "<w:tc>\($0)</w:tc>" }.joined() + "</w:tr></w:tbl><w:p/>"
        return try makePackage(
            [
                MadeEntry("word/document.xml", "<w:document xmlns:w=\"urn:w\"><w:body>\(body)</w:body></w:document>"),
                MadeEntry("word/styles.xml", "<w:styles xmlns:w=\"urn:w\" />"),
            ], main: "word/document.xml")
    }

    /// What stands in the first paragraph after the change.
    private func changed(_ cell: String, _ from: String, _ to: String) throws -> String {
        let bytes = try docx(cell)
        let change = CellChange(place: .cell(table: 0, row: 0, column: 0), from: from, to: to, note: [])
        let made = try CorrectedCopy.write(
            bytes, try Document.open(bytes), changes: [change], day: "2026-11-24", head: "改")
        let words = try Document.open(made).words(0)
        #expect(words == to)
        #expect(try parts(made, "word/styles.xml") == ["<w:styles xmlns:w=\"urn:w\" />"])
        let page = try parts(made, "word/document.xml")[0]
        return page.replacingOccurrences(of: " w:author=\"标尺\" w:date=\"2026-11-24T00:00:00Z\"", with: "")
            .replacingOccurrences(of: " xml:space=\"preserve\"", with: "")
    }

    @Test("Only what differs is struck out, in the look of the run, and what comes stands behind it")
    func tracked() throws {
        let page = try changed(
            "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>≥95</w:t></w:r><w:r><w:t>%以上</w:t></w:r></w:p>", "≥95%以上", "≥98%以上")
        #expect(
            page.contains(
                "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>≥9</w:t></w:r><w:del w:id=\"1\"><w:r><w:rPr><w:b/></w:rPr><w:delText>5</w:delText></w:r></w:del>"
                    + "<w:ins w:id=\"2\"><w:r><w:rPr><w:b/></w:rPr><w:t>8</w:t></w:r></w:ins><w:r><w:t>%以上</w:t></w:r></w:p>"
            ))
    }

    @Test("Over two runs each part is struck out in its own, and the new words come once")
    func runs() throws {
        let page = try changed("<w:p><w:r><w:t>百分</w:t></w:r><w:r><w:t>比</w:t></w:r></w:p>", "百分比", "%")
        #expect(
            page.contains(
                "<w:p><w:del w:id=\"1\"><w:r><w:delText>百分</w:delText></w:r></w:del><w:del w:id=\"2\"><w:r><w:delText>比</w:delText></w:r></w:del>"
                    + "<w:ins w:id=\"3\"><w:r><w:t>%</w:t></w:r></w:ins></w:p>"))
    }

    @Test("A blank cell gets an insertion in the look of its paragraph")
    func blank() throws {
        let page = try changed("<w:p><w:pPr><w:rPr><w:i/></w:rPr></w:pPr></w:p>", "", "项")
        #expect(
            page.contains(
                "<w:pPr><w:rPr><w:i/></w:rPr></w:pPr><w:ins w:id=\"1\"><w:r><w:rPr><w:i/></w:rPr><w:t>项</w:t></w:r></w:ins></w:p>"
            ))
        #expect(try changed("<w:p/>", "", "项").contains("<w:p><w:ins w:id=\"1\"><w:r><w:t>项</w:t></w:r></w:ins></w:p>"))
    }

    @Test("Words only added, and words only taken away")
    func oneSided() throws {
        #expect(
            try changed("<w:p><w:r><w:t>95</w:t></w:r></w:p>", "95", "95%").contains(
                "<w:p><w:r><w:t>95</w:t></w:r><w:ins w:id=\"1\"><w:r><w:t>%</w:t></w:r></w:ins></w:p>"))
        #expect(
            try changed("<w:p><w:r><w:t>95%</w:t></w:r></w:p>", "95%", "95").contains(
                "<w:p><w:r><w:t>95</w:t></w:r><w:del w:id=\"1\"><w:r><w:delText>%</w:delText></w:r></w:del></w:p>"))
    }

    @Test("Words that a field shows, and words that are not there, are refused")
    func refused() throws {
        let place = DocumentPlace.cell(table: 0, row: 0, column: 0)
        let bytes = try docx("<w:p><w:fldSimple><w:r><w:t>95</w:t></w:r></w:fldSimple></w:p>")
        func write(_ from: String) throws -> [UInt8] {
            let change = CellChange(place: place, from: from, to: "98", note: [])
            return try CorrectedCopy.write(bytes, try Document.open(bytes), changes: [change], head: "改")
        }
        #expect(faultKind { try write("95") } == .forbidden)
        #expect(faultKind { try write("96") } == .forbidden)
    }

    // MARK: Excel

    private func xlsx(_ rows: String) throws -> [UInt8] {
        let book =
            "<workbook xmlns=\"urn:x\" xmlns:r=\"urn:r\"><sheets><sheet name=\"表\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"
        let styles =
            "<styleSheet><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"9\"/><xf numFmtId=\"0\"/></cellXfs></styleSheet>"
        return try makePackage(
            [
                MadeEntry("xl/workbook.xml", book), MadeEntry("xl/styles.xml", styles),
                MadeEntry(
                    "xl/worksheets/sheet1.xml", "<worksheet xmlns=\"urn:x\"><sheetData>\(rows)</sheetData></worksheet>"),
            ], main: "xl/workbook.xml", extra: [("worksheet", "worksheets/sheet1.xml"), ("styles", "styles.xml")])
    }

    private func sheet(_ rows: String, _ changes: [(Int, Int, String, String)]) throws -> (page: String, notes: String)
    {
        let bytes = try xlsx(rows)
        let made = try CorrectedCopy.write(
            bytes, try Document.open(bytes),
            changes: changes.map {
                CellChange(place: .cell(table: 0, row: $0.0, column: $0.1), from: $0.2, to: $0.3, note: ["原为：\($0.2)"])
            }, head: "已改")
        let found = try parts(made, "xl/worksheets/sheet1.xml", "xl/comments1.xml")
        let data = found[0].split(separator: "<sheetData>")[1].split(separator: "</sheetData>")[0]
        return (String(data), found[1])
    }

    @Test("A number stays a number and a cell keeps its style; a note tells what stood there")
    func numbers() throws {
        let made = try sheet(
            "<row r=\"1\"><c r=\"A1\" s=\"2\"><v>95</v></c><c r=\"B1\" s=\"1\"><v>0.95</v></c><c r=\"C1\" t=\"inlineStr\" s=\"2\"><is><t>百分比</t></is></c></row>",
            [(0, 0, "95", "98"), (0, 1, "95%", "98%"), (0, 2, "百分比", "%")])
        #expect(
            made.page
                == "<row r=\"1\"><c r=\"A1\" s=\"2\"><v>98</v></c><c r=\"B1\" s=\"1\"><v>0.98</v></c><c r=\"C1\" s=\"2\" t=\"inlineStr\"><is><t xml:space=\"preserve\">%</t></is></c></row>"
        )
        #expect(made.notes.contains("<author>标尺更正</author>"))
        #expect(made.notes.contains("<t xml:space=\"preserve\">原为：百分比</t>"))
    }

    @Test("A cell that the row does not state is put in its order, also where cells do not tell their places")
    func inserted() throws {
        let row =
            "<row r=\"2\"><c r=\"A2\"><v>1</v></c><c r=\"D2\"><v>4</v></c></row><row r=\"5\"><c r=\"A5\"><v>9</v></c></row>"
        #expect(
            try sheet(row, [(1, 2, "", "项"), (3, 0, "", "7"), (1, 5, "", "尾")]).page
                == "<row r=\"2\"><c r=\"A2\"><v>1</v></c><c r=\"C2\" t=\"inlineStr\"><is><t xml:space=\"preserve\">项</t></is></c><c r=\"D2\"><v>4</v></c>"
                + "<c r=\"F2\" t=\"inlineStr\"><is><t xml:space=\"preserve\">尾</t></is></c></row>"
                + "<row r=\"4\"><c r=\"A4\" t=\"inlineStr\"><is><t xml:space=\"preserve\">7</t></is></c></row><row r=\"5\"><c r=\"A5\"><v>9</v></c></row>"
        )
        #expect(
            try sheet("<row><c><v>1</v></c><c><v>2</v></c></row>", [(0, 1, "2", "3")]).page
                == "<row><c><v>1</v></c><c r=\"B1\"><v>3</v></c></row>")
    }

    @Test("A cell with a formula is refused, and its words are named")
    func formula() throws {
        let row = "<row r=\"1\"><c r=\"A1\"><f>1+1</f><v>2</v></c></row>"
        do {
            _ = try sheet(row, [(0, 0, "2", "3")])
            Issue.record("it was written")
        } catch let fault as DocumentFault {
            #expect(fault.message.zh == "“2”改为“3”写不进原文件：这一格是公式")
        }
    }
}

extension Document {
    fileprivate func words(_ index: Int) -> String? {
        for case .table(let table) in blocks where table.index == 0 { return table.cells[index].text.string }
        return nil
    }
}
