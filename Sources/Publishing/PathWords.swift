import Basics
import Forms

extension Path {
    /// The path in words: `指标 3 “重点项目推进数量” 度量单位` for `indicators[2].unit`.
    /// - Parameter form: where it is known, the names of the entry are told too.
    public func words(in form: Form?, _ language: Language) -> String {
        var parts: [String] = []
        if field == .budget, let index, let label = entryName(in: form, at: index) {
            // Nobody counts the amounts of a form: their label tells them.
            parts.append(Wording(zh: "“\(label)”", en: "“\(label)”")[language])
        } else if let index {
            parts.append(entryWord[language] + " \(index + 1)")
            if let name = entryName(in: form, at: index) {
                let short = DisplayWidth.cut(name, to: 36)
                parts.append(Wording(zh: "“\(short)”", en: "“\(short)”")[language])
            }
        } else {
            parts.append(field.wording[language])
        }
        if let leaf, !(leaf == .name || leaf == .label || field == .duties) { parts.append(leaf.wording[language]) }
        return parts.joined(separator: " ")
    }

    /// The name of the entry meant, as printed on the form.
    func entryName(in form: Form?, at index: Int) -> String? {
        guard let form, index >= 0 else { return nil }
        let name: Text? =
            switch field {
            case .indicators: index < form.indicators.count ? form.indicators[index].name : nil
            case .tasks: index < form.tasks.count ? form.tasks[index].name : nil
            case .budget: index < form.budget.count ? form.budget[index].label : nil
            default: nil
            }
        guard let name, !name.isEmpty else { return nil }
        return name.string.onOneLine
    }

    private var entryWord: Wording {
        switch field {
        case .indicators: Wording(zh: "指标", en: "indicator")
        case .tasks: Wording(zh: "任务", en: "task")
        case .duties: Wording(zh: "职能", en: "duty")
        case .objectives: Wording(zh: "目标", en: "goal")
        case .budget: Wording(zh: "资金", en: "amount")
        case .unread: Wording(zh: "未读入", en: "unread")
        default: field.wording
        }
    }
}

extension Field {
    /// What the forms call it.
    public var wording: Wording {
        switch self {
        case .form: Wording(zh: "表", en: "form")
        case .title: Wording(zh: "标题", en: "title")
        case .kind: Wording(zh: "表种", en: "kind")
        case .fiscalYear: Wording(zh: "年度", en: "year")
        case .body: Wording(zh: "部门（单位）名称", en: "body")
        case .reportedBy: Wording(zh: "填报单位", en: "filer")
        case .project: Wording(zh: "项目", en: "project")
        case .moneyUnit: Wording(zh: "金额单位", en: "unit of money")
        case .duties: Wording(zh: "年度履职目标", en: "duties")
        case .objectives: Wording(zh: "绩效目标", en: "goals")
        case .tasks: Wording(zh: "年度主要任务", en: "tasks")
        case .budget: Wording(zh: "预算情况", en: "budget")
        case .indicators: Wording(zh: "绩效指标", en: "indicators")
        case .score: Wording(zh: "得分", en: "score")
        case .repairs: Wording(zh: "读表时的处理", en: "repairs")
        case .unread: Wording(zh: "未读入", en: "unread")
        case .confidence: Wording(zh: "把握", en: "confidence")
        case .name: Wording(zh: "名称", en: "name")
        case .code: Wording(zh: "编码", en: "code")
        case .attribute: Wording(zh: "属性", en: "attribute")
        case .start: Wording(zh: "开始", en: "start")
        case .end: Wording(zh: "结束", en: "end")
        case .horizon: Wording(zh: "期限", en: "term")
        case .text: Wording(zh: "指标值", en: "target value")
        case .actual, .actualText: Wording(zh: "完成值", en: "actual value")
        case .items: Wording(zh: "主要内容", en: "content")
        case .funding: Wording(zh: "资金", en: "money")
        case .expected: Wording(zh: "期望目标", en: "expected result")
        case .basis: Wording(zh: "依据", en: "basis")
        case .label: Wording(zh: "科目", en: "label")
        case .amount: Wording(zh: "金额", en: "amount")
        case .annual: Wording(zh: "年度金额", en: "amount of the year")
        case .adjusted: Wording(zh: "全年预算数", en: "adjusted budget")
        case .executed: Wording(zh: "执行数", en: "spent")
        case .forecast: Wording(zh: "全年预计", en: "forecast")
        case .rate: Wording(zh: "执行率", en: "rate spent")
        case .weight: Wording(zh: "权重", en: "weight")
        case .level1: Wording(zh: "一级指标", en: "level 1")
        case .level2: Wording(zh: "二级指标", en: "level 2")
        case .nature: Wording(zh: "指标性质", en: "nature")
        case .operator: Wording(zh: "指标值类型", en: "operator")
        case .value: Wording(zh: "指标值", en: "target value")
        case .unit: Wording(zh: "度量单位", en: "unit")
        case .standard: Wording(zh: "绩效标准", en: "standard")
        case .explanation: Wording(zh: "指标值说明", en: "explanation")
        case .remark: Wording(zh: "备注", en: "remark")
        case .lastYear: Wording(zh: "上年值", en: "last year")
        case .likelihood: Wording(zh: "完成可能性", en: "likelihood")
        case .direction: Wording(zh: "方向", en: "direction")
        case .values: Wording(zh: "分项值", en: "values")
        case .causes: Wording(zh: "原因", en: "causes")
        case .deviation: Wording(zh: "偏差原因", en: "deviation")
        case .total: Wording(zh: "总分", en: "total")
        case .grade: Wording(zh: "等级", en: "grade")
        }
    }
}
