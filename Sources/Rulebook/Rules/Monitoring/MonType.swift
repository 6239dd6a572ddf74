import Basics
import Forms
import Library
import Scoring

/// 当前完成值的类型不对.
public enum MonType: Rule {
    public static let name = "mon-type"
    public static let aspect = Aspect.monitoring
    public static let severity = Severity.error
    public static let scope = Scope.monitoring
    public static let sources: [String] = []
    public static let what = Wording(
        zh: "定量指标的当前完成值不是数，或定性指标的不是达成、部分达成、未达成之一。",
        en: "The current value of a quantitative row is no number, or of a 定性 row none of 达成, 部分达成, 未达成.")
    public static let why = Wording(zh: "系统按类型汇总，类型不对就算不出进度。", en: "The progress is worked out by type.")
    public static var examples: [Example] {
        [
            .triggers(
                at: Path(.indicators, 2, .actual), on: .soundMonitoring,
                Wording(zh: "比率填了“基本完成”", en: "基本完成 for a rate")
            ) {
                $0.indicators[2].setActual("基本完成")
            },
            .triggers(
                at: Path(.indicators, 1, .actual), on: .soundMonitoring,
                Wording(zh: "面积填了“正常推进”", en: "正常推进 for an area")
            ) {
                $0.indicators[1].setActual("正常推进")
            },
            .triggers(
                at: Path(.indicators, 5, .actual), on: .soundMonitoring,
                Wording(zh: "满意度填了“满意”", en: "满意 for a satisfaction")
            ) {
                $0.indicators[5].setActual("满意")
            },
            .triggers(
                at: Path(.indicators, 4, .actual), on: .soundMonitoring,
                Wording(zh: "定性指标填了“良好”", en: "良好 for a 定性 row")
            ) {
                $0.indicators[4] = .example("效益指标", "社会效益指标", "护林巡查制度运行等级", nil, "健全", nil)
                $0.indicators[4].setActual("良好")
            },
            .silent(on: .soundMonitoring, Wording(zh: "数带着单位", en: "a number with its unit")) {
                $0.indicators[1].actualText = Text("2.1万亩")
            },
            .silent(on: .soundMonitoring, Wording(zh: "定性填了部分达成", en: "部分达成 for a 定性 row")) {
                $0.indicators[4] = .example("效益指标", "社会效益指标", "护林巡查制度运行等级", nil, "健全", nil)
                $0.indicators[4].setActual("部分达成")
            },
            .silent(on: .soundMonitoring, Wording(zh: "时限填了日期", en: "a date for a date")) {
                $0.indicators[3].text = Text("4月底前")
                $0.indicators[3].value = nil
                $0.indicators[3].setActual("2026年4月")
            },
            .silent(on: .soundMonitoring, Wording(zh: "话里有数", en: "words with a number")) {
                $0.indicators[1].setActual("完成2.1万亩，占66%")
            },
            .silent(on: .soundMonitoring, Wording(zh: "空着：另有规则", en: "blank: told elsewhere")) {
                $0.clearRecord(1)
            },
        ]
    }

    public static func check(_ subject: Subject, _ found: inout Findings) {
        for (i, row) in subject.form.indicators.enumerated() where row.isInForce {
            guard let text = row.actualText, !text.isEmpty, row.actual == nil, !text.isNothingSaid else { continue }
            let marked = subject.lexicon.mark(text)
            if row.value != nil, row.nature != .qualitative {
                // A number among words is for a person to read.
                guard !marked.hasDigit else { continue }
                found.report(
                    Path(.indicators, i, .actual), value: text, message(row, text), advice: advice,
                    severity: marked.has(.notYet) ? .info : subject.form.milder(.indicators, i))
            } else if case .words(let target) = Aim(row, lexicon: subject.lexicon), row.nature == .qualitative,
                Tier(of: text, target: target, lexicon: subject.lexicon) == nil
            {
                // What was described in words is short of the word only.
                let isBare = marked.count <= longestBareWord && !marked.hasDigit
                found.report(
                    Path(.indicators, i, .actual), value: text, onWords(row, text), advice: adviceOnWords,
                    severity: isBare ? subject.form.milder(.indicators, i) : .info)
            }
        }
    }

    /// In characters: a word for the state, not a description.
    private static let longestBareWord = 8

    private static func message(_ row: Indicator, _ text: Text) -> Wording {
        Wording(
            zh: "定量指标“\(row.name)”（指标值“\(row.text)”）的当前完成值应为数，填的是“\(text)”。",
            en:
                "The current value of \"\(row.name)\" (target \"\(row.text)\") should be a number; it reads \"\(text)\"."
        )
    }

    private static func onWords(_ row: Indicator, _ text: Text) -> Wording {
        Wording(
            zh: "定性指标“\(row.name)”的当前完成值应为达成、部分达成或未达成，填的是“\(text)”。",
            en: "The current value of \"\(row.name)\" should be 达成, 部分达成 or 未达成; it reads \"\(text)\".")
    }

    private static let advice = Wording(
        zh: "填当前实际完成的数，单位与指标值一致。", en: "Give the number reached so far, in the unit of the target.")
    private static let adviceOnWords = Wording(
        zh: "选填其一，具体情况可写入说明。", en: "Choose one of them; the details may go to the remark.")
}
