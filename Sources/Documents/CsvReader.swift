import Basics

/// Reads comma-separated values by RFC 4180, ragged rows too. The whole file is one table; a blank line is a blank row.
enum CsvReader {
    static func read(_ bytes: [UInt8], delimiter: UInt8, limits: Limits) throws(DocumentFault) -> Document {
        let result = bytes.withUnsafeBufferPointer { b -> Result<Document, DocumentFault> in
            do throws(DocumentFault) { return .success(try table(b, delimiter, limits)) } catch {
                return .failure(error)
            }
        }
        return try result.get()
    }

    private static func table(_ b: Bytes, _ delimiter: UInt8, _ limits: Limits) throws(DocumentFault) -> Document {
        var out = BlockList(limits: limits)
        var document = Document(format: .csv)
        var splitter = CsvSplitter(b, delimiter: delimiter)
        var cells: [Cell] = []
        cells.reserveCapacity(b.count / 24)
        var rows = 0
        var columns = 0
        while let field = splitter.next() {
            if field.column < 0 {
                rows += 1
                continue
            }
            rows = field.row + 1
            columns = max(columns, field.column + 1)
            cells.append(
                Cell(
                    row: field.row, column: field.column, line: field.line,
                    text: CsvReader.unguarded(splitter.words(of: field))))
            try out.checkRoom(cells.count)
        }
        try out.addTable(.separated, rows: rows, columns: columns, cells)
        document.blocks = out.blocks
        if let line = splitter.openQuoteLine {
            document.notices.append(
                DocumentNotice(
                    Wording(
                        zh: "第 \(line) 行的引号没有配对，已当作普通字符",
                        en: "the quote on line \(line) is never closed and was read as a character"),
                    table: 0))
        }
        return document
    }
}

extension CsvReader {
    /// An apostrophe before the sign of a formula is a spreadsheet's mark of plain words, and no part of them.
    static func unguarded(_ text: Text) -> Text {
        guard text.bytes.first == UInt8(ascii: "'"), text.count > 2 else { return text }
        let next = decodeScalar(text.bytes, 1).value
        let signs: [UInt32] = [0x3D, 0x2B, 0x2D, 0x40, 0xFF1D, 0xFF0B, 0xFF0D, 0xFF20]
        return signs.contains(next) ? text.dropping(first: 1) : text
    }
}

/// Splits bytes into fields, one by one.
struct CsvSplitter {
    struct Field {
        var row: Int
        /// -1: a blank line.
        var column: Int
        var line: Int
        /// Within the quotes, where there are any.
        var range: Range<Int>
        var isQuoted = false
        /// What follows a closing quote in the same field, as `"a"b`.
        var tail = 0..<0
        /// Whether the field is the last of its row.
        var endsRow = false
    }

    private let b: Bytes
    private let delimiter: UInt8
    private var at = 0
    private var row = 0
    private var column = 0
    private var line = 1
    private var rowHasEnded = true
    /// The line of a quote that is never closed; from there on quotes are characters.
    private(set) var openQuoteLine: Int?

    init(_ bytes: Bytes, delimiter: UInt8) {
        b = bytes
        self.delimiter = delimiter
    }

    mutating func next() -> Field? {
        if rowHasEnded {
            guard at < b.count else { return nil }
            if isLineEnd(b[at]) {
                let field = Field(row: row, column: -1, line: line, range: at..<at, endsRow: true)
                endRow()
                return field
            }
            rowHasEnded = false
        }
        var field = Field(row: row, column: column, line: line, range: at..<at)
        if at < b.count, b[at] == 0x22, openQuoteLine == nil {
            readQuoted(&field)
        } else {
            field.range = at..<endOfPlain(at)
            at = field.range.upperBound
        }
        if at < b.count && b[at] == delimiter {
            at += 1
            column += 1
        } else {
            field.endsRow = true
            endRow()
        }
        return field
    }

    private mutating func endRow() {
        if at < b.count {
            at += b[at] == 0x0D && at + 1 < b.count && b[at + 1] == 0x0A ? 2 : 1
        }
        row += 1
        column = 0
        line += 1
        rowHasEnded = true
    }

    private mutating func readQuoted(_ field: inout Field) {
        var i = at + 1
        var lineEnds = 0
        while i < b.count {
            if b[i] == 0x22 {
                if i + 1 < b.count && b[i + 1] == 0x22 {
                    i += 2
                    continue
                }
                let tail = endOfPlain(i + 1)
                // A quote that closes in the middle of words some lines below was none.
                if tail > i + 1 && lineEnds > 0 { break }
                field.range = (at + 1)..<i
                field.isQuoted = true
                field.tail = (i + 1)..<tail
                line += lineEnds
                at = tail
                return
            }
            if b[i] == 0x0A || b[i] == 0x0D && !(i + 1 < b.count && b[i + 1] == 0x0A) { lineEnds += 1 }
            i += 1
        }
        if i >= b.count { openQuoteLine = line }
        field.range = at..<endOfPlain(at)
        at = field.range.upperBound
    }

    private func endOfPlain(_ start: Int) -> Int {
        var i = start
        while i < b.count && b[i] != delimiter && !isLineEnd(b[i]) { i += 1 }
        return i
    }

    private func isLineEnd(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }

    /// The words of a field: without quotes, line ends as `\n`, no blanks at the ends.
    func words(of field: Field) -> Text {
        guard field.isQuoted else { return text(b, trimmedRange(b, field.range.lowerBound, field.range.upperBound)) }
        var out: [UInt8] = []
        out.reserveCapacity(field.range.count)
        var i = field.range.lowerBound
        while i < field.range.upperBound {
            switch b[i] {
            case 0x22:
                out.append(0x22)
                i += 1
            case 0x0D:
                out.append(0x0A)
                if i + 1 < field.range.upperBound && b[i + 1] == 0x0A { i += 1 }
            default: out.append(b[i])
            }
            i += 1
        }
        out.append(contentsOf: b[field.tail])
        return Text(bytes: out).trimmed()
    }
}
