import Basics
import CXlsxWriter
import Documents
import Glibc

/// Workbooks by libxlsxwriter.
enum XlsxWriting {
    /// 1980-01-01, the first day that a zip archive knows.
    private static let created = 315_532_800
    /// What a cell of a workbook holds.
    static let longestCell = 32_767
    static let mostRows = 1_048_575
    /// MFD_CLOEXEC.
    private static let closeOnExec: UInt32 = 1

    /// Whether a cell holds it whole.
    static func fits(_ text: Text) -> Bool {
        text.count <= longestCell || text.string.utf16.count <= longestCell
    }

    /// A workbook counts UTF-16 units.
    static func fitting(_ cell: String) -> String {
        let clean = Markup.printable(cell)
        if clean.utf16.count <= longestCell { return clean }
        return String(clean.unicodeScalars.prefix(longestCell / 2 - 1).map(Character.init)) + "…"
    }

    /// The library writes to a name only: that of a file in memory.
    static func bytes(_ fill: (UnsafeMutablePointer<lxw_workbook>) -> Bool) throws(DocumentFault) -> [UInt8] {
        let file = memfd_create("book.xlsx", closeOnExec)
        guard file >= 0 else { throw fault(String(cString: strerror(errno))) }
        defer { close(file) }
        guard let book = workbook_new("/proc/self/fd/\(file)") else { throw fault("workbook_new") }
        var properties = lxw_doc_properties()
        properties.created = time_t(created)
        workbook_set_properties(book, &properties)
        let filled = fill(book)
        let status = workbook_close(book)
        guard filled, status == LXW_NO_ERROR else { throw fault(String(cString: lxw_strerror(status))) }
        var bytes: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = pread(file, &piece, piece.count, off_t(bytes.count))
            if count == 0 { return bytes }
            guard count > 0 else { throw fault(String(cString: strerror(errno))) }
            bytes += piece[..<count]
        }
    }

    private static func fault(_ reason: String) -> DocumentFault {
        DocumentFault(
            .unreadable,
            Wording(zh: "工作簿写不出来（\(reason)）", en: "the workbook cannot be written (\(reason))"),
            advice: Wording(
                zh: "请检查内存和临时文件夹是否还有空间。", en: "Check that there is memory and room for temporary files."))
    }
}
