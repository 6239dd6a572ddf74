import Basics

/// What varies by place and year: required families, columns, weights, thresholds. Read from a data file that no programmer is
/// needed to change: a key and a value a line, separated by a tab (then the source and notes).
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

    public var name: String
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
    /// The hash of the bytes it was read from.
    public private(set) var digest: String

    public static let national2021: Profile = {
        // The shipped profile is tested to be whole; a broken one would leave the defaults and be told by that test.
        let bytes = Array(DataFile.nationalProfile2021.bytes)
        return (try? Profile(bytes, over: nil)) ?? Profile(name: "national-2021", bytes: [])
    }()

    /// What is wrong in a profile, and in which line, from 1.
    public struct Fault: Error, Equatable, Sendable {
        public let line: Int
        public let message: Wording
    }

    private init(name: String, bytes: [UInt8]) {
        self.name = name
        digest = SHA256.hex(of: bytes)
    }

    /// Reads a profile of a place; a key that it does not set is as in the national one.
    /// - Throws: `Fault` at the first line that has no known key or no fitting value.
    public init(_ bytes: [UInt8]) throws(Fault) { try self.init(bytes, over: .national2021) }

    private init(_ bytes: [UInt8], over base: Profile?) throws(Fault) {
        var faults: [Fault] = []
        self = Profile.read(bytes, over: base, &faults)
        if let first = faults.first { throw first }
    }

    /// Everything that is wrong in a profile, by line.
    public static func faults(in bytes: [UInt8]) -> [Fault] {
        var faults: [Fault] = []
        _ = read(bytes, over: .national2021, &faults)
        return faults
    }

    private static func read(_ bytes: [UInt8], over base: Profile?, _ faults: inout [Fault]) -> Profile {
        var profile = base ?? Profile(name: "", bytes: [])
        profile.name = ""
        profile.digest = SHA256.hex(of: base.map { Array($0.digest.utf8) + bytes } ?? bytes)
        let table = bytes.withUnsafeBufferPointer { DataTable($0) }
        if table.columns.first.map({ $0 != "key" }) ?? true { faults.append(Fault(line: 1, message: .profileHeader)) }
        var seen: Set<String> = []
        for (i, row) in table.rows.enumerated() where !(row.first?.isEmpty ?? true) {
            let key = row[0].string
            do throws(Fault) {
                guard row.count >= 2, !row[1].trimmed().isEmpty else {
                    throw Fault(line: i + 2, message: .profileLineShort)
                }
                guard seen.insert(key).inserted else { throw Fault(line: i + 2, message: .profileTwice(key)) }
                try profile.set(key, ProfileValue(key: key, text: row[1].trimmed(), line: i + 2))
            } catch {
                faults.append(error)
            }
        }
        if profile.name.isEmpty { faults.append(Fault(line: 1, message: .profileWithoutName)) }
        return profile
    }

    private mutating func set(_ key: String, _ value: ProfileValue) throws(Fault) {
        switch key {
        case "name": name = value.text.string
        case "families": families = value.words
        case "families-optional": optionalFamilies = Set(value.words)
        case "columns": columns = try value.columns()
        case "weights-total": weightTotals = try value.numbers()
        case "weights-with-cost": weightsWithCost = try value.weights()
        case "weights-without-cost": weightsWithoutCost = try value.weights()
        case "weight-execution": executionWeight = try value.number()
        case "satisfaction-least": leastSatisfaction = try value.share()
        case "quantified-share": quantifiedShare = try value.share()
        case "indicators-least": leastIndicators = try value.whole()
        case "core-least": leastCoreIndicators = try value.whole()
        case "same-value-share": sameValueShare = try value.share()
        case "dominant-share": dominantShare = try value.share()
        case "history-deviation": historyDeviation = try value.number()
        case "copied-likeness": copiedLikeness = try value.share()
        case "adjusted-share": adjustedShare = try value.share()
        case "publication-days": publicationDays = try value.whole()
        case "published-share": publishedShare = try value.share()
        case "amount-tolerance": amountTolerance = try value.number()
        case "name-longest": longestName = try value.whole()
        case "content-longest": longestContent = try value.whole()
        case "value-longest": longestValue = try value.whole()
        case "small-project-money": smallProjectMoney = try value.number()
        default: throw Fault(line: value.line, message: .profileKey(key))
        }
    }
}
