/// Breaking text into lines by display width: between any two Chinese characters, inside other words only where one is longer
/// than a line, and never so that a line begins with a closing mark or ends with an opening one.
public enum Wrapping {
    /// - Parameters:
    ///   - width: the columns of a line.
    ///   - first: the columns of the first line, where that one is shorter.
    /// - Returns: at least one line; line breaks in `text` are kept, other control characters are taken out.
    public static func lines(_ text: String, width: Int, first: Int? = nil) -> [String] {
        let width = max(width, 4)
        var lines: [String] = []
        for part in text.split(separator: "\n", omittingEmptySubsequences: false) {
            wrap(part, width, lines.isEmpty ? max(first ?? width, 4) : width, into: &lines)
        }
        return lines
    }

    private static func wrap(_ part: Substring, _ width: Int, _ first: Int, into lines: inout [String]) {
        var room = first
        var line = ""
        var used = 0
        func flush() {
            lines.append(trimmedEnd(line))
            line = ""
            used = 0
            room = width
        }
        for piece in pieces(of: part) {
            let columns = DisplayWidth.of(piece)
            let shown = DisplayWidth.of(trimmedEnd(piece))
            if used + shown > room, used > 0 { flush() }
            if used == 0 && piece.allSatisfy({ $0 == " " }) && !line.isEmpty { continue }
            if shown > room {
                for scalar in piece.unicodeScalars {
                    if used + DisplayWidth.of(scalar) > room { flush() }
                    line.unicodeScalars.append(scalar)
                    used += DisplayWidth.of(scalar)
                }
            } else {
                line += piece
                used += columns
            }
        }
        lines.append(trimmedEnd(line))
    }

    /// The parts that a line may be broken between, each with the blanks after it.
    private static func pieces(of text: Substring) -> [String] {
        var pieces: [String] = []
        var piece = ""
        var last: Unicode.Scalar?
        for scalar in text.unicodeScalars where !isControl(scalar) {
            if let last, mayBreak(after: last, before: scalar) {
                pieces.append(piece)
                piece = ""
            }
            piece.unicodeScalars.append(scalar)
            last = scalar
        }
        if !piece.isEmpty { pieces.append(piece) }
        return pieces
    }

    /// Whether a scalar could steer a terminal or turn the order of the words around: never shown, whatever a file holds.
    static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0..<0x20, 0x7F..<0xA0, 0x202A...0x202E, 0x2066...0x2069: true
        default: false
        }
    }

    private static func mayBreak(after a: Unicode.Scalar, before b: Unicode.Scalar) -> Bool {
        if b == " " || closing.contains(b) || opening.contains(a) { return false }
        if a == " " { return true }
        return DisplayWidth.of(a) == 2 || DisplayWidth.of(b) == 2 || closing.contains(a) && opening.contains(b)
    }

    private static let closing = Set("，。；：、！？）》】〉」』”’％%…·,.;:!?)]}".unicodeScalars)
    private static let opening = Set("（《【〈「『“‘([{".unicodeScalars)

    private static func trimmedEnd(_ text: String) -> String {
        guard let end = text.lastIndex(where: { $0 != " " }) else { return "" }
        return String(text[...end])
    }
}

extension String {
    /// These words on one line, without what could steer a terminal: for words out of a file.
    public var onOneLine: String {
        guard unicodeScalars.contains(where: Wrapping.isControl) else { return self }
        var out = String.UnicodeScalarView()
        for scalar in unicodeScalars {
            if scalar == "\n" || scalar == "\t" {
                out.append(" ")
            } else if !Wrapping.isControl(scalar) {
                out.append(scalar)
            }
        }
        return String(out)
    }
}
