import ArgumentParser
import Basics
import Documents
import Publishing
import Rulebook

/// `biaochi compare OLD NEW`: two forms of one body side by side.
struct Compare: ParsableCommand {
    enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

    static var configuration: CommandConfiguration {
        CommandConfiguration(
            abstract: Wording(
                zh: "比较两张表：新增、删去、放宽、收紧、照旧的指标。",
                en: "Compares two forms: rows added, dropped, eased, tightened, copied.")[Session.language],
            discussion: Wording(
                zh: """
                    例子：
                      biaochi compare examples/overall-2025.md examples/overall-2026.docx
                      biaochi compare examples/overall-2025.md examples/overall-2026.docx --format json --out 变化.json

                    按意思对应各行，名称写法、次序不同也能对上；“≤”调低是收紧。
                    文件里有几张表时，按项目名称或单位逐张对应。
                    """,
                en: """
                    Examples:
                      biaochi compare examples/overall-2025.md examples/overall-2026.docx
                      biaochi compare examples/overall-2025.md examples/overall-2026.docx --format json --out changes.json

                    Rows are matched by meaning, whatever their order and spelling; a lower “≤” is tighter.
                    Of files with several forms, those of one project or one body are compared.
                    """)[Session.language])
    }

    @Argument(help: help("旧的表。", "The old form."))
    var old: String

    @Argument(help: help("新的表；- 为标准输入。", "The new form; - is standard input."))
    var new: String

    @Option(help: help("输出格式。", "The output format."))
    var format: Format = .text

    @OptionGroup var common: CommonOptions

    func run() throws {
        let language = common.language
        var reading = old
        do throws(DocumentFault) {
            let before = try OpenedForms(path: old)
            if let fault = before.noForms { throw fault }
            reading = new
            let after = try OpenedForms(path: new)
            if let fault = after.noForms { throw fault }
            let comparison = FileComparison(old: before.reading.forms, new: after.reading.forms)
            let bytes: [UInt8]
            switch format {
            case .json:
                let data = comparison.json(
                    old: (before.file.name, SHA256.hex(of: before.file.bytes)),
                    new: (after.file.name, SHA256.hex(of: after.file.bytes)))
                bytes = data.bytes() + [0x0A]
            case .text:
                let page = ComparisonPage(
                    oldSource: before.source(language), newSource: after.source(language), comparison: comparison)
                bytes = Array(page.text(Session.appearance(language, toFile: common.out != nil)).utf8)
            }
            try Output.write(bytes, to: common.out)
            Output.tell((before.notices(language) + after.notices(language)).joined(separator: "\n"))
        } catch {
            Output.tell(Faults.words(error, at: reading, language))
            throw Finished(status: .inputFault)
        }
    }
}
