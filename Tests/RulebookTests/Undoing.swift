import Basics
import Forms

/// The single changes between two forms, each undone in turn: value by value where a list kept its length, and each list as a whole.
enum Undoing {
    static func each(of form: Form, to base: Form) -> [Form] {
        var out: [Form] = []
        func value<V: Equatable>(_ key: WritableKeyPath<Form, V>) {
            guard form[keyPath: key] != base[keyPath: key] else { return }
            var undone = form
            undone[keyPath: key] = base[keyPath: key]
            out.append(undone)
        }
        func list<E: Equatable>(_ key: WritableKeyPath<Form, [E]>, _ undo: [(inout E, E) -> Void]) {
            let (now, before) = (form[keyPath: key], base[keyPath: key])
            // A share or a number of entries is changed by several of them together.
            value(key)
            guard now.count == before.count else { return }
            for i in now.indices where now[i] != before[i] {
                for step in undo {
                    var entry = now[i]
                    step(&entry, before[i])
                    guard entry != now[i] else { continue }
                    var undone = form
                    undone[keyPath: key][i] = entry
                    out.append(undone)
                }
            }
        }
        func leaf<E, V>(_ key: WritableKeyPath<E, V>) -> (inout E, E) -> Void {
            { $0[keyPath: key] = $1[keyPath: key] }
        }
        value(\.kind)
        value(\.title)
        value(\.fiscalYear)
        value(\.body)
        value(\.reportedBy)
        value(\.project)
        value(\.moneyUnit)
        value(\.score)
        value(\.duties)
        list(\.objectives, [leaf(\.horizon), leaf(\.text), leaf(\.actual)])
        list(\.tasks, [leaf(\.name), leaf(\.items), leaf(\.funding), leaf(\.expected)])
        list(
            \.budget,
            [
                leaf(\.basis), leaf(\.label), leaf(\.amount), leaf(\.annual), leaf(\.adjusted), leaf(\.executed),
                leaf(\.forecast), leaf(\.rate), leaf(\.weight), leaf(\.score), leaf(\.columns),
            ])
        list(
            \.indicators,
            [
                leaf(\.level1), leaf(\.level2), leaf(\.name), leaf(\.nature), leaf(\.comparison), leaf(\.value),
                leaf(\.text), leaf(\.unit), leaf(\.weight), leaf(\.standard), leaf(\.explanation), leaf(\.basis),
                leaf(\.remark), leaf(\.lastYear), leaf(\.actual), leaf(\.actualText), leaf(\.forecast),
                leaf(\.likelihood), leaf(\.score), leaf(\.direction), leaf(\.values), leaf(\.causes),
                leaf(\.deviation), leaf(\.horizon),
            ])
        value(\.repairs)
        value(\.unread)
        value(\.labels)
        value(\.confidence)
        value(\.cells)
        return out
    }
}
