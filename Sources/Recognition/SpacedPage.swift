import Basics
import Documents
import Forms
import Library

/// The lines of a page whose columns only blanks keep apart, as the text of a pdf has them: a cell goes over several lines, and each
/// cell stands in the middle of its row. They become one line a row, so that all that follows reads them as it reads any table.
struct SpacedPage {
    let builder: IndicatorBuilder

    func unwrapped(_ rows: [RawRow]) -> [RawRow] {
        let rows = rows.map(partedAtBlanks)
        var out: [RawRow] = []
        var head: [RawRow] = []
        var i = 0
        while i < rows.count {
            if !standsAlone(rows[i]), let heading = SpacedHeading(rows, at: i, builder) {
                out += SpacedHead(builder: builder).unwrapped(head)
                head = []
                let start = i + heading.lines
                var end = start
                var body: [RawRow] = []
                while end < rows.count, SpacedHeading(rows, at: end, builder) == nil {
                    let isRepeated = repeatsTitle(rows, end)
                    if !isRepeated, endsRows(rows[end], heading) { break }
                    body.append(rows[end])
                    if isRepeated { body[body.count - 1].isPageHead = true }
                    end += 1
                }
                out += SpacedRows(heading, body, builder).unwrapped()
                i = end
            } else if standsAlone(rows[i]) {
                out += SpacedHead(builder: builder).unwrapped(head)
                head = []
                out.append(rows[i].cells.count == 1 ? rows[i].outsideTables : rows[i])
                i += 1
            } else {
                head.append(rows[i])
                i += 1
            }
        }
        return out + SpacedHead(builder: builder).unwrapped(head)
    }

    /// A page's head inside a table: the form's title again, and no label of a form below it.
    private func repeatsTitle(_ rows: [RawRow], _ i: Int) -> Bool {
        guard let cell = rows[i].cells.first, rows[i].cells.count == 1, TitleReading(joinLines(cell.text)) != nil,
            i > 0,
            cell.traits.contains(.startsPage) || isPageNumber(rows[i - 1].cells[0].text), i + 1 < rows.count
        else { return false }
        return !rows[i + 1].cells.contains { cell in
            guard let meanings = TermReading(cell.text, builder.vocabulary)?.meanings else { return false }
            return meanings.label != nil || meanings.column != nil
        }
    }

    /// A title or a line of the page: it belongs to no table.
    private func standsAlone(_ row: RawRow) -> Bool {
        row.cells.contains { TitleReading(joinLines($0.text)) != nil }
            || row.cells.count == 1
                && (yearLine(joinLines(row.cells[0].text)) != nil
                    || TermReading(row.cells[0].text, builder.vocabulary)?.inline != nil)
            || row.cells.allSatisfy { builder.vocabulary.isOfPage($0.text) || isPageNumber($0.text) }
    }

    /// A label of the form or a title: no row of indicators. What stands left of the table is its side label.
    private func endsRows(_ row: RawRow, _ heading: SpacedHeading) -> Bool {
        row.cells.enumerated().contains { place, cell in
            if TitleReading(joinLines(cell.text)) != nil { return true }
            if cell.columnEnd <= heading.columns[0].start { return false }
            guard let term = TermReading(cell.text, builder.vocabulary) else { return false }
            let meanings = term.meanings
            if meanings.level1 != nil || meanings.level2 != nil || meanings.column != nil { return false }
            // A part of a wrapped name may be a word of the form's head.
            if term.inline != nil { return true }
            if meanings.label == .total || meanings.label == .grade { return place == 0 && row.cells.count > 1 }
            guard cell.column < heading.nameStart else { return false }
            return meanings.label != nil || meanings.money != nil && !heading.hasRoster
        }
    }

    /// Cells that a crowded line parts by one blank only: an amount and a label, or two labels.
    private func partedAtBlanks(_ row: RawRow) -> RawRow {
        guard row.cells.contains(where: { $0.text.bytes.contains(0x20) && $0.text.count <= 90 }) else { return row }
        var row = row
        row.cells = row.cells.flatMap { cell -> [RawRow.RawCell] in
            let words = cell.words()
            guard words.count > 1, words.count <= 6, TermReading(cell.text, builder.vocabulary) == nil else {
                return [cell]
            }
            let known = words.map { isKnown($0.text) }
            guard known.allSatisfy({ $0 }) else { return [cell] }
            return words
        }
        return row
    }

    private func isKnown(_ text: Text) -> Bool {
        if amount(text) != nil { return true }
        guard let term = TermReading(text, builder.vocabulary) else { return false }
        return term.inline == nil
    }
}

/// `— 3 —`, `第3页`, `3`: the number of a page on a line of its own.
func isPageNumber(_ text: Text) -> Bool {
    guard text.count <= 24 else { return false }
    var key = compact(text)
    while key.hasPrefix("-") || key.hasPrefix("—") || key.hasPrefix("–") || key.hasPrefix("－") {
        key = key.dropping(first: key.hasPrefix("-") ? 1 : 3)
    }
    while key.hasSuffix("-") || key.hasSuffix("—") || key.hasSuffix("–") || key.hasSuffix("－") {
        key = key.dropping(last: key.hasSuffix("-") ? 1 : 3)
    }
    if key.hasPrefix("第"), key.hasSuffix("页") { key = key.dropping(first: 3).dropping(last: 3) }
    return !key.isEmpty && key.count <= 3 && key.bytes.allSatisfy(isAsciiDigit) && compact(text).count > key.count
}

extension RawRow.RawCell {
    /// Its words, each with its own place: the measure is that of the whole cell.
    func words() -> [RawRow.RawCell] {
        var out: [RawRow.RawCell] = []
        let wide = columnEnd - column > text.characterCount ? 2 : 1
        var at = column
        var start: (byte: Int, column: Int)?
        var i = 0
        func add(_ end: Int, _ column: Int) {
            guard let from = start else { return }
            var word = self
            word.text = text[from.byte..<end]
            word.column = from.column
            word.columnEnd = column
            word.afterBlank = from.byte > 0
            out.append(word)
        }
        while i < text.count {
            let (value, length) = text.scalar(at: i)
            if isBlank(value) {
                add(i, at)
                start = nil
            } else if start == nil {
                start = (i, at)
            }
            at += value >= 0x1100 ? wide : 1
            i += length
        }
        add(text.count, at)
        return out
    }

    /// With a further cell of the same row below it, or beside it where a line of it has a blank.
    mutating func join(_ more: RawRow.RawCell, with mark: UInt32) {
        text.append(mark)
        text.append(more.text)
        markup += more.markup
        column = min(column, more.column)
        columnEnd = max(columnEnd, more.columnEnd)
    }

    func overlaps(_ other: RawRow.RawCell) -> Bool { column < other.columnEnd && other.column < columnEnd }
}

/// How wide a text prints, in half characters.
func printWidth(_ text: Text) -> Int {
    var sum = 0
    var i = 0
    while i < text.count {
        let (value, length) = text.scalar(at: i)
        sum += value >= 0x1100 ? 2 : 1
        i += length
    }
    return sum
}

/// Whether a line could have been wrapped here: the next line's first character, or its first number, had no room left.
func wraps(_ line: Text, _ next: Text, room: Int) -> Bool {
    // A closing mark begins no line, an opening one ends none.
    func closes(_ value: UInt32) -> Bool { "，。、；：？！）》」』”’".unicodeScalars.contains { $0.value == value } }
    func opens(_ value: UInt32) -> Bool { "（《「『“‘".unicodeScalars.contains { $0.value == value } }
    var opened = false
    var first = 0
    var i = 0
    while i < next.count {
        let (value, length) = next.scalar(at: i)
        if value == 0x20 || value >= 0x1100 && first > 0 && !closes(value) && !opened { break }
        opened = opens(value)
        first += value >= 0x1100 ? 2 : 1
        i += length
    }
    return printWidth(line) + first > room
}

/// Signs that no cell begins with: what stands before them goes on.
func cannotBegin(_ text: Text) -> Bool {
    guard !text.isEmpty else { return false }
    let marks: [UInt32] = "×÷，、。；：）)%％+/．.".unicodeScalars.map(\.value)
    return marks.contains(text.scalar(at: 0).value) && text.count > 1
}

/// The place of each cell among others, in their order and each its own, so that all together stand as near as can be: by their left or
/// right edges or their middles. There are no more cells than places.
func nearestPlaces(_ cells: [RawRow.RawCell], _ places: [RawRow.RawCell]) -> [Int] {
    let far = Int.max / 4
    func distance(_ a: RawRow.RawCell, _ b: RawRow.RawCell) -> Int {
        let middle = abs(a.column + a.columnEnd - b.column - b.columnEnd) / 2
        return min(abs(a.column - b.column), abs(a.columnEnd - b.columnEnd), middle)
    }
    var least = [[Int]](repeating: [Int](repeating: far, count: places.count + 1), count: cells.count + 1)
    least[0] = [Int](repeating: 0, count: places.count + 1)
    for p in cells.indices {
        for h in places.indices {
            least[p + 1][h + 1] = min(least[p + 1][h], least[p][h] + distance(cells[p], places[h]))
        }
    }
    var out: [Int] = []
    var h = places.count
    for p in cells.indices.reversed() {
        while h > p + 1, least[p + 1][h] == least[p + 1][h - 1] { h -= 1 }
        h -= 1
        out.append(h)
    }
    return out.reversed()
}
