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

    @Test("A spreadsheet's serial number is its day, across leap days and centuries")
    func serial() throws {
        for (serial, day) in [
            (61, "1900-03-01"), (36_525, "1999-12-31"), (36_585, "2000-02-29"), (45_351, "2024-02-29"),
            (45_352, "2024-03-01"), (45_658, "2025-01-01"), (46_387, "2026-12-31"), (73_109, "2100-02-28"),
            (73_110, "2100-03-01"),
        ] {
            let read = Day(spreadsheetSerial: serial)
            // The calendar begins in 1949.
            if day < "1949" { #expect(read == nil) } else { #expect(read?.description == day) }
        }
        for serial in [Int.min, -1, 0, 60, 110_001, Int.max] { #expect(Day(spreadsheetSerial: serial) == nil) }
    }
}
