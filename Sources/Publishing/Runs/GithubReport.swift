import Basics
import Rulebook

extension RunReport {
    /// Workflow commands of GitHub: one annotation a finding, at its line where the file has lines.
    public func github() -> [UInt8] {
        var out = ""
        for file in files {
            if let fault = file.fault {
                out += command("error", file.source, line: nil, title: "", words: fault.message[language])
            }
            for form in file.report.forms {
                for finding in shown(form) {
                    let level =
                        switch finding.severity {
                        case .error: "error"
                        case .warning: "warning"
                        case .info: "notice"
                        }
                    // A workbook's or a table's cell is no line of a file: it is told in the words.
                    let place = PlaceWords(format: file.format, language: language).words(finding.cell)
                    let start = place.isEmpty || finding.cell?.line != nil ? "" : "[\(place)] "
                    out += command(
                        level, file.source, line: finding.cell?.line, title: finding.rule,
                        words: start + finding.message[language] + "\n" + finding.advice[language])
                }
            }
        }
        return Array(out.utf8)
    }

    private func command(_ level: String, _ file: String, line: Int?, title: String, words: String) -> String {
        var properties = ["file=" + GithubReport.property(file)]
        if let line { properties.append("line=\(line)") }
        if !title.isEmpty { properties.append("title=" + GithubReport.property(title)) }
        return "::\(level) \(properties.joined(separator: ","))::\(GithubReport.data(words))\n"
    }
}

/// The escapes of workflow commands.
private enum GithubReport {
    static func data(_ text: String) -> String { escaped(text, "%\r\n") }
    static func property(_ text: String) -> String { escaped(text, "%\r\n:,") }

    private static func escaped(_ text: String, _ signs: String) -> String {
        var out = ""
        for scalar in text.unicodeScalars {
            if signs.unicodeScalars.contains(scalar) {
                let hex = String(scalar.value, radix: 16, uppercase: true)
                out += "%" + (hex.count < 2 ? "0" : "") + hex
            } else {
                out.unicodeScalars.append(scalar)
            }
        }
        return out
    }
}
