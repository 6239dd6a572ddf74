import Basics

/// A cell of an ods as it is stated: its value, its spans, and how many columns it stands for.
struct OdsCell {
    let times: Int
    let rowSpan: Int
    let columnSpan: Int
    let isComputed: Bool
    private let kind: Kind
    private let value: Text

    private enum Kind { case text, number, percentage, day, truth, other }

    init(_ attributes: XMLAttributes) {
        times = max(1, attributes["number-columns-repeated"]?.whole ?? 1)
        rowSpan = max(1, attributes["number-rows-spanned"]?.whole ?? 1)
        columnSpan = max(1, attributes["number-columns-spanned"]?.whole ?? 1)
        isComputed = attributes["formula"] != nil
        let type = attributes["value-type"]?.text ?? Text()
        if type == "float" || type == "currency" {
            (kind, value) = (.number, attributes["value"]?.text ?? Text())
        } else if type == "percentage" {
            (kind, value) = (.percentage, attributes["value"]?.text ?? Text())
        } else if type == "date" {
            (kind, value) = (.day, attributes["date-value"]?.text ?? Text())
        } else if type == "boolean" {
            (kind, value) = (.truth, attributes["boolean-value"]?.text ?? Text())
        } else if type == "string" {
            (kind, value) = (.text, attributes["string-value"]?.text ?? Text())
        } else {
            (kind, value) = (.other, attributes["time-value"]?.text ?? Text())
        }
    }

    /// Gives a cell its text as the reader of xlsx gives it: exact numbers, days as `2025-09-30`, words as they show.
    /// - Parameter shown: the words that the file states to be shown.
    func fill(_ cell: inout Cell, shown: Text) {
        if isComputed { cell.traits.insert(.formula) }
        cell.text = shown.isEmpty ? value : shown
        switch kind {
        case .text, .other: break
        case .truth: cell.text = value == "true" ? Text("TRUE") : Text("FALSE")
        case .day:
            guard let day = OdsCell.day(value, shown: shown) else { break }
            cell.text = day
            cell.traits.insert(.date)
            if shown != day { cell.stored = value }
        case .number, .percentage:
            guard let number = XlsxDecimal(value.bytes) else { break }
            cell.traits.insert(.numeric)
            let plain = Text(bytes: number.plain())
            cell.text = OdsCell.words(number, shown: shown)
            if cell.text != plain { cell.stored = plain }
        }
    }

    /// A number's digits, never rounded, with the words that show beside them. Where the digits shown are not the number's (it is
    /// scaled or taken apart by its format), what shows stands.
    private static func words(_ number: XlsxDecimal, shown: Text) -> Text {
        let plain = Text(bytes: number.plain())
        guard let run = DigitRun(shown) else { return shown.isEmpty ? plain : shown }
        let before = shown[0..<run.start]
        let behind = shown[run.end..<shown.count]
        let isPercent = behind.hasPrefix("%")
        let exact = isPercent ? number.shifted(2) : number
        guard run.rounds(exact) else { return shown }
        let digits = exact.plain(decimals: isPercent ? run.decimals : 0)
        let isMere = (before.bytes + behind.bytes).allSatisfy { $0 == 0x20 || $0 == 0x28 || $0 == 0x29 || $0 == 0x2D }
        if isMere || currencies.contains(before.trimmed()) && behind.isEmpty { return Text(bytes: digits) }
        // The digits carry the sign themselves.
        let words = exact.isNegative ? before.replacing("-") : before
        return Text(bytes: words.bytes + digits + behind.bytes)
    }

    private static let currencies: Set<Text> = [
        Text("¥"), Text("￥"), Text("$"), Text("-¥"), Text("-￥"), Text("-$"), Text("¥-"), Text("￥-"),
    ]

    /// `2025-09-30` of `2025-09-30T00:00:00`; only as much of it as shows: a year and a month, or a month and a day.
    private static func day(_ value: Text, shown: Text) -> Text? {
        guard value.count >= 10, value.bytes[4] == 0x2D, value.bytes[7] == 0x2D else { return nil }
        var groups: [Int] = []
        var length = 0
        for byte in shown.bytes + [0] {
            if byte >= 0x30 && byte <= 0x39 {
                length += 1
            } else if length > 0 {
                groups.append(length)
                length = 0
            }
        }
        if groups.count == 2 { return groups[0] == 4 ? value[0..<7] : value[5..<10] }
        if groups.count > 3, value.count >= 16, value.bytes[10] == 0x54 {
            return Text(bytes: value.bytes[0..<10] + [0x20] + value.bytes[11..<16])
        }
        return value[0..<10]
    }
}

/// The digits within a shown number: the only run of them.
private struct DigitRun {
    var start: Int
    var end: Int
    var decimals = 0
    private var digits: [UInt8] = []

    init?(_ shown: Text) {
        let bytes = shown.bytes
        guard let first = bytes.firstIndex(where: { $0 >= 0x30 && $0 <= 0x39 }) else { return nil }
        start = first
        end = first
        var hasPoint = false
        while end < bytes.count {
            switch bytes[end] {
            case 0x30...0x39:
                digits.append(bytes[end])
                if hasPoint { decimals += 1 }
            case 0x2E where !hasPoint && end + 1 < bytes.count && bytes[end + 1] >= 0x30 && bytes[end + 1] <= 0x39:
                hasPoint = true
                digits.append(0x2E)
            case 0x2C where !hasPoint: break
            default:
                guard !bytes[end...].contains(where: { $0 >= 0x30 && $0 <= 0x39 }) else { return nil }
                return
            }
            end += 1
        }
    }

    /// Whether these are the digits of a number, rounded as far as they go.
    func rounds(_ number: XlsxDecimal) -> Bool {
        guard let here = XlsxDecimal(digits) else { return false }
        var half = 0.5
        for _ in 0..<min(decimals, 15) { half /= 10 }
        return abs(abs(number.double) - here.double) <= half * 1.000_001
    }
}
