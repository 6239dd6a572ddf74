import Basics

/// A table on one page as its ruling lines draw it: edges of columns and rows, and between which of them a line stands.
struct RuledTable {
    /// The x of the columns' edges and the y of the rows', ascending.
    private(set) var columns: [Float]
    private(set) var rows: [Float]
    private(set) var cells: [RuledCell] = []
    /// By row and column: the index of the cell that covers it.
    private var cellAt: [Int32]
    /// By column: whether no line stands over the first row, and under the last one, as where a cell goes over a page break.
    private(set) var opensAbove: [Bool]
    private(set) var opensBelow: [Bool]

    struct RuledCell {
        var row: Int
        var column: Int
        var rowSpan: Int
        var columnSpan: Int
    }

    var columnCount: Int { columns.count - 1 }
    var rowCount: Int { rows.count - 1 }
    var left: Float { columns[0] }
    var right: Float { columns[columns.count - 1] }
    var top: Float { rows[0] }
    var bottom: Float { rows[rows.count - 1] }

    /// The index of the cell at a point, nil outside.
    func cell(x: Float, y: Float) -> Int? {
        guard let column = RuledTable.band(columns, x), let row = RuledTable.band(rows, y) else { return nil }
        return Int(cellAt[row * columnCount + column])
    }

    /// Whether some cells, and not all, go on beyond the lines at the head or the foot.
    var breaksAbove: Bool { opensAbove.contains(true) && opensAbove.contains(false) }
    var breaksBelow: Bool { opensBelow.contains(true) && opensBelow.contains(false) }

    /// The cell over the page's break that stands over or under this x, open there.
    func openCell(x: Float, below: Bool) -> Int? {
        guard let column = RuledTable.band(columns, x), below ? opensBelow[column] : opensAbove[column] else {
            return nil
        }
        return Int(cellAt[below ? (rowCount - 1) * columnCount + column : column])
    }

    private static func band(_ edges: [Float], _ value: Float) -> Int? {
        guard value >= edges[0], value < edges[edges.count - 1] else { return nil }
        var low = 0
        var high = edges.count - 1
        while high - low > 1 {
            let middle = (low + high) / 2
            if edges[middle] <= value { low = middle } else { high = middle }
        }
        return low
    }

    /// All tables of a page. A single box is none.
    static func all(of page: PageContent) -> [RuledTable] {
        let horizontal = RuleJoining.joined(page.horizontal)
        let vertical = RuleJoining.joined(page.vertical)
        guard horizontal.count * vertical.count <= RuleJoining.mostPairs else { return [] }
        return RuleJoining.groups(horizontal, vertical).compactMap(RuledTable.init)
    }

    init?(_ group: RuleGroup) {
        var horizontal = group.horizontal
        var vertical = group.vertical
        let extent = group.extent
        // What is drawn without its outer lines: the inner ones tell how far it goes.
        let slack: Float = 6
        let positionsDown = horizontal.map(\.position)
        let positionsAcross = vertical.map(\.position)
        let lowest = positionsDown.max() ?? extent.top
        let drawn = horizontal
        if extent.bottom - lowest > slack {
            horizontal.append(Rule(position: extent.bottom, from: extent.left, to: extent.right))
        }
        if (positionsDown.min() ?? extent.bottom) - extent.top > slack {
            horizontal.append(Rule(position: extent.top, from: extent.left, to: extent.right))
        }
        if extent.right - (positionsAcross.max() ?? extent.left) > slack {
            vertical.append(Rule(position: extent.right, from: extent.top, to: extent.bottom))
        }
        if (positionsAcross.min() ?? extent.right) - extent.left > slack {
            vertical.append(Rule(position: extent.left, from: extent.top, to: extent.bottom))
        }
        columns = RuleJoining.edges(vertical.map(\.position))
        rows = RuleJoining.edges(horizontal.map(\.position))
        let (across, down) = (columns.count - 1, rows.count - 1)
        guard across >= 1, down >= 1, across * down > 1, across * down <= RuleJoining.mostPairs else { return nil }

        // Whether a line stands left of a base cell, and above it.
        var walled = [Bool](repeating: false, count: (across + 1) * down)
        for rule in vertical {
            let edge = RuleJoining.nearest(columns, rule.position)
            for row in 0..<down {
                let middle = (rows[row] + rows[row + 1]) / 2
                if rule.from <= middle && middle <= rule.to { walled[row * (across + 1) + edge] = true }
            }
        }
        var floored = [Bool](repeating: false, count: across * (down + 1))
        for rule in drawn {
            let edge = RuleJoining.nearest(rows, rule.position)
            for column in 0..<across {
                let middle = (columns[column] + columns[column + 1]) / 2
                if rule.from <= middle && middle <= rule.to { floored[edge * across + column] = true }
            }
        }
        opensAbove = (0..<across).map { !floored[$0] }
        opensBelow = (0..<across).map { !floored[down * across + $0] }

        cellAt = [Int32](repeating: -1, count: across * down)
        for row in 0..<down {
            for column in 0..<across where cellAt[row * across + column] < 0 {
                var right = column + 1
                while right < across, cellAt[row * across + right] < 0, !walled[row * (across + 1) + right],
                    // A line that ends at this column parts them below or above only.
                    floored[row * across + right] == floored[row * across + column] || row == 0
                { right += 1 }
                var below = row + 1
                while below < down {
                    let range = column..<right
                    guard range.allSatisfy({ !floored[below * across + $0] && cellAt[below * across + $0] < 0 }),
                        range.dropFirst().allSatisfy({ !walled[below * (across + 1) + $0] })
                    else { break }
                    below += 1
                }
                for r in row..<below {
                    for c in column..<right { cellAt[r * across + c] = Int32(cells.count) }
                }
                cells.append(
                    RuledCell(row: row, column: column, rowSpan: below - row, columnSpan: right - column))
            }
        }
    }
}
