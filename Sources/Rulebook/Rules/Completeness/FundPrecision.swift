import Basics
import Forms

/// 金额精度不一致.
public enum FundPrecision: Rule {
    public static let name = "fund-precision"
    public static let aspect = Aspect.completeness
    public static let severity = Severity.info
    public static let scope = Scope.all
    public static let sources: [String] = []
    public static let what = Wording(
        zh: "同一组金额有的带小数、有的只到整数，像是被截去了小数。", en: "Amounts that belong together have different precision.")
    public static let why = Wording(zh: "截去的小数会让合计对不上。", en: "Cut decimals break the sums.")
    public static var examples: [Example] {
        [
            .triggers(at: Path(.budget, 2), on: .sound, Wording(zh: "1331 与 7008.74 在一起", en: "1331 beside 7008.74")) {
                $0.budget[2].amount = Number("1331")
            },
            .triggers(at: Path(.budget, 1), on: .sound, Wording(zh: "5677 与 1331.66 在一起", en: "5677 beside 1331.66")) {
                $0.budget[1].amount = Number("5677")
            },
            .triggers(at: Path(.budget, 4), on: .sound, Wording(zh: "其他资金只到整数", en: "a whole 其他资金")) {
                $0.budget[4].amount = Number("120")
            },
            .silent(Wording(zh: "印的是 1331.00", en: "1331.00 in print")) {
                $0.budget[2].amount = Number("1331")
                $0.repairs.append(
                    Repair(
                        .normalisedNumber, Path(.budget, 2, .amount), from: Text("1331.00"), to: Text("1331"), cell: nil
                    ))
            },
            .silent(Wording(zh: "都是整数", en: "all are whole")) { form in
                for i in form.budget.indices { form.budget[i].amount = Number(100 + i) }
            },
            .silent(Wording(zh: "10以内的整数常见", en: "small whole numbers are common")) {
                $0.budget[4].amount = Number("10")
            },
        ]
    }

    public static func check(_ subject: Subject, _ found: inout Findings) {
        let form = subject.form
        let sums = BudgetSums(form)
        let parts = sums.sources
        guard parts.count >= 2, parts.contains(where: { !$0.amount.isWhole }) else { return }
        let printedDecimals = Set(
            form.repairs.filter { $0.what == .normalisedNumber && $0.from.contains(".") }.map(\.path))
        for part in parts where part.amount.isWhole && part.amount > Number(10) {
            if printedDecimals.contains(Path(.budget, part.index, .amount)) { continue }
            guard let twin = nearest(part.amount, in: form, besides: part.index) else { continue }
            found.report(
                Path(.budget, part.index), value: Text(part.amount.description),
                message(form.budget[part.index].label, part.amount, twin), advice: advice)
        }
    }

    /// An amount with decimals to compare with: the same but for its decimals, else the first one.
    private static func nearest(_ amount: Number, in form: Form, besides index: Int) -> Number? {
        let others = form.budget.indices.filter { $0 != index }.compactMap { form.budget[$0].amount }.filter {
            !$0.isWhole
        }
        return others.first { ($0 - amount).magnitude < Number(1) } ?? others.first
    }

    private static func message(_ label: Text, _ amount: Number, _ twin: Number) -> Wording {
        Wording(
            zh: "“\(label)” \(amount) 没有小数，同组的 \(twin) 有：小数可能被截去了。",
            en: "\"\(label)\" \(amount) has no decimals while \(twin) beside it has: they may have been cut off.")
    }

    private static let advice = Wording(
        zh: "核对原始预算，金额统一保留两位小数。", en: "Check the budget and give all amounts with two decimals.")
}
