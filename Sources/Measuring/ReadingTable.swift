/// Tallies as tables for a person.
public enum ReadingTable {
    private static let columns = [
        "storage", "files", "forms", "found", "extra", "rowP", "rowR", "moneyP", "moneyR", "core", "values", "wrong",
        "notice", "doubt", "repair", "unread", "silent", "share",
    ]

    /// A line for each storage and one for all; then, where asked for, each wrong value that nothing tells of.
    public static func plain(_ tallies: [(storage: String, tally: Tally)], listsSilent: Bool = false) -> String {
        var all = Tally()
        for (_, tally) in tallies { all += tally }
        let rows = [columns] + (tallies + [("all", all)]).map { cells($0.0, $0.1) }
        var lines = rows.map { row in
            padded(row[0], 9)
                + row.dropFirst().map { String(repeating: " ", count: max(0, 8 - $0.count)) + $0 }.joined()
        }
        if listsSilent {
            lines += all.silent.map { "silent: \($0.place): wants “\($0.want)”, has “\($0.got)”" }
        }
        return lines.joined(separator: "\n")
    }

    /// The same tallies in Markdown: of the rows and of all values, how many are as they must be, differ and are told, or differ in
    /// silence.
    public static func markdown(_ tallies: [(storage: String, tally: Tally)]) -> String {
        let header = [
            "| storage | files | forms | rows | equal | told | silent | values | equal | told | silent |",
            "|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|",
        ]
        let lines = tallies.map { storage, t in
            let told = t.wrong.count - t.silent.count
            let numbers = [
                t.files, t.forms, t.rows, t.rowsRight, t.rows - t.rowsRight - t.rowsSilent, t.rowsSilent, t.values,
                t.values - t.wrong.count, told, t.silent.count,
            ]
            return "| \(storage) | \(numbers.map(String.init).joined(separator: " | ")) |"
        }
        return (header + lines).joined(separator: "\n")
    }

    private static func cells(_ storage: String, _ t: Tally) -> [String] {
        let money = [(t.amountsRight, t.amountsRead), (t.amountsRight, t.amounts)]
        let counts = [t.files, t.forms, t.formsFound, t.formsExtra].map(String.init)
        let shares = [t.precision, t.recall] + money.map { $1 == 0 ? 1 : Double($0) / Double($1) } + [t.coreShare]
        let told = [Telling.notice, .confidence, .repair, .unread].map { String(t.count($0)) }
        return [storage] + counts + shares.map(percent) + ["\(t.values)", "\(t.wrong.count)"] + told
            + ["\(t.silent.count)", percent(t.silentShare)]
    }

    /// Per cent with one decimal, rounded down: nothing short of all is 100.
    static func percent(_ share: Double) -> String {
        let tenths = Int(share * 1000)
        return "\(tenths / 10).\(tenths % 10)"
    }

    private static func padded(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - text.count))
    }
}
