import Basics
import CXML2
import Glibc

/// The encodings that Chinese forms are published in.
enum Encoding {
    case utf8, gb18030, utf16LittleEndian, utf16BigEndian

    var name: String {
        switch self {
        case .utf8: "UTF-8"
        case .gb18030: "GB18030"
        case .utf16LittleEndian: "UTF-16LE"
        case .utf16BigEndian: "UTF-16BE"
        }
    }

    /// Decodes to UTF-8. What is damaged becomes U+FFFD and is counted; gives up (nil) beyond `allowed` damages.
    func decode(_ bytes: ArraySlice<UInt8>, allowed: Int) -> Attempt? {
        switch self {
        case .utf8: decodeUTF8(bytes, allowed: allowed)
        case .gb18030: decodeGB18030(bytes, allowed: allowed)
        case .utf16LittleEndian: decodeUTF16(bytes, bigEndian: false, allowed: allowed)
        case .utf16BigEndian: decodeUTF16(bytes, bigEndian: true, allowed: allowed)
        }
    }

    /// A text as one encoding shows it.
    struct Attempt {
        var bytes: [UInt8] = []
        var damages = 0
        /// Where in `bytes` the first damage stands.
        var firstDamage: Int?

        mutating func addDamage() {
            if firstDamage == nil { firstDamage = bytes.count }
            damages += 1
            bytes.append(contentsOf: [0xEF, 0xBF, 0xBD])
        }

        /// The line of the first damage, from 1.
        var firstDamagedLine: Int {
            guard let firstDamage else { return 1 }
            var line = 1
            for byte in bytes[..<firstDamage] where byte == 0x0A { line += 1 }
            return line
        }
    }
}

/// The offset of the first byte that is no UTF-8, nil where all is; with the number of bytes beyond ASCII before it.
func firstInvalidUTF8(_ b: UnsafeBufferPointer<UInt8>, from: Int = 0) -> (invalid: Int?, beyondASCII: Int) {
    var i = from
    let n = b.count
    var beyond = 0
    while i < n {
        let a = b[i]
        if a < 0x80 {
            i += 1
            continue
        }
        // Most of a Chinese text: three bytes that need no further look.
        if a >= 0xE3 && a <= 0xEC && n - i >= 3 && b[i + 1] & 0xC0 == 0x80 && b[i + 2] & 0xC0 == 0x80 {
            beyond += 3
            i += 3
            continue
        }
        let length = validSequenceLength(b, i)
        if length == 0 { return (i, beyond) }
        beyond += length
        i += length
    }
    return (nil, beyond)
}

/// The length of the well-formed sequence of two to four bytes at `i`, 0 where there is none.
@inline(__always)
private func validSequenceLength(_ b: UnsafeBufferPointer<UInt8>, _ i: Int) -> Int {
    let a = b[i]
    let left = b.count - i
    if a >= 0xE0 && a < 0xF0 {
        guard left >= 3 else { return 0 }
        let second = b[i + 1]
        guard second & 0xC0 == 0x80, b[i + 2] & 0xC0 == 0x80 else { return 0 }
        if a == 0xE0 && second < 0xA0 || a == 0xED && second >= 0xA0 { return 0 }
        return 3
    }
    if a >= 0xC2 && a < 0xE0 { return left >= 2 && b[i + 1] & 0xC0 == 0x80 ? 2 : 0 }
    guard a >= 0xF0 && a < 0xF5, left >= 4 else { return 0 }
    let second = b[i + 1]
    guard second & 0xC0 == 0x80, b[i + 2] & 0xC0 == 0x80, b[i + 3] & 0xC0 == 0x80 else { return 0 }
    return a == 0xF0 && second < 0x90 || a == 0xF4 && second >= 0x90 ? 0 : 4
}

private func decodeUTF8(_ bytes: ArraySlice<UInt8>, allowed: Int) -> Encoding.Attempt? {
    bytes.withUnsafeBufferPointer { b in
        var out = Encoding.Attempt()
        out.bytes.reserveCapacity(b.count)
        var i = 0
        while i < b.count {
            let end = firstInvalidUTF8(b, from: i).invalid ?? b.count
            out.bytes.append(contentsOf: b[i..<end])
            i = end
            guard i < b.count else { break }
            out.addDamage()
            guard out.damages <= allowed else { return nil }
            i += 1
            while i < b.count && b[i] & 0xC0 == 0x80 { i += 1 }
        }
        return out
    }
}

private func decodeUTF16(_ bytes: ArraySlice<UInt8>, bigEndian: Bool, allowed: Int) -> Encoding.Attempt? {
    bytes.withUnsafeBufferPointer { b in
        var out = Encoding.Attempt()
        out.bytes.reserveCapacity(b.count + b.count / 2)
        func unit(_ i: Int) -> UInt32 {
            bigEndian ? UInt32(b[i]) << 8 | UInt32(b[i + 1]) : UInt32(b[i + 1]) << 8 | UInt32(b[i])
        }
        var i = 0
        while i + 1 < b.count {
            let value = unit(i)
            i += 2
            switch value {
            case 0xD800..<0xDC00 where i + 1 < b.count && (0xDC00..<0xE000).contains(unit(i)):
                appendScalar(0x10000 + (value - 0xD800) << 10 + (unit(i) - 0xDC00), to: &out.bytes)
                i += 2
            case 0xD800..<0xE000, 0xFFFE, 0xFFFF:
                out.addDamage()
                guard out.damages <= allowed else { return nil }
            default: appendScalar(value, to: &out.bytes)
            }
        }
        if i < b.count { out.addDamage() }
        return out.damages <= allowed ? out : nil
    }
}

private func decodeGB18030(_ bytes: ArraySlice<UInt8>, allowed: Int) -> Encoding.Attempt? {
    guard let converter = iconv_open("UTF-8", "GB18030"), Int(bitPattern: converter) != -1 else { return nil }
    defer { iconv_close(converter) }
    var out = Encoding.Attempt()
    out.bytes.reserveCapacity(bytes.count + bytes.count / 2)
    var source = Array(bytes)
    return source.withUnsafeMutableBytes { input -> Encoding.Attempt? in
        guard let base = input.baseAddress?.assumingMemoryBound(to: CChar.self) else { return out }
        var buffer = [CChar](repeating: 0, count: 1 << 16)
        var from: UnsafeMutablePointer<CChar>? = base
        var left = input.count
        while left > 0 {
            var failure: Int32 = 0
            let written = buffer.withUnsafeMutableBufferPointer { room -> Int in
                var to = room.baseAddress
                var free = room.count
                errno = 0
                if iconv(converter, &from, &left, &to, &free) == Int(bitPattern: UInt.max) { failure = errno }
                return room.count - free
            }
            buffer.withUnsafeBytes { out.bytes.append(contentsOf: $0[..<written]) }
            if left == 0 || failure == E2BIG && written > 0 { continue }
            // A byte that begins no character: told, and stepped over.
            out.addDamage()
            guard out.damages <= allowed else { return nil }
            from = from?.advanced(by: 1)
            left -= 1
        }
        return out
    }
}
