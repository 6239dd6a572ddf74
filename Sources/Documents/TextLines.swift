import Basics

/// One line of a text file and what separates words in it.
struct TextLine {
    var start: Int
    /// Without the line end.
    var end: Int
    /// From 1.
    var number: Int
    /// Whether a blank line stands before it.
    var afterGap = false
    /// Whether a page begins with it: a form feed stands before.
    var startsPage = false
    var isBlank = true
    var hasTab = false
    /// How many bars: `|`, `｜`, `│`.
    var bars = 0
    /// Whether two or more blanks stand between words.
    var hasColumns = false
    /// Blanks before the first word.
    var indent = 0
    /// Whether it has a cell quoted over several lines.
    var isQuoted = false
}

/// Splits a text into its lines, which end by CR LF, LF, CR, U+2028, U+2029 or a form feed. The last two do not count as lines of
/// the file, since editors do not count them. Of several blank lines in a row only the first is listed.
/// - Throws: where more than `limit` lines would be listed.
func splitLines(_ b: Bytes, limit: Int) throws(DocumentFault) -> [TextLine] {
    var lines: [TextLine] = []
    lines.reserveCapacity(min(b.count / 40 + 8, limit))
    var line = TextLine(start: 0, end: 0, number: 1)
    var blanks = 0
    var gap = false
    var quotes = false
    var anyTab = false
    var page = false
    let n = b.count

    var i = 0
    while i < n {
        let a = b[i]
        var isWord = false
        // Where a line end stops, 0 where none is.
        var lineEnd = 0
        var counts = true
        var length = 1
        switch a {
        case 0x0A: lineEnd = i + 1
        case 0x0D: lineEnd = i + 1 < n && b[i + 1] == 0x0A ? i + 2 : i + 1
        case 0x0C, 0x0B:
            lineEnd = i + 1
            counts = false
        case 0x09:
            line.hasTab = true
            anyTab = true
            blanks = 0
        case 0x20: blanks += 1
        case 0x22:
            quotes = true
            isWord = true
        case 0x7C:
            line.bars += 1
            isWord = true
        case 0xC2 where i + 1 < n && b[i + 1] == 0xA0:
            blanks += 1
            length = 2
        case 0xE2 where i + 2 < n && b[i + 1] == 0x80 && (b[i + 2] == 0xA8 || b[i + 2] == 0xA9):
            lineEnd = i + 3
            counts = false
        case 0xE2 where i + 2 < n && b[i + 1] == 0x94 && b[i + 2] == 0x82,
            0xEF where i + 2 < n && b[i + 1] == 0xBD && b[i + 2] == 0x9C:
            line.bars += 1
            isWord = true
            length = 3
        case 0xE3 where i + 2 < n && b[i + 1] == 0x80 && b[i + 2] == 0x80:
            blanks += 1
            length = 3
        case 0xEF where i + 2 < n && b[i + 1] == 0xBB && b[i + 2] == 0xBF: length = 3
        case 0xE4...0xE9:
            // Most of a Chinese text: characters that separate nothing.
            isWord = true
            var k = i + 3
            while k < n && b[k] >= 0xE4 && b[k] <= 0xE9 { k += 3 }
            length = k - i
        default:
            isWord = true
            length = a < 0x80 ? 1 : a < 0xE0 ? 2 : a < 0xF0 ? 3 : 4
        }
        if isWord {
            if line.isBlank {
                line.isBlank = false
                line.indent = line.hasTab ? 0 : blanks
            } else if blanks >= 2 {
                line.hasColumns = true
            }
            blanks = 0
        }
        guard lineEnd > 0 else {
            i += length
            continue
        }
        line.end = i
        line.afterGap = gap
        // A page end at the very beginning of a line leaves an empty piece, which is no gap.
        if i > line.start || counts {
            if page, !line.isBlank {
                line.startsPage = true
                page = false
            }
            if !(gap && line.isBlank) || line.hasTab || lines.isEmpty { lines.append(line) }
            gap = line.isBlank
            guard lines.count <= limit else { throw .tooManyLines(limit: limit) }
        }
        if a == 0x0C { page = true }
        line = TextLine(start: lineEnd, end: lineEnd, number: line.number + (counts ? 1 : 0))
        blanks = 0
        i = lineEnd
    }
    if n > line.start {
        line.end = n
        line.afterGap = gap
        line.startsPage = page
        lines.append(line)
    }
    return anyTab && quotes ? joinQuoted(b, lines) : lines
}

/// Tab-separated text from Excel quotes a cell that holds line ends. Lines are joined only where the quote opens at the beginning
/// of a cell, no tab stands within, and it closes at the end of a cell; any other quote is a character like others.
private func joinQuoted(_ b: Bytes, _ lines: [TextLine]) -> [TextLine] {
    var out: [TextLine] = []
    out.reserveCapacity(lines.count)
    var i = 0
    while i < lines.count {
        var line = lines[i]
        var from = line.start
        var last = i
        while let end = endOfQuotedCell(b, lines, at: last, from: from) {
            last = end.line
            from = end.offset
        }
        if last > i {
            line.end = lines[last].end
            line.hasTab = lines[i...last].contains { $0.hasTab }
            line.bars = lines[i...last].reduce(0) { $0 + $1.bars }
            line.isQuoted = line.hasTab
        }
        if line.isQuoted {
            out.append(line)
            i = last + 1
        } else {
            out.append(lines[i])
            i += 1
        }
    }
    return out
}

/// Where the next quoted cell of a line ends that goes on over further lines.
private func endOfQuotedCell(_ b: Bytes, _ lines: [TextLine], at index: Int, from: Int) -> (line: Int, offset: Int)? {
    let end = lines[index].end
    var i = from
    while i < end {
        guard b[i] == 0x22, i == lines[index].start || i > from && b[i - 1] == 0x09 else {
            i += 1
            continue
        }
        // A cell that opens here: does it close on this line?
        var k = i + 1
        while k < end && b[k] != 0x09 { k += 1 }
        if k == end && !(k - 1 > i && b[k - 1] == 0x22) {
            for next in (index + 1)..<max(index + 1, min(lines.count, index + 50)) {
                var q = lines[next].start
                while q < lines[next].end && b[q] != 0x09 && b[q] != 0x22 { q += 1 }
                while q + 1 < lines[next].end && b[q] == 0x22 && b[q + 1] == 0x22 {
                    q += 2
                    while q < lines[next].end && b[q] != 0x09 && b[q] != 0x22 { q += 1 }
                }
                guard q < lines[next].end else { continue }
                guard b[q] == 0x22, q + 1 == lines[next].end || b[q + 1] == 0x09 else { return nil }
                return (next, q + 1)
            }
            return nil
        }
        i = k + 1
    }
    return nil
}
