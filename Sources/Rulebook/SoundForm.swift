import Basics
import Forms

extension Form {
    /// An invented overall form with no defect, to which the rules' examples make their changes.
    public static var sound: Form {
        var form = Form()
        form.kind = .departmentTargets
        form.title = Text("2026年部门整体支出绩效目标表")
        form.fiscalYear = 2026
        form.body = Text("清陂县林业局")
        form.reportedBy = Text("清陂县林业局")
        form.moneyUnit = Text("万元")
        form.duties = []
        form.objectives = [
            Objective(horizon: .annual, text: Text("2026年完成人工造林3.2万亩；维护防火隔离带190公里；生态护林员聘用人数达到470人；林区群众满意度达到92%以上。"))
        ]
        form.tasks = [
            WorkTask(name: Text("人工造林与抚育"), items: [Text("完成人工造林面积3.2万亩。")]),
            WorkTask(name: Text("森林防火"), items: [Text("维护防火隔离带长度190公里；"), Text("森林火灾当日扑灭率达到96%。")]),
        ]
        form.budget = [
            BudgetEntry(basis: .total, label: Text("资金总额"), amount: Number("7008.74")),
            BudgetEntry(basis: .source, label: Text("一般公共预算"), amount: Number("5677.08")),
            BudgetEntry(basis: .source, label: Text("政府性基金"), amount: Number("1331.66")),
            BudgetEntry(basis: .source, label: Text("财政专户管理资金")),
            BudgetEntry(basis: .source, label: Text("其他资金")),
            BudgetEntry(basis: .use, label: Text("基本支出"), amount: Number("6681.51")),
            BudgetEntry(basis: .use, label: Text("项目支出"), amount: Number("327.23")),
        ]
        form.indicators = [
            .example("成本指标", "经济成本指标", "人工造林与抚育项目支出", .atMost, "158.38", "万元", "按合同结算的项目支出"),
            .example("产出指标", "数量指标", "人工造林面积", .atLeast, "3.2", "万亩", "年内完成栽植并经核查的人工造林面积"),
            .example("产出指标", "数量指标", "维护防火隔离带长度", .atLeast, "190", "公里", "年内清理维护的防火隔离带长度"),
            .example("产出指标", "质量指标", "森林火灾当日扑灭率", .atLeast, "96", "%", "当日扑灭的火灾起数÷火灾总起数×100%"),
            .example("产出指标", "时效指标", "春季造林完成时间", .atMost, "4", "月", "以乡镇核查表日期为准"),
            .example("效益指标", "社会效益指标", "生态护林员聘用人数", .atLeast, "470", "人", "年内聘用并在岗的护林员人数"),
            .example(
                "满意度指标", "服务对象满意度指标", "林区群众满意度", .atLeast, "92", "%", "选择“满意”及以上的份数÷有效问卷份数×100%"),
        ]
        form.placeEverything()
        return form
    }

    /// Gives every value a cell, as if each stood in a table of its own kind: for forms that come from no file.
    public mutating func placeEverything() {
        func place(_ path: Path, _ row: Int, _ column: Int) {
            cells[path] = CellReference(table: 0, row: row, column: column)
        }
        place(Path(.title), 0, 0)
        place(Path(.reportedBy), 1, 1)
        place(Path(.moneyUnit), 1, 2)
        place(Path(.body), 2, 1)
        for i in objectives.indices { place(Path(.objectives, i, .text), 4 + i, 1) }
        for i in tasks.indices { place(Path(.tasks, i, .name), 10 + i, 1) }
        for i in budget.indices { place(Path(.budget, i, .amount), 30, i) }
        let leaves: [Field] = [.level1, .level2, .name, .operator, .text, .unit, .explanation, .remark]
        for i in indicators.indices {
            for (column, leaf) in leaves.enumerated() { place(Path(.indicators, i, leaf), 40 + i, column) }
        }
    }
}

extension Indicator {
    /// A row for examples: quantitative where it has a sign.
    public static func example(
        _ level1: StaticString, _ level2: StaticString, _ name: StaticString, _ comparison: Comparison?,
        _ text: StaticString, _ unit: StaticString?, _ explanation: StaticString? = nil
    ) -> Indicator {
        var row = Indicator()
        row.level1 = Text(level1)
        row.level2 = Text(level2)
        row.name = Text(name)
        row.comparison = comparison
        row.text = Text(text)
        row.value = Number(Text(text))
        row.nature = comparison != nil || row.value != nil ? .quantitative : .qualitative
        row.unit = unit.map { Text($0) }
        row.explanation = explanation.map { Text($0) }
        return row
    }
}
