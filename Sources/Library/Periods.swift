import Basics

/// A date or the period up to it, as far as it is printed: 2026年9月底前, 5月, 2025.12.31.
public struct PrintedDate: Sendable, Equatable {
    public var year: Int?
    public var month: Int?
    public var day: Int?
    /// Where it stands, in characters of the normal spelling.
    public var start: Int
    public var end: Int
}

/// Reads dates and periods by hand: no clock and no calendar, only what is printed.
public enum PeriodParser {
    /// Whether a whole text is a date or a period, with or without 前, 底, 以前, 完成: `2023.07-2024.01`, `5月底前`, `全年`.
    public static func isDateOrPeriod(_ text: Text) -> Bool { isDateOrPeriod(Normal.characters(of: text)) }

    static func isDateOrPeriod(_ text: [UInt32]) -> Bool {
        guard !text.isEmpty, text.count <= 40 else { return false }
        let found = dates(inCharacters: text)
        var rest: [UInt32] = []
        var i = 0
        for date in found {
            rest += text[i..<date.start]
            i = date.end
        }
        rest += text[i...]
        var bytes = Text()
        for value in rest { bytes.append(value) }
        var words = bytes
        var named = !found.isEmpty
        for phrase in periodWords where words.contains(phrase) {
            words = words.replacing(phrase)
            named = true
        }
        for phrase in borderWords { words = words.replacing(phrase) }
        return named && words.isEmpty
    }

    /// The dates in a text, in order; a lone year counts.
    public static func dates(in text: Text) -> [PrintedDate] { dates(inCharacters: Normal.characters(of: text)) }

    /// The same for characters in normal spelling.
    public static func dates(inCharacters text: [UInt32]) -> [PrintedDate] {
        var out: [PrintedDate] = []
        var i = 0
        while i < text.count {
            guard isDigit(text[i]), i == 0 || !isDigit(text[i - 1]) else {
                i += 1
                continue
            }
            if let date = date(text, i) {
                out.append(date)
                i = date.end
            } else {
                while i < text.count, isDigit(text[i]) { i += 1 }
            }
        }
        return out
    }

    private static let periodWords: [StaticString] = [
        "第一季度", "第二季度", "第三季度", "第四季度", "一季度", "二季度", "三季度", "四季度", "上半年", "下半年", "全年度",
        "全年", "本年度", "当年度", "年度内", "年内", "当年", "本年", "年底", "年末", "季度末", "月底", "月末", "全周期",
    ]
    private static let borderWords: [StaticString] = [
        "以前完成", "之前完成", "前完成", "日前", "以前", "之前", "底前", "末前", "前", "底", "末", "上旬", "中旬", "下旬", "初",
        "完成", "年度", "年", "月", "日", "全", "内", "止", "截止", "截至", "起", "到", "至", "从", "由", "-", "—", "–", "~", "～", "〜",
        "≤", ">=", "<=", "≥", "=", "不晚于", "不迟于", "于", "在", ".", "/", ",", "。", "、", "(", ")", "年份",
    ]

    private static func date(_ text: [UInt32], _ at: Int) -> PrintedDate? {
        let (first, firstEnd) = number(text, at)
        guard let first else { return nil }
        let digits = firstEnd - at
        if digits == 4, (1990...2100).contains(first) { return fullDate(text, at, first, firstEnd) }
        // 202101 and 20211231.
        if digits == 6 || digits == 8 {
            let year = digits == 6 ? first / 100 : first / 10000
            let month = digits == 6 ? first % 100 : first / 100 % 100
            let day = digits == 6 ? nil : first % 100
            guard (1990...2100).contains(year), (1...12).contains(month), day.map({ (1...31).contains($0) }) ?? true
            else { return nil }
            return PrintedDate(year: year, month: month, day: day, start: at, end: firstEnd)
        }
        guard digits <= 2, (1...12).contains(first), firstEnd < text.count else { return nil }
        if text[firstEnd] == month {
            var date = PrintedDate(month: first, start: at, end: firstEnd + 1)
            addDay(text, &date)
            return date
        }
        // 1-12月
        if isDash(text[firstEnd]) {
            let (second, secondEnd) = number(text, firstEnd + 1)
            if let second, (1...12).contains(second), secondEnd < text.count, text[secondEnd] == month {
                return PrintedDate(month: second, start: at, end: secondEnd + 1)
            }
        }
        return nil
    }

    private static func fullDate(_ text: [UInt32], _ at: Int, _ year: Int, _ end: Int) -> PrintedDate? {
        var date = PrintedDate(year: year, start: at, end: end)
        guard end < text.count else { return date }
        let mark = text[end]
        if mark == yearWord {
            date.end = end + 1
            let (value, after) = number(text, end + 1)
            if let value, after - end <= 3, (1...12).contains(value), after < text.count, text[after] == month {
                date.month = value
                date.end = after + 1
                addDay(text, &date)
            } else if let value, (1...12).contains(value), after < text.count, isDash(text[after]) {
                // 2026年1-12月
                let (second, last) = number(text, after + 1)
                if let second, (1...12).contains(second), last < text.count, text[last] == month {
                    date.month = second
                    date.end = last + 1
                }
            }
            return date
        }
        guard mark == 0x2E || mark == 0x2F || isDash(mark) else { return nil }
        let (value, after) = number(text, end + 1)
        guard let value, after - end <= 3, (1...12).contains(value) else { return nil }
        date.month = value
        date.end = after
        if after < text.count, text[after] == mark {
            let (day, last) = number(text, after + 1)
            if let day, last - after <= 3, (1...31).contains(day) {
                date.day = day
                date.end = last
            }
        }
        return date
    }

    private static func addDay(_ text: [UInt32], _ date: inout PrintedDate) {
        let (value, after) = number(text, date.end)
        guard let value, (1...31).contains(value), after < text.count, text[after] == 0x65E5 || text[after] == 0x53F7
        else { return }
        date.day = value
        date.end = after + 1
    }

    private static func number(_ text: [UInt32], _ at: Int) -> (Int?, Int) {
        var i = at
        var value = 0
        while i < text.count, isDigit(text[i]), i - at < 9 {
            value = value * 10 + Int(text[i] - 0x30)
            i += 1
        }
        return (i > at ? value : nil, i)
    }

    private static func isDash(_ value: UInt32) -> Bool {
        value == 0x2D || value == 0x2014 || value == 0x2013 || value == 0x7E || value == 0xFF5E || value == 0x301C
    }

    private static let yearWord: UInt32 = 0x5E74
    private static let month: UInt32 = 0x6708
}
