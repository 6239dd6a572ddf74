import Basics
import Forms
import Library

/// `ind-name-slogan`: a name of wish and effort words.
enum NameIsNoSlogan: Rule {
    static let name = "ind-name-slogan"
    static let aspect = Aspect.soundness
    static let severity = Severity.warning
    static let scope = Scope.targets
    static let sources = ["财预〔2021〕101号"]
    static let since = "0.1"
    static let maturity = Maturity.stable
    static let what = Wording(
        zh: "指标名称是愿望或努力的话（提升……水平、……建设提升），里面没有能数、能问的东西。",
        en: "The name is wish or effort words (“raise the level of …”); nothing in it can be counted or asked.")
    static let why = Wording(zh: "口号无法取数。", en: "No figure can be taken of a slogan.")
    static let examples = [
        Example.triggers(
            at: Path(.indicators, 5, .name), on: .sound, Wording(zh: "提升……水平", en: "“raise the level of …”")
        ) {
            $0.indicators[5] = .example("效益指标", "社会效益指标", "提升林业治理现代化水平", nil, "好", nil, "分好、一般、差三档")
        },
        Example.triggers(at: Path(.indicators, 5, .name), on: .sound, Wording(zh: "……能力提升", en: "“ability raised”")) {
            $0.indicators[5] = .example("效益指标", "社会效益指标", "护林能力提升", nil, "好", nil, "分好、一般、差三档")
        },
        Example.triggers(
            at: Path(.indicators, 5, .name), on: .sound, Wording(zh: "持续优化……环境", en: "“keep improving the environment”")
        ) {
            $0.indicators[5] = .example("效益指标", "社会效益指标", "优化林业营商环境", nil, "好", nil, "分好、一般、差三档")
        },
        Example.silent(Wording(zh: "有可数之物", en: "something is counted")) {
            $0.indicators[5] = .example("效益指标", "社会效益指标", "促进新增就业人数", .atLeast, "600", "人")
        },
        Example.silent(Wording(zh: "有名目的工作", en: "a named piece of work")) {
            $0.indicators[5] = .example("产出指标", "数量指标", "护林能力提升培训", .atLeast, "6", "期")
        },
        Example.silent(Wording(zh: "比率可以取数", en: "a rate can be taken")) {
            $0.indicators[5] = .example("效益指标", "生态效益指标", "提高森林覆盖率", .atLeast, "58", "%")
        },
    ]

    static func check(_ subject: Subject, _ found: inout Findings) {
        for (i, row) in subject.form.indicators.enumerated() where subject.facts.rows[i].isSlogan {
            found.report(Path(.indicators, i, .name), value: row.name, message(row), advice: advice(row))
        }
    }

    private static func message(_ row: Indicator) -> Wording {
        Wording(
            zh: "名称“\(row.name)”是口号，没有可以计量或询问的内容。",
            en: "The name “\(row.name)” is a slogan: nothing in it can be counted or asked.")
    }

    private static func advice(_ row: Indicator) -> Wording {
        guard let explanation = row.explanation, row.value != nil, !explanation.isEmpty else {
            return Wording(
                zh: "换成能取数的名称，如比率、人数、等次。", en: "Name something a figure can be taken of: a rate, a number, a grade.")
        }
        return Wording(
            zh: "以要计量的事命名；说明中的“\(explanation)”或可作名称。",
            en: "Name what is counted; the explanation “\(explanation)” may do.")
    }
}
