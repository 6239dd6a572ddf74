import Basics
import Forms
import Library

/// `fund-project-exceeds`: the project forms of one body ask for more than its 项目支出.
enum ProjectsWithinBody: Rule {
    static let name = "fund-project-exceeds"
    static let aspect = Aspect.funding
    static let severity = Severity.warning
    static let scope = Scope.all
    static let sources: [String] = []
    static let since = "0.1"
    static let maturity = Maturity.preview
    static let what = Wording(
        zh: "同一单位各项目的资金加起来，超过整体表的项目支出。",
        en: "The project forms of one body ask for more than the 项目支出 of its overall form.")
    static let why = Wording(
        zh: "项目支出是各项目的总和，部分不能多于总和。", en: "项目支出 is the sum of the projects: the parts cannot be more than the whole.")
    static let examples = [
        Example.triggers(
            at: Path(.budget, 6), on: .roomy, beside: Beside(others: [.project("造林", "300"), .project("防火", "50.5")]),
            Wording(zh: "300 + 50.5 > 327.23", en: "300 + 50.5 > 327.23")
        ) { $0.budget[6].amount = Number("327.23") },
        Example.triggers(
            at: Path(.budget, 6), on: .roomy, beside: Beside(others: [.project("造林", "400")]),
            Wording(zh: "一个项目就超过", en: "one project alone is more")
        ) { $0.budget[6].amount = Number("327.23") },
        Example.triggers(
            at: Path(.budget, 0), on: .project("造林", "300"), beside: Beside(others: [.sound]),
            Wording(zh: "从项目表看也一样", en: "the same seen from the project's form")
        ) { $0.budget[0].amount = Number(400) },
        Example.silent(
            beside: Beside(others: [.project("造林", "300"), .project("防火", "27.23")]),
            Wording(zh: "正好相等", en: "just equal")
        ) { _ in },
        Example.silent(
            beside: Beside(others: [.project("造林", "300"), .project("造林", "300")]),
            Wording(zh: "同一项目出现两次只算一次", en: "one project twice is one")
        ) { _ in },
        Example.silent(
            beside: Beside(others: [.project("造林", "300", of: "清陂县水利局"), .project("防火", "50")]),
            Wording(zh: "别的单位的项目不算", en: "another body's project")
        ) { _ in },
    ]

    static func check(_ subject: Subject, _ found: inout Findings) {
        let form = subject.form
        let others = subject.beside.others
        guard !others.isEmpty else { return }
        switch form.kind {
        case .departmentTargets: checkBody(form, others, subject, &found)
        case .projectTargets:
            guard let asked = Asked(form, subject.lexicon),
                let body = others.indices.first(where: {
                    others[$0].kind == .departmentTargets && sameBody(others[$0], form)
                }),
                let granted = granted(others[body], subject.lexicon), asked.money > granted.money
            else { return }
            found.report(
                Path(.budget, asked.index), value: Text(asked.printed.description),
                message(asked.money, [asked], granted), advice: advice)
        default: break
        }
    }

    private static func checkBody(_ form: Form, _ others: [Form], _ subject: Subject, _ found: inout Findings) {
        guard let granted = granted(form, subject.lexicon) else { return }
        var projects: [Asked] = []
        for i in others.indices where others[i].kind == .projectTargets && sameBody(form, others[i]) {
            guard let asked = Asked(others[i], subject.lexicon) else { continue }
            // The same project may stand in two tables of a booklet.
            if !projects.contains(where: { $0.name == asked.name }) { projects.append(asked) }
        }
        let sum = projects.reduce(Number.zero) { $0 + $1.money }
        guard sum > granted.money else { return }
        found.report(
            Path(.budget, granted.index), value: Text(granted.printed.description), message(sum, projects, granted),
            advice: advice)
    }

    /// The money of a form in 元, and the entry it stands in.
    private struct Asked {
        let index: Int
        let name: Text?
        let printed: Number
        let money: Number

        /// What a project form asks for, for the year where it says so.
        init?(_ form: Form, _ lexicon: Lexicon) {
            guard let name = form.project?.name,
                let index = form.budget.firstIndex(where: { $0.basis == .total && ($0.annual ?? $0.amount) != nil }),
                let amount = form.budget[index].annual ?? form.budget[index].amount
            else { return nil }
            self.init(index: index, name: name, amount, form, lexicon)
        }

        init?(index: Int, name: Text?, _ amount: Number, _ form: Form, _ lexicon: Lexicon) {
            guard let unit = form.moneyUnit.flatMap({ lexicon.units.unit($0) }), unit.base == "元",
                let money = unit.inBase(amount), money > .zero
            else { return nil }
            self.index = index
            self.name = name
            self.printed = amount
            self.money = money
        }
    }

    private static func granted(_ form: Form, _ lexicon: Lexicon) -> Asked? {
        guard let index = form.budget.firstIndex(where: { $0.basis == .use && $0.label == "项目支出" }),
            let amount = form.budget[index].amount
        else { return nil }
        return Asked(index: index, name: nil, amount, form, lexicon)
    }

    /// Whether a project form is of the body of an overall form and of its year.
    private static func sameBody(_ a: Form, _ b: Form) -> Bool {
        guard a.fiscalYear == nil || b.fiscalYear == nil || a.fiscalYear == b.fiscalYear else { return false }
        let (overall, project) = a.kind == .departmentTargets ? (a, b) : (b, a)
        guard let body = (overall.body ?? overall.reportedBy).map(DocFilerMismatch.core), !body.isEmpty else {
            return false
        }
        return [project.body, project.reportedBy].contains { $0.map(DocFilerMismatch.core) == body }
    }

    /// In 万元, as budgets are.
    private static func shown(_ yuan: Number) -> Number { yuan.divided(by: Number(10_000), decimals: 6) ?? yuan }

    private static func message(_ sum: Number, _ projects: [Asked], _ granted: Asked) -> Wording {
        let parts = projects.prefix(6).map { "\(shown($0.money))" }.joined(separator: " + ")
        let more = projects.count > 6 ? " + …" : ""
        let whole = shown(granted.money)
        let equals = projects.count > 1 ? " = \(shown(sum))" : ""
        return Wording(
            zh:
                "项目表\(projects.count)张的资金\(parts)\(more)\(equals)万元，比整体表的项目支出\(whole)万元多\(shown(sum - granted.money))万元。",
            en:
                "\(projects.count) project form(s) ask for \(parts)\(more)\(equals)万元, \(shown(sum - granted.money))万元 more than the \(whole)万元 of 项目支出 in the overall form."
        )
    }

    private static let advice = Wording(
        zh: "核对整体表的项目支出与各项目表的资金，看是否含结转或上级资金。",
        en: "Check 项目支出 against the project forms; some may hold money carried over or from above.")
}

extension Form {
    /// An invented project form of the sound form's body.
    fileprivate static func project(
        _ name: StaticString, _ amount: StaticString, of body: StaticString = "清陂县林业局"
    ) -> Form {
        var form = Form()
        form.kind = .projectTargets
        form.fiscalYear = 2026
        form.body = Text(body)
        form.moneyUnit = Text("万元")
        form.project = Project()
        form.project?.name = Text(name)
        form.budget = [BudgetEntry(basis: .total, label: Text("资金总额"), amount: Number(Text(amount)))]
        return form
    }

    /// The sound form with more project money.
    fileprivate static var roomy: Form {
        var form = Form.sound
        form.budget[6].amount = Number(1000)
        return form
    }
}
