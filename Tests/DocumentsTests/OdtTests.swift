import Testing

@testable import Basics
@testable import Documents

@Suite struct OdtTests {
    @Test func cellsWithSpans() throws {
        let document = try Document.open(
            makeOdt(
                """
                <text:p>表题</text:p><table:table><table:table-column table:number-columns-repeated="3"/>
                <table:table-header-rows><table:table-row><table:table-cell table:number-columns-spanned="2"><text:p>一级</text:p></table:table-cell>
                <table:covered-table-cell/><table:table-cell table:number-rows-spanned="2"><text:p>值</text:p><text:p>万元</text:p></table:table-cell></table:table-row></table:table-header-rows>
                <table:table-row><table:table-cell table:number-columns-repeated="2"><text:p>甲</text:p></table:table-cell><table:covered-table-cell/></table:table-row>
                </table:table>
                """))
        #expect(document.format == .odt)
        #expect(paragraphs(document) == ["表题"])
        #expect(drawn(tables(document).first) == ["0,0+1×2 一级", "0,2+2×1 值⏎万元", "1,0 甲", "1,1 甲"])
        #expect(tables(document).first?.rowCount == 2)
        #expect(tables(document).first?.columnCount == 3)
    }

    @Test func blanksTabsAndLines() throws {
        let document = try Document.open(
            makeOdt("<text:p>  甲 \n  乙<text:s text:c=\"3\"/>丙<text:tab/>丁<text:line-break/> 戊</text:p>"))
        #expect(paragraphs(document) == ["甲 乙   丙 丁\n戊"])
    }

    @Test func deletedTextIsNotRead() throws {
        let document = try Document.open(
            makeOdt(
                """
                <text:tracked-changes><text:changed-region><text:deletion><text:p>旧的</text:p></text:deletion></text:changed-region></text:tracked-changes>
                <text:p>原有<text:change text:change-id="a"/><text:change-start text:change-id="b"/>新的<text:change-end text:change-id="b"/></text:p>
                """))
        #expect(paragraphs(document) == ["原有新的"])
        #expect(document.notices.map(\.text.zh) == ["文中有未处理的修订，已按“全部接受”读取：插入的文字算在内，删除的不算。"])
    }

    @Test func listsAreNumberedWhereTheySaySo() throws {
        let styles = """
            <text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/></text:list-style>
            """
        let document = try Document.open(
            makeOdt(
                """
                <text:list text:style-name="L"><text:list-item><text:p>甲</text:p></text:list-item><text:list-item><text:p>乙</text:p></text:list-item></text:list>
                <text:p>间</text:p><text:list text:style-name="L" text:continue-numbering="true"><text:list-item><text:p>丙</text:p></text:list-item></text:list>
                <text:list text:style-name="M"><text:list-item><text:p>丁</text:p></text:list-item></text:list>
                """, styles: styles))
        #expect(paragraphs(document) == ["1.甲", "2.乙", "间", "3.丙", "丁"])
    }

    @Test func hiddenTextAndNotesAreTold() throws {
        let document = try Document.open(
            makeOdt(
                """
                <text:p>明<text:span text:style-name="H">暗</text:span><text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>脚注</text:p></text:note-body></text:note></text:p>
                """,
                styles:
                    "<style:style style:name=\"H\" style:family=\"text\"><style:text-properties text:display=\"none\"/></style:style>"
            ))
        #expect(paragraphs(document) == ["明暗"])
        #expect(
            document.notices.map(\.text.zh) == ["文中有隐藏文字，打印时看不见，已一并读取。", "文中有 1 条脚注、尾注或批注，未读取。"])
    }

    @Test func aTableInACellCutsTheOuterOne() throws {
        let document = try Document.open(
            makeOdt(
                """
                <table:table><table:table-row><table:table-cell><text:p>外一</text:p></table:table-cell></table:table-row>
                <table:table-row><table:table-cell><text:p>前</text:p><table:table><table:table-row><table:table-cell><text:p>里</text:p></table:table-cell></table:table-row></table:table><text:p>后</text:p></table:table-cell></table:table-row>
                <table:table-row><table:table-cell><text:p>外二</text:p></table:table-cell></table:table-row></table:table>
                """))
        #expect(tables(document).map { drawn($0) } == [["0,0 外一"], ["0,0 里"], ["1,0 外二"]])
        #expect(paragraphs(document) == ["前", "后"])
    }

    @Test func wordsOfAPictureAreNoText() throws {
        let document = try Document.open(
            makeOdt(
                "<text:p>文<draw:frame><draw:text-box><text:p>框</text:p></draw:text-box><svg:title>图名</svg:title></draw:frame>字</text:p>"
            ))
        #expect(paragraphs(document) == ["框", "文字"])
    }

    @Test func aPasswordIsTold() throws {
        let bytes = try makeZip([
            MadeEntry("mimetype", "application/vnd.oasis.opendocument.text"), MadeEntry("content.xml", "\u{1}\u{2}"),
            MadeEntry(
                "META-INF/manifest.xml",
                "<manifest><file-entry full-path=\"content.xml\"><encryption-data checksum=\"x\"/></file-entry></manifest>"
            ),
        ])
        #expect { try Document.open(bytes) } throws: { ($0 as? DocumentFault)?.kind == .encrypted }
    }

    @Test func aPresentationIsRefused() throws {
        let bytes = try makeZip([
            MadeEntry("mimetype", "application/vnd.oasis.opendocument.presentation"),
            MadeEntry(
                "content.xml",
                "<office:document-content xmlns:office=\"o\"><office:body><office:presentation/></office:body></office:document-content>"
            ),
        ])
        #expect { try Document.open(bytes) } throws: { ($0 as? DocumentFault)?.kind == .unknownType }
    }
}
