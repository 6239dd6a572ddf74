import Basics
import Rulebook

/// `summary.html`: what a bureau's chief prints. Charts are drawn into the page; it loads nothing.
struct BatchPage {
    let summary: BatchSummary
    private var language: Language { summary.language }
    private var counts: BatchCounts { summary.counts }

    private static let mostBodies = 20
    private static let mostRules = 15

    func text() -> String {
        let title = Words.title[language]
        return """
            <!DOCTYPE html>
            <html lang="\(language == .zh ? "zh-CN" : "en")">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
            <title>\(title)</title>
            <style>
            \(BatchPage.style)
            </style>
            </head>
            <body>
            <h1>\(title)</h1>
            <p class="lead">\(esc(Words.lead(counts)[language]))</p>
            \(figures())\(basis())\(bodies())\(faults())\(rules())\(aspects())\(sectors())</body>
            </html>

            """
    }

    // MARK: Parts

    private func figures() -> String {
        let cells: [(Wording, Int, String)] = [
            (Words.forms, counts.all.forms, ""), (Words.passed, counts.all.passed, "pass"),
            (Words.failed, counts.all.failed, "fail"), (Words.faults, counts.faults, ""),
            (Words.copies, counts.copies, ""),
        ]
        return "<div class=\"figures\">\n"
            + cells.map { label, value, kind in
                "<div class=\"\(kind)\"><b>\(BatchPage.grouped(value))</b><span>\(esc(label[language]))</span></div>\n"
            }.joined() + "</div>\n"
    }

    private func bodies() -> String {
        let all = counts.bodiesByNeed
        guard !all.isEmpty else { return "" }
        let shown = all.prefix(BatchPage.mostBodies)
        let rows = shown.map { body, group in
            BarChart.Row(
                label: BatchSummary.body(body, language), values: [group.failed, group.passed],
                figure: "\(group.failed) / \(group.forms)")
        }
        let chart = BarChart(rows: Array(rows), fills: [.fail, .pass])
        return section(
            Words.byBody, chart, key: [(.fail, Words.failed), (.pass, Words.passed)],
            note: all.count > shown.count ? Words.moreBodies(shown.count, of: all.count) : Words.figureOfBodies)
    }

    private func rules() -> String {
        let all = counts.rulesByForms
        guard !all.isEmpty else { return "" }
        let shown = all.prefix(BatchPage.mostRules)
        let rows = shown.map { key, found in
            BarChart.Row(
                label: summary.what(key.rule),
                values: BatchCounts.severities.map { $0.rawValue == key.severity ? found.forms : 0 },
                figure: BatchPage.grouped(found.forms))
        }
        let chart = BarChart(rows: Array(rows), fills: BatchPage.levelFills, labels: 400)
        return section(
            Words.byRule, chart, key: zip(BatchPage.levelFills, BatchCounts.severities).map { ($0, $1.wording) },
            note: all.count > shown.count ? Words.moreRules(shown.count, of: all.count) : Words.figureOfRules)
    }

    private func aspects() -> String {
        let all = counts.aspects
        guard !all.isEmpty else { return "" }
        let rows = all.map { aspect, places in
            BarChart.Row(
                label: aspect.wording[language], values: places, figure: BatchPage.grouped(places.reduce(0, +)))
        }
        return section(
            Words.byAspect, BarChart(rows: rows, fills: BatchPage.levelFills),
            key: zip(BatchPage.levelFills, BatchCounts.severities).map { ($0, $1.wording) },
            note: Words.figureOfAspects)
    }

    private func sectors() -> String {
        let all = counts.sectorYearsInOrder
        guard !all.isEmpty else { return "" }
        var years: [Int?] = []
        var sectors: [String] = []
        for (key, _) in all {
            if !years.contains(key.year) { years.append(key.year) }
            if !sectors.contains(key.sector) { sectors.append(key.sector) }
        }
        years.sort { ($0 ?? Int.max) < ($1 ?? Int.max) }
        let grid = ShadedGrid(
            rows: sectors.map { BatchSummary.sector($0, language) },
            columns: years.suffix(ShadedGrid.mostColumns).map { BatchSummary.year($0, language) },
            cells: sectors.map { sector in
                years.suffix(ShadedGrid.mostColumns).map { year in
                    guard
                        let group = counts.sectorYears[BatchCounts.SectorYear(sector: sector, year: year)]
                    else { return nil }
                    return ShadedGrid.Cell(
                        share: group.failed * 100 / group.forms, text: "\(group.failed) / \(group.forms)")
                }
            })
        return "<section>\n<h2>\(esc(Words.bySector[language]))</h2>\n\(grid.svg())"
            + "<p class=\"note\">\(esc(Words.figureOfSectors[language]))</p>\n</section>\n"
    }

    private func faults() -> String {
        let all = counts.faultKindsInOrder
        guard !all.isEmpty else { return "" }
        let rows = all.map { kind, files in
            BarChart.Row(
                label: BatchSummary.faultKind(kind, language), values: [files], figure: BatchPage.grouped(files))
        }
        return section(
            Words.byFault, BarChart(rows: rows, fills: [.plain]), key: [], note: Words.figureOfFaults)
    }

    private func section(_ title: Wording, _ chart: BarChart, key: [(BarChart.Fill, Wording)], note: Wording)
        -> String
    {
        let keys = key.map { fill, wording in
            "<span class=\"key\"><svg width=\"12\" height=\"12\" aria-hidden=\"true\"><rect width=\"12\" height=\"12\" class=\"\(fill.rawValue)\"/></svg>"
                + "\(esc(wording[language]))</span>"
        }.joined()
        return "<section>\n<h2>\(esc(title[language]))\(keys)</h2>\n\(chart.svg())"
            + "<p class=\"note\">\(esc(note[language]))</p>\n</section>\n"
    }

    private func basis() -> String {
        let formats = counts.formatsInOrder.map { "\($0.format) \($0.files)" }.joined(separator: " · ")
        let lines = [
            Words.rests(
                summary.profile.name, summary.rulebook.hash(with: summary.profile), summary.asOf.description)[
                    language], formats,
        ]
        return lines.filter { !$0.isEmpty }.map { "<p class=\"note\">\(esc($0))</p>\n" }.joined()
    }

    private static let levelFills: [BarChart.Fill] = [.error, .warning, .info]

    private func esc(_ text: String) -> String { Markup.escaped(text) }

    /// `12,345`.
    static func grouped(_ value: Int) -> String {
        var digits = Array(String(value))
        var i = digits.count - 3
        while i > 0 {
            digits.insert(",", at: i)
            i -= 3
        }
        return String(digits)
    }

    private static let style = """
        body { font: 15px/1.6 "Noto Sans CJK SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei", sans-serif; color: #1b1f24; max-width: 760px; margin: 2em auto; padding: 0 1em; }
        h1 { font-size: 1.6em; margin: 0 0 .3em; } h2 { font-size: 1.1em; margin: 0 0 .3em; border-bottom: 1px solid #c9d1d9; padding-bottom: .2em; }
        .lead { margin: 0 0 1em; } section { margin: 1.6em 0; break-inside: avoid; }
        .figures { display: flex; gap: .6em; padding: 0 2px; } .figures div { flex: 1; box-sizing: border-box; min-width: 0; border: 1px solid #8c959f; padding: .4em .8em; }
        .figures b { display: block; font-size: 1.7em; line-height: 1.3; font-variant-numeric: tabular-nums; } .figures span { color: #57606a; font-size: .88em; }
        .figures .pass b { color: #116329; } .figures .fail b { color: #a40e26; }
        .key { font-size: .78em; font-weight: normal; color: #57606a; margin-left: 1.2em; } .key svg { margin-right: .35em; vertical-align: -1px; }
        .note { color: #57606a; font-size: .85em; margin: .2em 0 0; overflow-wrap: anywhere; }
        svg.chart { width: 100%; height: auto; display: block; } svg text { font-size: 12px; fill: #1b1f24; } svg text.end { text-anchor: end; } svg text.mid { text-anchor: middle; } svg text.light { fill: #fff; }
        rect.fail, rect.error { fill: #a40e26; } rect.pass { fill: #a8c7b1; } rect.warning { fill: #d9a441; } rect.info { fill: #9db7d8; } rect.plain { fill: #6e7781; } rect.shade { fill: #a40e26; } rect.frame { fill: none; stroke: #8c959f; }
        @page { size: A4; margin: 16mm 15mm; }
        @media print { body { max-width: none; margin: 0; padding: 0; font-size: 10.5pt; print-color-adjust: exact; -webkit-print-color-adjust: exact; } section { margin: 1.2em 0; } }
        """
}

private enum Words {
    static let title = Wording(zh: "绩效目标表批量审核汇总", en: "Performance forms: summary of a batch")
    static let forms = Wording(zh: "审核的表", en: "forms judged")
    static let passed = Wording(zh: "通过", en: "pass")
    static let failed = Wording(zh: "不通过", en: "fail")
    static let faults = Wording(zh: "未审文件", en: "files not judged")
    static let copies = Wording(zh: "副本", en: "copies")
    static let byBody = Wording(zh: "各单位结论", en: "Verdicts by body")
    static let byRule = Wording(zh: "最常见的问题", en: "The commonest findings")
    static let byAspect = Wording(zh: "问题在哪些方面", en: "Findings by aspect")
    static let bySector = Wording(zh: "领域和年度", en: "By sector and year")
    static let byFault = Wording(zh: "没能审核的文件", en: "Files not judged")
    static let figureOfBodies = Wording(zh: "数字为不通过的表数 / 全部表数。", en: "The figures: forms that fail / all forms.")
    static let figureOfRules = Wording(zh: "数字为有这个问题的表数。", en: "The figures: forms with this finding.")
    static let figureOfAspects = Wording(zh: "数字为问题处数。", en: "The figures: places.")
    static let figureOfSectors = Wording(
        zh: "数字为不通过的表数 / 全部表数；颜色越深，不通过的比例越高。领域由单位名称判断。",
        en:
            "The figures: forms that fail / all forms; the darker, the larger their share. The sector is told by the body's name."
    )
    static let figureOfFaults = Wording(
        zh: "数字为文件数。每个文件的原因和办法见 failed.tsv。",
        en: "The figures: files. failed.tsv tells each with its reason and what to do.")

    static func moreBodies(_ shown: Int, of all: Int) -> Wording {
        Wording(
            zh: "数字为不通过的表数 / 全部表数。共 \(all) 个单位，这里是不通过最多的 \(shown) 个，其余见 summary.xlsx。",
            en: "The figures: forms that fail / all forms. \(shown) of \(all) bodies; the others are in summary.xlsx.")
    }

    static func moreRules(_ shown: Int, of all: Int) -> Wording {
        Wording(
            zh: "数字为有这个问题的表数。共 \(all) 种，这里是前 \(shown) 种，其余见 summary.xlsx。",
            en: "The figures: forms with this finding. \(shown) of \(all); the others are in summary.xlsx.")
    }

    static func lead(_ counts: BatchCounts) -> Wording {
        func n(_ value: Int) -> String { BatchPage.grouped(value) }
        let all = counts.all
        return Wording(
            zh: "共 \(n(counts.files)) 个文件，读出 \(n(all.forms)) 张表：\(n(all.passed)) 张通过，\(n(all.failed)) 张不通过。"
                + "必改 \(n(all.places[0])) 处，存疑 \(n(all.places[1])) 处，提示 \(n(all.places[2])) 处。"
                + (counts.faults > 0 ? "\(n(counts.faults)) 个文件没能审核。" : "")
                + (counts.copies > 0 ? "\(n(counts.copies)) 个文件与别的文件内容相同，只审一次。" : ""),
            en: "\(n(counts.files)) files with \(n(all.forms)) forms: \(n(all.passed)) pass, \(n(all.failed)) fail. "
                + "Must change: \(n(all.places[0])) places; doubtful: \(n(all.places[1])); hints: \(n(all.places[2]))."
                + (counts.faults > 0 ? " \(n(counts.faults)) files could not be judged." : "")
                + (counts.copies > 0 ? " \(n(counts.copies)) files are copies of others and were judged once." : ""))
    }

    static func rests(_ profile: String, _ rulebook: String, _ day: String) -> Wording {
        Wording(
            zh: "依据 \(profile) · 规则库 \(rulebook) · 截至 \(day)",
            en: "profile \(profile) · rulebook \(rulebook) · as of \(day)")
    }
}
