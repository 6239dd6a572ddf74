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
        guard first.grid == .separated || first.grid == .exact, let table = first.table, first.pieces.count >= 3,
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
        return IndicatorHeader(looks, table, first.grid, next: line)
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
            if kind.level1 && !kind.level2 { level1 += 1 }
            if kind.level2 { level2 += 1 }
            if kind.sign { signs += 1 }
            if kind.isTarget { targets += 1 }
            if kind.unit { units += 1 }
        }

        var isLevel1: Bool { level1 == count }
        var isLevel2: Bool { level2 == count }
        var isSign: Bool { signs == count }
        var isTarget: Bool { targets * 2 > count }
        var isUnit: Bool { units == count && targets == 0 }
    }

    private init?(_ looks: [Int: Looks], _ table: Int, _ grid: GridKind?, next: Int) {
        let order: [ColumnRole] = [.level1, .level2, .name, .type, .value, .unit]
        var reached = -1
        var found: [Column] = []
        for (start, look) in looks.sorted(by: { $0.key < $1.key }) {
            let roles: [ColumnRole] =
                look.isLevel1
                ? [.level1]
                : look.isLevel2
                    ? [.level2]
                    : look.isSign
                        ? [.type]
                        : look.isTarget
                            ? [.value]
                            : look.isUnit ? [.unit] : [.name]
            // Each column once and in its order; behind the target nothing but its unit is certain.
            let place = roles.compactMap { order.firstIndex(of: $0) }.first { $0 > reached }
            guard let place else {
                found.append(Column(role: .unkept, start: start, end: start + 1, heading: Text()))
                continue
            }
            if place == 5, reached != 4 {
                found.append(Column(role: .unkept, start: start, end: start + 1, heading: Text()))
                continue
            }
            reached = place
            found.append(Column(role: order[place], start: start, end: start + 1, heading: Text()))
        }
        guard found.contains(where: { $0.role == .name }), found.contains(where: { $0.role == .value }) else {
            return nil
        }
        self.init()
        columns = found
        self.table = table
        self.grid = grid
        self.next = next
    }
}
