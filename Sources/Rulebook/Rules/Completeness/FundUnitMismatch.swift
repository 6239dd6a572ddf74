import Basics
import Forms

/// 元与万元混用.
public enum FundUnitMismatch: Rule {
    public static let name = "fund-unit-mismatch"
    public static let aspect = Aspect.completeness
    public static let severity = Severity.error
    public static let scope = Scope.all
    public static let sources: [String] = []
    public static let what = Wording(
        zh: "元和万元混用：应当相等的两个金额相差一万倍。", en: "元 and 万元 are mixed: two amounts that should agree differ by 10 000 times.")
    public static let why = Wording(zh: "公开出去会差一万倍。", en: "Published, it is wrong by ten thousand times.")
    public static var examples: [Example] {
        [
            .triggers(at: Path(.budget), on: .sound, Wording(zh: "一般公共预算填成了元", en: "one source in 元")) {
                $0.budget[1].amount = Number(56_770_800)
            },
            .triggers(
                at: Path(.indicators, 0, .unit), on: .sound, Wording(zh: "成本按元填，单位写万元", en: "a cost in 元 marked 万元")
            ) {
                $0.indicators[0] = .example("成本指标", "经济成本指标", "项目支出", .atMost, "3272300", "万元")
            },
            .triggers(at: Path(.budget), on: .sound, Wording(zh: "项目支出填成了元", en: "one use in 元")) {
                $0.budget[6].amount = Number(3_272_300)
            },
            .silent(Wording(zh: "元和万元换算后相等", en: "equal in their units")) {
                $0.indicators[0] = .example("成本指标", "经济成本指标", "项目支出", .atMost, "3272300", "元")
            },
            .silent(Wording(zh: "只是很大", en: "merely large")) { $0.budget[1].amount = Number("6677.08") },
            .silent(Wording(zh: "多写了一个0，是十倍", en: "a nought too many is ten times")) {
                $0.budget[2].amount = Number("13316.6")
            },
        ]
    }

    public static func check(_ subject: Subject, _ found: inout Findings) {
        let form = subject.form
        checkCosts(form, &found)
        let sums = BudgetSums(form)
        let wan = Number(10_000)
        let tolerance = subject.profile.amountTolerance
        let wholes = [sums.total?.amount, sums.usesAreAll ? BudgetSums.sum(sums.uses) : nil].compactMap(\.self)
        for parts in [sums.sources, sums.uses] where parts.count >= 1 {
            for part in parts where part.amount > .zero {
                let rest = BudgetSums.sum(parts) - part.amount
                for whole in wholes {
                    // In its right unit the part fits the whole; as printed it does not.
                    let missing = whole - rest
                    guard missing > .zero, part.amount != missing else { continue }
                    let inYuan = (part.amount - missing * wan).magnitude <= tolerance * wan && part.amount > missing
                    let inWan =
                        (part.amount * wan - missing).magnitude <= tolerance * wan && missing > wan
                        && part.amount < missing
                    guard inYuan || inWan, missing.magnitude > tolerance else { continue }
                    let label = form.budget[part.index].label
                    found.report(
                        Path(.budget), value: Text(part.amount.description),
                        message(label, part.amount, missing, whole),
                        advice: advice(form.moneyUnit))
                    return
                }
            }
        }
    }

    /// A cost that is an amount of the budget but for the unit: 12080300 万元 beside 1208.03 万元.
    private static func checkCosts(_ form: Form, _ found: inout Findings) {
        guard let money = form.moneyUnit, money == "万元" || money == "元" else { return }
        let wan = Number(10_000)
        let amounts = form.budget.filter { $0.basis == .total || $0.label == "项目支出" }.compactMap(\.amount)
        for (i, row) in form.indicators.enumerated() {
            guard row.level1.map({ $0 == "成本指标" }) ?? false, let value = row.value, let unit = row.unit,
                unit == "万元" || unit == "元"
            else { continue }
            // Short numbers meet by chance.
            for amount in amounts where amount.coefficient >= 100 && value.coefficient >= 100 {
                let printed =
                    unit == money ? value : unit == "元" ? value.divided(by: wan, decimals: 8) ?? value : value * wan
                guard printed == amount * wan || printed * wan == amount else { continue }
                found.report(
                    Path(.indicators, i, .unit), value: row.text, costMessage(row, value, unit, amount, money),
                    advice: advice(form.moneyUnit))
                break
            }
        }
    }

    private static func costMessage(_ row: Indicator, _ value: Number, _ unit: Text, _ amount: Number, _ money: Text)
        -> Wording
    {
        Wording(
            zh: "成本指标“\(row.name)”是 \(value) \(unit)，预算里是 \(amount) \(money)，正好相差一万倍。",
            en:
                "The cost \"\(row.name)\" is \(value) \(unit), the budget has \(amount) \(money): ten thousand times off."
        )
    }

    private static func message(_ label: Text, _ amount: Number, _ meant: Number, _ whole: Number) -> Wording {
        Wording(
            zh: "“\(label)” \(amount) 与其他金额不是一个单位：合计 \(whole)，这一项应是 \(meant)，相差一万倍。",
            en:
                "\"\(label)\" \(amount) is in another unit than the rest: the total is \(whole), so it should be \(meant), ten thousand times off."
        )
    }

    private static func advice(_ unit: Text?) -> Wording {
        Wording(
            zh: "全表统一用“\(unit?.string ?? "万元")”填写。", en: "Give every amount in \(unit?.string ?? "万元").")
    }
}
