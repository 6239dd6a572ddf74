import Basics
import Forms
import Library

/// The corrections that the findings of a form offer, and what the form is with them.
///
/// A correction is applied only where the form still reads as the finding says, where its finding is gone afterwards, and where it
/// brings no finding that was not there before: a fix never makes work.
public struct Fixes: Sendable {
    /// One correction of one finding.
    public struct Fix: Sendable {
        public var finding: Finding
        /// Where the reading itself is in doubt, a person must agree whatever the rule says.
        public var safety: Safety
        public var edits: [Edit]
    }

    /// What is done with what is offered.
    public struct Choice: Sendable {
        /// Also those to which a person must agree.
        public var unsafe: Bool
        /// The rules whose corrections are wanted; nil: all.
        public var only: Set<String>?

        public init(unsafe: Bool = false, only: Set<String>? = nil) {
            self.unsafe = unsafe
            self.only = only
        }
    }

    /// The form after, with its own words where nothing was to do.
    public private(set) var form: Form
    /// In the order of the form.
    public private(set) var applied: [Fix] = []
    /// Offered, but not chosen.
    public private(set) var offered: [Fix] = []
    /// Chosen, but they would have brought another finding or left their own.
    public private(set) var refused: [Fix] = []

    /// Judges and corrects until nothing that was chosen is left to do: once and again is the same as once.
    public init(
        _ form: Form, choice: Choice, beside: Beside = Beside(), profile: Profile = .national2021,
        rulebook: Rulebook = .standard
    ) {
        self.form = form
        let judge = { (form: Form) in rulebook.check(form, beside: beside, profile: profile).findings }
        var findings = judge(form)
        var rejected: Set<[Edit]> = []
        var changed = true
        // What one correction uncovers is corrected in turn. With each the findings become fewer, so this ends.
        while changed {
            changed = false
            for fix in Fixes.fixes(findings, in: self.form, only: choice.only) where !rejected.contains(fix.edits) {
                guard choice.unsafe || fix.safety == .safe else { continue }
                guard let next = Fixes.apply(fix.edits, to: self.form) else { continue }
                let after = judge(next)
                if Fixes.isBetter(after, than: findings, fix.finding) {
                    self.form = next
                    findings = after
                    applied.append(fix)
                    changed = true
                    // Places and numbers are those of the form as it is now.
                    break
                }
                rejected.insert(fix.edits)
                refused.append(fix)
            }
        }
        offered = Fixes.fixes(findings, in: self.form, only: choice.only).filter { fix in
            !rejected.contains(fix.edits) && !(choice.unsafe || fix.safety == .safe)
        }
    }

    /// The corrections of these findings that still fit the form.
    static func fixes(_ findings: [Finding], in form: Form, only: Set<String>?) -> [Fix] {
        findings.compactMap { finding in
            guard !finding.edits.isEmpty, only?.contains(finding.rule) ?? true,
                apply(finding.edits, to: form) != nil
            else { return nil }
            let doubted = finding.edits.contains { form.doubts($0.path) }
            return Fix(
                finding: finding, safety: doubted ? .unsafe : finding.safety ?? .unsafe, edits: finding.edits)
        }
    }

    /// The form with all of these edits; nil where one does not fit or nothing changes.
    public static func apply(_ edits: [Edit], to form: Form) -> Form? {
        var out = form
        for edit in edits {
            guard edit.from != edit.to, let words = out.words(at: edit.path),
                words == edit.from || Fixes.isSame(words, edit.from)
            else { return nil }
        }
        for edit in edits { guard out.put(edit.to, at: edit.path) else { return nil } }
        return out == form ? nil : out
    }

    /// Numbers are the same however they are printed.
    private static func isSame(_ a: Text, _ b: Text) -> Bool {
        guard let x = Number(a), let y = Number(b) else { return false }
        return x == y
    }

    /// Whether the finding that was corrected is gone, and no other came.
    private static func isBetter(_ after: [Finding], than before: [Finding], _ corrected: Finding) -> Bool {
        let old = counted(before)
        let new = counted(after)
        guard (new[Mark(corrected)] ?? 0) < (old[Mark(corrected)] ?? 0) else { return false }
        return new.allSatisfy { $0.value <= old[$0.key] ?? 0 }
    }

    /// A rule at a place: its further places are places too.
    private struct Mark: Hashable {
        var rule: String
        var path: Path

        init(_ rule: String, _ path: Path) { (self.rule, self.path) = (rule, path) }
        init(_ finding: Finding) { self.init(finding.rule, finding.path) }
    }

    private static func counted(_ findings: [Finding]) -> [Mark: Int] {
        var out: [Mark: Int] = [:]
        for finding in findings {
            out[Mark(finding), default: 0] += 1
            for place in finding.places { out[Mark(finding.rule, place.path), default: 0] += 1 }
        }
        return out
    }
}
