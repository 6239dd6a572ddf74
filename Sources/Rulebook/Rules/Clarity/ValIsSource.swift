import Basics
import Forms
import Library

/// 指标值写成了佐证来源.
public enum ValIsSource: Rule {
    public static let name = "val-is-source"
    public static let aspect = Aspect.clarity
    public static let severity = Severity.warning
    public static let scope = Scope.rows
    public static let sources = ["包头市财政局 绩效目标审核要点 (2023)"]
    public static let what = Wording(
        zh: "指标值写的是依据或佐证来源（以……为准、见附件），不是要达到的值。", en: "The value is a source of evidence, not a target.")
    public static let why = Wording(
        zh: "来源说明去哪里查，没有说要达到多少。", en: "A source says where to look, not what is to be reached.")
    public static var examples: [Example] {
        [
            .triggers(at: Path(.indicators, 3, .text), on: .sound, Wording(zh: "以公布数据为准", en: "as published")) {
                $0.indicators[3] = .example("产出指标", "质量指标", "森林火灾受害率", nil, "以统计部门公布数据为准", nil)
            },
            .silent(Wording(zh: "有目标值", en: "a target")) { _ in },
        ]
    }

    public static func check(_ subject: Subject, _ found: inout Findings) {
        for (i, row) in subject.form.indicators.enumerated() where row.value == nil && !row.text.isEmpty {
            guard subject.rows[i].text.standing(.evidenceSource).contains(where: { $0.start == 0 }) else { continue }
            found.report(Path(.indicators, i, .text), value: row.text, message(row), advice: advice)
        }
    }

    private static func message(_ row: Indicator) -> Wording {
        Wording(
            zh: "“\(row.name)”的指标值“\(row.text)”是佐证来源，不是目标值。",
            en: "\"\(row.text)\", given as the target of \"\(row.name)\", is a source of evidence.")
    }

    private static let advice = Wording(
        zh: "指标值填要达到的数或等级，来源移到“指标值说明”。", en: "Give the number or grade to be reached; the source goes to 指标值说明.")
}
