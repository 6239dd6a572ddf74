import Basics
import Forms

/// 缺少必备的列.
public enum LayoutColumnMissing: Rule {
    public static let name = "layout-column-missing"
    public static let aspect = Aspect.completeness
    public static let severity = Severity.error
    public static let scope = Scope.all
    public static let sources = ["internal consistency"]
    public static let what = Wording(zh: "指标表缺少规定的列。", en: "A column that the profile makes mandatory is absent.")
    public static let why = Wording(zh: "缺了这一列，整张表都没有这一项内容。", en: "Without the column no row can give what it asks.")
    public static var examples: [Example] {
        [
            .triggers(at: Path(.indicators), on: .sound, Wording(zh: "没有指标值一列", en: "no column of targets")) { form in
                for i in form.indicators.indices {
                    form.indicators[i].text = Text()
                    form.indicators[i].value = nil
                    form.cells[Path(.indicators, i, .text)] = nil
                }
            },
            .silent(Wording(zh: "列都在，有一格空着", en: "the column is there, one cell blank")) {
                $0.indicators[1].text = Text()
                $0.indicators[1].value = nil
            },
        ]
    }

    public static func check(_ subject: Subject, _ found: inout Findings) {
        let form = subject.form
        // A form that came from no file has no cells to tell its columns.
        guard !form.indicators.isEmpty, !form.cells.isEmpty else { return }
        for column in subject.profile.columns {
            let leaf: Field = column == "value" ? .text : column == "name" ? .name : .text
            let printed = form.indicators.indices.contains { form.cells[Path(.indicators, $0, leaf)] != nil }
            if !printed, form.indicators.allSatisfy({ $0.values.isEmpty }) {
                found.report(Path(.indicators), message(column), advice: advice(column))
            }
        }
    }

    private static func heading(_ column: String) -> String { column == "name" ? "三级指标" : "指标值" }

    private static func message(_ column: String) -> Wording {
        Wording(zh: "指标表没有“\(heading(column))”一列。", en: "The table of indicators has no column \(heading(column)).")
    }

    private static func advice(_ column: String) -> Wording {
        Wording(
            zh: "用规定的表样，补上“\(heading(column))”一列并逐行填写。",
            en: "Use the prescribed layout and fill in the column \(heading(column)).")
    }
}
