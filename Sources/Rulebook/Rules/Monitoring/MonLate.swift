import Basics
import Forms
import Library

/// 监控报告迟于规定日期.
public enum MonLate: Rule {
    public static let name = "mon-late"
    public static let aspect = Aspect.monitoring
    public static let severity = Severity.warning
    public static let scope = Scope.monitoring
    public static let sources = ["财预〔2019〕136号"]
    public static let what = Wording(
        zh: "监控表的日期晚于本地规定的日期（国家：8月31日）。",
        en: "The monitoring report is after the date of the place (national: 31 August).")
    public static let why = Wording(
        zh: "监控要赶在年内还能纠偏的时候。", en: "Monitoring is to come while things can still be put right.")
    public static var examples: [Example] {
        [
            .triggers(
                at: Path(.title), on: .soundMonitoring, Wording(zh: "填报日期是9月12日", en: "filled in on 12 September")
            ) {
                $0.unread = [Unread(Text("填报日期：2026年9月12日"), cell: nil)]
            },
            .triggers(at: Path(.title), on: .soundMonitoring, Wording(zh: "次年1月才填", en: "filled in the January after"))
            {
                $0.unread = [Unread(Text("填表时间：2027-01-08"), cell: nil)]
            },
            .triggers(
                at: Path(.title), on: .monitoringWithoutYear, beside: Beside(asOf: Day(2026, 10, 9)),
                Wording(zh: "到10月还在报", en: "still on its way in October")
            ) {
                $0.fiscalYear = 2026
            },
            .silent(on: .soundMonitoring, Wording(zh: "8月31日当天", en: "on 31 August")) {
                $0.unread = [Unread(Text("填报日期：2026年8月31日"), cell: nil)]
            },
            .silent(
                on: .soundMonitoring, beside: Beside(asOf: Day(2026, 8, 30)),
                Wording(zh: "填报日期在期内，10月再看", en: "in time, looked at in October")
            ) {
                $0.unread = [Unread(Text("填报日期：2026年8月20日"), cell: nil)]
            },
            .silent(
                on: .monitoringWithoutYear, beside: Beside(asOf: Day(2026, 10, 9)),
                Wording(zh: "多年以后查旧表", en: "an old form looked at years later")
            ) {
                $0.fiscalYear = 2024
            },
            .silent(on: .soundMonitoring, Wording(zh: "日期不是填报日期", en: "a date of something else")) {
                $0.unread = [Unread(Text("合同日期：2026年9月12日"), cell: nil)]
            },
        ]
    }

    public static func check(_ subject: Subject, _ found: inout Findings) {
        guard let year = subject.form.fiscalYear,
            let due = Day(year, subject.profile.monitoringDue.month, subject.profile.monitoringDue.day)
        else { return }
        if let printed = dateOfFiling(subject.form) {
            if printed > due { report(printed, due, &found) }
            return
        }
        // A day of another year is that of whoever looks at an old form.
        guard let asOf = subject.beside.asOf, asOf.year == year, asOf > due else { return }
        report(asOf, due, &found)
    }

    private static func report(_ day: Day, _ due: Day, _ found: inout Findings) {
        let late = Day.between(due, day)
        found.report(
            Path(.title), value: Text(day.description),
            Wording(
                zh: "监控应在 \(due) 前报送，这张表的日期是 \(day)，晚了 \(late) 天。",
                en: "Monitoring is due by \(due); this form is of \(day), \(late) days late."), advice: advice)
    }

    private static func dateOfFiling(_ form: Form) -> Day? {
        for text in form.unread.map(\.text) + form.labels.map(\.text) {
            guard text.count <= 120, text.contains("填报") || text.contains("填表") || text.contains("报送"),
                text.contains("日期") || text.contains("时间")
            else { continue }
            for date in PeriodParser.dates(in: text) {
                if let year = date.year, let month = date.month, let day = date.day, let known = Day(year, month, day) {
                    return known
                }
            }
        }
        return nil
    }

    private static let advice = Wording(
        zh: "尽快报送；确有原因的，附说明。", en: "File it at once; if there is a reason, attach it.")
}
