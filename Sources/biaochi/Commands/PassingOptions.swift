import ArgumentParser
import Basics
import Documents
import Foundation
import Publishing
import Rulebook

/// What the user lets pass: `--waivers`, `--baseline`, `--write-baseline`.
struct PassingOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            help(
                "豁免文件（YAML）：放行哪些问题、为何、谁定的、到哪天。",
                "A file of waivers (YAML): which findings pass, why, who says so, until when."
            )
            .abstract, valueName: "path"))
    var waivers: String?

    @Option(
        help: ArgumentHelp(
            help("基线文件：其中已有的问题不再报告，只报新的。", "A baseline: only what is not in it is told.").abstract, valueName: "path"))
    var baseline: String?

    @Flag(
        help: help(
            "把现有的问题写成 --baseline 所指的基线文件，本次全部照报。",
            "Write what is found to the file of --baseline; this run tells all of it."))
    var writeBaseline = false

    /// The files, read; they are named in every report.
    func open() throws -> OpenedPasses {
        guard !writeBaseline || baseline != nil else {
            throw UsageFault(
                message: Wording(
                    zh: "--write-baseline 要与 --baseline 路径 同用。", en: "--write-baseline needs --baseline PATH."),
                hint: Wording(
                    zh: "例如：biaochi check 表.docx --baseline 基线.json --write-baseline",
                    en: "As in: biaochi check form.docx --baseline known.json --write-baseline"))
        }
        var opened = OpenedPasses(passes: Passes(notes: writeBaseline))
        if let path = waivers {
            let file = try InputFile(path: path)
            guard let text = String(validating: file.bytes, as: UTF8.self) else {
                throw OpenedPasses.fault(
                    path, nil, Wording(zh: "豁免文件不是 UTF-8 文字。", en: "The file of waivers is no UTF-8 text."))
            }
            do throws(Waivers.Fault) {
                opened.passes.waivers = try Waivers(
                    yaml: text, rules: Set(Rulebook.standard.rules.map { $0.name }))
            } catch {
                throw OpenedPasses.fault(path, error.line, error.message)
            }
            opened.inputs.append(.init(role: "waivers", source: file.name, sha256: SHA256.hex(of: file.bytes)))
        }
        if let path = baseline, !writeBaseline {
            let file = try InputFile(path: path)
            guard let json = try? JSON.parse(Data(file.bytes)) else {
                throw OpenedPasses.fault(path, nil, Wording(zh: "基线文件不是 JSON。", en: "The baseline is no JSON."))
            }
            do throws(Baseline.Fault) {
                opened.passes.baseline = try Baseline(json: json)
            } catch {
                throw OpenedPasses.fault(path, nil, error.message)
            }
            opened.inputs.append(.init(role: "baseline", source: file.name, sha256: SHA256.hex(of: file.bytes)))
        }
        return opened
    }
}

/// What passes, and what was seen of it in a run.
struct OpenedPasses {
    var passes: Passes
    var inputs: [Report.Input] = []
    private var used: Set<Int> = []
    private var known = Baseline()

    init(passes: Passes) { self.passes = passes }

    /// The inputs go into the report; what it used and found is noted.
    mutating func note(_ report: inout Report) {
        report.inputs += inputs
        used.formUnion(report.usedWaivers)
        if passes.notes { for form in report.forms { known.note(form) } }
    }

    /// Waivers that are expired, unused or at fault, each with its line.
    func complaints(_ path: String?, on day: Day, _ language: Language) -> String {
        guard let path, let waivers = passes.waivers else { return "" }
        return waivers.outcomes(used: used, on: day).filter { $0.state != .used }.map { outcome in
            Wording(
                zh: "提醒：\(path) 第 \(outcome.line) 行：\(outcome.message.zh)",
                en: "Note: \(path) line \(outcome.line): \(outcome.message.en)")[language]
        }.joined(separator: "\n")
    }

    func writeBaseline(to path: String?, _ language: Language) throws(DocumentFault) {
        guard passes.notes, let path else { return }
        try Output.write(known.json.bytes() + [0x0A], to: path)
        Output.tell(
            Wording(
                zh: "基线写入 \(path)：\(known.count) 处。", en: "The baseline \(path) holds \(known.count) findings.")[
                    language])
    }

    static func fault(_ path: String, _ line: Int?, _ message: Wording) -> DocumentFault {
        let place = line.map { Wording(zh: "\(path) 第 \($0) 行：", en: "\(path) line \($0): ") }
        return DocumentFault(
            .damaged, Wording(zh: (place?.zh ?? "\(path)：") + message.zh, en: (place?.en ?? "\(path): ") + message.en),
            advice: Wording(zh: "写法见 docs/waivers.md。", en: "See docs/waivers.md for how it is written."))
    }
}
