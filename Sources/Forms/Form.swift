import Basics

/// 绩效目标表 and its kin, read from a file: what `contract/form.md` says, as values.
public struct Form: Equatable, Sendable {
    /// nil where a table of indicators stands there and nothing tells its kind.
    public var kind: FormKind?
    public var title: Text?
    public var fiscalYear: Int?
    /// 部门（单位）名称; for a project form the 主管部门.
    public var body: Text?
    /// 填报单位; for a project form the 实施单位.
    public var reportedBy: Text?
    public var project: Project?
    /// The unit the amounts are in: 万元, 元 …
    public var moneyUnit: Text?
    /// 年度履职目标 or 职能, one entry per numbered item.
    public var duties: [Text] = []
    /// 年度目标, 中长期目标, 总体绩效目标, one entry per horizon.
    public var objectives: [Objective] = []
    /// 年度主要任务.
    public var tasks: [WorkTask] = []
    /// 预算情况, in reading order, blank amounts included.
    public var budget: [BudgetEntry] = []
    /// 绩效指标, in the order of the form.
    public var indicators: [Indicator] = []
    public var score: Score?

    /// Where the reader did not take a cell at its word.
    public var repairs: [Repair] = []
    /// Every non-blank cell that ended in no field.
    public var unread: [Unread] = []
    /// Labels and headings that were recognised, as printed: with them every cell of the form is told.
    public var labels: [Label] = []
    /// 0 to 1, only where below 1.
    public var confidence: [Path: Number] = [:]
    /// Where each value stands. A path that is absent has no cell on the form.
    public var cells: [Path: CellReference] = [:]
    /// Where each printed cell of the rows went, in reading order; nil where nobody asked.
    public var explain: [Placement]?

    public init() {}
}

/// 表种: which of the year's forms this is.
public enum FormKind: String, Sendable, CaseIterable {
    /// 部门整体支出绩效目标表
    case departmentTargets
    /// 项目支出绩效目标表
    case projectTargets
    /// 绩效运行监控表
    case monitoring
    /// 绩效自评表
    case selfEvaluation

    public var wording: Wording {
        switch self {
        case .departmentTargets: Wording(zh: "部门整体支出绩效目标表", en: "overall targets of a body")
        case .projectTargets: Wording(zh: "项目支出绩效目标表", en: "project targets")
        case .monitoring: Wording(zh: "绩效运行监控表", en: "monitoring form")
        case .selfEvaluation: Wording(zh: "绩效自评表", en: "self-evaluation")
        }
    }
}

/// 项目.
public struct Project: Equatable, Sendable {
    public var name: Text?
    public var code: Text?
    /// 项目属性, as printed.
    public var attribute: Text?
    /// `2025-01`, whatever the print.
    public var start: Text?
    public var end: Text?
    public init() {}
}

/// The term that a goal or a target is set for.
public enum Horizon: String, Sendable {
    /// 年度
    case annual
    /// 中长期, 实施期
    case longTerm
}

/// 总体目标.
public struct Objective: Equatable, Sendable {
    public var horizon: Horizon
    public var text: Text
    /// 实际完成情况, where a self-evaluation states it.
    public var actual: Text?

    public init(horizon: Horizon, text: Text, actual: Text? = nil) {
        self.horizon = horizon
        self.text = text
        self.actual = actual
    }
}

/// 任务.
public struct WorkTask: Equatable, Sendable {
    public var name: Text
    /// 主要内容, one entry per numbered item.
    public var items: [Text]
    /// 拟投入的资金.
    public var funding: Number?
    /// 期望达到的目标.
    public var expected: Text?

    public init(name: Text, items: [Text] = [], funding: Number? = nil, expected: Text? = nil) {
        self.name = name
        self.items = items
        self.funding = funding
        self.expected = expected
    }
}

/// 资金的口径: whether an amount is a whole, a source or a use.
public enum Basis: String, Sendable {
    /// 总额
    case total
    /// 按收入性质
    case source
    /// 按支出性质
    case use
}

/// One label of 预算情况 and its amounts, in the money unit of the form.
public struct BudgetEntry: Equatable, Sendable {
    public var basis: Basis
    public var label: Text
    /// 年初预算, or the one amount there is.
    public var amount: Number?
    public var annual: Number?
    /// 全年预算数.
    public var adjusted: Number?
    /// 全年执行数.
    public var executed: Number?
    /// 全年预计执行数.
    public var forecast: Number?
    /// 执行率, in per cent.
    public var rate: Number?
    public var weight: Number?
    public var score: Number?
    /// The columns that the form prints for this entry, blank or not; `amount` is always among them in the data.
    public var columns: [Field]

    public init(basis: Basis, label: Text, amount: Number? = nil, columns: [Field] = [.amount]) {
        self.basis = basis
        self.label = label
        self.amount = amount
        self.columns = columns
    }

    public subscript(column: Field) -> Number? {
        get {
            switch column {
            case .amount: amount
            case .annual: annual
            case .adjusted: adjusted
            case .executed: executed
            case .forecast: forecast
            case .rate: rate
            case .weight: weight
            case .score: score
            default: nil
            }
        }
        set {
            switch column {
            case .amount: amount = newValue
            case .annual: annual = newValue
            case .adjusted: adjusted = newValue
            case .executed: executed = newValue
            case .forecast: forecast = newValue
            case .rate: rate = newValue
            case .weight: weight = newValue
            case .score: score = newValue
            default: break
            }
        }
    }
}

/// 自评总分与等级.
public struct Score: Equatable, Sendable {
    public var total: Number?
    public var grade: Text?
    public init(total: Number? = nil, grade: Text? = nil) {
        self.total = total
        self.grade = grade
    }
}

/// 定量, 定性.
public enum Nature: String, Sendable { case quantitative, qualitative }

/// 指标值类型 as a sign.
public enum Comparison: String, Sendable, CaseIterable {
    case atLeast = "≥"
    case above = ">"
    case equal = "="
    case below = "<"
    case atMost = "≤"
}

/// 完成目标可能性.
public enum Likelihood: String, Sendable, CaseIterable {
    case certain = "确定能"
    case possible = "有可能"
    case impossible = "完全不可能"
}

/// 指标方向性.
public enum Direction: String, Sendable {
    case positive = "正向"
    case negative = "反向"
}

/// 三级指标, a row of the form.
public struct Indicator: Equatable, Sendable {
    public var level1: Text?
    public var level2: Text?
    public var name = Text()
    public var nature: Nature?
    public var comparison: Comparison?
    public var value: Number?
    /// The value cell as printed.
    public var text = Text()
    public var unit: Text?
    public var weight: Number?
    /// 绩效标准.
    public var standard: Text?
    /// 指标值说明, 指标解释.
    public var explanation: Text?
    /// 依据, 评（扣）分标准.
    public var basis: Text?
    public var remark: Text?
    public var lastYear: Text?
    /// 完成值; nil where it holds words.
    public var actual: Number?
    /// 完成值 as printed, unit and all.
    public var actualText: Text?
    /// 全年预计完成情况 as printed.
    public var forecast: Text?
    public var likelihood: Likelihood?
    public var score: Number?
    public var direction: Direction?
    /// Further value columns of one row (one per town).
    public var values: [LabelledValue] = []
    /// Ticked cause columns of a monitoring form.
    public var causes: [Text] = []
    /// 偏差原因.
    public var deviation: Text?
    public var horizon = Horizon.annual

    public init() {}
}

public struct LabelledValue: Equatable, Sendable {
    public var label: Text
    public var text: Text
    public var value: Number?
    public init(label: Text, text: Text, value: Number?) {
        self.label = label
        self.text = text
        self.value = value
    }
}

/// What the reader did to a cell instead of taking it at its word.
public struct Repair: Equatable, Sendable {
    public enum Kind: String, Sendable, CaseIterable {
        /// A level taken from the row above.
        case inheritedLevel = "inherited-level"
        /// A level's alias read as its canonical term.
        case canonicalTerm = "canonical-term"
        /// Levels printed one column too far left.
        case shiftedLevel = "shifted-level"
        /// Line breaks, or blanks between Chinese characters, taken out.
        case joinedLines = "joined-lines"
        /// Mark-up taken out.
        case decodedMarkup = "decoded-markup"
        /// A list number, mark or code taken out.
        case removedNumbering = "removed-numbering"
        /// A form's own prompt taken out.
        case removedPrompt = "removed-prompt"
        /// A dash, a slash or 无 read as nothing.
        case noValue = "no-value"
        /// A unit moved out of the value or the name.
        case splitUnit = "split-unit"
        /// Full-width digits, thousands commas or blanks in a number.
        case normalisedNumber = "normalised-number"
        /// A stored number shown by its format: 0.95 as 95 %.
        case appliedFormat = "applied-format"
        /// An operator in another spelling.
        case normalisedOperator = "normalised-operator"
        /// A row whose cells stood in the wrong columns.
        case realignedRow = "realigned-row"
        /// Pieces of one cell put together.
        case joinedPieces = "joined-pieces"
        /// A heading row inside the table left out.
        case repeatedHeading = "repeated-heading"
        /// Another script or spelling of a term read as the usual one.
        case normalisedScript = "normalised-script"
    }

    public var what: Kind
    public var path: Path
    public var from: Text
    public var to: Text
    public var cell: CellReference?

    public init(_ what: Kind, _ path: Path, from: Text, to: Text, cell: CellReference?) {
        self.what = what
        self.path = path
        self.from = from
        self.to = to
        self.cell = cell
    }
}

/// A label or heading that was recognised.
public struct Label: Equatable, Sendable {
    public var text: Text
    public var cell: CellReference?
    public init(_ text: Text, cell: CellReference?) {
        self.text = text
        self.cell = cell
    }
}

/// Text that ended in no field.
public struct Unread: Equatable, Sendable {
    public var text: Text
    public var cell: CellReference?
    public init(_ text: Text, cell: CellReference?) {
        self.text = text
        self.cell = cell
    }
}

/// A doubtful reading, with both readings and why; or what a file held besides forms.
public struct Notice: Equatable, Sendable {
    /// The form it is about, from 0; nil where it is about the file.
    public var form: Int?
    public var path: Path?
    public var cell: CellReference?
    public var text: Wording

    public init(form: Int? = nil, path: Path? = nil, cell: CellReference? = nil, _ text: Wording) {
        self.form = form
        self.path = path
        self.cell = cell
        self.text = text
    }
}

/// What one file was read as.
public struct Reading: Equatable, Sendable {
    public var forms: [Form]
    public var notices: [Notice]
    public init(forms: [Form] = [], notices: [Notice] = []) {
        self.forms = forms
        self.notices = notices
    }
}
