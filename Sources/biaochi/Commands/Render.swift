import ArgumentParser
import Basics
import Documents
import Forms
import Foundation
import Library
import Publishing
import Recognition

/// `biaochi render FILE --layout NAME --out PATH`: a form in an official layout.
struct Render: ParsableCommand {
    enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

    static var configuration: CommandConfiguration {
        CommandConfiguration(
            abstract: Wording(zh: "把表写成正式版式，或出一张空表。", en: "Writes a form in an official layout, or a blank one.")[
                Session.language],
            discussion: Wording(
                zh: """
                    例子：
                      biaochi render examples/lukou-education-2026.txt --out 目标表.docx
                      biaochi render examples/lukou-education-2026.txt --layout department-88 --out 申报表.xlsx
                      biaochi render --blank --layout a3 --out 空表.xlsx

                    --out 按结尾写成 docx、xlsx、pdf、html、csv、md 或 json。
                    版式里没有位置的内容会一一说明，不会悄悄丢掉。
                    版式是数据文件：--layout 也可以写文件路径，--check-layout 逐行检查它。
                    """,
                en: """
                    Examples:
                      biaochi render examples/lukou-education-2026.txt --out form.docx
                      biaochi render examples/lukou-education-2026.txt --layout department-88 --out form.xlsx
                      biaochi render --blank --layout a3 --out blank.xlsx

                    --out writes docx, xlsx, pdf, html, csv, md or json, by the name's ending.
                    What a layout has no place for is told, never dropped in silence.
                    A layout is a data file: --layout takes its path too, --check-layout tests it line by line.
                    """)[Session.language])
    }

    @Argument(help: help("要写的文件，或 form.json；- 为标准输入。", "The file, or a form.json; - is standard input."))
    var file: String?

    @Option(help: help("版式代号或文件；不写则按表种选。", "A layout's name or file; chosen by the form without."))
    var layout: String?

    @Flag(help: help("列出版式。", "Lists the layouts."))
    var listLayouts = false

    @Option(help: ArgumentHelp(help("检查一个版式文件。", "Tests a layout's file.").abstract, valueName: "path"))
    var checkLayout: String?

    @Flag(help: help("出空表；给出文件时带入单位、预算和上年的指标。", "A blank form, with what FILE knows of the body and last year."))
    var blank = false

    @Option(help: help("空表按哪个审核口径列指标。", "The profile whose families a blank form lists."))
    var profile: String = Profile.national2021.name

    @Option(help: help("提醒的格式。", "The format of the notices."))
    var format: Format = .text

    @OptionGroup var common: CommonOptions

    func run() throws {
        if listLayouts {
            return try Output.write(
                LayoutPages.list(Layout.shipped, common.language, isJSON: format == .json), to: common.out)
        }
        if let checkLayout { return try check(checkLayout) }
        guard let out = common.out else {
            throw UsageFault(
                message: Wording(zh: "没有写明写到哪里。", en: "Where to write is not said."),
                hint: Wording(zh: "请加 --out 文件名，例如 --out 目标表.docx。", en: "Add --out NAME, such as --out form.docx."))
        }
        let target = SheetFile(name: out)
        guard target != nil || out.lowercased().hasSuffix(".json") else {
            throw UsageFault(
                message: Wording(zh: "不能写成“\(out)”。", en: "“\(out)” cannot be written."),
                hint: Wording(
                    zh: "能写 docx、xlsx、pdf、html、csv、md、json。",
                    en: "docx, xlsx, pdf, html, csv, md and json can be written."))
        }
        let chosen = try layout.map { try Lookup.layout($0) }
        let judged = try Lookup.profile(profile)
        let source = file ?? "-"
        do throws(DocumentFault) {
            if blank { return try writeBlank(chosen, target, out, judged) }
            let input = try RenderInput(path: source)
            Output.tell(input.notices(common.language).joined(separator: "\n"))
            guard !input.reading.forms.isEmpty else { throw input.noForms }
            var reading = input.reading
            guard let target else {
                return try Output.write(
                    reading.json(source: input.name, sha256: input.sha256).bytes() + [0x0A], to: out)
            }
            var forms: [(form: Form, layout: Layout)] = []
            var told: [Notice] = []
            for (i, form) in reading.forms.enumerated() {
                guard let layout = chosen ?? Layout.fitting(form) else { throw input.noForms }
                forms.append((form, layout))
                for left in LayoutPlaces(layout).taking(form).leftOut {
                    told.append(
                        Notice(
                            form: i, path: left.path, cell: form.cells[left.path],
                            Wording(
                                zh: left.words(in: form, layout: layout.name, .zh),
                                en: left.words(in: form, layout: layout.name, .en))))
                }
            }
            try Output.write(try target.bytes(forms), to: out)
            reading.notices = told
            try tell(reading, input)
        } catch {
            Output.tell(Faults.words(error, at: source, common.language))
            throw Finished(status: .inputFault)
        }
    }

    private func tell(_ reading: Reading, _ input: RenderInput) throws(DocumentFault) {
        switch format {
        case .text:
            let several = reading.forms.count > 1
            Output.tell(
                reading.notices.map { notice in
                    let form = several ? notice.form.map { "[\($0 + 1)] " } ?? "" : ""
                    return Wording(zh: "提醒：", en: "Note: ")[common.language] + form + notice.text[common.language]
                }.joined(separator: "\n"))
        case .json:
            let told = Reading(forms: [], notices: reading.notices)
            try Output.write(told.json(source: input.name, sha256: input.sha256).bytes() + [0x0A], to: nil)
        }
    }

    private func writeBlank(_ chosen: Layout?, _ target: SheetFile?, _ out: String, _ judged: Profile)
        throws(DocumentFault)
    {
        let last = try file.map { (path: String) throws(DocumentFault) in try RenderInput(path: path) }
        let form = last?.reading.forms.first
        guard let target,
            let layout = chosen ?? form.flatMap({ Layout.fitting($0) }) ?? Layout.standard(for: form?.kind)
        else {
            throw DocumentFault(
                .forbidden, Wording(zh: "空表不能写成 json", en: "a blank form cannot be json"),
                advice: Wording(zh: "请写成 xlsx 或 docx。", en: "Write it as xlsx or docx."))
        }
        let blank = BlankForm.make(layout, last: form, profile: judged)
        try Output.write(try target.blank(blank, layout: layout, choices: BlankForm.Choices(judged)), to: out)
    }

    private func check(_ path: String) throws {
        let (layout, faults) = Layout.read(try Lookup.layoutBytes(path))
        var lines = ProfilePages().faults(faults, common.language)
        lines.append(
            faults.isEmpty
                ? Wording(
                    zh: "\(layout.name)：没有问题。\(layout.widths.count) 列，\(layout.parts.count) 块。",
                    en:
                        "\(layout.name): nothing is wrong. \(layout.widths.count) columns, \(layout.parts.count) blocks."
                )[
                    common.language]
                : Wording(zh: "共 \(faults.count) 处问题。", en: "\(faults.count) faults.")[common.language])
        try Output.write(Array(lines.map { $0 + "\n" }.joined().utf8), to: common.out)
        if !faults.isEmpty { throw Finished(status: .inputFault) }
    }
}

/// What is to be written: a file that is read, or a form as data.
struct RenderInput {
    let reading: Reading
    let name: String
    let sha256: String
    let noForms: DocumentFault
    private let opened: OpenedForms?

    init(path: String) throws(DocumentFault) {
        let file = try InputFile(path: path)
        name = file.name
        sha256 = SHA256.hex(of: file.bytes)
        if file.bytes.first(where: { $0 > 0x20 && $0 != 0xEF && $0 != 0xBB && $0 != 0xBF }) == UInt8(ascii: "{") {
            reading = Reading(forms: try RenderInput.forms(file.bytes))
            opened = nil
            noForms = RenderInput.fault(Wording(zh: "其中没有表", en: "there is no form in it"))
        } else {
            let opened = try OpenedForms(file)
            reading = opened.reading
            noForms = opened.noForms ?? RenderInput.fault(Wording(zh: "没有合适的版式", en: "no layout fits"))
            self.opened = opened
        }
    }

    func notices(_ language: Language) -> [String] { opened?.notices(language) ?? [] }

    /// The forms of a `biaochi.forms/1` document, or one form.
    private static func forms(_ bytes: [UInt8]) throws(DocumentFault) -> [Form] {
        let json: JSON
        do { json = try JSON.parse(Data(bytes)) } catch {
            throw fault(Wording(zh: "JSON 写法有误", en: "it is no sound JSON"))
        }
        if let forms = json["forms"] { return forms.elements.map { Form(json: $0) } }
        guard json["indicators"] != nil else { throw fault(Wording(zh: "其中没有表", en: "there is no form in it")) }
        return [Form(json: json)]
    }

    private static func fault(_ reason: Wording) -> DocumentFault {
        DocumentFault(
            .unknownType, reason,
            advice: Wording(
                zh: "表的数据应是 biaochi read --format json 写出的样子。",
                en: "Data should be as biaochi read --format json writes it."))
    }
}
