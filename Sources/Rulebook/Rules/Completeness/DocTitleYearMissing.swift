import Basics
import Forms

/// 标题没有年度.
public enum DocTitleYearMissing: Rule {
    public static let name = "doc-title-year-missing"
    public static let aspect = Aspect.completeness
    public static let severity = Severity.warning
    public static let scope = Scope.all
    public static let sources = ["财预〔2015〕88号"]
    public static let what = Wording(
        zh: "表名和表名下一行都没有写年度，或者写的年度与表内不符。",
        en: "Neither the title nor the line under it gives a fiscal year, or it gives another year than the cells.")
    public static let why = Wording(
        zh: "绩效目标按年度批复、监控和自评，没有年度就对不上预算。",
        en: "Targets are approved and scored by year; without one they match no budget.")
    public static var examples: [Example] {
        [
            .triggers(at: Path(.title), on: .sound, Wording(zh: "表名没有年度", en: "a title without a year")) {
                $0.title = Text("部门整体支出绩效目标表")
                $0.fiscalYear = nil
            },
            .triggers(at: Path(.title), on: .sound, Wording(zh: "表名是上一年", en: "a title of the year before")) {
                $0.title = Text("2025年部门整体支出绩效目标表")
                $0.fiscalYear = 2025
            },
            .triggers(at: Path(.title), on: .sound, Wording(zh: "目标以上一年开头", en: "the goal begins with another year")) {
                $0.objectives[0].text = Text("2025年完成人工造林3.2万亩。")
            },
            .silent(Wording(zh: "目标里只有一个日期在别的年度", en: "one date of the goal in another year")) {
                $0.objectives[0].text = Text("完成人工造林3.2万亩，2027年3月前核查验收。")
            },
            .silent(Wording(zh: "这一页没有表名", en: "a page without a title")) {
                $0.title = nil
                $0.fiscalYear = nil
            },
            .silent(Wording(zh: "表名和目标同为2026年", en: "title and goal are of 2026")) { _ in },
            .silent(Wording(zh: "目标是几年以后的期限", en: "a deadline years ahead")) {
                $0.objectives[0].text = Text("2030年前建成国家森林城市，到2030年森林覆盖率达到60%。")
            },
        ]
    }

    public static func check(_ subject: Subject, _ found: inout Findings) {
        let form = subject.form
        guard let title = form.title else { return }
        guard let year = form.fiscalYear else {
            // 年部门整体支出…: the year was printed and not read with the title.
            if title.hasPrefix("年"), form.unread.contains(where: { !years(alone: $0.text).isEmpty }) { return }
            found.report(Path(.title), value: title, missing(title), advice: adviceMissing)
            return
        }
        guard let other = otherYear(form, year) else { return }
        found.report(
            Path(.title), value: title, differs(year, other), advice: adviceDiffers(year, other))
    }

    /// The one year that all annual goals name, where it is not the form's.
    private static func otherYear(_ form: Form, _ year: Int) -> Int? {
        var named: [Int] = []
        var begins = false
        for objective in form.objectives where objective.horizon == .annual {
            named += years(in: objective.text, of: year)
            if let first = named.first, objective.text.hasPrefix(Text("\(first)年")) { begins = true }
        }
        // One date in another year is a date; a goal that begins with it, or names it throughout, is of that year.
        guard let other = named.first, other != year, Set(named).count == 1, begins || named.count > 1 else {
            return nil
        }
        return other
    }

    /// The year that a text is: 2026, 2026年, （2026年度）.
    private static func years(alone text: Text) -> [Int] {
        guard text.count <= 16, let found = printedNumbers(in: text).first,
            let year = Number(text.bytes[found.start..<found.end])?.whole, (2000...2099).contains(year)
        else { return [] }
        return [year]
    }

    /// The years that a goal of a year names. A later one that is only a deadline (到2030年, 2030年前) is none: the goal looks ahead.
    private static func years(in text: Text, of own: Int) -> [Int] {
        var found: [Int] = []
        var from = 0
        while let at = text.firstIndex(of: "年", from: from) {
            if at >= 4, let year = Number(text.bytes[(at - 4)..<at])?.whole, (2000...2099).contains(year),
                at == 4 || !(0x30...0x39).contains(text.bytes[at - 5])
            {
                let before = text[0..<(at - 4)]
                let isDeadline =
                    year > own
                    && (before.hasSuffix("到") || before.hasSuffix("至") || text.dropping(first: at + 3).hasPrefix("前"))
                if !isDeadline { found.append(year) }
            }
            from = at + 3
        }
        return found
    }

    private static func missing(_ title: Text) -> Wording {
        Wording(zh: "表名没有写年度：“\(title)”。", en: "The title gives no year: \"\(title)\".")
    }

    private static func differs(_ year: Int, _ other: Int) -> Wording {
        Wording(
            zh: "表名是\(year)年，绩效目标里写的却都是\(other)年。",
            en: "The title is of \(year), the goal speaks of \(other) throughout.")
    }

    private static let adviceMissing = Wording(
        zh: "在表名里写上年度，例如“2026年……绩效目标表”。", en: "Give the year in the title.")

    private static func adviceDiffers(_ year: Int, _ other: Int) -> Wording {
        Wording(zh: "核对年度：表名和目标应同为一个年度。", en: "Check the year: title and goal should name the same one.")
    }
}
