import Basics
import Forms
import Library

/// The lines of a place that a monitoring report may touch.
public enum Alert: Sendable {
    /// The execution lies below the line of the month.
    case execution(rate: Sum, line: Line)
    /// Progress and execution lie further apart than the place allows; `gap` in points.
    case gap(gap: Sum, most: Number)

    /// The least execution, in per cent, at the end of a month.
    public struct Line: Equatable, Sendable {
        public let month: Int
        public let least: Number
        /// Where the month lies between two of the place's: the sum that leads from the one to the other.
        public let interpolation: Sum?
    }

    /// The line of a month, between two lines interpolated; nil before the first, after the last and where there are none.
    public static func line(month: Int, _ lines: [(month: Int, least: Number)]) -> Line? {
        if let exact = lines.first(where: { $0.month == month }) {
            return Line(month: month, least: exact.least, interpolation: nil)
        }
        guard let before = lines.last(where: { $0.month < month }),
            let after = lines.first(where: { $0.month > month }),
            let sum = Sum(
                .total([
                    .number(before.least),
                    .quotient(
                        .product(
                            .difference(.number(after.least), .number(before.least)),
                            .difference(.number(Number(month)), .number(Number(before.month)))),
                        .difference(.number(Number(after.month)), .number(Number(before.month)))),
                ]), decimals: 2)
        else { return nil }
        return Line(month: month, least: sum.value, interpolation: sum)
    }

    public static func execution(rate: Computed, month: Int, _ profile: Profile) -> Alert? {
        guard let rate = rate.sum, let line = line(month: month, profile.executionLines), rate.value < line.least else {
            return nil
        }
        return .execution(rate: rate, line: line)
    }

    public static func gap(progress: Computed, rate: Computed, _ profile: Profile) -> Alert? {
        guard let most = profile.progressGap, let progress = progress.value, let rate = rate.value,
            let gap = Sum(
                .magnitude(.difference(.named(.progress, progress), .named(.execution, rate))), decimals: 2),
            gap.value > most
        else { return nil }
        return .gap(gap: gap, most: most)
    }
}

/// 绿, 黄, 红: for showing only; nothing is ever stopped by it.
public enum Light: String, Sendable, CaseIterable {
    case green = "绿"
    case yellow = "黄"
    case red = "红"

    public init(_ alerts: [Alert], _ choices: ScoringChoices) {
        let isWide = alerts.contains { alert in
            if case .gap(let gap, _) = alert { return gap.value > choices.redGap }
            return false
        }
        self = isWide || alerts.count >= max(choices.redLines, 1) ? .red : alerts.isEmpty ? .green : .yellow
    }
}

/// How far the targets of a form were reached within the year.
public enum Progress {
    /// The mean of min(完成 ÷ 目标, 1) over the rows that accumulate, by weight where every one has a weight; in per cent.
    public static func of(_ form: Form, approved: Form? = nil, lexicon: Lexicon = .standard) -> Computed {
        var parts: [(share: Number, weight: Number?)] = []
        let matches = RowMatch.targets(of: form, in: approved)
        for (i, row) in form.indicators.enumerated() where row.horizon == .annual {
            let target = matches[i].flatMap { approved?.indicators[$0] } ?? row
            guard accumulates(target, lexicon.units), let aim = target.value else { continue }
            var measured = row
            measured.unit = target.unit
            measured.value = aim
            guard case .success(let actual) = measured.stated(row.actualText, row.actual, lexicon.units),
                let share = Sum(
                    .least(.quotient(.number(max(actual, .zero)), .number(aim)), .number(Number(1))), decimals: 2,
                    inPercent: true)
            else { continue }
            parts.append((share.value, row.weight ?? target.weight))
        }
        guard !parts.isEmpty else { return .unknown(.nothingAccumulates) }
        let weights = parts.compactMap(\.weight).filter { $0 > .zero }
        guard weights.count == parts.count else {
            return Computed(
                .quotient(.total(parts.map { .percent($0.share) }), .number(Number(parts.count))), inPercent: true)
        }
        return Computed(
            .quotient(
                .total(zip(parts, weights).map { .product(.number($1), .percent($0.share)) }),
                .total(weights.map { .number($0) })), inPercent: true)
    }

    /// Whether a row is a count or a sum that grows through the year: rates, ranks, ceilings, dates and words are not.
    public static func accumulates(_ row: Indicator, _ units: Units = .standard) -> Bool {
        guard let target = row.value, target > .zero, row.comparison != .atMost, row.comparison != .below,
            row.direction != .negative, let unit = row.unit.flatMap({ units.unit($0) }), !row.isSatisfaction
        else { return false }
        switch unit.kind {
        case .person, .personTime, .frequency, .thing, .money, .length, .area, .volume, .mass: return true
        default: return false
        }
    }
}
