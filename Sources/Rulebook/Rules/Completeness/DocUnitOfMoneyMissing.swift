import Basics
import Forms

/// 金额单位不明.
public enum DocUnitOfMoneyMissing: Rule {
    public static let name = "doc-unit-of-money-missing"
    public static let aspect = Aspect.completeness
    public static let severity = Severity.warning
    public static let scope = Scope.all
    public static let sources: [String] = []
    public static let what = Wording(
        zh: "表头、标签和金额格都没有写金额单位。", en: "No heading, label or amount cell says in which unit the amounts are.")
    public static let why = Wording(zh: "元和万元差一万倍。", en: "元 and 万元 differ by ten thousand times.")
    public static var examples: [Example] {
        [
            .triggers(at: Path(.moneyUnit), on: .sound, Wording(zh: "有金额，没有单位", en: "amounts without a unit")) {
                $0.moneyUnit = nil
            },
            .triggers(at: Path(.moneyUnit), on: .sound, Wording(zh: "只有总额", en: "a total alone")) {
                $0.moneyUnit = nil
                $0.budget.removeLast($0.budget.count - 1)
            },
            .triggers(at: Path(.moneyUnit), on: .sound, Wording(zh: "总额空着，来源有数", en: "no total, sources with amounts"))
            {
                $0.moneyUnit = nil
                $0.budget[0].amount = nil
            },
            .silent(Wording(zh: "没有金额", en: "no amounts")) {
                $0.moneyUnit = nil
                $0.budget = []
            },
            .silent(Wording(zh: "印了金额栏，都没有填", en: "amounts were printed and left blank")) { form in
                form.moneyUnit = nil
                for i in form.budget.indices { form.budget[i].amount = nil }
            },
            .silent(Wording(zh: "单位在没有读懂的一行里", en: "the unit stands in a line not understood")) {
                $0.moneyUnit = nil
                $0.unread = [Unread(Text("金额单位：万元（保留两位小数）"), cell: nil)]
            },
        ]
    }

    public static func check(_ subject: Subject, _ found: inout Findings) {
        let form = subject.form
        guard form.moneyUnit == nil, let entry = form.budget.first(where: { $0.amount != nil }),
            let amount = entry.amount
        else {
            return
        }
        if form.unreadHolds("万元", "单位：元", "单位:元") { return }
        found.report(Path(.moneyUnit), message(entry.label, amount), advice: advice)
    }

    private static func message(_ label: Text, _ amount: Number) -> Wording {
        Wording(
            zh: "表上没有写金额单位：\(label) \(amount) 是元还是万元？",
            en: "No unit of money is given: is \(label) \(amount) in 元 or in 万元?")
    }

    private static let advice = Wording(zh: "在表的右上方写“单位：万元”（或元）。", en: "Write 单位：万元 (or 元) above the table.")
}
