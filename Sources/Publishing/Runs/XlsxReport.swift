import Basics
import CXlsxWriter
import Documents
import Glibc

extension RunReport {
    /// One row a finding, as a workbook with a filter over its columns. The same run gives the same bytes: the date of creation is
    /// fixed.
    /// - Throws: `DocumentFault` where memory or room for temporary files is short.
    public func xlsx() throws(DocumentFault) -> [UInt8] {
        let heading = FindingRows.heading(language)
        let rows = FindingRows(run: self).rows()
        return try XlsxWriting.bytes { book in
            guard let sheet = workbook_add_worksheet(book, Words.sheet[language]) else { return false }
            XlsxWriting.write(heading, rows, to: sheet, of: book)
            guard let basis = workbook_add_worksheet(book, Words.basis[language]) else { return false }
            XlsxWriting.write(restsOn, to: basis)
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

/// Workbooks by libxlsxwriter.
enum XlsxWriting {
    private static let widths: [Double] = [24, 5, 30, 22, 5, 7, 24, 30, 16, 30, 56, 48, 26, 9, 30]
    /// 1980-01-01, the first day that a zip archive knows.
    private static let created = 315_532_800
    /// What a cell of a workbook holds.
    private static let longestCell = 32_767
    private static let mostRows = 1_048_575
    /// MFD_CLOEXEC.
    private static let closeOnExec: UInt32 = 1

    static func write(
        _ heading: [String], _ rows: [[String]], to sheet: UnsafeMutablePointer<lxw_worksheet>,
        of book: UnsafeMutablePointer<lxw_workbook>
    ) {
        let strong = headingFormat(of: book)
        let plain = workbook_add_format(book)
        format_set_text_wrap(plain)
        format_set_align(plain, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
        for (i, title) in heading.enumerated() {
            worksheet_set_column(sheet, UInt16(i), UInt16(i), i < widths.count ? widths[i] : 20, nil)
            // Written as strings: never a formula, whatever they begin with.
            worksheet_write_string(sheet, 0, UInt16(i), title, strong)
        }
        for (r, row) in rows.prefix(mostRows).enumerated() {
            for (c, cell) in row.enumerated() where !cell.isEmpty {
                worksheet_write_string(sheet, UInt32(r + 1), UInt16(c), fitting(cell), plain)
            }
        }
        worksheet_freeze_panes(sheet, 1, 0)
        worksheet_autofilter(sheet, 0, 0, UInt32(min(rows.count, mostRows)), UInt16(heading.count - 1))
        worksheet_set_landscape(sheet)
        worksheet_fit_to_pages(sheet, 1, 0)
        worksheet_repeat_rows(sheet, 0, 0)
    }

    static func write(_ rows: [[String]], to sheet: UnsafeMutablePointer<lxw_worksheet>) {
        worksheet_set_column(sheet, 0, 0, 14, nil)
        worksheet_set_column(sheet, 1, 2, 70, nil)
        for (r, row) in rows.prefix(mostRows).enumerated() {
            for (c, cell) in row.enumerated() where !cell.isEmpty {
                worksheet_write_string(sheet, UInt32(r), UInt16(c), fitting(cell), nil)
            }
        }
    }

    static func write(
        _ content: NumberSheet, to sheet: UnsafeMutablePointer<lxw_worksheet>,
        of book: UnsafeMutablePointer<lxw_workbook>
    ) {
        let strong = headingFormat(of: book)
        for (i, title) in content.heading.enumerated() {
            worksheet_set_column(sheet, UInt16(i), UInt16(i), i < content.widths.count ? content.widths[i] : 12, nil)
            worksheet_write_string(sheet, 0, UInt16(i), title, strong)
        }
        for (r, row) in content.rows.prefix(mostRows).enumerated() {
            for (c, cell) in row.enumerated() {
                switch cell {
                case .text(let text): worksheet_write_string(sheet, UInt32(r + 1), UInt16(c), fitting(text), nil)
                case .number(let value): worksheet_write_number(sheet, UInt32(r + 1), UInt16(c), Double(value), nil)
                }
            }
        }
        worksheet_freeze_panes(sheet, 1, 0)
        worksheet_autofilter(
            sheet, 0, 0, UInt32(min(content.rows.count, mostRows)), UInt16(content.heading.count - 1))
        worksheet_fit_to_pages(sheet, 1, 0)
        worksheet_repeat_rows(sheet, 0, 0)
    }

    private static func headingFormat(of book: UnsafeMutablePointer<lxw_workbook>) -> UnsafeMutablePointer<lxw_format>?
    {
        let strong = workbook_add_format(book)
        format_set_bold(strong)
        format_set_bg_color(strong, 0xE8EEF4)
        format_set_border(strong, UInt8(LXW_BORDER_THIN.rawValue))
        return strong
    }

    /// A workbook counts UTF-16 units.
    private static func fitting(_ cell: String) -> String {
        let clean = Markup.printable(cell)
        if clean.utf16.count <= longestCell { return clean }
        return String(clean.unicodeScalars.prefix(longestCell / 2 - 1).map(Character.init)) + "…"
    }

    /// The library writes to a name only: that of a file in memory.
    static func bytes(_ fill: (UnsafeMutablePointer<lxw_workbook>) -> Bool) throws(DocumentFault) -> [UInt8] {
        let file = memfd_create("report.xlsx", closeOnExec)
        guard file >= 0 else { throw fault(String(cString: strerror(errno))) }
        defer { close(file) }
        guard let book = workbook_new("/proc/self/fd/\(file)") else { throw fault("workbook_new") }
        var properties = lxw_doc_properties()
        properties.created = time_t(created)
        workbook_set_properties(book, &properties)
        let filled = fill(book)
        let status = workbook_close(book)
        guard filled, status == LXW_NO_ERROR else { throw fault(String(cString: lxw_strerror(status))) }
        var bytes: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = pread(file, &piece, piece.count, off_t(bytes.count))
            if count == 0 { return bytes }
            guard count > 0 else { throw fault(String(cString: strerror(errno))) }
            bytes += piece[..<count]
        }
    }

    private static func fault(_ reason: String) -> DocumentFault {
        DocumentFault(
            .unreadable,
            Wording(zh: "工作簿写不出来（\(reason)）", en: "the workbook cannot be written (\(reason))"),
            advice: Wording(
                zh: "请检查内存和临时文件夹是否还有空间。", en: "Check that there is memory and room for temporary files."))
    }
}
