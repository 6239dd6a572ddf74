import Foundation

/// Cells with nothing between them.
enum GluedText {
    static func make(_ sample: Sample, lines: Bool, _ draft: inout TruthDraft) -> String {
        for k in draft.forms.indices {
            // Where one open text or number ends and the next begins is not told.
            draft.loseFields(
                k,
                [
                    "explanation", "standard", "basis", "remark", "deviation", "weight", "score", "actual",
                    "actualText",
                    "likelihood", "forecast",
                ])
            if sample.isRoster || sample.gluesNumbers { draft.lose(k, ["budget"]) }
            if sample.isRoster { draft.lose(k, ["objectives", "project"]) }
        }
        let rows = sample.grid.rows.map { $0.map(unbroken).joined() }.filter { !$0.isEmpty }
        return rows.joined(separator: lines ? "\n" : "") + "\n"
    }
}

extension Sample {
    /// Whether two amounts stand side by side in a row above the indicators: glued they are one number.
    fileprivate var gluesNumbers: Bool {
        let indicators = grid.blocks.flatMap { Array($0.range) }
        return grid.rows.indices.contains { r in
            !indicators.contains(r)
                && zip(filled(r), filled(r).dropFirst()).contains {
                    Spelling.number($0) != nil && Spelling.number($1) != nil
                }
        }
    }

    private func filled(_ r: Int) -> [String] { grid.rows[r].map { Spelling.plain($0) }.filter { !$0.isEmpty } }
}
