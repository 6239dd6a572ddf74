import Basics
import Documents
import Forms
import Library

/// Everything above and below the table of indicators: labels with values beside or under them.
extension FormReader {
    mutating func readHead(_ line: Int, _ filled: [Int]) {
        let here = sequence.lines[line]
        if here.pieces.count == 1 && (here.grid == nil || here.grid == .loose) {
            readLooseHead(line, filled[0])
            return
        }
        keepSection(sequence.pieces[filled[0]], here)
        if section?.label != .money || moneyRun.isEmpty, !goesOnWithMoney(filled, here) { flushRunning() }
        beginNewForm(line, filled)
        var rest = filled
        if section == nil, let depth = sectionDepth(filled) {
            let side = sequence.pieces[filled[depth]]
            section = Section(
                label: side.label ?? .other, column: side.column, columnEnd: side.columnEnd, rowEnd: side.rowEnd,
                table: here.table, grid: here.grid)
            money = MoneyState()
            tasks = TaskColumns()
            for index in filled[...depth] { useLabel(index, line) }
            rest = Array(filled.dropFirst(depth + 1))
        }
        if rest.isEmpty { return }
        if section?.label == .tasks || headsTasks(rest) {
            flushRunning()
            beginHead(line)
            readTask(line, rest)
        } else if section?.label == .money || headsMoney(rest) || !moneyRun.isEmpty {
            beginHead(line)
            if isLossy(here.grid) {
                gatherMoney(here.pieces.drop { $0 < rest[0] && !sequence.pieces[$0].isBlank })
            } else {
                readMoney(line, rest)
            }
        } else {
            flushRunning()
            readPairs(line, rest)
        }
    }

    /// Whether spans and blank cells may have been lost where a table was stored so.
    func isLossy(_ grid: GridKind?) -> Bool { grid == .separated || grid == .loose }

    /// Whether a line of cells goes on with the block of money: nothing else stands in it, but one row's name in front.
    private func goesOnWithMoney(_ filled: [Int], _ line: Line) -> Bool {
        guard !moneyRun.isEmpty, isLossy(line.grid) else { return false }
        func isCell(_ index: Int) -> Bool {
            amount(sequence.pieces[index].text) != nil || isNothing(sequence.pieces[index].text)
        }
        let named = filled.count > 1 && sequence.pieces[filled[0]].term == nil && filled.dropFirst().allSatisfy(isCell)
        return named || filled.allSatisfy { isMoney(sequence.pieces[$0], beginning: false) || isCell($0) }
    }

    mutating func readBlankLine(_ line: Int) {
        let here = sequence.lines[line]
        guard let first = here.pieces.first else { return }
        if !moneyRun.isEmpty, isLossy(here.grid) {
            gatherMoney(here.pieces)
            return
        }
        keepSection(sequence.pieces[first], here)
        if section?.label == .money, !money.heads.isEmpty { readMoney(line, []) }
    }

    /// A head label after the indicators begins the next form.
    private mutating func beginNewForm(_ line: Int, _ filled: [Int]) {
        guard draft.sawHeader, header == nil else { return }
        for index in filled {
            let piece = sequence.pieces[index]
            guard let label = piece.label, piece.money == nil || piece.label == .body else { continue }
            switch label {
            case .body, .reportedBy, .projectName, .duties, .objective, .objectiveAnnual, .objectiveLong, .tasks:
                // A table's own tail (自评 forms print 评价结论 there) never starts with these.
                closeForm()
                return
            case .moneyUnit where piece.term?.inline.map({ $0.contains("元") }) ?? false:
                closeForm()
                return
            default: continue
            }
        }
    }

    private mutating func keepSection(_ first: Piece, _ line: Line) {
        guard let section else { return }
        let inRange =
            line.grid == .exact
            ? first.cell.row < section.rowEnd && first.column >= section.columnEnd
            : first.column > section.column
        // Where the side label's column was lost, the tasks stand too far left.
        // A name alone is a task of which nothing is said, where its other cells are printed blank.
        let shifted =
            section.label == .tasks && isLossy(line.grid) && first.term == nil && !tasks.columns.isEmpty
            && (line.pieces.count > 1 && line.grid == .separated || sequence.filled(line).count > 1)
        // Lines between that were parts of cells made several tables of one.
        let sameTable = line.table == section.table || (isLossy(line.grid) && line.grid == section.grid)
        if !sameTable || !(inRange || shifted) { self.section = nil }
    }

    /// Which of a line's first cells is the side label of a section; it may stand under a wider one.
    private func sectionDepth(_ filled: [Int]) -> Int? {
        if startsSection(filled) { return 0 }
        guard filled.count > 1, sequence.pieces[filled[0]].label == .other, startsSection(Array(filled.dropFirst()))
        else {
            return nil
        }
        return 1
    }

    private func startsSection(_ filled: [Int]) -> Bool {
        let side = sequence.pieces[filled[0]]
        guard let label = side.label, side.term?.inline == nil else { return false }
        switch label {
        case .tasks: return true
        case .money:
            guard filled.count > 1 else { return true }
            return side.money == nil || amount(sequence.pieces[filled[1]].text) == nil
        default: return false
        }
    }

    private func headsTasks(_ filled: [Int]) -> Bool {
        let labels = filled.compactMap { sequence.pieces[$0].label }
        return labels.contains(.taskName) && labels.contains(.taskContent)
    }

    private func headsMoney(_ filled: [Int]) -> Bool {
        var amounts = 0
        var labels = 0
        var numbers = 0
        for index in filled {
            let piece = sequence.pieces[index]
            if let label = piece.label, label != .money, label != .taskFunding, label != .total, piece.money == nil {
                return false
            }
            if piece.money != nil { labels += 1 }
            if piece.term?.meanings.amount != nil || piece.term?.meanings.group != nil { amounts += 1 }
            if amount(piece.text) != nil { numbers += 1 }
        }
        if draft.sawHeader && labels == 1 { return false }
        return labels >= 1 && (numbers >= 1 || labels + amounts >= 2 || filled.count == 1) || amounts >= 2
    }

    mutating func useLabel(_ index: Int, _ line: Int) {
        beginHead(line)
        draft.used.insert(index)
        if let bracket = sequence.pieces[index].term?.bracket { takeMoneyUnit(bracket, index) }
    }

    mutating func takeMoneyUnit(_ text: Text, _ index: Int) {
        guard draft.form.moneyUnit == nil, let unit = moneyUnit(text) else { return }
        draft.form.moneyUnit = unit
        draft.form.cells[Path(.moneyUnit)] = sequence.pieces[index].cell
    }

    // MARK: Labels beside their values

    private mutating func readPairs(_ line: Int, _ filled: [Int]) {
        let above = open
        open = []
        if let first = filled.first, sequence.pieces[first].label == .total, sequence.pieces[first].term?.inline == nil,
            let last = filled.last(where: { amount(sequence.pieces[$0].text) != nil })
        {
            // 总分 | 100 | 98.88: the weights' sum, then the scores'.
            draft.used.insert(first)
            assign(.total, sequence.pieces[last], last)
            draft.extend(to: line)
            return
        }
        let announced = announcing(above)
        if isLossy(sequence.lines[line].grid), filled.count == announced.count, filled.count > 1,
            filled.allSatisfy({ sequence.pieces[$0].term == nil })
        {
            beginHead(line)
            for (label, index) in zip(announced, filled) { assign(label.label, sequence.pieces[index], index) }
            draft.extend(to: line)
            return
        }
        var label: Int?
        var taken = false
        for index in filled {
            let piece = sequence.pieces[index]
            if let term = piece.term, isHeadTerm(term.meanings) {
                if let label { addOpen(label) }
                label = nil
                if let inline = term.inline {
                    assignInline(piece, index, inline, line)
                } else {
                    label = index
                }
                taken = true
            } else if let at = label, let meaning = sequence.pieces[at].label {
                useLabel(at, line)
                assign(meaning, piece, index)
                label = nil
                taken = true
            } else if !taken, let under = above.first(where: { sequence.pieces[$0.piece].covers(piece) }) {
                beginHead(line)
                assign(under.label, piece, index)
            } else if above.count == filled.count, !taken, let order = filled.firstIndex(of: index) {
                // Spans were lost: as many values as labels, in their order.
                beginHead(line)
                assign(above[order].label, piece, index)
            }
        }
        if let label { closeLabel(label, line) }
        if draft.sawHead { draft.extend(to: line) }
    }

    /// Which of several labels announce a value of their own: 总体目标 over 中长期目标 and 年度目标 does not.
    func announcing(_ labels: [OpenLabel]) -> [OpenLabel] {
        let specific = labels.filter { $0.label != .objective && $0.label != .other && $0.label != .money }
        return specific.isEmpty ? Array(labels.suffix(1)) : specific
    }

    private func isHeadTerm(_ meanings: Meanings) -> Bool { meanings.label != nil || meanings.block != nil }

    private mutating func addOpen(_ index: Int) {
        guard let label = sequence.pieces[index].label else { return }
        useLabel(index, sequence.pieces[index].line)
        open.append(OpenLabel(label: label, piece: index))
    }

    /// A label at the end of its line: a printed blank beside it is its value, else the value may stand below.
    private mutating func closeLabel(_ index: Int, _ line: Int) {
        addOpen(index)
        let pieces = sequence.lines[line].pieces
        guard let label = sequence.pieces[index].label, index + 1 < pieces.upperBound else { return }
        guard sequence.pieces[index + 1].isBlank, let path = path(of: label) else { return }
        draft.form.cells[path] = sequence.pieces[index + 1].cell
        if label == .projectName, draft.form.project == nil { draft.form.project = Project() }
    }

    private func path(of label: HeadLabel) -> Path? {
        switch label {
        case .body: Path(.body)
        case .reportedBy: Path(.reportedBy)
        case .projectName: Path(.project, nil, .name)
        case .duties: Path(.duties)
        case .objective, .objectiveAnnual, .objectiveLong: Path(.objectives)
        default: nil
        }
    }

    mutating func assignInline(_ piece: Piece, _ index: Int, _ inline: Text, _ line: Int) {
        guard let label = piece.label else { return }
        if label == .moneyUnit, moneyUnit(inline) == nil, !draft.sawHead || draft.sawHeader { return }
        if !draft.sawHead || draft.sawHeader, title == nil, label == .reportedBy || label == .moneyUnit {
            if draft.sawHeader { closeForm() }
            pending.line = pending.line ?? line
            if label == .reportedBy {
                pending.reportedBy = (stripBody(joinLines(inline)), index)
            } else {
                pending.moneyUnit = (moneyUnit(inline) ?? inline, index)
            }
            return
        }
        useLabel(index, line)
        assign(label, piece.inline(inline), index)
    }

    private func stripBody(_ text: Text) -> Text { splitCode(text)?.name ?? text }

    // MARK: Values

    mutating func assign(_ label: HeadLabel, _ piece: Piece, _ index: Int) {
        switch label {
        case .body:
            if draft.form.body == nil { draft.form.body = takeName(piece, index, Path(.body)) }
        case .reportedBy:
            if draft.form.reportedBy == nil { draft.form.reportedBy = takeName(piece, index, Path(.reportedBy)) }
        case .projectName: setProject(piece, index)
        case .projectCode:
            let code = draft.take(piece, at: index, Path(.project, nil, .code))
            project { $0.code = code }
        case .projectAttribute:
            let attribute = draft.take(piece, at: index, Path(.project, nil, .attribute))
            project { $0.attribute = attribute }
        case .projectTerm, .projectStart, .projectEnd: setTerm(label, piece, index)
        case .duties: addDuties(piece, index)
        case .objective, .objectiveAnnual, .objectiveLong, .objectiveActual: addObjective(label, piece, index)
        case .moneyUnit:
            if let unit = moneyUnit(piece.text) {
                draft.used.insert(index)
                draft.form.moneyUnit = unit
                draft.form.cells[Path(.moneyUnit)] = piece.cell
            }
        case .total: setTotal(piece, index)
        case .grade:
            guard draft.sawHeader, piece.text.characterCount <= 4, draft.form.kind == .selfEvaluation else { return }
            let grade = draft.take(piece, at: index, Path(.score, nil, .grade))
            var score = draft.form.score ?? Score()
            score.grade = grade
            draft.form.score = score
        case .tasks, .taskName, .taskContent, .taskFunding, .taskExpected, .money, .other: draft.used.remove(index)
        }
    }

    private mutating func takeName(_ piece: Piece, _ index: Int, _ path: Path) -> Text? {
        guard let text = draft.take(piece, at: index, path) else { return nil }
        guard let (code, name) = splitCode(text) else { return text }
        draft.repair(.removedNumbering, path, from: code, to: Text(), piece.cell)
        return name
    }

    private mutating func project(_ change: (inout Project) -> Void) {
        var project = draft.form.project ?? Project()
        change(&project)
        draft.form.project = project
    }

    mutating func setProject(_ piece: Piece, _ index: Int) {
        let path = Path(.project, nil, .name)
        guard let text = draft.take(piece, at: index, path) else {
            project { _ in }
            return
        }
        if let (code, name) = splitCode(text) {
            draft.repair(.removedNumbering, path, from: code, to: Text(), piece.cell)
            draft.form.cells[Path(.project, nil, .code)] = piece.cell
            project {
                $0.name = name
                $0.code = code
            }
        } else {
            project { $0.name = text }
        }
    }

    private mutating func setTerm(_ label: HeadLabel, _ piece: Piece, _ index: Int) {
        let path = Path(.project, nil, label == .projectEnd ? .end : .start)
        guard let text = draft.take(piece, at: index, path) else { return }
        let (start, end) = projectTerm(text)
        project {
            if label != .projectEnd { $0.start = start ?? $0.start }
            if label == .projectEnd {
                $0.end = start ?? $0.end
            } else if label == .projectTerm {
                $0.end = end ?? $0.end
            }
        }
        if label == .projectTerm { draft.form.cells[Path(.project, nil, .end)] = piece.cell }
        if start == nil || !isOnlyTerm(text) { draft.used.remove(index) }
    }

    /// Whether nothing but dates stands in a term: further words are not lost.
    private func isOnlyTerm(_ text: Text) -> Bool {
        let words: [UInt32] = "年月日至到起止底初度-—–－.．/~～、,， ()（）".unicodeScalars.map(\.value)
        return text.scalars.allSatisfy {
            (0x30...0x39).contains($0) || (0xFF10...0xFF19).contains($0) || words.contains($0) || isBlank($0)
        }
    }

    private mutating func addDuties(_ piece: Piece, _ index: Int) {
        draft.used.insert(index)
        draft.tellMarkup(piece, Path(.duties))
        for item in splitItems(piece.text) {
            let path = Path(.duties, draft.form.duties.count)
            draft.form.cells[path] = piece.cell
            if !item.number.isEmpty { draft.repair(.removedNumbering, path, from: item.number, to: Text(), piece.cell) }
            draft.form.duties.append(item.text)
        }
    }

    private mutating func addObjective(_ label: HeadLabel, _ piece: Piece, _ index: Int) {
        let actual = label == .objectiveActual
        let at = actual ? max(0, draft.form.objectives.count - 1) : draft.form.objectives.count
        let path = Path(.objectives, at, actual ? .actual : .text)
        if !actual, isPrompt(joinLines(piece.text)) { return }
        guard let joined = takeRunningText(piece, index, path) else { return }
        if actual {
            if draft.form.objectives.isEmpty { draft.form.objectives.append(Objective(horizon: .annual, text: Text())) }
            draft.form.objectives[at].actual = joined
        } else {
            draft.form.objectives.append(
                Objective(horizon: label == .objectiveLong ? .longTerm : .annual, text: joined))
        }
    }

    /// A template's own words to the filer stand where a value should.
    private func isPrompt(_ text: Text) -> Bool {
        let key = compact(text)
        guard key.count < 180 else { return false }
        return
            (key.hasPrefix("(") && key.hasSuffix(")")
            && (key.contains("字以内") || key.contains("填写") || key.contains("说明")))
            || key.hasPrefix("对照年度目标") || key.hasPrefix("请填写")
    }

    private mutating func setTotal(_ piece: Piece, _ index: Int) {
        guard draft.sawHeader, let (value, _) = amount(piece.text) else { return }
        draft.used.insert(index)
        guard draft.form.kind == .selfEvaluation || draft.form.kind == nil else { return }
        draft.form.score = Score(total: value, grade: draft.form.score?.grade)
        draft.form.cells[Path(.score, nil, .total)] = piece.cell
    }
}

/// The unit of money that a text is: 万元, 元, 亿元, 千元; with 人民币 before it or not.
func moneyUnit(_ text: Text) -> Text? {
    var key = compact(text)
    if key.hasPrefix("人民币") { key = key.dropping(first: 9) }
    for unit in ["万元", "元", "亿元", "千元", "百元"] as [StaticString] where key == unit { return Text(unit) }
    return nil
}
