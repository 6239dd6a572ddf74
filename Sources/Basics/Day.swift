/// A day of the calendar, handed in from outside: nothing below the command line asks a clock.
public struct Day: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// 1949 to 2199.
    public let year: Int
    /// 1 to 12.
    public let month: Int
    /// 1 to 31.
    public let day: Int

    /// nil where there is no such day.
    public init?(_ year: Int, _ month: Int, _ day: Int) {
        guard (1949...2199).contains(year), (1...12).contains(month), day >= 1, day <= Day.length(year, month) else {
            return nil
        }
        self.year = year
        self.month = month
        self.day = day
    }

    /// The first day that there is here.
    public static let first = Day(first: 1949)

    private init(first year: Int) { (self.year, month, day) = (year, 1, 1) }

    /// Reads `2026-11-24`; nil for anything else.
    public init?(_ text: String) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
        guard parts.count == 3, let year = parts[0], let month = parts[1], let day = parts[2] else { return nil }
        self.init(year, month, day)
        guard description == text else { return nil }
    }

    /// The day that a spreadsheet stores as a serial number: 45658 is 2025-01-01. nil before March 1900 and after 2199.
    public init?(spreadsheetSerial serial: Int) {
        guard (61...110_000).contains(serial) else { return nil }
        // Days since 0000-03-01; a year of March to February, so that the leap day ends it.
        let days = serial + Day.spreadsheetStart
        let (era, inEra) = (days / 146_097, days % 146_097)
        let year = (inEra - inEra / 1460 + inEra / 36_524 - inEra / 146_096) / 365
        let inYear = inEra - (365 * year + year / 4 - year / 100)
        let month = (5 * inYear + 2) / 153
        self.init(
            era * 400 + year + (month < 10 ? 0 : 1), month < 10 ? month + 3 : month - 9,
            inYear - (153 * month + 2) / 5 + 1)
    }

    /// 1899-12-30, from which spreadsheets count, as `number`.
    private static let spreadsheetStart = 693_899

    public var description: String {
        func two(_ n: Int) -> String { n < 10 ? "0\(n)" : "\(n)" }
        return "\(year)-\(two(month))-\(two(day))"
    }

    public static func < (a: Day, b: Day) -> Bool { (a.year, a.month, a.day) < (b.year, b.month, b.day) }

    /// Days from `a` to `b`, negative where `b` is earlier.
    public static func between(_ a: Day, _ b: Day) -> Int { b.number - a.number }

    /// 1 for Monday to 7 for Sunday.
    public var weekday: Int { (number + 2) % 7 + 1 }

    /// Days since 0000-03-01 of the Gregorian calendar; counted from March, so that the leap day ends a year.
    private var number: Int {
        let y = month < 3 ? year - 1 : year
        let m = month < 3 ? month + 9 : month - 3
        return 365 * y + y / 4 - y / 100 + y / 400 + (153 * m + 2) / 5 + day - 1
    }

    private static func length(_ year: Int, _ month: Int) -> Int {
        let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        return [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
    }
}
