import Basics

/// Sheets as one page of HTML that needs nothing beside it and prints on A4.
enum HtmlSheet {
    static func bytes(_ sheets: [Sheet]) -> [UInt8] {
        let title = Markup.escaped(sheets.map(\.title).joined(separator: "、"))
        let isWide = sheets.first?.orientation == .landscape
        var out = """
            <!DOCTYPE html>
            <html lang="zh-CN">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>\(title)</title>
            <style>
            @page { size: A4 \(isWide ? "landscape" : "portrait"); margin: 18mm; }
            body { font-family: 仿宋_GB2312, 仿宋, FangSong, "Noto Serif CJK SC", serif; color: #000; background: #fff; max-width: \(isWide ? 72 : 52)rem; margin: 1rem auto; padding: 0 1rem; }
            h1 { font-family: 方正小标宋简体, 宋体, "Noto Serif CJK SC", serif; font-size: 1.5rem; font-weight: normal; text-align: center; margin: .5rem 0; }
            p { margin: .25rem 0; } p.c { text-align: center; } p.r { text-align: right; } p.n { text-align: right; font-size: .75rem; margin-top: 1rem; }
            table { border-collapse: collapse; width: 100%; table-layout: fixed; font-size: .875rem; }
            th, td { border: 1px solid #000; padding: .2rem .3rem; vertical-align: middle; overflow-wrap: anywhere; }
            th { font-family: 黑体, SimHei, "Noto Sans CJK SC", sans-serif; font-weight: normal; text-align: center; }
            td.v { text-align: center; }
            tr { break-inside: avoid; }
            section + section { break-before: page; margin-top: 2rem; }
            .qr { vertical-align: middle; }
            </style>
            </head>
            <body>

            """
        for sheet in sheets { out += section(sheet) }
        return Array((out + "</body>\n</html>\n").utf8)
    }

    private static func section(_ sheet: Sheet) -> String {
        var out = "<section>\n"
        let total = max(1, sheet.widths.reduce(0, +))
        var isOpen = false
        for row in sheet.rows {
            if row.isLine {
                if isOpen { out += "</table>\n" }
                isOpen = false
                for cell in row.cells { out += line(cell) }
                continue
            }
            if !isOpen {
                out += "<table>\n<colgroup>"
                for width in sheet.widths {
                    out += "<col style=\"width:\(width * 1000 / total / 10).\(width * 1000 / total % 10)%\">"
                }
                out += "</colgroup>\n"
                isOpen = true
            }
            out += "<tr>\(row.cells.map(cell).joined())</tr>\n"
        }
        if isOpen { out += "</table>\n" }
        for words in sheet.foot { out += "<p>\(Markup.escaped(words))</p>\n" }
        if sheet.hasCode {
            out += "<p class=\"n\">\(Markup.escaped(sheet.footnote)) \(QRCode(sheet.code)?.svg(side: 72) ?? "")</p>\n"
        }
        return out + "</section>\n"
    }

    private static func line(_ cell: Sheet.Cell) -> String {
        switch cell.role {
        case .title: "<h1>\(lines(cell.text))</h1>\n"
        case .subtitle: "<p class=\"c\">\(lines(cell.text))</p>\n"
        case .lineAtRight: "<p class=\"r\">\(lines(cell.text))</p>\n"
        default: "<p>\(lines(cell.text))</p>\n"
        }
    }

    private static func cell(_ cell: Sheet.Cell) -> String {
        let tag = cell.role == .label || cell.role == .heading ? "th" : "td"
        let look = cell.role == .value ? " class=\"v\"" : ""
        let spans =
            (cell.span > 1 ? " colspan=\"\(cell.span)\"" : "") + (cell.rows > 1 ? " rowspan=\"\(cell.rows)\"" : "")
        return "<\(tag)\(look)\(spans)>\(lines(cell.text))</\(tag)>"
    }

    private static func lines(_ text: Text) -> String {
        Markup.escaped(text.string).split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "<br>")
    }
}
