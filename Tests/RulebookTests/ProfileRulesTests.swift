import Basics
import Forms
import Foundation
import Library
import Testing

@testable import Rulebook

/// Profiles with rules of their own: docs/profiles.md, followed to the letter.
@Suite("Rules without code")
struct ProfileRulesTests {
    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Fixtures/profiles")

    private static func bytes(_ name: String) throws -> [UInt8] {
        Array(try Data(contentsOf: folder.appending(path: name)))
    }

    private static func yunling() throws -> Profile {
        let (profile, faults) = Rulebook.standard.checked(try bytes("yunling.yaml"))
        #expect(faults == [])
        return profile
    }

    @Test("The invented province's profile is sound and its examples hold")
    func province() throws {
        let profile = try Self.yunling()
        #expect(profile.leastSatisfaction == Number(85) && profile.leastIndicators == 5)
        #expect(profile.rules.map(\.name) == ["yl-training-fee", "yl-output-share", "yl-school-safety"])
    }

    @Test(
        "Whoever follows the page to the letter has the province's profile",
        arguments: ["profiles.md", "profiles.en.md"])
    func page(name: String) throws {
        let docs = Self.folder.deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "docs")
        let text = try String(contentsOf: docs.appending(path: name), encoding: .utf8)
        var written = ""
        for (i, block) in text.components(separatedBy: "```").enumerated() where i % 2 == 1 && block.hasPrefix("yaml\n")
        {
            written += block.dropFirst(5)
        }
        let stored = String(decoding: try Self.bytes("yunling.yaml"), as: UTF8.self)
        #expect(!written.isEmpty && stored.contains(written))
        // The Chinese page writes all of it.
        if name == "profiles.md" { #expect(stored.hasSuffix("\n" + written)) }
        #expect(Rulebook.standard.checked(Array(written.utf8)).faults == [])
    }

    @Test("A rule of a row stands at its place with its sum in words, and fails the form")
    func row() throws {
        var form = Form.sound
        form.indicators.append(.example("成本指标", "经济成本指标", "护林员培训人均成本", .atMost, "520", "元/人·天"))
        let report = Rulebook.standard.check(form, profile: try Self.yunling())
        let finding = try #require(report.findings.first { $0.rule == "yl-training-fee" })
        #expect(finding.path == Path(.indicators, 7, .value))
        #expect(finding.severity == .error && report.verdict == .fail)
        #expect(finding.value == "520")
        #expect(finding.message.zh == "“护林员培训人均成本”为 520 元，超过每人每天 450 元的标准 70 元。")
        #expect(finding.message.en.contains("70 above"))
        #expect(finding.sources == ["云财行〔2025〕8号"])
        #expect(!Rulebook.standard.check(form).findings.contains { $0.rule == "yl-training-fee" })
    }

    @Test("A rule looks at its bodies and years only")
    func scope() throws {
        let profile = try Self.yunling()
        func told(_ change: (inout Form) -> Void) -> Bool {
            var form = Form.sound
            change(&form)
            return Rulebook.standard.check(form, profile: profile).findings.contains { $0.rule == "yl-school-safety" }
        }
        #expect(!told { _ in })
        #expect(told { $0.body = Text("清陂县教育局") })
        #expect(
            !told {
                $0.body = Text("清陂县教育局")
                $0.fiscalYear = 2029
            })
        #expect(
            !told {
                $0.body = Text("清陂县教育局")
                $0.kind = .selfEvaluation
            })
    }

    @Test("A profile sets the severity of a rule, or puts it out of force")
    func severities() throws {
        var form = Form.sound
        form.indicators[1].comparison = nil
        form.tasks[1].items = [Text("1.维护防火隔离带；1.扑灭森林火灾；2.巡护；1.宣传。")]
        func severity(_ rule: String, _ profile: Profile) -> Severity? {
            Rulebook.standard.check(form, profile: profile).findings.first { $0.rule == rule }?.severity
        }
        #expect(severity("val-operator-missing", .national2021) == .error)
        #expect(severity("val-operator-missing", try Self.yunling()) == .warning)
        let off = try Profile(Array("name: a\nseverities: {val-operator-missing: off}\n".utf8))
        #expect(severity("val-operator-missing", off) == nil)
    }

    @Test("An error of a rule without code is doubtful where the reading is")
    func doubt() throws {
        var form = Form.sound
        form.indicators.append(.example("成本指标", "经济成本指标", "护林员培训人均成本", .atMost, "520", "元/人·天"))
        form.confidence[Path(.indicators, 7)] = Number("0.5")
        let report = Rulebook.standard.check(form, profile: try Self.yunling())
        #expect(report.findings.first { $0.rule == "yl-training-fee" }?.severity == .warning)
    }

    @Test("The aspects that a profile may name are the rulebook's")
    func aspects() { #expect(LocalRule.aspects == Aspect.allCases.map(\.rawValue)) }

    @Test(
        "What is wrong in a profile is told with line, column and a clear word",
        arguments: [
            ("01-syntax", 4, 1, "YAML 写法有误"), ("02-unknown-key", 3, 3, "是不是“satisfaction-least”"),
            ("03-no-source", 3, 3, "缺少 source"), ("04-wrong-value", 3, 29, "最多 100"),
            ("05-parent", 2, 10, "是不是“national-2021”"), ("06-unknown-name", 5, 16, "是不是“指标名称”"),
            ("07-type", 5, 21, "不能这样比较"), ("08-example", 10, 9, "没有报告这个应报告的例子"),
            ("09-rule-name", 3, 3, "是不是“unit-missing”"), ("10-alias", 2, 8, "锚点和别名"),
            ("11-placeholder", 6, 24, "这里要的是“数”"), ("12-row-term", 4, 13, "“sound”不行"),
        ])
    func broken(name: String, line: Int, column: Int, words: String) throws {
        let (_, faults) = Rulebook.standard.checked(try Self.bytes("broken/\(name).yaml"))
        let first = try #require(faults.first)
        #expect((first.line, first.column) == (line, column), "\(first.message.zh)")
        #expect(first.message.zh.contains(words), "\(first.message.zh)")
    }

    @Test("A file may not go by the name of a built-in profile")
    func taken() {
        let (_, faults) = Rulebook.standard.checked(Array("name: sichuan\n".utf8))
        #expect(faults.first?.message.zh.contains("内置口径") == true)
    }

    @Test("All that is wrong is told at once")
    func allFaults() throws {
        #expect(
            Rulebook.standard.checked(try Self.bytes("broken/04-wrong-value.yaml")).faults.map(\.line) == [3, 4, 5])
        #expect(
            Rulebook.standard.checked(try Self.bytes("broken/12-row-term.yaml")).faults.map(\.line) == [4, 6, 11, 11])
    }
}
