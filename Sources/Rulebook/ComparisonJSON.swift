import Basics
import Forms

/// Two files compared, form by form; `biaochi.comparison/1` as data.
public struct FileComparison: Sendable {
    public let old: [Form]
    public let new: [Form]
    public let pairing: FormPairing
    /// One for each pair, in the order of the new file.
    public let comparisons: [FormComparison]

    public init(old: [Form], new: [Form]) {
        self.old = old
        self.new = new
        pairing = FormPairing(old: old, new: new)
        comparisons = pairing.pairs.map { FormComparison(old: old[$0.old], new: new[$0.new]) }
    }

    /// - Parameters: of each file its name and the hash of its bytes, in hexadecimal digits.
    public func json(old source: (name: String, sha256: String), new newSource: (name: String, sha256: String)) -> JSON
    {
        func file(_ file: (name: String, sha256: String)) -> JSON {
            .object([.init("source", .string(file.name)), .init("sha256", .string(file.sha256))])
        }
        return .object([
            .init("schema", .string("biaochi.comparison/1")), .init("old", file(source)), .init("new", file(newSource)),
            .init(
                "forms",
                .array(
                    zip(pairing.pairs, comparisons).map { pair, comparison in
                        comparison.json(old: pair.old, new: pair.new)
                    })), .init("onlyOld", .array(pairing.onlyOld.map { .int($0) })),
            .init("onlyNew", .array(pairing.onlyNew.map { .int($0) })),
        ])
    }
}

extension FormComparison {
    /// - Parameters: the places of the two forms in their files, from 0.
    func json(old oldIndex: Int, new newIndex: Int) -> JSON {
        func side(_ index: Int?, _ form: Form) -> JSON {
            guard let index else { return .null }
            let row = form.indicators[index]
            return .object([
                .init("path", .string(Path(.indicators, index).description)), .init("name", .text(row.name)),
                .init("target", .string(row.target)),
            ])
        }
        return .object([
            .init("old", .int(oldIndex)), .init("new", .int(newIndex)), .init("title", .text(new.title)),
            .init("body", .text(new.body)),
            .init("counts", .object(Change.allCases.map { .init($0.rawValue, .int(count(of: $0))) })),
            .init(
                "rows",
                .array(
                    rows.map {
                        .object([
                            .init("change", .string($0.change.rawValue)), .init("old", side($0.old, old)),
                            .init("new", side($0.new, new)),
                        ])
                    })),
            .init(
                "goals",
                .array(
                    goals.map {
                        .object([
                            .init("old", .string(Path(.objectives, $0.old).description)),
                            .init("new", .string(Path(.objectives, $0.new).description)),
                            .init("likeness", .int($0.likeness)),
                        ])
                    })),
            .init(
                "amounts",
                .array(
                    amounts.map {
                        .object([
                            .init("basis", .string($0.basis.rawValue)), .init("label", .text($0.label)),
                            .init("old", .number($0.old)), .init("new", .number($0.new)),
                        ])
                    })), .init("moneyUnit", .text(new.moneyUnit)),
        ])
    }
}
