import Basics
import Forms
import Library
import Testing

@testable import Rulebook

/// What becomes of the findings that the rules state.
@Suite("Judging a form")
struct JudgingTests {
    private func rules(of form: Form) -> [String] { Rulebook.standard.check(form).findings.map(\.rule) }

    @Test("Findings stand in the order of the file, and are numbered from 1")
    func order() {
        var form = Form.sound
        // In this file the indicators stand above everything else.
        for i in form.indicators.indices {
            form.cells[Path(.indicators, i, .unit)] = CellReference(table: 0, row: 0, column: i)
        }
        form.indicators[3].unit = nil
        form.fiscalYear = nil
        let report = Rulebook.standard.check(form)
        #expect(
            report.findings.map(\.path.description).filter { $0 != "indicators" } == ["title", "indicators[3].unit"])
        form.cells[Path(.title)] = CellReference(table: 0, row: 20, column: 0)
        #expect(
            Rulebook.standard.check(form).findings.map(\.path.description).filter { $0 != "indicators" }
                == ["indicators[3].unit", "title"])
        #expect(report.findings.map(\.number) == Array(1...report.findings.count))
    }

    @Test("A finding says in which cell it stands; what is absent has none")
    func cells() throws {
        var form = Form.sound
        form.indicators[3].unit = nil
        form.tasks = []
        for path in form.cells.keys where path.field == .tasks { form.cells[path] = nil }
        let findings = Rulebook.standard.check(form).findings
        let unit = try #require(findings.first { $0.rule == "unit-missing" })
        #expect(unit.cell == form.cells[Path(.indicators, 3, .unit)])
        let tasks = try #require(findings.first { $0.rule == "task-missing" })
        #expect(tasks.cell == nil)
    }

    @Test("The same cause in many rows is told once, with its further places counted")
    func rolledUp() throws {
        var form = Form.sound
        for i in form.indicators.indices {
            form.cells[Path(.indicators, i, .operator)] = nil
            form.indicators[i].comparison = nil
        }
        let report = Rulebook.standard.check(form)
        let found = report.findings.filter { $0.rule == "val-operator-missing" }
        #expect(found.count == 1)
        let finding = try #require(found.first)
        // Seven rows, one of them a month under 时效指标.
        #expect(finding.path == Path(.indicators, 0, .operator))
        #expect(finding.same == 5)
        #expect(report.counts(of: .error) >= 6)
    }

    @Test("A consequence is not told beside its cause, and is told without it")
    func consequences() {
        var form = Form.sound
        form.indicators[3].text = Text("XX")
        form.indicators[3].value = nil
        form.indicators[3].unit = nil
        form.indicators[3].nature = nil
        form.indicators[3].comparison = nil
        #expect(rules(of: form).contains("txt-placeholder"))
        #expect(!rules(of: form).contains("unit-missing"))
        form.indicators[3].text = Text("96")
        form.indicators[3].value = Number(96)
        #expect(!rules(of: form).contains("txt-placeholder"))
        #expect(rules(of: form).contains("unit-missing"))
    }

    @Test("Money that slipped by a column is told as such, not as sums that are wrong")
    func shifted() throws {
        var form = Form.sound
        form.budget[0].amount = nil
        form.budget[1].amount = Number("7008.74")
        form.budget[2].amount = Number("5677.08")
        form.budget[3].amount = Number("1331.66")
        let findings = Rulebook.standard.check(form).findings
        let shifted = try #require(findings.first { $0.rule == "layout-amount-shifted" })
        #expect(shifted.safety == .unsafe)
        #expect(shifted.edits.first == Edit(Path(.budget, 0, .amount), from: Text(), to: Text("7008.74")))
        #expect(!findings.contains { $0.rule == "fund-income-expense" })
    }

    @Test("What the reader doubts is never an error")
    func doubt() throws {
        var form = Form.sound
        form.indicators[3].unit = nil
        let sure = try #require(Rulebook.standard.check(form).findings.first { $0.rule == "unit-missing" })
        #expect(sure.severity == .error)
        form.confidence[Path(.indicators, 3)] = Number("0.6")
        let report = Rulebook.standard.check(form)
        let doubtful = try #require(report.findings.first { $0.rule == "unit-missing" })
        #expect(doubtful.severity == .warning)
        #expect(doubtful.message.zh == sure.message.zh + "（这里读得没有把握，请先对照原件。）")
        #expect(doubtful.message.en.hasPrefix(sure.message.en))
        #expect(report.verdict == .pass)
    }

    @Test("A doubt about the words of a value is one about the unit in them, and none about other fields or rows")
    func doubtfulWords() throws {
        func severity(_ path: Path, unitHasCell: Bool = false) -> Severity? {
            var form = Form.sound
            form.indicators[3].unit = nil
            form.confidence[path] = Number("0.5")
            if !unitHasCell { form.cells[Path(.indicators, 3, .unit)] = nil }
            return Rulebook.standard.check(form).findings.first { $0.rule == "unit-missing" }?.severity
        }
        #expect(severity(Path(.indicators, 3, .unit)) == .warning)
        #expect(severity(Path(.indicators, 3, .text)) == .warning)
        #expect(severity(Path(.indicators, 3, .text), unitHasCell: true) == .error)
        #expect(severity(Path(.indicators, 3, .remark)) == .error)
        #expect(severity(Path(.indicators, 2, .text)) == .error)
    }

    @Test("Doubtful and certain cases of one cause are told apart")
    func doubtfulCause() {
        var form = Form.sound
        form.confidence[Path(.indicators, 3, .unit)] = Number("0.5")
        let book = Rulebook(rules: [EveryUnit.self])
        let findings = book.check(form).findings
        #expect(findings.map(\.severity) == [.error, .warning])
        #expect(findings.map(\.same) == [form.indicators.count - 2, 0])
    }

    @Test("The same form gives the same report, byte for byte")
    func deterministic() {
        var form = Form.sound
        form.indicators[3].unit = nil
        form.budget[1].amount = Number("5000")
        let once = Rulebook.standard.check(Reading(forms: [form])).json(source: "a.xlsx", sha256: "0").bytes()
        let twice = Rulebook.standard.check(Reading(forms: [form])).json(source: "a.xlsx", sha256: "0").bytes()
        #expect(once == twice)
    }

    @Test("The report is written as findings/1, with every key of a finding")
    func json() throws {
        var form = Form.sound
        form.indicators[3].unit = nil
        let json = Rulebook.standard.check(Reading(forms: [form])).json(source: "a.xlsx", sha256: "0")
        #expect(json["schema"] == .string("biaochi.findings/1"))
        #expect(json["profile"] == .string("national-2021"))
        let data = try #require(json["forms"]?.elements.first)
        #expect(data["verdict"] == .string("fail"))
        #expect(data["counts"]?["error"] == .int(1))
        let finding = try #require(data["findings"]?.elements.first { $0["rule"] == .string("unit-missing") })
        for key in [
            "rule", "aspect", "severity", "path", "cell", "value", "message", "advice", "edits", "safety", "because",
            "sources",
            "same", "number", "places",
        ] {
            #expect(finding[key] != nil, "\(key)")
        }
        #expect(finding["path"] == .string("indicators[3].unit"))
    }

    @Test("Another profile or another set of rules is another rulebook by its hash")
    func hashes() throws {
        let local = try Profile(Array("name: local\nfacts: {indicators-least: {value: 5, source: test}}\n".utf8))
        #expect(Rulebook.standard.hash(with: local) != Rulebook.standard.hash)
        #expect(Rulebook(rules: []).hash != Rulebook.standard.hash)
        #expect(Rulebook.standard.hash.utf8.count == 64)
    }
}

/// Reports the unit of every row, as one cause.
private enum EveryUnit: Rule {
    static let name = "every-unit"
    static let aspect = Aspect.completeness
    static let severity = Severity.error
    static let scope = Scope.all
    static let sources: [String] = []
    static let what = Wording(zh: "单位", en: "unit")
    static let why = Wording(zh: "单位", en: "unit")
    static let examples: [Example] = []

    static func check(_ subject: Subject, _ found: inout Findings) {
        for i in subject.form.indicators.indices {
            found.report(Path(.indicators, i, .unit), cause: "unit", what, advice: what)
        }
    }
}
