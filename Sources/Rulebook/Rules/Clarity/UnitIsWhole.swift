import Basics
import Forms
import Library

/// `unit-truncated`: the unit is cut short.
enum UnitIsWhole: Rule {
    static let name = "unit-truncated"
    static let aspect = Aspect.clarity
    static let severity = Severity.warning
    static let scope = Scope.rows
    static let sources: [String] = []
    static let since = "0.1"
    static let maturity = Maturity.preview
    static let what = Wording(zh: "单位没有写全，如只写“万”“M”“/株”。", en: "The unit is cut short: a lone 万, M or /株.")
    static let why = Wording(
        zh: "“250万”是万元、万人还是万株，说不清。", en: "Nobody can tell whether 250万 is money, persons or trees.")
    static let examples = [
        Example.triggers(at: Path(.indicators, 2, .unit), on: .sound, Wording(zh: "“250万”", en: "“250万”")) {
            $0.indicators[2] = .example("产出指标", "数量指标", "栽植行道树", .atLeast, "250", "万")
        },
        Example.triggers(at: Path(.indicators, 0, .unit), on: .sound, Wording(zh: "“28.4/株”", en: "“28.4 per tree”")) {
            $0.indicators[0] = .example("成本指标", "经济成本指标", "单株苗木成本", .atMost, "28.4", "/株")
        },
        Example.triggers(at: Path(.indicators, 2, .unit), on: .sound, Wording(zh: "管道“800M”", en: "a pipe of “800M”")) {
            $0.indicators[2] = .example("产出指标", "数量指标", "敷设供水管道", .atLeast, "800", "M")
        },
        Example.silent(Wording(zh: "“m”就是米", en: "m is a metre")) {
            $0.indicators[2] = .example("产出指标", "数量指标", "敷设供水管道长度", .atLeast, "800", "m")
        },
        Example.silent(Wording(zh: "万亩是完整的单位", en: "万亩 is whole")) { $0.indicators[1].unit = Text("万亩") },
        Example.silent(Wording(zh: "GB是完整的单位", en: "GB is whole")) {
            $0.indicators[2] = .example("产出指标", "数量指标", "服务器存储容量扩充", .atLeast, "200", "GB")
        },
    ]

    static func check(_ subject: Subject, _ found: inout Findings) {
        for (i, row) in subject.form.indicators.enumerated() where row.value != nil {
            guard let printed = row.unit, isCut(printed, subject.facts.rows[i].unit) else { continue }
            found.report(Path(.indicators, i, .unit), value: printed, message(row, printed), advice: advice)
        }
    }

    /// A scale without its noun, or M, which may be metres or megabytes.
    private static func isCut(_ printed: Text, _ unit: MeasuringUnit?) -> Bool {
        unit?.isTruncated ?? false || printed == "M" || printed == "Ｍ"
    }

    private static func message(_ row: Indicator, _ unit: Text) -> Wording {
        Wording(
            zh: "“\(row.name)”的单位只写了“\(unit)”，没有写全。",
            en: "The unit of “\(row.name)” is only “\(unit)”; it is cut short.")
    }

    private static let advice = Wording(zh: "补全单位，如万元、万人、米。", en: "Write the whole unit: 万元, 万人, 米.")
}
