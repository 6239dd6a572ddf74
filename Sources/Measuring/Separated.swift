import Foundation

/// Text whose cells are kept apart by a sign or by blanks.
enum Separated: CaseIterable {
    case tabs, bars, spaces

    /// The rows of a grid as lines.
    func lines(_ rows: [[String]]) -> [String] {
        let rows = rows.map { $0.map(unbroken) }
        switch self {
        case .tabs: return rows.map { $0.joined(separator: "\t") }
        case .bars: return rows.map { $0.map { $0 + " |" }.joined(separator: " ") }
        case .spaces:
            let columnCount = rows.map(\.count).max() ?? 0
            let widths = (0..<columnCount).map { column in
                rows.compactMap { column < $0.count ? Separated.width($0[column]) : nil }.filter { $0 <= 44 }.max() ?? 0
            }
            return rows.map { row in
                var line = ""
                var end = 0
                for (column, cell) in row.enumerated() {
                    if !cell.isEmpty {
                        line += String(repeating: " ", count: max(0, end - Separated.width(line))) + cell + "   "
                    }
                    end += widths[column] + 3
                }
                return line.trimmingCharacters(in: .whitespaces)
            }
        }
    }

    /// How many columns of a screen a text takes: a Chinese character two.
    private static func width(_ text: String) -> Int {
        text.unicodeScalars.reduce(0) { $0 + ($1.value < 0x1100 ? 1 : 2) }
    }

    /// A sample of which two columns from the name on have changed places.
    static func swapped(_ sample: Sample, _ how: Separated, _ draft: inout TruthDraft, _ chance: inout Chance) -> String
    {
        var grid = sample.grid
        for block in grid.blocks {
            let header = grid.rows[block.header]
            // A heading over several columns stays where it is.
            let single = header.indices.filter {
                $0 >= block.nameColumn && !header[$0].isEmpty && ($0 + 1 == header.count || !header[$0 + 1].isEmpty)
            }
            guard single.count > 1 else { continue }
            let chosen = single.shuffled(using: &chance).prefix(2)
            for r in block.range { grid.rows[r].swapAt(chosen[0], chosen[1]) }
        }
        return how.lines(grid.rows).joined(separator: "\n") + "\n"
    }
}
