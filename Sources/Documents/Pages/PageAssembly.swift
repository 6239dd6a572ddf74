import Basics

/// Puts the pages of a document together: tables that go over page breaks are one, in reading order with the lines between them.
struct PageAssembly {
    private var out: BlockList
    private var notices: [DocumentNotice] = []
    /// The table that the next page may go on with.
    private var open: JoinedTable?
    /// Lines under it that a page prints.
    private var under: [PageLayout.LineItem] = []
    private var last: PageLayout?
    private var furniture = 0

    init(limits: Limits) { out = BlockList(limits: limits) }

    mutating func add(_ content: PageContent) throws(DocumentFault) {
        let page = PageLayout(content)
        var items = page.items[...]
        if let table = open, let last, let first = leadingTable(items, after: last), goesOn(table, first.piece, last) {
            furniture += first.lines + under.count
            items = items.dropFirst(first.lines + 1)
            under = []
            open?.append(first.piece, page: page.number)
        } else {
            try close()
        }
        for item in items {
            switch item {
            case .line(let line):
                if open != nil { under.append(line) } else { try paragraph(line) }
            case .table(let piece):
                try close()
                open = JoinedTable(piece, page: page.number, height: page.height)
            case .columns(let columns):
                try close()
                try out.addTable(.spaced, rows: columns.rowCount, columns: columns.columnCount, columns.cells)
            }
        }
        if !content.slanted.isEmpty {
            var words = Text()
            for scalar in content.slanted.prefix(40) { words.append(scalar) }
            notices.append(
                DocumentNotice(
                    Wording(
                        zh: "第 \(page.number) 页有斜排的文字（如水印），没有读入表格：\(words.string)",
                        en:
                            "Page \(page.number) has text that stands aslant, as a watermark does; it was read into no table: "
                            + words.string)))
        }
        last = page
    }

    mutating func finish(_ format: FileFormat) throws(DocumentFault) -> Document {
        try close()
        if furniture > 0 {
            notices.append(
                DocumentNotice(
                    Wording(
                        zh: "跨页的表之间有页眉、页脚或页码 \(furniture) 处，没有读入。",
                        en: "Between the pages of a table, \(furniture) page heads, feet or numbers were left out.")))
        }
        return Document(format: format, blocks: out.blocks, notices: notices)
    }

    private mutating func paragraph(_ line: PageLayout.LineItem) throws(DocumentFault) {
        try out.addParagraph(line.text, box: line.box)
    }

    private mutating func close() throws(DocumentFault) {
        if let table = open {
            let index = try table.write(to: &out)
            notices += table.notices(table: index)
        }
        for line in under { try paragraph(line) }
        open = nil
        under = []
    }

    // MARK: Going on over a page break

    /// The table at the head of a page, where nothing but what each page prints stands before it and under the last one.
    private func leadingTable(
        _ items: ArraySlice<PageLayout.Item>, after last: PageLayout
    ) -> (piece: TablePiece, lines: Int)? {
        func keys(_ items: some Sequence<PageLayout.Item>) -> [[UInt8]] {
            items.compactMap { if case .line(let line) = $0 { PageAssembly.key(line.text) } else { nil } }
        }
        let here = keys(items)
        guard under.allSatisfy({ PageAssembly.isNumber($0.text) || here.contains(PageAssembly.key($0.text)) }) else {
            return nil
        }
        let before = keys(last.items)
        var lines = 0
        for item in items {
            switch item {
            case .table(let piece): return (piece, lines)
            case .columns: return nil
            case .line(let line):
                let key = PageAssembly.key(line.text)
                guard PageAssembly.isNumber(line.text) || before.contains(key) || key == Array("续表".utf8) else {
                    return nil
                }
                lines += 1
            }
        }
        return nil
    }

    /// The same width; a row across the whole of it, as a title is, only where it had no room on the page before.
    private func goesOn(_ table: JoinedTable, _ piece: TablePiece, _ last: PageLayout) -> Bool {
        guard abs(table.left - piece.left) < 4, abs(table.right - piece.right) < 4 else { return false }
        if table.isBroken || piece.cells(in: 0).count > 1 { return true }
        let firstRow = piece.rows[1] - piece.rows[0]
        return table.height - table.bottom < firstRow + piece.top * 1.3 + 60
    }

    /// A line without its blanks, digits and marks: what is the same on each page.
    private static func key(_ text: Text) -> [UInt8] {
        var out = Text()
        for scalar in text.scalars
        where !isBlank(scalar) && scalar != 0x2D && scalar != 0x2014 && scalar != 0xFF08 && scalar != 0xFF09
            && !(0x30...0x39).contains(scalar)
        { out.append(scalar) }
        return out.bytes
    }

    /// `3`, `— 3 —`, `第 3 页 共 5 页`, `3/5`.
    static func isNumber(_ text: Text) -> Bool {
        guard text.count <= 40, text.bytes.contains(where: { (0x30...0x39).contains($0) }) else { return false }
        let marks = Set("0123456789 -—–－/第页共,，．.　Pageof".unicodeScalars.map(\.value))
        return text.scalars.allSatisfy(marks.contains)
    }
}
