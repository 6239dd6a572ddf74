import Basics
import Forms
import Library
import Scoring

/// 期中已超过全年目标.
public enum MonExceedsAnnual: Rule {
    public static let name = "mon-exceeds-annual"
    public static let aspect = Aspect.monitoring
    public static let severity = Severity.info
    public static let scope = Scope.monitoring
    public static let sources = ["财预〔2020〕10号"]
    public static let what = Wording(
        zh: "累计的数量在期中已超过全年目标。", en: "A count is already above its annual target within the year.")
    public static let why = Wording(zh: "多半是目标定低了，或把累计数填错。", en: "The target was set low, or the count is wrong.")
    public static var examples: [Example] {
        [
            .triggers(
                at: Path(.indicators, 1, .actual), on: .soundMonitoring,
                Wording(zh: "7月已造林4万亩，目标3.2", en: "4 by July, the target is 3.2")
            ) {
                $0.indicators[1].setActual("4")
            },
            .triggers(
                at: Path(.indicators, 1, .actual), on: .soundMonitoring, Wording(zh: "写成亩", en: "in another unit")
            ) {
                $0.indicators[1].actualText = Text("36000亩")
                $0.indicators[1].actual = Number(36000)
            },
            .triggers(
                at: Path(.indicators, 1, .actual), on: .soundMonitoring, Wording(zh: "等于的目标", en: "an exact target")
            ) {
                $0.indicators[1].comparison = .equal
                $0.indicators[1].setActual("3.3")
            },
            .silent(on: .soundMonitoring, Wording(zh: "正好完成", en: "just done")) {
                $0.indicators[1].setActual("3.2")
            },
            .silent(on: .soundMonitoring, Wording(zh: "比率高于目标", en: "a rate above its target")) {
                $0.indicators[2].setActual("98")
            },
            .silent(on: .soundMonitoring, Wording(zh: "满意度高于目标", en: "a satisfaction above its target")) {
                $0.indicators[5].setActual("99")
            },
            .silent(on: .soundMonitoring, Wording(zh: "成本超过上限", en: "a ceiling passed")) {
                $0.indicators[0].setActual("161")
            },
        ]
    }

    public static func check(_ subject: Subject, _ found: inout Findings) {
        for (i, row) in subject.form.indicators.enumerated() where row.horizon == .annual {
            guard Progress.accumulates(row, subject.lexicon.units), let target = row.value,
                let actual = row.comparableActual(subject.lexicon.units), actual > target
            else { continue }
            found.report(
                Path(.indicators, i, .actual), value: Text(row.shownActual), message(row, actual, target),
                advice: advice)
        }
    }

    private static func message(_ row: Indicator, _ actual: Number, _ target: Number) -> Wording {
        let unit = row.unit?.string ?? ""
        return Wording(
            zh: "“\(row.name)”期中已完成 \(actual)\(unit)，全年目标 \(target)\(unit)，已多 \(actual - target)\(unit)。",
            en:
                "\"\(row.name)\" stands at \(actual)\(unit) within the year, \(actual - target)\(unit) above the annual target of \(target)\(unit)."
        )
    }

    private static let advice = Wording(
        zh: "核对累计数；属实的，说明原因，下年调高目标。", en: "Check the count; if it holds, give the reason and raise next year's target.")
}
