import Basics
import Forms
import Library

/// `unit-compound`: the unit says a period and the row does not.
enum PeriodInUnit: Rule {
    static let name = "unit-compound"
    static let aspect = Aspect.clarity
    static let severity = Severity.info
    static let scope = Scope.rows
    static let sources: [String] = []
    static let since = "0.1"
    static let maturity = Maturity.stable
    static let what = Wording(
        zh: "单位写作“次/年”“人/月”，而指标名称没有说每年、每月。", en: "The unit says a period (次/年, 人/月) and the row does not.")
    static let why = Wording(
        zh: "年度指标按全年计数，“次/月”要不要乘以12说不清。",
        en: "An annual target counts the whole year; with “per month” nobody knows whether to multiply by 12.")
    static let examples = [
        Example.triggers(
            at: Path(.indicators, 5, .unit), on: .sound, Wording(zh: "聘用人数“470人/年”", en: "“470 persons/year” employed")
        ) {
            $0.indicators[5].unit = Text("人/年")
        },
        Example.triggers(at: Path(.indicators, 2, .unit), on: .sound, Wording(zh: "设备巡检“4次/月”", en: "“4 times/month”"))
        {
            $0.indicators[2] = .example("产出指标", "数量指标", "防火设备巡检", .atLeast, "4", "次/月")
        },
        Example.triggers(at: Path(.indicators, 2, .unit), on: .sound, Wording(zh: "宣讲“12场/年”", en: "“12 talks/year”")) {
            $0.indicators[2] = .example("产出指标", "数量指标", "开展防火宣讲", .atLeast, "12", "场/年")
        },
        Example.silent(Wording(zh: "名称说了每月", en: "the name says “each month”")) {
            $0.indicators[2] = .example("产出指标", "数量指标", "每月设备巡检次数", .atLeast, "4", "次/月")
        },
        Example.silent(Wording(zh: "频次本来就按期计", en: "a frequency is per period")) {
            $0.indicators[2] = .example("产出指标", "数量指标", "护林员巡山频次", .atLeast, "4", "次/月")
        },
        Example.silent(Wording(zh: "处理能力以吨/日计", en: "a capacity in tons/day")) {
            $0.indicators[2] = .example("产出指标", "数量指标", "污水处理能力", .atLeast, "300", "吨/日")
        },
        Example.silent(Wording(zh: "人次写作“人/次”", en: "人/次 is a count of visits")) {
            $0.indicators[2] = .example("产出指标", "数量指标", "参观人次", .atLeast, "2000", "人/次")
        },
    ]

    static func check(_ subject: Subject, _ found: inout Findings) {
        for (i, row) in subject.form.indicators.enumerated() {
            let facts = subject.facts.rows[i]
            guard let printed = row.unit, let unit = facts.unit, unit.kind == .perPeriod, row.value != nil,
                let above = unit.numerator, let counted = subject.lexicon.units.unit(above),
                UnitKinds.counts.contains(counted.kind), !saysPeriod(facts)
            else { continue }
            let path = Path(.indicators, i, .unit)
            // In an annual row “per year” adds nothing; another period may have to be multiplied.
            let isYear = unit.canonical.hasSuffix("/年") && row.horizon == .annual
            let edits = isYear && subject.form.unitStandsAlone(i) ? [Edit(path, from: printed, to: above)] : []
            found.report(path, value: printed, message(row, printed), advice: advice, edits: edits)
        }
    }

    private static func saysPeriod(_ facts: RowFacts) -> Bool {
        let words: [StaticString] = [
            "每", "年均", "月均", "日均", "频次", "频率", "频度", "按月", "按季", "按周", "按日", "逐月", "能力", "规模", "强度", "月度", "季度", "年度",
            "日常",
        ]
        return words.contains { facts.name.contains($0) || facts.explanation.contains($0) }
    }

    private static func message(_ row: Indicator, _ unit: Text) -> Wording {
        Wording(
            zh: "“\(row.name)”的单位“\(unit)”带着期间，名称里没有。",
            en: "The unit “\(unit)” of “\(row.name)” holds a period that its name does not say.")
    }

    private static let advice = Wording(
        zh: "写全年的总数，单位不带期间；或在名称里写明每年、每月。", en: "State the whole year's count, or say the period in the name.")
}
