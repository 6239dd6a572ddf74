import Basics
import Forms

/// 序号跳号、重号.
public enum TxtListNumberRestart: Rule {
    public static let name = "txt-list-number-restart"
    public static let aspect = Aspect.completeness
    public static let severity = Severity.info
    public static let scope = Scope.all
    public static let sources: [String] = []
    public static let what = Wording(zh: "编号的条目跳号、重号或从头再来。", en: "Numbered items skip, repeat or restart.")
    public static let why = Wording(zh: "序号不连续，可能漏了一条。", en: "Where a number is missing, an item may be.")
    public static var examples: [Example] {
        [
            .triggers(at: Path(.tasks, 0), on: .sound, Wording(zh: "1. 之后是 3.", en: "3. follows 1.")) {
                $0.tasks[0].items = [Text("造林；"), Text("抚育。")]
                $0.number(Path(.tasks, 0, .items, 0), "1.")
                $0.number(Path(.tasks, 0, .items, 1), "3.")
            },
            .triggers(at: Path(.duties), on: .sound, Wording(zh: "（二）出现两次", en: "（二） stands twice")) {
                for (i, number) in (["（一）", "（二）", "（二）"] as [StaticString]).enumerated() {
                    $0.number(Path(.duties, i), number)
                }
            },
            .triggers(at: Path(.tasks), on: .sound, Wording(zh: "任务从1跳到3", en: "tasks skip from 1 to 3")) {
                $0.number(Path(.tasks, 0, .name), "1.")
                $0.number(Path(.tasks, 1, .name), "3.")
            },
            .silent(Wording(zh: "每个大项下面从 1 开始", en: "each part begins at 1")) {
                for (i, number) in (["（一）", "1.", "2.", "（二）", "1."] as [StaticString]).enumerated() {
                    $0.number(Path(.duties, i), number)
                }
            },
            .silent(Wording(zh: "每个任务各自从 1 开始", en: "each task begins at 1")) {
                $0.number(Path(.tasks, 0, .items, 0), "1.")
                $0.number(Path(.tasks, 1, .items, 0), "1.")
                $0.number(Path(.tasks, 1, .items, 1), "2.")
            },
            .silent(Wording(zh: "十之后是十一", en: "eleven follows ten")) {
                for (i, number) in (["九、", "十、", "十一、"] as [StaticString]).enumerated() {
                    $0.number(Path(.duties, i), number)
                }
            },
            .silent(Wording(zh: "1.1、1.2 之后是 2.1", en: "2.1 follows 1.2")) {
                for (i, number) in (["1.", "1.1", "1.2", "2.", "2.1"] as [StaticString]).enumerated() {
                    $0.number(Path(.duties, i), number)
                }
            },
        ]
    }

    public static func check(_ subject: Subject, _ found: inout Findings) {
        var numbers: [Path: [(value: Int, text: Text)]] = [:]
        for repair in subject.form.repairs where repair.what == .removedNumbering {
            guard let list = list(of: repair.path), let value = value(of: repair.from) else { continue }
            numbers[list, default: []].append((value, repair.from))
        }
        for (path, printed) in numbers.sorted(by: { $0.key < $1.key }) {
            guard let (a, b) = firstBreak(printed) else { continue }
            found.report(path, value: b, message(a, b), advice: advice)
        }
    }

    /// The first number that does not follow the one before it of its own style. Below a number of another style a list begins
    /// anew: （一） 1. 2. （二） 1.
    private static func firstBreak(_ printed: [(value: Int, text: Text)]) -> (Text, Text)? {
        var last: [String: Int] = [:]
        for (i, number) in printed.enumerated() {
            let style = style(of: number.text)
            if let before = last[style], number.value != printed[before].value + 1 {
                let begins = number.value == 1 && before < i - 1
                if !begins { return (printed[before].text, number.text) }
            }
            last[style] = i
        }
        return nil
    }

    /// A number's marks without its digits, and the kind of digits: `(一)`, `1.`, `①`.
    private static func style(of number: Text) -> String {
        var style = ""
        for scalar in number.scalars {
            switch scalar {
            case 0x30...0x39, 0xFF10...0xFF19: if !style.hasSuffix("1") { style += "1" }
            case 0x2460...0x2473: style += "①"
            case 0x28, 0xFF08: style += "("
            case 0x29, 0xFF09: style += ")"
            default: if isHan(scalar), !style.hasSuffix("一") { style += "一" }
            }
        }
        return style
    }

    /// The list that a number belongs to: each task, goal and the duties have their own.
    private static func list(of path: Path) -> Path? {
        switch path.field {
        case .duties: Path(.duties)
        case .tasks where path.leaf == .name: Path(.tasks)
        case .tasks where path.leaf == .items: path.entry
        case .objectives: path.entry
        default: nil
        }
    }

    /// The value of `(三)、`, `3.`, `③`; nil where two numbers stand in it: 1.2 is below 1. and counts on its own.
    static func value(of number: Text) -> Int? {
        var value = 0
        var seen = false
        var ended = false
        for scalar in number.scalars {
            switch scalar {
            case 0x30...0x39:
                if ended { return nil }
                value = value * 10 + Int(scalar - 0x30)
                seen = true
            case 0xFF10...0xFF19:
                value = value * 10 + Int(scalar - 0xFF10)
                seen = true
            case 0x2460...0x2473: return Int(scalar - 0x245F)
            case 0x5341:
                value = value == 0 ? 10 : value * 10
                seen = true
            default:
                if let digit = ["一", "二", "三", "四", "五", "六", "七", "八", "九"].firstIndex(where: {
                    $0.unicodeScalars.first?.value == scalar
                }) {
                    value = value >= 10 ? value + digit + 1 : digit + 1
                    seen = true
                } else if seen {
                    ended = true
                }
            }
            if value > 999 { return nil }
        }
        return seen ? value : nil
    }

    private static func message(_ a: Text, _ b: Text) -> Wording {
        Wording(zh: "序号不连续：“\(a)”之后是“\(b)”。", en: "The numbers do not follow: \"\(b)\" stands after \"\(a)\".")
    }

    private static let advice = Wording(
        zh: "核对是否漏了一条，再把序号改连续。", en: "Check whether an item is missing, then number them in order.")
}

extension Form {
    /// For examples: a list number was taken out here.
    fileprivate mutating func number(_ path: Path, _ printed: StaticString) {
        repairs.append(Repair(.removedNumbering, path, from: Text(printed), to: Text(), cell: nil))
    }
}
