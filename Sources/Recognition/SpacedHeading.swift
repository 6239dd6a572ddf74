import Basics
import Forms
import Library

/// The heading of a table of indicators in text whose columns blanks keep apart: its words go over up to five lines.
struct SpacedHeading {
    struct Column {
        /// nil for a column of the form's head (a body, a project, its money), and for one that no list holds.
        var role: ColumnRole?
        var label: HeadLabel?
        var cell: RawRow.RawCell
        var start: Int { cell.column }
        var end: Int { cell.columnEnd }
        var isKnown: Bool { role != nil || label != nil }
        /// Whether one of its cells belongs to several rows.
        var spans: Bool { role == .level1 || role == .level2 || role == nil }
    }

    var columns: [Column]
    /// Headings that stand over several others (偏差原因分析).
    var groups: [RawRow.RawCell]
    var lines: Int
    /// Whether columns of the form's head stand left of the levels.
    var hasRoster: Bool { columns.contains { $0.role == nil && $0.label != nil } }

    /// What begins left of it stands in a column left of the names.
    var nameStart: Int {
        guard let name = columns.firstIndex(where: { $0.role == .name || $0.role == .content }) else { return 0 }
        return name == 0 ? columns[0].start : (columns[name - 1].end + columns[name].start) / 2
    }

    private static let highest = 5

    init?(_ rows: [RawRow], at i: Int, _ builder: IndicatorBuilder) {
        guard let first = rows[i].cells.first, first.text.characterCount <= 12 else { return nil }
        var best: (heading: SpacedHeading, worth: Int)?
        for count in 1...Self.highest where i + count <= rows.count {
            let lines = rows[i..<(i + count)]
            guard lines.allSatisfy({ $0.cells.allSatisfy(Self.mayHead) }) else { break }
            guard let found = SpacedHeading(lines, builder) else { continue }
            let worth = found.columns.reduce(0) { $0 + ($1.isKnown ? $1.label == .other ? 0 : 2 : -5) }
            // A further line belongs to the heading where it only adds words to columns that are there.
            let adds = worth == best?.worth && found.columns.count == best?.heading.columns.count
            if worth > best?.worth ?? 0 || adds { best = (found, worth) }
        }
        guard let best else { return nil }
        self = best.heading
    }

    private init?(_ rows: ArraySlice<RawRow>, _ builder: IndicatorBuilder) {
        var cells = rows.map(\.cells)
        groups = Self.takeGroups(&cells)
        columns = Self.stacks(cells).flatMap { stack -> [Column] in
            if let known = Self.column(stack, builder) { return [known] }
            // Two headings that one blank parts.
            let parts = Self.stacks(stack.map { $0.flatMap { $0.words() } })
            let known = parts.map { Self.column($0, builder) }
            if parts.count > 1, known.allSatisfy({ $0 != nil }) { return known.compactMap { $0 } }
            return [Column(role: nil, label: nil, cell: Self.joined(stack))]
        }
        columns.sort { $0.start < $1.start }
        lines = rows.count
        let roles = columns.compactMap(\.role)
        let unknown = columns.count { !$0.isKnown }
        // Words that no list holds on the first line are those of the row above.
        let above = columns.contains { !$0.isKnown && $0.cell.place.line == rows.first?.cells.first?.place.line }
        guard !(above && lines > 1), roles.contains(.name) || roles.contains(.content), Set(roles).count >= 3,
            unknown <= 1,
            let name = roles.firstIndex(where: { $0 == .name || $0 == .content }),
            !roles[..<name].contains(where: { $0 == .value || $0 == .actual })
        else { return nil }
    }

    private static func mayHead(_ cell: RawRow.RawCell) -> Bool {
        cell.text.characterCount <= 16 && amount(cell.text) == nil
    }

    private static func column(_ stack: [[RawRow.RawCell]], _ builder: IndicatorBuilder) -> Column? {
        let cell = joined(stack)
        guard let meanings = TermReading(cell.text, builder.vocabulary)?.meanings else { return nil }
        if let role = meanings.column, meanings.label != .projectName {
            return Column(role: role, label: nil, cell: cell)
        }
        if meanings.block != nil { return Column(role: nil, label: .other, cell: cell) }
        if let label = meanings.label { return Column(role: nil, label: label, cell: cell) }
        if meanings.money != nil || meanings.amount != nil { return Column(role: nil, label: .money, cell: cell) }
        return nil
    }

    /// Cells of the first line that stand over two or more others side by side.
    private static func takeGroups(_ lines: inout [[RawRow.RawCell]]) -> [RawRow.RawCell] {
        guard lines.count > 1, let first = lines.first else { return [] }
        var groups: [RawRow.RawCell] = []
        var kept: [RawRow.RawCell] = []
        for cell in first {
            let below = lines.dropFirst().map { $0.filter { $0.overlaps(cell) }.count }.max() ?? 0
            if below >= 2 { groups.append(cell) } else { kept.append(cell) }
        }
        lines[0] = kept
        return groups
    }

    /// Cells of several lines that stand under each other, line by line.
    private static func stacks(_ lines: [[RawRow.RawCell]]) -> [[[RawRow.RawCell]]] {
        var out: [(from: Int, to: Int, lines: [[RawRow.RawCell]])] = []
        for (number, line) in lines.enumerated() {
            for cell in line {
                var mine = (
                    from: cell.column, to: cell.columnEnd, lines: [[RawRow.RawCell]](repeating: [], count: lines.count)
                )
                mine.lines[number].append(cell)
                out.removeAll { other in
                    guard other.from < cell.columnEnd, cell.column < other.to else { return false }
                    mine.from = min(mine.from, other.from)
                    mine.to = max(mine.to, other.to)
                    for k in mine.lines.indices { mine.lines[k] = other.lines[k] + mine.lines[k] }
                    return true
                }
                out.append(mine)
            }
        }
        return out.map(\.lines)
    }

    private static func joined(_ stack: [[RawRow.RawCell]]) -> RawRow.RawCell {
        var cell: RawRow.RawCell?
        for line in stack {
            for (k, part) in line.enumerated() {
                if cell == nil { cell = part } else { cell?.join(part, with: k > 0 ? 0x20 : 0x0A) }
            }
        }
        return cell ?? stack[0][0]
    }
}
