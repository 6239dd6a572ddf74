import Basics
import Documents
import Forms
import Library

/// A page that begins inside a form shows rows whose heading stands on the page before. The columns are then told by what stands
/// in them, as far as that is certain: levels, name, sign, target and unit; what the others hold is kept as unread.
extension IndicatorHeader {
    /// The columns of the rows that begin at `line`, nil where they are no indicators.
    static func inferred(_ sequence: PieceSequence, at line: Int, _ builder: IndicatorBuilder) -> IndicatorHeader? {
        let first = sequence.lines[line]
        guard first.grid == .separated, let table = first.table, first.pieces.count >= 3,
            sequence.filled(first).contains(where: { $0.term?.meanings.level2 != nil })
                || sequence.filled(first).contains(where: { begins(like: $0, builder) })
        else { return nil }
        var looks: [Int: Looks] = [:]
        var rows = 0
        var levels = 0
        for here in sequence.lines[line...].prefix(60) {
            guard here.table == table, !sequence[here].contains(where: { $0.role != nil && $0.label == nil }) else {
                break
            }
            let filled = sequence.filled(here)
            guard filled.count >= 3 else { break }
            let kinds = filled.map { PieceKind($0, builder) }
            guard kinds.contains(where: { $0.isTarget || $0.sign }) else { break }
            rows += 1
            if kinds.contains(where: { $0.level2 && $0.titled }) { levels += 1 }
            for (piece, kind) in zip(filled, kinds) where piece.columnEnd == piece.column + 1 {
                looks[piece.column, default: Looks()].add(kind)
            }
        }
        guard rows >= 2, levels >= 1 else { return nil }
        return IndicatorHeader(looks, rows, table, first.grid, next: line)
    }

    /// A sign with its number, or a sign.
    private static func begins(like piece: Piece, _ builder: IndicatorBuilder) -> Bool {
        let kind = PieceKind(piece, builder)
        return kind.sign || kind.isSignedNumber
    }

    /// What the cells of a column look like.
    private struct Looks {
        var count = 0
        var level1 = 0
        var level2 = 0
        var signs = 0
        var targets = 0
        var units = 0

        mutating func add(_ kind: PieceKind) {
            count += 1
            if kind.level1 { level1 += 1 }
            if kind.level2 { level2 += 1 }
            if kind.sign { signs += 1 }
            if kind.isTarget { targets += 1 }
            if kind.unit { units += 1 }
        }

        var isLevel1: Bool { level1 == count }
        var isLevel2: Bool { level2 == count }

        /// What the column is, but for level 1.
        var role: ColumnRole {
            if isLevel2 { return .level2 }
            if signs == count { return .type }
            if targets * 2 > count { return .value }
            return units == count ? .unit : .name
        }
    }

    private init?(_ looks: [Int: Looks], _ rows: Int, _ table: Int, _ grid: GridKind?, next: Int) {
        let order: [ColumnRole] = [.level1, .level2, .name, .type, .value, .unit]
        var reached = -1
        var found: [Column] = []
        let sorted = looks.sorted { $0.key < $1.key }
        for (i, (start, look)) in sorted.enumerated() {
            // Some words name both levels: then a column of the second behind it tells.
            let isFirst = look.isLevel1 && (!look.isLevel2 || sorted[(i + 1)...].contains { $0.value.isLevel2 })
            let role = isFirst ? .level1 : look.role
            // Each column once and in its order; behind the target nothing but its unit is certain.
            let place = order.firstIndex(of: role) ?? reached
            let isNext = place > reached && (role != .unit || reached == place - 1)
            if isNext { reached = place }
            found.append(Column(role: isNext ? role : .unkept, start: start, end: start + 1, heading: Text()))
        }
        // Every row has a name and a target there: else the columns are not what they seem.
        for role in [ColumnRole.name, .value] {
            guard let column = found.first(where: { $0.role == role }), looks[column.start]?.count == rows else {
                return nil
            }
        }
        self.init()
        columns = found
        self.table = table
        self.grid = grid
        self.next = next
    }
}
