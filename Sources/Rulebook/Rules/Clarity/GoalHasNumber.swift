import Basics
import Forms
import Library

/// `goal-no-number`: nothing in the goal can be counted or shown.
enum GoalHasNumber: Rule {
    static let name = "goal-no-number"
    static let aspect = Aspect.clarity
    static let severity = Severity.warning
    static let scope = Scope.targets
    static let sources = ["财预〔2015〕88号"]
    static let since = "0.1"
    static let what = Wording(
        zh: "绩效目标没有数，也没有写明要建成、购置、印发、发放或完成什么。",
        en: "The goal has no number and names nothing that is made, bought, issued, handed out or finished.")
    static let why = Wording(
        zh: "没有数与成果的目标，无法分解为指标。", en: "A goal without a number or a product cannot be broken down into indicators.")
    static let examples = [
        Example.triggers(at: Path(.objectives, 0), on: .sound, Wording(zh: "只有愿望", en: "wishes only")) {
            $0.objectives[0].text = Text("不断提升林业服务水平，进一步丰富群众生态文化生活。")
        },
        Example.triggers(
            at: Path(.objectives, 0), on: .sound, Wording(zh: "只有加强、提高", en: "only strengthening and raising")
        ) {
            $0.objectives[0].text = Text("全面加强森林资源管护，切实提高林业治理能力。")
        },
        Example.triggers(
            at: Path(.objectives, 0), on: .sound, Wording(zh: "只有文号里有数", en: "the only number is a document's")
        ) {
            $0.objectives[0].text = Text("认真落实林办发〔2026〕12号文件精神，不断提高护林水平。")
        },
        Example.silent(Wording(zh: "有成果", en: "something is finished")) {
            $0.objectives[0].text = Text("年底前出台《林长制实施细则》，建成防火指挥中心并投入使用。")
        },
        Example.silent(Wording(zh: "汉字写的数", en: "a number in characters")) {
            $0.objectives[0].text = Text("聘用护林员四百七十人，群众满意度保持在九成以上。")
        },
        Example.silent(Wording(zh: "有数，其余是愿望", en: "wishes beside one number")) {
            $0.objectives[0].text = Text("不断提升林业服务水平，森林覆盖率保持在58%。")
        },
    ]

    static func check(_ subject: Subject, _ found: inout Findings) {
        for goal in subject.facts.goals where !goal.hasNumber && (goal.isDuties || !goal.hasDeliverable) {
            found.report(goal.path, value: goal.beginning, message(goal), advice: advice)
        }
    }

    private static func message(_ goal: Goals) -> Wording {
        Wording(
            zh: "目标“\(goal.beginning)……”没有数量，也没有可以交付的成果。",
            en: "The goal “\(goal.beginning)…” has no number and nothing that is delivered.")
    }

    private static let advice = Wording(
        zh: "写明做多少、做成什么，与指标相对应。", en: "Say how much is done and what is delivered, in step with the indicators.")
}
