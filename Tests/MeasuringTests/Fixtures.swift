import Basics
import Documents
import Forms
import Foundation
import Library
import Measuring
import Recognition

/// Files in Tests/Fixtures, and what the chain reads out of bytes.
enum Fixtures {
    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Fixtures")

    static func folder(_ name: String, formats: Set<String>? = nil) throws -> TruthFolder {
        try TruthFolder(root.appending(path: name), formats: formats)
    }

    static func samples() throws -> [Sample] { try Sample.all(in: root.appending(path: "clean")) }

    static func read(_ bytes: [UInt8]) throws -> Reading {
        Recogniser.read(try Document.open(bytes, fieldWords: Lexicon.fieldWords))
    }
}
