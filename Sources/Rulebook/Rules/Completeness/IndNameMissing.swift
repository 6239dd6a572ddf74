import Basics
import Forms

/// 三级指标空缺.
public enum IndNameMissing: Rule {
    public static let name = "ind-name-missing"
    public static let aspect = Aspect.completeness
    public static let severity = Severity.error
    public static let scope = Scope.targets
    public static let maturity = Maturity.stable
    public static let sources = ["预算管理一体化 save-time check"]
    public static let what = Wording(
        zh: "有指标值，没有三级指标名称。", en: "Level 3 is blank; a line blank in both name and value is unused and no row.")
    public static let why = Wording(zh: "没有名称，不知道量的是什么。", en: "Without a name nobody knows what is measured.")
    public static var examples: [Example] {
        [
            .triggers(at: Path(.indicators, 2, .name), on: .sound, Wording(zh: "名称空着", en: "a blank name")) {
                $0.indicators[2].name = Text()
            },
            .triggers(at: Path(.indicators, 0, .name), on: .sound, Wording(zh: "第一行", en: "the first row")) {
                $0.indicators[0].name = Text()
            },
            .triggers(
                at: Path(.indicators, 5, .name), Path(.indicators, 6, .name), on: .sound,
                Wording(zh: "两行名称空着", en: "two rows without a name")
            ) {
                $0.indicators[5].name = Text()
                $0.indicators[6].name = Text()
            },
            .silent(Wording(zh: "指标值空着，名称在", en: "a name without a target")) {
                $0.indicators[2].text = Text()
                $0.indicators[2].value = nil
            },
            .silent(Wording(zh: "名称只有两个字", en: "a name of two characters")) {
                $0.indicators[2].name = Text("里程")
            },
            .silent(Wording(zh: "名称填的是一横，另有规则", en: "a dash has a rule of its own")) {
                $0.indicators[2].name = Text("—")
            },
        ]
    }

    public static func check(_ subject: Subject, _ found: inout Findings) {
        for (i, row) in subject.form.indicators.enumerated() where row.name.isEmpty {
            found.report(Path(.indicators, i, .name), value: row.text, message(row), advice: advice)
        }
    }

    private static func message(_ row: Indicator) -> Wording {
        Wording(
            zh: "三级指标名称没有填，指标值是“\(row.text)”。", en: "The indicator has no name; its target is \"\(row.text)\".")
    }

    private static let advice = Wording(zh: "写明量的是什么；用不上的行整行删去。", en: "Say what is measured, or delete the line.")
}
