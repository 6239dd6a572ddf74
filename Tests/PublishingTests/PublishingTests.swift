import Basics
import Documents
import Forms
import Rulebook
import Testing

@testable import Publishing

@Suite struct DisplayWidthTests {
    @Test("a Chinese character takes two columns, a Latin one one, a combining mark none")
    func widths() {
        #expect(DisplayWidth.of("渌口abc") == 7)
        #expect(DisplayWidth.of("（％）") == 6)
        #expect(DisplayWidth.of("“≥·…”") == 5)
        #expect(DisplayWidth.of("e\u{301}") == 1)
        #expect(DisplayWidth.pad("指标", to: 6) == "指标  ")
        #expect(DisplayWidth.cut("绩效目标表", to: 7) == "绩效目…")
    }
}

@Suite struct WrappingTests {
    @Test("a line breaks between Chinese characters and never begins with a closing mark")
    func chinese() {
        #expect(Wrapping.lines("完成人工造林，维护林带。", width: 12) == ["完成人工造", "林，维护林", "带。"])
        #expect(Wrapping.lines("目标《办法》", width: 6) == ["目标", "《办", "法》"])
    }

    @Test("a number or Latin word stays whole where it fits a line")
    func latin() {
        #expect(Wrapping.lines("预算1208.03万元", width: 10) == ["预算", "1208.03万", "元"])
        #expect(Wrapping.lines("one two three", width: 8) == ["one two", "three"])
        #expect(Wrapping.lines("abcdefghij", width: 4) == ["abcd", "efgh", "ij"])
    }

    @Test("line breaks are kept, control characters are not, and the first line can be shorter")
    func breaks() {
        #expect(Wrapping.lines("一\n二", width: 10) == ["一", "二"])
        #expect(Wrapping.lines("红\u{1B}[31m字", width: 20) == ["红[31m字"])
        #expect(Wrapping.lines("一二三四五六", width: 10, first: 4) == ["一二", "三四五六"])
        #expect(Wrapping.lines("", width: 10) == [""])
    }

    @Test("a mark without end still gives lines no wider than told", arguments: [4, 9, 40])
    func bounded(width: Int) {
        let text = String(repeating: "绩效，（abc 1208.03％", count: 50)
        let lines = Wrapping.lines(text, width: width)
        #expect(lines.joined().filter { $0 != " " } == text.filter { $0 != " " })
        #expect(lines.allSatisfy { DisplayWidth.of($0) <= width })
    }
}

@Suite struct BoxTableTests {
    @Test("a table is drawn with the right widths, numbers to the right")
    func drawn() {
        let table = BoxTable(heading: ["科目", "金额"], rows: [["资金总额", "7008.74"], ["其他", "5"]], rightAligned: [1])
        #expect(
            table.lines(width: 60) == [
                "┌──────────┬─────────┐", "│ 科目     │ 金额    │", "├──────────┼─────────┤", "│ 资金总额 │ 7008.74 │",
                "│ 其他     │       5 │", "└──────────┴─────────┘",
            ])
    }

    @Test("no line is wider than the page, and each is as wide as the others")
    func fits() {
        let long = String(repeating: "绩效目标", count: 40)
        let table = BoxTable(heading: ["一", "二", "三"], rows: [["1", long, "x"], ["2", "短", long]])
        let widths = Set(table.lines(width: 60).map { DisplayWidth.of($0) })
        #expect(widths.count == 1)
        #expect(widths.allSatisfy { $0 <= 60 && $0 > 55 })
    }

    @Test("a column that is blank in every row is left out")
    func blank() {
        let table = BoxTable(heading: ["一", "二", "三"], rows: [["a", "", "1"], ["b", ""]], rightAligned: [2])
            .withoutBlankColumns()
        #expect(table.heading == ["一", "三"])
        #expect(table.rows == [["a", "1"], ["b", ""]])
        #expect(table.rightAligned == [1])
    }
}

@Suite struct PlaceWordsTests {
    @Test("a place is told as a person looks for it in that kind of file")
    func places() {
        let text = CellReference(table: 0, row: 14, column: 5, line: 28)
        #expect(PlaceWords(format: .text, language: .zh).words(text) == "第 28 行第 6 列")
        #expect(PlaceWords(format: .text, language: .en).words(text) == "line 28, column 6")
        let sheet = CellReference(table: 0, row: 11, column: 27, part: Text("目标表"))
        #expect(PlaceWords(format: .xlsx, language: .zh).words(sheet) == "目标表!AB12")
        #expect(
            PlaceWords(format: .docx, language: .zh).words(CellReference(table: 1, row: 2, column: 0))
                == "表 2 第 3 行第 1 列")
        #expect(PlaceWords(format: .docx, language: .zh).words(CellReference(paragraph: 0)) == "第 1 段")
        #expect(PlaceWords(format: .docx, language: .zh).words(nil as CellReference?) == "")
    }

    @Test("several places are told in short")
    func several() {
        let lines = [29, 29, 31].map { CellReference(table: 0, row: 0, column: 0, line: $0) }
        #expect(PlaceWords(format: .text, language: .zh).words(lines) == "第 29、31 行")
        #expect(PlaceWords(format: .text, language: .zh).words([nil, nil]) == "")
    }
}

@Suite struct PathWordsTests {
    @Test("a path is told by the words of the form")
    func words() {
        let form = Form.sound
        #expect(Path(.indicators, 2, .unit).words(in: form, .zh) == "指标 3 “维护防火隔离带长度” 度量单位")
        #expect(Path(.indicators, 2, .unit).words(in: nil, .zh) == "指标 3 度量单位")
        #expect(Path(.tasks, 0, .name).words(in: form, .zh) == "任务 1 “人工造林与抚育”")
        #expect(Path(.budget, 1, .amount).words(in: form, .zh) == "“一般公共预算” 金额")
        #expect(Path(.budget).words(in: form, .zh) == "预算情况")
        #expect(Path(.indicators, 99, .unit).words(in: form, .en) == "indicator 100 unit")
    }
}
