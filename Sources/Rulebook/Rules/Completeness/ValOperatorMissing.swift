import Basics
import Forms

/// 没有比较符号.
public enum ValOperatorMissing: Rule {
    public static let name = "val-operator-missing"
    public static let aspect = Aspect.completeness
    public static let severity = Severity.error
    public static let scope = Scope.rows
    public static let sources = ["预算管理一体化 save-time check"]
    public static let what = Wording(
        zh: "指标值有数，却没有≥、=、≤，也没有“不低于”“以上”“以内”一类的话；定性行、日期和期间不算。",
        en:
            "A target holding a number has no operator in its column nor in words beside the number; qualitative rows, dates and periods are not meant."
    )
    public static let why = Wording(
        zh: "没有符号，不知道是至少、正好还是至多。", en: "Without it nobody knows whether at least, exactly or at most is meant.")
    public static var examples: [Example] {
        [
            .triggers(at: Path(.indicators, 1, .operator), on: .sound, Wording(zh: "符号空着", en: "a blank operator")) {
                $0.indicators[1].comparison = nil
            },
            .triggers(at: Path(.indicators, 1, .operator), on: .sound, Wording(zh: "完成23项重点工作", en: "a count in words"))
            {
                $0.indicators[1] = .example("产出指标", "数量指标", "重点项目推进数量", nil, "完成23项重点工作", nil)
                $0.indicators[1].nature = nil
            },
            .triggers(
                at: Path(.indicators, 6, .operator), on: .sound, Wording(zh: "满意度没有符号", en: "satisfaction without one")
            ) {
                $0.indicators[6].comparison = nil
            },
            .silent(Wording(zh: "定性行", en: "a qualitative row")) {
                $0.indicators[1].comparison = nil
                $0.indicators[1].nature = .qualitative
            },
            .silent(Wording(zh: "话里有“以上”", en: "the words say at least")) {
                $0.indicators[1] = .example("产出指标", "数量指标", "培训林农人次", nil, "年内培训林农3000人次以上", nil)
                $0.indicators[1].nature = nil
            },
            .silent(Wording(zh: "数是名称的一部分", en: "the number is part of a name")) {
                $0.indicators[3] = .example("产出指标", "质量指标", "景区质量等级", nil, "达到5A级", nil)
                $0.indicators[3].nature = nil
            },
            .silent(Wording(zh: "期间", en: "a period")) {
                $0.indicators[4] = .example("产出指标", "时效指标", "补助发放时限", nil, "30", "天")
            },
            .silent(Wording(zh: "日期", en: "a date")) {
                $0.indicators[4] = .example("产出指标", "时效指标", "春季造林完成时间", nil, "2026年4月底前", nil)
                $0.indicators[4].nature = nil
            },
        ]
    }

    public static func check(_ subject: Subject, _ found: inout Findings) {
        let form = subject.form
        let hasColumn = form.hasColumn(.operator) { $0.comparison != nil }
        for (i, row) in form.indicators.enumerated() where row.comparison == nil && row.nature != .qualitative {
            guard printedNumbers(in: row.text).contains(where: { $0.kind == .count }) || row.value != nil else {
                continue
            }
            if isTime(row) || OperatorWords.standard.bound(row.text) { continue }
            if !hasColumn, row.value == Number(100), row.unit.map({ $0 == "%" }) ?? false { continue }
            // A layout without the column brings every bare number about: that is told once.
            found.report(
                Path(.indicators, i, .operator), cause: hasColumn ? nil : "column", value: row.text, message(row),
                advice: advice(row))
        }
    }

    /// A date or a period, also one whose unit stands in a column: 时效指标, 12, 月.
    private static func isTime(_ row: Indicator) -> Bool {
        if isDateOrPeriod(row) { return true }
        guard let unit = row.unit, row.level2.map({ $0 == "时效指标" }) ?? false else { return false }
        return ["年", "月", "日", "天", "小时", "分钟", "工作日", "个月", "季度", "周"].contains { unit == $0 }
    }

    private static func message(_ row: Indicator) -> Wording {
        Wording(
            zh: "“\(row.name)”的指标值“\(row.text)”有数，却没有比较符号。",
            en: "The target \"\(row.text)\" of \"\(row.name)\" holds a number and no operator.")
    }

    private static func advice(_ row: Indicator) -> Wording {
        let (number, unit) = firstCount(row.text)
        guard row.value == nil, let number else {
            return Wording(zh: "补上 ≥、= 或 ≤（成本和时限一般用 ≤）。", en: "Add ≥, = or ≤ (for costs and time limits usually ≤).")
        }
        let unitZh = unit.map { "，度量单位填“\($0)”" } ?? ""
        let unitEn = unit.map { ", unit \($0)" } ?? ""
        return Wording(
            zh: "指标值类型填“=”（或≥），指标值只填“\(number)”\(unitZh)。",
            en: "Give the operator = (or ≥), the value \(number)\(unitEn).")
    }
}
