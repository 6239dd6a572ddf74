import Basics
import Library
import Rulebook

@testable import Documents
@testable import Recognition

/// A way in for bytes from outside. Anything but a value or a `DocumentFault` is a crash.
enum FuzzTarget: String, CaseIterable {
    /// The bytes are a zip archive.
    case zip
    /// The bytes are a part of an Office file, read for its elements only.
    case xml
    case html, csv, text
    /// The bytes are `word/document.xml` in an archive that is sound: what is fuzzed lies behind the checks of sums.
    case docx
    /// The bytes are the parts of a workbook, parted by a zero byte.
    case xlsx
    /// The bytes are `content.xml` of a text document.
    case odt
    /// The bytes are a pdf; where pdfium is not installed, nothing is read.
    case pdf
    /// The bytes are an archive or a mail.
    case bundle
    /// The bytes are the cells of a table and what stands around it; all rules judge what is read.
    case recogniser
    /// The bytes are a file of any kind, up to the findings.
    case file

    /// Small, so that a run is quick and the limits themselves are met.
    static let limits: Limits = {
        var limits = Limits()
        limits.bytesIn = 1 << 20
        limits.bytesOut = 4 << 20
        limits.archiveEntries = 64
        limits.depth = 64
        limits.cells = 20_000
        return limits
    }()

    func run(_ bytes: [UInt8]) {
        let limits = FuzzTarget.limits
        switch self {
        case .zip:
            _ = try? Archive.kind(of: bytes, limits: limits)
            _ = try? ArchiveReader.open(bytes, limits: limits) { (archive) throws(DocumentFault) in
                for name in ["[Content_Types].xml", "_rels/.rels", "word/document.xml", "xl/workbook.xml"] {
                    _ = try archive.read(name)
                }
            }
        case .xml:
            _ = bytes.withUnsafeBufferPointer { part in
                try? XMLReader.read(part, name: "part.xml", limits: limits, into: AnyElements())
            }
        case .html: _ = try? HtmlReader.read(bytes, limits: limits)
        case .csv:
            for delimiter in [UInt8(ascii: ","), UInt8(ascii: "\t")] {
                _ = try? CsvReader.read(bytes, delimiter: delimiter, limits: limits)
            }
        case .text:
            guard let decoded = try? DecodedText(bytes, fieldWords: Lexicon.fieldWords) else { return }
            _ = try? TextReader.read(decoded.bytes, limits: limits)
            _ = try? MarkdownReader.read(decoded.bytes, limits: limits)
        case .docx: judge(StoredZip.docx(bytes))
        case .xlsx: judge(StoredZip.xlsx(bytes))
        case .odt: judge(StoredZip.odt(bytes))
        case .pdf:
            guard let document = try? PdfReader.read(bytes, limits: limits) else { return }
            judge(document)
        case .bundle:
            var budget = BundleLimits()
            budget.bytesOut = 4 << 20
            budget.entries = 64
            try? FileBundle.read(bytes, limits: budget) { file in
                precondition(!file.path.isEmpty, "a file without a path")
            }
        case .recogniser: judge(FuzzedTable.document(bytes))
        case .file: judge(bytes)
        }
    }

    private func judge(_ bytes: [UInt8]) {
        guard let document = try? Document.open(bytes, limits: FuzzTarget.limits, fieldWords: Lexicon.fieldWords)
        else { return }
        judge(document)
    }

    private func judge(_ document: Document) {
        let reading = Recogniser.read(document)
        let report = Rulebook.standard.check(reading, beside: Beside(asOf: Day(2026, 11, 24)))
        // A path that points to nothing would trap here.
        _ = report.json(source: "fuzz", sha256: "").bytes(pretty: false)
        for (i, form) in reading.forms.enumerated() {
            let findings = report.forms[i].findings
            precondition(findings.map(\.number) == Array(1...(findings.count + 1)).dropLast(), "numbers of findings")
            _ = form.json.bytes(pretty: false)
        }
    }
}

/// Takes all elements and their attributes.
private struct AnyElements: XMLConsumer {
    enum Word: String, XMLWord {
        case w, p, tbl, tr, tc, t, v, c, row
    }
    static let vocabulary = XMLVocabulary<Word>()
    var count = 0

    mutating func start(_ word: Word?, _ attributes: XMLAttributes) throws(DocumentFault) -> Bool {
        if let value = attributes["val"] { count += value.text.count }
        return true
    }

    mutating func text(_ bytes: UnsafeBufferPointer<UInt8>) { count += bytes.count }
}
