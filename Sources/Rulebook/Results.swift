import Basics
import Forms
import Library
import Scoring

/// What the rules about monitoring and self-evaluation ask of a row.
extension Indicator {
    /// 偏差原因: its own column, a ticked cause or the remark.
    var hasReason: Bool {
        if !causes.isEmpty { return true }
        return [deviation, remark].contains { $0.map { !$0.isNothingSaid } ?? false }
    }

    var hasActual: Bool { actual != nil || actualText.map { !$0.isEmpty } ?? false }

    /// 完成值 as printed, for messages.
    var shownActual: String { actualText?.string ?? actual?.description ?? "" }

    /// Whether the direction of the target was taken from its noun, so that nothing certain rests on it.
    var lacksSign: Bool { value != nil && comparison == nil && direction == nil }

    /// Whether the words themselves name the tier, and not only a state that amounts to it.
    var namesTier: Bool { actualText?.contains("达成") ?? false }

    /// A row that has a target and takes part in the year.
    var isInForce: Bool {
        !name.isEmpty && horizon == .annual && !text.isNothingSaid && !name.contains("不适用") && !text.contains("不适用")
    }

    /// Whether a number reaches the target; nil where it cannot be told.
    func isReached(by number: Number, _ aim: Aim) -> Bool? {
        switch aim {
        case .atLeast(let target): number >= target
        case .atMost(let target), .byNumber(let target): number <= target
        // Above an exact target more was done, not less.
        case .equal(let target): number >= target
        case .within(let low, let high): number >= low && number <= high
        case .by, .words, .unknown: nil
        }
    }
}

extension Indicator {
    /// Whether 全年预计完成情况 reaches the target; nil where it cannot be told.
    func forecastReaches(_ lexicon: Lexicon) -> Bool? {
        guard let forecast, !forecast.isNothingSaid else { return nil }
        let aim = Aim(self, lexicon: lexicon)
        if case .words(let target) = aim {
            return Tier(of: forecast, target: target, lexicon: lexicon).map { $0 == .reached }
        }
        return comparableForecast(lexicon.units).flatMap { isReached(by: $0, aim) }
    }
}

extension Day {
    /// The last day of a month; nil where there is no such month.
    init?(lastOf month: Int, in year: Int) {
        guard let last = (28...31).reversed().lazy.compactMap({ Day(year, month, $0) }).first else { return nil }
        self = last
    }

    /// Mondays to Fridays after `start` up to `end`; holidays are not known here.
    static func workingDays(after start: Day, until end: Day) -> Int {
        let days = Day.between(start, end)
        guard days > 0 else { return 0 }
        let weeks = days / 7
        return (1...7).prefix(days % 7).reduce(weeks * 5) { $0 + ((start.weekday + $1 - 1) % 7 < 5 ? 1 : 0) }
    }
}

extension Text {
    /// Blank, a dash, or 无.
    var isNothingSaid: Bool {
        if isEmpty { return true }
        guard count <= 12 else { return false }
        let key = Normal.form(of: self)
        return key.isEmpty || key == "无" || key == "/"
            || key.scalars.allSatisfy { $0 == 0x2D || $0 == 0x2F || $0 == 0x2014 }
    }
}

extension Form {
    /// Whether the cell of a row is on the form; where a cell spans several rows only the first has it.
    func hasCell(_ i: Int, _ leaf: Field) -> Bool { isPrinted(Path(.indicators, i, leaf)) }

    /// Whether the form has a place for 偏差原因 of a row; a remark may hold it, but is no place that asks for it.
    enum ReasonPlace {
        case none
        case cell
        /// A text in which blank cells leave no trace: other rows or the heading tell of the column.
        case column
    }

    func reasonPlace(of i: Int) -> ReasonPlace {
        if cells.isEmpty { return .cell }
        func cell(_ i: Int) -> CellReference? {
            cells[Path(.indicators, i, .deviation)] ?? cells[Path(.indicators, i, .causes)]
        }
        if cell(i) != nil { return .cell }
        // Within a real grid the cell of a row above may span this one too.
        guard cells[Path(.indicators, i, .name)]?.line != nil else { return .none }
        if indicators.indices.contains(where: { cell($0) != nil }) { return .column }
        guard labels.contains(where: { $0.text.count <= 60 && $0.text.contains("原因") && $0.text != "原因" }) else {
            return .none
        }
        // A reason may have run into the column beside it.
        let hasSentences = indicators.contains { row in
            [row.actualText, row.forecast].contains { $0.map { $0.contains("，") || $0.contains("。") } ?? false }
        }
        return hasSentences ? .none : .column
    }

    /// `warning` for what would be an error, where the reader is unsure of anything in a row or a line of the money that the finding
    /// was worked out from; nil where it is sure.
    func milder(_ field: Field, _ index: Int? = nil) -> Severity? {
        confidence.keys.contains { $0.field == field && (index == nil || $0.index == index) } ? .warning : nil
    }

    /// The last month of the period that a monitoring form is about: `1—7月执行情况`. nil where none is printed.
    public var monitoredMonth: Int? {
        for text in labels.map(\.text) + [title ?? Text()] where text.contains("月") || text.contains("上半年") {
            let isTitle = text == title
            guard isTitle || text.contains("执行") || text.contains("完成") else { continue }
            if text.contains("上半年") { return 6 }
            if let date = PeriodParser.dates(in: text).first(where: { $0.month != nil && $0.day == nil }) {
                return date.month
            }
        }
        return nil
    }

    /// Whether another cell of a budget entry's line holds words that the reader has no field for: a reason, perhaps.
    func hasWordsBeside(budget index: Int) -> Bool {
        let own = [Field.label, .amount, .adjusted, .executed, .rate].compactMap { cells[Path(.budget, index, $0)] }
        return unread.contains { entry in
            guard let cell = entry.cell, entry.text.characterCount >= 4 else { return false }
            return own.contains { $0.table == cell.table && $0.row == cell.row && $0.part == cell.part }
        }
    }

    /// What the weights of the rows of the year make; nil where a scored row has none.
    var weightOfRows: Number? {
        var sum = Number.zero
        for row in indicators where row.horizon == .annual {
            guard let weight = row.weight else {
                if row.score == nil { continue }
                return nil
            }
            sum = sum + weight
        }
        return sum
    }

    /// The same with that of the execution.
    var sumOfWeights: Number? {
        weightOfRows.map { sum in budget.first { $0.weight != nil }?.weight.map { sum + $0 } ?? sum }
    }
}

/// Whether a printed score is the computed one, as far as it was printed.
enum Agreement {
    case same
    /// Only rounded to a whole number.
    case coarsely
    case different

    /// - Parameter computed: to more decimals than are printed.
    init(printed: Number, computed: Number) {
        let off = (printed - computed).magnitude
        if off <= Agreement.slack {
            self = .same
        } else if printed.scale == 1, off < Number(coefficient: 1, scale: 1) {
            self = .same
        } else if printed.isWhole, computed.rounded(0) == printed {
            self = .coarsely
        } else {
            self = .different
        }
    }

    /// Rounding of the operands before the last step.
    private static let slack = Number(coefficient: 2, scale: 2)
}
