import Basics
import Forms
import Library

/// `cls-count-as-timeliness`: a count under 时效指标.
enum CountIsNoTimeliness: Rule {
    static let name = "cls-count-as-timeliness"
    static let aspect = Aspect.soundness
    static let severity = Severity.warning
    static let scope = Scope.rows
    static let sources = ["财预〔2015〕88号"]
    static let since = "0.1"
    static let what = Wording(zh: "时效指标下填了数量。", en: "A count stands under 时效指标 (timeliness).")
    static let why = Wording(
        zh: "时效指标说何时完成、是否及时；做了多少是数量指标。", en: "Timeliness is when, or whether in time; how many is a 数量指标.")
    static let examples = [
        Example.triggers(at: Path(.indicators, 4, .level2), on: .sound, Wording(zh: "人数", en: "a number of people")) {
            $0.indicators[4] = .example("产出指标", "时效指标", "新招护林员", .equal, "60", "名")
        },
        Example.triggers(at: Path(.indicators, 4, .level2), on: .sound, Wording(zh: "场次", en: "a number of events")) {
            $0.indicators[4] = .example("产出指标", "时效指标", "防火演练场次", .atLeast, "12", "场")
        },
        Example.triggers(
            at: Path(.indicators, 4, .level2), on: .sound, Wording(zh: "面积以外的件数", en: "a number of things")
        ) {
            $0.indicators[4] = .example("产出指标", "时效指标", "购置灭火器", .equal, "300", "台")
        },
        Example.silent(Wording(zh: "及时率", en: "a share in time")) {
            $0.indicators[4] = .example("产出指标", "时效指标", "补助发放及时率", .equal, "100", "%")
        },
        Example.silent(Wording(zh: "期限以天计", en: "a limit in days")) {
            $0.indicators[4] = .example("产出指标", "时效指标", "补助发放时限", .atMost, "30", "天")
        },
        Example.silent(Wording(zh: "每季度一次说的是频度", en: "once a quarter is a time")) {
            $0.indicators[4] = .example("产出指标", "时效指标", "按季度开展巡查", .atLeast, "1", "次")
        },
    ]

    static func check(_ subject: Subject, _ found: inout Findings) {
        for (i, row) in subject.form.indicators.enumerated() {
            let facts = subject.facts.rows[i]
            guard facts.family == .time, row.value != nil, let unit = facts.unit, let level = row.level2 else {
                continue
            }
            guard
                UnitKinds.counts.contains(unit.kind) || (unit.kind == .share && facts.isMismatch && countsHeads(facts))
            else { continue }
            guard !facts.name.has(.time), !facts.value.has(.time), !facts.explanation.has(.time) else { continue }
            if unit.canonical == "期" && facts.name.contains("期") { continue }
            let path = Path(.indicators, i, .level2)
            found.report(
                path, value: level, message(row), advice: advice,
                edits: [Edit(path, from: level, to: Text("数量指标"))])
        }
    }

    /// Whether the row counts persons or things, whatever its unit says.
    private static func countsHeads(_ facts: RowFacts) -> Bool {
        guard case .mismatch(let better?) = facts.unitFit, let unit = Units.standard.unit(better) else { return false }
        return UnitKinds.counts.contains(unit.kind)
    }

    private static func message(_ row: Indicator) -> Wording {
        Wording(
            zh: "“\(row.name)”（\(row.text)\(row.unit ?? Text())）是数量，却列在时效指标下。",
            en: "“\(row.name)” (\(row.text) \(row.unit ?? Text())) is a count and stands under 时效指标.")
    }

    private static let advice = Wording(
        zh: "移到数量指标；时效指标另写完成时间或及时率。", en: "Move it to 数量指标, and state a date or a share in time here.")
}
