import Basics
import Documents
import Forms
import Library

/// Decodes a sequence of cells into rows where columns are lost: each cell gets the column that it fits and that the order of the
/// headings allows, for the whole table at once and not cell by cell.
struct RowDecoder {
    let header: IndicatorHeader
    let builder: IndicatorBuilder

    /// The column of each piece; nil for one that belongs to no column. `newRow` marks the first piece of a row.
    struct Decoded {
        var column: Int?
        var newRow: Bool
    }

    func decode(_ pieces: [Piece]) -> [Decoded] {
        let n = header.roster.count + header.columns.count
        let roles = header.roster.map { RowSlot.head($0.label) } + header.columns.map { RowSlot.column($0.role) }
        guard n > 0, !pieces.isEmpty else { return [] }
        // What a row pays for the columns it leaves blank: sums over the first k columns.
        let second = roles.firstIndex { $0.role == .level2 }
        var skipped = [0]
        for role in roles { skipped.append(skipped[skipped.count - 1] + Costs.blank(role)) }
        let unreachable = Int.max / 4
        var cost = [Int](repeating: unreachable, count: n)
        var back: [[Int16]] = []
        var started = false
        var none = 0
        var bareLevel = false
        var before: PieceKind?
        let hasType = roles.contains { $0.role == .type }
        let hasUnit = roles.contains { $0.role == .unit }
        for (i, piece) in pieces.enumerated() {
            var kind = PieceKind(piece, builder)
            // 居民满意度 ≥90%: a name that is a level's word too has its target behind it.
            if kind.level1 || kind.level2, i + 1 < pieces.count, !joinLines(piece.text).hasSuffix("指标"),
                PieceKind(pieces[i + 1], builder).isSignedNumber
            {
                kind.level1 = false
                kind.level2 = false
                kind.weakLevel2 = false
                kind.heading = false
            }
            defer {
                bareLevel = kind.level1 && kind.level2 && !kind.weakLevel2
                before = kind
            }
            // `≥ 95 %` in one cell: the sign, the number and the unit are one value.
            let endsValue =
                piece.afterBlank
                && (!hasType && (before?.sign ?? false) && (kind.value || kind.number)
                    || !hasUnit && (before?.number ?? false) && kind.unit)
            var next = [Int](repeating: unreachable, count: n)
            var from = [Int16](repeating: -1, count: n)
            let stay = Costs.outside(kind)
            for c in 0..<n {
                let fit = !hasType && kind.sign && roles[c].isValue ? 2 : Costs.fit(kind, roles[c])
                // A row begins here, behind a row that ended in any column.
                let begin = skipped[c]
                if !started {
                    if none + begin + fit < next[c] { (next[c], from[c]) = (none + begin + fit, Int16(n)) }
                } else {
                    for p in 0..<n where cost[p] < unreachable {
                        let fresh = cost[p] + ending(p, skipped) + begin + fit
                        if fresh < next[c] { (next[c], from[c]) = (fresh, Int16(n + 1 + p)) }
                        if p < c {
                            // A level 1 of its own is followed by its level 2.
                            let bare =
                                bareLevel && roles[p].role == .level1 && second.map { $0 > p && $0 < c } ?? false
                                ? 4 : 0
                            let onward = cost[p] + skipped[c] - skipped[p + 1] + fit + bare
                            if onward < next[c] { (next[c], from[c]) = (onward, Int16(p)) }
                        }
                    }
                    if cost[c] < unreachable {
                        let joined = cost[c] + (endsValue && roles[c].isValue ? 0 : Costs.join(kind, roles[c]))
                        if joined < next[c] { (next[c], from[c]) = (joined, Int16(2 * n + 1 + c)) }
                    }
                    // The piece belongs to no column; the row stays where it was.
                    if cost[c] < unreachable, cost[c] + stay < next[c] {
                        (next[c], from[c]) = (cost[c] + stay, Int16(3 * n + 1 + c))
                    }
                }
            }
            if !started { none += stay }
            started = true
            cost = next
            back.append(from)
        }
        var best = 0
        for c in 0..<n where cost[c] + ending(c, skipped) < cost[best] + ending(best, skipped) { best = c }
        return trace(back, from: best, columns: n)
    }

    /// What a row pays for the columns behind its last one; a line of the head alone (a body and its sum) pays little.
    private func ending(_ column: Int, _ skipped: [Int]) -> Int {
        column < header.roster.count ? 3 : skipped[skipped.count - 1] - skipped[column + 1]
    }

    private func trace(_ back: [[Int16]], from last: Int, columns n: Int) -> [Decoded] {
        var out: [Decoded] = []
        var c = last
        for from in back.reversed() {
            let step = Int(from[c])
            switch step {
            case 0..<n:
                out.append(Decoded(column: c, newRow: false))
                c = step
            case (n + 1)..<(2 * n + 1):
                out.append(Decoded(column: c, newRow: true))
                c = step - n - 1
            case (2 * n + 1)..<(3 * n + 1):
                out.append(Decoded(column: c, newRow: false))
                c = step - 2 * n - 1
            case (3 * n + 1)...:
                out.append(Decoded(column: nil, newRow: false))
                c = step - 3 * n - 1
            default: out.append(Decoded(column: c, newRow: true))
            }
        }
        return out.reversed()
    }
}

/// A column that the decoder fills: one of the table of indicators, or one of the form's head before it.
enum RowSlot {
    case column(ColumnRole)
    case head(HeadLabel)

    var role: ColumnRole? { if case .column(let role) = self { role } else { nil } }
    var isValue: Bool { role == .value || role == .actual || role == .forecast || role == .lastYear }
}

/// What a piece looks like by the closed vocabularies.
struct PieceKind {
    var blank = false
    var level1 = false
    var level2 = false
    var heading = false
    var sign = false
    var number = false
    var value = false
    var date = false
    var unit = false
    var nothing = false
    var tick = false
    var likelihood = false
    var standard = false
    var sentence = false
    var digits = false
    var grade = false
    var body = false
    /// `指标2：` stands before it: a name.
    var numbered = false
    /// Of the page around the form.
    var page = false
    /// A term of level 2 that is rather one of level 1.
    var weakLevel2 = false
    var afterBlank = false
    /// A number with its sign.
    var isSignedNumber = false
    var characters = 0

    init(_ piece: Piece, _ builder: IndicatorBuilder) {
        let text = joinLines(piece.text)
        blank = text.isEmpty
        guard !blank else { return }
        characters = text.characterCount
        afterBlank = piece.afterBlank
        let key = termKey(text)
        if characters <= 24 {
            level1 = builder.term(text, first: true).known
            let second = builder.term(text, first: false)
            level2 = second.known
            weakLevel2 = level1 && (second.0 == "产出指标" || second.0 == "效益指标")
            heading = piece.role != nil
            nothing = isNothing(text)
            tick = isTick(key) && !(key == "1") && !(key == "是")
            // A级 is a result.
            let isLetterGrade = key.count == 4 && key.hasSuffix("级") && (0x41...0x5A).contains(key.bytes[0])
            unit = !isLetterGrade && builder.units.unit(key) != nil
            likelihood = Likelihood.allCases.contains { key == Text($0.rawValue) }
            standard = key.hasSuffix("标准") && characters <= 8
            sign =
                key.hasPrefix("定性") || key.hasPrefix("定量") || key.hasPrefix("正向") || key.hasPrefix("反向")
                || builder.vocabulary.comparison(whole: key) != nil
            grade =
                isLetterGrade || key == "达成" || key == "部分达成" || key == "未达成" || key == "优" || key == "良" || key == "中"
                || key == "差"
        }
        numbered = text.hasPrefix("指标") && endOfNumber(text.bytes, 0) != nil
        digits = key.bytes.contains(where: isAsciiDigit)
        number = digits && amount(text) != nil
        if digits, characters <= 30 {
            let reading = ValueReading(text, builder.vocabulary, builder.units)
            value = reading.value != nil
            isSignedNumber = value && reading.comparison != nil
            date = !value && (text.contains("年") || text.contains("月") || text.contains("日")) && characters <= 16
        }
        body = characters <= 30 && (splitCode(text) != nil || isBodyName(text))
        page = builder.vocabulary.isOfPage(text)
        sentence = text.hasSuffix("。") || text.contains("÷") || text.contains("；") || characters > 30
    }
}

/// A public body by its last word.
func isBodyName(_ text: Text) -> Bool {
    for suffix in ["局", "委员会", "中心", "办公室", "厅", "所", "站", "院", "学校", "队", "部", "政府", "会", "处"] as [StaticString]
    where text.hasSuffix(suffix) { return true }
    return false
}

/// What it costs to put a piece into a column, to leave a column blank, to join a piece to the one before.
/// Small whole numbers: 0 fits, 2 may be, 5 hardly, 9 never of one's own accord.
enum Costs {
    static func fit(_ kind: PieceKind, _ slot: RowSlot) -> Int {
        switch slot {
        case .column(let role): return fit(kind, role)
        case .head(let label):
            if kind.blank { return 1 }
            if kind.level1 || kind.level2 || kind.sign || kind.unit || kind.nothing { return 14 }
            switch label {
            case .money: return kind.number ? 1 : 14
            case .objective, .objectiveAnnual, .objectiveLong: return kind.sentence ? 0 : 14
            case .body, .reportedBy: return kind.body ? 0 : kind.digits || kind.sentence ? 14 : 6
            default: return kind.number || kind.value || kind.sentence ? 14 : 3
            }
        }
    }

    static func blank(_ slot: RowSlot) -> Int { if case .column(let role) = slot { blank(role) } else { 0 } }

    static func join(_ kind: PieceKind, _ slot: RowSlot) -> Int {
        if case .column(let role) = slot { join(kind, role) } else { 12 }
    }

    static func fit(_ kind: PieceKind, _ role: ColumnRole) -> Int {
        if kind.blank { return role == .name ? 9 : 1 }
        if kind.page { return 14 }
        if kind.numbered { return role == .name ? 0 : 9 }
        switch role {
        case .level1: return kind.level1 ? 0 : kind.level2 ? 9 : kind.number || kind.sign || kind.sentence ? 14 : 10
        case .level2:
            return kind.weakLevel2
                ? 7 : kind.level2 ? 0 : kind.level1 ? 8 : kind.number || kind.sign || kind.sentence ? 14 : 9
        case .name, .content:
            if kind.sign || kind.number || kind.tick || kind.nothing { return 14 }
            if kind.level1 || kind.level2 || kind.heading { return 7 }
            if kind.value || kind.unit || kind.standard || kind.likelihood { return 8 }
            return kind.sentence || kind.body ? 5 : kind.grade ? 8 : 1
        case .type: return kind.sign ? 0 : 12
        case .value:
            if kind.value || kind.number { return 0 }
            if kind.sign || kind.tick || kind.level1 || kind.level2 { return 10 }
            return kind.date ? 1 : kind.unit ? 6 : kind.sentence ? 5 : 3
        case .unit:
            return kind.unit || kind.nothing ? 0 : kind.number || kind.value ? 12 : kind.characters <= 5 ? 5 : 12
        case .weight, .score: return kind.number ? 0 : kind.nothing ? 2 : 12
        case .actual, .forecast, .lastYear, .pastYear:
            if kind.value || kind.number || kind.grade { return 0 }
            return kind.sign || kind.tick || kind.level1 || kind.level2 ? 10 : kind.date ? 1 : kind.unit ? 6 : 3
        case .explanation, .basis, .deviation, .remark:
            if kind.sign || kind.tick { return 12 }
            if kind.number || kind.value { return 7 }
            return kind.level1 || kind.level2 || kind.unit ? 7 : kind.sentence ? 0 : 1
        case .standard: return kind.standard ? 0 : 6
        case .likelihood: return kind.likelihood ? 0 : 12
        case .likely, .cause: return kind.tick ? 0 : 12
        case .unkept: return 3
        }
    }

    static func blank(_ role: ColumnRole) -> Int {
        switch role {
        case .level1, .level2, .cause, .likely: 0
        case .name: 10
        case .value: 7
        case .type, .weight: 4
        case .score: 3
        case .unit, .actual, .forecast, .standard, .lastYear: 3
        case .likelihood: 3
        case .explanation, .basis: 2
        case .deviation, .remark, .pastYear, .unkept, .content: 0
        }
    }

    /// A cell over several lines, or parted by blanks.
    static func join(_ kind: PieceKind, _ role: ColumnRole) -> Int {
        if kind.blank { return 2 }
        if kind.number || kind.sign || kind.tick || kind.level1 || kind.level2 || kind.value || kind.page
            || kind.numbered
        {
            return 14
        }
        switch role {
        case .explanation, .basis, .deviation, .remark: return 2
        case .name: return kind.sentence ? 8 : kind.afterBlank ? 2 : 4
        case .value, .actual, .forecast: return kind.sentence ? 8 : 4
        default: return 14
        }
    }

    /// A piece that belongs to no column: what a page prints between and behind the rows.
    static func outside(_ kind: PieceKind) -> Int { kind.blank || kind.page ? 0 : kind.heading ? 1 : 7 }
}

extension FormReader {
    /// Reads all rows of a table whose columns are lost, up to the next label or title.
    mutating func readLooseRows(_ start: Int) -> Int? {
        guard let header else { return nil }
        var line = start
        var indices: [Int] = []
        while line < sequence.lines.count {
            let pieces = sequence.lines[line].pieces
            guard pieces.count == 1 else { break }
            let piece = sequence.pieces[pieces.lowerBound]
            if line > start || !piece.isBlank {
                if endsLooseRows(piece) || TitleReading(joinLines(piece.text)) != nil { break }
                if line > start, IndicatorHeader.read(sequence, at: line) != nil { break }
            }
            indices.append(pieces.lowerBound)
            line += 1
        }
        let rows = withoutTail(indices)
        let ends = rows.count < indices.count
        indices = rows
        guard !indices.isEmpty else { return nil }
        defer { if ends { endIndicators() } }
        line = sequence.pieces[indices[indices.count - 1]].line + 1
        let decoded = RowDecoder(header: header, builder: builder).decode(indices.map { sequence.pieces[$0] })
        var row: [RowCell] = []
        var head: [(label: HeadLabel, index: Int)] = []
        let rosterCount = header.roster.count
        func finishRow(_ reader: inout FormReader) {
            if !head.isEmpty { reader.readRoster(head, at: reader.sequence.pieces[head[0].index].line) }
            if !row.isEmpty { reader.add(row, header) }
            row = []
            head = []
        }
        for (index, step) in zip(indices, decoded) {
            guard let slot = step.column else { continue }
            if step.newRow { finishRow(&self) }
            draft.extend(to: sequence.pieces[index].line)
            if slot < rosterCount {
                head.append((header.roster[slot].label, index))
                continue
            }
            let column = header.columns[slot - rosterCount]
            if let last = row.last, last.column.start == column.start {
                row[row.count - 1].piece = last.piece.joined(
                    with: sequence.pieces[index].text, blank: sequence.pieces[index].afterBlank)
                draft.used.insert(index)
            } else {
                row.append(RowCell(column: column, piece: sequence.pieces[index], index: index))
            }
        }
        finishRow(&self)
        return line
    }

    /// Without what a page prints behind the last row: from the first line that is none of a row's, after its last number or term.
    private func withoutTail(_ indices: [Int]) -> [Int] {
        let kinds = indices.map { PieceKind(sequence.pieces[$0], builder) }
        let last = kinds.lastIndex {
            !$0.page
                && ($0.sign || $0.value || $0.number || $0.unit || $0.tick || $0.likelihood || $0.level1 || $0.level2)
        }
        // Behind the heading of a blank form there is nothing but the page.
        let tail = kinds[((last ?? -1) + 1)...].firstIndex { $0.page || $0.body || $0.date }
        return tail.map { Array(indices[..<$0]) } ?? indices
    }

    private func endsLooseRows(_ piece: Piece) -> Bool {
        guard let meanings = piece.term?.meanings else { return false }
        if meanings.level1 != nil || meanings.level2 != nil || meanings.column != nil { return false }
        if let block = meanings.block { return block != .any }
        // 等级 alone may be the rest of a broken name.
        return meanings.label != nil && meanings.label != .grade
    }
}
