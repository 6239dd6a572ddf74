import Basics
import Foundation
import Testing

@Suite struct MarkCommandTests {
    @Test(
        "A marked file reads as before, twice gives the same bytes",
        arguments: ["overall-2026.docx", "project-2026.xlsx"])
    func marked(name: String) throws {
        let folder = try Scratch()
        let ending = name.split(separator: ".").last.map(String.init) ?? ""
        let out = folder.path("批注.\(ending)")
        #expect(try Run("mark", Run.example(name), "--out", out, "--as-of", "2026-11-24").status == 0)
        func form(_ path: String) throws -> JSON? {
            try JSON.parse(Data(try Run("read", path, "--format", "json").out.utf8))["forms"]
        }
        #expect(try form(out) == (try form(Run.example(name))))
        let again = folder.path("again.\(ending)")
        #expect(try Run("mark", Run.example(name), "--out", again, "--as-of", "2026-11-24").status == 0)
        #expect(try Data(contentsOf: URL(fileURLWithPath: out)) == Data(contentsOf: URL(fileURLWithPath: again)))
    }

    @Test("A text comes back as a page with the marks at the cells")
    func page() throws {
        let folder = try Scratch()
        let out = folder.path("批注.html")
        #expect(try Run("mark", Run.example("lukou-education-2026.txt"), "--out", out).status == 0)
        let page = try String(contentsOfFile: out, encoding: .utf8)
        #expect(page.contains("<a class=\"mark warning\""))
    }

    @Test("A name that does not fit, the file itself and no name at all are refused, and nothing is written")
    func refusals() throws {
        let folder = try Scratch()
        let docx = Run.example("overall-2026.docx")
        let wrong = try Run("mark", docx, "--out", folder.path("a.xlsx"))
        #expect(wrong.status == 64)
        #expect(wrong.errors.contains("请用 --out 写成 .docx。"))
        let own = folder.path("own.docx")
        try FileManager.default.copyItem(atPath: docx, toPath: own)
        #expect(try Run("mark", own, "--out", own).errors.contains("--out 就是原文件，没有写"))
        #expect(try Data(contentsOf: URL(fileURLWithPath: own)) == Data(contentsOf: URL(fileURLWithPath: docx)))
        #expect(try Run("mark", docx).status == 64)
        #expect(folder.names == ["own.docx"])
    }
}
