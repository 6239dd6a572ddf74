import ArgumentParser
import Basics
import Documents
import Forms
import Rulebook

/// What is handed in beside the files that are judged: `--last-year`, `--approved`, `--bundle`.
struct CompanionOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            help("同一单位上年的表，用来看目标有没有照抄、放宽。", "The same body's form a year earlier.").abstract, valueName: "file"))
    var lastYear: String?

    @Option(
        help: ArgumentHelp(
            help("批复的表，用来核对监控表、自评表或公开的表。", "The approved form behind a monitoring, self-evaluation or published one.")
                .abstract, valueName: "file"))
    var approved: String?

    @Option(
        help: ArgumentHelp(
            help(
                "公开材料清单（YAML）：文件、批复和公开日期、一级项目数、说明文字。",
                "What was published (YAML): files, days of 批复 and publication, number of projects, narrative."
            ).abstract, valueName: "path"))
    var bundle: String?

    /// The approved form alone, for a command that needs no other companion.
    static func opened(approved path: String?) throws(DocumentFault) -> OpenedCompanions {
        var opened = OpenedCompanions()
        if let path { opened.approved = try opened.lone(path, "approved") }
        return opened
    }

    /// The files, read.
    func open() throws(DocumentFault) -> OpenedCompanions {
        var opened = OpenedCompanions()
        if let path = lastYear { opened.lastYear = try opened.lone(path, "lastYear") }
        if let path = approved { opened.approved = try opened.lone(path, "approved") }
        if let path = bundle { try opened.readBundle(path) }
        return opened
    }
}

/// The companions of a run: what stands beside each of its files.
struct OpenedCompanions {
    fileprivate(set) var lastYear: Form?
    fileprivate(set) var approved: Form?
    private var bundle: Bundle?
    /// How each file of the bundle was published, by its path.
    private var publications: [String: Publication] = [:]
    /// The files of the bundle, in its order, as paths that can be opened.
    private(set) var paths: [String] = []
    private var companions: [Report.Input] = []

    /// What stands beside a file. The bundle as a whole stands beside the first of its files that is asked for.
    mutating func beside(_ path: String, asOf day: Day) -> Beside {
        var beside = Beside(
            approved: approved, lastYear: lastYear, asOf: day, published: publications[OpenedCompanions.key(path)],
            companions: companions)
        if beside.published != nil {
            beside.bundle = bundle
            bundle = nil
        }
        return beside
    }

    /// The one form of a file: beside which of several a form is meant to stand nobody can tell.
    fileprivate mutating func lone(_ path: String, _ role: String) throws(DocumentFault) -> Form {
        let opened = try read(path, role)
        if let fault = opened.noForms { throw OpenedCompanions.told(fault, at: path) }
        let forms = opened.reading.forms
        guard forms.count == 1 else {
            throw OpenedCompanions.told(
                DocumentFault(
                    .unknownType,
                    Wording(
                        zh: "文件里有 \(forms.count) 张表，不知道用哪一张对照",
                        en: "there are \(forms.count) forms in the file; one is needed"),
                    advice: Wording(zh: "请只留下同一单位、同一项目的那一张。", en: "Keep only the one of the same body and project.")),
                at: path)
        }
        return forms[0]
    }

    fileprivate mutating func readBundle(_ path: String) throws(DocumentFault) {
        let file: InputFile
        do throws(DocumentFault) { file = try InputFile(path: path) } catch {
            throw OpenedCompanions.told(error, at: path)
        }
        companions.append(Report.Input(role: "bundle", source: file.name, sha256: SHA256.hex(of: file.bytes)))
        let description: BundleDescription
        do throws(BundleDescription.Fault) {
            description = try BundleDescription(yaml: file.bytes)
        } catch {
            let line = error.line.map { Wording(zh: "第 \($0) 行：", en: "line \($0): ") } ?? Wording(zh: "", en: "")
            throw OpenedCompanions.told(
                DocumentFault(
                    .damaged, Wording(zh: line.zh + error.message.zh, en: line.en + error.message.en),
                    advice: Wording(zh: "写法见 biaochi help check。", en: "See biaochi help check.")), at: path)
        }
        let folder = path.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
        func placed(_ written: String) -> String {
            written.hasPrefix("/") || folder.isEmpty && !path.hasPrefix("/") ? written : folder + "/" + written
        }
        var files: [Bundle.File] = []
        for entry in description.files {
            let path = placed(entry.path)
            let opened = try read(path, "published")
            var approved: [Form] = []
            if let written = entry.approvedForm {
                let opened = try read(placed(written), "approved")
                if let fault = opened.noForms { throw OpenedCompanions.told(fault, at: placed(written)) }
                approved = opened.reading.forms
            }
            paths.append(path)
            publications[OpenedCompanions.key(path)] = Publication(explanation: entry.explanation, approved: approved)
            files.append(
                Bundle.File(
                    name: Text(opened.file.name), approvedOn: entry.approved, publishedOn: entry.published,
                    forms: opened.reading.forms, explanation: entry.explanation))
        }
        bundle = Bundle(
            files: files, firstLevelProjects: description.firstLevelProjects, narrative: description.narrative)
    }

    private mutating func read(_ path: String, _ role: String) throws(DocumentFault) -> OpenedForms {
        do throws(DocumentFault) {
            let opened = try OpenedForms(path: path)
            companions.append(
                Report.Input(role: role, source: opened.file.name, sha256: SHA256.hex(of: opened.file.bytes)))
            return opened
        } catch {
            throw OpenedCompanions.told(error, at: path)
        }
    }

    /// A path without the parts that change nothing, so that `./a.docx` is `a.docx`.
    private static func key(_ path: String) -> String {
        var parts: [Substring] = []
        for part in path.split(separator: "/") where part != "." {
            if part == "..", let last = parts.last, last != ".." { parts.removeLast() } else { parts.append(part) }
        }
        return (path.hasPrefix("/") ? "/" : "") + parts.joined(separator: "/")
    }

    /// A fault with the file it is of: the run has several.
    private static func told(_ fault: DocumentFault, at path: String) -> DocumentFault {
        DocumentFault(
            fault.kind, Wording(zh: path + "：" + fault.message.zh, en: path + ": " + fault.message.en),
            advice: fault.advice)
    }
}
