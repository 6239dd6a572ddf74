import Basics

/// Sheets as comma-separated values and as Markdown.
enum PlainSheet {
    /// A cell that a spreadsheet would compute gets an apostrophe before it; the reader takes that away again.
    static func csv(_ sheets: [Sheet]) -> [UInt8] {
        Csv.bytes(rows(sheets).map { $0.map(Csv.harmlessValue) }, guarded: false)
    }

    static func markdown(_ sheets: [Sheet]) -> [UInt8] {
        var out = ""
        for sheet in sheets {
            if !out.isEmpty { out += "\n" }
            var isOpen = false
            for (row, cells) in zip(sheet.rows, sheet.texts) {
                if row.isLine {
                    let text = cells.first ?? ""
                    if isOpen { out += "\n" }
                    isOpen = false
                    out += row.cells.first?.role == .title ? "# \(paragraph(text))\n\n" : "\(paragraph(text))\n\n"
                    continue
                }
                out += "| " + cells.map(Markup.markdownCell).joined(separator: " | ") + " |\n"
                if !isOpen { out += "|" + String(repeating: "---|", count: cells.count) + "\n" }
                isOpen = true
            }
            if isOpen { out += "\n" }
            out += sheet.below.map { paragraph($0) + "\n" }.joined(separator: "\n")
        }
        return Array(out.utf8)
    }

    private static func rows(_ sheets: [Sheet]) -> [[String]] {
        sheets.enumerated().flatMap { i, sheet in
            (i == 0 ? [] : [[""]]) + sheet.texts + sheet.below.map { [$0] }
        }
    }

    private static func paragraph(_ text: String) -> String {
        Markup.markdownCell(text).split(separator: "<br>", omittingEmptySubsequences: false).joined(separator: "  \n")
    }
}
