import Basics
import Documents
import Forms
import Library

/// A form while it is being read: its values, what was done to the cells, and which pieces have been used.
struct FormDraft {
    var form = Form()
    /// Pieces taken as value, label or heading.
    var used = IndexFlags()
    /// The lines from the first to the last that belong to this form.
    var firstLine: Int
    var lastLine: Int
    var sawHeader = false
    var sawHead = false
    /// Whether a column for results is among its headings.
    var hasResults = false
    var titlePiece: Int?
    var notices: [Notice] = []
    /// The last words of the row before, where they may as well begin the name of the next.
    var doubtfulEnd: (piece: Piece, index: Int, confidence: Number)?
    /// Raw repairs whose path is known only when a list is complete.
    var roster = false

    init(line: Int) {
        firstLine = line
        lastLine = line
    }

    mutating func extend(to line: Int) {
        firstLine = min(firstLine, line)
        lastLine = max(lastLine, line)
    }

    mutating func repair(_ what: Repair.Kind, _ path: Path, from: Text, to: Text, _ cell: CellReference?) {
        form.repairs.append(Repair(what, path, from: from, to: to, cell: cell))
    }

    /// The text of a piece on one line, with its repairs; the piece counts as printed at `path`, and as used.
    mutating func take(_ piece: Piece, at index: Int, _ path: Path) -> Text? {
        used.insert(index)
        form.cells[path] = piece.cell
        return clean(piece, path)
    }

    /// A piece's text on one line, nil where it is blank or says only that there is nothing (`NaN`).
    mutating func clean(_ piece: Piece, _ path: Path) -> Text? {
        if piece.text.isEmpty || isMissing(piece.text) { return nil }
        tellMarkup(piece, path)
        let joined = joinLines(piece.text)
        if joined != piece.text { repair(.joinedLines, path, from: piece.text, to: joined, piece.cell) }
        return joined.isEmpty ? nil : joined
    }

    mutating func tellMarkup(_ piece: Piece, _ path: Path) {
        for tag in piece.markup { repair(.decodedMarkup, path, from: tag, to: Text(), piece.cell) }
    }

    /// A number cell; its unit, if it is one of money, is told back. Text that is no number stays unread.
    mutating func takeAmount(_ piece: Piece, at index: Int, _ path: Path) -> (value: Number?, unit: Text?) {
        form.cells[path] = piece.cell
        if piece.isBlank || isNothing(piece.text) {
            used.insert(index)
            tellNothing(piece, path)
            return (nil, nil)
        }
        guard let (value, unit) = amount(piece.text) else { return (nil, nil) }
        used.insert(index)
        let plain = value.description
        if compact(piece.text) != Text(plain) && unit == nil && piece.stored == nil {
            repair(.normalisedNumber, path, from: piece.text, to: Text(plain), piece.cell)
        }
        tellFormat(piece, path)
        tellMarkup(piece, path)
        return (value, unit)
    }

    /// A dash, a slash or 无 is read as nothing.
    mutating func tellNothing(_ piece: Piece, _ path: Path) {
        if !piece.isBlank { repair(.noValue, path, from: piece.text, to: Text(), piece.cell) }
    }

    mutating func tellFormat(_ piece: Piece, _ path: Path) {
        if let stored = piece.stored { repair(.appliedFormat, path, from: stored, to: piece.text, piece.cell) }
    }
}

/// What a converter leaves where a cell was blank.
func isMissing(_ text: Text) -> Bool { text == "NaN" || text == "nan" || text == "None" }

/// A template's row of dots: `……`.
func isDots(_ text: Text) -> Bool {
    !text.isEmpty && text.count <= 36
        && text.scalars.allSatisfy { $0 == 0x2026 || $0 == 0x2E || $0 == 0x22EF || isBlank($0) }
}

/// A code that stands before a name: `661001-`, `[339]`, `037001 `; the code and the name.
func splitCode(_ text: Text) -> (code: Text, name: Text)? {
    let b = text.bytes
    guard let first = b.first else { return nil }
    if first == UInt8(ascii: "[") || first == UInt8(ascii: "("),
        let close = b.firstIndex(where: { $0 == 0x5D || $0 == 0x29 })
    {
        let code = Text(b[1..<close])
        guard code.count >= 3, code.bytes.allSatisfy({ (0x30...0x39).contains($0) }), close + 1 < b.count else {
            return nil
        }
        return (code, Text(b[(close + 1)...]).trimmed())
    }
    var i = 0
    while i < b.count, isCodeByte(b[i]) { i += 1 }
    let digits = b[..<i].filter { (0x30...0x39).contains($0) }.count
    guard digits >= 3, i < b.count else { return nil }
    var code = Text(b[..<i])
    var rest = Text(b[i...])
    if rest.hasPrefix("—") || rest.hasPrefix("－") {
        rest = rest.dropping(first: 3)
    } else if code.bytes.last == UInt8(ascii: "-") {
        code = code.dropping(last: 1)
    } else if !isBlank(rest.scalar(at: 0).value) {
        return nil
    }
    rest = rest.trimmed()
    // `2026 年…` is a year and no code.
    guard !rest.isEmpty, !(code.count == 4 && rest.hasPrefix("年")) else { return nil }
    return (code, rest)
}

private func isCodeByte(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || byte == UInt8(ascii: "-")
}

/// Which positions of a sequence are marked.
struct IndexFlags {
    private var flags: [Bool] = []
    /// The index of the first flag: a form late in a booklet pays nothing for those before it.
    private var start = 0

    func contains(_ index: Int) -> Bool { flags.indices.contains(index - start) && flags[index - start] }

    mutating func insert(_ index: Int) {
        if flags.isEmpty { start = index }
        if index < start {
            flags.insert(contentsOf: repeatElement(false, count: start - index), at: 0)
            start = index
        }
        if index - start >= flags.count {
            flags += repeatElement(false, count: index - start + 64 - flags.count)
        }
        flags[index - start] = true
    }

    mutating func remove(_ index: Int) { if contains(index) { flags[index - start] = false } }

    mutating func formUnion(_ indices: some Sequence<Int>) { for index in indices { insert(index) } }
}
