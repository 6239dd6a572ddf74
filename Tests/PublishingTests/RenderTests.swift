import Basics
import Documents
import Forms
import Foundation
import Library
import Recognition
import Testing

@testable import Publishing

@Suite("Forms in official layouts")
struct RenderTests {
    static let fixtures = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Fixtures")

    static func truths() throws -> [(name: String, form: Form)] {
        let files = try FileManager.default.contentsOfDirectory(
            at: fixtures.appending(path: "clean"), includingPropertiesForKeys: nil)
        return try files.filter { $0.lastPathComponent.hasSuffix(".truth.json") }.sorted { $0.path < $1.path }
            .flatMap { url in
                let json = try JSON.parse(Data(contentsOf: url))
                return (json["forms"]?.elements ?? [json]).enumerated().map {
                    ("\(url.lastPathComponent)[\($0.offset)]", Form(json: $0.element))
                }
            }
    }

    static func layout(_ name: String) throws -> Layout { try #require(Layout.shipped(name)) }

    static func reading(_ bytes: [UInt8]) throws -> Reading {
        Recogniser.read(try Document.open(bytes, fieldWords: Lexicon.fieldWords))
    }

    @Test("Every layout in data/layouts is sound and built in")
    func sound() throws {
        let files = try FileManager.default.contentsOfDirectory(
            at: Self.fixtures.deletingLastPathComponent().deletingLastPathComponent().appending(path: "data/layouts"),
            includingPropertiesForKeys: nil
        ).filter { $0.pathExtension == "yaml" }
        for url in files {
            let (layout, faults) = Layout.read([UInt8](try Data(contentsOf: url)))
            #expect(faults.map { "\($0.line):\($0.column) \($0.message.zh)" } == [], "\(url.lastPathComponent)")
            #expect(layout.name + ".yaml" == url.lastPathComponent)
        }
        #expect(Set(Layout.shipped.map(\.name)) == Set(files.map { $0.deletingPathExtension().lastPathComponent }))
    }

    @Test(
        "What is written is read again as the form, but for what the layout has no place for",
        arguments: Layout.shipped.map(\.name), [SheetFile.docx, .xlsx, .html, .csv, .md])
    func readBack(_ name: String, _ file: SheetFile) throws {
        let layout = try Self.layout(name)
        let places = LayoutPlaces(layout)
        for (source, form) in try Self.truths() where form.kind.map(layout.kinds.contains) == true {
            let again = try Self.reading(try file.bytes([(form, layout)]))
            let wanted = places.taking(form).form
            let difference = SameForm.difference([wanted], again.forms.map { places.taking($0).form })
            #expect(difference == nil, "\(source) in \(name) as \(file.rawValue)")
        }
    }

    /// The reader of PDFs is a part that a machine may lack.
    static let canReadPdf = ((try? reading(SheetFile.pdf.bytes([(SheetTests.form(), layout("a3"))]))) ?? nil) != nil

    @Test("A PDF is read again as the form, too", .enabled(if: canReadPdf), arguments: Layout.shipped.map(\.name))
    func readPdfBack(_ name: String) throws {
        let layout = try Self.layout(name)
        let places = LayoutPlaces(layout)
        for (source, form) in try Self.truths() where form.kind.map(layout.kinds.contains) == true {
            let again = try Self.reading(try SheetFile.pdf.bytes([(form, layout)]))
            let wanted = places.taking(form).form
            let difference = SameForm.difference([wanted], again.forms.map { places.taking($0).form })
            #expect(difference == nil, "\(source) in \(name)")
        }
    }
}

@Suite("Sheets")
struct SheetTests {
    static func form() -> Form {
        var form = Form()
        form.kind = .projectTargets
        form.title = Text("项目支出绩效目标表")
        form.fiscalYear = 2026
        form.body = Text("甲县教育局")
        form.moneyUnit = Text("万元")
        var project = Project()
        project.name = Text("=1+1")
        project.code = nil
        form.project = project
        form.budget = [BudgetEntry(basis: .total, label: Text("资金总额"), amount: Number("1208.5"))]
        form.objectives = [Objective(horizon: .annual, text: Text("建成两所学校。"))]
        for (level2, name, value) in [("数量指标", "新建学校", "2"), ("数量指标", "新增学位", "900"), ("质量指标", "验收合格率", "100")] {
            var row = Indicator()
            row.level1 = Text("产出指标")
            row.level2 = Text(level2)
            row.name = Text(name)
            row.comparison = .atLeast
            row.nature = .quantitative
            row.value = Number(value)
            row.text = Text("≥\(value)")
            row.unit = Text(level2 == "数量指标" ? "个" : "%")
            row.weight = Number(10)
            form.indicators.append(row)
        }
        return form
    }

    @Test("Each cell stands where the layout says; equal levels are one cell")
    func cells() throws {
        let sheet = Sheet(Self.form(), layout: try RenderTests.layout("a3"))
        let texts = sheet.texts
        #expect(texts[0] == ["项目支出绩效目标表", "", "", "", "", ""])
        #expect(texts[1][0] == "（2026年度）")
        #expect(texts[2][0] == "单位：万元")
        let heading = try #require(texts.firstIndex { $0[1] == "一级指标" })
        #expect(texts[heading] == ["绩效指标", "一级指标", "二级指标", "三级指标", "指标值", "分值"])
        #expect(texts[heading + 1] == ["", "产出指标", "数量指标", "新建学校", "≥2个", "10"])
        #expect(texts[heading + 2] == ["", "", "", "新增学位", "≥900个", "10"])
        #expect(texts[heading + 3] == ["", "", "质量指标", "验收合格率", "≥100%", "10"])
        let spans = sheet.rows[heading + 1].cells.map { [$0.column, $0.span, $0.rows] }
        #expect(spans == [[1, 1, 3], [2, 1, 2], [3, 1, 1], [4, 1, 1], [5, 1, 1]])
        #expect(sheet.rows[heading].cells.first?.rows == 4)
        #expect(sheet.rows[heading + 1].headings == heading..<heading + 1)
    }

    @Test("A layout tells what it has no place for, once for all rows")
    func leftOut() throws {
        let layout = try RenderTests.layout("a6")
        let left = LayoutPlaces(layout).taking(Self.form()).leftOut
        #expect(left.map(\.path.description) == ["indicators[0].weight"])
        #expect(left.map(\.count) == [3])
        #expect(
            left.first?.words(in: Self.form(), layout: "a6", .zh)
                == "绩效指标的“权重”3 处（如“10”）在版式 a6 中没有位置，没有写入。")
    }

    @Test("The same form gives the same bytes", arguments: SheetFile.allCases)
    func determined(_ file: SheetFile) throws {
        let layout = try RenderTests.layout("a3")
        #expect(try file.bytes([(Self.form(), layout)]) == file.bytes([(Self.form(), layout)]))
    }

    @Test("What looks like a formula stays words, and is read as it was")
    func injection() throws {
        let layout = try RenderTests.layout("a3")
        let csv = String(decoding: try SheetFile.csv.bytes([(Self.form(), layout)]), as: UTF8.self)
        #expect(csv.contains("项目名称,'=1+1,"))
        for file in [SheetFile.csv, .xlsx, .docx, .html, .md] {
            let again = try RenderTests.reading(try file.bytes([(Self.form(), layout)]))
            #expect(again.forms.first?.project?.name == Text("=1+1"), "\(file.rawValue)")
        }
    }

    @Test("Words that a workbook's cell cannot hold are not cut: the file is not written, and why is said")
    func tooLong() throws {
        var form = Self.form()
        form.objectives[0].text = Text(String(repeating: "字", count: 32_768))
        let layout = try RenderTests.layout("a3")
        #expect {
            try SheetFile.xlsx.bytes([(form, layout)])
        } throws: {
            ($0 as? DocumentFault)?.advice.zh == "请写成 docx、pdf 或 html。"
        }
        #expect(try !SheetFile.docx.bytes([(form, layout)]).isEmpty)
    }

    @Test("The code of a form does not hang on the file that it was read from")
    func code() throws {
        let form = Self.form()
        let layout = try RenderTests.layout("a3")
        var other = form
        other.unread = [Unread(Text("x"), cell: nil)]
        #expect(form.checkCode == other.checkCode)
        other.indicators[0].weight = Number(11)
        #expect(form.checkCode != other.checkCode)
        let html = String(decoding: try SheetFile.html.bytes([(form, layout)]), as: UTF8.self)
        #expect(html.contains("校验码 \(form.checkCode)"))
        #expect(html.contains("<svg class=\"qr\""))
    }

    @Test("Marked-up words in a form are words in HTML")
    func escaping() throws {
        var form = Self.form()
        form.body = Text("<script>alert(1)</script>&\"")
        let html = String(
            decoding: try SheetFile.html.bytes([(form, try RenderTests.layout("a3"))]), as: UTF8.self)
        #expect(!html.contains("<script"))
        #expect(html.contains("&lt;script&gt;alert(1)&lt;/script&gt;&amp;&quot;"))
    }

    @Test("A PDF says its title and language, and loses no line of a long cell")
    func pdf() throws {
        var form = Self.form()
        form.objectives[0].text = Text((1...400).map { "第\($0)项工作按时完成并通过验收；" }.joined())
        let sheet = Sheet(form, layout: try RenderTests.layout("a3"))
        let canvas = try PdfCanvas(title: "x")
        let table = PdfTable(sheet, canvas)
        #expect(table.pages.count > 1)
        #expect(table.lostLines == 0)
        let bytes = Text(bytes: try SheetFile.pdf.bytes([(form, try RenderTests.layout("a3"))]))
        #expect(bytes.hasPrefix("%PDF-1."))
        #expect(bytes.contains("/Lang (zh-CN)"))
    }
}

@Suite("Layout files")
struct LayoutFileTests {
    private static func faults(_ yaml: String) -> [String] {
        Layout.read(Array(yaml.utf8)).faults.map { "\($0.line):\($0.column) \($0.message.zh)" }
    }

    private static let head = """
        name: ours
        kinds: [projectTargets]
        heading: 我县项目绩效目标表
        widths: [10, 20, 30]

        """

    @Test("A sound file has no faults, and a form can be put into it")
    func sound() throws {
        let yaml =
            Self.head + """
                blocks:
                  - cells: [{label: 项目名称}, {field: project.name, span: 2}]
                  - indicators:
                      columns:
                      - {heading: 二级指标, field: level2, merge: yes}
                      - {heading: 三级指标, field: name}
                      - {heading: 指标值, field: target}
                """
        let (layout, faults) = Layout.read(Array(yaml.utf8))
        #expect(faults == [])
        let sheet = Sheet(SheetTests.form(), layout: layout)
        #expect(sheet.texts[1] == ["项目名称", "=1+1", ""])
        #expect(sheet.texts[4] == ["", "新增学位", "≥900个"])
    }

    @Test("Faults are told with their lines")
    func told() {
        #expect(
            Self.faults(
                Self.head + """
                    blocks:
                      - cells: [{label: 项目名称}, {field: projct.name, span: 2}]
                      - cells: [{label: 只有一格}]
                      - line: "（{fiscalyear}年度）"
                      - table: x
                    """) == [
                    "6:36 这里没有“projct.name”这个字段。是不是“project.name”？",
                    "7:12 这一行占 1 列，应正好占 3 列（列数由 widths 定，上方跨行的格要扣除）。",
                    "8:11 这里没有“fiscalyear”这个字段。是不是“fiscalYear”？",
                    "9:5 没有“table”这个键。",
                ])
        #expect(Self.faults("name: x").count == 4)
        #expect(Self.faults("- a") == ["1:1 “[…]”处应是“键: 值”。"])
    }

    @Test("A cell that reaches below the last row is a fault")
    func open() {
        #expect(
            Self.faults(
                Self.head + """
                    blocks:
                      - cells: [{label: 甲, rows: 3}, {label: 乙, span: 2}]
                    """) == ["6:3 上方有单元格还要往下跨 2 行，却没有那么多行了。"])
    }
}
