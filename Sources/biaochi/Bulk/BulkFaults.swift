import Basics
import Documents

/// What a file may be at fault for in a bulk run besides what opening it tells.
enum BulkFaults {
    static func tooSlow(_ seconds: Int) -> DocumentFault {
        DocumentFault(
            .timeLimit,
            Wording(
                zh: "读这个文件超过 \(seconds) 秒的时限，已停止",
                en: "reading the file took longer than \(seconds) seconds and was stopped"),
            advice: Wording(
                zh: "请只留下绩效目标表所在的部分再试，或用 --time-limit 放宽时限。",
                en: "Keep only the part that holds the forms, or allow more time with --time-limit."))
    }

    /// - Parameter reason: the signal, or the exit status as a negative number.
    static func crashed(_ reason: Int32?, _ megabytes: Int) -> DocumentFault {
        let zh = reason.map { $0 > 0 ? "，信号 \($0)" : "，退出码 \(-$0)" } ?? ""
        let en = reason.map { $0 > 0 ? ", signal \($0)" : ", exit status \(-$0)" } ?? ""
        return DocumentFault(
            .crashed,
            Wording(
                zh: "读这个文件的进程中断了（可能超过内存上限 \(megabytes) MB\(zh)）",
                en: "the process that read the file ended (it may have needed more than \(megabytes) MB\(en))"),
            advice: Wording(
                zh: "请在 Word、Excel 或 WPS 里打开，另存为 docx 或 xlsx 再试；或用 --memory-limit 放宽上限。",
                en: "Save it as docx or xlsx with Word, Excel or WPS, or allow more with --memory-limit."))
    }

    static let changed = DocumentFault(
        .changed, Wording(zh: "文件在审核期间被改动", en: "the file was changed during the run"),
        advice: Wording(zh: "请等文件存好后，再单独审核它。", en: "Check it again when it is saved."))

    static let badName = DocumentFault(
        .unreadable, Wording(zh: "文件名不是 UTF-8 编码", en: "the file's name is not in UTF-8"),
        advice: Wording(zh: "请先给文件改名（可用 convmv -f gbk -t utf8）。", en: "Rename it, as with convmv -f gbk -t utf8."))

    static let closedFolder = DocumentFault(
        .unreadable, Wording(zh: "文件夹打不开", en: "the folder cannot be opened"),
        advice: Wording(zh: "请检查读取权限。", en: "Check that you may read it."))
}
