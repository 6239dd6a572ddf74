import Basics

/// What can be wrong with old files and their conversion, in words.
extension DocumentFault {
    private static let saveAsNew = Wording(
        zh: "请用 Word、Excel 或 WPS 打开，另存为 docx 或 xlsx。", en: "Open it in Word, Excel or WPS and save it as docx or xlsx.")
    private static let getAgain = Wording(
        zh: "请重新下载或复制该文件，或索取原件。", en: "Download or copy the file again, or ask for the original.")

    static let compoundTruncated = DocumentFault(
        .truncated,
        Wording(
            zh: "文件不完整：旧版 Office 文件的后半部分缺失，可能未传完",
            en: "the file is incomplete: the rest of this old Office file is missing"),
        advice: getAgain)

    static let compoundDamaged = DocumentFault(
        .damaged,
        Wording(
            zh: "文件已损坏：旧版 Office 文件的目录读不出来",
            en: "the file is damaged: the directory of this old Office file cannot be read"),
        advice: getAgain)

    static let otherCompoundFile = DocumentFault(
        .unknownType,
        Wording(
            zh: "这是旧版 Office 文件，但里面既不是 Word 文字也不是 Excel 表格",
            en: "this is an old Office file, but neither a Word document nor an Excel workbook"),
        advice: saveAsNew)

    static let rtfTruncated = DocumentFault(
        .truncated, Wording(zh: "RTF 文件不完整：末尾缺失", en: "the RTF file is incomplete: its end is missing"),
        advice: getAgain)

    static func needsConverter(_ format: OldFormat) -> DocumentFault {
        DocumentFault(
            .unknownType,
            Wording(
                zh: "这是\(format.name.zh)，要用 LibreOffice 转换，但没有找到它",
                en: "this is an \(format.name.en), for which LibreOffice is needed, which was not found"),
            advice: Wording(
                zh: "请安装 LibreOffice（Debian、Ubuntu：apt install libreoffice-writer-nogui libreoffice-calc-nogui），"
                    + "或用 Word、Excel、WPS 另存为 docx 或 xlsx。",
                en:
                    "Install LibreOffice (Debian, Ubuntu: apt install libreoffice-writer-nogui libreoffice-calc-nogui), "
                    + "or save the file as docx or xlsx with Word, Excel or WPS."))
    }

    static let converterFailed = DocumentFault(
        .damaged,
        Wording(zh: "LibreOffice 打不开这个文件，可能已损坏", en: "LibreOffice cannot open this file; it may be damaged"),
        advice: saveAsNew)

    static func converterTooSlow(seconds: Int) -> DocumentFault {
        DocumentFault(
            .tooLarge,
            Wording(
                zh: "LibreOffice 转换这个文件超过 \(seconds) 秒，已停止",
                en: "LibreOffice took more than \(seconds) seconds over this file and was stopped"),
            advice: saveAsNew)
    }

    static let converterCrashed = DocumentFault(
        .unreadable,
        Wording(
            zh: "LibreOffice 转换这个文件时出错退出（可能是内存超限或文件已损坏）",
            en: "LibreOffice broke down over this file (out of memory, or the file is damaged)"),
        advice: saveAsNew)

    static func converterNotStarted(_ reason: String) -> DocumentFault {
        DocumentFault(
            .unreadable,
            Wording(zh: "LibreOffice 启动不了（\(reason)）", en: "LibreOffice cannot be started (\(reason))"),
            advice: Wording(
                zh: "请检查 LibreOffice 能否单独打开，临时文件夹能否写入。",
                en: "Check that LibreOffice works on its own and that the folder for temporary files can be written."))
    }
}
