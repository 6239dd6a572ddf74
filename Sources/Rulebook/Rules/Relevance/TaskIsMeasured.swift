import Basics
import Forms
import Library

/// `task-not-covered`: no indicator measures a task.
enum TaskIsMeasured: Rule {
    static let name = "task-not-covered"
    static let aspect = Aspect.relevance
    static let severity = Severity.warning
    static let scope = Scope.targets
    static let sources = ["包头市财政局 绩效目标审核要点 (2023)"]
    static let since = "0.1"
    static let maturity = Maturity.preview
    static let what = Wording(zh: "年度主要任务没有对应的绩效指标。", en: "No indicator measures this task of the year.")
    static let why = Wording(
        zh: "任务没有指标，做得如何无从评价。", en: "A task without an indicator cannot be judged at the year's end.")
    static let examples = [
        Example.triggers(at: Path(.tasks, 2), on: .sound, Wording(zh: "档案没有指标", en: "nothing measures the archive")) {
            $0.tasks.append(WorkTask(name: Text("档案数字化"), items: [Text("扫描林权档案并编目。")]))
        },
        Example.triggers(at: Path(.tasks, 2), on: .sound, Wording(zh: "培训没有指标", en: "nothing measures the training")) {
            $0.tasks.append(WorkTask(name: Text("基层站所标准化"), items: [Text("改善乡镇林业站办公条件。")]))
        },
        Example.triggers(at: Path(.tasks, 1), on: .sound, Wording(zh: "防火的指标都删了", en: "the rows on fire are gone")) {
            $0.indicators.remove(at: 3)
            $0.indicators.remove(at: 2)
        },
        Example.silent(Wording(zh: "内容相符即为对应", en: "what it does is measured")) {
            $0.tasks[1].name = Text("安全工作")
        },
        Example.silent(Wording(zh: "计的是任务里的人", en: "the persons of the task are counted")) {
            $0.tasks.append(WorkTask(name: Text("队伍建设"), items: [Text("选聘护林员并开展考核。")]))
        },
        Example.silent(Wording(zh: "说明里写了这项任务", en: "an explanation names the task")) {
            $0.tasks.append(WorkTask(name: Text("古树名木保护"), items: [Text("挂牌。")]))
            $0.indicators[1].explanation = Text("含古树名木保护带动的造林面积")
        },
    ]

    static func check(_ subject: Subject, _ found: inout Findings) {
        guard !subject.form.tasks.isEmpty, !subject.form.indicators.isEmpty else { return }
        let coverage = Coverage(subject)
        for (i, task) in subject.form.tasks.enumerated() where !coverage.isCovered[i] && !task.name.isEmpty {
            found.report(Path(.tasks, i), value: task.name, message(task), advice: advice(task))
        }
    }

    private static func message(_ task: WorkTask) -> Wording {
        Wording(
            zh: "任务“\(task.name)”没有一项指标衡量。", en: "No indicator measures the task “\(task.name)”.")
    }

    private static func advice(_ task: WorkTask) -> Wording {
        Wording(
            zh: "为“\(task.name)”设至少一项产出或效益指标；若并入他项，请在指标说明中写明。",
            en: "Give “\(task.name)” at least one indicator, or say in an explanation which one covers it.")
    }
}
