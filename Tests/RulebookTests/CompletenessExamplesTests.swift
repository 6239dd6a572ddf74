import Basics
import Forms
import Foundation
import Testing

@testable import Rulebook

/// The rows of data/lexicon/examples.tsv that speak of completeness, each as the one row of a form.
@Suite("Examples of the lexicon: completeness")
struct CompletenessExamplesTests {
    private struct Row {
        let id: String
        let form: Form
        let expected: [String]
        let forbidden: [String]
    }

    private static func rows() throws -> [Row] {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let text = try String(contentsOf: root.appending(path: "data/lexicon/examples.tsv"), encoding: .utf8)
        return text.split(separator: "\n").dropFirst().compactMap { line in
            let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            guard fields.count >= 11, fields[1] != "goal", !fields[3].isEmpty else { return nil }
            func rules(_ field: String) -> [String] { field.split(separator: ",").map(String.init) }
            let context = fields[10].split(separator: " ").map(String.init)
            guard !context.contains("skip") else { return nil }
            return Row(
                id: fields[0], form: form(fields, context), expected: rules(fields[8]), forbidden: rules(fields[9]))
        }
    }

    private static func form(_ fields: [String], _ context: [String]) -> Form {
        var form = Form.sound
        for entry in context {
            if entry.hasPrefix("body=") {
                form.body = Text(String(entry.dropFirst(5)))
                form.reportedBy = form.body
            }
        }
        var row = Indicator()
        row.level1 = Text(fields[1])
        row.level2 = Text(fields[2])
        row.name = Text(fields[3])
        row.comparison = Comparison(rawValue: fields[4]) ?? (fields[4] == "不少于" ? .atLeast : nil)
        row.text = Text(fields[5])
        row.value = Number(row.text)
        row.unit = fields[6].isEmpty || fields[6] == "无" ? nil : Text(fields[6])
        row.explanation = fields[7].isEmpty ? nil : Text(fields[7])
        let digits = fields[5].utf8.contains { (0x30...0x39).contains($0) }
        row.nature =
            fields[4] == "定性"
            ? .qualitative : row.comparison != nil || row.value != nil ? .quantitative : digits ? nil : .qualitative
        form.indicators[1] = row
        return form
    }

    @Test("What a row must be told is told, and what it must not be is not")
    func examples() throws {
        var asserted = 0
        let completeness = Rulebook(rules: allRules.filter { $0.aspect == .completeness })
        for row in try Self.rows() {
            var found: Set<String> = []
            for finding in completeness.check(row.form).findings { found.insert(finding.rule) }
            for rule in completeness.rules {
                if row.expected.contains(rule.name) {
                    asserted += 1
                    #expect(found.contains(rule.name), "\(row.id): \(rule.name) is to be found")
                } else if row.forbidden.contains(rule.name) || row.expected == ["ok"] {
                    asserted += 1
                    #expect(!found.contains(rule.name), "\(row.id): \(rule.name) must not be found")
                }
            }
        }
        #expect(asserted > 40)
    }
}
