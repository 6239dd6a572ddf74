import Basics
import Forms
import Library

/// 预计与可能性矛盾.
public enum MonForecastContradiction: Rule {
    public static let name = "mon-forecast-contradiction"
    public static let aspect = Aspect.monitoring
    public static let severity = Severity.warning
    public static let scope = Scope.monitoring
    public static let sources: [String] = []
    public static let what = Wording(
        zh: "预计能达到目标，却写完全不可能；或预计达不到，却写确定能。", en: "The forecast reaches the target, yet 完全不可能; or it does not, yet 确定能.")
    public static let why = Wording(zh: "两处必有一处填错。", en: "One of the two is wrong.")
    public static var examples: [Example] {
        [
            .triggers(
                at: Path(.indicators, 2, .forecast), on: .soundMonitoring,
                Wording(zh: "预计92%，却完全不可能", en: "92% forecast, 完全不可能")
            ) {
                $0.indicators[2].likelihood = .impossible
            },
            .triggers(
                at: Path(.indicators, 2, .forecast), on: .soundMonitoring,
                Wording(zh: "预计85%，却确定能", en: "85% forecast, 确定能")
            ) {
                $0.indicators[2].forecast = Text("85%")
            },
            .triggers(
                at: Path(.indicators, 0, .forecast), on: .soundMonitoring,
                Wording(zh: "预计超支，却确定能", en: "above the ceiling, 确定能")
            ) {
                $0.indicators[0].forecast = Text("175万元")
            },
            .silent(on: .soundMonitoring, Wording(zh: "预计达到，有可能", en: "reached, 有可能")) {
                $0.indicators[2].likelihood = .possible
            },
            .silent(on: .soundMonitoring, Wording(zh: "预计达不到，有可能", en: "not reached, 有可能")) {
                $0.indicators[2].forecast = Text("85%")
                $0.indicators[2].likelihood = .possible
            },
            .silent(on: .soundMonitoring, Wording(zh: "预计是一句话", en: "the forecast is words")) {
                $0.indicators[2].forecast = Text("年底可完成补植")
                $0.indicators[2].likelihood = .impossible
            },
            .silent(on: .soundMonitoring, Wording(zh: "单位不同，量达到", en: "another unit, enough of it")) {
                $0.indicators[1].forecast = Text("32000亩")
                $0.indicators[1].likelihood = .certain
            },
        ]
    }

    public static func check(_ subject: Subject, _ found: inout Findings) {
        for (i, row) in subject.form.indicators.enumerated() where row.horizon == .annual {
            guard let likelihood = row.likelihood, likelihood != .possible, let forecast = row.forecast,
                let isReached = row.forecastReaches(subject.lexicon), isReached != (likelihood == .certain)
            else { continue }
            found.report(
                Path(.indicators, i, .forecast), value: forecast, message(row, forecast, likelihood, isReached),
                advice: advice)
        }
    }

    private static func message(_ row: Indicator, _ forecast: Text, _ likelihood: Likelihood, _ isReached: Bool)
        -> Wording
    {
        Wording(
            zh:
                "“\(row.name)”指标值“\(row.text)”，全年预计“\(forecast)”，\(isReached ? "能" : "不能")达到，可能性却填“\(likelihood.rawValue)”。",
            en:
                "\"\(row.name)\": target \"\(row.text)\", forecast \"\(forecast)\", which \(isReached ? "reaches" : "does not reach") it, yet \"\(likelihood.rawValue)\"."
        )
    }

    private static let advice = Wording(zh: "核对预计数与可能性，改正填错的一处。", en: "Check both and correct the wrong one.")
}
