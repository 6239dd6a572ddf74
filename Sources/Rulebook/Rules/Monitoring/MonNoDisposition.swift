import Basics
import Forms
import Library

/// 预警久未处置.
public enum MonNoDisposition: Rule {
    public static let name = "mon-no-disposition"
    public static let aspect = Aspect.monitoring
    public static let severity = Severity.warning
    public static let scope = Scope.monitoring
    public static let sources = ["川财绩〔2025〕10号"]
    public static let what = Wording(
        zh: "预计完不成的指标，过了处置期限仍没有原因和措施。",
        en:
            "A target that will not be reached still has no reason and no measure when the days for its disposition are over."
    )
    public static let why = Wording(
        zh: "预警要在规定的工作日内处置。", en: "An alert is to be disposed of within the working days of the place.")
    public static var examples: [Example] {
        [
            .triggers(
                at: Path(.indicators, 2, .likelihood), on: .soundMonitoring, beside: Beside(asOf: Day(2026, 8, 28)),
                Wording(zh: "完全不可能，8月底仍没有措施", en: "完全不可能, and no measure by the end of August")
            ) {
                $0.indicators[2].likelihood = .impossible
            },
            .triggers(
                at: Path(.indicators, 1, .likelihood), on: .soundMonitoring, beside: Beside(asOf: Day(2026, 8, 28)),
                Wording(zh: "预计达不到，没有原因", en: "the forecast is short and no reason is given")
            ) {
                $0.indicators[1].forecast = Text("2.6万亩")
                $0.indicators[1].deviation = nil
            },
            .triggers(
                at: Path(.indicators, 5, .likelihood), on: .soundMonitoring, beside: Beside(asOf: Day(2026, 9, 30)),
                Wording(zh: "满意度", en: "a satisfaction")
            ) {
                $0.indicators[5].likelihood = .impossible
            },
            .triggersBeside(
                at: Path(.form), on: .soundMonitoring, asOf: Day(2026, 9, 1),
                Wording(zh: "记录里8月10日的预警没有处置", en: "an alert of 10 August in the records")
            ) { course, _ in
                course.events.append(.example(.alerted(alert: Text("预算执行率40%")), "2026-08-10", .finance))
            },
            .silentBeside(
                on: .soundMonitoring, asOf: Day(2026, 9, 1), Wording(zh: "预警已处置", en: "the alert was disposed of")
            ) { course, _ in
                course.events.append(.example(.alerted(alert: Text("预算执行率40%")), "2026-08-10", .finance))
                course.events.append(.example(.disposed(alert: Text("预算执行率40%")), "2026-08-18", .filer))
            },
            .silent(
                on: .soundMonitoring, beside: Beside(asOf: Day(2026, 8, 14)),
                Wording(zh: "还在10个工作日内", en: "within ten working days")
            ) {
                $0.indicators[2].likelihood = .impossible
            },
            .silent(
                on: .soundMonitoring, beside: Beside(asOf: Day(2026, 8, 28)),
                Wording(zh: "写了措施", en: "a measure is given")
            ) {
                $0.indicators[2].likelihood = .impossible
                $0.indicators[2].deviation = Text("苗木品种不适，9月改种乡土树种")
            },
            .silent(on: .soundMonitoring, Wording(zh: "不知道日期", en: "no day is known")) {
                $0.indicators[2].likelihood = .impossible
            },
            .silent(
                on: .soundMonitoring, beside: Beside(asOf: Day(2027, 8, 28)),
                Wording(zh: "次年查旧表", en: "an old form looked at a year later")
            ) {
                $0.indicators[2].likelihood = .impossible
            },
        ]
    }

    public static func check(_ subject: Subject, _ found: inout Findings) {
        let form = subject.form
        if let course = subject.beside.course, let asOf = subject.beside.asOf {
            records(course, asOf, subject.profile.alertDays, &found)
        }
        guard let year = form.fiscalYear, let asOf = subject.beside.asOf, asOf.year == year,
            let month = form.monitoredMonth, let end = Day(lastOf: month, in: year), asOf > end
        else { return }
        let days = Day.workingDays(after: end, until: asOf)
        guard days > subject.profile.alertDays else { return }
        for (i, row) in form.indicators.enumerated() where row.horizon == .annual && !row.hasReason {
            guard
                row.likelihood == .impossible
                    || row.likelihood != .certain && row.forecastReaches(subject.lexicon) == false
            else { continue }
            found.report(
                Path(.indicators, i, .likelihood), value: row.name,
                message(row, month, days, subject.profile.alertDays),
                advice: advice)
        }
    }

    /// The alerts that were recorded, each till it was disposed of.
    private static func records(_ course: Course, _ asOf: Day, _ most: Int, _ found: inout Findings) {
        for (i, event) in course.events.enumerated() {
            guard case .alerted(let alert) = event.what else { continue }
            let isDone = course.events[i...].contains {
                if case .disposed(alert) = $0.what { true } else { false }
            }
            let days = Day.workingDays(after: event.day, until: asOf)
            guard !isDone, days > most else { continue }
            found.report(
                Path(.form), value: alert,
                Wording(
                    zh: "\(event.day) 的预警“\(alert)”已过 \(days) 个工作日（期限 \(most) 个，未扣节假日），没有处置记录。",
                    en:
                        "The alert “\(alert)” of \(event.day) has been open for \(days) working days (\(most) are given, holidays "
                        + "not counted out)."), advice: advice)
        }
    }

    private static func message(_ row: Indicator, _ month: Int, _ days: Int, _ most: Int) -> Wording {
        Wording(
            zh: "“\(row.name)”预计完不成，\(month)月底至今已过 \(days) 个工作日（期限 \(most) 个，未扣节假日），没有原因和措施。",
            en:
                "\"\(row.name)\" will not be reached; \(days) working days have passed since the end of month \(month) (\(most) are given, holidays not counted out), and there is no reason and no measure."
        )
    }

    private static let advice = Wording(
        zh: "写明原因，提出继续执行、调剂预算、暂停或取消的意见。",
        en: "Give the reason and propose to go on, to move money, to suspend or to cancel.")
}
