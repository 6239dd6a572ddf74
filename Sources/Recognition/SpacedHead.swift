import Basics
import Documents
import Forms
import Library

/// The lines above and below a table of indicators whose columns only blanks keep apart: which lines make a row.
struct SpacedHead {
    let builder: IndicatorBuilder
    func unwrapped(_ rows: [RawRow]) -> [RawRow] { rows }
}
