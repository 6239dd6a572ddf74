import Basics

/// What the styles of an OpenDocument file say that matters to a reader: what does not show, and how lists are numbered.
struct OdfStyles: XMLConsumer {
    /// How one level of a list is numbered; nil in `lists` for a level without numbers.
    struct Numbering: Equatable {
        var prefix: Text
        var suffix: Text
        var start: Int

        func label(_ number: Int) -> Text { Text(bytes: prefix.bytes + "\(number)".utf8 + suffix.bytes) }
    }

    /// Styles of text that does not show.
    private(set) var hiddenTexts: Set<Text> = []
    /// Styles of sheets that do not show.
    private(set) var hiddenSheets: Set<Text> = []
    private var lists: [Text: [Int: Numbering]] = [:]
    private var style = Text()

    enum Word: String, XMLWord {
        case style, body
        case textProperties = "text-properties"
        case tableProperties = "table-properties"
        case listStyle = "list-style"
        case numberedLevel = "list-level-style-number"
    }
    static let vocabulary = XMLVocabulary<Word>()

    /// How a level of a list is numbered, counted from 1.
    func numbering(_ list: Text, level: Int) -> Numbering? { lists[list]?[level] }

    mutating func start(_ word: Word?, _ attributes: XMLAttributes) throws(DocumentFault) -> Bool {
        switch word {
        case .style?, .listStyle?: style = attributes["name"]?.text ?? Text()
        case .textProperties?: if attributes["display"].map({ $0 == "none" }) ?? false { hiddenTexts.insert(style) }
        case .tableProperties?: if attributes["display"].map({ $0 == "false" }) ?? false { hiddenSheets.insert(style) }
        case .numberedLevel?:
            // Only Arabic digits: other ways of counting are looks that no reader of forms needs.
            guard let level = attributes["level"]?.whole, attributes["num-format"].map({ $0 == "1" }) ?? false else {
                return true
            }
            lists[style, default: [:]][level] = Numbering(
                prefix: attributes["num-prefix"]?.text ?? Text(), suffix: attributes["num-suffix"]?.text ?? Text(),
                start: attributes["start-value"]?.whole ?? 1)
        case .body?: return false
        case nil: break
        }
        return true
    }
}
