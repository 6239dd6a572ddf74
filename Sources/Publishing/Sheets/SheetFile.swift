import Basics
import Documents
import Forms
import Library

/// Forms put into a layout, written as a file chosen by the ending of its name.
public enum SheetFile: String, Sendable, CaseIterable {
    case docx, xlsx, pdf, html, csv, md

    /// - Returns: nil where the ending is none of these.
    public init?(name: String) {
        guard let dot = name.lastIndex(of: ".") else { return nil }
        let ending = name[name.index(after: dot)...].lowercased()
        switch ending {
        case "markdown": self = .md
        case "htm": self = .html
        default: self.init(rawValue: ending)
        }
    }

    /// - Parameter forms: each with the layout that it is put into, one behind the other.
    /// - Throws: `DocumentFault` where memory or room for temporary files is short.
    public func bytes(_ forms: [(form: Form, layout: Layout)]) throws(DocumentFault) -> [UInt8] {
        try bytes(forms.map { Sheet($0.form, layout: $0.layout) })
    }

    /// The same, to be filled in: see `BlankForm`.
    public func blank(_ form: Form, layout: Layout, choices: BlankForm.Choices) throws(DocumentFault) -> [UInt8] {
        var sheet = Sheet(form, layout: layout)
        sheet.isBlank = true
        sheet.offer(choices)
        return try bytes([sheet])
    }

    func bytes(_ sheets: [Sheet]) throws(DocumentFault) -> [UInt8] {
        switch self {
        case .docx: try DocxSheet.bytes(sheets)
        case .xlsx: try XlsxSheet.bytes(sheets)
        case .pdf: try PdfSheet.bytes(sheets)
        case .html: HtmlSheet.bytes(sheets)
        case .csv: PlainSheet.csv(sheets)
        case .md: PlainSheet.markdown(sheets)
        }
    }
}
