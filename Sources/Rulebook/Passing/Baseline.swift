import Basics
import Forms

/// What is known of a body's forms: a later run tells only what is new. Known findings are told apart by their words, not by their
/// rows, so that a row that moved is no new one.
public struct Baseline: Sendable {
    /// One finding, wherever its row stands.
    struct Key: Hashable, Comparable, Sendable {
        var body: String
        var form: String
        var rule: String
        /// The place without its index: `indicators.unit`.
        var place: String
        var words: String

        init(_ finding: Finding, in form: Form) {
            body = form.body?.string ?? ""
            self.form = [form.kind?.rawValue, form.project?.name?.string].compactMap { $0 }.joined(separator: " ")
            rule = finding.rule
            place = ([finding.path.field, finding.path.leaf].compactMap { $0?.word }).joined(separator: ".")
            let name = form.entryName(at: finding.path)?.string ?? ""
            let said = [name, finding.value.string].filter { !$0.isEmpty }.joined(separator: " ｜ ")
            words = Key.short(said.isEmpty ? finding.message.zh : said)
        }

        init?(json: JSON) {
            guard let rule = json["rule"]?.stringValue, let words = json["words"]?.stringValue else { return nil }
            body = json["body"]?.stringValue ?? ""
            form = json["form"]?.stringValue ?? ""
            self.rule = rule
            place = json["place"]?.stringValue ?? ""
            self.words = words
        }

        /// A long text by its beginning and its hash.
        private static func short(_ words: String) -> String {
            let most = 80
            guard words.unicodeScalars.count > most else { return words }
            var head = String.UnicodeScalarView()
            head.append(contentsOf: words.unicodeScalars.prefix(most))
            return String(head) + "…#" + SHA256.hex(of: Array(words.utf8)).prefix(16)
        }

        static func < (a: Key, b: Key) -> Bool {
            let x = [a.body, a.form, a.rule, a.place, a.words]
            let y = [b.body, b.form, b.rule, b.place, b.words]
            return x.lexicographicallyPrecedes(y)
        }
    }

    /// How often each stands in one form.
    private var counts: [Key: Int] = [:]

    /// The file is no baseline.
    public struct Fault: Error {
        public var message: Wording
    }

    public init() {}

    /// Takes in what was found in one form. Of two forms of one body the greater number counts.
    public mutating func note(_ form: FormReport) {
        for (key, count) in Baseline.counted(form.keys) { counts[key] = max(counts[key] ?? 0, count) }
    }

    private static func counted(_ keys: [Key]) -> [Key: Int] {
        Dictionary(keys.map { ($0, 1) }, uniquingKeysWith: +)
    }

    /// The number of findings it knows.
    public var count: Int { counts.values.reduce(0, +) }

    /// Tells the findings of one form that are known from those that are new.
    func counter() -> Counter { Counter(left: counts) }

    struct Counter {
        fileprivate var left: [Key: Int]

        mutating func takes(_ key: Key) -> Bool {
            guard let n = left[key], n > 0 else { return false }
            left[key] = n - 1
            return true
        }
    }

    // MARK: The file

    private static let schema = "biaochi.baseline/1"

    /// `biaochi.baseline/1`: sorted, so that the same findings give the same bytes.
    public var json: JSON {
        .object([
            .init("schema", .string(Baseline.schema)),
            .init(
                "known",
                .array(
                    counts.sorted { $0.key < $1.key }.map { key, count in
                        .object([
                            .init("body", .string(key.body)), .init("form", .string(key.form)),
                            .init("rule", .string(key.rule)), .init("place", .string(key.place)),
                            .init("words", .string(key.words)), .init("count", .int(count)),
                        ])
                    })),
        ])
    }

    public init(json: JSON) throws(Fault) {
        guard json["schema"]?.stringValue == Baseline.schema else {
            throw Fault(
                message: Wording(
                    zh: "这不是标尺的基线文件（缺少 \"schema\": \"\(Baseline.schema)\"）。",
                    en: "This is no baseline of biaochi (\"schema\": \"\(Baseline.schema)\" is missing)."))
        }
        for (i, entry) in (json["known"]?.elements ?? []).enumerated() {
            guard let key = Key(json: entry), let count = entry["count"]?.numberValue?.whole, count > 0 else {
                throw Fault(
                    message: Wording(
                        zh: "基线文件第 \(i + 1) 项缺少 rule、words 或 count。",
                        en: "Entry \(i + 1) of the baseline lacks rule, words or count."))
            }
            counts[key] = count
        }
    }
}
