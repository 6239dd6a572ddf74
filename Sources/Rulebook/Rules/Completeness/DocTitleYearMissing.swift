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
            .silent(Wording(zh: "表名和目标同为2026年", en: "title and goal are of 2026")) { _ in },
        ]
    }

    public static func check(_ subject: Subject, _ found: inout Findings) {
        let form = subject.form
        guard let year = form.fiscalYear else {
            found.report(Path(.title), value: form.title ?? Text(), missing(form.title), advice: adviceMissing)
            return
        }
        guard let other = otherYear(form, year) else { return }
        found.report(
            Path(.title), value: form.title ?? Text(), differs(year, other), advice: adviceDiffers(year, other))
    }

    /// The one year that all annual goals name, where it is not the form's.
    private static func otherYear(_ form: Form, _ year: Int) -> Int? {
        var named: Set<Int> = []
        for objective in form.objectives where objective.horizon == .annual {
            named.formUnion(years(in: objective.text))
        }
        guard named.count == 1, let other = named.first, other != year else { return nil }
        return other
    }

    private static func years(in text: Text) -> Set<Int> {
        var found: Set<Int> = []
        var from = 0
        while let at = text.firstIndex(of: "年", from: from) {
            if at >= 4, let year = Number(text.bytes[(at - 4)..<at])?.whole, (2000...2099).contains(year),
                at == 4 || !(0x30...0x39).contains(text.bytes[at - 5])
            {
                found.insert(year)
            }
            from = at + 3
        }
        return found
    }

    private static func missing(_ title: Text?) -> Wording {
        Wording(
            zh: "表名没有写年度：“\(title?.string ?? "")”。", en: "The title gives no year: \"\(title?.string ?? "")\".")
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
