import Basics
import Forms

/// `pub-table-absent`: what was published lacks the overall table or the tables of projects.
enum TablesArePublished: Rule {
    static let name = "pub-table-absent"
    static let aspect = Aspect.publication
    static let severity = Severity.warning
    static let scope = Scope.publication
    static let sources = ["财预〔2016〕143号"]
    static let what = Wording(
        zh: "公开的材料里没有部门整体表，或没有项目表。", en: "What was published lacks the overall table or the tables of projects.")
    static let why = Wording(
        zh: "部门整体和项目的绩效目标都应随预算公开。", en: "Overall and project targets are both published with the budget.")
    static let examples = [
        Example.triggersBeside(at: Path(.form), Wording(zh: "只公开了整体表", en: "the overall table alone")) {
            _, bundle in bundle.files.remove(at: 1)
        },
        Example.triggersBeside(at: Path(.form), Wording(zh: "只公开了项目表", en: "tables of projects alone")) {
            _, bundle in bundle.files.remove(at: 0)
        },
        Example.triggersBeside(at: Path(.form), Wording(zh: "项目文件里一张表也没有", en: "the file of projects holds none")) {
            _, bundle in bundle.files[1].forms = []
        },
        Example.silentBeside(Wording(zh: "没有一级项目的单位", en: "a body with no project")) { _, bundle in
            bundle.files.remove(at: 1)
            bundle.firstLevelProjects = 0
        },
        Example.silentBeside(Wording(zh: "说明了为何没有", en: "the reason is given")) { _, bundle in
            bundle.files[1].forms = []
            bundle.files[1].explanation = Text("本部门项目均涉密，依法不予公开。")
        },
        Example.silentBeside(Wording(zh: "一个文件里两种表都有", en: "both in one file")) { _, bundle in
            bundle.files[0].forms += bundle.files[1].forms
            bundle.files.remove(at: 1)
        },
        Example.silentBeside(Wording(zh: "有一张表看不出是哪种", en: "the kind of one table cannot be told")) { _, bundle in
            bundle.files[1].forms[0].kind = nil
            bundle.files[1].forms.remove(at: 1)
        },
    ]

    static func check(_ subject: Subject, _ found: inout Findings) {
        guard let bundle = subject.beside.bundle, !bundle.explains else { return }
        // A table of unknown kind may be the one that seems to be missing.
        guard !bundle.forms.contains(where: { $0.kind == nil }) else { return }
        if bundle.overall.isEmpty {
            report(Wording(zh: "部门整体支出绩效目标表", en: "table of overall targets"), bundle, &found)
        }
        if bundle.projects.isEmpty, bundle.firstLevelProjects != 0 {
            report(Wording(zh: "项目支出绩效目标表", en: "table of project targets"), bundle, &found)
        }
    }

    private static func report(_ table: Wording, _ bundle: Bundle, _ found: inout Findings) {
        let count = bundle.files.count
        found.report(
            Path(.form), value: Text(table.zh),
            Wording(
                zh: "公开的 \(count) 个文件里没有\(table.zh)。",
                en: "No \(table.en) is in the \(count) file\(count == 1 ? "" : "s") published."),
            advice: Wording(zh: "补充公开；没有这类支出的，写明原因。", en: "Publish it; where there is no such spending, say so."))
    }
}
