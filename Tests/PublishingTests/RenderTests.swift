import Basics
import Documents
import Forms
import Foundation
import Library
import Recognition
import Testing

@testable import Publishing

@Suite("Forms in official layouts")
struct RenderTests {
    static let fixtures = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Fixtures")

    static func truths() throws -> [(name: String, form: Form)] {
        let files = try FileManager.default.contentsOfDirectory(
            at: fixtures.appending(path: "clean"), includingPropertiesForKeys: nil)
        return try files.filter { $0.lastPathComponent.hasSuffix(".truth.json") }.sorted { $0.path < $1.path }
            .flatMap { url in
                let json = try JSON.parse(Data(contentsOf: url))
                return (json["forms"]?.elements ?? [json]).enumerated().map {
                    ("\(url.lastPathComponent)[\($0.offset)]", Form(json: $0.element))
                }
            }
    }

    static func layout(_ name: String) throws -> Layout { try #require(Layout.shipped(name)) }

    static func reading(_ bytes: [UInt8]) throws -> Reading {
        Recogniser.read(try Document.open(bytes, fieldWords: Lexicon.fieldWords))
    }

    @Test("Every layout in data/layouts is sound and built in")
    func sound() throws {
        let files = try FileManager.default.contentsOfDirectory(
            at: Self.fixtures.deletingLastPathComponent().deletingLastPathComponent().appending(path: "data/layouts"),
            includingPropertiesForKeys: nil
        ).filter { $0.pathExtension == "yaml" }
        for url in files {
            let (layout, faults) = Layout.read([UInt8](try Data(contentsOf: url)))
            #expect(faults.map { "\($0.line):\($0.column) \($0.message.zh)" } == [], "\(url.lastPathComponent)")
            #expect(layout.name + ".yaml" == url.lastPathComponent)
        }
        #expect(Set(Layout.shipped.map(\.name)) == Set(files.map { $0.deletingPathExtension().lastPathComponent }))
    }

    @Test(
        "What is written is read again as the form, but for what the layout has no place for",
        arguments: Layout.shipped.map(\.name), [SheetFile.docx, .xlsx, .html, .csv, .md])
    func readBack(_ name: String, _ file: SheetFile) throws {
        let layout = try Self.layout(name)
        let places = LayoutPlaces(layout)
        for (source, form) in try Self.truths() where form.kind.map(layout.kinds.contains) == true {
            let again = try Self.reading(try file.bytes([(form, layout)]))
            let wanted = places.taking(form).form
            let difference = SameForm.difference([wanted], again.forms.map { places.taking($0).form })
            #expect(difference == nil, "\(source) in \(name) as \(file.rawValue)")
        }
    }
}
