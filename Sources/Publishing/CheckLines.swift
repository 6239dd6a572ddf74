import Basics
import Forms
import Rulebook

/// The findings of one form as lines: level, number, rule, what is wrong and where; then why; then what to do.
struct CheckLines {
    let page: CheckPage
    let form: Form?
    let look: Appearance

    func lines(_ findings: [Finding]) -> [String] {
        var out: [String] = []
        var told: Set<String> = []
        let ruleWidth = min(findings.map { DisplayWidth.of($0.rule) }.max() ?? 0, 26)
        let numberWidth = findings.map { String($0.number).count }.max() ?? 1
        for finding in findings {
            let (headline, rest) = CheckLines.parts(of: finding.message[look.language])
            out += first(finding, subject(finding) + headline, ruleWidth, numberWidth)
            if !rest.isEmpty { out += indented(rest) }
            if told.insert(finding.rule).inserted, let reason = page.reasons[finding.rule]?[look.language],
                !reason.isEmpty
            {
                out += indented(Words.why[look.language] + reason).map { look.paint($0, .faint) }
            }
            out += indented(Words.change[look.language] + advice(finding))
            if finding.same > 0 { out += indented(same(finding)) }
        }
        return out
    }

    /// The line that tells a finding, its place at the right edge.
    private func first(_ finding: Finding, _ what: String, _ ruleWidth: Int, _ numberWidth: Int) -> [String] {
        let words = Severity.allCases.map { DisplayWidth.of($0.wording[look.language]) }.max() ?? 0
        let level =
            finding.severity.sign + " " + DisplayWidth.pad(finding.severity.wording[look.language], to: words)
        let number = String(finding.number)
        let blanks = String(repeating: " ", count: max(0, numberWidth - number.count))
        let rule = DisplayWidth.pad(finding.rule, to: ruleWidth)
        let head = "  \(level) \(blanks)\(number) \(rule)  "
        let place = PlaceWords(format: page.format, language: look.language).words(finding.cell)
        let used = DisplayWidth.of(head)
        let placeWidth = DisplayWidth.of(place)
        let room = look.width - used - (place.isEmpty ? 0 : placeWidth + 2)
        let hanging = look.width - CheckLines.indent.count
        let painted =
            "  " + look.paint(level, finding.severity.ink) + " " + blanks + look.paint(number, .strong) + " "
            + look.paint(rule, .faint)
        // On a narrow page the headline and the place get lines of their own.
        guard room >= CheckLines.leastRoom else {
            let below = Wrapping.lines(what, width: hanging) + (place.isEmpty ? [] : [look.paint(place, .faint)])
            return [painted] + below.map { CheckLines.indent + $0 }
        }
        let body = Wrapping.lines(what, width: hanging, first: room)
        let gap = max(2, look.width - used - DisplayWidth.of(body[0]) - placeWidth)
        let tail = place.isEmpty ? "" : String(repeating: " ", count: gap) + look.paint(place, .faint)
        return [painted + "  " + body[0] + tail] + body.dropFirst().map { CheckLines.indent + $0 }
    }

    private static let leastRoom = 20

    /// The entry meant, where the message does not name it itself.
    private func subject(_ finding: Finding) -> String {
        let message = finding.message[look.language]
        guard let index = finding.path.index else { return "" }
        let entry = finding.path.entry
        if message.contains(entry.words(in: nil, look.language)) { return "" }
        if finding.path.field == .budget, let name = entry.entryName(in: form, at: index), message.contains(name) {
            return ""
        }
        if let name = entry.entryName(in: form, at: index), message.contains(name) {
            return entry.words(in: nil, look.language) + Words.colon[look.language]
        }
        return entry.words(in: form, look.language) + " "
    }

    /// The correction in words, and whether a person must agree to it.
    private func advice(_ finding: Finding) -> String {
        let advice = finding.advice[look.language]
        var parts = [advice]
        let edits = finding.edits.prefix(3).filter { !$0.to.isEmpty && !advice.contains($0.to.string) }
        if !edits.isEmpty {
            let list = edits.map { edit in
                let field = (edit.path.leaf ?? edit.path.field).wording[look.language]
                return field + (look.language == .zh ? "" : " ") + "“\(DisplayWidth.cut(edit.to.string, to: 60))”"
            }
            parts.append(Words.proposed[look.language] + list.joined(separator: look.language == .zh ? "，" : ", "))
        }
        var text = parts.filter { !$0.isEmpty }.joined(separator: look.language == .zh ? "" : " ")
        if finding.safety == .unsafe && !finding.edits.isEmpty { text += Words.agree[look.language] }
        return text
    }

    private func same(_ finding: Finding) -> String {
        let entries = finding.places.compactMap { place in place.path.index.map { (place.path, $0) } }
        var text = Words.same(finding.same)[look.language]
        if entries.count == finding.same, let (path, _) = entries.first,
            let word = path.entry.words(in: nil, look.language).split(separator: " ").first
        {
            var numbers: [Int] = []
            for (_, index) in entries.prefix(12) where numbers.last != index + 1 { numbers.append(index + 1) }
            let list = numbers.map(String.init).joined(separator: look.language == .zh ? "、" : ", ")
            text += "\(word) \(list)" + (entries.count > 12 ? Words.andSoOn[look.language] : "")
        }
        let places = PlaceWords(format: page.format, language: look.language).words(finding.places.map(\.cell))
        return places.isEmpty ? text : text + (look.language == .zh ? "（\(places)）" : " (\(places))")
    }

    /// The first clause of a message, for its headline, and what follows it.
    static func parts(of message: String) -> (headline: String, rest: String) {
        var depth = 0
        for index in message.indices {
            switch message[index] {
            case "“", "（", "《", "(": depth += 1
            case "”", "）", "》", ")": depth -= 1
            case "；", "。", ";":
                guard depth <= 0 else { continue }
                let rest = message[message.index(after: index)...].drop { $0 == " " }
                return (String(message[..<index]), String(rest))
            default: break
            }
        }
        return (message, "")
    }

    private static let indent = "      "

    private func indented(_ text: String) -> [String] {
        Wrapping.lines(text, width: look.width - CheckLines.indent.count).map { CheckLines.indent + $0 }
    }
}

/// The wording of the lines.
private enum Words {
    static let change = Wording(zh: "改：", en: "To do: ")
    static let why = Wording(zh: "为何：", en: "Why: ")
    static let colon = Wording(zh: "：", en: ": ")
    static let proposed = Wording(zh: "可改为：", en: "Proposed: ")
    static let agree = Wording(zh: "（需人确认）", en: " (a person must agree)")
    static let andSoOn = Wording(zh: " 等", en: ", …")
    static func same(_ count: Int) -> Wording { Wording(zh: "同类另 \(count) 处：", en: "Alike at \(count) more: ") }
}
