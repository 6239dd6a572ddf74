import Basics
import Forms

/// 金额为负.
public enum FundNonneg: Rule {
    public static let name = "fund-nonneg"
    public static let aspect = Aspect.completeness
    public static let severity = Severity.error
    public static let scope = Scope.all
    public static let sources = ["internal consistency"]
    public static let what = Wording(zh: "金额是负数。", en: "An amount is negative.")
    public static let why = Wording(zh: "预算安排没有负数。", en: "A budget gives no negative amounts.")
    public static var examples: [Example] {
        [
            .triggers(at: Path(.budget, 2, .amount), on: .sound, Wording(zh: "政府性基金 -5", en: "-5 by fund")) {
                $0.budget[2].amount = Number(-5)
            },
            .silent(Wording(zh: "0 不是负数", en: "0 is not negative")) { $0.budget[4].amount = Number(0) },
        ]
    }

    public static func check(_ subject: Subject, _ found: inout Findings) {
        for (i, entry) in subject.form.budget.enumerated() {
            for column in entry.columns {
                guard let amount = entry[column], amount < .zero else { continue }
                found.report(
                    Path(.budget, i, column), value: Text(amount.description), message(entry.label, amount),
                    advice: advice)
            }
        }
    }

    private static func message(_ label: Text, _ amount: Number) -> Wording {
        Wording(zh: "\(label)是负数：\(amount)。", en: "\(label) is negative: \(amount).")
    }

    private static let advice = Wording(
        zh: "核对金额；调减请填调整后的数。", en: "Check the amount; for a cut give the amount after it.")
}
