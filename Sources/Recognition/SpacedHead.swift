import Basics
import Documents
import Forms
import Library

/// The lines above and below a table of indicators whose columns only blanks keep apart: which lines make a row. A row's cells stand in
/// the middle of it; a side label stands in the middle of all the rows it is for.
struct SpacedHead {
    let builder: IndicatorBuilder

    /// Of how many lines one row, one label, and one run of rows under a side label is at most.
    private static let highestRow = 20
    private static let highestLabel = 4
    private static let highestSection = 44
    /// Lines that are looked at together; a longer head is cut at a line where nothing goes on.
    private static let most = 90

    func unwrapped(_ rows: [RawRow]) -> [RawRow] {
        var out: [RawRow] = []
        var start = 0
        while start < rows.count {
            let end = min(rows.count, start + Self.most)
            out += HeadLines(Array(rows[start..<end]), builder).rows()
            start = end
        }
        return out
    }

    /// A cell of one line.
    private struct Part {
        var line: Int
        var cell: RawRow.RawCell
        var width: Int
        /// A term, or an amount: a whole cell.
        var whole: Bool
        var room = 0
    }

    /// A side label, of the parts of several lines.
    private struct Side {
        var parts: [Int]
        var first: Int
        var last: Int
        var end: Int
    }

    /// A row, or the rows beside a side label.
    private enum Step {
        case row(from: Int)
        case section(from: Int, side: Int)
    }

    private final class HeadLines {
        private let lines: [RawRow]
        private let builder: IndicatorBuilder
        private var parts: [Part] = []
        /// The parts of each line.
        private var ofLine: [Range<Int>] = []
        private var cuts: [Int] = []
        private var costs: [Int: Int] = [:]
        private var terms: [[Int]: Bool] = [:]

        init(_ lines: [RawRow], _ builder: IndicatorBuilder) {
            self.lines = lines
            self.builder = builder
            for (number, line) in lines.enumerated() {
                let start = parts.count
                for cell in line.cells where !cell.text.isEmpty {
                    let whole = amount(cell.text) != nil || isNothing(cell.text) || isTerm(cell.text)
                    parts.append(Part(line: number, cell: cell, width: printWidth(cell.text), whole: whole))
                }
                ofLine.append(start..<parts.count)
            }
            for i in parts.indices {
                let mine = parts[i].cell
                parts[i].room = parts.reduce(parts[i].width) {
                    let other = $1.cell
                    let same =
                        abs(other.column - mine.column) <= 2
                        || abs(other.column + other.columnEnd - mine.column - mine.columnEnd) <= 2
                    return same && abs($1.line - parts[i].line) <= 8 ? max($0, $1.width) : $0
                }
            }
            cuts = cutCosts()
        }

        private func isTerm(_ text: Text) -> Bool {
            TermReading(text, builder.vocabulary).map { $0.inline == nil } ?? false
        }

        func rows() -> [RawRow] {
            let n = lines.count
            guard n > 1 else { return lines }
            let far = Int.max / 4
            let sides = sideLabels()
            var least = [Int](repeating: far, count: n + 1)
            var steps = [Step?](repeating: nil, count: n + 1)
            least[0] = 0
            for end in 1...n {
                for start in max(0, end - SpacedHead.highestRow)..<end where least[start] < far {
                    let cost = least[start] + rowCost(start, end, nil, sides) + cuts[end]
                    if cost < least[end] { (least[end], steps[end]) = (cost, .row(from: start)) }
                }
                for (s, side) in sides.enumerated() where side.last < end {
                    // The label stands in the middle: the end tells the beginning, but for a line.
                    let middle = side.first + side.last + 1 - end
                    for start in max(0, middle - 2)...max(0, middle + 2)
                    where start <= side.first && end - start <= SpacedHead.highestSection && end - start > 1 {
                        guard least[start] < far, isBeside(side, start, end) else { continue }
                        let off = abs(side.first + side.last - (start + end - 1))
                        let beside = inner(start, end, s, sides)
                        let cost =
                            least[start] + 4 * max(0, off - 1) - 3 * (side.parts.count - 1) + cuts[end] + beside.cost
                            - (beside.ends.count > 1 ? isHeading(start, beside.ends[0], side) ? 7 : 2 : 0)
                        if cost < least[end] { (least[end], steps[end]) = (cost, .section(from: start, side: s)) }
                    }
                }
            }
            var out: [[RawRow]] = []
            var end = n
            while end > 0, let step = steps[end] {
                switch step {
                case .row(let start):
                    out.append([row(start, end, nil, sides)].compactMap { $0 })
                    end = start
                case .section(let start, let s):
                    var rows: [RawRow] = []
                    var from = start
                    for to in inner(start, end, s, sides).ends {
                        if let row = row(from, to, s, sides) { rows.append(row) }
                        from = to
                    }
                    var label = parts[sides[s].parts[0]].cell
                    for more in sides[s].parts.dropFirst() { label.join(parts[more].cell, with: 0x0A) }
                    rows = underHeadings(rows)
                    if !rows.isEmpty { rows[0].cells.insert(label, at: 0) }
                    out.append(rows)
                    end = start
                }
            }
            return amountsUnderHeadings(out.reversed().flatMap { $0 })
        }

        /// A row of amounts under a row of labels: each amount in the column of the label that it stands nearest to.
        private func amountsUnderHeadings(_ rows: [RawRow]) -> [RawRow] {
            var rows = rows
            for i in rows.indices.dropFirst() {
                let heads = rows[i - 1].cells
                let cells = rows[i].cells
                guard cells.count > 1, heads.count >= cells.count, heads.allSatisfy({ isLabel($0.text) }),
                    cells.allSatisfy({ amount($0.text) != nil || isNothing($0.text) })
                else { continue }
                for (k, head) in nearestPlaces(cells, heads).enumerated() {
                    rows[i].cells[k].column = heads[head].column
                    rows[i].cells[k].columnEnd = heads[head].columnEnd
                }
            }
            return rows
        }

        /// Whether nothing but headings stands in a row: it begins a table of its own beside a side label.
        private func isHeading(_ start: Int, _ end: Int, _ side: Side) -> Bool {
            let stacks = stacks(start, end, side)
            return stacks.count > 1
                && stacks.allSatisfy { stack in
                    amount(parts[stack[0]].cell.text) == nil
                        && (stack.count == 1 ? parts[stack[0]].whole : isKnown(stack))
                }
        }

        /// The cells of rows beside a side label, each in the column of the heading that it stands nearest to, in their order.
        private func underHeadings(_ rows: [RawRow]) -> [RawRow] {
            var heads: [RawRow.RawCell] = []
            return rows.map { row in
                if row.cells.count > 1, row.cells.allSatisfy({ isLabel($0.text) }) {
                    heads = row.cells
                    return row
                }
                // A label at the left stands under no heading.
                let labels = row.cells.prefix { isLabel($0.text) }.count
                let rest = Array(row.cells.dropFirst(labels))
                guard heads.count > 1, !rest.isEmpty, rest.count <= heads.count,
                    !rest.contains(where: { isLabel($0.text) })
                else { return row }
                var row = row
                for (i, head) in nearestPlaces(rest, heads).enumerated() {
                    row.cells[labels + i].column = heads[head].column
                    row.cells[labels + i].columnEnd = heads[head].columnEnd
                }
                return row
            }
        }

        // MARK: Side labels

        /// Terms at the left of their lines, over up to four lines.
        private func sideLabels() -> [Side] {
            var out: [Side] = []
            for line in lines.indices {
                guard let first = ofLine[line].first, parts[first].width <= 24 else { continue }
                var taken = [first]
                var text = parts[first].cell.text
                var best: [Int]? = isSide(text) ? taken : nil
                var next = line + 1
                while next < lines.count, taken.count < SpacedHead.highestLabel,
                    next - parts[taken[taken.count - 1]].line <= 4
                {
                    if let more = ofLine[next].first, parts[more].cell.overlaps(parts[taken[taken.count - 1]].cell) {
                        guard parts[more].width <= 24 else { break }
                        taken.append(more)
                        text.append(parts[more].cell.text)
                        if isSide(text) { best = taken }
                    }
                    next += 1
                }
                guard let best else { continue }
                let cells = best.map { parts[$0].cell }
                out.append(
                    Side(
                        parts: best, first: line, last: parts[best[best.count - 1]].line,
                        end: cells.map(\.columnEnd).max() ?? 0))
            }
            return out
        }

        private func isSide(_ text: Text) -> Bool {
            guard let term = TermReading(text, builder.vocabulary), term.inline == nil else { return false }
            return term.meanings.label != nil || term.meanings.money != nil || term.meanings.block != nil
        }

        private func isBeside(_ side: Side, _ start: Int, _ end: Int) -> Bool {
            for line in start..<end {
                for part in ofLine[line] where parts[part].cell.column < side.end && !side.parts.contains(part) {
                    return false
                }
            }
            return true
        }

        private func isLabel(_ text: Text) -> Bool {
            amount(text) == nil && TermReading(text, builder.vocabulary) != nil
        }

        /// The rows beside a side label: where each ends, and what they cost.
        private func inner(_ start: Int, _ end: Int, _ s: Int, _ sides: [Side]) -> (cost: Int, ends: [Int]) {
            let far = Int.max / 4
            let n = end - start
            var least = [Int](repeating: far, count: n + 1)
            var from = [Int](repeating: 0, count: n + 1)
            least[0] = 0
            for e in 1...n {
                for b in max(0, e - SpacedHead.highestRow)..<e where least[b] < far {
                    let cost = least[b] + rowCost(start + b, start + e, s, sides) + (e < n ? cuts[start + e] : 0)
                    if cost < least[e] { (least[e], from[e]) = (cost, b) }
                }
            }
            var ends: [Int] = []
            var e = n
            while e > 0 {
                ends.append(start + e)
                e = from[e]
            }
            return (least[n], ends.reversed())
        }

        // MARK: Rows

        /// Cells that stand under each other in these lines.
        private func stacks(_ start: Int, _ end: Int, _ without: Side?) -> [[Int]] {
            var indices: [Int] = []
            for line in start..<end {
                for part in ofLine[line] where !(without?.parts.contains(part) ?? false) { indices.append(part) }
            }
            indices.sort { parts[$0].cell.column < parts[$1].cell.column }
            var out: [[Int]] = []
            var border = Int.min
            for part in indices {
                // Half a character is lost to rounding.
                let touches = parts[part].cell.column == border && parts[part].width <= 4
                if !out.isEmpty, parts[part].cell.column < border || touches {
                    out[out.count - 1].append(part)
                } else {
                    out.append([part])
                }
                border = max(border, parts[part].cell.columnEnd)
            }
            return out.map { $0.sorted() }
        }

        private func rowCost(_ start: Int, _ end: Int, _ s: Int?, _ sides: [Side]) -> Int {
            let side = s.map { sides[$0] }.flatMap { side in
                side.parts.contains { parts[$0].line >= start && parts[$0].line < end } ? side : nil
            }
            let key = ((side == nil ? 0 : (s ?? 0) + 1) << 20) | (start << 10) | end
            if let known = costs[key] { return known }
            let stacks = stacks(start, end, side)
            var sum = 2
            for stack in stacks { sum += cost(of: stack, start, end) }
            // Words or an amount with no label beside them.
            if stacks.count == 1, let only = stacks.first, !only.contains(where: { isLabel(parts[$0].cell.text) }) {
                sum += 3
            }
            // A row is as high as its highest cell.
            let highest = stacks.map { parts[$0[$0.count - 1]].line - parts[$0[0]].line + 1 }.max() ?? 0
            sum += 4 * (end - start - highest)
            costs[key] = sum
            return sum
        }

        private func cost(of stack: [Int], _ start: Int, _ end: Int) -> Int {
            let first = parts[stack[0]].line
            let last = parts[stack[stack.count - 1]].line
            var sum = 3 * max(0, abs(first + last - (start + end - 1)) - 1)
            guard stack.count > 1 else { return sum + (parts[stack[0]].whole ? 0 : 1) }
            if isKnown(stack) { return sum - 3 * (stack.count - 1) }
            sum += stack.count { parts[$0].whole } * 6 + 1
            // 填报单位：某某局 is complete.
            if isWithValue(parts[stack[0]].cell.text) { sum += 6 }
            for (part, next) in zip(stack, stack.dropFirst()) {
                let (a, b) = (parts[part], parts[next])
                let apart = b.line - a.line
                if apart == 0 {
                    sum += 6
                } else {
                    sum += apart > 3 ? 3 * (apart - 1) : apart - 1
                    let goesOn = wraps(a.cell.text, b.cell.text, room: a.room) || cannotBegin(b.cell.text)
                    let ends = a.cell.text.hasSuffix("。") || a.cell.text.hasSuffix("；")
                    if !goesOn, !ends, endOfNumber(b.cell.text.bytes, 0) == nil { sum += 2 }
                    if isFirst(b) { sum += 3 }
                }
            }
            return sum
        }

        /// A label with a body, or another short value, behind its colon.
        private func isWithValue(_ text: Text) -> Bool {
            guard text.count <= 96, text.firstColon != nil else { return false }
            return TermReading(text, builder.vocabulary)?.inline.map { isBodyName($0.trimmed()) } ?? false
        }

        /// `1.`: an enumeration begins.
        private func isFirst(_ part: Part) -> Bool {
            guard let end = endOfNumber(part.cell.text.bytes, 0) else { return false }
            let marks = part.cell.text[0..<end].scalars.filter {
                isHan($0) || (0x30...0x39).contains($0) || (0x2460...0x2473).contains($0)
            }
            return marks.last == 0x31 && !marks.contains(0x30) || marks.last == 0x2460 || marks.last == 0x4E00
        }

        /// Whether lines under each other make a term, or one amount, that none of them is.
        private func isKnown(_ stack: [Int]) -> Bool {
            guard stack.count <= 6, stack.reduce(0, { $0 + parts[$1].width }) <= 40 else { return false }
            if let known = terms[stack] { return known }
            var text = Text()
            for part in stack { text.append(parts[part].cell.text) }
            let lonely = stack.contains { !parts[$0].whole }
            // An amount that was too long for its cell: its last figures stand below.
            let first = parts[stack[0]].cell.text.bytes
            let number =
                stack.count == 2 && parts[stack[1]].width <= 3 && amount(text) != nil
                && (first.contains(UInt8(ascii: ".")) || first.contains(UInt8(ascii: ",")))
            let known = lonely && isTerm(text) || number
            terms[stack] = known
            return known
        }

        /// Running text that goes on over the end of a row speaks against it.
        private func cutCosts() -> [Int] {
            var costs = [Int](repeating: 0, count: lines.count + 1)
            for line in lines.indices.dropFirst() {
                for part in ofLine[line] {
                    let mine = parts[part]
                    let above = (max(0, line - 2)..<line).reversed().lazy.flatMap { self.ofLine[$0] }.first {
                        self.parts[$0].cell.overlaps(mine.cell)
                    }
                    guard let above else { continue }
                    let before = parts[above]
                    let text = before.cell.text
                    let goesOn =
                        before.width >= 6 && !before.whole && !mine.whole && !text.hasSuffix("。")
                        && !text.hasSuffix("；")
                        && wraps(text, mine.cell.text, room: before.room)
                        && endOfNumber(mine.cell.text.bytes, 0) == nil
                    let nextItem = endOfNumber(mine.cell.text.bytes, 0) != nil && !isFirst(mine) && !before.whole
                    let cost = cannotBegin(mine.cell.text) ? 6 : goesOn ? before.width >= 16 ? 4 : 2 : nextItem ? 3 : 0
                    for cut in (before.line + 1)...line { costs[cut] += cost }
                }
            }
            return costs
        }

        private func row(_ start: Int, _ end: Int, _ s: Int?, _ sides: [Side]) -> RawRow? {
            var row = lines[start]
            row.cells = stacks(start, end, s.map { sides[$0] }).map { stack in
                var cell = parts[stack[0]].cell
                for (part, next) in zip(stack, stack.dropFirst()) {
                    cell.join(parts[next].cell, with: parts[part].line == parts[next].line ? 0x20 : 0x0A)
                }
                return cell
            }
            guard let first = row.cells.first else { return nil }
            return row.cells.count == 1 && first.place.paragraph != nil ? row.outsideTables : row
        }
    }
}
