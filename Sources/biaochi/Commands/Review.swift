import ArgumentParser
import Basics
import Documents
import Forms
import Library
import Publishing
import Rulebook

/// `biaochi review FILE --out PATH`: the official review sheet, drafted from the findings.
struct Review: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            abstract: Wording(zh: "按发现的问题草拟审核表和退回修改意见。", en: "Drafts the official review sheet and a letter.")[
                Session.language],
            discussion: Wording(
                zh: """
                    例子：
                      biaochi review examples/overall-2026.docx --out 审核表.docx
                      biaochi review examples/project-2026.xlsx --kind key --out 审核表.pdf

                    一般项目逐点评优、良、中、差，重点项目逐点打分；等级、得分、总体意见留给审核人。
                    八个审核要点系转引，未核对原文，表上有注明。
                    """,
                en: """
                    Examples:
                      biaochi review examples/overall-2026.docx --out review.docx
                      biaochi review examples/project-2026.xlsx --kind key --out review.pdf

                    On the general sheet each point is graded, on the key one it is marked; grades, marks and the
                    overall opinion are left to the reviewer. The eight points are known at second hand; the sheet
                    says so. The papers are official ones and in Chinese.
                    """)[Session.language])
    }

    @Argument(help: help("要审核的文件；- 为标准输入。", "The file; - is standard input."))
    var file: String

    @Option(help: help("哪一种审核表：general 一般，key 重点。", "Which sheet: general or key."))
    var kind: ReviewPages.Kind = .general

    @Option(help: help("审核口径：代号或文件。", "The profile to judge by: its name or file."))
    var profile: String = Profile.national2021.name

    @Option(
        help: ArgumentHelp(
            help("按哪一天判断期限，默认今天。", "The day to judge dates by; today by default.").abstract, valueName: "2026-11-24"))
    var asOf: String?

    @OptionGroup var companions: CompanionOptions

    @OptionGroup var passing: PassingOptions

    @OptionGroup var common: CommonOptions

    func run() throws {
        let profile = try Lookup.profile(self.profile)
        let day = try Lookup.day(asOf)
        let passes = try passing.open()
        var companions = try companions.open()
        guard let out = common.out, let target = SheetFile(name: out), [.docx, .pdf, .html].contains(target) else {
            throw UsageFault(
                message: Wording(
                    zh: "要用 --out 写明审核表的文件，docx、pdf 或 html。", en: "--out must name the sheet's file: docx, pdf or html."
                ),
                hint: Wording(
                    zh: "例如：biaochi review 目标表.docx --out 审核表.docx",
                    en: "As in: biaochi review form.docx --out review.docx"))
        }
        let language = common.language
        do throws(DocumentFault) {
            let opened = try OpenedForms(path: file)
            Output.tell(opened.notices(language).joined(separator: "\n"))
            if let fault = opened.noForms { throw fault }
            guard opened.reading.forms.contains(where: { ReviewPages.canReview($0) }) else {
                throw DocumentFault(
                    .unknownType,
                    Wording(zh: "这不是目标表，没有目标可审", en: "this is no form of targets"),
                    advice: Wording(
                        zh: "监控表、自评表请用 biaochi check 或 biaochi score。",
                        en: "For monitoring and self-evaluation use biaochi check or biaochi score."))
            }
            let report = Rulebook.standard.check(
                opened.reading, beside: companions.beside(file, asOf: day), profile: profile, passes: passes.passes)
            let judged = JudgedFile(
                source: opened.source(language), sha256: SHA256.hex(of: opened.file.bytes), document: opened.document,
                reading: opened.reading, report: report)
            try Output.write(ReviewPages(judged, kind: kind).bytes(target), to: out)
        } catch {
            Output.tell(Faults.words(error, at: file, language))
            throw Finished(status: .inputFault)
        }
    }
}

extension ReviewPages.Kind: ExpressibleByArgument {}
