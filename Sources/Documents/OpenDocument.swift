import Basics

extension Document {
    public static func open(
        _ bytes: [UInt8], limits: Limits = .standard, fieldWords: [Text] = []
    ) throws(DocumentFault) -> Document {
        if bytes.starts(with: Archive.zipMagic) {
            return try Archive.kind(of: bytes, limits: limits) == .docx ? DocxReader.read(bytes, limits: limits) : XlsxReader.read(bytes, limits: limits)
        }
        var blocks: [Block] = []
        var table: Table?
        var para = 0, tables = 0
        var gap = false
        for (n, l) in bytes.split(separator: 10, omittingEmptySubsequences: false).enumerated() {
            let parts = l.split(separator: 9, omittingEmptySubsequences: false)
            if parts.count > 1 {
                if table == nil { table = Table(index: tables, grid: .separated); tables += 1 }
                let row = table!.rowCount
                table!.rowCount += 1
                for (c, p) in parts.enumerated() { table!.cells.append(Cell(row: row, column: c, line: n + 1, text: Text(p))) }
                table!.columnCount = max(table!.columnCount, parts.count)
            } else {
                if let t = table { blocks.append(.table(t)); table = nil }
                if Text(l).trimmed().isEmpty { gap = true; continue }
                blocks.append(.paragraph(Paragraph(text: Text(l), index: para, line: n + 1, afterGap: gap)))
                para += 1
                gap = false
            }
        }
        if let t = table { blocks.append(.table(t)) }
        return Document(format: .text, blocks: blocks)
    }
}
