import Basics
import Forms

/// 填报单位空缺.
public enum DocFilerMissing: Rule {
    public static let name = "doc-filer-missing"
    public static let aspect = Aspect.completeness
    public static let severity = Severity.error
    public static let scope = Scope.all
    public static let sources = ["预算管理一体化 save-time check"]
    public static let what = Wording(
        zh: "印有填报单位（或实施单位、部门名称）一格，却没有填。",
        en: "A labelled filer cell is printed and blank, even if the body is named elsewhere.")
    public static let why = Wording(zh: "没有填报单位，表就没有负责的人。", en: "Without a filer nobody answers for the form.")
    public static var examples: [Example] {
        [
            .triggers(at: Path(.reportedBy), on: .sound, Wording(zh: "填报单位一格空着", en: "the filer's cell is blank")) {
                $0.reportedBy = nil
            },
            .triggers(at: Path(.body), on: .sound, Wording(zh: "部门名称一格空着", en: "the body's cell is blank")) {
                $0.body = nil
            },
            .triggers(at: Path(.reportedBy), on: .sound, Wording(zh: "项目表的实施单位空着", en: "a project's body is blank")) {
                $0.kind = .projectTargets
                $0.project = Project()
                $0.project?.name = Text("人工造林")
                $0.reportedBy = nil
            },
            .silent(Wording(zh: "表上没有填报单位一格", en: "the form has no such cell")) {
                $0.reportedBy = nil
                $0.cells[Path(.reportedBy)] = nil
            },
            .silent(Wording(zh: "只有一处写单位", en: "the body is named in one place")) {
                $0.body = nil
                $0.cells[Path(.body)] = nil
            },
            .silent(Wording(zh: "两处都填了，写法不同", en: "both are given, in two spellings")) {
                $0.reportedBy = Text("清陂县林业局（本级）")
            },
        ]
    }

    public static func check(_ subject: Subject, _ found: inout Findings) {
        let form = subject.form
        if form.reportedBy == nil, form.cells[Path(.reportedBy)] != nil {
            let project = form.project != nil
            found.report(Path(.reportedBy), message(project ? "实施单位" : "填报单位", "filer"), advice: advice)
        }
        if form.body == nil, form.cells[Path(.body)] != nil {
            let project = form.project != nil
            found.report(Path(.body), message(project ? "主管部门" : "部门（单位）名称", "body"), advice: advice)
        }
    }

    private static func message(_ zh: String, _ en: String) -> Wording {
        Wording(zh: "“\(zh)”一格没有填。", en: "The cell for the \(en) is blank.")
    }

    private static let advice = Wording(zh: "填写单位全称，与公章一致。", en: "Give the body's full name, as on its seal.")
}
