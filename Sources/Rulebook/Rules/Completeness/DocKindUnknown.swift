import Basics
import Forms

/// 表种无法判断.
public enum DocKindUnknown: Rule {
    public static let name = "doc-kind-unknown"
    public static let aspect = Aspect.completeness
    public static let severity = Severity.error
    public static let scope = Scope.all
    public static let sources: [String] = []
    public static let what = Wording(
        zh: "文件里有绩效指标表，但看不出是哪一种表。", en: "A table of indicators stands in the file and nothing tells the form's kind.")
    public static let why = Wording(
        zh: "目标表、监控表和自评表的要求不同，表种不明就无法审核。",
        en: "Each kind of form has its own rules; without its kind a form cannot be judged.")
    public static var examples: [Example] {
        [
            .triggers(at: Path(.title), on: .sound, Wording(zh: "没有标题，也没有单位和项目", en: "no title, body or project")) {
                $0.kind = nil
                $0.title = nil
            },
            .triggers(at: Path(.title), on: .sound, Wording(zh: "标题没有说是什么表", en: "a title that tells no kind")) {
                $0.kind = nil
                $0.title = Text("2026年度情况表")
            },
            .triggers(at: Path(.title), on: .sound, Wording(zh: "只剩指标的一页", en: "a page of indicators only")) {
                let rows = $0.indicators
                $0 = Form()
                $0.indicators = rows
            },
            .silent(Wording(zh: "标题是别的说法，表种看得出来", en: "a title in other words, and a known kind")) {
                $0.title = Text("2026年度履职目标一览")
            },
            .silent(Wording(zh: "没有指标，不是绩效表", en: "no indicators: no such form")) {
                $0.kind = nil
                $0.indicators = []
            },
            .silent(Wording(zh: "没有标题，从版式看得出表种", en: "no title, the layout tells the kind")) {
                $0.title = nil
            },
        ]
    }

    public static func check(_ subject: Subject, _ found: inout Findings) {
        let form = subject.form
        guard form.kind == nil, !form.indicators.isEmpty else { return }
        found.report(Path(.title), value: form.title ?? Text(), message(form.title), advice: advice)
    }

    private static func message(_ title: Text?) -> Wording {
        guard let title else {
            return Wording(zh: "看不出是哪一种绩效表：没有表名。", en: "The kind of form cannot be told: it has no title.")
        }
        return Wording(
            zh: "看不出是哪一种绩效表：表名是“\(title)”。", en: "The kind of form cannot be told from its title \"\(title)\".")
    }

    private static let advice = Wording(
        zh: "在表的上方写明表名，例如“2026年部门整体支出绩效目标表”“2026年项目支出绩效目标表”。",
        en: "Give the form its title, such as 2026年部门整体支出绩效目标表 or 2026年项目支出绩效目标表.")
}
