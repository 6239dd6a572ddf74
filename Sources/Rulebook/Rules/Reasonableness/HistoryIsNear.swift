import Basics
import Forms
import Library

/// `val-outlier-history`: a target far from last year's, with no reason.
enum HistoryIsNear: Rule {
    static let name = "val-outlier-history"
    static let aspect = Aspect.reasonableness
    static let severity = Severity.warning
    static let scope = Scope.rows
    static let sources: [String] = []
    static let what = Wording(zh: "指标值与上年相差很大，没有说明原因。", en: "A target lies far from last year's, with no reason.")
    static let why = Wording(
        zh: "与上年差得多，或是填错了数，或是情况变了：都要能看出来。", en: "A leap is a slip or a change of things: a reader must see which.")
    static let examples = [
        Example.triggers(
            at: Path(.indicators, 2), beside: Beside(lastYear: .soundLastYear),
            Wording(zh: "隔离带上年 189 公里，今年 1900 公里", en: "189 km last year, 1900 now")
        ) { $0.indicators[2] = .example("产出指标", "数量指标", "维护防火隔离带长度", .atLeast, "1900", "公里") },
        Example.triggers(
            at: Path(.indicators, 5), beside: Beside(lastYear: .soundLastYear),
            Wording(zh: "护林员上年 468 人，今年 ≥230 人", en: "468 rangers last year, ≥ 230 now")
        ) { $0.indicators[5] = .example("效益指标", "社会效益指标", "生态护林员聘用人数", .atLeast, "230", "人") },
        Example.triggers(
            at: Path(.indicators, 2), on: .sound, Wording(zh: "表内上年值 120 公里", en: "the form's own column: 120 km")
        ) {
            $0.indicators[2].lastYear = Text("120公里")
        },
        Example.silent(
            beside: Beside(lastYear: .soundLastYear), Wording(zh: "换算后相近：32000 亩", en: "near, in another unit")
        ) { $0.indicators[1] = .example("产出指标", "数量指标", "人工造林面积", .atLeast, "32000", "亩") },
        Example.silent(
            beside: Beside(lastYear: .soundLastYear), Wording(zh: "差得多，写明了原因", en: "far, with the reason")
        ) {
            $0.indicators[2] = .example(
                "产出指标", "数量指标", "维护防火隔离带长度", .atLeast, "290", "公里", "含新增北坡林区101公里，按竣工图核定")
        },
        Example.silent(Wording(zh: "上年值是一句话", en: "last year's value is words")) {
            $0.indicators[2].lastYear = Text("维护3段，共120公里")
        },
    ]

    static func check(_ subject: Subject, _ found: inout Findings) {
        guard let history = History(subject) else { return }
        for (i, row) in subject.form.indicators.enumerated() {
            let facts = subject.facts.rows[i]
            guard let value = row.value, facts.family != .cost, facts.unit?.kind != .date, facts.unit?.kind != .rank,
                let past = history.past(of: i), isFar(value, past.value, subject), !history.givesReason(i)
            else { continue }
            // A month of the year is no size.
            if facts.family == .time, let unit = facts.unit, unit.canonical == "月" { continue }
            found.report(
                Path(.indicators, i), value: row.text, message(row, value, past), advice: advice)
        }
    }

    /// Whether two values differ by more than the profile allows.
    static func isFar(_ value: Number, _ past: Number, _ subject: Subject) -> Bool {
        past > .zero && (value - past).magnitude * Number(100) > past * subject.profile.historyDeviation
    }

    private static func message(_ row: Indicator, _ value: Number, _ past: History.Past) -> Wording {
        let difference = value - past.value
        let share = (difference * Number(100)).divided(by: past.value, decimals: 0) ?? .zero
        let word = past.isActual ? Wording(zh: "实际", en: "result") : Wording(zh: "目标", en: "target")
        return Wording(
            zh: "“\(row.name)”上年\(word.zh)为“\(past.printed)”，今年为“\(row.target)”，相差 \(difference)（\(share)%），没有说明原因。",
            en: "“\(row.name)”: last year's \(word.en) was “\(past.printed)”, this year's target is “\(row.target)”, a "
                + "difference of \(difference) (\(share) %), with no reason given.")
    }

    private static let advice = Wording(
        zh: "核对数字和单位；无误的，在指标值说明中写明原因。",
        en: "Check the number and its unit; if right, give the reason in the explanation.")
}
