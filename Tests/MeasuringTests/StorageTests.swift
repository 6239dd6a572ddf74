import Foundation
import Measuring
import Testing

/// The texts that are made from samples.
@Suite("Made storages")
struct StorageTests {
    @Test("The same samples give the same texts", arguments: Storage.allCases)
    func same(_ storage: Storage) throws {
        let samples = try Fixtures.samples()
        let texts = storage.texts(samples)
        #expect(texts.count >= 10)
        #expect(texts.map(\.text) == storage.texts(samples).map(\.text))
    }

    @Test("Every name that the truth states stands in the text, but for breaks", arguments: Storage.allCases)
    func names(_ storage: Storage) throws {
        for made in storage.texts(try Fixtures.samples()) where storage != .pdfRaw {
            let text = plain(made.text)
            for form in made.truth["forms"]?.elements ?? [] {
                for row in form["indicators"]?.elements ?? [] {
                    let name = plain(row["name"]?.stringValue ?? "")
                    #expect(text.contains(name), "\(made.id) \(storage) \(name)")
                }
            }
        }
    }

    @Test("Glued text has no separator, and one line where all is glued")
    func glued() throws {
        let samples = try Fixtures.samples()
        #expect(Storage.glued.texts(samples).allSatisfy { !$0.text.contains { $0 == "\t" || $0 == "|" } })
        #expect(Storage.gluedAll.texts(samples).allSatisfy { $0.text.split(separator: "\n").count == 1 })
    }

    @Test("A page begins inside its first form, and its truth is what is left")
    func page() throws {
        let pages = Storage.page.texts(try Fixtures.samples())
        #expect(pages.allSatisfy { ($0.truth["forms"]?.elements.count ?? 0) > 1 })
        #expect(pages.contains { !$0.text.prefix(200).contains("一级指标") && $0.text.prefix(200).contains("质量指标") })
    }

    private func plain(_ text: String) -> String { text.filter { !$0.isWhitespace } }
}
