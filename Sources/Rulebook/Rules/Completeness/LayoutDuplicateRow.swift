import Basics
import Forms

/// 重复的行.
public enum LayoutDuplicateRow: Rule {
    public static let name = "layout-duplicate-row"
    public static let aspect = Aspect.completeness
    public static let severity = Severity.warning
    public static let scope = Scope.all
    public static let maturity = Maturity.stable
    public static let sources = ["包头市财政局 绩效目标审核要点 (2023)"]
    public static let what = Wording(
        zh: "同一期限内两行的名称和指标值都相同。", en: "Two rows of one horizon have the same name and value.")
    public static let why = Wording(zh: "重复的指标会重复计分。", en: "A row that stands twice is scored twice.")
    public static var examples: [Example] {
        [
            .triggers(at: Path(.indicators, 7), on: .sound, Wording(zh: "同一行写了两遍", en: "one row twice")) {
                $0.indicators.append($0.indicators[1])
            },
            .triggers(
                at: Path(.indicators, 7), on: .sound, Wording(zh: "第二遍的数写成全角", en: "full-width figures the second time")
            ) {
                $0.indicators.append($0.indicators[2])
                $0.indicators[7].text = Text("１９０")
            },
            .triggers(
                at: Path(.indicators, 7), Path(.indicators, 8), on: .sound,
                Wording(zh: "同一行写了三遍", en: "one row three times")
            ) {
                $0.indicators.append($0.indicators[5])
                $0.indicators.append($0.indicators[5])
            },
            .silent(Wording(zh: "长期和年度各一行", en: "one row a horizon")) {
                $0.indicators.append($0.indicators[1])
                $0.indicators[7].horizon = .longTerm
            },
            .silent(Wording(zh: "同名，指标值不同", en: "one name, two values")) {
                $0.indicators.append($0.indicators[1])
                $0.indicators[7].text = Text("5")
                $0.indicators[7].value = Number(5)
            },
            .silent(Wording(zh: "两个空行", en: "two rows without a name")) { form in
                for _ in 0..<2 {
                    var row = form.indicators[1]
                    row.name = Text()
                    form.indicators.append(row)
                }
            },
            .silent(Wording(zh: "同名同数，单位不同", en: "one name and figure, two units")) {
                $0.indicators[1] = .example("成本指标", "经济成本指标", "补助标准", .equal, "100", "元/人")
                $0.indicators[2] = .example("成本指标", "经济成本指标", "补助标准", .equal, "100", "元/户")
            },
        ]
    }

    public static func check(_ subject: Subject, _ found: inout Findings) {
        let rows = subject.form.indicators
        var first: [Text: Int] = [:]
        for (i, row) in rows.enumerated() where !row.name.isEmpty {
            var key = row.name
            key.append(0x0A)
            // ３９００ and 3900 are one value.
            key.append(row.value.map { Text($0.description) } ?? row.text)
            key.append(row.horizon == .annual ? 0x41 : 0x4C)
            guard let other = first[key] else {
                first[key] = i
                continue
            }
            // 100 元/人 and 100 元/户 are two things.
            if let unit = row.unit, let before = rows[other].unit, unit != before { continue }
            found.report(Path(.indicators, i), value: row.name, message(i, other, row), advice: advice)
        }
    }

    private static func message(_ i: Int, _ other: Int, _ row: Indicator) -> Wording {
        Wording(
            zh: "与指标 \(other + 1) 重复：“\(row.name)”，指标值都是“\(row.text)”。",
            en: "It repeats indicator \(other + 1): \"\(row.name)\", target \"\(row.text)\".")
    }

    private static let advice = Wording(
        zh: "删去一行；若指的是两件事，把名称写清楚。", en: "Delete one; if two things are meant, name them apart.")
}
