import Basics
import Forms
import Testing

@testable import Rulebook

/// The corrections that rules offer: they end their finding and begin no other.
@Suite("Corrections") struct EditTests {
    @Test("A correction of a row ends its finding and begins no other", arguments: allRules.map { RuleBox(rule: $0) })
    func corrections(_ box: RuleBox) {
        for example in box.rule.examples where !example.expected.isEmpty {
            let before = Rulebook.standard.check(example.form, beside: example.beside, profile: example.profile)
                .findings
            let known = Set(before.map { "\($0.rule) \($0.path)" })
            for finding in before where finding.rule == box.rule.name && !finding.edits.isEmpty {
                guard let form = corrected(example.form, finding.edits) else { continue }
                let after = Rulebook.standard.check(form, beside: example.beside, profile: example.profile).findings
                #expect(!after.contains { $0.rule == finding.rule && $0.path == finding.path }, "\(example.note.en)")
                let new = after.map { "\($0.rule) \($0.path)" }.filter { !known.contains($0) }
                #expect(new == [], "\(example.note.en)")
            }
        }
    }

    /// The form with values of rows changed, as the reader would read them; nil where an edit is of something else.
    private func corrected(_ form: Form, _ edits: [Edit]) -> Form? {
        var form = form
        for edit in edits {
            guard edit.path.field == .indicators, let i = edit.path.index, let leaf = edit.path.leaf else { return nil }
            switch leaf {
            case .text:
                #expect(form.indicators[i].text == edit.from)
                form.indicators[i].text = edit.to
                form.indicators[i].value = Number(edit.to)
            case .unit:
                #expect(form.indicators[i].unit ?? Text() == edit.from)
                form.indicators[i].unit = edit.to
            case .operator: form.indicators[i].comparison = Comparison(rawValue: edit.to.string)
            default: return nil
            }
        }
        return form
    }
}
