import Basics
import Documents
import Forms
import Library
import Rulebook

/// One file as it was judged, or why it could not be.
public struct JudgedFile: Sendable {
    /// As the user gave it.
    public var source: String
    public var sha256: String
    public var format: FileFormat
    public var document: Document
    public var reading: Reading
    public var report: Report
    /// nil where the file was judged.
    public var fault: DocumentFault?

    public init(source: String, sha256: String, document: Document, reading: Reading, report: Report) {
        self.source = source
        self.sha256 = sha256
        self.format = document.format
        self.document = document
        self.reading = reading
        self.report = report
    }

    /// A file that could not be judged; nothing is known of its bytes.
    public init(source: String, fault: DocumentFault, asOf day: Day, profile: Profile) {
        self.init(
            source: source, sha256: "", document: Document(format: .text), reading: Reading(),
            report: Report(
                forms: [], notices: [], profile: profile.name, rulebook: Rulebook.standard.hash(with: profile),
                asOf: day))
        self.fault = fault
    }
}

/// All files of one run of `check`, as one report: SARIF, CSV, Excel, HTML, JUnit or GitHub's annotations.
public struct RunReport: Sendable {
    /// By their names, so that the order in which they were given changes nothing.
    public let files: [JudgedFile]
    public let rulebook: Rulebook
    /// The least severity that is shown; counts and verdicts are of all.
    public let least: Severity
    public let language: Language

    public init(_ files: [JudgedFile], rulebook: Rulebook, least: Severity, language: Language) {
        self.files = files.enumerated().sorted {
            ($0.element.source, $0.element.sha256, $0.offset) < ($1.element.source, $1.element.sha256, $1.offset)
        }.map(\.element)
        self.rulebook = rulebook
        self.least = least
        self.language = language
    }

    func shown(_ form: FormReport) -> [Finding] { form.findings.filter { $0.severity >= least } }

    func shownWaived(_ form: FormReport) -> [WaivedFinding] { form.waived.filter { $0.finding.severity >= least } }

    /// What the report rests on besides the files: its names and hashes, in order.
    var inputs: [Report.Input] {
        var told: [Report.Input] = []
        for file in files { for input in file.report.inputs where !told.contains(input) { told.append(input) } }
        return told
    }
}

extension FormReport {
    /// The title of the form, or its kind's name.
    func name(_ language: Language) -> String {
        let title = title.flatMap { $0.isEmpty ? nil : $0.string.onOneLine }
        return title ?? kind?.wording[language] ?? Wording(zh: "（没有标题的表）", en: "(a form without a title)")[language]
    }
}

extension Finding {
    /// The corrections that are offered, in words; empty where there is none.
    /// - Parameter form: where they touch several entries, each is named as on the form.
    func corrections(in form: Form?, _ language: Language) -> String {
        let isOneEntry = edits.allSatisfy { $0.path.entry == edits.first?.path.entry }
        let list = edits.map { edit in
            let leaf = (edit.path.leaf ?? edit.path.field).wording[language]
            let field = isOneEntry ? leaf : edit.path.words(in: form, language)
            let to = edit.to.isEmpty ? Wording(zh: "（留空）", en: "(blank)")[language] : edit.to.string.onOneLine
            return field + (language == .zh ? "：" : ": ") + to
        }
        return list.joined(separator: language == .zh ? "；" : "; ")
    }
}

extension WaivedFinding {
    /// Who answers for it, why, and until when.
    func words(_ language: Language) -> String {
        Wording(
            zh: "豁免：\(waiver.reason)（\(waiver.who)，至 \(waiver.until)）",
            en: "waived: \(waiver.reason) (\(waiver.who), until \(waiver.until))")[language]
    }
}
