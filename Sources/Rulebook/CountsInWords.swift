import Basics
import Forms

/// Whether a target is a date or a period: `5月底前`, `2026年全年`, `2023.07-2024.01`.
func isDateOrPeriod(_ row: Indicator) -> Bool {
    let text = row.text
    if row.comparison != nil || row.unit != nil { return false }
    let time: [StaticString] = ["年底", "月底", "年末", "月末", "季度", "全年", "年内", "日前", "月前", "年前", "上半年", "下半年"]
    for word in time where text.contains(word) { return true }
    if text.hasSuffix("年") || text.hasSuffix("月") || text.hasSuffix("日") || text.hasSuffix("号") { return true }
    if text.contains("年"), text.contains("月") { return true }
    // Digits, points and dashes alone: 2023.07-2024.01, 202001-202012.
    let digits = text.bytes.filter { (0x30...0x39).contains($0) }.count
    let plain = text.bytes.allSatisfy { (0x30...0x39).contains($0) || $0 == 0x2E || $0 == 0x2D || $0 == 0x2F }
    return digits >= 6 && plain && text.bytes.contains(0x2D)
}

/// The first number in words and the word of one or two characters behind it: 23 and 项 of `完成23项重点工作`.
func firstCount(_ text: Text) -> (number: Text?, unit: Text?) {
    guard let start = text.bytes.firstIndex(where: { (0x30...0x39).contains($0) }) else { return (nil, nil) }
    var end = start
    while end < text.count, (0x30...0x39).contains(text.bytes[end]) || text.bytes[end] == 0x2E { end += 1 }
    let number = text[start..<end]
    guard end < text.count else { return (number, nil) }
    if text.bytes[end] == UInt8(ascii: "%") { return (number, Text("%")) }
    let rest = text.dropping(first: end)
    for unit in [
        "人次", "平方米", "公里", "万元", "户", "人", "个", "项", "次", "家", "场", "期", "件", "台", "套", "处", "座", "所", "亩", "批", "名",
    ]
        as [StaticString]
    where rest.hasPrefix(unit) { return (number, Text(unit)) }
    return (number, nil)
}
