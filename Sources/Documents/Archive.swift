import Basics

/// What an archive holds, told by its content.
enum ArchiveKind: Equatable, Sendable {
    case docx, xlsx, openDocument
    case otherZip
}

/// Tells the kinds of archives apart.
enum Archive {
    /// What `bytes` hold, which begin as a zip archive.
    /// - Throws: `.truncated`, `.damaged` or `.tooLarge` for an archive that cannot be opened.
    static func kind(of bytes: [UInt8], limits: Limits) throws(DocumentFault) -> ArchiveKind {
        if let kind = bytes.withUnsafeBufferPointer({ listed($0, limits: limits) }) { return kind }
        return try ArchiveReader.open(bytes, limits: limits) { (archive) throws(DocumentFault) in
            let document = archive.holds("word/document.xml")
            let workbook = archive.holds("xl/workbook.xml")
            if document != workbook { return document ? .docx : .xlsx }
            if !document, archive.holds("content.xml"),
                archive.holds("mimetype") || archive.holds("META-INF/manifest.xml")
            {
                return .openDocument
            }
            let name = "[Content_Types].xml"
            guard let part = try archive.read(name) else { return .otherZip }
            let types = try XMLReader.read(part, name: name, limits: limits, into: ContentTypes())
            return types.kind ?? .otherZip
        }
    }

    /// The kind by the names of the main parts, nil where these do not settle it.
    private static func listed(_ bytes: UnsafeBufferPointer<UInt8>, limits: Limits) -> ArchiveKind? {
        let directory = ArchiveDirectory(bytes)
        guard bytes.count <= limits.bytesIn, directory.entries <= limits.archiveEntries else { return nil }
        let document = directory.lists("word/document.xml")
        let workbook = directory.lists("xl/workbook.xml")
        return document == workbook ? nil : document ? .docx : .xlsx
    }

    static func isCompoundFile(_ bytes: [UInt8]) -> Bool {
        bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1])
    }
}

/// The main part that `[Content_Types].xml` declares.
private struct ContentTypes: XMLConsumer {
    enum Word: String, XMLWord {
        case override = "Override"
        case byExtension = "Default"
    }
    static let vocabulary = XMLVocabulary<Word>()
    var kind: ArchiveKind?

    mutating func start(_ word: Word?, _ attributes: XMLAttributes) throws(DocumentFault) -> Bool {
        guard kind == nil, word != nil, let type = attributes["ContentType"]?.text, type.hasSuffix(".main+xml") else {
            return true
        }
        if type.contains("wordprocessingml.") || type.contains("ms-word.") { kind = .docx }
        if type.contains("spreadsheetml.") || type.contains("ms-excel.") { kind = .xlsx }
        return true
    }
}
