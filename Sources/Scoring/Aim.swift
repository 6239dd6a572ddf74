import Basics
import Forms
import Library

/// What a row aims at, as far as it can be compared.
public enum Aim: Equatable, Sendable {
    case atLeast(Number)
    case atMost(Number)
    case equal(Number)
    /// From the lower to the upper bound, both included.
    case within(Number, Number)
    /// Done by a date; the month or the day may be open.
    case by(PrintedDate)
    /// Done by the month or day that a number in a unit of dates names: ≤ 11 月.
    case byNumber(Number)
    /// 定性.
    case words(Text)
    case unknown(Unknown)

    public init(_ row: Indicator, lexicon: Lexicon = .standard) {
        if row.values.count > 1 && row.value == nil {
            self = .unknown(.noTarget)
        } else if let value = row.value {
            self = Aim.number(value, row, lexicon)
        } else if row.text.isEmpty {
            self = .unknown(.noTarget)
        } else if let (low, high) = Aim.range(row.text) {
            self = .within(low, high)
        } else if let date = Aim.date(row.text) {
            self = .by(date)
        } else if row.nature == .qualitative {
            self = .words(row.text)
        } else {
            self = .unknown(.noTarget)
        }
    }

    private static func number(_ value: Number, _ row: Indicator, _ lexicon: Lexicon) -> Aim {
        let unit = row.unit.flatMap { lexicon.units.unit($0) }
        if unit?.kind == .date || row.unit.map({ $0 == "月" || $0 == "日" }) ?? false {
            return row.comparison == .atMost || row.comparison == .below ? .byNumber(value) : .unknown(.noSign)
        }
        // Of ranks the smaller is the better, whatever sign is printed.
        if row.comparison != .atMost, row.comparison != .below, isRank(row, unit, lexicon) { return .unknown(.noSign) }
        switch row.comparison {
        case .atLeast, .above: return .atLeast(value)
        case .atMost, .below: return .atMost(value)
        case .equal: return .equal(value)
        case nil:
            switch row.direction {
            case .positive: return .atLeast(value)
            case .negative: return .atMost(value)
            case nil: return withoutSign(value, row, unit, lexicon)
            }
        }
    }

    /// Of a count or a share the noun tells whether more is better: 合格率, 事故数量.
    private static func withoutSign(
        _ value: Number, _ row: Indicator, _ unit: MeasuringUnit?, _ lexicon: Lexicon
    ) -> Aim {
        guard let kind = unit?.kind,
            kind == .share || UnitKinds.counts.contains(kind) || kind == .area || kind == .length
        else { return .unknown(.noSign) }
        if row.isSatisfaction { return .atLeast(value) }
        switch lexicon.counted(in: lexicon.mark(row.name))?.noun?.direction {
        case .positive: return .atLeast(value)
        case .negative: return .atMost(value)
        case nil: return .unknown(.noSign)
        }
    }

    /// 名 counts people and places in a ranking alike: the name tells.
    private static func isRank(_ row: Indicator, _ unit: MeasuringUnit?, _ lexicon: Lexicon) -> Bool {
        if unit?.kind == .rank { return true }
        guard unit == nil || unit?.kind == .person else { return false }
        return lexicon.mark(row.name).has(.rank)
    }

    /// `95%-98%`, `90～100`: two numbers, the first the smaller, with a unit behind each at most.
    static func range(_ text: Text) -> (Number, Number)? {
        let bytes = Normal.form(of: text.bytes)
        guard bytes.count <= 40, let cut = Aim.dash(in: bytes) else { return nil }
        guard let low = StatedValue(Text(bytes[..<cut.lowerBound])),
            let high = StatedValue(Text(bytes[cut.upperBound...])), low.value < high.value,
            low.unit.isEmpty || low.unit == high.unit, !isDateWord(high.unit),
            !(low.value >= Number(1990) && low.value <= Number(2100) && high.unit.isEmpty)
        else { return nil }
        return (low.value, high.value)
    }

    private static func isDateWord(_ unit: Text) -> Bool {
        unit.contains("年") || unit.contains("月") || unit.contains("日") || unit.contains("号")
    }

    private static func dash(in bytes: [UInt8]) -> Range<Int>? {
        var i = 1
        while i < bytes.count {
            let (value, length) = decodeScalar(bytes, i)
            switch value {
            case 0x2D, 0x2013, 0x2014, 0x7E, 0x301C, 0xFF5E, 0x81F3: return i..<(i + length)
            default: i += length
            }
        }
        return nil
    }

    /// The one date that a value names as its term, down to the month; nil for a period with a beginning and for other words.
    static func date(_ text: Text) -> PrintedDate? {
        guard text.count <= 60, PeriodParser.isDateOrPeriod(text) else { return nil }
        let dates = PeriodParser.dates(in: text)
        guard dates.count == 1, let date = dates.first, date.month != nil else { return nil }
        return date
    }
}

extension PrintedDate {
    /// Whether this date is not after `term`; nil where the two are not exact enough to tell.
    func isInTime(for term: PrintedDate, year fiscalYear: Int?) -> Bool? {
        guard let days = daysLate(for: term, year: fiscalYear) else { return nil }
        return days.least <= 0 && days.most <= 0 ? true : days.least > 0 ? false : nil
    }

    /// How many days after `term` at least and at most.
    func daysLate(for term: PrintedDate, year fiscalYear: Int?) -> (least: Int, most: Int)? {
        let sameYear = year == nil && term.year == nil ? fiscalYear ?? PrintedDate.anyLeapYear : fiscalYear
        guard let last = term.lastDay(sameYear), let from = firstDay(sameYear), let to = lastDay(sameYear) else {
            return nil
        }
        return (Day.between(last, from), Day.between(last, to))
    }

    /// Where no year is known both dates are of one, in which every day of the calendar exists.
    private static let anyLeapYear = 2024

    private func firstDay(_ fiscalYear: Int?) -> Day? {
        guard let year = year ?? fiscalYear, let month else { return nil }
        return Day(year, month, day ?? 1)
    }

    private func lastDay(_ fiscalYear: Int?) -> Day? {
        guard let year = year ?? fiscalYear, let month else { return nil }
        if let day { return Day(year, month, day) }
        return Day(year, month, 31) ?? Day(year, month, 30) ?? Day(year, month, 29) ?? Day(year, month, 28)
    }
}
