import Basics

/// One item of a numbered list.
struct ListItem: Equatable {
    /// The number as printed, blank for text before the first one: `(一)、`.
    var number: Text
    /// The text behind it, on one line.
    var text: Text
}

/// Splits running text at its list numbers: at its start, at the start of a line, or where a sentence has ended.
func splitItems(_ text: Text) -> [ListItem] {
    let b = text.bytes
    var marks: [(start: Int, end: Int)] = []
    var i = 0
    var mayStart = true
    while i < b.count {
        let (value, length) = decodeScalar(b, i)
        if isBlank(value) {
            if value == 0x0A || value == 0x0D { mayStart = true }
            i += length
            continue
        }
        if mayStart, let end = endOfNumber(b, i) {
            marks.append((i, end))
            i = end
            mayStart = false
            continue
        }
        switch value {
        // A sentence's end: 。；：;: and a closing bracket behind them does not matter.
        case 0x3002, 0xFF1B, 0x3B, 0xFF1A, 0x3A, 0xFF01: mayStart = true
        default: mayStart = isCircled(next: b, i + length)
        }
        i += length
    }
    guard let first = marks.first else {
        let whole = joinLines(text)
        return whole.isEmpty ? [] : [ListItem(number: Text(), text: whole)]
    }
    var items: [ListItem] = []
    let head = joinLines(Text(b[0..<first.start]))
    if !head.isEmpty { items.append(ListItem(number: Text(), text: head)) }
    for (k, mark) in marks.enumerated() {
        let end = k + 1 < marks.count ? marks[k + 1].start : b.count
        let body = joinLines(Text(b[mark.end..<end]))
        let number = Text(b[mark.start..<mark.end]).trimmed()
        if body.isEmpty && k + 1 < marks.count { continue }
        items.append(ListItem(number: number, text: body))
    }
    return items.filter { !$0.text.isEmpty || !$0.number.isEmpty }
}

/// A circled digit starts an item wherever it stands.
private func isCircled(next b: [UInt8], _ i: Int) -> Bool {
    guard i < b.count else { return false }
    return (0x2460...0x2473).contains(decodeScalar(b, i).value)
}

private func isChineseDigit(_ value: UInt32) -> Bool {
    switch value {
    case 0x4E00, 0x4E8C, 0x4E09, 0x56DB, 0x4E94, 0x516D, 0x4E03, 0x516B, 0x4E5D, 0x5341: true
    default: false
    }
}

/// The end of a list number that starts at `i`, nil where none does: `(一)、` `一、` `1.` `1、` `①` `目标1：` `任务1:` `(1)`.
func endOfNumber(_ b: [UInt8], _ start: Int) -> Int? {
    guard start < b.count else { return nil }
    let (value, length) = decodeScalar(b, start)
    if (0x2460...0x2473).contains(value) { return skipMarks(b, start + length, [0x3001, 0x2E, 0xFF0E]) }
    if value == 0x28 || value == 0xFF08 {
        guard let end = digits(b, start + length, most: 3), end < b.count else { return nil }
        let (close, closeLength) = decodeScalar(b, end)
        guard close == 0x29 || close == 0xFF09 else { return nil }
        return skipMarks(b, end + closeLength, [0x3001, 0x2E, 0xFF0E])
    }
    for word in numberedWords where b[start...].starts(with: word) {
        var figures = start + word.count
        while figures < b.count, b[figures] == 0x20 { figures += 1 }
        guard let end = digits(b, figures, most: 2), end < b.count else { return nil }
        let (mark, markLength) = decodeScalar(b, end)
        guard mark == 0x3A || mark == 0xFF1A || mark == 0x2E || mark == 0x3001 || mark == 0xFF0E else { return nil }
        return end + markLength
    }
    if isChineseDigit(value) {
        guard let end = digits(b, start, most: 3), end < b.count else { return nil }
        let (mark, markLength) = decodeScalar(b, end)
        return mark == 0x3001 || mark == 0xFF0E ? end + markLength : nil
    }
    guard isDigit(value), let end = arabic(b, start, most: 2), end < b.count else { return nil }
    let (mark, markLength) = decodeScalar(b, end)
    guard mark == 0x2E || mark == 0x3001 || mark == 0xFF0E else { return nil }
    // `1.5亩` is a number; `1.2026年` is the first item.
    let rest = end + markLength
    if mark == 0x2E || mark == 0xFF0E {
        var n = 0
        var k = rest
        while k < b.count, isDigit(decodeScalar(b, k).value) {
            k += decodeScalar(b, k).length
            n += 1
        }
        if n > 0 && n < 3 { return nil }
    }
    return rest
}

/// A text cut before each template's word that has its number behind it: `任务1：造林任务2：防火`.
func splitAtNumberedWords(_ text: Text) -> [Text] {
    let b = text.bytes
    var parts: [Text] = []
    var start = 0
    var i = 0
    while i < b.count {
        if i > start, numberedWords.contains(where: { b[i...].starts(with: $0) }), endOfNumber(b, i) != nil {
            parts.append(text[start..<i].trimmed())
            start = i
        }
        i += decodeScalar(b, i).length
    }
    parts.append(text[start..<b.count].trimmed())
    return parts
}

/// Several numbered lists behind one another, cut where the numbers begin again at 1.
func splitLists(_ text: Text) -> [Text] {
    var lists: [Text] = []
    for item in splitItems(text) {
        let digits = item.number.bytes.filter(isAsciiDigit)
        if lists.isEmpty || digits == [0x31] {
            lists.append(Text())
        }
        lists[lists.count - 1].append(item.number)
        lists[lists.count - 1].append(item.text)
        lists[lists.count - 1].append(0x0A)
    }
    return lists.map { $0.trimmed() }
}

/// 目标, 任务, 指标: words that a template prints before its numbers.
private let numberedWords: [[UInt8]] = ["目标", "任务", "指标"].map { Array($0.utf8) }

private func isDigit(_ value: UInt32) -> Bool { (0x30...0x39).contains(value) || (0xFF10...0xFF19).contains(value) }

private func arabic(_ b: [UInt8], _ start: Int, most: Int) -> Int? {
    var i = start
    var n = 0
    while i < b.count {
        let (value, length) = decodeScalar(b, i)
        guard isDigit(value) else { break }
        n += 1
        i += length
    }
    return n > 0 && n <= most ? i : nil
}

/// Arabic or Chinese digits.
private func digits(_ b: [UInt8], _ start: Int, most: Int) -> Int? {
    if let end = arabic(b, start, most: 2) { return end }
    var i = start
    var n = 0
    while i < b.count {
        let (value, length) = decodeScalar(b, i)
        guard isChineseDigit(value) else { break }
        n += 1
        i += length
    }
    return n > 0 && n <= most ? i : nil
}

private func skipMarks(_ b: [UInt8], _ start: Int, _ marks: Set<UInt32>) -> Int {
    guard start < b.count else { return start }
    let (value, length) = decodeScalar(b, start)
    return marks.contains(value) ? start + length : start
}
