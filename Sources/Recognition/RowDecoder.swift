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
        /// What the piece itself costs in its column, or outside all.
        var cost: Int
        /// The best reading of the whole table in which this piece stands elsewhere: where, and how much worse it is.
        var next: Alternative?
    }

    struct Alternative {
        /// nil where the piece would belong to no column.
        var column: Int?
        var margin: Int
    }

    /// - Parameter kinds: what the pieces look like, where that is known already.
    func decode(_ pieces: [Piece], _ kinds: [PieceKind]? = nil) -> [Decoded] {
        let roles = header.roster.map { RowSlot.head($0.label) } + header.columns.map { RowSlot.column($0.role) }
        guard !roles.isEmpty, !pieces.isEmpty else { return [] }
        var lattice = Lattice(pieces: pieces.count, roles: roles, roster: header.roster.count)
        let hasType = roles.contains { $0.role == .type }
        let hasUnit = roles.contains { $0.role == .unit }
        let kinds = kinds ?? pieces.map { PieceKind($0, builder) }
        var before: PieceKind?
        for (i, piece) in pieces.enumerated() {
            var kind = kinds[i]
            kind.isRepeated =
                i > 0 && !kind.blank && (!kind.number || kind.isSignedNumber) && pieces[i - 1].text == piece.text
            // 居民满意度 ≥90%: a name that is a level's word too has its target behind it.
            if kind.level1 || kind.level2, i + 1 < pieces.count, !joinLines(piece.text).hasSuffix("指标"),
                kinds[i + 1].isSignedNumber
            {
                kind.level1 = false
                kind.level2 = false
                kind.weakLevel2 = false
                kind.heading = false
            }
            // A level printed twice, or once over two columns: it is the name too.
            if kind.titled,
                header.grid == .separated && piece.columnEnd > piece.column + 1
                    || i > 0 && pieces[i - 1].text == piece.text
            {
                kind.titled = false
            }
            // `≥ 95 %` in one cell: the sign, the number and the unit are one value.
            let endsValue =
                piece.afterBlank
                && (!hasType && (before?.sign ?? false) && (kind.value || kind.number)
                    || !hasUnit && (before?.number ?? false) && kind.unit)
            for slot in roles {
                let fit = !hasType && kind.sign && slot.isValue ? Costs.signInValue : Costs.fit(kind, slot)
                lattice.fits.append(Int16(fit))
                lattice.joins.append(Int16(endsValue && slot.isValue ? 0 : Costs.join(kind, slot)))
            }
            lattice.outside.append(Int16(Costs.outside(kind)))
            lattice.bareLevels.append(kind.level1 && kind.level2 && !kind.weakLevel2)
            before = kind
        }
        lattice.forward()
        return lattice.decoded()
    }
}

/// All readings of a sequence of pieces at once: what each piece costs in each column, and the cheapest way through.
/// Flat arrays with one entry a piece and column, since a page may be one long sequence.
private struct Lattice {
    let roles: [RowSlot]
    let n: Int
    let rosterCount: Int
    /// What a row pays for the columns it leaves blank: sums over the first k columns.
    let skipped: [Int]
    let level2: Int?
    /// What each piece costs in each column: of its own, and joined to what stands there.
    var fits: [Int16] = []
    var joins: [Int16] = []
    /// What each piece costs that belongs to no column.
    var outside: [Int16] = []
    /// Pieces that name a level 1 and no more.
    var bareLevels: [Bool] = []
    /// The cheapest way up to each piece: with the row standing at each column, and with the piece itself placed there.
    private var reach: [Int32] = []
    private var placed: [Int32] = []
    /// The last step of the way: n columns on, then the codes below.
    private var back: [Int16] = []

    init(pieces: Int, roles: [RowSlot], roster: Int) {
        self.roles = roles
        n = roles.count
        rosterCount = roster
        var sums = [0]
        for role in roles { sums.append(sums[sums.count - 1] + Costs.blank(role)) }
        skipped = sums
        level2 = roles.firstIndex { $0.role == .level2 }
        fits.reserveCapacity(pieces * n)
        joins.reserveCapacity(pieces * n)
        outside.reserveCapacity(pieces)
        bareLevels.reserveCapacity(pieces)
    }

    mutating func forward() {
        let count = outside.count
        reach = [Int32](repeating: 0, count: count * n)
        placed = reach
        back = [Int16](repeating: 0, count: count * n)
        for i in 0..<count {
            for c in 0..<n {
                let fit = Int(fits[i * n + c])
                // The first piece begins a row.
                var (best, step) = (skipped[c] + fit, n)
                if i > 0 {
                    best = Int.max
                    let row = (i - 1) * n
                    for p in 0..<n {
                        let cost = Int(reach[row + p])
                        // A row begins here, behind a row that ended in any column.
                        let fresh = cost + ending(p) + skipped[c] + fit
                        if fresh < best { (best, step) = (fresh, n + 1 + p) }
                        if p < c {
                            let further = cost + onward(p, c, after: i - 1) + fit
                            if further < best { (best, step) = (further, p) }
                        }
                    }
                    let joined = Int(reach[row + c]) + Int(joins[i * n + c])
                    if joined < best { (best, step) = (joined, 2 * n + 1 + c) }
                }
                placed[i * n + c] = Int32(best)
                // The piece belongs to no column; the row stays where it was.
                if i > 0 {
                    let stay = Int(reach[(i - 1) * n + c]) + Int(outside[i])
                    if stay < best { (best, step) = (stay, 3 * n + 1 + c) }
                }
                reach[i * n + c] = Int32(best)
                back[i * n + c] = Int16(step)
            }
        }
    }

    /// The cheapest reading; and for each piece, by a way back through the same costs, the cheapest in which it stands elsewhere.
    func decoded() -> [RowDecoder.Decoded] {
        let last = outside.count - 1
        var rest = (0..<n).map { ending($0) }
        func total(_ c: Int) -> Int { Int(reach[last * n + c]) + rest[c] }
        var here = 0
        for c in 0..<n where total(c) < total(here) { here = c }
        let best = total(here)
        var out: [RowDecoder.Decoded] = []
        out.reserveCapacity(outside.count)
        for i in stride(from: last, through: 0, by: -1) {
            let step = Int(back[i * n + here])
            let isOutside = step > 3 * n
            var decoded = RowDecoder.Decoded(
                column: isOutside ? nil : here, newRow: step >= n && step <= 2 * n,
                cost: Int(isOutside ? outside[i] : step > 2 * n ? joins[i * n + here] : fits[i * n + here]))
            decoded.next = alternative(i, rest, to: decoded.column, best)
            out.append(decoded)
            if step < n { here = step } else if step > n { here = (step - n - 1) % n }
            rest = behind(i, rest)
        }
        return out.reversed()
    }

    private func alternative(_ i: Int, _ rest: [Int], to column: Int?, _ best: Int) -> RowDecoder.Alternative? {
        var found: RowDecoder.Alternative?
        for c in 0..<n where c != column {
            let margin = Int(placed[i * n + c]) + rest[c] - best
            if margin < found?.margin ?? Int.max { found = .init(column: c, margin: margin) }
        }
        guard column != nil, i > 0 else { return found }
        for c in 0..<n {
            let margin = Int(reach[(i - 1) * n + c]) + Int(outside[i]) + rest[c] - best
            if margin < found?.margin ?? Int.max { found = .init(column: nil, margin: margin) }
        }
        return found
    }

    /// What the pieces from `i` on cost behind each column in which the row may stand before them; `rest` is that of the next.
    private func behind(_ i: Int, _ rest: [Int]) -> [Int] {
        guard i > 0 else { return rest }
        var fresh = Int.max
        for c in 0..<n { fresh = min(fresh, skipped[c] + Int(fits[i * n + c]) + rest[c]) }
        return (0..<n).map { p in
            var best = min(ending(p) + fresh, Int(joins[i * n + p]) + rest[p], Int(outside[i]) + rest[p])
            for c in p + 1..<n { best = min(best, onward(p, c, after: i - 1) + Int(fits[i * n + c]) + rest[c]) }
            return best
        }
    }

    /// What a row pays to go on from one column to a later one.
    private func onward(_ p: Int, _ c: Int, after i: Int) -> Int {
        // A level 1 of its own is followed by its level 2.
        let bare = bareLevels[i] && roles[p].role == .level1 && level2.map { $0 > p && $0 < c } ?? false
        return skipped[c] - skipped[p + 1] + (bare ? Costs.bareLevel : 0)
    }

    /// What a row pays for the columns behind its last one; a line of the head alone (a body and its sum) pays little.
    private func ending(_ column: Int) -> Int {
        column < rosterCount ? Costs.headAlone : skipped[n] - skipped[column + 1]
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
    /// A listed level that says so: 可持续影响指标, not 受益群众满意度.
    var titled = false
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
    /// The words of the piece before: a line that came twice, or the same value in two columns.
    var isRepeated = false
    /// A number with its sign.
    var isSignedNumber = false
    var characters = 0

    var isTarget: Bool { value || number }

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
            titled = (level1 || level2) && key.hasSuffix("指标")
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
        page = builder.vocabulary.isOfPage(text) || isPageNumber(text)
        sentence = text.hasSuffix("。") || text.contains("÷") || text.contains("；") || characters > 30
    }
}

/// A public body by its last word.
func isBodyName(_ text: Text) -> Bool {
    for suffix in ["局", "委员会", "中心", "办公室", "厅", "所", "站", "院", "学校", "队", "部", "政府", "会", "处"] as [StaticString]
    where text.hasSuffix(suffix) { return true }
    return false
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
        let all = indices.map { PieceKind(sequence.pieces[$0], builder) }
        let rows = withoutTail(indices, all)
        let ends = rows.count < indices.count
        indices = rows
        guard !indices.isEmpty else { return nil }
        defer { if ends { endIndicators() } }
        line = sequence.pieces[indices[indices.count - 1]].line + 1
        var pieces: [Int: Piece] = [:]
        indices = joinedByGoals(indices, &pieces)
        func piece(_ index: Int) -> Piece { pieces[index] ?? sequence.pieces[index] }
        let kinds = zip(rows, all).compactMap { index, kind in
            pieces[index].map { PieceKind($0, builder) } ?? (draft.used.contains(index) ? nil : kind)
        }
        let decoded = RowDecoder(header: header, builder: builder).decode(indices.map(piece), kinds)
        var row: [RowCell] = []
        var head: [(label: HeadLabel, index: Int)] = []
        // Pieces of no column, kept only to be explained.
        var outside: [(Piece, ColumnChoice)] = []
        let rosterCount = header.roster.count
        func finishRow(_ reader: inout FormReader) {
            if !head.isEmpty { reader.readRoster(head, at: reader.sequence.pieces[head[0].index].line) }
            if !row.isEmpty { reader.add(row, header) }
            for (piece, choice) in outside { reader.draft.explainOutside(piece, choice) }
            row = []
            head = []
            outside = []
        }
        for (index, step) in zip(indices, decoded) {
            guard let slot = step.column else {
                if builder.explains { outside.append((piece(index), ColumnChoice(step, header))) }
                continue
            }
            if step.newRow { finishRow(&self) }
            draft.extend(to: sequence.pieces[index].line)
            if slot < rosterCount {
                head.append((header.roster[slot].label, index))
                continue
            }
            let column = header.columns[slot - rosterCount]
            if let last = row.last, last.column.start == column.start {
                row[row.count - 1].piece = last.piece.joined(
                    with: piece(index).text, blank: piece(index).afterBlank)
                row[row.count - 1].choice?.join(ColumnChoice(step, header))
                draft.used.insert(index)
            } else {
                row.append(
                    RowCell(
                        column: column, piece: piece(index), index: index, choice: ColumnChoice(step, header))
                )
            }
        }
        finishRow(&self)
        return line
    }

    /// A name that was broken over two lines, where the form's goals or tasks have its words in one: 服务 and 居民满意度; and one
    /// that begins like such a name, for words are broken alike. The joined piece stands for the first of the two.
    private mutating func joinedByGoals(_ indices: [Int], _ joined: inout [Int: Piece]) -> [Int] {
        var goals = Text()
        for objective in draft.form.objectives { goals.append(compact(objective.text)) }
        for text in draft.form.duties + draft.form.tasks.flatMap(\.items) {
            goals.append(0x0A)
            goals.append(compact(text))
        }
        guard !goals.isEmpty else { return indices }
        // Only words that may be part of a name are looked at more closely.
        var parts = IndexFlags()
        for index in indices where isPartOfName(sequence.pieces[index]) { parts.insert(index) }
        var beginnings: [Text] = []
        for (before, index) in zip(indices, indices.dropFirst()) where parts.contains(before) && parts.contains(index) {
            let first = sequence.pieces[before]
            if isOneName(first, sequence.pieces[index], { goals.contains($0) }) { beginnings.append(first.text) }
        }
        var out: [Int] = []
        for (order, index) in indices.enumerated() {
            let piece = sequence.pieces[index]
            let next = order + 1 < indices.count ? sequence.pieces[indices[order + 1]] : nil
            let before =
                !parts.contains(index)
                ? nil
                : head(of: piece, next, in: out) { first in
                    parts.contains(first)
                        && isOneName(joined[first] ?? sequence.pieces[first], piece) {
                            joined[first] == nil && beginnings.contains(sequence.pieces[first].text)
                                || goals.contains($0)
                        }
                }
            if let before {
                let first = joined[before] ?? sequence.pieces[before]
                joined[before] = first.joined(with: piece.text, blank: piece.afterBlank)
                draft.used.insert(index)
            } else {
                out.append(index)
            }
        }
        return out
    }

    /// The piece that another goes on with: the one before it, or, where it stands alone in its line, one of the whole line before.
    private func head(of piece: Piece, _ next: Piece?, in read: [Int], _ fits: (Int) -> Bool) -> Int? {
        guard let last = read.last else { return nil }
        if fits(last) { return last }
        let line = sequence.pieces[last].cell.line
        guard line != piece.cell.line, next?.cell.line != piece.cell.line || piece.cell.line == nil else { return nil }
        for index in read.dropLast().reversed() {
            guard sequence.pieces[index].cell.line == line else { return nil }
            if fits(index) { return index }
        }
        return nil
    }

    /// Whether two pieces may be the halves of a name, and their words in one are known.
    private func isOneName(_ first: Piece, _ second: Piece, _ isKnown: (Text) -> Bool) -> Bool {
        var words = compact(first.text)
        let own = words.characterCount
        guard own >= 2, own < 24 else { return false }
        words.append(compact(second.text))
        let count = words.characterCount
        return count >= own + 2 && count <= 24 && isKnown(words)
    }

    /// Words that no vocabulary holds and no figure stands in.
    private func isPartOfName(_ piece: Piece) -> Bool {
        piece.text.count <= 60 && !piece.text.bytes.contains(where: isAsciiDigit)
            && (piece.term == nil || !joinLines(piece.text).hasSuffix("指标") && piece.term?.inline == nil)
            && piece.role == nil && builder.vocabulary.comparison(whole: termKey(piece.text)) == nil
    }

    /// Without what a page prints behind the last row: from the first line that is none of a row's, after its last number or term.
    private func withoutTail(_ indices: [Int], _ kinds: [PieceKind]) -> [Int] {
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
