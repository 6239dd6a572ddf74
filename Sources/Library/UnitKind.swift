import Basics

/// 计量单位的类别: what a unit can measure.
public enum UnitKind: UInt8, Sendable, CaseIterable {
    case share, person, personTime, frequency, thing, money, moneyPer, length, area, volume, mass, time
    case perPeriod, perThing, data, energy, power, physical, grade, rank, score, date, none

    /// The word for it in the data files.
    public var word: StaticString {
        switch self {
        case .share: "share"
        case .person: "person"
        case .personTime: "person-time"
        case .frequency: "frequency"
        case .thing: "thing"
        case .money: "money"
        case .moneyPer: "money-per"
        case .length: "length"
        case .area: "area"
        case .volume: "volume"
        case .mass: "mass"
        case .time: "time"
        case .perPeriod: "per-period"
        case .perThing: "per-thing"
        case .data: "data"
        case .energy: "energy"
        case .power: "power"
        case .physical: "physical"
        case .grade: "grade"
        case .rank: "rank"
        case .score: "score"
        case .date: "date"
        case .none: "none"
        }
    }

    /// The kind of a word in the data files, nil for any other word.
    public init?(word: Text) {
        guard let kind = UnitKind.allCases.first(where: { word == $0.word }) else { return nil }
        self = kind
    }
}

/// Several kinds at once.
public struct UnitKinds: OptionSet, Sendable, Hashable {
    public let rawValue: UInt32
    public init(rawValue: UInt32) { self.rawValue = rawValue }
    public init(_ kind: UnitKind) { rawValue = 1 << UInt32(kind.rawValue) }

    public func contains(_ kind: UnitKind) -> Bool { contains(UnitKinds(kind)) }

    public static let share = UnitKinds(.share)
    public static let money: UnitKinds = [UnitKinds(.money), UnitKinds(.moneyPer)]
    public static let persons: UnitKinds = [UnitKinds(.person), UnitKinds(.personTime)]
    public static let occasions: UnitKinds = [UnitKinds(.frequency), UnitKinds(.personTime)]
    public static let extents: UnitKinds = [
        UnitKinds(.length), UnitKinds(.area), UnitKinds(.volume), UnitKinds(.mass), UnitKinds(.energy),
    ]
    /// What answers the question “how many”.
    public static let counts: UnitKinds = [
        UnitKinds(.person), UnitKinds(.personTime), UnitKinds(.frequency), UnitKinds(.thing),
    ]

    /// The kinds of a comma-separated cell of the data files.
    init(list: Text) {
        var kinds: UnitKinds = []
        for word in list.split(at: UInt8(ascii: ",")) {
            if let kind = UnitKind(word: word) { kinds.insert(UnitKinds(kind)) }
        }
        self = kinds
    }
}

extension Text {
    /// The non-blank parts between a separator.
    func split(at separator: UInt8) -> [Text] {
        bytes.split(separator: separator).map { Text($0).trimmed() }.filter { !$0.isEmpty }
    }
}
