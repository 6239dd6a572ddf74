import Basics
import Forms
import Library
import Scoring

/// 执行率低于预警线.
public enum MonExecAlert: Rule {
    public static let name = "mon-exec-alert"
    public static let aspect = Aspect.monitoring
    public static let severity = Severity.warning
    public static let scope = Scope.monitoring
    public static let sources = ["川财绩〔2025〕10号"]
    public static let what = Wording(
        zh: "本期执行率低于本地规定的预警线；只在设了线的地方检查。",
        en: "The execution lies below the line of the place for the period; only where the place sets lines.")
    public static let why = Wording(zh: "执行偏慢要及时处置。", en: "A slow execution calls for action.")
    public static var examples: [Example] {
        [
            .triggers(
                at: Path(.budget, 0, .executed), on: .soundMonitoring, profile: .withLines,
                Wording(zh: "1—7月执行45%，线为50%", en: "45% by July, the line is 50%")
            ) {
                $0.budget[0].executed = Number(225)
                $0.budget[0].rate = Number(45)
            },
            .triggers(
                at: Path(.budget, 0, .executed), on: .soundMonitoring, profile: .withLines,
                Wording(zh: "到8月60%的线", en: "the line of August")
            ) {
                $0.labels = [Label(Text("1-8月执行情况"), cell: nil)]
                $0.budget[0].executed = Number(290)
            },
            .triggers(
                at: Path(.budget, 0, .executed), on: .soundMonitoring, profile: .withLines,
                Wording(zh: "上半年没有执行", en: "nothing executed in half a year")
            ) {
                $0.labels = [Label(Text("上半年执行情况"), cell: nil)]
                $0.budget[0].executed = Number.zero
            },
            .silent(on: .soundMonitoring, profile: .withLines, Wording(zh: "正好在线上", en: "just on the line")) {
                $0.budget[0].executed = Number(250)
            },
            .silent(on: .soundMonitoring, profile: .withLines, Wording(zh: "没有写到几月", en: "the period is not printed")) {
                $0.labels = []
                $0.budget[0].executed = Number(100)
            },
            .silent(on: .soundMonitoring, Wording(zh: "国家没有设线", en: "the nation sets no line")) {
                $0.budget[0].executed = Number(100)
            },
            .silent(on: .soundMonitoring, profile: .withLines, Wording(zh: "3月还没有线", en: "no line as early as March")) {
                $0.labels = [Label(Text("1-3月执行情况"), cell: nil)]
                $0.budget[0].executed = Number(20)
            },
        ]
    }

    public static func check(_ subject: Subject, _ found: inout Findings) {
        guard !subject.profile.executionLines.isEmpty, let month = subject.form.monitoredMonth,
            let i = subject.form.wholeBudgetIndex,
            case .execution(let rate, let line) = Alert.execution(
                rate: Execution.rate(of: subject.form.budget[i]), month: month, subject.profile)
        else { return }
        found.report(
            Path(.budget, i, .executed), value: Text(rate.value.description), message(rate, line), advice: advice)
    }

    private static func message(_ rate: Sum, _ line: Alert.Line) -> Wording {
        let (zh, en) =
            line.interpolation.map { ("（两条线之间内插：\($0.wording.zh)）", " (between two lines: \($0.wording.en))") } ?? (
                "", ""
            )
        return Wording(
            zh: "1—\(line.month)月执行率 \(rate.wording.zh)，低于预警线 \(line.least)%\(zh)，差 \(line.least - rate.value) 个百分点。",
            en:
                "The execution by month \(line.month), \(rate.wording.en), is below the line of \(line.least)%\(en) by \(line.least - rate.value) points."
        )
    }

    private static let advice = Wording(
        zh: "说明原因，提出加快执行或调整预算的办法。", en: "Give the reason, and how it will be speeded up or the budget adjusted.")
}
