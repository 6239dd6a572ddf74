import Basics
import Forms

/// 跨年项目没有中长期目标.
public enum GoalLongMissing: Rule {
    public static let name = "goal-long-missing"
    public static let aspect = Aspect.completeness
    public static let severity = Severity.error
    public static let scope = Scope.targets
    public static let sources = ["预算管理一体化 save-time check"]
    public static let what = Wording(
        zh: "项目期超过12个月，却只有年度目标。",
        en: "A stated term of over 12 months and only an annual goal; a lone 总体目标 counts as long-term.")
    public static let why = Wording(
        zh: "跨年项目要同时设实施期目标和年度目标。", en: "A project of several years needs a goal for its term as well.")
    public static var examples: [Example] {
        [
            .triggers(at: Path(.objectives), on: .sound, Wording(zh: "三年的项目", en: "a project of three years")) {
                $0.kind = .projectTargets
                $0.project = Project()
                $0.project?.name = Text("人工造林")
                $0.project?.start = Text("2026-01")
                $0.project?.end = Text("2028-12")
                $0.cells[Path(.objectives, 1, .text)] = CellReference(table: 0, row: 5, column: 1)
            },
            .triggers(at: Path(.objectives), on: .sound, Wording(zh: "跨年度的13个月", en: "13 months")) {
                $0.kind = .projectTargets
                $0.project = Project()
                $0.project?.name = Text("人工造林")
                $0.project?.start = Text("2026-06")
                $0.project?.end = Text("2027-06")
                $0.cells[Path(.objectives, 1, .text)] = CellReference(table: 0, row: 5, column: 1)
            },
            .triggers(at: Path(.objectives), on: .sound, Wording(zh: "中长期目标一格只印了标题", en: "two goals, both annual")) {
                $0.kind = .projectTargets
                $0.project = Project()
                $0.project?.name = Text("人工造林")
                $0.project?.start = Text("2026-01")
                $0.project?.end = Text("2030-12")
                $0.objectives.append(Objective(horizon: .annual, text: Text("聘用护林员470人。")))
            },
            .silent(Wording(zh: "一年的项目", en: "a project of one year")) {
                $0.kind = .projectTargets
                $0.project = Project()
                $0.project?.name = Text("人工造林")
                $0.project?.start = Text("2026-01")
                $0.project?.end = Text("2026-12")
            },
            .silent(Wording(zh: "表上只有一格总体目标", en: "the form has one cell for a goal")) {
                $0.kind = .projectTargets
                $0.project = Project()
                $0.project?.name = Text("人工造林")
                $0.project?.start = Text("2026-01")
                $0.project?.end = Text("2028-12")
            },
            .silent(Wording(zh: "跨年，正好12个月", en: "twelve months over two years")) {
                $0.kind = .projectTargets
                $0.project = Project()
                $0.project?.name = Text("人工造林")
                $0.project?.start = Text("2026-07")
                $0.project?.end = Text("2027-06")
                $0.cells[Path(.objectives, 1, .text)] = CellReference(table: 0, row: 5, column: 1)
            },
        ]
    }

    public static func check(_ subject: Subject, _ found: inout Findings) {
        let form = subject.form
        guard let start = form.project?.start, let end = form.project?.end, let from = month(start),
            let to = month(end),
            to - from >= 12
        else { return }
        let annual = form.objectives.filter { $0.horizon == .annual }
        guard !annual.isEmpty, !form.objectives.contains(where: { $0.horizon == .longTerm }) else { return }
        // A lone 总体目标 may be the term's; only a form that has a cell for each is meant.
        guard form.objectives.count > 1 || form.cells.keys.contains(where: { $0.field == .objectives && $0.index == 1 })
        else { return }
        found.report(Path(.objectives), value: start, message(start, end, to - from + 1), advice: advice)
    }

    /// Months since year 0 of `2026-01`.
    private static func month(_ text: Text) -> Int? {
        guard text.count == 7, let year = Number(text.bytes[0..<4])?.whole, let month = Number(text.bytes[5..<7])?.whole
        else {
            return nil
        }
        return year * 12 + month
    }

    private static func message(_ start: Text, _ end: Text, _ months: Int) -> Wording {
        Wording(
            zh: "项目期 \(start) 至 \(end)，共 \(months) 个月，却没有实施期（中长期）目标。",
            en: "The project runs from \(start) to \(end), \(months) months, and has no goal for its term.")
    }

    private static let advice = Wording(
        zh: "补填实施期目标，并把它分解到年度。", en: "Give a goal for the whole term and break it down by year.")
}
