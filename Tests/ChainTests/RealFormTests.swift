import Basics
import Documents
import Forms
import Foundation
import Recognition
import Rulebook
import Testing

/// The real form that the project began from: its right reading, the cell of each value, its right findings.
@Suite("The real form")
struct RealFormTests {
    private static func reading() throws -> Reading {
        let file = Samples.root.appending(path: "examples/lukou-education-2026.txt")
        return try Samples.reading([UInt8](try Data(contentsOf: file)))
    }

    @Test("Every key and value is read")
    func everyValue() throws {
        let bytes = [UInt8](try Data(contentsOf: Samples.root.appending(path: "examples/lukou-education-2026.txt")))
        let read = try Samples.reading(bytes).json(
            source: "lukou-education-2026.txt", sha256: SHA256.hex(of: bytes))
        let right = try Samples.json("lukou-education-2026.form.json")
        #expect(differences(right, read, "") == [])
    }

    @Test("Each value's cell is its line and column in the file")
    func everyCell() throws {
        let form = try #require(try Self.reading().forms.first)
        let cells = Dictionary(uniqueKeysWithValues: form.cells.map { ($0.key.description, $0.value) })
        let table = String(decoding: try Samples.bytes("lukou-education-2026.cells.tsv"), as: UTF8.self)
        var wrong: [String] = []
        for line in table.split(separator: "\n").dropFirst() {
            let fields = line.split(separator: "\t")
            let cell = cells[String(fields[0])]
            if cell?.line != Int(fields[1]) || cell?.column != Int(fields[2]) {
                wrong.append("\(line): \(cell.map { "\($0.line ?? 0) \($0.column)" } ?? "none")")
            }
        }
        #expect(wrong == [])
    }

    @Test("What was done to the cells stands in the repairs")
    func repairs() throws {
        let form = try #require(try Self.reading().forms.first)
        func count(_ what: Repair.Kind, _ from: StaticString) -> Int {
            form.repairs.filter { $0.what == what && $0.from == from }.count
        }
        #expect(count(.decodedMarkup, "<p>") == 11)
        #expect(count(.decodedMarkup, "<ol style=\"list-style-type: none\">") == 6)
        #expect(count(.removedNumbering, "(十一)、") == 1)
        #expect(count(.removedNumbering, "一、") == 1)
        let inherited = form.repairs.filter { $0.what == .inheritedLevel }.map(\.path)
        #expect(
            inherited.contains(Path(.indicators, 10, .level1)) && inherited.contains(Path(.indicators, 10, .level2)))
        #expect(form.repairs.contains { $0.what == .canonicalTerm && $0.from == "社会效益" && $0.to == "社会效益指标" })
        #expect(form.repairs.contains { $0.what == .joinedLines && $0.to == "完成23项重点工作" })
        #expect(form.unread == [])
    }

    @Test("Every defect that a careful reviewer marks is found, and nothing else")
    func findings() throws {
        let report = Rulebook.standard.check(try Self.reading())
        let found = report.forms[0].findings
        let gold = String(decoding: try Samples.bytes("lukou-education-2026.findings.tsv"), as: UTF8.self)
            .split(separator: "\n").dropFirst().map { $0.split(separator: "\t").map(String.init) }
        func place(_ path: String) -> String { String(path.split(separator: ".")[0]) }
        let places = Set(
            found.flatMap { f in ([f.path] + f.places.map(\.path)).map { "\(f.rule) \(place($0.description))" } })
        let missed = gold.filter { $0[3] == "must" && !places.contains("\($0[0]) \(place($0[1]))") }.map {
            $0[0] + " " + $0[1]
        }
        #expect(missed == [])
        let known = Set(gold.map { "\($0[0]) \(place($0[1]))" })
        #expect(places.subtracting(known).sorted() == [])
        #expect(report.forms[0].verdict == .fail)
        #expect(report.forms[0].counts(of: .error) == 3)
    }

    @Test("The amounts as printed and as they would stand one column left are both told")
    func shiftedAmounts() throws {
        let report = Rulebook.standard.check(try Self.reading())
        let finding = try #require(report.forms[0].findings.first { $0.rule == "layout-amount-shifted" })
        #expect(finding.message.zh.contains("2416.03") && finding.message.zh.contains("1208.03"))
        #expect(finding.safety == .unsafe)
        #expect(
            finding.edits.map { "\($0.path) \($0.from)→\($0.to)" } == [
                "budget[0].amount →1208.03", "budget[1].amount 1208.03→1208", "budget[2].amount 1208→",
            ])
    }
}

/// Where `read` lacks or changes what `right` says; further keys of `read` are its own.
func differences(_ right: JSON, _ read: JSON?, _ path: String) -> [String] {
    switch right {
    case .object(let members):
        return members.flatMap { differences($0.value, read?[$0.key], path + "." + $0.key) }
    case .array(let values):
        guard let other = read?.elements, other.count == values.count else {
            return ["\(path): \(values.count) against \(read?.elements.count ?? -1)"]
        }
        return zip(values, other).enumerated().flatMap { differences($1.0, $1.1, "\(path)[\($0)]") }
    default:
        return right == read ? [] : ["\(path): \(right) against \(String(describing: read))"]
    }
}
