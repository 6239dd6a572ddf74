import Basics

/// Bars: rows of several cells a line, or one cell a line that a bar closes.
extension TextReader {
    /// What stands between the bars of a line.
    struct Pieces {
        /// Its cells, without what stands before an opening and after a closing bar.
        var cells = 0..<0
        var texts = 0
        /// The number of cells up to the last one with text.
        var width = 0
        var opens = false
        var isRule = false
    }

    /// The lines of a run and the ranges of the cells in them.
    struct Run {
        var first: Int
        var lines: [Pieces] = []
        var ranges: [Range<Int>] = []

        subscript(line: Int) -> Pieces { lines[line - first] }
    }

    private func addPieces(of line: TextLine, to run: inout Run) -> Pieces {
        var pieces = Pieces()
        pieces.isRule = isRule(line)
        let from = run.ranges.count
        if line.bars > 0 && !pieces.isRule {
            let all = trimmedRange(bytes, line.start, line.end)
            var i = all.lowerBound
            pieces.opens = barLength(i, all.upperBound) > 0
            if pieces.opens { i += barLength(i, all.upperBound) }
            var start = i
            while start < all.upperBound {
                while i < all.upperBound && barLength(i, all.upperBound) == 0 {
                    i += isMarkdown && bytes[i] == 0x5C ? 2 : 1
                }
                i = min(i, all.upperBound)
                let range = trimmedRange(bytes, start, i)
                run.ranges.append(range)
                if !range.isEmpty {
                    pieces.texts += 1
                    pieces.width = run.ranges.count - from
                }
                if i < all.upperBound { i += barLength(i, all.upperBound) }
                start = i
            }
        }
        pieces.cells = from..<run.ranges.count
        run.lines.append(pieces)
        return pieces
    }

    @inline(__always)
    private func barLength(_ i: Int, _ end: Int) -> Int {
        switch i < end ? bytes[i] : 0 {
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
        var run = Run(first: first)
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
            }
            let pieces = addPieces(of: line, to: &run)
            if line.bars == 0 && !pieces.isRule && !line.isBlank {
                guard let bar = nextBar(after: i) else { break }
                while i + 1 < bar {
                    i += 1
                    _ = addPieces(of: lines[i], to: &run)
                }
            }
            i += 1
            if pieces.isRule {
                hasRule = true
                end = i
            } else if line.bars > 0 {
                if pieces.texts >= 2 { rows += 1 }
                if pieces.texts == 1 && line.bars == 1 { closedWords += 1 }
                end = i
            }
        }
        if hasRule || rows > 0 && rows * 2 >= closedWords { return try readRows(run, to: end) }
        return try readLoose(run, to: end)
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
    private mutating func readRows(_ run: Run, to end: Int) throws(DocumentFault) -> Int {
        var i = run.first
        while i < end {
            if lines[i].isBlank || lines[i].bars == 0 {
                if !lines[i].isBlank && !run[i].isRule { try addParagraph(lines[i]) }
                i += 1
                continue
            }
            var last = i
            while last < end, !lines[last].isBlank, lines[last].bars > 0 || run[last].isRule { last += 1 }
            try addRows(run, i..<last)
            i = last
        }
        return end
    }

    private mutating func addRows(_ run: Run, _ part: Range<Int>) throws(DocumentFault) {
        var width = 0
        for i in part { width = max(width, run[i].width) }
        var cells: [Cell] = []
        var row = 0
        // Where some rows begin with a word, a bar behind a blank is no border: it closes a blank first cell.
        let bordered = part.allSatisfy { run[$0].isRule || run[$0].opens }
        for i in part where !run[i].isRule {
            let shift = !bordered && run[i].opens && bytes[lines[i].start] <= 0x20 ? 1 : 0
            if shift == 1 { cells.append(Cell(row: row, column: 0, line: lines[i].number, text: Text())) }
            // Beyond the widest text, bars only repeat themselves.
            for (column, range) in run.ranges[run[i].cells].prefix(width).enumerated() {
                cells.append(
                    Cell(row: row, column: column + shift, line: lines[i].number, text: words(range)))
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

    private mutating func readLoose(_ run: Run, to end: Int) throws(DocumentFault) -> Int {
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

        for i in run.first..<end where !lines[i].isBlank {
            let line = lines[i]
            if line.bars == 0 || run[i].isRule {
                pending = (pending.isEmpty ? i : pending.lowerBound)..<(i + 1)
                continue
            }
            let pieces = run[i]
            switch pieces.texts {
            case 0:
                if pending.isEmpty { add(Text(), line: line.number) } else { closePending() }
            case 1:
                if pieces.opens { closePending() }
                var start = pending.isEmpty ? line.number : lines[pending.lowerBound].number
                let word = text(bytes, run.ranges[pieces.cells].first { !$0.isEmpty } ?? 0..<0)
                var words = joined(pending, word)
                if i == run.first, !pieces.opens, let before = brokenBefore(line, word) {
                    start -= 1
                    words = Text(bytes: before.bytes + [0x0A] + words.bytes)
                }
                add(words, line: start)
                pending = 0..<0
            default:
                closePending()
                try finishTable()
                try addRows(run, i..<(i + 1))
            }
            try out.checkRoom(cells.count)
        }
        closePending()
        try finishTable()
        return end
    }

    /// The first cell may be broken too, but what stands before a table is as a rule no part of it: only a short word before a
    /// short word is taken for its beginning (项目支出 · 名称 |).
    private mutating func brokenBefore(_ line: TextLine, _ word: Text) -> Text? {
        guard !line.afterGap, isShortWord(word) else { return nil }
        guard case .paragraph(let paragraph)? = out.blocks.last, isShortWord(paragraph.text) else { return nil }
        return out.takeBackParagraph(line: line.number - 1)
    }

    private func isShortWord(_ text: Text) -> Bool {
        let scalars = text.scalars
        return scalars.count <= 6 && scalars.allSatisfy(isHan)
    }
}
