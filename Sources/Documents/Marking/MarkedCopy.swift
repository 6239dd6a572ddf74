import Basics

/// A user's own docx or xlsx with remarks at its cells; parts that carry none stay byte for byte.
public enum MarkedCopy {
    /// Whether remarks and corrections can stand in a file itself: in a docx or xlsx that is a package of parts, not in one that is
    /// a single XML file.
    public static func canHold(_ bytes: [UInt8], _ document: Document) -> Bool {
        (document.format == .docx || document.format == .xlsx) && FileSignature(of: bytes) == .zip
    }

    /// The file with the remarks as comments or notes, and with the list behind its last page or sheet. Those of an earlier marking
    /// are replaced; those of others stay.
    /// - Parameters:
    ///   - bytes: the user's file.
    ///   - document: the same file, opened.
    ///   - day: the date of the comments in a docx, `2026-11-24`; nil: they have none.
    /// - Throws: `DocumentFault` where the file cannot be written into.
    public static func write(
        _ bytes: [UInt8], _ document: Document, remarks: [Remark], list: RemarkList, day: String? = nil,
        limits: Limits = .standard
    ) throws(DocumentFault) -> [UInt8] {
        switch document.format {
        case .docx: return try DocxMarks.write(bytes, remarks: remarks, list: list, day: day, limits: limits)
        case .xlsx:
            return try XlsxMarks.write(bytes, remarks: remarks, list: list, names: document.sheetNames, limits: limits)
        default: throw .notWritten
        }
    }
}

extension Document {
    /// For each table of a workbook the name of its sheet.
    var sheetNames: [Int: String] {
        var names: [Int: String] = [:]
        for case .table(let table) in blocks { names[table.index] = table.part?.string }
        return names
    }
}
