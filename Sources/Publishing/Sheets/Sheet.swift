import Basics
import Forms
import Library

/// A form put into a layout: a grid of cells, from which each kind of file is written.
struct Sheet: Equatable {
    enum Role: Equatable, Sendable {
        case title
        /// The year below the title.
        case subtitle
        /// A line above the table.
        case line, lineAtRight
        /// A label of the layout.
        case label
        /// A heading of a block that grows.
        case heading
        /// Words, from the left.
        case words
        /// A short value, in the middle.
        case value
    }

    struct Cell: Equatable {
        var column: Int
        var span = 1
        var rows = 1
        var text: Text
        var role: Role
        /// Where the cell is a number; in a percentage this is the percentage.
        var number: Number?
        var isPercentage = false
        var isMoney = false
        /// What of a row it shows, where it is one of a block that grows.
        var field: LayoutField?
        /// What a person may choose from, in a blank.
        var choices: [String] = []
        /// Whether a person fills it in.
        var isOpen = false
    }

    struct Row: Equatable {
        /// In the order of their columns; columns that a cell above takes have none.
        var cells: [Cell]
        /// Whether it stands outside the table, over the whole width.
        var isLine = false
        /// The lines that it has room for at least: a blank leaves some for the pen.
        var lines = 1
        /// The row of headings that pages after it repeat: which rows, in the sheet.
        var headings: Range<Int>?
    }

    /// For the name of a workbook's sheet and a list of contents.
    var title: String
    var layout: String
    var orientation: Layout.Orientation
    var widths: [Int]
    var fonts: Layout.Fonts
    var rows: [Row] = []
    /// Below the table.
    var foot: [String] = []
    /// The short hash of the form as data.
    var code: String
    var isBlank = false

    /// The rows of the grid as texts, every merged cell's in its first; lines above the table in their first cell.
    var texts: [[String]] {
        let width = widths.count
        return rows.map { row in
            var out = Array(repeating: "", count: width)
            for cell in row.cells where cell.column < width { out[cell.column] = cell.text.string }
            return out
        }
    }

    /// Gives the open cells of a blank what may be chosen for them.
    mutating func offer(_ choices: BlankForm.Choices) {
        let long: Set<LayoutField> = [.duties, .annualGoal, .longTermGoal, .annualActual, .longTermActual]
        for r in rows.indices {
            if rows[r].cells.contains(where: { $0.field.map(long.contains) == true && $0.rows == 1 }) {
                rows[r].lines = 5
            }
            for c in rows[r].cells.indices {
                guard let field = rows[r].cells[c].field else { continue }
                rows[r].cells[c].choices = choices[field]
            }
        }
    }

    /// The lines below the table: the layout's own, and the code. A sheet that no person signs has none.
    var below: [String] { foot.isEmpty || isBlank ? foot : foot + [footnote] }
    /// Whether it is printed and signed.
    var hasCode: Bool { !foot.isEmpty && !isBlank }

    /// In words, below the table: which layout, and the code by which a print is compared with its data.
    var footnote: String { "版式 \(layout)　校验码 \(code)" }
}
