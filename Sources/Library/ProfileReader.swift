import Basics
import Forms

/// Reads a profile and notes all that is wrong in it.
struct ProfileReader {
    let parent: (String) -> [UInt8]?
    private(set) var faults: [Profile.Fault] = []
    /// The names on the way from the profile that is read to its ancestors.
    private var chain: [String] = []

    init(parent: @escaping (String) -> [UInt8]?) { self.parent = parent }

    static let mostParents = 8
    static let mostRules = 200
    /// The one that all others build on.
    private static let root = "national-2021"

    mutating func read(_ bytes: [UInt8]) -> Profile {
        let tree: YAMLTree
        do {
            tree = try YAMLTree.read(bytes)
        } catch {
            faults.append(error)
            return Profile(name: "", bytes: bytes)
        }
        guard var map = ProfileMap(tree, keys: ProfileKeys.top, &faults) else { return Profile(name: "", bytes: bytes) }
        let name = map.text("name", &faults) ?? ""
        if map["name"] == nil { faults.append(map.fault(.profileWithoutName)) }
        var profile = ancestor(map["extends"], of: name, map) ?? Profile(name: "", bytes: [])
        let base = chain.isEmpty && name == ProfileReader.root && map["extends"] == nil ? "" : profile.digest
        if !profile.name.isEmpty { profile.parents.insert(profile.name, at: 0) }
        profile.name = name
        profile.digest = SHA256.hex(of: Array(base.utf8) + bytes)
        profile.title = map["title"].map { wording($0) } ?? Wording(zh: name, en: name)
        profile.notes = map.text("notes", &faults)
        profile.from = nil
        if let from = map["from"] {
            profile.from = from.text.flatMap { Day($0) }
            if profile.from == nil { fault(from, .profileDay("from", from.shown)) }
        }
        if let facts = map["facts"] { readFacts(facts, into: &profile) }
        if let severities = map["severities"] { readSeverities(severities, into: &profile) }
        if let rules = map["rules"] { readRules(rules, into: &profile) }
        return profile
    }

    /// The profile that this one builds on; nil for the root itself, and where it is at fault.
    private mutating func ancestor(_ extends: YAMLTree?, of name: String, _ map: ProfileMap) -> Profile? {
        if extends == nil && name == ProfileReader.root { return nil }
        let wanted = extends.map { $0.text ?? "" } ?? ProfileReader.root
        let place = extends ?? map.tree
        guard !chain.contains(wanted), wanted != name, chain.count < ProfileReader.mostParents else {
            fault(place, .profileCircle(chain + [name, wanted]))
            return nil
        }
        guard let bytes = parent(wanted) else {
            fault(place, .profileParent(wanted, NearestName.of(wanted, among: Profile.shippedNames)))
            return nil
        }
        var reader = ProfileReader(parent: parent)
        reader.chain = chain + [name]
        var profile = reader.read(bytes)
        // Its own check tells more of them.
        if let first = reader.faults.first { fault(place, .profileParentBroken(wanted, first)) }
        for key in profile.severities.keys { profile.severities[key]?.line = 0 }
        for i in profile.rules.indices { profile.rules[i].line = 0 }
        return profile
    }

    private mutating func fault(_ at: YAMLTree, _ message: Wording) {
        faults.append(Profile.Fault(line: at.line, column: at.column, message: message))
    }

    /// Words in both languages, or in one for both.
    private mutating func wording(_ tree: YAMLTree) -> Wording {
        if let text = tree.text { return Wording(zh: text, en: text) }
        guard var map = ProfileMap(tree, keys: ProfileKeys.wording, &faults) else { return Wording(zh: "", en: "") }
        let zh = map.text("zh", &faults) ?? ""
        return Wording(zh: zh, en: map.text("en", &faults) ?? zh)
    }

    // MARK: Facts

    private mutating func readFacts(_ tree: YAMLTree, into profile: inout Profile) {
        guard case .map(let entries) = tree.content else {
            fault(tree, .profileMap("facts"))
            return
        }
        for (key, value) in entries {
            let word = key.text ?? ""
            guard let fact = ProfileFact(word: word) else {
                fault(key, .profileKey(word, NearestName.of(word, among: ProfileFact.words)))
                continue
            }
            guard var map = ProfileMap(value, keys: ProfileKeys.fact, &faults) else { continue }
            guard let content = map["value"] else {
                fault(key, .profileNeeds(word, "value"))
                continue
            }
            let source = map.text("source", &faults)
            if source == nil { fault(key, .profileNeeds(word, "source")) }
            profile.facts[fact] = FactSource(
                source: source ?? "", isVerified: map.truth("verified", &faults) ?? true,
                notes: map.text("notes", &faults), profile: profile.name)
            var reader = FactReader(key: word, tree: content)
            do throws(Profile.Fault) { try reader.set(fact, in: &profile) } catch { faults.append(error) }
        }
    }

    private mutating func readSeverities(_ tree: YAMLTree, into profile: inout Profile) {
        guard case .map(let entries) = tree.content else {
            fault(tree, .profileMap("severities"))
            return
        }
        for (key, value) in entries {
            guard let name = key.text, let level = level(value) else { continue }
            profile.severities[name] = LocalSeverity(level: level, line: key.line, column: key.column)
        }
    }

    private mutating func level(_ tree: YAMLTree) -> LocalSeverity.Level? {
        let words: [String: LocalSeverity.Level] = ["必改": .error, "存疑": .warning, "提示": .info, "停用": .off]
        guard let text = tree.text, let level = LocalSeverity.Level(rawValue: text) ?? words[text] else {
            fault(tree, .profileChoice(tree.shown, ["error", "warning", "info", "off"]))
            return nil
        }
        return level
    }

    // MARK: Rules

    private mutating func readRules(_ tree: YAMLTree, into profile: inout Profile) {
        guard case .list(let entries) = tree.content else {
            fault(tree, .profileList("rules"))
            return
        }
        guard entries.count <= ProfileReader.mostRules else {
            fault(tree, .profileRulesMany(ProfileReader.mostRules))
            return
        }
        for entry in entries {
            guard let rule = readRule(entry) else { continue }
            guard !profile.rules.contains(where: { $0.name == rule.name && ($0.line > 0 || rule.name.isEmpty) }) else {
                fault(entry, .profileTwice(rule.name))
                continue
            }
            // A rule of a parent is replaced by one of the same name.
            profile.rules.removeAll { $0.name == rule.name }
            profile.rules.append(rule)
        }
    }

    private mutating func readRule(_ tree: YAMLTree) -> LocalRule? {
        guard var map = ProfileMap(tree, keys: ProfileKeys.rule, &faults) else { return nil }
        let before = faults.count
        for key in ["name", "aspect", "condition", "message", "advice", "source", "examples"] where map[key] == nil {
            faults.append(map.fault(.profileNeeds(map["name"]?.text ?? "rule", key)))
        }
        let name = map.text("name", &faults) ?? ""
        if let place = map["name"], !ProfileReader.isRuleName(name) { fault(place, .profileRuleName(name)) }
        let aspect = map.text("aspect", &faults) ?? ""
        if let place = map["aspect"], !LocalRule.aspects.contains(aspect) {
            fault(place, .profileChoice(aspect, LocalRule.aspects))
        }
        var isOfRows = true
        if let scope = map["scope"] {
            switch scope.text {
            case "row", "每行": break
            case "form", "整表": isOfRows = false
            default: fault(scope, .profileChoice(scope.shown, ["row", "form"]))
            }
        }
        let condition = map["condition"].flatMap { expression($0, inRow: isOfRows, expected: .truth) }
        let message = map["message"].map { self.message($0, inRow: isOfRows) }
        let advice = map["advice"].map { self.message($0, inRow: isOfRows) }
        let level = map["severity"].map { place -> LocalSeverity.Level in
            let level = self.level(place) ?? .warning
            if level == .off { fault(place, .profileChoice("off", ["error", "warning", "info"])) }
            return level
        }
        let at = map["at"].flatMap { field($0, isOfRows) }
        let sources = map["source"].map { texts($0) } ?? []
        let families = map["families"].map { texts($0).map { Text($0) } } ?? []
        let bodies = map["bodies"].map { texts($0).map { Text($0) } } ?? []
        let kinds = map["kinds"].map { self.kinds($0) } ?? []
        let years = map["years"].flatMap { self.years($0) }
        let examples = map["examples"].map { self.examples($0, isOfRows) } ?? []
        guard faults.count == before, let condition, let message, let advice else { return nil }
        return LocalRule(
            name: name, aspect: aspect, severity: level ?? .warning, isOfRows: isOfRows, kinds: kinds,
            families: families, bodies: bodies, years: years, condition: condition,
            conditionText: map["condition"]?.text ?? "", message: message, advice: advice,
            at: at ?? (isOfRows ? .name : .indicators), sources: sources, examples: examples, line: tree.line,
            column: tree.column)
    }

    private mutating func kinds(_ tree: YAMLTree) -> [FormKind] {
        texts(tree).compactMap { word in
            if let kind = FormKind(words: word) { return kind }
            fault(tree, .profileChoice(word, FormKind.profileWords))
            return nil
        }
    }

    /// Small letters, digits and hyphens, as the rulebook's own names.
    private static func isRuleName(_ name: String) -> Bool {
        name.utf8.count <= 60 && !name.hasPrefix("-") && !name.isEmpty
            && name.utf8.allSatisfy {
                (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0)
                    || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
                    || $0 == UInt8(ascii: "-")
            }
    }

    private mutating func texts(_ tree: YAMLTree) -> [String] {
        switch tree.content {
        case .text(let text): return [text]
        case .list(let list):
            for item in list where item.text == nil { fault(item, .profileText) }
            return list.compactMap(\.text)
        case .map:
            fault(tree, .profileText)
            return []
        }
    }

    private mutating func years(_ tree: YAMLTree) -> ClosedRange<Int>? {
        let parts = (tree.text ?? "").split(whereSeparator: { $0 == "-" || $0 == "–" || $0 == "~" }).map { Int($0) }
        if let first = parts.first, let from = first, let last = parts.last, let to = last, parts.count <= 2,
            (1949...2199).contains(from), (from...2199).contains(to)
        {
            return from...to
        }
        fault(tree, .profileYears(tree.shown))
        return nil
    }

    private mutating func field(_ tree: YAMLTree, _ isOfRows: Bool) -> Field? {
        let word = tree.text ?? ""
        if isOfRows, let row = FormTerms.Row.allCases.first(where: { $0.names.contains(word) }) { return row.field }
        let ofForm: [String: Field] = [
            "indicators": .indicators, "绩效指标": .indicators, "budget": .budget, "预算情况": .budget, "title": .title,
            "标题": .title,
            "tasks": .tasks, "年度主要任务": .tasks, "objectives": .objectives, "总体目标": .objectives, "score": .score,
            "自评总分": .score,
        ]
        if !isOfRows, let field = ofForm[word] { return field }
        fault(
            tree,
            .profileChoice(word, isOfRows ? FormTerms.Row.allCases.map { $0.names[0] } : ofForm.keys.sorted()))
        return nil
    }

    private mutating func expression(
        _ tree: YAMLTree, inRow: Bool, expected: ExpressionValue.Kind?
    ) -> Expression? {
        guard let text = tree.text else {
            fault(tree, .profileText)
            return nil
        }
        return expression(text, tree, at: 0, inRow, expected)
    }

    private mutating func expression(
        _ text: String, _ tree: YAMLTree, at start: Int, _ inRow: Bool, _ expected: ExpressionValue.Kind?
    ) -> Expression? {
        do throws(Expression.Fault) {
            return try Expression(text, terms: FormTerms.terms, inRow: inRow, expected: expected)
        } catch {
            let column = tree.textColumn.map { $0 + start + error.offset } ?? tree.column
            faults.append(Profile.Fault(line: tree.line, column: column, message: error.message))
            return nil
        }
    }

    private mutating func message(_ tree: YAMLTree, inRow: Bool) -> LocalMessage {
        if tree.text != nil {
            let parts = self.parts(tree, inRow)
            return LocalMessage(zh: parts, en: parts)
        }
        guard let map = ProfileMap(tree, keys: ProfileKeys.wording, &faults) else {
            return LocalMessage(zh: [], en: [])
        }
        guard let zh = map["zh"] else {
            faults.append(map.fault(.profileNeeds("message", "zh")))
            return LocalMessage(zh: [], en: [])
        }
        let chinese = parts(zh, inRow)
        return LocalMessage(zh: chinese, en: map["en"].map { parts($0, inRow) } ?? chinese)
    }

    /// Cuts words at `{` and `}`; what stands between is an expression.
    private mutating func parts(_ tree: YAMLTree, _ inRow: Bool) -> [LocalMessage.Part] {
        guard let text = tree.text, !text.isEmpty else {
            fault(tree, .profileText)
            return []
        }
        var parts: [LocalMessage.Part] = []
        var rest = Substring(text)
        while let open = rest.firstIndex(of: "{") {
            if open > rest.startIndex { parts.append(.words(String(rest[..<open]))) }
            let inner = rest.index(after: open)
            guard let close = rest[inner...].firstIndex(of: "}") else {
                fault(tree, .profileBrace)
                return parts
            }
            let start = text.unicodeScalars.distance(from: text.startIndex, to: inner)
            if let value = expression(String(rest[inner..<close]), tree, at: start, inRow, nil) {
                parts.append(.value(value))
            }
            rest = rest[rest.index(after: close)...]
        }
        if !rest.isEmpty { parts.append(.words(String(rest))) }
        return parts
    }

    // MARK: Examples

    private mutating func examples(_ tree: YAMLTree, _ isOfRows: Bool) -> [LocalExample] {
        guard case .list(let entries) = tree.content else {
            fault(tree, .profileList("examples"))
            return []
        }
        var examples: [LocalExample] = []
        for entry in entries.prefix(50) {
            guard var map = ProfileMap(entry, keys: ProfileKeys.example, &faults) else { continue }
            guard let triggers = map.truth("triggers", &faults) else {
                faults.append(map.fault(.profileNeeds("examples", "triggers")))
                continue
            }
            let form = map["form"].map { settings($0, FormTerms.Whole.allCases, \.names) } ?? []
            for (term, text, place) in form {
                var scratch = Form()
                if !term.set(text, in: &scratch) { fault(place, .profileSetting(term.names[0], text)) }
            }
            var rows: [[(term: FormTerms.Row, text: String)]] = []
            var trees: [YAMLTree] = []
            if let row = map["row"] { trees.append(row) }
            if let list = map["rows"] {
                if case .list(let entries) = list.content {
                    trees += entries
                } else {
                    fault(list, .profileList("rows"))
                }
            }
            for tree in trees.prefix(100) {
                let row = settings(tree, FormTerms.Row.allCases, \.names)
                for (term, text, place) in row {
                    var scratch = Indicator()
                    if !term.set(text, in: &scratch) { fault(place, .profileSetting(term.names[0], text)) }
                }
                rows.append(row.map { ($0.0, $0.1) })
            }
            if isOfRows && rows.count != 1 { faults.append(map.fault(.profileExampleRow)) }
            examples.append(
                LocalExample(
                    triggers: triggers, form: form.map { ($0.0, $0.1) }, rows: rows, line: entry.line,
                    column: entry.column))
        }
        for triggers in [true, false] where !examples.contains(where: { $0.triggers == triggers }) {
            fault(tree, .profileExamples(triggers))
        }
        return examples
    }

    /// `指标名称: 培训人数`, by the terms' names.
    private mutating func settings<Term>(
        _ tree: YAMLTree, _ terms: [Term], _ names: (Term) -> [String]
    ) -> [(Term, String, YAMLTree)] {
        guard case .map(let entries) = tree.content else {
            fault(tree, .profileMap("row"))
            return []
        }
        var out: [(Term, String, YAMLTree)] = []
        for (key, value) in entries {
            let word = key.text ?? ""
            guard let term = terms.first(where: { names($0).contains(word) }) else {
                fault(key, .profileKey(word, NearestName.of(word, among: terms.flatMap(names))))
                continue
            }
            guard let text = value.text else {
                fault(value, .profileText)
                continue
            }
            out.append((term, text, value))
        }
        return out
    }
}

/// The keys that parts of a profile may have, each with its Chinese name.
enum ProfileKeys {
    static let top = [
        "name": "代号", "title": "名称", "extends": "沿用", "from": "施行日期", "notes": "说明", "facts": "口径", "severities": "级别",
        "rules": "规则",
    ]
    static let wording = ["zh": "中文", "en": "英文"]
    static let fact = ["value": "值", "source": "依据", "verified": "已核对", "notes": "说明"]
    static let rule = [
        "name": "代号", "aspect": "方面", "severity": "级别", "scope": "范围", "kinds": "表种", "families": "类别", "bodies": "单位",
        "years": "年度", "condition": "条件", "message": "问题", "advice": "改法", "at": "位置", "source": "依据", "examples": "例子",
    ]
    static let example = ["triggers": "应报告", "form": "表", "row": "行", "rows": "各行", "note": "说明"]
}

/// A map of a profile, by the keys that it may have.
struct ProfileMap {
    let tree: YAMLTree
    private var values: [String: YAMLTree] = [:]

    /// Notes unknown keys; nil where the value is no map.
    init?(_ tree: YAMLTree, keys: [String: String], _ faults: inout [Profile.Fault]) {
        self.tree = tree
        guard case .map(let entries) = tree.content else {
            faults.append(Profile.Fault(line: tree.line, column: tree.column, message: .profileMap(tree.shown)))
            return nil
        }
        let byChinese = Dictionary(keys.map { ($0.value, $0.key) }) { first, _ in first }
        for (key, value) in entries {
            let word = key.text ?? ""
            guard let known = keys[word] != nil ? word : byChinese[word] else {
                let near = NearestName.of(word, among: keys.keys.sorted() + keys.values.sorted())
                faults.append(Profile.Fault(line: key.line, column: key.column, message: .profileKey(word, near)))
                continue
            }
            if values.updateValue(value, forKey: known) != nil {
                faults.append(Profile.Fault(line: key.line, column: key.column, message: .profileTwice(known)))
            }
        }
    }

    subscript(key: String) -> YAMLTree? { values[key] }

    func fault(_ message: Wording) -> Profile.Fault {
        Profile.Fault(line: tree.line, column: tree.column, message: message)
    }

    mutating func text(_ key: String, _ faults: inout [Profile.Fault]) -> String? {
        guard let value = values[key] else { return nil }
        if let text = value.text, !text.isEmpty { return text }
        faults.append(Profile.Fault(line: value.line, column: value.column, message: .profileText))
        return nil
    }

    mutating func truth(_ key: String, _ faults: inout [Profile.Fault]) -> Bool? {
        guard let value = values[key] else { return nil }
        switch value.text {
        case "yes", "true", "是": return true
        case "no", "false", "否": return false
        default:
            faults.append(
                Profile.Fault(
                    line: value.line, column: value.column, message: .profileChoice(value.shown, ["yes", "no"])))
            return nil
        }
    }
}

extension YAMLTree {
    /// For a message: the text, or what it is.
    var shown: String {
        switch content {
        case .text(let text): text
        case .list: "[…]"
        case .map: "{…}"
        }
    }
}
