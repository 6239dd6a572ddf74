import Basics
import Forms

/// A fact of a profile, by its key.
public enum ProfileFact: String, CaseIterable, Sendable {
    case families
    case optionalFamilies = "families-optional"
    case columns
    case weightTotals = "weights-total"
    case weightsWithCost = "weights-with-cost"
    case weightsWithoutCost = "weights-without-cost"
    case executionWeight = "weight-execution"
    case leastSatisfaction = "satisfaction-least"
    case quantifiedShare = "quantified-share"
    case leastIndicators = "indicators-least"
    case leastCoreIndicators = "core-least"
    case sameValueShare = "same-value-share"
    case dominantShare = "dominant-share"
    case historyDeviation = "history-deviation"
    case copiedLikeness = "copied-likeness"
    case amountTolerance = "amount-tolerance"
    case longestName = "name-longest"
    case longestContent = "content-longest"
    case longestValue = "value-longest"
    case smallProjectMoney = "small-project-money"
    case executionLines = "execution-lines"
    case progressGap = "progress-gap"
    case monitoringDue = "monitoring-due"
    case executionReasonLine = "execution-reason-line"
    case overAchievementMarked = "over-achievement-marked"
    case overAchievementReason = "over-achievement-reason"
    case grades
    case publicationDays = "publication-days"
    case publishedShare = "published-share"
    case alertDays = "alert-days"
    case spendingStandards = "spending-standards"
    case adjustedShare = "adjusted-share"
    case reachedLeast = "qualitative-reached-least"
    case partlyReachedLeast = "qualitative-partly-least"
    case leastAttainment = "attainment-least"
    case nothingBelow = "attainment-zero-below"
    case overAchievementPoints = "over-achievement-points"
    case allFullRows = "all-full-rows"
    case satisfactionSteps = "satisfaction-steps"
    case executionSteps = "execution-steps"
    case overAchievementMarkdown = "over-achievement-markdown"
    case lateSteps = "late-steps"
    case deviationMarked = "deviation-marked"
    case executionMarked = "execution-marked"
    case redLines = "red-lines"
    case redGap = "red-gap"
    case irrelevantIndicator = "deduct-irrelevant"
    case missingNode = "deduct-missing-node"
    case notBrokenDown = "deduct-not-broken-down"

    /// What it is, in a few words; the Chinese ones may stand in a profile instead of the key.
    public var wording: Wording {
        switch self {
        case .families: Wording(zh: "必备一级指标", en: "level-1 families needed")
        case .optionalFamilies: Wording(zh: "可不设的一级指标", en: "families that may be left out")
        case .columns: Wording(zh: "必备栏目", en: "columns needed")
        case .weightTotals: Wording(zh: "权重合计", en: "total of the weights")
        case .weightsWithCost: Wording(zh: "各类权重（设成本指标）", en: "weights with 成本指标")
        case .weightsWithoutCost: Wording(zh: "各类权重（不设成本指标）", en: "weights without 成本指标")
        case .executionWeight: Wording(zh: "预算执行率分值", en: "weight of the execution")
        case .leastSatisfaction: Wording(zh: "满意度下限", en: "least satisfaction, %")
        case .quantifiedShare: Wording(zh: "定量指标占比下限", en: "least share of quantitative rows, %")
        case .leastIndicators: Wording(zh: "三级指标最少个数", en: "least number of indicators")
        case .leastCoreIndicators: Wording(zh: "核心指标最少个数", en: "least number of core indicators")
        case .sameValueShare: Wording(zh: "同值行占比", en: "share of rows with one value, %")
        case .dominantShare: Wording(zh: "单行权重占比", en: "share of one row in its family, %")
        case .historyDeviation: Wording(zh: "与上年偏离", en: "deviation from last year, %")
        case .copiedLikeness: Wording(zh: "目标雷同度", en: "likeness of copied goals, %")
        case .amountTolerance: Wording(zh: "金额误差", en: "tolerance of amounts")
        case .longestName: Wording(zh: "指标名称字数上限", en: "longest name, characters")
        case .longestContent: Wording(zh: "主要内容字数上限", en: "longest content, characters")
        case .longestValue: Wording(zh: "指标值字数上限", en: "longest value, characters")
        case .smallProjectMoney: Wording(zh: "小额项目", en: "small project money, 万元")
        case .executionLines: Wording(zh: "执行率预警线", en: "alert lines of execution, %")
        case .progressGap: Wording(zh: "进度差预警", en: "gap of progress and execution, points")
        case .monitoringDue: Wording(zh: "监控报送日", en: "monitoring due")
        case .executionReasonLine: Wording(zh: "执行率说明线", en: "execution that needs a reason, %")
        case .overAchievementMarked: Wording(zh: "超额标注线", en: "over-achievement marked, %")
        case .overAchievementReason: Wording(zh: "超额说明线", en: "over-achievement that needs a reason, %")
        case .grades: Wording(zh: "等级", en: "grades")
        case .publicationDays: Wording(zh: "公开期限", en: "days until publication")
        case .publishedShare: Wording(zh: "公开比例下限", en: "least share published, %")
        case .alertDays: Wording(zh: "预警处置期限", en: "working days to dispose of an alert")
        case .spendingStandards: Wording(zh: "支出标准", en: "spending standards")
        case .adjustedShare: Wording(zh: "预算变动比例", en: "change of the budget that changes targets, %")
        case .reachedLeast: Wording(zh: "定性达成得分下限", en: "least share of a qualitative target reached, %")
        case .partlyReachedLeast: Wording(zh: "定性部分达成得分下限", en: "least share of one partly reached, %")
        case .leastAttainment: Wording(zh: "完成率得分起点", en: "attainment from which a row scores, %")
        case .nothingBelow: Wording(zh: "完成率可得零分线", en: "attainment below which 0 points are not told, %")
        case .overAchievementPoints: Wording(zh: "百分数指标超额点数", en: "points above a target in per cent that are told")
        case .allFullRows: Wording(zh: "全部满分提示行数", en: "scored rows from which full marks for all are told")
        case .satisfactionSteps: Wording(zh: "满意度分档", en: "steps of satisfaction")
        case .executionSteps: Wording(zh: "执行率分档", en: "steps of execution")
        case .overAchievementMarkdown: Wording(zh: "超额扣减", en: "marking down of over-achievement, %")
        case .lateSteps: Wording(zh: "逾期分档", en: "what a missed date scores, by days")
        case .deviationMarked: Wording(zh: "偏差率标注线", en: "deviation marked, %")
        case .executionMarked: Wording(zh: "执行率标注范围", en: "execution marked outside of, %")
        case .redLines: Wording(zh: "红灯线数", en: "lines touched that make a red light")
        case .redGap: Wording(zh: "红灯进度差", en: "gap that makes a red light, points")
        case .irrelevantIndicator: Wording(zh: "无关指标扣分", en: "deduction for an irrelevant indicator")
        case .missingNode: Wording(zh: "缺进度节点扣分", en: "deduction for a missing node")
        case .notBrokenDown: Wording(zh: "未分解扣分", en: "deduction for goals not broken down")
        }
    }

    init?(word: String) {
        guard let fact = Self(rawValue: word) ?? Self.allCases.first(where: { $0.wording.zh == word }) else {
            return nil
        }
        self = fact
    }

    static let words = allCases.map(\.rawValue) + allCases.map(\.wording.zh)
}

/// What a fact of a profile rests on.
public struct FactSource: Equatable, Sendable {
    /// The document's name and number.
    public let source: String
    /// false where it was written from memory or second hand and nobody compared the text.
    public let isVerified: Bool
    public let notes: String?
    /// The profile that sets it.
    public let profile: String
}

/// How severe a rule is at a place, and where the profile says so.
public struct LocalSeverity: Equatable, Sendable {
    /// `off`: the rule is not applied.
    public enum Level: String, CaseIterable, Sendable { case error, warning, info, off }

    public let level: Level
    /// In the profile's own file; 0 where a parent says it.
    public internal(set) var line: Int
    public internal(set) var column: Int
}

/// A rule without code, as a profile holds it.
public struct LocalRule: Sendable {
    public let name: String
    public let aspect: String
    public let severity: LocalSeverity.Level
    /// Whether it looks at each row; otherwise at the form as a whole.
    public let isOfRows: Bool
    /// Empty: forms of targets.
    public let kinds: [FormKind]
    /// Words of which one must stand in the row's level 1 or 2. Empty: all rows.
    public let families: [Text]
    /// Words of which one must stand in the name of the body or project. Empty: all.
    public let bodies: [Text]
    /// The fiscal years that it is for. nil: all.
    public let years: ClosedRange<Int>?
    public let condition: Expression
    /// As the profile writes it.
    public let conditionText: String
    public let message: LocalMessage
    public let advice: LocalMessage
    /// Where its findings stand: a part of the row, or of the form.
    public let at: Field
    public let sources: [String]
    public let examples: [LocalExample]
    /// In the profile's own file; 0 where it is a parent's.
    public internal(set) var line: Int
    public internal(set) var column: Int

    /// 审核方面, as the rulebook names them; the tests see that it names the same.
    public static let aspects = [
        "completeness", "clarity", "relevance", "soundness", "reasonableness", "funding", "achievability", "process",
        "monitoring", "evaluation", "publication",
    ]

    /// The rows of a form that it reports; for a rule of the whole form one nil where it reports that, otherwise nothing.
    public func places(in form: Form, asOf: Day?) -> [Int?] {
        guard applies(to: form) else { return [] }
        let source = FormSource(form, asOf: asOf)
        guard isOfRows else { return condition.holds(source) ? [nil] : [] }
        return form.indicators.indices.filter { i in
            isAbout(form.indicators[i]) && condition.holds(source, row: i)
        }
    }

    /// What stands where its finding stands, as far as expressions can say it.
    public func value(in form: Form, row: Int?) -> Text {
        guard let row, let term = FormTerms.Row.allCases.first(where: { $0.field == at }) else { return Text() }
        return FormSource(form).value(ofRow: row, term: term.rawValue).map { Text($0.printed) } ?? Text()
    }

    private func applies(to form: Form) -> Bool {
        if kinds.isEmpty {
            guard form.kind == nil || form.kind == .departmentTargets || form.kind == .projectTargets else {
                return false
            }
        } else {
            guard let kind = form.kind, kinds.contains(kind) else { return false }
        }
        if let years {
            guard let year = form.fiscalYear, years.contains(year) else { return false }
        }
        guard !bodies.isEmpty else { return true }
        let names = [form.body, form.reportedBy, form.project?.name]
        return bodies.contains { word in names.contains { $0?.contains(word) ?? false } }
    }

    private func isAbout(_ row: Indicator) -> Bool {
        families.isEmpty
            || families.contains { row.level1?.contains($0) ?? false || row.level2?.contains($0) ?? false }
    }
}

/// Words with places for values: `“{指标名称}”低于{90}%`.
public struct LocalMessage: Sendable {
    enum Part: Sendable {
        case words(String)
        case value(Expression)
    }

    var zh: [Part]
    var en: [Part]

    /// The words for a form, or for a row of it.
    public func wording(_ form: Form, row: Int?, asOf: Day?) -> Wording {
        let source = FormSource(form, asOf: asOf)
        func words(_ parts: [Part], _ blank: String) -> String {
            parts.map { part in
                switch part {
                case .words(let words): words
                case .value(let value): value.value(source, row: row)?.printed ?? blank
                }
            }.joined()
        }
        return Wording(zh: words(zh, "（空）"), en: words(en, "(blank)"))
    }
}

/// An example of a rule without code: what is said of a sound form, and whether the rule must report it.
public struct LocalExample: Sendable {
    public let triggers: Bool
    /// For a rule of the form: changes of the form, and all its rows where any is told. For one of rows: the one row to be added.
    let form: [(term: FormTerms.Whole, text: String)]
    let rows: [[(term: FormTerms.Row, text: String)]]
    public let line: Int
    public let column: Int

    /// The example's form, and the row that it is about.
    public func applied(to base: Form, ofRows: Bool) -> (form: Form, row: Int?) {
        var out = base
        for change in form { _ = change.term.set(change.text, in: &out) }
        let added = rows.map { settings in
            var row = Indicator()
            for setting in settings { _ = setting.term.set(setting.text, in: &row) }
            return row
        }
        if ofRows {
            out.indicators += added
            return (out, out.indicators.count - 1)
        }
        if !added.isEmpty { out.indicators = added }
        return (out, nil)
    }
}
