import Basics
import Documents
import Library
import Publishing
import Rulebook

/// Things by their name, or a usage fault with the nearest name.
enum Lookup {
    /// The day that was given, or today.
    static func day(_ given: String?) throws(UsageFault) -> Day {
        guard let given else { return Session.today() }
        if let day = Day(given) { return day }
        throw UsageFault(
            message: Wording(zh: "“\(given)”不是日期。", en: "“\(given)” is no date."),
            hint: Wording(zh: "写成 2026-11-24 这样。", en: "Write it as 2026-11-24."))
    }

    static func rule(_ name: String) throws(UsageFault) -> any Rule.Type {
        if let rule = Rulebook.standard.rules.first(where: { $0.name == name }) { return rule }
        throw UsageFault(
            message: Wording(zh: "没有名为“\(name)”的规则。", en: "there is no rule “\(name)”."),
            hint: Nearest.hint(name, among: Rulebook.standard.rules.map { $0.name })
                ?? Wording(zh: "全部规则：biaochi rules", en: "All rules: biaochi rules"))
    }

    /// A profile that is built in, by its name; or the one in a file.
    /// - Throws: `UsageFault` where there is neither; `DocumentFault` where the file cannot be read or is no sound profile.
    static func profile(_ name: String) throws -> Profile {
        if let profile = Profile.shipped(name) { return profile }
        guard name.contains("/") || name.contains(".") else {
            let names = Profile.shippedNames
            throw UsageFault(
                message: Wording(zh: "没有名为“\(name)”的审核口径。", en: "there is no profile “\(name)”."),
                hint: Nearest.hint(name, among: names)
                    ?? Wording(
                        zh: "现有：\(names.joined(separator: "、"))。", en: "There is \(names.joined(separator: ", "))."))
        }
        let (profile, faults) = try checkedProfile(name)
        guard faults.isEmpty else {
            let pages = ProfilePages()
            throw DocumentFault(
                .unreadable,
                Wording(
                    zh: "口径文件 \(name) 有误：\n" + pages.faults(faults, .zh).joined(separator: "\n"),
                    en: "the profile \(name) is at fault:\n" + pages.faults(faults, .en).joined(separator: "\n")),
                advice: Wording(
                    zh: "改好后可用 biaochi profiles check 再查。", en: "Test it again with biaochi profiles check."))
        }
        return profile
    }

    /// A profile's file, and all that is wrong in it. One that it extends may stand beside it, as NAME.yaml.
    static func checkedProfile(_ path: String) throws(DocumentFault) -> (profile: Profile, faults: [Profile.Fault]) {
        let bytes = try InputFile(path: path).bytes
        let folder =
            path.contains("/")
            ? path.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/") + "/" : ""
        return Rulebook.standard.checked(bytes) { name in
            if let known = Profile.shippedBytes(name) { return known }
            guard !name.contains("/") else { return nil }
            return try? InputFile(path: folder + name + ".yaml").bytes
        }
    }

    /// A layout that is built in, by its name; or the one in a file.
    /// - Throws: `UsageFault` where there is neither; `DocumentFault` where the file cannot be read or is no sound layout.
    static func layout(_ name: String) throws -> Layout {
        if let layout = Layout.shipped(name) { return layout }
        guard name.contains("/") || name.contains(".") else {
            throw UsageFault(
                message: Wording(zh: "没有名为“\(name)”的版式。", en: "there is no layout “\(name)”."),
                hint: Nearest.hint(name, among: Layout.shipped.map(\.name))
                    ?? Wording(zh: "全部版式：biaochi render --list-layouts", en: "All: biaochi render --list-layouts"))
        }
        let (layout, faults) = Layout.read(try layoutBytes(name))
        guard faults.isEmpty else {
            let pages = ProfilePages()
            throw DocumentFault(
                .unreadable,
                Wording(
                    zh: "版式文件 \(name) 有误：\n" + pages.faults(faults, .zh).joined(separator: "\n"),
                    en: "the layout \(name) is at fault:\n" + pages.faults(faults, .en).joined(separator: "\n")),
                advice: Wording(
                    zh: "改好后可用 biaochi render --check-layout 再查。", en: "Test it with biaochi render --check-layout."))
        }
        return layout
    }

    static func layoutBytes(_ path: String) throws(DocumentFault) -> [UInt8] { try InputFile(path: path).bytes }

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
