import Basics
import Forms

/// What varies by place and year: required families, columns, weights, thresholds, severities, and rules without code. Read from
/// a YAML file that no programmer is needed to change; docs/profiles.md describes it.
public struct Profile: Sendable {
    /// 一级指标 and its 分值.
    public struct Weight: Equatable, Sendable {
        public let family: Text
        public let weight: Number
    }

    /// The columns that a profile may make mandatory.
    public static let knownColumns: Set<String> = [
        "level1", "level2", "name", "value", "operator", "unit", "weight", "explanation", "basis", "remark",
    ]

    public internal(set) var name: String
    /// The place and year, for a person.
    public internal(set) var title = Wording(zh: "", en: "")
    /// The profiles that it builds on, the nearest first.
    public internal(set) var parents: [String] = []
    /// The day from which it is in force, where that is known.
    public internal(set) var from: Day?
    public internal(set) var notes: String?
    /// What each fact rests on; those of its parents too.
    public internal(set) var facts: [ProfileFact: FactSource] = [:]
    /// How severe rules are here, where that differs from the rulebook; by the rule's name.
    public internal(set) var severities: [String: LocalSeverity] = [:]
    /// Rules without code, those of its parents first.
    public internal(set) var rules: [LocalRule] = []
    /// 一级指标 that a form of targets needs.
    public var families: [Text] = []
    /// Those of them that may be left out with reason.
    public var optionalFamilies: Set<Text> = []
    /// Columns that every table of indicators needs, by their words in the data format.
    public var columns: [String] = []
    /// What the weights of all rows may add up to: with and without that of 预算执行率.
    public var weightTotals: [Number] = []
    /// The weights of the families where 成本指标 is one of level 1, and where it is not. Empty where the place sets none.
    public var weightsWithCost: [Weight] = []
    public var weightsWithoutCost: [Weight] = []
    /// 预算执行率.
    public var executionWeight = Number.zero
    /// 满意度, in per cent.
    public var leastSatisfaction = Number(90)
    /// In per cent.
    public var quantifiedShare = Number(60)
    public var leastIndicators = 3
    /// 核心指标; 0 where the place asks for none.
    public var leastCoreIndicators = 0
    /// From this share of the rows on, in per cent, one value for all is told.
    public var sameValueShare = Number(80)
    /// Above this share of its family, in per cent, a row is dominant.
    public var dominantShare = Number(50)
    /// How far a target may lie from last year's, in per cent, without a reason.
    public var historyDeviation = Number(30)
    /// From this likeness on, in per cent, a goal repeats last year's.
    public var copiedLikeness = Number(95)
    /// In the form's unit of money.
    public var amountTolerance = Number.zero
    /// In characters.
    public var longestName = Int.max
    public var longestContent = Int.max
    public var longestValue = Int.max
    /// In 万元.
    public var smallProjectMoney = Number.zero
    /// 执行率 alert lines: the least execution, in per cent, at the end of a month; in order of months. Empty where the place sets none.
    public var executionLines: [(month: Int, least: Number)] = []
    /// How far, in points, progress may differ from execution; nil where the place sets nothing.
    public var progressGap: Number?
    /// The last day on which a monitoring report is in time.
    public var monitoringDue: (month: Int, day: Int) = (8, 31)
    /// Below this execution, in per cent, a self-evaluation gives a reason; nil where the place sets nothing.
    public var executionReasonLine: Number?
    /// Attainment, in per cent, from which over-achievement is marked, and from which it needs a reason.
    public var overAchievementMarked = Number(120)
    public var overAchievementReason = Number(130)
    /// 优, 良, 中, 差 and the total from which each is given, from the best down.
    public var grades: [(name: Text, least: Number)] = [
        (Text("优"), Number(90)), (Text("良"), Number(80)), (Text("中"), Number(60)), (Text("差"), Number(0)),
    ]
    /// What the place chooses about scoring beyond these.
    public var scoring = ScoringChoices()
    /// Days after 批复 within which a form is published.
    public var publicationDays = 20
    /// The least share of first-level projects whose forms are published, in per cent.
    public var publishedShare = Number(60)
    /// From this change of the total budget on, in per cent, the targets must change with it.
    public var adjustedShare = Number(10)
    /// Working days within which an alert is disposed of.
    public var alertDays = 10
    /// 支出标准: the most that a thing may cost, where the row's name holds the words; in `unit`.
    public var spendingStandards: [(words: Text, most: Number, unit: Text)] = []
    /// The hash of the bytes it was read from and of its parents'.
    public internal(set) var digest: String

    /// The profile that judges where none is named.
    public static let national2021 = shipped("national-2021") ?? Profile(name: "national-2021", bytes: [])

    /// The profiles built into the binary, by name.
    public static let shippedNames = shippedFiles.map(\.name)

    private static let shippedFiles: [(name: String, file: DataFile)] = [
        ("national-2021", .profileNational2021), ("national-2020", .profileNational2020), ("hunan", .profileHunan),
        ("sichuan", .profileSichuan), ("chongqing", .profileChongqing), ("guangxi", .profileGuangxi),
        ("hubei", .profileHubei), ("zhejiang", .profileZhejiang),
    ]

    /// The bytes of a profile that is built in; nil where none has that name.
    public static func shippedBytes(_ name: String) -> [UInt8]? {
        shippedFiles.first { $0.name == name }.map { Array($0.file.bytes) }
    }

    /// A profile that is built in. The tests see that each is whole.
    public static func shipped(_ name: String) -> Profile? {
        shippedBytes(name).flatMap { bytes in try? Profile(bytes) }
    }

    /// What is wrong in a profile, and where: line and column from 1.
    public struct Fault: Error, Equatable, Sendable {
        public let line: Int
        public let column: Int
        public let message: Wording

        public init(line: Int, column: Int = 1, message: Wording) {
            self.line = line
            self.column = column
            self.message = message
        }
    }

    init(name: String, bytes: [UInt8]) {
        self.name = name
        digest = SHA256.hex(of: bytes)
    }

    /// Reads a profile; what it does not set is as in the one that it extends, and in the end as in the national one.
    /// - Parameter parent: the bytes of a profile that `extends` names; the built-in ones unless told otherwise.
    /// - Throws: the first `Fault`; `faults` has them all.
    public init(_ bytes: [UInt8], parent: @escaping (String) -> [UInt8]? = Profile.shippedBytes) throws(Fault) {
        let (profile, faults) = Profile.read(bytes, parent: parent)
        if let first = faults.first { throw first }
        self = profile
    }

    /// Everything that is wrong in a profile, by place.
    public static func faults(in bytes: [UInt8], parent: @escaping (String) -> [UInt8]? = Profile.shippedBytes)
        -> [Fault]
    {
        read(bytes, parent: parent).faults
    }

    /// The profile as far as it could be read, and what is wrong in it.
    public static func read(_ bytes: [UInt8], parent: @escaping (String) -> [UInt8]? = Profile.shippedBytes) -> (
        profile: Profile, faults: [Fault]
    ) {
        var reader = ProfileReader(parent: parent)
        let profile = reader.read(bytes)
        return (profile, reader.faults.sorted { ($0.line, $0.column) < ($1.line, $1.column) })
    }
}
