import ArgumentParser
import Basics
import Documents
import Forms
import Foundation
import Library
import Publishing
import Recognition
import Rulebook

/// `biaochi mark FILE --out PATH`: the user's own file with a remark at each cell that has a finding.
struct Mark: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            abstract: Wording(zh: "在自己的 Word、Excel 上加批注，指出问题。", en: "Marks findings in the user's own file.")[
                Session.language],
            discussion: Wording(
                zh: """
                    例子：
                      biaochi mark examples/overall-2026.docx --out 批注.docx
                      biaochi mark examples/project-2026.xlsx --out 批注.xlsx --severity warning

                    docx 加批注，xlsx 加备注，都在有问题的那一格；最后附审核意见，点一下到那一格。
                    其他内容一字不动，您自己的批注也在。再标一次，换下上一次的。
                    其他格式写成 html：照原样画表，问题标在格上。
                    """,
                en: """
                    Examples:
                      biaochi mark examples/overall-2026.docx --out marked.docx
                      biaochi mark examples/project-2026.xlsx --out marked.xlsx --severity warning

                    A docx gets comments and an xlsx notes, at the very cells; a list at the end leads to them.
                    All else stays as it was, your own comments too. Marking again replaces the old marks.
                    Other formats come back as html: the table as it stands, with marks at the cells.
                    """)[Session.language])
    }

    @Argument(help: help("要标注的文件；- 为标准输入。", "The file; - is standard input."))
    var file: String

    @Option(help: help("审核口径：代号或文件。", "The profile to judge by: its name or file."))
    var profile: String = Profile.national2021.name

    @Option(help: help("最低标到哪一级。", "The least level marked."))
    var severity: Severity = .info

    @Option(
        help: ArgumentHelp(
            help("按哪一天判断期限，也是批注的日期，默认今天。", "The day to judge dates by, and that of the comments; today by default.")
                .abstract, valueName: "2026-11-24"))
    var asOf: String?

    @OptionGroup var companions: CompanionOptions

    @OptionGroup var passing: PassingOptions

    @OptionGroup var common: CommonOptions

    func run() throws {
        let profile = try Lookup.profile(self.profile)
        let day = try Lookup.day(asOf)
        let passes = try passing.open()
        var companions = try companions.open()
        let language = common.language
        guard let out = common.out else {
            throw UsageFault(
                message: Wording(zh: "要用 --out 写明标注后的文件。", en: "--out must name the marked file."),
                hint: Wording(
                    zh: "例如：biaochi mark 目标表.docx --out 批注.docx", en: "As in: biaochi mark form.docx --out marked.docx")
            )
        }
        do {
            let opened = try OpenedForms(path: file)
            Output.tell(opened.notices(language).joined(separator: "\n"))
            if let fault = opened.noForms { throw fault }
            try Output.refuse(out, over: file, as: opened.ending(else: "html"))
            let report = Rulebook.standard.check(
                opened.reading, beside: companions.beside(file, asOf: day), profile: profile, passes: passes.passes)
            let judged = JudgedFile(
                source: opened.source(language), sha256: SHA256.hex(of: opened.file.bytes), document: opened.document,
                reading: opened.reading, report: report)
            try Output.write(opened.marked(judged, day, least: severity, language), to: out)
        } catch let error as DocumentFault {
            Output.tell(Faults.words(error, at: file, language))
            throw Finished(status: .inputFault)
        }
    }
}

extension OpenedForms {
    /// The file with its findings: in the file itself where marks can stand in it, else as a page.
    func marked(_ judged: JudgedFile, _ day: Day, least: Severity, _ language: Language) throws(DocumentFault)
        -> [UInt8]
    {
        guard marksInPlace else {
            return RunReport([judged], rulebook: .standard, least: least, language: language).html(
                reasons: Lookup.reasons)
        }
        let marks = FindingRemarks(judged, least: least, language: language)
        let bytes = try MarkedCopy.write(
            file.bytes, document, remarks: marks.remarks, list: marks.list, day: day.description)
        // The marked file must be read as the form that it was, or it is not handed out.
        let again = Recogniser.read(try Document.open(bytes, fieldWords: Lexicon.fieldWords))
        guard again.forms == reading.forms else {
            throw DocumentFault(
                .forbidden,
                Wording(
                    zh: "标注后再读，表会不一样，所以没有写", en: "marked and read again, the form would differ: nothing was written"),
                advice: Wording(
                    zh: "请用 check --format html 写成网页。", en: "Write a page with check --format html."))
        }
        return bytes
    }

    /// The ending of what marks and corrections are written as: the file's own where they can stand in it, else another.
    func ending(else other: String) -> String { marksInPlace ? format.rawValue : other }

    /// Whether marks and corrections can stand in the file itself.
    var marksInPlace: Bool { MarkedCopy.canHold(file.bytes, document) }
}

extension Output {
    /// Refuses to write over the user's own file, and a name whose ending is not that of what is written.
    static func refuse(_ out: String, over file: String, as ending: String) throws {
        let written = out.split(separator: ".").last.map { $0.lowercased() } ?? ""
        let kinds =
            ["docx": ["docx", "docm"], "xlsx": ["xlsx", "xlsm"], "html": ["html", "htm"]][ending] ?? [ending]
        guard kinds.contains(written) else {
            throw UsageFault(
                message: Wording(
                    zh: "这份文件只能写成 \(ending)，不能写成“\(out)”。",
                    en: "this file can be written as \(ending) only, not as “\(out)”."),
                hint: Wording(zh: "请用 --out 写成 .\(ending)。", en: "Name it .\(ending) with --out."))
        }
        guard
            URL(fileURLWithPath: out).resolvingSymlinksInPath().path
                != URL(fileURLWithPath: file).resolvingSymlinksInPath().path
        else {
            throw DocumentFault(
                .forbidden, Wording(zh: "--out 就是原文件，没有写", en: "--out is the file itself: nothing was written"),
                advice: Wording(zh: "请另取一个文件名，原文件不动。", en: "Give another name; the file itself stays as it is."))
        }
    }
}
