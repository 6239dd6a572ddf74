/// Which parts of a day and its time a format shows.
struct XlsxDateShape: Equatable, Sendable {
    var hasYear = false
    var hasMonth = false
    var hasDay = false
    var hasTime = false
    /// Hours, minutes or seconds that run on beyond a day: `[h]:mm`.
    var isElapsed = false

    /// The words for a stored number of days: `2025-09-30`, with the time where there is one; `2025-09` and `2025` where the format
    /// shows no more; `08:30` for a time alone. Nil for a number that is no day.
    func words(days stored: XlsxDecimal, date1904: Bool) -> [UInt8]? {
        let serial = stored.double
        guard serial >= 0, serial < 2_958_466 else { return nil }
        let seconds = Int((serial * 86_400).rounded())
        var day = seconds / 86_400
        let time = seconds % 86_400
        if isElapsed { return clock(seconds) }
        if !hasYear, !hasMonth, !hasDay, day == 0 { return clock(time) }
        if date1904 { day += 1_462 }
        guard day > 0 else { return nil }

        let (year, month, date) = XlsxDateShape.calendar(day)
        var out = XlsxDateShape.digits(year, 4)
        if hasYear, !hasDay, !hasTime {
            if hasMonth { out += [0x2D] + XlsxDateShape.digits(month, 2) }
            return out
        }
        out += [0x2D] + XlsxDateShape.digits(month, 2) + [0x2D] + XlsxDateShape.digits(date, 2)
        if time > 0 { out += [0x20] + clock(time) }
        return out
    }

    private func clock(_ seconds: Int) -> [UInt8] {
        var out = XlsxDateShape.digits(seconds / 3_600, 2) + [0x3A] + XlsxDateShape.digits(seconds / 60 % 60, 2)
        if seconds % 60 != 0 { out += [0x3A] + XlsxDateShape.digits(seconds % 60, 2) }
        return out
    }

    private static func digits(_ value: Int, _ width: Int) -> [UInt8] {
        let digits = Array(String(value).utf8)
        return [UInt8](repeating: 0x30, count: max(0, width - digits.count)) + digits
    }

    /// The date of a day counted from 1900, in the Gregorian calendar. Excel holds 1900 for a leap year: day 60 is 29 February.
    private static func calendar(_ day: Int) -> (year: Int, month: Int, date: Int) {
        if day == 60 { return (1900, 2, 29) }
        // Days from 1 March of year 0, so that a leap day is the last of its year.
        let z = (day < 60 ? day + 1 : day) + 693_899
        let era = z / 146_097
        let dayOfEra = z % 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shifted = (5 * dayOfYear + 2) / 153
        let month = shifted < 10 ? shifted + 3 : shifted - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shifted + 2) / 5 + 1)
    }
}
