import Basics
import Library
import Publishing
import Rulebook

/// Things by their name, or a usage fault with the nearest name.
enum Lookup {
    static func rule(_ name: String) throws(UsageFault) -> any Rule.Type {
        if let rule = Rulebook.standard.rules.first(where: { $0.name == name }) { return rule }
        throw UsageFault(
            message: Wording(zh: "没有名为“\(name)”的规则。", en: "there is no rule “\(name)”."),
            hint: Nearest.hint(name, among: Rulebook.standard.rules.map { $0.name })
                ?? Wording(zh: "全部规则：biaochi rules", en: "All rules: biaochi rules"))
    }

    static func profile(_ name: String) throws(UsageFault) -> Profile {
        let known = [Profile.national2021]
        if let profile = known.first(where: { $0.name == name }) { return profile }
        let names = known.map(\.name)
        throw UsageFault(
            message: Wording(zh: "没有名为“\(name)”的审核口径。", en: "there is no profile “\(name)”."),
            hint: Wording(
                zh: "现有：\(names.joined(separator: "、"))。", en: "There is \(names.joined(separator: ", "))."))
    }

    /// Why each rule matters, by its name.
    static let reasons: [String: Wording] = Dictionary(Rulebook.standard.rules.map { ($0.name, $0.why) }) { first, _ in
        first
    }
}

/// `--select` and `--ignore`.
struct RuleChoice {
    private var selected: Set<String>?
    private var ignored: Set<String>

    init(select: String?, ignore: String?) throws(UsageFault) {
        selected = try select.map { (list: String) throws(UsageFault) in try RuleChoice.names(list) }
        ignored = try RuleChoice.names(ignore ?? "")
    }

    static func names(_ list: String) throws(UsageFault) -> Set<String> {
        var names: Set<String> = []
        for name in list.split(whereSeparator: { $0 == "," || $0 == "，" || $0 == " " }) {
            names.insert(try Lookup.rule(String(name)).name)
        }
        return names
    }

    /// Takes the findings of other rules out; verdict and counts follow. Numbers are kept.
    func apply(to report: inout Report) {
        for i in report.forms.indices {
            report.forms[i].findings.removeAll { leavesOut($0) }
            report.forms[i].waived.removeAll { leavesOut($0.finding) }
        }
    }

    private func leavesOut(_ finding: Finding) -> Bool {
        ignored.contains(finding.rule) || selected.map { !$0.contains(finding.rule) } ?? false
    }
}
