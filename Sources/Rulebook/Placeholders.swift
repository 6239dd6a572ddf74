import Basics
import Library

/// What a template leaves in where nobody filled it in: `**`, `XX`, 待定, its own prompt. The words stand in data/lexicon/words.tsv.
struct Placeholders: Sendable {
    static let standard = Placeholders()

    private var words: [Text] = []
    private var whole: Set<Text> = []

    private init() {
        for row in DataFile.words.table.rows where row.count >= 3 && row[0] == "placeholder" {
            if row[2] == "whole" {
                whole.insert(row[1])
            } else if row[2] == "word" {
                words.append(row[1])
            }
        }
        // The longest first, so that 20XX is told and not XX.
        words.sort { $0.count == $1.count ? $0 < $1 : $0.count > $1.count }
        for word in words where word.count >= 2 { openings[Placeholders.opening(word.bytes, 0)] = true }
    }

    /// The first two bytes of every word: most texts hold none of them, and need no search.
    private var openings = [Bool](repeating: false, count: 1 << 16)

    private static func opening(_ bytes: [UInt8], _ i: Int) -> Int { Int(bytes[i]) << 8 | Int(bytes[i + 1]) }

    private func mayHold(_ text: Text) -> Bool {
        var i = 0
        while i + 1 < text.count {
            if openings[Placeholders.opening(text.bytes, i)] { return true }
            i += 1
        }
        return false
    }

    /// The placeholder in words of any length, nil where none stands there.
    func inside(_ text: Text) -> Text? {
        guard mayHold(text) else { return nil }
        return words.first { word in
            var from = 0
            while let at = text.firstIndex(of: word, from: from) {
                if !isPartOfWord(text, at, at + word.count) { return true }
                from = at + 1
            }
            return false
        }
    }

    /// The placeholder that is the whole of a name or a target. A dash is a blank, and 无 is a target where the row counts what should
    /// not happen.
    func whole(_ text: Text, of name: Text? = nil) -> Text? {
        let printed = text.trimmed()
        guard whole.contains(printed), !Placeholders.isDash(printed) else { return nil }
        if printed == "无" || printed == "没有", let name, Placeholders.isUnwanted(name) { return nil }
        return printed
    }

    /// The form's own prompt as a name or a target: 反映…情况, 不超过50字, 请填写….
    func prompt(_ text: Text) -> Text? {
        for head in ["请根据", "请按", "请简要", "请说明", "简要说明", "简要描述", "填写", "填列", "选择列表中"] as [StaticString]
        where text.hasPrefix(head) { return Text(head) }
        if text.hasPrefix("反映"), text.hasSuffix("情况") { return text }
        // 不超过50字, 限100字, 200字以内.
        for number in printedNumbers(in: text) {
            let after = text.dropping(first: number.end)
            let before = text[0..<number.start]
            if after.hasPrefix("字以内") || after.hasPrefix("字"),
                before.hasSuffix("不超过") || before.hasSuffix("限") || after.hasPrefix("字以内")
            {
                return text
            }
        }
        return nil
    }

    /// Whether a Latin mark is part of a longer word: XXL, 1.5*2 has one star only.
    private func isPartOfWord(_ text: Text, _ start: Int, _ end: Int) -> Bool {
        // 等待定期检查: the word before ends with the mark's first character.
        if start >= 3, Placeholders.waiting.contains(where: text[(start - 3)..<start].hasPrefix) { return true }
        guard let first = text.bytes[start..<end].first(where: { Placeholders.isLetter($0) }) else { return false }
        if start > 0, Placeholders.isLetter(text.bytes[start - 1]), text.bytes[start - 1] != first { return true }
        return end < text.count && Placeholders.isLetter(text.bytes[end]) && text.bytes[end] != first
    }

    private static let waiting: [StaticString] = ["等", "期", "看", "接", "招", "对", "善", "优"]

    private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

    static func isDash(_ text: Text) -> Bool {
        ["/", "\\", "-", "--", "—", "——", "－"].contains { text == $0 }
    }

    private static func isUnwanted(_ name: Text) -> Bool {
        ["事故", "事件", "案件", "投诉", "违", "舆情", "拖欠", "差错", "上访", "污染", "安全"].contains { name.contains($0) }
    }
}
