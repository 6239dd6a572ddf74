import Basics
import Documents
import Forms
import Foundation
import Library
import Recognition
import Rulebook
import Testing

@testable import Publishing

@Suite("Forms as files")
struct FormFileTests {
    private static let fixtures = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Fixtures")

    private static func reading(_ bytes: [UInt8]) throws -> Reading {
        Recogniser.read(try Document.open(bytes, fieldWords: Lexicon.fieldWords))
    }

    private static func files() throws -> [URL] {
        let clean = try FileManager.default.contentsOfDirectory(
            at: fixtures.appending(path: "clean"), includingPropertiesForKeys: nil)
        let defects = try FileManager.default.contentsOfDirectory(
            at: fixtures.appending(path: "defects"), includingPropertiesForKeys: nil)
        return (clean + defects).filter { $0.pathExtension == "docx" }.sorted { $0.path < $1.path }
    }

    @Test(
        "What is written is read again as the form that was meant", arguments: FormFile.allCases.filter { $0 != .json })
    func readBack(_ file: FormFile) throws {
        for url in try Self.files() {
            let reading = try Self.reading([UInt8](try Data(contentsOf: url)))
            let again = try Self.reading(file.bytes(reading, source: "x", sha256: ""))
            #expect(
                SameForm.difference(reading.forms, again.forms) == nil, "\(url.lastPathComponent) as \(file.rawValue)")
        }
    }

    @Test("Written as data, a form has the same content")
    func data() throws {
        for url in try Self.files() {
            let reading = try Self.reading([UInt8](try Data(contentsOf: url)))
            let json = try JSON.parse(Data(FormFile.json.bytes(reading, source: "x", sha256: "")))
            let again = (json["forms"]?.elements ?? []).map { Form(json: $0) }
            #expect(SameForm.difference(reading.forms, again) == nil, "\(url.lastPathComponent)")
        }
    }

    @Test("Corrections never bring a finding, and once is the same as twice", arguments: [false, true])
    func fixes(_ unsafe: Bool) throws {
        var made = 0
        for url in try Self.files() {
            let reading = try Self.reading([UInt8](try Data(contentsOf: url)))
            for form in reading.forms {
                let choice = Fixes.Choice(unsafe: unsafe)
                let once = Fixes(form, choice: choice)
                made += once.applied.count
                #expect(Fixes(once.form, choice: choice).form == once.form, "\(url.lastPathComponent)")
                let before = Self.places(Rulebook.standard.check(form))
                let after = Self.places(Rulebook.standard.check(once.form))
                #expect(after.isSubset(of: before), "\(url.lastPathComponent)")
                #expect(once.applied.isEmpty || after.count < before.count)
            }
        }
        #expect(!unsafe || made >= 3)
    }

    private static func places(_ report: FormReport) -> Set<String> {
        Set(
            report.findings.flatMap { finding in
                ["\(finding.rule) \(finding.path)"] + finding.places.map { "\(finding.rule) \($0.path)" }
            })
    }

    @Test("The ending of a name tells the kind of file")
    func endings() {
        #expect(FormFile(name: "改后.CSV") == .csv)
        #expect(FormFile(name: "a.b.htm") == .html)
        #expect(FormFile(name: "a.docx") == nil)
        #expect(FormFile(name: "csv") == nil)
    }
}
