import Basics

extension Document {
    /// Opens a file of any known type, told by its content.
    /// - Parameters:
    ///   - bytes: the whole file.
    ///   - fieldWords: words that text in this field is sure to hold (UTF-8); where an encoding is in doubt, the one that shows
    ///     more of them is taken.
    ///   - converter: converts old files (doc, xls, rtf) to such as are read here; without it they are a fault.
    ///   - worker: where files of hostile formats (pdf) are read, in a process of their own; nil: in this one.
    /// - Throws: `DocumentFault`, an input fault with what to do.
    public static func open(
        _ bytes: [UInt8], limits: Limits = .standard, fieldWords: [Text] = [], converter: (any Converter)? = nil,
        worker: ReadingWorker? = nil
    ) throws(DocumentFault) -> Document {
        guard !bytes.isEmpty else { throw .emptyFile }
        guard bytes.count <= limits.bytesIn else { throw .tooManyBytes(bytes.count, limit: limits.bytesIn) }

        switch FileSignature(of: bytes) {
        case .zip:
            switch try Archive.kind(of: bytes, limits: limits) {
            case .docx: return try DocxReader.read(bytes, limits: limits)
            case .xlsx: return try XlsxReader.read(bytes, limits: limits)
            case .openDocument: return try OdfReader.read(bytes, limits: limits)
            case .otherZip: throw .isBundle
            }
        case .oldOffice: return try convert(bytes, OldFormat(compoundFile: bytes), converter, limits: limits)
        case .pdf:
            if let worker { return try worker.open(bytes) }
            if let document = try PdfReader.read(bytes, limits: limits) { return document }
            return try PdfTextReader.read(bytes, limits: limits)
        case .rtf:
            try OldFormat.checkWhole(rtf: bytes)
            return try convert(bytes, .rtf, converter, limits: limits)
        case .picture: throw .picture
        case nil: break
        }

        if MimeMessage.isPage(bytes) { return try MhtReader.read(bytes, limits: limits, fieldWords: fieldWords) }
        guard FileBundle.kind(of: bytes) == nil else { throw .isBundle }
        let decoded = try DecodedText(bytes, fieldWords: fieldWords)
        guard !isAllBlank(decoded.bytes) else { throw .emptyFile }
        var document: Document
        if let kind = FlatOffice.kind(of: decoded.bytes) {
            return try FlatOffice.read(decoded.bytes, kind, limits: limits)
        }
        switch TextKind(of: decoded.bytes) {
        case .html: document = try HtmlReader.read(decoded.bytes, limits: limits)
        case .csv(let delimiter): document = try CsvReader.read(decoded.bytes, delimiter: delimiter, limits: limits)
        case .markdown: document = try MarkdownReader.read(decoded.bytes, limits: limits)
        case .text: document = try TextReader.read(decoded.bytes, limits: limits)
        }
        document.notices.insert(contentsOf: decoded.notices, at: 0)
        return document
    }

    /// Has an old file converted and reads what it became; it keeps its own type.
    private static func convert(
        _ bytes: [UInt8], _ format: OldFormat, _ converter: (any Converter)?, limits: Limits
    ) throws(DocumentFault) -> Document {
        guard let converter else { throw .needsConverter(format) }
        guard let result = converter.convert([ConversionInput(format: format, bytes: bytes)]).first else {
            throw .converterFailed
        }
        let converted: [UInt8]
        switch result {
        case .success(let bytes): converted = bytes
        case .failure(let fault):
            throw format == .xls && OldFormat.bookIsEncrypted(bytes) ? .officeEncrypted : fault
        }
        guard FileSignature(of: converted) == .zip else { throw .converterFailed }
        var document =
            format.target == .xlsx
            ? try XlsxReader.read(converted, limits: limits) : try DocxReader.read(converted, limits: limits)
        document.format = format.format
        return document
    }

    private static func isAllBlank(_ bytes: [UInt8]) -> Bool {
        var i = 0
        while i < bytes.count {
            let (value, length) = decodeScalar(bytes, i)
            guard isBlank(value) else { return false }
            i += length
        }
        return true
    }
}

/// What the first bytes of a file that is no text say of its type.
enum FileSignature {
    case zip, oldOffice, pdf, rtf, picture

    init?(of bytes: [UInt8]) {
        func starts(_ prefix: [UInt8], at offset: Int = 0) -> Bool {
            bytes.count >= offset + prefix.count && bytes[offset..<(offset + prefix.count)].elementsEqual(prefix)
        }
        let pictures: [[UInt8]] = [
            [0x89, 0x50, 0x4E, 0x47], [0xFF, 0xD8, 0xFF], Array("GIF8".utf8), [0x49, 0x49, 0x2A, 0],
            [0x4D, 0x4D, 0, 0x2A],
        ]
        if starts([0x50, 0x4B, 3, 4]) || starts([0x50, 0x4B, 5, 6]) {
            self = .zip
        } else if starts([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) {
            self = .oldOffice
        } else if starts(Array("%PDF".utf8)) {
            self = .pdf
        } else if starts(Array("{\\rtf".utf8)) {
            self = .rtf
        } else if pictures.contains(where: { starts($0) }) {
            self = .picture
        } else if starts(Array("RIFF".utf8)) && starts(Array("WEBP".utf8), at: 8) {
            self = .picture
        } else if starts(Array("BM".utf8)) && starts([0, 0, 0, 0], at: 6) {
            self = .picture
        } else {
            return nil
        }
    }
}
