import Basics
import Forms
import Foundation

/// One line of a labelled set: a defect that must be told, or one that may be.
public struct LabelledDefect: Sendable {
    public var form: Int
    public var rule: String
    /// The first word of the path; nil: anywhere.
    var field: String?
    /// nil: anywhere in the list.
    var index: Int?
    public var isMust: Bool

    /// A line of `NNN.defects.json`; nil where it names no rule.
    init?(json: JSON) {
        guard let rule = json["rule"]?.stringValue else { return nil }
        self.rule = rule
        form = json["form"]?.numberValue?.whole ?? 0
        isMust = (json["strength"]?.stringValue ?? "must") == "must"
        var path = json["path"]?.stringValue ?? "*"
        // Of several forms: forms[1].indicators[2].unit
        if path.hasPrefix("forms[") {
            form = LabelledDefect.index(path.prefix { $0 != "." }) ?? form
            path = String(path.drop { $0 != "." }.dropFirst())
        }
        let entry = path.prefix { $0 != "." }
        let word = String(entry.prefix { $0 != "[" })
        field = word.isEmpty || word == "*" || word == "unread" ? nil : word
        index = LabelledDefect.index(entry)
    }

    private static func index(_ entry: Substring) -> Int? {
        Int(entry.drop { $0 != "[" }.dropFirst().prefix { $0 != "]" })
    }

    func covers(_ place: ToldPlace) -> Bool {
        guard rule == place.rule, form == place.form else { return false }
        guard let field else { return true }
        guard field == place.path.field.word else { return false }
        return index == nil || place.path.index == nil || index == place.path.index
    }
}

/// A place that a rule told, its further places too.
public struct ToldPlace: Sendable {
    public var form: Int
    public var rule: String
    public var path: Path
    /// A hint is no false alarm: nobody has labelled what may be hinted at.
    public var isHint: Bool

    public init(form: Int, rule: String, path: Path, isHint: Bool) {
        self.form = form
        self.rule = rule
        self.path = path
        self.isHint = isHint
    }
}

/// What the labelled sets say of one rule. Tallies of several files add up.
public struct RuleAccuracy: Sendable {
    /// Defects that must be told.
    public var cases = 0
    public var found = 0
    /// Places told that are labelled, as must or as may.
    public var right = 0
    /// Errors and warnings that are not.
    public var wrong = 0

    public init() {}

    /// In tenths of a per cent, rounded down; nil where nothing was told.
    public var precision: Int? { RuleAccuracy.permille(right, of: right + wrong) }
    /// nil where nothing was to be told.
    public var recall: Int? { RuleAccuracy.permille(found, of: cases) }

    private static func permille(_ part: Int, of all: Int) -> Int? { all == 0 ? nil : part * 1000 / all }

    /// Compares what was told of one file with its labels, and adds to each rule's tally.
    /// - Returns: the false alarms.
    public static func add(
        _ labels: [LabelledDefect], _ told: [ToldPlace], to tallies: inout [String: RuleAccuracy]
    ) -> [ToldPlace] {
        var wrong: [ToldPlace] = []
        for label in labels where label.isMust {
            tallies[label.rule, default: RuleAccuracy()].cases += 1
            if told.contains(where: { label.covers($0) }) { tallies[label.rule, default: RuleAccuracy()].found += 1 }
        }
        for place in told {
            if labels.contains(where: { $0.covers(place) }) {
                tallies[place.rule, default: RuleAccuracy()].right += 1
            } else if !place.isHint {
                tallies[place.rule, default: RuleAccuracy()].wrong += 1
                wrong.append(place)
            }
        }
        return wrong
    }
}

/// The files of a folder that have labels: `NNN.defects.json` beside `NNN.docx`, or beside the one other file of that name.
public struct LabelledFolder: Sendable {
    public struct File: Sendable {
        public var name: String
        public var bytes: [UInt8]
        public var labels: [LabelledDefect]
    }

    /// In the order of their names.
    public private(set) var files: [File] = []

    public init(_ folder: URL) throws {
        let ending = ".defects.json"
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        for name in names where name.hasSuffix(ending) {
            let stem = String(name.dropLast(ending.count))
            let others = names.filter { $0.hasPrefix(stem + ".") && !$0.hasSuffix(".json") }
            guard let file = others.first(where: { $0 == stem + ".docx" }) ?? others.first else { continue }
            let labels = try JSON.parse(Data(contentsOf: folder.appending(path: name)))
            files.append(
                File(
                    name: file, bytes: [UInt8](try Data(contentsOf: folder.appending(path: file))),
                    labels: labels.elements.compactMap { LabelledDefect(json: $0) }))
        }
    }
}
