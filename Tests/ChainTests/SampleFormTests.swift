import Basics
import Documents
import Forms
import Foundation
import Library
import Recognition
import Rulebook
import Testing

/// Forms with known truth, in every format.
@Suite("Sample forms")
struct SampleFormTests {
    static let formats = ["txt", "html", "md", "csv", "gb.html", "gb.csv", "docx", "xlsx", "flat.txt"]

    @Test("Every row of every form is read in every format", arguments: formats)
    func everyRow(_ format: String) throws {
        for id in Samples.ids {
            let truth = try Samples.json("clean/\(id).truth.json")
            let forms = try Samples.reading("clean/\(id).\(format)").forms
            let right = truth["forms"]?.elements ?? []
            #expect(forms.count == right.count, "\(id).\(format)")
            for (k, (form, wanted)) in zip(forms, right).enumerated() {
                let rows = wanted["indicators"]?.elements ?? []
                #expect(form.indicators.count == rows.count, "\(id).\(format) form \(k)")
                for (j, (row, want)) in zip(form.indicators, rows).enumerated() {
                    for key in ["level1", "level2", "name", "operator", "value", "unit"] {
                        let accepted = truth["accept"]?["forms[\(k)].indicators[\(j)].\(key)"]?.elements ?? []
                        let printed = field(key, of: row)
                        let good = ([want[key] ?? .null] + accepted).contains { same($0, printed) }
                        #expect(good, "\(id).\(format) form \(k) row \(j) \(key): \(printed)")
                    }
                }
            }
        }
    }

    @Test("The same content in another format is the same form", arguments: Samples.ids)
    func sameForm(_ id: String) throws {
        let text = try Samples.reading("clean/\(id).txt").forms.map(content)
        for format in Self.formats where format != "txt" && format != "flat.txt" {
            let other = try Samples.reading("clean/\(id).\(format)").forms.map(content)
            #expect(other.count == text.count, "\(id).\(format)")
            for (a, b) in zip(text, other) { #expect(firstDifference(a, b) == nil, "\(id).\(format)") }
        }
    }

    @Test("Forms free of defects get no error and no warning that is not debatable", arguments: ["txt", "docx"])
    func noFalseAlarm(_ format: String) throws {
        for id in Samples.ids {
            let gold = try Samples.json("clean/\(id).defects.json").elements
            let report = Rulebook.standard.check(try Samples.reading("clean/\(id).\(format)"))
            for (k, form) in report.forms.enumerated() {
                for finding in form.findings where finding.severity > .info {
                    let debatable = gold.contains {
                        $0["rule"]?.stringValue == finding.rule && ($0["form"]?.numberValue?.whole ?? 0) == k
                    }
                    #expect(debatable, "\(id).\(format): \(finding.rule) \(finding.path) \(finding.message.zh)")
                }
            }
        }
    }

    @Test("Every defect of a rule that is built is found")
    func defectsAreFound() throws {
        let built = Set(Rulebook.standard.rules.map { $0.name })
        var missed: [String] = []
        var looked = 0
        for id in try Samples.names(in: "defects", suffix: ".docx") {
            let report = Rulebook.standard.check(try Samples.reading("defects/\(id).docx"))
            for line in try Samples.json("defects/\(id).defects.json").elements {
                guard let rule = line["rule"]?.stringValue, built.contains(rule),
                    line["strength"]?.stringValue ?? "must" == "must", let path = line["path"]?.stringValue
                else { continue }
                looked += 1
                let k = line["form"]?.numberValue?.whole ?? 0
                let places = report.forms[k].findings.filter { $0.rule == rule }.flatMap {
                    [$0.path] + $0.places.map(\.path)
                }
                let entry = path.split(separator: ".")[0]
                if !places.contains(where: { $0.entry.description == entry }) {
                    missed.append("\(id): \(rule) \(path)")
                }
            }
        }
        #expect(looked >= 35)
        #expect(missed == [])
    }

    private func field(_ key: String, of row: Indicator) -> String {
        switch key {
        case "level1": row.level1?.string ?? ""
        case "level2": row.level2?.string ?? ""
        case "name": row.name.string
        case "operator": row.comparison?.rawValue ?? ""
        case "value": row.value?.description ?? ""
        default: row.unit?.string ?? ""
        }
    }

    private func same(_ want: JSON, _ got: String) -> Bool {
        switch want {
        case .null: got.isEmpty
        case .number(let number): number.description == got
        case .string(let string): Normal.form(of: Text(string)) == Normal.form(of: Text(got))
        default: false
        }
    }

    private func firstDifference(_ a: Form, _ b: Form) -> String? {
        if a == b { return nil }
        let (x, y) = (a.json, b.json)
        return differences(x, y, "").first ?? "order of something"
    }
}
