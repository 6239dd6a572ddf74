import Basics
import Documents
import Forms
import Library

/// The rows of a table of indicators whose columns only blanks keep apart: which lines make a row, and which rows a level is for.
struct SpacedRows {
    private let heading: SpacedHeading
    private let columns: [SpacedHeading.Column]
    private let builder: IndicatorBuilder
    private let lines: [RawRow]
    /// Lines that hold a page's number only.
    private let pageLines: [RawRow]
    /// Of each line, the cell in each column.
    private var cells: [[RawRow.RawCell?]] = []
    /// What stands left of the table.
    private var side: [RawRow.RawCell] = []
    /// The widest print of each column.
    private var room: [Int] = []
    /// What it costs to end a row before a line.
    private var cuts: [Int] = []
    private let kinds = KindCache()

    /// Kinds of the cells that some lines of a column make together: asked for again and again.
    private final class KindCache { var costs: [Int: Int] = [:] }

    private static let highestRow = 9
    /// How many rows above or below its own line the rows of a level's label may begin.
    private static let farthestStart = 30

    init(_ heading: SpacedHeading, _ headingLines: [RawRow], _ body: [RawRow], _ builder: IndicatorBuilder) {
        self.heading = heading
        self.builder = builder
        columns = heading.columns
        pageLines = body.filter { $0.cells.allSatisfy { isPageNumber($0.text) } }
        lines = body.filter { !$0.cells.allSatisfy { isPageNumber($0.text) } }
        let borders = Self.borders(columns, lines)
        for line in lines { place(line, borders) }
        room = columns.indices.map { c in cells.reduce(1) { max($0, $1[c].map { printWidth($0.text) } ?? 0) } }
        cuts = cutCosts()
    }

    func unwrapped() -> [RawRow] {
        guard var first = lines.first else { return headingRows(nil) + pageLines }
        first.cells = []
        let rows = split()
        guard !rows.isEmpty else { return headingRows(nil) + lines + pageLines }
        var out = rows.map { range -> RawRow in
            var row = lines[range.lowerBound]
            row.cells = columns.indices.compactMap { c in
                columns[c].spans ? nil : whole(range.compactMap { cells[$0][c] }, c)
            }
            return row
        }
        let own = ownLines(rows)
        var inner: Set<Int> = []
        for c in columns.indices.reversed() where columns[c].spans {
            let labels = labels(c, without: own)
            let starts = groups(rows, labels.map(\.middle), inner: inner)
            if columns[c].label != .objectiveAnnual && columns[c].label != .objective && columns[c].label != .money {
                inner = Set(starts)
            }
            for (label, row) in zip(labels, starts) {
                if let cell = whole(label.cells, c) { out[row].cells.append(cell) }
            }
        }
        for i in out.indices { out[i].cells.sort { $0.column < $1.column } }
        return headingRows(sideLabel()) + merged(out, rows, own) + pageLines
    }

    private func headingRows(_ side: RawRow.RawCell?) -> [RawRow] {
        guard var row = lines.first ?? pageLines.first else { return [] }
        row.cells = columns.map(\.cell)
        if let side, let first = row.cells.first, side.column < first.column {
            row.cells.insert(side, at: 0)
            row.cells[0].columnEnd = min(side.columnEnd, first.column)
        }
        return [row]
    }

    /// The words left of the table, one cell: its side label.
    private func sideLabel() -> RawRow.RawCell? {
        guard var cell = side.first else { return nil }
        for more in side.dropFirst() { cell.join(more, with: 0x0A) }
        return cell
    }

    // MARK: Columns

    /// Where each column begins: between two headings, the place over which the fewest words stand.
    private static func borders(_ columns: [SpacedHeading.Column], _ lines: [RawRow]) -> [Int] {
        let width =
            max(columns.map(\.end).max() ?? 0, lines.map { $0.cells.map(\.columnEnd).max() ?? 0 }.max() ?? 0) + 2
        // Words are counted; those of the headings count twice.
        var changes = [Int](repeating: 0, count: width + 1)
        func cover(_ cell: RawRow.RawCell, _ weight: Int) {
            let from = min(max(0, cell.column), width)
            changes[from] += weight
            changes[min(max(from, cell.columnEnd), width)] -= weight
        }
        for line in lines { for cell in line.cells { for word in cell.words() { cover(word, 1) } } }
        for column in columns { cover(column.cell, 2) }
        var cover: [Int] = []
        var sum = 0
        for change in changes {
            sum += change
            cover.append(sum)
        }
        /// The middle of the widest stretch of least cover.
        func gap(_ from: Int, _ to: Int, last: Bool) -> Int {
            guard from < to else { return to }
            let least = cover[from..<to].min() ?? 0
            var best = (from: from, length: 0)
            var i = from
            while i < to {
                guard cover[i] == least else {
                    i += 1
                    continue
                }
                var k = i
                while k < to, cover[k] == least { k += 1 }
                if last ? true : k - i > best.length { best = (i, k - i) }
                i = k
            }
            return last ? best.from + best.length - 1 : best.from + best.length / 2
        }
        var borders: [Int] = []
        for (c, column) in columns.enumerated() {
            let middle = (column.start + column.end) / 2
            if c == 0 {
                borders.append(gap(0, middle, last: true))
            } else {
                let before = (columns[c - 1].start + columns[c - 1].end) / 2
                borders.append(gap(before + 1, middle, last: false))
            }
        }
        return borders
    }

    private mutating func place(_ line: RawRow, _ borders: [Int]) {
        var row = [RawRow.RawCell?](repeating: nil, count: columns.count)
        func column(_ cell: RawRow.RawCell) -> Int {
            let middle = (cell.column + cell.columnEnd) / 2
            return (borders.lastIndex { $0 <= middle } ?? -1)
        }
        func put(_ cell: RawRow.RawCell) {
            let c = column(cell)
            if c < 0 {
                side.append(cell)
            } else if row[c] == nil {
                row[c] = cell
            } else {
                row[c]?.join(cell, with: 0x20)
            }
        }
        for cell in line.cells {
            let crosses = borders.contains { $0 > cell.column + 1 && $0 < cell.columnEnd - 1 }
            if crosses, cell.text.bytes.contains(0x20) { cell.words().forEach(put) } else { put(cell) }
        }
        cells.append(row)
    }

    private func whole(_ parts: [RawRow.RawCell], _ c: Int) -> RawRow.RawCell? {
        guard var cell = parts.first else { return nil }
        for more in parts.dropFirst() { cell.join(more, with: 0x0A) }
        cell.column = columns[c].start
        cell.columnEnd = columns[c].end
        return cell
    }

    // MARK: Rows

    /// The lines of each row: the cheapest way to cut the lines so that the cells fit their columns and stand in the middle.
    private func split() -> [Range<Int>] {
        let far = Int.max / 4
        let n = cells.count
        var least = [Int](repeating: far, count: n + 1)
        var from = [Int](repeating: -1, count: n + 1)
        least[0] = 0
        let empty = cells.map { line in columns.indices.allSatisfy { columns[$0].spans || line[$0] == nil } }
        guard n > 0 else { return [] }
        for end in 1...n {
            if empty[end - 1], least[end - 1] < least[end] { (least[end], from[end]) = (least[end - 1], -2) }
            if empty[end - 1] { continue }
            for start in max(0, end - Self.highestRow)..<end where least[start] < far && !empty[start] {
                let cost = least[start] + cost(of: start..<end) + cuts[end]
                if cost < least[end] { (least[end], from[end]) = (cost, start) }
            }
        }
        var rows: [Range<Int>] = []
        var end = n
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

    private func cost(of range: Range<Int>) -> Int {
        var sum = 1
        var low = Int.max
        var high = Int.min
        for c in columns.indices where !columns[c].spans {
            guard let role = columns[c].role else { continue }
            var first = -1
            var last = -1
            for line in range where cells[line][c] != nil {
                if first < 0 { first = line } else { sum += line - last > 2 ? 9 : line - last - 1 }
                last = line
            }
            guard first >= 0 else {
                sum += Costs.blank(role) * 2
                continue
            }
            sum += fit(first, last, c, role)
            low = min(low, first + last)
            high = max(high, first + last)
        }
        // Cells of one row have their middles on one line; half a line is lost to rounding.
        if high - low > 1 { sum += 8 * (high - low - 1) }
        return sum
    }

    /// How well the lines of a cell make one cell of its column.
    private func fit(_ first: Int, _ last: Int, _ c: Int, _ role: ColumnRole) -> Int {
        let key = (c << 40) | (first << 20) | last
        if let known = kinds.costs[key] { return known }
        var text = Text()
        var cell: RawRow.RawCell?
        var breaks = 0
        for line in first...last {
            guard let part = cells[line][c] else { continue }
            if let before = cell, !wraps(before.text, part.text, room: room[c]), !cannotBegin(part.text) {
                breaks += endOfNumber(part.text.bytes, 0) != nil ? 2 : 3
            }
            text.append(part.text)
            cell = part
        }
        guard var whole = cell else { return 0 }
        whole.text = text
        whole.afterBlank = false
        let kind = PieceKind(Piece(whole, line: 0, builder.vocabulary), builder)
        var cost = Costs.fit(kind, role) + breaks
        // Two values, each whole, are no one value.
        if !isText(role), last > first, cost > 0 { cost += 6 }
        if cannotBegin(text) { cost += 6 }
        kinds.costs[key] = cost
        return cost
    }

    /// Whether every text fits the column, so that fitting together says nothing.
    private func isText(_ role: ColumnRole) -> Bool {
        switch role {
        case .name, .content, .explanation, .basis, .deviation, .remark: true
        default: false
        }
    }

    /// Words that go on over the end of a row speak against it.
    private func cutCosts() -> [Int] {
        var costs = [Int](repeating: 0, count: cells.count + 1)
        for c in columns.indices where !columns[c].spans {
            guard let role = columns[c].role, isText(role) || role == .value || role == .actual else { continue }
            var before: (line: Int, text: Text)?
            for line in cells.indices {
                guard let cell = cells[line][c] else { continue }
                if let last = before, line - last.line <= 2 {
                    let cost =
                        cannotBegin(cell.text)
                        ? 6 : wraps(last.text, cell.text, room: room[c]) && !ends(last.text) ? 2 : 0
                    for cut in (last.line + 1)...line { costs[cut] += cost }
                }
                before = (line, cell.text)
            }
        }
        return costs
    }

    private func ends(_ text: Text) -> Bool { text.hasSuffix("。") || text.hasSuffix("；") || text.hasSuffix(";") }

    // MARK: Levels and the form's head left of them

    /// Lines of a body's sum: they hold nothing but columns of the form's head, a number among them.
    private func ownLines(_ rows: [Range<Int>]) -> [Int] {
        guard let money = columns.firstIndex(where: { $0.role == nil && $0.label == .money }),
            let project = columns.firstIndex(where: { $0.label == .projectName })
        else { return [] }
        return cells.indices.filter { line in
            !rows.contains { $0.contains(line) } && cells[line][money].map { amount($0.text) != nil } ?? false
                && cells[line][project] == nil
                && columns.indices.allSatisfy { columns[$0].role == nil || cells[line][$0] == nil }
        }
    }

    private func merged(_ out: [RawRow], _ rows: [Range<Int>], _ own: [Int]) -> [RawRow] {
        var all = zip(rows.map(\.lowerBound), out).map { ($0, $1) }
        for line in own {
            var row = lines[line]
            row.cells = columns.indices.compactMap { c in cells[line][c].flatMap { whole([$0], c) } }
            all.append((line, row))
        }
        return all.sorted { $0.0 < $1.0 }.map(\.1)
    }

    private func endsCell(_ line: Int, _ c: Int) -> Bool { cells[line][c].map { ends($0.text) } ?? true }

    private struct LevelLabel {
        var cells: [RawRow.RawCell]
        /// Twice the line of its middle.
        var middle: Int
    }

    /// The labels of a column whose cells are for several rows: lines that make up a known term together, the longest first; in a
    /// column of the form's head, lines that follow each other.
    private func labels(_ c: Int, without own: [Int]) -> [LevelLabel] {
        let parts = cells.indices.filter { cells[$0][c] != nil && !own.contains($0) }
        let role = columns[c].role
        var out: [LevelLabel] = []
        var i = 0
        while i < parts.count {
            var take = 1
            var text = cells[parts[i]][c]?.text ?? Text()
            if role == nil {
                let isNumber = amount(text) != nil
                while !isNumber, i + take < parts.count, parts[i + take] - parts[i + take - 1] <= 2,
                    !endsCell(parts[i + take - 1], c)
                { take += 1 }
            } else {
                for more in 1..<4 where i + more < parts.count {
                    guard parts[i + more] - parts[i + more - 1] <= 2 else { break }
                    text.append(cells[parts[i + more]][c]?.text ?? Text())
                    if builder.term(text, first: role == .level1).known { take = more + 1 }
                }
            }
            out.append(
                LevelLabel(
                    cells: parts[i..<(i + take)].compactMap { cells[$0][c] }, middle: parts[i] + parts[i + take - 1]))
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
