import Basics

/// The words of the faults that opening a file ends in.
extension DocumentFault {
    static let emptyFile = DocumentFault(
        .empty, Wording(zh: "文件是空的，没有任何文字", en: "the file is empty: it holds no text"),
        advice: Wording(
            zh: "请检查是否选错了文件，或者文件没有保存、没有下载完。", en: "Check that it is the right file and that it was saved or downloaded."
        ))

    static func tooManyBytes(_ count: Int, limit: Int) -> DocumentFault {
        DocumentFault(
            .tooLarge,
            Wording(
                zh: "文件有 \(megabytes(count)) MB，超过 \(megabytes(limit)) MB 的上限",
                en: "the file has \(megabytes(count)) MB, more than the limit of \(megabytes(limit)) MB"),
            advice: Wording(zh: "请只保留绩效目标表，另存为较小的文件。", en: "Keep only the forms and save them as a smaller file."))
    }

    private static func megabytes(_ bytes: Int) -> String {
        let tenths = (bytes * 10 + (1 << 20) - 1) >> 20
        return tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)"
    }

    static func tooManyCells(limit: Int) -> DocumentFault {
        DocumentFault(
            .tooLarge,
            Wording(
                zh: "文件里的单元格超过 \(limit) 个的上限", en: "the file holds more cells than the limit of \(limit)"),
            advice: Wording(zh: "请只保留绩效目标表，删去其余内容再试。", en: "Keep only the forms and remove the rest."))
    }

    static func tooManyLines(limit: Int) -> DocumentFault {
        DocumentFault(
            .tooLarge,
            Wording(
                zh: "文件的行数或段落数超过 \(limit) 的上限", en: "the file has more lines or paragraphs than the limit of \(limit)"),
            advice: Wording(zh: "请只保留绩效目标表，删去其余内容再试。", en: "Keep only the forms and remove the rest."))
    }

    static func nestedTooDeep(limit: Int) -> DocumentFault {
        DocumentFault(
            .tooLarge,
            Wording(
                zh: "网页里的标签一层套一层，超过 \(limit) 层的上限", en: "elements of the page are nested more than \(limit) deep"),
            advice: Wording(
                zh: "请把表格复制到 Word 或 Excel，另存为 docx 或 xlsx。",
                en: "Copy the table into Word or Excel and save it as docx or xlsx."))
    }

    static let picture = DocumentFault(
        .picture, Wording(zh: "这是一张图片，里面的文字读不出来", en: "this is a picture; the words in it cannot be read"),
        advice: Wording(
            zh: "请提供原来的 docx 或 xlsx，或者先做文字识别并核对。",
            en: "Use the docx or xlsx that it was made from, or recognise its text first."))

    static let binary = DocumentFault(
        .unknownType, Wording(zh: "认不出文件类型：内容不是文字", en: "the file type is not known: the content is no text"),
        advice: Wording(
            zh: "可以打开的有 docx、xlsx、doc、xls、wps、et、rtf、odt、ods、html、mht、csv、md、txt，以及 zip、7z、rar 和邮件。",
            en:
                "What can be opened: docx, xlsx, doc, xls, wps, et, rtf, odt, ods, html, mht, csv, md, txt, and zip, 7z, rar and mails."
        ))

    static func mostlyDamaged(bad: Int, firstLine: Int) -> DocumentFault {
        DocumentFault(
            .damaged,
            Wording(
                zh: "文字大多是坏的：UTF-8、GB18030、UTF-16 都解不出来，至少 \(bad) 处，从第 \(firstLine) 行开始",
                en:
                    "most of the text is damaged: neither UTF-8, GB18030 nor UTF-16; at least \(bad) places, from line \(firstLine)"
            ),
            advice: Wording(
                zh: "请重新下载或重新导出文件，保存时编码选 UTF-8。", en: "Download or export the file again, in the encoding UTF-8."))
    }
}
