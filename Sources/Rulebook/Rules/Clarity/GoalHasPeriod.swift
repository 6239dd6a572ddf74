import Basics
import Forms
import Library

/// `goal-no-period`: nothing says for which time the goal is set.
enum GoalHasPeriod: Rule {
    static let name = "goal-no-period"
    static let aspect = Aspect.clarity
    static let severity = Severity.warning
    static let scope = Scope.targets
    static let sources: [String] = []
    static let since = "0.1"
    static let maturity = Maturity.preview
    static let what = Wording(
        zh: "目标本身、目标的标题、表名和项目起止时间都没有写时间。",
        en: "Neither the goal, its heading, the title nor the term of the project gives a time.")
    static let why = Wording(
        zh: "没有时间的目标，什么时候都可以说还没有到期。", en: "A goal without a time can always be called not yet due.")
    static let examples = [
        Example.triggers(
            at: Path(.objectives, 0, .text), on: .untimed, Wording(zh: "“改造小区12个”", en: "“12 estates renewed”")
        ) {
            $0.objectives[0].text = Text("改造老旧小区12个，惠及居民3200户。")
        },
        Example.triggers(
            at: Path(.objectives, 0, .text), on: .untimed, Wording(zh: "没有数字也没有时间", en: "no number and no time")
        ) {
            $0.objectives[0].text = Text("提升林区公共服务水平，丰富群众文化生活。")
        },
        Example.triggers(
            at: Path(.objectives, 0, .text), on: .untimed, Wording(zh: "项目期限空着", en: "the project's term is blank")
        ) {
            $0.project = Project()
            $0.objectives[0].text = Text("栽植苗木3万株，成活率达到90%。")
        },
        Example.silent(on: .untimed, Wording(zh: "“年底前”就是时间", en: "“by the year's end” is a time")) {
            $0.objectives[0].text = Text("年底前改造老旧小区12个。")
        },
        Example.silent(on: .untimed, Wording(zh: "标题写了年度目标", en: "the heading says “annual goal”")) {
            $0.objectives[0].text = Text("改造老旧小区12个，惠及居民3200户。")
            $0.labels = [Label(Text("年度目标"), cell: nil)]
        },
        Example.silent(on: .untimed, Wording(zh: "项目有起止时间", en: "the project has a term")) {
            $0.objectives[0].text = Text("改造老旧小区12个，惠及居民3200户。")
            $0.project = Project()
            $0.project?.end = Text("2026-12")
        },
    ]

    static func check(_ subject: Subject, _ found: inout Findings) {
        let form = subject.form
        guard form.fiscalYear == nil, form.project?.start == nil, form.project?.end == nil, !form.isFragment,
            !(form.title.map(saysYear) ?? false), !headingsSayTime(form)
        else { return }
        for (i, goal) in form.objectives.enumerated() where !goal.text.isEmpty {
            let words = subject.lexicon.mark(goal.text)
            guard !words.has(.time), PeriodParser.dates(inCharacters: words.characters).isEmpty else { continue }
            found.report(Path(.objectives, i, .text), value: goal.text, message, advice: advice)
        }
    }

    private static func saysYear(_ text: Text) -> Bool { text.contains("年") || text.contains("期") }

    /// Whether a heading of the form says a time, or the headings are not known: a form that came as data has none.
    private static func headingsSayTime(_ form: Form) -> Bool {
        if form.labels.isEmpty { return !form.cells.isEmpty }
        return form.labels.contains { saysYear($0.text) }
    }

    private static let message = Wording(
        zh: "目标没有说在什么时间内完成，表名、标题和项目起止时间里也没有。",
        en: "The goal does not say by when; neither do the title, the headings or the term of the project.")

    private static let advice = Wording(zh: "写明年度或完成时间，如“年底前”。", en: "Say the year or the date by which it is reached.")
}

extension Form {
    /// The sound form with no year and no time anywhere, its goal's heading a plain one.
    fileprivate static var untimed: Form {
        var form = Form.sound
        form.title = Text("部门整体支出绩效目标表")
        form.fiscalYear = nil
        form.objectives[0].text = Text("全年完成人工造林3.2万亩。")
        form.labels = [Label(Text("总体目标"), cell: nil)]
        return form
    }
}
