import Basics
import Forms
import Yams

/// The waivers of a run, from a file that people write:
///
/// ```yaml
/// - rule: unit-missing
///   path: indicators[2].unit     # or text: words of the value or of its row; or both
///   reason: 财政局同意按原口径填报
///   who: 预算科
///   until: 2026-12-31
/// ```
public struct Waivers: Sendable {
    public private(set) var entries: [Waiver] = []
    /// Entries that cannot be understood, each with its line and why.
    public private(set) var faults: [WaiverOutcome] = []

    /// The file cannot be read as a list of waivers at all.
    public struct Fault: Error {
        /// From 1; nil where it is of the whole file.
        public var line: Int?
        public var message: Wording
    }

    /// - Parameters:
    ///   - yaml: the text of the file.
    ///   - rules: the names of all rules.
    /// - Throws: `Fault` where the file is no list of entries. An entry at fault is none: see `faults`.
    public init(yaml: String, rules: Set<String>) throws(Fault) {
        guard let root = try Waivers.node(yaml) else { return }
        guard let list = root.sequence ?? root.mapping?["waivers"]?.sequence else {
            throw Fault(
                line: root.mark?.line,
                message: Wording(
                    zh: "豁免文件应是一个列表，每项以“- rule: 规则名”开头。",
                    en: "A file of waivers is a list; each entry begins with \"- rule: NAME\"."))
        }
        for entry in list {
            let line = entry.mark?.line ?? 1
            var reader = EntryReader(entry, line: line, rules: rules)
            if let waiver = reader.waiver() {
                entries.append(waiver)
            } else {
                faults.append(WaiverOutcome(line: line, state: .faulty, rule: nil, message: reader.complaint))
            }
        }
    }

    private static func node(_ yaml: String) throws(Fault) -> Node? {
        do {
            return try Yams.compose(yaml: yaml)
        } catch {
            var line: Int?
            if let fault = error as? YamlError {
                switch fault {
                case .scanner(_, _, let mark, _), .parser(_, _, let mark, _), .composer(_, _, let mark, _):
                    line = mark.line
                default: break
                }
            }
            throw Fault(
                line: line,
                message: Wording(
                    zh: "豁免文件不是正确的 YAML（请检查缩进、冒号和引号）。",
                    en: "The file of waivers is no valid YAML (check indents, colons and quotes)."))
        }
    }

    /// What became of each entry, in the order of their lines.
    /// - Parameter used: the lines of those that let a finding pass.
    public func outcomes(used: Set<Int>, on day: Day?) -> [WaiverOutcome] {
        let told = entries.map { waiver -> WaiverOutcome in
            var state = WaiverOutcome.State.used
            if !waiver.holds(on: day) { state = .expired } else if !used.contains(waiver.line) { state = .unused }
            return WaiverOutcome(
                line: waiver.line, state: state, rule: waiver.rule, message: Waivers.words(waiver, state))
        }
        return (told + faults).sorted { $0.line < $1.line }
    }

    private static func words(_ waiver: Waiver, _ state: WaiverOutcome.State) -> Wording {
        switch state {
        case .expired:
            Wording(
                zh: "“\(waiver.rule)”的豁免已于 \(waiver.until) 到期，不再生效。",
                en: "The waiver of \(waiver.rule) ended on \(waiver.until) and lets nothing pass.")
        case .unused:
            Wording(
                zh: "“\(waiver.rule)”的豁免没有用到：没有这样的问题。",
                en: "The waiver of \(waiver.rule) was not used: there is no such finding.")
        default:
            Wording(
                zh: "“\(waiver.rule)”按豁免放行（\(waiver.who)：\(waiver.reason)，至 \(waiver.until)）。",
                en: "\(waiver.rule) passes by a waiver (\(waiver.who): \(waiver.reason), until \(waiver.until)).")
        }
    }
}

/// One entry of the file.
private struct EntryReader {
    let node: Node
    let line: Int
    let rules: Set<String>
    private(set) var complaint = Wording(zh: "", en: "")

    init(_ node: Node, line: Int, rules: Set<String>) {
        self.node = node
        self.line = line
        self.rules = rules
    }

    private static let keys: Set<String> = ["rule", "path", "text", "reason", "who", "until"]

    /// nil where the entry is at fault; `complaint` says why.
    mutating func waiver() -> Waiver? {
        guard let mapping = node.mapping else {
            return fault(
                "这一项不是“键: 值”的形式。", "this entry is not made of \"key: value\".")
        }
        var values: [String: String] = [:]
        for (key, value) in mapping {
            let name = key.string ?? ""
            guard EntryReader.keys.contains(name) else {
                return fault(
                    "不认识“\(name)”；可写 rule、path、text、reason、who、until。",
                    "there is no key \"\(name)\"; the keys are rule, path, text, reason, who, until.")
            }
            // A scalar's own words: a date is not to come back as another type.
            values[name] = value.scalar.map { String($0.string.trimmed) } ?? ""
        }
        func filled(_ key: String) -> String? { values[key].flatMap { $0.isEmpty ? nil : $0 } }
        for key in ["rule", "reason", "who", "until"] where filled(key) == nil {
            return fault("缺少 \(key)。", "\(key) is missing.")
        }
        guard let rule = filled("rule"), let reason = filled("reason"), let who = filled("who"),
            let last = filled("until")
        else { return nil }
        guard rules.contains(rule) else { return fault("没有名为“\(rule)”的规则。", "there is no rule \"\(rule)\".") }
        guard let until = Day(last) else {
            return fault("until 要写成 2026-12-31 这样，此处是“\(last)”。", "until reads like 2026-12-31, here \"\(last)\".")
        }
        let (path, text) = (filled("path"), filled("text"))
        guard path != nil || text != nil else {
            return fault("缺少 path 或 text：要说明放行的是哪一处。", "path or text is missing: which finding is meant?")
        }
        if let path, !EntryReader.isPath(path) {
            return fault(
                "path“\(path)”不是表中的位置，如 indicators[2].unit。",
                "path \"\(path)\" is no place in a form, such as indicators[2].unit.")
        }
        return Waiver(
            line: line, rule: rule, path: path, text: text.map { Text($0) }, reason: reason, who: who, until: until)
    }

    private static func isPath(_ path: String) -> Bool {
        let first = path.prefix { $0 != "[" && $0 != "." }
        return Field.allCases.contains { $0.word == first }
    }

    private mutating func fault(_ zh: String, _ en: String) -> Waiver? {
        complaint = Wording(zh: "这一项豁免有误，不生效：" + zh, en: "This waiver is at fault and lets nothing pass: " + en)
        return nil
    }
}

extension String {
    fileprivate var trimmed: String { Text(self).trimmed().string }
}
