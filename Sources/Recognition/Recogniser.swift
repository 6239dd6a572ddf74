import Basics
import Documents
import Forms
import Library

/// Finds the forms in a document.
public enum Recogniser {
    /// Words that text in this field is sure to hold: they decide between encodings.
    public static let fieldWords: [Text] = ["绩效", "指标", "目标", "预算", "单位", "项目", "资金", "产出", "满意度"].map { Text($0) }

    /// Reads every form in a document, in reading order; a file that holds none gives no form and a notice that says so.
    /// - Parameter explains: whether each form also tells where each cell of its rows went, and why.
    public static func read(_ document: Document, explains: Bool = false) -> Reading {
        var reader = FormReader(document, explains: explains)
        let drafts = reader.readAll()
        var reading = Reading()
        for notice in document.notices { reading.notices.append(Notice(notice)) }
        for (number, draft) in drafts.enumerated() {
            var finisher = FormFinisher(draft, reader.sequence)
            reading.forms.append(finisher.finish())
            if explains, reading.forms[number].explain == nil { reading.forms[number].explain = [] }
            for notice in draft.notices {
                var notice = notice
                notice.form = number
                reading.notices.append(notice)
            }
            if reading.forms[number].indicators.isEmpty {
                reading.notices.append(Notice(form: number, Wording.blankForm))
            }
        }
        if drafts.isEmpty {
            reading.notices.append(Notice(Wording.noForm))
        } else if let outside = outside(drafts, reader.sequence) {
            reading.notices.append(outside)
        }
        return reading
    }

    /// What a file held besides forms: one notice with its lines.
    private static func outside(_ drafts: [FormDraft], _ sequence: PieceSequence) -> Notice? {
        var left: [Int] = []
        // The forms stand in the order of their lines.
        var current = 0
        for line in sequence.lines.indices {
            while current < drafts.count, drafts[current].lastLine < line { current += 1 }
            let inside = current < drafts.count && drafts[current].firstLine <= line
            let blank = sequence.lines[line].pieces.allSatisfy { sequence.pieces[$0].isBlank }
            if !inside && !blank { left.append(line) }
        }
        guard let first = left.first else { return nil }
        let cell = sequence.pieces[sequence.lines[first].pieces.lowerBound].cell
        let numbers = left.compactMap { sequence.lines[$0].number }
        if numbers.count == left.count {
            let ranges = ranges(of: numbers)
            return Notice(
                cell: cell,
                Wording(
                    zh: "第 \(ranges) 行不属于任何绩效表，未读入。", en: "Lines \(ranges) belong to no form and were not read."))
        }
        return Notice(
            cell: cell,
            Wording(
                zh: "表外另有 \(left.count) 行（段）文字，未读入。",
                en: "\(left.count) further lines or paragraphs stand outside the forms and were not read."))
    }

    private static func ranges(of numbers: [Int]) -> String {
        var ranges: [(Int, Int)] = []
        for number in numbers {
            if let last = ranges.last, number <= last.1 + 2 {
                ranges[ranges.count - 1].1 = number
            } else {
                ranges.append((number, number))
            }
        }
        return ranges.map { $0.0 == $0.1 ? "\($0.0)" : "\($0.0)–\($0.1)" }.joined(separator: "、")
    }
}

extension Wording {
    static let noForm = Wording(
        zh: "没有找到绩效目标表、监控表或自评表：文件里没有一张带“三级指标（或指标名称）”和“指标值”表头的表。请确认选对了文件。",
        en: "No form was found: no table in the file has headings for an indicator's name and its target. "
            + "Please check that this is the right file.")

    static let blankForm = Wording(
        zh: "这张表没有填写任何指标，可能是空白模板。", en: "This form holds no indicators; it may be a blank template.")

    static let wrappedCells = Wording(
        zh: "这张表只靠空格分栏，有的单元格折成了几行，指标可能读错行或读错列，请逐行核对；有 Word、Excel 或网页原件时请改用原件。",
        en:
            "Only blanks keep the columns of this table apart, and some cells go over several lines: indicators may have been "
            + "read from the wrong lines or columns. Please compare each, or use the Word, Excel or web original.")
}

extension Notice {
    init(_ notice: DocumentNotice) {
        let cell = notice.table.map {
            CellReference(table: $0, row: notice.row ?? 0, column: notice.column ?? 0, part: notice.part)
        }
        self.init(cell: cell, notice.text)
    }
}

/// Completes a form when its last line has been read: its kind and year, and what ended in no field.
struct FormFinisher {
    var draft: FormDraft
    let sequence: PieceSequence

    init(_ draft: FormDraft, _ sequence: PieceSequence) {
        self.draft = draft
        self.sequence = sequence
    }

    mutating func finish() -> Form {
        draft.form.kind = kind()
        if draft.form.kind == .monitoring { draft.form.score = nil }
        unread()
        labels()
        return draft.form
    }

    /// The kind by the title; a title of evaluation over a table without results is one of targets.
    private func kind() -> FormKind? {
        let rows = draft.form.indicators
        let project = draft.form.project != nil
        let judged = draft.form.cells.keys.contains {
            $0.field == .indicators && ($0.leaf == .score || $0.leaf == .actualText)
        }
        let watched = draft.form.cells.keys.contains {
            $0.field == .indicators && ($0.leaf == .likelihood || $0.leaf == .forecast)
        }
        if let kind = draft.form.kind {
            if kind == .selfEvaluation, !judged, !draft.hasResults, !rows.isEmpty {
                return project ? .projectTargets : .departmentTargets
            }
            return kind
        }
        if watched { return .monitoring }
        if judged { return .selfEvaluation }
        if project { return .projectTargets }
        return draft.form.body != nil && (!draft.form.duties.isEmpty || !draft.form.tasks.isEmpty)
            ? .departmentTargets : nil
    }

    private mutating func unread() {
        guard draft.firstLine <= draft.lastLine, draft.lastLine < sequence.lines.count else { return }
        for line in sequence.lines[draft.firstLine...draft.lastLine] {
            for index in line.pieces where !draft.used.contains(index) && !sequence.pieces[index].isBlank {
                let piece = sequence.pieces[index]
                if isMissing(piece.text) { continue }
                if let term = piece.term, term.inline == nil { continue }
                draft.form.unread.append(Unread(piece.text, cell: piece.cell))
            }
        }
    }

    /// What was read as a label or heading, and stands in no value's cell.
    private mutating func labels() {
        guard draft.firstLine <= draft.lastLine, draft.lastLine < sequence.lines.count else { return }
        let values = Set(draft.form.cells.values)
        for line in sequence.lines[draft.firstLine...draft.lastLine] {
            for index in line.pieces {
                let piece = sequence.pieces[index]
                guard let term = piece.term, term.inline == nil, !piece.isMade else { continue }
                printedBlank(piece)
                if !values.contains(piece.cell) { draft.form.labels.append(Label(piece.text, cell: piece.cell)) }
            }
        }
    }

    /// A body's label that no value follows: the place is printed and was left blank, and the label's cell stands for it.
    private mutating func printedBlank(_ label: Piece) {
        switch label.label {
        case .body where draft.form.body == nil: place(Path(.body), label)
        case .reportedBy where draft.form.reportedBy == nil: place(Path(.reportedBy), label)
        default: break
        }
    }

    private mutating func place(_ path: Path, _ label: Piece) {
        if draft.form.cells[path] == nil { draft.form.cells[path] = label.cell }
    }
}
