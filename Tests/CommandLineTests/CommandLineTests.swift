import Basics
import Foundation
import Testing

@Suite struct CommandLineTests {
    private let real = Run.example("lukou-education-2026.txt")

    @Test("check of the real form ends with status 1 and one verdict line")
    func realFormFails() throws {
        let run = try Run("check", real)
        #expect(run.status == 1)
        let verdicts = run.out.split(separator: "\n").filter { $0.contains("   不通过   ") }
        #expect(verdicts.count == 1)
        #expect(verdicts.first?.hasPrefix("2026年部门整体支出绩效目标表  株洲市渌口区教育局   不通过   必改 ") == true)
        #expect(!run.out.contains("\u{1B}"))
    }

    @Test("with --format json only one json document is on standard output", arguments: ["check", "read"])
    func onlyJSON(command: String) throws {
        let run = try Run(command, real, "--format", "json")
        let json = try JSON.parse(Data(run.out.utf8))
        #expect(json["source"]?.stringValue == "lukou-education-2026.txt")
        #expect(json["schema"]?.stringValue == (command == "check" ? "biaochi.findings/1" : "biaochi.forms/1"))
        #expect(json["forms"]?.elements.count == 1)
    }

    @Test("several files as json give one line each, in the order given")
    func lines() throws {
        let run = try Run("check", real, Run.example("overall-2026.docx"), "--format", "json")
        let names = try run.out.split(separator: "\n").map { try JSON.parse(Data($0.utf8))["source"]?.stringValue }
        #expect(names == ["lukou-education-2026.txt", "overall-2026.docx"])
    }

    @Test(
        "the made examples are read, one form each",
        arguments: [
            "overall-2026.docx", "overall-2026.html", "project-2026.xlsx",
        ])
    func examples(name: String) throws {
        let run = try Run("read", Run.example(name), "--format", "json")
        #expect(run.status == 0)
        let forms = try JSON.parse(Data(run.out.utf8))["forms"]?.elements ?? []
        #expect(forms.count == 1)
        #expect(forms.first?["indicators"]?.elements.count == (name.hasPrefix("project") ? 7 : 8))
    }

    @Test("standard input is read where the file is -")
    func standardInput() throws {
        let bytes = try [UInt8](Data(contentsOf: URL(fileURLWithPath: real)))
        let run = try Run("read", "-", "--format", "json", input: bytes)
        #expect(run.status == 0)
        #expect(try JSON.parse(Data(run.out.utf8))["source"]?.stringValue == "-")
        #expect(try Run("check", "-", input: bytes).out.hasPrefix("标准输入\n"))
    }

    @Test("--out writes the file whole, nothing on standard output and nothing beside it")
    func out() throws {
        let folder = try Scratch()
        let run = try Run("read", real, "--format", "json", "--out", folder.path("form.json"))
        #expect(run.status == 0)
        #expect(run.out.isEmpty)
        #expect(folder.names == ["form.json"])
        let written = try String(contentsOfFile: folder.path("form.json"), encoding: .utf8)
        #expect(written == (try Run("read", real, "--format", "json").out))
    }

    @Test("read --explain tells where each cell of a grid went, by its heading")
    func explainsGrid() throws {
        let page = try Run("read", real, "--explain").out
        #expect(page.contains("\n逐格说明\n  指标 1 “2026年年初预算支出”\n    第 27 行第 1 列  “成本指标” → 一级指标（表头：一级指标）\n"))
        #expect(page.contains("    第 29 行第 3 列  “产出指标” → 一级指标（本行未印，沿用上一行）\n"))
        #expect(!(try Run("read", real).out.contains("逐格说明")))
    }

    @Test("read --explain tells where each piece of lossy text went, at what cost, and what comes next")
    func explainsText() throws {
        let file = Run.fixture("wild/000-w3.w3.txt")
        #expect(try Run("read", file, "--explain").out.contains("“处” → 度量单位（度量单位表；代价 0；其次 指标值 多 "))
        let json = try JSON.parse(Data(try Run("read", file, "--format", "json", "--explain").out.utf8))
        let form = try #require(json["forms"]?.elements.first)
        let explain = form["explain"]?.elements ?? []
        let unit = try #require(explain.first { $0["path"]?.stringValue == "indicators[1].unit" })
        #expect(unit["text"]?.stringValue == "处")
        #expect(unit["column"]?.stringValue == "度量单位")
        #expect(unit["cell"] == form["cells"]?["indicators[1].unit"])
        #expect(unit["next"]?["column"]?.stringValue == "指标值")
        let indices = Set(explain.compactMap { $0["path"]?.stringValue?.prefix { $0 != "." } })
        #expect(indices.count == form["indicators"]?.elements.count)
    }

    @Test("without --explain the data are the same, byte for byte, but for the explanation", arguments: [true, false])
    func explainAddsOnlyItself(lossy: Bool) throws {
        let file = lossy ? Run.fixture("wild/000-w3.w3.txt") : real
        let plain = try Run("read", file, "--format", "json").out
        let explained = try Run("read", file, "--format", "json", "--explain").out
        #expect(!plain.contains("\"explain\""))
        let start = try #require(explained.range(of: ",\n   \"explain\": ["))
        let end = try #require(explained.range(of: "\n   ]", range: start.upperBound..<explained.endIndex))
        #expect(explained.replacingCharacters(in: start.lowerBound..<end.upperBound, with: "") == plain)
    }

    @Test("--severity error shows no other findings and keeps the counts of all")
    func severity() throws {
        let all = try JSON.parse(Data(try Run("check", real, "--format", "json").out.utf8))
        let few = try JSON.parse(Data(try Run("check", real, "--format", "json", "--severity", "error").out.utf8))
        let shown = few["forms"]?.elements.first?["findings"]?.elements ?? []
        #expect(!shown.isEmpty)
        #expect(shown.allSatisfy { $0["severity"]?.stringValue == "error" })
        #expect(few["forms"]?.elements.first?["counts"] == all["forms"]?.elements.first?["counts"])
    }

    @Test("a form whose only errors are ignored passes with status 0")
    func ignore() throws {
        let all = try JSON.parse(Data(try Run("check", real, "--format", "json").out.utf8))
        let findings = all["forms"]?.elements.first?["findings"]?.elements ?? []
        let errors = Set(
            findings.filter { $0["severity"]?.stringValue == "error" }.compactMap { $0["rule"]?.stringValue })
        let run = try Run("check", real, "--ignore", errors.sorted().joined(separator: ","))
        #expect(run.status == 0)
        #expect(run.out.contains("   通过   必改 0 · "))
    }

    @Test("English is spoken with --language en and with BIAOCHI_LANG=en")
    func english() throws {
        #expect(try Run("check", real, "--language", "en").out.contains("   fail   must change "))
        #expect(try Run("check", real, environment: ["BIAOCHI_LANG": "en"]).out.contains("   fail   must change "))
        #expect(try Run("--help", environment: ["BIAOCHI_LANG": "en"]).out.contains("Examples:"))
    }

    @Test(
        "the help of every command has two examples",
        arguments: [[], ["check"], ["read"], ["compare"], ["similar"], ["rules"]])
    func help(command: [String]) throws {
        let run = try command.isEmpty ? Run("--help") : Run(command[0], "--help")
        #expect(run.status == 0)
        let lines = run.out.split(separator: "\n")
        let start = try #require(lines.firstIndex(of: "例子："))
        #expect(lines[(start + 1)...].prefix(2).allSatisfy { $0.hasPrefix("  biaochi ") })
        #expect(!run.out.contains("OVERVIEW") && !run.out.contains("USAGE"))
    }

    @Test("rules tells all about a rule, in words, as json and as markdown")
    func rules() throws {
        #expect(try Run("rules", "unit-missing").out.hasPrefix("unit-missing  必改 · "))
        #expect(try Run("rules").out.contains("│ unit-missing"))
        let json = try JSON.parse(Data(try Run("rules", "unit-missing", "--format", "json").out.utf8))
        #expect(json["rules"]?.elements.first?["name"]?.stringValue == "unit-missing")
        #expect(try Run("rules", "unit-missing", "--format", "md").out.hasPrefix("## unit-missing\n"))
    }
}
