import Testing

@testable import Basics
@testable import Documents

@Suite struct OdsTests {
    private func sheet(_ rows: String, name: String = "表一", more: String = "") -> String {
        "<table:table table:name=\"\(name)\"\(more)>\(rows)</table:table>"
    }

    private func cell(_ type: String, _ value: String, _ shown: String) -> String {
        let attribute = type == "date" ? "date-value" : type == "boolean" ? "boolean-value" : "value"
        return
            "<table:table-cell office:value-type=\"\(type)\" office:\(attribute)=\"\(value)\"><text:p>\(shown)</text:p></table:table-cell>"
    }

    @Test func numbersAreExactAndWordsAsShown() throws {
        let row = [
            cell("float", "92.09999999999999", "92.10"), cell("percentage", "0.9313", "93%"),
            cell("float", "1208034.5", "1,208,034.50"), cell("currency", "-3.5", "-￥3.50"),
            cell("float", "95", "≥95分"), cell("float", "1234000", "123.4"),
            cell("date", "2025-09-30T00:00:00", "2025年9月30日"),
            cell("date", "2025-09-01", "2025年9月"), cell("boolean", "true", "真"), cell("float", "7", ""),
        ].joined()
        let document = try Document.open(makeOds(sheet("<table:table-row>\(row)</table:table-row>")))
        #expect(document.format == .ods)
        #expect(
            drawn(tables(document).first) == [
                "0,0 92.1 [n]", "0,1 93.13% [n]", "0,2 1208034.5 [n]", "0,3 -3.5 [n]", "0,4 ≥95分 [n]", "0,5 123.4 [n]",
                "0,6 2025-09-30 [d]", "0,7 2025-09 [d]", "0,8 TRUE", "0,9 7 [n]",
            ])
        #expect(tables(document).first?.cells[1].stored == Text("0.9313"))
        #expect(tables(document).first?.cells[5].stored == Text("1234000"))
        #expect(tables(document).first?.part == Text("表一"))
    }

    @Test func repeatedCellsAndRowsAreSparse() throws {
        let document = try Document.open(
            makeOds(
                sheet(
                    """
                    <table:table-column table:number-columns-repeated="16384"/>
                    <table:table-row><table:table-cell table:number-columns-spanned="2" table:number-rows-spanned="2"><text:p>题</text:p></table:table-cell><table:covered-table-cell/><table:table-cell table:number-columns-repeated="16382"/></table:table-row>
                    <table:table-row table:number-rows-repeated="3"><table:covered-table-cell table:number-columns-repeated="2"/><table:table-cell table:number-columns-repeated="2"><text:p>同</text:p></table:table-cell></table:table-row>
                    <table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>
                    """)))
        #expect(
            drawn(tables(document).first).filter { !$0.hasSuffix(" ") } == [
                "0,0+2×2 题", "1,2 同", "1,3 同", "2,2 同", "2,3 同", "3,2 同", "3,3 同",
            ])
    }

    @Test func whatIsHiddenIsTold() throws {
        let document = try Document.open(
            makeOds(
                sheet(
                    """
                    <table:table-column/><table:table-column table:visibility="collapse"/>
                    <table:table-row><table:table-cell><text:p>甲</text:p></table:table-cell><table:table-cell><text:p>乙</text:p></table:table-cell></table:table-row>
                    <table:table-row table:visibility="filter"><table:table-cell><text:p>丙</text:p></table:table-cell></table:table-row>
                    """)
                    + sheet(
                        "<table:table-row><table:table-cell><text:p>丁</text:p></table:table-cell></table:table-row>",
                        name: "暗", more: " table:style-name=\"H\""),
                styles:
                    "<style:style style:name=\"H\" style:family=\"table\"><style:table-properties table:display=\"false\"/></style:style>"
            ))
        #expect(tables(document).map { drawn($0) } == [["0,0 甲", "0,1 乙 [h]", "1,0 丙 [h]"], ["0,0 丁 [h]"]])
        #expect(
            document.notices.map(\.text.zh) == ["工作表“表一”有 1 行、1 列隐藏的内容，已一并读取。", "工作表“暗”是隐藏的，已一并读取。"])
    }

    @Test func commentsAndForeignSheetsAreNotRead() throws {
        let document = try Document.open(
            makeOds(
                sheet(
                    "<table:table-row><table:table-cell><office:annotation><text:p>批</text:p></office:annotation><text:p>甲</text:p><text:p>乙</text:p></table:table-cell></table:table-row>"
                )
                    + sheet(
                        "<table:table-source/><table:table-row><table:table-cell><text:p>外</text:p></table:table-cell></table:table-row>",
                        name: "外")))
        #expect(tables(document).map { drawn($0) } == [["0,0 甲⏎乙"]])
    }

    @Test func aRowThatStandsForTooManyIsRefused() throws {
        let bytes = try makeOds(
            sheet(
                "<table:table-row table:number-rows-repeated=\"1000000\"><table:table-cell table:number-columns-repeated=\"1000\"><text:p>满</text:p></table:table-cell></table:table-row>"
            ))
        #expect { try Document.open(bytes) } throws: { ($0 as? DocumentFault)?.kind == .tooLarge }
        let far = try makeOds(
            sheet(
                "<table:table-row><table:table-cell table:number-columns-repeated=\"9999999\"/><table:table-cell><text:p>远</text:p></table:table-cell></table:table-row>"
            ))
        #expect { try Document.open(far) } throws: { ($0 as? DocumentFault)?.kind == .tooLarge }
    }
}
