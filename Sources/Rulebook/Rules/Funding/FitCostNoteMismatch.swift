import Basics
import Forms
import Library

/// 备注说一个项目，数是全部预算.
public enum FitCostNoteMismatch: Rule {
    public static let name = "fit-cost-note-mismatch"
    public static let aspect = Aspect.funding
    public static let severity = Severity.warning
    public static let scope = Scope.targets
    public static let sources = ["包头市财政局 绩效目标审核要点 (2023)"]
    public static let what = Wording(
        zh: "备注写的是一个专项，指标值却是全部预算。", en: "The remark names one project, the value is the whole budget.")
    public static let why = Wording(zh: "不知道这个数控制的是专项还是全部。", en: "Nobody knows which of the two the number limits.")
    public static var examples: [Example] {
        [
            .triggers(
                at: Path(.indicators, 0, .remark), on: .sound, Wording(zh: "备注是一个专项", en: "a project in the remark")
            ) {
                $0.indicators[0].value = Number("7008.74")
                $0.indicators[0].text = Text("7008.74")
                $0.indicators[0].remark = Text("森林防火专项")
            },
            .silent(Wording(zh: "数是专项自己的", en: "the project's own amount")) {
                $0.indicators[0].remark = Text("森林防火专项")
            },
        ]
    }

    public static func check(_ subject: Subject, _ found: inout Findings) {
        let form = subject.form
        guard let whole = form.wholeBudget, whole > .zero, form.project == nil else { return }
        for (i, row) in form.indicators.enumerated() where row.isCost {
            guard let remark = row.remark, remark.contains("专项") || remark.contains("项目"),
                let cost = form.inFormUnit(row),
                cost == whole
            else { continue }
            found.report(
                Path(.indicators, i, .remark), value: remark, message(remark, whole, form), advice: advice)
        }
    }

    private static func message(_ remark: Text, _ whole: Number, _ form: Form) -> Wording {
        let project = form.budget.first { $0.label == "项目支出" }?.amount
        let zh = project.map { "；项目支出只有 \($0)" } ?? ""
        let en = project.map { "; all projects have \($0)" } ?? ""
        return Wording(
            zh: "备注是“\(remark)”，指标值 \(whole) 却是全部预算\(zh)。",
            en: "The remark says \"\(remark)\", the value \(whole) is the whole budget\(en).")
    }

    private static let advice = Wording(
        zh: "要考核这个专项就填它的金额；要控制全部支出就删去备注。", en: "Give the project's own amount, or delete the remark.")
}
