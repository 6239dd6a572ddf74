import Basics
import Foundation

/// Forms in words instead of tables (layouts A10 and A11).
enum IndicatorProse {
    /// `【产出指标-数量指标】`, then `指标1：名称（≥95%）`.
    static func listed(_ sample: Sample, _ draft: inout TruthDraft) -> String {
        form(by: &draft) { _, _, rows in
            var lines: [String] = []
            var levels = ""
            var number = 0
            for row in rows {
                let here = "【\(word(row, "level1"))-\(word(row, "level2"))】"
                if here != levels {
                    lines.append(here)
                    levels = here
                    number = 0
                }
                number += 1
                lines.append("指标\(number)：\(word(row, "name"))（\(target(row))）")
            }
            return lines
        }
    }

    /// `数量指标：名称≥86处；名称≥11.5公里。`
    static func running(_ sample: Sample, _ draft: inout TruthDraft) -> String {
        form(by: &draft) { k, draft, rows in
            // Only the second level is printed.
            for j in draft.rows(k).indices { draft.accept(k, "indicators[\(j)].level1", .null) }
            var groups: [(level: String, targets: [String])] = []
            for row in rows {
                let level = word(row, "level2").isEmpty ? word(row, "level1") : word(row, "level2")
                // A target in words needs a sign between it and the name.
                let isSigned = row["operator"]?.stringValue != nil
                let words = word(row, "name") + (isSigned ? "" : "：") + target(row)
                if groups.last?.level == level {
                    groups[groups.count - 1].targets.append(words)
                } else {
                    groups.append((level, [words]))
                }
            }
            return groups.map { "\($0.level)：\($0.targets.joined(separator: "；"))。" }
        }
    }

    /// The forms one after the other: head and goals, then the indicators as `lines` has them.
    private static func form(
        by draft: inout TruthDraft, _ lines: (Int, inout TruthDraft, ArraySlice<JSON>) -> [String]
    ) -> String {
        var out: [String] = []
        for k in draft.forms.indices {
            let form = draft.forms[k]
            draft.lose(k, ["moneyUnit", "budget", "tasks", "duties", "score", "reportedBy"])
            draft.lose(
                k, ["project.code", "project.attribute", "project.start", "project.end", "objectives[*].actual"])
            draft.loseFields(
                k,
                TrueForm.furtherKeys.filter { $0 != "horizon" && $0 != "nature" })
            // Nothing but its title tells the kind: a table of results without results is one of targets.
            draft.lose(k, ["kind"])
            out.append(title(form))
            if let name = form["project"]?["name"]?.stringValue { out.append("项目名称：\(name)") }
            if let body = form["body"]?.stringValue {
                out.append("\(form["project"] == .null ? "部门名称" : "主管部门")：\(body)")
            }
            for objective in form["objectives"]?.elements ?? [] {
                let heading = objective["horizon"] == .string("longTerm") ? "中长期目标" : "年度目标"
                out.append("\(heading)：\(objective["text"]?.stringValue ?? "")")
            }
            let rows = draft.rows(k)
            let isLong: (JSON) -> Bool = { $0["horizon"] == .string("longTerm") }
            let firstAnnual = rows.firstIndex { !isLong($0) } ?? rows.count
            if firstAnnual > 0 { out += ["中长期绩效指标"] + lines(k, &draft, rows[..<firstAnnual]) }
            if firstAnnual < rows.count { out += ["年度绩效指标"] + lines(k, &draft, rows[firstAnnual...]) }
        }
        return out.joined(separator: "\n") + "\n"
    }

    /// The title with its year.
    private static func title(_ form: JSON) -> String {
        let title = word(form, "title")
        guard let year = form["fiscalYear"]?.numberValue?.description, !title.contains(year) else { return title }
        return "\(title)（\(year)年度）"
    }

    private static func word(_ row: JSON, _ key: String) -> String { row[key]?.stringValue ?? "" }

    /// The target as words print it: sign, number and unit, or the words of the cell.
    private static func target(_ row: JSON) -> String {
        guard let sign = row["operator"]?.stringValue, let value = row["value"]?.numberValue else {
            return unbroken(word(row, "text"))
        }
        return sign + value.description + word(row, "unit")
    }
}
