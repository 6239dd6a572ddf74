import Basics

/// A page, read: tables and lines from top to bottom.
struct PageLayout {
    enum Item {
        case line(LineItem)
        case table(TablePiece)
        /// Lines whose words stand in columns that only blanks keep apart.
        case columns(ColumnsPiece)
    }

    struct LineItem {
        var text: Text
        var box: PageBox
        var top: Float
    }

    let number: Int
    let height: Float
    var items: [Item] = []

    init(_ page: PageContent) {
        number = page.number
        height = page.height
        // The smallest first: a frame around the page takes no character from a table in it.
        var tables = RuledTable.all(of: page)
        tables.sort { ($0.right - $0.left) * ($0.bottom - $0.top) < ($1.right - $1.left) * ($1.bottom - $1.top) }
        var inCells = tables.map { [[Int32]](repeating: [], count: $0.cells.count) }
        var outside: [Int32] = []
        for (i, character) in page.characters.enumerated() {
            var isInside = false
            for t in tables.indices {
                guard let cell = tables[t].cell(x: character.middle, y: character.waist) else { continue }
                inCells[t][cell].append(Int32(i))
                isInside = true
                break
            }
            if !isInside { outside.append(Int32(i)) }
        }
        for t in tables.indices {
            PageLayout.takeBroken(&outside, &inCells[t], tables[t], page)
        }
        var placed: [(top: Float, item: Item)] = []
        for t in tables.indices {
            placed.append((tables[t].top, .table(TablePiece(tables[t], inCells[t], page))))
        }
        let tops = tables.map(\.top).sorted()
        let lines = PageLine.lines(of: outside, on: page)
        // Lines between the same two tables stand together.
        var start = 0
        while start < lines.count {
            let place = tops.filter { $0 < lines[start].baseline }.count
            var end = start + 1
            while end < lines.count, tops.filter({ $0 < lines[end].baseline }).count == place { end += 1 }
            let group = Array(lines[start..<end])
            if let columns = ColumnsPiece(group, page) {
                placed.append((group[0].top, .columns(columns)))
            } else {
                for item in PageLayout.paragraphs(group, page) { placed.append((item.top, .line(item))) }
            }
            start = end
        }
        items = placed.enumerated().sorted { ($0.element.top, $0.offset) < ($1.element.top, $1.offset) }
            .map(\.element.item)
    }

    /// The words of a cell that a page's end breaks may go on beyond its lines, where they do not show or hardly fit: line after
    /// line under those in the cell, and over them; where no word stands in the cell, at any distance.
    private static func takeBroken(
        _ outside: inout [Int32], _ inCells: inout [[Int32]], _ table: RuledTable, _ page: PageContent
    ) {
        for below in [true, false] where below ? table.breaksBelow : table.breaksAbove {
            let edge = below ? table.bottom : table.top
            let sign: Float = below ? 1 : -1
            var candidates: [Int: [(distance: Float, place: Int)]] = [:]
            for (place, index) in outside.enumerated() {
                let character = page.characters[Int(index)]
                guard sign * (character.waist - edge) >= 0,
                    let cell = table.openCell(x: character.middle, below: below)
                else { continue }
                candidates[cell, default: []].append((sign * character.baseline, place))
            }
            var taken: Set<Int> = []
            for (cell, found) in candidates {
                var reached = inCells[cell].map { sign * page.characters[Int($0)].baseline }.max()
                var more: [Int] = []
                for (distance, place) in found.sorted(by: { ($0.distance, $0.place) < ($1.distance, $1.place) }) {
                    let size = page.characters[Int(outside[place])].size
                    guard distance - (reached ?? distance) < size * 2 else { break }
                    reached = max(reached ?? distance, distance)
                    more.append(place)
                }
                let scalars = more.map { page.characters[Int(outside[$0])].scalar }
                // The number of the page.
                guard !scalars.allSatisfy({ $0 < 0x3A || $0 == 0x2014 }) else { continue }
                inCells[cell] += more.map { outside[$0] }
                taken.formUnion(more)
            }
            outside = outside.indices.filter { !taken.contains($0) }.map { outside[$0] }
        }
        takeOverflow(&outside, &inCells, table, page)
    }

    /// Words of the last row that are longer than its cell, as some programs print them at a page's end: under a line that was
    /// full, between the edges of its cell.
    private static func takeOverflow(
        _ outside: inout [Int32], _ inCells: inout [[Int32]], _ table: RuledTable, _ page: PageContent
    ) {
        let joining = LineJoining(page: page)
        for (index, cell) in table.cells.enumerated()
        where cell.row + cell.rowSpan == table.rowCount && cell.columnSpan < table.columnCount {
            let left = table.columns[cell.column]
            let right = table.columns[cell.column + cell.columnSpan]
            let near = outside.filter {
                let character = page.characters[Int($0)]
                return character.waist >= table.bottom && left <= character.middle && character.middle <= right
            }
            guard !near.isEmpty, var last = PageLine.lines(of: inCells[index], on: page).last,
                table.bottom - last.baseline < last.size * 2
            else { continue }
            var taken: Set<Int32> = []
            for line in PageLine.lines(of: near, on: page) {
                guard line.baseline - last.baseline < last.size * 2,
                    joining.wraps(last, line, width: right - left - last.size)
                else { break }
                taken.formUnion(line.characters)
                last = line
            }
            inCells[index] += near.filter(taken.contains)
            outside.removeAll(where: taken.contains)
        }
    }

    /// Lines of running text that the width broke are one paragraph.
    private static func paragraphs(_ lines: [PageLine], _ page: PageContent) -> [LineItem] {
        let joining = LineJoining(page: page)
        let left = lines.map(\.left).min() ?? 0
        let right = lines.map(\.right).max() ?? 0
        var out: [LineItem] = []
        var i = 0
        while i < lines.count {
            var end = i + 1
            while end < lines.count, lines[end].baseline - lines[end - 1].baseline < lines[end].size * 2.4,
                lines[end].left - left < lines[end].size, right - lines[end - 1].right < lines[end - 1].size * 1.2,
                lines[end - 1].right - lines[end - 1].left > lines[end - 1].size * 12,
                joining.wraps(lines[end - 1], lines[end], width: right - lines[end - 1].left)
            { end += 1 }
            let group = Array(lines[i..<end])
            let box = PageBox(
                page: page.number, left: group.map(\.left).min() ?? 0, top: group[0].top,
                right: group.map(\.right).max() ?? 0, bottom: group[group.count - 1].bottom)
            out.append(
                LineItem(text: joining.text(of: group, width: 0).trimmed(), box: box, top: group[0].top))
            i = end
        }
        return out
    }
}

/// A ruled table on one page, with its words.
struct TablePiece {
    struct PieceCell {
        var row: Int
        var rowSpan: Int
        var left: Float
        var right: Float
        var text: Text
        var box: PageBox
        /// What a line of the cell could still take behind its last line, and what its first line begins with.
        var room: Float
        var firstUnit: Float
        /// No line stands under it, though one stands under other cells of its row: it goes on behind the page break.
        var goesOn: Bool
    }

    var columns: [Float]
    var rows: [Float]
    var cells: [PieceCell]

    var left: Float { columns[0] }
    var right: Float { columns[columns.count - 1] }
    var top: Float { rows[0] }
    var bottom: Float { rows[rows.count - 1] }
    var rowCount: Int { rows.count - 1 }
    var isBroken: Bool { cells.contains(where: \.goesOn) }

    init(_ table: RuledTable, _ characters: [[Int32]], _ page: PageContent) {
        columns = table.columns
        rows = table.rows
        let lines = characters.map { PageLine.lines(of: $0, on: page) }
        // How far words stand from the lines around them.
        var padding: Float = 8
        for (cell, lines) in zip(table.cells, lines) {
            let edge = table.columns[cell.column]
            for line in lines { padding = min(padding, max(0, line.left - edge)) }
        }
        let joining = LineJoining(page: page)
        let breaksCells = table.breaksBelow
        cells = zip(table.cells, lines).map { cell, lines in
            let left = table.columns[cell.column]
            let right = table.columns[cell.column + cell.columnSpan]
            let width = right - left - 2 * padding
            let box = PageBox(
                page: page.number, left: left, top: table.rows[cell.row], right: right,
                bottom: table.rows[cell.row + cell.rowSpan])
            return PieceCell(
                row: cell.row, rowSpan: cell.rowSpan, left: left, right: right,
                text: joining.text(of: lines, width: width), box: box,
                room: lines.last.map { width - ($0.right - $0.left) - $0.size * 0.15 } ?? width,
                firstUnit: lines.first.map { joining.firstUnit(of: $0) } ?? 0,
                goesOn: breaksCells && cell.row + cell.rowSpan == table.rowCount && table.opensBelow[cell.column])
        }
    }

    /// The cells that begin in a row, from left to right.
    func cells(in row: Int) -> [PieceCell] { cells.filter { $0.row == row } }

    func isBlank(row: Int) -> Bool { cells(in: row).allSatisfy(\.text.isEmpty) }
}

/// Lines whose words stand in columns, as cells by display column.
struct ColumnsPiece {
    var cells: [Cell]
    var rowCount: Int
    var columnCount: Int

    /// nil where they are running text: most lines are of one piece.
    init?(_ lines: [PageLine], _ page: PageContent) {
        let segments = lines.map { $0.segments(on: page, gap: 1.4) }
        let wide = segments.filter { $0.count > 1 }.count
        let wider = segments.filter { $0.count > 2 }.count
        guard lines.count >= 4, wider >= 3 || wide * 10 >= lines.count * 6, wide * 10 >= lines.count * 3 else {
            return nil
        }
        let left = lines.map(\.left).min() ?? 0
        let sizes = lines.map(\.size).sorted()
        let unit = max(sizes[sizes.count / 2], 1) / 2
        func column(_ x: Float) -> Int { max(0, min(100_000, Int(((x - left) / unit).rounded()))) }
        cells = []
        columnCount = 0
        for (row, line) in lines.enumerated() {
            for segment in segments[row] {
                guard let first = segment.first, let last = segment.last else { continue }
                let (from, to) = (page.characters[Int(first)].left, page.characters[Int(last)].right)
                let box = PageBox(page: page.number, left: from, top: line.top, right: to, bottom: line.bottom)
                let start = column(from)
                let end = max(start + 1, column(to))
                columnCount = max(columnCount, end)
                cells.append(
                    Cell(
                        row: row, column: start, columnSpan: end - start,
                        text: PageLine.text(of: segment, on: page).trimmed(), traits: row == 0 ? .startsPage : [],
                        box: box))
            }
        }
        rowCount = lines.count
    }
}
