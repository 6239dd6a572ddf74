import Basics
import Forms
import Library

/// `val-regress`: a target that is easier than what was reached last year.
enum TargetDoesNotRegress: Rule {
    static let name = "val-regress"
    static let aspect = Aspect.reasonableness
    static let severity = Severity.warning
    static let scope = Scope.rows
    static let sources = ["财预〔2021〕101号"]
    static let what = Wording(zh: "指标值比上年实际完成的还低。", en: "A target is easier than what was reached last year.")
    static let why = Wording(
        zh: "上年已经做到的，今年定得更低，目标就失去了约束。", en: "A target below what was already reached binds nobody.")
    static let examples = [
        Example.triggers(
            at: Path(.indicators, 3), beside: Beside(lastYear: .soundLastYear),
            Wording(zh: "扑灭率上年 96%，今年 ≥80%", en: "96 % last year, ≥ 80 % now")
        ) { $0.indicators[3] = .example("产出指标", "质量指标", "森林火灾当日扑灭率", .atLeast, "80", "%") },
        Example.triggers(
            at: Path(.indicators, 4), beside: Beside(lastYear: .soundLastYear),
            Wording(zh: "上年 4 月完成，今年 ≤5 月", en: "April last year, ≤ May now")
        ) { $0.indicators[4] = .example("产出指标", "时效指标", "春季造林完成时间", .atMost, "5", "月") },
        Example.triggers(
            at: Path(.indicators, 6), on: .sound, Wording(zh: "表内上年值 92%，今年 ≥85%", en: "the form's own column: 92 %")
        ) {
            $0.indicators[6].lastYear = Text("92%")
            $0.indicators[6].text = Text("85")
            $0.indicators[6].value = Number(85)
        },
        Example.silent(
            beside: Beside(lastYear: .soundLastYear), Wording(zh: "与上年实际持平", en: "the same as was reached")
        ) { $0.indicators[3] = .example("产出指标", "质量指标", "森林火灾当日扑灭率", .atLeast, "96", "%") },
        Example.silent(
            beside: Beside(lastYear: .soundLastYear),
            Wording(zh: "目标未降，上年只是略超", en: "the target was kept; last year did a little better")
        ) { $0.indicators[6] = .example("满意度指标", "服务对象满意度指标", "林区群众满意度", .atLeast, "91", "%") },
        Example.silent(
            beside: Beside(lastYear: .soundLastYear), Wording(zh: "低于上年，写明了原因", en: "lower, with the reason")
        ) {
            $0.indicators[3] = .example(
                "产出指标", "质量指标", "森林火灾当日扑灭率", .atLeast, "90", "%", "上年已达96%，由于今年扩大统计到边远林区，按90%设定")
        },
        Example.silent(
            beside: Beside(lastYear: .soundLastYear), Wording(zh: "完成时限提前，是更难", en: "an earlier month is harder")
        ) { $0.indicators[4] = .example("产出指标", "时效指标", "春季造林完成时间", .atMost, "3", "月") },
        Example.silent(
            beside: Beside(lastYear: .sound), Wording(zh: "交来的不是上年的表", en: "the form beside it is of the same year")
        ) { $0.indicators[3] = .example("产出指标", "质量指标", "森林火灾当日扑灭率", .atLeast, "80", "%") },
    ]

    static func check(_ subject: Subject, _ found: inout Findings) {
        guard let history = History(subject) else { return }
        for (i, row) in subject.form.indicators.enumerated() {
            let facts = subject.facts.rows[i]
            guard row.value != nil, row.comparison != .equal, row.comparison != nil, let better = Better(row, facts),
                // What is spent follows the budget: less or more of it is not easier or harder.
                facts.family != .cost, let past = history.past(of: i), let value = row.value,
                better == .more ? value < past.value : value > past.value,
                !HistoryIsNear.isFar(value, past.value, subject), !history.givesReason(i)
            else { continue }
            let gap = (value - past.value).magnitude
            // How much is done depends on how much there is to do; of a rate a hair's breadth is chance.
            let isCount =
                facts.unit.map { UnitKinds.counts.contains($0.kind) || UnitKinds.extents.contains($0.kind) } ?? true
            let small = gap * Number(100) < past.value.magnitude * TargetDoesNotRegress.chance
            // The target was kept, and last year did a little better than it.
            if small, let target = past.target, better == .more ? value >= target : value <= target { continue }
            found.report(
                Path(.indicators, i), value: row.text, message(row, past, gap), advice: advice,
                severity: isCount || small || !past.isActual ? .info : nil)
        }
    }

    /// Up to this part of last year's value, in per cent, one year differs from the next by chance.
    private static let chance = Number(5)

    private static func message(_ row: Indicator, _ past: History.Past, _ gap: Number) -> Wording {
        Wording(
            zh: "“\(row.name)”上年\(past.isActual ? "实际" : "目标")为“\(past.printed)”，今年定为“\(row.target)”，放宽了 \(gap)。",
            en:
                "“\(row.name)”: last year's \(past.isActual ? "result" : "target") was “\(past.printed)”, this year's target "
                + "is “\(row.target)”, easier by \(gap).")
    }

    private static let advice = Wording(
        zh: "不低于上年水平；确需降低的，写明原因。", en: "Set it no lower than last year, or give the reason.")
}
