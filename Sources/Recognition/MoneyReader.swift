import Basics
import Documents
import Forms
import Library

/// How the amounts of 预算情况 stand: told by its headings.
struct MoneyState {
    /// Labels over a row of amounts, with the columns they cover.
    var heads: [(label: MoneyLabel, start: Int, end: Int, piece: Int)] = []
    /// Columns of amounts beside a column of labels.
    var columns: [(field: Field, start: Int, end: Int)] = []
    /// Columns of labels, each with a column of amounts beside it.
    var lists: [(labels: Range<Int>, amounts: Range<Int>, basis: Basis)] = []
}

extension FormReader {
    /// One line of 预算情况: headings, amounts under them, or labels beside amounts.
    mutating func readMoney(_ line: Int, _ filled: [Int]) {
        draft.extend(to: line)
        let numbers = filled.filter { amount(sequence.pieces[$0].text) != nil }
        let groups = filled.filter { sequence.pieces[$0].term?.meanings.group != nil }
        let amounts = filled.filter { sequence.pieces[$0].term?.meanings.amount != nil }
        let labels = filled.filter { sequence.pieces[$0].money != nil }
        if numbers.isEmpty, amounts.count + groups.count + labels.count > 1 || !groups.isEmpty,
            readHeadings(line, filled, groups: groups, amounts: amounts, labels: labels)
        {
            return
        }
        if !money.columns.isEmpty, let first = filled.first, amount(sequence.pieces[first].text) == nil {
            readMatrixRow(line, filled)
        } else if !money.lists.isEmpty, !filled.isEmpty {
            readListRow(line, filled)
        } else if !money.heads.isEmpty, labels.isEmpty {
            readUnderHeads(line)
        } else {
            readAmountPairs(line, filled)
        }
    }

    /// Whether the line was one of headings.
    private mutating func readHeadings(
        _ line: Int, _ filled: [Int], groups: [Int], amounts: [Int], labels: [Int]
    ) -> Bool {
        if amounts.count >= 2, groups.isEmpty || areLabelsHead(groups, amounts), amounts.count >= labels.count {
            setColumns(amounts)
        } else if !amounts.isEmpty, !groups.isEmpty {
            setLists(filled)
        } else if !groups.isEmpty || isHeadingRow(labels, line) {
            for index in labels where sequence.pieces[index].term?.meanings.group == nil {
                let piece = sequence.pieces[index]
                guard let label = piece.money else { continue }
                money.heads.append((label, piece.column, piece.columnEnd, index))
            }
        } else {
            return false
        }
        for index in filled where sequence.pieces[index].term != nil { useLabel(index, line) }
        return true
    }

    /// 资金来源 before 年初预算数, 全年执行数 …: the heading of the labels' own column, not of one side of a budget.
    private func areLabelsHead(_ groups: [Int], _ amounts: [Int]) -> Bool {
        guard groups.count == 1, let group = groups.first, let first = amounts.first, group < first else {
            return false
        }
        let fields = amounts.compactMap { sequence.pieces[$0].term?.meanings.amount }
        return Set(fields).count == amounts.count
    }

    /// Labels side by side, with no room for amounts between them.
    private func isHeadingRow(_ labels: [Int], _ line: Int) -> Bool {
        guard labels.count >= 2 else { return false }
        let names = labels.compactMap { sequence.pieces[$0].money?.canonical }
        guard Set(names).count == names.count else { return false }
        var adjacent = 0
        for (a, b) in zip(labels, labels.dropFirst()) where b == a + 1 { adjacent += 1 }
        return adjacent * 2 >= labels.count - 1
    }

    private mutating func setColumns(_ amounts: [Int]) {
        money = MoneyState()
        for index in amounts {
            let piece = sequence.pieces[index]
            guard let field = piece.term?.meanings.amount else { continue }
            // A heading over the labels themselves (年度预算数) gives way to the one over the amounts.
            if field == .amount { money.columns.removeAll { $0.field == .amount } }
            if field != .unit { money.columns.append((field, piece.column, piece.columnEnd)) }
        }
    }

    private mutating func setLists(_ filled: [Int]) {
        money = MoneyState()
        for (a, b) in zip(filled, filled.dropFirst()) {
            let (label, number) = (sequence.pieces[a], sequence.pieces[b])
            guard number.term?.meanings.amount != nil, label.term?.meanings.amount == nil || label.money != nil else {
                continue
            }
            let basis = label.term?.meanings.group ?? label.money?.basis ?? .source
            money.lists.append((label.column..<label.columnEnd, number.column..<number.columnEnd, basis))
        }
    }

    // MARK: Rows

    private mutating func readUnderHeads(_ line: Int) {
        let printed = sequence.lines[line].pieces
        for head in money.heads.sorted(by: { $0.start < $1.start }) {
            let at = draft.form.budget.count
            var entry = BudgetEntry(basis: head.label.basis, label: head.label.canonical)
            if let index = printed.first(where: {
                sequence.pieces[$0].column < head.end && head.start < sequence.pieces[$0].columnEnd
            }) {
                entry.amount = takeBudget(index, at, .amount)
            }
            draft.form.budget.append(entry)
        }
        money.heads = []
    }

    private mutating func readMatrixRow(_ line: Int, _ filled: [Int]) {
        let first = money.columns.map(\.start).min() ?? 0
        guard let index = filled.first(where: { sequence.pieces[$0].column < first }), let name = entryName(index)
        else { return }
        draft.used.insert(index)
        let at = draft.form.budget.count
        var entry = BudgetEntry(basis: name.basis, label: name.canonical, columns: money.columns.map(\.field))
        if !entry.columns.contains(.amount) { entry.columns.insert(.amount, at: 0) }
        let printed = sequence.lines[line].pieces
        for column in money.columns {
            guard
                let cell = printed.first(where: {
                    sequence.pieces[$0].column < column.end && column.start < sequence.pieces[$0].columnEnd
                })
            else { continue }
            entry[column.field] = takeBudget(cell, at, column.field)
        }
        draft.form.budget.append(entry)
    }

    private mutating func readListRow(_ line: Int, _ filled: [Int]) {
        let printed = sequence.lines[line].pieces
        for list in money.lists {
            guard
                let index = filled.first(where: {
                    list.labels.overlaps(sequence.pieces[$0].column..<sequence.pieces[$0].columnEnd)
                }),
                amount(sequence.pieces[index].text) == nil, let name = entryName(index, basis: list.basis)
            else { continue }
            draft.used.insert(index)
            let at = draft.form.budget.count
            var entry = BudgetEntry(basis: name.basis, label: name.canonical)
            if let cell = printed.first(where: {
                list.amounts.overlaps(sequence.pieces[$0].column..<sequence.pieces[$0].columnEnd)
            }) {
                entry.amount = takeBudget(cell, at, .amount)
            }
            draft.form.budget.append(entry)
        }
    }

    /// `资金总额 | 445 | 其中：财政拨款 | 445`: a label, its amount behind it.
    mutating func readAmountPairs(_ line: Int, _ filled: [Int]) {
        let printed = Array(sequence.lines[line].pieces)
        let start = draft.form.budget.count
        for (order, index) in filled.enumerated() {
            guard let label = sequence.pieces[index].money else { continue }
            useLabel(index, line)
            var entry = BudgetEntry(basis: label.basis, label: label.canonical)
            let next = order + 1 < filled.count ? filled[order + 1] : nil
            let at = draft.form.budget.count
            var value: Number?
            var cell: Int?
            if let inline = sequence.pieces[index].term?.inline {
                value =
                    draft.takeAmount(sequence.pieces[index].inline(inline), at: index, Path(.budget, at, .amount)).value
            } else if let next, amount(sequence.pieces[next].text) != nil || isNothing(sequence.pieces[next].text) {
                cell = next
            } else if let place = printed.firstIndex(of: index), place + 1 < printed.count,
                sequence.pieces[printed[place + 1]].isBlank
            {
                cell = printed[place + 1]
            }
            // A term of several years beside one year: one entry, two amounts.
            if let twin = draft.form.budget.indices.first(where: {
                draft.form.budget[$0].label == label.canonical && !draft.form.budget[$0].columns.contains(.annual)
                    && ($0 >= start || label.term == .annual)
            }), draft.form.budget[twin].columns == [.amount] {
                draft.form.budget[twin].columns.append(.annual)
                if let cell { value = takeBudget(cell, twin, .annual) }
                draft.form.budget[twin].annual = value
                continue
            }
            if let cell { value = takeBudget(cell, at, .amount) }
            entry.amount = value
            draft.form.budget.append(entry)
        }
    }

    private mutating func takeBudget(_ index: Int, _ at: Int, _ field: Field) -> Number? {
        let piece = sequence.pieces[index]
        let (value, unit) = draft.takeAmount(piece, at: index, Path(.budget, at, field))
        if let unit, unit != "%" { takeMoneyUnit(unit, index) }
        // A stored quotient has more digits than its print.
        if field == .rate, piece.stored != nil { return value?.rounded(2) }
        return value
    }

    /// The canonical label, or the print without numbering, colon and 其中.
    private func entryName(_ index: Int, basis: Basis = .source) -> (canonical: Text, basis: Basis)? {
        let piece = sequence.pieces[index]
        if let label = piece.money, piece.term?.inline == nil { return (label.canonical, label.basis) }
        var name = joinLines(piece.text)
        if let end = endOfNumber(name.bytes, 0) { name = name.dropping(first: end).trimmed() }
        if name.hasPrefix("其中：") { name = name.dropping(first: 9) }
        if name.hasPrefix("其中:") { name = name.dropping(first: 7) }
        while name.hasSuffix("：") || name.hasSuffix(":") { name = name.dropping(last: name.hasSuffix("：") ? 3 : 1) }
        name = name.trimmed()
        return name.isEmpty ? nil : (name, basis)
    }
}
