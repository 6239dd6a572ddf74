import Basics

enum HtmlReader {
    static func read(_ bytes: [UInt8], limits: Limits) throws(DocumentFault) -> Document { Document(format: .html) }
}
