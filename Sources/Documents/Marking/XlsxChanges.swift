import Basics

/// Writes new values into the cells of a workbook: numbers stay numbers, the style stays, and a note tells what stood there.
struct XlsxChanges {
    private var edits = PartEdits()
    private let outline: XMLOutline
    /// The prefix of the sheet's elements, with its colon.
    private let x: String
    private var rows: [Int: Int] = [:]

    static func write(
        _ bytes: [UInt8], _ document: Document, _ changes: [CellChange], head: String, limits: Limits
    ) throws(DocumentFault) -> [UInt8] {
        let names = document.sheetNames
        var marks = try XlsxMarks(bytes, limits: limits)
        for (number, sheet) in marks.sheets.enumerated() {
            let here = changes.filter {
                if case .cell(let table, _, _) = $0.place { names[table] == sheet.name } else { false }
            }
            guard !here.isEmpty, let part = try marks.package.read(sheet.part) else { continue }
            var pen = XlsxChanges(outline: try XMLOutline(part, name: sheet.part, limits: limits))
            var notes: [XlsxNote] = []
            for change in here {
                guard case .cell(let table, let row, let column) = change.place else { continue }
                let cell = document.cell(table, row, column)
                try pen.put(change, XlsxPlace(row: row, column: column), cell)
                notes.append(
                    XlsxNote(
                        place: XlsxPlace(row: row, column: column),
                        remarks: [Remark(place: change.place, level: .low, head: head, lines: change.note)]))
            }
            marks.package.put(sheet.part, pen.edits.applied(to: part))
            try marks.write(notes, on: sheet.part, number: number + 1, own: .corrections)
        }
        return try marks.package.bytes()
    }

    private init(outline: XMLOutline) {
        self.outline = outline
        x = outline.prefix(0)
        var next = 0
        guard let data = outline.child(0, "sheetData") else { return }
        for index in outline.children(data) where outline.element(index, is: "row") {
            let row = outline.attribute(index, exactly: "r").flatMap { Int($0) }.map { max(0, $0 - 1) } ?? next
            rows[row] = index
            next = row + 1
        }
    }

    private mutating func put(_ change: CellChange, _ place: XlsxPlace, _ cell: Cell?) throws(DocumentFault) {
        guard let data = outline.child(0, "sheetData") else { throw .notChanged(change, Words.notFound) }
        guard let row = rows[place.row] else {
            let words = "<\(x)row r=\"\(place.row + 1)\">\(new(change, place, cell, attributes: ""))</\(x)row>"
            if let next = rows.keys.filter({ $0 > place.row }).min().flatMap({ rows[$0] }) {
                edits.insert(words, at: outline.elements[next].start)
            } else {
                outline.append(words, within: data, &edits)
            }
            return
        }
        var next = 0
        for index in outline.children(row) where outline.element(index, is: "c") {
            let column = outline.attribute(index, exactly: "r").flatMap { XlsxPlace($0) }?.column ?? next
            next = column + 1
            if column > place.column {
                edits.insert(new(change, place, cell, attributes: ""), at: outline.elements[index].start)
                return
            }
            guard column == place.column else { continue }
            guard outline.child(index, "f") == nil else { throw .notChanged(change, Words.formula) }
            let style = outline.attribute(index, exactly: "s").map { " s=\"\(XMLWords.escaped($0))\"" } ?? ""
            let element = outline.elements[index]
            edits.replace(element.start..<element.end, with: new(change, place, cell, attributes: style))
            return
        }
        outline.append(new(change, place, cell, attributes: ""), within: row, &edits)
    }

    private func new(_ change: CellChange, _ place: XlsxPlace, _ cell: Cell?, attributes: String) -> String {
        let begin = "<\(x)c r=\"\(place.name)\"\(attributes)"
        if let number = XlsxChanges.stored(change.to, cell) { return begin + "><\(x)v>\(number)</\(x)v></\(x)c>" }
        if change.to.isEmpty { return begin + "/>" }
        return begin
            + " t=\"inlineStr\"><\(x)is><\(x)t xml:space=\"preserve\">\(XlsxNotes.escaped(change.to))</\(x)t></\(x)is></\(x)c>"
    }

    /// The number to store where the cell held one: `95%` in a cell that shows percentages is 0.95. nil: it is text.
    private static func stored(_ words: String, _ cell: Cell?) -> String? {
        guard let cell, cell.traits.contains(.numeric), !cell.traits.contains(.date) else { return nil }
        if words.hasSuffix("%"), cell.text.hasSuffix("%") {
            return Number(String(words.dropLast())).map { ($0 * Number(coefficient: 1, scale: 2)).description }
        }
        return cell.text.hasSuffix("%") ? nil : Number(words)?.description
    }
}

extension Document {
    /// The cell of a table that begins at a place.
    func cell(_ table: Int, _ row: Int, _ column: Int) -> Cell? {
        for case .table(let found) in blocks where found.index == table {
            return found.cells.first { $0.row == row && $0.column == column }
        }
        return nil
    }
}

private enum Words {
    static let notFound = Wording(zh: "工作表里没有单元格", en: "the sheet has no cells")
    static let formula = Wording(zh: "这一格是公式", en: "the cell holds a formula")
}
