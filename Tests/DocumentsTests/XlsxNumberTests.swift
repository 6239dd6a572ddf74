import Testing

@testable import Basics
@testable import Documents

@Suite("Numbers in workbooks")
struct XlsxNumberTests {
    /// What a stored number shows by a format: `text`, and `text <stored` where another number is stored.
    private func show(_ stored: String, _ code: String, date1904: Bool = false) -> String {
        describe(stored, XlsxFormat(code: Text(code)), date1904)
    }
    private func show(_ stored: String, builtIn id: Int) -> String { describe(stored, XlsxFormat(builtIn: id), false) }

    private func describe(_ stored: String, _ format: XlsxFormat, _ date1904: Bool) -> String {
        guard let number = XlsxDecimal(Array(stored.utf8)) else { return "no number" }
        let shown = format.show(number, date1904: date1904)
        return shown.text.string + (shown.stored.map { " <\($0)" } ?? "")
    }

    @Test(
        "Plain numbers are exact decimals without the noise of binary arithmetic",
        arguments: [
            ("92.09999999999999", "92.1"), ("10891.615675", "10891.615675"), ("0.1", "0.1"), ("12", "12"), ("-0", "0"),
            ("1E-3", "0.001"), ("1.5E3", "1500"), ("-2.50", "-2.5"),
            ("1.2345678901234567E+20", "123456789012346000000"),
            ("0.30000000000000004", "0.3"), ("4.9999999999999999999999999", "5"),
            ("999999999999999.9", "1000000000000000"),
            ("110101199003071234", "110101199003071234"), (".5", "0.5"), ("007", "7"), ("+3", "3"), ("1e0", "1"),
        ])
    func plain(stored: String, text: String) {
        #expect(XlsxDecimal(Array(stored.utf8)).map { String(decoding: $0.plain(), as: UTF8.self) } == text)
    }

    @Test(
        "What is no number is none, nor one too large to write out",
        arguments: ["", "-", ".", "1e", "1e99999", "1e400", "12x", "1 2", "NaN", "１２", "12345678901234567890123"])
    func notNumbers(stored: String) {
        #expect(XlsxDecimal(Array(stored.utf8)) == nil)
    }

    @Test("Percentages show as they are shown, and never lose a digit")
    func percentages() {
        #expect(show("1", "0%") == "100% <1")
        #expect(show("0.9313", "0.00%") == "93.13% <0.9313")
        #expect(show("0.93128", "0%") == "93.128% <0.93128")
        #expect(show("0.5", "0.00%") == "50.00% <0.5")
        #expect(show("0.95", "\"≥\"0%") == "≥95% <0.95")
        #expect(show("-0.05", "0%") == "-5% <-0.05")
        #expect(show("0.95", builtIn: 9) == "95% <0.95")
        #expect(show("95", "0\"%\"") == "95% <95")
        #expect(show("0.07", "0%;[Red]-0%") == "7% <0.07")
    }

    @Test("Rounding, separators and signs of currency are looks: an amount is an amount")
    func amounts() {
        #expect(show("10891.615675", "#,##0.00") == "10891.615675")
        #expect(show("12", "0.00") == "12")
        #expect(show("-3.5", "_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * \"-\"??_ ;_ @_ ") == "-3.5")
        #expect(show("0", "_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * \"-\"??_ ;_ @_ ") == "0")
        #expect(show("7", "[$¥-804]#,##0.00;[Red](\"¥\"#,##0.00)") == "7")
        #expect(show("12000", "0.00E+00") == "12000")
        #expect(show("0.5", "# ?/?") == "0.5")
        #expect(show("7", "General") == "7")
        #expect(show("7", "G/通用格式") == "7")
        #expect(show("7", "@") == "7")
        #expect(show("7", "") == "7")
        #expect(show("20250930", "0000-00-00") == "20250930")
    }

    @Test("Words that a format puts beside a number are read with it")
    func words() {
        #expect(show("23", "0\"项\"") == "23项 <23")
        #expect(show("23", "General\"人次\"") == "23人次 <23")
        #expect(show("1234.5", "#,##0.0\\元") == "1234.5元 <1234.5")
        #expect(show("0", "0;-0;\"无\"") == "无 <0")
        #expect(show("12345", "0!.0,\"万元\"") == "1.2345万元 <12345")
        #expect(show("5", "[>=3]\"多\";\"少\"") == "5")
    }

    @Test("A format that hides a number does not lose it")
    func invisible() {
        let number = XlsxDecimal([0x37])
        #expect(number.map { XlsxFormat(code: Text(";;;")).show($0, date1904: false).traits } == [.numeric, .hidden])
        #expect(show("7", ";;;") == "7")
    }

    @Test("Days are dates, by either calendar, as far as the format shows them")
    func dates() {
        #expect(show("45930", builtIn: 14) == "2025-09-30 <45930")
        #expect(show("45930", "yyyy\"年\"m\"月\"d\"日\";@") == "2025-09-30 <45930")
        #expect(show("45930", "[$-804]yyyy/m/d") == "2025-09-30 <45930")
        #expect(show("45930", "[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy") == "2025-09-30 <45930")
        #expect(show("45930", "yyyy年m月") == "2025-09 <45930")
        #expect(show("45930", builtIn: 57) == "2025-09 <45930")
        #expect(show("45930", "yyyy\"年度\"") == "2025 <45930")
        #expect(show("45930", "m\"月\"d\"日\"") == "2025-09-30 <45930")
        #expect(show("45930.5", builtIn: 22) == "2025-09-30 12:00 <45930.5")
        #expect(show("45930.999999999", builtIn: 22) == "2025-10-01 <45930.999999999")
        #expect(show("44468", "yyyy-mm-dd", date1904: true) == "2025-09-30 <44468")
        #expect(show("59", builtIn: 14) == "1900-02-28 <59")
        #expect(show("60", builtIn: 14) == "1900-02-29 <60")
        #expect(show("61", builtIn: 14) == "1900-03-01 <61")
        #expect(show("45351", builtIn: 14) == "2024-02-29 <45351")
    }

    @Test("Times are times, and running hours run on")
    func times() {
        #expect(show("0.354166666666667", "h:mm") == "08:30 <0.354166666666667")
        #expect(show("1.5", "[h]:mm") == "36:00 <1.5")
        #expect(show("0.5", "AM/PM h\"时\"mm\"分\"") == "12:00 <0.5")
    }

    @Test("A number that is no day stays a number under a format of days")
    func noDays() {
        #expect(show("0", builtIn: 14) == "0")
        #expect(show("-1", builtIn: 14) == "-1")
        #expect(show("3000000", builtIn: 14) == "3000000")
        #expect(show("20250930", "yyyy-mm-dd") == "20250930")
    }

    @Test("A cell takes its format from the styles, and a string is only a string")
    func styles() throws {
        let cells =
            "<c r=\"A1\" s=\"1\"><v>0.95</v></c><c r=\"B1\" s=\"2\"><v>45930</v></c><c r=\"C1\" s=\"1\" t=\"str\"><v>0.95</v></c>"
            + "<c r=\"D1\" s=\"9\"><v>7</v></c><c r=\"E1\" t=\"d\"><v>2025-09-30T00:00:00</v></c>"
        let bytes = try makeXlsx(
            [MadeSheet("<sheetData><row r=\"1\">\(cells)</row></sheetData>")],
            formats: ["yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"],
            xfs: [0, 10, 164])
        let table = try XlsxReader.read(bytes, limits: .standard).tables[0]
        #expect(table.cells.map(\.text.string) == ["95.00%", "2025-09-30", "0.95", "7", "2025-09-30"])
        #expect(table.cells.map { $0.stored?.string } == ["0.95", "45930", nil, nil, nil])
        #expect(table.cells.map(\.traits) == [.numeric, .date, .formula, .numeric, .date])
    }

    @Test("A workbook may count its days from 1904")
    func date1904() throws {
        let bytes = try makeXlsx(
            [MadeSheet("<sheetData><row r=\"1\"><c r=\"A1\" s=\"0\"><v>44468</v></c></row></sheetData>")], xfs: [14],
            workbook: "<workbookPr date1904=\"1\"/>")
        #expect(try XlsxReader.read(bytes, limits: .standard).tables[0].outline == ["0,0 2025-09-30"])
    }

    @Test(
        "Number formats are found in styles of any shape",
        arguments: [
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?><styleSheet>#</styleSheet>", "<styleSheet>#</styleSheet>",
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?><styleSheet><!-- <cellXfs><xf/></cellXfs> -->#</styleSheet>",
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?><styleSheet><fonts><font/></fonts>#<dxfs><dxf><numFmt numFmtId=\"170\" "
                + "formatCode=\"0\"/></dxf></dxfs></styleSheet>",
        ])
    func stylesShapes(frame: String) throws {
        for format in ["<numFmts count=\"1\"><numFmt numFmtId=\"170\" formatCode=\"0.0%\"/></numFmts>", ""] {
            let id = format.isEmpty ? 10 : 170
            let xfs = "<cellXfs count=\"2\"><xf numFmtId=\"0\"/><xf numFmtId=\"\(id)\" x14:y=\"1\"/></cellXfs>"
            let parts = frame.split(separator: "#", omittingEmptySubsequences: false)
            let part = Array((parts[0] + format + xfs + parts[1]).utf8)
            let styles = try part.withUnsafeBufferPointer { try XlsxStyles.read($0, name: "styles", limits: .standard) }
            #expect(styles.format(1) == (format.isEmpty ? XlsxFormat(builtIn: 10) : XlsxFormat(code: Text("0.0%"))))
            #expect(styles.format(0) == .general)
        }
    }
}
