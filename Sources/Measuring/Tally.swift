/// What a comparison of readings with their truths counted. Tallies of several files add up.
public struct Tally: Sendable {
    /// A value that is wrong or missing, and what tells of it.
    public struct Wrong: Sendable {
        public var place: String
        public var want: String
        public var got: String
        /// nil: silent.
        public var telling: Telling?
    }

    public var files = 0
    public var forms = 0
    public var formsFound = 0
    /// Forms read that the truth does not hold.
    public var formsExtra = 0
    public var rows = 0
    public var rowsRead = 0
    public var rowsRight = 0
    /// True rows of which a wrong value is silent.
    public var rowsSilent = 0
    public var amounts = 0
    public var amountsRead = 0
    public var amountsRight = 0
    /// Forms whose rows, money and head are all right.
    public var core = 0
    /// Values that the truths state.
    public var values = 0
    public var wrong: [Wrong] = []

    public init() {}

    public var precision: Double { Tally.share(rowsRight, rowsRead) }
    public var recall: Double { Tally.share(rowsRight, rows) }
    public var coreShare: Double { Tally.share(core, forms) }
    public var silent: [Wrong] { wrong.filter { $0.telling == nil } }
    /// Of the wrong values, how many are silent.
    public var silentShare: Double { wrong.isEmpty ? 0 : Double(silent.count) / Double(wrong.count) }

    public func count(_ telling: Telling) -> Int { wrong.count { $0.telling == telling } }

    public static func += (a: inout Tally, b: Tally) {
        a.files += b.files
        a.forms += b.forms
        a.formsFound += b.formsFound
        a.formsExtra += b.formsExtra
        a.rows += b.rows
        a.rowsRead += b.rowsRead
        a.rowsRight += b.rowsRight
        a.rowsSilent += b.rowsSilent
        a.amounts += b.amounts
        a.amountsRead += b.amountsRead
        a.amountsRight += b.amountsRight
        a.core += b.core
        a.values += b.values
        a.wrong += b.wrong
    }

    /// All of nothing is all.
    private static func share(_ part: Int, _ whole: Int) -> Double { whole == 0 ? 1 : Double(part) / Double(whole) }
}
