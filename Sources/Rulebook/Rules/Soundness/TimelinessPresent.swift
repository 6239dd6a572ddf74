import Basics
import Forms
import Library

/// `ind-timeliness-missing`: no row says by when.
enum TimelinessPresent: Rule {
    static let name = "ind-timeliness-missing"
    static let aspect = Aspect.soundness
    static let severity = Severity.info
    static let scope = Scope.targets
    static let sources = ["财预〔2021〕101号"]
    static let since = "0.1"
    static let what = Wording(zh: "没有时效指标。", en: "There is no indicator of timeliness.")
    static let why = Wording(
        zh: "没有时限，做晚了也算完成。", en: "Without a time limit, late is as good as done.")
    static let examples = [
        Example.triggers(at: Path(.indicators), on: .sound, Wording(zh: "没有时效指标", en: "no indicator of timeliness")) {
            $0.indicators.remove(at: 4)
        },
        Example.triggers(
            at: Path(.indicators), on: .sound, Wording(zh: "时效一行改成了质量", en: "the row became one of quality")
        ) {
            $0.indicators[4] = .example("产出指标", "质量指标", "造林成活率", .atLeast, "85", "%")
        },
        Example.triggers(at: Path(.indicators), on: .sound, Wording(zh: "时效一行改成了数量", en: "the row became a count")) {
            $0.indicators[4] = .example("产出指标", "数量指标", "防火演练场次", .atLeast, "12", "场")
        },
        Example.silent(Wording(zh: "别处写了时限", en: "another row states a time")) {
            $0.indicators[4].level2 = Text("质量指标")
        },
        Example.silent(Wording(zh: "数量的值里写了时限", en: "a count whose words say by when")) {
            $0.indicators.remove(at: 4)
            $0.indicators[1].text = Text("6月底前完成3.2万亩")
        },
        Example.silent(Wording(zh: "及时率列在质量下", en: "a share in time under quality")) {
            $0.indicators[4] = .example("产出指标", "质量指标", "补助发放及时率", .equal, "100", "%")
        },
    ]

    static func check(_ subject: Subject, _ found: inout Findings) {
        let form = subject.form
        guard form.indicators.contains(where: { $0.level2 != nil }) else { return }
        for (i, row) in form.indicators.enumerated() {
            let facts = subject.facts.rows[i]
            // A count under 时效指标 is reported where it stands.
            if facts.family == .time || facts.statesTime || PeriodParser.isDateOrPeriod(row.text) { return }
        }
        found.report(Path(.indicators), message, advice: advice)
    }

    private static let message = Wording(
        zh: "全表没有时效指标，没有一行写明何时完成。", en: "The form has no indicator of timeliness; no row says by when.")
    private static let advice = Wording(
        zh: "加一项时效指标，如完成时间、及时率。", en: "Add one: a date of completion, or a share done in time.")
}

extension RowFacts {
    /// Whether the name, the value or the unit says a time.
    var statesTime: Bool {
        if let unit, unit.kind == .time || unit.kind == .date || unit.kind == .perPeriod { return true }
        return name.has(.time) || value.has(.time)
    }
}
