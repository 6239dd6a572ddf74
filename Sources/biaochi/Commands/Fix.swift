import ArgumentParser
import Basics
import Documents
import Forms
import Library
import Publishing
import Recognition
import Rulebook

/// `biaochi fix FILE`: the corrections that findings offer, as differences; written out where asked.
struct Fix: ParsableCommand {
    enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

    static var configuration: CommandConfiguration {
        CommandConfiguration(
            abstract: Wording(
                zh: "列出能直接改的地方，改前改后对照；可写成新表。", en: "Shows the corrections on offer; writes the corrected form.")[
                    Session.language],
            discussion: Wording(
                zh: """
                    例子：
                      biaochi fix examples/lukou-education-2026.txt
                      biaochi fix examples/lukou-education-2026.txt --unsafe --only unit-missing --out 改后.csv
                      biaochi fix examples/overall-2026.docx --unsafe --out 改后.docx

                    稳妥的改法不会改变意思；其余要人确认，加 --unsafe 才会写入。
                    改了会带来别的问题的，不改。原文件不动。
                    --out 结尾为 docx、xlsx 时，改在您自己的文件里：Word 中是修订，可逐条接受或拒绝；Excel 中改过的格附备注写明原值。
                    也可写成 json、csv、txt、md 或 html。
                    """,
                en: """
                    Examples:
                      biaochi fix examples/lukou-education-2026.txt
                      biaochi fix examples/lukou-education-2026.txt --unsafe --only unit-missing --out fixed.csv
                      biaochi fix examples/overall-2026.docx --unsafe --out fixed.docx

                    A safe correction cannot change the meaning; to others a person must agree: --unsafe.
                    What would bring another finding is not applied. The file itself stays as it is.
                    --out with docx or xlsx corrects your own file: tracked changes in Word, to be accepted one by one,
                    and in Excel a note of the old value; it also writes json, csv, txt, md or html.
                    """)[Session.language])
    }

    @Argument(help: help("要改的文件；- 为标准输入。", "The file; - is standard input."))
    var file: String

    @Option(help: help("输出格式。", "The output format."))
    var format: Format = .text

    @Flag(help: help("也改需人确认的。", "Also those to which a person must agree."))
    var unsafe = false

    @Option(
        help: ArgumentHelp(
            help("只改这些规则指出的，逗号分隔。", "Only those of these rules, with commas.").abstract, valueName: "rule,…"))
    var only: String?

    @Option(help: help("审核口径。", "The profile to judge by."))
    var profile: String = Profile.national2021.name

    @OptionGroup var common: CommonOptions

    func run() throws {
        let profile = try Lookup.profile(self.profile)
        let choice = Fixes.Choice(unsafe: unsafe, only: try only.map { try RuleChoice.names($0) })
        let target = try common.out.map { try Target($0) }
        let language = common.language
        let day = Session.today()
        do {
            let opened = try OpenedForms(path: file)
            Output.tell(opened.notices(language).joined(separator: "\n"))
            if let fault = opened.noForms { throw fault }
            var reading = opened.reading
            var fixes: [Fixes] = []
            for i in reading.forms.indices {
                let others = opened.reading.forms.enumerated().filter { $0.offset != i }.map(\.element)
                let made = Fixes(
                    reading.forms[i], choice: choice, beside: Beside(others: others, asOf: day), profile: profile)
                reading.forms[i] = made.form
                fixes.append(made)
            }
            if let target, let out = common.out {
                switch target {
                case .form(let kind):
                    let bytes = kind.bytes(reading, source: opened.file.name, sha256: SHA256.hex(of: opened.file.bytes))
                    try Fix.prove(bytes, as: kind, of: reading)
                    try Output.write(bytes, to: out)
                case .own:
                    try Output.refuse(
                        out, over: file,
                        as: opened.ending(else: "html、csv、md、txt、json"))
                    try Output.write(corrected(opened, fixes, day), to: out)
                }
            }
            let page = FixPage(
                source: opened.source(language), format: opened.format, before: opened.reading, fixes: fixes)
            let told =
                switch format {
                case .text: Array(page.text(Session.appearance(language, toFile: false), written: target != nil).utf8)
                case .json:
                    page.json(source: opened.file.name, sha256: SHA256.hex(of: opened.file.bytes)).bytes() + [0x0A]
                }
            try Output.write(told, to: nil)
        } catch let error as DocumentFault {
            Output.tell(Faults.words(error, at: file, language))
            throw Finished(status: .inputFault)
        }
    }

    /// Where the corrections go.
    private enum Target {
        /// A file that is made of the form.
        case form(FormFile)
        /// The user's own docx or xlsx.
        case own

        init(_ path: String) throws(UsageFault) {
            if let file = FormFile(name: path) {
                self = .form(file)
                return
            }
            let ending = path.split(separator: ".").last.map { $0.lowercased() } ?? ""
            guard ["docx", "docm", "xlsx", "xlsm"].contains(ending) else {
                throw UsageFault(
                    message: Wording(
                        zh: "不能写成“\(path)”：能写 docx、xlsx、json、csv、txt、md、html。",
                        en: "“\(path)” cannot be written: docx, xlsx, json, csv, txt, md and html can."))
            }
            self = .own
        }
    }

    /// The user's own file with the corrections in it, read again to prove that it says what was meant.
    private func corrected(_ opened: OpenedForms, _ fixes: [Fixes], _ day: Day) throws(DocumentFault) -> [UInt8] {
        let language = common.language
        let made = FixChanges(
            document: opened.document, before: opened.reading.forms, fixes: fixes, language: language)
        if let fix = made.unplaced.first {
            let rule = fix.finding.rule
            throw DocumentFault(
                .forbidden,
                Wording(
                    zh: "\(rule) 的改法（\(fix.finding.message.zh)）在原文件里没有对应的格，所以没有写",
                    en:
                        "the correction of \(rule) (\(fix.finding.message.en)) has no cell in the file: nothing was written"
                ),
                advice: Fix.otherwise)
        }
        let bytes = try CorrectedCopy.write(
            opened.file.bytes, opened.document, changes: made.changes, day: day.description,
            head: Wording(zh: "已改", en: "corrected")[language])
        let again = Recogniser.read(try Document.open(bytes, fieldWords: Lexicon.fieldWords))
        guard let difference = SameForm.difference(fixes.map(\.form), again.forms) else { return bytes }
        throw DocumentFault(
            .forbidden,
            Wording(
                zh: "改在原文件里再读，“\(difference)”会与改好的表不一样，所以没有写",
                en:
                    "Written into the file and read again, \(difference) would differ from the corrected form: nothing was written"
            ),
            advice: Fix.otherwise)
    }

    private static let otherwise = Wording(
        zh: "请自己改这一处，其余的用 --only 选规则来改；或用 --out 写成 .html、.csv。",
        en: "Change it yourself and pick the others with --only; or write .html or .csv with --out.")

    /// What was written must be read as the form that was meant, or it is not handed out.
    private static func prove(_ bytes: [UInt8], as file: FormFile, of reading: Reading) throws(DocumentFault) {
        guard file != .json else { return }
        let again = Recogniser.read(try Document.open(bytes, fieldWords: Lexicon.fieldWords, converter: Session.office))
        guard let difference = SameForm.difference(reading.forms, again.forms) else { return }
        throw DocumentFault(
            .forbidden,
            Wording(
                zh: "这张表写成 \(file.rawValue) 后再读，“\(difference)”会不一样，所以没有写",
                en:
                    "Written as \(file.rawValue) and read again, \(difference) of this form would differ: nothing was written"
            ),
            advice: Wording(zh: "请用 --out 写成 .json。", en: "Write it as .json with --out."))
    }
}
