import Basics

/// The shared strings of a workbook: runs of several formats are joined, the reading aid above characters (rPh) is left out.
struct XlsxStrings: XMLConsumer {
    private(set) var all: [Text] = []
    private let limit: Int
    private var current: [UInt8] = []
    private var inText = false

    init(limit: Int) { self.limit = limit }

    enum Word: String, XMLWord { case si, t, rPh }
    static let vocabulary = XMLVocabulary<Word>()

    mutating func start(_ word: Word?, _ attributes: XMLAttributes) throws(DocumentFault) -> Bool {
        switch word {
        case .si?: current.removeAll(keepingCapacity: true)
        case .t?: inText = true
        case .rPh?: return false
        case nil: break
        }
        return true
    }

    mutating func end(_ word: Word?) throws(DocumentFault) {
        switch word {
        case .si?:
            guard all.count < limit else {
                throw .tooMany(Wording(zh: "共享文字", en: "shared strings"), in: "sharedStrings.xml", limit: limit)
            }
            all.append(XlsxStrings.decode(current))
        case .t?: inText = false
        default: break
        }
    }

    mutating func text(_ bytes: UnsafeBufferPointer<UInt8>) {
        if inText { current.append(contentsOf: bytes) }
    }

    /// A stored string as text: `_x000D_` and the like stand for characters, every line end is `\n`, and blanks alone are no text.
    static func decode(_ bytes: [UInt8]) -> Text {
        var text = Text(bytes: bytes)
        if text.contains("_x") { text = unescape(bytes) }
        if text.bytes.contains(0x0D) { text = text.replacing("\r\n", with: "\n").replacing("\r", with: "\n") }
        return text.isBlank ? Text() : text
    }

    private static func unescape(_ bytes: [UInt8]) -> Text {
        var out = Text()
        var i = 0
        while i < bytes.count {
            if bytes[i] == 0x5F, i + 6 < bytes.count, bytes[i + 1] == 0x78, bytes[i + 6] == 0x5F {
                let code = bytes[(i + 2)..<(i + 6)].withUnsafeBufferPointer { XMLValue(bytes: $0).character }
                if let code {
                    out.append(code)
                    i += 7
                    continue
                }
            }
            out.bytes.append(bytes[i])
            i += 1
        }
        return out
    }
}
