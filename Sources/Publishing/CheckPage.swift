import Basics
import Documents
import Forms
import Rulebook

/// What a person sees from `check`: of one file, every finding with what is wrong, why, and what to do; then one verdict line a
/// form.
public struct CheckPage: Sendable {
    /// The name of the file as the user gave it.
    public var source: String
    public var format: FileFormat
    public var reading: Reading
    public var report: Report
    /// The least severity that is shown; counts and verdict are of all.
    public var least: Severity
    /// The day that rules about dates judge by, `2026-11-24`.
    public var asOf: String
    /// Why each rule matters, by its name.
    public var reasons: [String: Wording]

    public init(
        source: String, format: FileFormat, reading: Reading, report: Report, least: Severity = .info, asOf: String,
        reasons: [String: Wording]
    ) {
        self.source = source
        self.format = format
        self.reading = reading
        self.report = report
        self.least = least
        self.asOf = asOf
        self.reasons = reasons
    }

    /// The page as text, each line ended.
    public func text(_ look: Appearance) -> String {
        var out = [look.paint(source, .strong)]
        for (i, form) in report.forms.enumerated() {
            if report.forms.count > 1 { out += ["", formHeading(i, form, look)] }
            out += CheckLines(page: self, form: formRead(i), look: look).lines(shown(form))
        }
        return closed(out, look)
    }

    /// The page with its findings drawn as a table.
    public func table(_ look: Appearance) -> String {
        var out = [look.paint(source, .strong)]
        for (i, form) in report.forms.enumerated() {
            if report.forms.count > 1 { out += ["", formHeading(i, form, look)] }
            let rows = shown(form).map { tableRow($0, in: formRead(i), look) }
            guard !rows.isEmpty else { continue }
            out += BoxTable(heading: Words.columns.map { $0[look.language] }, rows: rows, rightAligned: [0])
                .lines(width: look.width)
        }
        return closed(out, look)
    }

    private func shown(_ form: FormReport) -> [Finding] { form.findings.filter { $0.severity >= least } }
    private func formRead(_ i: Int) -> Form? { i < reading.forms.count ? reading.forms[i] : nil }

    private func tableRow(_ finding: Finding, in form: Form?, _ look: Appearance) -> [String] {
        let places = PlaceWords(format: format, language: look.language)
        var place = finding.path.words(in: form, look.language)
        let cell = places.words(finding.cell)
        if !cell.isEmpty { place += "\n" + cell }
        if finding.same > 0 { place += "\n" + Words.same(finding.same)[look.language] }
        return [
            "\(finding.number)", finding.severity.wording[look.language], finding.rule, place,
            finding.message[look.language], finding.advice[look.language],
        ]
    }

    private func formHeading(_ i: Int, _ form: FormReport, _ look: Appearance) -> String {
        look.paint("[\(i + 1)] " + name(form, look).joined(separator: "  "), .strong)
    }

    private func name(_ form: FormReport, _ look: Appearance) -> [String] {
        let title = form.title?.string ?? form.kind?.wording[look.language] ?? Words.untitled[look.language]
        return ([title] + (form.body.map { [$0.string] } ?? [])).map(\.onOneLine)
    }

    /// The verdict lines and what the report rests on.
    private func closed(_ lines: [String], _ look: Appearance) -> String {
        var out = lines
        if report.forms.count > 1 { out.append("") }
        for form in report.forms { out.append(verdictLine(form, look)) }
        out.append(look.paint(Words.footing(report, asOf)[look.language], .faint))
        if report.forms.contains(where: { !shown($0).isEmpty }) {
            out.append(look.paint(Words.more[look.language], .faint))
        }
        return out.map { $0 + "\n" }.joined()
    }

    private func verdictLine(_ form: FormReport, _ look: Appearance) -> String {
        let passed = form.verdict == .pass
        let verdict = look.paint((passed ? Words.pass : Words.fail)[look.language], passed ? .green : .red)
        let counts = [Severity.error, .warning, .info].map {
            "\($0.wording[look.language]) \(form.counts(of: $0))"
        }
        return name(form, look).map { look.paint($0, .strong) }.joined(separator: "  ") + "   " + verdict + "   "
            + counts.joined(separator: " · ")
    }
}

/// The wording of the page.
private enum Words {
    static let pass = Wording(zh: "通过", en: "pass")
    static let fail = Wording(zh: "不通过", en: "fail")
    static let untitled = Wording(zh: "（没有标题的表）", en: "(a form without a title)")
    static let more = Wording(
        zh: "想知道某条规则为什么、怎么改：biaochi rules 规则名", en: "All about one rule: biaochi rules NAME")
    static let columns = [
        Wording(zh: "号", en: "no."), Wording(zh: "级别", en: "level"), Wording(zh: "规则", en: "rule"),
        Wording(zh: "位置", en: "place"), Wording(zh: "问题", en: "what is wrong"), Wording(zh: "怎么改", en: "what to do"),
    ]

    static func same(_ count: Int) -> Wording { Wording(zh: "同类另 \(count) 处", en: "and \(count) more alike") }

    static func footing(_ report: Report, _ asOf: String) -> Wording {
        let hash = String(report.rulebook.prefix(12))
        return Wording(
            zh: "依据 \(report.profile) · 规则库 \(hash) · 截至 \(asOf)",
            en: "profile \(report.profile) · rulebook \(hash) · as of \(asOf)")
    }
}
