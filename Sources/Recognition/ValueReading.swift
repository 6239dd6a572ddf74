import Basics
import Forms
import Library

/// A target, an actual value or an amount, split into sign, number and unit.
struct ValueReading: Equatable {
    var comparison: Comparison?
    var value: Number?
    /// As printed, without blanks.
    var unit: Text?
    /// The sign's own print, where it is not the canonical one: 不低于, >=.
    var printedComparison: Text?
    /// Whether the number was printed with commas, blanks or full-width digits.
    var normalised = false
    /// Whether a digit stands in the text.
    var holdsDigit = false

    /// Splits a text: a number is read only where nothing but words of comparison and a unit stand beside it.
    init(_ text: Text, _ vocabulary: Vocabulary, _ units: Units) {
        let key = compact(text)
        holdsDigit = key.bytes.contains { (0x30...0x39).contains($0) }
        guard holdsDigit else {
            comparison = nil
            return
        }
        var rest = key.bytes[...]
        if let found = vocabulary.comparison(before: rest) {
            rest = rest.dropFirst(found.word.count)
            comparison = found.sign
            if found.word != Text(found.sign.rawValue) { printedComparison = found.word }
        }
        guard let (number, end) = leadingNumber(rest) else {
            comparison = nil
            printedComparison = nil
            return
        }
        rest = rest[end...]
        while let found = vocabulary.comparison(after: rest) {
            rest = rest.dropLast(found.word.count)
            if comparison == nil { printedComparison = found.word }
            comparison = comparison ?? found.sign
        }
        let unit = Text(bytes: Array(rest))
        guard unit.isEmpty || units.unit(unit) != nil || looksLikeRate(unit) else {
            comparison = nil
            printedComparison = nil
            return
        }
        if comparison == nil, isDate(number, unit) { return }
        value = number
        self.unit = unit.isEmpty ? nil : unit
        normalised = !text.contains(Text(number.description))
    }

    /// `人/10万`: a rate whose parts no list need hold.
    private func looksLikeRate(_ unit: Text) -> Bool {
        guard let slash = unit.bytes.firstIndex(of: UInt8(ascii: "/")), slash > 0, slash < unit.count - 1 else {
            return false
        }
        return unit.characterCount <= 9 && !unit.contains("、") && !unit.contains("，") && !unit.contains("。")
    }

    private func isDate(_ number: Number, _ unit: Text) -> Bool {
        guard let whole = number.whole else { return unit == "年" && number.scale == 2 }
        return unit == "月" || (unit == "年" && (1900...2200).contains(whole))
    }
}

/// Without blanks, full-width forms folded.
func compact(_ text: Text) -> Text {
    var out: [UInt8] = []
    out.reserveCapacity(text.count)
    var i = 0
    while i < text.count {
        let (value, length) = text.scalar(at: i)
        if !isBlank(value) {
            if value < 0x80 { out.append(UInt8(value)) } else { appendScalar(foldedSign(value), to: &out) }
        }
        i += length
    }
    return Text(bytes: out)
}

/// Full-width forms as ASCII and no more: a dash stays a dash.
private func foldedSign(_ value: UInt32) -> UInt32 {
    switch value {
    case 0xFF01...0xFF5E: value - 0xFEE0
    case 0xFE6A: 0x25
    default: value
    }
}

/// The number at the start, thousands commas left out, and the offset behind it.
func leadingNumber(_ bytes: ArraySlice<UInt8>) -> (Number, Int)? {
    var digits: [UInt8] = []
    var i = bytes.startIndex
    var point = false
    if i < bytes.endIndex, bytes[i] == UInt8(ascii: "-") {
        digits.append(bytes[i])
        i += 1
    }
    while i < bytes.endIndex {
        let byte = bytes[i]
        if (0x30...0x39).contains(byte) {
            digits.append(byte)
        } else if byte == UInt8(ascii: "."), !point, i + 1 < bytes.endIndex, (0x30...0x39).contains(bytes[i + 1]) {
            point = true
            digits.append(byte)
        } else if byte == UInt8(ascii: ","), !point, groupFollows(bytes, i + 1) {
            // A thousands comma: three digits follow.
        } else {
            break
        }
        i += 1
    }
    return Number(digits).map { ($0, i) }
}

private func groupFollows(_ bytes: ArraySlice<UInt8>, _ start: Int) -> Bool {
    guard start + 3 <= bytes.endIndex else { return false }
    return bytes[start..<(start + 3)].allSatisfy { (0x30...0x39).contains($0) }
        && (start + 3 == bytes.endIndex || !(0x30...0x39).contains(bytes[start + 3]))
}

/// A whole cell that is a number, perhaps with a money unit or a per cent sign behind it: `1,208.03`, `93.13%`, `564万元`.
func amount(_ text: Text) -> (value: Number, unit: Text?)? {
    let key = compact(text)
    guard let (number, end) = leadingNumber(key.bytes[...]) else { return nil }
    let rest = Text(key.bytes[end...])
    if rest.isEmpty { return (number, nil) }
    if rest == "%" || rest == "万元" || rest == "元" || rest == "亿元" || rest == "千元" || rest == "万" {
        return (number, rest)
    }
    // A note in brackets behind the amount stays with the cell.
    if rest.hasPrefix("万元(") || rest.hasPrefix("元(") || rest.hasPrefix("(") {
        guard rest.hasSuffix(")") else { return nil }
        return (number, rest.hasPrefix("万元") ? Text("万元") : rest.hasPrefix("元") ? Text("元") : nil)
    }
    return nil
}

/// A dash, a slash or 无: a cell that says there is nothing.
func isNothing(_ text: Text) -> Bool {
    guard text.count <= 12 else { return false }
    let key = compact(text)
    if key.isEmpty || key == "无" || key == "NaN" || key == "nan" || key == "None" { return true }
    return key.scalars.allSatisfy { $0 == 0x2F || $0 == 0x2D || (0x2010...0x2015).contains($0) || $0 == 0x5C }
}
