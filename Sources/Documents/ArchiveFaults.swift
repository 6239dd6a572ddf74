import Basics

/// What can be wrong with an archive or a part of it, in words.
extension DocumentFault {
    private static let saveAgain = Wording(
        zh: "请在 Word、Excel 或 WPS 中打开原文件，另存为新的 docx 或 xlsx 后重试；打不开时请索取原件。",
        en:
            "Open the original in Word, Excel or WPS, save it as a new docx or xlsx and try again; if it does not open there, "
            + "ask for another copy.")
    private static let takeOffPassword = Wording(
        zh: "请在 Word、Excel 或 WPS 中输入密码打开，取消密码保护后另存，再重试。",
        en: "Open it with its password in Word, Excel or WPS, take the protection off, save it and try again.")
    private static let split = Wording(
        zh: "请将文件拆小，或只保留含绩效目标表的部分后重试；来历不明的文件请勿使用。",
        en:
            "Split the file, or keep only the part with the form, and try again; do not use a file from an unknown source."
    )

    static let archiveTruncated = DocumentFault(
        .truncated,
        Wording(zh: "文件不完整：压缩包的末尾缺失，可能未传完。", en: "The file is incomplete: the end of the archive is missing."),
        advice: Wording(zh: "请重新下载或复制该文件后重试。", en: "Download or copy the file again and retry."))

    static let archiveDamaged = DocumentFault(
        .damaged,
        Wording(zh: "文件已损坏：压缩包的目录读不出来。", en: "The file is damaged: the directory of the archive cannot be read."),
        advice: saveAgain)

    static func archiveTooLarge(bytes: Int) -> DocumentFault {
        DocumentFault(
            .tooLarge,
            Wording(
                zh: "文件超过 \(megabytes(bytes)) 的上限。", en: "The file is larger than the limit of \(megabytes(bytes))."),
            advice: split)
    }

    static func tooManyEntries(_ limit: Int) -> DocumentFault {
        DocumentFault(
            .tooLarge,
            Wording(
                zh: "压缩包内的部件超过 \(limit) 个的上限。", en: "The archive holds more than the limit of \(limit) parts."),
            advice: split)
    }

    static func expandsTooFar(_ part: String, bytes: Int) -> DocumentFault {
        DocumentFault(
            .tooLarge,
            Wording(
                zh: "展开“\(part)”时，文件总量超过 \(megabytes(bytes)) 的上限。",
                en: "While expanding “\(part)”, the file grew beyond the limit of \(megabytes(bytes))."),
            advice: split)
    }

    static func tooMany(_ things: Wording, in part: String, limit: Int) -> DocumentFault {
        DocumentFault(
            .tooLarge,
            Wording(
                zh: "“\(part)”中的\(things.zh)超过 \(limit) 的上限。",
                en: "“\(part)” holds more \(things.en) than the limit of \(limit)."),
            advice: split)
    }

    static func partDamaged(_ part: String) -> DocumentFault {
        DocumentFault(
            .damaged,
            Wording(
                zh: "文件已损坏：“\(part)”解压出错或校验不符。",
                en: "The file is damaged: “\(part)” does not unpack, or its checksum is wrong."),
            advice: saveAgain)
    }

    static func partMissing(_ part: String) -> DocumentFault {
        DocumentFault(
            .damaged,
            Wording(zh: "文件已损坏：缺少“\(part)”。", en: "The file is damaged: “\(part)” is missing."), advice: saveAgain)
    }

    static func partUnsupported(_ part: String) -> DocumentFault {
        DocumentFault(
            .unreadable,
            Wording(
                zh: "“\(part)”的压缩方式不受支持。", en: "“\(part)” is compressed in a way that is not supported."),
            advice: saveAgain)
    }

    static func partEncrypted(_ part: String) -> DocumentFault {
        DocumentFault(
            .encrypted,
            Wording(zh: "文件有密码保护：“\(part)”已加密。", en: "The file is protected: “\(part)” is encrypted."),
            advice: takeOffPassword)
    }

    static let officeEncrypted = DocumentFault(
        .encrypted,
        Wording(
            zh: "文件有打开密码，内容已加密，无法读取。",
            en: "The file is protected by a password to open it: its content is encrypted and cannot be read."),
        advice: takeOffPassword)

    static let documentMissing = DocumentFault(
        .damaged,
        Wording(
            zh: "这不是完整的 docx：压缩包里没有正文（word/document.xml）。",
            en: "This is no whole docx: the archive has no main document (word/document.xml)."),
        advice: saveAgain)

    static let workbookMissing = DocumentFault(
        .damaged,
        Wording(
            zh: "这不是完整的 xlsx：压缩包里没有工作簿（xl/workbook.xml）。",
            en: "This is no whole xlsx: the archive has no workbook (xl/workbook.xml)."),
        advice: saveAgain)

    static let otherOpenDocument = DocumentFault(
        .unknownType,
        Wording(
            zh: "这是 OpenDocument 文件，但既不是文字（odt）也不是表格（ods）。",
            en: "This is an OpenDocument file, but neither a text (odt) nor a workbook (ods)."),
        advice: saveAgain)

    static func xmlDamaged(_ part: String, line: Int) -> DocumentFault {
        DocumentFault(
            .damaged,
            Wording(
                zh: "文件已损坏：“\(part)”第 \(line) 行的 XML 有误。",
                en: "The file is damaged: the XML of “\(part)” is wrong in line \(line)."),
            advice: saveAgain)
    }

    static func doctype(_ part: String) -> DocumentFault {
        DocumentFault(
            .forbidden,
            Wording(
                zh: "“\(part)”含有 DOCTYPE 声明，此类文件不允许，可能是恶意构造，已拒绝读取。",
                en:
                    "“\(part)” holds a DOCTYPE declaration, which these files may not have; it may be an attack and was refused."
            ),
            advice: saveAgain)
    }

    static func referenceBroken(_ part: String, _ what: Wording) -> DocumentFault {
        DocumentFault(
            .damaged,
            Wording(
                zh: "文件已损坏：“\(part)”\(what.zh)。", en: "The file is damaged: “\(part)” \(what.en)."), advice: saveAgain)
    }

    private static func megabytes(_ bytes: Int) -> String {
        bytes >= 1 << 20 ? "\(bytes >> 20) MB" : bytes >= 1 << 10 ? "\(bytes >> 10) KB" : "\(bytes) B"
    }
}
