import Basics
import Forms
import Library

/// 满意度指标没有问谁满意.
public enum ClsNotSatisfaction: Rule {
    public static let name = "cls-not-satisfaction"
    public static let aspect = Aspect.soundness
    public static let severity = Severity.warning
    public static let scope = Scope.rows
    public static let sources = ["财预〔2015〕88号"]
    public static let what = Wording(zh: "放在满意度指标下，名称却没有问谁是否满意。", en: "A row of 满意度指标 that asks nobody.")
    public static let why = Wording(
        zh: "满意度要靠调查，别的数放进来就没有调查。", en: "Satisfaction is asked; other numbers crowd it out.")
    public static var examples: [Example] {
        [
            .triggers(at: Path(.indicators, 6, .name), on: .sound, Wording(zh: "宣传推广", en: "publicity")) {
                $0.indicators[6].name = Text("宣传引导推广")
            },
            .silent(Wording(zh: "满意度", en: "satisfaction")) { _ in },
            .silent(Wording(zh: "认可度也是满意度", en: "recognition counts as satisfaction")) {
                $0.indicators[6].name = Text("服务对象认可度")
            },
        ]
    }

    public static func check(_ subject: Subject, _ found: inout Findings) {
        for (i, row) in subject.form.indicators.enumerated() where row.isSatisfaction && !row.name.isEmpty {
            let facts = subject.rows[i]
            if facts.name.has(.satisfaction) || row.name.contains("满意") || row.name.contains("评价") { continue }
            // What people feel is near enough to be left to a person.
            if row.name.contains("安全感") || row.name.contains("获得感") || row.name.contains("幸福感") { continue }
            found.report(Path(.indicators, i, .name), value: row.name, message(row), advice: advice)
        }
    }

    private static func message(_ row: Indicator) -> Wording {
        Wording(
            zh: "“\(row.name)”放在满意度指标下，却没有问谁是否满意。", en: "\"\(row.name)\" stands under 满意度指标 and asks nobody.")
    }

    private static let advice = Wording(
        zh: "改为“……（对象）满意度”，或移到产出、效益指标。", en: "Ask somebody's satisfaction, or move the row to outputs or effects.")
}
