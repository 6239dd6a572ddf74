import Basics
import Foundation
import Testing

@Suite("Commands over more than one form") struct BetweenFormsTests {
    private let now = Run.example("overall-2026.docx")
    private let last = Run.example("overall-2025.md")

    @Test("compare tells what was eased and tightened, as text and as json")
    func compare() throws {
        let text = try Run("compare", last, now)
        #expect(text.status == 0)
        #expect(text.out.contains("放宽 2 · 删去 0 · 改动 0 · 收紧 4 · 新增 0 · 照旧 2"))
        let run = try Run("compare", last, now, "--format", "json")
        let json = try JSON.parse(Data(run.out.utf8))
        #expect(json["schema"]?.stringValue == "biaochi.comparison/1")
        #expect(json["old"]?["sha256"]?.stringValue?.count == 64)
        let form = try #require(json["forms"]?.elements.first)
        #expect(form["counts"]?["tightened"]?.numberValue == Number(4))
        #expect(form["rows"]?.elements.first?["old"]?["target"]?.stringValue == "≤402.5万元")
    }

    @Test("compare of a file that is not there, or holds no form, ends with status 2 and says which")
    func compareFaults() throws {
        let missing = try Run("compare", last, "nothere.docx")
        #expect(missing.status == 2)
        #expect(missing.errors.hasPrefix("nothere.docx：没有这个文件"))
        let folder = try Scratch()
        let blank = try folder.file("blank.txt", Array("没有表\n".utf8))
        let run = try Run("compare", blank, now)
        #expect(run.status == 2)
        #expect(run.errors.contains("没有找到绩效目标表"))
        #expect(try Run("compare", last).status == 64)
    }

    @Test("check with last year's form tells what regressed")
    func lastYear() throws {
        let run = try Run("check", now, "--last-year", last)
        #expect(run.out.contains("val-regress") && run.out.contains("val-outlier-history"))
        #expect(try !Run("check", now).out.contains("val-regress"))
    }

    @Test("A companion without a form, or with several, is refused with its name")
    func companions() throws {
        let folder = try Scratch()
        let blank = try folder.file("blank.txt", Array("没有表\n".utf8))
        let none = try Run("check", now, "--last-year", blank)
        #expect(none.status == 2)
        #expect(none.errors.contains("blank.txt：文件里没有找到绩效目标表"))
        let table = try String(contentsOfFile: last, encoding: .utf8)
        let two = try folder.file("two.md", Array((table + "\n\n" + table).utf8))
        let several = try Run("check", now, "--approved", two)
        #expect(several.status == 2)
        #expect(several.errors.contains("two.md：文件里有 2 张表"))
    }

    @Test("check --bundle judges the files that it lists, and the bundle once")
    func bundle() throws {
        let run = try Run("check", "--bundle", Run.example("bundle.yaml"), "--as-of", "2026-11-24")
        #expect(run.out.contains("相隔 24 天") && run.out.contains("pub-table-absent"))
        #expect(run.out.components(separatedBy: "pub-late").count == 2)
        let folder = try Scratch()
        let path = try folder.file("bundle.yaml", Array("files:\n  - path: gone.docx\n".utf8))
        let gone = try Run("check", "--bundle", path)
        #expect(gone.status == 2)
        #expect(gone.errors.contains("gone.docx：没有这个文件"))
        let wrong = try folder.file("wrong.yaml", Array("files:\n  - path: a.docx\n    approved: soon\n".utf8))
        let fault = try Run("check", "--bundle", wrong)
        #expect(fault.status == 2)
        #expect(fault.errors.contains("第 3 行"))
        #expect(try Run("check").status == 64)
    }

    @Test("similar finds the same goals in several files of a folder, and leaves other files aside")
    func similar() throws {
        let folder = try Scratch()
        for name in ["a.docx", "b.docx"] { try FileManager.default.copyItem(atPath: now, toPath: folder.path(name)) }
        _ = try folder.file("readme.txt", Array("没有表\n".utf8))
        _ = try folder.file("photo.bin", [0x00, 0x01, 0x02])
        let run = try Run("similar", folder.folder.path, "--format", "json")
        #expect(run.status == 0)
        let json = try JSON.parse(Data(run.out.utf8))
        #expect(json["schema"]?.stringValue == "biaochi.similar/1")
        #expect(json["groups"]?.elements.map { $0["kind"]?.stringValue } == ["goals", "indicators"])
        #expect(json["groups"]?.elements.allSatisfy { $0["count"]?.numberValue == Number(2) } == true)
        #expect(try Run("similar", folder.folder.path).out.contains("2 处目标相近"))
        #expect(try Run("similar", "nothere").status == 2)
        #expect(try Run("similar", folder.folder.path, "--least", "10").status == 64)
    }
}
