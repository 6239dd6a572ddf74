import Basics
import Forms
import Library

/// `goal-is-duties`: the goal is a list of standing duties.
enum GoalIsDuties: Rule {
    static let name = "goal-is-duties"
    static let aspect = Aspect.clarity
    static let severity = Severity.warning
    static let scope = Scope.targets
    static let sources = ["财预〔2015〕88号"]
    static let since = "0.1"
    static let what = Wording(
        zh: "绩效目标写成了职能（负责、指导、组织、管理……），不是本年要做成的事。",
        en:
            "The goal is a list of standing duties (in charge of, guides, organises …), not what the year is to achieve."
    )
    static let why = Wording(
        zh: "职能年年相同，不能说明这一年的钱要办成什么。", en: "Duties are the same every year and do not say what this year's money is for."
    )
    static let examples = [
        Example.triggers(at: Path(.objectives, 0), on: .sound, Wording(zh: "目标是职能", en: "the goal is duties")) {
            $0.objectives[0].text = Text("负责全县林业资源保护；指导林业产业发展；组织开展森林防火；承办县政府交办的其他事项。")
        },
        Example.triggers(at: Path(.duties), on: .sound, Wording(zh: "没有目标，只有职能", en: "duties where the goal belongs")) {
            $0.objectives = []
            $0.duties = [Text("负责全县林业资源保护。"), Text("指导林业产业发展。"), Text("组织开展森林防火。")]
        },
        Example.triggers(at: Path(.objectives, 0), on: .sound, Wording(zh: "三句中两句是职能", en: "two sentences of three")) {
            $0.objectives[0].text = Text("负责林业资源保护；指导林业产业发展；林区面貌焕然一新。")
        },
        Example.silent(Wording(zh: "有数的目标", en: "a goal with numbers")) {
            $0.objectives[0].text = Text("2026年指导60家企业达标，组织防火演练24场。")
        },
        Example.silent(Wording(zh: "一句职能，两句有数", en: "one duty beside two numbers")) {
            $0.objectives[0].text = Text("负责全县林业资源保护；完成人工造林3.2万亩；聘用护林员470人。")
        },
        Example.silent(Wording(zh: "只有一句", en: "a single sentence")) {
            $0.objectives[0].text = Text("组织实施退耕还林工程。")
        },
    ]

    static func check(_ subject: Subject, _ found: inout Findings) {
        for goal in subject.facts.goals where goal.isDuties {
            found.report(goal.path, value: goal.beginning, message(goal), advice: advice)
        }
    }

    private static func message(_ goal: Goals) -> Wording {
        Wording(
            zh: "目标的\(goal.sentences)句中有\(goal.duties)句是职能（如“\(goal.firstDuty)”），没有本年要达到的结果。",
            en:
                "\(goal.duties) of the goal's \(goal.sentences) sentences are standing duties (“\(goal.firstDuty)”), none a result of the year."
        )
    }

    private static let advice = Wording(
        zh: "写本年要完成的事、数量与时间，职能另填。",
        en: "Say what will be done this year, how much and by when; duties belong elsewhere.")
}
