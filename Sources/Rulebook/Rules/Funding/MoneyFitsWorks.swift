import Basics
import Forms
import Library

/// `fit-money-small-goal-big`: new buildings or works and next to no project money.
enum MoneyFitsWorks: Rule {
    static let name = "fit-money-small-goal-big"
    static let aspect = Aspect.funding
    static let severity = Severity.warning
    static let scope = Scope.targets
    static let sources = ["财预〔2015〕88号", "重庆市部门整体绩效管理办法"]
    static let since = "0.1"
    static let maturity = Maturity.preview
    static let what = Wording(
        zh: "要新建房屋、道路等工程，项目支出却少得多。", en: "New buildings or roads are to be made with next to no project money.")
    static let why = Wording(
        zh: "钱与事不相称：要么目标不实，要么资金另有来源而没有写明。",
        en: "Money and work do not fit: the target is not real, or the money comes from elsewhere and nobody says so.")
    static let examples = [
        Example.triggers(
            at: Path(.indicators, 1), on: .sound, Wording(zh: "5万元建一座消防站", en: "a fire station for 50,000 yuan")
        ) {
            $0.budget[6].amount = Number(5)
            $0.indicators[1] = .example("产出指标", "数量指标", "新建消防站", .equal, "1", "座")
        },
        Example.triggers(
            at: Path(.indicators, 1), on: .sound, Wording(zh: "5万元修12公里路", en: "12 kilometres of road for 50,000 yuan")
        ) {
            $0.budget[6].amount = Number(5)
            $0.indicators[1] = .example("产出指标", "数量指标", "新建林区道路", .atLeast, "12", "公里")
        },
        Example.triggers(at: Path(.indicators, 1), on: .sound, Wording(zh: "金额以元计", en: "amounts in yuan")) {
            $0.moneyUnit = Text("元")
            $0.budget[6].amount = Number(50_000)
            $0.indicators[1] = .example("产出指标", "数量指标", "新建消防站", .equal, "1", "座")
        },
        Example.silent(Wording(zh: "宣传栏花不了多少钱", en: "a notice board is cheap")) {
            $0.budget[6].amount = Number(5)
            $0.indicators[1] = .example("产出指标", "数量指标", "新建防火宣传栏", .atLeast, "4", "块")
        },
        Example.silent(Wording(zh: "327万元建一座消防站", en: "a fire station for 3 million yuan")) {
            $0.indicators[1] = .example("产出指标", "数量指标", "新建消防站", .equal, "1", "座")
        },
        Example.silent(Wording(zh: "信息平台不是房屋", en: "a platform is no building")) {
            $0.budget[6].amount = Number(5)
            $0.indicators[1] = .example("产出指标", "数量指标", "新建林长制信息平台", .equal, "1", "个")
        },
    ]

    /// 元: below this no building and no road is made.
    private static let little = Number(200_000)

    static func check(_ subject: Subject, _ found: inout Findings) {
        guard let money = WholeBudget(subject.form, subject.lexicon).projectsInYuan, money < little else { return }
        for (i, row) in subject.form.indicators.enumerated() {
            let facts = subject.facts.rows[i]
            guard facts.name.has(.works), !facts.name.has(.notWorks), let value = row.value, value > .zero,
                isBuilt(facts), row.nature != .qualitative
            else { continue }
            found.report(
                Path(.indicators, i), value: row.name, message(row, money, subject.form.moneyUnit), advice: advice)
        }
    }

    /// Whether a new building or road is made: a verb of building, and a thing counted by 所, 座, 栋 or 公里.
    private static func isBuilt(_ facts: RowFacts) -> Bool {
        let verbs: [StaticString] = ["新建", "改建", "扩建", "迁建", "重建", "修建", "建成"]
        guard verbs.contains(where: facts.name.contains), let noun = facts.counted?.noun, noun.role == .thing else {
            return false
        }
        if facts.family == .time || facts.family == .cost { return false }
        let built: [StaticString] = ["所", "座", "栋", "幢", "公里", "院"]
        let best = noun.units.prefix(4)
        guard best.contains(where: { unit in built.contains { unit == $0 } }) else { return false }
        let cheap: [StaticString] = ["栏", "牌", "箱", "亭", "标识", "平台", "系统", "网站", "公众号", "档案", "制度", "台账", "点位", "专栏"]
        return !cheap.contains(where: facts.name.contains)
    }

    private static func message(_ row: Indicator, _ yuan: Number, _ unit: Text?) -> Wording {
        let money = yuan.divided(by: Number(10_000), decimals: 6) ?? yuan
        return Wording(
            zh: "项目支出只有\(money)万元，却要完成“\(row.name)”\(row.text)\(row.unit ?? Text())。",
            en:
                "Project spending is only \(money * Number(10_000)) yuan, while “\(row.name)” is to be done (\(row.text) \(row.unit ?? Text()))."
        )
    }

    private static let advice = Wording(
        zh: "说明工程款的来源，或改正目标、预算。",
        en: "Say where the money for the works comes from, or correct the target or the budget.")
}
