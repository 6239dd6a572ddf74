import Documents

extension IndicatorHeader {
    /// The column of each cell of a row whose cells only blanks keep apart. A long word pushes the next one to the right, so that what
    /// stands under a heading need not belong to it: the cells keep their order, each has a column of its own, and together they
    /// stand as near to their columns as they can. Nil where the cells are too few or too many to be sure, or columns are not known.
    func columns(under pieces: [Piece]) -> [Column]? {
        guard roster.isEmpty, unknown.isEmpty, pieces.count > 2, pieces.count <= columns.count else { return nil }
        let far = Int.max / 4
        // least[p][c]: the least distance of the first p cells when the first c columns may be used.
        var least = [[Int]](
            repeating: [Int](repeating: far, count: columns.count + 1), count: pieces.count + 1)
        least[0] = [Int](repeating: 0, count: columns.count + 1)
        for p in pieces.indices {
            for c in columns.indices {
                least[p + 1][c + 1] = min(least[p + 1][c], least[p][c] + distance(pieces[p], columns[c]))
            }
        }
        var found: [Column] = []
        var c = columns.count
        for p in pieces.indices.reversed() {
            while c > 0, least[p + 1][c] == least[p + 1][c - 1] { c -= 1 }
            guard c > 0 else { return nil }
            found.append(columns[c - 1])
            c -= 1
        }
        return found.reversed()
    }

    /// In display columns; cells may be aligned with their heading at the left, in the middle or at the right.
    private func distance(_ piece: Piece, _ column: Column) -> Int {
        let left = abs(piece.column - column.start) * 2
        let right = abs(piece.columnEnd - column.end) * 2
        let middle = abs(piece.column + piece.columnEnd - column.start - column.end)
        return min(left, right, middle)
    }
}
