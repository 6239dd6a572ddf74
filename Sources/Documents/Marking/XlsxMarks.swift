import Basics

/// Writes remarks into a workbook: a note at each cell, and a sheet that lists them with links to the cells.
struct XlsxMarks {
    var package: Package
    private let main: String
    private let book: XMLOutline
    /// The part of each sheet, by the sheet's name.
    let sheets: [(name: String, part: String)]
    private let base: String
    private let spreadsheet: String

    /// The file with these remarks; those of ours that it held are gone.
    /// - Parameters:
    ///   - remarks: in the order in which they stand in a note.
    ///   - names: for each table its sheet.
    static func write(
        _ bytes: [UInt8], remarks: [Remark], list: RemarkList, names: [Int: String], limits: Limits
    ) throws(DocumentFault) -> [UInt8] {
        var marks = try XlsxMarks(bytes, limits: limits)
        var notes: [String: [XlsxNote]] = [:]
        var known: [DocumentPlace: Int] = [:]
        for remark in remarks {
            guard case .cell(let table, let row, let column) = remark.place, let name = names[table] else { continue }
            if let at = known[remark.place] {
                notes[name]?[at].remarks.append(remark)
            } else {
                known[remark.place] = notes[name]?.count ?? 0
                notes[name, default: []].append(XlsxNote(place: XlsxPlace(row: row, column: column), remarks: [remark]))
            }
        }
        for (number, sheet) in marks.sheets.enumerated() where OwnMarks.sheet.description != sheet.name {
            try marks.write(notes[sheet.name] ?? [], on: sheet.part, number: number + 1, own: .findings)
        }
        try marks.put(list, names: names)
        return try marks.package.bytes()
    }

    init(_ bytes: [UInt8], limits: Limits) throws(DocumentFault) {
        package = Package(bytes, limits: limits)
        main = try package.relations(of: "").path(ofType: "officeDocument") ?? "xl/workbook.xml"
        guard let part = try package.read(main) else { throw .workbookMissing }
        book = try XMLOutline(part, name: main, limits: limits)
        sheets = try XlsxMarks.sheets(book, main, package)
        spreadsheet = book.namespace
        base =
            spreadsheet.contains("purl.oclc.org")
            ? "http://purl.oclc.org/ooxml/officeDocument/relationships/"
            : "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
    }

    /// Replaces our notes on a sheet.
    /// - Parameter number: of the sheet, from 1.
    mutating func write(
        _ notes: [XlsxNote], on sheet: String, number: Int, own: XlsxNotes.Kind
    ) throws(DocumentFault) {
        var pen = XlsxNotes(
            package: package, sheet: sheet, number: number, base: base, namespace: spreadsheet, own: own)
        try pen.write(notes)
        package = pen.package
    }

    static func sheets(
        _ book: XMLOutline, _ main: String, _ package: Package
    ) throws(DocumentFault) -> [(name: String, part: String)] {
        let relations = try package.relations(of: main)
        return book.all("sheet").compactMap { index in
            guard let name = book.attribute(index, exactly: "name"), let id = book.attribute(index, "id"),
                let relation = relations.relation(Text(id)), relation.type == "worksheet"
            else { return nil }
            return (name, relation.path)
        }
    }

    // MARK: The list

    private mutating func put(_ list: RemarkList, names: [Int: String]) throws(DocumentFault) {
        let page = listPage(list, names: names)
        if let own = sheets.first(where: { $0.name == OwnMarks.sheet.description }) {
            package.put(own.part, page)
            return
        }
        let folder = main.lastIndex(of: "/").map { String(main[...$0]) } ?? ""
        let part = try package.freeName(folder + "worksheets/sheet", ".xml")
        package.put(part, page)
        let id = try package.relate(main, to: part, type: "worksheet", base: base)
        try package.declare(
            part, type: "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml")
        guard let all = book.child(0, "sheets") else { throw .workbookMissing }
        let number =
            book.all("sheet").compactMap { book.attribute($0, exactly: "sheetId").flatMap { Int($0) } }.max() ?? 0
        var edits = PartEdits()
        let relations = String(base.dropLast())
        book.append(
            "<\(book.prefix(0))sheet xmlns:r=\"\(relations)\" name=\"\(OwnMarks.sheet)\" sheetId=\"\(number + 1)\" r:id=\"\(id)\"/>",
            within: all, &edits)
        package.put(main, edits.applied(to: book.bytes))
    }

    private func listPage(_ list: RemarkList, names: [Int: String]) -> String {
        var rows = ""
        var links = ""
        var number = 0
        func row(_ cells: [String]) {
            number += 1
            rows += "<row r=\"\(number)\">"
            for (i, cell) in cells.enumerated() where !cell.isEmpty {
                let place = XlsxPlace(row: number - 1, column: i)
                rows += "<c r=\"\(place.name)\" t=\"inlineStr\"><is>\(cell)</is></c>"
            }
            rows += "</row>"
        }
        row([XlsxNotes.run(list.title, ink: nil, isBold: true, size: 14)])
        row(list.columns.map { XlsxNotes.run($0, ink: nil, isBold: true, size: 11) })
        for section in list.sections {
            row([XlsxNotes.run(section.title, ink: nil, isBold: true, size: 11)])
            for entry in section.entries {
                var cells: [String] = []
                for (i, words) in entry.columns.enumerated() {
                    let ink = i == 0 ? entry.level.ink : i == 1 ? "0563C1" : nil
                    cells.append(words.isEmpty ? "" : XlsxNotes.run(words, ink: ink, isBold: i == 0, size: 11))
                }
                row(cells)
                guard case .cell(let table, let r, let c) = entry.place, let name = names[table] else { continue }
                let quoted = name.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''")
                let target = XMLWords.escaped("'\(quoted)'!\(XlsxPlace(row: r, column: c).name)")
                links += "<hyperlink ref=\"B\(number)\" location=\"\(target)\"/>"
            }
        }
        let widths = [12, 44, 80, 60, 60].prefix(list.columns.count).enumerated().map {
            "<col min=\"\($0.offset + 1)\" max=\"\($0.offset + 1)\" width=\"\($0.element)\" customWidth=\"1\"/>"
        }
        return Package.declaration + "<worksheet xmlns=\"\(spreadsheet)\"><cols>\(widths.joined())</cols>"
            + "<sheetData>\(rows)</sheetData>" + (links.isEmpty ? "" : "<hyperlinks>\(links)</hyperlinks>")
            + "</worksheet>"
    }
}

extension XlsxPlace {
    init(row: Int, column: Int) {
        self.row = row
        self.column = column
    }

    /// `AB12`.
    var name: String {
        var rest = max(column, 0)
        var letters = ""
        repeat {
            letters = String(UnicodeScalar(UInt8(ascii: "A") + UInt8(rest % 26))) + letters
            rest = rest / 26 - 1
        } while rest >= 0
        return letters + String(row + 1)
    }

    init?(_ name: String) {
        let place = Array(name.utf8).withUnsafeBufferPointer { XlsxPlace($0[...]) }
        guard let place else { return nil }
        self = place
    }
}

/// All that is said at one cell.
struct XlsxNote {
    var place: XlsxPlace
    var remarks: [Remark]

    var level: Remark.Level {
        remarks.map(\.level).min { $0.rawValue < $1.rawValue } ?? .low
    }
}
