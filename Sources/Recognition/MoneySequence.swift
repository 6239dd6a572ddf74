import Basics
import Documents
import Forms
import Library

/// 预算情况 where spans, columns or blank cells were lost: one sequence of headings, labels and amounts, whatever its lines were.
///
/// Three orders are met: a label and an amount for each heading (a matrix); all labels, then all amounts; a label, its amount, the next
/// label. What the order is, the headings and the sequence itself tell; which blank was lost, the sums and rates do.
struct MoneySequence {
    enum Kind {
        case heading(Field)
        case group(Basis)
        case label(MoneyLabel)
        /// A row's name that no list holds.
        case name(Text)
        case amount(Number, perCent: Bool)
        case nothing
        case blank
        /// A note: it is of no row.
        case other
    }

    struct Item {
        var kind: Kind
        var piece: Piece
        var index: Int

        var isCell: Bool {
            switch kind {
            case .amount, .nothing, .blank: true
            default: false
            }
        }
        var isFilledCell: Bool {
            switch kind {
            case .amount, .nothing: true
            default: false
            }
        }
        var isAmount: Bool { number != nil }
        var isName: Bool {
            switch kind {
            case .label, .name: true
            default: false
            }
        }
        var number: Number? {
            if case .amount(let number, _) = kind { number } else { nil }
        }
        var isPerCent: Bool {
            if case .amount(_, perCent: true) = kind { true } else { false }
        }
    }

    /// A row or a label of the block, with the cells that are its own.
    struct Entry {
        var name: Item
        var label: Text
        var basis: Basis
        var term: MoneyLabel.Term?
        var cells: [(field: Field, item: Item)] = []
    }

    private(set) var items: [Item] = []
    /// The columns of a matrix, in order; `.unit` is one that no field takes.
    private(set) var fields: [Field] = []
    private(set) var entries: [Entry] = []
    /// Cells whose place was told by sums and rates only.
    private(set) var placed: [Int] = []

    init(_ pieces: [(index: Int, piece: Piece)], _ vocabulary: Vocabulary) {
        for (index, piece) in pieces where !isRepeated(piece) {
            let parts = moneyParts(of: piece.text, vocabulary) ?? []
            if parts.isEmpty {
                items.append(Item(kind: MoneySequence.kind(piece), piece: piece, index: index))
            }
            for text in parts {
                let part = piece.part(text, vocabulary)
                items.append(Item(kind: MoneySequence.kind(part), piece: part, index: index))
            }
        }
        decideTerms()
        nameRows()
        let head = items.prefix { !$0.isFilledCell }
        let headings = head.filter { if case .heading = $0.kind { true } else { false } }
        let grouped = head.contains { if case .group = $0.kind { true } else { false } }
        setFields(headings)
        if !grouped, fields.count >= 2 || (fields.count == 1 && fields[0] != .amount && fields[0] != .unit) {
            readMatrix(headings)
        } else {
            fields = [.amount]
            if labelsComeFirst { readHeads() } else { readPairs() }
        }
    }

    // MARK: What each piece is

    private static func kind(_ piece: Piece) -> Kind {
        if piece.isBlank { return .blank }
        if let meanings = piece.term?.meanings, piece.term?.inline == nil {
            if let field = meanings.amount { return .heading(field) }
            if let basis = meanings.group { return .group(basis) }
            if meanings.label == .money { return .other }
            if let label = meanings.money { return .label(label) }
        }
        if let (number, unit) = Recognition.amount(piece.text) {
            return .amount(number, perCent: unit.map { $0 == "%" } ?? false)
        }
        return isNothing(piece.text) ? .nothing : .other
    }

    /// A heading or label that a converter prints again in the next row that its cell covers.
    private func isRepeated(_ piece: Piece) -> Bool {
        guard piece.cell.table != nil, piece.term != nil else { return false }
        return items.contains {
            $0.piece.cell.table == piece.cell.table && $0.piece.column == piece.column && $0.piece.line < piece.line
                && $0.piece.text == piece.text
        } && !items.contains(where: \.isAmount)
    }

    /// 预算金额, 年度预算数 and 项目资金 are labels where an amount follows, else headings over amounts or the block's own name.
    private mutating func decideTerms() {
        for i in items.indices {
            guard let label = items[i].piece.money, items[i].piece.term?.inline == nil, !items[i].isName else {
                continue
            }
            let next = items[(i + 1)...].first { if case .blank = $0.kind { false } else { true } }
            let afterHeading = i > 0 && { if case .heading = items[i - 1].kind { true } else { false } }()
            if next?.isAmount ?? false, !afterHeading { items[i].kind = .label(label) }
        }
    }

    /// Text before an amount is a row's name, though no list holds it, where other amounts are headed.
    private mutating func nameRows() {
        for i in items.indices.dropLast() {
            guard case .other = items[i].kind, items[i].piece.label != .money, items[i + 1].isAmount,
                i == 0 || items[i - 1].isCell || items[i - 1].piece.line < items[i].piece.line,
                items[..<i].contains(where: { if case .heading = $0.kind { true } else { false } }),
                let text = MoneySequence.plainName(items[i].piece.text)
            else { continue }
            items[i].kind = .name(text)
        }
    }

    /// A label as printed, without numbering, colon and 其中; nil for a sentence.
    static func plainName(_ text: Text) -> Text? {
        var name = joinLines(text)
        if let end = endOfNumber(name.bytes, 0) { name = name.dropping(first: end).trimmed() }
        if name.hasPrefix("其中：") { name = name.dropping(first: 9) }
        if name.hasPrefix("其中:") { name = name.dropping(first: 7) }
        while name.hasSuffix("：") || name.hasSuffix(":") { name = name.dropping(last: name.hasSuffix("：") ? 3 : 1) }
        name = name.trimmed()
        return name.isEmpty || name.contains("。") || name.contains("；") || name.characterCount > 30 ? nil : name
    }

    private mutating func setFields(_ headings: [Item]) {
        for item in headings {
            guard case .heading(let field) = item.kind else { continue }
            // A heading over the labels themselves (年度预算数) gives way to the one over the amounts.
            if field != .unit { fields.removeAll { $0 == field } }
            fields.append(field)
        }
    }

    private func entry(_ item: Item, _ basis: Basis) -> Entry? {
        switch item.kind {
        case .label(let label): Entry(name: item, label: label.canonical, basis: label.basis, term: label.term)
        case .name(let name): Entry(name: item, label: name, basis: basis)
        default: nil
        }
    }

    // MARK: A label, an amount for each heading

    private mutating func readMatrix(_ headings: [Item]) {
        var rows: [(name: Item, cells: [Item])] = []
        for item in items {
            if item.isName {
                rows.append((item, []))
            } else if item.isCell, !rows.isEmpty {
                rows[rows.count - 1].cells.append(item)
            }
        }
        let columns = headings.suffix(fields.count).map(\.piece)
        let places = positions(rows.map(\.cells), columns) ?? arranged(rows.map(\.cells))
        for (row, places) in zip(rows, places) {
            guard var entry = entry(row.name, .source) else { continue }
            for (item, column) in zip(row.cells.filter(\.isFilledCell), places)
            where fields[column] != .unit && !entry.cells.contains(where: { $0.field == fields[column] }) {
                entry.cells.append((fields[column], item))
            }
            entries.append(entry)
        }
    }

    /// The columns of the cells by where they stand, where they all stand under headings.
    private func positions(_ rows: [[Item]], _ columns: [Piece]) -> [[Int]]? {
        guard let first = columns.first,
            columns.allSatisfy({ $0.cell.table == first.cell.table && $0.line == first.line }),
            first.cell.table != nil, Set(columns.map(\.column)).count == columns.count
        else { return nil }
        var out: [[Int]] = []
        for row in rows {
            var places: [Int] = []
            for item in row where item.isFilledCell {
                guard item.piece.cell.table == first.cell.table,
                    let at = columns.firstIndex(where: { $0.covers(item.piece) }),
                    !item.isPerCent || fields[at] == .rate || fields[at] == .unit, at >= places.last ?? 0
                else { return nil }
                places.append(at)
            }
            out.append(places)
        }
        return out
    }

    /// The columns of the cells by their order and by what stands in them. Leading blanks belong to a wide label: how many, all rows
    /// tell together.
    private mutating func arranged(_ rows: [[Item]]) -> [[Int]] {
        let leading = rows.filter { $0.contains(where: \.isFilledCell) }.map { $0.prefix { !$0.isFilledCell }.count }
        var best: (cost: Int, places: [[Int]])?
        for shift in 0...(leading.min() ?? 0) {
            let read = rows.map { arrange($0, shift) }
            let cost = read.reduce(0) { $0 + $1.cost }
            if best.map({ cost < $0.cost }) ?? true { best = (cost, read.map(\.places)) }
        }
        let places = best?.places ?? []
        for (row, columns) in zip(rows, places) {
            let filled = row.filter(\.isFilledCell)
            guard row.count < fields.count, filled.contains(where: \.isAmount) else { continue }
            placed += zip(filled, columns).filter { $0.0.isAmount }.map(\.0.index)
        }
        return places
    }

    private func arrange(_ cells: [Item], _ shift: Int) -> (places: [Int], cost: Int) {
        let filled = cells.enumerated().filter { $0.element.isFilledCell }
        guard filled.count <= fields.count, fields.count <= 10 else {
            return (filled.indices.filter { $0 < fields.count }.map { $0 }, 50)
        }
        var best: (places: [Int], cost: Int) = ([], Int.max)
        func search(_ k: Int, _ from: Int, _ places: [Int], _ cost: Int) {
            guard cost < best.cost else { return }
            guard k < filled.count else {
                let whole = cost + disagreement(filled.map(\.element), places)
                if whole < best.cost { best = (places, whole) }
                return
            }
            for column in from..<fields.count where fields.count - column >= filled.count - k {
                let away = abs(column - (filled[k].offset - shift))
                search(
                    k + 1, column + 1, places + [column], cost + 3 * away + misfit(filled[k].element, fields[column]))
            }
        }
        search(0, 0, [], 0)
        return best
    }

    private func misfit(_ item: Item, _ field: Field) -> Int {
        guard let number = item.number else {
            return field == .amount || field == .adjusted || field == .executed || field == .forecast ? 1 : 0
        }
        switch field {
        case .rate: return item.isPerCent ? 0 : number > Number(200) ? 20 : 2
        case .weight, .score: return item.isPerCent ? 20 : number > Number(100) ? 20 : 0
        case .unit: return item.isPerCent ? 0 : 4
        default: return item.isPerCent ? 20 : 0
        }
    }

    /// What the amounts of a row say against their columns: executed ÷ adjusted makes the rate, a score is no more than its weight.
    private func disagreement(_ cells: [Item], _ places: [Int]) -> Int {
        func value(_ field: Field) -> Number? {
            zip(cells, places).first { fields[$0.1] == field }.flatMap { $0.0.number }
        }
        var cost = 0
        if let rate = value(.rate), fields.contains(.executed) {
            guard let executed = value(.executed) else { return 6 }
            if let whole = value(.adjusted) ?? value(.amount), whole > .zero {
                let off = executed * Number(100) - rate * whole
                if !(off <= whole && .zero - whole <= off) { cost += 4 }
            }
        }
        if let score = value(.score), let weight = value(.weight), score > weight { cost += 6 }
        return cost
    }

    // MARK: Labels first, then the amounts

    /// Whether hardly a label has its amount behind it.
    private var labelsComeFirst: Bool {
        let told = items.filter { $0.isName || $0.isAmount }
        let labels = told.filter(\.isName).count
        var beside = 0
        for (a, b) in zip(told, told.dropFirst()) where a.isName && b.isAmount { beside += 1 }
        return beside == 1 && labels >= 2 && told.count - labels >= 2
    }

    private mutating func readHeads() {
        let names = items.filter(\.isName)
        entries = names.compactMap { entry($0, .source) }
        let last = items.lastIndex(where: \.isName) ?? 0
        // Blanks behind the labels of their own row are none of the amounts.
        let all = Array(
            items[(last + 1)...].filter(\.isCell).drop { !$0.isFilledCell && $0.piece.line == items[last].piece.line })
        let filled = all.filter(\.isFilledCell)
        let cells = all.count == entries.count ? all[...] : all[...(all.lastIndex(where: \.isFilledCell) ?? -1)]
        let numbers = filled.compactMap(\.number)
        let bySums = placing(numbers)
        let labels = names.map(\.piece)
        if let shift = shift(filled, labels) {
            let places = all.compactMap { item in
                labels.firstIndex { $0.column == item.piece.column + shift }.map { (item: item, place: $0) }
            }
            if bySums == nil || fits(numbers, places.filter(\.item.isAmount).map(\.place)) {
                for (item, place) in places where entries[place].cells.isEmpty {
                    entries[place].cells = [(.amount, item)]
                }
                return
            }
        }
        if cells.count == entries.count
            || cells.count == entries.count + 1 && cells.first.map({ !$0.isFilledCell }) ?? false
        {
            for (item, place) in zip(cells.suffix(entries.count), entries.indices) {
                entries[place].cells = [(.amount, item)]
            }
        } else if filled.count == entries.count {
            for (item, place) in zip(filled, entries.indices) { entries[place].cells = [(.amount, item)] }
        } else if let places = bySums {
            for (item, place) in zip(filled.filter(\.isAmount), places) {
                entries[place].cells = [(.amount, item)]
                placed.append(item.index)
            }
        }
    }

    /// By how many columns the amounts stand left of their labels (as the column of a side label was lost, or 0), where each stands
    /// under one.
    private func shift(_ cells: [Item], _ labels: [Piece]) -> Int? {
        guard let first = labels.first, first.cell.table != nil, Set(labels.map(\.column)).count == labels.count,
            cells.allSatisfy({ $0.piece.cell.table == first.cell.table })
        else { return nil }
        return (0...2).first { shift in
            cells.allSatisfy { cell in labels.contains { $0.column == cell.piece.column + shift } }
        }
    }

    /// Whether the sources and the uses make the total.
    private func fits(_ values: [Number], _ places: [Int]) -> Bool {
        var sums: [Basis: Number] = [:]
        for (value, place) in zip(values, places) {
            sums[entries[place].basis] = (sums[entries[place].basis] ?? .zero) + value
        }
        guard let total = sums[.total] ?? sums[.source], sums.count > 1 else { return false }
        return (sums[.source] ?? total) == total && (sums[.use] ?? total) == total
    }

    /// Which label each amount belongs to, in order, so that the sources and the uses make the total; the first such placing.
    private func placing(_ values: [Number]) -> [Int]? {
        guard entries.count <= 12, values.count < entries.count else { return nil }
        var best: [Int]?
        func search(_ k: Int, _ from: Int, _ places: [Int]) {
            if best != nil { return }
            guard k < values.count else {
                if fits(values, places) { best = places }
                return
            }
            for place in from..<entries.count where entries.count - place >= values.count - k {
                search(k + 1, place + 1, places + [place])
            }
        }
        search(0, 0, [])
        return best
    }

    // MARK: A label, its amount, the next label

    private mutating func readPairs() {
        var basis = Basis.source
        var waiting: [Int] = []
        var run: [Item] = []
        func give(_ entries: inout [Entry]) {
            if run.count == waiting.count {
                for (item, place) in zip(run, waiting) { entries[place].cells = [(.amount, item)] }
            } else if let place = waiting.last, let item = run.first(where: \.isAmount) ?? run.first {
                entries[place].cells = [(.amount, item)]
            }
        }
        for item in items {
            if case .group(let group) = item.kind { basis = group }
            if item.isName, let entry = entry(item, basis) {
                if !run.isEmpty {
                    give(&entries)
                    waiting = []
                    run = []
                }
                waiting.append(entries.count)
                entries.append(entry)
            } else if item.isFilledCell, !waiting.isEmpty {
                run.append(item)
            } else if item.isCell, run.isEmpty, let place = waiting.last, entries[place].cells.isEmpty {
                // A printed blank: its place is known, unless an amount follows.
                entries[place].cells = [(.amount, item)]
            }
        }
        if !run.isEmpty { give(&entries) }
    }
}

/// The labels and amounts that one piece holds, glued together or with a colon between them (`资金总额3,053.16`, `其他资金：120万元`); nil
/// where anything else stands in it.
func moneyParts(of text: Text, _ vocabulary: Vocabulary) -> [Text]? {
    guard text.count >= 7, text.count <= 600, !text.isEmpty else { return nil }
    var parts: [Text] = []
    var rest = text.trimmed()
    while !rest.isEmpty {
        guard let label = leadingLabel(rest, vocabulary) else { return nil }
        parts.append(rest[0..<label])
        rest = rest[label..<rest.count].trimmed()
        while rest.hasPrefix("：") || rest.hasPrefix(":") {
            rest = rest.dropping(first: rest.hasPrefix("：") ? 3 : 1).trimmed()
        }
        guard let end = endOfAmount(rest) else { continue }
        parts.append(rest[0..<end])
        rest = rest[end..<rest.count].trimmed()
        for mark in ["，", "；", "、", "。"] as [StaticString] where rest.hasPrefix(mark) {
            rest = rest.dropping(first: 3).trimmed()
        }
    }
    return parts.count >= 2 ? parts : nil
}

/// The end of the longest label of money at the start of a text.
private func leadingLabel(_ text: Text, _ vocabulary: Vocabulary) -> Int? {
    guard TermReading.mayBegin(text, vocabulary) else { return nil }
    var found: Int?
    var i = 0
    while i < text.count, i < 60 {
        let (value, length) = text.scalar(at: i)
        if (0x30...0x39).contains(value) || (0xFF10...0xFF19).contains(value) || value == 0x3001 || value == 0xFF1B {
            break
        }
        i += length
        guard let term = TermReading(text[0..<i], vocabulary), term.inline == nil else { continue }
        let meanings = term.meanings
        if meanings.money != nil || meanings.amount != nil || meanings.group != nil || meanings.label == .money {
            found = i
        }
    }
    return found
}

/// The end of the amount at the start of a text, its unit included.
private func endOfAmount(_ text: Text) -> Int? {
    var i = 0
    var digits = false
    while i < text.count {
        let (value, length) = text.scalar(at: i)
        let digit = (0x30...0x39).contains(value) || (0xFF10...0xFF19).contains(value)
        guard digit || (digits && [0x2C, 0x2E, 0xFF0C, 0xFF0E].contains(value)) else { break }
        if digit { digits = true }
        i += length
    }
    guard digits else { return nil }
    for unit in ["%", "％", "万元", "亿元", "千元", "元"] as [StaticString] where text[i..<text.count].hasPrefix(unit) {
        return i + unit.utf8CodeUnitCount
    }
    let mark = text[0..<i]
    return mark.hasSuffix("，") || mark.hasSuffix("．") ? i - 3 : mark.hasSuffix(",") || mark.hasSuffix(".") ? i - 1 : i
}

extension FormReader {
    /// Adds pieces to the block of money; a longer one than any form's is read in parts, so that its cost stays in line with its length.
    mutating func gatherMoney(_ pieces: some Sequence<Int>) {
        if moneyRun.count >= 400 { flushMoney() }
        moneyRun += pieces
    }

    /// Reads the block of money that has gathered, and tells what was told by sums only.
    mutating func flushMoney() {
        let gathered = moneyRun
        moneyRun = []
        guard let first = gathered.first, draft.sawHead || title != nil else { return }
        let block = MoneySequence(gathered.map { ($0, sequence.pieces[$0]) }, vocabulary)
        let amounts = block.items.filter(\.isAmount).count
        guard amounts > 0 || draft.sawHead, !draft.sawHeader || (amounts > 0 && block.entries.count > 1) else { return }
        beginHead(sequence.pieces[first].line)
        if let last = gathered.last(where: { !sequence.pieces[$0].isBlank }) {
            draft.extend(to: sequence.pieces[last].line)
        }
        for item in block.items where !item.isCell && item.piece.term != nil { useLabel(item.index, item.piece.line) }
        let start = draft.form.budget.count
        for entry in block.entries { add(entry, block, from: start) }
        tellPlaced(block)
    }

    private mutating func add(_ entry: MoneySequence.Entry, _ block: MoneySequence, from start: Int) {
        draft.used.insert(entry.name.index)
        // A term of several years beside one year: one entry, two amounts.
        if block.fields == [.amount],
            let twin = draft.form.budget.indices.last(where: {
                $0 >= start && draft.form.budget[$0].label == entry.label && draft.form.budget[$0].columns == [.amount]
            }), entry.basis != .total || entry.term == .annual
        {
            draft.form.budget[twin].columns.append(.annual)
            if let cell = entry.cells.first { draft.form.budget[twin].annual = take(cell.item, twin, .annual, block) }
            return
        }
        let at = draft.form.budget.count
        var budget = BudgetEntry(basis: entry.basis, label: entry.label, columns: block.fields.filter { $0 != .unit })
        if !budget.columns.contains(.amount) { budget.columns.insert(.amount, at: 0) }
        for (field, item) in entry.cells { budget[field] = take(item, at, field, block) }
        draft.form.budget.append(budget)
    }

    private mutating func take(
        _ item: MoneySequence.Item, _ at: Int, _ field: Field, _ block: MoneySequence
    ) -> Number? {
        let path = Path(.budget, at, field)
        let (value, unit) = draft.takeAmount(item.piece, at: item.index, path)
        if let unit, unit != "%" { takeMoneyUnit(unit, item.index) }
        if block.placed.contains(item.index) { draft.form.confidence[path] = Number("0.6") }
        return value
    }

    private mutating func tellPlaced(_ block: MoneySequence) {
        guard let first = block.placed.first else { return }
        draft.notices.append(
            Notice(
                path: Path(.budget), cell: sequence.pieces[first].cell,
                Wording(
                    zh: "预算的空格在转存时丢失，各金额按合计关系对到了项目上，请核对。",
                    en: "Blank amounts were lost when the text was stored; the amounts were placed by their sums, "
                        + "please check.")))
    }

    /// Whether a term can stand in a block of money; `beginning`: whether it can begin one.
    func isMoney(_ piece: Piece, beginning: Bool) -> Bool {
        guard let meanings = piece.term?.meanings else { return false }
        if meanings.money != nil || meanings.group != nil || meanings.label == .money { return true }
        switch meanings.amount {
        case nil: return false
        case .weight, .score, .unit: return !beginning
        default: return true
        }
    }
}
