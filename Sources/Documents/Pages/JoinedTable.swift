import Basics

/// A table over one page or several.
struct JoinedTable {
    private(set) var left: Float
    private(set) var right: Float
    /// Of its last piece, and the height of the page that it stands on.
    private(set) var bottom: Float
    let height: Float
    /// Whether some of its cells go on behind the page's end: so it does.
    private(set) var isBroken: Bool
    private var edges: [Float]
    private var cells: [TablePiece.PieceCell]
    private var rowCount: Int
    /// The rows that a page break may repeat: text and left edge of each cell.
    private let head: [[HeadCell]]
    private var repeated: [(page: Int, rows: Int)] = []
    private var split: [(page: Int, row: Int)] = []

    private struct HeadCell: Equatable {
        var text: Text
        var left: Int
        var ends: Int
    }

    init(_ piece: TablePiece, page: Int, height: Float) {
        left = piece.left
        right = piece.right
        bottom = piece.bottom
        isBroken = piece.isBroken
        self.height = height
        edges = piece.columns
        cells = piece.cells
        rowCount = piece.rowCount
        head = JoinedTable.signatures(piece)
    }

    private static func signatures(_ piece: TablePiece) -> [[HeadCell]] {
        var out = [[HeadCell]](repeating: [], count: min(piece.rowCount, 12))
        for cell in piece.cells where cell.row < out.count {
            out[cell.row].append(
                HeadCell(text: cell.text, left: Int(((cell.left - piece.left) / 4).rounded()), ends: cell.rowSpan))
        }
        return out
    }

    /// Goes on with the piece on the next page.
    mutating func append(_ piece: TablePiece, page: Int) {
        bottom = piece.bottom
        let wasBroken = isBroken
        isBroken = piece.isBroken
        edges += piece.columns
        let skipped = repeatedRows(piece)
        if skipped > 0 { repeated.append((page, skipped)) }
        var first = piece.cells.filter { $0.row == skipped }
        let rest = piece.cells.filter { $0.row > skipped }
        var firstRow = rowCount - skipped
        let above = cells.indices.filter { cells[$0].row + cells[$0].rowSpan == rowCount }
        let pairs = pairs(above, first)
        if let pairs, isSplit(pairs, first) {
            // The row goes on: its words stand behind those on the page before, and its cells are the same.
            firstRow -= 1
            for (a, b) in pairs {
                join(first[b], to: a)
                cells[a].rowSpan += first[b].rowSpan - 1
            }
            split.append((page, firstRow + skipped))
            first = []
        } else if let pairs {
            // A merged cell goes on: blank, or with the rest of its words.
            var gone: Set<Int> = []
            for (a, b) in pairs where isMerged(cells[a], first[b], wasBroken) {
                join(first[b], to: a)
                cells[a].rowSpan += first[b].rowSpan
                gone.insert(b)
            }
            first = first.indices.filter { !gone.contains($0) }.map { first[$0] }
        }
        for var cell in first + rest {
            cell.row += firstRow
            cells.append(cell)
        }
        rowCount = firstRow + piece.rowCount
    }

    /// How many rows at the head of a piece are those of the table's own head again.
    private func repeatedRows(_ piece: TablePiece) -> Int {
        let signatures = JoinedTable.signatures(piece)
        var same = 0
        while same < min(head.count, signatures.count), head[same] == signatures[same] { same += 1 }
        // Rows that a merged cell binds go together, and a page of nothing but a head is none.
        while same > 0, piece.cells.contains(where: { $0.row < same && $0.row + $0.rowSpan > same }) { same -= 1 }
        guard same < piece.rowCount, !(0..<same).allSatisfy({ piece.isBlank(row: $0) }) else { return 0 }
        return same
    }

    /// Cells above and below a page break whose edges are the same; nil where the row below has others.
    private func pairs(_ above: [Int], _ first: [TablePiece.PieceCell]) -> [(Int, Int)]? {
        var pairs: [(Int, Int)] = []
        for (b, cell) in first.enumerated() {
            if let a = above.first(where: {
                abs(cells[$0].left - cell.left) < 4 && abs(cells[$0].right - cell.right) < 4
            }) {
                pairs.append((a, b))
            }
        }
        return pairs.isEmpty ? nil : pairs
    }

    /// Whether the first row of a page is the rest of the last one before: every word in it goes on a line that was full.
    private func isSplit(_ pairs: [(Int, Int)], _ first: [TablePiece.PieceCell]) -> Bool {
        // Where the lines tell which cells go on, the others end.
        guard pairs.count == first.count, !pairs.contains(where: { cells[$0.0].goesOn }) else { return false }
        let filled = pairs.filter { !first[$0.1].text.isEmpty }
        guard !filled.isEmpty, pairs.contains(where: { !cells[$0.0].text.isEmpty }) else { return false }
        let goesOn = filled.allSatisfy { a, b in
            !cells[a].text.isEmpty && first[b].firstUnit > cells[a].room
        }
        if goesOn { return true }
        // A long text breaks between two of its paragraphs.
        guard filled.count == 1, let (a, b) = filled.first, !cells[a].text.isEmpty, pairs.count > 1 else {
            return false
        }
        let long = first[b].right - first[b].left > (right - left) * 0.4
        return long && pairs.contains { $0.0 != a && !cells[$0.0].text.isEmpty }
    }

    /// Whether a cell at a page's foot and one at the next one's head are one merged cell.
    private func isMerged(_ above: TablePiece.PieceCell, _ below: TablePiece.PieceCell, _ wasBroken: Bool) -> Bool {
        // Where the lines tell which cells go on, the others end.
        if wasBroken && !above.goesOn { return false }
        if below.text.isEmpty { return above.goesOn || above.rowSpan > 1 || below.rowSpan > 1 }
        guard above.goesOn || above.rowSpan > 1 && below.rowSpan > 1 else { return false }
        // Some programs leave out the line under a merged cell that ends with the page: then another one begins.
        return above.text.isEmpty || above.text == below.text || below.firstUnit > above.room
            || above.goesOn && above.text.characterCount > 20
    }

    private mutating func join(_ below: TablePiece.PieceCell, to a: Int) {
        cells[a].goesOn = below.goesOn
        // The whole words of a merged cell may stand on both pages, cut off where they do not show.
        guard !below.text.isEmpty, below.text != cells[a].text else { return }
        if !cells[a].text.isEmpty, below.firstUnit <= cells[a].room { cells[a].text.append(0x0A) }
        cells[a].text.append(below.text)
        cells[a].room = below.room
    }

    /// Writes the table and returns its index.
    func write(to out: inout BlockList) throws(DocumentFault) -> Int {
        let columns = RuleJoining.edges(edges, tolerance: 4)
        let written = cells.map { cell in
            let start = RuleJoining.nearest(columns, cell.left)
            let end = max(start + 1, RuleJoining.nearest(columns, cell.right))
            return Cell(
                row: cell.row, column: start, rowSpan: cell.rowSpan, columnSpan: end - start, text: cell.text,
                box: cell.box)
        }.sorted { ($0.row, $0.column) < ($1.row, $1.column) }
        return try out.addTable(.exact, rows: rowCount, columns: max(1, columns.count - 1), written)
    }

    func notices(table: Int) -> [DocumentNotice] {
        repeated.map { page, rows in
            DocumentNotice(
                Wording(
                    zh: "第 \(page) 页开头重复的表头 \(rows) 行没有再读。",
                    en: "Page \(page) begins with \(rows) rows of the table's head again; they were not read twice."),
                table: table)
        }
            + split.map { page, row in
                DocumentNotice(
                    Wording(
                        zh: "有一行跨到第 \(page) 页，已接成一行。", en: "A row goes over to page \(page); it was read as one row."),
                    table: table, row: row)
            }
    }
}
