import Basics
import Forms
import Library

/// 定性指标填了度量单位.
public enum UnitOnQualitative: Rule {
    public static let name = "unit-on-qualitative"
    public static let aspect = Aspect.clarity
    public static let severity = Severity.warning
    public static let scope = Scope.rows
    public static let sources = ["包头市财政局 绩效目标审核要点 (2023)"]
    public static let what = Wording(zh: "定性指标填了度量单位。", en: "A qualitative target has a unit.")
    public static let why = Wording(
        zh: "有单位就应当有数：要么漏了数，要么单位多余。",
        en: "Where there is a unit there should be a number: one is missing or the other is idle.")
    public static var examples: [Example] {
        [
            .triggers(
                at: Path(.indicators, 3, .unit), on: .sound, Wording(zh: "定性行的单位是“个”", en: "个 on a qualitative row")
            ) {
                $0.indicators[3] = .example("产出指标", "质量指标", "管护制度落实等级", nil, "优（按优、良、中、差四档评定）", "个")
            },
            .silent(Wording(zh: "单位是“无”，读作没有", en: "无 is none")) {
                $0.indicators[3] = .example("产出指标", "质量指标", "管护制度落实等级", nil, "优（按优、良、中、差四档评定）", nil)
            },
        ]
    }

    public static func check(_ subject: Subject, _ found: inout Findings) {
        for (i, row) in subject.form.indicators.enumerated() where row.nature == .qualitative && row.value == nil {
            guard let unit = row.unit, !row.text.isEmpty else { continue }
            if let kind = subject.rows[i].unit?.kind, kind == .grade || kind == .none { continue }
            found.report(
                Path(.indicators, i, .unit), value: unit, message(row, unit), advice: advice,
                edits: [Edit(Path(.indicators, i, .unit), from: unit, to: Text())], safety: .unsafe)
        }
    }

    private static func message(_ row: Indicator, _ unit: Text) -> Wording {
        Wording(
            zh: "“\(row.name)”是定性指标，却填了度量单位“\(unit)”。",
            en: "\"\(row.name)\" is qualitative, yet it has the unit \(unit).")
    }

    private static let advice = Wording(
        zh: "若本来是数，改为定量并填指标值；否则把度量单位留空。", en: "If a number is meant, make it quantitative; else leave the unit blank.")
}
