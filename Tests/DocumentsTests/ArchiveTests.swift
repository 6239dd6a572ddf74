import Testing

@testable import Basics
@testable import Documents

@Suite("Archives")
struct ArchiveTests {
    private func kind(_ bytes: [UInt8]) throws -> ArchiveKind { try Archive.kind(of: bytes, limits: .standard) }

    @Test("The kind of an archive is told by what it holds")
    func kinds() throws {
        #expect(try kind(makeDocx("")) == .docx)
        #expect(try kind(makeXlsx([MadeSheet("")])) == .xlsx)
        #expect(try kind(makeZip([MadeEntry("a.txt", "a")])) == .otherZip)
        let type = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
        let moved = try makeZip([
            MadeEntry(
                "[Content_Types].xml", "<Types><Override PartName=\"/a/b.xml\" ContentType=\"\(type)\"/></Types>"),
            MadeEntry("a/b.xml", "<document/>"),
        ])
        #expect(try kind(moved) == .docx)
    }

    @Test("An archive that was cut short is told as such at every length")
    func truncated() throws {
        let whole = try makeDocx("<w:p><w:r><w:t>目标</w:t></w:r></w:p>")
        for length in stride(from: 4, to: whole.count, by: 7) {
            let kind = faultKind { try DocxReader.read(Array(whole[..<length]), limits: .standard) }
            #expect(kind == .truncated || kind == .damaged, "at \(length) bytes")
        }
        #expect(faultKind { try DocxReader.read(Array(whole[..<(whole.count / 2)]), limits: .standard) } == .truncated)
    }

    @Test("No change of a single byte makes a reader fail in any way but a fault")
    func mutated() throws {
        let whole = try makeXlsx(
            [MadeSheet("<sheetData><row r=\"1\"><c r=\"A1\" s=\"1\"><v>0.5</v></c></row></sheetData>")], xfs: [0, 9])
        let right = try XlsxReader.read(whole, limits: .standard)
        var refused = 0
        for i in whole.indices {
            var bytes = whole
            bytes[i] ^= 0x55
            do {
                let document = try XlsxReader.read(bytes, limits: .standard)
                #expect(document.tables.count <= right.tables.count)
            } catch { refused += 1 }
        }
        #expect(refused > whole.count / 4)
    }

    @Test("A damaged part is told by its name")
    func damagedPart() throws {
        var bytes = try makeZip([
            MadeEntry("word/document.xml", "<document>" + String(repeating: "一二三四五", count: 40) + "</document>")
        ])
        let at = 30 + "word/document.xml".utf8.count + 20
        bytes[at] ^= 0xFF
        do {
            _ = try DocxReader.read(bytes, limits: .standard)
            Issue.record("read")
        } catch {
            #expect(error.kind == .damaged)
            #expect(error.message.zh.contains("word/document.xml"))
            #expect(error.message.en.contains("word/document.xml"))
            #expect(error.advice.zh.contains("另存"))
        }
    }

    @Test("A part that expands without end is refused while it expands")
    func bomb() throws {
        let bytes = try makeZip([MadeEntry("word/document.xml", megabytesOfZeros: 1024)])
        #expect(bytes.count < 16 << 20)
        #expect(faultKind { try DocxReader.read(bytes, limits: .standard) } == .tooLarge)
    }

    @Test("The budget of bytes out is one for all parts")
    func budget() throws {
        let bytes = try makeXlsx([MadeSheet("<sheetData/>"), MadeSheet("<sheetData/>", name: "表2")])
        var limits = Limits()
        limits.bytesOut = 1_500
        #expect(faultKind { try XlsxReader.read(bytes, limits: limits) } == nil)
        limits.bytesOut = 900
        #expect(faultKind { try XlsxReader.read(bytes, limits: limits) } == .tooLarge)
    }

    @Test("Too many entries and too many bytes are refused")
    func entries() throws {
        let bytes = try makeZip((0..<20).map { MadeEntry("\($0)", "") })
        var limits = Limits()
        limits.archiveEntries = 19
        #expect(faultKind { try Archive.kind(of: bytes, limits: limits) } == .tooLarge)
        limits.archiveEntries = 20
        #expect(try Archive.kind(of: bytes, limits: limits) == .otherZip)
        limits.bytesIn = bytes.count - 1
        #expect(faultKind { try Archive.kind(of: bytes, limits: limits) } == .tooLarge)
    }

    @Test("An encrypted entry is told as a password")
    func encryptedEntry() throws {
        let bytes = try makeDocx("<w:p/>", password: "secret")
        #expect(try kind(bytes) == .docx)
        #expect(faultKind { try DocxReader.read(bytes, limits: .standard) } == .encrypted)
    }

    @Test("An archive without the main document or workbook says so")
    func mainMissing() throws {
        let bytes = try makeZip([MadeEntry("word/styles.xml", "<styles/>")])
        do {
            _ = try DocxReader.read(bytes, limits: .standard)
            Issue.record("read")
        } catch { #expect(error.message.zh.contains("没有正文")) }
        #expect(faultKind { try XlsxReader.read(bytes, limits: .standard) } == .damaged)
    }

    @Test("A DOCTYPE is refused, whatever it declares")
    func doctype() throws {
        let bomb = "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;\">]>"
        for declaration in ["<!DOCTYPE document>", bomb, "<!DOCTYPE x SYSTEM \"file:///etc/hostname\">"] {
            let bytes = try makeDocx("<w:p><w:r><w:t>甲</w:t></w:r></w:p>", doctype: declaration)
            #expect(faultKind { try DocxReader.read(bytes, limits: .standard) } == .forbidden)
        }
    }

    @Test("XML that is not well formed is damaged, with its line")
    func malformed() throws {
        let bytes = try makeDocx("\n<w:p>\n<w:r><w:t>甲</w:r></w:p>")
        do {
            _ = try DocxReader.read(bytes, limits: .standard)
            Issue.record("read")
        } catch {
            #expect(error.kind == .damaged)
            #expect(error.message.en.contains("line 3"))
        }
        for part in ["", "<a>", "<a b=\"&no;\"/>", "<a>\u{1}</a>", "<a/><b/>", "text"] {
            let bytes = try makeZip([MadeEntry("word/document.xml", part)])
            #expect(faultKind { try DocxReader.read(bytes, limits: .standard) } == .damaged, "\(part)")
        }
    }

    @Test("Elements that nest too deep are refused")
    func depth() throws {
        let deep = String(repeating: "<w:sdt>", count: 400) + String(repeating: "</w:sdt>", count: 400)
        #expect(faultKind { try DocxReader.read(makeDocx(deep), limits: .standard) } == .tooLarge)
    }
}
