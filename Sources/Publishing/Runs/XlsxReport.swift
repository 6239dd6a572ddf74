import Basics
import CXlsxWriter
import Documents

extension RunReport {
    /// One row a finding, as a workbook with a filter over its columns. The same run gives the same bytes: the date of creation is
    /// fixed.
    /// - Throws: `DocumentFault` where memory or room for temporary files is short.
    public func xlsx() throws(DocumentFault) -> [UInt8] {
        let heading = FindingRows.heading(language)
        let rows = FindingRows(run: self).rows()
        return try XlsxWriting.bytes { book in
            guard let sheet = workbook_add_worksheet(book, Words.sheet[language]) else { return false }
            ReportSheets.write(heading, rows, to: sheet, of: book)
            guard let basis = workbook_add_worksheet(book, Words.basis[language]) else { return false }
            ReportSheets.write(restsOn, to: basis)
            return true
        }
    }
}

extension RunReport {
    /// What the report rests on, for its second sheet.
    private var restsOn: [[String]] {
        var rows: [[String]] = []
        if let report = files.first?.report {
            rows += [
                [Words.profile[language], report.profile], [Words.rulebook[language], report.rulebook],
                [Words.day[language], report.asOf?.description ?? ""],
            ]
        }
        rows += inputs.map { [$0.role, $0.source, $0.sha256] }
        rows += files.map { [Words.file[language], $0.source, $0.sha256] }
        return rows
    }
}

private enum Words {
    static let basis = Wording(zh: "依据", en: "basis")
    static let profile = Wording(zh: "审核口径", en: "profile")
    static let rulebook = Wording(zh: "规则库", en: "rulebook")
    static let day = Wording(zh: "截至", en: "as of")
    static let file = Wording(zh: "文件", en: "file")
    static let sheet = Wording(zh: "审核问题", en: "findings")
}

/// The worksheets of a report.
private enum ReportSheets {
    private static let widths: [Double] = [24, 5, 30, 22, 5, 7, 24, 30, 16, 30, 56, 48, 26, 9, 30]

    static func write(
        _ heading: [String], _ rows: [[String]], to sheet: UnsafeMutablePointer<lxw_worksheet>,
        of book: UnsafeMutablePointer<lxw_workbook>
    ) {
        let strong = workbook_add_format(book)
        format_set_bold(strong)
        format_set_bg_color(strong, 0xE8EEF4)
        format_set_border(strong, UInt8(LXW_BORDER_THIN.rawValue))
        let plain = workbook_add_format(book)
        format_set_text_wrap(plain)
        format_set_align(plain, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
        for (i, title) in heading.enumerated() {
            worksheet_set_column(sheet, UInt16(i), UInt16(i), i < widths.count ? widths[i] : 20, nil)
            // Written as strings: never a formula, whatever they begin with.
            worksheet_write_string(sheet, 0, UInt16(i), title, strong)
        }
        for (r, row) in rows.prefix(XlsxWriting.mostRows).enumerated() {
            for (c, cell) in row.enumerated() where !cell.isEmpty {
                worksheet_write_string(sheet, UInt32(r + 1), UInt16(c), XlsxWriting.fitting(cell), plain)
            }
        }
        worksheet_freeze_panes(sheet, 1, 0)
        worksheet_autofilter(sheet, 0, 0, UInt32(min(rows.count, XlsxWriting.mostRows)), UInt16(heading.count - 1))
        worksheet_set_landscape(sheet)
        worksheet_fit_to_pages(sheet, 1, 0)
        worksheet_repeat_rows(sheet, 0, 0)
    }

    static func write(_ rows: [[String]], to sheet: UnsafeMutablePointer<lxw_worksheet>) {
        worksheet_set_column(sheet, 0, 0, 14, nil)
        worksheet_set_column(sheet, 1, 2, 70, nil)
        for (r, row) in rows.prefix(XlsxWriting.mostRows).enumerated() {
            for (c, cell) in row.enumerated() where !cell.isEmpty {
                worksheet_write_string(sheet, UInt32(r), UInt16(c), XlsxWriting.fitting(cell), nil)
            }
        }
    }
}
