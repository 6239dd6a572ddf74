import Testing

@testable import Basics
@testable import Documents

@Suite("Word documents")
struct DocxTests {
    private func read(_ body: String, limits: Limits = .standard) throws -> Document {
        try DocxReader.read(makeDocx(body), limits: limits)
    }

    private func p(_ text: String) -> String { "<w:p><w:r><w:t>\(text)</w:t></w:r></w:p>" }
    private func tc(_ text: String, _ properties: String = "") -> String {
        "<w:tc><w:tcPr>\(properties)</w:tcPr>\(text.isEmpty ? "<w:p/>" : p(text))</w:tc>"
    }
    private func tbl(_ rows: String...) -> String {
        "<w:tbl>" + rows.map { $0.hasPrefix("<w:tr>") ? $0 : "<w:tr>\($0)</w:tr>" }.joined() + "</w:tbl>"
    }
    /// The text of a table of one cell with this content.
    private func cell(_ content: String) throws -> String? {
        try read("<w:tbl><w:tr><w:tc>\(content)</w:tc></w:tr></w:tbl>").tables.first?.cells.first?.text.string
    }

    @Test("Paragraphs and tables come in reading order, and blank paragraphs count without being listed")
    func order() throws {
        let document = try read(p("标题") + "<w:p/>" + tbl(tc("名称") + tc("")) + p("说明") + tbl(tc("乙")))
        #expect(document.format == .docx)
        #expect(document.outline == ["P 标题", "T 1x2", "0,0 名称", "0,1 ", "P 说明", "T 1x1", "0,0 乙"])
        #expect(
            document.blocks.compactMap { if case .paragraph(let paragraph) = $0 { paragraph.index } else { nil } } == [
                0, 2,
            ])
        #expect(document.tables.map(\.index) == [0, 1])
        #expect(document.tables.map(\.grid) == [.exact, .exact])
        #expect(document.notices == [])
    }

    @Test("Spans come from the grid: across, down, and columns left out at either end of a row")
    func spans() throws {
        let restart = "<w:vMerge w:val=\"restart\"/>"
        let table = tbl(
            tc("题", "<w:gridSpan w:val=\"3\"/>"),
            tc("产出", restart) + tc("甲") + tc("一"),
            tc("", "<w:vMerge/>") + tc("乙") + tc("二"),
            tc("", "<w:vMerge w:val=\"continue\"/>") + tc("丙", "<w:gridSpan w:val=\"2\"/>"),
            tc("效益", restart) + tc("丁") + tc("三"),
            "<w:tr><w:trPr><w:gridBefore w:val=\"1\"/><w:gridAfter w:val=\"1\"/></w:trPr>" + tc("戊") + "</w:tr>")
        #expect(
            try read(table).outline == [
                "T 6x3", "0,0+1x3 题", "1,0+3x1 产出", "1,1 甲", "1,2 一", "2,1 乙", "2,2 二", "3,1+1x2 丙", "4,0 效益", "4,1 丁",
                "4,2 三", "5,1 戊",
            ])
    }

    @Test("Text in a covered cell is kept, hidden, with a notice")
    func covered() throws {
        let document = try read(tbl(tc("上", "<w:vMerge w:val=\"restart\"/>"), tc("下", "<w:vMerge/>")))
        #expect(document.tables[0].outline == ["0,0+2x1 上", "1,0 下"])
        #expect(document.tables[0].cells[1].traits == .hidden)
        #expect(document.notices.count == 1)
    }

    @Test("A continued merge that never began is a cell of its own")
    func orphanMerge() throws {
        #expect(
            try read(tbl(tc("甲", "<w:vMerge/>") + tc("乙"), tc("", "<w:vMerge/>") + tc("丙"))).tables[0].outline
                == ["0,0+2x1 甲", "0,1 乙", "1,1 丙"])
    }

    @Test("Cells merged in the old way, across, become one")
    func oldMerge() throws {
        let row = tc("甲", "<w:hMerge w:val=\"restart\"/>") + tc("", "<w:hMerge/>") + tc("乙")
        #expect(try read(tbl(row)).outline == ["T 1x3", "0,0+1x2 甲", "0,2 乙"])
    }

    @Test("Paragraphs and line breaks of a cell end lines; those without text behind them leave nothing")
    func lines() throws {
        #expect(try cell(p("一") + p("二") + "<w:p/>") == "一\n二")
        #expect(try cell("<w:p/>" + p("一") + "<w:p/>" + p("二")) == "一\n\n二")
        #expect(try cell("<w:p><w:r><w:t>一</w:t><w:br/><w:t>二</w:t><w:cr/></w:r></w:p>") == "一\n二")
        #expect(try cell(p("\u{3000} ")) == "")
    }

    @Test("Tabs are blanks, hyphens that do not break are hyphens, and tab stops are neither")
    func marks() throws {
        let content =
            "<w:p><w:pPr><w:tabs><w:tab w:val=\"left\" w:pos=\"420\"/></w:tabs></w:pPr><w:r><w:t xml:space=\"preserve\">2025 </w:t>"
            + "<w:noBreakHyphen/><w:t>26</w:t><w:tab/><w:t>A&amp;B</w:t></w:r></w:p>"
        #expect(try cell(content) == "2025 -26 A&B")
    }

    @Test("Characters of symbol fonts are what they show")
    func symbols() throws {
        func sym(_ font: String, _ code: String) -> String { "<w:sym w:font=\"\(font)\" w:char=\"\(code)\"/>" }
        let content =
            "<w:p><w:r>" + sym("Symbol", "F0B3") + "<w:t>95</w:t>" + sym("Symbol", "F0A3") + sym("Wingdings", "F0FE")
            + sym("Wingdings 2", "00A3") + sym("Arial", "2265") + "</w:r></w:p>"
        #expect(try cell(content) == "≥95≤☑☐≥")
    }

    @Test("Tick boxes of old form fields show their state, and codes of fields are not text")
    func fields() throws {
        func box(_ state: String) -> String {
            "<w:r><w:fldChar w:fldCharType=\"begin\"><w:ffData><w:checkBox>\(state)</w:checkBox></w:ffData></w:fldChar></w:r>"
        }
        let content =
            "<w:p>" + box("<w:default w:val=\"1\"/>") + "<w:r><w:instrText>FORMCHECKBOX</w:instrText><w:t>能</w:t></w:r>"
            + box("<w:default w:val=\"1\"/><w:checked w:val=\"0\"/>")
            + "<w:fldSimple w:instr=\"X\"><w:r><w:t>否</w:t></w:r>"
            + "</w:fldSimple></w:p>"
        #expect(try cell(content) == "☑能☐否")
    }

    @Test("Content controls, links and smart tags do not hide what is in them, at any level")
    func wrappers() throws {
        let run = "<w:hyperlink><w:smartTag><w:r><w:t>甲</w:t></w:r></w:smartTag></w:hyperlink>"
        func sdt(_ inner: String) -> String {
            "<w:sdt><w:sdtPr><w:alias w:val=\"x\"/><w:text/></w:sdtPr><w:sdtContent>\(inner)</w:sdtContent></w:sdt>"
        }
        let table =
            "<w:tbl>" + sdt("<w:tr>" + sdt("<w:tc>" + sdt("<w:p>\(run)</w:p>") + "</w:tc>") + "</w:tr>") + "</w:tbl>"
        #expect(try read(sdt(table) + sdt(p("乙"))).outline == ["T 1x1", "0,0 甲", "P 乙"])
    }

    @Test("A text box is read once, of the alternatives the first")
    func textBoxes() throws {
        func box(_ text: String) -> String { "<w:pict><w:txbxContent>\(p(text))</w:txbxContent></w:pict>" }
        let both =
            "<mc:AlternateContent><mc:Choice>\(box("框"))</mc:Choice><mc:Fallback>\(box("框"))</mc:Fallback></mc:AlternateContent>"
        let hung = "<w:p><w:r><w:t>前</w:t>\(both)<w:t>后</w:t></w:r></w:p>"
        #expect(try read(hung).outline == ["P 框", "P 前后"])
        #expect(try cell(hung) == "前\n框\n后")
        let fallback =
            "<w:p><w:r><mc:AlternateContent><mc:Fallback><w:t>乙</w:t></mc:Fallback></mc:AlternateContent></w:r></w:p>"
        #expect(try cell(fallback) == "乙")
    }

    @Test("A table within a cell cuts the outer table, and nothing of the outer row is lost")
    func nested() throws {
        let inner = tbl(tc("里一") + tc("里二"))
        let middle = "<w:tr>" + tc("左") + "<w:tc>\(p("前"))\(inner)\(p("后"))</w:tc>" + tc("右") + "</w:tr>"
        let document = try read(tbl(tc("首") + tc("一") + tc("二"), middle, tc("尾") + tc("三") + tc("四")))
        #expect(
            document.outline == [
                "T 2x3", "0,0 首", "0,1 一", "0,2 二", "1,0 左", "P 前", "T 1x2", "0,0 里一", "0,1 里二", "P 后", "T 2x3",
                "0,2 右",
                "1,0 尾", "1,1 三", "1,2 四",
            ])
        #expect(document.tables.map(\.index) == [0, 1, 2])
    }

    @Test("Tables that only lay out a page dissolve")
    func layout() throws {
        let page = "<w:tbl><w:tr><w:tc>" + p("标题") + tbl(tc("甲") + tc("乙")) + "<w:p/></w:tc></w:tr></w:tbl>"
        #expect(try read(page).outline == ["P 标题", "T 1x2", "0,0 甲", "0,1 乙"])
    }

    @Test("Tracked changes read as accepted, with the cell marked and one notice")
    func revisions() throws {
        let content =
            "<w:p><w:r><w:t>完成</w:t></w:r><w:ins><w:r><w:t>23</w:t></w:r></w:ins><w:del><w:r><w:delText>21</w:delText></w:r></w:del>"
            + "<w:moveFrom><w:r><w:t>走</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t>来</w:t></w:r></w:moveTo></w:p>"
        let document = try read("<w:tbl><w:tr><w:tc>\(content)</w:tc>" + tc("项") + "</w:tr></w:tbl>")
        #expect(document.tables[0].outline == ["0,0 完成23来", "0,1 项"])
        #expect(document.tables[0].cells.map(\.traits) == [.revised, []])
        #expect(document.notices.count == 1)
        #expect(document.notices[0].text.zh.contains("修订"))
    }

    @Test("Rows that were deleted are gone, and a deleted paragraph mark joins two lines")
    func deletions() throws {
        let deleted = "<w:tr><w:trPr><w:del w:id=\"1\"/></w:trPr>" + tc("废") + "</w:tr>"
        #expect(try read(tbl(tc("甲"), deleted, tc("乙"))).outline == ["T 2x1", "0,0 甲", "1,0 乙"])
        let joined = "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>一</w:t></w:r></w:p>" + p("二")
        #expect(try cell(joined) == "一二")
        #expect(try read(joined + tbl(tc("甲"))).outline == ["P 一二", "T 1x1", "0,0 甲"])
    }

    @Test("Earlier properties kept by a tracked change do not count")
    func formerProperties() throws {
        let changed =
            "<w:gridSpan w:val=\"2\"/><w:tcPrChange><w:tcPr><w:gridSpan w:val=\"5\"/><w:vMerge/></w:tcPr></w:tcPrChange>"
        #expect(try read(tbl(tc("甲", changed))).outline == ["T 1x2", "0,0+1x2 甲"])
    }

    @Test("Hidden text is read, and marked")
    func hidden() throws {
        let content =
            "<w:p><w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr><w:r><w:rPr><w:vanish w:val=\"0\"/></w:rPr><w:t>明</w:t></w:r></w:p>"
        let open = try read("<w:tbl><w:tr><w:tc>\(content)</w:tc></w:tr></w:tbl>")
        #expect(open.tables[0].cells[0].traits == [])
        #expect(open.notices == [])
        let hidden = try read(
            "<w:tbl><w:tr><w:tc><w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>暗</w:t></w:r></w:p></w:tc></w:tr></w:tbl>")
        #expect(hidden.tables[0].outline == ["0,0 暗"])
        #expect(hidden.tables[0].cells[0].traits == .hidden)
        #expect(hidden.notices.count == 1)
    }

    @Test("Reading aids over characters, section settings and footnote marks are no text")
    func leftOut() throws {
        let ruby =
            "<w:p><w:r><w:ruby><w:rt><w:r><w:t>jī</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>绩</w:t></w:r></w:rubyBase></w:ruby>"
            + "<w:footnoteReference w:id=\"2\"/></w:r></w:p><w:sectPr><w:pgSz/></w:sectPr>"
        #expect(try read(ruby).outline == ["P 绩"])
    }

    @Test("Spans and cells beyond the limits are refused")
    func limits() throws {
        #expect(faultKind { try read(tbl(tc("甲", "<w:gridSpan w:val=\"99999999\"/>"))) } == .tooLarge)
        let after = "<w:tr><w:trPr><w:gridAfter w:val=\"9999999999\"/></w:trPr>" + tc("甲") + "</w:tr>"
        #expect(try read(tbl(after)).tables[0].columnCount == Limits.standard.columns + 1)
        var limits = Limits()
        limits.cells = 3
        #expect(faultKind { try read(tbl(tc("") + tc(""), tc("") + tc("")), limits: limits) } == .tooLarge)
        limits.cells = 4
        #expect(try read(tbl(tc("甲") + tc(""), tc("") + tc("")), limits: limits).tables[0].cells.count == 4)
    }

    @Test("Every number of a span that a file could state ends in a table or a fault")
    func absurdSpans() throws {
        for value in ["0", "-1", "9999999999999999999999", "x", ""] {
            let table = tbl(
                "<w:trPr><w:gridBefore w:val=\"\(value)\"/></w:trPr>" + tc("甲", "<w:gridSpan w:val=\"\(value)\"/>"))
            #expect(try read(table).outline == ["T 1x1", "0,0 甲"], "\(value)")
        }
    }
}
