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
        Bar("w1.txt", 99.4, 99.4, silent: 0),
        Bar("w2.txt", 100, 100, silent: 0),
        Bar("w3.txt", 99.4, 99.4, silent: 0),
        Bar("w5.txt", 97.8, 96.2, silent: 1),
        Bar("w8.md", 100, 100, silent: 0),
        Bar("w9.txt", 100, 100, silent: 0),
        Bar("w11.html", 100, 100, silent: 0),
    ]

    /// What no fixture shows. Columns one after the other (columnwise) hold no row yet.
    static let made = [
        Bar("glued", 100, 100, silent: 30),
        Bar("gluedAll", 100, 100, silent: 54),
        Bar("pdfPlain", 94.6, 100, silent: 101),
        Bar("pdfRaw", 68.6, 75.5, silent: 240),
        Bar("columnwise", 100, 0, silent: 1),
        Bar("page", 91.1, 89.7, silent: 345),
        Bar("swappedTabs", 100, 100, silent: 0),
        Bar("swappedBars", 100, 100, silent: 0),
        Bar("listed", 100, 100, silent: 0),
        Bar("prose", 100, 100, silent: 0),
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
