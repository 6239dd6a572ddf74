import Basics
import Forms
import Library

/// 时效指标数的是数量.
public enum ClsCountAsTimeliness: Rule {
    public static let name = "cls-count-as-timeliness"
    public static let aspect = Aspect.soundness
    public static let severity = Severity.warning
    public static let scope = Scope.rows
    public static let sources = ["财预〔2015〕88号"]
    public static let what = Wording(zh: "放在时效指标下，数的却是数量。", en: "A count under 时效指标.")
    public static let why = Wording(zh: "放错了类，数量和时效都评不准。", en: "In the wrong family neither number nor time is judged.")
    public static var examples: [Example] {
        [
            .triggers(at: Path(.indicators, 4, .level2), on: .sound, Wording(zh: "招聘人数", en: "heads recruited")) {
                $0.indicators[4] = .example("产出指标", "时效指标", "护林员招聘人数", .atLeast, "30", "人")
            },
            .triggers(
                at: Path(.indicators, 4, .level2), on: .sound, Wording(zh: "说明里是30名", en: "30 heads in the explanation")
            ) {
                $0.indicators[4] = .example("产出指标", "时效指标", "护林员招聘与调配", .atLeast, "30", "%", "新增护林员30名")
            },
            .silent(Wording(zh: "完成时限", en: "a time limit")) { _ in },
            .silent(Wording(zh: "及时率", en: "a rate of being on time")) {
                $0.indicators[4] = .example("产出指标", "时效指标", "补助发放及时率", .atLeast, "98", "%")
            },
        ]
    }

    public static func check(_ subject: Subject, _ found: inout Findings) {
        for (i, row) in subject.form.indicators.enumerated() where row.level2.map({ $0 == "时效指标" }) ?? false {
            let facts = subject.rows[i]
            guard row.value != nil, !facts.speaksOfTime, !facts.explanation.has(.time), let unit = facts.unit else {
                continue
            }
            let count = UnitKinds.counts.contains(unit.kind) || (unit.kind == .share && repeatsCount(row))
            guard count else { continue }
            found.report(
                Path(.indicators, i, .level2), value: row.level2 ?? Text(), message(row), advice: advice,
                edits: [Edit(Path(.indicators, i, .level2), from: row.level2 ?? Text(), to: Text("数量指标"))],
                safety: .unsafe)
        }
    }

    /// The explanation says the same number with a unit that counts: 30名.
    private static func repeatsCount(_ row: Indicator) -> Bool {
        guard let explanation = row.explanation, let value = row.value,
            let at = explanation.firstIndex(of: Text(value.description)),
            let (unit, _) = Units.standard.longestPrefix(of: explanation.bytes, at: at + value.description.utf8.count)
        else { return false }
        return UnitKinds.counts.contains(unit.kind)
    }

    private static func message(_ row: Indicator) -> Wording {
        Wording(
            zh: "“\(row.name)”放在时效指标下，数的却是数量。", en: "\"\(row.name)\" stands under 时效指标 but is a count.")
    }

    private static let advice = Wording(
        zh: "二级指标改为“数量指标”；若要考核时间，另写完成时限。", en: "Put it under 数量指标; for the time give a deadline of its own.")
}
