import ArgumentParser
import Basics
import Documents
import Publishing

/// `biaochi read FILE`: the form as data.
struct Read: ParsableCommand {
    enum Format: String, ExpressibleByArgument, CaseIterable { case json, table }

    static var configuration: CommandConfiguration {
        CommandConfiguration(
            abstract: Wording(zh: "把表读成数据，或在终端里画出来。", en: "Reads forms as data, or draws them.")[Session.language],
            discussion: Wording(
                zh: """
                    例子：
                      biaochi read examples/lukou-education-2026.txt
                      biaochi read examples/lukou-education-2026.txt --format json --out form.json
                      biaochi read examples/lukou-education-2026.txt --explain

                    照表读，不改内容：表里错的也照读，由 check 指出。
                    """,
                en: """
                    Examples:
                      biaochi read examples/lukou-education-2026.txt
                      biaochi read examples/lukou-education-2026.txt --format json --out form.json
                      biaochi read examples/lukou-education-2026.txt --explain

                    A form is read as published, mistakes and all: to report them is for check.
                    """)[Session.language])
    }

    @Argument(help: help("要读的文件；- 为标准输入。", "The file; - is standard input."))
    var file: String

    @Option(help: help("输出格式。", "The output format."))
    var format: Format = .table

    @Flag(help: help("逐行说明每个单元格读入哪一列、依据是什么。", "Tells for each row which cell went into which column, and why."))
    var explain = false

    @OptionGroup var common: CommonOptions

    func run() throws {
        let language = common.language
        do throws(DocumentFault) {
            let opened = try OpenedForms(path: file, explains: explain)
            let fault = opened.noForms
            let bytes: [UInt8]
            switch format {
            case .json:
                let data = opened.reading.json(source: opened.file.name, sha256: SHA256.hex(of: opened.file.bytes))
                bytes = data.bytes() + [0x0A]
            case .table:
                let page = FormPage(source: opened.source(language), format: opened.format, reading: opened.reading)
                bytes = Array(page.text(Session.appearance(language, toFile: common.out != nil)).utf8)
            }
            // Data that says "no forms" is an answer for a program; a page or a file that says nothing is none.
            if fault == nil || (format == .json && common.out == nil) { try Output.write(bytes, to: common.out) }
            Output.tell(opened.notices(language).joined(separator: "\n"))
            if let fault { throw fault }
        } catch {
            Output.tell(Faults.words(error, at: file, language))
            throw Finished(status: .inputFault)
        }
    }
}
