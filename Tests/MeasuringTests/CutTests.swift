import Measuring
import Testing

/// Texts cut short, or with lines lost or doubled: nothing stops, and what is read is right.
@Suite("Cut texts")
struct CutTests {
    /// The least share of right rows among those read, in per cent: to be raised to 95.
    static let bars: [Cut: Double] = [.front: 94, .back: 85, .dropped: 68, .doubled: 90]

    // `biaochi-measure --cuts` takes every file at every point.
    @Test("Rows read out of cut texts are right")
    func rows() throws {
        let files = try Fixtures.folder("wild").files + Fixtures.folder("clean", formats: ["txt", "md", "html"]).files
        let sample = files.enumerated().filter { $0.offset % 3 == 0 }.map(\.element)
        for (kind, tally) in Cut.tallies(sample, points: [2, 5, 8], read: Fixtures.read) {
            #expect(tally.texts >= 50)
            #expect(100 * tally.precision >= Self.bars[kind] ?? 95, "\(kind): \(tally)")
        }
    }
}
