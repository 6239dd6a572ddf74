import ArgumentParser
import Basics
import Documents
import Foundation
import Library
import Publishing
import Rulebook

/// `biaochi check FILE…`: reads and judges.
struct Check: ParsableCommand {
    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text, json, table, sarif, csv, xlsx, html, github, junit

        /// Whether all files of a run make one document, which is written when the last is judged.
        var isOneDocument: Bool { self != .text && self != .json && self != .table }
    }

    static var configuration: CommandConfiguration {
        CommandConfiguration(
            abstract: Wording(zh: "读表并审核，逐条说明问题和改法。", en: "Reads forms and judges them.")[Session.language],
            discussion: Wording(
                zh: """
                    例子：
                      biaochi check examples/lukou-education-2026.txt
                      biaochi check examples/*.docx --severity error --format json
                      biaochi check examples/*.docx --format html --out 审核结果.html
                      biaochi check examples/*.docx --waivers examples/waivers.yaml
                      biaochi check examples/overall-2026.docx --last-year examples/overall-2025.md
                      biaochi check --bundle examples/bundle.yaml

                    必改：改了才能通过；存疑：请人判断；提示：供参考。
                    几个文件用 --format json 时，每个文件一行；
                    sarif、csv、xlsx、html、github、junit 则合成一份，文件按名称排列。
                    豁免（--waivers）和基线（--baseline）放行的问题不计入结论，报告中另列。
                    只写 --bundle 时，审核其中列出的文件；清单的写法：
                      first-level-projects: 12
                      files:
                        - path: 部门整体.docx
                          approved: 2026-02-10
                          published: 2026-02-25
                          approved-form: 批复稿/部门整体.docx
                      narrative: 绩效目标设置情况：……
                    有“必改”时退出码为 1，文件读不出来为 2。
                    """,
                en: """
                    Examples:
                      biaochi check examples/lukou-education-2026.txt
                      biaochi check examples/*.docx --severity error --format json
                      biaochi check examples/*.docx --format html --out findings.html
                      biaochi check examples/*.docx --waivers examples/waivers.yaml
                      biaochi check examples/overall-2026.docx --last-year examples/overall-2025.md
                      biaochi check --bundle examples/bundle.yaml

                    "Must change" blocks a form, "doubtful" is for a person to decide, "hint" is a hint.
                    With --format json, several files give one line each; sarif, csv, xlsx, html, github and junit
                    make one document of them, by name.
                    What waivers and a baseline let pass counts for no verdict and is told apart.
                    With --bundle alone the files that it lists are judged; it reads:
                      first-level-projects: 12
                      files:
                        - path: overall.docx
                          approved: 2026-02-10
                          published: 2026-02-25
                          approved-form: approved/overall.docx
                      narrative: the paragraph on 绩效目标 …
                    The exit status is 1 where a form fails, 2 where a file cannot be read.
                    """)[Session.language])
    }

    @Argument(
        help: help(
            "要审核的文件；- 为标准输入；压缩包和邮件里的文件逐个审核。", "The files; - is standard input; of an archive or mail, the files in it.")
    )
    var files: [String] = []

    @Option(help: help("输出格式。", "The output format."))
    var format: Format = .text

    @OptionGroup var judging: JudgingOptions

    @Option(help: help("最低显示到哪一级。", "The least level shown."))
    var severity: Severity = .info

    @OptionGroup var companions: CompanionOptions

    @OptionGroup var passing: PassingOptions

    @OptionGroup var common: CommonOptions

    func validate() throws {
        if files.isEmpty && companions.bundle == nil {
            throw ValidationError("Missing expected argument '<files> ...'")
        }
    }

    func run() throws {
        let (profile, choice, day) = try judging.open()
        var passes = try passing.open()
        let language = common.language
        var companions = try companions.open()
        let files = self.files.isEmpty ? companions.paths : self.files
        let look = Session.appearance(language, toFile: common.out != nil)
        var status = ExitStatus.done
        var results: [UInt8] = []
        var judged: [JudgedFile] = []
        func finish(_ bytes: [UInt8]) throws(DocumentFault) {
            // A result to standard output is shown at once; one to a file waits for the rest.
            if common.out == nil { try Output.write(bytes, to: nil) } else { results += bytes }
        }
        var pages = 0
        func judge(_ path: String, _ input: Result<InputFile, DocumentFault>) throws(DocumentFault) {
            guard let opened = try OpenedForms.open(input) else { return }
            var report = Rulebook.standard.check(
                opened.reading, beside: companions.beside(path, asOf: day), profile: profile, passes: passes.passes)
            choice.apply(to: &report)
            passes.note(&report)
            var bytes: [UInt8] = []
            switch format {
            case .json:
                let data = report.json(source: opened.file.name, sha256: SHA256.hex(of: opened.file.bytes))
                let isAlone = files.count == 1 && !opened.file.isBundled
                bytes = data.showing(atLeast: severity).bytes(pretty: isAlone) + [0x0A]
            case .text, .table:
                guard !opened.reading.forms.isEmpty else { break }
                let page = CheckPage(
                    source: opened.source(language), format: opened.format, reading: opened.reading,
                    report: report, least: severity, asOf: day.description, reasons: Lookup.reasons)
                bytes = Array((format == .text ? page.text(look) : page.table(look)).utf8)
                if pages > 0 { bytes.insert(0x0A, at: 0) }
                pages += 1
            default:
                guard !opened.reading.forms.isEmpty else { break }
                judged.append(
                    JudgedFile(
                        source: opened.source(language), sha256: SHA256.hex(of: opened.file.bytes),
                        document: opened.document, reading: opened.reading, report: report))
            }
            try finish(bytes)
            Output.tell(opened.notices(language).joined(separator: "\n"))
            if let fault = opened.noForms { throw fault }
            if report.forms.contains(where: { $0.verdict == .fail }) { status = status.worse(.formsFail) }
        }
        for path in files {
            try InputFile.each(path) { (source, input) throws(DocumentFault) in
                do throws(DocumentFault) { try judge(source, input) } catch {
                    Output.tell(Faults.words(error, at: source, language))
                    status = status.worse(.inputFault)
                    judged.append(JudgedFile(source: source, fault: error, asOf: day, profile: profile))
                }
            }
        }
        if format.isOneDocument {
            try Output.write(
                document(RunReport(judged, rulebook: .standard, least: severity, language: language)), to: common.out)
        } else if let out = common.out, status != .inputFault {
            try Output.write(results, to: out)
        }
        try passes.writeBaseline(to: passing.baseline, language)
        Output.tell(passes.complaints(passing.waivers, on: day, language))
        if status != .done { throw Finished(status: status) }
    }

    private func document(_ run: RunReport) throws(DocumentFault) -> [UInt8] {
        switch format {
        case .sarif: run.sarif(version: Biaochi.configuration.version).bytes() + [0x0A]
        case .csv: run.csv()
        case .xlsx: try run.xlsx()
        case .html: run.html(reasons: Lookup.reasons)
        case .github: run.github()
        case .junit: run.junit()
        case .text, .json, .table: []
        }
    }
}

extension Severity: ExpressibleByArgument {
    /// From the most to the least severe, as help lists them.
    public static var allValueStrings: [String] { ["error", "warning", "info"] }
}

extension ExitStatus {
    func worse(_ other: ExitStatus) -> ExitStatus { other.rawValue > rawValue ? other : self }
}
