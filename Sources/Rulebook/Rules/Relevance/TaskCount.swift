import Basics
import Forms
import Library

/// `task-count-claim`: an indicator claims another number of tasks than the form lists.
enum TaskCount: Rule {
    static let name = "task-count-claim"
    static let aspect = Aspect.relevance
    static let severity = Severity.warning
    static let scope = Scope.targets
    static let sources = ["财预〔2015〕88号"]
    static let since = "0.1"
    static let maturity = Maturity.stable
    static let what = Wording(
        zh: "指标所说的任务数与表中列出的任务数不同。", en: "An indicator claims another number of tasks than the form lists.")
    static let why = Wording(
        zh: "数目对不上，年末无法逐项核对。", en: "Where the numbers differ, they cannot be checked one by one at the year's end.")
    static let examples = [
        Example.triggers(
            at: Path(.indicators, 1, .value), on: .sound, Wording(zh: "称20项，列3项", en: "20 claimed, 3 listed")
        ) {
            $0.indicators[1] = .example("产出指标", "数量指标", "重点任务完成数量", .equal, "20", "项", "涵盖全部年度任务")
        },
        Example.triggers(
            at: Path(.indicators, 1, .value), on: .sound,
            Wording(zh: "没有说明，称5项", en: "5 claimed, without an explanation")
        ) {
            $0.indicators[1] = .example("产出指标", "数量指标", "年度重点工作完成数量", .equal, "5", "项")
        },
        Example.triggers(at: Path(.indicators, 1, .text), on: .sound, Wording(zh: "写在话里", en: "claimed in words")) {
            $0.indicators[1] = .example("产出指标", "数量指标", "重点工作推进数量", nil, "完成23项", "项", "各项重点工作")
        },
        Example.silent(Wording(zh: "数目相符", en: "the numbers agree")) {
            $0.indicators[1] = .example("产出指标", "数量指标", "重点任务完成数量", .equal, "3", "项", "涵盖全部年度任务")
        },
        Example.silent(Wording(zh: "说的是另一类事项", en: "other things are counted")) {
            $0.indicators[1] = .example("产出指标", "数量指标", "民生实事办理数量", .equal, "10", "件", "省定民生实事")
        },
        Example.silent(Wording(zh: "与任务类数相符", en: "the number of tasks itself")) {
            $0.indicators[1] = .example("产出指标", "数量指标", "重点任务完成数量", .equal, "2", "项", "涵盖全部年度任务")
        },
    ]

    static func check(_ subject: Subject, _ found: inout Findings) {
        let tasks = subject.form.tasks
        guard !tasks.isEmpty else { return }
        let items = tasks.reduce(0) { $0 + max(1, $1.items.count) }
        for (i, row) in subject.form.indicators.enumerated() {
            let facts = subject.facts.rows[i]
            guard isAboutTasks(facts.name), claimsAll(row, facts, subject) else { continue }
            guard facts.unit.map({ UnitKinds.counts.contains($0.kind) }) ?? true else { continue }
            guard let claimed = row.value ?? facts.value.numbers.first?.value, claimed.whole != nil,
                claimed != Number(items), claimed != Number(tasks.count)
            else { continue }
            found.report(
                Path(.indicators, i, row.value == nil ? .text : .value), value: row.text,
                message(row, claimed, items, tasks.count), advice: advice)
        }
    }

    /// Whether a name counts the tasks themselves: 重点工作完成数量, 年度任务完成数.
    static func isAboutTasks(_ name: MarkedText) -> Bool {
        guard name.contains("任务") || name.contains("工作") || name.contains("重点项目") else { return false }
        var text = name.whole
        for word in words { text = text.replacing(word) }
        return text.isEmpty
    }

    private static let words: [StaticString] = [
        "完成数量", "推进数量", "落实数量", "开展数量", "完成数", "完成率", "完成", "推进", "落实", "数量", "年度", "全年", "重点", "主要", "核心", "各项",
        "改革", "项目", "目标", "工作", "任务", "个数", "项数", "数",
    ]

    private static func claimsAll(_ row: Indicator, _ facts: RowFacts, _ subject: Subject) -> Bool {
        let all = facts.explanation
        if all.isEmpty {
            return facts.name.contains("年度") || facts.name.contains("全年") || facts.name.contains("重点任务")
                || facts.name.contains("重点工作")
        }
        return all.contains("所有") || all.contains("全部") || all.contains("各项") || all.contains("年度")
            || all.contains("任务")
    }

    private static func message(_ row: Indicator, _ claimed: Number, _ items: Int, _ tasks: Int) -> Wording {
        Wording(
            zh: "“\(row.name)”称\(claimed)项，表中列出的任务是\(tasks)类\(items)项。",
            en: "“\(row.name)” claims \(claimed); the form lists \(items) items under \(tasks) tasks.")
    }

    private static let advice = Wording(
        zh: "核对任务清单，或在说明中列明所称各项。", en: "Check the list of tasks, or name all of those claimed in the explanation.")
}
