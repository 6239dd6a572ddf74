import Basics

/// Reads OpenDocument texts and workbooks (odt, ods, their templates, and both as one flat XML file).
///
/// A text is read as `DocxReader` reads a docx, with list numbers where the list states them; a workbook as `XlsxReader` reads an
/// xlsx. Left out: headers, footers, notes (told), comments, pictures.
enum OdfReader {
    /// - Throws: `DocumentFault`: `.encrypted`, `.truncated`, `.damaged`, `.forbidden` or `.tooLarge`, naming the part, or
    ///   `.unknownType` for drawings and the like.
    static func read(_ bytes: [UInt8], limits: Limits) throws(DocumentFault) -> Document {
        try ArchiveReader.open(bytes, limits: limits) { (archive) throws(DocumentFault) in
            let manifest = "META-INF/manifest.xml"
            if let part = try archive.read(manifest),
                try XMLReader.read(part, name: manifest, limits: limits, into: Manifest()).isEncrypted
            {
                throw .officeEncrypted
            }
            var styles = OdfStyles()
            if let part = try archive.read("styles.xml") {
                styles = try XMLReader.read(part, name: "styles.xml", limits: limits, into: styles)
            }
            let name = "content.xml"
            guard let part = try archive.read(name) else { throw .partMissing(name) }
            return try read(part, name: name, styles: styles, limits: limits)
        }
    }

    /// Reads a flat file, or the part that holds the content.
    static func read(
        _ part: UnsafeBufferPointer<UInt8>, name: String, styles: OdfStyles = OdfStyles(), limits: Limits
    ) throws(DocumentFault) -> Document {
        let styles = try XMLReader.read(part, name: name, limits: limits, into: styles)
        switch try XMLReader.read(part, name: name, limits: limits, into: BodyKind()).format {
        case .odt?:
            return try XMLReader.read(
                part, name: name, limits: limits, into: OdtBody(part: name, styles: styles, limits: limits)
            ).document
        case .ods?:
            return try XMLReader.read(
                part, name: name, limits: limits, into: OdsBody(part: name, styles: styles, limits: limits)
            ).document
        default: throw .otherOpenDocument
        }
    }
}

/// Whether any part of the archive is encrypted.
private struct Manifest: XMLConsumer {
    enum Word: String, XMLWord { case encryption = "encryption-data" }
    static let vocabulary = XMLVocabulary<Word>()
    var isEncrypted = false

    mutating func start(_ word: Word?, _ attributes: XMLAttributes) throws(DocumentFault) -> Bool {
        if word == .encryption { isEncrypted = true }
        return true
    }
}

/// What the body of an OpenDocument file is.
private struct BodyKind: XMLConsumer {
    enum Word: String, XMLWord {
        case body, text, spreadsheet, styles, scripts, meta, settings
        case automatic = "automatic-styles"
        case master = "master-styles"
    }
    static let vocabulary = XMLVocabulary<Word>()
    var format: FileFormat?
    private var inBody = false

    mutating func start(_ word: Word?, _ attributes: XMLAttributes) throws(DocumentFault) -> Bool {
        switch word {
        case .body?: inBody = true
        case .text? where inBody:
            format = .odt
            return false
        case .spreadsheet? where inBody:
            format = .ods
            return false
        case nil: break
        default: return false
        }
        return !inBody || word == .body
    }
}
