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
    /// Whether a column is filled in many rows, so that a blank in it says something.
    private var isUsed: [Bool] = []
    /// Whether a name and a value stand on a line.
    private var isWhole: [Bool] = []
    /// What it costs to end a row before a line.
    private var cuts: [Int] = []
    private let kinds = KindCache()

    /// Kinds of the cells that some lines of a column make together: asked for again and again.
    private final class KindCache { var costs: [Int: Int] = [:] }

    /// The lines of each page: no row goes on over its end.
    private var pages: [Range<Int>] = []
    /// The page of each line.
    private var pageOf: [Int] = []

    private static let highestRow = 9
    /// How many rows above or below its own line the rows of a level's label may begin.
    private static let farthestStart = 30

    init(_ heading: SpacedHeading, _ body: [RawRow], _ builder: IndicatorBuilder) {
        self.heading = heading
        self.builder = builder
        columns = heading.columns
        func isPageLine(_ row: RawRow) -> Bool { row.isPageHead || row.cells.allSatisfy { isPageNumber($0.text) } }
        pageLines = body.filter(isPageLine).map(\.outsideTables)
        var printed: [[RawRow]] = [[]]
        for row in body {
            let starts = isPageLine(row) || row.cells.contains { $0.traits.contains(.startsPage) }
            if starts, !printed[printed.count - 1].isEmpty { printed.append([]) }
            if !isPageLine(row) { printed[printed.count - 1].append(row) }
        }
        lines = printed.flatMap { $0 }
        for page in printed {
            // Each page is printed with shifts of its own.
            let borders = bestBorders(page, isFirst: pages.isEmpty)
            pages.append(cells.count..<(cells.count + page.count))
            for line in page {
                place(line, borders)
                pageOf.append(pages.count - 1)
            }
        }
        room = columns.indices.map { c in cells.reduce(1) { max($0, $1[c].map { printWidth($0.text) } ?? 0) } }
        cuts = cutCosts()
        let most = columns.indices.map(filled).max() ?? 0
        isUsed = columns.indices.map { filled($0) * 8 >= most }
        isWhole = cells.indices.map(isWhole)
    }

    /// Whether a line is a row of its own, no part of one: a name with its value, and more.
    private func isRow(_ line: RawRow) -> Bool {
        guard line.cells.count >= 3 else { return false }
        return line.cells.contains { cell in
            let kind = kind(cell)
            return kind.value || kind.number || kind.sign
        }
    }

    private func filled(_ c: Int) -> Int { cells.count { $0[c] != nil } }

    private func isWhole(_ line: Int) -> Bool {
        var (name, value) = (false, false)
        for c in columns.indices where cells[line][c] != nil {
            switch columns[c].role {
            case .name, .content: name = true
            case .value, .actual: value = value || fit(line, line, c, columns[c].role ?? .value) == 0
            default: break
            }
        }
        return name && value
    }

    func unwrapped() -> [RawRow] {
        if heading.lines == 1, lines.allSatisfy(isRow) {
            let rows = lines.indices.map { line in
                var row = lines[line]
                // A long word pushes the next one to the right, and a blank first cell may be lost: the order counts.
                let side = row.cells.count - min(row.cells.count, columns.count)
                let places = nearestPlaces(Array(row.cells.dropFirst(side)), columns.map(\.cell))
                for (i, c) in places.enumerated() {
                    row.cells[side + i].column = columns[c].start
                    row.cells[side + i].columnEnd = columns[c].end
                }
                return row
            }
            return headingRows(nil) + rows + pageLines
        }
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
        var projects: [Int]?
        var stray: [RawRow] = []
        // The level 2 of each row, which tells what level 1 it may stand under.
        var level2 = [Text?](repeating: nil, count: rows.count)
        for c in columns.indices.reversed() where columns[c].spans && !isOfProject(c) {
            var all: [Int] = []
            for page in rowsOfPages(rows) {
                let onPage = pages[pageOf[rows[page.lowerBound].lowerBound]].filter { !own.contains($0) }
                let labels = labels(c, onPage)
                let starts = groups(
                    Array(rows[page]), labels, level2[page], inner: Set(inner.map { $0 - page.lowerBound })
                )
                .map { $0 + page.lowerBound }
                all += starts
                for (label, row) in zip(labels, starts) {
                    if let cell = whole(label.cells, c) { out[row].cells.append(cell) }
                }
                // More labels than rows: they stand by themselves, so that none is lost.
                for label in labels.dropFirst(starts.count) {
                    var row = lines[rows[page.lowerBound].lowerBound].outsideTables
                    row.cells = label.cells
                    stray.append(row)
                }
                guard columns[c].role == .level2 else { continue }
                for (k, start) in starts.enumerated() {
                    let end = k + 1 < starts.count ? starts[k + 1] : page.upperBound
                    for row in start..<max(start, end) { level2[row] = labels[k].term }
                }
            }
            if columns[c].label == .projectName { projects = all }
            inner = Set(all)
        }
        for c in columns.indices where columns[c].spans && isOfProject(c) {
            for (row, parts) in beside(projects ?? [0], rows, c, without: own) {
                if let cell = whole(parts, c) { out[row].cells.append(cell) }
            }
        }
        for i in out.indices { out[i].cells.sort { $0.column < $1.column } }
        return headingRows(sideLabel()) + merged(out, rows, own) + stray + pageLines
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

    /// A converter may print the rows further right than their heading: then the columns are told by where the words of the rows stand
    /// and what they are. Of these and the places under the headings, those are taken that the words fit best.
    private func bestBorders(_ lines: [RawRow], isFirst: Bool) -> [Int] {
        var best = Self.borders(columns, lines)
        let fragments = lines.flatMap { line in
            line.cells.map { ($0, kind($0)) }
        }
        guard fragments.count > 6 else { return best }
        let plain = misfit(best, fragments)
        // A heading says little about where the columns of a further page stand.
        var least = plain - (isFirst ? max(8, plain / 4) : 4)
        for share in [0, 14, 7] {
            guard let found = borders(fragments, thin: share == 0 ? 0 : lines.count / share) else { continue }
            let sum = misfit(found, fragments)
            if sum < least { (least, best) = (sum, found) }
        }
        return best
    }

    private func column(_ cell: RawRow.RawCell, _ borders: [Int]) -> Int {
        let middle = (cell.column + cell.columnEnd) / 2
        return borders.lastIndex { $0 <= middle } ?? -1
    }

    private func fit(_ kind: PieceKind, _ c: Int) -> Int {
        columns[c].role.map { min(10, Costs.fit(kind, $0)) } ?? unplaced(kind)
    }

    /// Words left of the levels are no level.
    private func unplaced(_ kind: PieceKind) -> Int {
        kind.characters > 2 && (kind.level1 || kind.level2) || kind.sign ? 10 : 2
    }

    private func misfit(_ borders: [Int], _ fragments: [(RawRow.RawCell, PieceKind)]) -> Int {
        var sum = 0
        var taken: (line: Int, column: Int) = (-1, -1)
        for (cell, kind) in fragments {
            let c = column(cell, borders)
            let line = cell.place.line ?? 0
            if c >= 0, taken == (line, c) { sum += 8 }
            taken = (line, c)
            if borders.contains(where: { $0 > cell.column + 1 && $0 < cell.columnEnd - 1 }) { sum += 6 }
            sum += c < 0 ? unplaced(kind) : fit(kind, c)
        }
        return sum
    }

    /// The stretches over which words of the rows stand, given to the columns in their order: by what stands there, and how near it is.
    private func borders(_ fragments: [(RawRow.RawCell, PieceKind)], thin: Int) -> [Int]? {
        let width = (fragments.map { $0.0.columnEnd }.max() ?? 0) + 1
        var changes = [Int](repeating: 0, count: width + 1)
        for (cell, _) in fragments where cell.column >= 0 && cell.columnEnd <= width {
            changes[cell.column] += 1
            changes[cell.columnEnd] -= 1
        }
        var stretches: [Range<Int>] = []
        var cover = 0
        var start: Int?
        for x in 0...width {
            cover += changes[x]
            if cover > thin {
                start = start ?? x
            } else if let from = start {
                stretches.append(from..<x)
                start = nil
            }
        }
        guard stretches.count >= 3, stretches.count <= 40 else { return nil }
        var sums = [[Int]](repeating: [Int](repeating: 0, count: columns.count + 1), count: stretches.count)
        for (cell, kind) in fragments {
            let middle = (cell.column + cell.columnEnd) / 2
            guard let k = stretches.firstIndex(where: { $0.contains(middle) }) else { continue }
            sums[k][columns.count] += unplaced(kind)
            for c in columns.indices {
                sums[k][c] += fit(kind, c)
            }
        }
        // least[c]: stretches so far, the last of them in column c - 1; 0 where all stood left of the table.
        let far = Int.max / 4
        var least = [0] + [Int](repeating: far, count: columns.count)
        var from: [[Int]] = []
        for (k, stretch) in stretches.enumerated() {
            var next = [Int](repeating: far, count: columns.count + 1)
            var back = [Int](repeating: 0, count: columns.count + 1)
            if stretch.upperBound <= columns[0].start + 2, least[0] < far {
                next[0] = least[0] + sums[k][columns.count]
            }
            for c in columns.indices {
                let off = abs(stretch.lowerBound + stretch.upperBound - columns[c].start - columns[c].end) / 4
                let here = sums[k][c] + min(off, 8)
                for before in 0...(c + 1) where least[before] < far {
                    let cost = least[before] + here + (before == c + 1 ? 4 : 0)
                    if cost < next[c + 1] { (next[c + 1], back[c + 1]) = (cost, before) }
                }
            }
            least = next
            from.append(back)
        }
        guard var c = least.indices.min(by: { least[$0] < least[$1] }), least[c] < far else { return nil }
        var owner = [Int](repeating: 0, count: stretches.count)
        for k in stretches.indices.reversed() {
            owner[k] = c
            c = from[k][c]
        }
        var borders: [Int] = []
        for c in columns.indices {
            // A column without words begins where the next one with words does.
            let next = owner.firstIndex { $0 > c }
            guard let next else {
                borders.append(width + c)
                continue
            }
            let before = next == 0 ? 0 : stretches[next - 1].upperBound
            borders.append(next == 0 ? 0 : (before + stretches[next].lowerBound) / 2)
        }
        return borders
    }

    /// Puts each cell of a line into a column: the one under whose place it stands, but for what it is. A line may be printed some
    /// characters further left or right than the others.
    private mutating func place(_ line: RawRow, _ borders: [Int]) {
        var row = [RawRow.RawCell?](repeating: nil, count: columns.count)
        let parts = line.cells.flatMap { parted($0, borders) }
        for (cell, c) in zip(parts, placed(parts, borders)) {
            if c < 0 {
                side.append(cell)
            } else if row[c] == nil {
                row[c] = cell
            } else {
                row[c]?.join(cell, with: 0x20)
            }
        }
        cells.append(row)
    }

    /// A line of a level's label that goes on below counts as one.
    private func kind(_ cell: RawRow.RawCell) -> PieceKind {
        var kind = PieceKind(Piece(cell, line: 0, builder.vocabulary), builder)
        guard !kind.level1, !kind.level2, kind.characters <= 10, !kind.digits else { return kind }
        if cell.text == "标" || cell.text == "指标" || cell.text == "度指标" || cell.text == "意度指标" {
            (kind.level1, kind.level2) = (true, true)
        }
        for ending in ["标", "指标", "度指标", "意度指标"] as [StaticString] where !kind.level2 {
            kind.level1 = kind.level1 || builder.term(cell.text.appending(ending), first: true).known
            kind.level2 = builder.term(cell.text.appending(ending), first: false).known
        }
        return kind
    }

    /// A cell that stands over the place of two columns, or holds what belongs into two, parted at its blanks.
    private func parted(_ cell: RawRow.RawCell, _ borders: [Int]) -> [RawRow.RawCell] {
        guard cell.text.bytes.contains(0x20) else { return [cell] }
        let words = cell.words()
        guard words.count > 1, words.count <= 8 else { return [cell] }
        func best(_ part: RawRow.RawCell, from: Int) -> Int? {
            let kind = kind(part)
            return columns.indices.first { c in
                guard c >= from, let role = columns[c].role, !isText(role) else { return false }
                return Costs.fit(kind, role) == 0
            }
        }
        let whole = best(cell, from: 0)
        for split in (1..<words.count).reversed() {
            var left = words[0]
            for word in words[1..<split] { left.join(word, with: 0x20) }
            var right = words[split]
            for word in words[(split + 1)...] { right.join(word, with: 0x20) }
            right.afterBlank = false
            guard let c = best(left, from: 0) else { continue }
            let ends = kind(right)
            let closed = ends.standard || ends.likelihood
            if whole == nil || closed, best(right, from: c + 1) != nil { return [left, right] }
            // A crowded line: what stands behind belongs to the column of text under it.
            if whole == nil, column(left, borders) == c, column(right, borders) > c { return [left, right] }
        }
        let crosses = borders.contains { $0 > cell.column + 1 && $0 < cell.columnEnd - 1 }
        return crosses ? words : [cell]
    }

    /// The column of each cell of a line, -1 left of the table: the cells keep their order.
    private func placed(_ parts: [RawRow.RawCell], _ borders: [Int]) -> [Int] {
        let far = Int.max / 4
        let n = columns.count
        // State 0 stands left of the table, c + 1 in column c.
        var least = [0] + [Int](repeating: far, count: n)
        var from: [[Int]] = []
        for part in parts {
            let middle = (part.column + part.columnEnd) / 2
            let kind = kind(part)
            // The last word of a wrapped text may look like a unit.
            let under = column(part, borders)
            let inText = under >= 0 && columns[under].role.map(isText) ?? false
            let strong =
                kind.number || kind.value || kind.sign || kind.tick || kind.likelihood || kind.level1 || kind.level2
                || !inText && (kind.unit || kind.nothing || kind.standard)
            var next = [Int](repeating: far, count: n + 1)
            var back = [Int](repeating: 0, count: n + 1)
            if least[0] < far { next[0] = least[0] + min(14, max(0, middle - borders[0] + 1)) }
            for c in 0..<n {
                let end = c + 1 < n ? borders[c + 1] : Int.max
                let off = middle < borders[c] ? borders[c] - middle : middle >= end ? middle - end + 1 : 0
                let here = min(2 * off, 20) + (strong ? fit(kind, c) : 0)
                for before in 0...(c + 1) where least[before] < far {
                    let cost = least[before] + here + (before == c + 1 ? part.afterBlank ? 0 : 24 : 0)
                    if cost < next[c + 1] { (next[c + 1], back[c + 1]) = (cost, before) }
                }
            }
            least = next
            from.append(back)
        }
        var state = least.indices.min { least[$0] < least[$1] } ?? 0
        var out: [Int] = []
        for back in from.reversed() {
            out.append(state - 1)
            state = back[state]
        }
        return out.reversed()
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
            let page = pages[pageOf[end - 1]].lowerBound
            for start in max(page, end - Self.highestRow)..<end where least[start] < far && !empty[start] {
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
                if isUsed[c] { sum += Costs.blank(role) * 2 }
                continue
            }
            sum += fit(first, last, c, role)
            low = min(low, first + last)
            high = max(high, first + last)
        }
        // A name and its value on each of several lines: each is a row of its own.
        let whole = range.count { isWhole[$0] }
        if whole > 1 { sum += 12 * (whole - 1) }
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
        if !isText(role), last > first, cost > 0,
            breaks > 0 || fit(first, first, c, role) == 0 && fit(last, last, c, role) == 0
        {
            cost += 6
        }
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

    /// A column of the form's head that has one cell a project, however many lines it takes: its money, its goals.
    private func isOfProject(_ c: Int) -> Bool {
        guard columns[c].role == nil, let label = columns[c].label else { return false }
        return label != .projectName && label != .body && label != .reportedBy && label != .other
    }

    /// What stands beside each project's rows in a column.
    private func beside(
        _ starts: [Int], _ rows: [Range<Int>], _ c: Int, without own: [Int]
    ) -> [(row: Int, parts: [RawRow.RawCell])] {
        var out = starts.map { (row: $0, parts: [RawRow.RawCell]()) }
        guard !out.isEmpty else { return [] }
        for line in cells.indices where !own.contains(line) {
            guard let cell = cells[line][c] else { continue }
            out[starts.lastIndex { rows[$0].lowerBound <= line } ?? 0].parts.append(cell)
        }
        return out.filter { !$0.parts.isEmpty }
    }

    /// The rows of each page.
    private func rowsOfPages(_ rows: [Range<Int>]) -> [Range<Int>] {
        var out: [Range<Int>] = []
        for row in rows.indices {
            if row > 0, pageOf[rows[row].lowerBound] == pageOf[rows[row - 1].lowerBound] {
                out[out.count - 1] = out[out.count - 1].lowerBound..<(row + 1)
            } else {
                out.append(row..<(row + 1))
            }
        }
        return out
    }

    private struct LevelLabel {
        var cells: [RawRow.RawCell]
        /// nil where it is no term.
        var term: Text?
        /// Twice the line of its middle.
        var middle: Int
    }

    /// The labels of a column whose cells are for several rows: lines that make up a known term together, the longest first; in a
    /// column of the form's head, lines that follow each other.
    private func labels(_ c: Int, _ lines: [Int]) -> [LevelLabel] {
        let parts = lines.filter { cells[$0][c] != nil }
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
            let label = parts[i..<(i + take)].compactMap { cells[$0][c] }
            let whole = label.reduce(into: Text()) { $0.append($1.text) }
            let term = builder.term(whole, first: role == .level1)
            out.append(
                LevelLabel(
                    cells: label, term: role != nil && term.known ? term.0 : nil,
                    middle: parts[i] + parts[i + take - 1]))
            i += take
        }
        return out
    }

    /// The first row of each label. In some tables a label stands in the middle of its rows, in some beside the first of them: that of
    /// the two under which the labels stand better is taken for the whole column. Rows above the first label have that of the page
    /// before. A group of level 1 begins where one of level 2 does.
    private func groups(
        _ rows: [Range<Int>], _ labels: [LevelLabel], _ level2: ArraySlice<Text?>, inner: Set<Int>
    ) -> [Int] {
        let middles = labels.map(\.middle)
        // How many of the first rows may not stand under each label.
        let strange = labels.map { label in
            level2.reduce(into: [0]) { sums, below in
                let fits =
                    label.term.flatMap { term in below.map { builder.vocabulary.mayStand($0, under: term) } } ?? true
                sums.append(sums[sums.count - 1] + (fits ? 0 : 1))
            }
        }
        guard !middles.isEmpty, middles.count <= rows.count else { return Array(0..<min(rows.count, middles.count)) }
        let beside = groups(rows, middles, inner, strange, centred: false)
        let centred = groups(rows, middles, inner, strange, centred: true)
        // A label of level 1 is for many rows, and mostly in the middle of them.
        return beside.cost + (inner.isEmpty ? 0 : 3) <= centred.cost ? beside.starts : centred.starts
    }

    /// The cheapest starts. Only rows near each label are looked at, so that a long table costs in line with its length.
    private func groups(
        _ rows: [Range<Int>], _ middles: [Int], _ inner: Set<Int>, _ strange: [[Int]], centred: Bool
    ) -> (cost: Int, starts: [Int]) {
        let far = Int.max / 4
        let near = nearest(rows, middles)
        let bands = near.map { max(0, $0 - Self.farthestStart)..<min(rows.count, $0 + Self.farthestStart + 1) }
        func cost(_ label: Int, _ start: Int, _ end: Int) -> Int {
            let last = centred ? rows[end - 1] : rows[start]
            let middle = rows[start].lowerBound + last.upperBound - 1
            return abs(middle - middles[label]) + (inner.isEmpty || inner.contains(start) ? 0 : 6)
                + 8 * (strange[label][end] - strange[label][start])
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
