import Basics
import Forms

/// 金额为负.
public enum FundNonneg: Rule {
    public static let name = "fund-nonneg"
    public static let aspect = Aspect.completeness
    public static let severity = Severity.error
    public static let scope = Scope.all
    public static let sources: [String] = []
    public static let what = Wording(zh: "金额是负数。", en: "An amount is negative.")
    public static let why = Wording(zh: "预算安排没有负数。", en: "A budget gives no negative amounts.")
    public static var examples: [Example] {
        [
            .triggers(at: Path(.budget, 2, .amount), on: .sound, Wording(zh: "政府性基金 -5", en: "-5 by fund")) {
                $0.budget[2].amount = Number(-5)
            },
            .triggers(at: Path(.budget, 0, .amount), on: .sound, Wording(zh: "总额为负", en: "the total is negative")) {
                $0.budget[0].amount = Number("-7008.74")
            },
            .triggers(at: Path(.budget, 6, .amount), on: .sound, Wording(zh: "项目支出为负", en: "a negative use")) {
                $0.budget[6].amount = Number("-0.01")
            },
            .silent(Wording(zh: "0 不是负数", en: "0 is not negative")) { $0.budget[4].amount = Number(0) },
            .silent(Wording(zh: "空着不是负数", en: "blank is not negative")) {
                $0.budget[2].amount = nil
            },
            .silent(Wording(zh: "指标值可以为负", en: "a target may be negative")) {
                $0.indicators[5] = .example("效益指标", "生态效益指标", "林区碳排放增长率", .atMost, "-5", "%")
            },
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
