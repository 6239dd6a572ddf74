import Basics
import Forms
import Library

/// 没有说明时间的时效指标.
public enum IndTimelinessMissing: Rule {
    public static let name = "ind-timeliness-missing"
    public static let aspect = Aspect.soundness
    public static let severity = Severity.info
    public static let scope = Scope.targets
    public static let sources = ["财预〔2021〕101号"]
    public static let what = Wording(
        zh: "没有时效指标，或者时效指标没有一条说时间。", en: "No 时效指标, or none that states a time.")
    public static let why = Wording(zh: "没有时限，拖到什么时候都算完成。", en: "Without a deadline anything is on time.")
    public static var examples: [Example] {
        [
            .triggers(at: Path(.indicators), on: .sound, Wording(zh: "没有时效指标", en: "none")) {
                $0.indicators.remove(at: 4)
            },
            .triggers(at: Path(.indicators), on: .sound, Wording(zh: "时效指标数的是人", en: "the only one counts heads")) {
                $0.indicators[4] = .example("产出指标", "时效指标", "护林员招聘", .atLeast, "30", "人")
            },
            .silent(Wording(zh: "及时率也是时间", en: "a rate of being on time")) {
                $0.indicators[4] = .example("产出指标", "时效指标", "补助资金发放及时率", .atLeast, "98", "%")
            },
        ]
    }

    public static func check(_ subject: Subject, _ found: inout Findings) {
        let rows = subject.form.indicators
        guard !rows.isEmpty else { return }
        let timely = rows.indices.filter { rows[$0].level2.map { $0 == "时效指标" } ?? false }
        if timely.contains(where: {
            subject.rows[$0].speaksOfTime || isDateOrPeriod(rows[$0]) || subject.rows[$0].text.has(.time)
        }) {
            return
        }
        found.report(Path(.indicators), message(timely.isEmpty ? nil : rows[timely[0]].name), advice: advice)
    }

    private static func message(_ name: Text?) -> Wording {
        guard let name else { return Wording(zh: "没有时效指标。", en: "There is no 时效指标.") }
        return Wording(zh: "时效指标（如“\(name)”）没有说时间。", en: "The 时效指标 (\"\(name)\") states no time.")
    }

    private static let advice = Wording(
        zh: "有时限要求的工作补一条时效指标，如“……完成时间 ≤ 9 月”“……及时率 ≥ 98%”。",
        en: "Where there is a deadline, add one: a date or a rate of being on time.")
}
