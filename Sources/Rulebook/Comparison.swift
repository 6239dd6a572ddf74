import Basics
import Forms
import Library

/// Two forms of one body side by side: which rows are new, gone, harder or easier to reach.
public struct FormComparison: Sendable {
    public enum Change: String, Sendable, CaseIterable {
        /// The same target.
        case copied
        case eased, tightened
        /// Another target, and which is the harder one cannot be told.
        case changed
        case added, dropped
    }

    /// A row of either form, or of both.
    public struct Row: Equatable, Sendable {
        public var change: Change
        /// Its index in the old form; nil where it is new.
        public var old: Int?
        /// Its index in the new form; nil where it was dropped.
        public var new: Int?
    }

    /// 总体目标 of both forms.
    public struct Goal: Equatable, Sendable {
        public var old: Int
        public var new: Int
        /// 0 to 100, the years of the forms left out of account.
        public var likeness: Int
    }

    /// One label of 预算情况, in the unit of the new form.
    public struct Amount: Equatable, Sendable {
        public var basis: Basis
        public var label: Text
        public var old: Number?
        public var new: Number?
    }

    public let old: Form
    public let new: Form
    /// In the order of the new form; the dropped ones at the end, in the order of the old one.
    public let rows: [Row]
    public let goals: [Goal]
    /// Only those that differ.
    public let amounts: [Amount]

    public init(old: Form, new: Form, lexicon: Lexicon = .standard) {
        self.old = old
        self.new = new
        let facts = FormFacts(new, lexicon)
        let matching = RowMatching(old: old, new: new, facts: facts, lexicon)
        var rows: [Row] = []
        for (i, partner) in matching.oldOfNew.enumerated() {
            guard let partner else {
                rows.append(Row(change: .added, old: nil, new: i))
                continue
            }
            let shift = TargetShift(
                from: old.indicators[partner], of: old, to: new.indicators[i], of: new, facts.rows[i], lexicon.units)
            rows.append(Row(change: shift.change, old: partner, new: i))
        }
        let kept = Set(matching.oldOfNew.compactMap(\.self))
        for i in old.indicators.indices where !kept.contains(i) {
            rows.append(Row(change: .dropped, old: i, new: nil))
        }
        self.rows = rows
        goals = FormComparison.goals(old, new)
        amounts = FormComparison.amounts(old, new, lexicon.units)
    }

    public func count(of change: Change) -> Int { rows.reduce(0) { $0 + ($1.change == change ? 1 : 0) } }

    private static func goals(_ old: Form, _ new: Form) -> [Goal] {
        var goals: [Goal] = []
        for (i, goal) in new.objectives.enumerated() where !goal.text.isEmpty {
            guard
                let partner = old.objectives.firstIndex(where: { $0.horizon == goal.horizon && !$0.text.isEmpty })
            else { continue }
            let years = [old.fiscalYear, new.fiscalYear]
            let likeness = Shingles(old.objectives[partner].text, years: years)
                .likeness(to: Shingles(goal.text, years: years))
            goals.append(Goal(old: partner, new: i, likeness: likeness))
        }
        return goals
    }

    /// Amounts of one label in both forms; where one of the two units of money is unknown nothing is compared.
    private static func amounts(_ old: Form, _ new: Form, _ units: Units) -> [Amount] {
        guard let factor = MoneyFactor(from: old, to: new, units) else { return [] }
        var amounts: [Amount] = []
        for entry in new.budget {
            guard let partner = old.budget.first(where: { $0.basis == entry.basis && $0.label == entry.label }),
                !amounts.contains(where: { $0.basis == entry.basis && $0.label == entry.label })
            else { continue }
            let before = partner.amount.map { factor.convert($0) }
            if before != entry.amount {
                amounts.append(Amount(basis: entry.basis, label: entry.label, old: before, new: entry.amount))
            }
        }
        return amounts
    }
}

/// What turns amounts of one form into the unit of another.
struct MoneyFactor {
    private let from: MeasuringUnit
    private let to: MeasuringUnit
    private let same: Bool

    init?(from old: Form, to new: Form, _ units: Units) {
        let usual = Text("万元")
        guard let from = units.unit(old.moneyUnit ?? usual), let to = units.unit(new.moneyUnit ?? usual),
            from.isComparable(with: to), let scale = to.scale, scale > .zero
        else { return nil }
        (self.from, self.to) = (from, to)
        same = from == to
    }

    func convert(_ amount: Number) -> Number {
        guard !same, let base = from.inBase(amount), let scale = to.scale,
            let converted = (base * to.divisor).divided(by: scale, decimals: 9)
        else { return amount }
        return converted
    }
}

/// Which rows of two forms are about the same thing.
struct RowMatching {
    /// For each row of the new form its row of the old one.
    private(set) var oldOfNew: [Int?]
    /// Whether the two names are the same but for spelling and the year.
    private(set) var byName: [Bool]

    /// - Parameter onlyByName: leave out rows whose names are only alike: for what must be certain.
    init(old: Form, new: Form, facts: FormFacts, _ lexicon: Lexicon, onlyByName: Bool = false) {
        oldOfNew = [Int?](repeating: nil, count: new.indicators.count)
        byName = [Bool](repeating: false, count: new.indicators.count)
        var taken = [Bool](repeating: false, count: old.indicators.count)
        matchByName(old, new, &taken)
        if !onlyByName { matchByLikeness(old, new, facts, &taken) }
    }

    private struct Key: Hashable {
        let name: [UInt32]
        let horizon: Horizon

        init(_ row: Indicator, _ form: Form) {
            name = Shingles.masked(Normal.characters(of: row.name), years: [form.fiscalYear])
            horizon = row.horizon
        }
    }

    private mutating func matchByName(_ old: Form, _ new: Form, _ taken: inout [Bool]) {
        var places: [Key: [Int]] = [:]
        for (i, row) in old.indicators.enumerated() where !row.name.isEmpty {
            places[Key(row, old), default: []].append(i)
        }
        // Of rows of one name those of the same family first.
        for sameFamily in [true, false] {
            for (i, row) in new.indicators.enumerated() where oldOfNew[i] == nil && !row.name.isEmpty {
                let free = places[Key(row, new)]?.first {
                    !taken[$0] && (!sameFamily || old.indicators[$0].level2 == row.level2)
                }
                guard let free else { continue }
                taken[free] = true
                oldOfNew[i] = free
                byName[i] = true
            }
        }
    }

    /// From this likeness of names on, in per cent of their pairs of characters, two rows are taken to be one.
    private static let least = 60
    /// More pairs of rows than this are not tried: forms have some dozens of rows.
    private static let most = 40_000

    private mutating func matchByLikeness(_ old: Form, _ new: Form, _ facts: FormFacts, _ taken: inout [Bool]) {
        let olds = old.indicators.indices.filter { !taken[$0] && !old.indicators[$0].name.isEmpty }
        let news = new.indicators.indices.filter { oldOfNew[$0] == nil && !new.indicators[$0].name.isEmpty }
        guard !olds.isEmpty, !news.isEmpty, olds.count * news.count <= RowMatching.most else { return }
        let oldPairs = olds.map { WordPairs.distinct(Normal.characters(of: old.indicators[$0].name)) }
        var candidates: [(likeness: Int, new: Int, old: Int)] = []
        for i in news {
            let row = new.indicators[i]
            let pairs = WordPairs.distinct(facts.rows[i].name.characters)
            for (k, o) in olds.enumerated() {
                let other = old.indicators[o]
                guard other.horizon == row.horizon,
                    other.level1 == nil || row.level1 == nil || other.level1 == row.level1
                else { continue }
                let total = pairs.count + oldPairs[k].count
                guard total > 0 else { continue }
                let common = pairs.reduce(0) { $0 + (oldPairs[k].contains($1) ? 1 : 0) }
                let likeness = common * 200 / total
                if likeness >= RowMatching.least { candidates.append((likeness, i, o)) }
            }
        }
        candidates.sort { ($1.likeness, $0.new, $0.old) < ($0.likeness, $1.new, $1.old) }
        for candidate in candidates where oldOfNew[candidate.new] == nil && !taken[candidate.old] {
            taken[candidate.old] = true
            oldOfNew[candidate.new] = candidate.old
        }
    }
}

/// Which way a target lies better.
enum Better {
    case more, less

    /// By its sign, else by 指标方向性, else by what the family measures; nil where none of them tells.
    init?(_ row: Indicator, _ facts: RowFacts) {
        switch row.comparison {
        case .atLeast, .above: self = .more
        case .atMost, .below: self = .less
        case .equal, nil:
            if let direction = row.direction {
                self = direction == .positive ? .more : .less
                return
            }
            guard let unit = facts.unit else { return nil }
            switch facts.family {
            case .cost where UnitKinds.money.contains(unit.kind), .time where unit.kind == .time: self = .less
            case .satisfaction where unit.kind == .share: self = .more
            case .output where UnitKinds.counts.contains(unit.kind) && row.level2?.contains("数量") == true:
                self = .more
            default: return nil
            }
        }
    }
}

/// How a target of one form lies to the one of another.
enum TargetShift {
    case same, eased, tightened
    /// Another one; which is the harder cannot be told.
    case other
    /// Cannot be compared for sure: a unit is missing in one of them.
    case unsure

    var change: FormComparison.Change {
        switch self {
        case .same: .copied
        case .eased: .eased
        case .tightened: .tightened
        case .other, .unsure: .changed
        }
    }

    init(
        from old: Indicator, of oldForm: Form, to new: Indicator, of newForm: Form, _ facts: RowFacts, _ units: Units
    ) {
        guard let a = old.value, let b = new.value else {
            self = TargetShift.words(old, oldForm) == TargetShift.words(new, newForm) ? .same : .other
            return
        }
        let from = old.unit.flatMap { units.unit($0) }
        let to = new.unit.flatMap { units.unit($0) }
        guard old.unit == new.unit || old.unit != nil && new.unit != nil else {
            self = .unsure
            return
        }
        var order: (Number, Number)?
        if old.unit == new.unit {
            order = (a, b)
        } else if let from, let to, from.isComparable(with: to), let x = from.inBase(a), let y = to.inBase(b) {
            order = (x, y)
        } else if let from, let to, from.canonical == to.canonical {
            order = (a, b)
        }
        guard let order else {
            self = .other
            return
        }
        self = TargetShift.shift(old, new, order.0, order.1, facts)
    }

    private static func shift(_ old: Indicator, _ new: Indicator, _ a: Number, _ b: Number, _ facts: RowFacts)
        -> TargetShift
    {
        if a == b {
            if old.comparison == new.comparison || old.comparison == nil || new.comparison == nil { return .same }
            switch (old.comparison, new.comparison) {
            case (.atLeast, .above), (.atMost, .below): return .tightened
            case (.above, .atLeast), (.below, .atMost): return .eased
            default: return .other
            }
        }
        guard let better = Better(new, facts) else { return .other }
        if let before = Better(old, facts), before != better { return .other }
        return (better == .more) == (b > a) ? .tightened : .eased
    }

    /// The words of a target, without its blanks and with the form's year as one sign.
    private static func words(_ row: Indicator, _ form: Form) -> [UInt32] {
        Shingles.masked(Normal.characters(of: row.text), years: [form.fiscalYear])
    }
}
