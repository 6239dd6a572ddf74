/// The ways in which mails write bytes as letters.
enum MimeCoding {
    /// Decodes base64; what is no letter of it is passed over.
    static func base64(_ source: ArraySlice<UInt8>) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(source.count / 4 * 3)
        var bits: UInt32 = 0
        var count = 0
        for byte in source {
            let value: UInt8
            switch byte {
            case 0x41...0x5A: value = byte - 0x41
            case 0x61...0x7A: value = byte - 0x61 + 26
            case 0x30...0x39: value = byte - 0x30 + 52
            case 0x2B, 0x2D: value = 62
            case 0x2F, 0x5F: value = 63
            default: continue
            }
            bits = bits << 6 | UInt32(value)
            count += 1
            if count == 4 {
                out.append(UInt8(truncatingIfNeeded: bits >> 16))
                out.append(UInt8(truncatingIfNeeded: bits >> 8))
                out.append(UInt8(truncatingIfNeeded: bits))
                (bits, count) = (0, 0)
            }
        }
        if count >= 2 { out.append(UInt8(truncatingIfNeeded: (bits << UInt32(24 - 6 * count)) >> 16)) }
        if count == 3 { out.append(UInt8(truncatingIfNeeded: (bits << 6) >> 8)) }
        return out
    }

    /// Decodes quoted-printable: `=E8`, and `=` at the end of a line joins it to the next.
    static func quotedPrintable(_ source: ArraySlice<UInt8>) -> [UInt8] { escaped(source, mark: 0x3D) }

    /// Decodes bytes that stand as two hexadecimal digits behind a mark; a mark before a line end stands for nothing.
    static func escaped(_ source: ArraySlice<UInt8>, mark: UInt8) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(source.count)
        var i = source.startIndex
        while i < source.endIndex {
            let byte = source[i]
            i += 1
            guard byte == mark else {
                out.append(byte)
                continue
            }
            if i + 1 < source.endIndex, let high = digit(source[i]), let low = digit(source[i + 1]) {
                out.append(high << 4 | low)
                i += 2
                continue
            }
            var end = i
            while end < source.endIndex, source[end] == 0x20 || source[end] == 0x09 { end += 1 }
            if end < source.endIndex, source[end] == 0x0D || source[end] == 0x0A {
                i = end + (source[end] == 0x0D && end + 1 < source.endIndex && source[end + 1] == 0x0A ? 2 : 1)
            } else {
                out.append(byte)
            }
        }
        return out
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39: byte - 0x30
        case 0x41...0x46: byte - 0x37
        case 0x61...0x66: byte - 0x57
        default: nil
        }
    }
}

/// Words of a header that stand as `=?gb18030?B?…?=` (RFC 2047).
enum MimeWords {
    /// The bytes of the words; which encoding they are in is told by the bytes themselves. Blanks between two coded words are none.
    static func decoded(_ value: [UInt8]) -> [UInt8] {
        var out: [UInt8] = []
        var i = 0
        var behindWord: Int?
        while i < value.count {
            guard let word = word(value, i) else {
                out.append(value[i])
                if value[i] != 0x20 && value[i] != 0x09 { behindWord = nil }
                i += 1
                continue
            }
            if let behindWord { out.removeSubrange(behindWord...) }
            out += word.bytes
            behindWord = out.count
            i = word.end
        }
        return out
    }

    private static func word(_ b: [UInt8], _ start: Int) -> (bytes: [UInt8], end: Int)? {
        guard start + 7 < b.count, b[start] == 0x3D, b[start + 1] == 0x3F,
            let charset = b[(start + 2)...].prefix(64).firstIndex(of: 0x3F), charset + 3 < b.count,
            b[charset + 2] == 0x3F
        else { return nil }
        let from = charset + 3
        var end = from
        while end + 1 < b.count, !(b[end] == 0x3F && b[end + 1] == 0x3D) { end += 1 }
        guard end + 1 < b.count else { return nil }
        switch b[charset + 1] | 0x20 {
        case 0x62: return (MimeCoding.base64(b[from..<end]), end + 2)
        case 0x71:
            let blanks = b[from..<end].map { $0 == 0x5F ? 0x20 : $0 }
            return (MimeCoding.quotedPrintable(blanks[...]), end + 2)
        default: return nil
        }
    }
}
