import Basics
import Documents
import Forms
import Library

/// Finds the forms in a document.
public enum Recogniser {
    /// Words that text in this field is sure to hold: they decide between encodings.
    public static let fieldWords: [Text] = ["绩效", "指标", "目标", "预算", "单位", "项目", "资金", "产出", "满意度"].map { Text($0) }

    /// Reads every form in a document, in reading order; a file that holds none gives no form and a notice that says so.
    public static func read(_ document: Document) -> Reading {
        var reader = FormReader(document)
        let drafts = reader.readAll()
        var reading = Reading()
        for notice in document.notices { reading.notices.append(Notice(notice)) }
        for draft in drafts {
            var finisher = FormFinisher(draft, reader.sequence)
            reading.forms.append(finisher.finish())
        }
        return reading
    }
}

extension Notice {
    init(_ notice: DocumentNotice) {
        let cell = notice.table.map { CellReference(table: $0, row: notice.row ?? 0, column: notice.column ?? 0, part: notice.part) }
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
        if draft.form.kind == .selfEvaluation || draft.form.kind == .monitoring { blankEntries() }
        unread()
        return draft.form
    }

    private mutating func blankEntries() {
        if draft.form.kind == .monitoring { draft.form.score = nil }
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
            if kind == .selfEvaluation, !judged, !rows.isEmpty { return project ? .projectTargets : .departmentTargets }
            return kind
        }
        if watched { return .monitoring }
        if judged { return .selfEvaluation }
        if project { return .projectTargets }
        return draft.form.body != nil && (!draft.form.duties.isEmpty || !draft.form.tasks.isEmpty) ? .departmentTargets : nil
    }

    private mutating func unread() {
        guard draft.firstLine <= draft.lastLine, draft.lastLine < sequence.lines.count else { return }
        for line in sequence.lines[draft.firstLine...draft.lastLine] {
            for index in line.pieces where !draft.used.contains(index) && !sequence.pieces[index].isBlank {
                let piece = sequence.pieces[index]
                if isMissing(piece.text) || (piece.term.map { $0.inline == nil } ?? false) { continue }
                draft.form.unread.append(Unread(piece.text, cell: piece.cell))
            }
        }
    }
}
