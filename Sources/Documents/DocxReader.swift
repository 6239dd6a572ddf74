import Basics

/// Reads Word documents (docx, also docm and templates; transitional and strict).
///
/// Read is the main document: its paragraphs and tables, with text boxes and content controls in place, and tracked changes as
/// accepted. Left out: headers, footers, footnotes, comments, and numbers that Word counts itself (自动编号).
enum DocxReader {
    /// - Throws: `DocumentFault`: `.encrypted`, `.truncated`, `.damaged`, `.forbidden` or `.tooLarge`, naming the part.
    static func read(_ bytes: [UInt8], limits: Limits) throws(DocumentFault) -> Document {
        return try ArchiveReader.open(bytes, limits: limits) { (archive) throws(DocumentFault) in
            let relations = try ArchiveRelations.of("", in: &archive, limits: limits)
            let main = relations.path(ofType: "officeDocument") ?? "word/document.xml"
            guard let part = try archive.read(main) else { throw .documentMissing }
            let body = DocxBody(part: main, limits: limits)
            return try XMLReader.read(part, name: main, limits: limits, into: body).document
        }
    }
}
