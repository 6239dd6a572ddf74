import Basics

// Stands in until the readers of office files are merged.
enum ArchiveKind { case docx, xlsx, encryptedOffice, otherZip }

enum Archive {
    static func kind(of bytes: [UInt8], limits: Limits) throws(DocumentFault) -> ArchiveKind { .otherZip }
}

enum DocxReader {
    static func read(_ bytes: [UInt8], limits: Limits) throws(DocumentFault) -> Document { Document(format: .docx) }
}

enum XlsxReader {
    static func read(_ bytes: [UInt8], limits: Limits) throws(DocumentFault) -> Document { Document(format: .xlsx) }
}
