import Basics
import Glibc

/// Which kind of text a file holds, told by its structure.
enum TextKind: Equatable {
    case html, markdown, text
    case csv(delimiter: UInt8)

    init(of bytes: [UInt8]) {
        self = bytes.withUnsafeBufferPointer { b in
            let tags = has(b, 0x3C) ? TagSigns(b) : nil
            if let tags, tags.isPage { return .html }
            // Most texts hold no sign of the others at all.
            let isSeparated = has(b, 0x2C) || has(b, 0x3B) || has(b, 0x7C) || has(b, 0x09) && has(b, 0x22)
            guard isSeparated else { return tags?.isFragment == true ? .html : .text }
            let signs = LineSigns(b)
            if signs.delimiterRows > 0 || signs.headings > 0 && signs.barLines > signs.commaLines { return .markdown }
            if let delimiter = csvDelimiter(b, signs) { return .csv(delimiter: delimiter) }
            if let tags, tags.isFragment, signs.barLines * 2 < signs.filled { return .html }
            return .text
        }
    }
}

private func has(_ b: Bytes, _ byte: UInt8) -> Bool {
    guard let base = b.baseAddress else { return false }
    return memchr(base, Int32(byte), b.count) != nil
}

/// Counts of signs in the first lines.
struct LineSigns {
    var filled = 0
    var tabLines = 0
    var barLines = 0
    var commaLines = 0
    var semicolonLines = 0
    var headings = 0
    var delimiterRows = 0
    var hasQuote = false

    init(_ b: Bytes) {
        var i = 0
        let end = min(b.count, 1 << 16)
        while i < end {
            var tab = false
            var bar = false
            var comma = false
            var semicolon = false
            var onlyRule = true
            var dashes = 0
            let start = i
            while i < end && b[i] != 0x0A && b[i] != 0x0D {
                switch b[i] {
                case 0x09: tab = true
                case 0x7C: bar = true
                case 0x2C:
                    comma = comma || !isThousands(b, i)
                    onlyRule = false
                case 0x3B:
                    semicolon = true
                    onlyRule = false
                case 0x22:
                    hasQuote = true
                    onlyRule = false
                case 0x2D: dashes += 1
                case 0x3A, 0x20: break
                default: onlyRule = false
                }
                i += 1
            }
            let length = i - start
            if length > 0 {
                filled += 1
                if tab { tabLines += 1 }
                if bar { barLines += 1 }
                if comma { commaLines += 1 }
                if semicolon { semicolonLines += 1 }
                if bar && onlyRule && dashes >= 3 { delimiterRows += 1 }
                if b[start] == 0x23, length > 1, b[start + 1] == 0x23 || b[start + 1] == 0x20 { headings += 1 }
            }
            i += 1
        }
    }

    /// A comma between a digit and three digits groups thousands; it separates nothing.
    private func isThousands(_ b: Bytes, _ i: Int) -> Bool {
        func isDigit(_ k: Int) -> Bool { k >= 0 && k < b.count && b[k] >= 0x30 && b[k] <= 0x39 }
        return isDigit(i - 1) && isDigit(i + 1) && isDigit(i + 2) && isDigit(i + 3) && !isDigit(i + 4)
    }
}

/// The delimiter, where most of the records have as many fields as one another.
private func csvDelimiter(_ b: Bytes, _ signs: LineSigns) -> UInt8? {
    var best: (delimiter: UInt8, agreeing: Int)?
    for (delimiter, count) in [(UInt8(0x2C), signs.commaLines), (0x3B, signs.semicolonLines), (0x09, signs.tabLines)] {
        let rivals = delimiter == 0x09 ? signs.barLines : max(signs.barLines, signs.tabLines)
        guard count >= 1, count > rivals || signs.hasQuote && count == rivals else { continue }
        var splitter = CsvSplitter(b, delimiter: delimiter)
        var widths: [Int: Int] = [:]
        var records = 0
        var quoted = 0
        while records < 100, let field = splitter.next() {
            if field.isQuoted { quoted += 1 }
            guard field.endsRow, field.column >= 0 else { continue }
            records += 1
            widths[field.column + 1, default: 0] += 1
        }
        let wide = widths.filter { $0.key >= 2 }
        let several = wide.values.reduce(0, +)
        let agreeing = wide.values.max() ?? 0
        // Tabs without quotes, or with broken rows, are read line by line.
        if delimiter == 0x09 && (quoted == 0 || agreeing < records || splitter.openQuoteLine != nil) { continue }
        guard records >= 2 || quoted > 0 else { continue }
        // Several tables in one file differ in width; then nearly every record has three fields and more.
        let broad = wide.reduce(0) { $0 + ($1.key >= 3 ? $1.value : 0) }
        guard several * 2 >= records, agreeing * 5 >= several * 3 || quoted * 4 >= several || broad * 10 >= records * 8
        else { continue }
        if agreeing > best?.agreeing ?? 0 { best = (delimiter, agreeing) }
    }
    return best?.delimiter
}

// MARK: HTML

/// What the tags of a text say. Tags in the cells of tab-separated text make no page.
private struct TagSigns {
    /// Sure: a page or a table by its tags.
    var isPage = false
    /// Likely: a piece of a page, where the text has no other structure.
    var isFragment = false

    init(_ b: Bytes) {
        var tags = 0
        var rowTags = 0
        var tabsAmongWords = 0
        var lineEnds = 0
        var firstTag: Tag?
        var structureAtLineStart = false
        var sawWord = false
        var lineHasWord = false
        let end = min(b.count, 1 << 16)
        var i = 0
        while i < end {
            switch b[i] {
            case 0x3C:
                if let tag = Tag(b, at: i) {
                    tags += 1
                    if !sawWord && firstTag == nil { firstTag = tag }
                    let opensLine = !lineHasWord || i > 0 && b[i - 1] == 0x3E
                    if tag == .structure && i < 8_192 && opensLine { structureAtLineStart = true }
                    if tag == .row { rowTags += 1 }
                } else {
                    sawWord = true
                }
                lineHasWord = true
            case 0x0A, 0x0D:
                lineHasWord = false
                lineEnds += 1
            case 0x09:
                if lineHasWord && i + 1 < end && b[i + 1] > 0x20 && b[i + 1] != 0x3C { tabsAmongWords += 1 }
            case 0x20: break
            default:
                sawWord = true
                lineHasWord = true
            }
            i += 1
        }
        guard tags > 0 else { return }
        isPage = firstTag == .structure || structureAtLineStart && tabsAmongWords < max(4, tags / 4)
        isFragment = tabsAmongWords == 0 && (firstTag != nil || rowTags >= 2 || tags >= 6 && tags >= lineEnds)
    }
}

/// Tags that tell a web page.
private enum Tag {
    /// `<html`, `<!doctype html`, `<body`, `<table`, `<head`, `<meta`.
    case structure
    case row
    case other

    init?(_ b: Bytes, at i: Int) {
        var k = i + 1
        if k < b.count && b[k] == 0x2F { k += 1 }
        var name: UInt64 = 0
        var length = 0
        while k < b.count, length < 9 {
            let byte = b[k] | 0x20
            guard byte >= 0x61 && byte <= 0x7A || length > 0 && b[k] >= 0x30 && b[k] <= 0x39 || b[k] == 0x21 else {
                break
            }
            name = name << 8 | UInt64(b[k] == 0x21 ? 0x21 : byte)
            length += 1
            k += 1
        }
        guard length > 0, length < 9, k < b.count else { return nil }
        guard
            b[k] == 0x3E || b[k] == 0x20 || b[k] == 0x0A || b[k] == 0x0D || b[k] == 0x2F || b[k] == 0x09 || b[k] == 0x2D
        else { return nil }
        switch name {
        case packed("html"), packed("body"), packed("table"), packed("head"), packed("meta"), packed("!doctype"):
            self = .structure
        case packed("tr"), packed("td"), packed("th"): self = .row
        case packed("p"), packed("div"), packed("span"), packed("br"), packed("ol"), packed("ul"), packed("li"),
            packed("h1"), packed("h2"), packed("h3"), packed("h4"), packed("font"), packed("center"), packed("b"),
            packed("strong"), packed("style"), packed("script"), packed("title"), packed("tbody"), packed("a"),
            packed("section"), packed("article"), packed("!"), packed("pre"), packed("link"), packed("thead"):
            self = .other
        default: return nil
        }
    }
}

/// A name of up to eight letters as a number.
@inline(__always)
func packed(_ name: StaticString) -> UInt64 {
    name.withUTF8Buffer { $0.prefix(8).reduce(0) { $0 << 8 | UInt64($1) } }
}
