import ArgumentParser
import Basics
import Documents
import Forms
import Library
import Publishing
import Recognition
import Rulebook

/// `biaochi score FILE`: the scores of a monitoring or self-evaluation form, worked out anew.
struct Score: ParsableCommand {
    enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

    static var configuration: CommandConfiguration {
        CommandConfiguration(
            abstract: Wording(zh: "重算监控表、自评表的得分，列出算式。", en: "Works out scores anew, with their sums.")[
                Session.language],
            discussion: Wording(
                zh: """
                    例子：
                      biaochi score 自评表.docx
                      biaochi score 自评表.docx --approved 批复的目标表.xlsx --format json

                    表上的分与重算的分并列，不同的标 ≠，每一分都有算式。定性指标只给区间，由人评定。
                    给了 --approved，目标取批复的表。
                    """,
                en: """
                    Examples:
                      biaochi score evaluation.docx
                      biaochi score evaluation.docx --approved approved.xlsx --format json

                    The printed score stands beside the recomputed one, ≠ where they differ, each with its sum.
                    Targets in words get bounds only: a person decides. With --approved, targets are taken from there.
                    """)[Session.language])
    }

    @Argument(help: help("监控表或自评表；- 为标准输入。", "The form; - is standard input."))
    var file: String

    @Option(
        help: ArgumentHelp(help("批复的表，目标以它为准。", "The approved form, whose targets hold.").abstract, valueName: "file"))
    var approved: String?

    @Option(help: help("输出格式。", "The output format."))
    var format: Format = .text

    @Option(help: help("口径：代号或文件。", "The profile: its name or file."))
    var profile: String = Profile.national2021.name

    @OptionGroup var common: CommonOptions

    func run() throws {
        let profile = try Lookup.profile(self.profile)
        let companions = try CompanionOptions.opened(approved: approved)
        let language = common.language
        do throws(DocumentFault) {
            let opened = try OpenedForms(path: file)
            Output.tell(opened.notices(language).joined(separator: "\n"))
            if let fault = opened.noForms { throw fault }
            let forms = opened.reading.forms.filter { ScorePage.canScore($0) }
            guard !forms.isEmpty else {
                throw DocumentFault(
                    .unknownType,
                    Wording(
                        zh: "这不是监控表或自评表，没有得分可算",
                        en: "this is no monitoring or self-evaluation form: there are no scores"),
                    advice: Wording(zh: "目标表请用 biaochi check。", en: "For forms of targets use biaochi check."))
            }
            let pages = forms.map { ScorePage($0, approved: companions.approved, profile: profile) }
            let bytes: [UInt8]
            switch format {
            case .json:
                bytes =
                    ScorePage.json(pages, source: opened.file.name, sha256: SHA256.hex(of: opened.file.bytes)).bytes()
                    + [0x0A]
            case .text:
                let look = Session.appearance(language, toFile: common.out != nil)
                bytes = Array(pages.map { $0.text(look, source: opened.source(language)) }.joined(separator: "\n").utf8)
            }
            try Output.write(bytes, to: common.out)
        } catch {
            Output.tell(Faults.words(error, at: file, language))
            throw Finished(status: .inputFault)
        }
    }
}
