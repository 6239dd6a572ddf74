import Basics
import Forms
import Library
import Testing

@testable import Recognition

/// The costs in `data/reading/costs.tsv`.
@Suite("Costs of a reading")
struct CostTests {
    private func faults(_ text: String) -> [String] {
        Array(text.utf8).withUnsafeBufferPointer { CostTable(DataTable($0)).faults }
    }

    private var stored: String { String(decoding: DataFile.costs.bytes, as: UTF8.self) }

    @Test("Every cost is there, each with its reason, and no line says nothing")
    func complete() {
        #expect(CostTable.standard.faults == [])
        #expect(faults(stored) == [])
    }

    @Test(
        "A line that is wrong is told",
        arguments: [
            "fit\tlevel3\tany\t3\tno such column", "fit\tname\tgreen\t3\tno such look",
            "fits\tname\tany\t3\tno such cost",
            "blank\tname\t-\t15\ttoo much", "blank\tname\t-\tmuch\tno number", "blank\tname\t-\t3\t",
        ])
    func wrong(line: String) {
        #expect(faults(stored + line + "\n").count == 1)
    }

    @Test("A line that is missing is told")
    func missing() {
        func without(_ start: String) -> [String] {
            faults(
                stored.split(separator: "\n").filter { !$0.hasPrefix(start) }.map { $0 + "\n" }.joined())
        }
        #expect(without("fit\tvalue\tany") == ["fit: no line for any piece in value"])
        #expect(without("blank\tname") == ["blank: nothing for name"])
        #expect(without("clear") == ["clear: missing"])
    }

    @Test("The first line counts whose looks a piece has")
    func order() {
        var kind = PieceKind.plain
        #expect(Costs.fit(kind, .name) == 1)
        kind.sentence = true
        #expect(Costs.fit(kind, .name) == 5)
        kind.number = true
        #expect(Costs.fit(kind, .name) == 14)
        kind.numbered = true
        #expect(Costs.fit(kind, .name) == 0)
    }
}

extension PieceKind {
    /// Words of which nothing is known.
    fileprivate static var plain: PieceKind {
        let builder = IndicatorBuilder(vocabulary: .standard, units: .standard)
        let cell = RawRow.RawCell(
            text: Text("河道清淤"), markup: [], column: 0, columnEnd: 1, rowEnd: 0, place: CellReference(paragraph: 0))
        return PieceKind(Piece(cell, line: 0, .standard), builder)
    }
}
