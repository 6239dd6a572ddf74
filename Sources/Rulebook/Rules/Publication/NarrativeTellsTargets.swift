import Basics
import Forms

/// `pub-narrative-missing`: the text published with the budget does not tell how many projects have targets, and for how much.
enum NarrativeTellsTargets: Rule {
    static let name = "pub-narrative-missing"
    static let aspect = Aspect.publication
    static let severity = Severity.warning
    static let scope = Scope.publication
    static let sources: [String] = []
    static let what = Wording(
        zh: "公开说明里没有绩效目标设置情况（项目数和资金）。",
        en: "The text published does not tell of the targets set: how many projects, how much money.")
    static let why = Wording(
        zh: "读者从说明里知道有多少项目、多少钱设了目标。", en: "The text tells a reader how many projects and how much money have targets.")
    static let examples = [
        Example.triggersBeside(at: Path(.form), Wording(zh: "没有一段说到绩效目标", en: "no paragraph on targets")) {
            _, bundle in bundle.narrative = [Text("2026年收支预算7008.74万元，比上年增加2.1%。")]
        },
        Example.triggersBeside(at: Path(.form), Wording(zh: "说到了，没有项目数", en: "told, without a number of projects")) {
            _, bundle in bundle.narrative = [Text("本部门全面实行绩效目标管理，涉及资金327.23万元。")]
        },
        Example.triggersBeside(at: Path(.form), Wording(zh: "说到了，没有资金", en: "told, without an amount")) {
            _, bundle in bundle.narrative = [Text("绩效目标设置情况：纳入绩效目标管理的项目2个。")]
        },
        Example.silentBeside(Wording(zh: "说明没有交来", en: "the text was not handed in")) {
            _, bundle in bundle.narrative = nil
        },
        Example.silentBeside(Wording(zh: "换一种说法：2个一级项目", en: "in other words")) {
            _, bundle in bundle.narrative = [Text("绩效目标：对2个一级项目设置了绩效目标，共计327.23万元。")]
        },
        Example.silentBeside(Wording(zh: "分两段写", en: "in two paragraphs")) { _, bundle in
            bundle.narrative = [
                Text("绩效目标设置情况：纳入绩效目标管理的项目2个。"), Text("上述项目绩效目标涉及资金327.23万元。"),
            ]
        },
    ]

    static func check(_ subject: Subject, _ found: inout Findings) {
        guard let bundle = subject.beside.bundle, let paragraphs = bundle.narrative else { return }
        let told = paragraphs.compactMap { Narrative($0, subject.lexicon) }
        let count = told.contains { $0.projects != nil }
        let money = told.contains { !$0.amounts.isEmpty }
        guard !count || !money, bundle.firstLevelProjects != 0 else { return }
        let lacking =
            count
            ? Wording(zh: "资金", en: "the money")
            : money
                ? Wording(zh: "项目数", en: "the number of projects")
                : Wording(zh: "项目数和资金", en: "the number of projects and the money")
        let message =
            told.isEmpty
            ? Wording(
                zh: "公开说明共 \(paragraphs.count) 段，没有一段讲绩效目标设置情况。",
                en: "None of the \(paragraphs.count) paragraphs published tells of the targets set.")
            : Wording(
                zh: "公开说明讲了绩效目标，没有写\(lacking.zh)。", en: "The text published tells of targets, but not \(lacking.en).")
        found.report(Path(.form), value: told.first?.text ?? Text(), message, advice: advice)
    }

    private static let advice = Wording(
        zh: "补一段“绩效目标设置情况”：几个项目、多少资金。", en: "Add a paragraph: how many projects have targets, for how much money.")
}
