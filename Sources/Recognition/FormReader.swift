import Basics
import Documents
import Forms
import Library

/// Walks through a document line by line and builds the forms in it.
struct FormReader {
    let sequence: PieceSequence
    let vocabulary: Vocabulary
    let builder: IndicatorBuilder
    var done: [FormDraft] = []
    var draft = FormDraft(line: 0)
    /// A title that no form has taken yet, the year line under it included.
    var title: (line: Int, piece: Int, reading: TitleReading)?
    /// 填报单位 and the unit of money, where they stand above the title.
    var pending = PendingHead()
    var header: IndicatorHeader?
    /// Annual rows that stand beside long-term ones.
    private var waiting: [[RowCell]] = []
    var levels = LevelState()
    var horizon = Horizon.annual
    var section: Section?
    /// Labels of the last line that no value has followed: their values may stand under them.
    var open: [OpenLabel] = []
    var money = MoneyState()
    /// Where spans or columns were lost: the pieces of 预算情况 that have gathered.
    var moneyRun: [Int] = []
    var tasks = TaskColumns()
    /// In loose text: where the running text goes that no label announces.
    var runningLabels: [Int] = []
    var runningTexts: [Int] = []

    /// The side label that the lines below belong to.
    struct Section {
        var label: HeadLabel
        var column: Int
        var columnEnd: Int
        var rowEnd: Int
        var table: Int?
        var grid: GridKind?
    }

    struct OpenLabel {
        var label: HeadLabel
        var piece: Int
    }

    struct PendingHead {
        var line: Int?
        var reportedBy: (text: Text?, piece: Int)?
        var moneyUnit: (text: Text, piece: Int)?
    }

    init(
        _ document: Document, vocabulary: Vocabulary = .standard, units: Units = .standard, explains: Bool = false
    ) {
        self.vocabulary = vocabulary
        builder = IndicatorBuilder(vocabulary: vocabulary, units: units, explains: explains)
        sequence = PieceSequence(document, builder)
    }

    mutating func readAll() -> [FormDraft] {
        var line = 0
        while line < sequence.lines.count { line = step(line) }
        closeForm()
        return done
    }

    /// Reads what starts at `line` and tells the next line.
    private mutating func step(_ line: Int) -> Int {
        let filled = sequence.lines[line].pieces.filter { !sequence.pieces[$0].isBlank }
        if let header = IndicatorHeader.read(sequence, at: line) {
            flushRunning()
            return enter(header, at: line)
        }
        guard let first = filled.first else {
            if header == nil { readBlankLine(line) }
            return line + 1
        }
        if filled.count == 1, readTitle(first, line) { return line + 1 }
        if header != nil {
            if let next = readRows(line, filled) { return next }
            endIndicators()
        }
        if !draft.sawHead, !draft.sawHeader, done.isEmpty, title == nil, filled.count > 2,
            let inferred = IndicatorHeader.inferred(sequence, at: line, builder)
        {
            draft.notices.append(
                Notice(path: Path(.indicators), cell: sequence.pieces[first].cell, .headless))
            return enter(inferred, at: line)
        }
        readHead(line, filled)
        return line + 1
    }

    // MARK: Beginning and end of a form

    private mutating func readTitle(_ index: Int, _ line: Int) -> Bool {
        let text = sequence.pieces[index].text
        if let reading = TitleReading(joinLines(text)) {
            flushRunning()
            if draft.roster, draft.form.indicators.isEmpty, !done.isEmpty {
                // What stands behind the last project's rows is no further project.
                done[done.count - 1].extend(to: draft.lastLine)
            } else if draft.sawHeader || (draft.sawHead && !draft.form.indicators.isEmpty) {
                closeForm()
            }
            if draft.sawHead {
                // What a page printed above the title was no form.
                if draft.form.title != nil, draftHasOwnData { closeForm() } else { restartHead(line) }
            }
            endIndicators()
            section = nil
            open = []
            title = (line, index, reading)
            return true
        }
        if let year = yearLine(joinLines(text)), title != nil || !draft.sawHead, header == nil {
            if title?.reading.year == nil { title?.reading.year = year }
            yearPiece = index
            return true
        }
        return false
    }

    /// What a page printed above the title was no form; a filer and a unit of money there are the coming form's.
    private mutating func restartHead(_ line: Int) {
        let old = draft
        draft = FormDraft(line: line)
        for path in [Path(.reportedBy), Path(.moneyUnit)] {
            guard let cell = old.form.cells[path],
                let above = sequence.lines[..<line].lastIndex(where: {
                    $0.pieces.contains { sequence.pieces[$0].cell == cell }
                }),
                let piece = sequence.lines[above].pieces.first(where: { sequence.pieces[$0].cell == cell })
            else { continue }
            pending.line = min(pending.line ?? above, above)
            if path == Path(.reportedBy) { pending.reportedBy = (old.form.reportedBy, piece) }
            if path == Path(.moneyUnit), let unit = old.form.moneyUnit { pending.moneyUnit = (unit, piece) }
        }
    }

    /// The year line under the title.
    var yearPiece: Int?

    private var draftHasOwnData: Bool {
        draft.form.body != nil || draft.form.project?.name != nil || !draft.form.objectives.isEmpty
            || !draft.form.duties.isEmpty
    }

    /// The form gets its title and what stood above it, once the first of its own cells is met.
    mutating func beginHead(_ line: Int) {
        guard !draft.sawHead else {
            draft.extend(to: line)
            return
        }
        draft.sawHead = true
        draft.firstLine = line
        draft.lastLine = line
        if let (titleLine, piece, reading) = title {
            draft.titlePiece = piece
            draft.form.title = draft.take(sequence.pieces[piece], at: piece, Path(.title))
            draft.form.fiscalYear = reading.year
            draft.form.kind = reading.kind
            draft.firstLine = titleLine
        }
        if let yearPiece { draft.used.insert(yearPiece) }
        if let (text, piece) = pending.reportedBy {
            draft.used.insert(piece)
            draft.form.cells[Path(.reportedBy)] = sequence.pieces[piece].cell
            draft.form.reportedBy = text
        }
        if let (text, piece) = pending.moneyUnit {
            draft.used.insert(piece)
            draft.form.cells[Path(.moneyUnit)] = sequence.pieces[piece].cell
            draft.form.moneyUnit = text
        }
        if let above = pending.line { draft.firstLine = min(draft.firstLine, above) }
        title = nil
        yearPiece = nil
        pending = PendingHead()
    }

    mutating func closeForm() {
        flushRunning()
        endIndicators()
        if draft.roster, draft.form.indicators.isEmpty, !done.isEmpty {
            // What stands behind the last project's rows is no further project.
            done[done.count - 1].extend(to: draft.lastLine)
        } else if draft.sawHeader || (draft.sawHead && draft.form.title != nil && draftHasOwnData) {
            done.append(draft)
        }
        draft = FormDraft(line: sequence.lines.count)
        draft.sawHead = false
        levels = LevelState()
        horizon = .annual
        section = nil
        open = []
        money = MoneyState()
        moneyRun = []
        tasks = TaskColumns()
    }

    // MARK: Indicators

    private mutating func enter(_ new: IndicatorHeader, at line: Int) -> Int {
        beginHead(line)
        draft.extend(to: max(line, new.next - 1))
        draft.used.formUnion(new.usedPieces)
        if new.column(.actual) != nil, new.column(.score) != nil { draft.hasResults = true }
        if draft.sawHeader, header != nil, !new.usedPieces.contains(where: { sequence.pieces[$0].isMade }) {
            draft.repair(
                .repeatedHeading, Path(.indicators), from: new.columns.first?.heading ?? Text(), to: Text(),
                new.usedPieces.first.map { sequence.pieces[$0].cell })
        }
        if let horizon = new.horizon {
            if self.horizon != horizon || header == nil { levels = LevelState() }
            self.horizon = horizon
        }
        draft.sawHeader = true
        draft.roster = draft.roster || new.roster.contains { $0.label == .projectName }
        header = new
        section = nil
        open = []
        return new.next
    }

    mutating func endIndicators() {
        guard header != nil else { return }
        addWaiting()
        header = nil
        section = nil
    }

    /// Reads rows at `line`; nil where the table of indicators has ended.
    private mutating func readRows(_ line: Int, _ filled: [Int]) -> Int? {
        guard let header else { return nil }
        let here = sequence.lines[line]
        if header.grid == .loose || here.grid == nil || here.grid == .loose {
            guard header.grid == .loose else { return nil }
            return readLooseRows(line)
        }
        guard here.table == header.table || continues(here, header) else { return nil }
        let first = sequence.pieces[filled[0]]
        if endsTable(first, header) { return nil }
        if let block = first.term?.meanings.block, first.column < header.firstColumn {
            horizon = block == .longTerm ? .longTerm : block == .annual ? .annual : horizon
            draft.used.insert(filled[0])
        }
        let (printed, next) = brokenRow(line, filled, header)
        let (cells, head) = rowCells(printed, line, header)
        if draft.roster { readRoster(head, at: line) }
        beginHead(line)
        if header.grid == .spaced { doubtWrapped(cells) }
        add(cells, header)
        draft.extend(to: next - 1)
        return next
    }

    /// Where only blanks keep columns apart, which lines make a cell was told by where they stand: said once a form.
    private mutating func doubtWrapped(_ cells: [RowCell]) {
        let filled = cells.filter { !$0.piece.isBlank }
        let roles = filled.map(\.column.role)
        let whole = roles.contains { $0 == .name || $0 == .content } && roles.contains { $0 == .value || $0 == .actual }
        let wrapped = filled.first { $0.piece.text.bytes.contains(0x0A) } ?? (whole ? nil : filled.first)
        let wording = Wording.wrappedCells
        guard let wrapped, !draft.notices.contains(where: { $0.text == wording }) else { return }
        draft.notices.append(Notice(path: Path(.indicators), cell: wrapped.piece.cell, wording))
    }

    /// The printed cells of a row; where a cell of it was broken over two lines of text, those of both lines.
    private mutating func brokenRow(_ line: Int, _ filled: [Int], _ header: IndicatorHeader) -> ([Printed], next: Int) {
        var printed = sequence.lines[line].pieces.map { Printed(piece: sequence.pieces[$0], index: $0) }
        var next = line + 1
        // Where the columns of the form's head were lost, a row stands too far left.
        let first = sequence.pieces[filled[0]]
        let shift = draft.roster && first.term?.meanings.level1 != nil ? max(0, header.firstColumn - first.column) : 0
        guard header.grid == .separated, let value = header.column(.value) ?? header.column(.actual) else {
            return (printed, next)
        }
        while next < sequence.lines.count, let last = printed.last, last.piece.columnEnd + shift <= value.start,
            last.piece.column + shift >= header.firstColumn,
            sequence.lines[next].table == sequence.lines[line].table, !last.piece.isBlank
        {
            let more = sequence.lines[next].pieces
            let first = sequence.pieces[more.lowerBound]
            guard first.column == 0, !first.isBlank, !beginsRow(first, more.count) else { break }
            // A target goes on with nothing: the cell that was broken is a blank one between.
            let isTarget = beginsLikeTarget(first.text) && PieceKind(first, builder).isTarget
            if !isTarget {
                printed[printed.count - 1].piece = last.piece.joined(with: first.text)
                draft.used.insert(more.lowerBound)
            }
            for index in isTarget ? more : more.dropFirst() {
                let piece = sequence.pieces[index]
                let column = piece.column + last.piece.column + (isTarget ? 2 : 0)
                printed.append(Printed(piece: piece.moved(to: column), index: index))
            }
            next += 1
        }
        return (printed, next)
    }

    /// A term begins a row of its own; but the end of a name may look like one (评价 | 等级), and then more cells follow.
    private func beginsRow(_ first: Piece, _ cells: Int) -> Bool {
        guard let meanings = first.term?.meanings else { return false }
        return meanings.level1 != nil || meanings.level2 != nil || meanings.block != nil || meanings.money != nil
            || meanings.column != nil || cells < 3
    }

    private struct Printed {
        var piece: Piece
        var index: Int
    }

    /// The cells of a row, and those of the form's head in it, by their columns; where spans were lost and the cells do not fit, by
    /// what stands in them.
    private mutating func rowCells(
        _ printed: [Printed], _ line: Int, _ header: IndicatorHeader
    ) -> ([RowCell], head: [(label: HeadLabel, index: Int)]) {
        let isRagged = isRagged(printed, header)
        let cells = header.columns.compactMap { column -> RowCell? in
            printed.first { covers($0.piece, column) }.map { RowCell(column: column, piece: $0.piece, index: $0.index) }
        }
        let head = draft.roster ? rosterCells(line, header) : []
        guard isRagged || header.grid != .exact && looksShifted(cells) else { return (cells, head) }
        let inTable = printed.filter { !$0.piece.isBlank && !isMissing($0.piece.text) }
        guard let leading = inTable.first else { return (cells, head) }
        let decoded = RowDecoder(header: header, builder: builder).decode(inTable.map(\.piece))
        // Cells that would share a column are not shifted ones: a word that no list holds stands where it was put.
        let slots = decoded.compactMap(\.column)
        guard decoded.filter(\.newRow).count == 1, Set(slots).count == slots.count else { return (cells, head) }
        let roster = header.roster.count
        var realigned: [RowCell] = []
        var realignedHead: [(label: HeadLabel, index: Int)] = []
        for (cell, step) in zip(inTable, decoded) {
            guard let slot = step.column else { continue }
            if slot < roster {
                realignedHead.append((header.roster[slot].label, cell.index))
            } else {
                realigned.append(
                    RowCell(
                        column: header.columns[slot - roster], piece: cell.piece, index: cell.index,
                        choice: ColumnChoice(step, header)))
            }
        }
        // What stands under no heading counts on both sides.
        let lost = inTable.filter { cell in !header.columns.contains { covers(cell.piece, $0) } && !isInHead(cell, head)
        }
        let before = misfit(cells) + lost.reduce(0) { $0 + Costs.outside(PieceKind($1.piece, builder)) }
        let after = misfit(realigned) + decoded.reduce(0) { $0 + ($1.column == nil ? $1.cost : 0) }
        guard after + Costs.realign < before else { return (cells, head) }
        let name = realigned.first { $0.column.role == .name }?.piece.text ?? Text()
        let path = Path(.indicators, draft.form.indicators.count)
        draft.repair(.realignedRow, path, from: leading.piece.text, to: name, leading.piece.cell)
        draft.notices.append(
            Notice(
                path: path, cell: leading.piece.cell,
                Wording(
                    zh: "这一行的各格与表头错位，已按内容对齐到各列，请核对：“\(name)”。",
                    en: "The cells of this row do not stand under their headings; they were aligned by their content, "
                        + "please check: \"\(name)\".")))
        return (realigned, realignedHead)
    }

    /// Whether a row of an exact grid ends before or behind the heading's last column: a cell of it was lost or came twice.
    private func isRagged(_ printed: [Printed], _ header: IndicatorHeader) -> Bool {
        guard header.grid == .exact, let end = header.columns.last?.end, let last = printed.last else { return false }
        return last.piece.columnEnd != end
    }

    private func isInHead(_ cell: Printed, _ head: [(label: HeadLabel, index: Int)]) -> Bool {
        head.contains { $0.index == cell.index }
    }

    private func looksShifted(_ cells: [RowCell]) -> Bool {
        for cell in cells where !cell.piece.isBlank && !isMissing(cell.piece.text) {
            switch cell.column.role {
            case .level1: if !builder.term(cell.piece.text, first: true).known { return true }
            case .level2: if !builder.term(cell.piece.text, first: false).known { return true }
            case .weight, .score: if amount(cell.piece.text) == nil && !isNothing(cell.piece.text) { return true }
            case .name: if beginsLikeTarget(cell.piece.text), PieceKind(cell.piece, builder).isTarget { return true }
            case .deviation, .basis, .explanation, .remark: if isLikelihood(cell.piece.text) { return true }
            default: break
            }
        }
        return false
    }

    private func isLikelihood(_ text: Text) -> Bool {
        text.count <= 15 && Likelihood.allCases.contains { termKey(text) == Text($0.rawValue) }
    }

    /// A sign or a digit stands first: worth a closer look.
    private func beginsLikeTarget(_ text: Text) -> Bool {
        let (first, _) = decodeScalar(text.bytes, 0)
        return (0x3C...0x3E).contains(first) || (0xFF1C...0xFF1E).contains(first) || (0x2260...0x2267).contains(first)
            || isDigit(first)
    }

    private func misfit(_ cells: [RowCell]) -> Int {
        cells.reduce(0) { sum, cell in
            if isMissing(cell.piece.text) || cell.piece.isBlank { return sum }
            return sum + (cell.choice?.cost ?? Costs.fit(PieceKind(cell.piece, builder), cell.column.role))
        }
    }

    private func covers(_ piece: Piece, _ column: IndicatorHeader.Column) -> Bool {
        piece.column < column.end && column.start < piece.columnEnd
    }

    /// Adds the row. Where long-term and annual targets stand side by side, the annual ones wait until all long-term ones are read.
    mutating func add(_ cells: [RowCell], _ header: IndicatorHeader) {
        guard let split = header.secondGroup, split < header.columns.count else {
            builder.add(cells, to: &draft, levels: &levels, horizon: horizon)
            return
        }
        let border = header.columns[split].start
        builder.add(cells.filter { $0.column.start < border }, to: &draft, levels: &levels, horizon: .longTerm)
        waiting.append(cells.filter { $0.column.role == .level1 || $0.column.start >= border })
    }

    private mutating func addWaiting() {
        var levels = LevelState()
        for cells in waiting { builder.add(cells, to: &draft, levels: &levels, horizon: .annual) }
        waiting = []
    }

    /// A table after a page break goes on with the rows of the last one.
    private func continues(_ line: Line, _ header: IndicatorHeader) -> Bool {
        guard line.grid == header.grid, let first = sequence.pieces[line.pieces].first(where: { !$0.isBlank }) else {
            return false
        }
        if line.grid == .separated, first.column > 0 { return true }
        return first.term?.meanings.level1 != nil || first.term?.meanings.level2 != nil
    }

    /// Whether a line's first cell says that the table of indicators is over.
    private func endsTable(_ first: Piece, _ header: IndicatorHeader) -> Bool {
        guard let meanings = first.term?.meanings else { return false }
        if meanings.level1 != nil || meanings.level2 != nil || meanings.block != nil { return false }
        let name = header.column(.name)?.start ?? 0
        // A sum's label may stand in the middle of several columns.
        if header.grid == .spaced, meanings.label == .total || meanings.label == .grade { return true }
        if draft.roster, first.column < header.firstColumn { return false }
        return (meanings.label != nil || meanings.money != nil) && first.column < max(name, 1)
    }

    // MARK: One project a block of rows

    private func rosterCells(_ line: Int, _ header: IndicatorHeader) -> [(label: HeadLabel, index: Int)] {
        header.roster.compactMap { column in
            sequence.lines[line].pieces.first {
                let piece = sequence.pieces[$0]
                return piece.column >= column.start && piece.column < column.end && !piece.isBlank
            }.map { (column.label, $0) }
        }
    }

    /// The head of the next project, or a body's own line above its projects.
    mutating func readRoster(_ cells: [(label: HeadLabel, index: Int)], at line: Int) {
        func cell(_ label: HeadLabel) -> (Piece, Int)? {
            cells.first { $0.label == label }.map { (sequence.pieces[$0.index], $0.index) }
        }
        let body = cell(.body) ?? cell(.reportedBy)
        // Where spans were lost, the sum of a body's own line may stand in the project's column.
        guard let project = cell(.projectName), amount(project.0.text) == nil else {
            if let (piece, index) = body {
                // A body's own line, above its projects: the department of those that follow. Its sum is of no form.
                rosterUsed.append(index)
                rosterBodies.department = piece
            }
            return
        }
        if !draft.form.indicators.isEmpty {
            let (title, kind, year, unit) = (
                draft.titlePiece, draft.form.kind, draft.form.fiscalYear, draft.form.moneyUnit
            )
            let unitCell = draft.form.cells[Path(.moneyUnit)]
            let kept = self.header
            closeForm()
            self.header = kept
            draft.roster = true
            draft.sawHead = true
            draft.sawHeader = true
            draft.firstLine = line
            draft.titlePiece = title
            draft.form.title = title.flatMap { draft.take(sequence.pieces[$0], at: $0, Path(.title)) }
            draft.form.kind = kind
            draft.form.fiscalYear = year
            draft.form.moneyUnit = unit
            if let unitCell { draft.form.cells[Path(.moneyUnit)] = unitCell }
        }
        draft.used.formUnion(rosterUsed)
        rosterUsed = []
        if let body { rosterBodies.unit = body.0 }
        setProject(project.0, project.1)
        if let department = rosterBodies.department { draft.form.body = bodyName(department, .body) }
        if let unit = rosterBodies.unit {
            if draft.form.body == nil {
                draft.form.body = bodyName(unit, .body)
            } else {
                draft.form.reportedBy = bodyName(unit, .reportedBy)
            }
        }
        if let body { draft.used.insert(body.1) }
        if let (piece, index) = cell(.money) {
            let at = draft.form.budget.count
            let value = draft.takeAmount(piece, at: index, Path(.budget, at, .amount)).value
            draft.form.budget.append(BudgetEntry(basis: .total, label: Text("资金总额"), amount: value))
        }
        if let (piece, index) = cell(.objectiveAnnual) ?? cell(.objective) {
            assign(.objectiveAnnual, piece, index)
        }
    }

    private mutating func bodyName(_ piece: Piece, _ field: Field) -> Text? {
        guard let text = draft.clean(piece, Path(field)) else { return nil }
        draft.form.cells[Path(field)] = piece.cell
        guard let (code, name) = splitCode(text) else { return text }
        draft.repair(.removedNumbering, Path(field), from: code, to: Text(), piece.cell)
        return name
    }

    var rosterBodies: (department: Piece?, unit: Piece?) = (nil, nil)
    var rosterUsed: [Int] = []
}

extension Wording {
    fileprivate static let headless = Wording(
        zh: "这里从一张表的中间开始，看不到表头：只按内容读出级次、名称、指标值和单位，其余各列列在“未读”。",
        en:
            "This begins inside a form, without its heading: levels, names, targets and units were told by their content; "
            + "the other columns stand in unread.")
}
