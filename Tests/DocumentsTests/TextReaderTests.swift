import Basics
import Testing

@testable import Documents

/// A document as lines: `P2 words`, and for tables `separated 2x3` with a line for each cell: `row,column line words`.
func outline(_ document: Document) -> [String] {
    document.blocks.flatMap { block -> [String] in
        switch block {
        case .paragraph(let paragraph):
            let line = paragraph.line.map { "\($0)" } ?? ""
            return ["P\(line)\(paragraph.afterGap ? "+" : "") \(paragraph.text)"]
        case .table(let table):
            return ["\(table.grid) \(table.rowCount)x\(table.columnCount)"]
                + table.cells.map { cell in
                    let span = cell.rowSpan * cell.columnSpan > 1 ? "+\(cell.rowSpan)x\(cell.columnSpan)" : ""
                    let line = cell.line.map { "@\($0)" } ?? ""
                    return "\(cell.row),\(cell.column)\(span)\(line) \(cell.text)"
                }
        }
    }
}

func outline(_ content: String, limits: Limits = .standard) throws -> [String] {
    outline(try Document.open(Array(content.utf8), limits: limits))
}

@Suite("Plain text")
struct TextReaderTests {
    @Test("Every kind of line end ends a line; a page end does not count as one")
    func lineEnds() throws {
        #expect(try outline("一\r\n二\r三\n\n四\u{2028}五\n\u{0C}六") == ["P1 一", "P2 二", "P3 三", "P5+ 四", "P5 五", "P6 六"])
    }

    @Test("Lines with tabs are rows, their blank cells stated; tags in cells stay")
    func tabs() throws {
        #expect(
            try outline("表\n名称\t教育局\t\n\t<p>甲</p>\n尾")
                == ["P1 表", "separated 2x3", "0,0@2 名称", "0,1@2 教育局", "0,2@2 ", "1,0@3 ", "1,1@3 <p>甲</p>", "P4 尾"])
    }

    @Test("A blank line ends a table")
    func gap() throws {
        #expect(try outline("a\tb\n\nc\td").filter { $0.hasPrefix("separated") } == ["separated 1x2", "separated 1x2"])
    }

    @Test("A quoted cell over several lines is one cell, other quotes are characters")
    func quotes() throws {
        #expect(
            try outline("表头\n\n\"部门\n预算\"\t\"双减\"\t甲\n丙\t\"a\"\"b\"\n断行\n")
                == [
                    "P1 表头", "separated 2x3", "0,0@3 部门\n预算", "0,1@4 \"双减\"", "0,2@4 甲", "1,0@5 丙", "1,1@5 \"a\"\"b\"",
                    "P6 断行",
                ])
    }

    @Test("Several texts between bars make a row; a run of bars makes no columns of its own")
    func bars() throws {
        let run = String(repeating: "|", count: 500)
        #expect(
            try outline("单位：万元 | \(run)\n名称 | 教育局 | \(run)\n｜甲｜乙｜丙\n")
                == [
                    "separated 3x3", "0,0@1 单位：万元", "0,1@1 ", "0,2@1 ", "1,0@2 名称", "1,1@2 教育局", "1,2@2 ", "2,0@3 甲",
                    "2,1@3 乙", "2,2@3 丙",
                ])
    }

    @Test(
        "One text and a closing bar is a cell of a loose table, a lone bar a blank cell, a broken line part of its cell"
    )
    func looseBars() throws {
        #expect(
            try outline("单位：万元\n部门名称 |\n水利局 |\n||||\n|\n年度履职\n目标 |\n一。\n二。 |\n尾")
                == [
                    "P1 单位：万元", "loose 6x1", "0,0@2 部门名称", "1,0@3 水利局", "2,0@4 ", "3,0@5 ", "4,0@6 年度履职\n目标",
                    "5,0@8 一。\n二。", "P10 尾",
                ])
    }

    @Test("A bar on a line of its own closes the cell above it")
    func loneBars() throws {
        #expect(
            try outline("标题\n|\n名称\n|\n|\n甲\n乙\n|\n")
                == ["P1 标题", "loose 4x1", "0,0@2 ", "1,0@3 名称", "2,0@5 ", "3,0@6 甲\n乙"])
    }

    @Test("A short word before the first closed cell is its beginning")
    func brokenFirstCell() throws {
        #expect(
            try outline("单位：元\n项目支出\n名称 |\n安全监管 |")
                == ["P1 单位：元", "loose 2x1", "0,0@2 项目支出\n名称", "1,0@4 安全监管"])
    }

    @Test("Runs of blanks part cells, which keep their display column")
    func columns() throws {
        #expect(
            try outline("部门名称   水利局\n       1.维修\n  目标    2.清淤　　完成\n")
                == [
                    "spaced 3x24", "0,0+1x8@1 部门名称", "0,11+1x6@1 水利局", "1,7+1x6@2 1.维修", "2,2+1x4@3 目标",
                    "2,10+1x6@3 2.清淤",
                    "2,20+1x4@3 完成",
                ])
    }

    @Test("Blank lines cost nothing, too many filled ones end in a fault")
    func manyLines() throws {
        #expect(try outline("一" + String(repeating: "\n", count: 3_000_000) + "二") == ["P1 一", "P3000001+ 二"])
        #expect {
            try Document.open(Array(String(repeating: "a\n", count: 1_100_000).utf8))
        } throws: {
            ($0 as? DocumentFault)?.message.zh == "文件的行数或段落数超过 1048576 的上限"
        }
    }

    @Test("A limit on cells ends in a fault")
    func limit() {
        var limits = Limits()
        limits.cells = 100
        #expect {
            try Document.open(Array(String(repeating: "a\tb\n", count: 60).utf8), limits: limits)
        } throws: {
            ($0 as? DocumentFault)?.message.zh == "文件里的单元格超过 100 个的上限"
        }
    }
}
