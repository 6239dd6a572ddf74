import Basics
import Documents
import Forms
import Foundation
import Library
import Recognition
import Rulebook

/// Files in Tests/Fixtures and examples/, and what the chain makes of them.
enum Samples {
    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
    static let fixtures = root.appending(path: "Tests/Fixtures")
    static let ids = (0..<20).map { $0 < 10 ? "00\($0)" : "0\($0)" }

    static func bytes(_ path: String) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: fixtures.appending(path: path)))
    }

    static func reading(_ bytes: [UInt8]) throws -> Reading {
        Recogniser.read(try Document.open(bytes, fieldWords: Lexicon.fieldWords))
    }

    static func reading(_ path: String) throws -> Reading { try reading(bytes(path)) }

    static func json(_ path: String) throws -> JSON { try JSON.parse(Data(try bytes(path))) }

    /// Folders of a fixture set: the names before a suffix.
    static func names(in folder: String, suffix: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: fixtures.appending(path: folder).path)
            .filter { $0.hasSuffix(suffix) }.map { String($0.dropLast(suffix.count)) }.sorted()
    }
}

/// A form as words and numbers only: what must be the same whatever file it came from.
func content(_ form: Form) -> Form {
    var form = form
    form.cells = [:]
    form.repairs = []
    form.unread = []
    form.labels = []
    form.confidence = [:]
    for i in form.indicators.indices {
        // A workbook stores a number where text prints it with commas or in full width.
        form.indicators[i].text = Normal.form(of: form.indicators[i].text).replacing(",")
        form.indicators[i].actualText = form.indicators[i].actualText.map { Normal.form(of: $0).replacing(",") }
        form.indicators[i].lastYear = form.indicators[i].lastYear.map { Normal.form(of: $0) }
        form.indicators[i].forecast = form.indicators[i].forecast.map { Normal.form(of: $0) }
    }
    return form
}
