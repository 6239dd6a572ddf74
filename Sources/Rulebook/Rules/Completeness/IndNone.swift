import Basics
import Forms

/// 没有绩效指标.
public enum IndNone: Rule {
    public static let name = "ind-none"
    public static let aspect = Aspect.completeness
    public static let severity = Severity.error
    public static let scope = Scope.targets
    public static let maturity = Maturity.stable
    public static let sources = ["财预〔2015〕88号"]
    public static let what = Wording(zh: "没有填任何绩效指标。", en: "The form has no indicators.")
    public static let why = Wording(zh: "没有指标就无法监控和评价。", en: "Without indicators nothing can be watched or judged.")
    public static var examples: [Example] {
        [
            .triggers(at: Path(.indicators), on: .sound, Wording(zh: "一行也没有", en: "no row")) { $0.indicators = [] },
            .triggers(at: Path(.indicators), on: .sound, Wording(zh: "项目表没有指标", en: "none in a project form")) {
                $0.kind = .projectTargets
                $0.project = Project()
                $0.project?.name = Text("人工造林")
                $0.indicators = []
            },
            .triggers(at: Path(.indicators), on: .sound, Wording(zh: "只留下说明文字", en: "only a note was left")) {
                $0.indicators = []
                $0.unread = [Unread(Text("注：本表一式三份"), cell: nil)]
            },
            .silent(Wording(zh: "只剩一行，名称空着，另有规则", en: "one row without a name: another rule's")) {
                $0.indicators.removeLast(6)
                $0.indicators[0].name = Text()
            },
            .silent(Wording(zh: "指标在没有读懂的文字里", en: "they stand in words that were not understood")) {
                $0.indicators = []
                $0.unread = [Unread(Text("产出指标 数量指标 造林面积 3.2万亩"), cell: nil)]
            },
            .silent(Wording(zh: "只有一行", en: "a single row")) {
                $0.indicators.removeLast(6)
            },
        ]
    }

    public static func check(_ subject: Subject, _ found: inout Findings) {
        let form = subject.form
        guard form.indicators.isEmpty, !form.unreadHolds("数量指标", "质量指标", "效益指标", "产出指标") else { return }
        found.report(Path(.indicators), message, advice: advice)
    }

    private static let message = Wording(zh: "没有填任何绩效指标。", en: "The form holds no indicators.")
    private static let advice = Wording(zh: "至少填写产出、效益和满意度指标。", en: "Give at least outputs, effects and satisfaction.")
}
