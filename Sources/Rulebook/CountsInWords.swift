import Basics
import Forms

/// A number that stands in words, and what it is.
struct PrintedNumber {
    enum Kind {
        /// It counts or measures something.
        case count
        /// A date, or a length of time: 2026年, 30天.
        case time
        /// A place in an order: 第1名, 前2名.
        case rank
        /// Part of a name: 5A, PM2.5, 1+N, 3级.
        case name
    }

    var kind: Kind
    /// Byte offsets of its digits.
    var start: Int
    var end: Int
}

/// Every number of a text, in order.
func printedNumbers(in text: Text) -> [PrintedNumber] {
    let b = text.bytes
    var out: [PrintedNumber] = []
    var i = 0
    while i < b.count {
        guard let first = digitLength(b, i) else {
            i += 1
            continue
        }
        let start = i
        i += first
        while i < b.count {
            if let length = digitLength(b, i) {
                i += length
            } else if isInside(b[i]), i + 1 < b.count, digitLength(b, i + 1) != nil {
                i += 1
            } else {
                break
            }
        }
        let kind = kind(of: text, start, i)
        out.append(PrintedNumber(kind: kind, start: start, end: i))
    }
    return out
}

/// The bytes of a digit at an offset: one, or three where it is full-width.
private func digitLength(_ b: [UInt8], _ i: Int) -> Int? {
    if (0x30...0x39).contains(b[i]) { return 1 }
    if b[i] == 0xEF, i + 2 < b.count, b[i + 1] == 0xBC, (0x90...0x99).contains(b[i + 2]) { return 3 }
    return nil
}

/// A point, a comma, and the dashes and strokes of dates.
private func isInside(_ byte: UInt8) -> Bool { byte == 0x2E || byte == 0x2C || byte == 0x2D || byte == 0x2F }

private func kind(of text: Text, _ start: Int, _ end: Int) -> PrintedNumber.Kind {
    let before = text[0..<start]
    var after = text.dropping(first: end)
    while after.bytes.first == 0x20 { after = after.dropping(first: 1) }
    if before.hasSuffix("第") || before.hasSuffix("前") { return .rank }
    if let last = before.bytes.last, last == UInt8(ascii: "+") || isLetter(last) { return .name }
    for word in ["+", "A", "G", "级", "类", "星", "号", "版", "式"] as [StaticString] where after.hasPrefix(word) {
        return .name
    }
    if after.hasPrefix("年级") { return .name }
    for word in timeWords where after.hasPrefix(word) { return .time }
    return isDate(text[start..<end], after) ? .time : .count
}

/// 2023.07-2024.01, 202001-202012, 2026/10/20: a year parted from what follows, or a year and month and a dash.
private func isDate(_ printed: Text, _ after: Text) -> Bool {
    guard printed.hasPrefix("20") || printed.hasPrefix("19") else { return false }
    guard after.isEmpty || ["前", "底", "至", "起", "止"].contains(where: { after.hasPrefix($0) }) else { return false }
    let parts = printed.bytes.split(whereSeparator: { isInside($0) && $0 != 0x2C }).map(\.count)
    guard parts.count >= 2 else { return false }
    if parts[0] == 4 { return parts[1] <= 2 && printed.bytes[4] != 0x2E || parts.count >= 3 || parts[1] == 2 }
    return parts[0] == 6 && parts[1] == 6
}

private let timeWords: [StaticString] = [
    "年", "个月", "月", "日", "天", "小时", "分钟", "秒", "个工作日", "工作日", "周", "星期", "季度", "个季度", "时",
]

private func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

/// Whether a target is a date or a period and nothing is counted beside it: `5月底前`, `2026年全年`, `30天`.
func isDateOrPeriod(_ row: Indicator) -> Bool {
    let numbers = printedNumbers(in: row.text)
    if numbers.contains(where: { $0.kind == .count }) { return false }
    if numbers.contains(where: { $0.kind == .time }) { return true }
    let words: [StaticString] = ["年底", "月底", "年末", "月末", "季度", "全年", "年内", "上半年", "下半年"]
    return words.contains { row.text.contains($0) }
}

/// The first number in words that counts, and the word of one or two characters behind it: 23 and 项 of `完成23项重点工作`.
func firstCount(_ text: Text) -> (number: Text?, unit: Text?) {
    guard let found = printedNumbers(in: text).first(where: { $0.kind == .count }) else { return (nil, nil) }
    let number = text[found.start..<found.end]
    guard found.end < text.count else { return (number, nil) }
    if text.bytes[found.end] == UInt8(ascii: "%") { return (number, Text("%")) }
    let rest = text.dropping(first: found.end)
    for unit in countUnits where rest.hasPrefix(unit) { return (number, Text(unit)) }
    return (number, nil)
}

private let countUnits: [StaticString] = [
    "人次", "平方米", "公里", "万元", "户", "人", "个", "项", "次", "家", "场", "期", "件", "台", "套", "处", "座", "所", "亩", "批", "名", "份",
]
