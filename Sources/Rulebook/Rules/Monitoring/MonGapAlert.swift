import Basics
import Forms
import Library
import Scoring

/// 目标进度与执行率相差过大.
public enum MonGapAlert: Rule {
    public static let name = "mon-gap-alert"
    public static let aspect = Aspect.monitoring
    public static let severity = Severity.warning
    public static let scope = Scope.monitoring
    public static let sources = ["川财绩〔2025〕10号"]
    public static let what = Wording(
        zh: "目标进度与预算执行率相差超过本地规定的幅度；只在设了幅度的地方检查。",
        en: "Progress and execution differ by more than the place allows; only where it sets a limit.")
    public static let why = Wording(
        zh: "钱花了事没做，或事做了钱没付，都要查一查。", en: "Money without work, or work without money, is worth a look.")
    public static var examples: [Example] {
        [
            .triggers(
                at: Path(.indicators), on: .soundMonitoring, profile: .withLines,
                Wording(zh: "造林65.63%，执行30%", en: "65.63% done, 30% spent")
            ) {
                $0.budget[0].executed = Number(150)
            },
            .triggers(
                at: Path(.indicators), on: .soundMonitoring, profile: .withLines,
                Wording(zh: "造林15.63%，执行64%", en: "15.63% done, 64% spent")
            ) {
                $0.indicators[1].setActual("0.5")
            },
            .triggers(
                at: Path(.indicators), on: .soundMonitoring, profile: .withLines,
                Wording(zh: "造林没有开始", en: "nothing planted yet")
            ) {
                $0.indicators[1].setActual("0")
            },
            .silent(on: .soundMonitoring, profile: .withLines, Wording(zh: "相差不到10个百分点", en: "less than 10 points")) {
                $0.budget[0].executed = Number(290)
            },
            .silent(
                on: .soundMonitoring, profile: .withLines,
                Wording(zh: "只有比率，没有累计的指标", en: "only rates: nothing accumulates")
            ) {
                $0.indicators.remove(at: 1)
                $0.budget[0].executed = Number(100)
            },
            .silent(on: .soundMonitoring, Wording(zh: "国家没有设幅度", en: "the nation sets no limit")) {
                $0.indicators[1].setActual("0.5")
            },
            .silent(on: .soundMonitoring, profile: .withLines, Wording(zh: "当前值没有填", en: "no current value")) {
                $0.clearRecord(1)
            },
        ]
    }

    public static func check(_ subject: Subject, _ found: inout Findings) {
        guard subject.profile.progressGap != nil, let i = subject.form.wholeBudgetIndex else { return }
        let progress = Progress.of(subject.form, approved: subject.beside.approved, lexicon: subject.lexicon)
        let rate = Execution.rate(of: subject.form.budget[i])
        guard case .gap(let gap, let most) = Alert.gap(progress: progress, rate: rate, subject.profile) else { return }
        found.report(
            Path(.indicators), value: Text(gap.value.description), message(progress, rate, gap, most), advice: advice)
    }

    private static func message(_ progress: Computed, _ rate: Computed, _ gap: Sum, _ most: Number) -> Wording {
        Wording(
            zh: "目标进度 \(progress.wording.zh)，执行率 \(rate.wording.zh)：\(gap.wording.zh) 个百分点，超过 \(most)。",
            en:
                "Progress \(progress.wording.en), execution \(rate.wording.en): \(gap.wording.en) points, more than \(most)."
        )
    }

    private static let advice = Wording(
        zh: "核对完成值与支付进度，说明为何不同步。", en: "Check the values and the payments, and say why they do not go together.")
}
