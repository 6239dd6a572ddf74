import Basics
import Forms

/// 项目名称空缺.
public enum DocProjectNameMissing: Rule {
    public static let name = "doc-project-name-missing"
    public static let aspect = Aspect.completeness
    public static let severity = Severity.error
    public static let scope = Scope.all
    public static let sources = ["财预〔2015〕88号", "预算管理一体化 save-time check"]
    public static let what = Wording(zh: "项目表没有填项目名称。", en: "A project form whose 项目名称 is blank.")
    public static let why = Wording(
        zh: "没有项目名称，就对不上预算项目库。", en: "Without its name a project matches none in the budget.")
    public static var examples: [Example] {
        [
            .triggers(
                at: Path(.project, nil, .name), on: .sound, Wording(zh: "项目名称一格空着", en: "the name's cell is blank")
            ) {
                $0.kind = .projectTargets
                $0.project = Project()
                $0.cells[Path(.project, nil, .name)] = CellReference(table: 0, row: 2, column: 3)
            },
            .triggers(
                at: Path(.project, nil, .name), on: .sound, Wording(zh: "自评表的项目名称空着", en: "blank in a self-evaluation")
            ) {
                $0.kind = .selfEvaluation
                $0.project = Project()
                $0.cells[Path(.project, nil, .name)] = CellReference(table: 0, row: 2, column: 3)
            },
            .triggers(at: Path(.project, nil, .name), on: .sound, Wording(zh: "只填了项目编码", en: "a code and no name")) {
                $0.kind = .projectTargets
                $0.project = Project()
                $0.project?.code = Text("43002126")
                $0.cells[Path(.project, nil, .name)] = CellReference(table: 0, row: 2, column: 3)
            },
            .silent(Wording(zh: "这一页从表的中间开始，没有这一格", en: "a page without the cell")) {
                $0.kind = .projectTargets
                $0.project = Project()
            },
            .silent(Wording(zh: "填了项目名称", en: "the name is given")) {
                $0.kind = .projectTargets
                $0.project = Project()
                $0.project?.name = Text("人工造林")
            },
            .silent(Wording(zh: "整体表没有项目", en: "an overall form has no project")) {
                $0.cells[Path(.project, nil, .name)] = CellReference(table: 0, row: 2, column: 3)
            },
        ]
    }

    public static func check(_ subject: Subject, _ found: inout Findings) {
        let form = subject.form
        let path = Path(.project, nil, .name)
        guard let project = form.project, project.name == nil, form.isPrinted(path), !form.isFragment else { return }
        found.report(path, message, advice: advice)
    }

    private static let message = Wording(zh: "项目名称没有填。", en: "The project's name is blank.")
    private static let advice = Wording(
        zh: "填写预算项目库里的项目名称。", en: "Give the name it has in the list of budget projects.")
}
