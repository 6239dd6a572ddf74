import Basics

/// Reads markdown: pipe tables, and lines outside them as paragraphs.
enum MarkdownReader {
    static func read(_ bytes: [UInt8], limits: Limits) throws(DocumentFault) -> Document {
        Document(format: .markdown, blocks: try TextReader.blocks(bytes, isMarkdown: true, limits: limits))
    }
}

/// The words of a markdown cell: `\|` is a bar, `<br>` ends a line, asterisks around the whole are left out.
func markdownWords(_ cell: Text) -> Text {
    guard cell.bytes.contains(where: { $0 == 0x5C || $0 == 0x3C || $0 == 0x2A }) else { return cell }
    var from = 0
    var to = cell.count
    while to - from > 4, cell.bytes[from] == 0x2A, cell.bytes[from + 1] == 0x2A, cell.bytes[to - 1] == 0x2A,
        cell.bytes[to - 2] == 0x2A
    {
        from += 2
        to -= 2
    }
    // `**一级** **指标**`: what begins and ends in emphasis is emphasised throughout.
    let emphasised = from > 0
    var out: [UInt8] = []
    out.reserveCapacity(to - from)
    var i = from
    while i < to {
        let byte = cell.bytes[i]
        if byte == 0x5C, i + 1 < to, isPunctuation(cell.bytes[i + 1]) {
            out.append(cell.bytes[i + 1])
            i += 2
        } else if emphasised, byte == 0x2A, i + 1 < to, cell.bytes[i + 1] == 0x2A {
            i += 2
        } else if byte == 0x3C, let length = lineBreakLength(cell.bytes, i, to) {
            out.append(0x0A)
            i += length
        } else {
            out.append(byte)
            i += 1
        }
    }
    return Text(bytes: out)
}

private func isPunctuation(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E: true
    default: false
    }
}

/// The length of `<br>`, `<br/>`, `<br />` or `<BR>` at `i`.
private func lineBreakLength(_ b: [UInt8], _ i: Int, _ end: Int) -> Int? {
    guard i + 3 < end, b[i + 1] | 0x20 == 0x62, b[i + 2] | 0x20 == 0x72 else { return nil }
    var k = i + 3
    while k < end, b[k] == 0x20 || b[k] == 0x2F { k += 1 }
    return k < end && b[k] == 0x3E ? k + 1 - i : nil
}
