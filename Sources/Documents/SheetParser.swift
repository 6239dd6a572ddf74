import Basics

/// One sheet of an xlsx, sparse: only the cells that it states are kept, whatever size it claims.
final class SheetParser: XMLReader {
    private enum Element: Int { case row = 1, cell, value, formula, inlineText, phonetic, column, merge }

    override class var names: [String] { ["row", "c", "v", "f", "t", "rPh", "col", "mergeCell"] }

    private enum Kind { case number, shared, inline, string, boolean, error }

    private let strings: [Text]
    private let formats: [NumberFormat]
    private let epoch1904: Bool
    private let limits: Limits
    var hiddenSheet = false
    private(set) var sawHidden = false
    /// Cells with text under another's merged region.
    private(set) var covered: [Cell] = []

    private var cells: [Cell] = []
    private var row = -1
    private var column = -1
    private var hiddenRow = false
    private var hiddenColumns: [ClosedRange<Int>] = []
    private var merges: [(rows: ClosedRange<Int>, columns: ClosedRange<Int>)] = []
    private var kind = Kind.number
    private var style = 0
    private var value: [UInt8] = []
    private var inValue = false
    private var hasFormula = false
    private var phonetic = 0
    private var rowStart = 0
    private var rowHasText = false

    init(part: String, strings: [Text], formats: [NumberFormat], epoch1904: Bool, limits: Limits) {
        self.strings = strings
        self.formats = formats
        self.epoch1904 = epoch1904
        self.limits = limits
        super.init(part: part)
    }

    // MARK: Events

    override func start(_ number: Int, _ attributes: XMLAttributes) {
        switch Element(rawValue: number) {
        case .row:
            row = attributes.int("r").map { $0 - 1 } ?? row + 1
            column = -1
            hiddenRow = attributes["hidden"] != nil && attributes.isOn("hidden")
            rowStart = cells.count
            rowHasText = false
            if row < 0 || row >= limits.rows { stop(.damagedPart(part)) }
        case .cell: startCell(attributes)
        case .value: inValue = true
        case .inlineText: inValue = kind == .inline && phonetic == 0
        case .formula: hasFormula = true
        case .phonetic: phonetic += 1
        case .column:
            guard attributes["hidden"] != nil, attributes.isOn("hidden"), let from = attributes.int("min"),
                let to = attributes.int("max"), from >= 1, to >= from
            else { return }
            hiddenColumns.append((from - 1)...(to - 1))
        case .merge:
            if let reference = attributes["ref"], let region = SheetParser.region(reference) { merges.append(region) }
        case nil: break
        }
    }

    override func end(_ number: Int) {
        switch Element(rawValue: number) {
        case .cell: endCell()
        case .value, .inlineText: inValue = false
        case .phonetic: phonetic = max(0, phonetic - 1)
        // A row without any text is no row of the form; its styled blanks go.
        case .row: if !rowHasText { cells.removeLast(cells.count - rowStart) }
        default: break
        }
    }

    override func text(_ bytes: UnsafeBufferPointer<UInt8>) { if inValue { value.append(contentsOf: bytes) } }

    private func startCell(_ attributes: XMLAttributes) {
        if let reference = attributes["r"], let place = SheetParser.place(reference) {
            column = place.column
        } else {
            column += 1
        }
        style = attributes.int("s") ?? 0
        value.removeAll(keepingCapacity: true)
        hasFormula = false
        switch attributes["t"].map({ ($0.first ?? 0, $0.count) }) {
        case (UInt8(ascii: "s"), 1)?: kind = .shared
        case (UInt8(ascii: "s"), _)?: kind = .string
        case (UInt8(ascii: "i"), _)?: kind = .inline
        case (UInt8(ascii: "b"), _)?: kind = .boolean
        case (UInt8(ascii: "e"), _)?: kind = .error
        default: kind = .number
        }
        if column >= limits.columns { stop(.damagedPart(part)) }
    }

    private func endCell() {
        guard cells.count < limits.cells else {
            stop(.tooManyCells(limits.cells))
            return
        }
        var cell = Cell(row: row, column: column, text: Text())
        if hasFormula { cell.traits.insert(.formula) }
        if hiddenSheet || hiddenRow || hiddenColumns.contains(where: { $0.contains(column) }) {
            cell.traits.insert(.hidden)
            sawHidden = true
        }
        fill(&cell)
        if !cell.text.isEmpty { rowHasText = true }
        cells.append(cell)
    }

    private func fill(_ cell: inout Cell) {
        guard !value.isEmpty else { return }
        switch kind {
        case .shared:
            guard let index = Int(String(decoding: value, as: UTF8.self)), strings.indices.contains(index) else {
                stop(.damagedPart(part))
                return
            }
            cell.text = strings[index]
        case .inline, .string, .error: cell.text = Text(bytes: value)
        case .boolean: cell.text = Text(value == [0x31] ? "TRUE" : "FALSE")
        case .number:
            cell.traits.insert(.numeric)
            let stored = StoredNumber.plain(value)
            switch style < formats.count ? formats[style] : .general {
            case .percent where Number(stored) != nil:
                cell.text = Text("\((Number(stored) ?? .zero) * Number(100))%")
                cell.stored = stored
            case .date:
                guard let date = StoredNumber.date(stored, epoch1904: epoch1904) else {
                    cell.text = stored
                    return
                }
                cell.text = date
                cell.stored = stored
                cell.traits.insert(.date)
            case .general, .percent: cell.text = stored
            }
        }
    }

    // MARK: The table

    /// The sheet as a table, nil where it holds no text.
    func table(index: Int, sheet: Text) -> Table? {
        spread()
        guard cells.contains(where: { !$0.text.isEmpty }) else { return nil }
        return Table(
            index: index, grid: .exact, part: sheet, rowCount: (cells.map { $0.row + $0.rowSpan }.max() ?? 0),
            columnCount: cells.map { $0.column + $0.columnSpan }.max() ?? 0, cells: cells)
    }

    /// Gives merged regions to their first cells and takes out what they cover.
    private func spread() {
        guard !merges.isEmpty else { return }
        var byPlace: [Int: Int] = [:]
        for (i, cell) in cells.enumerated() { byPlace[cell.row << 16 | cell.column] = i }
        var gone: Set<Int> = []
        let rows = (cells.first?.row ?? 0)...(cells.last?.row ?? 0)
        for region in merges {
            guard let first = byPlace[region.rows.lowerBound << 16 | region.columns.lowerBound] else { continue }
            cells[first].rowSpan = region.rows.count
            cells[first].columnSpan = region.columns.count
            for row in region.rows.clamped(to: rows) {
                for column in region.columns.clamped(to: 0...1_023) {
                    guard let i = byPlace[row << 16 | column], i != first else { continue }
                    if cells[i].text.isEmpty { gone.insert(i) } else { covered.append(cells[i]) }
                }
            }
        }
        cells = cells.enumerated().filter { !gone.contains($0.offset) }.map(\.element)
    }

    /// `B12` from 0; nil for anything else.
    static func place(_ reference: some Collection<UInt8>) -> (row: Int, column: Int)? {
        var column = 0
        var row = 0
        for byte in reference {
            switch byte {
            case 0x41...0x5A where row == 0 && column < 100_000: column = column * 26 + Int(byte - 0x40)
            case 0x30...0x39 where column > 0 && row < 100_000_000: row = row * 10 + Int(byte - 0x30)
            case 0x24: break
            default: return nil
            }
        }
        return column > 0 && row > 0 ? (row - 1, column - 1) : nil
    }

    private static func region(_ reference: UnsafeBufferPointer<UInt8>) -> (ClosedRange<Int>, ClosedRange<Int>)? {
        guard let colon = reference.firstIndex(of: UInt8(ascii: ":")), let from = place(reference[..<colon]),
            let to = place(reference[(colon + 1)...]), from.row <= to.row, from.column <= to.column,
            to.column < 1 << 16
        else { return nil }
        return (from.row...to.row, from.column...to.column)
    }
}
