import Basics

extension JSON {
    /// The object with a member set anew.
    func setting(_ key: String, _ value: JSON) -> JSON {
        guard case .object(let members) = self else { return self }
        return .object(members.filter { $0.key != key } + [.init(key, value)])
    }

    var members: [Member] {
        if case .object(let members) = self { return members }
        return []
    }

    static func strings(_ values: some Sequence<String>) -> JSON { .array(values.map { .string($0) }) }
}

/// The truth of a sample, changed to what another storage of it still tells.
struct TruthDraft {
    var forms: [JSON]
    private(set) var accept: [String: [JSON]]
    private(set) var lossy: Set<String> = []

    init(_ truth: JSON) {
        forms = truth["forms"]?.elements ?? []
        accept = Dictionary(
            (truth["accept"] ?? .null).members.map { ($0.key, $0.value.elements) }, uniquingKeysWith: { $1 })
    }

    init() {
        forms = []
        accept = [:]
    }

    func rows(_ k: Int) -> [JSON] { forms[k]["indicators"]?.elements ?? [] }

    /// What this storage cannot carry of form `k`.
    mutating func lose(_ k: Int, _ paths: [String]) { lossy.formUnion(paths.map { "forms[\(k)].\($0)" }) }

    mutating func loseFields(_ k: Int, _ fields: [String]) { lose(k, fields.map { "indicators[*].\($0)" }) }

    /// Another right reading.
    mutating func accept(_ k: Int, _ path: String, _ value: JSON) {
        accept["forms[\(k)].\(path)", default: []].append(value)
    }

    /// The first `count` rows of form `k` left out.
    mutating func dropRows(_ k: Int, first count: Int) {
        forms[k] = forms[k].setting("indicators", .array(Array(rows(k).dropFirst(count))))
        let prefix = "forms[\(k)].indicators["
        var moved: [String: [JSON]] = [:]
        for (path, values) in accept {
            guard path.hasPrefix(prefix), let end = path.firstIndex(of: "]", after: prefix.count),
                let j = Int(path[path.index(path.startIndex, offsetBy: prefix.count)..<end])
            else {
                moved[path] = values
                continue
            }
            if j >= count { moved["\(prefix)\(j - count)\(path[end...])"] = values }
        }
        accept = moved
    }

    /// The forms of another truth after these.
    mutating func append(_ other: TruthDraft) {
        let offset = forms.count
        func moved(_ path: String) -> String {
            guard path.hasPrefix("forms["), let end = path.firstIndex(of: "]"), let k = Int(path.dropFirst(6)[..<end])
            else { return path }
            return "forms[\(k + offset)\(path[end...])"
        }
        forms += other.forms
        for (path, values) in other.accept { accept[moved(path)] = values }
        lossy.formUnion(other.lossy.map(moved))
    }

    /// The truth as a file of this storage has it.
    func json(storage: String) -> JSON {
        .object([
            .init("forms", .array(forms)),
            .init("accept", .object(accept.sorted { $0.key < $1.key }.map { .init($0.key, .array($0.value)) })),
            .init("lossy", .object([.init(storage, .strings(lossy.sorted()))])),
        ])
    }
}

extension String {
    fileprivate func firstIndex(of character: Character, after offset: Int) -> Index? {
        self[index(startIndex, offsetBy: offset)...].firstIndex(of: character)
    }
}
