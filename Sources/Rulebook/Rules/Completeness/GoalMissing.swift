import Basics
import Forms

/// 没有年度目标.
public enum GoalMissing: Rule {
    public static let name = "goal-missing"
    public static let aspect = Aspect.completeness
    public static let severity = Severity.error
    public static let scope = Scope.targets
    public static let sources = ["财预〔2015〕88号", "预算管理一体化 save-time check"]
    public static let what = Wording(zh: "没有年度绩效目标。", en: "There is no annual goal.")
    public static let why = Wording(
        zh: "指标是目标的分解，没有目标，指标就没有根据。", en: "Indicators break down a goal; without it they rest on nothing.")
    public static var examples: [Example] {
        [
            .triggers(at: Path(.objectives), on: .sound, Wording(zh: "目标一格空着", en: "no goal")) {
                $0.objectives = []
                $0.cells[Path(.objectives, 0, .text)] = nil
            },
            .triggers(
                at: Path(.objectives), on: .sound,
                Wording(zh: "指标分了中长期和年度，目标只有中长期", en: "rows of both horizons, a goal of one")
            ) {
                $0.objectives[0].horizon = .longTerm
                $0.indicators[1].horizon = .longTerm
            },
            .triggers(
                at: Path(.objectives), on: .sound,
                Wording(zh: "年度目标一格空着，中长期填了", en: "the annual cell is blank beside a long-term goal")
            ) {
                $0.objectives[0].horizon = .longTerm
                $0.cells[Path(.objectives, 1, .text)] = CellReference(table: 0, row: 5, column: 1)
            },
            .silent(Wording(zh: "三年的项目只有一个总体目标", en: "one goal for a project of three years")) {
                $0.objectives[0].horizon = .longTerm
            },
            .silent(Wording(zh: "这一页从表的中间开始", en: "a page that begins in the middle of a form")) {
                let rows = $0.indicators
                $0 = Form()
                $0.indicators = rows
            },
            .silent(Wording(zh: "目标写在“年度履职目标”里", en: "the goal stands under 年度履职目标")) {
                $0.duties = [$0.objectives[0].text]
                $0.objectives = []
            },
        ]
    }

    public static func check(_ subject: Subject, _ found: inout Findings) {
        let form = subject.form
        guard !form.objectives.contains(where: { $0.horizon == .annual && !$0.text.isEmpty }) else { return }
        if form.isFragment || form.unreadHolds("年度目标", "总体目标", "绩效目标") { return }
        // A lone 总体目标 of a project of several years may be meant for both; not where the form tells the horizons apart.
        if form.objectives.contains(where: { !$0.text.isEmpty }), !tellsHorizonsApart(form) { return }
        // Layouts that have 年度履职目标 put the goal there.
        guard form.duties.isEmpty || form.cells[Path(.objectives)] != nil else { return }
        found.report(Path(.objectives), message, advice: advice)
    }

    private static func tellsHorizonsApart(_ form: Form) -> Bool {
        if form.objectives.count > 1
            || form.cells.keys.contains(where: { $0.field == .objectives && ($0.index ?? 0) > 0 })
        {
            return true
        }
        return form.indicators.contains { $0.horizon == .annual }
            && form.indicators.contains { $0.horizon == .longTerm }
    }

    private static let message = Wording(zh: "没有填年度绩效目标。", en: "The annual goal is missing.")
    private static let advice = Wording(
        zh: "写明今年做什么、做到什么程度、产生什么效果，至少有一个数。",
        en: "Say what is done this year, how far and to what effect, with at least one number.")
}
