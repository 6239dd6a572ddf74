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
            out += waived(form, in: formRead(i), look)
        }
        return closed(out, look)
    }

    /// The page with its findings drawn as a table.
    public func table(_ look: Appearance) -> String {
        var out = [look.paint(source, .strong)]
        for (i, form) in report.forms.enumerated() {
            if report.forms.count > 1 { out += ["", formHeading(i, form, look)] }
            let rows = shown(form).map { tableRow($0, in: formRead(i), look) }
            if !rows.isEmpty {
                out += BoxTable(heading: Words.columns.map { $0[look.language] }, rows: rows, rightAligned: [0])
                    .lines(width: look.width)
            }
            out += waived(form, in: formRead(i), look)
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

    /// What passes by a waiver: out of the counts, never out of sight.
    private func waived(_ form: FormReport, in read: Form?, _ look: Appearance) -> [String] {
        let entries = form.waived.filter { $0.finding.severity >= least }
        guard !entries.isEmpty else { return [] }
        var out = ["  " + look.paint(Words.waived(entries.count)[look.language], .strong)]
        for entry in entries {
            let place = PlaceWords(format: format, language: look.language).words(entry.finding.cell)
            let words = [
                entry.finding.rule, entry.finding.path.words(in: read, look.language), place,
                entry.words(look.language),
            ].filter { !$0.isEmpty }.joined(separator: "  ")
            out += Wrapping.lines(words, width: look.width - 6).enumerated().map {
                ($0 == 0 ? "    - " : "      ") + $1
            }
        }
        return out
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
        for input in report.inputs { out.append(look.paint(Words.input(input)[look.language], .faint)) }
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
            + (counts + Words.passed(form).map { $0[look.language] }).joined(separator: " · ")
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

    static func waived(_ count: Int) -> Wording { Wording(zh: "按豁免放行 \(count) 处：", en: "Waived: \(count)") }

    /// What is in no count.
    static func passed(_ form: FormReport) -> [Wording] {
        var out: [Wording] = []
        if !form.waived.isEmpty {
            out.append(Wording(zh: "豁免 \(form.waived.count)", en: "waived \(form.waived.count)"))
        }
        if form.known > 0 { out.append(Wording(zh: "基线已有 \(form.known)", en: "known before \(form.known)")) }
        return out
    }

    static func input(_ input: Report.Input) -> Wording {
        let hash = String(input.sha256.prefix(12))
        let role =
            switch input.role {
            case "waivers": Wording(zh: "豁免文件", en: "waivers")
            case "baseline": Wording(zh: "基线", en: "baseline")
            case "lastYear": Wording(zh: "上年表", en: "last year's form")
            case "approved": Wording(zh: "批复表", en: "approved form")
            case "bundle": Wording(zh: "公开材料清单", en: "bundle")
            case "published": Wording(zh: "公开的表", en: "published form")
            default: Wording(zh: input.role, en: input.role)
            }
        return Wording(zh: "\(role.zh) \(input.source) \(hash)", en: "\(role.en) \(input.source) \(hash)")
    }

    static func footing(_ report: Report, _ asOf: String) -> Wording {
        let hash = String(report.rulebook.prefix(12))
        return Wording(
            zh: "依据 \(report.profile) · 规则库 \(hash) · 截至 \(asOf)",
            en: "profile \(report.profile) · rulebook \(hash) · as of \(asOf)")
    }
}
