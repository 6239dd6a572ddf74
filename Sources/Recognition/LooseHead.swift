import Basics
import Documents
import Forms
import Library

/// Loose text: a label a line, its value on the lines below, up to the next label.
extension FormReader {
    mutating func readLooseHead(_ line: Int, _ index: Int) {
        let piece = sequence.pieces[index]
        if gathersMoney(index) { return }
        if let term = piece.term {
            beginNewLooseForm(index)
            if let inline = term.inline, piece.label != nil {
                flushRunning()
                if piece.label == .other {
                    if draft.sawHead { draft.extend(to: line) }
                } else {
                    assignInline(piece, index, inline, line)
                    if piece.label?.announcesText ?? false, draft.sawHead { runningLabels = [index] }
                }
                return
            }
            if term.meanings.label != nil || term.meanings.block != nil {
                if !runningTexts.isEmpty || !moneyRun.isEmpty { flushRunning() }
                runningLabels.append(index)
                return
            }
        }
        if !moneyRun.isEmpty {
            gatherMoney(CollectionOfOne(index))
        } else if !runningLabels.isEmpty {
            runningTexts.append(index)
        }
    }

    /// Adds a piece to the block of money, or begins one with it.
    private mutating func gathersMoney(_ index: Int) -> Bool {
        let piece = sequence.pieces[index]
        // A task's own money is one of its columns.
        let amongTasks = runningLabels.contains { isTask(sequence.pieces[$0].label) }
        if moneyRun.isEmpty {
            let glued =
                piece.term == nil && moneyParts(of: piece.text, vocabulary) != nil
                && piece.text.bytes.contains(where: isAsciiDigit)
            guard isMoney(piece, beginning: true) || glued, !amongTasks || piece.label != .taskFunding else {
                return false
            }
            if piece.label == .total, draft.sawHeader { return false }
            flushRunning()
        } else if !isMoney(piece, beginning: false) {
            return false
        }
        gatherMoney(CollectionOfOne(index))
        return true
    }

    private func isTask(_ label: HeadLabel?) -> Bool { label == .taskName || label == .taskContent || label == .tasks }

    private mutating func beginNewLooseForm(_ index: Int) {
        guard draft.sawHeader, header == nil, let label = sequence.pieces[index].label else { return }
        switch label {
        case .body, .projectName, .duties, .objectiveAnnual, .tasks: closeForm()
        default: break
        }
    }

    /// Gives the texts that have gathered to the labels above them.
    mutating func flushRunning() {
        flushMoney()
        let (labels, texts) = (runningLabels, runningTexts)
        runningLabels = []
        runningTexts = []
        guard let firstLabel = labels.first else { return }
        let line = sequence.pieces[firstLabel].line
        if labels.contains(where: { sequence.pieces[$0].label == .total }), draft.sawHeader {
            takeLooseTotal(texts)
            return
        }
        if labels.allSatisfy({ sequence.pieces[$0].label == .other || sequence.pieces[$0].term?.meanings.block != nil })
        {
            if draft.sawHead { draft.extend(to: texts.last.map { sequence.pieces[$0].line } ?? line) }
            return
        }
        guard !texts.isEmpty || draft.sawHead else { return }
        if !draft.sawHead, title == nil, labels.allSatisfy({ sequence.pieces[$0].label == .reportedBy }),
            let text = texts.first
        {
            pending.line = pending.line ?? line
            pending.reportedBy = (joinLines(sequence.pieces[text].text), text)
            return
        }
        for label in labels { useLabel(label, line) }
        if let last = texts.last { draft.extend(to: sequence.pieces[last].line) }
        if labels.contains(where: {
            sequence.pieces[$0].label == .taskName || sequence.pieces[$0].label == .taskContent
        }) {
            takeLooseTasks(labels, texts)
        } else {
            takeLooseValues(labels, texts)
        }
    }

    private mutating func takeLooseTotal(_ texts: [Int]) {
        let numbers = texts.prefix { amount(sequence.pieces[$0].text) != nil }
        guard let last = numbers.last else { return }
        draft.used.insert(last)
        draft.extend(to: sequence.pieces[last].line)
        assign(.total, sequence.pieces[last], last)
    }

    private mutating func takeLooseValues(_ labels: [Int], _ texts: [Int]) {
        var wanted = announcing(
            labels.compactMap { index in sequence.pieces[index].label.map { OpenLabel(label: $0, piece: index) } })
        // Short values stand behind their labels: the first ones' are blank.
        if texts.count < wanted.count, !wanted.contains(where: \.label.announcesText) {
            wanted = wanted.suffix(texts.count)
        }
        guard !texts.isEmpty, let only = wanted.first?.label else { return }
        if wanted.count == 1 {
            let piece = only.announcesText ? joined(texts.map { sequence.pieces[$0] }) : sequence.pieces[texts[0]]
            assign(only, piece, texts[0])
            if only.announcesText { draft.used.formUnion(texts) }
            return
        }
        var parts = texts.map { (piece: sequence.pieces[$0], index: $0) }
        if parts.count < wanted.count { parts = parts.flatMap { sentences($0.piece, $0.index) } }
        let actualLast = wanted.count == 2 && wanted.last?.label == .objectiveActual
        let shares = (actualLast ? splitAtResult(parts) : nil) ?? split(parts, into: wanted.count)
        for (label, share) in zip(wanted, shares) {
            guard let first = share.first else { continue }
            assign(label.label, joined(share.map(\.piece)), first.index)
            draft.used.formUnion(share.map(\.index))
        }
    }

    /// Texts of cells that stood side by side on one line: a blank behind a full stop parts them.
    private func sentences(_ piece: Piece, _ index: Int) -> [(piece: Piece, index: Int)] {
        var parts: [(piece: Piece, index: Int)] = []
        var start = 0
        while let stop = piece.text.firstIndex(of: "。 ", from: start) {
            parts.append((piece.inline(piece.text[start..<(stop + 3)].trimmed()), index))
            start = stop + 3
        }
        parts.append((piece.inline(piece.text[start..<piece.text.count].trimmed()), index))
        return parts.filter { !$0.piece.isBlank }
    }

    /// Texts of cells that stood side by side: a new one begins where the numbering begins again, or where numbered text ends.
    private func split(
        _ parts: [(piece: Piece, index: Int)], into count: Int
    ) -> [ArraySlice<(piece: Piece, index: Int)>] {
        guard parts.count > count else { return parts.map { [$0] } }
        var starts = [0]
        var numbered = false
        for (k, part) in parts.enumerated() {
            let text = part.piece.text
            let end = endOfNumber(text.bytes, 0)
            let first = end.map { isFirstNumber(text[0..<$0]) } ?? false
            if k > 0, starts.count < count, first || (numbered && end == nil) { starts.append(k) }
            numbered = end != nil
        }
        return starts.enumerated().map { k, start in
            parts[start..<(k + 1 < starts.count ? starts[k + 1] : parts.count)]
        }
    }

    /// A goal and what became of it: the second speaks of what was in fact done.
    private func splitAtResult(
        _ parts: [(piece: Piece, index: Int)]
    ) -> [ArraySlice<(piece: Piece, index: Int)>]? {
        guard let at = parts.firstIndex(where: { $0.piece.text.contains("实际") }), at > 0 else { return nil }
        return [parts[..<at], parts[at...]]
    }

    private func isFirstNumber(_ number: Text) -> Bool {
        let marks = number.scalars.filter { isHan($0) || (0x30...0x39).contains($0) || (0x2460...0x2473).contains($0) }
        return marks.last == 0x4E00 || marks.last == 0x31 || marks.last == 0x2460
    }

    private func joined(_ pieces: [Piece]) -> Piece {
        pieces.dropFirst().reduce(pieces[0]) { $0.joined(with: $1.text) }
    }

    /// Names and contents in turn. A name is numbered like the first one and ends no sentence; an amount is the task's funding, and
    /// what follows that its expected result.
    private mutating func takeLooseTasks(_ labels: [Int], _ texts: [Int]) {
        let parts = texts.flatMap(nameAndContent)
        let expects = labels.contains { sequence.pieces[$0].label == .taskExpected }
        let style = parts.first.map { NumberStyle($0.piece.text) }
        var name: (Piece, Int)?
        var content: [(piece: Piece, index: Int)] = []
        var funding: (Piece, Int)?
        var expected: [(piece: Piece, index: Int)] = []
        func whole(_ parts: [(piece: Piece, index: Int)]) -> (Piece, Int)? {
            guard let first = parts.first else { return nil }
            return (parts.dropFirst().reduce(first.piece) { $0.joined(with: $1.piece.text) }, first.index)
        }
        func add(_ reader: inout FormReader) {
            guard let name else { return }
            reader.addTask(name: name, content: whole(content), funding: funding, expected: whole(expected))
            reader.draft.used.formUnion((content + expected).map(\.index))
        }
        for part in parts {
            let text = part.piece.text
            let ends = text.hasSuffix("。") || text.hasSuffix("；") || text.hasSuffix(";") || text.characterCount > 40
            if name != nil, amount(text) != nil {
                funding = (part.piece, part.index)
            } else if name != nil, ends || NumberStyle(text) != style || content.isEmpty {
                if funding != nil, expects { expected.append(part) } else { content.append(part) }
            } else {
                add(&self)
                (name, content, funding, expected) = ((part.piece, part.index), [], nil, [])
            }
        }
        add(&self)
    }

    /// A task's name and what it holds, where only a blank parts them: the content is numbered or a sentence.
    private func nameAndContent(_ index: Int) -> [(piece: Piece, index: Int)] {
        let piece = sequence.pieces[index]
        let bytes = piece.text.bytes
        guard let blank = bytes.firstIndex(of: 0x20), !bytes.contains(0x0A) else { return [(piece, index)] }
        let name = Text(bytes[..<blank])
        let content = Text(bytes[blank...]).trimmed()
        let number = endOfNumber(content.bytes, 0)
        guard name.count >= 6, name.characterCount <= 30, !name.hasSuffix("。"), !name.hasSuffix("；"),
            number != nil
                ? NumberStyle(content) != NumberStyle(name) : content.hasSuffix("。") && content.characterCount > 6
        else { return [(piece, index)] }
        return [(piece.inline(name), index), (piece.inline(content), index)]
    }

    /// How an item is numbered: `一、`, `（一）`, `1.`, `①`, `任务1：`, or not at all.
    private struct NumberStyle: Equatable {
        private var marks: [UInt32] = []

        init(_ text: Text) {
            guard let end = endOfNumber(text.bytes, 0) else { return }
            for scalar in text[0..<end].scalars where !isBlank(scalar) {
                let mark: UInt32 =
                    switch scalar {
                    case 0x30...0x39, 0xFF10...0xFF19: 0x31
                    case 0x2460...0x2473: 0x2460
                    case 0x4E00, 0x4E8C, 0x4E09, 0x56DB, 0x4E94, 0x516D, 0x4E03, 0x516B, 0x4E5D, 0x5341: 0x4E00
                    default: foldedScalar(scalar)
                    }
                if marks.last != mark { marks.append(mark) }
            }
        }
    }
}
