import Basics

/// The number format of each cell style.
struct XlsxStyles: XMLConsumer {
    /// In the order in which cells name them.
    private var formats: [XlsxFormat] = []
    private var codes: [Int: XlsxFormat] = [:]
    private var inCellStyles = false

    func format(_ style: Int) -> XlsxFormat { formats.indices.contains(style) ? formats[style] : .general }

    static func read(
        _ part: UnsafeBufferPointer<UInt8>, name: String, limits: Limits
    ) throws(DocumentFault) -> XlsxStyles {
        guard let extract = extract(part) else {
            return try XMLReader.read(part, name: name, limits: limits, into: XlsxStyles())
        }
        return try extract.withUnsafeBufferPointer { (bytes) throws(DocumentFault) in
            try XMLReader.read(bytes, name: name, limits: limits, into: XlsxStyles())
        }
    }

    enum Word: String, XMLWord {
        case numFmts, numFmt, cellXfs, xf
        // Looks, and named styles that no cell refers to.
        case fonts, fills, borders, cellStyleXfs, cellStyles, dxfs, tableStyles, colors, extLst
    }
    static let vocabulary = XMLVocabulary<Word>()

    mutating func start(_ word: Word?, _ attributes: XMLAttributes) throws(DocumentFault) -> Bool {
        switch word {
        case .numFmt?:
            if let id = attributes["numFmtId"]?.whole, let code = attributes["formatCode"]?.text {
                codes[id] = XlsxFormat(code: code)
            }
        case .cellXfs?: inCellStyles = true
        case .xf? where inCellStyles:
            let id = attributes["numFmtId"]?.whole ?? 0
            formats.append(codes[id] ?? XlsxFormat(builtIn: id))
            return false
        case .fonts?, .fills?, .borders?, .cellStyleXfs?, .cellStyles?, .dxfs?, .tableStyles?, .colors?, .extLst?:
            return false
        default: break
        }
        return true
    }

    mutating func end(_ word: Word?) throws(DocumentFault) {
        if word == .cellXfs { inCellStyles = false }
    }
}
