import Basics

/// Characters of an OpenDocument paragraph as they add up: runs of blanks are one, which `text:s` and the like stand beside.
struct OdfText {
    var bytes: [UInt8] = []
    /// A blank at this place adds nothing: a paragraph begins, or a blank stands before.
    private var endsInBlank = true

    mutating func beginLine() { endsInBlank = true }

    mutating func add(_ characters: UnsafeBufferPointer<UInt8>) {
        for byte in characters {
            if byte > 0x20 {
                bytes.append(byte)
                endsInBlank = false
            } else if !endsInBlank {
                bytes.append(0x20)
                endsInBlank = true
            }
        }
    }

    /// Blanks that are stated to stand there.
    mutating func addBlanks(_ count: Int) {
        bytes.append(contentsOf: repeatElement(0x20, count: min(count, 256)))
        endsInBlank = false
    }

    mutating func addLabel(_ label: Text) {
        bytes.append(contentsOf: label.bytes)
        endsInBlank = false
    }

    mutating func addLineEnds(_ count: Int) {
        bytes.append(contentsOf: repeatElement(0x0A, count: count))
        endsInBlank = true
    }

    /// Takes the text from an offset on off the buffer.
    mutating func take(from start: Int) -> Text {
        guard start < bytes.count else { return Text() }
        let words = Text(bytes[start...])
        bytes.removeSubrange(start...)
        return words
    }
}
