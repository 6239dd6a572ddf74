import Basics
import Forms

/// The order of a form's places from top to bottom, as they stand in the file.
struct FormOrder {
    /// Where a cell stands: outside tables first, then by table, row and column; by line where the file has lines.
    private struct Place: Comparable {
        let line: Int
        let table: Int
        let row: Int
        let column: Int

        init(_ cell: CellReference) {
            line = cell.line ?? 0
            table = cell.table ?? -1
            row = cell.table == nil ? cell.paragraph ?? 0 : cell.row
            column = cell.column
        }

        static func < (a: Place, b: Place) -> Bool {
            (a.line, a.table, a.row, a.column) < (b.line, b.table, b.row, b.column)
        }
    }

    /// The first cell of each part of the form.
    private var first: [Field: Place] = [:]
    private let form: Form

    init(_ form: Form) {
        self.form = form
        for (path, cell) in form.cells {
            let place = Place(cell)
            if let known = first[path.field], known <= place { continue }
            first[path.field] = place
        }
    }

    /// By place, then the graver first, then by rule. What stands nowhere is told where its part of the form begins, or would.
    func sorted(_ findings: [Finding]) -> [Finding] {
        let keyed = findings.map { (place: place(of: $0), finding: $0) }
        return keyed.sorted { a, b in
            if a.place != b.place { return a.place < b.place }
            if a.finding.path != b.finding.path, a.finding.path.entry != b.finding.path.entry {
                return a.finding.path < b.finding.path
            }
            if a.finding.severity != b.finding.severity { return a.finding.severity > b.finding.severity }
            if a.finding.rule != b.finding.rule { return a.finding.rule < b.finding.rule }
            return a.finding.path < b.finding.path
        }.map(\.finding)
    }

    private func place(of finding: Finding) -> Place {
        if let cell = finding.cell { return Place(cell) }
        let field = finding.path.field
        if let place = first[field] { return place }
        // Before the part that would come next.
        let later = first.filter { $0.key.rawValue > field.rawValue }.values
        return later.min() ?? first.values.max() ?? Place(CellReference(table: 0))
    }
}
