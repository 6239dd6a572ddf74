import Basics
import Testing

@testable import Documents

@Suite("OFD: texts and paths at their places")
struct OfdReaderTests {
    private func ofd(
        _ content: String, template: String? = nil, entry: String = "", document: String = ""
    ) throws -> [UInt8] {
        func xml(_ name: String, _ inside: String) -> String {
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?><ofd:\(name) xmlns:ofd=\"http://www.ofdspec.org/2016\">\(inside)</ofd:\(name)>"
        }
        let under =
            template == nil ? "" : "<ofd:TemplatePage ID=\"9\" BaseLoc=\"Tpls/Tpl_0/Content.xml\"/>"
        var entries = [
            MadeEntry(
                "OFD.xml",
                xml("OFD", "<ofd:DocBody><ofd:DocRoot>/Doc_0/Document.xml</ofd:DocRoot>\(entry)</ofd:DocBody>")),
            MadeEntry(
                "Doc_0/Document.xml",
                xml(
                    "Document",
                    "<ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea>\(under)"
                        + "</ofd:CommonData><ofd:Pages><ofd:Page ID=\"1\" BaseLoc=\"Pages/Page_0/Content.xml\"/>\(document)"
                        + "</ofd:Pages>")),
            MadeEntry(
                "Doc_0/Pages/Page_0/Content.xml",
                xml(
                    "Page",
                    (template == nil ? "" : "<ofd:Template TemplateID=\"9\" ZOrder=\"Background\"/>")
                        + "<ofd:Content><ofd:Layer>\(content)</ofd:Layer></ofd:Content>")),
        ]
        if let template {
            entries.append(
                MadeEntry(
                    "Doc_0/Tpls/Tpl_0/Content.xml",
                    xml("Page", "<ofd:Content><ofd:Layer>\(template)</ofd:Layer></ofd:Content>")))
        }
        return try makeZip(entries)
    }

    private func text(_ words: String, x: Double, y: Double, more: String = "", delta: String = "") -> String {
        "<ofd:TextObject ID=\"2\" Boundary=\"\(x) \(y) 60 5\" Font=\"3\" Size=\"4\"\(more)>"
            + "<ofd:TextCode X=\"0\" Y=\"3.5\"\(delta)>\(words)</ofd:TextCode></ofd:TextObject>"
    }

    private func line(_ x0: Double, _ y0: Double, _ x1: Double, _ y1: Double, more: String = "") -> String {
        "<ofd:PathObject ID=\"4\" Boundary=\"\(x0) \(y0) \(x1 - x0 + 1) \(y1 - y0 + 1)\" \(more)LineWidth=\"0.25\">"
            + "<ofd:AbbreviatedData>M 0 0 L \(x1 - x0) \(y1 - y0)</ofd:AbbreviatedData></ofd:PathObject>"
    }

    private var grid: String {
        [40.0, 50, 60].map { line(20, $0, 100, $0) }.joined() + [20.0, 60, 100].map { line($0, 40, $0, 60) }.joined()
    }

    private func cells(_ document: Document) -> [String] {
        document.blocks.flatMap { block in
            if case .table(let table) = block { table.cells.map(\.text.string) } else { [] as [String] }
        }
    }

    @Test("A grid of paths, texts with steps from character to character, blocks within blocks, a template below")
    func table() throws {
        let content =
            "<ofd:PageBlock ID=\"7\"><ofd:PageBlock ID=\"8\">"
            + text("培训人次", x: 22, y: 52, delta: " DeltaX=\"g 3 4\"") + "</ofd:PageBlock></ofd:PageBlock>"
            + text("100", x: 62, y: 52, delta: " DeltaX=\"2 2\"") + text("名称", x: 22, y: 42)
            // Twice as large by its matrix.
            + text("值", x: 62, y: 42, more: " CTM=\"0.5 0 0 0.5 0 0\"")
        let document = try Document.open(ofd(content, template: grid + text("绩效目标表", x: 80, y: 20)))
        #expect(document.format == .ofd)
        #expect(cells(document) == ["名称", "值", "培训人次", "100"])
        guard case .paragraph(let title) = document.blocks[0], case .table(let table) = document.blocks[1] else {
            Issue.record("a title and a table")
            return
        }
        #expect(title.text == "绩效目标表")
        #expect(table.grid == .exact)
        // 20 mm are 56.7 points.
        #expect(table.cells[0].box == PageBox(page: 1, left: 56.69, top: 113.39, right: 170.08, bottom: 141.73))
        #expect(document.notices.isEmpty)
    }

    @Test("A signed one is told, and what hides nothing shows")
    func signed() throws {
        let hidden = line(30, 40, 30, 60, more: "Stroke=\"false\" ")
        let document = try Document.open(
            ofd(grid + hidden + text("甲", x: 22, y: 42), entry: "<ofd:Signatures>Signs/Signatures.xml</ofd:Signatures>")
        )
        #expect(cells(document) == ["甲", "", "", ""])
        #expect(document.notices.map(\.text.zh) == ["这份 OFD 带有数字签名（签章）；这里只读内容，没有验证签名。"])
    }

    @Test("A page that is missing is told; a file without pages, or a picture only, is a fault")
    func incomplete() throws {
        let document = try Document.open(
            ofd(text("甲", x: 22, y: 42), document: "<ofd:Page ID=\"5\" BaseLoc=\"Pages/Page_1/Content.xml\"/>"))
        #expect(document.notices.map(\.text.zh) == ["第 2 页已损坏，未读入。"])
        func fault(_ bytes: [UInt8]) -> DocumentFault? {
            do throws(DocumentFault) {
                _ = try Document.open(bytes)
                return nil
            } catch {
                return error
            }
        }
        #expect(try fault(ofd("<ofd:ImageObject ID=\"3\" Boundary=\"0 0 210 297\"/>")) == .scannedPages)
        #expect(try fault(makeZip([MadeEntry("OFD.xml", "<OFD/>")])) == .ofdIncomplete("DocRoot"))
        #expect(
            try fault(makeZip([MadeEntry("OFD.xml", "<OFD/>"), MadeEntry("Encryptions.xml", "<a/>")])) == .ofdLocked)
    }

    @Test("Steps are bounded by the characters, whatever they claim")
    func steps() {
        #expect(OfdNumbers.steps(Text("g 3 4 2.5"), count: 9) == [4, 4, 4, 2.5])
        #expect(OfdNumbers.steps(Text("g 99999999999 4"), count: 2) == [4, 4])
        #expect(OfdNumbers.steps(Text("g -5 4 g nan 1 x 2"), count: 9).last == 2)
    }
}
