import Basics
import Library

/// A sheet laid out on pages. A cell that a page's end cuts goes on on the next page, line by line: nothing is ever lost.
struct PdfTable {
    let sheet: Sheet
    private let canvas: PdfCanvas
    private(set) var pages: [[Item]] = []
    private var cells: [Cell] = []
    private var rows: [Row] = []
    private var edges: [Double] = []

    /// A row of the sheet, or a part of it, on a page.
    struct Item {
        var row: Int
        var y: Double
        var height: Double
        /// A heading repeated from an earlier page.
        var repeats = false
    }

    private struct Row {
        var height: Double
        var isFramed: Bool
        var headings: Range<Int>?
    }

    private struct Cell {
        var rows: Range<Int>
        var x: Double
        var width: Double
        var lines: [PdfCanvas.Line]
        /// 0 at the left, 1 at the right.
        var align: Double
        /// Said again on every page that its rows reach.
        var repeats: Bool
        /// On each page in turn: where it stands, and the lines it shows there.
        var segments: [(page: Int, y: Double, height: Double, lines: Range<Int>)] = []
    }

    private var padding = 3.0
    /// The least height of a row.
    private var least = 20.0
    private static let picture = 54.0

    init(_ sheet: Sheet, _ canvas: PdfCanvas) {
        self.sheet = sheet
        self.canvas = canvas
        lay()
        // Signatures alone on a page are signatures to nothing: closer rows bring them back, where that is enough.
        if endsAlone {
            let wide = (cells, rows, pages, padding)
            (least, padding) = (15, 1.5)
            lay()
            if pages.count >= wide.2.count { (cells, rows, pages, padding) = wide }
        }
    }

    /// Whether the last page holds lines below the table only.
    private var endsAlone: Bool { pages.count > 1 && pages.last?.contains { rows[$0.row].isFramed } == false }

    private mutating func lay() {
        (cells, rows) = ([], [])
        measure()
        paginate()
        // A page's end costs room: rows grow until every line has found its place. A page always takes a line, so they stop.
        var short = self.short
        while !short.isEmpty {
            for (row, room) in short { rows[row].height += room }
            paginate()
            short = self.short
        }
    }

    // MARK: Measuring

    private mutating func measure() {
        let (width, _) = PdfCanvas.body(isWide: sheet.orientation == .landscape)
        let total = Double(max(1, sheet.widths.reduce(0, +)))
        edges = [0]
        for share in sheet.widths { edges.append((edges.last ?? 0) + Double(share) * width / total) }
        let size = sheet.widths.count > 11 ? 8.0 : 9.5
        for (r, row) in sheet.rows.enumerated() {
            rows.append(
                Row(height: row.isLine ? 0 : least * Double(row.lines), isFramed: !row.isLine, headings: row.headings))
            for cell in row.cells { add(cell, r, isLine: row.isLine, size) }
        }
        for words in sheet.foot { below(words, least, beside: 0) }
        if sheet.hasCode { below(sheet.footnote, PdfTable.picture + 2 * padding, beside: PdfTable.picture) }
        for cell in cells where cell.rows.count == 1 {
            rows[cell.rows.lowerBound].height = max(rows[cell.rows.lowerBound].height, needed(cell))
        }
        for cell in cells where cell.rows.count > 1 {
            let lacking = needed(cell) - cell.rows.reduce(0) { $0 + rows[$1].height }
            if lacking > 0 { for r in cell.rows { rows[r].height += lacking / Double(cell.rows.count) } }
        }
    }

    private func needed(_ cell: Cell) -> Double { cell.lines.reduce(2 * padding) { $0 + $1.height } }

    private mutating func add(_ cell: Sheet.Cell, _ r: Int, isLine: Bool, _ size: Double) {
        let end = min(sheet.widths.count, cell.column + cell.span)
        let x = edges[min(cell.column, end)]
        let width = edges[end] - x
        let font =
            switch cell.role {
            case .title: (sheet.fonts.title, 18.0)
            case .label, .heading: (sheet.fonts.label, size)
            default: (sheet.fonts.body, isLine ? 10.5 : size)
            }
        let lines = canvas.lines(cell.text, font: font.0, size: font.1, width: width - 2 * padding)
        cells.append(
            Cell(
                rows: r..<min(sheet.rows.count, r + cell.rows), x: x, width: width, lines: lines,
                align: cell.role == .words || cell.role == .line ? 0 : cell.role == .lineAtRight ? 1 : 0.5,
                repeats: cell.role == .label || cell.role == .heading))
    }

    private mutating func below(_ words: String, _ height: Double, beside: Double) {
        let width = edges.last ?? 0
        let lines = canvas.lines(
            Text(words), font: sheet.fonts.body, size: 9.5, width: width - beside - 2 * padding)
        cells.append(
            Cell(rows: rows.count..<rows.count + 1, x: 0, width: width, lines: lines, align: 0, repeats: false))
        rows.append(Row(height: height, isFramed: false, headings: nil))
    }

    // MARK: Pages

    private mutating func paginate() {
        let (_, room) = PdfCanvas.body(isWide: sheet.orientation == .landscape)
        pages = [[]]
        var y = 0.0
        func headings(_ r: Int) -> Range<Int> { rows[r].headings ?? r..<r }
        func turn(_ r: Int) {
            pages.append([])
            y = 0
            for heading in headings(r) {
                pages[pages.count - 1].append(Item(row: heading, y: y, height: rows[heading].height, repeats: true))
                y += rows[heading].height
            }
        }
        for r in rows.indices {
            var left = rows[r].height
            let above = headings(r).reduce(0) { $0 + rows[$1].height }
            // A heading does not stay behind at a page's foot.
            let below =
                rows.indices.contains(r + 1) && rows[r + 1].headings?.upperBound == r + 1 ? rows[r + 1].height : 0
            if y + left + min(below, room / 3) > room, above + left <= room, y > above { turn(r) }
            while left > 0.01 {
                if room - y < 2 * least, left > room - y { turn(r) }
                let part = min(left, room - y)
                pages[pages.count - 1].append(Item(row: r, y: y, height: part))
                y += part
                left -= part
            }
        }
        for c in cells.indices { flow(c) }
    }

    /// Gives a cell's lines to the pages that its rows stand on.
    private mutating func flow(_ c: Int) {
        var segments: [(page: Int, y: Double, height: Double, lines: Range<Int>)] = []
        let cell = cells[c]
        var next = 0
        for (p, page) in pages.enumerated() {
            let own = page.filter { cell.rows.contains($0.row) }
            guard let first = own.first, let last = own.last else { continue }
            let height = last.y + last.height - first.y
            if cell.repeats, next == cell.lines.count, let shown = segments.first?.lines, shown.count == next,
                needed(cell) <= height + 0.01
            {
                segments.append((p, first.y, height, shown))
                continue
            }
            var used = 2 * padding
            let start = next
            while next < cell.lines.count, used + cell.lines[next].height <= height + 0.01 {
                used += cell.lines[next].height
                next += 1
            }
            segments.append((p, first.y, height, start..<next))
        }
        cells[c].segments = segments
    }

    /// The rows at whose end a cell has lines left over, and the room that these need.
    private var short: [(row: Int, room: Double)] {
        cells.compactMap { cell in
            let shown = cell.segments.map(\.lines.upperBound).max() ?? 0
            guard shown < cell.lines.count else { return nil }
            return (cell.rows.upperBound - 1, cell.lines[shown...].reduce(padding) { $0 + $1.height })
        }
    }

    /// Lines that no page shows: none, whatever the form.
    var lostLines: Int {
        cells.reduce(0) { $0 + $1.lines.count - ($1.segments.map(\.lines.upperBound).max() ?? 0) }
    }

    // MARK: Drawing

    func draw(_ page: Int) {
        let margin = PdfCanvas.margin
        for cell in cells {
            let isFramed = rows[cell.rows.lowerBound].isFramed
            for segment in cell.segments where segment.page == page {
                if isFramed {
                    canvas.frame(x: margin + cell.x, y: margin + segment.y, width: cell.width, height: segment.height)
                }
                let lines = cell.lines[segment.lines]
                let text = lines.reduce(0) { $0 + $1.height }
                let isWhole = segment.lines.count == cell.lines.count
                var y = segment.y + (isWhole ? max(padding, (segment.height - text) / 2) : padding)
                for line in lines {
                    let inset = padding + max(0, cell.width - line.width - 2 * padding) * cell.align
                    canvas.draw(line, x: margin + cell.x + inset, y: margin + y)
                    y += line.height
                }
            }
        }
        guard sheet.hasCode, let last = pages[page].last, last.row == rows.count - 1 else { return }
        QRCode(sheet.code)?.draw(
            on: canvas.cairo, x: margin + (edges.last ?? 0) - PdfTable.picture, y: margin + last.y + padding,
            side: PdfTable.picture)
    }
}
