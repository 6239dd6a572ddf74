import Basics

/// One section of a number format, taken apart.
struct XlsxFormatSection: Equatable, Sendable {
    /// What of a day it shows; nil for a format of numbers.
    private(set) var date: XlsxDateShape?
    /// It applies under a condition: `[>=100]`.
    private(set) var hasCondition = false
    /// An empty section, with which numbers are made invisible: `;;;`.
    private(set) var showsNothing = true

    /// Words before and behind the digits; a percent sign stands among them.
    private var before = Text()
    private var behind = Text()
    /// The digits shown are the stored number times 10^`shift`: 2 for a percentage, -3 for each scaling comma.
    private var shift = 0
    private var isPercent = false
    /// Decimals that are shown in any case.
    private var decimals = 0
    private var hasDigits = false
    /// Words stand amid the digits (`0000-00-00`), which the plain number cannot carry.
    private var isBroken = false

    /// The words of a number: its digits, never rounded, with the format's words where they say anything.
    func words(_ number: XlsxDecimal) -> Text {
        if isBroken || hasCondition { return Text(bytes: number.plain()) }
        let saysSomething = XlsxFormatSection.saysSomething(before) || XlsxFormatSection.saysSomething(behind)
        if !hasDigits {
            return saysSomething ? Text(bytes: before.bytes + behind.bytes) : Text(bytes: number.plain())
        }
        let digits = number.shifted(shift).plain(decimals: isPercent ? decimals : 0)
        if !saysSomething { return Text(bytes: digits) }
        return Text(bytes: before.bytes + digits + behind.bytes).trimmed()
    }

    /// Whether words are more than blanks, brackets, signs and the sign of a currency.
    private static func saysSomething(_ words: Text) -> Bool {
        words.scalars.contains { value in
            switch value {
            case 0x28, 0x29, 0x2B, 0x2C, 0x2D, 0x2E, 0x2F, 0x3A, 0x24, 0xA3, 0xA5, 0x20AC, 0xFFE5, 0x2013, 0x2014:
                return false
            default: return !isBlank(value)
            }
        }
    }

    // MARK: Reading

    /// The sections of a format, which semicolons separate.
    static func split(_ code: Text) -> [XlsxFormatSection] {
        var sections: [XlsxFormatSection] = []
        var i = 0
        while i <= code.count, sections.count < 4 {
            sections.append(XlsxFormatSection(code.bytes, from: &i))
        }
        return sections
    }

    /// Reads one section from `i` on and leaves `i` behind the semicolon that ends it.
    private init(_ code: [UInt8], from i: inout Int) {
        var letters: [UInt8] = []
        var afterPoint = false
        var commas = 0
        var wordsAmid = false
        var digitsAfterWrittenPoint: Int?

        func literal(_ bytes: ArraySlice<UInt8>, _ section: inout XlsxFormatSection) {
            section.showsNothing = false
            if section.hasDigits { section.behind.bytes += bytes } else { section.before.bytes += bytes }
        }

        scan: while i < code.count {
            let byte = code[i]
            switch byte {
            case UInt8(ascii: ";"): break scan
            case UInt8(ascii: "\""):
                let end = code[(i + 1)...].firstIndex(of: byte) ?? code.count
                literal(code[(i + 1)..<end], &self)
                i = end + 1
                continue
            case UInt8(ascii: "\\"), UInt8(ascii: "!"):
                let end = min(code.count, i + 1 + Self.length(code, i + 1))
                literal(code[min(i + 1, end)..<end], &self)
                i = end
                continue
            case UInt8(ascii: "_"), UInt8(ascii: "*"):
                // As wide as the next character, or filled with it.
                showsNothing = false
                i = min(code.count, i + 1 + Self.length(code, i + 1))
                continue
            case UInt8(ascii: "["):
                let end = code[i...].firstIndex(of: UInt8(ascii: "]")) ?? code.count
                bracket(code[(i + 1)..<end], &letters)
                i = end + 1
                continue
            case UInt8(ascii: "0"), UInt8(ascii: "#"), UInt8(ascii: "?"):
                if hasDigits, !behind.isEmpty {
                    // A written point before the last digits moves the number: 0!.0, shows tens of thousands.
                    if behind == ".", !wordsAmid { digitsAfterWrittenPoint = 0 } else { isBroken = true }
                    wordsAmid = true
                    behind = Text()
                }
                digitsAfterWrittenPoint = digitsAfterWrittenPoint.map { $0 + 1 }
                if afterPoint, byte == UInt8(ascii: "0") { decimals += 1 }
                hasDigits = true
                commas = 0
            case UInt8(ascii: "."): if hasDigits { afterPoint = true }
            case UInt8(ascii: ","): if hasDigits, behind.isEmpty { commas += 1 }
            case UInt8(ascii: "%"):
                shift += 2
                isPercent = true
                literal([byte], &self)
            case UInt8(ascii: "@"): hasDigits = true
            case UInt8(ascii: "G"), UInt8(ascii: "g"):
                if let length = Self.general(code, i) {
                    hasDigits = true
                    i += length
                    continue
                }
            case UInt8(ascii: "E"), UInt8(ascii: "e"):
                if hasDigits {
                    // An exponent: the plain number says the same.
                    isBroken = true
                } else {
                    letters.append(UInt8(ascii: "y"))
                }
            case UInt8(ascii: "A"), UInt8(ascii: "a"):
                if i + 4 < code.count, code[i + 1] | 0x20 == UInt8(ascii: "m"), code[i + 2] == UInt8(ascii: "/") {
                    i += 5
                    continue
                }
                // The day of the week, in editions of East Asia.
                letters.append(UInt8(ascii: "d"))
            case UInt8(ascii: "/") where hasDigits: isBroken = true
            default:
                let lower = byte | 0x20
                if [UInt8(ascii: "y"), UInt8(ascii: "m"), UInt8(ascii: "d"), UInt8(ascii: "h"), UInt8(ascii: "s")]
                    .contains(lower)
                {
                    letters.append(lower)
                } else {
                    let end = min(code.count, i + Self.length(code, i))
                    literal(code[i..<end], &self)
                    i = end
                    continue
                }
            }
            i += 1
        }
        i += 1
        if hasDigits || !letters.isEmpty { showsNothing = false }
        shift -= 3 * commas + (digitsAfterWrittenPoint ?? 0)
        if !letters.isEmpty { date = Self.shape(letters, elapsed: date?.isElapsed ?? false) }
    }

    /// A part in brackets: a running time, a condition, or looks.
    private mutating func bracket(_ words: ArraySlice<UInt8>, _ letters: inout [UInt8]) {
        guard let first = words.first else { return }
        if [UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "=")].contains(first) { hasCondition = true }
        let lower = first | 0x20
        let isTime = [UInt8(ascii: "h"), UInt8(ascii: "m"), UInt8(ascii: "s")].contains(lower)
        guard isTime, words.allSatisfy({ $0 | 0x20 == lower }) else { return }
        letters.append(UInt8(ascii: "h"))
        date = XlsxDateShape(isElapsed: true)
    }

    /// What a row of letters y m d h s shows. An m beside hours or seconds means minutes.
    private static func shape(_ letters: [UInt8], elapsed: Bool) -> XlsxDateShape {
        var runs: [UInt8] = []
        for letter in letters where runs.last != letter { runs.append(letter) }
        var shape = XlsxDateShape(isElapsed: elapsed)
        for (i, letter) in runs.enumerated() {
            switch letter {
            case UInt8(ascii: "y"): shape.hasYear = true
            case UInt8(ascii: "d"): shape.hasDay = true
            case UInt8(ascii: "m"):
                let afterHours = i > 0 && runs[i - 1] == UInt8(ascii: "h")
                let beforeSeconds = i + 1 < runs.count && runs[i + 1] == UInt8(ascii: "s")
                if afterHours || beforeSeconds { shape.hasTime = true } else { shape.hasMonth = true }
            default: shape.hasTime = true
            }
        }
        return shape
    }

    /// The length of the word for the general format at `i`: `General`, in Chinese editions `G/通用格式`.
    private static func general(_ code: [UInt8], _ i: Int) -> Int? {
        for word in ["General", "G/通用格式"] {
            let bytes = Array(word.utf8)
            guard i + bytes.count <= code.count else { continue }
            let part = code[i..<(i + bytes.count)]
            if zip(part, bytes).allSatisfy({ $0 == $1 || $0 < 0x80 && $0 | 0x20 == $1 | 0x20 }) { return bytes.count }
        }
        return nil
    }

    /// The bytes of the character at `i`.
    private static func length(_ code: [UInt8], _ i: Int) -> Int { i < code.count ? decodeScalar(code, i).length : 1 }
}
