import Basics

/// Bars: rows of several cells a line, or one cell a line that a bar closes.
extension TextReader {
    /// What stands between the bars of a line.
    struct Pieces {
        var texts = 0
        /// Cells, without what stands before a leading and after a closing bar.
        var count = 0
        /// The number of cells up to the last one with text.
        var width = 0
        var opens = false
        var closes = false
        var first = 0..<0
    }

    /// Calls `body` with each cell of a line, and tells about the line as a whole.
    @discardableResult
    func forEachPiece(of line: TextLine, _ body: (Int, Range<Int>) -> Void) -> Pieces {
        var pieces = Pieces()
        let all = trimmedRange(bytes, line.start, line.end)
        var start = all.lowerBound
        var i = start
        pieces.opens = i < all.upperBound && barLength(i, all.upperBound) > 0
        if pieces.opens { start += barLength(start, all.upperBound) }
        i = start
        func close(_ end: Int) {
            let range = trimmedRange(bytes, start, end)
            body(pieces.count, range)
            pieces.count += 1
            guard !range.isEmpty else { return }
            if pieces.texts == 0 { pieces.first = range }
            pieces.texts += 1
            pieces.width = pieces.count
        }
        while i < all.upperBound {
            if isMarkdown && bytes[i] == 0x5C {
                i += 2
                continue
            }
            let length = barLength(i, all.upperBound)
            guard length > 0 else {
                i += 1
                continue
            }
            close(i)
            i += length
            start = i
        }
        if start < all.upperBound { close(all.upperBound) } else { pieces.closes = true }
        return pieces
    }

    private func barLength(_ i: Int, _ end: Int) -> Int {
        switch bytes[i] {
        case 0x7C: return 1
        case 0xE2 where i + 2 < end && bytes[i + 1] == 0x94 && bytes[i + 2] == 0x82: return 3
        case 0xEF where i + 2 < end && bytes[i + 1] == 0xBD && bytes[i + 2] == 0x9C: return 3
        default: return 0
        }
    }

    /// A line that only draws: `| --- | :-: |`, `+----+----+`, `├──┼──┤`.
    func isRule(_ line: TextLine) -> Bool {
        var dashes = 0
        var colons = 0
        var i = line.start
        while i < line.end {
            switch bytes[i] {
            case 0x2D, 0x3D: dashes += 1
            case 0x3A: colons += 1
            case 0x7C, 0x2B, 0x20, 0x09: break
            case 0xE2 where i + 2 < line.end && (bytes[i + 1] == 0x94 || bytes[i + 1] == 0x95):
                if bytes[i + 2] != 0x82 || bytes[i + 1] != 0x94 { dashes += 3 }
                i += 2
            default: return false
            }
            i += 1
        }
        return dashes >= 3 || dashes > 0 && colons > 0
    }

    mutating func readBars(from first: Int) throws(DocumentFault) -> Int {
        var end = first
        var rows = 0
        var closedWords = 0
        var hasRule = false
        // The run of lines with bars, and of lines between them that a later bar closes.
        var i = first
        while i < lines.count {
            let line = lines[i]
            if line.hasTab { break }
            if line.isBlank {
                guard i + 1 < lines.count, lines[i + 1].bars > 0 else { break }
                i += 1
                continue
            }
            if line.bars == 0 && !isRule(line) {
                guard let bar = nextBar(after: i) else { break }
                i = bar
                continue
            }
            if isRule(line) {
                hasRule = true
            } else {
                let pieces = forEachPiece(of: line) { _, _ in }
                if pieces.texts >= 2 { rows += 1 }
                if pieces.texts == 1 && line.bars == 1 { closedWords += 1 }
            }
            i += 1
            end = i
        }
        if hasRule || rows > 0 && rows * 2 >= closedWords { return try readRows(from: first, to: end) }
        return try readLoose(from: first, to: end)
    }

    /// The line with the bar that closes a broken cell: not far, and no blank line between.
    private func nextBar(after i: Int) -> Int? {
        for k in (i + 1)..<max(i + 1, min(i + 40, lines.count)) {
            if lines[k].isBlank || lines[k].hasTab { return nil }
            if lines[k].bars > 0 { return k }
        }
        return nil
    }

    // MARK: Rows

    /// Lines with bars as rows of tables; a blank line or a line without a bar ends the table.
    private mutating func readRows(from first: Int, to end: Int) throws(DocumentFault) -> Int {
        var i = first
        while i < end {
            if lines[i].isBlank || lines[i].bars == 0 && isRule(lines[i]) {
                i += 1
                continue
            }
            if lines[i].bars == 0 {
                addParagraph(lines[i])
                i += 1
                continue
            }
            var last = i
            var width = 0
            while last < end, !lines[last].isBlank, lines[last].bars > 0 || isRule(lines[last]) {
                if !isRule(lines[last]) { width = max(width, forEachPiece(of: lines[last]) { _, _ in }.width) }
                last += 1
            }
            try addRows(from: i, to: last, width: width)
            i = last
        }
        return end
    }

    private mutating func addRows(from first: Int, to end: Int, width: Int) throws(DocumentFault) {
        var cells: [Cell] = []
        var row = 0
        // Where some rows begin with a word, a bar in front is no border but closes a blank first cell.
        let rows = lines[first..<end].filter { !isRule($0) }
        let bordered = rows.allSatisfy { forEachPiece(of: $0) { _, _ in }.opens }
        for line in rows {
            let shift = !bordered && forEachPiece(of: line) { _, _ in }.opens ? 1 : 0
            if shift == 1 { cells.append(Cell(row: row, column: 0, line: line.number, text: Text())) }
            forEachPiece(of: line) { column, range in
                // Beyond the widest text, bars only repeat themselves.
                guard column + shift <= width else { return }
                cells.append(Cell(row: row, column: column + shift, line: line.number, text: words(range)))
            }
            row += 1
            try out.checkRoom(cells.count)
        }
        guard row > 0 else { return }
        try out.addTable(.separated, rows: row, columns: (cells.map { $0.column + 1 }.max() ?? 0), cells)
    }

    /// The words of a cell; in markdown without its marks.
    private func words(_ range: Range<Int>) -> Text {
        guard isMarkdown else { return text(bytes, range) }
        return markdownWords(text(bytes, range))
    }

    // MARK: One cell a line

    private mutating func readLoose(from first: Int, to end: Int) throws(DocumentFault) -> Int {
        var cells: [Cell] = []
        var pending = 0..<0
        func add(_ words: Text, line: Int) {
            cells.append(Cell(row: cells.count, column: 0, line: line, text: words))
        }
        func joined(_ broken: Range<Int>, _ last: Text?) -> Text {
            var words = Text()
            for line in lines[broken] {
                if !words.isEmpty { words.bytes.append(0x0A) }
                words.append(text(bytes, trimmedRange(bytes, line.start, line.end)))
            }
            if let last {
                if !words.isEmpty { words.bytes.append(0x0A) }
                words.append(last)
            }
            return words
        }
        func closePending() {
            guard !pending.isEmpty else { return }
            add(joined(pending, nil), line: lines[pending.lowerBound].number)
            pending = 0..<0
        }
        func finishTable() throws(DocumentFault) {
            guard !cells.isEmpty else { return }
            try out.addTable(.loose, rows: cells.count, columns: 1, cells)
            cells = []
        }

        for i in first..<end where !lines[i].isBlank {
            let line = lines[i]
            if line.bars == 0 {
                pending = (pending.isEmpty ? i : pending.lowerBound)..<(i + 1)
                continue
            }
            let pieces = forEachPiece(of: line) { _, _ in }
            switch pieces.texts {
            case 0:
                if pending.isEmpty { add(Text(), line: line.number) } else { closePending() }
            case 1:
                if pieces.opens { closePending() }
                var start = pending.isEmpty ? line.number : lines[pending.lowerBound].number
                var words = joined(pending, text(bytes, pieces.first))
                if i == first, let before = brokenBefore(line, pieces) {
                    start -= 1
                    words = joined(0..<0, before) + [0x0A] + words
                }
                add(words, line: start)
                pending = 0..<0
            default:
                closePending()
                try finishTable()
                try addRows(from: i, to: i + 1, width: pieces.width)
            }
            try out.checkRoom(cells.count)
        }
        closePending()
        try finishTable()
        return end
    }

    /// The first cell may be broken too, but what stands before a table is as a rule no part of it: only a short word before a
    /// short word is taken for its beginning (项目支出 · 名称 |).
    private mutating func brokenBefore(_ line: TextLine, _ pieces: Pieces) -> Text? {
        guard !pieces.opens, !line.afterGap, isShortWord(text(bytes, pieces.first)) else { return nil }
        guard case .paragraph(let paragraph)? = out.blocks.last, isShortWord(paragraph.text) else { return nil }
        return out.takeBackParagraph(line: line.number - 1)
    }

    private func isShortWord(_ text: Text) -> Bool {
        let scalars = text.scalars
        return scalars.count <= 6 && scalars.allSatisfy(isHan)
    }
}

private func + (words: Text, bytes: [UInt8]) -> Text { Text(bytes: words.bytes + bytes) }
private func + (words: Text, more: Text) -> Text { Text(bytes: words.bytes + more.bytes) }
