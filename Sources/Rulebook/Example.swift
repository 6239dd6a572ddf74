import Basics
import Forms
import Library

/// A form that must trigger a rule at the given places, or (no places) must not trigger it. It is a test, part of the rule's page
/// and of its help.
public struct Example: Sendable {
    /// In a few words: what this form shows.
    public let note: Wording
    public let form: Form
    /// The form before the change: there the rule must be silent at the expected places.
    public let base: Form
    public let beside: Beside
    /// The place whose lines and thresholds judge.
    public let profile: Profile
    public let expected: [Path]

    /// A change of a sound form that must trigger the rule at exactly these places.
    public static func triggers(
        at expected: Path..., on base: Form = .sound, beside: Beside = Beside(),
        profile: Profile = .national2021, _ note: Wording,
        _ change: (inout Form) -> Void
    ) -> Example {
        var form = base
        change(&form)
        return Example(note: note, form: form, base: base, beside: beside, profile: profile, expected: expected)
    }

    /// A change of a sound form that must not trigger the rule.
    public static func silent(
        on base: Form = .sound, beside: Beside = Beside(),
        profile: Profile = .national2021, _ note: Wording, _ change: (inout Form) -> Void
    ) -> Example {
        var form = base
        change(&form)
        return Example(note: note, form: form, base: base, beside: beside, profile: profile, expected: [])
    }
}
