import Basics
import Forms

/// 总额为0而分项不为0.
public enum FundSubtotalZero: Rule {
    public static let name = "fund-subtotal-zero"
    public static let aspect = Aspect.completeness
    public static let severity = Severity.error
    public static let scope = Scope.all
    public static let sources = ["财预〔2020〕10号"]
    public static let what = Wording(zh: "总额是 0，分项却不是。", en: "The total is 0 while a part is not.")
    public static let why = Wording(zh: "执行率以总额为分母，0 无法计算。", en: "Rates divide by the total, and by 0 there is none.")
    public static var examples: [Example] {
        [
            .triggers(at: Path(.budget, 0), on: .sound, Wording(zh: "总额 0", en: "a total of 0")) {
                $0.budget[0].amount = Number(0)
            },
            .triggers(at: Path(.budget, 0), on: .sound, Wording(zh: "只有一项来源有数", en: "one source has an amount")) {
                form in
                for i in form.budget.indices { form.budget[i].amount = Number(0) }
                form.budget[1].amount = Number("20")
            },
            .triggers(at: Path(.budget, 0), on: .sound, Wording(zh: "当年一列的总额是0", en: "the year's total is 0")) { form in
                for i in 0..<5 {
                    form.budget[i].columns = [.amount, .annual]
                    form.budget[i].annual = form.budget[i].amount
                }
                form.budget[0].annual = Number(0)
            },
            .silent(Wording(zh: "都是 0", en: "all are 0")) { form in
                for i in form.budget.indices { form.budget[i].amount = Number(0) }
            },
            .silent(Wording(zh: "总额空着不是0", en: "blank is not 0")) {
                $0.budget[0].amount = nil
            },
            .silent(Wording(zh: "一项来源是0", en: "one source is 0")) {
                $0.budget[4].amount = Number(0)
            },
        ]
    }

    public static func check(_ subject: Subject, _ found: inout Findings) {
        let budget = subject.form.budget
        guard let at = budget.firstIndex(where: { $0.basis == .total }) else { return }
        for column in budget[at].columns where [.amount, .annual, .adjusted, .executed].contains(column) {
            guard budget[at][column] == .zero,
                let part = budget.first(where: { $0.basis != .total && ($0[column] ?? .zero) > .zero }),
                let amount = part[column]
            else { continue }
            found.report(Path(.budget, at), value: Text("0"), message(part.label, amount), advice: advice)
            return
        }
    }

    private static func message(_ label: Text, _ amount: Number) -> Wording {
        Wording(zh: "总额是 0，而“\(label)”是 \(amount)。", en: "The total is 0 while \"\(label)\" is \(amount).")
    }

    private static let advice = Wording(zh: "补填总额。", en: "Fill in the total.")
}
