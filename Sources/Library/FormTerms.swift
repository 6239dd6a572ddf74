import Basics
import Forms

/// The names by which expressions speak of a form and of its rows.
public enum FormTerms {
    /// Of the whole form; the number of a case is the number of its term.
    enum Whole: Int, CaseIterable {
        case kind, title, fiscalYear, body, reportedBy, project, moneyUnit, total, basic, projects, goals, duties, tasks
        case rows, score, grade, asOf
    }

    /// Of one row of 绩效指标.
    enum Row: Int, CaseIterable {
        case number, level1, level2, name, nature, sign, value, text, unit, weight, standard, explanation, basis, remark
        case lastYear, actual, actualText, score, deviation, horizon
    }

    public static let terms = ExpressionTerms(
        whole: Whole.allCases.map { ExpressionTerms.Term($0.names, $0.kind) },
        row: Row.allCases.map { ExpressionTerms.Term($0.names, $0.kind) })
}

extension FormTerms.Whole {
    var names: [String] {
        switch self {
        case .kind: ["表种", "kind"]
        case .title: ["标题", "title"]
        case .fiscalYear: ["年度", "fiscalYear"]
        case .body: ["部门名称", "body"]
        case .reportedBy: ["填报单位", "reportedBy"]
        case .project: ["项目名称", "project"]
        case .moneyUnit: ["金额单位", "moneyUnit"]
        case .total: ["资金总额", "total"]
        case .basic: ["基本支出", "basicSpending"]
        case .projects: ["项目支出", "projectSpending"]
        case .goals: ["总体目标", "goals"]
        case .duties: ["职责", "duties"]
        case .tasks: ["任务数", "tasks"]
        case .rows: ["指标数", "rows"]
        case .score: ["自评总分", "totalScore"]
        case .grade: ["自评等级", "grade"]
        case .asOf: ["审核日期", "asOf"]
        }
    }

    var kind: ExpressionValue.Kind {
        switch self {
        case .kind, .title, .body, .reportedBy, .project, .moneyUnit, .goals, .duties, .grade: .text
        case .fiscalYear, .total, .basic, .projects, .tasks, .rows, .score: .number
        case .asOf: .day
        }
    }

    /// Puts what an example says into a form; false where it is no such value, or cannot be set.
    func set(_ text: String, in form: inout Form) -> Bool {
        let words = Text(text)
        switch self {
        case .kind:
            guard let kind = FormKind(words: text) else { return false }
            form.kind = kind
        case .title: form.title = words
        case .fiscalYear:
            guard let year = Number(words)?.whole else { return false }
            form.fiscalYear = year
        case .body: form.body = words
        case .reportedBy: form.reportedBy = words
        case .project:
            var project = form.project ?? Project()
            project.name = words
            form.project = project
        case .moneyUnit: form.moneyUnit = words
        case .total: return set(words, .total, "资金总额", in: &form)
        case .basic: return set(words, .use, "基本支出", in: &form)
        case .projects: return set(words, .use, "项目支出", in: &form)
        case .goals: form.objectives = [Objective(horizon: .annual, text: words)]
        case .duties: form.duties = [words]
        case .score:
            guard let total = Number(words) else { return false }
            form.score = Score(total: total, grade: form.score?.grade)
        case .grade: form.score = Score(total: form.score?.total, grade: words)
        case .tasks, .rows, .asOf: return false
        }
        return true
    }

    private func set(_ words: Text, _ basis: Basis, _ label: StaticString, in form: inout Form) -> Bool {
        guard let amount = Number(words) else { return false }
        if let at = form.budget.firstIndex(where: { $0.basis == basis && (basis == .total || $0.label == label) }) {
            form.budget[at].amount = amount
        } else {
            form.budget.append(BudgetEntry(basis: basis, label: Text(label), amount: amount))
        }
        return true
    }
}

extension FormTerms.Row {
    var names: [String] {
        switch self {
        case .number: ["序号", "number"]
        case .level1: ["一级指标", "level1"]
        case .level2: ["二级指标", "level2"]
        case .name: ["指标名称", "三级指标", "name"]
        case .nature: ["指标性质", "nature"]
        case .sign: ["指标值类型", "符号", "operator"]
        case .value: ["指标值", "value"]
        case .text: ["指标值原文", "text"]
        case .unit: ["度量单位", "计量单位", "unit"]
        case .weight: ["权重", "分值", "weight"]
        case .standard: ["绩效标准", "standard"]
        case .explanation: ["指标解释", "指标值说明", "explanation"]
        case .basis: ["评分标准", "basis"]
        case .remark: ["备注", "remark"]
        case .lastYear: ["上年指标值", "lastYear"]
        case .actual: ["完成值", "actual"]
        case .actualText: ["完成值原文", "actualText"]
        case .score: ["得分", "score"]
        case .deviation: ["偏差原因", "deviation"]
        case .horizon: ["期限", "horizon"]
        }
    }

    var kind: ExpressionValue.Kind {
        switch self {
        case .number, .value, .weight, .lastYear, .actual, .score: .number
        case .level1, .level2, .name, .nature, .sign, .text, .unit, .standard, .explanation, .basis, .remark,
            .actualText,
            .deviation, .horizon:
            .text
        }
    }

    /// The part of a row that the term is, where a finding can stand.
    var field: Field {
        switch self {
        case .number, .name, .horizon: .name
        case .level1: .level1
        case .level2: .level2
        case .nature: .nature
        case .sign: .operator
        case .value: .value
        case .text: .text
        case .unit: .unit
        case .weight: .weight
        case .standard: .standard
        case .explanation: .explanation
        case .basis: .basis
        case .remark: .remark
        case .lastYear: .lastYear
        case .actual: .actual
        case .actualText: .actualText
        case .score: .score
        case .deviation: .deviation
        }
    }

    /// Puts what an example says into a row; false where it is no such value.
    func set(_ string: String, in row: inout Indicator) -> Bool {
        let words = Text(string)
        func number(_ put: (Number) -> Void) -> Bool { Number(words).map(put) != nil }
        switch self {
        case .number, .nature, .horizon: return false
        case .level1: row.level1 = words
        case .level2: row.level2 = words
        case .name: row.name = words
        case .sign:
            guard let sign = Comparison(rawValue: string) else { return false }
            row.comparison = sign
        case .value, .text:
            row.text = words
            row.value = Number(words)
        case .unit: row.unit = words
        case .weight: return number { row.weight = $0 }
        case .standard: row.standard = words
        case .explanation: row.explanation = words
        case .basis: row.basis = words
        case .remark: row.remark = words
        case .lastYear: row.lastYear = words
        case .actual, .actualText:
            row.actualText = words
            row.actual = Number(words)
        case .score: return number { row.score = $0 }
        case .deviation: row.deviation = words
        }
        row.nature = row.comparison != nil || row.value != nil ? .quantitative : .qualitative
        return true
    }
}

extension FormKind {
    /// As profiles write it.
    init?(words: String) {
        switch words {
        case "部门整体", "departmentTargets": self = .departmentTargets
        case "项目", "projectTargets": self = .projectTargets
        case "监控", "monitoring": self = .monitoring
        case "自评", "selfEvaluation": self = .selfEvaluation
        default: return nil
        }
    }

    static let profileWords = ["部门整体", "项目", "监控", "自评"]

    var profileWord: StaticString {
        switch self {
        case .departmentTargets: "部门整体"
        case .projectTargets: "项目"
        case .monitoring: "监控"
        case .selfEvaluation: "自评"
        }
    }
}

/// A form as the source of an expression's values.
public struct FormSource: ExpressionSource {
    let form: Form
    let asOf: Day?

    public init(_ form: Form, asOf: Day? = nil) {
        self.form = form
        self.asOf = asOf
    }

    public var rowCount: Int { form.indicators.count }

    public func value(ofWhole term: Int) -> ExpressionValue? {
        switch FormTerms.Whole(rawValue: term) {
        case .kind?: form.kind.map { .text(Text($0.profileWord)) }
        case .title?: text(form.title)
        case .fiscalYear?: form.fiscalYear.map { .number(Number($0)) }
        case .body?: text(form.body)
        case .reportedBy?: text(form.reportedBy)
        case .project?: text(form.project?.name)
        case .moneyUnit?: text(form.moneyUnit)
        case .total?: amount(.total, nil)
        case .basic?: amount(.use, "基本支出")
        case .projects?: amount(.use, "项目支出")
        case .goals?: text(joined(form.objectives.map(\.text)))
        case .duties?: text(joined(form.duties))
        case .tasks?: .number(Number(form.tasks.count))
        case .rows?: .number(Number(form.indicators.count))
        case .score?: form.score?.total.map { .number($0) }
        case .grade?: text(form.score?.grade)
        case .asOf?: asOf.map { .day($0) }
        case nil: nil
        }
    }

    public func value(ofRow index: Int, term: Int) -> ExpressionValue? {
        guard form.indicators.indices.contains(index) else { return nil }
        let row = form.indicators[index]
        return switch FormTerms.Row(rawValue: term) {
        case .number?: .number(Number(index + 1))
        case .level1?: text(row.level1)
        case .level2?: text(row.level2)
        case .name?: text(row.name)
        case .nature?: row.nature.map { .text($0 == .quantitative ? Text("定量") : Text("定性")) }
        case .sign?: row.comparison.map { .text(Text($0.rawValue)) }
        case .value?: row.value.map { .number($0) }
        case .text?: text(row.text)
        case .unit?: text(row.unit)
        case .weight?: row.weight.map { .number($0) }
        case .standard?: text(row.standard)
        case .explanation?: text(row.explanation)
        case .basis?: text(row.basis)
        case .remark?: text(row.remark)
        case .lastYear?: row.lastYear.flatMap { Number($0) }.map { .number($0) }
        case .actual?: row.actual.map { .number($0) }
        case .actualText?: text(row.actualText)
        case .score?: row.score.map { .number($0) }
        case .deviation?: text(row.deviation)
        case .horizon?: .text(row.horizon == .annual ? Text("年度") : Text("中长期"))
        case nil: nil
        }
    }

    private func text(_ text: Text?) -> ExpressionValue? {
        guard let text, !text.isEmpty else { return nil }
        return .text(text)
    }

    private func joined(_ texts: [Text]) -> Text {
        var out = Text()
        for text in texts { out.append(text) }
        return out
    }

    private func amount(_ basis: Basis, _ label: StaticString?) -> ExpressionValue? {
        form.budget.first { entry in entry.basis == basis && (label.map { entry.label == $0 } ?? true) }?.amount
            .map { .number($0) }
    }
}
