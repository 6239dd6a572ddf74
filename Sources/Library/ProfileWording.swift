import Basics

extension Wording {
    static let profileWithoutName = Wording(zh: "缺少 name（代号）一行。", en: "The line \"name\" is missing.")
    static func profileTwice(_ key: String) -> Wording {
        Wording(zh: "“\(key)”写了两次。", en: "“\(key)” stands there twice.")
    }
    static func profileNumber(_ key: String, _ value: String) -> Wording {
        Wording(zh: "“\(key)”的值“\(value)”不是非负的数。", en: "The value “\(value)” of “\(key)” is no number of 0 or more.")
    }
    static func profileWhole(_ key: String, _ value: String) -> Wording {
        Wording(zh: "“\(key)”的值“\(value)”不是整数。", en: "The value “\(value)” of “\(key)” is no whole number.")
    }
    static func profileShare(_ key: String, _ value: String) -> Wording {
        Wording(zh: "“\(key)”最多 100，“\(value)”超过 100。", en: "“\(key)” is 100 at most; “\(value)” is above 100.")
    }
    static func profilePairs(_ key: String) -> Wording {
        Wording(zh: "“\(key)”应写成对：{成本指标: 20, 产出指标: 40}。", en: "“\(key)” is pairs: {成本指标: 20, 产出指标: 40}.")
    }
    static func profileTwo(_ key: String) -> Wording {
        Wording(zh: "“\(key)”应是两个数：[80, 120]。", en: "“\(key)” is two numbers: [80, 120].")
    }
    static func profileMonth(_ month: String) -> Wording {
        Wording(zh: "“\(month)”不是 1 到 12 的月份。", en: "“\(month)” is no month from 1 to 12.")
    }
    static func profileDay(_ key: String, _ day: String) -> Wording {
        Wording(zh: "“\(key)”的值“\(day)”不是 2026-11-24 这样的日期。", en: "“\(day)” of “\(key)” is no date such as 2026-11-24.")
    }
    static func profileDayOfYear(_ key: String, _ day: String) -> Wording {
        Wording(zh: "“\(key)”的值“\(day)”不是 8-31 这样的月日。", en: "“\(day)” of “\(key)” is no month and day such as 8-31.")
    }
    static let profileGrades = Wording(
        zh: "等级要从高到低，最后一级从 0 起：{优: 90, 良: 80, 中: 60, 差: 0}。",
        en: "Grades go from the best down and end at 0: {优: 90, 良: 80, 中: 60, 差: 0}.")
    static func profileColumn(_ column: String, _ near: String?) -> Wording {
        Wording(
            zh: "没有“\(column)”这一栏。" + (near.map { "是不是“\($0)”？" } ?? ""),
            en: "There is no column “\(column)”." + (near.map { " Did you mean “\($0)”?" } ?? ""))
    }
    static func profileKey(_ key: String, _ near: String?) -> Wording {
        Wording(
            zh: "没有“\(key)”这个键。" + (near.map { "是不是“\($0)”？" } ?? ""),
            en: "There is no key “\(key)”." + (near.map { " Did you mean “\($0)”?" } ?? ""))
    }
    static func profileMap(_ key: String) -> Wording {
        Wording(zh: "“\(key)”处应是“键: 值”。", en: "At “\(key)” there should be “key: value”.")
    }
    static func profileList(_ key: String) -> Wording {
        Wording(zh: "“\(key)”应是一列，每项前加“- ”。", en: "“\(key)” is a list, each entry after “- ”.")
    }
    static let profileText = Wording(zh: "这里应是不空的文字。", en: "Words should stand here.")
    static func profileNeeds(_ key: String, _ part: String) -> Wording {
        Wording(zh: "“\(key)”缺少 \(part)。", en: "“\(key)” lacks \(part).")
    }
    static func profileChoice(_ given: String, _ choices: [String]) -> Wording {
        Wording(
            zh: "“\(given)”不行，可以是：\(choices.joined(separator: "、"))。",
            en: "“\(given)” will not do; it may be \(choices.joined(separator: ", ")).")
    }
    static func profileCircle(_ names: [String]) -> Wording {
        let way = names.joined(separator: " → ")
        return Wording(zh: "extends 绕成了圈，或层次太多：\(way)。", en: "extends goes in a circle, or too deep: \(way).")
    }
    static func profileParent(_ name: String, _ near: String?) -> Wording {
        Wording(
            zh: "没有可沿用的口径“\(name)”。" + (near.map { "是不是“\($0)”？" } ?? ""),
            en: "There is no profile “\(name)” to extend." + (near.map { " Did you mean “\($0)”?" } ?? ""))
    }
    static func profileParentBroken(_ name: String, _ fault: Profile.Fault) -> Wording {
        Wording(
            zh: "所沿用的“\(name)”有误（第 \(fault.line) 行：\(fault.message.zh)）",
            en: "“\(name)”, which it extends, is at fault (line \(fault.line): \(fault.message.en))")
    }
    static func profileRulesMany(_ most: Int) -> Wording {
        Wording(zh: "规则太多，最多 \(most) 条。", en: "Too many rules: \(most) at most.")
    }
    static func profileRuleName(_ name: String) -> Wording {
        Wording(
            zh: "规则代号“\(name)”只能用小写字母、数字和连字符，如 local-training-fee。",
            en: "A rule's name has small letters, digits and hyphens, such as local-training-fee; not “\(name)”.")
    }
    static func profileYears(_ years: String) -> Wording {
        Wording(zh: "“\(years)”应写成 2026 或 2025-2027。", en: "“\(years)” should be such as 2026 or 2025-2027.")
    }
    static let profileBrace = Wording(zh: "“{”没有配对的“}”。", en: "“{” has no “}”.")
    static func profileSetting(_ term: String, _ value: String) -> Wording {
        Wording(zh: "例子里“\(term)”不能是“\(value)”。", en: "In an example “\(term)” cannot be “\(value)”.")
    }
    static let profileExampleRow = Wording(
        zh: "范围是“每行”的规则，例子里要有一个 row（行）。", en: "An example of a rule on rows has one row.")
    static func profileExamples(_ triggers: Bool) -> Wording {
        Wording(
            zh: triggers ? "至少要有一个应报告的例子（triggers: yes）。" : "至少要有一个不应报告的例子（triggers: no）。",
            en: triggers
                ? "At least one example must be reported (triggers: yes)."
                : "At least one example must not be (triggers: no).")
    }
}
