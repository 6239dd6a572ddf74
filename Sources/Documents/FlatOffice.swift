import Basics

/// Office files that are one XML file: Word 2003 (`w:wordDocument`), Excel 2003 (`Workbook`), a docx laid flat (`pkg:package`), and
/// OpenDocument laid flat (`office:document`).
enum FlatOffice {
    enum Kind { case word, excel, package, openDocument }

    /// What the root element says; nil for any other text.
    static func kind(of bytes: [UInt8]) -> Kind? {
        guard let root = root(of: bytes) else { return nil }
        let tag = bytes[root...].prefix(4_096)
        let name = Text(tag.dropFirst().prefix { $0 > 0x20 && $0 != 0x3E && $0 != 0x2F })
        let local = name.bytes.firstIndex(of: 0x3A).map { name.dropping(first: $0 + 1) } ?? name
        let head = Text(tag)
        if local == "wordDocument" { return .word }
        if local == "Workbook", head.contains("urn:schemas-microsoft-com:office:spreadsheet") { return .excel }
        if local == "package", head.contains("schemas.microsoft.com/office/2006/xmlPackage") { return .package }
        if local == "document", head.contains("urn:oasis:names:tc:opendocument") { return .openDocument }
        return nil
    }

    /// - Parameter bytes: UTF-8, whatever its declaration says.
    static func read(_ bytes: [UInt8], _ kind: Kind, limits: Limits) throws(DocumentFault) -> Document {
        // The text was decoded before, and what it says of its encoding may no longer be true.
        let body = bytes[(root(of: bytes) ?? 0)...]
        let name = "xml"
        return try Array(body).withUnsafeBufferPointer { (part) throws(DocumentFault) in
            switch kind {
            case .openDocument: return try OdfReader.read(part, name: name, limits: limits)
            case .excel:
                return try XMLReader.read(part, name: name, limits: limits, into: FlatWorkbook(limits: limits)).document
            case .word, .package:
                return try XMLReader.read(
                    part, name: name, limits: limits, into: DocxBody(part: name, limits: limits)
                ).document
            }
        }
    }

    /// Where the root element begins, behind declarations and comments; nil where the text begins otherwise. A DOCTYPE is left for
    /// the parser to refuse.
    private static func root(of bytes: [UInt8]) -> Int? {
        var i = 0
        while i < min(bytes.count, 8_192) {
            if bytes[i] <= 0x20 {
                i += 1
            } else if bytes[i...].starts(with: Array("<?".utf8)) {
                guard let end = Text(bytes: bytes).firstIndex(of: "?>", from: i) else { return nil }
                i = end + 2
            } else if bytes[i...].starts(with: Array("<!--".utf8)) {
                guard let end = Text(bytes: bytes).firstIndex(of: "-->", from: i) else { return nil }
                i = end + 3
            } else {
                return bytes[i] == 0x3C && i + 1 < bytes.count && bytes[i + 1] | 0x20 >= 0x61 ? i : nil
            }
        }
        return nil
    }
}
