import Foundation

/// Text as tools take it out of a pdf without its layout.
enum PdfText {
    /// Each line of each cell on a line of its own.
    static func plain(_ sample: Sample, _ draft: inout TruthDraft, _ chance: inout Chance) -> String {
        for k in draft.forms.indices { draft.loseFields(k, ["likelihood", "deviation", "remark"]) }
        let printed = Printed(sample.grid, &chance)
        return printed.rows.flatMap { $0.flatMap { $0 } }.joined(separator: "\n") + "\n"
    }

    /// Line by line as printed, with a foot after each page and the heading again on the next.
    static func raw(_ sample: Sample, _ draft: inout TruthDraft, _ chance: inout Chance) -> String {
        for k in draft.forms.indices {
            draft.loseFields(k, ["likelihood", "deviation", "remark", "explanation", "basis"])
        }
        let printed = Printed(sample.grid, &chance)
        let blocks = sample.grid.blocks
        var lines: [String] = []
        var page = 1
        var onPage = 0
        for (r, row) in printed.rows.enumerated() {
            let visual = PdfText.lines(of: row)
            if onPage + visual.count > 24 && onPage > 0 {
                lines.append("— \(page) —")
                page += 1
                onPage = 0
                if let block = blocks.first(where: { $0.range.contains(r) && $0.header < r && !$0.repeats.contains(r) })
                {
                    lines += PdfText.lines(of: printed.rows[block.header])
                }
            }
            lines += visual
            onPage += visual.count
        }
        return (lines + ["— \(page) —"]).joined(separator: "\n") + "\n"
    }

    /// The lines in which a row of wrapped cells is printed.
    private static func lines(of row: [[String]]) -> [String] {
        (0..<(row.map(\.count).max() ?? 0)).map { n in
            row.compactMap { n < $0.count ? $0[n] : nil }.joined(separator: " ")
        }
    }

    /// The indicators column after column, every cell a line; what stands around them cell by cell.
    static func columnwise(_ sample: Sample, _ draft: inout TruthDraft) -> String? {
        // Which project a row belongs to is told only by the rows.
        guard !sample.isRoster else { return nil }
        for k in draft.forms.indices {
            // Columns that are blank in some rows do not tell which.
            draft.loseFields(k, ["remark", "deviation", "likelihood", "forecast", "weight", "score", "nature"])
        }
        let grid = sample.grid
        let blocks = grid.blocks
        var lines: [String] = []
        for r in grid.rows.indices {
            if let block = blocks.first(where: { $0.range.contains(r) }) {
                if r == block.header { lines += columns(grid, block) }
            } else {
                lines += grid.rows[r].map(unbroken).filter { !$0.isEmpty }
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func columns(_ grid: SampleGrid, _ block: SampleGrid.Block) -> [String] {
        var lines: [String] = []
        for column in grid.rows[block.header].indices {
            var above = ""
            for r in block.range where !block.repeats.contains(r) {
                var cell = unbroken(grid.rows[r][column])
                // A level that goes over several rows stands at each of them: else no column would tell of it.
                if column == block.level1Column || column == block.level2Column, block.data.contains(r) {
                    if column == block.level2Column, !grid.rows[r][block.level1Column].isEmpty { above = "" }
                    if cell.isEmpty { cell = above } else { above = cell }
                }
                if !cell.isEmpty { lines.append(cell) }
            }
        }
        return lines
    }
}

/// The cells of a grid as a page prints them: each wrapped at the width of its column, blank ones gone.
private struct Printed {
    let rows: [[[String]]]

    init(_ grid: SampleGrid, _ chance: inout Chance) {
        let columnCount = grid.rows.map(\.count).max() ?? 0
        // Narrow columns, as forms print them: four to six characters for levels, ten to fourteen for longer text.
        let widths = (0..<columnCount).map { column in
            let longest =
                grid.rows.compactMap { column < $0.count ? $0[column].count : nil }.filter { $0 < 40 }.max() ?? 0
            return longest <= 8
                ? Int.random(in: 6...8, using: &chance)
                : column < 2 ? Int.random(in: 5...7, using: &chance) : Int.random(in: 10...14, using: &chance)
        }
        rows = grid.rows.map { row in
            let filled = row.indices.filter { !row[$0].isEmpty }
            // Few cells in a row span the page.
            let spans = filled.count < 3 && columnCount > 3
            return filled.map { wrapped(row[$0], spans && $0 == filled.last ? 34 : Printed.width(row[$0], widths[$0])) }
        }
    }

    /// A number and its unit are not broken.
    private static func width(_ cell: String, _ width: Int) -> Int {
        cell.unicodeScalars.contains { ("0"..."9").contains($0) || ("０"..."９").contains($0) } && cell.count < 14
            ? 14 : width
    }
}
