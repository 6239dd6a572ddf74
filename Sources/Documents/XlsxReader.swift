import Basics

/// Reads Excel workbooks (xlsx, also xlsm and templates; transitional and strict): one table a sheet that holds anything, in the
/// order of the workbook, hidden ones too.
///
/// Numbers come as exact decimals, dates as `2025-09-30`, percentages as they are shown. Left out: text boxes, comments and charts.
enum XlsxReader {
    /// - Throws: `DocumentFault`: `.encrypted`, `.truncated`, `.damaged`, `.forbidden` or `.tooLarge`, naming the part.
    static func read(_ bytes: [UInt8], limits: Limits) throws(DocumentFault) -> Document {
        return try ArchiveReader.open(bytes, limits: limits) { (archive) throws(DocumentFault) in
            try read(&archive, limits: limits)
        }
    }

    private static func read(_ archive: inout ArchiveReader, limits: Limits) throws(DocumentFault) -> Document {
        let package = try ArchiveRelations.of("", in: &archive, limits: limits)
        let main = package.path(ofType: "officeDocument") ?? "xl/workbook.xml"
        guard let part = try archive.read(main) else { throw .workbookMissing }
        let book = try XMLReader.read(part, name: main, limits: limits, into: XlsxWorkbook())
        let relations = try ArchiveRelations.of(main, in: &archive, limits: limits)

        var styles = XlsxStyles()
        if let path = relations.path(ofType: "styles"), let part = try archive.read(path) {
            styles = try XlsxStyles.read(part, name: path, limits: limits)
        }
        var strings = XlsxStrings(limit: limits.cells)
        if let path = relations.path(ofType: "sharedStrings"), let part = try archive.read(path) {
            strings = try XMLReader.read(part, name: path, limits: limits, into: strings)
        }

        var document = Document(format: .xlsx)
        var room = limits.cells
        for sheet in book.sheets {
            guard let relation = relations.relation(sheet.relation) else {
                throw .referenceBroken(
                    main,
                    Wording(
                        zh: "所列工作表“\(sheet.name.string)”没有对应的部件",
                        en: "lists a sheet “\(sheet.name.string)” that has no part"))
            }
            // The others are charts, dialogues and macros; our own list of findings is no part of the user's workbook.
            guard relation.type == "worksheet", sheet.name != OwnMarks.sheet else { continue }
            guard let part = try archive.read(relation.path) else { throw .partMissing(relation.path) }
            let reading = XlsxSheet(
                part: relation.path, isHidden: sheet.isHidden, strings: strings.all, styles: styles,
                date1904: book.date1904, limits: limits, room: room)
            var grid = try XMLReader.read(part, name: relation.path, limits: limits, into: reading).grid
            room -= grid.cells.count
            try grid.lay(in: relation.path, limits: limits)
            guard !grid.cells.isEmpty else { continue }
            let index = document.blocks.count
            document.blocks.append(.table(grid.table(index: index, part: sheet.name)))
            document.notices += grid.notices(sheet: sheet.name, isHidden: sheet.isHidden, table: index)
        }
        return document
    }
}
