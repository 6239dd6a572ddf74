import Forms
import Foundation
import Testing

/// Texts that speak of forms and hold none, and blank templates.
@Suite("Texts without a form")
struct NoFormTests {
    static let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()) ?? []
    private static let folder = Fixtures.root.appending(path: "noforms")

    @Test("No form, or a form without rows and a notice that it is blank", arguments: names)
    func noForm(_ name: String) throws {
        let reading = try Fixtures.read([UInt8](Data(contentsOf: Self.folder.appending(path: name))))
        check(reading, name)
    }

    @Test("There are thirty")
    func thirty() { #expect(Self.names.count == 30) }

    private func check(_ reading: Reading, _ name: String) {
        #expect(reading.forms.count == (name.contains("-blank-") ? 1 : 0))
        for (k, form) in reading.forms.enumerated() {
            #expect(form.indicators.isEmpty)
            #expect(reading.notices.contains { $0.form == k })
        }
        #expect(!reading.notices.isEmpty)
    }
}
