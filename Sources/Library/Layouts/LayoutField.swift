import Basics
import Forms

/// What a cell of a layout can show. The raw value is its word in a layout's file.
public enum LayoutField: String, Sendable, CaseIterable {
    // Of the form.
    case title, fiscalYear, body, reportedBy, moneyUnit, duties
    case projectName = "project.name"
    case projectCode = "project.code"
    /// The code and the name with a dash between.
    case projectTitle = "project.title"
    case projectAttribute = "project.attribute"
    case projectStart = "project.start"
    case projectEnd = "project.end"
    /// From when till when.
    case projectTerm = "project.term"
    case annualGoal = "goal.annual"
    case longTermGoal = "goal.longTerm"
    case annualActual = "actual.annual"
    case longTermActual = "actual.longTerm"
    case total = "score.total"
    case grade = "score.grade"
    /// The amount of 资金总额.
    case amount
    /// Whether there are any; they have blocks of their own.
    case tasks, budget

    // Of a row of the indicators.
    case level1, level2, name
    /// The sign, or 定性.
    case type
    /// The number, or the words, without sign and unit.
    case value
    /// Sign, number and unit in one cell.
    case target
    /// Number and unit in one cell.
    case valueUnit
    case unit, weight, standard, explanation, basis, remark, lastYear, actual, forecast, likelihood, score, direction
    case deviation
    case certain = "likely.确定能"
    case possible = "likely.有可能"
    case impossible = "likely.完全不可能"
    case funds = "cause.经费保障"
    case rules = "cause.制度保障"
    case staff = "cause.人员保障"
    case equipment = "cause.硬件条件保障"
    case other = "cause.其他"
    /// Weight less score.
    case deducted
    /// A column that is printed for the pen.
    case blank

    // Of a task.
    case items, funding, expected
    // Of the budget.
    case label
    /// The label again, beside the amount of the year.
    case annualLabel = "label.annual"
    case annual, adjusted, executed, rate

    /// What the cells of a row of the form, and so of the whole form, may show.
    public var isOfForm: Bool {
        switch self {
        case .title, .fiscalYear, .body, .reportedBy, .moneyUnit, .duties, .projectName, .projectCode, .projectTitle,
            .projectAttribute, .projectStart, .projectEnd, .projectTerm, .annualGoal, .longTermGoal, .annualActual,
            .longTermActual, .total, .grade, .amount, .blank:
            true
        default: false
        }
    }

    static let ofForm = allCases.filter(\.isOfForm)
    /// What a block may wait for.
    static let conditions = ofForm + [.tasks, .budget]
    static let ofTasks: [LayoutField] = [.name, .items, .funding, .expected, .blank]
    static let ofBudget: [LayoutField] = [
        .label, .annualLabel, .amount, .annual, .adjusted, .executed, .forecast, .rate, .weight, .score, .blank,
    ]
    /// Those of the form too: they are one cell beside all rows.
    static let ofIndicators: [LayoutField] =
        [
            .level1, .level2, .name, .type, .value, .target, .valueUnit, .unit, .weight, .standard, .explanation,
            .basis,
            .remark, .lastYear, .actual, .forecast, .likelihood, .score, .direction, .deviation, .certain, .possible,
            .impossible, .funds, .rules, .staff, .equipment, .other, .deducted,
        ] + ofForm

    /// The column of the budget that it is; nil where it is none.
    public var moneyColumn: Field? {
        switch self {
        case .amount: .amount
        case .annual: .annual
        case .adjusted: .adjusted
        case .executed: .executed
        case .forecast: .forecast
        case .rate: .rate
        case .weight: .weight
        case .score: .score
        default: nil
        }
    }

    /// The cause that its tick stands for.
    public var cause: Text? {
        rawValue.hasPrefix("cause.") ? Text(String(rawValue.dropFirst(6))) : nil
    }

    public var tickedLikelihood: Likelihood? {
        rawValue.hasPrefix("likely.") ? Likelihood(rawValue: String(rawValue.dropFirst(7))) : nil
    }
}
