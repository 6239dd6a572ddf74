import Testing

@testable import Basics
@testable import Documents

@Suite struct OldFormatTests {
    private func fault(_ bytes: [UInt8], _ converter: (any Converter)? = nil) -> DocumentFault? {
        do throws(DocumentFault) {
            _ = try Document.open(bytes, converter: converter)
            return nil
        } catch { return error }
    }

    /// Answers what it was told to.
    private struct Answering: Converter {
        var answer: Result<[UInt8], DocumentFault>
        func convert(_ files: [ConversionInput]) -> [Result<[UInt8], DocumentFault>] { files.map { _ in answer } }
    }

    @Test func whatACompoundFileHolds() throws {
        #expect(try OldFormat(compoundFile: makeCompound([("WordDocument", [])])) == .doc)
        #expect(try OldFormat(compoundFile: makeCompound([("1Table", []), ("Workbook", [])])) == .xls)
        #expect(try OldFormat(compoundFile: makeCompound([("Book", [])])) == .xls)
        #expect(fault(makeCompound([("PowerPoint Document", [])]))?.kind == .unknownType)
        #expect(fault(makeCompound([("EncryptionInfo", []), ("EncryptedPackage", [])]))?.kind == .encrypted)
    }

    @Test func aPasswordIsTold() throws {
        let locked = [0xEC, 0xA5] + [UInt8](repeating: 0, count: 9) + [1]
        #expect(fault(makeCompound([("WordDocument", locked)]))?.kind == .encrypted)
        let book: [UInt8] = [0x09, 8, 2, 0, 0, 6, 0x2F, 0, 6, 0]
        let workbook = makeCompound([("Workbook", book)])
        #expect(fault(workbook, Answering(answer: .failure(.converterFailed)))?.kind == .encrypted)
    }

    @Test func aFileCutShortIsToldAtEveryLength() throws {
        let whole = makeCompound([("WordDocument", []), ("1Table", [])])
        for length in stride(from: 8, to: whole.count - 4_096, by: 97) {
            let kind = fault(Array(whole[..<length]))?.kind
            #expect(kind == .truncated || kind == .damaged, "at \(length) bytes")
        }
    }

    @Test func noByteMakesItTrap() throws {
        let whole = makeCompound([("WordDocument", [1]), ("Workbook", [2])])
        for i in 0..<2_048 {
            for value in [0, 0x7F, 0xFF] as [UInt8] {
                var changed = whole
                changed[i] = value
                _ = try? OldFormat(compoundFile: changed)
            }
        }
    }

    @Test func anRtfMustEnd() {
        #expect(fault(Array("{\\rtf1 {\\b x}".utf8))?.kind == .truncated)
        #expect(
            fault(Array("{\\rtf1 \\{ {\\bin2 {{} x\\'d2}".utf8))?.message == DocumentFault.needsConverter(.rtf).message)
    }

    @Test func withoutLibreOfficeItSaysWhatToInstall() {
        let fault = fault(makeCompound([("WordDocument", [])]))
        #expect(fault?.message.zh == "这是旧版 Word 或 WPS 文字（doc、wps），要用 LibreOffice 转换，但没有找到它")
        #expect(
            fault?.advice.zh
                == "请安装 LibreOffice（Debian、Ubuntu：apt install libreoffice-writer-nogui libreoffice-calc-nogui），或用 Word、Excel、WPS 另存为 docx 或 xlsx。"
        )
    }

    @Test func whatComesBackIsReadAndKeepsItsType() throws {
        let docx = try makeDocx("<w:p><w:r><w:t>甲</w:t></w:r></w:p>")
        let document = try Document.open(
            makeCompound([("WordDocument", [])]), converter: Answering(answer: .success(docx)))
        #expect(document.format == .doc)
        #expect(paragraphs(document) == ["甲"])
        let none = fault(makeCompound([("WordDocument", [])]), Answering(answer: .success(Array("no zip".utf8))))
        #expect(none == .converterFailed)
    }

    @Test func convertedAheadAsksOnlyOnce() throws {
        let docx = try makeDocx("<w:p><w:r><w:t>甲</w:t></w:r></w:p>")
        let old = makeCompound([("WordDocument", [7])])
        let input = try #require(ConversionInput(old))
        let ahead = ConvertedAhead([input], by: Answering(answer: .success(docx)))
        #expect(paragraphs(try Document.open(old, converter: ahead)) == ["甲"])
        #expect(ConversionInput(docx) == nil)
    }
}
