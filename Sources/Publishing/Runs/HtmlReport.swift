import Basics
import Documents
import Forms
import Rulebook

extension RunReport {
    /// One page that needs nothing else: each form drawn as it stands in its file, its findings at the cells and listed below.
    /// - Parameter reasons: why each rule matters, by its name.
    public func html(reasons: [String: Wording]) -> [UInt8] {
        let page = HtmlReport(run: self, reasons: reasons)
        return Array(page.text().utf8)
    }
}

private struct HtmlReport {
    let run: RunReport
    let reasons: [String: Wording]
    var language: Language { run.language }

    func text() -> String {
        let title = Words.title[language]
        var out = """
            <!DOCTYPE html>
            <html lang="\(language == .zh ? "zh-CN" : "en")">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
            <title>\(title)</title>
            <style>
            \(HtmlReport.style)
            </style>
            </head>
            <body>
            <h1>\(title)</h1>

            """
        if run.files.count > 1 || run.files.contains(where: { $0.report.forms.count > 1 }) { out += overview() }
        for (i, file) in run.files.enumerated() { out += section(file, i) }
        return out + footing() + "</body>\n</html>\n"
    }

    // MARK: Parts

    private func overview() -> String {
        var out = "<table class=\"overview\">\n<tr>"
        for word in [Words.file, Words.form, Words.body, Words.verdict] + Words.levels.map(\.wording) {
            out += "<th scope=\"col\">\(esc(word[language]))</th>"
        }
        out += "</tr>\n"
        for (i, file) in run.files.enumerated() {
            if let fault = file.fault {
                out +=
                    "<tr><td>\(esc(file.source))</td><td colspan=\"6\" class=\"fail\">\(esc(fault.message[language]))</td></tr>\n"
            }
            for (k, form) in file.report.forms.enumerated() {
                out += "<tr><td>\(esc(file.source))</td>"
                out += "<td><a href=\"#\(id(i, k))\">\(esc(form.name(language)))</a></td>"
                out += "<td>\(esc(form.body?.string ?? ""))</td>\(verdict(form, "td"))"
                for level in Words.levels { out += "<td class=\"count\">\(form.counts(of: level))</td>" }
                out += "</tr>\n"
            }
        }
        return out + "</table>\n"
    }

    private func section(_ file: JudgedFile, _ i: Int) -> String {
        var out = "<h2>\(esc(file.source))</h2>\n"
        if !file.sha256.isEmpty { out += "<p class=\"faint\">SHA-256 \(file.sha256)</p>\n" }
        if let fault = file.fault {
            out += "<p class=\"fail\">\(esc(fault.message[language]))</p>\n<p>\(esc(fault.advice[language]))</p>\n"
        }
        for (k, form) in file.report.forms.enumerated() {
            let read = k < file.reading.forms.count ? file.reading.forms[k] : nil
            out += "<section id=\"\(id(i, k))\">\n<h3>\(esc(form.name(language)))"
            if let body = form.body, !body.isEmpty { out += " · \(esc(body.string.onOneLine))" }
            out += "</h3>\n<p>\(verdict(form, "strong")) "
            out += Words.levels.map { "\(esc($0.wording[language])) \(form.counts(of: $0))" }.joined(separator: " · ")
            if form.known > 0 { out += " · " + esc(Words.known(form.known)[language]) }
            out += "</p>\n"
            if let read {
                let marks = Dictionary(grouping: marks(form, i, k), by: { $0.place }).mapValues { $0.map(\.html) }
                out += FormFacsimile(document: file.document, form: read, marks: marks.mapValues { $0.joined() }).html()
            }
            out += findings(form, read, file, i, k)
            out += "</section>\n"
        }
        return out
    }

    private func id(_ i: Int, _ k: Int) -> String { "f\(i + 1)-\(k + 1)" }

    private func verdict(_ form: FormReport, _ tag: String) -> String {
        let passed = form.verdict == .pass
        return
            "<\(tag) class=\"\(passed ? "pass" : "fail")\">\(esc((passed ? Words.pass : Words.fail)[language]))</\(tag)>"
    }

    /// The numbers of findings, to stand in the cells.
    private func marks(_ form: FormReport, _ i: Int, _ k: Int) -> [(place: CellPlace, html: String)] {
        run.shown(form).flatMap { finding in
            ([finding.cell] + finding.places.map(\.cell)).compactMap { cell in
                guard let cell else { return nil }
                let html =
                    "<a class=\"mark \(finding.severity.rawValue)\" href=\"#\(id(i, k))-\(finding.number)\" "
                    + "title=\"\(esc(finding.message[language]))\">\(finding.number)</a>"
                return (CellPlace(cell), html)
            }
        }
    }

    private func findings(_ form: FormReport, _ read: Form?, _ file: JudgedFile, _ i: Int, _ k: Int) -> String {
        let shown = run.shown(form)
        var out = ""
        if !shown.isEmpty { out += "<h4>\(esc(Words.findings[language]))</h4>\n" }
        var told: Set<String> = []
        for finding in shown {
            let places = PlaceWords(format: file.format, language: language)
            let place = [finding.path.words(in: read, language), places.words(finding.cell)].filter { !$0.isEmpty }
            out += "<div class=\"finding \(finding.severity.rawValue)\" id=\"\(id(i, k))-\(finding.number)\">\n"
            out +=
                "<p class=\"head\"><span class=\"mark \(finding.severity.rawValue)\">\(finding.number)</span> "
                + "<b>\(esc(finding.severity.wording[language]))</b> <code>\(esc(finding.rule))</code> "
                + "<span class=\"faint\">\(esc(place.joined(separator: " · ")))</span></p>\n"
            out += "<p>\(esc(finding.message[language]))</p>\n"
            if told.insert(finding.rule).inserted, let reason = reasons[finding.rule] {
                out += "<p class=\"faint\">\(esc(Words.why[language] + reason[language]))</p>\n"
            }
            out += "<p>\(esc(Words.change[language] + finding.advice[language]))</p>\n"
            if !finding.edits.isEmpty {
                let agree = finding.safety == .unsafe ? Words.agree[language] : ""
                out += "<p>\(esc(Words.proposed[language] + finding.corrections(in: read, language) + agree))</p>\n"
            }
            if finding.same > 0 {
                let list = places.words(finding.places.map(\.cell))
                out += "<p class=\"faint\">\(esc(Words.same(finding.same)[language] + list))</p>\n"
            }
            out += "</div>\n"
        }
        let waived = run.shownWaived(form)
        if !waived.isEmpty { out += "<h4>\(esc(Words.waived(waived.count)[language]))</h4>\n" }
        for entry in waived {
            out +=
                "<div class=\"finding waived\"><p><code>\(esc(entry.finding.rule))</code> "
                + "<span class=\"faint\">\(esc(entry.finding.path.words(in: read, language)))</span> "
                + "\(esc(entry.finding.message[language]))</p>\n<p>\(esc(entry.words(language)))</p></div>\n"
        }
        return out
    }

    private func footing() -> String {
        guard let report = run.files.first?.report else { return "" }
        let day = report.asOf?.description ?? "—"
        var lines = [Words.rests(report.profile, report.rulebook, day)[language]]
        lines += run.inputs.map { "\($0.role): \($0.source) SHA-256 \($0.sha256)" }
        return "<footer>\n" + lines.map { "<p>\(esc($0))</p>\n" }.joined() + "</footer>\n"
    }

    private func esc(_ text: String) -> String { Markup.escaped(text) }

    private static let style = """
        body { font: 15px/1.6 "Noto Sans CJK SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei", sans-serif; color: #1b1f24; max-width: 1100px; margin: 2em auto; padding: 0 1em; }
        h1 { font-size: 1.5em; } h2 { font-size: 1.2em; border-bottom: 1px solid #c9d1d9; margin-top: 2em; overflow-wrap: anywhere; } h3 { font-size: 1.05em; } h4 { margin-bottom: .3em; }
        table { border-collapse: collapse; margin: .6em 0; font-size: .9em; } td, th { border: 1px solid #8c959f; padding: .25em .5em; vertical-align: top; overflow-wrap: break-word; min-width: 2.4em; }
        .wide { overflow-x: auto; } .overview th { background: #eef2f6; } .count { text-align: right; }
        .faint { color: #57606a; font-size: .88em; overflow-wrap: anywhere; } .pass { color: #116329; } .fail { color: #a40e26; }
        .mark { display: inline-block; min-width: 1.3em; text-align: center; border-radius: .7em; padding: 0 .3em; margin-left: .2em; font-size: .78em; line-height: 1.5; color: #fff; text-decoration: none; background: #57606a; }
        .mark.error { background: #a40e26; } .mark.warning { background: #8a5300; } .mark.info { background: #0550ae; }
        td.has, p.has { background: #fff8e6; }
        .finding { border-left: 4px solid #57606a; padding: .1em .8em; margin: .7em 0; break-inside: avoid; } .finding p { margin: .2em 0; overflow-wrap: anywhere; }
        .finding.error { border-color: #a40e26; } .finding.warning { border-color: #8a5300; } .finding.info { border-color: #0550ae; }
        footer { margin-top: 3em; border-top: 1px solid #c9d1d9; color: #57606a; font-size: .85em; overflow-wrap: anywhere; }
        @media print { body { max-width: none; margin: 0; font-size: 10.5pt; } .wide { overflow: visible; } a { color: inherit; } .mark { color: #000; background: none !important; border: 1px solid #000; } }
        """
}

private enum Words {
    static let levels: [Severity] = [.error, .warning, .info]
    static let title = Wording(zh: "绩效目标表审核结果", en: "Findings on performance forms")
    static let file = Wording(zh: "文件", en: "file")
    static let form = Wording(zh: "表", en: "form")
    static let body = Wording(zh: "单位", en: "body")
    static let verdict = Wording(zh: "结论", en: "verdict")
    static let pass = Wording(zh: "通过", en: "pass")
    static let fail = Wording(zh: "不通过", en: "fail")
    static let findings = Wording(zh: "问题与改法", en: "Findings")
    static let why = Wording(zh: "为何：", en: "Why: ")
    static let change = Wording(zh: "改：", en: "To do: ")
    static let proposed = Wording(zh: "可改为：", en: "Proposed: ")
    static let agree = Wording(zh: "（需人确认）", en: " (a person must agree)")

    static func same(_ count: Int) -> Wording { Wording(zh: "同类另 \(count) 处：", en: "Alike at \(count) more: ") }
    static func waived(_ count: Int) -> Wording { Wording(zh: "按豁免放行 \(count) 处", en: "Waived: \(count)") }
    static func known(_ count: Int) -> Wording { Wording(zh: "基线已有 \(count)", en: "known before \(count)") }

    static func rests(_ profile: String, _ rulebook: String, _ day: String) -> Wording {
        Wording(
            zh: "依据 \(profile) · 规则库 \(rulebook) · 截至 \(day)",
            en: "profile \(profile) · rulebook \(rulebook) · as of \(day)")
    }
}
