import Basics
import Forms
import Library

/// `val-not-numeric`: a quantitative target holds no number.
enum TargetIsNumber: Rule {
    static let name = "val-not-numeric"
    static let aspect = Aspect.clarity
    static let severity = Severity.error
    static let scope = Scope.rows
    static let sources = ["预算管理一体化 save-time check"]
    static let since = "0.1"
    static let maturity = Maturity.stable
    static let what = Wording(
        zh: "定量指标（有“≥”一类符号，或标为定量）的指标值里没有数字。", en: "A quantitative target (by its sign or its mark) holds no number.")
    static let why = Wording(
        zh: "没有数字，“≥”无从比较，完成与否说不清。",
        en: "Without a number the sign compares nothing, and nobody can tell whether the target was met.")
    static let examples = [
        Example.triggers(at: Path(.indicators, 3, .text), on: .sound, Wording(zh: "“≥按计划完成”", en: "“≥ as planned”")) {
            $0.indicators[3] = .example("产出指标", "质量指标", "森林火灾当日扑灭率", .atLeast, "按计划完成", "%")
        },
        Example.triggers(
            at: Path(.indicators, 0, .text), on: .sound, Wording(zh: "“≤预算内”", en: "“≤ within the budget”")
        ) {
            $0.indicators[0] = .example("成本指标", "经济成本指标", "人工造林与抚育项目支出", .atMost, "预算内", "万元")
        },
        Example.triggers(at: Path(.indicators, 6, .text), on: .sound, Wording(zh: "满意度“≥高”，单位为%", en: "“≥ high” in %"))
        {
            $0.indicators[6] = .example("满意度指标", "服务对象满意度指标", "林区群众满意度", .atLeast, "高", "%")
        },
        Example.triggers(at: Path(.indicators, 1, .text), on: .sound, Wording(zh: "标为定量", en: "marked quantitative")) {
            $0.indicators[1] = .example("产出指标", "数量指标", "人工造林面积", nil, "按上级下达任务", "亩")
            $0.indicators[1].nature = .quantitative
            $0.cells[Path(.indicators, 1, .nature)] = CellReference(table: 0, row: 41, column: 9)
        },
        Example.triggers(
            at: Path(.indicators, 3, .text), on: .sound, Wording(zh: "没有符号，而以%计", en: "no sign, but in %")
        ) {
            $0.indicators[3] = .example("产出指标", "质量指标", "苗木成活率", nil, "按计划完成", "%")
        },
        Example.silent(Wording(zh: "时间不是数字也能比较", en: "a date can be compared")) {
            $0.indicators[4] = .example("产出指标", "时效指标", "春季造林完成时间", .atMost, "4月底前", nil)
        },
        Example.silent(Wording(zh: "“≤汛期前”是时间", en: "“≤ before the floods” is a time")) {
            $0.indicators[4] = .example("产出指标", "时效指标", "春季造林完成时间", .atMost, "汛期前", nil)
        },
        Example.silent(Wording(zh: "等次可以有“≥”", en: "a grade may have “≥”")) {
            $0.indicators[3] = .example("产出指标", "质量指标", "森林防火考核等次", .atLeast, "良好", nil)
        },
        Example.silent(Wording(zh: "汉字写的数", en: "a number in words")) {
            $0.indicators[4] = .example("产出指标", "时效指标", "险情响应时间", .atMost, "两小时", nil)
        },
    ]

    static func check(_ subject: Subject, _ found: inout Findings) {
        for (i, row) in subject.form.indicators.enumerated() where row.value == nil && row.nature != nil {
            let facts = subject.facts.rows[i]
            let isMarked = subject.form.marksNature(i)
            if row.nature == .qualitative {
                guard facts.asksNumber(row, isMarked: isMarked), !facts.value.has(.vague) else { continue }
            } else {
                guard isMarked || signNeedsNumber(row, facts) else { continue }
            }
            guard hasWordsOnly(row, facts) else { continue }
            // Something to compare with stands there, though not as a number.
            let isMild = facts.value.has(.baseline)
            found.report(
                Path(.indicators, i, .text), value: row.text, message(row), advice: advice,
                severity: isMild ? .info : nil)
        }
    }

    /// Whether the value is words with no number, no time and nothing that means all or none.
    private static func hasWordsOnly(_ row: Indicator, _ facts: RowFacts) -> Bool {
        let value = facts.value
        guard value.characters.contains(where: isHan), !value.hasDigit, !value.has(.placeholder),
            !value.characters.contains(where: numerals.contains), !isDateOrPeriod(row)
        else { return false }
        if value.has(.time), borders.contains(where: value.contains) { return false }
        return !(value.has(.negation) || value.contains("全部") || value.contains("全覆盖"))
    }

    /// Whether the sign, without a mark 定量, asks for a number: a grade may be at least 良好, and “=” stands before any word.
    private static func signNeedsNumber(_ row: Indicator, _ facts: RowFacts) -> Bool {
        guard let sign = row.comparison else { return false }
        let measures = facts.unit.map { $0.kind != .none && $0.kind != .grade && $0.kind != .date } ?? false
        if measures { return true }
        return sign != .equal && !facts.value.isWhole(.grade) && !facts.value.has(.rank)
    }

    private static let numerals = Text("零一二三四五六七八九十百千万亿半两双").scalars
    private static let borders: [StaticString] = ["前", "底", "末", "内", "中旬", "上旬", "下旬"]

    private static func message(_ row: Indicator) -> Wording {
        let sign = row.comparison?.rawValue
        if sign == nil, row.nature == .qualitative {
            let unit = row.unit ?? Text()
            return Wording(
                zh: "“\(row.name)”以“\(unit)”计，指标值“\(row.text)”里却没有数字。",
                en: "“\(row.name)” is measured in “\(unit)”, while its target “\(row.text)” holds no number.")
        }
        return Wording(
            zh: "“\(row.name)”\(sign.map { "用了“\($0)”" } ?? "标为定量")，指标值“\(row.text)”里却没有数字。",
            en:
                "“\(row.name)” \(sign.map { "has the sign “\($0)”" } ?? "is marked quantitative"), while its target “\(row.text)” holds no number."
        )
    }

    private static let advice = Wording(
        zh: "填写数字；确实不能量化的，改为定性并写明等次。", en: "Give a number; where there can be none, make it qualitative with a grade.")
}
