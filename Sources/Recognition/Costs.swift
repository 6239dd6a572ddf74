import Basics
import Library

/// What it costs to put a piece into a column, to leave a column blank, to join a piece to the one before: `data/reading/costs.tsv`.
enum Costs {
    static func fit(_ kind: PieceKind, _ slot: RowSlot) -> Int { CostTable.standard.fits.cost(kind, slot.place) }
    static func fit(_ kind: PieceKind, _ role: ColumnRole) -> Int { fit(kind, .column(role)) }
    static func join(_ kind: PieceKind, _ slot: RowSlot) -> Int { CostTable.standard.joins.cost(kind, slot.place) }
    static func blank(_ slot: RowSlot) -> Int { CostTable.standard.blanks[slot.place.rawValue] }
    static func blank(_ role: ColumnRole) -> Int { blank(.column(role)) }
    /// A piece that belongs to no column: what a page prints between and behind the rows.
    static func outside(_ kind: PieceKind) -> Int { CostTable.standard.outsides.cost(kind, .unkept) }

    /// A sign of its own in a value column, where no column takes signs.
    static var signInValue: Int { CostTable.standard[.signInValue] }
    /// A level 1 that no level 2 follows.
    static var bareLevel: Int { CostTable.standard[.bareLevel] }
    /// A row of the form's head alone.
    static var headAlone: Int { CostTable.standard[.headAlone] }
    /// How much better the cells of a printed row must fit elsewhere to be moved.
    static var realign: Int { CostTable.standard[.realign] }
    /// How much worse the next best reading must be for the best to be beyond doubt.
    static var clear: Int { CostTable.standard[.clear] }
}

/// The costs as a table, parsed once. A line that says nothing is told in `faults`, and costs what is missing there as `never`.
struct CostTable: Sendable {
    static let standard = CostTable(DataFile.costs.table)

    /// The columns by the names that the data give them.
    enum Place: Int, CaseIterable {
        case level1, level2, name, content, type, value, unit, weight, score, actual, forecast, explanation, basis
        case standard, remark, lastYear, pastYear, deviation, likelihood, likely, cause, unkept
        case headMoney, headObjective, headBody, headOther

        var word: String {
            switch self {
            case .headMoney: "head-money"
            case .headObjective: "head-objective"
            case .headBody: "head-body"
            case .headOther: "head-other"
            default: String(describing: self)
            }
        }

        var isHead: Bool { rawValue >= Place.headMoney.rawValue }

        /// Those that an entry of the data names, nil where it names none.
        static func named(_ entry: Substring) -> [Place]? {
            if entry == "*" { return allCases.filter { !$0.isHead } }
            if entry == "head-*" { return allCases.filter(\.isHead) }
            return allCases.first { $0.word == entry }.map { [$0] }
        }
    }

    enum Single: Int, CaseIterable { case signInValue, bareLevel, headAlone, realign, clear }

    /// Costs by what a piece looks like: for each column the lines in their order, the last of them for any piece.
    struct Lines: Sendable {
        fileprivate var lines: [(look: PieceKind.Look, cost: Int)] = []
        fileprivate var starts: [Int] = []

        func cost(_ kind: PieceKind, _ place: Place) -> Int {
            var i = starts[place.rawValue]
            while !kind.has(lines[i].look) { i += 1 }
            return lines[i].cost
        }
    }

    /// 14 is beyond what any reading pays of its own accord.
    static let never = 14

    private(set) var fits = Lines()
    private(set) var joins = Lines()
    private(set) var outsides = Lines()
    private(set) var blanks = [Int](repeating: never, count: Place.allCases.count)
    private var singles = [Int?](repeating: nil, count: Single.allCases.count)
    /// What is wrong or missing in the data.
    private(set) var faults: [String] = []

    subscript(single: Single) -> Int { singles[single.rawValue] ?? CostTable.never }

    init(_ table: DataTable) {
        var byWhat: [String: [[(PieceKind.Look, Int)]]] = [:]
        var blank = Set<Place>()
        for (number, row) in table.rows.enumerated() {
            let fields = row.map(\.string)
            guard fields.count == 5, !fields[4].isEmpty, let cost = Int(fields[3]), (0...CostTable.never).contains(cost)
            else {
                faults.append(
                    "line \(number + 2): not five fields with a cost from 0 to \(CostTable.never) and a reason")
                continue
            }
            if let single = Single.allCases.first(where: { String(describing: $0) == fields[0] }) {
                singles[single.rawValue] = cost
                continue
            }
            let columns = fields[1].split(separator: ",")
            let words = fields[2].split(separator: ",")
            let places = fields[0] == "outside" ? [[.unkept]] : columns.compactMap(Place.named)
            let looks = words.compactMap { PieceKind.Look(rawValue: String($0)) }
            let isKnown = places.count == columns.count
            let isSeen = looks.count == words.count
            switch fields[0] {
            case "blank" where isKnown:
                for place in places.joined() {
                    blanks[place.rawValue] = cost
                    blank.insert(place)
                }
            case "fit" where isKnown && isSeen, "join" where isKnown && isSeen, "outside" where isSeen:
                for place in places.joined() {
                    byWhat[fields[0], default: Place.allCases.map { _ in [] }][place.rawValue] += looks.map {
                        ($0, cost)
                    }
                }
            default: faults.append("line \(number + 2): no such cost, column or look")
            }
        }
        fits = lines("fit", byWhat["fit"], Place.allCases)
        joins = lines("join", byWhat["join"], Place.allCases)
        outsides = lines("outside", byWhat["outside"], [.unkept])
        for place in Place.allCases where !blank.contains(place) { faults.append("blank: nothing for \(place.word)") }
        for single in Single.allCases where singles[single.rawValue] == nil {
            faults.append("\(single): missing")
        }
    }

    private mutating func lines(_ what: String, _ found: [[(PieceKind.Look, Int)]]?, _ needed: [Place]) -> Lines {
        var out = Lines()
        for place in Place.allCases {
            let own = found?[place.rawValue] ?? []
            out.starts.append(out.lines.count)
            out.lines += own.map { (look: $0.0, cost: $0.1) }
            if own.last?.0 != .any {
                out.lines.append((.any, CostTable.never))
                if needed.contains(place) { faults.append("\(what): no line for any piece in \(place.word)") }
            }
        }
        return out
    }
}

extension RowSlot {
    var place: CostTable.Place {
        switch self {
        case .column(let role):
            switch role {
            case .level1: .level1
            case .level2: .level2
            case .name: .name
            case .content: .content
            case .type: .type
            case .value: .value
            case .unit: .unit
            case .weight: .weight
            case .score: .score
            case .actual: .actual
            case .forecast: .forecast
            case .explanation: .explanation
            case .basis: .basis
            case .standard: .standard
            case .remark: .remark
            case .lastYear: .lastYear
            case .pastYear: .pastYear
            case .deviation: .deviation
            case .likelihood: .likelihood
            case .likely: .likely
            case .cause: .cause
            case .unkept: .unkept
            }
        case .head(let label):
            switch label {
            case .money: .headMoney
            case .objective, .objectiveAnnual, .objectiveLong: .headObjective
            case .body, .reportedBy: .headBody
            default: .headOther
            }
        }
    }
}

extension PieceKind {
    /// What a piece may look like, by the names that the data give it.
    enum Look: String, CaseIterable {
        case blank, page, numbered, level1, level2, titled, weakLevel2, heading, sign, number, value, date, unit,
            nothing, tick
        case likelihood, standard, sentence, digits, grade, body, afterBlank, repeated, short, any
    }

    func has(_ look: Look) -> Bool {
        switch look {
        case .blank: blank
        case .page: page
        case .numbered: numbered
        case .level1: level1
        case .level2: level2
        case .titled: titled
        case .weakLevel2: weakLevel2
        case .heading: heading
        case .sign: sign
        case .number: number
        case .value: value
        case .date: date
        case .unit: unit
        case .nothing: nothing
        case .tick: tick
        case .likelihood: likelihood
        case .standard: standard
        case .sentence: sentence
        case .digits: digits
        case .grade: grade
        case .body: body
        case .afterBlank: afterBlank
        case .repeated: isRepeated
        case .short: characters <= 5
        case .any: true
        }
    }
}
