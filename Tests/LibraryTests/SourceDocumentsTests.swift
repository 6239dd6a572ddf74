import Basics
import Library
import Testing

@Suite("The documents that rules rest on")
struct SourceDocumentsTests {
    private let documents = SourceDocuments.standard

    @Test("An article that was read in the text is told from its document, which was not")
    func article() throws {
        #expect(documents.document(Text("财预〔2015〕88号"))?.reading == .recalled)
        #expect(documents.document(Text("财预〔2015〕88号 第28条"))?.reading == .verified)
        #expect(documents.document(Text("财预〔2015〕88号 第16条"))?.reading == .recalled)
        #expect(documents.document(Text("预算法实施条例 第6条"))?.reading == .verified)
    }

    @Test("A number that only begins alike is another document")
    func another() {
        #expect(documents.document(Text("财预〔2015〕881号")) == nil)
        #expect(documents.document(Text("")) == nil)
    }

    @Test("Every line of the file is a document of its own")
    func lines() {
        #expect(documents.all.count == DataFile.sources.table.rows.count)
        #expect(Set(documents.all.map(\.source)).count == documents.all.count)
    }
}
