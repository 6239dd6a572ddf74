import Basics
import Forms
import Library

/// A line of text without its blanks and in the spelling of terms, with the way back to the print.
struct GluedLine {
    let text: Text
    let key: [UInt8]
    /// Where each byte of `key` stands in `text`, and the end of the text.
    private let origin: [Int]
    let vocabulary: Vocabulary

    init(_ text: Text, _ vocabulary: Vocabulary) {
        self.text = text
        self.vocabulary = vocabulary
        var key: [UInt8] = []
        var origin: [Int] = []
        key.reserveCapacity(text.count)
        origin.reserveCapacity(text.count + 1)
        var i = 0
        while i < text.count {
            let (value, length) = text.scalar(at: i)
            if !isBlank(value) {
                appendScalar(foldedScalar(value), to: &key)
                while origin.count < key.count { origin.append(i) }
            }
            i += length
        }
        origin.append(text.count)
        self.key = key
        self.origin = origin
    }

    var count: Int { key.count }

    /// The print of a range of `key`.
    func print(_ range: Range<Int>) -> Text {
        guard !range.isEmpty else { return Text() }
        return text[origin[range.lowerBound]..<origin[range.upperBound]].trimmed()
    }

    func word(_ range: Range<Int>) -> Text { Text(key[range]) }

    /// Whether a character begins at a place.
    func isStart(_ place: Int) -> Bool { place >= count || key[place] & 0xC0 != 0x80 }

    func next(_ place: Int) -> Int {
        var next = place + 1
        while next < count, key[next] & 0xC0 == 0x80 { next += 1 }
        return next
    }

    func hasBlank(before place: Int) -> Bool {
        guard place > 0, place < count else { return false }
        let start = origin[place]
        var i = start - 1
        while i > 0, text.bytes[i] & 0xC0 == 0x80 { i -= 1 }
        return isBlank(text.scalar(at: i).value)
    }

    func has(_ word: StaticString, at place: Int) -> Bool {
        let length = word.utf8CodeUnitCount
        guard place >= 0, place + length <= count else { return false }
        return (0..<length).allSatisfy { key[place + $0] == word.utf8Start[$0] }
    }

    func isDigit(_ place: Int) -> Bool { place < count && isAsciiDigit(key[place]) }

    func characters(_ range: Range<Int>) -> Int { range.reduce(0) { $0 + (key[$1] & 0xC0 != 0x80 ? 1 : 0) } }

    /// The longest term at a place that some condition holds for.
    func term(at place: Int, where holds: (Meanings) -> Bool) -> (meanings: Meanings, end: Int)? {
        guard place < count else { return nil }
        return vocabulary.terms(at: place, in: key).first { holds($0.meanings) }
    }

    private func term(
        at place: Int, where holds: (Meanings) -> Bool, before limit: Int
    ) -> (meanings: Meanings, end: Int)? {
        vocabulary.terms(at: place, in: key).first { $0.end < limit && holds($0.meanings) }
    }

    /// Behind a short bracket that stands at a place: `（万元）`, `（A）`, `（2025年—2027年）`.
    func behindBracket(_ place: Int) -> Int {
        guard place < count, key[place] == UInt8(ascii: "("),
            let close = key[place...].prefix(32).firstIndex(of: UInt8(ascii: ")"))
        else { return place }
        return close + 1
    }

    // MARK: Headings

    struct Heading {
        var cells: [(range: Range<Int>, meanings: Meanings)]
        var end: Int
    }

    /// The headings that stand one behind the other from a place on, where they are those of a table of indicators.
    func heading(at place: Int) -> Heading? {
        var cells: [(range: Range<Int>, meanings: Meanings)] = []
        var i = place
        var blanks = 0
        while i < count {
            var at = i
            if has("*", at: at) { at += 1 }
            at = behindMonths(at)
            let isTable = cells.contains { $0.meanings.column != nil }
            let found = term(at: at) {
                $0.column != nil || (!isTable && ($0.block != nil || $0.label != nil || $0.amount != nil))
            }
            guard var found else { break }
            // 指标值 and 计量单位 are two columns before they are one.
            if let first = term(at: at, where: { $0.column == .value || $0.column == .actual }, before: found.end),
                term(at: first.end, where: { $0.column == .unit })?.end == found.end
            {
                found = first
            }
            let end = behindBracket(found.end)
            if !cells.isEmpty, hasBlank(before: i) { blanks += 1 }
            cells.append((i..<end, found.meanings))
            i = end
        }
        guard let first = cells.firstIndex(where: { $0.meanings.column == .level1 || $0.meanings.column == .level2 }),
            blanks * 2 < cells.count - 1
        else { return nil }
        let roles = Set(cells[first...].compactMap(\.meanings.column))
        let isNamed = roles.contains(.name) || roles.contains(.content)
        let isValued = roles.contains { $0 == .value || $0 == .standard || $0 == .actual }
        guard roles.count >= 3, isNamed, isValued || (roles.contains(.level1) && roles.contains(.level2)) else {
            return nil
        }
        // Before the levels only a side label, or the head of a table with a project a row group.
        let isRoster = cells[..<first].contains { $0.meanings.label == .projectName }
        if first > 0, !isRoster {
            guard cells[first - 1].meanings.block != nil else { return nil }
            if first > 1 { return nil }
        }
        return Heading(cells: cells, end: i)
    }

    /// A line of headings that stand under a spanning one.
    func subheading() -> [Range<Int>]? {
        var parts: [Range<Int>] = []
        var place = 0
        while place < count {
            guard let found = term(at: place, where: { $0.column != nil && $0.level1 == nil && $0.level2 == nil })
            else {
                return nil
            }
            parts.append(place..<found.end)
            place = found.end
        }
        return parts.count > 1 ? parts : nil
    }

    /// Behind `1-7月` before a heading.
    private func behindMonths(_ place: Int) -> Int {
        guard isDigit(place) else { return place }
        var i = place
        while i < count, i - place < 14, isDigit(i) || has("-", at: i) || has("月", at: i) || has("至", at: i) {
            i = next(i)
        }
        return has("月", at: i - 3) ? i : place
    }

    /// The first heading at or behind a place.
    func firstHeading(from place: Int) -> (at: Int, heading: Heading)? {
        var i = place
        while i < count {
            if isStart(i),
                term(
                    at: i,
                    where: {
                        $0.column != nil || $0.block != nil || $0.label == .body || $0.label == .reportedBy
                            || $0.label == .projectName
                    }) != nil,
                let found = heading(at: i)
            {
                return (i, found)
            }
            i += 1
        }
        return nil
    }

    // MARK: Targets

    /// The sign or word of comparison at a place, with a number behind it: where the number begins.
    func sign(at place: Int) -> (end: Int, isMark: Bool)? {
        guard place < count, let found = vocabulary.comparison(before: key[place...]) else { return nil }
        let end = place + found.word.count
        guard isDigit(end) || (has("-", at: end) && isDigit(end + 1)), !isAsciiLetterByte(key[place])
        else {
            return nil
        }
        return (end, !isHan(found.word.scalar(at: 0).value))
    }

    private func isAsciiLetterByte(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

    /// Behind a date that begins at a place: `5月底前完成`, `2023年8月`.
    func date(at place: Int) -> Int? {
        guard isDigit(place) else { return nil }
        var i = place
        while isDigit(i) { i += 1 }
        guard has("年", at: i) || has("月", at: i) || (has(".", at: i) && i == place + 4 && isDigit(i + 1)) else {
            return nil
        }
        let parts: [StaticString] = [
            "年", "月", "日", "底", "前", "初", "末", "中旬", "上旬", "下旬", "完成", "全年", "季度", "第", ".", "-", "至",
        ]
        scan: while i < count {
            if isDigit(i) {
                // A further date, which nothing joins to this one.
                if i > place + 6, !isDigit(i - 1), has("年", at: i + 4), !has("至", at: i - 3), !has("-", at: i - 1) {
                    break
                }
                i += 1
                continue
            }
            for part in parts where has(part, at: i) {
                i += part.utf8CodeUnitCount
                continue scan
            }
            break
        }
        return i
    }
}
