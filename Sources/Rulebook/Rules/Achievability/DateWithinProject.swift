import Basics
import Forms
import Library

/// `val-date-after-project-end`: a date after the end of the project.
enum DateWithinProject: Rule {
    static let name = "val-date-after-project-end"
    static let aspect = Aspect.achievability
    static let severity = Severity.error
    static let scope = Scope.rows
    static let sources: [String] = []
    static let since = "0.1"
    static let maturity = Maturity.preview
    static let what = Wording(zh: "指标里的完成时间晚于项目结束时间。", en: "A date in a row lies after the end of the project.")
    static let why = Wording(zh: "项目结束以后的事，不由这个项目完成。", en: "What comes after the end of the project is not done by it.")
    static let examples = [
        Example.triggers(
            at: Path(.indicators, 4, .text), on: .termed,
            Wording(zh: "9月上线，项目6月结束", en: "September, the project ends in June")
        ) {
            $0.indicators[4] = .example("产出指标", "时效指标", "系统上线时间", .atMost, "2026年9月", nil)
        },
        Example.triggers(at: Path(.indicators, 4, .text), on: .termed, Wording(zh: "有日的日期", en: "a full date")) {
            $0.indicators[4] = .example("产出指标", "时效指标", "设备安装调试完成时间", .atMost, "2026年12月20日", nil)
        },
        Example.triggers(at: Path(.indicators, 4, .text), on: .termed, Wording(zh: "期间的终点", en: "the end of a period"))
        {
            $0.indicators[4] = .example("产出指标", "时效指标", "外业调查时间", .equal, "2026年3月-2026年8月", nil)
        },
        Example.silent(on: .termed, Wording(zh: "当月还在期限内", en: "the month itself is within")) {
            $0.indicators[4] = .example("产出指标", "时效指标", "系统上线时间", .atMost, "2026年6月底前", nil)
        },
        Example.silent(on: .termed, Wording(zh: "绩效评价在项目结束以后", en: "an evaluation comes after the end")) {
            $0.indicators[4] = .example("产出指标", "时效指标", "项目绩效评价完成时间", .atMost, "2026年12月", nil)
        },
        Example.silent(on: .termed, Wording(zh: "只有年份，分不清先后", en: "a year alone tells no month")) {
            $0.indicators[4] = .example("产出指标", "时效指标", "系统上线时间", .atMost, "2026年", nil)
        },
    ]

    static func check(_ subject: Subject, _ found: inout Findings) {
        let form = subject.form
        guard let end = form.projectEnd else { return }
        for (i, row) in form.indicators.enumerated() where row.value == nil {
            let facts = subject.facts.rows[i]
            guard !comesAfter(facts.name), let date = facts.lastDate(row), let year = date.year,
                (year, date.month ?? 1) > end
            else { continue }
            found.report(
                Path(.indicators, i, .text), value: row.text, message(row, form.project?.end ?? Text()), advice: advice)
        }
    }

    /// What is due after the end of a project.
    private static func comesAfter(_ name: MarkedText) -> Bool {
        let words: [StaticString] = [
            "评价", "自评", "审计", "决算", "结算", "质保", "保修", "养护", "管护", "运行", "运维", "回访", "归档", "缺陷",
        ]
        return words.contains(where: name.contains)
    }

    private static func message(_ row: Indicator, _ end: Text) -> Wording {
        Wording(
            zh: "“\(row.name)”的时间“\(row.text)”晚于项目结束时间\(end)。",
            en: "The date “\(row.text)” of “\(row.name)” is after the end of the project, \(end).")
    }

    private static let advice = Wording(zh: "核对完成时间与项目起止时间。", en: "Check the date against the term of the project.")
}

extension Form {
    /// The year and month in which the project ends; a year alone ends in December.
    var projectEnd: (year: Int, month: Int)? {
        guard let end = project?.end, confidence[Path(.project, nil, .end)] == nil else { return nil }
        let parts = end.bytes.split(separator: UInt8(ascii: "-")).map { Int(Text($0).string) }
        guard let first = parts.first, let year = first, (1990...2100).contains(year) else { return nil }
        guard parts.count > 1 else { return (year, 12) }
        guard let month = parts[1], (1...12).contains(month) else { return nil }
        return (year, month)
    }

    /// The sound form as a project that ends in June.
    fileprivate static var termed: Form {
        var form = Form.sound
        form.project = Project()
        form.project?.start = Text("2026-01")
        form.project?.end = Text("2026-06")
        return form
    }
}
