import Basics
import Documents
import Forms
import Library

/// The heading of a table of indicators: which column holds what.
struct IndicatorHeader {
    struct Column {
        var role: ColumnRole
        var start: Int
        var end: Int
        /// As printed.
        var heading: Text
        /// A value column of its own, one per town.
        var isFurtherValue = false
    }

    /// In order. Where long-term and annual targets stand side by side, the second group begins at `secondGroup`.
    var columns: [Column] = []
    var secondGroup: Int?
    /// Columns of the form's head in the same table.
    var roster: [(label: HeadLabel, start: Int, end: Int, heading: Text)] = []
    /// Headings that no list holds: value columns of their own, or columns that no field takes.
    var unknown: [Column] = []
    var horizon: Horizon?
    var table: Int?
    var grid: GridKind?
    var columnCount = 0
    /// The line behind the heading.
    var next = 0
    var usedPieces: [Int] = []
    var firstColumn: Int { columns.first?.start ?? 0 }

    func column(_ role: ColumnRole) -> Column? { columns.first { $0.role == role } }

    init() {}

    /// Reads the heading that starts at `line`, nil where none does.
    static func read(_ sequence: PieceSequence, at line: Int) -> IndicatorHeader? {
        let first = sequence.lines[line]
        return first.pieces.count == 1 ? readLoose(sequence, at: line) : readRow(sequence, at: line)
    }

    private static func readRow(_ sequence: PieceSequence, at line: Int) -> IndicatorHeader? {
        let first = sequence.lines[line]
        // Most lines are no heading: told without making a list.
        var roles = 0
        for index in first.pieces where sequence.pieces[index].role != nil { roles += 1 }
        guard roles >= 3 else { return nil }
        let indices = first.pieces.filter { !sequence.pieces[$0].isBlank }
        guard isHeading(indices.map { sequence.pieces[$0] }) else { return nil }
        var header = IndicatorHeader()
        header.table = first.table
        header.grid = first.grid
        header.next = line + 1
        for index in indices { header.add(sequence.pieces[index], index) }
        header.addSubheadings(sequence, line + 1)
        header.addLevelAbove(sequence, line)
        header.finish()
        return header.column(.name) != nil ? header : nil
    }

    /// 一级指标 in the row above, beside headings that span those of this row (长期绩效指标, 年度绩效指标).
    private mutating func addLevelAbove(_ sequence: PieceSequence, _ line: Int) {
        guard line > 0, sequence.lines[line - 1].table == table, table != nil, column(.level1) == nil,
            columns.count(where: { $0.role == .level2 }) == 2
        else { return }
        for index in sequence.lines[line - 1].pieces {
            let piece = sequence.pieces[index]
            guard piece.role == .level1, piece.columnEnd <= firstColumn else { continue }
            columns.insert(
                Column(role: .level1, start: piece.column, end: piece.columnEnd, heading: piece.text), at: 0)
            usedPieces.append(index)
            return
        }
    }

    private mutating func add(_ piece: Piece, _ index: Int) {
        columnCount = max(columnCount, piece.columnEnd)
        if piece.term != nil { usedPieces.append(index) }
        guard let meanings = piece.term?.meanings else {
            unknown.append(Column(role: .unkept, start: piece.column, end: piece.columnEnd, heading: piece.text))
            return
        }
        if let role = meanings.column, !(meanings.label == .projectName) {
            columns.append(Column(role: role, start: piece.column, end: piece.columnEnd, heading: piece.text))
        } else if let block = meanings.block {
            if block == .annual { horizon = .annual }
            if block == .longTerm { horizon = .longTerm }
        } else if let label = meanings.label, columns.isEmpty {
            roster.append((label, piece.column, piece.columnEnd, piece.text))
        } else if meanings.money != nil || meanings.amount != nil, columns.isEmpty {
            roster.append((.money, piece.column, piece.columnEnd, piece.text))
        } else {
            unknown.append(Column(role: .unkept, start: piece.column, end: piece.columnEnd, heading: piece.text))
        }
    }

    /// A second row of headings under a spanning one: 偏差原因分析 over its causes.
    private mutating func addSubheadings(_ sequence: PieceSequence, _ line: Int) {
        guard line < sequence.lines.count, sequence.lines[line].table == table, table != nil else { return }
        let indices = sequence.lines[line].pieces.filter { !sequence.pieces[$0].isBlank }
        let pieces = indices.map { sequence.pieces[$0] }
        guard !pieces.isEmpty, pieces.allSatisfy({ $0.role != nil }),
            !pieces.contains(where: { $0.role == .name || $0.role == .level1 || $0.role == .level2 })
        else { return }
        var under: [Column] = []
        for (index, piece) in zip(indices, pieces) {
            guard let role = piece.role else { continue }
            under.append(Column(role: role, start: piece.column, end: piece.columnEnd, heading: piece.text))
            usedPieces.append(index)
        }
        // The spanning headings give way to those under them; where spans were lost, to those up to the next heading.
        let parents = columns.indices.filter { columns[$0].role == .deviation || columns[$0].role == .likelihood }
        columns = columns.enumerated().filter { i, parent in
            let end = i + 1 < columns.count ? columns[i + 1].start : Int.max
            return
                !(parents.contains(i) && under.contains { $0.start >= parent.start && $0.start < max(parent.end, end) })
        }.map(\.element)
        // Where spans were lost, headings behind a spanning one stand too far left: they belong behind its parts.
        var behind = under.map(\.end).max() ?? 0
        for i in columns.indices where under.contains(where: { $0.start < columns[i].end && columns[i].start < $0.end })
        {
            columns[i].start = behind
            columns[i].end = behind + 1
            behind += 1
        }
        columns += under
        columns.sort { $0.start < $1.start }
        next = line + 1
    }

    private mutating func finish() {
        takeFurtherValues()
        // 指标内容 is the name where no column of its own is.
        let named = columns.contains { $0.role == .name }
        for i in columns.indices where columns[i].role == .content { columns[i].role = named ? .explanation : .name }
        if !columns.contains(where: { $0.role == .value }), let i = columns.firstIndex(where: { $0.role == .standard }),
            unknown.isEmpty, !columns.contains(where: { $0.role == .actual })
        {
            columns[i].role = .value
        }
        var seen: Set<ColumnRole> = []
        for i in columns.indices {
            let role = columns[i].role
            if role == .name || role == .value, seen.contains(role), secondGroup == nil, seen.contains(.value) {
                var start = i
                while start > 0, columns[start - 1].role == .level2 || columns[start - 1].role == .level1 { start -= 1 }
                secondGroup = start
            }
            seen.insert(role)
        }
    }

    /// Headings of no list where no target column stands: a target per town, with 合计 for their sum.
    private mutating func takeFurtherValues() {
        guard !columns.contains(where: { $0.role == .value || $0.role == .standard }), let name = column(.name) else {
            return
        }
        for column in unknown where column.start >= name.end {
            var value = column
            value.isFurtherValue = true
            if termKey(column.heading) == "合计" || termKey(column.heading) == "总计" {
                value.role = .value
                value.isFurtherValue = false
            }
            columns.append(value)
        }
        columns.sort { $0.start < $1.start }
    }

    // MARK: One heading a line

    private static func readLoose(_ sequence: PieceSequence, at line: Int) -> IndicatorHeader? {
        guard let index = sequence.lines[line].pieces.first, sequence.pieces[index].term != nil else { return nil }
        var header = IndicatorHeader()
        var i = line
        var run: [Int] = []
        while i < sequence.lines.count, sequence.lines[i].pieces.count == 1 {
            let index = sequence.lines[i].pieces.lowerBound
            let piece = sequence.pieces[index]
            if piece.isBlank {
                i += 1
                continue
            }
            guard let term = piece.term, term.inline == nil else { break }
            // The first level of the first row ends the heading.
            if term.meanings.column == nil, term.meanings.level1 != nil || term.meanings.level2 != nil, !run.isEmpty {
                break
            }
            run.append(index)
            i += 1
        }
        let pieces = run.map { sequence.pieces[$0] }
        guard isHeading(pieces) else { return nil }
        guard let first = pieces.firstIndex(where: { $0.role == .level1 || $0.role == .level2 || $0.role == .name })
        else {
            return nil
        }
        var start = first
        if pieces[..<first].contains(where: { $0.label == .projectName }) {
            while start > 0, pieces[start - 1].label != nil || pieces[start - 1].money != nil { start -= 1 }
        } else {
            while start > 0, pieces[start - 1].term?.meanings.block != nil { start -= 1 }
        }
        guard sequence.pieces[run[start]].line == line else { return nil }
        header.grid = .loose
        header.table = sequence.lines[line].table
        for (order, index) in run[start...].enumerated() {
            header.add(sequence.pieces[index].moved(to: order), index)
        }
        header.replaceParents()
        header.next = i
        header.finish()
        return header.column(.name) != nil ? header : nil
    }

    /// In a sequence, the causes come behind the headings that span them: the spanning ones go, and the order is that of the rows.
    private mutating func replaceParents() {
        let causes = columns.filter { if case .cause = $0.role { true } else { false } }
        guard !causes.isEmpty, let parent = columns.firstIndex(where: { $0.role == .deviation }) else { return }
        let likelihoods = columns.filter { if case .likely = $0.role { true } else { false } }
        let reason = columns.last { $0.role == .deviation }
        let before = columns[..<parent]
        let after = columns[(parent + 1)...].filter { column in
            if case .cause = column.role { return false }
            if case .likely = column.role { return false }
            return column.role != .deviation && column.role != .likelihood
        }
        columns = before + causes + (reason.map { [$0] } ?? []) + likelihoods + after
        for i in columns.indices {
            columns[i].start = i
            columns[i].end = i + 1
        }
    }
}

/// Whether pieces are a heading: the name and enough beside it.
private func isHeading(_ pieces: [Piece]) -> Bool {
    var roles = 0
    var named = false
    var levelled = false
    var valued = false
    for piece in pieces {
        guard let role = piece.role, piece.term?.inline == nil else { continue }
        roles += 1
        switch role {
        case .name, .content: named = true
        case .level1, .level2: levelled = true
        case .value, .standard, .actual: valued = true
        default: break
        }
    }
    return named && (levelled || valued) && roles >= 3 && Set(pieces.compactMap(\.role)).count >= 3
}
