import Foundation
import Testing

@testable import Library

@Suite("Data files")
struct DataFileTests {
    @Test("The binary holds the data files as they stand in the source tree", arguments: DataFile.allCases)
    func fresh(file: DataFile) throws {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let stored = try Data(contentsOf: root.appending(path: "data/\(file.path)"))
        #expect(
            stored.elementsEqual(file.bytes),
            "the build is older than data/\(file.path): touch Sources/CLexicon/lexicon.S")
    }
}
