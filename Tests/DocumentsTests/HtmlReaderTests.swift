import Basics
import Testing

@testable import Documents

@Suite("Web pages")
struct HtmlReaderTests {
    @Test("Spans are reckoned as browsers do, blank cells have no text")
    func spans() throws {
        #expect(
            try outline(
                """
                <table><thead><tr><th rowspan="2">一级<th colspan=2>指标</thead>
                <tr><td>数量<td>&nbsp;
                <tr><td rowspan=0>甲<td>乙</td><td rowspan=9>丙</td></tr><tr><td>丁</table>
                """)
                == [
                    "exact 4x3", "0,0+2x1 一级", "0,1+1x2 指标", "1,1 数量", "1,2 ", "2,0+2x1 甲", "2,1 乙", "2,2+2x1 丙",
                    "3,1 丁",
                ])
    }

    @Test("Blocks and line breaks end lines of a cell; a source line end between Chinese characters is nothing")
    func lines() throws {
        #expect(
            try outline(
                "<table><tr><td><p>绩\n效</p><p>目 标</p>a\nb<br>c<div>d</div></td><td><span>部门</span>\n<span>预算</span></table>"
            )
                == ["exact 1x2", "0,0 绩效\n目 标\na b\nc\nd", "0,1 部门预算"])
    }

    @Test("Numbers of ordered lists are words, unless the list shows none")
    func orderedLists() throws {
        #expect(
            try outline(
                "<table><tr><td><ol><li>甲<li>乙</ol><td><ol start=3><li>丙</ol><td><ol style='list-style-type: none'><li>1.丁</ol></table>"
            )
                == ["exact 1x3", "0,0 1.甲\n2.乙", "0,1 3.丙", "0,2 1.丁"])
    }

    @Test("Entities are decoded once, U+00A0 stays")
    func entities() throws {
        #expect(
            try outline("<table><tr><td>&lt;p&gt;甲&amp;lt;&ge;&#x4E59;&nbsp;x</table>")
                == ["exact 1x1", "0,0 <p>甲&lt;≥乙\u{A0}x"])
    }

    @Test("Scripts, styles, titles and comments are no text; hidden text is read and marked")
    func unseen() throws {
        let document = try Document.open(
            Array(
                """
                <html><head><title>题</title><style>td{}</style><script>document.write("<table><tr><td>x")</script></head>
                <!-- 注 --><!--[if lt IE 9]><p>旧</p><![endif]--><p>正文</p><table><tr style="color:red;DISPLAY : none"><td>藏</td></tr>
                <tr><td>显</td></tr></table>
                """.utf8))
        #expect(outline(document) == ["P 正文", "exact 2x1", "0,0 藏", "1,0 显"])
        guard case .table(let table)? = document.blocks.last else {
            Issue.record("no table")
            return
        }
        #expect(table.cells.map(\.traits) == [.hidden, []])
    }

    @Test("What Word leaves in a page is no text")
    func word() throws {
        #expect(
            try outline(
                """
                <html><body><![if !supportEmptyParas]><p>一<o:p></o:p></p><![endif]><?xml:namespace prefix = o />
                <!--[if gte mso 9]><xml><w:View>Normal</w:View></xml><![endif]--><p><![if !supportLists]>1.<![endif]>二</p>
                """)
                == ["P 一", "P 1.二"])
    }

    @Test("A text sign that looks like a tag stays a sign")
    func signs() throws {
        #expect(try outline("<table><tr><td>≥5 <6<td>a < b</table>") == ["exact 1x2", "0,0 ≥5 <6", "0,1 a < b"])
    }

    @Test("A cell that holds a table dissolves: nothing is lost and the order is that of reading")
    func nested() throws {
        #expect(
            try outline(
                """
                <table><tr><td>页头</td></tr><tr><td>左</td><td>前<table><tr><td>甲</td><td>乙</td></tr></table>后</td><td>右</td></tr>
                <tr><td>页脚</td></tr></table>
                """)
                == [
                    "exact 1x1", "0,0 页头", "P 左", "P 前", "exact 1x2", "0,0 甲", "0,1 乙", "P 后", "P 右", "exact 1x1",
                    "0,0 页脚",
                ])
    }

    @Test("Preformatted text is read as plain text")
    func preformatted() throws {
        #expect(
            try outline("<html><body><pre>表\n名称\t教育局\n</pre></body></html>")
                == ["P 表", "separated 1x2", "0,0 名称", "0,1 教育局"])
    }

    @Test("Rows and cells without a table, and everything unclosed, are still read")
    func broken() throws {
        #expect(
            try outline("<html><tr><td>甲<td>乙<tr><td><div>丙<tr><td>丁")
                == ["exact 3x2", "0,0 甲", "0,1 乙", "1,0 丙", "2,0 丁"])
    }

    @Test("A huge span claims nothing")
    func hugeSpan() throws {
        #expect(
            try outline("<table><tr><td colspan=1000000 rowspan=99999999999>甲<td>乙</table>")
                == ["exact 1x1001", "0,0+1x1000 甲", "0,1000 乙"])
    }

    @Test(
        "Nesting beyond the limit ends in a fault and not in a crash",
        arguments: ["<div>", "<table><tr><td>", "<ol><li>"])
    func deep(tag: String) {
        let page = "<html>" + String(repeating: tag, count: 100_000)
        #expect {
            try Document.open(Array(page.utf8))
        } throws: {
            ($0 as? DocumentFault)?.kind == .tooLarge
        }
    }

    @Test("More cells than the limit end in a fault")
    func manyCells() {
        var limits = Limits()
        limits.cells = 1_000
        let page = "<table><tr>" + String(repeating: "<td>", count: 5_000)
        #expect {
            try Document.open(Array(page.utf8), limits: limits)
        } throws: {
            ($0 as? DocumentFault)?.kind == .tooLarge
        }
    }

    @Test("Every beginning of a page can be read")
    func truncated() throws {
        let page = Array("<html><table><tr><td colspan='2'>甲&nbsp;</td><td>乙<!-- x --></table><script>y</script>".utf8)
        for count in 6..<page.count { _ = try Document.open(Array(page[..<count])) }
        #expect(outline(try Document.open(page)) == ["exact 1x3", "0,0+1x2 甲\u{A0}", "0,2 乙"])
    }
}
