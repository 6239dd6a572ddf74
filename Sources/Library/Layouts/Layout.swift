import Basics
import Forms

/// 表样: how an official form is printed, read from a data file: docs/layouts.md describes it. It holds no form; `Publishing` puts
/// one into it.
public struct Layout: Equatable, Sendable {
    public enum Orientation: String, Sendable, CaseIterable { case portrait, landscape }

    /// Fonts by name; each program takes its own where one is not there.
    public struct Fonts: Equatable, Sendable {
        public var title = "方正小标宋简体"
        public var label = "黑体"
        public var body = "仿宋_GB2312"

        public init() {}
    }

    /// What one cell of a fixed row holds.
    public enum Content: Equatable, Sendable {
        /// Words of the layout, `{field}` in them put in.
        case label(String)
        case field(LayoutField)
        case money(Money)
    }

    /// One amount of 预算情况 at a fixed place.
    public struct Money: Equatable, Sendable {
        /// The canonical label.
        public var label: String
        public var column: Field
        /// nil where the label alone tells it.
        public var basis: Basis?
    }

    public struct Cell: Equatable, Sendable {
        public var content: Content
        /// In columns of the grid.
        public var span = 1
        /// In rows.
        public var rows = 1
    }

    /// A column of a block that grows with the form.
    public struct Column: Equatable, Sendable {
        public var heading: String
        /// A heading above, shared with its neighbours of the same.
        public var group: String?
        public var field: LayoutField
        public var span = 1
        /// Equal neighbours below each other are one cell.
        public var merges = false
        /// In a table where the terms stand side by side: whose rows it shows.
        public var horizon: Horizon?
    }

    /// A label of the budget that is printed whether the form has it or not.
    public struct Entry: Equatable, Sendable {
        public var label: String
        /// As it is printed.
        public var print: String
        /// The same beside the amount of the year, where a term has another.
        public var annual: String?
    }

    /// Rows that grow with the form, beside a label of their own.
    public struct Rows: Equatable, Sendable {
        public var label: String?
        public var span = 1
        public var columns: [Column] = []
        public var entries: [Entry] = []
        /// nil for all rows.
        public var horizon: Horizon?
        /// Whether the headings are left out.
        public var isBare = false
        /// Whether the terms stand side by side.
        public var isPaired: Bool { columns.contains { $0.horizon != nil } }
    }

    public enum Block: Equatable, Sendable {
        /// Words above or between the tables.
        case line(String)
        /// A row of fixed cells.
        case cells([Cell])
        case tasks(Rows)
        case budget(Rows)
        case indicators(Rows)
    }

    public struct Part: Equatable, Sendable {
        public var block: Block
        /// Printed only where the form has this.
        public var when: LayoutField?
        /// Whether a line stands at the right.
        public var isRight = false
    }

    public internal(set) var name: String
    /// For a person.
    public internal(set) var title: Wording
    public internal(set) var kinds: [FormKind] = []
    /// The title that is printed where the form has none.
    public internal(set) var heading = ""
    public internal(set) var orientation = Orientation.portrait
    /// The columns of the grid and their shares of its width.
    public internal(set) var widths: [Int] = []
    public internal(set) var fonts = Fonts()
    public internal(set) var parts: [Part] = []
    /// Lines below the table: signatures and notes.
    public internal(set) var foot: [String] = []

    init(name: String) {
        self.name = name
        title = Wording(zh: name, en: name)
    }

    /// What is wrong in a layout, and where: line and column from 1.
    public typealias Fault = Profile.Fault

    /// The layout as far as it could be read, and all that is wrong in it, by place.
    public static func read(_ bytes: [UInt8]) -> (layout: Layout, faults: [Fault]) {
        var reader = LayoutReader()
        let layout = reader.read(bytes)
        return (layout, reader.faults.sorted { ($0.line, $0.column) < ($1.line, $1.column) })
    }

    /// - Throws: the first fault.
    public init(_ bytes: [UInt8]) throws(Fault) {
        let (layout, faults) = Layout.read(bytes)
        if let first = faults.first { throw first }
        self = layout
    }

    /// The layouts built into the binary, in the order of the year's forms.
    public static let shipped: [Layout] = DataFile.layouts.compactMap { try? Layout(Array($0.bytes)) }

    public static func shipped(_ name: String) -> Layout? { shipped.first { $0.name == name } }

    /// The layout for a form where none is named: of its kind, the one whose columns lose the least of it.
    public static func standard(for kind: FormKind?) -> Layout? {
        let wanted = kind ?? .departmentTargets
        return shipped.first { $0.kinds.first == wanted }
    }
}
