import Basics
import Forms
import Library

/// `ind-explanation-missing`: the form has the column and the cell is blank.
enum ExplanationPresent: Rule {
    static let name = "ind-explanation-missing"
    static let aspect = Aspect.soundness
    static let severity = Severity.info
    static let scope = Scope.targets
    static let sources: [String] = []
    static let what = Wording(
        zh: "表里有指标解释一栏，这一行没有填。", en: "The form has a column of explanations, and this row's is blank.")
    static let why = Wording(
        zh: "没有解释，填表人和考核人会各算各的。", en: "Without it, those who fill in and those who judge count differently.")
    static var examples: [Example] {
        [
            .triggers(at: Path(.indicators, 1, .explanation), on: .sound, Wording(zh: "一行没有填", en: "one row is blank"))
            {
                $0.indicators[1].explanation = nil
            },
            .triggers(
                at: Path(.indicators, 1, .explanation), Path(.indicators, 5, .explanation),
                on: .sound, Wording(zh: "两行没有填", en: "two rows are blank")
            ) {
                $0.indicators[1].explanation = nil
                $0.indicators[5].explanation = nil
            },
            .triggers(at: Path(.indicators, 3, .explanation), on: .sound, Wording(zh: "只有空格", en: "only blanks")) {
                $0.indicators[3].explanation = Text("  ")
            },
            .silent(Wording(zh: "没有这一栏", en: "there is no such column")) {
                for i in $0.indicators.indices {
                    $0.indicators[i].explanation = nil
                    $0.cells[Path(.indicators, i, .explanation)] = nil
                }
            },
            .silent(Wording(zh: "写在备注里", en: "it stands in the remarks")) {
                $0.indicators[1].explanation = nil
                $0.indicators[1].remark = Text("按乡镇核查表统计")
            },
            .silent(Wording(zh: "与上一行同一个合并格", en: "one merged cell for two rows")) {
                $0.indicators[2].explanation = nil
                $0.cells[Path(.indicators, 2, .explanation)] = $0.cells[Path(.indicators, 1, .explanation)]
            },
        ]
    }

    static func check(_ subject: Subject, _ found: inout Findings) {
        let form = subject.form
        guard form.hasColumn(.explanation, { $0.explanation != nil }) else { return }
        var above: CellReference?
        for (i, row) in form.indicators.enumerated() {
            let path = Path(.indicators, i, .explanation)
            let cell = form.cells[path]
            if let explanation = row.explanation, !explanation.trimmed().isEmpty {
                above = cell
                continue
            }
            guard !row.name.isEmpty, form.isPrinted(path), cell == nil || cell != above, row.remark == nil else {
                continue
            }
            found.report(
                path, cause: "blank", Wording(zh: "“\(row.name)”没有填指标解释。", en: "“\(row.name)” is not explained."),
                advice: Wording(
                    zh: "写明统计范围、口径和数据来源；比率写明分子和分母。",
                    en: "Say what is counted, how, and from which record; of a rate both its parts."))
        }
    }
}
