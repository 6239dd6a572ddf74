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

    @Argument(
        help: help(
            "要读的文件；- 为标准输入；压缩包和邮件里的文件逐个读。", "The file; - is standard input; of an archive or mail, the files in it."))
    var file: String

    @Option(help: help("输出格式。", "The output format."))
    var format: Format = .table

    @Flag(help: help("逐行说明每个单元格读入哪一列、依据是什么。", "Tells for each row which cell went into which column, and why."))
    var explain = false

    @OptionGroup var common: CommonOptions

    func run() throws {
        let language = common.language
        var results: [UInt8] = []
        var status = ExitStatus.done
        do throws(DocumentFault) {
            try InputFile.each(file) { (path, input) throws(DocumentFault) in
                do throws(DocumentFault) {
                    guard let opened = try OpenedForms.open(input, explains: explain) else { return }
                    let fault = opened.noForms
                    let bytes = bytes(of: opened)
                    // Data that says "no forms" is an answer for a program; a page or a file that says nothing is none.
                    if fault == nil || (format == .json && common.out == nil) {
                        if common.out == nil { try Output.write(bytes, to: nil) } else { results += bytes }
                    }
                    Output.tell(opened.notices(language).joined(separator: "\n"))
                    if let fault { throw fault }
                } catch {
                    Output.tell(Faults.words(error, at: path, language))
                    status = .inputFault
                }
            }
            if let out = common.out, !results.isEmpty { try Output.write(results, to: out) }
        } catch {
            Output.tell(Faults.words(error, at: file, language))
            status = .inputFault
        }
        if status != .done { throw Finished(status: status) }
    }

    private func bytes(of opened: OpenedForms) -> [UInt8] {
        switch format {
        case .json:
            let data = opened.reading.json(source: opened.file.name, sha256: SHA256.hex(of: opened.file.bytes))
            return data.bytes(pretty: !opened.file.isBundled) + [0x0A]
        case .table:
            let page = FormPage(
                source: opened.source(common.language), format: opened.format, reading: opened.reading)
            return Array(page.text(Session.appearance(common.language, toFile: common.out != nil)).utf8)
        }
    }
}
