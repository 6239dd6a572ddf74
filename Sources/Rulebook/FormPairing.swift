import Basics
import Forms
import Library

/// Which forms of two files are about the same thing.
public struct FormPairing: Sendable {
    public struct Pair: Equatable, Sendable {
        public var old: Int
        public var new: Int
    }

    /// In the order of the new file.
    public private(set) var pairs: [Pair] = []
    /// The forms that have no partner.
    public private(set) var onlyOld: [Int] = []
    public private(set) var onlyNew: [Int] = []

    /// Two lone forms are partners whatever they are called; of several, those of one project, or the overall ones of one body.
    public init(old: [Form], new: [Form]) {
        if old.count == 1, new.count == 1 {
            pairs = [Pair(old: 0, new: 0)]
            return
        }
        var free: [FormKey: [Int]] = [:]
        for (i, form) in old.enumerated().reversed() { free[FormKey(form), default: []].append(i) }
        var taken: Set<Int> = []
        for (i, form) in new.enumerated() {
            if let partner = free[FormKey(form)]?.popLast() {
                pairs.append(Pair(old: partner, new: i))
                taken.insert(partner)
            } else {
                onlyNew.append(i)
            }
        }
        onlyOld = old.indices.filter { !taken.contains($0) }
    }

    /// The one form among several that is about the same thing as a form; nil where there is none, or more than one.
    public static func partner(of form: Form, in forms: [Form]) -> Form? {
        let key = FormKey(form)
        let alike = forms.filter { FormKey($0) == key }
        return alike.count == 1 ? alike[0] : nil
    }
}

/// What a form is about: its project, or the body as a whole; in normal spelling.
private struct FormKey: Hashable {
    let body: Text
    let project: Text?

    init(_ form: Form) {
        let name = form.project?.name.flatMap { $0.isEmpty ? nil : $0 }
        project = name.map { Normal.form(of: $0) }
        // Of one project the 主管部门 may be told in one year and not in the other.
        body = name == nil ? Normal.form(of: form.body ?? form.reportedBy ?? Text()) : Text()
    }
}
