import Basics
import Forms

/// A form written as a file, chosen by the ending of its name.
public enum FormFile: String, Sendable, CaseIterable {
    case json, csv, txt, md, html

    /// - Returns: nil where the ending is none of these.
    public init?(name: String) {
        guard let dot = name.lastIndex(of: ".") else { return nil }
        let ending = name[name.index(after: dot)...].lowercased()
        switch ending {
        case "markdown": self = .md
        case "htm": self = .html
        default: self.init(rawValue: ending)
        }
    }

    /// - Parameters:
    ///   - reading: the forms, one behind the other.
    ///   - source: the name of the file they come from, for `biaochi.forms/1`.
    ///   - sha256: of that file's bytes.
    public func bytes(_ reading: Reading, source: String, sha256: String) -> [UInt8] {
        let grids = reading.forms.map { FormGrid($0).rows.map { $0.map(\.string) } }
        switch self {
        case .json: return reading.json(source: source, sha256: sha256).bytes() + [0x0A]
        case .csv: return Csv.bytes(grids.joinedByBlankRows, guarded: false)
        case .txt: return Array(grids.map(FormFile.text).joined(separator: "\n").utf8)
        case .md: return Array(grids.map(FormFile.markdown).joined(separator: "\n").utf8)
        case .html:
            let titles = reading.forms.map { $0.title?.string ?? "" }.filter { !$0.isEmpty }
            return Array(FormFile.html(grids, title: titles.joined(separator: "、")).utf8)
        }
    }

    /// Cells parted by tabs; a cell of several lines stands in quotes.
    private static func text(_ rows: [[String]]) -> String {
        rows.map { row in
            row.map { cell in
                let cell = cell.split(separator: "\t", omittingEmptySubsequences: false).joined(separator: " ")
                guard cell.contains("\n") || cell.hasPrefix("\"") else { return cell }
                return "\"" + cell.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
                    + "\""
            }.joined(separator: "\t") + "\n"
        }.joined()
    }

    private static func markdown(_ rows: [[String]]) -> String {
        rows.enumerated().map { i, row in
            let line = "| " + row.map(Markup.markdownCell).joined(separator: " | ") + " |\n"
            return i == 0 ? line + "|" + String(repeating: "---|", count: row.count) + "\n" : line
        }.joined()
    }

    private static func html(_ grids: [[[String]]], title: String) -> String {
        var out = """
            <!DOCTYPE html>
            <html lang="zh-CN">
            <head>
            <meta charset="utf-8">
            <title>\(Markup.escaped(title))</title>
            <style>table { border-collapse: collapse; margin: 1em 0; } td { border: 1px solid #8c959f; padding: .25em .5em; vertical-align: top; }</style>
            </head>
            <body>

            """
        for rows in grids {
            out += "<table>\n"
            for (r, row) in rows.enumerated() {
                var cells = ""
                var c = 0
                while c < row.count {
                    let width = c == wide(row) ? row.count - c : 1
                    // Below a label, its column is the label's.
                    if c > 0 || !row[0].isEmpty || width > 1 {
                        cells += data(row[c], width, c == 0 ? height(rows, r) : 1)
                    }
                    c += width
                }
                out += "<tr>\(cells)</tr>\n"
            }
            out += "</table>\n"
        }
        return out + "</body>\n</html>\n"
    }

    private static func data(_ cell: String, _ width: Int, _ height: Int) -> String {
        let lines = Markup.escaped(cell).split(separator: "\n", omittingEmptySubsequences: false)
        let spans =
            (width > 1 ? " colspan=\"\(width)\"" : "") + (height > 1 ? " rowspan=\"\(height)\"" : "")
        return "<td\(spans)>\(lines.joined(separator: "<br>"))</td>"
    }

    /// The column from which a cell takes the rest of its row: a title, or the one text behind a label.
    private static func wide(_ row: [String]) -> Int? {
        guard let last = row.lastIndex(where: { !$0.isEmpty }), last <= 1, !row[0].isEmpty else { return nil }
        return last
    }

    /// A label stands beside all the rows below it that have none of their own.
    private static func height(_ rows: [[String]], _ r: Int) -> Int {
        var end = r + 1
        while end < rows.count, rows[end][0].isEmpty { end += 1 }
        return end - r
    }
}

extension [[[String]]] {
    fileprivate var joinedByBlankRows: [[String]] {
        enumerated().flatMap { i, rows in (i == 0 ? [] : [[""]]) + rows }
    }
}
