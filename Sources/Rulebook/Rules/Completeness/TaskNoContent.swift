import Basics
import Forms

/// 任务没有内容.
public enum TaskNoContent: Rule {
    public static let name = "task-no-content"
    public static let aspect = Aspect.completeness
    public static let severity = Severity.error
    public static let scope = Scope.targets
    public static let sources = ["预算管理一体化 save-time check"]
    public static let what = Wording(zh: "任务只有名称，没有主要内容。", en: "A task has a name and no content.")
    public static let why = Wording(zh: "只有名称，看不出要做什么、做多少。", en: "A name alone does not say what is done and how much.")
    public static var examples: [Example] {
        [
            .triggers(at: Path(.tasks, 1), on: .sound, Wording(zh: "主要内容空着", en: "the content is blank")) {
                $0.tasks[1].items = []
                $0.cells[Path(.tasks, 1, .items)] = CellReference(table: 0, row: 11, column: 2)
            },
            .triggers(at: Path(.tasks, 0), on: .sound, Wording(zh: "另一项任务有内容", en: "the other task has content")) {
                $0.tasks[0].items = []
            },
            .triggers(
                at: Path(.tasks, 0), Path(.tasks, 1), on: .sound,
                Wording(zh: "有这一栏，两项都空着", en: "the column is there and blank for both")
            ) { form in
                for i in form.tasks.indices {
                    form.tasks[i].items = []
                    form.cells[Path(.tasks, i, .items)] = CellReference(table: 0, row: 10 + i, column: 2)
                }
            },
            .silent(Wording(zh: "表上没有主要内容一栏", en: "the form has no column of contents")) { form in
                for i in form.tasks.indices { form.tasks[i].items = [] }
            },
            .silent(Wording(zh: "写了预期结果", en: "the expected result is given")) {
                $0.tasks[0].items = []
                $0.tasks[0].expected = Text("造林3.2万亩")
            },
            .silent(Wording(zh: "空行没有名称", en: "an unused line has no name")) {
                $0.tasks.append(WorkTask(name: Text()))
            },
        ]
    }

    public static func check(_ subject: Subject, _ found: inout Findings) {
        let form = subject.form
        let hasColumn =
            form.tasks.contains { !$0.items.isEmpty }
            || form.cells.keys.contains { $0.field == .tasks && $0.leaf == .items }
        guard hasColumn else { return }
        for (i, task) in form.tasks.enumerated() where task.items.isEmpty && !task.name.isEmpty && task.expected == nil
        {
            found.report(Path(.tasks, i), value: task.name, message(task.name), advice: advice)
        }
    }

    private static func message(_ name: Text) -> Wording {
        Wording(zh: "任务“\(name)”没有填主要内容。", en: "The task \"\(name)\" has no content.")
    }

    private static let advice = Wording(zh: "写明这项任务做什么、做多少、何时完成。", en: "Say what is done, how much and by when.")
}
