import Basics

/// Where a printed cell of a row went and what decided it: what `read --explain` tells.
public struct Placement: Equatable, Sendable {
    /// The value's path; that of the row or of the list where no field takes the cell.
    public var path: Path
    public var cell: CellReference?
    /// As printed.
    public var text: Text
    /// The heading of the column; nil where the cell belongs to none.
    public var column: Text?
    public var why: Wording
    /// What the reading costs, where the columns are lost and the content decides: 0 fits, more fits less.
    public var cost: Int?
    /// The column of the next best reading, and how much more it costs.
    public var next: Alternative?

    public struct Alternative: Equatable, Sendable {
        /// nil where the cell would belong to no column.
        public var column: Text?
        public var margin: Int

        public init(column: Text?, margin: Int) {
            self.column = column
            self.margin = margin
        }
    }

    public init(
        _ path: Path, cell: CellReference?, text: Text, column: Text?, why: Wording, cost: Int? = nil,
        next: Alternative? = nil
    ) {
        self.path = path
        self.cell = cell
        self.text = text
        self.column = column
        self.why = why
        self.cost = cost
        self.next = next
    }
}
