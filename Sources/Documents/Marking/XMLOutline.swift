import Basics

/// The elements of a part of XML with their places in its bytes, so that pieces of it can be replaced and all else stays as it was.
struct XMLOutline {
    struct Element {
        /// Of its `<`.
        var start: Int
        /// Behind the `>` of its start tag.
        var tagEnd: Int
        /// Of its end tag; `tagEnd` of an element that is one tag.
        var contentEnd: Int
        var end: Int
        /// The index of the element around it, -1 for the root.
        var parent: Int
        var isOneTag: Bool
        /// Where its name begins and ends, and where the part behind the prefix does.
        var name: Range<Int>
        var local: Int
    }

    let bytes: [UInt8]
    private(set) var elements: [Element] = []

    /// - Throws: as `XMLReader`; `.unreadable` for a part in another encoding than UTF-8.
    init(_ bytes: [UInt8], name: String, limits: Limits) throws(DocumentFault) {
        self.bytes = bytes
        elements = try bytes.withUnsafeBufferPointer { (buffer) throws(DocumentFault) in
            let reading = OutlineReading(bytes: buffer, part: name, limit: limits.outlineElements)
            return try XMLReader.read(buffer, name: name, limits: limits, into: reading).elements
        }
        guard !elements.isEmpty else { throw .xmlDamaged(name, line: 1) }
    }

    /// Whether an element has this name, whatever its prefix.
    func element(_ index: Int, is name: StaticString) -> Bool {
        let range = elements[index].local..<elements[index].name.upperBound
        guard range.count == name.utf8CodeUnitCount else { return false }
        for i in 0..<range.count where bytes[range.lowerBound + i] != name.utf8Start[i] { return false }
        return true
    }

    /// The prefix of an element with its colon, `w:`; empty where it has none.
    func prefix(_ index: Int) -> String {
        String(decoding: bytes[elements[index].name.lowerBound..<elements[index].local], as: UTF8.self)
    }

    /// The namespace that an unprefixed or prefixed name of the root is in, as its tag declares it.
    var namespace: String {
        let prefix = prefix(0).dropLast()
        return attribute(0, exactly: prefix.isEmpty ? "xmlns" : "xmlns:" + prefix) ?? ""
    }

    /// The elements directly within one, in order.
    func children(_ index: Int) -> [Int] {
        var out: [Int] = []
        var i = index + 1
        while i < elements.count, elements[i].start < elements[index].contentEnd {
            out.append(i)
            i = after(i)
        }
        return out
    }

    /// The index of the first element behind all that is in one.
    func after(_ index: Int) -> Int {
        // Elements are in order of their starts: the first that begins at or behind the end of this one.
        var low = index + 1
        var high = elements.count
        while low < high {
            let middle = low + (high - low) / 2
            if elements[middle].start >= elements[index].end { high = middle } else { low = middle + 1 }
        }
        return low
    }

    /// The elements of a name within one, however deep.
    func all(_ name: StaticString, in index: Int = 0) -> [Int] {
        (index..<after(index)).filter { element($0, is: name) }
    }

    func child(_ index: Int, _ name: StaticString) -> Int? { children(index).first { element($0, is: name) } }

    /// The element whose tag ends at this offset, as `XMLConsumer.at` tells it.
    func element(tagEndingAt offset: Int) -> Int? {
        var low = 0
        var high = elements.count
        while low < high {
            let middle = low + (high - low) / 2
            if elements[middle].tagEnd > offset { high = middle } else { low = middle + 1 }
        }
        guard low < elements.count, elements[low].start < offset else { return nil }
        return low
    }

    /// The value of an attribute by its local name.
    func attribute(_ index: Int, _ name: String) -> String? {
        attribute(index) { $0 == name || $0.hasSuffix(":" + name) }
    }

    /// The value of an attribute by its whole name.
    func attribute(_ index: Int, exactly name: String) -> String? { attribute(index) { $0 == name } }

    private func attribute(_ index: Int, where fits: (String) -> Bool) -> String? {
        let element = elements[index]
        var i = element.name.upperBound
        while i < element.tagEnd {
            while i < element.tagEnd, bytes[i] <= 0x20 { i += 1 }
            let begin = i
            while i < element.tagEnd, bytes[i] != UInt8(ascii: "="), bytes[i] > 0x20 { i += 1 }
            let name = String(decoding: bytes[begin..<i], as: UTF8.self)
            while i < element.tagEnd, bytes[i] != UInt8(ascii: "\""), bytes[i] != UInt8(ascii: "'") { i += 1 }
            guard i < element.tagEnd else { return nil }
            let quote = bytes[i]
            let from = i + 1
            i = from
            while i < element.tagEnd, bytes[i] != quote { i += 1 }
            if fits(name) { return XMLOutline.decoded(bytes[from..<i]) }
            i += 1
        }
        return nil
    }

    /// The characters within an element, without those of what is not text.
    func text(_ index: Int) -> String {
        let element = elements[index]
        return XMLOutline.decoded(bytes[element.tagEnd..<element.contentEnd])
    }

    /// Characters as they are meant: without tags and comments, references and CDATA resolved.
    static func decoded(_ raw: ArraySlice<UInt8>) -> String {
        var out: [UInt8] = []
        var i = raw.startIndex
        func starts(_ words: StaticString) -> Bool {
            i + words.utf8CodeUnitCount <= raw.endIndex
                && raw[i..<(i + words.utf8CodeUnitCount)].elementsEqual(
                    UnsafeBufferPointer(start: words.utf8Start, count: words.utf8CodeUnitCount))
        }
        func skip(to words: StaticString) -> Int {
            while i < raw.endIndex, !starts(words) { i += 1 }
            let found = i
            i = min(i + words.utf8CodeUnitCount, raw.endIndex)
            return found
        }
        while i < raw.endIndex {
            if starts("<![CDATA[") {
                i += 9
                let from = i
                out += raw[from..<skip(to: "]]>")]
            } else if starts("<!--") {
                _ = skip(to: "-->")
            } else if raw[i] == UInt8(ascii: "<") {
                _ = skip(to: ">")
            } else if raw[i] == UInt8(ascii: "&") {
                let from = i + 1
                appendReference(String(decoding: raw[from..<skip(to: ";")], as: UTF8.self), to: &out)
            } else {
                out.append(raw[i])
                i += 1
            }
        }
        return String(decoding: out, as: UTF8.self)
    }

    private static func appendReference(_ name: String, to out: inout [UInt8]) {
        switch name {
        case "amp": out.append(UInt8(ascii: "&"))
        case "lt": out.append(UInt8(ascii: "<"))
        case "gt": out.append(UInt8(ascii: ">"))
        case "quot": out.append(UInt8(ascii: "\""))
        case "apos": out.append(UInt8(ascii: "'"))
        default:
            let number = name.hasPrefix("#x") ? UInt32(name.dropFirst(2), radix: 16) : UInt32(name.dropFirst(1))
            if let number, let scalar = Unicode.Scalar(number) { out += String(scalar).utf8 }
        }
    }
}

extension Limits {
    /// Elements of one part that is to be written into.
    var outlineElements: Int { cells * 4 }
}

private struct OutlineReading: XMLConsumer {
    enum Word: String, XMLWord { case none = " " }
    static let vocabulary = XMLVocabulary<Word>()
    let bytes: UnsafeBufferPointer<UInt8>
    let part: String
    let limit: Int
    var elements: [XMLOutline.Element] = []
    private var open: [Int] = []
    private var offset = 0

    init(bytes: UnsafeBufferPointer<UInt8>, part: String, limit: Int) {
        self.bytes = bytes
        self.part = part
        self.limit = limit
    }

    var asksOffsets: Bool { true }
    mutating func at(_ offset: Int) { self.offset = offset }

    mutating func start(_ word: Word?, _ attributes: XMLAttributes) throws(DocumentFault) -> Bool {
        guard elements.count < limit else {
            throw .tooMany(Wording(zh: "元素", en: "elements"), in: part, limit: limit)
        }
        // In another encoding than UTF-8 the parser counts in its own bytes, not in those of the part.
        guard offset < bytes.count, bytes[offset] == UInt8(ascii: ">") || bytes[offset] == UInt8(ascii: "/") else {
            throw .otherEncoding(part)
        }
        // No value of an attribute may hold `<`.
        var start = offset
        while start > 0, bytes[start] != UInt8(ascii: "<") { start -= 1 }
        var end = start + 1
        var local = end
        while end < offset, bytes[end] > 0x20 {
            if bytes[end] == UInt8(ascii: ":") { local = end + 1 }
            end += 1
        }
        guard end > start + 1, bytes[start] == UInt8(ascii: "<") else { throw .otherEncoding(part) }
        let isOneTag = bytes[offset] == UInt8(ascii: "/")
        let tagEnd = offset + (isOneTag ? 2 : 1)
        let element = XMLOutline.Element(
            start: start, tagEnd: tagEnd, contentEnd: tagEnd, end: tagEnd, parent: open.last ?? -1, isOneTag: isOneTag,
            name: (start + 1)..<end, local: local)
        open.append(elements.count)
        elements.append(element)
        return true
    }

    mutating func end(_ word: Word?) throws(DocumentFault) {
        guard let index = open.popLast(), !elements[index].isOneTag else { return }
        guard offset <= bytes.count, offset > elements[index].tagEnd else { throw .otherEncoding(part) }
        var start = offset - 1
        while start > elements[index].tagEnd, bytes[start] != UInt8(ascii: "<") { start -= 1 }
        guard bytes[start] == UInt8(ascii: "<"), bytes[offset - 1] == UInt8(ascii: ">") else {
            throw .otherEncoding(part)
        }
        elements[index].contentEnd = start
        elements[index].end = offset
    }
}

/// Pieces of a part replaced; everything between them stays byte for byte.
struct PartEdits {
    private var all: [(range: Range<Int>, words: String, order: Int)] = []

    var isEmpty: Bool { all.isEmpty }

    /// What is put at one place several times stands there in that order.
    mutating func insert(_ words: String, at offset: Int) { replace(offset..<offset, with: words) }
    mutating func remove(_ range: Range<Int>) { replace(range, with: "") }
    mutating func replace(_ range: Range<Int>, with words: String) { all.append((range, words, all.count)) }

    /// What is within a piece that goes, goes with it.
    func applied(to bytes: [UInt8]) -> [UInt8] {
        let sorted = all.sorted {
            ($0.range.lowerBound, $0.range.upperBound, $0.order) < ($1.range.lowerBound, $1.range.upperBound, $1.order)
        }
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count + sorted.reduce(0) { $0 + $1.words.utf8.count })
        var at = 0
        for edit in sorted {
            guard edit.range.lowerBound >= at, edit.range.upperBound <= bytes.count else {
                if edit.range.upperBound > at, edit.range.lowerBound < at {
                    at = min(edit.range.upperBound, bytes.count)
                }
                continue
            }
            out += bytes[at..<edit.range.lowerBound]
            out += edit.words.utf8
            at = edit.range.upperBound
        }
        return out + bytes[at...]
    }
}

/// Words as XML holds them.
enum XMLWords {
    static func escaped(_ text: String) -> String {
        var out = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": out.append(contentsOf: "&amp;".unicodeScalars)
            case "<": out.append(contentsOf: "&lt;".unicodeScalars)
            case ">": out.append(contentsOf: "&gt;".unicodeScalars)
            case "\"": out.append(contentsOf: "&quot;".unicodeScalars)
            case "\t", "\n": out.append(scalar)
            default:
                let value = scalar.value
                let isForbidden = value < 0x20 || (0x7F..<0xA0).contains(value) || value == 0xFFFE || value == 0xFFFF
                out.append(isForbidden ? "\u{FFFD}" : scalar)
            }
        }
        return String(out)
    }
}
