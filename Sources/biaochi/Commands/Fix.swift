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

                    稳妥的改法不会改变意思；其余要人确认，加 --unsafe 才会写入。
                    改了会带来别的问题的，不改。原文件不动。
                    --out 按结尾写成 json、csv、txt、md 或 html。
                    """,
                en: """
                    Examples:
                      biaochi fix examples/lukou-education-2026.txt
                      biaochi fix examples/lukou-education-2026.txt --unsafe --only unit-missing --out fixed.csv

                    A safe correction cannot change the meaning; to others a person must agree: --unsafe.
                    What would bring another finding is not applied. The file itself stays as it is.
                    --out writes json, csv, txt, md or html, by the name's ending.
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
        let target = try common.out.map { try Fix.target($0) }
        let language = common.language
        let day = Session.today()
        do throws(DocumentFault) {
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
                let bytes = target.bytes(reading, source: opened.file.name, sha256: SHA256.hex(of: opened.file.bytes))
                try Fix.prove(bytes, as: target, of: reading)
                try Output.write(bytes, to: out)
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
        } catch {
            Output.tell(Faults.words(error, at: file, language))
            throw Finished(status: .inputFault)
        }
    }

    private static func target(_ path: String) throws(UsageFault) -> FormFile {
        if let file = FormFile(name: path) { return file }
        throw UsageFault(
            message: Wording(
                zh: "不能写成“\(path)”：现在能写 json、csv、txt、md、html。",
                en: "“\(path)” cannot be written: json, csv, txt, md and html can."),
            hint: Wording(
                zh: "Word 和 Excel 以后才能写；可先写成 html，用 Word 打开，或写成 csv，用 Excel 打开。",
                en: "Word and Excel come later; Word opens html, Excel opens csv."))
    }

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
