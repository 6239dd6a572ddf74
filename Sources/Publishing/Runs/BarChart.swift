/// Bars that lie, a row each, in parts of several fills; drawn as SVG. Words and figures stand beside them, so that it can be read
/// without colour.
struct BarChart {
    enum Fill: String {
        case fail, pass, error, warning, info, plain
    }

    struct Row {
        var label: String
        /// One for each fill.
        var values: [Int]
        /// What is printed behind the bar.
        var figure: String
    }

    let rows: [Row]
    let fills: [Fill]
    /// The width of the labels, of 720.
    var labels = 262

    private static let width = 720
    private static let figures = 88
    private static let line = 22

    func svg() -> String {
        let most = max(rows.map { $0.values.reduce(0, +) }.max() ?? 1, 1)
        let room = BarChart.width - labels - BarChart.figures
        let height = rows.count * BarChart.line + 4
        var out = "<svg class=\"chart\" role=\"img\" viewBox=\"0 0 \(BarChart.width) \(height)\">\n"
        for (i, row) in rows.enumerated() {
            let y = i * BarChart.line
            // A Chinese character is as wide as the letters are high, a narrow one about half of that.
            let label = DisplayWidth.cut(row.label, to: (labels - 8) / 6)
            out += "<g><title>\(Markup.escaped(row.label))</title>"
            out += "<text class=\"end\" x=\"\(labels - 8)\" y=\"\(y + 16)\">\(Markup.escaped(label))</text>"
            var sum = 0
            for (fill, value) in zip(fills, row.values) where value > 0 {
                // Each part ends where the sum so far ends: rounding never adds up.
                let start = sum * room / most
                sum += value
                let end = max(sum * room / most, start + 1)
                out +=
                    "<rect class=\"\(fill.rawValue)\" x=\"\(labels + start)\" y=\"\(y + 4)\" width=\"\(end - start)\" height=\"15\"/>"
            }
            let end = labels + sum * room / most + 6
            out += "<text x=\"\(end)\" y=\"\(y + 16)\">\(Markup.escaped(row.figure))</text></g>\n"
        }
        return out + "</svg>\n"
    }
}

/// Figures in rows and columns, each on a ground as dark as its share.
struct ShadedGrid {
    struct Cell {
        /// In per cent.
        var share: Int
        var text: String
    }

    static let mostColumns = 6

    let rows: [String]
    let columns: [String]
    /// A row for each of `rows`; nil where there is nothing.
    let cells: [[Cell?]]

    private static let width = 720
    private static let labels = 190
    private static let line = 24

    func svg() -> String {
        let room = ShadedGrid.width - ShadedGrid.labels
        let wide = min(room / max(columns.count, 1), 160)
        let height = (rows.count + 1) * ShadedGrid.line + 2
        var out = "<svg class=\"chart\" role=\"img\" viewBox=\"0 0 \(ShadedGrid.width) \(height)\">\n"
        for (k, column) in columns.enumerated() {
            let x = ShadedGrid.labels + k * wide + wide / 2
            out += "<text class=\"mid\" x=\"\(x)\" y=\"16\">\(Markup.escaped(column))</text>\n"
        }
        for (i, row) in rows.enumerated() {
            let y = (i + 1) * ShadedGrid.line
            let label = DisplayWidth.cut(row, to: (ShadedGrid.labels - 8) / 6)
            out +=
                "<text class=\"end\" x=\"\(ShadedGrid.labels - 8)\" y=\"\(y + 16)\">\(Markup.escaped(label))</text>\n"
            for (k, cell) in cells[i].enumerated() {
                guard let cell else { continue }
                let x = ShadedGrid.labels + k * wide
                let shade = "0.\(cell.share < 10 ? "0" : "")\(min(cell.share, 99))"
                let light = cell.share > 55 ? " light" : ""
                out +=
                    "<rect class=\"shade\" fill-opacity=\"\(shade)\" x=\"\(x)\" y=\"\(y)\" width=\"\(wide - 2)\" height=\"\(ShadedGrid.line - 2)\"/>"
                    + "<rect class=\"frame\" x=\"\(x)\" y=\"\(y)\" width=\"\(wide - 2)\" height=\"\(ShadedGrid.line - 2)\"/>"
                    + "<text class=\"mid\(light)\" x=\"\(x + wide / 2)\" y=\"\(y + 16)\">\(Markup.escaped(cell.text))</text>\n"
            }
        }
        return out + "</svg>\n"
    }
}
