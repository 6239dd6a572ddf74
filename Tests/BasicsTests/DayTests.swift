import Basics
import Testing

@Suite("Days of the calendar")
struct DayTests {
    @Test(
        "Only days of the calendar are read", arguments: ["2026-02-29", "2026-2-3", "2026-13-01", "26-01-01", "x", ""])
    func refused(_ text: String) { #expect(Day(text) == nil) }

    @Test("Days between, over a leap day and the turn of a year")
    func between() throws {
        let a = try #require(Day("2024-02-28"))
        #expect(Day.between(a, try #require(Day("2024-03-01"))) == 2)
        #expect(Day.between(try #require(Day("2026-12-31")), try #require(Day("2027-01-01"))) == 1)
        #expect(Day.between(try #require(Day("2026-01-01")), try #require(Day("2025-01-01"))) == -365)
    }

    @Test("The day of the week")
    func weekday() throws {
        #expect(try #require(Day("2026-11-24")).weekday == 2)
        #expect(try #require(Day("2000-01-01")).weekday == 6)
    }
}
