import Basics
import Forms
import Library

/// `val-date-serial`: a date became a spreadsheet serial number.
enum DateIsNoSerial: Rule {
    static let name = "val-date-serial"
    static let aspect = Aspect.clarity
    static let severity = Severity.error
    static let scope = Scope.rows
    static let sources: [String] = []
    static let since = "0.1"
    static let maturity = Maturity.preview
    static let what = Wording(
        zh: "日期变成了电子表格的序号（如44561）。", en: "A date became the serial number of a spreadsheet (44561).")
    static let why = Wording(
        zh: "序号没有人看得懂，也无法与完成时间比较。", en: "Nobody can read the number or compare it with the day of completion.")
    static let examples = [
        Example.triggers(
            at: Path(.indicators, 4, .text), on: .sound, Wording(zh: "“46387”是2026年12月31日", en: "46387 is 2026-12-31")
        ) {
            $0.indicators[4] = .example("产出指标", "时效指标", "春季造林完成时间", .atMost, "46387", nil)
        },
        Example.triggers(at: Path(.indicators, 4, .text), on: .sound, Wording(zh: "带千分号", en: "with a comma")) {
            $0.indicators[4] = .example("产出指标", "时效指标", "合同签订日期", .atMost, "46,112", nil)
            $0.indicators[4].value = Number(46_112)
        },
        Example.triggers(at: Path(.indicators, 4, .text), on: .sound, Wording(zh: "单位是“日期”", en: "the unit is “date”"))
        {
            $0.indicators[4] = .example("产出指标", "时效指标", "资金下达时间", .equal, "46203", "日期")
        },
        Example.triggers(
            at: Path(.indicators, 4, .text), on: .sound, Wording(zh: "单位还是“月”", en: "the unit is still “month”")
        ) {
            $0.indicators[4].text = Text("46142")
            $0.indicators[4].value = Number(46_142)
        },
        Example.silent(Wording(zh: "参保人数就有这么多", en: "so many are insured")) {
            $0.indicators[5] = .example("效益指标", "社会效益指标", "参保人数", .atLeast, "46387", "人")
        },
        Example.silent(Wording(zh: "服务时间以小时计", en: "hours of service")) {
            $0.indicators[4] = .example("产出指标", "时效指标", "志愿服务时间", .atLeast, "45800", "小时")
        },
        Example.silent(Wording(zh: "20261231是日期的写法", en: "20261231 is a way to print a date")) {
            $0.indicators[4] = .example("产出指标", "时效指标", "春季造林完成时间", .atMost, "20261231", nil)
        },
    ]

    static func check(_ subject: Subject, _ found: inout Findings) {
        for (i, row) in subject.form.indicators.enumerated() {
            guard let value = row.value?.whole, let day = Day(spreadsheetSerial: value) else { continue }
            let facts = subject.facts.rows[i]
            guard mayBeDate(row, facts), facts.family == .time || isTime(facts.name), isNear(day, subject.form)
            else { continue }
            let path = Path(.indicators, i, .text)
            found.report(
                path, value: row.text, message(row, value, day), advice: advice,
                edits: row.text.bytes.allSatisfy { (0x30...0x39).contains($0) || $0 == 0x2C }
                    ? [Edit(path, from: row.text, to: printed(day))] : [])
        }
    }

    /// No unit, or one that a date is printed with: so many years, months or days are no term.
    private static func mayBeDate(_ row: Indicator, _ facts: RowFacts) -> Bool {
        guard let unit = facts.unit else { return row.unit == nil }
        return unit.kind == .date || facts.counts(in: "年") || facts.counts(in: "月") || facts.counts(in: "天")
    }

    private static func isTime(_ name: MarkedText) -> Bool { name.contains("时间") || name.contains("日期") }

    /// A day of these years, as a target of the form may be.
    private static func isNear(_ day: Day, _ form: Form) -> Bool {
        guard let year = form.fiscalYear, (1990...2100).contains(year) else { return (2010...2040).contains(day.year) }
        return (year - 2...year + 5).contains(day.year)
    }

    private static func printed(_ day: Day) -> Text { Text("\(day.year)年\(day.month)月\(day.day)日") }

    private static func message(_ row: Indicator, _ serial: Int, _ day: Day) -> Wording {
        Wording(
            zh: "“\(row.name)”填的\(serial)是电子表格的日期序号，即\(printed(day))。",
            en: "\(serial) of “\(row.name)” is a spreadsheet's serial number for \(day).")
    }

    private static let advice = Wording(zh: "改写为日期，请核对。", en: "Write the date; please check it.")
}
