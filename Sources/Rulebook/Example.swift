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
    /// The place whose demands apply.
    public let profile: Profile
    /// What stood beside it before the change.
    public let besideBase: Beside
    public let expected: [Path]

    /// A change of a sound form that must trigger the rule at exactly these places.
    public static func triggers(
        at expected: Path..., on base: Form = .sound, beside: Beside = Beside(), profile: Profile = .national2021,
        _ note: Wording, _ change: (inout Form) -> Void
    ) -> Example {
        var form = base
        change(&form)
        return Example(
            note: note, form: form, base: base, beside: beside, profile: profile, besideBase: beside, expected: expected
        )
    }

    /// A change of a sound form that must not trigger the rule.
    public static func silent(
        on base: Form = .sound, beside: Beside = Beside(), profile: Profile = .national2021, _ note: Wording,
        _ change: (inout Form) -> Void
    ) -> Example {
        var form = base
        change(&form)
        return Example(
            note: note, form: form, base: base, beside: beside, profile: profile, besideBase: beside, expected: [])
    }

    /// A change of a sound course, or of a sound bundle, that must trigger the rule at exactly these places of the form.
    public static func triggersBeside(
        at expected: Path, times: Int = 1, on form: Form = .sound, asOf: Day? = nil, _ note: Wording,
        _ change: (inout Course, inout Bundle) -> Void
    ) -> Example {
        changed(Array(repeating: expected, count: times), form, asOf, note, change)
    }

    /// A change of a sound course, or of a sound bundle, that must not trigger the rule.
    public static func silentBeside(
        on form: Form = .sound, asOf: Day? = nil, _ note: Wording, _ change: (inout Course, inout Bundle) -> Void
    ) -> Example {
        changed([], form, asOf, note, change)
    }

    private static func changed(
        _ expected: [Path], _ form: Form, _ asOf: Day?, _ note: Wording,
        _ change: (inout Course, inout Bundle) -> Void
    ) -> Example {
        var course = Course.sound
        var bundle = Bundle.sound
        let base = Beside(asOf: asOf, course: course, bundle: bundle)
        change(&course, &bundle)
        return Example(
            note: note, form: form, base: form, beside: Beside(asOf: asOf, course: course, bundle: bundle),
            profile: .national2021, besideBase: base, expected: expected)
    }
}
