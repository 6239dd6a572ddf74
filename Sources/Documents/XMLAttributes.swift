import Basics

/// The attributes of an element, as the parser holds them: valid only during the call that hands them over.
struct XMLAttributes {
    /// Five pointers an attribute: local name, prefix, namespace, begin and end of its value.
    let pointers: UnsafeMutablePointer<UnsafePointer<UInt8>?>?
    let count: Int

    /// The value of an attribute by its local name.
    subscript(name: StaticString) -> XMLValue? {
        guard let pointers else { return nil }
        for i in 0..<count {
            let five = pointers + i * 5
            guard let local = five[0], XMLAttributes.equal(name.utf8Start, local) else { continue }
            guard let start = five[3], let end = five[4], end >= start else { return nil }
            return XMLValue(bytes: UnsafeBufferPointer(start: start, count: end - start))
        }
        return nil
    }

    private static func equal(_ a: UnsafePointer<UInt8>, _ b: UnsafePointer<UInt8>) -> Bool {
        var i = 0
        while a[i] == b[i] {
            if a[i] == 0 { return true }
            i += 1
        }
        return false
    }

    /// Whether an attribute that switches something is there and on.
    func isOn(_ name: StaticString) -> Bool { self[name].map { $0.isOn } ?? false }
}

/// The value of an attribute, valid as long as its element's attributes.
struct XMLValue {
    let bytes: UnsafeBufferPointer<UInt8>

    /// As text of its own. libxml2 hands `&` over as `&#38;` here and decodes all else.
    var text: Text {
        let text = Text(bytes: Array(bytes))
        return bytes.contains(UInt8(ascii: "&")) ? text.replacing("&#38;", with: "&") : text
    }

    /// A whole number from 0; nil where it is none, or too large to be meant.
    var whole: Int? {
        guard !bytes.isEmpty, bytes.count <= 10 else { return nil }
        var value = 0
        for byte in bytes {
            guard byte >= 0x30, byte <= 0x39 else { return nil }
            value = value * 10 + Int(byte - 0x30)
        }
        return value
    }

    /// The character that it numbers in hexadecimal digits.
    var character: UInt32? {
        guard !bytes.isEmpty, bytes.count <= 6 else { return nil }
        var value: UInt32 = 0
        for byte in bytes {
            switch byte {
            case 0x30...0x39: value = value << 4 | UInt32(byte - 0x30)
            case 0x41...0x46: value = value << 4 | UInt32(byte - 0x37)
            case 0x61...0x66: value = value << 4 | UInt32(byte - 0x57)
            default: return nil
            }
        }
        return value == 0 || (0xD800...0xDFFF).contains(value) || value > 0x10FFFF ? nil : value
    }

    /// A switch as these formats write it: off is `0`, `false`, `off` or `none`.
    var isOn: Bool { !(self == "0" || self == "false" || self == "off" || self == "none") }

    static func == (value: XMLValue, word: StaticString) -> Bool {
        guard value.bytes.count == word.utf8CodeUnitCount else { return false }
        for i in 0..<value.bytes.count where value.bytes[i] != word.utf8Start[i] { return false }
        return true
    }
}
