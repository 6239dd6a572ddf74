import Basics
import Documents
import Forms
import Library
import Rulebook

/// What one file adds to the counts of a bulk run, as lines of text: they are kept with the file's result, so that a run that was
/// stopped counts the same when it goes on.
public enum BatchTally {
    /// One line of words parted by tabs for each fact: `file` (first), `format`, `fault`, `form` and `rule`; `BatchCounts` reads them.
    public static func lines(of file: JudgedFile) -> [UInt8] {
        var lines = [["file"]]
        if let fault = file.fault {
            lines.append(["fault", fault.kind.rawValue])
        } else {
            lines.append(["format", file.format.rawValue])
        }
        for (i, form) in file.report.forms.enumerated() {
            let about = file.reading.forms.indices.contains(i) ? FormAbout(file.reading.forms[i]) : FormAbout(form)
            lines.append(
                ["form", form.verdict.rawValue, about.year.map(String.init) ?? "", about.sector, about.body]
                    + BatchCounts.severities.map { String(form.counts(of: $0)) })
            var places: [BatchCounts.RuleKey: Int] = [:]
            for finding in form.findings {
                places[BatchCounts.RuleKey(finding), default: 0] += 1 + finding.same
            }
            for (key, count) in places.sorted(by: { $0.key < $1.key }) {
                lines.append(["rule", key.rule, key.aspect, key.severity, String(count)])
            }
        }
        return lines.flatMap { Array($0.joined(separator: "\t").utf8) + [0x0A] }
    }
}

/// Whose form it is and of which year: what a summary and a store of results are sorted by.
public struct FormAbout: Sendable {
    public var year: Int?
    /// 株洲市渌口区; blank where the body's name states none.
    public var place: String
    /// `205 教育`; blank where the body's name does not tell.
    public var sector: String
    /// On one line; blank where the form names none.
    public var body: String

    public init(_ form: Form) {
        self.init(body: form.body ?? form.reportedBy)
        year = form.fiscalYear
    }

    init(_ report: FormReport) { self.init(body: report.body) }

    private init(body name: Text?) {
        let name = name ?? Text()
        body = name.string.onOneLine
        place = Bodies.standard.place(of: Text(body))?.string ?? ""
        sector = Bodies.standard.sector(of: Text(body)).map { "\($0.code) \($0.name)" } ?? ""
    }

    public var json: JSON {
        .object([
            .init("year", year.map { .int($0) } ?? .null), .init("place", place.isEmpty ? .null : .string(place)),
            .init("sector", sector.isEmpty ? .null : .string(sector)),
        ])
    }
}
