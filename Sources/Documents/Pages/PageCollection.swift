import Basics

/// Takes in the pages of a document one by one, and says of those that hold no text that can be read what they are.
struct PageCollection {
    private var assembly: PageAssembly
    private let limits: Limits
    private var characters = 0
    private var readable = 0
    private var pictures: [Int] = []
    private var unmapped: [Int] = []
    private var unreadable: [Int] = []

    init(limits: Limits) {
        assembly = PageAssembly(limits: limits)
        self.limits = limits
    }

    mutating func addUnreadable(_ number: Int) { unreadable.append(number) }

    mutating func add(_ page: PageContent) throws(DocumentFault) {
        characters += page.characters.count
        guard characters <= limits.characters else { throw .tooManyCharacters(limit: limits.characters) }
        let visible = page.characters.count { !$0.isBlank }
        if visible == 0 {
            if page.hasPicture { pictures.append(page.number) }
            return
        }
        if page.unmapped * 2 > visible {
            unmapped.append(page.number)
            return
        }
        readable += 1
        try assembly.add(page)
    }

    /// - Throws: `DocumentFault` where no page holds text that can be read.
    mutating func finish(_ format: FileFormat) throws(DocumentFault) -> Document {
        if readable == 0 {
            if !unmapped.isEmpty { throw .noCharacterMap }
            if !pictures.isEmpty { throw .scannedPages }
            throw unreadable.isEmpty ? .emptyFile : .pdfDamaged
        }
        var document = try assembly.finish(format)
        func tell(_ pages: [Int], zh: String, en: String) {
            guard !pages.isEmpty else { return }
            let list = pages.prefix(20).map(String.init)
            let more = pages.count > 20
            document.notices.append(
                DocumentNotice(
                    Wording(
                        zh: "第 \(list.joined(separator: "、"))\(more ? " …" : "") 页" + zh,
                        en: "Page \(list.joined(separator: ", "))\(more ? ", …" : "") " + en)))
        }
        tell(
            pictures, zh: "是扫描的图片，没有文字，未读入；请提供原件，或先做文字识别并核对。",
            en: "is a scanned picture without text and was not read; use the original, or recognise its text first.")
        tell(
            unmapped, zh: "的字体没有说明是什么字，未读入；请提供原件。",
            en: "has fonts that do not tell their characters and was not read; use the original.")
        tell(unreadable, zh: "已损坏，未读入。", en: "is damaged and was not read.")
        return document
    }
}

extension PageContent {
    /// One stroke or filled shape, by its corners.
    mutating func addPath(_ points: [(x: Float, y: Float)], isCurved: Bool, isStroked: Bool) {
        guard points.count > 1, !isCurved else { return }
        if isStroked {
            for (a, b) in zip(points, points.dropFirst()) { addRule(a.x, a.y, b.x, b.y) }
        } else {
            var (left, top, right, bottom) = (points[0].x, points[0].y, points[0].x, points[0].y)
            for point in points {
                (left, right) = (min(left, point.x), max(right, point.x))
                (top, bottom) = (min(top, point.y), max(bottom, point.y))
            }
            addRule(left, top, right, bottom)
        }
    }
}

extension DocumentFault {
    static let pdfLocked = DocumentFault(
        .encrypted, Wording(zh: "PDF 设有打开密码", en: "the PDF is protected by a password"),
        advice: Wording(
            zh: "请打开后去掉密码，另存为新的 PDF，或提供原来的 docx、xlsx。",
            en: "Remove the password and save it anew, or use the docx or xlsx that it was made from."))

    static let pdfDamaged = DocumentFault(
        .damaged, Wording(zh: "PDF 已损坏，打不开", en: "the PDF is damaged and cannot be opened"),
        advice: Wording(zh: "请重新下载或重新导出。", en: "Download or export it again."))

    static let scannedPages = DocumentFault(
        .picture, Wording(zh: "PDF 的各页都是扫描的图片，没有文字", en: "all pages of the PDF are scanned pictures without text"),
        advice: Wording(
            zh: "请提供原来的 docx 或 xlsx，或者先做文字识别并核对。",
            en: "Use the docx or xlsx that it was made from, or recognise its text first."))

    static let noCharacterMap = DocumentFault(
        .unreadable,
        Wording(
            zh: "PDF 的字体没有说明是什么字：看得见，读不出来",
            en: "the fonts of the PDF do not tell their characters: they show, but cannot be read"),
        advice: Wording(
            zh: "请提供原来的 docx 或 xlsx，或者换一种方式导出 PDF（嵌入字体，不转曲线）。",
            en: "Use the docx or xlsx that it was made from, or export the PDF in another way."))

    static func tooManyPages(_ count: Int, limit: Int) -> DocumentFault {
        DocumentFault(
            .tooLarge,
            Wording(
                zh: "文件有 \(count) 页，超过 \(limit) 页的上限",
                en: "the file has \(count) pages, more than the limit of \(limit)"),
            advice: Wording(zh: "请只保留绩效目标表所在的页。", en: "Keep only the pages that hold the forms."))
    }

    static func tooManyCharacters(limit: Int) -> DocumentFault {
        DocumentFault(
            .tooLarge,
            Wording(zh: "文件的字数超过 \(limit) 的上限", en: "the file holds more characters than the limit of \(limit)"),
            advice: Wording(zh: "请只保留绩效目标表所在的页。", en: "Keep only the pages that hold the forms."))
    }

    static func tooMuchOnPage(_ number: Int) -> DocumentFault {
        DocumentFault(
            .tooLarge,
            Wording(zh: "第 \(number) 页的文字和线条太多", en: "page \(number) holds too many characters and lines"),
            advice: Wording(
                zh: "请只保留绩效目标表所在的页，重新导出。", en: "Keep only the pages that hold the forms, and export them again."))
    }

    static let noPdfReader = DocumentFault(
        .unknownType,
        Wording(zh: "这是 PDF 文件，但这台机器上没有读 PDF 的组件", en: "this is a PDF, and what reads PDF is not installed"),
        advice: Wording(
            zh: "请运行 scripts/setup demo，或安装 poppler-utils；也可以改用原来的 docx 或 xlsx。",
            en: "Run scripts/setup demo or install poppler-utils, or use the docx or xlsx that it was made from."))
}
