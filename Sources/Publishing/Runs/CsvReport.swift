import Basics

extension RunReport {
    /// One row a finding, by RFC 4180 in UTF-8 with a byte-order mark, as spreadsheets want it for Chinese.
    public func csv() -> [UInt8] {
        RunReport.csvHeading(language) + csvRows()
    }

    /// The first line, and the mark before it.
    public static func csvHeading(_ language: Language) -> [UInt8] {
        [0xEF, 0xBB, 0xBF] + Csv.rows([FindingRows.heading(language)], guarded: true)
    }

    /// The lines without the heading.
    public func csvRows() -> [UInt8] { Csv.rows(FindingRows(run: self).rows(), guarded: true) }
}

/// Comma-separated values by RFC 4180.
enum Csv {
    /// - Parameter guarded: whether a cell that a spreadsheet would take for a formula gets an apostrophe before it. Whoever wrote
    ///   the form must not compute in the reader's spreadsheet.
    static func bytes(_ rows: [[String]], guarded: Bool) -> [UInt8] {
        [0xEF, 0xBB, 0xBF] + self.rows(rows, guarded: guarded)
    }

    static func rows(_ rows: [[String]], guarded: Bool) -> [UInt8] {
        var out: [UInt8] = []
        for row in rows {
            for (i, cell) in row.enumerated() {
                if i > 0 { out.append(UInt8(ascii: ",")) }
                append(guarded ? harmless(cell) : cell, to: &out)
            }
            out += [0x0D, 0x0A]
        }
        return out
    }

    static func harmless(_ cell: String) -> String {
        guard let first = cell.unicodeScalars.first(where: { $0 != " " && $0 != "\u{3000}" }) else { return cell }
        // In full width too: some programs read these as the narrow signs.
        return "=+-@\t\r\n＝＋－＠".unicodeScalars.contains(first) ? "'" + cell : cell
    }

    /// As `harmless`, for cells that are read again: a sign alone and a number compute nothing.
    static func harmlessValue(_ cell: String) -> String {
        if Number(cell) != nil || cell.unicodeScalars.count == 1 { return cell }
        return harmless(cell)
    }

    private static func append(_ cell: String, to out: inout [UInt8]) {
        guard cell.utf8.contains(where: { $0 == 0x22 || $0 == 0x2C || $0 == 0x0A || $0 == 0x0D }) else {
            out += cell.utf8
            return
        }
        out.append(0x22)
        for byte in cell.utf8 {
            if byte == 0x22 { out.append(0x22) }
            out.append(byte)
        }
        out.append(0x22)
    }
}
