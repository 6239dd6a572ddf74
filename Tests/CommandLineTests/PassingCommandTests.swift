import Basics
import Foundation
import Testing

@Suite("What comes out, and what passes, on the command line")
struct PassingCommandTests {
    private let real = Run.example("lukou-education-2026.txt")

    private static let waivers = """
        - rule: fund-total-missing
          path: budget
          reason: 总额另表填报
          who: 预算科
          until: 2026-12-31
        - rule: goal-missing
          path: objectives
          reason: 不适用
          who: 预算科
          until: 2026-12-31
        - rule: unit-missing
          path: indicators[1]
          reason: 按原口径
          who: 预算科
          until: 2025-12-31
        - rule: no-such-rule
          path: indicators
          reason: x
          who: y
          until: 2026-12-31
        """

    @Test("waived findings leave the counts and are listed; what is expired, unused or at fault is told with its line")
    func waived() throws {
        let folder = try Scratch()
        let path = try folder.file("w.yaml", Array(Self.waivers.utf8))
        let run = try Run("check", real, "--waivers", path, "--as-of", "2026-11-24")
        #expect(run.status == 1)
        #expect(run.out.contains("按豁免放行 1 处"))
        #expect(run.out.contains("总额另表填报"))
        for line in [6, 11, 16] { #expect(run.errors.contains("第 \(line) 行："), "line \(line)") }
        #expect(!run.errors.contains("第 1 行："))
        let json = try Run("check", real, "--waivers", path, "--as-of", "2026-11-24", "--format", "json")
        let data = try JSON.parse(Data(json.out.utf8))
        #expect(data["waivers"]?.elements.map { $0["state"]?.stringValue } == ["used", "unused", "expired", "faulty"])
        #expect(data["inputs"]?.elements.first?["sha256"] == .string(SHA256.hex(of: Array(Self.waivers.utf8))))
    }

    @Test("a file of waivers that cannot be read is an input fault with its line")
    func broken() throws {
        let folder = try Scratch()
        let path = try folder.file("w.yaml", Array("- rule: a\n  path: [\n".utf8))
        let run = try Run("check", real, "--waivers", path)
        #expect(run.status == 2)
        #expect(run.errors.contains("第 ") && run.errors.contains("YAML"))
        #expect(try Run("check", real, "--waivers", folder.path("none.yaml")).status == 2)
    }

    @Test("with a baseline of itself a form has nothing new")
    func baseline() throws {
        let folder = try Scratch()
        let path = folder.path("known.json")
        let first = try Run("check", real, "--baseline", path, "--write-baseline")
        #expect(first.status == 1)
        let second = try Run("check", real, "--baseline", path)
        #expect(second.status == 0)
        #expect(second.out.contains("必改 0 · 存疑 0 · 提示 0 · 基线已有 "))
        #expect(try Run("check", real, "--write-baseline").status == 64)
    }

    @Test(
        "select, ignore and severity hold in every format",
        arguments: ["text", "json", "table", "sarif", "csv", "html", "github", "junit"])
    func choices(_ format: String) throws {
        let run = try Run("check", real, "--format", format, "--select", "unit-missing,fund-precision")
        #expect(run.out.contains("unit-missing"))
        #expect(format == "sarif" || !run.out.contains("goal-is-duties"))
        let few = try Run(
            "check", real, "--format", format, "--select", "unit-missing,fund-precision", "--severity", "error")
        let mark = format == "sarif" ? "\"level\": \"note\"" : "fund-precision"
        // SARIF's list of rules holds all of them, with the level each has by default.
        if format == "sarif" {
            let results = try JSON.parse(Data(few.out.utf8))["runs"]?.elements.first?["results"]?.elements ?? []
            #expect(results.count == 1)
        } else {
            #expect(!few.out.contains(mark))
        }
    }

    @Test("fix shows differences, writes what was agreed to, and has nothing left to do then")
    func fix() throws {
        let folder = try Scratch()
        let shown = try Run("fix", real)
        #expect(shown.status == 0)
        #expect(shown.out.contains("需人确认的改法：") && shown.out.contains("      + 项"))
        #expect(!shown.out.contains("\u{1B}"))
        for ending in ["json", "csv", "txt", "md", "html"] {
            let out = folder.path("fixed.\(ending)")
            let run = try Run("fix", real, "--unsafe", "--only", "unit-missing", "--out", out)
            #expect(run.status == 0, "\(run.errors)")
            #expect(run.out.contains("改了 1 处。"))
            guard ending != "json" else { continue }
            let again = try Run("check", out, "--select", "unit-missing", "--format", "json")
            let forms = try JSON.parse(Data(again.out.utf8))["forms"]?.elements ?? []
            #expect(forms.count == 1 && forms[0]["findings"]?.elements == [])
        }
        let word = try Run("fix", real, "--out", folder.path("fixed.docx"))
        #expect(word.status == 64 && word.errors.contains("只能写成"))
        #expect(try Run("fix", real, "--only", "unit-mising").status == 64)
        #expect(try Run("fix", folder.path("none.txt")).status == 2)
    }
}
