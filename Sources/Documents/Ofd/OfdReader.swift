import Basics

/// Reads OFD (GB/T 33190), the state's own format of fixed pages: an archive of XML with texts and paths at their places, in
/// millimetres. From characters and ruling lines on it goes the way of pdf.
enum OfdReader {
    static func read(_ bytes: [UInt8], limits: Limits) throws(DocumentFault) -> Document {
        try ArchiveReader.open(bytes, limits: limits) { (archive) throws(DocumentFault) -> Document in
            let root = "OFD.xml"
            guard let part = try archive.read(root) else { throw .ofdIncomplete(root) }
            let entry = try XMLReader.read(part, name: root, limits: limits, into: OfdEntry())
            guard !entry.roots.isEmpty else {
                throw archive.holds("Encryptions.xml") ? .ofdLocked : .ofdIncomplete("DocRoot")
            }
            var pages = PageCollection(limits: limits)
            var number = 0
            for name in entry.roots {
                try add(ArchiveRelations.resolve(name, in: ""), to: &pages, &number, &archive, limits)
            }
            var document = try pages.finish(.ofd)
            if entry.isSigned {
                document.notices.append(
                    DocumentNotice(
                        Wording(
                            zh: "这份 OFD 带有数字签名（签章）；这里只读内容，没有验证签名。",
                            en: "This OFD is signed; its content was read, the signature was not verified.")))
            }
            return document
        }
    }

    private static func add(
        _ name: String, to pages: inout PageCollection, _ number: inout Int, _ archive: inout ArchiveReader,
        _ limits: Limits
    ) throws(DocumentFault) {
        guard let part = try archive.read(name) else { throw .ofdIncomplete(name) }
        let outline = try XMLReader.read(part, name: name, limits: limits, into: OfdOutline())
        guard number + outline.pages.count <= limits.pages else {
            throw .tooManyPages(number + outline.pages.count, limit: limits.pages)
        }
        let folder = name.lastIndex(of: "/").map { String(name[...$0]) } ?? ""
        for page in outline.pages {
            number += 1
            let path = ArchiveRelations.resolve(page, in: folder)
            var content = PageContent(number: number, width: 0, height: 0)
            var objects = 0
            guard
                let drawn = try draw(path, outline.size, &content, &objects, &archive, limits)
            else {
                pages.addUnreadable(number)
                continue
            }
            for template in drawn.templates {
                guard let under = outline.templates[template] else { continue }
                let path = ArchiveRelations.resolve(under, in: folder)
                _ = try draw(path, outline.size, &content, &objects, &archive, limits)
            }
            try pages.add(content)
        }
    }

    /// Draws one part onto a page; nil where it is not in the archive.
    private static func draw(
        _ path: String, _ size: (Float, Float), _ content: inout PageContent, _ objects: inout Int,
        _ archive: inout ArchiveReader, _ limits: Limits
    ) throws(DocumentFault) -> OfdPage? {
        guard let part = try archive.read(path) else { return nil }
        let start = OfdPage(content, size: size, objects: objects, limits: limits)
        let drawn = try XMLReader.read(part, name: path, limits: limits, into: start)
        content = drawn.content
        objects = drawn.objects
        return drawn
    }
}

/// `OFD.xml`: the documents in the file.
private struct OfdEntry: XMLConsumer {
    enum Word: String, XMLWord {
        case root = "DocRoot"
        case signatures = "Signatures"
    }
    static let vocabulary = XMLVocabulary<Word>()
    var roots: [String] = []
    var isSigned = false
    private var words: [UInt8]?

    mutating func start(_ word: Word?, _ attributes: XMLAttributes) throws(DocumentFault) -> Bool {
        if word == .root { words = [] }
        if word == .signatures { isSigned = true }
        return true
    }

    mutating func text(_ bytes: UnsafeBufferPointer<UInt8>) { words?.append(contentsOf: bytes) }

    mutating func end(_ word: Word?) throws(DocumentFault) {
        guard word == .root, let name = words else { return }
        roots.append(Text(bytes: name).trimmed().string)
        words = nil
    }
}

/// `Document.xml`: its pages in order, the templates under them, and their size.
private struct OfdOutline: XMLConsumer {
    enum Word: String, XMLWord {
        case page = "Page"
        case template = "TemplatePage"
        case size = "PhysicalBox"
    }
    static let vocabulary = XMLVocabulary<Word>()
    var pages: [String] = []
    var templates: [String: String] = [:]
    var size: (Float, Float) = (210, 297)
    private var words: [UInt8]?

    mutating func start(_ word: Word?, _ attributes: XMLAttributes) throws(DocumentFault) -> Bool {
        let location = attributes["BaseLoc"]?.text.string
        switch word {
        case .page: if let location { pages.append(location) }
        case .template:
            if let location, let id = attributes["ID"]?.text.string { templates[id] = location }
        case .size: words = []
        case nil: break
        }
        return true
    }

    mutating func text(_ bytes: UnsafeBufferPointer<UInt8>) { words?.append(contentsOf: bytes) }

    mutating func end(_ word: Word?) throws(DocumentFault) {
        guard word == .size, let words else { return }
        let numbers = OfdNumbers.all(Text(bytes: words))
        if numbers.count == 4 { size = (numbers[2], numbers[3]) }
        self.words = nil
    }
}

extension DocumentFault {
    static func ofdIncomplete(_ name: String) -> DocumentFault {
        DocumentFault(
            .damaged, Wording(zh: "OFD 不完整：缺少 \(name)", en: "the OFD is incomplete: \(name) is missing"),
            advice: Wording(zh: "请重新下载或重新导出。", en: "Download or export it again."))
    }

    static let ofdLocked = DocumentFault(
        .encrypted, Wording(zh: "OFD 已加密", en: "the OFD is encrypted"),
        advice: Wording(
            zh: "请用 OFD 阅读器解密后另存，或提供原来的 docx、xlsx。",
            en: "Save it without encryption, or use the docx or xlsx that it was made from."))
}
