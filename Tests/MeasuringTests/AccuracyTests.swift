import Basics
import Forms
import Foundation
import Testing

@testable import Measuring

@Suite("Accuracy of the rules")
struct AccuracyTests {
    private static func labels(_ json: String) throws -> [LabelledDefect] {
        try JSON.parse(Data(json.utf8)).elements.compactMap { LabelledDefect(json: $0) }
    }

    private static func told(_ rule: String, _ path: Path, form: Int = 0, hint: Bool = false) -> ToldPlace {
        ToldPlace(form: form, rule: rule, path: path, isHint: hint)
    }

    @Test("A place told is right where rule, form and entry are those of a label")
    func matching() throws {
        let labels = try Self.labels(
            """
            [{"form": 0, "rule": "a", "path": "indicators[2].unit"}, {"form": 0, "rule": "b", "path": "*", "strength": "may"},
             {"rule": "a", "path": "forms[1].budget"}, {"form": 0, "rule": "c", "path": "title"}]
            """)
        var tallies: [String: RuleAccuracy] = [:]
        let wrong = RuleAccuracy.add(
            labels,
            [
                Self.told("a", Path(.indicators, 2, .name)), Self.told("a", Path(.budget, 3, .amount), form: 1),
                Self.told("a", Path(.indicators, 4, .unit)), Self.told("b", Path(.tasks, 1)),
                Self.told("d", Path(.title), hint: true),
            ], to: &tallies)
        #expect(wrong.map(\.path) == [Path(.indicators, 4, .unit)])
        let a = try #require(tallies["a"])
        #expect(a.cases == 2 && a.found == 2 && a.right == 2 && a.wrong == 1)
        #expect(a.precision == 666 && a.recall == 1000)
        let (b, c) = (try #require(tallies["b"]), try #require(tallies["c"]))
        #expect(b.recall == nil && b.precision == 1000)
        #expect(c.recall == 0 && c.precision == nil)
        #expect(tallies.keys.sorted() == ["a", "b", "c"])
    }
}
