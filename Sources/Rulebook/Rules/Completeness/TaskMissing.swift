import Basics
import Forms

/// 没有年度主要任务.
public enum TaskMissing: Rule {
    public static let name = "task-missing"
    public static let aspect = Aspect.completeness
    public static let severity = Severity.error
    public static let scope = Scope.targets
    public static let maturity = Maturity.stable
    public static let sources: [String] = []
    public static let what = Wording(zh: "部门整体表没有年度主要任务。", en: "An overall form has no 年度主要任务.")
    public static let why = Wording(
        zh: "整体目标靠任务落实，指标要对应任务。", en: "An overall goal is carried out by tasks, and indicators answer to them.")
    public static var examples: [Example] {
        [
            .triggers(at: Path(.tasks), on: .sound, Wording(zh: "没有任务", en: "no tasks")) { $0.tasks = [] },
            .triggers(at: Path(.tasks), on: .sound, Wording(zh: "只有目标和指标", en: "a goal and indicators only")) {
                $0.tasks = []
                $0.duties = [Text("负责林业资源保护。")]
            },
            .triggers(
                at: Path(.tasks), on: .sound, Wording(zh: "没有读懂的是别的话", en: "what was not understood is something else")
            ) {
                $0.tasks = []
                $0.unread = [Unread(Text("填报人：林业局办公室"), cell: nil)]
            },
            .silent(Wording(zh: "任务在表上，只是没有读懂", en: "tasks that were printed and not read")) {
                $0.tasks = []
                $0.unread = [Unread(Text("任务1：人工造林"), cell: nil)]
            },
            .silent(Wording(zh: "项目表没有这一栏", en: "a project form has none")) {
                $0.tasks = []
                $0.kind = .projectTargets
                $0.project = Project()
            },
            .silent(Wording(zh: "自评表没有这一栏", en: "a self-evaluation has none")) {
                $0.tasks = []
                $0.kind = .selfEvaluation
            },
        ]
    }

    public static func check(_ subject: Subject, _ found: inout Findings) {
        let form = subject.form
        guard form.kind == .departmentTargets, form.tasks.isEmpty, !form.isFragment,
            !form.unreadHolds("任务")
        else { return }
        found.report(Path(.tasks), message, advice: advice)
    }

    private static let message = Wording(zh: "没有填年度主要任务。", en: "The year's main tasks are missing.")
    private static let advice = Wording(
        zh: "列出今年的主要任务，每项写名称和主要内容。", en: "List the year's main tasks, each with its name and content.")
}
