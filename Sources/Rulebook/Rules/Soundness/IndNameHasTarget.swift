import Basics
import Forms
import Library

/// 名称里写了目标值.
public enum IndNameHasTarget: Rule {
    public static let name = "ind-name-has-target"
    public static let aspect = Aspect.soundness
    public static let severity = Severity.warning
    public static let scope = Scope.targets
    public static let sources = ["财预〔2021〕101号"]
    public static let what = Wording(
        zh: "指标名称里写了目标：数、名次、力争……。", en: "The name holds the target: a number, a rank, 力争 …")
    public static let why = Wording(
        zh: "名称说量什么，指标值说量到多少；混在一起就会有两个目标。",
        en: "A name says what is measured, the value how far; mixed, there are two targets.")
    public static var examples: [Example] {
        [
            .triggers(at: Path(.indicators, 1, .name), on: .sound, Wording(zh: "达到580公里", en: "达到580公里")) {
                $0.indicators[1].name = Text("农村公路养护里程达到580公里")
            },
            .triggers(at: Path(.indicators, 1, .name), on: .sound, Wording(zh: "前2名", en: "前2名")) {
                $0.indicators[1].name = Text("考核成绩位列全市前2名")
            },
            .silent(Wording(zh: "65岁以上是对象，不是目标", en: "over 65 tells whom")) {
                $0.indicators[1].name = Text("65岁以上老年人健康管理人数")
            },
            .silent(Wording(zh: "年度不是目标", en: "a year is no target")) { $0.indicators[1].name = Text("2026年造林面积") },
        ]
    }

    public static func check(_ subject: Subject, _ found: inout Findings) {
        for (i, row) in subject.form.indicators.enumerated() {
            guard let words = target(in: row.name) else { continue }
            found.report(Path(.indicators, i, .name), value: row.name, message(row, words), advice: advice)
        }
    }

    /// The words of the target in a name, nil where there is none.
    private static func target(in name: Text) -> Text? {
        guard name.bytes.contains(where: { (0x30...0x39).contains($0) }) else { return nil }
        for word in ["达到", "不低于", "不少于", "不超过", "不高于", "力争", "控制在", "争取", "确保达", "达", "≥", "≤", ">=", "<="]
            as [StaticString]
        {
            var from = 0
            while let at = name.firstIndex(of: word, from: from) {
                let end = at + word.utf8CodeUnitCount
                if let number = numberBehind(name, end) { return name[at..<number] }
                from = end
            }
        }
        for word in ["前", "第"] as [StaticString] {
            if let at = name.firstIndex(of: word), let end = numberBehind(name, at + 3, gap: 0),
                name.dropping(first: end).hasPrefix("名")
                    || name.dropping(first: end).hasPrefix("位")
            {
                return name[at..<(end + 3)]
            }
        }
        return nil
    }

    /// The end of the number that stands at `start`, or at most `gap` bytes behind it.
    private static func numberBehind(_ name: Text, _ start: Int, gap: Int = 6) -> Int? {
        var i = start
        while i < name.count, i - start <= gap {
            if (0x30...0x39).contains(name.bytes[i]) {
                var end = i
                while end < name.count, (0x30...0x39).contains(name.bytes[end]) || name.bytes[end] == 0x2E { end += 1 }
                // A year is no target.
                if end - i == 4, name.dropping(first: end).hasPrefix("年") { return nil }
                return end
            }
            i += 1
        }
        return nil
    }

    private static func message(_ row: Indicator, _ words: Text) -> Wording {
        Wording(zh: "名称“\(row.name)”里写了目标“\(words)”。", en: "The name \"\(row.name)\" holds the target \"\(words)\".")
    }

    private static let advice = Wording(
        zh: "名称只写量什么，目标移到指标值一列。", en: "Name only what is measured and move the target to its column.")
}
