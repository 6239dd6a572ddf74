import Basics

/// One spelling of a text for comparing it with the word lists, on both sides alike.
///
/// What Unicode's compatibility form (NFKC) does to the characters that forms hold, without its tables: full-width letters become
/// plain ones, `㎡` becomes `m2`, `％` becomes `%`; blanks and marks that show nothing go; brackets and quotes get one shape.
public enum Normal {
    /// The normal spelling of a text.
    public static func form(of text: Text) -> Text { Text(bytes: form(of: text.bytes)) }

    public static func form(of bytes: [UInt8]) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count)
        var i = 0
        while i < bytes.count {
            let byte = bytes[i]
            if byte < 0x80 {
                if byte > 0x20 && byte != 0x7F { out.append(byte) }
                i += 1
                continue
            }
            let (value, length) = decodeScalar(bytes, i)
            if value != 0xFFFD, isPlainHan(value) {
                out.append(contentsOf: bytes[i..<i + length])
            } else {
                append(value, to: &out)
            }
            i += length
        }
        return out
    }

    /// Adds the normal spelling of one character.
    public static func append(_ value: UInt32, to out: inout [UInt8]) {
        if isBlank(value) || value == 0x7F { return }
        switch value {
        case 0xFF01...0xFF5E: out.append(UInt8(value - 0xFF01 + 0x21))
        case 0x2160...0x216B: out += romanNumerals[Int(value - 0x2160)]
        case 0x3010, 0x3014, 0xFE59: out.append(UInt8(ascii: "("))
        case 0x3011, 0x3015, 0xFE5A: out.append(UInt8(ascii: ")"))
        case 0xFE6A: out.append(UInt8(ascii: "%"))
        case 0xB2: out.append(UInt8(ascii: "2"))
        case 0xB3: out.append(UInt8(ascii: "3"))
        case 0x33A1: out += "m2".utf8
        case 0x33A5: out += "m3".utf8
        case 0x339E: out += "km".utf8
        case 0x339C: out += "mm".utf8
        case 0x339D: out += "cm".utf8
        case 0x33A2: out += "km2".utf8
        case 0x338F: out += "kg".utf8
        case 0x338E: out += "mg".utf8
        case 0x2103: out += "°C".utf8
        case 0x2022, 0x30FB, 0xFF65, 0x2027, 0x2219: out += "·".utf8
        case 0x2026: out += "...".utf8
        case 0x22EF: out += "...".utf8
        case 0x2010...0x2012, 0x2212: out.append(UInt8(ascii: "-"))
        default: appendScalar(value, to: &out)
        }
    }

    /// The characters of a text in normal spelling.
    public static func characters(of text: Text) -> [UInt32] {
        let bytes = text.bytes
        var out: [UInt32] = []
        out.reserveCapacity(bytes.count / 2)
        var i = 0
        while i < bytes.count {
            let (value, length) = decodeScalar(bytes, i)
            if isPlainHan(value) || (value > 0x20 && value < 0x7F) {
                out.append(value)
            } else {
                out += characters(of: value)
            }
            i += length
        }
        return out
    }

    /// The characters that one character becomes.
    public static func characters(of value: UInt32) -> [UInt32] {
        var scratch: [UInt8] = []
        append(value, to: &scratch)
        return Text(bytes: scratch).scalars
    }

    private static func isPlainHan(_ value: UInt32) -> Bool { value >= 0x3400 && value <= 0x9FFF }

    private static let romanNumerals: [[UInt8]] = [
        "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII",
    ].map { Array($0.utf8) }
}
