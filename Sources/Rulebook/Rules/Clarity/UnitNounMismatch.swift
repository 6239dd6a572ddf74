import Basics
import Forms
import Library

/// 度量单位与所数的对象不符.
public enum UnitNounMismatch: Rule {
    public static let name = "unit-noun-mismatch"
    public static let aspect = Aspect.clarity
    public static let severity = Severity.warning
    public static let scope = Scope.rows
    public static let sources = ["包头市财政局 绩效目标审核要点 (2023)"]
    public static let what = Wording(
        zh: "度量单位数不了名称或说明里的东西：学校用%，教师用%，人次用%；费、成本的单位里没有“元”。",
        en: "The unit cannot count what the name or the explanation counts; a money name whose unit has no 元.")
    public static let why = Wording(zh: "单位错了，数就是另一个意思。", en: "With the wrong unit the number means something else.")
    public static var examples: [Example] {
        [
            .triggers(at: Path(.indicators, 1, .unit), on: .sound, Wording(zh: "新建中学用%", en: "a new school in %")) {
                $0.indicators[1] = .example("产出指标", "数量指标", "新建普通高级中学", .atLeast, "1", "%")
            },
            .triggers(
                at: Path(.indicators, 1, .unit), on: .sound, Wording(zh: "说明数的是人数", en: "the explanation counts heads")
            ) {
                $0.indicators[1] = .example("产出指标", "数量指标", "队伍建设提升", .atLeast, "1000", "%", "教师精准培训覆盖人数")
            },
            .silent(Wording(zh: "率用%", en: "a rate in %")) { _ in },
            .silent(Wording(zh: "完成的比例用%", en: "a share done")) {
                $0.indicators[1] = .example("产出指标", "质量指标", "造林任务完成率", .atLeast, "95", "%", "完成数÷计划数×100%")
            },
        ]
    }

    public static func check(_ subject: Subject, _ found: inout Findings) {
        for (i, row) in subject.form.indicators.enumerated() {
            guard let printed = row.unit, let unit = subject.rows[i].unit, row.nature != .qualitative, !row.name.isEmpty
            else {
                continue
            }
            guard let right = rightUnit(row, printed, unit, subject.rows[i]) else { continue }
            let edit = right.isEmpty ? [] : [Edit(Path(.indicators, i, .unit), from: printed, to: right)]
            found.report(
                Path(.indicators, i, .unit), value: printed, message(row, printed), advice: advice(right), edits: edit,
                safety: .unsafe)
        }
    }

    /// The unit that should stand there (blank where only the wrong one is known), nil where the printed one is fine.
    private static func rightUnit(_ row: Indicator, _ printed: Text, _ unit: MeasuringUnit, _ facts: RowFacts) -> Text?
    {
        if isFree(row, unit) { return nil }
        let counting = facts.counting
        if unit.kind == .share { return wrongPercent(row, counting, facts) }
        guard let noun = counting.noun, !counting.isFar else { return nil }
        if noun.fits(unit, printed, further: counting.furtherKinds) { return nil }
        // A rate may be per so many: 人/10万.
        if noun.role == .share, printed.bytes.contains(UInt8(ascii: "/")) { return nil }
        if let numerator = unit.numerator.flatMap({ Units.standard.unit($0) }),
            noun.fits(numerator, numerator.canonical, further: counting.furtherKinds) || noun.role == .measure
        {
            return nil
        }
        if unit.kind == .rank || unit.kind == .score || unit.kind == .grade || unit.isTruncated { return nil }
        return noun.units.first ?? Text()
    }

    /// What needs no judging: money as cost or benefit, time under 时效, satisfaction.
    private static func isFree(_ row: Indicator, _ unit: MeasuringUnit) -> Bool {
        if row.isSatisfaction { return true }
        let economic = row.isCost || row.level2.map { $0 == "经济效益指标" } ?? false
        if economic, unit.kind == .money || unit.kind == .moneyPer { return true }
        if row.level2.map({ $0 == "时效指标" }) ?? false, unit.kind == .time || unit.kind == .date { return true }
        return unit.kind == .date || unit.kind == .none
    }

    /// Per cent on what is counted and not a share.
    private static func wrongPercent(_ row: Indicator, _ counting: Counting, _ facts: RowFacts) -> Text? {
        for word in [
            "率", "比例", "比重", "占比", "程度", "覆盖", "及时", "合格", "达标", "准确", "增长", "下降", "降低", "提高", "减少", "完好", "节约", "增幅",
            "降幅", "百分",
        ]
            as [StaticString]
        where row.name.contains(word) { return nil }
        if counting.noun?.role == .share { return nil }
        if let noun = counting.noun, !counting.isFar, noun.percent == .no, !counting.isWeak || counting.isCertain {
            return noun.units.first ?? Text()
        }
        if counting.isCertain, let noun = counting.noun { return noun.units.first ?? Text() }
        // A share done may stand in %, unless the explanation itself counts.
        if let counted = countInExplanation(row), !facts.explanation.has(.explanationFormula) { return counted }
        guard let noun = counting.noun, !counting.isFar, let value = row.value, value > Number(100), !noun.mayPass100
        else {
            return nil
        }
        return noun.units.first ?? Text()
    }

    /// The unit with which the explanation counts: it ends in 人数, 座数 …, or repeats the number with a unit.
    private static func countInExplanation(_ row: Indicator) -> Text? {
        guard let explanation = row.explanation, !explanation.isEmpty else { return nil }
        for (ending, unit) in [
            ("人数", "人"), ("人次", "人次"), ("户数", "户"), ("座数", "座"), ("个数", "个"), ("次数", "次"), ("件数", "件"), ("台数", "台"),
            ("场数", "场"),
            ("场次", "场"), ("份数", "份"), ("所数", "所"), ("处数", "处"),
        ] as [(StaticString, StaticString)]
        where explanation.hasSuffix(ending) { return Text(unit) }
        guard let value = row.value, let at = explanation.firstIndex(of: Text(value.description)) else { return nil }
        let end = at + value.description.utf8.count
        guard at == 0 || !(0x30...0x39).contains(explanation.bytes[at - 1]) else { return nil }
        guard let (unit, length) = Units.standard.longestPrefix(of: explanation.bytes, at: end) else { return nil }
        guard UnitKinds.counts.contains(unit.kind) else { return nil }
        return explanation[end..<(end + length)]
    }

    private static func message(_ row: Indicator, _ printed: Text) -> Wording {
        let note = row.explanation.map { "（\($0)）" } ?? ""
        return Wording(
            zh:
                "“\(row.name)”\(note)不能用“\(printed)”来数：现在是 \(row.comparison?.rawValue ?? "")\(row.text)\(row.text.hasSuffix(printed) ? "" : printed.string)。",
            en:
                "\"\(row.name)\" cannot be counted in \(printed): it reads \(row.comparison?.rawValue ?? "")\(row.text) \(printed)."
        )
    }

    private static func advice(_ right: Text) -> Wording {
        right.isEmpty
            ? Wording(zh: "换成数得清这件东西的单位。", en: "Give the unit that counts it.")
            : Wording(zh: "度量单位改为“\(right)”，并核对指标值。", en: "Make the unit \(right) and check the value.")
    }
}
