import Documents
import Library
import Recognition
import Testing

/// The same form in the types that offices had before docx and xlsx, and in those of other offices.
@Suite(.serialized) struct OldFilesTests {
    @Test(arguments: ["000.odt", "000.ods"])
    func openDocument(name: String) throws {
        let there = try Samples.reading("old/" + name).forms.map(content)
        let docx = try Samples.reading("clean/000.docx").forms.map(content)
        #expect(there == docx)
    }

    @Test(.enabled(if: LibreOffice.find(in: "/usr/bin") != nil, "LibreOffice is not installed"))
    func oldOffice() throws {
        let office = LibreOffice(program: try #require(LibreOffice.find(in: "/usr/bin")))
        defer { office.close() }
        let docx = try Samples.reading("clean/000.docx").forms
        let files = try ["000.doc", "000.rtf", "000.xls"].map { try Samples.bytes("old/" + $0) }
        let ahead = ConvertedAhead(files.compactMap(ConversionInput.init), by: office)
        for (bytes, format) in zip(files, [FileFormat.doc, .rtf, .xls]) {
            let document = try Document.open(bytes, fieldWords: Lexicon.fieldWords, converter: ahead)
            let forms = Recogniser.read(document).forms
            #expect(document.format == format)
            #expect(forms.map(content) == docx.map(content), "\(format)")
            if format == .doc { #expect(forms.map(\.cells) == docx.map(\.cells)) }
        }
    }
}
