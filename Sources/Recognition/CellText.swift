import Basics

/// A cell's text made readable: mark-up decoded, broken lines joined, what was taken out kept for the repairs.
struct CellText {
    /// Lines of the cell that a person sees as such, before they are joined: numbered items are found at their starts.
    var lines: Text
    /// The tags and entities that were taken out, as printed.
    var markup: [Text] = []

    init(_ raw: Text) {
        lines = raw
        if raw.bytes.contains(UInt8(ascii: "<")) || raw.bytes.contains(UInt8(ascii: "&")) { decodeMarkup() }
    }

    /// The text on one line.
    var joined: Text { joinLines(lines) }

    private mutating func decodeMarkup() {
        let b = lines.bytes
        var out: [UInt8] = []
        out.reserveCapacity(b.count)
        var i = 0
        while i < b.count {
            if b[i] == UInt8(ascii: "<"), let end = endOfTag(b, i) {
                let tag = Text(b[i..<end])
                markup.append(tag)
                if breaksLine(tag) { out.append(0x0A) }
                i = end
            } else if b[i] == UInt8(ascii: "&"), let (value, end) = entity(b, i) {
                markup.append(Text(b[i..<end]))
                appendScalar(value, to: &out)
                i = end
            } else {
                out.append(b[i])
                i += 1
            }
        }
        if !markup.isEmpty { lines = Text(bytes: out) }
    }
}

/// The end of the tag that starts at `i`: a letter or a slash must follow `<`, so that `<5` stays a sign.
private func endOfTag(_ b: [UInt8], _ i: Int) -> Int? {
    var k = i + 1
    if k < b.count, b[k] == UInt8(ascii: "/") { k += 1 }
    guard k < b.count, isLetter(b[k]) else { return nil }
    let limit = min(b.count, i + 512)
    while k < limit {
        if b[k] == UInt8(ascii: ">") { return k + 1 }
        if b[k] == UInt8(ascii: "<") { return nil }
        k += 1
    }
    return nil
}

private func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A }

private func breaksLine(_ tag: Text) -> Bool {
    let name = tag.bytes.dropFirst().drop { $0 == UInt8(ascii: "/") }.prefix { isLetter($0) }
    let word = String(decoding: name, as: UTF8.self).lowercased()
    return ["p", "br", "li", "div", "ol", "ul", "tr"].contains(word)
}

private func entity(_ b: [UInt8], _ i: Int) -> (UInt32, Int)? {
    let limit = min(b.count, i + 10)
    guard let semicolon = b[i..<limit].firstIndex(of: UInt8(ascii: ";")) else { return nil }
    let name = String(decoding: b[(i + 1)..<semicolon], as: UTF8.self)
    let named: [String: UInt32] = [
        "nbsp": 0x20, "lt": 0x3C, "gt": 0x3E, "amp": 0x26, "quot": 0x22, "apos": 0x27, "ge": 0x2265, "le": 0x2264,
        "ldquo": 0x201C, "rdquo": 0x201D, "middot": 0xB7, "mdash": 0x2014, "hellip": 0x2026, "times": 0xD7,
        "divide": 0xF7, "emsp": 0x20, "ensp": 0x20,
    ]
    if let value = named[name] { return (value, semicolon + 1) }
    guard name.hasPrefix("#") else { return nil }
    let digits = name.dropFirst()
    let value = digits.hasPrefix("x") || digits.hasPrefix("X") ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
    guard let value, Unicode.Scalar(value) != nil, value >= 0x20 else { return nil }
    return (value, semicolon + 1)
}

/// Without line breaks, and without the blanks that they left between Chinese characters; other blanks stay, one at most.
func joinLines(_ text: Text) -> Text {
    let b = text.bytes
    guard b.contains(where: { $0 <= 0x20 || $0 == 0xC2 || $0 == 0xE2 || $0 == 0xE3 || $0 == 0xEF }) else { return text }
    var out: [UInt8] = []
    out.reserveCapacity(b.count)
    var last: UInt32 = 0
    var pending = false
    var broken = false
    var i = 0
    while i < b.count {
        let (value, length) = decodeScalar(b, i)
        if isBlank(value) {
            pending = true
            if value == 0x0A || value == 0x0D { broken = true }
            i += length
            continue
        }
        if pending && !out.isEmpty {
            // A broken line of Latin words keeps one blank; between Chinese characters no blank is meant.
            let keep =
                broken
                ? isWord(last) && isWord(value)
                : !(isWide(last) && isWide(value)) && !isMark(last) && !isMark(value)
            if keep { out.append(0x20) }
        }
        pending = false
        broken = false
        out.append(contentsOf: b[i..<(i + length)])
        last = value
        i += length
    }
    return Text(bytes: out)
}

private func isWord(_ value: UInt32) -> Bool {
    (0x41...0x5A).contains(value) || (0x61...0x7A).contains(value)
}

/// Chinese punctuation: no blank is meant beside it.
private func isMark(_ value: UInt32) -> Bool {
    (0x3001...0x3011).contains(value) || value == 0xFF0C || value == 0xFF1B || value == 0xFF1A
}

/// Chinese characters and the punctuation between them.
private func isWide(_ value: UInt32) -> Bool {
    isHan(value) || (0x3001...0x303F).contains(value) || (0xFF01...0xFF0F).contains(value)
        || (0xFF1A...0xFF20).contains(value) || (0x2018...0x201D).contains(value) || value == 0xB7
}
