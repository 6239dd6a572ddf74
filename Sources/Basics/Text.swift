import Glibc

/// Text as its UTF-8 bytes.
///
/// The hot path works on bytes: comparing, hashing and searching a `String` of Chinese characters normalises it each time, which
/// costs a hundred times the search itself. A `String` is made only where a person will read it.
public struct Text: Hashable, Sendable, Comparable, CustomStringConvertible {
    public var bytes: [UInt8]

    public init() { bytes = [] }
    public init(bytes: [UInt8]) { self.bytes = bytes }
    public init(_ string: String) { bytes = Array(string.utf8) }
    public init(_ slice: ArraySlice<UInt8>) { bytes = Array(slice) }
    public init(_ literal: StaticString) {
        bytes = literal.withUTF8Buffer { Array($0) }
    }

    /// The text of one character.
    public init(scalar: UInt32) {
        bytes = []
        appendScalar(scalar, to: &bytes)
    }

    /// The words for a person.
    public var string: String { String(decoding: bytes, as: UTF8.self) }
    public var description: String { string }
    public var isEmpty: Bool { bytes.isEmpty }
    /// The length in bytes, not in characters.
    public var count: Int { bytes.count }

    /// The number of characters (Unicode scalars).
    public var characterCount: Int {
        var n = 0
        for byte in bytes where byte & 0xC0 != 0x80 { n += 1 }
        return n
    }

    public static func < (a: Text, b: Text) -> Bool { a.bytes.lexicographicallyPrecedes(b.bytes) }

    public static func == (a: Text, b: Text) -> Bool {
        a.bytes.withUnsafeBufferPointer { p in
            b.bytes.withUnsafeBufferPointer { q in equalBytes(p, q) }
        }
    }

    public static func == (a: Text, b: StaticString) -> Bool {
        a.bytes.withUnsafeBufferPointer { p in b.withUTF8Buffer { q in equalBytes(p, q) } }
    }

    public static func != (a: Text, b: StaticString) -> Bool { !(a == b) }

    public func hash(into hasher: inout Hasher) {
        bytes.withUnsafeBytes { hasher.combine(bytes: $0) }
    }

    // MARK: Searching

    public func contains(_ needle: StaticString) -> Bool {
        needle.withUTF8Buffer { firstIndex(of: $0, from: 0) != nil }
    }

    public func contains(_ needle: Text) -> Bool { firstIndex(of: needle) != nil }

    /// The byte offset where `needle` first stands at or after `from`, nil where it does not.
    public func firstIndex(of needle: StaticString, from: Int = 0) -> Int? {
        needle.withUTF8Buffer { firstIndex(of: $0, from: from) }
    }

    public func firstIndex(of needle: Text, from: Int = 0) -> Int? {
        needle.bytes.withUnsafeBufferPointer { firstIndex(of: $0, from: from) }
    }

    func firstIndex(of needle: UnsafeBufferPointer<UInt8>, from: Int) -> Int? {
        let length = needle.count
        guard length > 0 else { return from }
        return bytes.withUnsafeBufferPointer { hay in
            guard hay.count - from >= length, from >= 0 else { return nil }
            let last = needle[length - 1]
            var i = from
            let end = hay.count - length
            while i <= end {
                if hay[i + length - 1] == last && hay[i] == needle[0] {
                    var k = 1
                    while k < length && hay[i + k] == needle[k] { k += 1 }
                    if k >= length { return i }
                }
                i += 1
            }
            return nil
        }
    }

    public func hasPrefix(_ prefix: StaticString) -> Bool {
        prefix.withUTF8Buffer { p in
            bytes.count >= p.count
                && bytes.withUnsafeBufferPointer { equalBytes(UnsafeBufferPointer(rebasing: $0[..<p.count]), p) }
        }
    }

    public func hasSuffix(_ suffix: StaticString) -> Bool {
        suffix.withUTF8Buffer { s in
            bytes.count >= s.count
                && bytes.withUnsafeBufferPointer {
                    equalBytes(UnsafeBufferPointer(rebasing: $0[($0.count - s.count)...]), s)
                }
        }
    }

    public func hasPrefix(_ prefix: Text) -> Bool { bytes.starts(with: prefix.bytes) }

    public func hasSuffix(_ suffix: Text) -> Bool {
        bytes.count >= suffix.count && bytes[(bytes.count - suffix.count)...].elementsEqual(suffix.bytes)
    }

    /// The part in `range` of byte offsets.
    public subscript(range: Range<Int>) -> Text { Text(bytes[range]) }

    public func dropping(first n: Int) -> Text { Text(bytes.dropFirst(n)) }
    public func dropping(last n: Int) -> Text { Text(bytes.dropLast(n)) }

    /// Every occurrence of `pattern` replaced.
    public func replacing(_ pattern: StaticString, with replacement: StaticString = "") -> Text {
        guard var at = firstIndex(of: pattern) else { return self }
        let length = pattern.utf8CodeUnitCount
        var out = Text(bytes: [])
        out.bytes.reserveCapacity(bytes.count)
        var from = 0
        while true {
            out.bytes.append(contentsOf: bytes[from..<at])
            replacement.withUTF8Buffer { out.bytes.append(contentsOf: $0) }
            from = at + length
            guard let next = firstIndex(of: pattern, from: from) else { break }
            at = next
        }
        out.bytes.append(contentsOf: bytes[from...])
        return out
    }

    /// Every occurrence of `pattern` replaced.
    public func replacing(_ pattern: Text, with replacement: Text) -> Text {
        guard !pattern.isEmpty else { return self }
        var out = Text()
        var from = 0
        while let at = firstIndex(of: pattern, from: from) {
            out.bytes.append(contentsOf: bytes[from..<at])
            out.append(replacement)
            from = at + pattern.count
        }
        out.bytes.append(contentsOf: bytes[from...])
        return out
    }

    // MARK: Characters

    /// The scalar at a byte offset and its length in bytes; a damaged sequence counts as one byte, U+FFFD.
    @inlinable
    public func scalar(at i: Int) -> (value: UInt32, length: Int) {
        decodeScalar(bytes, i)
    }

    /// The scalar that ends just before a byte offset, and its length in bytes.
    public func scalar(before i: Int) -> (value: UInt32, length: Int)? {
        guard i > 0 else { return nil }
        var j = i - 1
        while j > 0 && bytes[j] & 0xC0 == 0x80 && i - j < 4 { j -= 1 }
        let (value, length) = decodeScalar(bytes, j)
        return j + length == i ? (value, length) : (0xFFFD, 1)
    }

    /// Its characters as scalar values, in order.
    public var scalars: [UInt32] {
        var out: [UInt32] = []
        out.reserveCapacity(bytes.count / 2)
        var i = 0
        while i < bytes.count {
            let (value, length) = decodeScalar(bytes, i)
            out.append(value)
            i += length
        }
        return out
    }

    /// Without white space at either end (also U+00A0, U+3000, zero-width marks and a BOM).
    public func trimmed() -> Text {
        var start = 0
        var end = bytes.count
        while start < end {
            let (value, length) = decodeScalar(bytes, start)
            guard isBlank(value) else { break }
            start += length
        }
        while end > start, let (value, length) = scalar(before: end), isBlank(value) { end -= length }
        return start == 0 && end == bytes.count ? self : Text(bytes[start..<end])
    }

    public mutating func append(_ scalar: UInt32) { appendScalar(scalar, to: &bytes) }
    public func appending(_ literal: StaticString) -> Text {
        var out = self
        out.append(Text(literal))
        return out
    }

    public mutating func append(_ other: Text) { bytes.append(contentsOf: other.bytes) }
}

/// Whether a scalar is white space, or a mark that shows nothing.
@inlinable
public func isBlank(_ value: UInt32) -> Bool {
    switch value {
    case 0x20, 0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x85, 0xA0, 0x1680, 0x2000...0x200F, 0x2028...0x202F, 0x205F...0x2064,
        0x3000,
        0xFEFF:
        return true
    default: return false
    }
}

/// Whether a scalar is a Chinese character.
@inlinable
public func isHan(_ value: UInt32) -> Bool {
    (0x4E00...0x9FFF).contains(value) || (0x3400...0x4DBF).contains(value) || (0x20000...0x3134F).contains(value)
        || value == 0x3007
}

@inlinable
public func decodeScalar(_ b: [UInt8], _ i: Int) -> (value: UInt32, length: Int) {
    let a = b[i]
    if a < 0x80 { return (UInt32(a), 1) }
    let n = b.count - i
    if a >= 0xE0 && a < 0xF0, n >= 3, b[i + 1] & 0xC0 == 0x80, b[i + 2] & 0xC0 == 0x80 {
        return (UInt32(a & 0x0F) << 12 | UInt32(b[i + 1] & 0x3F) << 6 | UInt32(b[i + 2] & 0x3F), 3)
    }
    if a >= 0xC2 && a < 0xE0, n >= 2, b[i + 1] & 0xC0 == 0x80 {
        return (UInt32(a & 0x1F) << 6 | UInt32(b[i + 1] & 0x3F), 2)
    }
    if a >= 0xF0 && a < 0xF5, n >= 4, b[i + 1] & 0xC0 == 0x80, b[i + 2] & 0xC0 == 0x80, b[i + 3] & 0xC0 == 0x80 {
        return (
            UInt32(a & 0x07) << 18 | UInt32(b[i + 1] & 0x3F) << 12 | UInt32(b[i + 2] & 0x3F) << 6
                | UInt32(b[i + 3] & 0x3F), 4
        )
    }
    return (0xFFFD, 1)
}

@inlinable
public func appendScalar(_ value: UInt32, to out: inout [UInt8]) {
    switch value {
    case 0..<0x80: out.append(UInt8(value))
    case 0x80..<0x800:
        out.append(UInt8(0xC0 | value >> 6))
        out.append(UInt8(0x80 | value & 0x3F))
    case 0x800..<0x10000:
        out.append(UInt8(0xE0 | value >> 12))
        out.append(UInt8(0x80 | value >> 6 & 0x3F))
        out.append(UInt8(0x80 | value & 0x3F))
    default:
        out.append(UInt8(0xF0 | value >> 18 & 0x07))
        out.append(UInt8(0x80 | value >> 12 & 0x3F))
        out.append(UInt8(0x80 | value >> 6 & 0x3F))
        out.append(UInt8(0x80 | value & 0x3F))
    }
}

private func equalBytes(_ p: UnsafeBufferPointer<UInt8>, _ q: UnsafeBufferPointer<UInt8>) -> Bool {
    guard p.count == q.count else { return false }
    guard let a = p.baseAddress, let b = q.baseAddress else { return p.count == q.count }
    return memcmp(a, b, p.count) == 0
}
