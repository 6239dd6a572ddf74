import Basics
import Documents
import Forms
import Library

/// One cell of a row, with the column it belongs to.
struct RowCell {
    var column: IndicatorHeader.Column
    var piece: Piece
    /// The position of the piece in the sequence.
    var index: Int
    /// What the decoder weighed, where columns were lost; nil where the cell stands under the heading.
    var choice: ColumnChoice?
}

/// The levels that the rows below inherit.
struct LevelState {
    var level1: Text?
    var level2: Text?
}

/// Turns the cells of one row into an indicator.
struct IndicatorBuilder {
    let vocabulary: Vocabulary
    let units: Units
    /// Whether the form tells where each cell of a row went.
    var explains = false

    /// Adds the row to the form; a line that is blank in name and value is unused and adds none.
    func add(_ cells: [RowCell], to draft: inout FormDraft, levels: inout LevelState, horizon: Horizon) {
        readLevels(cells, &draft, &levels)
        guard !isUnused(cells, &draft) else { return }
        let at = draft.form.indicators.count
        func path(_ leaf: Field) -> Path { Path(.indicators, at, leaf) }
        var row = Indicator()
        row.horizon = horizon
        inheritLevels(cells, &row, &draft, levels, at)
        var typeWords: [RowCell] = []
        for cell in cells {
            switch cell.column.role {
            case .level1, .level2: break
            case .name: readName(cell, &row, &draft, path(.name))
            case .type:
                typeWords.append(cell)
                readType(cell, &row, &draft, at)
            case .value:
                // The printed value stays as it is but for broken lines.
                row.text = draft.take(cell.piece, at: cell.index, path(.text)) ?? Text()
                draft.tellFormat(cell.piece, path(.value))
            case .unit:
                if let unit = draft.take(cell.piece, at: cell.index, path(.unit)) {
                    if isNothing(unit) { draft.tellNothing(cell.piece, path(.unit)) } else { row.unit = unit }
                }
            case .weight: row.weight = draft.takeAmount(cell.piece, at: cell.index, path(.weight)).value
            case .score: row.score = draft.takeAmount(cell.piece, at: cell.index, path(.score)).value
            case .actual: readActual(cell, &row, &draft, at)
            case .forecast: row.forecast = draft.take(cell.piece, at: cell.index, path(.forecast))
            case .explanation: append(cell, \.explanation, .explanation, &row, &draft, at)
            case .basis: append(cell, \.basis, .basis, &row, &draft, at)
            case .standard: append(cell, \.standard, .standard, &row, &draft, at)
            case .remark: append(cell, \.remark, .remark, &row, &draft, at)
            case .lastYear: append(cell, \.lastYear, .lastYear, &row, &draft, at)
            case .deviation: append(cell, \.deviation, .deviation, &row, &draft, at)
            case .likelihood, .likely, .cause: readTick(cell, &row, &draft, at)
            case .content, .pastYear, .unkept: break
            }
        }
        splitValue(cells, &row, &draft, at)
        readFurtherValues(cells, &row, &draft, at)
        takeUnitFromName(&row, &draft, at, cells)
        tellDoubts(cells, &draft, at)
        if explains { explain(cells, row, &draft, at) }
        draft.form.indicators.append(row)
    }

    private func append(
        _ cell: RowCell, _ key: WritableKeyPath<Indicator, Text?>, _ leaf: Field, _ row: inout Indicator,
        _ draft: inout FormDraft, _ at: Int
    ) {
        let path = Path(.indicators, at, leaf)
        if row[keyPath: key] != nil { return }
        row[keyPath: key] = draft.take(cell.piece, at: cell.index, path)
    }

    // MARK: Levels

    private func readLevels(_ cells: [RowCell], _ draft: inout FormDraft, _ levels: inout LevelState) {
        for cell in cells where cell.column.role == .level1 || cell.column.role == .level2 {
            guard !cell.piece.isBlank, !isMissing(cell.piece.text) else { continue }
            draft.used.insert(cell.index)
            let (text, _) = term(cell.piece.text, first: cell.column.role == .level1)
            if cell.column.role == .level1 {
                if levels.level1 != text { levels.level2 = nil }
                levels.level1 = text
            } else {
                levels.level2 = text
            }
        }
    }

    /// The canonical term, and whether it is one of the vocabulary.
    func term(_ raw: Text, first: Bool) -> (Text, known: Bool) {
        let joined = joinLines(raw)
        let key = termKey(joined)
        func canonical(_ key: Text) -> Text? {
            vocabulary.meanings(ofKey: key).flatMap { first ? $0.level1 : $0.level2 }
        }
        if let found = canonical(key) { return (found, true) }
        var bare = key
        // 产出指标（50分）, 效益指标（0-20）分, 产出指标50%, 一、产出指标, *数量指标.
        if bare.hasSuffix("分") { bare = bare.dropping(last: 3) }
        while let last = bare.bytes.last, last == UInt8(ascii: ")"),
            let open = bare.bytes.lastIndex(of: UInt8(ascii: "("))
        {
            bare = Text(bare.bytes[..<open])
        }
        if let end = endOfNumber(bare.bytes, 0) { bare = bare.dropping(first: end) }
        while let head = bare.bytes.first, head == UInt8(ascii: "*") { bare = bare.dropping(first: 1) }
        while let digit = bare.bytes.last,
            isAsciiDigit(digit) || digit == UInt8(ascii: ":") || digit == UInt8(ascii: "%")
        {
            bare = bare.dropping(last: 1)
        }
        if let found = canonical(bare) { return (found, true) }
        // A level 2 term may stand in the column of level 1, and the reverse.
        return (joined, false)
    }

    private func inheritLevels(
        _ cells: [RowCell], _ row: inout Indicator, _ draft: inout FormDraft, _ levels: LevelState, _ at: Int
    ) {
        row.level1 = levels.level1
        row.level2 = levels.level2
        for (role, leaf) in [(ColumnRole.level1, Field.level1), (.level2, .level2)] {
            let path = Path(.indicators, at, leaf)
            let value = leaf == .level1 ? row.level1 : row.level2
            if let cell = cells.first(where: {
                $0.column.role == role && !$0.piece.isBlank && !isMissing($0.piece.text)
            }) {
                draft.form.cells[path] = cell.piece.cell
                let printed = joinLines(cell.piece.text)
                if printed != cell.piece.text {
                    draft.repair(.joinedLines, path, from: cell.piece.text, to: printed, cell.piece.cell)
                }
                if let value, value != printed {
                    draft.repair(.canonicalTerm, path, from: printed, to: value, cell.piece.cell)
                }
            } else if let value {
                let near = cells.first(where: { $0.column.role == .name })?.piece.cell
                draft.repair(.inheritedLevel, path, from: Text(), to: value, near)
            }
        }
        shiftLevels(&row, &draft, at)
    }

    /// 实施效果指标 > 产出指标: levels that stand one column too far right.
    private func shiftLevels(_ row: inout Indicator, _ draft: inout FormDraft, _ at: Int) {
        guard let first = row.level1, first == "实施效果指标" || first == "绩效指标", let second = row.level2,
            let shifted = vocabulary.meanings(ofKey: termKey(second))?.level1
        else { return }
        draft.repair(.shiftedLevel, Path(.indicators, at, .level1), from: first, to: shifted, nil)
        row.level1 = shifted
        row.level2 = nil
    }

    // MARK: Name

    private func isUnused(_ cells: [RowCell], _ draft: inout FormDraft) -> Bool {
        let name = cells.first { $0.column.role == .name }?.piece.text ?? Text()
        let blankName = name.isEmpty || isMissing(name) || isDots(name) || strippedName(joinLines(name)).name.isEmpty
        let values = cells.filter { $0.column.role == .value || $0.column.isFurtherValue }
        // A level whose own line is blank may have come to stand here, or a number without a name.
        let blankValue = values.allSatisfy {
            $0.piece.isBlank || isMissing($0.piece.text) || isDots($0.piece.text) || isLevel($0.piece.text)
                || ($0.piece.text.hasPrefix("指标") && strippedName(joinLines($0.piece.text)).name.isEmpty)
        }
        return blankValue && (blankName || isLevel(name))
    }

    private func isLevel(_ text: Text) -> Bool {
        guard text.count <= 48 else { return false }
        let key = termKey(text)
        guard key.hasSuffix("指标"), let meanings = vocabulary.meanings(ofKey: key) else { return false }
        return meanings.level1 != nil || meanings.level2 != nil
    }

    private func readName(_ cell: RowCell, _ row: inout Indicator, _ draft: inout FormDraft, _ path: Path) {
        guard let text = draft.take(cell.piece, at: cell.index, path) else { return }
        let (numbers, name) = strippedName(text)
        for number in numbers { draft.repair(.removedNumbering, path, from: number, to: Text(), cell.piece.cell) }
        row.name = name
    }

    /// A name without `指标1：`, `1.`, `①`, `*`, `★` in front.
    func strippedName(_ text: Text) -> (numbers: [Text], name: Text) {
        var numbers: [Text] = []
        var name = text
        while !name.isEmpty {
            var end = endOfNumber(name.bytes, 0)
            if end == nil {
                let (value, length) = name.scalar(at: 0)
                if value == 0x2A || value == 0x2605 || value == 0x2606 || value == 0x25B2 { end = length }
            }
            guard let end else { break }
            numbers.append(name[0..<end].trimmed())
            name = name.dropping(first: end).trimmed()
        }
        return (numbers, name)
    }

    private func takeUnitFromName(_ row: inout Indicator, _ draft: inout FormDraft, _ at: Int, _ cells: [RowCell]) {
        guard row.unit == nil, let (name, unit) = unitInBracket(row.name) else { return }
        let path = Path(.indicators, at, .name)
        draft.repair(.splitUnit, path, from: row.name, to: name, draft.form.cells[path])
        row.name = name
        row.unit = unit
    }

    /// `培训人次（人次）`: the name and the unit in the bracket behind it.
    private func unitInBracket(_ name: Text) -> (Text, Text)? {
        let close: Int
        if name.hasSuffix("）") { close = 3 } else if name.hasSuffix(")") { close = 1 } else { return nil }
        let body = name.dropping(last: close)
        let wide = body.lastIndex(of: "（")
        let narrow = body.lastIndex(of: "(")
        guard let open = [wide, narrow].compactMap({ $0 }).max(), open > 0 else { return nil }
        let unit = body.dropping(first: open + (open == wide ? 3 : 1)).trimmed()
        guard !unit.isEmpty, units.unit(compact(unit)) != nil else { return nil }
        return (body[0..<open].trimmed(), unit)
    }

    // MARK: Sign, number, unit

    private func readType(_ cell: RowCell, _ row: inout Indicator, _ draft: inout FormDraft, _ at: Int) {
        let key = termKey(cell.piece.text)
        let nature = Path(.indicators, at, .nature)
        let sign = Path(.indicators, at, .operator)
        let direction = Path(.indicators, at, .direction)
        func use(_ path: Path) {
            draft.used.insert(cell.index)
            draft.form.cells[path] = cell.piece.cell
        }
        if key.isEmpty || isNothing(key) {
            use(sign)
            draft.tellNothing(cell.piece, sign)
        } else if key == "定性" || key == "定性指标" || key == "描述" || key == "文字" || key == "非量化" || key == "文字描述" {
            use(nature)
            row.nature = .qualitative
        } else if key == "定量" || key == "定量指标" || key == "量化" {
            use(nature)
            row.nature = .quantitative
        } else if key == "正向" || key == "正向指标" {
            use(direction)
            row.direction = .positive
        } else if ["反向", "反向指标", "逆向", "逆向指标", "负向", "负向指标"].contains(where: { key == Text($0) }) {
            use(direction)
            row.direction = .negative
        } else if let found = vocabulary.comparison(whole: key) {
            use(sign)
            row.comparison = found
            if key != Text(found.rawValue) || cell.piece.text != key {
                draft.repair(
                    .normalisedOperator, sign, from: cell.piece.text, to: Text(found.rawValue), cell.piece.cell)
            }
        }
    }

    private func splitValue(_ cells: [RowCell], _ row: inout Indicator, _ draft: inout FormDraft, _ at: Int) {
        let cell = draft.form.cells[Path(.indicators, at, .text)]
        let reading = ValueReading(row.text, vocabulary, units)
        row.value = reading.value
        if row.comparison == nil, let sign = reading.comparison {
            row.comparison = sign
            if let printed = reading.printedComparison {
                draft.repair(
                    .normalisedOperator, Path(.indicators, at, .operator), from: printed, to: Text(sign.rawValue), cell)
            }
        }
        if row.unit == nil, let unit = reading.unit {
            row.unit = unit
            draft.repair(.splitUnit, Path(.indicators, at, .unit), from: row.text, to: unit, cell)
        }
        if reading.normalised, let value = reading.value {
            draft.repair(
                .normalisedNumber, Path(.indicators, at, .value), from: row.text, to: Text(value.description), cell)
        }
        if row.nature == nil {
            if row.comparison != nil || row.value != nil {
                row.nature = .quantitative
            } else if !row.text.isEmpty, !reading.holdsDigit, !isNothing(row.text), !holdsChineseNumber(row.text) {
                row.nature = .qualitative
            }
        }
    }

    /// A date or a count in Chinese digits: 十月底前.
    private func holdsChineseNumber(_ text: Text) -> Bool {
        text.contains("月底") || text.contains("月前") || text.contains("年底")
    }

    private func readActual(_ cell: RowCell, _ row: inout Indicator, _ draft: inout FormDraft, _ at: Int) {
        let path = Path(.indicators, at, .actualText)
        guard let text = draft.take(cell.piece, at: cell.index, path) else { return }
        draft.form.cells[Path(.indicators, at, .actual)] = cell.piece.cell
        draft.tellFormat(cell.piece, path)
        row.actualText = text
        row.actual = ValueReading(text, vocabulary, units).value
    }

    /// Value columns of their own, one per town: the total's is `value`, else the one they share.
    private func readFurtherValues(_ cells: [RowCell], _ row: inout Indicator, _ draft: inout FormDraft, _ at: Int) {
        let further = cells.filter(\.column.isFurtherValue)
        guard !further.isEmpty else { return }
        for (k, cell) in further.enumerated() {
            let text = draft.take(cell.piece, at: cell.index, Path(.indicators, at, .values, k)) ?? Text()
            row.values.append(
                LabelledValue(
                    label: cell.column.heading, text: text, value: ValueReading(text, vocabulary, units).value))
        }
        if row.text.isEmpty, let first = row.values.first, row.values.allSatisfy({ $0.text == first.text }) {
            row.text = first.text
            splitValue(cells, &row, &draft, at)
        }
    }

    // MARK: Ticks

    private func readTick(_ cell: RowCell, _ row: inout Indicator, _ draft: inout FormDraft, _ at: Int) {
        let key = termKey(cell.piece.text)
        let path = Path(.indicators, at, cell.column.role.isCause ? .causes : .likelihood)
        switch cell.column.role {
        case .likelihood:
            draft.form.cells[path] = cell.piece.cell
            row.likelihood = Likelihood.allCases.first { key == Text($0.rawValue) } ?? row.likelihood
            if key.isEmpty || row.likelihood != nil { draft.used.insert(cell.index) }
        case .likely(let likelihood):
            draft.form.cells[path] = draft.form.cells[path] ?? cell.piece.cell
            guard isTick(key) else { return }
            row.likelihood = likelihood
            draft.used.insert(cell.index)
            draft.form.cells[path] = cell.piece.cell
        case .cause(let cause):
            guard isTick(key) else { return }
            row.causes.append(cause)
            draft.used.insert(cell.index)
            draft.form.cells[path] = cell.piece.cell
        default: break
        }
    }
}

/// A tick: √, ✓, ☑, 是.
func isTick(_ key: Text) -> Bool {
    key == "√" || key == "✓" || key == "✔" || key == "☑" || key == "是" || key == "v" || key == "V" || key == "■"
        || key == "1"
}

extension ColumnRole {
    var isCause: Bool { if case .cause = self { true } else { false } }
    var isLikely: Bool { if case .likely = self { true } else { false } }
}
