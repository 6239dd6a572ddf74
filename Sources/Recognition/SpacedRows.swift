import Basics
import Documents
import Forms
import Library

/// Rows of a table whose columns only blanks keep apart, as the text of a pdf has them: a cell goes over several lines, each cell in
/// the middle of its row. The lines of a table of indicators become one line a row; all other lines stay as they are.
struct SpacedRows {
    let builder: IndicatorBuilder

    private struct Column {
        var role: ColumnRole
        var start: Int
        var end: Int
        /// Where most of its cells begin.
        var left: Int?
        var isLevel: Bool { role == .level1 || role == .level2 }
    }

    private struct Heading {
        var columns: [Column]
        var row: RawRow
        var lines: Int
    }

    /// A cell of one line, and the column it stands in.
    private struct Fragment {
        var cell: RawRow.RawCell
        var line: Int
        /// What it costs to join it to the line above.
        var join: Int
    }

    /// Of how many lines a word that must fit its column whole, a sign or a unit, is at most.
    private static let longestWord = 3
    private static let highestRow = 8
    private static let highestHeading = 4
    /// How many rows above or below its own line the rows of a level's label may begin.
    private static let farthestStart = 30

    func unwrapped(_ rows: [RawRow]) -> [RawRow] {
        var out: [RawRow] = []
        var i = 0
        while i < rows.count {
            guard var heading = heading(rows, i) else {
                out.append(rows[i])
                i += 1
                continue
            }
            let start = i + heading.lines
            var end = start
            while end < rows.count, !endsRows(rows[end]), self.heading(rows, end) == nil { end += 1 }
            let lines = Array(rows[start..<end])
            heading.columns = withLeftEdges(heading.columns, lines)
            out.append(heading.row)
            if heading.lines == 1, lines.allSatisfy({ isWhole($0, heading.columns) }) {
                out += lines.map { aligned($0, heading.columns) }
            } else {
                out += body(lines, heading.columns)
            }
            i = end
        }
        return out
    }

    // MARK: The heading

    /// The heading that begins at line `i`: its words go over up to four lines.
    private func heading(_ rows: [RawRow], _ i: Int) -> Heading? {
        guard let first = rows[i].cells.first, first.text.characterCount <= 10 else { return nil }
        var best: (heading: Heading, worth: Int)?
        for count in 1...Self.highestHeading where i + count <= rows.count {
            let cells = clusters(rows[i..<(i + count)])
            var columns: [Column] = []
            var unknown = 0
            for cell in cells {
                if let role = TermReading(cell.text, builder.vocabulary)?.meanings.column {
                    columns.append(Column(role: role, start: cell.column, end: cell.columnEnd))
                } else {
                    unknown += 1
                }
            }
            let roles = Set(columns.map(\.role))
            guard roles.contains(.name) || roles.contains(.content), roles.count >= 3, roles.count == columns.count,
                unknown <= 1
            else { continue }
            let worth = columns.count * 2 - unknown * 3
            if worth > best?.worth ?? 0 {
                var row = rows[i]
                row.cells = cells
                best = (Heading(columns: columns, row: row, lines: count), worth)
            }
        }
        return best?.heading
    }

    /// Cells of several lines that stand under each other, as one cell each.
    private func clusters(_ rows: ArraySlice<RawRow>) -> [RawRow.RawCell] {
        var out: [RawRow.RawCell] = []
        for row in rows {
            for cell in row.cells {
                if let same = out.firstIndex(where: { $0.column < cell.columnEnd && cell.column < $0.columnEnd }) {
                    out[same] = joined(out[same], cell)
                } else {
                    out.append(cell)
                }
            }
        }
        return out.sorted { $0.column < $1.column }
    }

    private func joined(_ cell: RawRow.RawCell, _ more: RawRow.RawCell) -> RawRow.RawCell {
        var cell = cell
        cell.text.append(Text("\n"))
        cell.text.append(more.text)
        cell.markup += more.markup
        cell.column = min(cell.column, more.column)
        cell.columnEnd = max(cell.columnEnd, more.columnEnd)
        return cell
    }

    // MARK: The rows

    /// A label of the form or a word of the page: no row of indicators.
    private func endsRows(_ row: RawRow) -> Bool {
        row.cells.contains { cell in
            if builder.vocabulary.isOfPage(cell.text) || TitleReading(joinLines(cell.text)) != nil { return true }
            guard let term = TermReading(cell.text, builder.vocabulary) else { return false }
            let meanings = term.meanings
            return meanings.level1 == nil && meanings.level2 == nil
                && (meanings.label != nil || meanings.money != nil || term.inline != nil)
        }
    }

    private func isWhole(_ row: RawRow, _ columns: [Column]) -> Bool {
        let roles = placed(row, columns).compactMap { $0.map { columns[$0].role } }
        return roles.contains { $0 == .name || $0 == .content }
            && roles.contains { $0 == .value || $0 == .actual || $0 == .standard }
    }

    /// Each cell in the place of its column: a long word pushes the next one to the right.
    private func aligned(_ row: RawRow, _ columns: [Column]) -> RawRow {
        var row = row
        for (i, column) in placed(row, columns).enumerated() {
            guard let column else { continue }
            row.cells[i].column = columns[column].start
            row.cells[i].columnEnd = columns[column].end
        }
        return row
    }

    private func body(_ lines: [RawRow], _ columns: [Column]) -> [RawRow] {
        var cells = [[Fragment?]](repeating: [], count: lines.count)
        for (line, row) in lines.enumerated() {
            cells[line] = [Fragment?](repeating: nil, count: columns.count)
            for (cell, column) in zip(row.cells, placed(row, columns)) {
                guard let column else { continue }
                let join = Costs.join(kind(cell.text, cell), columns[column].role)
                cells[line][column] = Fragment(cell: cell, line: line, join: join)
            }
        }
        let rows = split(cells, columns)
        guard !rows.isEmpty else { return lines }
        var out = rows.map { range -> RawRow in
            var row = lines[range.lowerBound]
            row.cells = columns.indices.compactMap { c in
                columns[c].isLevel ? nil : whole(range.compactMap { cells[$0][c]?.cell }, columns[c])
            }
            return row
        }
        var inner: Set<Int> = []
        for c in columns.indices.reversed() where columns[c].isLevel {
            let labels = labels(cells.compactMap { $0[c] }, first: columns[c].role == .level1)
            let starts = groups(rows, labels.map(\.middle), inner: inner)
            inner = Set(starts)
            for (label, row) in zip(labels, starts) {
                if let cell = whole(label.cells, columns[c]) { out[row].cells.append(cell) }
            }
        }
        // What stands in no column, the side label of the table, goes to the row beside it.
        var at = 0
        for (line, row) in lines.enumerated() {
            while at < rows.count - 1, rows[at].upperBound <= line { at += 1 }
            out[at].cells += zip(row.cells, placed(row, columns)).filter { $0.1 == nil }.map(\.0)
        }
        for i in out.indices { out[i].cells.sort { $0.column < $1.column } }
        return out
    }

    private func whole(_ cells: [RawRow.RawCell], _ column: Column) -> RawRow.RawCell? {
        guard var cell = cells.first else { return nil }
        for more in cells.dropFirst() { cell = joined(cell, more) }
        cell.column = column.start
        cell.columnEnd = column.end
        return cell
    }

    /// The column of each cell of a line: the cells keep their order, each has a column of its own, and together they stand as near to
    /// their columns as they can. Nil left of the table, and where there are more cells than columns.
    private func placed(_ row: RawRow, _ columns: [Column]) -> [Int?] {
        let left = columns[0].start - 2
        let side = row.cells.prefix { $0.columnEnd <= left && !isLevel($0.text) }.count
        let inside = Array(row.cells.dropFirst(side))
        guard inside.count <= columns.count else { return row.cells.map { _ in nil } }
        let far = Int.max / 4
        // least[p][c]: the least distance of the first p cells when the first c columns may be used.
        var least = [[Int]](repeating: [Int](repeating: far, count: columns.count + 1), count: inside.count + 1)
        least[0] = [Int](repeating: 0, count: columns.count + 1)
        for p in inside.indices {
            for c in columns.indices {
                least[p + 1][c + 1] = min(least[p + 1][c], least[p][c] + distance(inside[p], columns[c]))
            }
        }
        var found: [Int?] = []
        var c = columns.count
        for p in inside.indices.reversed() {
            while c > p + 1, least[p + 1][c] == least[p + 1][c - 1] { c -= 1 }
            c -= 1
            found.append(c)
        }
        return [Int?](repeating: nil, count: side) + found.reversed()
    }

    /// In half columns; a cell may be aligned with its heading at the left, in the middle or at the right.
    private func distance(_ cell: RawRow.RawCell, _ column: Column) -> Int {
        let left = abs(cell.column - column.start) * 2
        let right = abs(cell.columnEnd - column.end) * 2
        let middle = abs(cell.column + cell.columnEnd - column.start - column.end)
        let usual = column.left.map { abs(cell.column - $0) * 2 } ?? left
        return min(left, right, middle, usual)
    }

    /// The columns with the left edge that at least three of their cells have in common.
    private func withLeftEdges(_ columns: [Column], _ lines: [RawRow]) -> [Column] {
        var starts = [[Int: Int]](repeating: [:], count: columns.count)
        for row in lines where row.cells.count * 2 > columns.count {
            for (cell, column) in zip(row.cells, placed(row, columns)) {
                if let column { starts[column][cell.column, default: 0] += 1 }
            }
        }
        var columns = columns
        for c in columns.indices {
            let most = starts[c].max { ($0.value, $1.key) < ($1.value, $0.key) }
            if let most, most.value >= 3 { columns[c].left = most.key }
        }
        return columns
    }

    private func isLevel(_ text: Text) -> Bool {
        builder.term(text, first: true).known || builder.term(text, first: false).known
    }

    /// The lines of each row: the cheapest way to cut the lines so that the cells fit their columns and stand in the middle.
    private func split(_ cells: [[Fragment?]], _ columns: [Column]) -> [Range<Int>] {
        let far = Int.max / 4
        var least = [Int](repeating: far, count: cells.count + 1)
        var from = [Int](repeating: -1, count: cells.count + 1)
        least[0] = 0
        let empty = cells.map { line in columns.indices.allSatisfy { columns[$0].isLevel || line[$0] == nil } }
        for end in 1..<(cells.count + 1) {
            if empty[end - 1], least[end - 1] < least[end] { (least[end], from[end]) = (least[end - 1], -2) }
            for start in max(0, end - Self.highestRow)..<end where least[start] < far {
                if empty[start] || empty[end - 1] { continue }
                let cost = least[start] + cost(of: start..<end, cells, columns)
                if cost < least[end] { (least[end], from[end]) = (cost, start) }
            }
        }
        var rows: [Range<Int>] = []
        var end = cells.count
        while end > 0 {
            if from[end] >= 0 {
                rows.append(from[end]..<end)
                end = from[end]
            } else {
                end -= 1
            }
        }
        return rows.reversed()
    }

    private func cost(of range: Range<Int>, _ cells: [[Fragment?]], _ columns: [Column]) -> Int {
        var sum = 1
        var middles: [Int] = []
        for c in columns.indices where !columns[c].isLevel {
            let role = columns[c].role
            let parts = range.compactMap { cells[$0][c] }
            guard let first = parts.first, let last = parts.last else {
                sum += Costs.blank(role) * 2
                continue
            }
            // Where a cell has two lines and its row three, a line lies between them.
            for (part, next) in zip(parts, parts.dropFirst()) where next.line - part.line > 1 {
                sum += next.line - part.line > 2 ? 9 : 1
            }
            let joins = parts.dropFirst().reduce(0) { $0 + $1.join }
            if joins > 0, !fitsWhole(parts, role) { sum += joins }
            middles.append(first.line + last.line)
        }
        // Cells of one row have their middles on one line; half a line is lost to rounding.
        if let low = middles.min(), let high = middles.max(), high - low > 1 { sum += 8 * (high - low - 1) }
        return sum
    }

    /// Whether every text fits the column, so that fitting together says nothing.
    private func isText(_ role: ColumnRole) -> Bool {
        switch role {
        case .name, .content, .explanation, .basis, .deviation, .remark: true
        default: false
        }
    }

    /// Whether the lines make one word that fits the column: 万 and 元/处.
    private func fitsWhole(_ parts: [Fragment], _ role: ColumnRole) -> Bool {
        guard !isText(role), parts.count <= Self.longestWord, let first = parts.first else { return false }
        let text = parts.dropFirst().reduce(into: first.cell.text) { $0.append($1.cell.text) }
        return Costs.fit(kind(text, first.cell), role) == 0
    }

    private func kind(_ text: Text, _ cell: RawRow.RawCell) -> PieceKind {
        var cell = cell
        cell.text = text
        return PieceKind(Piece(cell, line: 0, builder.vocabulary), builder)
    }

    // MARK: Levels

    private struct LevelLabel {
        var cells: [RawRow.RawCell]
        /// Twice the line of its middle.
        var middle: Int
    }

    /// The labels of a column of levels: lines that make up a known term together, the longest first.
    private func labels(_ fragments: [Fragment], first: Bool) -> [LevelLabel] {
        var out: [LevelLabel] = []
        var i = 0
        while i < fragments.count {
            var take = 1
            var text = fragments[i].cell.text
            for more in 1..<4 where i + more < fragments.count {
                guard fragments[i + more].line - fragments[i + more - 1].line <= 2 else { break }
                text.append(fragments[i + more].cell.text)
                if builder.term(text, first: first).known { take = more + 1 }
            }
            let part = fragments[i..<(i + take)]
            out.append(
                LevelLabel(cells: part.map(\.cell), middle: part[part.startIndex].line + part[part.endIndex - 1].line))
            i += take
        }
        return out
    }

    /// The first row of each label. In some tables a label stands in the middle of its rows, in some beside the first of them: that of
    /// the two under which the labels stand better is taken for the whole column. Rows above the first label have that of the page
    /// before. A group of level 1 begins where one of level 2 does.
    private func groups(_ rows: [Range<Int>], _ middles: [Int], inner: Set<Int>) -> [Int] {
        guard !middles.isEmpty, middles.count <= rows.count else { return Array(0..<min(rows.count, middles.count)) }
        let beside = groups(rows, middles, inner, centred: false)
        let centred = groups(rows, middles, inner, centred: true)
        // A label of level 1 is for many rows, and mostly in the middle of them.
        return beside.cost + (inner.isEmpty ? 0 : 3) <= centred.cost ? beside.starts : centred.starts
    }

    /// The cheapest starts. Only rows near each label are looked at, so that a long table costs in line with its length.
    private func groups(
        _ rows: [Range<Int>], _ middles: [Int], _ inner: Set<Int>, centred: Bool
    ) -> (cost: Int, starts: [Int]) {
        let far = Int.max / 4
        let near = nearest(rows, middles)
        let bands = near.map { max(0, $0 - Self.farthestStart)..<min(rows.count, $0 + Self.farthestStart + 1) }
        func cost(_ label: Int, _ start: Int, _ end: Int) -> Int {
            let last = centred ? rows[end - 1] : rows[start]
            let middle = rows[start].lowerBound + last.upperBound - 1
            return abs(middle - middles[label]) + (inner.isEmpty || inner.contains(start) ? 0 : 6)
        }
        // Of the label at hand, for each start in its band: the least cost of all that stands before it, and the start of the one before.
        var least = bands[0].map { $0 * 2 }
        var from: [[Int]] = []
        for label in bands.indices.dropFirst() {
            var next: [Int] = []
            var back: [Int] = []
            for end in bands[label] {
                var best = (cost: far, start: near[label - 1])
                for (start, before) in zip(bands[label - 1], least) where start < end && before < far {
                    let sum = before + cost(label - 1, start, end)
                    if sum < best.cost { best = (sum, start) }
                }
                next.append(best.cost)
                back.append(best.start)
            }
            least = next
            from.append(back)
        }
        let last = bands.count - 1
        var best = (cost: far, start: near[last])
        for (start, before) in zip(bands[last], least) where before < far {
            let sum = before + cost(last, start, rows.count)
            if sum < best.cost { best = (sum, start) }
        }
        // More labels than rows stand in one place: each begins beside itself.
        guard best.cost < far else { return (far, near) }
        var starts = [best.start]
        for label in bands.indices.dropFirst().reversed() {
            starts.append(from[label - 1][starts[starts.count - 1] - bands[label].lowerBound])
        }
        return (best.cost, starts.reversed())
    }

    /// The row in whose lines each label stands, or the next one.
    private func nearest(_ rows: [Range<Int>], _ middles: [Int]) -> [Int] {
        var row = 0
        return middles.map { middle in
            while row < rows.count - 1, rows[row].upperBound * 2 - 2 < middle { row += 1 }
            return row
        }
    }
}
