import Basics
import Forms

/// 指标值空缺.
public enum ValMissing: Rule {
    public static let name = "val-missing"
    public static let aspect = Aspect.completeness
    public static let severity = Severity.error
    public static let scope = Scope.rows
    public static let sources = ["预算管理一体化 save-time check"]
    public static let what = Wording(
        zh: "有三级指标，没有指标值。", en: "The target value is blank; a line blank in both name and value is unused and no row.")
    public static let why = Wording(zh: "没有指标值，年底无从核对。", en: "Without a target nothing can be checked.")
    public static var examples: [Example] {
        [
            .triggers(at: Path(.indicators, 2, .value), on: .sound, Wording(zh: "指标值空着", en: "a blank target")) {
                $0.indicators[2].text = Text()
                $0.indicators[2].value = nil
            },
            .triggers(at: Path(.indicators, 2, .value), on: .sound, Wording(zh: "指标值是一横", en: "a dash")) {
                $0.indicators[2].text = Text("—")
                $0.indicators[2].value = nil
            },
            .triggers(at: Path(.indicators, 6, .value), on: .sound, Wording(zh: "满意度空着", en: "satisfaction is blank")) {
                $0.indicators[6].text = Text()
                $0.indicators[6].value = nil
            },
            .silent(Wording(zh: "各乡镇分别有值", en: "values by town")) {
                $0.indicators[2].text = Text()
                $0.indicators[2].value = nil
                $0.indicators[2].values = [LabelledValue(label: Text("城关镇"), text: Text("90"), value: Number(90))]
            },
            .silent(Wording(zh: "目标是0", en: "the target is 0")) {
                $0.indicators[3] = .example("效益指标", "社会效益指标", "重大森林火灾起数", .equal, "0", "起")
            },
            .silent(Wording(zh: "名称和值都空着，是没有用的行", en: "blank in both: an unused line")) {
                $0.indicators[2].name = Text()
                $0.indicators[2].text = Text()
                $0.indicators[2].value = nil
            },
        ]
    }

    public static func check(_ subject: Subject, _ found: inout Findings) {
        let form = subject.form
        for (i, row) in form.indicators.enumerated() where !row.name.isEmpty && row.values.isEmpty && isBlank(row.text)
        {
            // In a layout that gives some rows no cell for a target there is none to fill in.
            guard form.isPrinted(Path(.indicators, i, .text)) || form.isPrinted(Path(.indicators, i, .value)) else {
                continue
            }
            // A frame of evaluation (项目决策, 项目管理) has rows without targets.
            if form.kind == .selfEvaluation, row.text.isEmpty, row.score != nil, row.actualText == nil { continue }
            found.report(Path(.indicators, i, .value), value: row.text, message(row), advice: advice)
        }
    }

    private static func isBlank(_ text: Text) -> Bool {
        text.isEmpty || text == "/" || text == "—" || text == "——" || text == "-" || text == "--" || text == "－"
    }

    private static func message(_ row: Indicator) -> Wording {
        Wording(zh: "“\(row.name)”没有填指标值。", en: "\"\(row.name)\" has no target.")
    }

    private static let advice = Wording(zh: "填写要达到的数；确实用不上的行整行删去。", en: "Give the target, or delete the line.")
}
