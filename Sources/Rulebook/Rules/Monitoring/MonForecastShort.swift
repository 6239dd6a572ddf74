import Basics
import Forms
import Library

/// 预计完不成目标.
public enum MonForecastShort: Rule {
    public static let name = "mon-forecast-short"
    public static let aspect = Aspect.monitoring
    public static let severity = Severity.warning
    public static let scope = Scope.monitoring
    public static let sources = ["财预〔2019〕136号"]
    public static let what = Wording(
        zh: "全年预计数达不到指标值，需要处置。", en: "The forecast does not reach the target: an alert that needs a disposition.")
    public static let why = Wording(
        zh: "预计完不成的，要在年内纠偏或调整。", en: "What will not be reached is to be put right or adjusted within the year.")
    public static var examples: [Example] {
        [
            .triggers(
                at: Path(.indicators, 1, .forecast), on: .soundMonitoring,
                Wording(zh: "预计3万亩，目标3.2", en: "3 forecast for 3.2")
            ) {
                $0.indicators[1].forecast = Text("3万亩")
            },
            .triggers(
                at: Path(.indicators, 2, .forecast), on: .soundMonitoring,
                Wording(zh: "预计85%，完全不可能", en: "85% forecast, 完全不可能")
            ) {
                $0.indicators[2].forecast = Text("85%")
                $0.indicators[2].likelihood = .impossible
            },
            .triggers(
                at: Path(.indicators, 0, .forecast), on: .soundMonitoring, Wording(zh: "预计超支", en: "above the ceiling")
            ) {
                $0.indicators[0].forecast = Text("175")
                $0.indicators[0].likelihood = .possible
            },
            .silent(on: .soundMonitoring, Wording(zh: "预计正好达到", en: "just reached")) {
                $0.indicators[1].forecast = Text("3.2")
            },
            .silent(on: .soundMonitoring, Wording(zh: "却填确定能：另有规则", en: "yet 确定能: told elsewhere")) {
                $0.indicators[2].forecast = Text("85%")
            },
            .silent(on: .soundMonitoring, Wording(zh: "预计写成小数", en: "the forecast as a part of 1")) {
                $0.indicators[2].forecast = Text("0.92")
                $0.indicators[2].likelihood = .possible
            },
            .silent(on: .soundMonitoring, Wording(zh: "等于的目标预计超过", en: "more than an exact target")) {
                $0.indicators[1].comparison = .equal
                $0.indicators[1].forecast = Text("3.4")
            },
        ]
    }

    public static func check(_ subject: Subject, _ found: inout Findings) {
        for (i, row) in subject.form.indicators.enumerated() where row.horizon == .annual && row.likelihood != .certain
        {
            guard let forecast = row.forecast, row.forecastReaches(subject.lexicon) == false else { continue }
            found.report(Path(.indicators, i, .forecast), value: forecast, message(row, forecast), advice: advice)
        }
    }

    private static func message(_ row: Indicator, _ forecast: Text) -> Wording {
        Wording(
            zh: "“\(row.name)”指标值“\(row.text)”，全年预计“\(forecast)”，达不到。",
            en: "\"\(row.name)\": target \"\(row.text)\", forecast \"\(forecast)\", which does not reach it.")
    }

    private static let advice = Wording(
        zh: "提出处置意见：继续执行并纠偏、调剂预算、暂停或取消。",
        en: "Propose what is to be done: go on and put it right, move money, suspend or cancel.")
}
