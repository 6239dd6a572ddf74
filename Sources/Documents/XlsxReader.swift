import Basics

/// Opens an xlsx: one table a sheet, in the order of the workbook; hidden sheets, rows and columns are read and told.
enum XlsxReader {
    /// - Throws: `DocumentFault`: no workbook in it, damaged, a DOCTYPE, over a limit.
    static func read(_ bytes: [UInt8], limits: Limits) throws(DocumentFault) -> Document {
        let archive = try Archive(bytes, limits: limits)
        guard let xml = try archive.part("xl/workbook.xml") else { throw .missingPart("xl/workbook.xml") }
        let workbook = WorkbookParser(part: "xl/workbook.xml")
        try workbook.parse(xml)
        let targets = RelationsParser(part: "xl/_rels/workbook.xml.rels")
        if let relations = try archive.part("xl/_rels/workbook.xml.rels") { try targets.parse(relations) }
        let styles = StylesParser(part: "xl/styles.xml")
        if let xml = try archive.part("xl/styles.xml") { try styles.parse(xml) }
        let strings = SharedStringsParser(part: "xl/sharedStrings.xml")
        if let xml = try archive.part("xl/sharedStrings.xml") { try strings.parse(xml) }

        var document = Document(format: .xlsx)
        for (order, sheet) in workbook.sheets.enumerated() {
            let path = targets.path(of: sheet.relation) ?? "xl/worksheets/sheet\(order + 1).xml"
            guard let xml = try archive.part(path) else { continue }
            let parser = SheetParser(
                part: path, strings: strings.strings, formats: styles.formats, epoch1904: workbook.epoch1904, limits: limits)
            parser.hiddenSheet = sheet.hidden
            try parser.parse(xml)
            let index = document.blocks.count
            guard let table = parser.table(index: index, sheet: sheet.name) else { continue }
            document.blocks.append(.table(table))
            document.notices += notices(parser, sheet, index)
        }
        return document
    }

    private static func notices(_ parser: SheetParser, _ sheet: WorkbookParser.Sheet, _ table: Int) -> [DocumentNotice] {
        var notices: [DocumentNotice] = []
        let name = sheet.name.string
        if sheet.hidden {
            notices.append(
                DocumentNotice(
                    Wording(zh: "工作表“\(name)”是隐藏的，已一并读入。", en: "Sheet \"\(name)\" is hidden; it was read as well."),
                    part: sheet.name, table: table))
        } else if parser.sawHidden {
            notices.append(
                DocumentNotice(
                    Wording(
                        zh: "工作表“\(name)”有隐藏的行或列，已一并读入。",
                        en: "Sheet \"\(name)\" has hidden rows or columns; they were read as well."),
                    part: sheet.name, table: table))
        }
        for cell in parser.covered {
            notices.append(
                DocumentNotice(
                    Wording(
                        zh: "合并单元格下面还藏着文字“\(cell.text.string)”，已一并读入。",
                        en: "Text stands under a merged cell: \"\(cell.text.string)\"; it was read as well."),
                    part: sheet.name, table: table, row: cell.row, column: cell.column))
        }
        return notices
    }
}

/// `xl/workbook.xml`: the sheets and the epoch of dates.
final class WorkbookParser: XMLReader {
    struct Sheet {
        var name: Text
        var relation: Text
        var hidden: Bool
    }

    override class var names: [String] { ["sheet", "workbookPr"] }
    private(set) var sheets: [Sheet] = []
    private(set) var epoch1904 = false

    override func start(_ element: Int, _ attributes: XMLAttributes) {
        if element == 1 {
            let state = attributes.text("state")
            sheets.append(
                Sheet(
                    name: attributes.text("name") ?? Text(), relation: attributes.text("id") ?? Text(),
                    hidden: state.map { $0 == "hidden" || $0 == "veryHidden" } ?? false))
        } else if element == 2, attributes["date1904"] != nil {
            epoch1904 = attributes.isOn("date1904")
        }
    }
}

/// `workbook.xml.rels`: where each sheet stands in the archive.
final class RelationsParser: XMLReader {
    override class var names: [String] { ["Relationship"] }
    private var targets: [Text: Text] = [:]

    override func start(_ element: Int, _ attributes: XMLAttributes) {
        guard element == 1, let id = attributes.text("Id"), let target = attributes.text("Target") else { return }
        targets[id] = target
    }

    func path(of relation: Text) -> String? {
        guard let target = targets[relation]?.string else { return nil }
        return target.hasPrefix("/") ? String(target.dropFirst()) : "xl/" + target
    }
}

/// `xl/sharedStrings.xml`: runs joined, phonetic guides left out.
final class SharedStringsParser: XMLReader {
    override class var names: [String] { ["si", "t", "rPh"] }
    private(set) var strings: [Text] = []
    private var current: [UInt8] = []
    private var inText = false
    private var phonetic = 0

    override func start(_ element: Int, _ attributes: XMLAttributes) {
        switch element {
        case 1: current = []
        case 2: inText = phonetic == 0
        case 3: phonetic += 1
        default: break
        }
    }

    override func end(_ element: Int) {
        switch element {
        case 1: strings.append(Text(bytes: current))
        case 2: inText = false
        case 3: phonetic = max(0, phonetic - 1)
        default: break
        }
    }

    override func text(_ bytes: UnsafeBufferPointer<UInt8>) { if inText { current.append(contentsOf: bytes) } }
}

/// `xl/styles.xml`: how the cells of each style show a number.
final class StylesParser: XMLReader {
    override class var names: [String] { ["numFmt", "cellXfs", "xf"] }
    /// By style.
    private(set) var formats: [NumberFormat] = []
    private var custom: [Int: NumberFormat] = [:]
    private var inCells = false

    override func start(_ element: Int, _ attributes: XMLAttributes) {
        switch element {
        case 1:
            if let id = attributes.int("numFmtId"), let code = attributes.text("formatCode") { custom[id] = NumberFormat(code) }
        case 2: inCells = true
        case 3:
            guard inCells else { return }
            let id = attributes.int("numFmtId") ?? 0
            formats.append(custom[id] ?? NumberFormat(builtIn: id))
        default: break
        }
    }

    override func end(_ element: Int) { if element == 2 { inCells = false } }
}

/// How a number is shown: what changes its meaning, and no more.
enum NumberFormat {
    case general, percent, date

    init(builtIn id: Int) {
        switch id {
        case 9, 10: self = .percent
        case 14...22, 27...36, 45...47, 50...58: self = .date
        default: self = .general
        }
    }

    /// Reads a format's code; what stands in quotes, brackets and behind a backslash is no part of it.
    init(_ code: Text) {
        var quoted = false
        var bracket = false
        var escaped = false
        var dated = false
        for byte in code.bytes {
            if escaped {
                escaped = false
                continue
            }
            switch byte {
            case UInt8(ascii: "\\"): escaped = true
            case UInt8(ascii: "\""): quoted.toggle()
            case UInt8(ascii: "[") where !quoted: bracket = true
            case UInt8(ascii: "]") where !quoted: bracket = false
            case UInt8(ascii: "%") where !quoted && !bracket:
                self = .percent
                return
            // Only the first section tells how a positive number is shown.
            case UInt8(ascii: ";") where !quoted && !bracket:
                self = dated ? .date : .general
                return
            case UInt8(ascii: "y"), UInt8(ascii: "Y"), UInt8(ascii: "d"), UInt8(ascii: "D"), UInt8(ascii: "m"),
                UInt8(ascii: "M"), UInt8(ascii: "h"), UInt8(ascii: "H"):
                if !quoted && !bracket { dated = true }
            default: break
            }
        }
        self = dated ? .date : .general
    }
}
