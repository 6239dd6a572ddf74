import Basics

/// What a file must be read as: a `*.truth.json`, in the terms of one storage.
public struct Truth: Sendable {
    public let json: JSON
    public let forms: [TrueForm]

    /// `format` names the storage in the truth's `lossy`.
    public init(_ json: JSON, format: String = "") {
        self.json = json
        let lossy = (json["lossy"]?[format]?.elements ?? []).compactMap(\.stringValue)
        forms = (json["forms"]?.elements ?? []).enumerated().map { k, form in
            let prefix = "forms[\(k)]."
            var accepted: [String: [JSON]] = [:]
            for source in [json["accept"], form["alternatives"]] {
                guard case .object(let members)? = source else { continue }
                for member in members {
                    let path = member.key.hasPrefix(prefix) ? String(member.key.dropFirst(prefix.count)) : member.key
                    accepted[path, default: []] += member.value.elements
                }
            }
            return TrueForm(
                json: form, accepted: accepted,
                lossy: Set(lossy.filter { $0.hasPrefix(prefix) }.map { TrueForm.anyRow($0.dropFirst(prefix.count)) }))
        }
    }
}

/// One form of a truth.
public struct TrueForm: Sendable {
    let json: JSON
    let rows: [JSON]
    /// By path in the form: other right readings.
    let accepted: [String: [JSON]]
    /// What the storage cannot carry: paths whose indices are `[*]`.
    let lossy: Set<String>

    init(json: JSON, accepted: [String: [JSON]], lossy: Set<String>) {
        self.json = json
        self.accepted = accepted
        self.lossy = lossy
        rows = json["indicators"]?.elements ?? []
    }

    static func anyRow(_ path: some StringProtocol) -> String {
        var out = ""
        var inside = false
        for character in path {
            if character == "]" { inside = false }
            if !inside { out.append(character) }
            if character == "[" {
                inside = true
                out.append("*")
            }
        }
        return out
    }

    func isLost(_ path: String) -> Bool {
        guard !lossy.isEmpty else { return false }
        let path = TrueForm.anyRow(path)
        return lossy.contains(path) || lossy.contains { path.hasPrefix($0 + ".") || path.hasPrefix($0 + "[") }
    }

    /// The right spellings of a value.
    func right(_ path: String, _ key: String, _ value: JSON?) -> Set<String> {
        Set([Spelling.of(key, value)] + (accepted[path] ?? []).map { Spelling.of(key, $0) })
    }

    /// Whether a field of row `j` is read right.
    func isRight(_ j: Int, _ key: String, _ row: JSON) -> Bool {
        let want = right("indicators[\(j)].\(key)", key, rows[j][key])
        let got = Spelling.of(key, row[key])
        if want.contains(got) { return true }
        switch key {
        // The unit may stay in the name's bracket.
        case "name":
            let unit = Spelling.of("unit", rows[j]["unit"])
            return !unit.isEmpty && got == Spelling.of("name", rows[j]["name"]) + "(\(unit))"
        case "unit": return want == [""] && ["无", "/", "-"].contains(got)
        default: return false
        }
    }

    func isRight(_ j: Int, _ keys: [String], _ row: JSON) -> Bool { keys.allSatisfy { isRight(j, $0, row) } }

    /// The fields that make a row.
    static let rowKeys = ["level1", "level2", "name", "operator", "value", "unit"]
    /// Further fields of a row, compared where the truth states them.
    static let furtherKeys = [
        "weight", "explanation", "remark", "lastYear", "standard", "basis", "actual", "score", "deviation",
        "likelihood",
        "forecast", "horizon", "nature", "actualText",
    ]
    static let headKeys = ["kind", "title", "fiscalYear", "body", "reportedBy", "moneyUnit"]
    static let projectKeys = ["name", "code", "attribute", "start", "end"]

    /// Pairs of a true row and a read one that agree in `keys`: at the same place first, then anywhere.
    func pairs(_ read: [JSON], _ keys: [String], besides: [Int: Int] = [:]) -> [Int: Int] {
        var out = besides
        var used = Set(besides.values)
        for j in rows.indices where out[j] == nil && j < read.count && !used.contains(j) {
            if isRight(j, keys, read[j]) {
                out[j] = j
                used.insert(j)
            }
        }
        for j in rows.indices where out[j] == nil {
            if let m = read.indices.first(where: { !used.contains($0) && isRight(j, keys, read[$0]) }) {
                out[j] = m
                used.insert(m)
            }
        }
        return out
    }
}
