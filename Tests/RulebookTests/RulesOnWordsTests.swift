import Basics
import Forms
import Library
import Testing

@testable import Rulebook

@Suite("Rules on words") struct RulesOnWordsTests {
    @Test(
        "Each rule finds its defect in the forms of its examples, at exactly the places told",
        arguments: WordRules.all.indices)
    func examples(_ index: Int) {
        let rule = WordRules.all[index]
        #expect(rule.examples.contains { !$0.expected.isEmpty })
        #expect(rule.examples.contains { $0.expected.isEmpty })
        for example in rule.examples {
            var found = Findings()
            rule.check(Subject(form: example.form), &found)
            #expect(found.drafts.map(\.path) == example.expected, "\(rule.name): \(example.note.en)")
        }
    }

    @Test("A sound form yields nothing")
    func sound() {
        for rule in WordRules.all {
            var found = Findings()
            rule.check(Subject(form: .sound), &found)
            #expect(found.drafts.isEmpty, "\(rule.name)")
        }
    }

    @Test("A unit that cannot count the noun is offered the noun's own, for a person to agree to")
    func unitEdit() throws {
        var form = Form.sound
        form.indicators[5].unit = Text("公里")
        var found = Findings()
        UnitFitsNoun.check(Subject(form: form), &found)
        let draft = try #require(found.drafts.first)
        #expect(draft.edits == [Edit(Path(.indicators, 5, .unit), from: Text("公里"), to: Text("人"))])
        #expect(draft.safety == .unsafe)
        #expect(draft.message.zh == "“生态护林员聘用人数”计的是“人数”，不能以“公里”为单位。")
    }
}
