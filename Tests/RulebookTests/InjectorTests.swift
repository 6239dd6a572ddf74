import Basics
import Forms
import Foundation
import Library
import Testing

@testable import Rulebook

/// A clean form and what stands beside it, to put a defect into.
struct Injected {
    var form: Form
    var beside = Beside()
}

/// The changes that show one rule at work on clean forms: what no labelled set has is put in here.
struct Injection: Sendable, CustomTestStringConvertible {
    /// A change, and where the rule must tell it; nil where the form has no place for it.
    typealias Change = @Sendable (inout Injected) -> Path?

    let rule: String
    let defects: [(note: String, change: Change)]
    /// The nearest innocent changes: the path is where the rule would have told it.
    let tempting: [(note: String, change: Change)]

    var testDescription: String { rule }
}

@Suite("Defects put into clean forms")
struct InjectorTests {
    /// Every clean form of the fixtures, with a cell for each value.
    static let forms: [(name: String, form: Form)] = {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "Fixtures/clean")
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path())) ?? []
        return names.filter { $0.hasSuffix(".truth.json") }.sorted().flatMap { name -> [(String, Form)] in
            guard let data = try? Data(contentsOf: folder.appending(path: name)),
                let json = try? JSONDecoder().decode(JSON.self, from: data)
            else { return [] }
            return (json["forms"]?.elements ?? []).enumerated().map { i, entry in
                var form = Form(json: entry)
                form.placeEverything()
                if form.project != nil {
                    form.cells[Path(.project, nil, .name)] = CellReference(table: 0, row: 2, column: 3)
                }
                return ("\(name.prefix(3))[\(i)]", form)
            }
        }
    }()

    /// Where a rule tells something of a form.
    private static func places(_ rule: String, _ injected: Injected) -> Set<Path> {
        var out: Set<Path> = []
        for finding in Rulebook.standard.check(injected.form, beside: injected.beside).findings
        where finding.rule == rule {
            out.insert(finding.path)
            out.formUnion(finding.places.map(\.path))
        }
        return out
    }

    @Test("Found at its place in five clean forms or more, and not where the change is innocent", arguments: table)
    func injected(_ injection: Injection) {
        var found = 0
        var silent = 0
        for (name, form) in Self.forms {
            let clean = Injected(form: form)
            #expect(Self.places(injection.rule, clean) == [], "\(name) is clean")
            for (note, change) in injection.defects {
                var changed = clean
                guard let path = change(&changed) else { continue }
                #expect(Self.places(injection.rule, changed).contains(path), "\(name): \(note): not at \(path)")
                found += 1
            }
            for (note, change) in injection.tempting {
                var changed = clean
                guard change(&changed) != nil else { continue }
                #expect(Self.places(injection.rule, changed) == [], "\(name): \(note)")
                silent += 1
            }
        }
        #expect(found >= 5, "\(injection.rule): \(found) forms had a place for the defect")
        #expect(silent >= 5, "\(injection.rule): \(silent) forms had a place for the innocent change")
    }

    @Test("Every rule that no labelled set has is injected")
    func complete() {
        let injected = Set(table.map(\.rule))
        let missing = unlabelled.filter { name in allRules.contains { $0.name == name } && !injected.contains(name) }
        #expect(missing == [])
        #expect(injected.isSubset(of: unlabelled))
    }
}

/// The rules of data/rulebook.tsv whose defect occurs in no labelled set of samples.
private let unlabelled: [String] = [
    "appr-authority", "chg-after-approval", "chg-budget-not-target", "core-too-few", "doc-kind-unknown",
    "doc-project-name-missing", "doc-unit-of-money-missing", "eval-exec-rate", "eval-qual-no-description",
    "eval-reason-on-full", "eval-target-drift", "eval-weight-drift", "fit-cost-note-mismatch",
    "fit-money-small-goal-big", "fund-nonneg", "fund-project-exceeds", "fund-subtotal-zero", "fund-task-sum",
    "fund-transfer-sum", "goal-copied-last-year", "goal-long-missing", "layout-amount-shifted", "mon-missing",
    "mon-no-disposition", "pub-coverage", "pub-empty-table", "pub-narrative-amount", "pub-version-mismatch",
    "rev-no-result", "rev-open-finding-advance", "rev-poor-advances", "rev-self-review", "score-clause-generic",
    "unit-in-value", "unit-on-qualitative", "unit-percent-text", "unit-truncated", "val-cost-over-standard",
    "val-date-after-project-end", "val-date-outside-year", "val-date-serial", "val-number-on-qualitative",
    "wt-child-parent", "wt-flat",
]

/// One entry a rule.
private let table: [Injection] = [
    Injection(
        rule: "doc-kind-unknown",
        defects: [
            (
                "no title and no kind",
                {
                    $0.form.kind = nil
                    $0.form.title = nil
                    return Path(.title)
                }
            )
        ],
        tempting: [
            (
                "no title",
                {
                    $0.form.title = nil
                    return Path(.title)
                }
            ),
            (
                "no kind, and no indicators",
                {
                    $0.form.kind = nil
                    $0.form.indicators = []
                    return Path(.title)
                }
            ),
        ]),
    Injection(
        rule: "doc-project-name-missing",
        defects: [
            (
                "a blank name",
                {
                    guard $0.form.project != nil else { return nil }
                    $0.form.project?.name = nil
                    return Path(.project, nil, .name)
                }
            )
        ],
        tempting: [
            (
                "the cell is on another page",
                {
                    guard $0.form.project != nil else { return nil }
                    $0.form.project?.name = nil
                    $0.form.cells[Path(.project, nil, .name)] = nil
                    return Path(.project, nil, .name)
                }
            )
        ]),
    Injection(
        rule: "doc-unit-of-money-missing",
        defects: [
            (
                "no unit",
                {
                    $0.form.moneyUnit = nil
                    return Path(.moneyUnit)
                }
            )
        ],
        tempting: [
            (
                "no unit and no amounts",
                {
                    $0.form.moneyUnit = nil
                    for i in $0.form.budget.indices { $0.form.budget[i].amount = nil }
                    return Path(.moneyUnit)
                }
            ),
            (
                "the unit was printed and not placed",
                {
                    $0.form.moneyUnit = nil
                    $0.form.unread.append(Unread(Text("（金额单位：万元）"), cell: nil))
                    return Path(.moneyUnit)
                }
            ),
        ]),
    Injection(
        rule: "fund-nonneg",
        defects: [
            (
                "a minus before the last amount",
                { injected in
                    guard let i = injected.form.budget.lastIndex(where: { ($0.amount ?? .zero) > .zero }),
                        let amount = injected.form.budget[i].amount
                    else { return nil }
                    injected.form.budget[i].amount = Number.zero - amount
                    return Path(.budget, i, .amount)
                }
            )
        ],
        tempting: [
            (
                "a nought for a blank",
                { injected in
                    guard let i = injected.form.budget.firstIndex(where: { $0.amount == nil }) else { return nil }
                    injected.form.budget[i].amount = .zero
                    return Path(.budget, i, .amount)
                }
            ),
            (
                "a target below nought",
                {
                    $0.form.indicators[0].value = Number(-1)
                    $0.form.indicators[0].text = Text("-1")
                    return Path(.budget, 0, .amount)
                }
            ),
        ]),
    Injection(
        rule: "fund-subtotal-zero",
        defects: [
            (
                "a total of nought",
                { injected in
                    let budget = injected.form.budget
                    guard let at = budget.firstIndex(where: { $0.basis == .total }), budget[at].amount != nil,
                        budget.contains(where: { $0.basis != .total && ($0.amount ?? .zero) > .zero })
                    else { return nil }
                    injected.form.budget[at].amount = .zero
                    return Path(.budget, at)
                }
            )
        ],
        tempting: [
            (
                "a blank total",
                { injected in
                    guard let at = injected.form.budget.firstIndex(where: { $0.basis == .total }) else { return nil }
                    injected.form.budget[at].amount = nil
                    return Path(.budget, at)
                }
            )
        ]),
    Injection(
        rule: "fund-task-sum",
        defects: [
            (
                "one more than the sum",
                { injected in
                    guard let sum = fundTasks(&injected.form) else { return nil }
                    injected.form.budget = [total(sum + Number(1))]
                    return Path(.tasks)
                }
            )
        ],
        tempting: [
            (
                "the sum",
                { injected in
                    guard let sum = fundTasks(&injected.form) else { return nil }
                    injected.form.budget = [total(sum)]
                    return Path(.tasks)
                }
            )
        ]),
    Injection(
        rule: "fund-transfer-sum",
        defects: [
            (
                "a tenth too little from above",
                { injected in
                    guard let whole = wholeOfProject(injected.form),
                        let part = whole.divided(by: Number(10), decimals: 2)
                    else { return nil }
                    injected.form.budget = [
                        total(whole), source("本级资金", whole - part - part), source("上级资金", part),
                    ]
                    return Path(.budget)
                }
            )
        ],
        tempting: [
            (
                "both make the total",
                { injected in
                    guard let whole = wholeOfProject(injected.form),
                        let part = whole.divided(by: Number(10), decimals: 2)
                    else { return nil }
                    injected.form.budget = [total(whole), source("本级资金", whole - part), source("上级资金", part)]
                    return Path(.budget)
                }
            )
        ]),
    Injection(
        rule: "goal-long-missing",
        defects: [
            (
                "three years, and the cell for their goal blank",
                {
                    guard setTerm(&$0.form, "2026-01", "2028-12") else { return nil }
                    return Path(.objectives)
                }
            )
        ],
        tempting: [
            (
                "twelve months over two years",
                {
                    guard setTerm(&$0.form, "2026-07", "2027-06") else { return nil }
                    return Path(.objectives)
                }
            )
        ]),
    Injection(
        rule: "layout-amount-shifted",
        defects: [
            (
                "every amount one column to the right",
                { injected in
                    guard injected.form.kind == .departmentTargets, let run = sourcesBehindTotal(injected.form)
                    else { return nil }
                    for i in run.reversed() { injected.form.budget[i].amount = injected.form.budget[i - 1].amount }
                    injected.form.budget[run.lowerBound - 1].amount = nil
                    return Path(.budget)
                }
            ),
            (
                "a project's total under its first source",
                { injected in
                    guard let whole = wholeOfProject(injected.form),
                        let part = whole.divided(by: Number(10), decimals: 2)
                    else { return nil }
                    injected.form.budget = [
                        BudgetEntry(basis: .total, label: Text("资金总额")), source("财政拨款", whole),
                        source("上年结转资金", whole - part), source("其他资金", part),
                    ]
                    return Path(.budget)
                }
            ),
        ],
        tempting: [
            (
                "two halves and a blank total",
                { injected in
                    guard let whole = wholeOfProject(injected.form) else { return nil }
                    injected.form.budget = [
                        BudgetEntry(basis: .total, label: Text("资金总额")), source("财政拨款", whole),
                        source("其他资金", whole),
                    ]
                    return Path(.budget)
                }
            ),
            (
                "a blank total only",
                { injected in
                    guard let run = sourcesBehindTotal(injected.form) else { return nil }
                    injected.form.budget[run.lowerBound - 1].amount = nil
                    return Path(.budget)
                }
            ),
        ]),
    Injection(
        rule: "unit-on-qualitative",
        defects: [
            (
                "a word with a unit",
                {
                    let i = add(.example("效益指标", "社会效益指标", "管理制度健全程度", nil, "健全", "个"), to: &$0.form)
                    return Path(.indicators, i, .unit)
                }
            )
        ],
        tempting: [
            (
                "a word with the unit none",
                {
                    let i = add(.example("效益指标", "社会效益指标", "管理制度健全程度", nil, "健全", "无"), to: &$0.form)
                    return Path(.indicators, i, .unit)
                }
            )
        ]),
    Injection(
        rule: "fit-money-small-goal-big",
        defects: [
            (
                "a station for fifty thousand yuan",
                { injected in
                    guard setProjectMoney(&injected.form, yuan: 50_000) else { return nil }
                    return Path(
                        .indicators, add(.example("产出指标", "数量指标", "新建消防站", .equal, "1", "座"), to: &injected.form))
                }
            )
        ],
        tempting: [
            (
                "a notice board for fifty thousand yuan",
                { injected in
                    guard setProjectMoney(&injected.form, yuan: 50_000) else { return nil }
                    return Path(
                        .indicators, add(.example("产出指标", "数量指标", "新建宣传栏", .equal, "1", "块"), to: &injected.form))
                }
            )
        ]),
    Injection(
        rule: "fit-cost-note-mismatch",
        defects: [
            (
                "the whole budget beside the name of one project",
                { injected in
                    guard let i = addWholeBudget(to: &injected.form) else { return nil }
                    injected.form.indicators[i].remark = Text("古树保护专项")
                    return Path(.indicators, i, .remark)
                }
            )
        ],
        tempting: [
            (
                "the remark says what is in it",
                { injected in
                    guard let i = addWholeBudget(to: &injected.form) else { return nil }
                    injected.form.indicators[i].remark = Text("含基本支出和各专项")
                    return Path(.indicators, i, .remark)
                }
            )
        ]),
]

private func total(_ amount: Number) -> BudgetEntry {
    BudgetEntry(basis: .total, label: Text("资金总额"), amount: amount)
}

private func source(_ label: StaticString, _ amount: Number) -> BudgetEntry {
    BudgetEntry(basis: .source, label: Text(label), amount: amount)
}

/// Adds a row with its cells, and tells its index.
private func add(_ row: Indicator, to form: inout Form) -> Int {
    form.indicators.append(row)
    form.placeEverything()
    return form.indicators.count - 1
}

/// Gives every task an amount; their sum, nil where there are not two tasks.
private func fundTasks(_ form: inout Form) -> Number? {
    guard form.tasks.count >= 2 else { return nil }
    var sum = Number.zero
    for i in form.tasks.indices {
        form.tasks[i].funding = Number(100 + 10 * i)
        sum = sum + Number(100 + 10 * i)
    }
    return sum
}

private func wholeOfProject(_ form: Form) -> Number? {
    guard form.kind == .projectTargets else { return nil }
    return form.budget.first { $0.basis == .total }?.amount
}

/// Makes a project run from one month to another with an annual goal and a blank cell for another goal.
private func setTerm(_ form: inout Form, _ start: StaticString, _ end: StaticString) -> Bool {
    guard form.kind == .projectTargets, form.objectives.contains(where: { $0.horizon == .annual }) else { return false }
    form.objectives.removeAll { $0.horizon == .longTerm }
    form.project?.start = Text(start)
    form.project?.end = Text(end)
    form.cells[Path(.objectives, 1, .text)] = CellReference(table: 0, row: 9, column: 1)
    return true
}

/// The sources right behind the total, where they are two or more and make it.
private func sourcesBehindTotal(_ form: Form) -> Range<Int>? {
    guard let at = form.budget.firstIndex(where: { $0.basis == .total && $0.amount != nil }) else { return nil }
    let end = form.budget[(at + 1)...].firstIndex { $0.basis != .source } ?? form.budget.endIndex
    // What stands in the last column would fall off.
    guard end - at > 2, (form.budget[end - 1].amount ?? .zero) == .zero else { return nil }
    return at + 1..<end
}

/// Sets 项目支出 of an overall form, the total of a project form.
private func setProjectMoney(_ form: inout Form, yuan: Int) -> Bool {
    let amount = form.moneyUnit.map { $0 == "元" } ?? false ? Number(yuan) : Number(yuan / 10_000)
    let isOverall = form.kind == .departmentTargets
    guard form.kind == .projectTargets || isOverall,
        let i = form.budget.firstIndex(where: { isOverall ? $0.label == "项目支出" : $0.basis == .total })
    else { return false }
    form.budget[i].amount = amount
    return true
}

/// Adds a cost row that is the whole budget of an overall form.
private func addWholeBudget(to form: inout Form) -> Int? {
    guard form.kind == .departmentTargets, let whole = form.budget.first(where: { $0.basis == .total })?.amount
    else { return nil }
    var row = Indicator.example("成本指标", "经济成本指标", "年初预算支出", .atMost, "0", nil)
    row.text = Text(whole.description)
    row.value = whole
    row.unit = form.moneyUnit
    return add(row, to: &form)
}
