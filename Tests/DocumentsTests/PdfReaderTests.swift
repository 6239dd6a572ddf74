import Basics
import Testing

@testable import Documents

@Suite("pdf: tables from lines, and what cannot be read")
struct PdfReaderTests {
    private func read(_ pages: PdfMaking.Page...) throws -> Document {
        try Document.open(PdfMaking(pages: pages).bytes)
    }

    private func fault(_ making: PdfMaking, limits: Limits = .standard) -> DocumentFault? {
        do throws(DocumentFault) {
            _ = try Document.open(making.bytes, limits: limits)
            return nil
        } catch {
            return error
        }
    }

    private func tables(_ document: Document) -> [Table] {
        document.blocks.compactMap { if case .table(let table) = $0 { table } else { nil } }
    }

    private func paragraphs(_ document: Document) -> [String] {
        document.blocks.compactMap { if case .paragraph(let paragraph) = $0 { paragraph.text.string } else { nil } }
    }

    /// `row,column,rows,columns text`
    private func cells(_ table: Table) -> [String] {
        table.cells.map { "\($0.row),\($0.column),\($0.rowSpan),\($0.columnSpan) \($0.text.string)" }
    }

    @Test("A grid of strokes, with words around it and in any order")
    func strokes() throws {
        var page = PdfMaking.Page()
        page.text("以上是表", x: 20, y: 120)
        page.text("100", x: 125, y: 185)
        page.text("名称", x: 25, y: 215)
        page.grid(columns: [20, 120, 220], rows: [230, 200, 170])
        page.text("培训人次", x: 25, y: 185)
        page.text("指标值", x: 125, y: 215)
        page.text("绩效目标表", x: 100, y: 260, size: 14)
        let document = try read(page)
        #expect(document.format == .pdf)
        #expect(paragraphs(document) == ["绩效目标表", "以上是表"])
        let table = try #require(tables(document).first)
        #expect(table.grid == .exact)
        #expect(cells(table) == ["0,0,1,1 名称", "0,1,1,1 指标值", "1,0,1,1 培训人次", "1,1,1,1 100"])
        #expect(table.cells[3].box == PageBox(page: 1, left: 120, top: 100, right: 220, bottom: 130))
        guard case .paragraph = document.blocks[0], case .table = document.blocks[1] else {
            Issue.record("the title stands first")
            return
        }
    }

    @Test("Thin rectangles, each border apart, and cells that no line divides")
    func rectangles() throws {
        var page = PdfMaking.Page()
        // Two columns and two rows; the left cell goes over both rows, a row across below.
        for y in [230.0, 170, 140] { for x in [20.0, 120] { page.fill(x, y, 100, 0.5) } }
        page.fill(120, 200, 100, 0.5)
        for x in [20.0, 120, 220] { for y in [170.0, 200] { page.fill(x, y, 0.5, 30) } }
        for x in [20.0, 220] { page.fill(x, 140, 0.5, 30) }
        page.text("产出", x: 25, y: 195)
        page.text("数量", x: 125, y: 210)
        page.text("质量", x: 125, y: 180)
        page.text("合计", x: 100, y: 150)
        #expect(try tables(read(page)).map(cells) == [["0,0,2,1 产出", "0,1,1,1 数量", "1,1,1,1 质量", "2,0,1,2 合计"]])
    }

    @Test("A table that lacks its outer lines")
    func open() throws {
        var page = PdfMaking.Page()
        for x in [20.0, 120, 220] { page.stroke(x, 230, x, 140) }
        for y in [230.0, 200, 170] { page.stroke(20, y, 220, y) }
        for (i, words) in ["甲", "乙", "丙"].enumerated() { page.text(words, x: 25, y: 210 - 30 * Double(i)) }
        let table = try #require(try tables(read(page)).first)
        #expect(table.rowCount == 3)
        #expect(cells(table)[4] == "2,0,1,1 丙")

        var sides = PdfMaking.Page()
        sides.stroke(120, 230, 120, 170)
        for y in [230.0, 200, 170] { sides.stroke(20, y, 220, y) }
        sides.text("左", x: 25, y: 210)
        sides.text("右", x: 125, y: 180)
        #expect(try tables(read(sides)).map(cells) == [["0,0,1,1 左", "0,1,1,1 ", "1,0,1,1 ", "1,1,1,1 右"]])
    }

    @Test("Lines that the width of a cell broke are one again; a new paragraph is a new line")
    func wrapping() throws {
        var page = PdfMaking.Page()
        page.grid(columns: [20, 80, 220], rows: [230, 170, 150])
        page.text("甲乙丙丁戊", x: 25, y: 215)
        page.text("己庚", x: 25, y: 203)
        page.text("第一项", x: 85, y: 215)
        page.text("第二项", x: 85, y: 203)
        page.text("空", x: 25, y: 155)
        let table = try #require(try tables(read(page)).first)
        #expect(table.cells[0].text == "甲乙丙丁戊己庚")
        #expect(table.cells[1].text == "第一项\n第二项")
    }

    @Test("A page turned on its side, told by its text", arguments: [90, 0])
    func turned(rotation: Int) throws {
        var page = PdfMaking.Page()
        page.rotation = rotation
        // Upright for one who turns the page to the right: x runs upwards.
        page.grid(columns: [100, 130, 160], rows: [220, 120, 20])
        page.text("甲", matrix: "0 1 -1 0 120 25")
        page.text("乙", matrix: "0 1 -1 0 120 125")
        page.text("丙", matrix: "0 1 -1 0 150 25")
        let table = try #require(try tables(read(page)).first)
        #expect(cells(table) == ["0,0,1,1 甲", "0,1,1,1 乙", "1,0,1,1 丙", "1,1,1,1 "])
        #expect(table.cells[0].box == PageBox(page: 1, left: 20, top: 100, right: 120, bottom: 130))
    }

    @Test("Several tables on a page, with the line between them")
    func several() throws {
        var page = PdfMaking.Page()
        page.grid(columns: [20, 120, 220], rows: [280, 260, 240])
        page.text("一", x: 25, y: 265)
        page.text("中间", x: 25, y: 220)
        page.grid(columns: [20, 120], rows: [200, 180, 160])
        page.text("二", x: 25, y: 165)
        let document = try read(page)
        #expect(tables(document).map(\.index) == [0, 1])
        #expect(tables(document)[1].cells.map(\.text.string) == ["", "二"])
        guard case .paragraph(let between) = document.blocks[1] else {
            Issue.record("the line between")
            return
        }
        #expect(between.text == "中间")
    }

    @Test("Over a page break: the repeated head is dropped, the split row joined, both told; page numbers go")
    func pageBreak() throws {
        var first = PdfMaking.Page()
        first.grid(columns: [20, 80, 220], rows: [280, 260, 240, 40])
        first.text("名称", x: 25, y: 265)
        first.text("指标值", x: 85, y: 265)
        first.text("人次", x: 25, y: 245)
        first.text("100", x: 85, y: 245)
        first.text("满意度", x: 25, y: 225)
        first.text("一二三四五六七八九十一二三", x: 85, y: 225)
        first.text("1", x: 200, y: 10)
        var second = PdfMaking.Page()
        second.grid(columns: [20, 80, 220], rows: [280, 260, 240, 220])
        second.text("名称", x: 25, y: 265)
        second.text("指标值", x: 85, y: 265)
        second.text("四五六", x: 85, y: 245)
        second.text("成本", x: 25, y: 225)
        second.text("5", x: 85, y: 225)
        second.text("2", x: 200, y: 10)
        let document = try read(first, second)
        let table = try #require(tables(document).first)
        #expect(tables(document).count == 1)
        #expect(
            cells(table) == [
                "0,0,1,1 名称", "0,1,1,1 指标值", "1,0,1,1 人次", "1,1,1,1 100", "2,0,1,1 满意度",
                "2,1,1,1 一二三四五六七八九十一二三四五六", "3,0,1,1 成本", "3,1,1,1 5",
            ])
        #expect(table.rowCount == 4)
        #expect(table.cells[6].box?.page == 2)
        #expect(paragraphs(document) == ["2"])
        #expect(
            document.notices.map(\.text.zh) == [
                "第 2 页开头重复的表头 1 行没有再读。", "有一行跨到第 2 页，已接成一行。", "跨页的表之间有页眉、页脚或页码 1 处，没有读入。",
            ])
        #expect(document.notices[1].row == 2)
    }

    @Test("Rows on the next page are new ones where nothing goes on")
    func newRows() throws {
        var first = PdfMaking.Page()
        first.grid(columns: [20, 80, 220], rows: [280, 260, 40])
        first.text("产出", x: 25, y: 265)
        first.text("甲", x: 85, y: 245)
        var second = PdfMaking.Page()
        second.grid(columns: [20, 80, 220], rows: [280, 260, 240])
        second.text("乙", x: 85, y: 265)
        let table = try #require(try tables(read(first, second)).first)
        #expect(table.rowCount == 4)
        #expect(cells(table)[4...] == ["2,0,1,1 ", "2,1,1,1 乙", "3,0,1,1 ", "3,1,1,1 "])
        // Another width: another table.
        second.content = ""
        second.grid(columns: [20, 80, 300], rows: [280, 260, 240])
        second.text("乙", x: 85, y: 265)
        #expect(try tables(read(first, second)).count == 2)
    }

    @Test("Words in columns without lines stand by their display columns")
    func columns() throws {
        var page = PdfMaking.Page()
        for (i, row) in [["指标", "单位", "值"], ["培训", "人次", "100"], ["合格", "%", "95"], ["时效", "天", "30"]].enumerated() {
            for (k, words) in row.enumerated() {
                page.text(words, x: 20 + 100 * Double(k), y: 250 - 20 * Double(i))
            }
        }
        let table = try #require(try tables(read(page)).first)
        #expect(table.grid == .spaced)
        #expect(cells(table).prefix(4) == ["0,0,1,4 指标", "0,20,1,4 单位", "0,40,1,2 值", "1,0,1,4 培训"])
    }

    @Test("A watermark is in no cell, and is told")
    func watermark() throws {
        var page = PdfMaking.Page()
        page.grid(columns: [20, 120, 220], rows: [230, 200, 170])
        page.text("名称指标", x: 25, y: 215)
        page.text("草稿", matrix: "0.7 0.7 -0.7 0.7 60 180", size: 30)
        let document = try read(page)
        #expect(tables(document)[0].cells.map(\.text.string) == ["名称指标", "", "", ""])
        #expect(document.notices.map(\.text.zh) == ["第 1 页有斜排的文字（如水印），没有读入表格：草稿"])
    }

    @Test("A scan, a font without a map, a password, damage: each by its own words")
    func unreadable() {
        var scan = PdfMaking.Page()
        scan.picture()
        #expect(fault(PdfMaking(pages: [scan])) == .scannedPages)
        var odd = PdfMaking.Page()
        odd.text("\u{E001}\u{E002}\u{E003}", x: 20, y: 200)
        #expect(fault(PdfMaking(pages: [odd])) == .noCharacterMap)
        var page = PdfMaking.Page()
        page.text("字", x: 20, y: 200)
        #expect(fault(PdfMaking(pages: [page], isLocked: true)) == .pdfLocked)
        #expect(fault(PdfMaking(pages: [])) == .pdfDamaged)
        #expect(fault(PdfMaking(pages: [PdfMaking.Page()])) == .emptyFile)
    }

    @Test("A scanned page among others is told")
    func scannedPage() throws {
        var page = PdfMaking.Page()
        page.text("字", x: 20, y: 200)
        var scan = PdfMaking.Page()
        scan.picture()
        #expect(
            try read(page, scan).notices.map(\.text.zh) == ["第 2 页是扫描的图片，没有文字，未读入；请提供原件，或先做文字识别并核对。"])
    }

    @Test("Pages, characters and shapes are bounded")
    func bounds() {
        var page = PdfMaking.Page()
        page.text("一二三四五", x: 20, y: 200)
        page.grid(columns: [20, 120, 220], rows: [230, 200, 170])
        var limits = Limits()
        limits.pages = 1
        #expect(fault(PdfMaking(pages: [page, page]), limits: limits) == .tooManyPages(2, limit: 1))
        limits = Limits()
        limits.characters = 8
        #expect(fault(PdfMaking(pages: [page, page]), limits: limits) == .tooManyCharacters(limit: 8))
        limits = Limits()
        limits.objects = 3
        #expect(fault(PdfMaking(pages: [page]), limits: limits) == .tooMuchOnPage(1))
    }

    @Test("Every beginning of a file is read or refused")
    func cut() {
        var page = PdfMaking.Page()
        page.grid(columns: [20, 120, 220], rows: [230, 200, 170])
        page.text("名称", x: 25, y: 215)
        let whole = PdfMaking(pages: [page]).bytes
        var refused = 0
        for length in stride(from: 5, to: whole.count, by: 61) {
            do throws(DocumentFault) {
                _ = try Document.open(Array(whole[..<length]))
            } catch {
                refused += 1
                #expect(!error.advice.zh.isEmpty)
            }
        }
        #expect(refused > 0)
    }
}

@Suite("pdf by pdftotext, where pdfium is absent")
struct PdfTextReaderTests {
    @Test("Words with their places become lines and columns, and it is told")
    func words() throws {
        var lines = ""
        for row in 0..<4 {
            for (k, words) in ["指标", "人次", "95"].enumerated() {
                let (x, y) = (20 + 100 * k, 20 + 20 * row)
                lines += "<word xMin=\"\(x)\" yMin=\"\(y)\" xMax=\"\(x + 20)\" yMax=\"\(y + 10)\">\(words)</word>"
            }
        }
        let xhtml =
            "<!DOCTYPE html><html><body><doc><page width=\"400\" height=\"300\">\(lines)</page></doc></body></html>"
        let document = try PdfTextReader.read(xhtml: Array(xhtml.utf8), limits: .standard)
        guard case .table(let table)? = document.blocks.first else {
            Issue.record("a table of columns")
            return
        }
        #expect(table.grid == .spaced)
        #expect(table.cells.prefix(3).map(\.text.string) == ["指标", "人次", "95"])
        #expect(document.notices.last?.text.zh == "没有装 pdfium，改用 pdftotext 读：看不到表格线，只按间隔分栏，请逐行核对。")
    }
}
