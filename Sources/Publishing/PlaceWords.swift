import Basics
import Documents
import Forms

/// Where a value stands in a file, in the words in which a person looks for it.
public struct PlaceWords: Sendable {
    public var format: FileFormat
    public var language: Language

    public init(format: FileFormat, language: Language) {
        self.format = format
        self.language = language
    }

    /// `第 28 行第 6 列` in text, `Sheet1!F12` in a workbook, `第 2 页表 1 第 3 行第 2 列` in a pdf,
    /// `表 1 第 3 行第 2 列` in other files.
    public func words(_ cell: CellReference?) -> String {
        guard let cell else { return "" }
        if format.isWorkbook, cell.table != nil { return sheet(cell) + address(cell) }
        if let line = cell.line {
            return Wording(
                zh: "第 \(line) 行第 \(cell.column + 1) 列", en: "line \(line), column \(cell.column + 1)")[language]
        }
        if let box = cell.box {
            let page = Wording(zh: "第 \(box.page) 页", en: "page \(box.page), ")[language]
            guard let table = cell.table else {
                return page
                    + Wording(zh: "第 \((cell.paragraph ?? 0) + 1) 段", en: "paragraph \((cell.paragraph ?? 0) + 1)")[
                        language]
            }
            return page
                + Wording(
                    zh: "表 \(table + 1) 第 \(cell.row + 1) 行第 \(cell.column + 1) 列",
                    en: "table \(table + 1), row \(cell.row + 1), column \(cell.column + 1)")[language]
        }
        if let table = cell.table {
            return Wording(
                zh: "表 \(table + 1) 第 \(cell.row + 1) 行第 \(cell.column + 1) 列",
                en: "table \(table + 1), row \(cell.row + 1), column \(cell.column + 1)")[language]
        }
        let paragraph = (cell.paragraph ?? 0) + 1
        return Wording(zh: "第 \(paragraph) 段", en: "paragraph \(paragraph)")[language]
    }

    /// Several places in short, those beyond the twelfth as their number.
    public func words(_ cells: [CellReference?]) -> String {
        let known = cells.compactMap { $0 }
        guard !known.isEmpty else { return "" }
        let shown = known.prefix(12)
        let separator = language == .zh ? "、" : ", "
        var text: String
        if !format.isWorkbook, shown.allSatisfy({ $0.line != nil }) {
            var lines: [Int] = []
            for cell in shown { if let line = cell.line, lines.last != line { lines.append(line) } }
            let list = lines.map(String.init).joined(separator: separator)
            text = Wording(zh: "第 \(list) 行", en: "line \(list)")[language]
        } else {
            text = shown.map { words($0) }.joined(separator: separator)
        }
        if known.count > shown.count { text += Wording(zh: " 等", en: ", …")[language] }
        return text
    }

    private func sheet(_ cell: CellReference) -> String { cell.part.map { $0.string.onOneLine + "!" } ?? "" }

    private func address(_ cell: CellReference) -> String { "\(PlaceWords.letters(cell.column))\(cell.row + 1)" }

    /// A workbook's letters for a column from 0: A, B … Z, AA.
    static func letters(_ column: Int) -> String {
        var rest = max(column, 0)
        var out = ""
        while true {
            out = String(UnicodeScalar(UInt8(ascii: "A") + UInt8(rest % 26))) + out
            rest = rest / 26 - 1
            if rest < 0 { return out }
        }
    }
}
