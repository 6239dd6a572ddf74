import Basics
import Forms
import Library

/// 目标大、钱少.
public enum FitMoneySmallGoalBig: Rule {
    public static let name = "fit-money-small-goal-big"
    public static let aspect = Aspect.funding
    public static let severity = Severity.warning
    public static let scope = Scope.targets
    public static let sources = ["财预〔2015〕88号", "重庆市部门整体绩效管理办法"]
    public static let what = Wording(
        zh: "目标里有新建、改建工程，项目支出却几乎没有。", en: "New buildings or works and next to no project money.")
    public static let why = Wording(
        zh: "钱与事不相称，要么目标不实，要么资金另有来源没有写。", en: "Either the goal is not real or its money stands elsewhere.")
    public static var examples: [Example] {
        [
            .triggers(at: Path(.indicators, 1), on: .sound, Wording(zh: "新建学校，项目支出5万元", en: "a new school for 5万元")) {
                $0.indicators[1] = .example("产出指标", "数量指标", "新建普通高级中学", .atLeast, "1", "所")
                $0.budget[6].amount = Number(5)
            },
            .silent(Wording(zh: "钱够", en: "enough money")) {
                $0.indicators[1] = .example("产出指标", "数量指标", "新建普通高级中学", .atLeast, "1", "所")
                $0.budget[6].amount = Number(5000)
            },
            .silent(Wording(zh: "不是工程", en: "no works")) { $0.budget[6].amount = Number(5) },
        ]
    }

    public static func check(_ subject: Subject, _ found: inout Findings) {
        let form = subject.form
        let amount =
            form.project == nil
            ? form.budget.first { $0.label == "项目支出" }?.amount : form.budget.first { $0.basis == .total }?.amount
        guard let amount, let money = form.inWan(amount), money < subject.profile.smallProjectMoney else { return }
        for (i, row) in form.indicators.enumerated() where row.level1.map({ $0 == "产出指标" }) ?? false {
            guard isNewBuilding(row.name), let value = row.value, value >= Number(1) else { continue }
            found.report(Path(.indicators, i), value: row.name, message(row, money), advice: advice)
        }
    }

    /// A building verb at the head of the name, and a building behind it.
    private static func isNewBuilding(_ name: Text) -> Bool {
        let verbs: [StaticString] = ["新建", "改建", "扩建", "改扩建", "迁建", "重建", "建设"]
        guard verbs.contains(where: { name.hasPrefix($0) }) else { return false }
        for thing in [
            "学校", "中学", "小学", "幼儿园", "医院", "卫生院", "道路", "公路", "桥", "水库", "大楼", "办公楼", "场馆", "中心", "水厂", "泵站", "污水处理厂",
            "公园", "教学楼",
            "宿舍", "体育馆", "图书馆", "车站",
        ] as [StaticString]
        where name.contains(thing) { return true }
        return false
    }

    private static func message(_ row: Indicator, _ money: Number) -> Wording {
        Wording(
            zh: "“\(row.name)”是工程，全部项目支出只有 \(money) 万元，钱与事不相称。",
            en: "\"\(row.name)\" is building work, and all project money is \(money) 万元.")
    }

    private static let advice = Wording(
        zh: "核对项目支出；若资金在别处安排，在备注里写明来源。",
        en: "Check the project money; if it comes from elsewhere, say so in the remark.")
}
