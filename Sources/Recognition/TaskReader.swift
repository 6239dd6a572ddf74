import Basics
import Documents
import Forms
import Library

/// Which column of the tasks holds what (年度主要任务).
struct TaskColumns {
    var columns: [(label: HeadLabel, start: Int, end: Int)] = []
}

extension FormReader {
    /// One line of 年度主要任务: its headings, or a task.
    mutating func readTask(_ line: Int, _ filled: [Int]) {
        draft.extend(to: line)
        let labels = filled.compactMap { index -> (HeadLabel, Int)? in
            let piece = sequence.pieces[index]
            guard let label = piece.label, piece.term?.inline == nil else {
                return piece.term?.meanings.amount != nil ? (.taskFunding, index) : nil
            }
            return (label, index)
        }
        if labels.contains(where: { $0.0 == .taskContent || $0.0 == .taskName }), labels.count == filled.count {
            tasks.columns = labels.map { label, index in
                draft.used.insert(index)
                let piece = sequence.pieces[index]
                if let bracket = piece.term?.bracket { takeMoneyUnit(bracket, index) }
                return (label, piece.column, piece.columnEnd)
            }
            return
        }
        if let total = filled.first, let label = sequence.pieces[total].money, label.basis == .total, filled.count > 1 {
            readMoney(line, filled)
            return
        }
        let printed = sequence.lines[line].pieces
        // Where the side label's column was lost, all cells stand as much too far left as the name does.
        var shift = 0
        if isLossy(sequence.lines[line].grid), let first = filled.first, let name = tasks.columns.first {
            shift = max(0, name.start - sequence.pieces[first].column)
        }
        func piece(_ label: HeadLabel, _ order: Int) -> (Piece, Int)? {
            if let column = tasks.columns.first(where: { $0.label == label }) {
                return printed.first {
                    sequence.pieces[$0].column + shift < column.end
                        && column.start < sequence.pieces[$0].columnEnd + shift
                }.map { (sequence.pieces[$0], $0) }
            }
            guard tasks.columns.isEmpty, order < filled.count else { return nil }
            return (sequence.pieces[filled[order]], filled[order])
        }
        addTask(
            name: piece(.taskName, 0), content: piece(.taskContent, 1), funding: piece(.taskFunding, 99),
            expected: piece(.taskExpected, 99))
    }

    mutating func addTask(
        name: (Piece, Int)?, content: (Piece, Int)?, funding: (Piece, Int)? = nil, expected: (Piece, Int)? = nil
    ) {
        let blank = [name, content, funding, expected].allSatisfy { $0?.0.isBlank ?? true }
        guard !blank else { return }
        if let (piece, index) = name, let (below, at) = content, addSeveralTasks(piece, index, below, at) { return }
        let at = draft.form.tasks.count
        var task = WorkTask(name: Text())
        if let (piece, index) = name, let text = draft.take(piece, at: index, Path(.tasks, at, .name)) {
            task.name = text
            if let end = endOfNumber(text.bytes, 0) {
                task.name = text.dropping(first: end).trimmed()
                draft.repair(
                    .removedNumbering, Path(.tasks, at, .name), from: text[0..<end].trimmed(), to: Text(), piece.cell)
            }
        }
        if let (piece, index) = content {
            draft.used.insert(index)
            draft.form.cells[Path(.tasks, at, .items)] = piece.cell
            draft.tellMarkup(piece, Path(.tasks, at, .items))
            for item in splitItems(piece.text) where !isMissing(item.text) {
                let path = Path(.tasks, at, .items, task.items.count)
                draft.form.cells[path] = piece.cell
                if !item.number.isEmpty {
                    draft.repair(.removedNumbering, path, from: item.number, to: Text(), piece.cell)
                }
                task.items.append(item.text)
            }
        }
        if let (piece, index) = funding {
            task.funding = draft.takeAmount(piece, at: index, Path(.tasks, at, .funding)).value
        }
        if let (piece, index) = expected { task.expected = takeRunningText(piece, index, Path(.tasks, at, .expected)) }
        draft.form.tasks.append(task)
    }

    /// Tasks that stand in one cell since the lines between them were lost: 任务1：… 任务2：… beside as many lists, each of which
    /// counts from 1. False where it is not so; several names that no lists go with are told.
    private mutating func addSeveralTasks(_ name: Piece, _ nameIndex: Int, _ content: Piece, _ contentIndex: Int)
        -> Bool
    {
        let names = splitAtNumberedWords(joinLines(name.text))
        guard names.count > 1 else { return false }
        let path = Path(.tasks, draft.form.tasks.count)
        let lists = splitLists(content.text)
        draft.notices.append(
            Notice(path: path, cell: name.cell, .severalTasks(names.count, apart: lists.count == names.count)))
        guard lists.count == names.count else { return false }
        for (own, list) in zip(names, lists) {
            addTask(name: (name.inline(own), nameIndex), content: (content.inline(list), contentIndex))
        }
        return true
    }

    /// Running text without its list numbers, on one line; nil where it is blank.
    mutating func takeRunningText(_ piece: Piece, _ index: Int, _ path: Path) -> Text? {
        draft.used.insert(index)
        draft.form.cells[path] = piece.cell
        draft.tellMarkup(piece, path)
        var joined = Text()
        for item in splitItems(piece.text) {
            if !item.number.isEmpty { draft.repair(.removedNumbering, path, from: item.number, to: Text(), piece.cell) }
            joined.append(item.text)
        }
        return joined.isEmpty || isMissing(joined) ? nil : joined
    }
}

extension Wording {
    fileprivate static func severalTasks(_ count: Int, apart: Bool) -> Wording {
        Wording(
            zh: "这里的 \(count) 项任务之间没有分格，\(apart ? "已按编号分开" : "未能分开")，请核对。",
            en:
                "No line parts the \(count) tasks here; \(apart ? "they were parted by their numbers" : "they stay in one"). "
                + "Please check.")
    }
}
