import Basics
import Forms
import Library

/// 佐证资料栏空着.
public enum EvalEvidenceMissing: Rule {
    public static let name = "eval-evidence-missing"
    public static let aspect = Aspect.evaluation
    public static let severity = Severity.warning
    public static let scope = Scope.selfEvaluation
    public static let sources = ["财预〔2021〕101号"]
    public static let what = Wording(
        zh: "自评表有佐证资料栏，整栏空着。", en: "The form has a column for 佐证资料 and all of it is blank.")
    public static let why = Wording(zh: "没有佐证，完成值无从核实。", en: "Without evidence the actual values cannot be verified.")
    public static var examples: [Example] {
        [
            .triggers(
                at: Path(.indicators), on: .soundSelfEvaluation, Wording(zh: "佐证资料一栏全空", en: "the column is blank")
            ) {
                $0.addEvidenceColumn("佐证资料")
            },
            .triggers(at: Path(.indicators), on: .soundSelfEvaluation, Wording(zh: "佐证材料", en: "another word for it")) {
                $0.addEvidenceColumn("佐证材料")
            },
            .triggers(
                at: Path(.indicators), on: .soundSelfEvaluation, Wording(zh: "别的栏有字", en: "another column has words")
            ) {
                $0.addEvidenceColumn("佐证资料")
                $0.unread = [Unread(Text("县局"), cell: CellReference(table: 0, row: 41, column: 21))]
            },
            .silent(on: .soundSelfEvaluation, Wording(zh: "填了一处，可能各行合用", en: "one is given: it may serve all rows")) {
                $0.addEvidenceColumn("佐证资料")
                $0.unread = [Unread(Text("造林验收报告"), cell: CellReference(table: 0, row: 40, column: 20))]
            },
            .silent(on: .soundSelfEvaluation, Wording(zh: "表上没有这一栏", en: "no such column")) {
                _ = $0
            },
            .silent(on: .soundSelfEvaluation, Wording(zh: "这一栏写的是要求", en: "the column states what is required")) {
                $0.addEvidenceColumn("佐证资料要求")
            },
        ]
    }

    public static func check(_ subject: Subject, _ found: inout Findings) {
        let form = subject.form
        guard let heading = form.labels.first(where: { isEvidence($0.text) }), let cell = heading.cell,
            cell.table != nil, !form.indicators.isEmpty
        else { return }
        let isFilled = form.unread.contains { entry in
            guard let own = entry.cell else { return false }
            return own.table == cell.table && own.part == cell.part && own.column == cell.column && own.row > cell.row
        }
        if isFilled { return }
        found.report(Path(.indicators), value: heading.text, message(heading.text, form), advice: advice)
    }

    private static func isEvidence(_ text: Text) -> Bool {
        guard text.count <= 30, text.contains("佐证") else { return false }
        let key = Normal.form(of: text)
        return key == "佐证资料" || key == "佐证材料"
    }

    private static func message(_ heading: Text, _ form: Form) -> Wording {
        Wording(
            zh: "“\(heading)”一栏，\(form.indicators.count) 行指标全空着。",
            en: "The column \"\(heading)\" is blank for all \(form.indicators.count) indicators.")
    }

    private static let advice = Wording(
        zh: "写明每项完成值的佐证，如验收报告、台账、问卷汇总。", en: "Name what proves each value: an acceptance report, a ledger, a survey.")
}
