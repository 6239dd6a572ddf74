import Basics
import Forms
import Foundation
import Library
import Testing

@testable import Rulebook

/// Each rule's examples are its tests.
@Suite("Examples of the rules")
struct ExampleTests {
    @Test("Examples trigger a rule at exactly the places they name", arguments: allRules.map { RuleBox(rule: $0) })
    func examples(_ box: RuleBox) {
        let rule = box.rule
        for example in rule.examples {
            var found = Findings()
            if rule.scope.includes(example.form.kind) {
                rule.check(Subject(form: example.form, beside: example.beside, profile: example.profile), &found)
            }
            #expect(
                found.drafts.map(\.path).sorted() == example.expected.sorted(),
                "\(rule.name): \(example.note.zh) / \(example.note.en)")
            // What the example changes decides: without it nothing is told at these places.
            var before = Findings()
            if rule.scope.includes(example.base.kind) {
                rule.check(Subject(form: example.base, beside: example.besideBase, profile: example.profile), &before)
            }
            #expect(
                Set(before.drafts.map(\.path)).isDisjoint(with: example.expected),
                "\(rule.name): told without the change: \(example.note.zh)")
        }
        let triggering = rule.examples.filter { !$0.expected.isEmpty }.count
        #expect(triggering >= 3, "\(rule.name) has \(triggering) examples that trigger it")
        let silent = rule.examples.count - triggering
        #expect(silent >= 3, "\(rule.name) has \(silent) examples that must not")
        // A rule's pages show the notes: two alike are one case told twice.
        #expect(Set(rule.examples.map(\.note.zh)).count == rule.examples.count, "\(rule.name): two notes alike")
    }

    @Test(
        "Undoing one change of a triggering example silences the rule at one of its places at least",
        arguments: allRules.map { RuleBox(rule: $0) })
    func undoing(_ box: RuleBox) {
        let rule = box.rule
        for example in rule.examples where !example.expected.isEmpty {
            // What stands beside the form is one change.
            let undone =
                Undoing.each(of: example.form, to: example.base).map { ($0, example.beside) }
                + [(example.form, example.besideBase)]
            let silences = undone.contains { form, beside in
                var found = Findings()
                if rule.scope.includes(form.kind) {
                    rule.check(Subject(form: form, beside: beside, profile: example.profile), &found)
                }
                return !Set(found.drafts.map(\.path)).isSuperset(of: example.expected)
            }
            #expect(silences, "\(rule.name): \(example.note.zh): no single change decides")
        }
    }

    @Test(
        "A sound form has no error and no warning",
        arguments: [Form.sound, .soundSelfEvaluation, .soundMonitoring].map { FormBox(form: $0) })
    func soundForm(_ box: FormBox) {
        let report = Rulebook.standard.check(box.form)
        #expect(report.findings.filter { $0.severity > .info }.map { "\($0.rule) \($0.path)" } == [])
        #expect(report.verdict == .pass)
    }

    @Test(
        "Every message names the case in both languages and says what to do",
        arguments: allRules.map { RuleBox(rule: $0) })
    func wording(_ box: RuleBox) {
        for example in box.rule.examples where !example.expected.isEmpty {
            var found = Findings()
            box.rule.check(Subject(form: example.form, beside: example.beside, profile: example.profile), &found)
            for draft in found.drafts {
                #expect(!draft.message.zh.isEmpty && !draft.message.en.isEmpty)
                #expect(!draft.advice.zh.isEmpty && !draft.advice.en.isEmpty)
                #expect(draft.message.zh.hasSuffix("。") || draft.message.zh.hasSuffix("？"))
            }
        }
    }
}

struct FormBox: Sendable, CustomTestStringConvertible {
    let form: Form
    var testDescription: String { form.title?.string ?? "" }
}

struct RuleBox: Sendable, CustomTestStringConvertible {
    let rule: any Rule.Type
    var testDescription: String { rule.name }
}

/// The rules against the rulebook's data, and the generated registry against the files.
@Suite("The rulebook")
struct RulebookTests {
    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    private static func book() throws -> [String: [String]] {
        let text = try String(contentsOf: root.appending(path: "data/rulebook.tsv"), encoding: .utf8)
        var rows: [String: [String]] = [:]
        for line in text.split(separator: "\n").dropFirst() {
            let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            rows[fields[0]] = fields
        }
        return rows
    }

    @Test("Every rule agrees with the rulebook in aspect, severity, forms and sources")
    func agreesWithTheBook() throws {
        let book = try Self.book()
        for rule in allRules {
            let row = try #require(book[rule.name], "\(rule.name) is not in the rulebook")
            #expect(rule.aspect.rawValue == row[1], "\(rule.name)")
            #expect(rule.severity.rawValue == row[2], "\(rule.name)")
            let forms = rule.scope == .rows ? "targets+selfEvaluation+monitoring" : rule.scope.rawValue
            #expect(forms == row[3], "\(rule.name)")
            // What only has to be consistent rests on no document.
            let documents = row[5].components(separatedBy: "; ").filter { $0 != "internal consistency" }
            #expect(rule.sources == documents, "\(rule.name)")
        }
    }

    @Test("Every source of the rulebook is a known document")
    func sourcesAreKnown() throws {
        var unknown: Set<String> = []
        for row in try Self.book().values {
            for source in row[5].components(separatedBy: "; ") where source != "internal consistency" {
                if SourceDocuments.standard.document(Text(source)) == nil { unknown.insert(source) }
            }
        }
        #expect(unknown == [], "not in data/sources.tsv")
    }

    @Test("Every rule of completeness, and every rule that the first real form needs, is there")
    func firstRules() throws {
        var missing: [String] = []
        let book = try Self.book()
        for row in book.values where row[1] == "completeness" || row[6] == "yes" {
            var there = false
            for rule in allRules where rule.name == row[0] { there = true }
            if !there { missing.append(row[0]) }
        }
        #expect(missing.isEmpty, "\(missing.sorted())")
    }

    @Test("The registry is what its generator writes")
    func registryIsFresh() throws {
        let process = Process()
        process.executableURL = Self.root.appending(path: "scripts/generate-registry")
        process.arguments = ["--print"]
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let written = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        let stored = try Data(contentsOf: Self.root.appending(path: "Sources/Rulebook/AllRules.generated.swift"))
        #expect(written == stored, "run scripts/generate-registry")
    }
}
