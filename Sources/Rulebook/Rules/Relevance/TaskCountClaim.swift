import Basics
import Forms
import Library

/// 声称的任务数与所列不符.
public enum TaskCountClaim: Rule {
    public static let name = "task-count-claim"
    public static let aspect = Aspect.relevance
    public static let severity = Severity.warning
    public static let scope = Scope.targets
    public static let sources = ["财预〔2015〕88号"]
    public static let what = Wording(
        zh: "指标声称完成的重点工作数，与列出的任务数不一致。", en: "An indicator claims another number of tasks than are listed.")
    public static let why = Wording(zh: "数不上的任务无从核对。", en: "Tasks that are not listed cannot be checked.")
    public static var examples: [Example] {
        [
            .triggers(at: Path(.indicators, 1, .text), on: .sound, Wording(zh: "声称9项，列出3条", en: "9 claimed, 3 listed"))
            {
                $0.indicators[1] = .example("产出指标", "数量指标", "重点工作完成数量", .atLeast, "9", "项")
            },
            .silent(Wording(zh: "与所列任务数相同", en: "as many as are listed")) {
                $0.indicators[1] = .example("产出指标", "数量指标", "重点工作完成数量", .atLeast, "2", "项")
            },
            .silent(Wording(zh: "数的不是任务", en: "no count of tasks")) {
                $0.indicators[1] = .example("产出指标", "数量指标", "重点项目造林面积", .atLeast, "9", "亩")
            },
        ]
    }

    public static func check(_ subject: Subject, _ found: inout Findings) {
        let form = subject.form
        guard !form.tasks.isEmpty else { return }
        let items = form.tasks.reduce(0) { $0 + max(1, $1.items.count) }
        for (i, row) in form.indicators.enumerated() where countsTasks(row) {
            let counted = firstCount(row.text)
            guard let claimed = row.value?.whole ?? counted.number.flatMap({ Number($0)?.whole }) else { continue }
            let unit = row.unit ?? counted.unit
            guard let unit, unit == "项" || unit == "个" || unit == "件" else { continue }
            guard claimed != items, claimed != form.tasks.count else { continue }
            found.report(
                Path(.indicators, i, .text), value: row.text, message(row, claimed, form.tasks.count, items),
                advice: advice)
        }
    }

    private static func countsTasks(_ row: Indicator) -> Bool {
        func speaks(_ text: Text) -> Bool {
            for word in ["重点工作", "重点任务", "主要任务", "年度任务", "工作任务", "重点项目推进", "主要工作"] as [StaticString]
            where text.contains(word) { return true }
            return false
        }
        let count = row.name.hasSuffix("数量") || row.name.hasSuffix("数") || row.name.hasSuffix("项数") || row.value == nil
        return (speaks(row.name) && count) || (row.value == nil && speaks(row.text))
    }

    private static func message(_ row: Indicator, _ claimed: Int, _ tasks: Int, _ items: Int) -> Wording {
        Wording(
            zh: "“\(row.name)”说的是 \(claimed) 项，主要任务列了 \(tasks) 项、共 \(items) 条，对不上。",
            en: "\"\(row.name)\" claims \(claimed); \(tasks) tasks with \(items) items are listed.")
    }

    private static let advice = Wording(zh: "按所列任务改数，或把漏列的任务补上。", en: "Correct the number, or list the missing tasks.")
}
