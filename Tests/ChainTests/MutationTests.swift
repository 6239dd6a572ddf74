import Basics
import Documents
import Forms
import Foundation
import Recognition
import Testing

/// Every cell of a form, changed, blanked and deleted in turn: the reading changes or says so, and nothing stops.
@Suite("Mutated cells")
struct MutationTests {
    @Test("A changed cell changes the reading or is told", arguments: ["real"] + Samples.ids.prefix(10))
    func everyCell(_ id: String) throws {
        let bytes =
            id == "real"
            ? [UInt8](try Data(contentsOf: Samples.root.appending(path: "examples/lukou-education-2026.txt")))
            : try Samples.bytes("clean/\(id).txt")
        let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map {
            $0.split(separator: 0x09, omittingEmptySubsequences: false).map(Array.init)
        }
        let original = try told(lines)
        var swallowed: [String] = []
        for (l, cells) in lines.enumerated() {
            for (c, cell) in cells.enumerated() where !Text(bytes: cell).trimmed().isEmpty {
                for (what, mutant) in [("changed", cell + Array("改".utf8)), ("blanked", [])] {
                    var mutated = lines
                    mutated[l][c] = mutant
                    if try told(mutated) == original {
                        swallowed.append("\(what) \(l + 1):\(c) \(Text(bytes: cell).string.prefix(14))")
                    }
                }
                var mutated = lines
                mutated[l].remove(at: c)
                if try told(mutated) == original {
                    swallowed.append("deleted \(l + 1):\(c) \(Text(bytes: cell).string.prefix(14))")
                }
            }
        }
        #expect(swallowed == [])
    }

    /// All that the reading says; a file with no form left says that.
    private func told(_ lines: [[[UInt8]]]) throws -> [UInt8] {
        let bytes = Array(lines.map { Array($0.joined(separator: [0x09])) }.joined(separator: [0x0A]))
        return try Samples.reading(bytes).json(source: "", sha256: "").bytes(pretty: false)
    }
}
