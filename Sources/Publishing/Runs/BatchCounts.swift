import Basics
import Documents
import Rulebook

/// The counts of a bulk run: as large as there are bodies, rules and years, however many files there are.
public struct BatchCounts: Sendable {
    static let severities: [Severity] = [.error, .warning, .info]

    /// One rule at one level.
    struct RuleKey: Hashable, Comparable, Sendable {
        var rule: String
        var aspect: String
        var severity: String

        init(rule: String, aspect: String, severity: String) {
            self.rule = rule
            self.aspect = aspect
            self.severity = severity
        }

        init(_ finding: Finding) {
            self.init(
                rule: finding.rule, aspect: finding.aspect.rawValue, severity: finding.severity.rawValue)
        }

        static func < (a: RuleKey, b: RuleKey) -> Bool {
            (a.rule, a.severity) < (b.rule, b.severity)
        }
    }

    /// What was found on a group of forms.
    struct Group: Sendable, Equatable {
        var forms = 0
        var failed = 0
        /// Places, by level: must change, doubtful, hint.
        var places = [0, 0, 0]

        var passed: Int { forms - failed }
    }

    struct SectorYear: Hashable, Sendable {
        var sector: String
        /// nil where the form tells none.
        var year: Int?
    }

    struct Found: Sendable {
        var forms = 0
        var places = 0
    }

    /// All files of the run, those in archives among them.
    public private(set) var files = 0
    /// Files whose content had been read under another path.
    public private(set) var copies = 0
    /// Files that could not be judged, copies of such among them.
    public private(set) var faults = 0
    private(set) var all = Group()
    private(set) var bodies: [String: Group] = [:]
    private(set) var sectorYears: [SectorYear: Group] = [:]
    private(set) var rules: [RuleKey: Found] = [:]
    private(set) var formats: [String: Int] = [:]
    private(set) var faultKinds: [String: Int] = [:]

    public init() {}

    /// Counts a file by the lines of `BatchTally`.
    public mutating func add(_ lines: ArraySlice<UInt8>) {
        for line in lines.split(separator: 0x0A) {
            let words = line.split(separator: 0x09, omittingEmptySubsequences: false)
                .map { String(decoding: $0, as: UTF8.self) }
            switch words[0] {
            case "file": files += 1
            case "format" where words.count == 2: formats[words[1], default: 0] += 1
            case "fault" where words.count == 2: addFault(words[1])
            case "form" where words.count == 8:
                var group = Group(forms: 1, failed: words[1] == Verdict.fail.rawValue ? 1 : 0)
                group.places = words[5...].map { Int($0) ?? 0 }
                all += group
                bodies[words[4], default: Group()] += group
                sectorYears[SectorYear(sector: words[3], year: Int(words[2])), default: Group()] += group
            case "rule" where words.count == 5:
                let key = RuleKey(rule: words[1], aspect: words[2], severity: words[3])
                rules[key, default: Found()].forms += 1
                rules[key, default: Found()].places += Int(words[4]) ?? 0
            default: break
            }
        }
    }

    /// Counts a file with the content of another one: its forms are not counted again.
    /// - Parameter lines: those of the first.
    public mutating func addCopy(of lines: ArraySlice<UInt8>) {
        let file = Array("file".utf8)
        let fault = Array("fault\t".utf8)
        for line in lines.split(separator: 0x0A) {
            if line.elementsEqual(file) {
                files += 1
                copies += 1
            } else if line.starts(with: fault) {
                addFault(String(decoding: line.dropFirst(fault.count), as: UTF8.self))
            }
        }
    }

    private mutating func addFault(_ kind: String) {
        faults += 1
        faultKinds[kind, default: 0] += 1
    }

    // MARK: In the order in which they are shown

    /// The bodies, those with the most to change first.
    var bodiesByNeed: [(body: String, group: Group)] {
        bodies.map { ($0.key, $0.value) }.sorted { a, b in
            let (x, y) = (a.group, b.group)
            if x.failed != y.failed { return x.failed > y.failed }
            if x.places != y.places { return y.places.lexicographicallyPrecedes(x.places) }
            return a.body < b.body
        }
    }

    /// The rules with their findings, on the most forms first.
    var rulesByForms: [(key: RuleKey, found: Found)] {
        rules.map { ($0.key, $0.value) }.sorted { a, b in
            (b.found.forms, b.found.places, a.key) < (a.found.forms, a.found.places, b.key)
        }
    }

    /// By the sector's code, then by year; what tells neither comes last.
    var sectorYearsInOrder: [(key: SectorYear, group: Group)] {
        sectorYears.map { ($0.key, $0.value) }.sorted { a, b in
            let (x, y) = (a.key, b.key)
            if x.sector != y.sector { return y.sector.isEmpty || (!x.sector.isEmpty && x.sector < y.sector) }
            return (x.year ?? Int.max) < (y.year ?? Int.max)
        }
    }

    var faultKindsInOrder: [(kind: String, files: Int)] { BatchCounts.byNumber(faultKinds).map { ($0.0, $0.1) } }

    var formatsInOrder: [(format: String, files: Int)] { BatchCounts.byNumber(formats).map { ($0.0, $0.1) } }

    private static func byNumber(_ counts: [String: Int]) -> [(String, Int)] {
        counts.map { ($0.key, $0.value) }.sorted { ($1.1, $0.0) < ($0.1, $1.0) }
    }

    /// Places by aspect and level, in the order in which the reviewers' sheet has them.
    var aspects: [(aspect: Aspect, places: [Int])] {
        Aspect.allCases.compactMap { aspect in
            let places = BatchCounts.severities.map { severity in
                rules.reduce(0) { sum, entry in
                    entry.key.aspect == aspect.rawValue && entry.key.severity == severity.rawValue
                        ? sum + entry.value.places : sum
                }
            }
            return places.allSatisfy { $0 == 0 } ? nil : (aspect, places)
        }
    }
}

extension BatchCounts.Group {
    static func += (a: inout Self, b: Self) {
        a.forms += b.forms
        a.failed += b.failed
        for i in a.places.indices where i < b.places.count { a.places[i] += b.places[i] }
    }
}
