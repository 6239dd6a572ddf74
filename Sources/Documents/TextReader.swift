import Basics
import Glibc

/// Reads plain text: lines, and the tables that tabs, bars or runs of blanks make of them.
struct TextReader {
    let bytes: Bytes
    let lines: [TextLine]
    /// Bars may be escaped, `<br>` ends a line of a cell, `#` marks a heading.
    let isMarkdown: Bool
    /// Whether most of the text stands in columns by blanks, as text out of a pdf does.
    let isColumnar: Bool
    var out: BlockList

    static func read(_ bytes: [UInt8], limits: Limits) throws(DocumentFault) -> Document {
        Document(format: .text, blocks: try blocks(bytes, isMarkdown: false, limits: limits))
    }

    static func blocks(_ bytes: [UInt8], isMarkdown: Bool, limits: Limits) throws(DocumentFault) -> [Block] {
        let result = bytes.withUnsafeBufferPointer { b -> Result<[Block], DocumentFault> in
            do throws(DocumentFault) {
                var reader = try TextReader(b, isMarkdown: isMarkdown, limits: limits)
                try reader.read()
                return .success(reader.out.blocks)
            } catch {
                return .failure(error)
            }
        }
        return try result.get()
    }

    private init(_ bytes: Bytes, isMarkdown: Bool, limits: Limits) throws(DocumentFault) {
        self.bytes = bytes
        self.isMarkdown = isMarkdown
        lines = try splitLines(bytes, limit: limits.rows)
        var filled = 0
        var columnar = 0
        for line in lines where !line.isBlank {
            filled += 1
            if line.hasColumns || line.indent >= 4 { columnar += 1 }
        }
        isColumnar = columnar * 10 >= filled * 3
        out = BlockList(limits: limits)
    }

    private mutating func read() throws(DocumentFault) {
        var i = 0
        while i < lines.count {
            let line = lines[i]
            if line.isBlank {
                i += 1
            } else if line.hasTab {
                i = try readTabs(from: i)
            } else if line.bars > 0 {
                i = try readBars(from: i)
            } else if line.hasColumns || isColumnar && line.indent > 0 {
                i = try readColumns(from: i)
            } else {
                try addParagraph(line)
                i += 1
            }
        }
    }

    mutating func addParagraph(_ line: TextLine) throws(DocumentFault) {
        var range = trimmedRange(bytes, line.start, line.end)
        if isMarkdown { range = withoutMarks(range) }
        guard !range.isEmpty else { return }
        try out.addParagraph(text(bytes, range), line: line.number, afterGap: line.afterGap)
    }

    /// Without the hashes of a heading and the asterisks around a whole line.
    private func withoutMarks(_ range: Range<Int>) -> Range<Int> {
        var from = range.lowerBound
        var to = range.upperBound
        while from < to && bytes[from] == 0x23 { from += 1 }
        if from > range.lowerBound {
            guard from == to || bytes[from] == 0x20 else { return range }
            while from < to && bytes[from] == 0x20 { from += 1 }
        }
        while to - from >= 4 && bytes[from] == 0x2A && bytes[from + 1] == 0x2A && bytes[to - 1] == 0x2A
            && bytes[to - 2] == 0x2A
        {
            from += 2
            to -= 2
        }
        return from..<to
    }

    // MARK: Tabs

    /// Consecutive lines with tabs are one table: a cell before and after each tab.
    private mutating func readTabs(from first: Int) throws(DocumentFault) -> Int {
        var cells: [Cell] = []
        var columns = 0
        var i = first
        while i < lines.count && lines[i].hasTab {
            let line = lines[i]
            let row = i - first
            var column = 0
            var number = line.number
            var start = line.start
            var k = start
            while true {
                let opensQuote = line.isQuoted && k == start && k < line.end && bytes[k] == 0x22
                if opensQuote, let end = endOfQuote(k, line.end) {
                    let (unquoted, lineEnds) = unquote(k, end)
                    cells.append(Cell(row: row, column: column, line: number, text: unquoted))
                    number += lineEnds
                    k = end
                } else {
                    k = nextTab(k, line.end)
                    let range = trimmedRange(bytes, start, k)
                    cells.append(Cell(row: row, column: column, line: number, text: text(bytes, range)))
                }
                column += 1
                guard k < line.end else { break }
                k += 1
                start = k
            }
            columns = max(columns, column)
            try out.checkRoom(cells.count)
            i += 1
        }
        try out.addTable(.separated, rows: i - first, columns: columns, cells)
        return i
    }

    private func nextTab(_ start: Int, _ end: Int) -> Int {
        guard start < end, let base = bytes.baseAddress,
            let found = memchr(base + start, 0x09, end - start)
        else { return end }
        return UnsafeRawPointer(found) - UnsafeRawPointer(base)
    }

    /// The end of a quoted cell that spans lines or doubles its quotes; nil where the quotes are plain characters.
    private func endOfQuote(_ start: Int, _ end: Int) -> Int? {
        var k = start + 1
        var matters = false
        while k < end {
            if bytes[k] == 0x09 { return nil }
            if bytes[k] == 0x0A || bytes[k] == 0x0D { matters = true }
            if bytes[k] == 0x22 {
                if k + 1 < end && bytes[k + 1] == 0x22 {
                    matters = true
                    k += 1
                } else {
                    return matters && (k + 1 == end || bytes[k + 1] == 0x09) ? k + 1 : nil
                }
            }
            k += 1
        }
        return nil
    }

    /// The words of a quoted cell, and how many line ends stand in it.
    private func unquote(_ start: Int, _ end: Int) -> (Text, Int) {
        var words: [UInt8] = []
        var lineEnds = 0
        var k = start + 1
        while k < end - 1 {
            let byte = bytes[k]
            if byte == 0x22 { k += 1 }
            if byte == 0x0D || byte == 0x0A {
                if byte == 0x0D && bytes[k + 1] == 0x0A { k += 1 }
                words.append(0x0A)
                lineEnds += 1
            } else {
                words.append(byte)
            }
            k += 1
        }
        return (Text(bytes: words).trimmed(), lineEnds)
    }

    // MARK: Runs of blanks

    /// Lines whose words stand apart by two or more blanks. A word keeps its column: on a screen a Chinese character takes two,
    /// in the text that a pdf is turned into it takes one: that is the measure where clearly more words stand under each other by it.
    private mutating func readColumns(from first: Int) throws(DocumentFault) -> Int {
        var cells: [Cell] = []
        var narrow: [Cell] = []
        var width = 0
        var i = first
        while i < lines.count, belongsToColumns(i, first) {
            width = max(width, addColumns(of: lines[i], row: i - first, wide: 2, to: &cells))
            _ = addColumns(of: lines[i], row: i - first, wide: 1, to: &narrow)
            try out.checkRoom(cells.count)
            i += 1
        }
        if scatter(narrow) + 2 < scatter(cells) { cells = narrow }
        try out.addTable(.spaced, rows: i - first, columns: width, cells)
        return i
    }

    /// At how many columns words begin or end.
    private func scatter(_ cells: [Cell]) -> Int {
        Set(cells.map(\.column)).count + Set(cells.map { $0.column + $0.columnSpan }).count
    }

    private func belongsToColumns(_ i: Int, _ first: Int) -> Bool {
        let line = lines[i]
        guard !line.isBlank && !line.hasTab && line.bars == 0 else { return false }
        if line.hasColumns || isColumnar && line.indent > 0 { return true }
        // A lone word belongs to the table where the table goes on below it.
        guard isColumnar || line.indent >= 2 else { return false }
        for next in lines[(i + 1)..<max(i + 1, min(i + 4, lines.count))] {
            if next.isBlank || next.hasTab || next.bars > 0 { return false }
            if next.hasColumns || isColumnar && next.indent > 0 { return true }
        }
        return false
    }

    /// Returns the display width of the line.
    private func addColumns(of line: TextLine, row: Int, wide: Int, to cells: inout [Cell]) -> Int {
        var column = 0
        var start = line.start
        var startColumn = 0
        var endColumn = 0
        var lastEnd = line.start
        var blanks = 0
        var inWord = false
        var i = line.start
        func add() {
            var cell = Cell(row: row, column: startColumn, line: line.number, text: text(bytes, start..<lastEnd))
            cell.columnSpan = max(1, endColumn - startColumn)
            if line.startsPage { cell.traits.insert(.startsPage) }
            cells.append(cell)
        }
        while i < line.end {
            let blank = blankLength(bytes, i, line.end)
            if blank > 0 {
                blanks += 1
                if blanks == 2 && inWord {
                    add()
                    inWord = false
                }
                column += blank == 3 ? wide : 1
                i += blank
                continue
            }
            if !inWord {
                inWord = true
                start = i
                startColumn = column
            }
            blanks = 0
            let length = bytes[i] < 0x80 ? 1 : bytes[i] < 0xE0 ? 2 : bytes[i] < 0xF0 ? 3 : 4
            column += isWide(bytes, i) ? wide : 1
            i += length
            lastEnd = min(i, line.end)
            endColumn = column
        }
        if inWord { add() }
        return column
    }
}

/// Whether the character at `i` takes two columns on a screen.
private func isWide(_ b: Bytes, _ i: Int) -> Bool {
    let a = b[i]
    guard a >= 0xE1 else { return false }
    if a >= 0xF0 { return true }
    guard i + 2 < b.count else { return false }
    let value = UInt32(a & 0x0F) << 12 | UInt32(b[i + 1] & 0x3F) << 6 | UInt32(b[i + 2] & 0x3F)
    switch value {
    case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE4F, 0xFF00...0xFF60,
        0xFFE0...0xFFE6:
        return true
    default: return false
    }
}
