import Basics

/// The words of a path in a form: `indicators[2].unit`, `budget`, `tasks[4].items[0]`.
public enum Field: UInt8, Sendable, CaseIterable {
    case form, title, kind, fiscalYear, body, reportedBy, project, moneyUnit, duties, objectives, tasks, budget
    case indicators, score, repairs, unread, confidence
    case name, code, attribute, start, end
    case horizon, text, actual, items, funding, expected
    case basis, label, amount, annual, adjusted, executed, forecast, rate, weight
    case level1, level2, nature, `operator`, value, unit, standard, explanation, remark, lastYear, actualText
    case likelihood, direction, values, causes, deviation, total, grade

    public var word: String { String(describing: self) }
}

/// A place in a form, in the terms of the data format.
public struct Path: Hashable, Sendable, Comparable, CustomStringConvertible {
    public let field: Field
    private let at: Int32
    private let sub: Field?
    private let subAt: Int32

    public init(_ field: Field, _ index: Int? = nil, _ leaf: Field? = nil, _ leafIndex: Int? = nil) {
        self.field = field
        at = Int32(clamping: index ?? -1)
        sub = leaf
        subAt = Int32(clamping: leafIndex ?? -1)
    }

    public var index: Int? { at < 0 ? nil : Int(at) }
    public var leaf: Field? { sub }
    public var leafIndex: Int? { subAt < 0 ? nil : Int(subAt) }

    /// The same entry without its leaf: `indicators[2]` of `indicators[2].unit`.
    public var entry: Path { Path(field, index) }

    public func hash(into hasher: inout Hasher) {
        let sub64 = UInt64(sub?.rawValue ?? 255)
        hasher.combine(
            UInt64(field.rawValue) | sub64 << 8 | UInt64(UInt32(bitPattern: at)) << 16
                | UInt64(UInt16(truncatingIfNeeded: subAt)) << 48)
    }

    /// The order of the words in a form, top to bottom.
    public static func < (a: Path, b: Path) -> Bool {
        let x = (a.field.rawValue, a.at, a.sub?.rawValue ?? 0, a.subAt)
        let y = (b.field.rawValue, b.at, b.sub?.rawValue ?? 0, b.subAt)
        return x < y
    }

    public var description: String {
        var out = field.word
        if let index { out += "[\(index)]" }
        if let leaf {
            out += ".\(leaf.word)"
            if let leafIndex { out += "[\(leafIndex)]" }
        }
        return out
    }
}

/// Where a value stands in its file. Rows and columns count from 0 within their table, lines from 1 in the file.
public struct CellReference: Hashable, Sendable {
    public var table: Int?
    public var row: Int
    public var column: Int
    public var paragraph: Int?
    public var line: Int?
    public var part: Text?
    /// On a printed page: where it stands.
    public var box: PageBox?

    public init(
        table: Int? = nil, row: Int = 0, column: Int = 0, paragraph: Int? = nil, line: Int? = nil, part: Text? = nil,
        box: PageBox? = nil
    ) {
        self.table = table
        self.row = row
        self.column = column
        self.paragraph = paragraph
        self.line = line
        self.part = part
        self.box = box
    }

    public var json: JSON {
        var members: [JSON.Member] = []
        if let table {
            members += [.init("table", .int(table)), .init("row", .int(row)), .init("column", .int(column))]
        } else {
            members += [.init("paragraph", .int(paragraph ?? 0))]
        }
        if let line { members.append(.init("line", .int(line))) }
        // A line of text is read as one cell, so a program finds lines and columns everywhere in a text file.
        if table == nil && line != nil { members.append(.init("column", .int(column))) }
        if let part { members.append(.init("part", .text(part))) }
        if let box {
            let edges = [box.left, box.top, box.right, box.bottom].map {
                JSON.number(Number(coefficient: Int128($0), scale: 1))
            }
            members += [.init("page", .int(Int(box.page))), .init("box", .array(edges))]
        }
        return .object(members)
    }
}
