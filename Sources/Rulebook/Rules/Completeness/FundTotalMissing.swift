import Basics
import Forms

/// 资金总额空缺.
public enum FundTotalMissing: Rule {
    public static let name = "fund-total-missing"
    public static let aspect = Aspect.completeness
    public static let severity = Severity.error
    public static let scope = Scope.all
    public static let sources = ["财预〔2015〕88号", "预算法实施条例 第6条"]
    public static let what = Wording(
        zh: "印有资金总额一格，却没有填。", en: "A total cell is printed and blank; forms without one are not meant.")
    public static let why = Wording(zh: "没有总额，分项就无从核对。", en: "Without the total the parts cannot be checked.")
    public static var examples: [Example] {
        [
            .triggers(at: Path(.budget, 0), on: .sound, Wording(zh: "总额空着", en: "the total is blank")) {
                $0.budget[0].amount = nil
            },
            .triggers(at: Path(.budget, 0), on: .sound, Wording(zh: "项目表总额空着", en: "blank in a project form")) {
                $0.kind = .projectTargets
                $0.project = Project()
                $0.project?.name = Text("人工造林")
                $0.budget = [
                    BudgetEntry(basis: .total, label: Text("资金总额")),
                    BudgetEntry(basis: .source, label: Text("财政拨款"), amount: Number(80)),
                ]
            },
            .triggers(at: Path(.budget, 0), on: .sound, Wording(zh: "收入合计与支出合计都空着", en: "both totals are blank")) {
                $0.budget[0].amount = nil
                $0.budget.append(BudgetEntry(basis: .total, label: Text("支出合计")))
            },
            .silent(Wording(zh: "表上没有总额一格", en: "the form has no total")) { $0.budget.remove(at: 0) },
            .silent(Wording(zh: "全部空着，是没有资金的表", en: "all amounts are blank")) { form in
                for i in form.budget.indices { form.budget[i].amount = nil }
            },
            .silent(Wording(zh: "两个总额填了一个", en: "one of two totals is given")) {
                $0.budget[0].amount = nil
                $0.budget.append(BudgetEntry(basis: .total, label: Text("支出合计"), amount: Number("7008.74")))
            },
        ]
    }

    public static func check(_ subject: Subject, _ found: inout Findings) {
        let form = subject.form
        guard form.budget.contains(where: { $0.amount != nil || $0.adjusted != nil }) else { return }
        let totals = form.budget.indices.filter { form.budget[$0].basis == .total }
        guard let first = totals.first,
            totals.allSatisfy({ form.budget[$0].amount == nil && form.budget[$0].adjusted == nil })
        else { return }
        found.report(Path(.budget, first), message(form.budget[first].label), advice: advice)
    }

    private static func message(_ label: Text) -> Wording { Wording(zh: "\(label)没有填。", en: "The total is blank.") }
    private static let advice = Wording(
        zh: "填写总额，它应等于各来源之和，也等于各支出之和。", en: "Fill it in: it is the sum of the sources and of the uses.")
}
