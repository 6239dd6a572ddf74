import Testing

@testable import Basics
@testable import Documents

@Suite("Workbooks")
struct XlsxTests {
    private func read(_ sheet: String, strings: [String]? = nil, limits: Limits = .standard) throws -> Document {
        try XlsxReader.read(makeXlsx([MadeSheet(sheet)], strings: strings), limits: limits)
    }
    private func rows(_ rows: String...) -> String { "<sheetData>" + rows.joined() + "</sheetData>" }
    private func text(_ place: String, _ words: String) -> String {
        "<c r=\"\(place)\" t=\"inlineStr\"><is><t>\(words)</t></is></c>"
    }

    @Test("Sheets come in the order of the workbook, one table for each that holds anything")
    func sheets() throws {
        let one = "<sheetData><row r=\"1\">\(text("A1", "甲"))</row></sheetData>"
        let bytes = try makeXlsx([
            MadeSheet(one, name: "封面"), MadeSheet("<sheetData/>", name: "空"),
            MadeSheet(one, name: "R&amp;D", state: "hidden"),
            MadeSheet(one, name: "字典", state: "veryHidden"),
        ])
        let document = try XlsxReader.read(bytes, limits: .standard)
        #expect(document.format == .xlsx)
        #expect(document.tables.map { $0.part?.string } == ["封面", "R&D", "字典"])
        #expect(document.tables.map(\.index) == [0, 1, 2])
        #expect(document.tables.map { $0.cells[0].traits } == [[], .hidden, .hidden])
        #expect(document.notices.map { $0.part?.string } == ["R&D", "字典"])
    }

    @Test("Shared strings join their runs and leave out the reading aid")
    func sharedStrings() throws {
        let strings = [
            "<t>甲</t>", "<r><rPr/><t>完成</t></r><r><t xml:space=\"preserve\"> 23</t></r><rPh><t>かん</t></rPh>",
            "<t>一_x000D_\n二_x005F_x000D_</t>",
        ]
        let sheet = rows("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>1</v></c><c r=\"B1\" t=\"s\"><v>2</v></c></row>")
        #expect(try read(sheet, strings: strings).tables[0].outline == ["0,0 完成 23", "0,1 一\n二_x000D_"])
        let missing = rows("<row><c t=\"s\"><v>3</v></c></row>")
        #expect(faultKind { try read(missing, strings: strings) } == .damaged)
    }

    @Test("Stored results of formulas, truths and errors are read as they show")
    func values() throws {
        let sheet = rows(
            "<row r=\"1\"><c r=\"A1\" t=\"str\"><f>B1</f><v>合计</v></c><c r=\"B1\"><f>1+1</f><v>2</v></c>"
                + "<c r=\"C1\" t=\"b\"><v>1</v></c><c r=\"D1\" t=\"e\"><v>#DIV/0!</v></c><c r=\"E1\"><f>NOW()</f></c></row>"
        )
        let document = try read(sheet)
        #expect(document.tables[0].outline == ["0,0 合计", "0,1 2", "0,2 TRUE", "0,3 #DIV/0!", "0,4 "])
        #expect(document.tables[0].cells.map(\.traits) == [.formula, [.formula, .numeric], [], [], .formula])
        #expect(document.notices.count == 1)
        #expect(document.notices[0].text.zh.contains("1 个公式没有保存结果"))
    }

    @Test("A merged region is one cell with spans, and text under it is kept")
    func merges() throws {
        let sheet =
            rows(
                "<row r=\"1\">\(text("A1", "题"))<c r=\"B1\" s=\"0\"/><c r=\"C1\"/></row>",
                "<row r=\"2\">\(text("A2", "产出"))\(text("B2", "甲"))\(text("C2", "一"))</row>",
                "<row r=\"3\">\(text("A3", "漏"))\(text("B3", "乙"))<c r=\"C3\"/></row>")
            + "<mergeCells><mergeCell ref=\"A1:C1\"/><mergeCell ref=\"A2:A3\"/></mergeCells>"
        let document = try read(sheet)
        #expect(
            document.outline == [
                "T 3x3", "0,0+1x3 题", "1,0+2x1 产出", "1,1 甲", "1,2 一", "2,0 漏", "2,1 乙", "2,2 ",
            ])
        #expect(document.tables[0].cells[4].traits == .hidden)
        #expect(document.notices.count == 1)
    }

    @Test("A merged region beside values has its blank head even where the file does not state it")
    func blankHead() throws {
        let sheet =
            rows("<row r=\"1\">\(text("B1", "甲"))</row>", "<row r=\"2\">\(text("B2", "乙"))</row>")
            + "<mergeCells><mergeCell ref=\"A1:A2\"/><mergeCell ref=\"A9:B12\"/></mergeCells>"
        #expect(try read(sheet).outline == ["T 2x2", "0,0+2x1 ", "0,1 甲", "1,1 乙"])
    }

    @Test("Blank cells are kept within rows that hold a value, and dropped elsewhere")
    func blanks() throws {
        let sheet = rows(
            "<row r=\"1\"><c r=\"A1\" s=\"4\"/><c r=\"B1\" s=\"4\"/></row>",
            "<row r=\"2\"><c r=\"A2\" s=\"4\"/>\(text("B2", "甲"))\(text("C2", " "))<c r=\"IV2\" s=\"4\"/></row>",
            "<row r=\"3\">\(text("C3", "乙"))</row>", "<row r=\"1048576\"><c r=\"A1048576\" s=\"1\"/></row>")
        #expect(
            try read("<dimension ref=\"A1:XFD1048576\"/>" + sheet).outline == [
                "T 3x3", "1,0 ", "1,1 甲", "1,2 ", "2,2 乙",
            ])
    }

    @Test("Cells and rows that do not tell their place follow the last one")
    func places() throws {
        let cell = "<c t=\"inlineStr\"><is><t>x</t></is></c>"
        let sheet = rows(
            "<row>\(cell)\(cell)</row>", "<row>\(cell)\(text("D2", "y"))\(cell)</row>", "<row r=\"5\">\(cell)</row>")
        #expect(try read(sheet).tables[0].outline == ["0,0 x", "0,1 x", "1,0 x", "1,3 y", "1,4 x", "4,0 x"])
        let mixed = rows(
            "<row r=\"2\">\(text("B2", "丁"))\(text("A2", "丙"))</row>", "<row r=\"1\">\(text("A1", "甲"))</row>")
        #expect(try read(mixed).tables[0].outline == ["0,0 甲", "1,0 丙", "1,1 丁"])
    }

    @Test("Hidden rows and columns are read and marked, with one notice a sheet")
    func hidden() throws {
        let sheet =
            "<cols><col min=\"2\" max=\"3\" width=\"9\" hidden=\"1\"/></cols>"
            + rows(
                "<row r=\"1\">\(text("A1", "甲"))\(text("B1", "乙"))</row>",
                "<row r=\"2\" hidden=\"1\">\(text("A2", "丙"))</row>")
        let document = try read(sheet)
        #expect(document.tables[0].cells.map(\.traits) == [[], .hidden, .hidden])
        #expect(document.notices.count == 1)
        #expect(document.notices[0].text.zh == "工作表“表1”有 1 行、1 列隐藏的内容，已一并读取。")
    }

    @Test("Places, cells and regions beyond the limits are refused")
    func limits() throws {
        #expect(faultKind { try read(rows("<row r=\"1\">\(text("XFE1", "远"))</row>")) } == .tooLarge)
        #expect(faultKind { try read(rows("<row r=\"1048577\">\(text("A1048577", "远"))</row>")) } == .tooLarge)
        #expect(faultKind { try read(rows("<row r=\"99999999999\"><c/></row>")) } == nil)
        var limits = Limits()
        limits.cells = 2
        let sheet = rows("<row>\(text("A1", "甲"))\(text("B1", "乙"))\(text("C1", "丙"))</row>")
        #expect(faultKind { try read(sheet, limits: limits) } == .tooLarge)
        let two = try makeXlsx([MadeSheet(rows("<row>\(text("A1", "甲"))\(text("B1", "乙"))</row>")), MadeSheet(sheet)])
        limits.cells = 4
        #expect(faultKind { try XlsxReader.read(two, limits: limits) } == .tooLarge)
        limits.cells = 5
        #expect(faultKind { try XlsxReader.read(two, limits: limits) } == nil)
    }

    @Test("Regions that overlap without end are refused, and absurd ones cost nothing")
    func absurdMerges() throws {
        var limits = Limits()
        limits.cells = 200
        let cells = (1...100).map { "<row r=\"\($0)\">\(text("A\($0)", "x"))</row>" }.joined()
        let one = "<mergeCell ref=\"A1:XFD1048576\"/>"
        let few = "<sheetData>\(cells)</sheetData><mergeCells>\(one)</mergeCells>"
        #expect(try read(few, limits: limits).tables[0].cells[0].rowSpan == 100)
        let many = "<sheetData>\(cells)</sheetData><mergeCells>\(String(repeating: one, count: 50))</mergeCells>"
        #expect(faultKind { try read(many, limits: limits) } == .tooLarge)
    }

    @Test("A workbook whose sheet is missing is damaged, and names it")
    func missingSheet() throws {
        let bytes = try makeZip([
            MadeEntry("xl/workbook.xml", "<workbook><sheets><sheet name=\"表1\" id=\"r9\"/></sheets></workbook>")
        ])
        do {
            _ = try XlsxReader.read(bytes, limits: .standard)
            Issue.record("read")
        } catch { #expect(error.message.zh.contains("表1")) }
    }
}
