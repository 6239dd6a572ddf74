import Glibc

extension XlsxStyles {
    /// The parts of a styles part that tell number formats, as a part of its own: often a fifth of it, the rest being fonts, borders
    /// and named styles, which take longer to parse than the sheet itself.
    ///
    /// Nil where the bytes do not show plainly where these parts begin and end (comments, prefixes, an encoding other than UTF-8):
    /// then all of it is read.
    static func extract(_ part: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
        guard isPlainUTF8(part) else { return nil }
        var formats: Range<Int>?
        var styles: Range<Int>?
        var formatsStart: Int?
        var stylesStart: Int?
        var at = 0
        while let tag = next(in: part, from: at) {
            at = tag + 1
            guard at < part.count else { break }
            switch part[at] {
            // A comment could hold anything, and a DOCTYPE must come before the parser, which refuses it.
            case UInt8(ascii: "!"): return nil
            case UInt8(ascii: "n"):
                if stands("<numFmts", at: tag, in: part) {
                    guard formatsStart == nil, stylesStart == nil else { return nil }
                    formatsStart = tag
                }
            case UInt8(ascii: "c"):
                if stands("<cellXfs", at: tag, in: part) {
                    guard stylesStart == nil, (formatsStart == nil) == (formats == nil) else { return nil }
                    stylesStart = tag
                }
            case UInt8(ascii: "/"):
                if let start = formatsStart, formats == nil, stands("</numFmts>", at: tag, in: part) {
                    formats = start..<(tag + 10)
                }
                if let start = stylesStart, styles == nil, stands("</cellXfs>", at: tag, in: part) {
                    styles = start..<(tag + 10)
                }
            default: break
            }
        }
        guard let styles else { return nil }
        var out = Array("<styleSheet>".utf8)
        if let formats { out += part[formats] }
        out += part[styles]
        out += "</styleSheet>".utf8
        return out
    }

    /// Whether the part begins with a declaration of UTF-8, in one byte a character.
    private static func isPlainUTF8(_ part: UnsafeBufferPointer<UInt8>) -> Bool {
        var at = 0
        while at < min(part.count, 100), part[at] != UInt8(ascii: ">") {
            if stands("UTF-8", at: at, in: part) || stands("utf-8", at: at, in: part) { return true }
            at += 1
        }
        return false
    }

    /// The next place of a `<`.
    private static func next(in part: UnsafeBufferPointer<UInt8>, from: Int) -> Int? {
        guard let base = part.baseAddress, from < part.count,
            let found = memchr(base + from, Int32(UInt8(ascii: "<")), part.count - from)
        else { return nil }
        return UnsafeRawPointer(found) - UnsafeRawPointer(base)
    }

    private static func stands(_ word: StaticString, at place: Int, in part: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let base = part.baseAddress, place + word.utf8CodeUnitCount <= part.count else { return false }
        return memcmp(base + place, word.utf8Start, word.utf8CodeUnitCount) == 0
    }
}
