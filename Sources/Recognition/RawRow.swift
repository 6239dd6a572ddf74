import Basics
import Documents
import Forms
import Library

/// One row of a table or one paragraph, before its cells are read as terms.
struct RawRow {
    struct RawCell {
        var text: Text
        var markup: [Text]
        var column: Int
        var columnEnd: Int
        var rowEnd: Int
        var place: CellReference
        var stored: Text?
        var traits: CellTraits = []
        /// Only a blank parts it from the cell before.
        var afterBlank = false
        /// A heading that no one printed.
        var isMade = false
    }

    var cells: [RawCell]
    /// nil for a paragraph.
    var grid: GridKind?
    var table: Int?
    var afterGap = false
    /// A page's head or foot in the middle of a table.
    var isPageHead = false

    init?(_ paragraph: Paragraph) {
        let decoded = CellText(paragraph.text)
        let text = decoded.lines.trimmed()
        guard !text.isEmpty else { return nil }
        let place = CellReference(
            column: 0, paragraph: paragraph.index, line: paragraph.line, part: paragraph.part,
            box: paragraph.box)
        cells = labelledParts(text).enumerated().map { column, part in
            RawCell(
                text: part, markup: decoded.markup, column: column, columnEnd: column + 1, rowEnd: 0, place: place)
        }
        afterGap = paragraph.afterGap
    }

    /// A cell that is no part of a row.
    init(paragraph cell: RawCell) {
        cells = [cell]
        cells[0].column = 0
        cells[0].columnEnd = 1
        cells[0].rowEnd = 0
    }

    static func rows(of table: Table) -> [RawRow] {
        var rows: [RawRow] = []
        var last = -1
        for cell in table.cells {
            let decoded = CellText(cell.text)
            let raw = RawCell(
                text: withoutConverterMarks(decoded.lines.trimmed()), markup: decoded.markup, column: cell.column,
                columnEnd: cell.column + max(1, cell.columnSpan), rowEnd: cell.row + max(1, cell.rowSpan),
                place: CellReference(
                    table: table.index, row: cell.row, column: cell.column, line: cell.line, part: table.part,
                    box: cell.box),
                stored: cell.stored, traits: cell.traits)
            if cell.row == last {
                rows[rows.count - 1].cells.append(raw)
            } else {
                rows.append(RawRow(cells: [raw], grid: table.grid, table: table.index))
                last = cell.row
            }
        }
        for i in rows.indices {
            if table.grid == .separated { rows[i].joinRepeats() }
            if table.grid != .loose { rows[i].splitLabels() }
        }
        return rows
    }

    /// Converters print a merged cell's words in each column that it covers: one wide cell again. Numbers and signs are none of
    /// this, since they may be equal.
    private mutating func joinRepeats() {
        var joined: [RawCell] = []
        for cell in cells {
            if let last = joined.last, last.columnEnd == cell.column, last.text == cell.text, cell.text.count >= 6,
                termKey(cell.text) != "指标",
                amount(cell.text) == nil, cell.text.scalars.contains(where: isHan)
            {
                joined[joined.count - 1].columnEnd = cell.columnEnd
            } else {
                joined.append(cell)
            }
        }
        cells = joined
    }

    /// A cell of several lines that took in what a page prints before it (a title, a filer, a unit): those lines as rows of their own.
    func withoutPageLines(_ vocabulary: Vocabulary) -> [RawRow] {
        guard grid == .loose else { return [self] }
        var whole = self
        whole.splitLabels()
        guard let cell = cells.first, cell.text.bytes.contains(0x0A), cells.dropFirst().allSatisfy(\.text.isEmpty)
        else {
            return [whole]
        }
        let lines = cell.text.bytes.split(separator: 0x0A).map { Text(bytes: Array($0)).trimmed() }.filter {
            !$0.isEmpty
        }
        func isOfPage(_ line: Text) -> Bool {
            if TitleReading(line) != nil { return true }
            guard line.firstColon != nil, let label = TermReading(line, vocabulary)?.meanings.label else {
                return false
            }
            return label == .reportedBy || label == .moneyUnit || label == .body
        }
        guard let last = lines.lastIndex(where: isOfPage) else { return [whole] }
        var rows: [RawRow] = []
        for line in lines[...last] {
            for text in labelledParts(line) {
                var part = cell
                part.text = text
                rows.append(RawRow(paragraph: part))
            }
        }
        if last + 1 < lines.count {
            var rest = self
            rest.cells[0].text = lines[(last + 1)...].dropFirst().reduce(lines[last + 1]) { text, line in
                var text = text
                text.append(0x0A)
                text.append(line)
                return text
            }
            rows.append(rest)
        }
        return rows
    }

    /// A row that is one wide cell with several labels in it.
    private mutating func splitLabels() {
        let filled = cells.indices.filter { !cells[$0].text.isEmpty }
        guard filled.count == 1, let only = filled.first, cells[only].text.firstColon != nil else { return }
        let parts = labelledParts(cells[only].text)
        guard parts.count > 1 else { return }
        let whole = cells[only]
        cells = parts.enumerated().map { order, part in
            var cell = whole
            cell.text = part
            cell.column = whole.column + order
            cell.columnEnd = cell.column + 1
            return cell
        }
    }

    /// A line of the page, where it was looked at among the lines of a table.
    var outsideTables: RawRow {
        var row = self
        row.grid = nil
        row.table = nil
        return row
    }

    init(cells: [RawCell], grid: GridKind, table: Int) {
        self.cells = cells
        self.grid = grid
        self.table = table
    }

    /// Puts the cells of a broken row's rest behind this row's last cell, whose text goes on in the first of them.
    mutating func join(_ rest: RawRow) {
        guard let last = cells.last, let first = rest.cells.first else { return }
        cells[cells.count - 1].text.append(Text("\n"))
        cells[cells.count - 1].text.append(first.text)
        cells[cells.count - 1].markup += first.markup
        for var cell in rest.cells.dropFirst() {
            cell.column += last.column
            cell.columnEnd += last.column
            cells.append(cell)
        }
        grid = grid ?? rest.grid
        table = table ?? rest.table
    }
}

/// What converters print where a cell was blank: `NaN`, `Unnamed: 3`.
private func withoutConverterMarks(_ text: Text) -> Text {
    guard text.count >= 3, text.count <= 14 else { return text }
    if isMissing(text) { return Text() }
    guard text.hasPrefix("Unnamed:") else { return text }
    return text.dropping(first: 8).trimmed().bytes.allSatisfy(isAsciiDigit) ? Text() : text
}

/// A line of text whose cells are parted by single blanks, as cells of their own: where at least one of them is a term, a sign or a
/// number. Prose stays whole.
func splitAtBlanks(_ row: RawRow, _ builder: IndicatorBuilder) -> [RawRow] {
    if row.grid != nil, row.grid != .exact, row.cells.contains(where: { holdsPage($0.text, builder.vocabulary) }) {
        return row.cells.flatMap { splitAtBlanks(RawRow(paragraph: $0), builder) }
    }
    guard row.grid == nil, row.cells.count == 1, let cell = row.cells.first else { return [row] }
    let tokens = withNumbersInWords(blankParts(cell.text), builder)
    guard tokens.count > 1, TitleReading(joinLines(cell.text)) == nil else { return [row] }
    let vocabulary = builder.vocabulary
    var parts: [Text] = []
    var anchors = 0
    var i = 0
    while i < tokens.count {
        // The longest run of parts that is one term: `其他 资金`.
        var taken = 1
        var text = tokens[i]
        if text.count <= 48 {
            var joined = tokens[i]
            for k in 1..<4 where i + k < tokens.count {
                joined.append(tokens[i + k])
                if joined.count > 48 { break }
                if vocabulary.meanings(ofKey: termKey(joined)) != nil { (taken, text) = (k + 1, joined) }
            }
        }
        if isAnchor(text, builder) { anchors += 1 }
        parts.append(text)
        i += taken
    }
    guard anchors > 0, !vocabulary.isOfPage(cell.text), !isPageNumber(cell.text) else { return [row] }
    return parts.enumerated().map { order, text in
        var part = row
        part.cells[0].text = text
        part.cells[0].afterBlank = order > 0
        part.afterGap = order == 0 && row.afterGap
        return part
    }
}

/// Rows that are no columns: text whose cells are parted by single blanks, two of which beside an empty cell only seem to keep
/// columns apart.
func withoutFalseColumns(_ rows: [RawRow], _ builder: IndicatorBuilder) -> [RawRow] {
    func holdsCells(_ text: Text) -> Bool {
        let parts = blankParts(text)
        guard parts.count > 1 else { return false }
        let anchors = parts.filter { isAnchor($0, builder) }.count
        return anchors == parts.count || (parts.count > 2 && anchors > 1)
    }
    let split = rows.filter { $0.cells.contains { holdsCells($0.text) } }.count
    guard rows.first?.grid == .spaced, split * 2 > rows.count else { return rows }
    return rows.flatMap { row in
        row.cells.filter { !$0.text.isEmpty }.flatMap { splitAtBlanks(RawRow(paragraph: $0), builder) }
    }
}

/// Whether a whole page stands in one cell: some bar or tab of the page around the form made a row of its one line.
private func holdsPage(_ text: Text, _ vocabulary: Vocabulary) -> Bool {
    guard text.count > 600 else { return false }
    var terms = 0
    for part in blankParts(text) where TermReading(part, vocabulary).map({ $0.inline == nil }) ?? false {
        terms += 1
        if terms >= 6 { return true }
    }
    return false
}

private func isAnchor(_ text: Text, _ builder: IndicatorBuilder) -> Bool {
    if TermReading(text, builder.vocabulary).map({ $0.inline == nil }) ?? false { return true }
    guard text.count <= 24 else { return false }
    let key = termKey(text)
    guard !key.isEmpty else { return false }
    if amount(text) != nil { return true }
    if isAsciiDigit(key.bytes[0]), GluedLine(text, builder.vocabulary).date(at: 0) == key.count { return true }
    // A sign, alone or before its number: ≥, ≥96%.
    guard let found = builder.vocabulary.comparison(before: key.bytes[...]) else { return false }
    return !isHan(found.word.scalar(at: 0).value) && !isAsciiLetter(found.word.bytes[0])
        && (found.word == key || key.bytes.contains(where: isAsciiDigit))
}

private func isAsciiLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

private func blankParts(_ text: Text) -> [Text] {
    var parts: [Text] = []
    var start: Int?
    var i = 0
    while i < text.count {
        let (value, length) = text.scalar(at: i)
        if isBlank(value) {
            if let from = start { parts.append(text[from..<i]) }
            start = nil
        } else if start == nil {
            start = i
        }
        i += length
    }
    if let from = start { parts.append(text[from..<text.count]) }
    return parts
}

/// Parts whose blanks only stand between Chinese characters and figures, as pdf tools print them, put together again:
/// `5 月底前`, `2023 年 8 月`, `每少 1 个计量`.
private func withNumbersInWords(_ parts: [Text], _ builder: IndicatorBuilder) -> [Text] {
    guard parts.count > 1 else { return parts }
    func isNumber(_ text: Text) -> Bool { text.bytes.allSatisfy { isAsciiDigit($0) || $0 == UInt8(ascii: ".") } }
    func isYear(_ text: Text) -> Bool {
        text.count == 4 && (text.hasPrefix("20") || text.hasPrefix("19")) && isNumber(text)
    }
    func endsInYear(_ text: Text) -> Bool {
        text.hasSuffix("年") && text.count > 3 && isAsciiDigit(text.bytes[text.count - 4])
    }
    // Words that a number goes on with in a sentence.
    func asksForNumber(_ text: Text) -> Bool {
        ["扣", "每少", "每低", "每低于", "每超", "每延迟", "每迟", "延迟", "达到", "低于", "不超过", "不少于"].contains {
            (word: StaticString) in text.hasSuffix(word) && text.count > word.utf8CodeUnitCount || text == Text(word)
        }
    }
    var out: [Text] = []
    var open = false
    for (i, part) in parts.enumerated() {
        guard let last = out.last else {
            out.append(part)
            continue
        }
        var joins = open
        open = false
        if let byte = last.bytes.last, isAsciiDigit(byte) {
            let digits = last.count - last.droppingDigits().count
            let isFree = TermReading(part, builder.vocabulary) == nil
            let year = isYear(last) && part.hasPrefix("年") && isFree
            let day =
                digits <= 2 && (part.hasPrefix("月") || part.hasPrefix("日"))
                && (part.count > 3 && isFree || endsInYear(last.droppingDigits()))
            joins = joins || year || day
        } else if isNumber(part), i + 1 < parts.count {
            let next = parts[i + 1]
            if endsInYear(last), next.hasPrefix("月") {
                joins = true
            } else if asksForNumber(last), builder.units.unit(next) == nil,
                TermReading(next, builder.vocabulary) == nil,
                let unit = builder.units.longestPrefix(of: next.bytes, at: 0), unit.length < next.count
            {
                joins = true
                open = true
            }
        }
        if joins { out[out.count - 1].append(part) } else { out.append(part) }
    }
    return out
}

extension Text {
    fileprivate func droppingDigits() -> Text {
        var text = self
        while let last = text.bytes.last, isAsciiDigit(last) { text = text.dropping(last: 1) }
        return text
    }
}

/// Whether a text opens a bracket that it does not close (1), or closes one that it does not open (-1).
private func openBrackets(_ text: Text) -> Int {
    var depth = 0
    var i = 0
    while i < text.count {
        let (value, length) = text.scalar(at: i)
        if value == 0x28 || value == 0xFF08 { depth += 1 }
        if value == 0x29 || value == 0xFF09 {
            if depth == 0 { return -1 }
            depth -= 1
        }
        i += length
    }
    return depth
}

/// Whether the next line closes a bracket that this one's cell has left open: `优（按优、良、中、` and `差四档评定）`.
private func closesBracket(_ row: RawRow, _ next: RawRow) -> Bool {
    guard row.grid == nil, next.grid == nil, let last = row.cells.last, let first = next.cells.first,
        row.cells.count == 1, next.cells.count == 1, last.text.count <= 90, first.text.count <= 90
    else { return false }
    return openBrackets(last.text) > 0 && openBrackets(first.text) < 0
}

/// `填报单位：清陂县林业局      单位：万元`: several labels on one line, with blanks between them.
private func labelledParts(_ text: Text) -> [Text] {
    guard text.count <= 400, text.firstColon != nil else { return [text] }
    var parts: [Text] = []
    var start = 0
    var blanks = 0
    var i = 0
    while i < text.count {
        let (value, length) = text.scalar(at: i)
        if isBlank(value) {
            blanks += value == 0x3000 ? 2 : 1
        } else {
            if blanks >= 2 {
                parts.append(text[start..<i].trimmed())
                start = i
            }
            blanks = 0
        }
        i += length
    }
    parts.append(text[start..<text.count])
    return parts.count > 1 && parts.allSatisfy({ $0.firstColon != nil }) ? parts : [text]
}

/// Rows of a text file whose cells were broken over several lines, made one again: a term that only the lines together make
/// (`年度履职`, `目标`), and the next item of a numbered text.
func joinBrokenLines(_ rows: [RawRow], _ vocabulary: Vocabulary) -> [RawRow] {
    var out: [RawRow] = []
    out.reserveCapacity(rows.count)
    var i = 0
    while i < rows.count {
        var row = rows[i]
        var next = i + 1
        while let count = brokenTerm(row, rows, next, vocabulary) {
            for _ in 0..<count {
                row.join(rows[next])
                next += 1
            }
        }
        while next < rows.count, goesOn(row, rows[next], vocabulary) || closesBracket(row, rows[next]) {
            row.join(rows[next])
            next += 1
        }
        out.append(row)
        i = next
    }
    return out
}

/// How many of the next lines make a term together with the last cell of this one.
private func brokenTerm(_ row: RawRow, _ rows: [RawRow], _ next: Int, _ vocabulary: Vocabulary) -> Int? {
    guard let last = row.cells.last, !last.text.isEmpty, last.text.count <= 48, row.grid != .loose, row.grid != .exact
    else { return nil }
    var key = termKey(last.text)
    // A number alone belongs to a blank cell.
    let number = endOfNumber(key.bytes, 0) ?? 0
    if number == key.count { return nil }
    // Most texts begin no term, with or without a number before the words: nothing behind them makes one.
    guard vocabulary.beginsTerm(key.bytes[...]) || vocabulary.beginsTerm(key.bytes[number...]) else { return nil }
    var found: Int?
    var k = 0
    while next + k < rows.count, k < 5 {
        let more = rows[next + k]
        guard let first = more.cells.first, first.column == 0, !first.text.isEmpty, first.text.count <= 48,
            more.grid != .loose, more.grid != .exact
        else { break }
        key.append(termKey(first.text))
        k += 1
        // A number before the words (`2.项目实施内容`), a bracket behind them (`（万元）`).
        var words = key
        if let end = endOfNumber(words.bytes, 0), words.count - end > 6 { words = words.dropping(first: end) }
        if first.text.hasPrefix("（") || first.text.hasPrefix("("), words.hasSuffix(")"),
            let open = words.bytes.lastIndex(of: UInt8(ascii: "(")), k == 1
        {
            words = words[0..<open]
        }
        if vocabulary.meanings(ofKey: words) != nil || vocabulary.meanings(ofKey: key) != nil { found = k }
        if more.cells.count > 1 { break }
    }
    return found
}

/// Whether a line goes on with the running text that the row before ends in: its next numbered item.
private func goesOn(_ row: RawRow, _ next: RawRow, _ vocabulary: Vocabulary) -> Bool {
    guard row.grid == .separated, let last = row.cells.last, last.column > 0, let first = next.cells.first,
        first.column == 0,
        !first.text.isEmpty, last.text.characterCount >= 8, next.grid != .loose
    else { return false }
    // Mark-up that is still open, or the next lines of a text that a side label announces.
    let prose =
        first.text.characterCount > 10 && TermReading(first.text, vocabulary) == nil
        && next.cells.dropFirst().allSatisfy(\.text.isEmpty)
    let side = row.cells.count > 1 ? TermReading(row.cells[row.cells.count - 2].text, vocabulary) : nil
    if prose, isOpen(last.markup) || side?.meanings.label?.announcesText ?? false { return true }
    guard let end = endOfNumber(first.text.bytes, 0), endOfNumber(last.text.bytes, 0) != nil else { return false }
    return first.text.characterCount > 6 && end < first.text.count && TermReading(first.text, vocabulary) == nil
}

/// Whether a paragraph or list of mark-up has begun and not ended.
private func isOpen(_ markup: [Text]) -> Bool {
    var open = 0
    for tag in markup {
        if tag.hasPrefix("<p") || tag.hasPrefix("<ol") { open += 1 }
        if tag.hasPrefix("</p") || tag.hasPrefix("</ol") { open -= 1 }
    }
    return open > 0
}

extension HeadLabel {
    /// Whether running text follows, of several sentences or items.
    var announcesText: Bool {
        switch self {
        case .duties, .objective, .objectiveAnnual, .objectiveLong, .objectiveActual: true
        default: false
        }
    }
}
