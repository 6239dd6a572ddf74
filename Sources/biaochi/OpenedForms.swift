import Basics
import Documents
import Forms
import Library
import Publishing
import Recognition

/// A file, opened and read.
struct OpenedForms {
    let file: InputFile
    let document: Document
    let reading: Reading

    /// - Parameter explains: whether the forms tell where each cell of their rows went.
    /// - Throws: `DocumentFault` where the file cannot be opened. A file without forms is none: see `noForms`.
    init(path: String, explains: Bool = false) throws(DocumentFault) {
        try self.init(InputFile(path: path), explains: explains)
    }

    init(_ file: InputFile, explains: Bool = false) throws(DocumentFault) {
        self.file = file
        document = try Document.open(
            file.bytes, fieldWords: Lexicon.fieldWords, converter: Session.office, worker: OpenDocument.worker)
        reading = Recogniser.read(document, explains: explains)
    }

    /// A file of a bundle, opened; nil for the letter of a mail that holds no form, since its attachments are what counts.
    static func open(
        _ input: Result<InputFile, DocumentFault>, explains: Bool = false
    ) throws(DocumentFault) -> OpenedForms? {
        let file = try input.get()
        guard file.isLetter else { return try OpenedForms(file, explains: explains) }
        return (try? OpenedForms(file, explains: explains)).flatMap { $0.reading.forms.isEmpty ? nil : $0 }
    }

    var format: FileFormat { document.format }

    /// For people: as it was given; `-` by its name.
    func source(_ language: Language) -> String {
        file.path == "-" ? Wording(zh: "标准输入", en: "standard input")[language] : file.path
    }

    /// The notices in words, each with its place.
    func notices(_ language: Language) -> [String] {
        let places = PlaceWords(format: format, language: language)
        return reading.notices.map { notice in
            let place = places.words(notice.cell)
            let form = reading.forms.count > 1 ? notice.form.map { "[\($0 + 1)] " } ?? "" : ""
            let colon = language == .zh ? "：" : ": "
            return Wording(zh: "提醒：", en: "Note: ")[language] + form + (place.isEmpty ? "" : place + colon)
                + notice.text[language].onOneLine
        }
    }

    /// Why the file holds no form, where it holds none.
    var noForms: DocumentFault? {
        guard reading.forms.isEmpty else { return nil }
        return DocumentFault(
            .unknownType, Wording(zh: "文件里没有找到绩效目标表", en: "there is no performance form in the file"),
            advice: Wording(
                zh: "要有“一级指标、二级指标、三级指标、指标值”这样的表头。请确认文件选对了，扫描件请先转成文字。",
                en:
                    "Look for headings such as 一级指标, 二级指标, 三级指标, 指标值. Is it the right file? A scan must be turned into text first."
            ))
    }
}
