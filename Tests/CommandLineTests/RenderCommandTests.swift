import Basics
import Foundation
import Testing

/// Forms in official layouts, on the command line.
@Suite struct RenderCommandTests {
    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().path
    private static let form = root + "/examples/lukou-education-2026.txt"

    @Test("The layouts are listed, for people and for programs")
    func list() throws {
        let list = try Run("render", "--list-layouts")
        #expect(list.status == 0)
        #expect(list.out.contains("department-88") && list.out.contains("财预〔2015〕88号"))
        let data = try JSON.parse(Data(try Run("render", "--list-layouts", "--format", "json").out.utf8))
        #expect(data["layouts"]?.elements.count == 17)
        #expect(data["layouts"]?.elements.first?["name"]?.stringValue == "d1")
    }

    @Test("A form is written, and read again; without --layout in the one that leaves nothing out")
    func write() throws {
        let folder = try Scratch()
        for ending in ["docx", "xlsx", "html", "csv", "md"] {
            let path = folder.path("form." + ending)
            let run = try Run("render", Self.form, "--out", path)
            #expect(run.status == 0 && run.out.isEmpty && run.errors.isEmpty)
            let data = try JSON.parse(Data(try Run("read", path, "--format", "json").out.utf8))
            let form = data["forms"]?.elements.first
            #expect(form?["body"]?.stringValue == "株洲市渌口区教育局")
            #expect(form?["indicators"]?.elements.count == 11)
        }
        #expect(try Run("render", Self.form, "--out", folder.path("form.pdf")).status == 0)
        let pdf = try Data(contentsOf: URL(fileURLWithPath: folder.path("form.pdf")))
        #expect(pdf.starts(with: Data("%PDF-".utf8)))
    }

    @Test("A form as data is written too, and what has no place is told, as data where asked")
    func told() throws {
        let folder = try Scratch()
        let json = folder.path("form.json")
        #expect(try Run("render", Self.form, "--out", json).status == 0)
        let run = try Run("render", json, "--layout", "department-88", "--out", folder.path("a.md"))
        #expect(run.status == 0)
        #expect(run.errors.contains("提醒：绩效指标的“备注”1 处（如“老年大学专项”）在版式 department-88 中没有位置，没有写入。"))
        let data = try Run(
            "render", json, "--layout", "department-88", "--format", "json", "--out", folder.path("b.md"))
        let notices = try JSON.parse(Data(data.out.utf8))["notices"]?.elements ?? []
        #expect(notices.contains { $0["path"]?.stringValue == "indicators[0].remark" })
        #expect(data.errors.isEmpty)
    }

    @Test("What is wrong on the command line is told with a hint")
    func wrong() throws {
        let unknown = try Run("render", Self.form, "--layout", "department88", "--out", "x.docx")
        #expect(unknown.status == 64)
        #expect(unknown.errors.contains("没有名为“department88”的版式。") && unknown.errors.contains("“department-88”"))
        let ending = try Run("render", Self.form, "--out", "x.doc")
        #expect(ending.status == 64 && ending.errors.contains("能写 docx、xlsx、pdf、html、csv、md、json。"))
        #expect(try Run("render", Self.form).status == 64)
        let none = try Run("render", "no-such-file.docx", "--out", "x.docx")
        #expect(none.status == 2 && none.errors.contains("没有这个文件"))
    }

    @Test("A layout's file is tested line by line, and used where it is sound")
    func ownLayout() throws {
        let folder = try Scratch()
        let path = folder.path("ours.yaml")
        let sound = """
            name: ours
            kinds: [departmentTargets]
            heading: 本县部门目标表
            widths: [1, 2]
            blocks:
              - cells: [{label: 部门名称}, {field: body}]
              - indicators:
                  columns:
                  - {heading: 三级指标, field: name}
                  - {heading: 指标值, field: target}
            """
        try Data(sound.utf8).write(to: URL(fileURLWithPath: path))
        let good = try Run("render", "--check-layout", path)
        #expect(good.status == 0 && good.out == "ours：没有问题。2 列，2 块。\n")
        let out = folder.path("a.csv")
        #expect(try Run("render", Self.form, "--layout", path, "--out", out).status == 0)
        #expect(try String(contentsOfFile: out, encoding: .utf8).contains("部门名称,株洲市渌口区教育局"))
        try Data((sound + "\n      - {heading: 备注}").utf8).write(to: URL(fileURLWithPath: path))
        let bad = try Run("render", "--check-layout", path)
        #expect(bad.status == 2 && bad.out.contains("第 11 行第 9 列：“{…}”缺少 field。"))
        #expect(try Run("render", Self.form, "--layout", path, "--out", out).status == 2)
    }

    @Test("A blank form keeps the body and last year's rows, and nothing that is to be said anew")
    func blank() throws {
        let folder = try Scratch()
        for ending in ["xlsx", "docx"] {
            let path = folder.path("blank." + ending)
            #expect(try Run("render", "--blank", Self.form, "--out", path).status == 0)
            let data = try JSON.parse(Data(try Run("read", path, "--format", "json").out.utf8))
            let form = data["forms"]?.elements.first
            #expect(form?["fiscalYear"]?.numberValue == Number(2027))
            #expect(form?["body"]?.stringValue == "株洲市渌口区教育局")
            let rows = form?["indicators"]?.elements ?? []
            #expect(rows.count == 11)
            #expect(rows.allSatisfy { $0["text"]?.stringValue == "" && $0["value"] == .null })
            #expect(rows.first?["name"]?.stringValue == "2026年年初预算支出")
        }
    }
}
