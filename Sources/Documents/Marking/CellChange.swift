import Basics

/// New words for a cell or a paragraph of a user's own file.
public struct CellChange: Equatable, Sendable {
    public var place: DocumentPlace
    /// The words there now, as `Document` tells them.
    public var from: String
    public var to: String
    /// Why, for the note beside it in a workbook.
    public var note: [String]

    public init(place: DocumentPlace, from: String, to: String, note: [String]) {
        self.place = place
        self.from = from
        self.to = to
        self.note = note
    }
}

/// A user's own docx or xlsx with new words in some of its cells; everything else stays as it was.
public enum CorrectedCopy {
    /// The file with the changes: in a docx as tracked ones, each to be accepted or rejected alone; in a workbook as cells with a
    /// note of what stood there.
    /// - Parameters:
    ///   - bytes: the user's file.
    ///   - document: the same file, opened.
    ///   - day: the date of tracked changes, `2026-11-24`; nil: they have none.
    ///   - head: the first words of a note.
    /// - Throws: `.forbidden` where a change cannot be written, saying which.
    public static func write(
        _ bytes: [UInt8], _ document: Document, changes: [CellChange], day: String? = nil, head: String,
        limits: Limits = .standard
    ) throws(DocumentFault) -> [UInt8] {
        switch document.format {
        case .docx: return try DocxChanges.write(bytes, changes, day: day, limits: limits)
        case .xlsx: return try XlsxChanges.write(bytes, document, changes, head: head, limits: limits)
        default: throw .notWritten
        }
    }
}

extension DocumentFault {
    static func notChanged(_ change: CellChange, _ why: Wording) -> DocumentFault {
        DocumentFault(
            .forbidden,
            Wording(
                zh: "“\(change.from)”改为“\(change.to)”写不进原文件：\(why.zh)",
                en: "“\(change.from)” → “\(change.to)” cannot be written into the file: \(why.en)"),
            advice: Wording(
                zh: "请自己改这一处，其余的用 --only 选规则来改；或用 --out 写成 .html、.csv。",
                en: "Change it yourself and pick the others with --only; or write .html or .csv with --out."))
    }
}

/// Where two texts differ, counted in characters (Unicode scalars) of the old one, and what stands there in the new one.
public struct TextDifference {
    public var range: Range<Int>
    public var words: String

    public init(_ old: [Unicode.Scalar], _ new: [Unicode.Scalar]) {
        var head = 0
        while head < old.count, head < new.count, old[head] == new[head] { head += 1 }
        var tail = 0
        while tail < old.count - head, tail < new.count - head, old[old.count - 1 - tail] == new[new.count - 1 - tail] {
            tail += 1
        }
        range = head..<(old.count - tail)
        words = String(String.UnicodeScalarView(new[head..<(new.count - tail)]))
    }
}
