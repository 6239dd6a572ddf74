@testable import Basics
@testable import Documents

private let namespaces = """
    xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" \
    xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" \
    xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"
    """

/// An odt in memory, of the XML of its body and of its automatic styles.
func makeOdt(_ body: String, styles: String = "") throws -> [UInt8] {
    try makeOdf("text", "<office:text>\(body)</office:text>", styles)
}

/// An ods in memory, of the XML of its sheets.
func makeOds(_ sheets: String, styles: String = "") throws -> [UInt8] {
    try makeOdf("spreadsheet", "<office:spreadsheet>\(sheets)</office:spreadsheet>", styles)
}

private func makeOdf(_ kind: String, _ body: String, _ styles: String) throws -> [UInt8] {
    try makeZip([
        MadeEntry("mimetype", "application/vnd.oasis.opendocument.\(kind)"),
        MadeEntry(
            "content.xml",
            "<office:document-content \(namespaces)><office:automatic-styles>\(styles)</office:automatic-styles>"
                + "<office:body>\(body)</office:body></office:document-content>"),
    ])
}

/// The cells of a table as `row,column text`, spans as `+rows×columns`, traits by a letter.
func drawn(_ table: Table?) -> [String] {
    (table?.cells ?? []).map { cell in
        var words = "\(cell.row),\(cell.column)"
        if cell.rowSpan > 1 || cell.columnSpan > 1 { words += "+\(cell.rowSpan)×\(cell.columnSpan)" }
        words += " " + cell.text.string.replacing("\n", with: "⏎")
        let letters: [(CellTraits, String)] = [
            (.hidden, "h"), (.formula, "f"), (.revised, "r"), (.numeric, "n"), (.date, "d"),
        ]
        let traits = letters.filter { cell.traits.contains($0.0) }.map(\.1).joined()
        return traits.isEmpty ? words : words + " [\(traits)]"
    }
}

/// The tables of a document.
func tables(_ document: Document) -> [Table] {
    document.blocks.compactMap { if case .table(let table) = $0 { table } else { nil } }
}

/// The paragraphs of a document.
func paragraphs(_ document: Document) -> [String] {
    document.blocks.compactMap { if case .paragraph(let paragraph) = $0 { paragraph.text.string } else { nil } }
}
