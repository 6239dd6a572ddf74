import Basics
import CXlsxWriter
import Documents
import Rulebook

extension BatchSummary {
    /// The counts as a workbook, numbers as numbers, a sheet a question. The same counts give the same bytes.
    /// - Throws: `DocumentFault` where memory or room for temporary files is short.
    public func xlsx() throws(DocumentFault) -> [UInt8] {
        let sheets = sheets
        return try XlsxWriting.bytes { book in
            for sheet in sheets {
                guard let page = workbook_add_worksheet(book, sheet.name) else { return false }
                sheet.write(to: page, of: book)
            }
            return true
        }
    }

    private var sheets: [NumberSheet] {
        let levels = BatchCounts.severities.map { $0.wording[language] }
        let group = [Words.forms, Words.passed, Words.failed].map { $0[language] } + levels
        func cells(_ group: BatchCounts.Group) -> [NumberSheet.Cell] {
            [.number(group.forms), .number(group.passed), .number(group.failed)] + group.places.map { .number($0) }
        }
        let totals: [(Wording, NumberSheet.Cell)] =
            [
                (Words.files, .number(counts.files)), (Words.copies, .number(counts.copies)),
                (Words.faults, .number(counts.faults)), (Words.forms, .number(counts.all.forms)),
                (Words.passed, .number(counts.all.passed)), (Words.failed, .number(counts.all.failed)),
            ] + zip(BatchCounts.severities, counts.all.places).map { ($0.wording, .number($1)) } + [
                (Words.profile, .text(profile.name)), (Words.rulebook, .text(rulebook.hash(with: profile))),
                (Words.day, .text(asOf.description)),
            ]
        return [
            NumberSheet(
                name: Words.overview[language], heading: [Words.item[language], Words.value[language]],
                widths: [24, 30], rows: totals.map { [.text($0.0[language]), $0.1] }),
            NumberSheet(
                name: Words.bodies[language], heading: [Words.body[language]] + group,
                widths: [44] + Array(repeating: 9, count: group.count),
                rows: counts.bodiesByNeed.map { [.text(BatchSummary.body($0.body, language))] + cells($0.group) }),
            NumberSheet(
                name: Words.rules[language],
                heading: [Words.rule, Words.what, Words.aspect, Words.level, Words.forms, Words.places].map {
                    $0[language]
                }, widths: [28, 70, 12, 8, 9, 9],
                rows: counts.rulesByForms.map { key, found in
                    [
                        .text(key.rule), .text(what(key.rule)), .text(BatchSummary.aspect(key.aspect, language)),
                        .text(BatchSummary.level(key.severity, language)), .number(found.forms),
                        .number(found.places),
                    ]
                }),
            NumberSheet(
                name: Words.aspects[language], heading: [Words.aspect[language]] + levels,
                widths: [16, 9, 9, 9],
                rows: counts.aspects.map { [.text($0.aspect.wording[language])] + $0.places.map { .number($0) } }),
            NumberSheet(
                name: Words.sectors[language], heading: [Words.sector, Words.year].map { $0[language] } + group,
                widths: [28, 10] + Array(repeating: 9, count: group.count),
                rows: counts.sectorYearsInOrder.map { key, group in
                    [
                        .text(BatchSummary.sector(key.sector, language)),
                        .text(BatchSummary.year(key.year, language)),
                    ] + cells(group)
                }),
            NumberSheet(
                name: Words.unread[language], heading: [Words.reason, Words.files].map { $0[language] },
                widths: [28, 9],
                rows: counts.faultKindsInOrder.map {
                    [.text(BatchSummary.faultKind($0.kind, language)), .number($0.files)]
                }),
        ]
    }
}

/// A sheet of words and numbers under a heading.
struct NumberSheet {
    enum Cell {
        case text(String)
        case number(Int)
    }

    var name: String
    var heading: [String]
    var widths: [Double]
    var rows: [[Cell]]

    func write(to sheet: UnsafeMutablePointer<lxw_worksheet>, of book: UnsafeMutablePointer<lxw_workbook>) {
        let strong = workbook_add_format(book)
        format_set_bold(strong)
        format_set_bg_color(strong, 0xE8EEF4)
        format_set_border(strong, UInt8(LXW_BORDER_THIN.rawValue))
        for (i, title) in heading.enumerated() {
            worksheet_set_column(sheet, UInt16(i), UInt16(i), i < widths.count ? widths[i] : 12, nil)
            worksheet_write_string(sheet, 0, UInt16(i), title, strong)
        }
        for (r, row) in rows.prefix(XlsxWriting.mostRows).enumerated() {
            for (c, cell) in row.enumerated() {
                switch cell {
                case .text(let text):
                    worksheet_write_string(sheet, UInt32(r + 1), UInt16(c), XlsxWriting.fitting(text), nil)
                case .number(let value): worksheet_write_number(sheet, UInt32(r + 1), UInt16(c), Double(value), nil)
                }
            }
        }
        worksheet_freeze_panes(sheet, 1, 0)
        worksheet_autofilter(sheet, 0, 0, UInt32(min(rows.count, XlsxWriting.mostRows)), UInt16(heading.count - 1))
        worksheet_fit_to_pages(sheet, 1, 0)
        worksheet_repeat_rows(sheet, 0, 0)
    }
}

private enum Words {
    static let overview = Wording(zh: "汇总", en: "overview")
    static let bodies = Wording(zh: "各单位", en: "bodies")
    static let rules = Wording(zh: "问题", en: "findings")
    static let aspects = Wording(zh: "各方面", en: "aspects")
    static let sectors = Wording(zh: "领域和年度", en: "sectors and years")
    static let unread = Wording(zh: "未审", en: "not judged")
    static let item = Wording(zh: "项目", en: "item")
    static let value = Wording(zh: "数", en: "value")
    static let files = Wording(zh: "文件", en: "files")
    static let copies = Wording(zh: "副本", en: "copies")
    static let faults = Wording(zh: "未审文件", en: "files not judged")
    static let forms = Wording(zh: "表", en: "forms")
    static let passed = Wording(zh: "通过", en: "pass")
    static let failed = Wording(zh: "不通过", en: "fail")
    static let profile = Wording(zh: "审核口径", en: "profile")
    static let rulebook = Wording(zh: "规则库", en: "rulebook")
    static let day = Wording(zh: "截至", en: "as of")
    static let body = Wording(zh: "单位", en: "body")
    static let rule = Wording(zh: "规则", en: "rule")
    static let what = Wording(zh: "内容", en: "what it finds")
    static let aspect = Wording(zh: "方面", en: "aspect")
    static let level = Wording(zh: "级别", en: "level")
    static let places = Wording(zh: "处", en: "places")
    static let sector = Wording(zh: "领域", en: "sector")
    static let year = Wording(zh: "年度", en: "year")
    static let reason = Wording(zh: "原因", en: "reason")
}
