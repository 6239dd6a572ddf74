import Basics
import Forms
import Library

/// 任务没有对应的指标.
public enum TaskNotCovered: Rule {
    public static let name = "task-not-covered"
    public static let aspect = Aspect.relevance
    public static let severity = Severity.warning
    public static let scope = Scope.targets
    public static let sources = ["包头市财政局 绩效目标审核要点 (2023)"]
    public static let what = Wording(
        zh: "没有一条指标衡量这项任务；只把各项任务名称列在一起的总数指标不算。",
        en: "No indicator measures this task; a row that merely lists the tasks does not.")
    public static let why = Wording(zh: "没有指标的任务，做没做、做得怎样无从评价。", en: "A task without an indicator cannot be judged.")
    public static var examples: [Example] {
        [
            .triggers(at: Path(.tasks, 1), on: .sound, Wording(zh: "多了一项没有指标的任务", en: "a task without an indicator")) {
                $0.tasks[1] = WorkTask(name: Text("湿地修复"), items: [Text("实施河口湿地生态补水和鸟类栖息地恢复。")])
            },
            .silent(Wording(zh: "每项任务都有指标", en: "every task has one")) { _ in },
        ]
    }

    public static func check(_ subject: Subject, _ found: inout Findings) {
        let form = subject.form
        guard !form.indicators.isEmpty, form.tasks.count > 1 else { return }
        let names = form.tasks.map { bare($0.name) }
        let rows = form.indicators.indices.filter { !listsTasks(form.indicators[$0], names) }
        for (i, task) in form.tasks.enumerated() where !task.name.isEmpty {
            var words = names[i]
            for item in task.items {
                words.append(0x0A)
                words.append(item)
            }
            if let expected = task.expected {
                words.append(0x0A)
                words.append(expected)
            }
            if rows.contains(where: { covers(form.indicators[$0], subject.rows[$0], words, subject.lexicon) }) {
                continue
            }
            found.report(Path(.tasks, i), value: task.name, message(task.name), advice: advice)
        }
    }

    /// The name without 工作 and the like.
    private static func bare(_ name: Text) -> Text {
        var name = name
        for ending in ["工作", "任务", "工程", "项目"] as [StaticString] where name.hasSuffix(ending) && name.count > 12 {
            name = name.dropping(last: 6)
        }
        return name
    }

    /// A row that names three tasks or more counts the tasks; it measures none of them.
    private static func listsTasks(_ row: Indicator, _ names: [Text]) -> Bool {
        let text = row.explanation ?? Text()
        return names.filter { !$0.isEmpty && text.contains($0) }.count >= 3
    }

    /// Four characters in common, or the same people worked with.
    private static func covers(_ row: Indicator, _ facts: RowFacts, _ task: Text, _ lexicon: Lexicon) -> Bool {
        if shares(row.name, task, characters: 4) || shares(row.explanation ?? Text(), task, characters: 4) {
            return true
        }
        guard !row.isSatisfaction else { return false }
        let bytes = row.name
        for hit in facts.name.nouns where hit.end - hit.start >= 2 {
            let noun = lexicon.nouns[hit.noun]
            guard noun.role == .person || noun.role == .activity, task.contains(noun.text), bytes.contains(noun.text)
            else { continue }
            return true
        }
        return false
    }

    /// Whether two texts share a run of Chinese characters and digits of this length.
    static func shares(_ a: Text, _ b: Text, characters: Int) -> Bool {
        let scalars = a.scalars
        guard scalars.count >= characters else { return false }
        for start in 0...(scalars.count - characters) {
            let window = scalars[start..<(start + characters)]
            guard window.allSatisfy({ isHan($0) }) else { continue }
            var text = Text()
            for scalar in window { text.append(scalar) }
            if b.contains(text) { return true }
        }
        return false
    }

    private static func message(_ name: Text) -> Wording {
        Wording(zh: "任务“\(name)”没有对应的指标。", en: "No indicator measures the task \"\(name)\".")
    }

    private static let advice = Wording(
        zh: "为这项任务至少补一条产出或效益指标；若不是今年的重点，可从任务中删去。",
        en: "Add at least one indicator for it, or take it off the list if it is no task of this year.")
}
