import Basics
import Documents
import Forms
import Foundation
import Library
import Recognition
import Rulebook
import Testing

@testable import Publishing

@Suite("Reports of a run")
struct RunReportTests {
    private static let text = """
        <b>2026年部门整体支出绩效目标表</b>
        单位：万元
        部门（单位）名称\t=HYPERLINK("x")局
        一级指标\t二级指标\t三级指标\t指标值类型\t指标值\t度量单位
        产出指标\t数量指标\t+造林&<面积>\t≥\t3.2\t
        满意度指标\t服务对象满意度指标\t群众满意度\t≥\t92\t%
        """

    private static func judged(_ source: String, _ passes: Passes = Passes()) throws -> JudgedFile {
        let bytes = Array(text.utf8)
        let document = try Document.open(bytes, fieldWords: Lexicon.fieldWords)
        let reading = Recogniser.read(document)
        let report = Rulebook.standard.check(
            reading, beside: Beside(asOf: Day(2026, 11, 24)), passes: passes)
        return JudgedFile(
            source: source, sha256: SHA256.hex(of: bytes), document: document, reading: reading, report: report)
    }

    private static let fault = DocumentFault(
        .damaged, Wording(zh: "打不开", en: "cannot be opened"), advice: Wording(zh: "重存", en: "save again"))

    private static func run(least: Severity = .info, waivers: String? = nil) throws -> RunReport {
        let names = Set(Rulebook.standard.rules.map { $0.name })
        let passes = Passes(waivers: try waivers.map { try Waivers(yaml: $0, rules: names) })
        let broken = JudgedFile(source: "c.docx", fault: fault, asOf: Day(2026, 11, 24)!, profile: .national2021)
        return RunReport(
            [try judged("b.txt", passes), broken, try judged("a 表.txt", passes)], rulebook: .standard, least: least,
            language: .zh)
    }

    private static let waiver = """
        - rule: unit-missing
          text: 造林
          reason: 按原口径
          who: 预算科
          until: 2026-12-31
        """

    @Test("SARIF names every rule with its help, every finding with its place, and what is waived as suppressed")
    func sarif() throws {
        let run = try Self.run(waivers: Self.waiver)
        let sarif = run.sarif(version: "0.1.0")
        #expect(sarif["version"] == .string("2.1.0"))
        let only = try #require(sarif["runs"]?.elements.first)
        let rules = only["tool"]?["driver"]?["rules"]?.elements ?? []
        #expect(rules.count == Rulebook.standard.rules.count)
        #expect(rules.allSatisfy { $0["help"]?["text"]?.stringValue?.isEmpty == false })
        let results = only["results"]?.elements ?? []
        #expect(!results.isEmpty)
        for result in results {
            let index = try #require(result["ruleIndex"]?.numberValue?.whole)
            #expect(rules[index]["id"] == result["ruleId"])
            #expect(["error", "warning", "note"].contains(result["level"]?.stringValue))
            let place = result["locations"]?.elements.first?["physicalLocation"]?["artifactLocation"]
            #expect(["a%20%E8%A1%A8.txt", "b.txt"].contains(place?["uri"]?.stringValue))
        }
        #expect(results.count { $0["suppressions"] != nil } == 2)
        let told = only["invocations"]?.elements.first
        #expect(told?["executionSuccessful"] == .bool(false))
        #expect(told?["toolExecutionNotifications"]?.elements.count == 1)
    }

    @Test("A cell that a spreadsheet would compute is made harmless, and cells are quoted")
    func csv() throws {
        for (cell, safe) in [
            ("=1+1", "'=1+1"), ("+86", "'+86"), ("-5", "'-5"), ("@x", "'@x"), ("＝A1", "'＝A1"), (" =1", "' =1"),
            ("≥3", "≥3"), ("", ""), ("a=b", "a=b"),
        ] {
            #expect(Csv.harmless(cell) == safe)
        }
        let bytes = try Self.run().csv()
        #expect(bytes.starts(with: [0xEF, 0xBB, 0xBF]))
        let document = try Document.open(bytes, fieldWords: Lexicon.fieldWords)
        guard case .table(let table)? = document.blocks.first else {
            Issue.record("no table")
            return
        }
        let width = FindingRows.heading(.zh).count
        #expect(table.columnCount == width)
        let text = String(decoding: bytes, as: UTF8.self)
        #expect(!text.contains(",=") && !text.contains(",+") && !text.contains(",\"="))
        #expect(text.contains("\"'=HYPERLINK(\"\"x\"\")局\""))
        // The reader takes the spreadsheet's apostrophe away again.
        #expect(table.cells.contains { $0.text == "=HYPERLINK(\"x\")局" })
        #expect(table.cells.contains { $0.text == "打不开" })
    }

    @Test("The workbook is read again, holds no formula, and is the same each time")
    func xlsx() throws {
        let run = try Self.run()
        let bytes = try run.xlsx()
        #expect(try run.xlsx() == bytes)
        let document = try Document.open(bytes, fieldWords: Lexicon.fieldWords)
        guard case .table(let table)? = document.blocks.first else {
            Issue.record("no table")
            return
        }
        #expect(table.cells.allSatisfy { !$0.traits.contains(.formula) })
        #expect(table.cells.contains { $0.text == "=HYPERLINK(\"x\")局" })
        let rows = FindingRows(run: run).rows()
        #expect(table.rowCount == rows.count + 1)
    }

    @Test("The page escapes what the file says, and its marks lead to findings")
    func html() throws {
        let page = String(decoding: try Self.run(waivers: Self.waiver).html(reasons: [:]), as: UTF8.self)
        #expect(page.contains("+造林&amp;&lt;面积&gt;"))
        #expect(!page.contains("<面积>"))
        #expect(!page.contains("<script") && !page.contains("http://") && !page.contains("https://"))
        for part in page.components(separatedBy: "href=\"#").dropFirst() {
            let id = part.prefix { $0 != "\"" }
            #expect(page.contains("id=\"\(id)\""), "\(id)")
        }
        #expect(page.contains("按原口径"))
        #expect(page.contains("打不开"))
    }

    @Test("JUnit fails what must change, errs on what cannot be read, skips what is waived")
    func junit() throws {
        let run = try Self.run(waivers: Self.waiver)
        let xml = String(decoding: run.junit(), as: UTF8.self)
        let errors = run.files.flatMap(\.report.forms).flatMap(\.findings).count { $0.severity == .error }
        #expect(xml.contains("failures=\"\(errors)\" errors=\"1\" skipped=\"2\">"))
        #expect(xml.components(separatedBy: "<failure ").count - 1 == errors)
        #expect(xml.contains("&lt;面积&gt;"))
    }

    @Test("GitHub's commands keep to one line each")
    func github() throws {
        let run = try Self.run()
        let lines = String(decoding: run.github(), as: UTF8.self).split(separator: "\n")
        let findings = run.files.flatMap(\.report.forms).flatMap(\.findings).count
        #expect(lines.count == findings + 1)
        #expect(lines.allSatisfy { $0.hasPrefix("::") })
        #expect(lines.contains { $0.hasPrefix("::error file=a 表.txt,line=5,title=unit-missing::") })
    }

    @Test("The least severity holds in every format")
    func severity() throws {
        let all = try Self.run()
        let few = try Self.run(least: .error)
        let errors = few.files.flatMap(\.report.forms).flatMap(\.findings).count { $0.severity == .error }
        #expect(FindingRows(run: few).rows().count == errors + 1)
        #expect(FindingRows(run: all).rows().count > errors + 1)
        #expect(few.sarif(version: "1")["runs"]?.elements.first?["results"]?.elements.count == errors)
        #expect(few.github().count { $0 == 0x0A } == errors + 1)
        #expect(!String(decoding: few.html(reasons: [:]), as: UTF8.self).contains("class=\"finding info\""))
        #expect(!String(decoding: few.junit(), as: UTF8.self).contains("<system-out>"))
    }

    @Test("The order in which files are given changes nothing")
    func order() throws {
        let run = try Self.run()
        let other = RunReport(run.files.reversed(), rulebook: .standard, least: .info, language: .zh)
        #expect(other.csv() == run.csv())
        #expect(other.sarif(version: "1") == run.sarif(version: "1"))
        #expect(try other.xlsx() == run.xlsx())
    }
}
