import Basics

/// The blocks of a text document (docx, odt) as they are finished, in reading order, and what was noticed on the way.
struct WordOutput {
    let part: String
    let limits: Limits
    var hasRevisions = false
    var hasHiddenText = false
    var hasCoveredText = false
    /// Footnotes, endnotes and comments, which are not read.
    var notes = 0
    private var blocks: [Block] = []
    private var paragraphCount = 0
    private var tableCount = 0
    private var cellCount = 0
    private(set) var spots = DocxSpots()

    init(part: String, limits: Limits) {
        self.part = part
        self.limits = limits
    }

    /// Adds a paragraph; an empty one counts, and is not listed.
    mutating func paragraph(_ words: Text, _ spot: DocxSpot? = nil) {
        if let spot { spots.paragraphs[paragraphCount] = spot }
        if !words.isBlank { blocks.append(.paragraph(Paragraph(text: words, index: paragraphCount))) }
        paragraphCount += 1
    }

    /// Adds each line of a text as a paragraph.
    mutating func lines(_ words: Text, _ spot: DocxSpot? = nil) {
        guard !words.isEmpty else { return }
        for line in words.bytes.split(separator: 0x0A) { paragraph(Text(line), spot) }
    }

    mutating func table(_ table: Table, _ places: [DocxSpot?] = []) {
        var table = table
        table.index = tableCount
        for (cell, spot) in zip(table.cells, places) {
            if let spot { spots.cells[.cell(table: tableCount, row: cell.row, column: cell.column)] = spot }
        }
        tableCount += 1
        blocks.append(.table(table))
    }

    mutating func count(_ cells: Int) throws(DocumentFault) {
        cellCount += cells
        if cellCount > limits.cells {
            throw .tooMany(Wording(zh: "单元格", en: "cells"), in: part, limit: limits.cells)
        }
    }

    var tooManyColumns: DocumentFault {
        .tooMany(Wording(zh: "表格列数", en: "columns of a table"), in: part, limit: limits.columns)
    }

    var tooManyRows: DocumentFault {
        .tooMany(Wording(zh: "表格行数", en: "rows of a table"), in: part, limit: limits.rows)
    }

    func document(_ format: FileFormat) -> Document {
        var notices: [DocumentNotice] = []
        if hasRevisions {
            notices.append(
                DocumentNotice(
                    Wording(
                        zh: "文中有未处理的修订，已按“全部接受”读取：插入的文字算在内，删除的不算。",
                        en: "The document holds tracked changes, read as accepted: insertions count, deletions do not.")
                ))
        }
        if hasHiddenText {
            notices.append(
                DocumentNotice(
                    Wording(
                        zh: "文中有隐藏文字，打印时看不见，已一并读取。",
                        en: "The document holds hidden text, which does not show in print; it was read too.")))
        }
        if hasCoveredText {
            notices.append(
                DocumentNotice(
                    Wording(
                        zh: "有文字被上方的合并单元格遮住，打开时看不见，已一并读取。",
                        en: "Some text lies under a merged cell and does not show; it was read too.")))
        }
        if notes > 0 {
            notices.append(
                DocumentNotice(
                    Wording(
                        zh: "文中有 \(notes) 条脚注、尾注或批注，未读取。",
                        en: "The document holds \(notes) footnotes, endnotes or comments, which were not read.")))
        }
        return Document(format: format, blocks: blocks, notices: notices)
    }
}

extension Text {
    /// Whether it holds nothing that shows.
    var isBlank: Bool {
        var i = 0
        while i < bytes.count {
            let (value, length) = decodeScalar(bytes, i)
            guard Basics.isBlank(value) else { return false }
            i += length
        }
        return true
    }
}
