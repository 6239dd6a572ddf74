import Basics
import Forms
import Foundation
import Testing

@testable import Rulebook

@Suite("What the user lets pass")
struct PassingTests {
    private static let rules = Set(Rulebook.standard.rules.map { $0.name })
    private static let day = Day(2026, 11, 24)

    private static var form: Form {
        var form = Form.sound
        form.indicators[1].unit = nil
        form.indicators[3].unit = nil
        return form
    }

    private static func waivers(_ yaml: String) throws -> Waivers { try Waivers(yaml: yaml, rules: rules) }

    private static func check(_ form: Form, _ passes: Passes) -> FormReport {
        Rulebook.standard.check(form, beside: Beside(asOf: day), passes: passes)
    }

    private static func units(_ report: FormReport) -> [String] {
        report.findings.filter { $0.rule == "unit-missing" }.flatMap { [$0.path] + $0.places.map(\.path) }.map(
            \.description)
    }

    private static func entry(_ place: String, until: String = "2026-12-31") -> String {
        "- rule: unit-missing\n  \(place)\n  reason: 按原口径\n  who: 预算科\n  until: \(until)\n"
    }

    @Test(
        "A waiver lets pass the place it names and no other",
        arguments: [
            ("path: indicators[1].unit", ["indicators[3].unit"]), ("path: indicators[1]", ["indicators[3].unit"]),
            ("path: indicators", []), ("text: 人工造林", ["indicators[3].unit"]),
            ("text: 没有这样的字", ["indicators[1].unit", "indicators[3].unit"]),
        ])
    func places(_ place: String, _ left: [String]) throws {
        let report = Self.check(Self.form, Passes(waivers: try Self.waivers(Self.entry(place))))
        #expect(Self.units(report) == left)
        #expect(report.waived.count == 2 - left.count)
        #expect(report.waived.allSatisfy { $0.finding.rule == "unit-missing" && $0.waiver.who == "预算科" })
        #expect(report.verdict == (left.isEmpty ? .pass : .fail))
    }

    @Test("A waiver holds on its last day, and not the day after")
    func expiry() throws {
        for (until, passes) in [("2026-11-24", 1), ("2026-11-23", 0)] {
            let waivers = try Self.waivers(Self.entry("path: indicators[1]", until: until))
            let report = Self.check(Self.form, Passes(waivers: waivers))
            #expect(report.waived.count == passes)
            let outcomes = waivers.outcomes(used: Set(report.waived.map(\.waiver.line)), on: Self.day)
            #expect(outcomes.map(\.state) == [passes == 1 ? .used : .expired])
        }
    }

    @Test("An entry at fault lets nothing pass and is told with its line")
    func faults() throws {
        let bad = [
            "- rule: unit-missing\n  reason: x\n  who: y\n  until: 2026-12-31\n",
            "- rule: no-such-rule\n  path: indicators\n  reason: x\n  who: y\n  until: 2026-12-31\n",
            "- rule: unit-missing\n  path: indicators\n  reason: x\n  who: y\n  until: 明年\n",
            "- rule: unit-missing\n  path: indicators\n  reason: ''\n  who: y\n  until: 2026-12-31\n",
            "- rule: unit-missing\n  path: nowhere\n  reason: x\n  who: y\n  until: 2026-12-31\n",
            "- rule: unit-missing\n  pfad: indicators\n  reason: x\n  who: y\n  until: 2026-12-31\n",
            "- unit-missing\n",
        ]
        let waivers = try Self.waivers(bad.joined())
        #expect(waivers.entries.isEmpty)
        #expect(waivers.outcomes(used: [], on: nil).map(\.line) == [1, 5, 10, 15, 20, 25, 30])
        #expect(waivers.faults.allSatisfy { $0.state == .faulty })
    }

    @Test("A file that is no list of waivers is a fault; an empty one is none")
    func files() throws {
        #expect(throws: Waivers.Fault.self) { try Self.waivers("rule: unit-missing\n") }
        #expect(throws: Waivers.Fault.self) { try Self.waivers("- rule: [unit\n") }
        #expect(throws: Waivers.Fault.self) { try Self.waivers("- rule: a\n  rule: b\n") }
        #expect(try Self.waivers("# nothing yet\n").entries.isEmpty)
        #expect(try Self.waivers("waivers:\n" + Self.entry("path: indicators")).entries.count == 1)
    }

    @Test("A baseline knows findings by their words: rows may move, other words are new")
    func baseline() throws {
        var known = Baseline()
        known.note(Self.check(Self.form, Passes(notes: true)))
        let read = try Baseline(json: JSON.parse(Data(known.json.bytes())))
        #expect(read.json == known.json)
        let passes = Passes(baseline: read)

        let same = Self.check(Self.form, passes)
        #expect(same.findings.isEmpty && same.known == known.count && same.verdict == .pass)

        var moved = Self.form
        moved.indicators.swapAt(1, 2)
        #expect(Self.units(Self.check(moved, passes)) == [])

        var third = Self.form
        third.indicators[2].unit = nil
        #expect(Self.units(Self.check(third, passes)) == ["indicators[2].unit"])

        var doubled = Self.form
        doubled.indicators.append(doubled.indicators[1])
        #expect(Self.units(Self.check(doubled, passes)).count == 1)
    }

    @Test("Another file is no baseline")
    func noBaseline() throws {
        #expect(throws: Baseline.Fault.self) { try Baseline(json: .object([])) }
        #expect(throws: Baseline.Fault.self) {
            try Baseline(json: JSON.parse(Data("{\"schema\":\"biaochi.baseline/1\",\"known\":[{}]}".utf8)))
        }
    }

    @Test("The report names what it rests on, and nothing that passes is hidden")
    func named() throws {
        let waivers = try Self.waivers(Self.entry("path: indicators[1]"))
        var report = Rulebook.standard.check(
            Reading(forms: [Self.form]), beside: Beside(asOf: Self.day), passes: Passes(waivers: waivers))
        report.inputs.append(.init(role: "waivers", source: "w.yaml", sha256: "ab"))
        let json = report.json(source: "x", sha256: "cd")
        #expect(json["asOf"] == .string("2026-11-24"))
        #expect(json["inputs"]?.elements.first?["sha256"] == .string("ab"))
        #expect(json["waivers"]?.elements.first?["state"] == .string("used"))
        let waived = json["forms"]?.elements.first?["waived"]?.elements.first
        #expect(waived?["waiver"]?["reason"] == .string("按原口径"))
        #expect(waived?["finding"]?["path"] == .string("indicators[1].unit"))
    }
}
