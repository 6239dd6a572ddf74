import Basics

/// A document, or why there is none, as bytes between two runs of this same program. Private: no file ever holds them.
enum DocumentCoding {
    static func encode(_ answer: Result<Document, DocumentFault>) -> [UInt8] {
        var out = ByteWriter()
        switch answer {
        case .success(let document):
            out.write(1)
            document.write(to: &out)
        case .failure(let fault):
            out.write(0)
            out.write(fault.kind.rawValue)
            out.write(fault.message)
            out.write(fault.advice)
        }
        return out.bytes
    }

    /// nil where the bytes are not whole and well formed: the writer may have been taken over by what it read.
    static func decode(_ bytes: ArraySlice<UInt8>) -> Result<Document, DocumentFault>? {
        var input = ByteReader(bytes)
        var answer: Result<Document, DocumentFault>?
        switch input.int() {
        case 1: answer = Document(from: &input).map { .success($0) }
        case 0:
            guard let kind = input.string().flatMap(DocumentFault.Kind.init(rawValue:)), let message = input.wording(),
                let advice = input.wording()
            else { return nil }
            answer = .failure(DocumentFault(kind, message, advice: advice))
        default: return nil
        }
        return input.isAtEnd ? answer : nil
    }
}

/// Numbers as seven bits a byte, signed ones folded; texts behind their length.
struct ByteWriter {
    var bytes: [UInt8] = []

    mutating func write(_ value: Int) {
        var rest = UInt64(bitPattern: Int64(value)) << 1 ^ UInt64(bitPattern: Int64(value) >> 63)
        while rest >= 0x80 {
            bytes.append(UInt8(rest & 0x7F) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(rest))
    }

    mutating func write(_ text: Text) {
        write(text.bytes.count)
        bytes += text.bytes
    }

    mutating func write(_ string: String) { write(Text(string)) }

    mutating func write(_ words: Wording) {
        write(words.zh)
        write(words.en)
    }

    mutating func write<Value>(_ value: Value?, _ body: (inout ByteWriter, Value) -> Void) {
        write(value == nil ? 0 : 1)
        if let value { body(&self, value) }
    }

    mutating func write<Value>(all values: [Value], _ body: (inout ByteWriter, Value) -> Void) {
        write(values.count)
        for value in values { body(&self, value) }
    }
}

struct ByteReader {
    private let bytes: ArraySlice<UInt8>
    private var at: Int

    init(_ bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
        at = bytes.startIndex
    }

    var isAtEnd: Bool { at == bytes.endIndex }

    mutating func int() -> Int? {
        var value: UInt64 = 0
        var shift: UInt64 = 0
        while at < bytes.endIndex, shift < 64 {
            let byte = bytes[at]
            at += 1
            value |= UInt64(byte & 0x7F) << shift
            if byte < 0x80 { return Int(Int64(bitPattern: value >> 1 ^ (0 &- (value & 1)))) }
            shift += 7
        }
        return nil
    }

    mutating func text() -> Text? {
        guard let count = int(), count >= 0, count <= bytes.endIndex - at else { return nil }
        defer { at += count }
        return Text(bytes[at..<(at + count)])
    }

    mutating func string() -> String? { text()?.string }

    mutating func wording() -> Wording? {
        guard let zh = string(), let en = string() else { return nil }
        return Wording(zh: zh, en: en)
    }

    /// A value that may be absent: nil where the bytes are wrong, `.some(nil)` where it is absent.
    mutating func optional<Value>(_ body: (inout ByteReader) -> Value?) -> Value?? {
        switch int() {
        case 0: .some(nil)
        case 1: body(&self).map { .some($0) }
        default: nil
        }
    }

    mutating func all<Value>(_ body: (inout ByteReader) -> Value?) -> [Value]? {
        guard let count = int(), count >= 0, count <= bytes.endIndex - at else { return nil }
        var out: [Value] = []
        out.reserveCapacity(count)
        for _ in 0..<count {
            guard let value = body(&self) else { return nil }
            out.append(value)
        }
        return out
    }
}

extension Document {
    func write(to out: inout ByteWriter) {
        out.write(format.rawValue)
        out.write(all: blocks) { out, block in
            switch block {
            case .paragraph(let paragraph):
                out.write(0)
                paragraph.write(to: &out)
            case .table(let table):
                out.write(1)
                table.write(to: &out)
            }
        }
        out.write(all: notices) { $1.write(to: &$0) }
    }

    init?(from input: inout ByteReader) {
        guard let format = input.string().flatMap(FileFormat.init(rawValue:)),
            let blocks = input.all({ input -> Block? in
                switch input.int() {
                case 0: Paragraph(from: &input).map { .paragraph($0) }
                case 1: Table(from: &input).map { .table($0) }
                default: nil
                }
            }), let notices = input.all({ DocumentNotice(from: &$0) })
        else { return nil }
        self.init(format: format, blocks: blocks, notices: notices)
    }
}

extension Paragraph {
    func write(to out: inout ByteWriter) {
        out.write(text)
        out.write(index)
        out.write(line) { $0.write($1) }
        out.write(part) { $0.write($1) }
        out.write(afterGap ? 1 : 0)
        out.write(box) { $1.write(to: &$0) }
    }

    init?(from input: inout ByteReader) {
        guard let text = input.text(), let index = input.int(), let line = input.optional({ $0.int() }),
            let part = input.optional({ $0.text() }), let gap = input.int(),
            let box = input.optional({ PageBox(from: &$0) })
        else { return nil }
        self.init(text: text, index: index, line: line, part: part, afterGap: gap == 1, box: box)
    }
}

extension Table {
    func write(to out: inout ByteWriter) {
        out.write(index)
        out.write(grid.rawValue)
        out.write(part) { $0.write($1) }
        out.write(rowCount)
        out.write(columnCount)
        out.write(all: cells) { $1.write(to: &$0) }
    }

    init?(from input: inout ByteReader) {
        guard let index = input.int(), let grid = input.string().flatMap(GridKind.init(rawValue:)),
            let part = input.optional({ $0.text() }), let rows = input.int(), let columns = input.int(),
            let cells = input.all({ Cell(from: &$0) })
        else { return nil }
        self.init(index: index, grid: grid, part: part, rowCount: rows, columnCount: columns, cells: cells)
    }
}

extension Cell {
    func write(to out: inout ByteWriter) {
        for number in [row, column, rowSpan, columnSpan, Int(traits.rawValue)] { out.write(number) }
        out.write(line) { $0.write($1) }
        out.write(text)
        out.write(stored) { $0.write($1) }
        out.write(box) { $1.write(to: &$0) }
    }

    init?(from input: inout ByteReader) {
        guard let row = input.int(), let column = input.int(), let rowSpan = input.int(),
            let columnSpan = input.int(), let traits = input.int(), let line = input.optional({ $0.int() }),
            let text = input.text(), let stored = input.optional({ $0.text() }),
            let box = input.optional({ PageBox(from: &$0) }),
            // What counts with them counts far below the ends of numbers.
            [row, column, rowSpan, columnSpan].allSatisfy({ (0...(1 << 31)).contains($0) })
        else { return nil }
        self.init(
            row: row, column: column, rowSpan: rowSpan, columnSpan: columnSpan, line: line, text: text,
            traits: CellTraits(rawValue: UInt8(truncatingIfNeeded: traits)), stored: stored, box: box)
    }
}

extension DocumentNotice {
    func write(to out: inout ByteWriter) {
        out.write(text)
        out.write(part) { $0.write($1) }
        out.write(table) { $0.write($1) }
        out.write(row) { $0.write($1) }
        out.write(column) { $0.write($1) }
    }

    init?(from input: inout ByteReader) {
        guard let text = input.wording(), let part = input.optional({ $0.text() }),
            let table = input.optional({ $0.int() }), let row = input.optional({ $0.int() }),
            let column = input.optional({ $0.int() })
        else { return nil }
        self.init(text, part: part, table: table, row: row, column: column)
    }
}

extension PageBox {
    func write(to out: inout ByteWriter) {
        for number in [page, left, top, right, bottom] { out.write(Int(number)) }
    }

    init?(from input: inout ByteReader) {
        var numbers: [Int32] = []
        for _ in 0..<5 {
            guard let number = input.int().flatMap(Int32.init(exactly:)) else { return nil }
            numbers.append(number)
        }
        self.init(page: numbers[0], left: numbers[1], top: numbers[2], right: numbers[3], bottom: numbers[4])
    }
}
