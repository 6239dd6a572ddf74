import Basics
import Forms
import Library
import Scoring

/// 在执行的目标没有监控记录.
public enum MonMissing: Rule {
    public static let name = "mon-missing"
    public static let aspect = Aspect.monitoring
    public static let severity = Severity.error
    public static let scope = Scope.monitoring
    public static let sources = ["财预〔2019〕136号"]
    public static let what = Wording(
        zh: "监控表里有目标没有执行情况；手头有批复的目标时，监控表漏掉的行也算。",
        en: "A target in force has no monitoring record; with the approved form at hand, also a row that was left out.")
    public static let why = Wording(zh: "每个目标都要监控。", en: "Every target is to be monitored.")
    public static var examples: [Example] {
        [
            .triggers(
                at: Path(.indicators, 2, .actual), on: .soundMonitoring, Wording(zh: "一行没有填", en: "a row left blank")
            ) {
                $0.clearRecord(2)
            },
            .triggers(
                at: Path(.indicators, 0, .actual), on: .soundMonitoring, Wording(zh: "成本也要监控", en: "the cost too")
            ) {
                $0.clearRecord(0)
            },
            .triggers(
                at: Path(.indicators), on: .soundMonitoring, beside: Beside(approved: .soundMonitoring),
                Wording(zh: "批复的一行不在表里", en: "an approved row is not there")
            ) {
                $0.indicators.remove(at: 4)
            },
            .silent(on: .soundMonitoring, Wording(zh: "填了预计，没有填当前值", en: "a forecast without a current value")) {
                $0.indicators[2].actual = nil
                $0.indicators[2].actualText = nil
            },
            .silent(on: .soundMonitoring, Wording(zh: "指标值是一横，本年不用", en: "a dash as target")) {
                $0.clearRecord(2)
                $0.indicators[2].text = Text("—")
                $0.indicators[2].value = nil
            },
            .silent(on: .soundMonitoring, Wording(zh: "长期目标", en: "a long-term target")) {
                $0.clearRecord(2)
                $0.indicators[2].horizon = .longTerm
            },
            .silent(on: .soundMonitoring, Wording(zh: "写了为何还没有", en: "it says why there is none yet")) {
                $0.clearRecord(2)
                $0.indicators[2].deviation = Text("问卷12月发放")
            },
        ]
    }

    public static func check(_ subject: Subject, _ found: inout Findings) {
        let form = subject.form
        // A form with no result at all is not filled in yet.
        guard form.indicators.contains(where: { $0.hasActual || $0.forecast != nil }) else { return }
        for (i, row) in form.indicators.enumerated() where row.isInForce && !row.hasActual && !row.hasReason {
            guard row.forecast?.isNothingSaid ?? true, row.likelihood == nil,
                form.hasCell(i, .actualText) || form.hasCell(i, .forecast)
            else { continue }
            found.report(
                Path(.indicators, i, .actual), value: row.name, message(row), advice: advice,
                severity: form.milder(.indicators, i))
        }
        guard let approved = subject.beside.approved else { return }
        for row in RowMatch.leftOut(by: form, of: approved).map({ approved.indicators[$0] }) where row.isInForce {
            found.report(
                Path(.indicators), value: row.name, leftOut(row), advice: advice,
                severity: form.milder(.indicators))
        }
    }

    private static func message(_ row: Indicator) -> Wording {
        Wording(
            zh: "“\(row.name)”（指标值“\(row.text)”）没有执行情况，也没有预计。",
            en: "\"\(row.name)\" (target \"\(row.text)\") has neither a current value nor a forecast.")
    }

    private static func leftOut(_ row: Indicator) -> Wording {
        Wording(
            zh: "批复的指标“\(row.name)”（指标值“\(row.text)”）不在监控表里。",
            en: "The approved indicator \"\(row.name)\" (target \"\(row.text)\") is not monitored.")
    }

    private static let advice = Wording(
        zh: "补填当前完成值和全年预计；还没有数的，写明何时有。", en: "Give the current value and the forecast; if there is none yet, say when.")
}
