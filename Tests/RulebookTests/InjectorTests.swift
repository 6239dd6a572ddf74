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
    var profile = Profile.national2021
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
                // A layout that has the sign and the unit in the value's cell has no column for them.
                for (i, row) in form.indicators.enumerated() {
                    let cell = form.cells[Path(.indicators, i, .text)]
                    if let unit = row.unit, Normal.form(of: row.text).contains(Normal.form(of: unit)) {
                        form.cells[Path(.indicators, i, .unit)] = cell
                    }
                    if row.comparison.map({ row.text.contains(Text($0.rawValue)) }) ?? false {
                        form.cells[Path(.indicators, i, .operator)] = cell
                    }
                }
                // What came out of the year has its columns too.
                let results: [Field] = [.weight, .actualText, .forecast, .likelihood, .score, .deviation]
                for i in form.indicators.indices where form.kind == .selfEvaluation || form.kind == .monitoring {
                    for (column, leaf) in results.enumerated() {
                        form.cells[Path(.indicators, i, leaf)] = CellReference(
                            table: 0, row: 40 + i, column: 10 + column)
                    }
                }
                if form.project != nil {
                    form.cells[Path(.project, nil, .name)] = CellReference(table: 0, row: 2, column: 3)
                }
                return ("\(name.prefix(3))[\(i)]", form)
            }
        }
    }()

    /// Where a rule tells something of a form; another rule may tell the same defect and take its place in a report.
    private static func places(_ rule: any Rule.Type, _ injected: Injected) -> Set<Path> {
        guard rule.scope.includes(injected.form.kind) else { return [] }
        var found = Findings()
        rule.check(Subject(form: injected.form, beside: injected.beside, profile: injected.profile), &found)
        return Set(found.drafts.map(\.path))
    }

    /// The entries of the table whose rules are built.
    static let built = table.filter { entry in allRules.contains { $0.name == entry.rule } }

    @Test("Found at its place in five clean forms or more, and not where the change is innocent", arguments: built)
    func injected(_ injection: Injection) throws {
        let rule = try #require(allRules.first { $0.name == injection.rule })
        var found = 0
        var silent = 0
        for (name, form) in Self.forms {
            let clean = Injected(form: form)
            #expect(Self.places(rule, clean) == [], "\(name) is clean")
            for (note, change) in injection.defects {
                var changed = clean
                guard let path = change(&changed) else { continue }
                #expect(Self.places(rule, changed).contains(path), "\(name): \(note): not at \(path)")
                found += 1
            }
            for (note, change) in injection.tempting {
                var changed = clean
                guard change(&changed) != nil else { continue }
                #expect(Self.places(rule, changed) == [], "\(name): \(note)")
                silent += 1
            }
        }
        #expect(found >= 5, "\(injection.rule): \(found) forms had a place for the defect")
        #expect(silent >= 5, "\(injection.rule): \(silent) forms had a place for the innocent change")
    }

    @Test("Every rule that no labelled set has is injected")
    func complete() {
        let injected = Set(table.map(\.rule))
        let missing = unlabelled.filter { name in
            allRules.contains { $0.name == name } && !injected.contains(name) && !notInForms.contains(name)
                && !pending.contains(name)
        }
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

/// Of these, the rules whose defect is not in a form but in what is recorded beside it (its course of review, what was published with it,
/// a place's standards): their own examples change that.
private let notInForms: Set<String> = [
    "appr-authority", "chg-after-approval", "chg-budget-not-target", "pub-coverage", "pub-empty-table",
    "pub-narrative-amount", "pub-version-mismatch", "rev-no-result", "rev-open-finding-advance", "rev-poor-advances",
    "rev-self-review", "val-cost-over-standard",
]

/// No injection is written for these yet.
private let pending: Set<String> = ["core-too-few", "score-clause-generic", "wt-child-parent", "wt-flat"]

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
    Injection(
        rule: "val-number-on-qualitative",
        defects: [
            (
                "a rate marked qualitative",
                { injected in
                    let i = injected.form.indicators.firstIndex {
                        $0.value != nil && $0.unit.map { $0 == "%" } ?? false
                    }
                    guard let i else { return nil }
                    injected.form.indicators[i].nature = .qualitative
                    injected.form.indicators[i].comparison = nil
                    return Path(.indicators, i, .text)
                }
            )
        ],
        tempting: [
            (
                "a class is no number",
                {
                    let i = add(.example("效益指标", "社会效益指标", "安全生产标准化等级", nil, "2", "级"), to: &$0.form)
                    $0.form.indicators[i].nature = .qualitative
                    return Path(.indicators, i, .text)
                }
            )
        ]),
    Injection(
        rule: "unit-percent-text",
        defects: [
            (
                "百分比 for the sign",
                { injected in
                    guard let i = indexOfShare(injected.form) else { return nil }
                    injected.form.indicators[i].unit = Text("百分比")
                    return Path(.indicators, i, .unit)
                }
            )
        ],
        tempting: [
            (
                "a full-width sign",
                { injected in
                    guard let i = indexOfShare(injected.form) else { return nil }
                    injected.form.indicators[i].unit = Text("％")
                    return Path(.indicators, i, .unit)
                }
            )
        ]),
    Injection(
        rule: "unit-in-value",
        defects: [
            (
                "the sign stands in the value too",
                { injected in
                    guard let i = indexOfShare(injected.form) else { return nil }
                    injected.form.indicators[i].text.append(Text("%"))
                    return Path(.indicators, i, .text)
                }
            )
        ],
        tempting: [
            (
                "a date holds no unit",
                {
                    let i = add(.example("产出指标", "时效指标", "设备到货时间", .atMost, "2026年4月底", nil), to: &$0.form)
                    return Path(.indicators, i, .text)
                }
            )
        ]),
    Injection(
        rule: "val-date-serial",
        defects: [
            (
                "a date as the days since 1900",
                { injected in
                    // The last of June of the form's year: 45107 is that of 2023.
                    let year = injected.form.fiscalYear ?? 2026
                    let serial = 45_107 + 365 * (year - 2023) + (year >= 2024 ? 1 : 0)
                    var row = Indicator.example("产出指标", "时效指标", "设备到货时间", .atMost, "0", nil)
                    row.text = Text("\(serial)")
                    row.value = Number(serial)
                    return Path(.indicators, add(row, to: &injected.form), .text)
                }
            )
        ],
        tempting: [
            (
                "so many are insured",
                {
                    let i = add(.example("效益指标", "社会效益指标", "参保人数", .atLeast, "45107", "人"), to: &$0.form)
                    return Path(.indicators, i, .text)
                }
            )
        ]),
    Injection(
        rule: "unit-truncated",
        defects: [
            (
                "万 without its noun",
                {
                    let i = add(.example("产出指标", "数量指标", "栽植行道树", .atLeast, "250", "万"), to: &$0.form)
                    return Path(.indicators, i, .unit)
                }
            )
        ],
        tempting: [
            (
                "万株 is whole",
                {
                    let i = add(.example("产出指标", "数量指标", "栽植行道树", .atLeast, "250", "万株"), to: &$0.form)
                    return Path(.indicators, i, .unit)
                }
            )
        ]),
    Injection(
        rule: "val-date-outside-year",
        defects: [
            (
                "done two years later",
                { injected in
                    guard injected.form.project?.end == nil, let i = addDate(2, "年3月", to: &injected.form) else {
                        return nil
                    }
                    return Path(.indicators, i, .text)
                }
            )
        ],
        tempting: [
            (
                "the last day of the year",
                { injected in
                    guard let i = addDate(0, "年12月31日", to: &injected.form) else { return nil }
                    return Path(.indicators, i, .text)
                }
            )
        ]),
    Injection(
        rule: "val-date-after-project-end",
        defects: [
            (
                "September, and the project ends in June",
                { injected in
                    guard end(&injected.form, in: "06"), let i = addDate(0, "年9月", to: &injected.form) else {
                        return nil
                    }
                    return Path(.indicators, i, .text)
                }
            )
        ],
        tempting: [
            (
                "December itself",
                { injected in
                    guard end(&injected.form, in: "12"), let i = addDate(0, "年12月底前", to: &injected.form) else {
                        return nil
                    }
                    return Path(.indicators, i, .text)
                }
            )
        ]),
    Injection(
        rule: "fund-project-exceeds",
        defects: [
            (
                "a project of one more than 项目支出",
                { injected in
                    guard let (at, amount) = projectMoney(injected.form) else { return nil }
                    injected.beside.others = [project(of: injected.form, amount + Number(1))]
                    return Path(.budget, at)
                }
            )
        ],
        tempting: [
            (
                "a project of just that",
                { injected in
                    guard let (at, amount) = projectMoney(injected.form) else { return nil }
                    injected.beside.others = [project(of: injected.form, amount)]
                    return Path(.budget, at)
                }
            )
        ]),
    Injection(
        rule: "mon-missing",
        defects: (0..<3).map { i in
            (
                "row \(i) was not watched",
                { injected in
                    guard injected.form.kind == .monitoring else { return nil }
                    clearResult(&injected.form, i)
                    return Path(.indicators, i, .actual)
                }
            )
        },
        tempting: (0..<3).map { i in
            (
                "row \(i) has a reason instead",
                { injected in
                    guard injected.form.kind == .monitoring else { return nil }
                    clearResult(&injected.form, i)
                    injected.form.indicators[i].deviation = Text("问卷将于年底发放")
                    return Path(.indicators, i, .actual)
                }
            )
        }),
    Injection(
        rule: "mon-no-disposition",
        defects: (0..<3).map { i in
            (
                "no measure for row \(i) two months later",
                { alert(&$0, i, reason: nil) ? Path(.indicators, i, .likelihood) : nil }
            )
        },
        tempting: (0..<3).map { i in
            (
                "a measure for row \(i)",
                { alert(&$0, i, reason: Text("供货商违约，已重新招标")) ? Path(.indicators, i, .likelihood) : nil }
            )
        }),
    Injection(
        rule: "eval-target-drift",
        defects: [
            (
                "the target was one more when it was approved",
                { injected in
                    guard let i = approve(&injected), let value = injected.form.indicators[i].value else { return nil }
                    injected.beside.approved?.indicators[i].value = value + Number(1)
                    injected.beside.approved?.indicators[i].text = Text((value + Number(1)).description)
                    return Path(.indicators, i, .value)
                }
            )
        ],
        tempting: [
            (
                "approved as it stands",
                { injected in approve(&injected).map { Path(.indicators, $0, .value) } }
            )
        ]),
    Injection(
        rule: "eval-weight-drift",
        defects: [
            (
                "the weight was one more when it was approved",
                { injected in
                    guard let i = approve(&injected), let weight = injected.form.indicators[i].weight else {
                        return nil
                    }
                    injected.beside.approved?.indicators[i].weight = weight + Number(1)
                    return Path(.indicators, i, .weight)
                }
            )
        ],
        tempting: [
            (
                "approved as it stands",
                { injected in approve(&injected).map { Path(.indicators, $0, .weight) } }
            )
        ]),
    Injection(
        rule: "eval-exec-rate",
        defects: [
            (
                "a rate of five points more",
                { injected in
                    guard injected.form.kind == .selfEvaluation, let rate = injected.form.budget.first?.rate else {
                        return nil
                    }
                    injected.form.budget[0].rate = rate + Number(5)
                    return Path(.budget, 0, .rate)
                }
            )
        ],
        tempting: [
            (
                "no executed amount",
                { injected in
                    guard injected.form.kind == .selfEvaluation, injected.form.budget.first?.rate != nil else {
                        return nil
                    }
                    injected.form.budget[0].executed = nil
                    return Path(.budget, 0, .rate)
                }
            )
        ]),
    Injection(
        rule: "eval-reason-on-full",
        defects: [
            (
                "full marks and a delay",
                { injected in
                    guard let i = indexOfFullMarks(injected.form) else { return nil }
                    injected.form.indicators[i].deviation = Text("因采购滞后，部分未完成。")
                    injected.form.indicators[i].actual = injected.form.indicators[i].value
                    injected.form.indicators[i].actualText = injected.form.indicators[i].text
                    return Path(.indicators, i, .deviation)
                }
            )
        ],
        tempting: [
            (
                "full marks and no deviation",
                { injected in
                    guard let i = indexOfFullMarks(injected.form) else { return nil }
                    injected.form.indicators[i].deviation = Text("无偏差")
                    return Path(.indicators, i, .deviation)
                }
            )
        ]),
    Injection(
        rule: "eval-qual-no-description",
        defects: [
            (
                "a score without a word",
                { injected in
                    guard let i = addScored(nil, to: &injected.form) else { return nil }
                    return Path(.indicators, i, .actual)
                }
            )
        ],
        tempting: [
            (
                "the tier is given",
                { injected in
                    guard let i = addScored(Text("达成预期指标"), to: &injected.form) else { return nil }
                    return Path(.indicators, i, .actual)
                }
            )
        ]),
    Injection(
        rule: "goal-copied-last-year",
        defects: [
            (
                "last year's goal",
                { injected in
                    guard let at = lastYear(&injected) else { return nil }
                    return Path(.objectives, at)
                }
            )
        ],
        tempting: [
            (
                "last year's form had another goal",
                { injected in
                    guard let at = lastYear(&injected) else { return nil }
                    injected.beside.lastYear?.objectives[at].text = Text("完成老旧小区供水管网改造12处，惠及居民3600户，群众满意度达到90%以上。")
                    return Path(.objectives, at)
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
    let at = form.indicators.count - 1
    let leaves: [Field] = [.level1, .level2, .name, .operator, .text, .unit, .explanation, .remark]
    for (column, leaf) in leaves.enumerated() {
        form.cells[Path(.indicators, at, leaf)] = CellReference(table: 0, row: 40 + at, column: column)
    }
    return at
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

/// The first row in per cent.
private func indexOfShare(_ form: Form) -> Int? {
    form.indicators.firstIndex { row in
        row.value != nil && row.unit.map { $0 == "%" } ?? false
            && row.text.bytes.last.map { (0x30...0x39).contains($0) } ?? false
    }
}

/// Adds a row of timeliness with a date some years after the form's.
private func addDate(_ years: Int, _ rest: String, to form: inout Form) -> Int? {
    guard let year = form.fiscalYear, form.kind == .projectTargets || form.kind == .departmentTargets else {
        return nil
    }
    var row = Indicator.example("产出指标", "时效指标", "设备到货时间", .atMost, "", nil)
    row.text = Text("\(year + years)\(rest)")
    return add(row, to: &form)
}

/// Makes a project run from January to a month of the form's year.
private func end(_ form: inout Form, in month: String) -> Bool {
    guard form.kind == .projectTargets, let year = form.fiscalYear else { return false }
    form.project?.start = Text("\(year)-01")
    form.project?.end = Text("\(year)-\(month)")
    return true
}

/// 项目支出 of an overall form, and where it stands.
private func projectMoney(_ form: Form) -> (Int, Number)? {
    guard form.kind == .departmentTargets, form.body != nil,
        let at = form.budget.firstIndex(where: { $0.label == "项目支出" }), let amount = form.budget[at].amount
    else { return nil }
    return (at, amount)
}

/// A project form of an overall form's body.
private func project(of form: Form, _ amount: Number) -> Form {
    var out = Form()
    out.kind = .projectTargets
    out.fiscalYear = form.fiscalYear
    out.body = form.body
    out.moneyUnit = form.moneyUnit
    out.project = Project()
    out.project?.name = Text("古树名木保护")
    out.budget = [total(amount)]
    return out
}

private func clearResult(_ form: inout Form, _ i: Int) {
    form.indicators[i].actual = nil
    form.indicators[i].actualText = nil
    form.indicators[i].forecast = nil
    form.indicators[i].likelihood = nil
    form.indicators[i].deviation = nil
}

/// A monitoring form of January to July, looked at in September, with a row that cannot be reached.
private func alert(_ injected: inout Injected, _ i: Int, reason: Text?) -> Bool {
    guard injected.form.kind == .monitoring, let year = injected.form.fiscalYear else { return false }
    injected.form.title = Text("\(year)年1-7月项目支出绩效目标执行监控表")
    injected.form.indicators[i].likelihood = .impossible
    injected.form.indicators[i].deviation = reason
    injected.form.indicators[i].causes = []
    injected.beside.asOf = Day("\(year)-09-25")
    return true
}

/// Puts the form itself beside a self-evaluation as what was approved; a row that holds a number with a weight.
private func approve(_ injected: inout Injected) -> Int? {
    guard injected.form.kind == .selfEvaluation else { return nil }
    var approved = injected.form
    approved.kind = .projectTargets
    injected.beside.approved = approved
    return approved.indicators.firstIndex { $0.value != nil && $0.weight != nil }
}

private func indexOfFullMarks(_ form: Form) -> Int? {
    guard form.kind == .selfEvaluation else { return nil }
    return form.indicators.firstIndex { $0.weight != nil && $0.score == $0.weight && $0.value != nil }
}

/// Adds a qualitative row with full marks to a self-evaluation.
private func addScored(_ actual: Text?, to form: inout Form) -> Int? {
    guard form.kind == .selfEvaluation else { return nil }
    var row = Indicator.example("效益指标", "社会效益指标", "管理制度健全程度", nil, "健全", nil)
    row.weight = Number(5)
    row.score = Number(5)
    row.actualText = actual
    let i = add(row, to: &form)
    form.cells[Path(.indicators, i, .actualText)] = CellReference(table: 0, row: 40 + i, column: 11)
    return i
}

/// Puts the form itself beside it as the one of the year before; its first annual goal of some length.
private func lastYear(_ injected: inout Injected) -> Int? {
    guard let year = injected.form.fiscalYear,
        injected.form.kind == .projectTargets || injected.form.kind == .departmentTargets
    else { return nil }
    var last = injected.form
    last.fiscalYear = year - 1
    injected.beside.lastYear = last
    return last.objectives.firstIndex { $0.horizon == .annual && $0.text.count > 60 }
}
