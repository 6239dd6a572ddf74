import Basics
import Forms
import Library

/// `val-date-outside-year`: a date, or the end of a period, outside the fiscal year in an annual goal or row.
enum DateWithinYear: Rule {
    static let name = "val-date-outside-year"
    static let aspect = Aspect.achievability
    static let severity = Severity.warning
    static let scope = Scope.rows
    static let sources = ["财预〔2015〕88号"]
    static let since = "0.1"
    static let maturity = Maturity.preview
    static let what = Wording(
        zh: "年度目标或年度指标里的日期（或期间的终点）不在预算年度内。",
        en: "A date, or the end of a period, in an annual goal or row lies outside the fiscal year.")
    static let why = Wording(
        zh: "年度目标要在年内完成，年内才能考核。", en: "What is to be judged at the end of the year must be due within it.")
    static let examples = [
        Example.triggers(
            at: Path(.indicators, 4, .text), on: .sound, Wording(zh: "2027年3月竣工", en: "done in March 2027")
        ) {
            $0.indicators[4] = .example("产出指标", "时效指标", "管护站竣工时间", .atMost, "2027年3月", nil)
        },
        Example.triggers(
            at: Path(.indicators, 4, .text), on: .sound, Wording(zh: "上年的日期没有改", en: "last year's date was left")
        ) {
            $0.indicators[4] = .example("产出指标", "时效指标", "数据上报时间", .atMost, "2025年11月30日", nil)
        },
        Example.triggers(
            at: Path(.objectives, 0, .text), on: .sound,
            Wording(zh: "目标里的完成时间", en: "the date of completion in the goal")
        ) {
            $0.objectives[0].text = Text("2027年6月底前完成人工造林3.2万亩。")
        },
        Example.triggers(
            at: Path(.indicators, 4, .text), on: .sound, Wording(zh: "时间后面还有话", en: "words behind the date")
        ) {
            $0.indicators[4] = .example("产出指标", "时效指标", "管护站竣工时间", nil, "2027年3月底前完成竣工验收", nil)
        },
        Example.triggers(
            at: Path(.objectives, 0, .text), on: .sound, Wording(zh: "目标还是上年的", en: "last year's goal was left")
        ) {
            $0.objectives[0].text = Text("2025年完成人工造林3.2万亩；维护防火隔离带190公里。")
        },
        Example.silent(Wording(zh: "上年结转的工作", en: "work carried over from last year")) {
            $0.objectives[0].text = Text("2025年结转项目全部完工；完成人工造林3.2万亩。")
        },
        Example.silent(Wording(zh: "12月31日还在年内", en: "the 31st of December is within")) {
            $0.indicators[4] = .example("产出指标", "时效指标", "管护站竣工时间", .atMost, "2026年12月31日", nil)
        },
        Example.silent(Wording(zh: "期间从上年开始，年内结束", en: "a period that began last year")) {
            $0.indicators[4] = .example("产出指标", "时效指标", "秋冬防火期值守", .equal, "2025年10月-2026年5月", nil)
        },
        Example.silent(Wording(zh: "与上年比较", en: "a comparison with last year")) {
            $0.objectives[0].text = Text("人工造林面积比2025年增加2%，为2030年规划目标打好基础。")
        },
        Example.silent(Wording(zh: "中长期指标可以在年后", en: "a long-term row")) {
            $0.indicators[4] = .example("产出指标", "时效指标", "规划工程完工时间", .atMost, "2028年12月", nil)
            $0.indicators[4].horizon = .longTerm
        },
        Example.silent(Wording(zh: "项目本来就到2028年，又只有一张指标表", en: "a project up to 2028 with one table")) {
            $0.indicators[4] = .example("产出指标", "时效指标", "管护站竣工时间", .atMost, "2028年6月", nil)
            $0.project = Project()
            $0.project?.end = Text("2028-12")
        },
    ]

    static func check(_ subject: Subject, _ found: inout Findings) {
        let form = subject.form
        guard let year = form.fiscalYear else { return }
        let term = Term(form)
        for (i, row) in form.indicators.enumerated() where row.horizon == .annual && row.value == nil {
            let facts = subject.facts.rows[i]
            guard let date = facts.lastDate(row), let printed = date.year, printed != year, !term.covers(date)
            else { continue }
            found.report(
                Path(.indicators, i, .text), value: row.text,
                message(row.name, facts.value.text(date.start..<date.end), year), advice: advice)
        }
        for (i, goal) in form.objectives.enumerated() where goal.horizon == .annual {
            let text = Normal.characters(of: goal.text)
            guard let date = deadline(in: text, after: year) ?? stale(in: text, year), !term.covers(date) else {
                continue
            }
            var printed = Text()
            for value in text[date.start..<date.end] { printed.append(value) }
            found.report(
                Path(.objectives, i, .text), value: printed, message(nil, printed, year), advice: advice)
        }
    }

    /// A month after the year by which something is to be done: 2027年6月底前. Other dates are plans, laws and comparisons.
    private static func deadline(in text: [UInt32], after year: Int) -> PrintedDate? {
        PeriodParser.dates(inCharacters: text).first { date in
            guard let printed = date.year, printed > year, date.month != nil else { return false }
            let rest = text[date.end..<min(text.count, date.end + 3)]
            return rest.contains(before) && !rest.contains(where: stops.contains)
        }
    }

    /// The year of a goal left from an earlier year: 2025年完成 … in a form that never says 2026.
    private static func stale(in text: [UInt32], _ year: Int) -> PrintedDate? {
        let dates = PeriodParser.dates(inCharacters: text).filter { $0.year != nil }
        guard let first = dates.first, first.start <= 4, first.month == nil, first.year == year - 1,
            dates.allSatisfy({ $0.year == first.year }), text[first.end - 1] == yearWord
        else { return nil }
        let rest = text[first.end..<min(text.count, first.end + 2)]
        return promises.contains { rest.starts(with: $0) } ? first : nil
    }

    private static let promises: [[UInt32]] = ["完成", "实现", "计划", "底前", "度完", "内"].map { Text($0).scalars }
    private static let yearWord: UInt32 = 0x5E74
    private static let before: UInt32 = 0x524D
    private static let stops: [UInt32] = [0x2C, 0x3002, 0x3B]

    /// The project's term, where the form has one table for all its years.
    private struct Term {
        private let end: (year: Int, month: Int)?

        init(_ form: Form) {
            guard !form.indicators.contains(where: { $0.horizon == .longTerm }) else {
                end = nil
                return
            }
            end = form.projectEnd
        }

        func covers(_ date: PrintedDate) -> Bool {
            guard let end, let year = date.year else { return false }
            return (year, date.month ?? 1) <= end
        }
    }

    private static func message(_ name: Text?, _ date: Text, _ year: Int) -> Wording {
        Wording(
            zh: "\(name.map { "“\($0)”" } ?? "年度目标")写的“\(date)”不在\(year)年度内。",
            en: "“\(date)” in \(name.map { "“\($0)”" } ?? "the annual goal") lies outside the fiscal year \(year).")
    }

    private static let advice = Wording(
        zh: "改为年内的时间，或写明年内做到哪一步。", en: "Give a date within the year, or say what is reached by then.")
}
