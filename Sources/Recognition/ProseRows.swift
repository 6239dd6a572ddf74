import Basics
import Documents
import Forms
import Library

/// Indicators in words instead of tables, made rows under headings that no one printed:
/// `【产出指标-数量指标】` with `指标1：名称（≥95%）` below, and `数量指标：名称≥86处；名称≥11.5公里。`.
struct ProseRows {
    private struct Item {
        var name: Text
        var target: Text
    }

    private struct Level {
        var first: Text?
        var second: Text?
    }

    private let builder: IndicatorBuilder
    private var out: [RawRow] = []
    private var level: Level?
    private var table = 2_000_000
    private var isOpen = false

    private init(_ builder: IndicatorBuilder) { self.builder = builder }

    /// The rows with those in words made rows of tables; nil where there are none.
    static func cut(_ rows: [RawRow], _ builder: IndicatorBuilder) -> [RawRow]? {
        let prose = ProseRows(builder)
        var levels: Set<Text> = []
        var titled = false
        var found = false
        for row in rows {
            guard row.grid == nil, row.cells.count == 1, let text = row.cells.first?.text else { continue }
            if !titled, TitleReading(joinLines(text)) != nil { titled = true }
            if let (level, items) = prose.running(text), !items.isEmpty {
                levels.insert(level.first ?? level.second ?? Text())
                found = found || titled
            } else if prose.bracketed(text) != nil {
                levels.insert(text)
                found = found || titled
            }
            if found || levels.count > 1 { break }
        }
        guard found || levels.count > 1 else { return nil }
        var cutter = prose
        for row in rows { cutter.take(row) }
        return cutter.table > 2_000_000 ? cutter.out : nil
    }

    private mutating func take(_ row: RawRow) {
        guard row.grid == nil, row.cells.count == 1, let cell = row.cells.first else {
            close()
            out.append(row)
            return
        }
        let text = cell.text
        if let (level, rest) = bracketed(text) {
            self.level = level
            if !rest.isEmpty, let item = numbered(rest) { add([item], level, cell) }
            return
        }
        if let (level, items) = running(text) {
            self.level = level
            add(items, level, cell)
            return
        }
        if let level, let item = numbered(text) {
            add([item], level, cell)
            return
        }
        close()
        out.append(row)
    }

    private mutating func close() {
        level = nil
        isOpen = false
    }

    private mutating func add(_ items: [Item], _ level: Level, _ cell: RawRow.RawCell) {
        guard !items.isEmpty else { return }
        if !isOpen { open(cell) }
        for item in items {
            var cells: [RawRow.RawCell] = []
            for (column, text) in [level.first, level.second, item.name, item.target].enumerated() {
                if let text { cells.append(part(cell, text, column + 1)) }
            }
            out.append(RawRow(cells: cells, grid: .exact, table: table))
        }
    }

    /// The headings, behind the line that says whether the targets are annual or long-term.
    private mutating func open(_ cell: RawRow.RawCell) {
        isOpen = true
        table += 1
        var cells: [RawRow.RawCell] = []
        if let last = out.last, last.grid == nil, last.cells.count == 1, let block = last.cells.first,
            let term = TermReading(block.text, builder.vocabulary), term.inline == nil, term.meanings.block != nil
        {
            out.removeLast()
            cells.append(part(block, block.text, 0))
        }
        for (column, heading) in ["一级指标", "二级指标", "三级指标", "指标值"].enumerated() {
            var made = part(cell, Text(heading), column + 1)
            made.isMade = true
            cells.append(made)
        }
        out.append(RawRow(cells: cells, grid: .exact, table: table))
    }

    private func part(_ cell: RawRow.RawCell, _ text: Text, _ column: Int) -> RawRow.RawCell {
        var part = cell
        part.text = text
        part.column = column
        part.columnEnd = column + 1
        return part
    }

    /// `【产出指标-数量指标】`, and what stands behind it.
    private func bracketed(_ text: Text) -> (Level, rest: Text)? {
        guard text.hasPrefix("【"), let close = text.firstIndex(of: "】"), close <= 120 else { return nil }
        let parts = text[3..<close].bytes.split(whereSeparator: { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "/") })
            .map { Text($0).trimmed() }
        guard let level = levels(parts.flatMap(apart)) else { return nil }
        return (level, text[(close + 3)..<text.count].trimmed())
    }

    /// At dashes of two or three bytes.
    private func apart(_ text: Text) -> [Text] {
        for dash in ["——", "—", "－", "–", "·", "、"] as [StaticString] {
            if let at = text.firstIndex(of: dash), at > 0 {
                return [text[0..<at].trimmed(), text[(at + dash.utf8CodeUnitCount)..<text.count].trimmed()]
            }
        }
        return [text]
    }

    private func levels(_ words: [Text]) -> Level? {
        guard let first = words.first, words.count <= 2, let meanings = self.meanings(first) else { return nil }
        guard words.count == 2 else {
            let isFirst = meanings.level1.map { $0 == termKey(first) } ?? false
            let isSecond = meanings.level2 != nil && (!isFirst || first.hasPrefix("成本"))
            return isSecond ? Level(second: first) : Level(first: first)
        }
        guard meanings.level1 != nil, self.meanings(words[1])?.level2 != nil else { return nil }
        return Level(first: first, second: words[1])
    }

    private func meanings(_ text: Text) -> Meanings? {
        guard text.count <= 60, let meanings = TermReading.find(termKey(text), builder.vocabulary)?.0,
            meanings.level1 != nil || meanings.level2 != nil
        else { return nil }
        return meanings
    }

    /// `指标1：名称（≥95%）`.
    private func numbered(_ text: Text) -> Item? {
        guard text.hasPrefix("指标"), let end = endOfNumber(text.bytes, 0), end < text.count else { return nil }
        var rest = text[end..<text.count].trimmed()
        while rest.hasSuffix("；") || rest.hasSuffix("。") { rest = rest.dropping(last: 3) }
        if rest.hasSuffix(";") { rest = rest.dropping(last: 1) }
        if let item = inBrackets(rest) { return item }
        return item(rest)
    }

    /// A name with its target in the brackets that end it.
    private func inBrackets(_ text: Text) -> Item? {
        var depth = 0
        var i = text.count
        while i > 0 {
            var start = i - 1
            while start > 0, text.bytes[start] & 0xC0 == 0x80 { start -= 1 }
            let value = foldedScalar(text.scalar(at: start).value)
            if value == 0x29 { depth += 1 }
            if value == 0x28 { depth -= 1 }
            if depth == 0 {
                guard i < text.count, start > 0 else { return nil }
                let target = text[i..<text.count].trimmed()
                let close = target.hasSuffix(")") ? 1 : 3
                let name = text[0..<start].trimmed()
                return name.characterCount >= 3 && target.count > close
                    ? Item(name: name, target: target.dropping(last: close).trimmed()) : nil
            }
            i = start
        }
        return nil
    }

    /// `数量指标：名称≥86处；名称≥11.5公里。`; no items where the words are only the level's.
    private func running(_ text: Text) -> (Level, [Item])? {
        guard text.count < 4000, let colon = text.firstColon, colon.at <= 60, colon.at > 0 else { return nil }
        var head = text[0..<colon.at]
        if let end = endOfNumber(head.bytes, 0), end < head.count { head = head[end..<head.count].trimmed() }
        guard let level = levels(apart(head)) else { return nil }
        var rest = text[colon.end..<text.count].trimmed()
        while rest.hasSuffix("。") || rest.hasSuffix("；") { rest = rest.dropping(last: 3) }
        if rest.isEmpty { return (level, []) }
        var items: [Item] = []
        for part in split(rest) {
            guard let item = item(part) else { return nil }
            items.append(item)
        }
        return (level, items)
    }

    private func split(_ text: Text) -> [Text] {
        var parts: [Text] = []
        var start = 0
        var i = 0
        var depth = 0
        while i < text.count {
            let (value, length) = text.scalar(at: i)
            let sign = foldedScalar(value)
            if sign == 0x28 { depth += 1 }
            if sign == 0x29 { depth -= 1 }
            if sign == 0x3B, depth <= 0 {
                parts.append(text[start..<i].trimmed())
                start = i + length
            }
            i += length
        }
        parts.append(text[start..<text.count].trimmed())
        return parts.filter { !$0.isEmpty }
    }

    /// A name with a sign and a number behind it, or with a colon and the target's words.
    private func item(_ text: Text) -> Item? {
        if let end = endOfNumber(text.bytes, 0), end < text.count, text.hasPrefix("指标") {
            return item(text[end..<text.count].trimmed())
        }
        guard !text.contains("。"), text.characterCount <= 80 else { return nil }
        let line = GluedLine(text, builder.vocabulary)
        var place = 0
        while place < line.count {
            if let sign = line.sign(at: place), place >= 6, let (_, end) = leadingNumber(line.key[sign.end...]) {
                guard line.characters(end..<line.count) <= 16 else { return nil }
                var name = line.print(0..<place)
                if name.hasSuffix("：") || name.hasSuffix("，") { name = name.dropping(last: 3) }
                if name.hasSuffix(":") || name.hasSuffix(",") { name = name.dropping(last: 1) }
                return Item(name: name, target: line.print(place..<line.count))
            }
            place = line.next(place)
        }
        guard let colon = text.firstColon, colon.at >= 6 else { return inTarget(text) }
        let (name, target) = (text[0..<colon.at].trimmed(), text[colon.end..<text.count].trimmed())
        guard name.characterCount <= 40, !target.isEmpty, target.characterCount <= 40, !name.contains("，") else {
            return nil
        }
        return Item(name: name, target: target)
    }

    /// A name with a target in brackets that holds a number.
    private func inTarget(_ text: Text) -> Item? {
        guard let item = inBrackets(text), ValueReading(item.target, builder.vocabulary, builder.units).value != nil
        else {
            return nil
        }
        return item
    }
}
