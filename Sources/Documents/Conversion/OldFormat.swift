import Basics

/// A file that another program must convert before it can be read.
public enum OldFormat: String, Sendable, CaseIterable {
    /// Word 97 to 2003, and wps.
    case doc
    /// Excel 5 to 2003, and et.
    case xls
    case rtf

    /// What a compound file (OLE2) holds.
    /// - Throws: `.encrypted`, `.truncated`, `.damaged`, or `.unknownType` for slides and the like.
    init(compoundFile bytes: [UInt8]) throws(DocumentFault) {
        let file = try CompoundFile(bytes)
        if file.stream("EncryptedPackage") != nil { throw .officeEncrypted }
        if let text = file.stream("WordDocument") {
            guard file.isWhole(text) else { throw .compoundTruncated }
            let head = file.head(of: text)
            // Bit 8 of the flags at offset 10: the text is encrypted.
            if head.count >= 12, head[head.startIndex + 11] & 1 != 0 { throw .officeEncrypted }
            self = .doc
        } else if let book = file.stream("Workbook", "Book") {
            guard file.isWhole(book) else { throw .compoundTruncated }
            self = .xls
        } else {
            throw .otherCompoundFile
        }
    }

    /// Whether a workbook states near its beginning that what follows is encrypted. It may open all the same, with a password that
    /// every program knows, so this is asked only where it did not.
    static func bookIsEncrypted(_ bytes: [UInt8]) -> Bool {
        guard let file = try? CompoundFile(bytes), let book = file.stream("Workbook", "Book") else { return false }
        let head = file.head(of: book)
        var i = head.startIndex
        while i + 4 <= head.endIndex {
            if head[i] == 0x2F, head[i + 1] == 0 { return true }
            i += 4 + Int(head[i + 2]) + Int(head[i + 3]) << 8
        }
        return false
    }

    /// Checks that an rtf is whole: each brace that opens closes again.
    static func checkWhole(rtf bytes: [UInt8]) throws(DocumentFault) {
        var depth = 0
        var i = 0
        while i < bytes.count {
            switch bytes[i] {
            case 0x7B: depth += 1
            case 0x7D: depth -= 1
            case 0x5C:
                i += 1
                // `\bin123 ` is followed by so many bytes of any kind.
                if bytes[i...].starts(with: Array("bin".utf8)) {
                    var at = i + 3
                    var count = 0
                    while at < bytes.count, bytes[at] >= 0x30, bytes[at] <= 0x39, count < 1 << 32 {
                        count = count * 10 + Int(bytes[at] - 0x30)
                        at += 1
                    }
                    if at > i + 3 { i = min(bytes.count, at + count) }
                }
            default: break
            }
            if depth == 0, i > 0 { return }
            i += 1
        }
        throw .rtfTruncated
    }

    /// The type that it becomes: the one that is converted soonest, and read without loss.
    var target: FileFormat { self == .xls ? .xlsx : .docx }

    var format: FileFormat {
        switch self {
        case .doc: .doc
        case .xls: .xls
        case .rtf: .rtf
        }
    }

    var name: Wording {
        switch self {
        case .doc: Wording(zh: "旧版 Word 或 WPS 文字（doc、wps）", en: "old Word or WPS document (doc, wps)")
        case .xls: Wording(zh: "旧版 Excel 或 WPS 表格（xls、et）", en: "old Excel or WPS workbook (xls, et)")
        case .rtf: Wording(zh: "RTF 文件", en: "RTF file")
        }
    }
}
