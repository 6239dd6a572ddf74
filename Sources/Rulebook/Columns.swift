import Basics
import Forms

extension Form {
    /// Whether the table of indicators has a column of its own for a field: its cell is not the value's. A form that came from no
    /// file has the columns that any of its rows fills.
    func hasColumn(_ leaf: Field, _ filled: (Indicator) -> Bool) -> Bool {
        if cells.isEmpty { return indicators.contains(where: filled) }
        return indicators.indices.contains { i in
            cells[Path(.indicators, i, leaf)].map { $0 != cells[Path(.indicators, i, .text)] } ?? false
        }
    }

    /// Whether a field's cell is on the form, blank or not; true for a form that came from no file.
    func isPrinted(_ path: Path) -> Bool { cells.isEmpty || cells[path] != nil }

    /// A page that begins in the middle of a form: of what stands in its head nothing can be said.
    var isFragment: Bool {
        title == nil && objectives.isEmpty && duties.isEmpty
            && !budget.contains { $0.amount != nil || $0.adjusted != nil }
    }

    /// Whether a word stands in what the reader could not place: then nothing is missing, it was not read.
    func unreadHolds(_ words: StaticString...) -> Bool {
        unread.contains { entry in words.contains { entry.text.contains($0) } }
    }
}
