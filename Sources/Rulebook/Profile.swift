import Basics
import Library

/// What varies by place and year: required families, columns, thresholds. Read from a data file that no programmer is needed to
/// change: a key and a value a line, separated by a tab.
public struct Profile: Sendable {
    public var name: String
    /// 一级指标 that a form of targets needs.
    public var families: [Text] = []
    /// Those of them that may be left out with reason.
    public var optionalFamilies: Set<Text> = []
    /// Columns that every table of indicators needs, by their words in the data format.
    public var columns: [String] = []
    /// 满意度, in per cent.
    public var leastSatisfaction = Number(90)
    /// In per cent.
    public var quantifiedShare = Number(60)
    public var leastIndicators = 3
    /// In the form's unit of money.
    public var amountTolerance = Number.zero
    /// In characters.
    public var longestName = Int.max
    public var longestContent = Int.max
    public var longestValue = Int.max
    /// In 万元.
    public var smallProjectMoney = Number.zero
    /// The hash of the bytes it was read from.
    public let digest: String

    public static let national2021: Profile = {
        // The shipped profile is tested to be whole; a broken one would leave the defaults and be told by that test.
        (try? Profile(Array(DataFile.nationalProfile2021.bytes))) ?? Profile(name: "national-2021", bytes: [])
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

    /// Reads a profile.
    /// - Throws: `Fault` at the first line that has no known key or no fitting value.
    public init(_ bytes: [UInt8]) throws(Fault) {
        self.init(name: "", bytes: bytes)
        let table = bytes.withUnsafeBufferPointer { DataTable($0) }
        for (i, row) in table.rows.enumerated() where !(row.first?.isEmpty ?? true) {
            guard row.count >= 2 else { throw Fault(line: i + 2, message: .profileLineShort) }
            try set(row[0].string, row[1], line: i + 2)
        }
        if name.isEmpty { throw Fault(line: 1, message: .profileWithoutName) }
    }

    private mutating func set(_ key: String, _ value: Text, line: Int) throws(Fault) {
        func number() throws(Fault) -> Number {
            guard let number = Number(value.trimmed()) else {
                throw Fault(line: line, message: .profileNumber(key, value))
            }
            return number
        }
        func whole() throws(Fault) -> Int {
            guard let whole = try number().whole else { throw Fault(line: line, message: .profileNumber(key, value)) }
            return whole
        }
        let words = value.bytes.split(separator: 0x20).map { Text($0) }
        switch key {
        case "name": name = value.string
        case "families": families = words
        case "families-optional": optionalFamilies = Set(words)
        case "columns": columns = words.map(\.string)
        case "satisfaction-least": leastSatisfaction = try number()
        case "quantified-share": quantifiedShare = try number()
        case "indicators-least": leastIndicators = try whole()
        case "amount-tolerance": amountTolerance = try number()
        case "name-longest": longestName = try whole()
        case "content-longest": longestContent = try whole()
        case "value-longest": longestValue = try whole()
        case "small-project-money": smallProjectMoney = try number()
        default: throw Fault(line: line, message: .profileKey(key))
        }
    }
}

extension Wording {
    fileprivate static let profileLineShort = Wording(
        zh: "这一行缺少值（键与值之间用制表符隔开）。", en: "This line has no value (a tab stands between key and value).")
    fileprivate static let profileWithoutName = Wording(zh: "缺少 name 一行。", en: "The line \"name\" is missing.")
    fileprivate static func profileNumber(_ key: String, _ value: Text) -> Wording {
        Wording(zh: "“\(key)”的值“\(value)”不是数。", en: "The value \"\(value)\" of \"\(key)\" is no number.")
    }
    fileprivate static func profileKey(_ key: String) -> Wording {
        Wording(zh: "没有“\(key)”这个键。", en: "There is no key \"\(key)\".")
    }
}
