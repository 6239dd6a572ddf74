import Basics
import CXlsxWriter
import Documents
import Glibc
import Library

/// Sheets as a workbook, one worksheet each: numbers as numbers, headings repeated in print, A4.
struct XlsxSheet {
    private let book: UnsafeMutablePointer<lxw_workbook>
    private let page: UnsafeMutablePointer<lxw_worksheet>
    private let sheet: Sheet
    private let look: Looks

    /// - Throws: `DocumentFault` where memory or room for temporary files is short.
    static func bytes(_ sheets: [Sheet]) throws(DocumentFault) -> [UInt8] {
        for sheet in sheets where sheet.rows.contains(where: { $0.cells.contains { !XlsxWriting.fits($0.text) } }) {
            throw DocumentFault(
                .tooLarge,
                Wording(
                    zh: "有一格的文字超过工作簿一格能放的 \(XlsxWriting.longestCell) 个字",
                    en:
                        "a cell's words are more than the \(XlsxWriting.longestCell) characters that one of a workbook holds"
                ),
                advice: Wording(zh: "请写成 docx、pdf 或 html。", en: "Write it as docx, pdf or html."))
        }
        return try XlsxWriting.bytes { book in
            var names = Set<String>()
            for sheet in sheets {
                guard let page = workbook_add_worksheet(book, name(of: sheet, &names)) else { return false }
                let look = Looks(book: book, fonts: sheet.fonts, isLocked: sheet.isBlank)
                XlsxSheet(book: book, page: page, sheet: sheet, look: look).write()
            }
            return true
        }
    }

    /// At most 31 characters, none that a sheet's name may not have, and no name twice.
    private static func name(of sheet: Sheet, _ names: inout Set<String>) -> String {
        let clean = String(
            String.UnicodeScalarView(
                sheet.title.unicodeScalars.filter { !"[]:*?/\\'\n\r\t".unicodeScalars.contains($0) }.prefix(26)))
        let base = clean.isEmpty ? "表" : clean
        var name = base
        var number = 2
        while !names.insert(name.lowercased()).inserted {
            name = "\(base)-\(number)"
            number += 1
        }
        return name
    }

    private func write() {
        let total = max(1, sheet.widths.reduce(0, +))
        // In characters: what A4 takes at this size.
        let room = sheet.orientation == .landscape ? 128.0 : 88.0
        let widths = sheet.widths.map { Double($0) * room / Double(total) }
        for (c, width) in widths.enumerated() { worksheet_set_column(page, UInt16(c), UInt16(c), width, nil) }
        let decimals = sheet.rows.flatMap(\.cells).filter(\.isMoney).compactMap(\.number?.scale).max() ?? 0
        for (r, row) in sheet.rows.enumerated() {
            for cell in row.cells { put(cell, at: r, decimals) }
            worksheet_set_row(page, UInt32(r), height(of: r, widths), nil)
        }
        var r = sheet.rows.count
        for words in sheet.below {
            // Not merged: it runs over its empty neighbours, and is no row of the table.
            worksheet_write_string(page, UInt32(r), 0, XlsxWriting.fitting(words), look.below)
            worksheet_set_row(page, UInt32(r), 24, nil)
            r += 1
        }
        setUp(last: r - 1)
    }

    private func setUp(last: Int) {
        worksheet_set_paper(page, 9)
        if sheet.orientation == .landscape { worksheet_set_landscape(page) } else { worksheet_set_portrait(page) }
        worksheet_fit_to_pages(page, 1, 0)
        worksheet_center_horizontally(page)
        worksheet_set_margins(page, 0.6, 0.6, 0.7, 0.7)
        worksheet_print_area(page, 0, 0, UInt32(last), UInt16(max(0, sheet.widths.count - 1)))
        worksheet_set_footer(page, "&C&P / &N")
        if let headings = sheet.rows.first(where: { $0.headings != nil })?.headings {
            worksheet_repeat_rows(page, UInt32(headings.lowerBound), UInt32(headings.upperBound - 1))
            // A frozen head taller than the window would leave no room to scroll.
            if headings.upperBound <= 8 { worksheet_freeze_panes(page, UInt32(headings.upperBound), 0) }
        }
        let lines = sheet.rows.prefix { $0.isLine }.count
        if sheet.rows.first(where: { $0.headings != nil })?.headings.map({ $0.upperBound > 8 }) ?? true {
            worksheet_freeze_panes(page, UInt32(lines), 0)
        }
        if sheet.isBlank { worksheet_protect(page, nil, nil) }
    }

    // MARK: Cells

    private func put(_ cell: Sheet.Cell, at r: Int, _ decimals: Int) {
        let format = look.format(of: cell, decimals)
        let last = min(sheet.widths.count, cell.column + cell.span) - 1
        merge(r, cell.column, r + cell.rows - 1, last, cell.number == nil ? cell.text : Text(), format)
        if let number = cell.number, let value = number.double(inPercent: cell.isPercentage) {
            worksheet_write_number(page, UInt32(r), UInt16(cell.column), value, format)
        } else if cell.number != nil {
            worksheet_write_string(page, UInt32(r), UInt16(cell.column), cell.text.string, format)
        }
        if !cell.choices.isEmpty { offer(cell.choices, at: r, cell.column) }
    }

    private func merge(
        _ top: Int, _ left: Int, _ bottom: Int, _ right: Int, _ text: Text, _ format: UnsafeMutablePointer<lxw_format>?
    ) {
        let words = XlsxWriting.fitting(text.string)
        if top == bottom, left == right {
            // Written as strings: never a formula, whatever they begin with.
            if words.isEmpty {
                worksheet_write_blank(page, UInt32(top), UInt16(left), format)
            } else {
                worksheet_write_string(page, UInt32(top), UInt16(left), words, format)
            }
            return
        }
        worksheet_merge_range(page, UInt32(top), UInt16(left), UInt32(bottom), UInt16(right), "", format)
        if !words.isEmpty { worksheet_write_string(page, UInt32(top), UInt16(left), words, format) }
    }

    /// A list to choose from; other words are taken too, with a hint.
    private func offer(_ choices: [String], at r: Int, _ c: Int) {
        // The list is kept in the cell's rule, which holds 255 characters.
        var kept: [String] = []
        var length = 0
        for choice in choices where length + choice.utf16.count + 1 < 250 && !choice.contains(",") {
            kept.append(choice)
            length += choice.utf16.count + 1
        }
        var pointers = kept.map { strdup($0) } + [nil]
        defer { for pointer in pointers { free(pointer) } }
        var rule = lxw_data_validation()
        rule.validate = UInt8(LXW_VALIDATION_TYPE_LIST.rawValue)
        rule.ignore_blank = UInt8(LXW_VALIDATION_ON.rawValue)
        rule.error_type = UInt8(LXW_VALIDATION_ERROR_TYPE_INFORMATION.rawValue)
        pointers.withUnsafeMutableBufferPointer { list in
            rule.value_list = list.baseAddress
            worksheet_data_validation_cell(page, UInt32(r), UInt16(c), &rule)
        }
    }

    // MARK: Heights

    /// As many lines as the longest cell of the row needs, in points. Cells over several rows share theirs among them.
    private func height(of r: Int, _ widths: [Double]) -> Double {
        if sheet.rows[r].isLine { return sheet.rows[r].cells.first?.role == .title ? 34 : 18 }
        var lines = Double(sheet.rows[r].lines)
        for above in sheet.rows.indices where above <= r {
            for cell in sheet.rows[above].cells where above + cell.rows > r && (above == r || cell.rows > 1) {
                let end = min(widths.count, cell.column + cell.span)
                let room = max(2, widths[min(cell.column, end)..<end].reduce(0, +) - 1.5)
                var needed = 0.0
                for line in cell.text.string.split(separator: "\n", omittingEmptySubsequences: false) {
                    needed += max(1, (Double(DisplayWidth.of(String(line))) / room).rounded(.up))
                }
                lines = max(lines, needed / Double(cell.rows))
            }
        }
        return min(400, 8 + 14.5 * lines)
    }
}

extension Number {
    /// The nearest that a workbook can hold, where it holds all of its digits.
    fileprivate func double(inPercent: Bool) -> Double? {
        let number = inPercent ? divided(by: Number(100), decimals: scale + 2) ?? self : self
        guard coefficient.magnitude < 1_000_000_000_000_000 else { return nil }
        return Double(number.description)
    }
}

/// The formats of a workbook's cells, each made once.
private final class Looks {
    private let book: UnsafeMutablePointer<lxw_workbook>
    private let fonts: Layout.Fonts
    private let isLocked: Bool
    private var made: [String: UnsafeMutablePointer<lxw_format>] = [:]

    init(book: UnsafeMutablePointer<lxw_workbook>, fonts: Layout.Fonts, isLocked: Bool) {
        self.book = book
        self.fonts = fonts
        self.isLocked = isLocked
    }

    var below: UnsafeMutablePointer<lxw_format>? {
        make("below", font: fonts.body, size: 10, isFramed: false, align: LXW_ALIGN_LEFT, wraps: false)
    }

    func format(of cell: Sheet.Cell, _ decimals: Int) -> UnsafeMutablePointer<lxw_format>? {
        switch cell.role {
        case .title: make("title", font: fonts.title, size: 18, isFramed: false, align: LXW_ALIGN_CENTER)
        case .line: make("line", font: fonts.body, size: 10, isFramed: false, align: LXW_ALIGN_LEFT)
        case .lineAtRight: make("right", font: fonts.body, size: 10, isFramed: false, align: LXW_ALIGN_RIGHT)
        case .subtitle: make("subtitle", font: fonts.body, size: 10, isFramed: false, align: LXW_ALIGN_CENTER)
        case .heading, .label:
            make(
                cell.isOpen ? "open label" : "label", font: fonts.label, size: 10, isFramed: true,
                align: LXW_ALIGN_CENTER, isOpen: cell.isOpen)
        case .words:
            make(
                "words \(cell.isOpen)", font: fonts.body, size: 10, isFramed: true, align: LXW_ALIGN_LEFT,
                isOpen: cell.isOpen)
        case .value:
            make(
                "value \(cell.isOpen) \(cell.isMoney) \(cell.isPercentage)", font: fonts.body, size: 10, isFramed: true,
                align: LXW_ALIGN_CENTER, isOpen: cell.isOpen,
                number: cell.isPercentage ? "0.00%" : cell.isMoney ? Looks.money(decimals) : nil)
        }
    }

    /// All amounts of a form with as many decimals as the longest.
    private static func money(_ decimals: Int) -> String {
        decimals == 0 ? "#,##0" : "#,##0." + String(repeating: "0", count: min(decimals, 10))
    }

    private func make(
        _ key: String, font: String, size: Double, isFramed: Bool, align: lxw_format_alignments, isOpen: Bool = false,
        number: String? = nil, wraps: Bool = true
    ) -> UnsafeMutablePointer<lxw_format>? {
        if let format = made[key] { return format }
        guard let format = workbook_add_format(book) else { return nil }
        format_set_font_name(format, font)
        format_set_font_size(format, size)
        if wraps { format_set_text_wrap(format) }
        format_set_align(format, UInt8(align.rawValue))
        format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_CENTER.rawValue))
        if isFramed { format_set_border(format, UInt8(LXW_BORDER_THIN.rawValue)) }
        if let number { format_set_num_format(format, number) }
        if isLocked, isOpen { format_set_unlocked(format) }
        made[key] = format
        return format
    }
}
