import Foundation
import Testing

@testable import Basics
@testable import Documents

private let program = LibreOffice.find(in: "/usr/bin")

/// Runs LibreOffice itself, one test after the other.
@Suite(.serialized, .enabled(if: program != nil, "LibreOffice is not installed")) struct LibreOfficeTests {
    private func office(seconds: Double = 60) throws -> LibreOffice {
        LibreOffice(program: try #require(program), seconds: seconds)
    }

    private func rtf(_ body: String) -> [UInt8] { Array("{\\rtf1\\ansi\\uc1 \(body)\\par}".utf8) }

    private let row = "\\trowd\\cellx2000\\cellx4000\\intbl \\u30002?\\cell \\u20056?\\cell\\row\\pard "

    @Test func anRtfBecomesATableAndNothingIsLeftBehind() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "biaochi-test-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        // What a run that was killed left there goes too; no process has this number.
        let stale = folder.appending(path: "biaochi-office-999999999-abcdef/out")
        try FileManager.default.createDirectory(at: stale, withIntermediateDirectories: true)
        let office = LibreOffice(program: try #require(program), temporary: folder.path)
        let document = try Document.open(rtf(row), converter: office)
        #expect(document.format == .rtf)
        #expect(drawn(tables(document).first) == ["0,0 甲", "0,1 乘"])
        office.close()
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == [])
    }

    @Test func severalInOneCallAndABadOneAmongThem() throws {
        let office = try office()
        defer { office.close() }
        let results = office.convert([
            ConversionInput(format: .rtf, bytes: rtf("one")),
            ConversionInput(format: .xls, bytes: makeCompound([("Workbook", [])])),
            ConversionInput(format: .rtf, bytes: rtf("two")),
        ])
        #expect(results.map { (try? $0.get()) != nil } == [true, false, true])
    }

    /// A doc with a picture that is linked by this address; LibreOffice on its own connects to it, and waits.
    private func linkedPicture(port: UInt16) throws -> [UInt8] {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        let stored = [UInt8](
            try Data(contentsOf: folder.appending(path: "Fixtures/old/linked-picture.doc")))
        let digits = Array(String(port).utf8)
        try #require(digits.count == 5)
        return stored.replacing(Array("54321".utf8), with: digits)
            .replacing("54321".utf8.flatMap { [$0, 0] }, with: digits.flatMap { [$0, 0] })
    }

    @Test func aLinkIsNotFollowed() throws {
        let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(listener) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let port = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { plain -> UInt16 in
                guard bind(listener, plain, length) == 0, listen(listener, 4) == 0,
                    getsockname(listener, plain, &length) == 0
                else { return 0 }
                return UInt16(bigEndian: pointer.pointee.sin_port)
            }
        }
        try #require(port > 0)
        let office = try office()
        defer { office.close() }
        let document = try Document.open(linkedPicture(port: port), converter: office)
        #expect(paragraphs(document) == ["x"])
        var waiting = pollfd(fd: listener, events: Int16(POLLIN), revents: 0)
        #expect(poll(&waiting, 1, 0) == 0)
    }

    @Test func tooLongAWaitIsAFault() throws {
        let office = try office(seconds: 0.05)
        defer { office.close() }
        let results = office.convert([ConversionInput(format: .rtf, bytes: rtf("x"))])
        #expect(throws: DocumentFault.converterTooSlow(seconds: 0)) { try results.first?.get() }
    }

    @Test func aProgramThatIsNotThereIsTold() {
        let office = LibreOffice(program: "/usr/bin/no-such-office")
        defer { office.close() }
        let results = office.convert([ConversionInput(format: .rtf, bytes: rtf("x"))])
        #expect(throws: DocumentFault.converterNotStarted("/usr/bin/no-such-office")) { try results.first?.get() }
    }
}
