import Measuring
import Testing

/// What a storage must reach.
struct Bar: Sendable, CustomTestStringConvertible {
    let storage: String
    /// Shares of rows in per cent.
    let precision: Double
    let recall: Double
    /// Wrong values that nothing tells of, at most.
    let silent: Int

    init(_ storage: String, _ precision: Double, _ recall: Double, silent: Int) {
        self.storage = storage
        self.precision = precision
        self.recall = recall
        self.silent = silent
    }

    var testDescription: String { storage }
}

/// How well texts are read, storage by storage. A bar is raised with the recogniser and not lowered.
@Suite("Reading bars")
struct ReadingBarsTests {
    static let stored = [
        Bar("w1.txt", 98, 98, silent: 11),
        Bar("w2.txt", 98, 100, silent: 27),
        Bar("w3.txt", 96, 85, silent: 19),
        Bar("w5.txt", 57, 62, silent: 59),
        Bar("w8.md", 100, 100, silent: 12),
        Bar("w9.txt", 97, 97, silent: 25),
        Bar("w11.html", 100, 100, silent: 1),
    ]

    /// Storages that can hold no row yet have no bar for recall.
    static let made = [
        Bar("glued", 100, 0, silent: 0),
        Bar("gluedAll", 100, 0, silent: 0),
        Bar("pdfPlain", 90, 95, silent: 165),
        Bar("pdfRaw", 61, 65, silent: 268),
        Bar("columnwise", 100, 0, silent: 28),
        Bar("page", 89, 83, silent: 415),
        Bar("swappedTabs", 100, 100, silent: 0),
        Bar("swappedBars", 100, 100, silent: 0),
        Bar("listed", 100, 0, silent: 10),
        Bar("prose", 100, 0, silent: 10),
    ]

    @Test("Texts as they are stored", arguments: stored)
    func storedTexts(_ bar: Bar) throws {
        try check(bar, Fixtures.folder("wild", formats: [bar.storage]))
    }

    @Test("Texts in storages that no fixture shows", arguments: made)
    func madeTexts(_ bar: Bar) throws {
        let storage = try #require(Storage(rawValue: bar.storage))
        try check(bar, TruthFolder(made: Fixtures.samples(), storages: [storage]))
    }

    @Test("Every made storage has a bar")
    func everyStorage() {
        #expect(Set(Self.made.map(\.storage)) == Set(Storage.allCases.map(\.rawValue)))
    }

    private func check(_ bar: Bar, _ folder: TruthFolder) throws {
        let tally = try #require(try folder.tallies(read: Fixtures.read).first?.tally)
        #expect(tally.files >= 10)
        #expect(100 * tally.precision >= bar.precision)
        #expect(100 * tally.recall >= bar.recall)
        #expect(tally.silent.count <= bar.silent)
    }
}
