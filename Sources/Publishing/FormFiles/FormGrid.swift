import Basics
import Forms

/// A form as rows of cells, in a layout of its kind that the reader knows: what is written as text, Markdown, CSV or HTML.
///
/// Each row stands by itself (no spans) and levels are repeated in every row, so that nothing depends on how a program draws a
/// table. The columns are those that the form had: what stood in one cell, such as sign, number and unit, does so again.
struct FormGrid {
    private let form: Form
    private(set) var rows: [[Text]] = []

    init(_ form: Form) {
        self.form = form
        head()
        switch form.kind {
        case .departmentTargets, nil: department()
        case .projectTargets: project()
        case .selfEvaluation, .monitoring: review()
        }
        let width = rows.map(\.count).max() ?? 0
        for i in rows.indices { rows[i] += Array(repeating: Text(), count: width - rows[i].count) }
    }

    private mutating func row(_ cells: Text...) { rows.append(cells) }

    private var unit: Text { form.moneyUnit ?? Text("万元") }

    /// A label with the unit of money behind it: `项目资金（万元）`.
    private func money(_ label: StaticString) -> Text { Text("\(Text(label))（\(unit)）") }

    // MARK: Above the table

    private mutating func head() {
        let title = form.title ?? Text()
        if !title.isEmpty { row(title) }
        if let year = form.fiscalYear, !title.contains(Text(String(year))) { row(Text("（\(year)年度）")) }
        if form.project == nil, let filer = form.reportedBy { row(Text("填报单位（盖章）：\(filer)")) }
        if let unit = form.moneyUnit { row(Text("单位：\(unit)")) }
    }

    // MARK: Kinds

    private mutating func department() {
        if let body = form.body { row(Text("部门（单位）名称"), body) }
        if !form.duties.isEmpty { row(Text("年度履职目标"), numbered(form.duties)) }
        departmentMoney()
        for horizon in [Horizon.longTerm, .annual] {
            let label = horizon == .annual ? Text("年度总体绩效目标") : Text("中长期绩效目标")
            if let goal = goals(horizon) { row(label, goal) }
        }
        tasks()
        indicators()
    }

    private mutating func departmentMoney() {
        guard !form.budget.isEmpty else { return }
        let totals = form.budget.filter { $0.basis == .total }
        if totals.count == 2 {
            // Both sides have a sum of their own: they stand beside each other.
            row(money("部门预算"), Text("部门预算支出"), Text("预算金额"), Text("收入来源"), Text("预算金额"))
            let uses = form.budget.filter { $0.basis == .use } + [named(totals[0], "支出合计")]
            let sources = form.budget.filter { $0.basis == .source } + [named(totals[1], "收入合计")]
            let count = max(uses.count, sources.count)
            for i in 0..<count {
                // Sums stand in one row, below the longer side.
                let left = side(uses, i, of: count)
                let right = side(sources, i, of: count)
                row(
                    Text(), left?.label ?? Text(), printed(left?.amount), right?.label ?? Text(), printed(right?.amount)
                )
            }
            return
        }
        rows.append([money("部门预算")] + form.budget.map(\.label))
        rows.append([Text()] + form.budget.map { printed($0.amount) })
    }

    private func side(_ entries: [BudgetEntry], _ i: Int, of count: Int) -> BudgetEntry? {
        if i == count - 1 { return entries.last }
        return i < entries.count - 1 ? entries[i] : nil
    }

    private func named(_ entry: BudgetEntry, _ label: StaticString) -> BudgetEntry {
        var out = entry
        out.label = Text(label)
        return out
    }

    private mutating func tasks() {
        guard !form.tasks.isEmpty else { return }
        var heading = [Text("年度主要任务"), Text("任务名称"), Text("主要内容")]
        let hasFunding = form.tasks.contains { $0.funding != nil }
        let hasExpected = form.tasks.contains { $0.expected != nil }
        if hasFunding { heading.append(money("涉及金额")) }
        if hasExpected { heading.append(Text("期望达到的目标")) }
        rows.append(heading)
        for task in form.tasks {
            var cells = [Text(), task.name, numbered(task.items)]
            if hasFunding { cells.append(printed(task.funding)) }
            if hasExpected { cells.append(task.expected ?? Text()) }
            rows.append(cells)
        }
    }

    private mutating func project() {
        projectHead()
        if let project = form.project, project.attribute != nil || project.start != nil || project.end != nil {
            row(
                Text("项目属性"), project.attribute ?? Text(), Text("项目期"),
                Text([project.start, project.end].compactMap { $0?.string }.joined(separator: "至")))
        }
        let hasAnnual = form.budget.contains { $0.columns.contains(.annual) }
        for (i, entry) in form.budget.enumerated() {
            let label = i == 0 ? money("项目资金") : Text()
            if hasAnnual {
                let whole = entry.basis == .total ? Text("实施期资金总额：") : lead(entry, i)
                let annual = entry.basis == .total ? Text("年度资金总额：") : lead(entry, i)
                row(label, whole, printed(entry.amount), annual, printed(entry.annual))
            } else {
                row(label, entry.basis == .total ? Text("年度资金总额：") : lead(entry, i), printed(entry.amount))
            }
        }
        let long = goals(.longTerm)
        if let long { row(Text("实施期绩效目标"), long) }
        if let annual = goals(.annual) { row(Text(long == nil ? "年度绩效目标" : "本年度绩效目标"), annual) }
        indicators()
    }

    /// The first part of a sum is told as one.
    private func lead(_ entry: BudgetEntry, _ i: Int) -> Text {
        i > 0 && form.budget[i - 1].basis == .total ? Text("其中：\(entry.label)") : entry.label
    }

    private mutating func projectHead() {
        if let project = form.project {
            let name = [project.code, project.name].compactMap { $0?.string }.joined(separator: "-")
            row(Text("项目名称"), Text(name))
            if form.body != nil || form.reportedBy != nil {
                row(Text("主管部门"), form.body ?? Text(), Text("实施单位"), form.reportedBy ?? Text())
            }
        } else if let body = form.body {
            row(Text("部门（单位）名称"), body)
        }
    }

    private mutating func review() {
        projectHead()
        reviewMoney()
        if form.objectives.contains(where: { $0.actual != nil }) {
            row(Text("年度总体目标"), Text("预期目标"), Text("实际完成情况"))
            for objective in form.objectives { row(Text(), objective.text, objective.actual ?? Text()) }
        } else if let goal = goals(.annual) {
            row(Text("年度总体目标"), goal)
        }
        indicators()
        if let score = form.score {
            if let total = score.total {
                // Below the column of scores.
                let column = columns().firstIndex { $0.title == "得分" } ?? 1
                rows.append([Text("总分")] + Array(repeating: Text(), count: column) + [printed(total)])
            }
            if let grade = score.grade { row(Text("评价等级"), grade) }
        }
    }

    private static let moneyColumns: [(field: Field, selfEvaluation: StaticString, monitoring: StaticString)] = [
        (.amount, "年初预算数", "年初预算数"), (.adjusted, "全年预算数（A）", "全年预算数"),
        (.executed, "全年执行数（B）", "1—7月执行数"), (.weight, "分值", "分值"),
        (.rate, "执行率（B/A）", "1—7月执行率"), (.score, "得分", "得分"), (.forecast, "全年预计执行数", "全年预计执行数"),
    ]

    private mutating func reviewMoney() {
        guard !form.budget.isEmpty else { return }
        let used = FormGrid.moneyColumns.filter { column in form.budget.contains { $0.columns.contains(column.field) } }
        let headings = used.map { Text(form.kind == .monitoring ? $0.monitoring : $0.selfEvaluation) }
        rows.append([money("项目资金"), Text()] + headings)
        for (i, entry) in form.budget.enumerated() {
            let label = entry.basis == .total ? Text("年度资金总额") : lead(entry, i)
            let amounts = used.map { column -> Text in
                guard entry.columns.contains(column.field) else { return Text() }
                let amount = printed(entry[column.field])
                return column.field == .rate && !amount.isEmpty ? Text("\(amount)%") : amount
            }
            rows.append([Text(), label] + amounts)
        }
    }

    // MARK: Parts

    /// All goals of one time, as one cell; nil where there is none.
    private func goals(_ horizon: Horizon) -> Text? {
        let texts = form.objectives.filter { $0.horizon == horizon }.map(\.text.string)
        return texts.isEmpty ? nil : Text(texts.joined(separator: "\n"))
    }

    private func numbered(_ items: [Text]) -> Text {
        if items.count < 2 { return items.first ?? Text() }
        return Text(items.enumerated().map { "\($0 + 1)、\($1)" }.joined(separator: "\n"))
    }

    private func printed(_ number: Number?) -> Text { number.map { Text($0.description) } ?? Text() }

    // MARK: Indicators

    private struct Column {
        var heading: StaticString
        /// What stands in the column: it is written where the form had it, or has something there now.
        var leaf: Field
        var cell: @Sendable (Indicator) -> Text

        init(_ heading: StaticString, _ leaf: Field, _ cell: @escaping @Sendable (Indicator) -> Text) {
            self.heading = heading
            self.leaf = leaf
            self.cell = cell
        }

        var title: Text { Text(heading) }
    }

    private static let columns: [Column] = [
        Column("一级指标", .level1) { $0.level1 ?? Text() },
        Column("二级指标", .level2) { $0.level2 ?? Text() },
        Column("三级指标", .name) { $0.name },
        Column("指标方向性", .direction) { $0.direction.map { Text($0.rawValue) } ?? Text() },
        Column("指标值类型", .operator) { $0.printed(.type) },
        Column("指标值", .text) { $0.printed(.value) },
        Column("度量单位", .unit) { $0.unit ?? Text() },
        Column("上年实际值", .lastYear) { $0.lastYear ?? Text() },
        Column("实际完成值", .actualText) { $0.actualText ?? Text() },
        Column("全年预计完成情况", .forecast) { $0.forecast ?? Text() },
        Column("分值", .weight) { $0.weight.map { Text($0.description) } ?? Text() },
        Column("得分", .score) { $0.score.map { Text($0.description) } ?? Text() },
        Column("绩效标准", .standard) { $0.standard ?? Text() },
        Column("指标值说明", .explanation) { $0.explanation ?? Text() },
        Column("评（扣）分标准", .basis) { $0.basis ?? Text() },
        Column("偏差原因分析", .deviation) { $0.deviation ?? Text() },
        Column("完成目标可能性", .likelihood) { $0.likelihood.map { Text($0.rawValue) } ?? Text() },
        Column("备注", .remark) { $0.remark ?? Text() },
    ]

    private func columns() -> [Column] {
        // Sign and unit in the value's own cell stay there.
        let isJoined = [Field.operator, .unit].allSatisfy { !hasOwnCell($0) } && hasOwnCell(.text)
        return FormGrid.columns.compactMap { column in
            switch column.leaf {
            case .level1, .level2, .name: return column
            case .text: return isJoined ? Column("指标值", .text) { $0.text } : column
            case .operator where isJoined, .unit where isJoined: return nil
            case .explanation, .basis, .remark, .standard, .unit, .operator:
                let isThere = hasOwnCell(column.leaf) || form.indicators.contains { !column.cell($0).isEmpty }
                return isThere ? column : nil
            default: return form.indicators.contains { !column.cell($0).isEmpty } ? column : nil
            }
        }
    }

    /// Whether the form had a column for it, apart from that of the value.
    private func hasOwnCell(_ leaf: Field) -> Bool {
        form.indicators.indices.contains { i in
            guard let cell = form.cells[Path(.indicators, i, leaf)] else { return false }
            return leaf == .text || cell != form.cells[Path(.indicators, i, .text)]
        }
    }

    private mutating func indicators() {
        let columns = columns()
        let long = form.indicators.filter { $0.horizon == .longTerm }
        let annual = form.indicators.filter { $0.horizon == .annual }
        for (rows, label) in [
            (long, Text("长期绩效指标")), (annual, long.isEmpty ? Text("绩效指标") : Text("年度绩效指标")),
        ] where !rows.isEmpty {
            self.rows.append([label] + columns.map(\.title))
            for row in rows { self.rows.append([Text()] + columns.map { $0.cell(row) }) }
        }
    }
}
