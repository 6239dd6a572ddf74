import Basics

extension Wording {
    static let expressionEmpty = Wording(zh: "条件是空的。", en: "The expression is empty.")
    static func expressionLong(_ most: Int) -> Wording {
        Wording(zh: "写得太长，最多 \(most) 个字。", en: "Too long: \(most) characters at most.")
    }
    static func expressionLarge(_ most: Int) -> Wording {
        Wording(zh: "写得太复杂，最多 \(most) 个部分。", en: "Too large: \(most) parts at most.")
    }
    static func expressionDeep(_ most: Int) -> Wording {
        Wording(zh: "括号套得太深，最多 \(most) 层。", en: "Brackets too deep: \(most) levels at most.")
    }
    static let expressionQuote = Wording(zh: "引号没有配对。", en: "A quotation mark is not closed.")
    static func expressionNumber(_ text: String) -> Wording {
        Wording(zh: "“\(text)”位数太多，不能当数用。", en: "“\(text)” has too many digits for a number.")
    }
    static func expressionSign(_ text: String) -> Wording {
        Wording(zh: "不认得符号“\(text)”。", en: "The sign “\(text)” is not known.")
    }
    static func expressionAfterEnd(_ text: String) -> Wording {
        Wording(
            zh: "“\(text)”前面少了“且”“或”或比较符号。", en: "Before “\(text)” there should be “and”, “or” or a comparison.")
    }
    static func expressionExpected(_ text: String) -> Wording {
        text.isEmpty
            ? Wording(
                zh: "写到一半就结束了：这里应有名称、数或带引号的词。", en: "It ends early: a name, a number or a quoted word should follow.")
            : Wording(
                zh: "这里应有名称、数或带引号的词，却是“\(text)”。",
                en: "A name, a number or a quoted word should stand here, not “\(text)”.")
    }
    static func expressionWord(_ text: String) -> Wording {
        Wording(
            zh: "方括号里应是带引号的词，用逗号隔开，却有“\(text)”。",
            en: "Square brackets hold quoted words parted by commas, not “\(text)”.")
    }
    static func expressionClose(_ sign: String, _ text: String) -> Wording {
        Wording(
            zh: text.isEmpty ? "少了“\(sign)”。" : "“\(text)”前面少了“\(sign)”。",
            en: text.isEmpty ? "“\(sign)” is missing." : "“\(sign)” is missing before “\(text)”.")
    }
    static func expressionRowTerm(_ word: String) -> Wording {
        Wording(
            zh: "“\(word)”是一行指标的内容；看整张表时要放在 计数、合计、占比、存在、全部 的括号里。",
            en: "“\(word)” belongs to one row; for a whole form it stands within count, sum, share, any or all.")
    }
    static func expressionUnknown(_ word: String, _ near: String?) -> Wording {
        Wording(
            zh: "没有“\(word)”这个名称。" + (near.map { "是不是“\($0)”？" } ?? "文字要加引号。"),
            en: "There is no name “\(word)”. "
                + (near.map { "Did you mean “\($0)”?" } ?? "Texts stand in quotation marks."))
    }
    static func expressionNested(_ word: String) -> Wording {
        Wording(zh: "“\(word)”不能放在另一个统计里面。", en: "“\(word)” cannot stand within another count or sum.")
    }
    static let expressionPlaces = Wording(zh: "小数位数应是 0 到 8。", en: "The number of decimals is 0 to 8.")
    static func expressionCompared(_ a: ExpressionValue.Kind, _ b: ExpressionValue.Kind) -> Wording {
        Wording(
            zh: "“\(a.wording.zh)”和“\(b.wording.zh)”不能这样比较。",
            en: "A \(a.wording.en) and a \(b.wording.en) cannot be compared in this way.")
    }
    static func expressionYields(_ is: ExpressionValue.Kind, _ wanted: ExpressionValue.Kind) -> Wording {
        Wording(
            zh: "这里要的是“\(wanted.wording.zh)”，写的是“\(`is`.wording.zh)”。",
            en: "A \(wanted.wording.en) is needed here; this is a \(`is`.wording.en).")
    }
}

/// The known name that was probably meant.
public enum NearestName {
    /// The one with the fewest characters to add, drop, change or swap, where these are at most a third of it; otherwise one that
    /// begins with what was written, or holds it.
    public static func of(_ given: String, among names: [String]) -> String? {
        let given = Array(given.unicodeScalars.prefix(64))
        var best: (name: String, distance: Int)?
        for name in names {
            let distance = distance(given, Array(name.unicodeScalars))
            let begins = name.unicodeScalars.starts(with: given)
            // Of two as near, the one that was begun.
            if best.map({ distance < $0.distance || distance == $0.distance && begins }) ?? true {
                best = (name, distance)
            }
        }
        if let best, best.distance <= max(1, given.count / 3), best.distance < given.count { return best.name }
        let word = String(String.UnicodeScalarView(given))
        return given.count < 2 ? nil : names.first { $0.hasPrefix(word) } ?? names.first { $0.contains(word) }
    }

    private static func distance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
        var last = Array(0...b.count)
        var before = last
        for i in a.indices {
            var row = [i + 1]
            for j in b.indices {
                var least = min(last[j + 1] + 1, row[j] + 1, last[j] + (a[i] == b[j] ? 0 : 1))
                if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { least = min(least, before[j - 1] + 1) }
                row.append(least)
            }
            before = last
            last = row
        }
        return last[b.count]
    }
}
