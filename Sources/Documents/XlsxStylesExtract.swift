import Glibc

extension XlsxStyles {
    /// The parts of a styles part that tell number formats, as a part of its own: often a fifth of it, the rest being fonts, borders and
    /// named styles. Reading only these takes a third off the time of a whole workbook.
    ///
    /// Nil where the bytes do not show plainly where these parts begin and end (comments, prefixes, an encoding other than UTF-8):
    /// then all of it is read.
    static func extract(_ part: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
        // A declaration of DOCTYPE must come before the parser, which refuses it; a comment could hold anything.
        guard find("<!", in: part, from: 0) == nil, let declaration = find("?>", in: part, from: 0), declaration < 100,
            find("UTF-8", in: part, from: 0) ?? declaration < declaration,
            let styles = range("<cellXfs", "</cellXfs>", in: part)
        else { return nil }
        var out = Array("<styleSheet>".utf8)
        if let formats = range("<numFmts", "</numFmts>", in: part) {
            guard formats.upperBound <= styles.lowerBound else { return nil }
            out += part[formats]
        } else if find("<numFmt", in: part, from: 0) != nil {
            return nil
        }
        out += part[styles]
        out += "</styleSheet>".utf8
        return out
    }

    /// From the only place of `open` to the end of the only place of `close`.
    private static func range(
        _ open: StaticString, _ close: StaticString, in part: UnsafeBufferPointer<UInt8>
    ) -> Range<Int>? {
        guard let start = find(open, in: part, from: 0), let end = find(close, in: part, from: start),
            find(open, in: part, from: start + 1) == nil, find(close, in: part, from: end + 1) == nil
        else { return nil }
        return start..<(end + close.utf8CodeUnitCount)
    }

    private static func find(_ word: StaticString, in part: UnsafeBufferPointer<UInt8>, from: Int) -> Int? {
        let length = word.utf8CodeUnitCount
        guard let base = part.baseAddress else { return nil }
        var at = from
        while at + length <= part.count, let found = memchr(base + at, Int32(word.utf8Start.pointee), part.count - at) {
            at = UnsafeRawPointer(found) - UnsafeRawPointer(base)
            guard at + length <= part.count else { return nil }
            if memcmp(found, word.utf8Start, length) == 0 { return at }
            at += 1
        }
        return nil
    }
}
