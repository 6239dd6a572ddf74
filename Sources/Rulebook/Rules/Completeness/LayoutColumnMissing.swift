import Basics
import Forms

/// 缺少必备的列.
public enum LayoutColumnMissing: Rule {
    public static let name = "layout-column-missing"
    public static let aspect = Aspect.completeness
    public static let severity = Severity.error
    public static let scope = Scope.all
    public static let sources: [String] = []
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
            .triggers(at: Path(.indicators), on: .sound, Wording(zh: "没有三级指标一列", en: "no column of names")) { form in
                for i in form.indicators.indices {
                    form.indicators[i].name = Text()
                    form.cells[Path(.indicators, i, .name)] = nil
                }
            },
            .triggers(
                at: Path(.indicators), on: .sound, Wording(zh: "只剩一行，也没有指标值", en: "one row, and no column of targets")
            ) {
                $0.indicators.removeLast(6)
                $0.indicators[0].text = Text()
                $0.indicators[0].value = nil
                for i in 0..<7 { $0.cells[Path(.indicators, i, .text)] = nil }
            },
            .silent(Wording(zh: "列都在，有一格空着", en: "the column is there, one cell blank")) {
                $0.indicators[1].text = Text()
                $0.indicators[1].value = nil
            },
            .silent(Wording(zh: "列在，都没有填", en: "the column is there and blank")) { form in
                for i in form.indicators.indices {
                    form.indicators[i].text = Text()
                    form.indicators[i].value = nil
                }
            },
            .silent(Wording(zh: "没有说明一列，不是必备", en: "explanations are not mandatory")) { form in
                for i in form.indicators.indices {
                    form.indicators[i].explanation = nil
                    form.cells[Path(.indicators, i, .explanation)] = nil
                }
            },
        ]
    }

    public static func check(_ subject: Subject, _ found: inout Findings) {
        let form = subject.form
        // A form that came from no file has no cells to tell its columns.
        guard !form.indicators.isEmpty, !form.cells.isEmpty else { return }
        for column in subject.profile.columns {
            guard let (leaf, _) = columns[column] else { continue }
            let printed = form.indicators.indices.contains { form.cells[Path(.indicators, $0, leaf)] != nil }
            // Values by town stand in columns of their own.
            let byTown = leaf == .text && form.indicators.contains { !$0.values.isEmpty }
            if !printed, !byTown {
                found.report(Path(.indicators), cause: column, message(column), advice: advice(column))
            }
        }
    }

    /// Columns that a profile may ask for, and their headings.
    static let columns: [String: (leaf: Field, heading: String)] = [
        "level1": (.level1, "一级指标"), "level2": (.level2, "二级指标"), "name": (.name, "三级指标"), "value": (.text, "指标值"),
        "operator": (.operator, "指标值类型"), "unit": (.unit, "度量单位"), "weight": (.weight, "权重"),
        "explanation": (.explanation, "指标解释"), "basis": (.basis, "指标值设定依据"), "remark": (.remark, "备注"),
    ]

    private static func heading(_ column: String) -> String { columns[column]?.heading ?? column }

    private static func message(_ column: String) -> Wording {
        Wording(zh: "指标表没有“\(heading(column))”一列。", en: "The table of indicators has no column \(heading(column)).")
    }

    private static func advice(_ column: String) -> Wording {
        Wording(
            zh: "用规定的表样，补上“\(heading(column))”一列并逐行填写。",
            en: "Use the prescribed layout and fill in the column \(heading(column)).")
    }
}
