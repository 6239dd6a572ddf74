import Basics
import Foundation

/// Values in one spelling, so that only a difference of content counts. Shares nothing with the recogniser's own.
enum Spelling {
    static let numericKeys: Set<String> = [
        "value", "weight", "score", "actual", "fiscalYear", "amount", "annual", "adjusted", "executed",
        "rate", "total", "funding",
    ]

    /// Unicode's compatibility form without anything blank.
    static func plain(_ string: String) -> String {
        let scalars = string.precomposedStringWithCompatibilityMapping.unicodeScalars.filter {
            !$0.properties.isWhitespace && $0 != "\u{200B}" && $0 != "\u{FEFF}"
        }
        return String(String.UnicodeScalarView(scalars))
    }

    /// A field's value; blank where it is null.
    static func of(_ key: String, _ value: JSON?) -> String {
        switch value {
        case .number(let number): return number.description
        case .string(let string):
            let plain = plain(string)
            if numericKeys.contains(key), let number = number(plain) { return number.description }
            if key == "operator" {
                return plain.replacingOccurrences(of: "≧", with: "≥").replacingOccurrences(of: "≦", with: "≤")
            }
            return plain
        default: return ""
        }
    }

    static func number(_ plain: String) -> Number? {
        var digits = plain.replacingOccurrences(of: ",", with: "")
        if digits.hasSuffix("%") { digits.removeLast() }
        return Number(digits)
    }

    /// Running text without its numbering and the point at its end.
    static func item(_ value: JSON?) -> String {
        guard let string = value?.stringValue else { return "" }
        let uncircled = string.unicodeScalars.filter { !("①"..."⑳").contains($0) }
        var text = plain(String(String.UnicodeScalarView(uncircled))).replacingOccurrences(
            of: #"(?:目标|任务)\d{1,2}:|\([一二三四五六七八九十]{1,3}\)、?|"#
                + #"(?:^|(?<=[。;:]))(?:[一二三四五六七八九十]{1,3}、|\d{1,2}[.、])"#,
            with: "", options: .regularExpression)
        while let last = text.last, ";。,.、".contains(last) { text.removeLast() }
        return text
    }

    /// The words alone, however they are split into items.
    static func joined(_ items: [String]) -> String {
        String(items.joined().filter { !";。,.、".contains($0) })
    }

    /// A budget label by its canonical term.
    static func label(_ value: JSON?) -> String {
        var label = plain(value?.stringValue ?? "")
        if label.hasPrefix("其中:") { label.removeFirst(3) }
        while label.hasSuffix(":") { label.removeLast() }
        return canonicalLabels[label] ?? label
    }

    private static let canonicalLabels: [String: String] = {
        let aliases = [
            "资金总额": "年度资金总额 项目资金总额 实施期资金总额 总额 金额合计 合计 支出合计 收入合计 预算数 财政资金总额 当年资金总额 预算金额 项目资金 预算总额 资金合计",
            "一般公共预算": "一般公共预算拨款 一般公共预算资金 公共财政拨款 一般公共预算财政拨款",
            "政府性基金": "政府性基金拨款 政府性基金预算 政府性基金预算拨款",
            "财政专户管理资金": "财政专户 财政专户资金 纳入专户管理的非税收入拨款",
            "财政拨款": "当年财政拨款 本年财政拨款 年度财政拨款 财政资金",
            "上年结转资金": "上年结转 上年结转结余",
            "其他资金": "其他 其它资金",
            "本级资金": "年度本级预算金额 本级预算金额 本级 本级预算 本级财政资金 年度本级预算",
            "上级资金": "该项目支出上级资金 上级 上级补助 上级补助资金",
        ]
        var canonical: [String: String] = [:]
        for (term, names) in aliases { for name in names.split(separator: " ") { canonical[String(name)] = term } }
        return canonical
    }()
}
