import Basics
import Forms
import Library

/// `pub-empty-table`: a blank table was published with no word why.
enum PublishedTableIsFilled: Rule {
    static let name = "pub-empty-table"
    static let aspect = Aspect.publication
    static let severity = Severity.warning
    static let scope = Scope.publication
    static let sources = ["财预〔2016〕143号"]
    static let what = Wording(zh: "公开了空表，没有说明。", en: "A blank table was published with no explanation.")
    static let why = Wording(
        zh: "没有内容的表也要公开，并说明为什么是空的。", en: "A table with nothing to tell is published too, and says why.")
    static let examples = [
        Example.triggers(
            at: Path(.form), beside: Beside(published: Publication()), Wording(zh: "整张空白", en: "all blank")
        ) {
            $0.empty()
        },
        Example.triggers(
            at: Path(.form), beside: Beside(published: Publication()), Wording(zh: "只有 0", en: "only noughts")
        ) {
            $0.empty()
            $0.budget[0].amount = .zero
        },
        Example.triggers(
            at: Path(.form), beside: Beside(published: Publication()),
            Wording(zh: "只剩“指标1”的空行", en: "rows with no name")
        ) {
            $0.empty()
            $0.indicators = [Indicator(), Indicator()]
        },
        Example.silent(
            beside: Beside(published: Publication(explanation: Text("本单位2026年无项目支出，故本表为空。"))),
            Wording(zh: "另有说明", en: "explained beside it")
        ) { $0.empty() },
        Example.silent(
            beside: Beside(published: Publication()), Wording(zh: "表下写了：此表为空表", en: "the form itself says so")
        ) {
            $0.empty()
            $0.unread = [Unread(Text("备注：本单位未安排项目支出，此表为空表。"), cell: nil)]
        },
        Example.silent(
            beside: Beside(published: Publication()), Wording(zh: "指标空着，目标和资金填了", en: "goal and money are filled")
        ) {
            $0.indicators = []
        },
    ]

    static func check(_ subject: Subject, _ found: inout Findings) {
        guard let published = subject.beside.published, published.explanation?.isEmpty ?? true else { return }
        let form = subject.form
        guard form.indicators.allSatisfy({ $0.name.isEmpty && $0.text.isEmpty }),
            form.objectives.allSatisfy({ $0.text.isEmpty }), form.duties.isEmpty, form.tasks.isEmpty,
            form.budget.allSatisfy({ ($0.amount ?? .zero) == .zero && ($0.annual ?? .zero) == .zero })
        else { return }
        let said = [form.body, form.reportedBy, form.title].compactMap(\.self) + form.unread.map(\.text)
        guard !said.contains(where: { subject.lexicon.mark($0).has(.nothingToTell) }) else { return }
        let title = form.title ?? form.kind.map { Text($0.wording.zh) } ?? Text("绩效目标表")
        found.report(
            Path(.form), value: title,
            Wording(
                zh: "“\(title)”公开时没有内容，也没有说明原因。", en: "“\(title)” was published blank, and nothing says why."),
            advice: Wording(
                zh: "确实没有的，在表下注明“本单位无此项支出，此表为空”；漏填的补上。",
                en: "Where there is nothing, say so under the table; else fill it in."))
    }
}

extension Form {
    /// Takes everything out but the head.
    fileprivate mutating func empty() {
        objectives = []
        duties = []
        tasks = []
        indicators = []
        for i in budget.indices { budget[i].amount = nil }
    }
}
