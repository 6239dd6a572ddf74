import Basics
import Forms
import Library
import Scoring

/// 执行率与 B/A 不符.
public enum EvalExecRate: Rule {
    public static let name = "eval-exec-rate"
    public static let aspect = Aspect.evaluation
    public static let severity = Severity.error
    public static let scope = Scope.selfEvaluation
    public static let sources: [String] = []
    public static let what = Wording(
        zh: "表上的执行率不等于全年执行数÷全年预算数。", en: "The printed rate is not executed ÷ budget (B/A).")
    public static let why = Wording(zh: "执行率决定执行得分，算错了分数跟着错。", en: "The rate decides the score of the execution.")
    public static var examples: [Example] {
        [
            .triggers(
                at: Path(.budget, 0, .rate), on: .soundSelfEvaluation,
                Wording(zh: "475÷500 写成了 97%", en: "475 of 500 printed as 97%")
            ) {
                $0.budget[0].rate = Number(97)
            },
            .triggers(
                at: Path(.budget, 1, .rate), on: .soundSelfEvaluation, Wording(zh: "分项的执行率不对", en: "the rate of a part")
            ) {
                $0.budget[1].rate = Number("90.5")
            },
            .triggers(
                at: Path(.budget, 0, .rate), on: .soundSelfEvaluation,
                Wording(zh: "按年初预算算的", en: "by the budget of the beginning of the year")
            ) {
                $0.budget[0].adjusted = Number(480)
            },
            .silent(on: .soundSelfEvaluation, Wording(zh: "四舍五入到整数", en: "rounded to a whole number")) {
                $0.budget[0].executed = Number("474.6")
            },
            .silent(on: .soundSelfEvaluation, Wording(zh: "预算为 0，执行也为 0", en: "nothing budgeted, nothing spent")) {
                $0.budget[1].adjusted = Number.zero
                $0.budget[1].executed = Number.zero
                $0.budget[1].rate = Number.zero
            },
            .silent(on: .soundSelfEvaluation, Wording(zh: "写成小数 0.95", en: "printed as 0.95")) {
                $0.budget[0].rate = Number("0.95")
            },
            .silent(on: .soundSelfEvaluation, Wording(zh: "没有执行数，无从核算", en: "no executed amount: nothing to work out"))
            {
                $0.budget[0].executed = nil
            },
        ]
    }

    public static func check(_ subject: Subject, _ found: inout Findings) {
        for (i, entry) in subject.form.budget.enumerated() {
            guard let printed = entry.rate, let budget = entry.wholeYear, let executed = entry.executed, budget > .zero,
                let rate = Execution.rate(of: entry).sum, !agrees(printed, executed, budget)
            else { continue }
            // By the budget of the beginning of the year: a choice, though not the right one.
            let initial = entry.amount.map { $0 != budget && $0 > .zero && agrees(printed, executed, $0) } ?? false
            found.report(
                Path(.budget, i, .rate), value: Text(printed.description), message(entry, printed, rate, initial),
                advice: advice, edits: edits(i, printed, rate.value),
                severity: initial ? .warning : subject.form.milder(.budget, i))
        }
    }

    /// Whether the rate is B/A as far as it was printed, and as far as the amounts were rounded.
    private static func agrees(_ printed: Number, _ executed: Number, _ budget: Number) -> Bool {
        guard let exact = (executed * Number(100)).divided(by: budget, decimals: 6) else { return true }
        let unit = Number(coefficient: 1, scale: min(printed.scale, 2))
        var slack = unit
        if budget.scale > 0 || executed.scale > 0, let off = Number(1).divided(by: budget, decimals: 6) {
            slack = slack + off
        }
        if (printed - exact).magnitude < slack { return true }
        // 0.95 for 95 %.
        return printed <= Number(2) && (printed * Number(100) - exact).magnitude < Number(1)
    }

    private static func edits(_ i: Int, _ printed: Number, _ rate: Number) -> [Edit] {
        [Edit(Path(.budget, i, .rate), from: Text(printed.description), to: Text(rate.description))]
    }

    private static func message(_ entry: BudgetEntry, _ printed: Number, _ rate: Sum, _ initial: Bool) -> Wording {
        let off = (printed - rate.value).magnitude
        return Wording(
            zh: "“\(entry.label)”执行率填 \(printed)%，按 \(rate.wording.zh)，相差 \(off) 个百分点"
                + (initial ? "；所填的是按年初预算数算的。" : "。"),
            en: "\"\(entry.label)\": the rate reads \(printed)%, but \(rate.wording.en), a difference of \(off) points"
                + (initial ? "; it was worked out from the budget of the beginning of the year." : "."))
    }

    private static let advice = Wording(
        zh: "按 全年执行数÷全年预算数×100% 重算。", en: "Work it out again: executed ÷ budget of the year × 100%.")
}
