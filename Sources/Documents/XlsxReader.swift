import Basics
enum XlsxReader {
    static func read(_ bytes: [UInt8], limits: Limits) throws(DocumentFault) -> Document { throw .workbookMissing }
}
