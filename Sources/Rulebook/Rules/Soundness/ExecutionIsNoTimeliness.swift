import Basics
import Forms
import Library

/// `cls-execution-as-timeliness`: 预算执行率 as 时效指标.
enum ExecutionIsNoTimeliness: Rule {
    static let name = "cls-execution-as-timeliness"
    static let aspect = Aspect.soundness
    static let severity = Severity.warning
    static let scope = Scope.rows
    static let sources = ["财预〔2020〕10号"]
    static let what = Wording(zh: "把预算执行率当作时效指标。", en: "The execution of the budget stands under 时效指标 (timeliness).")
    static let why = Wording(
        zh: "预算执行率在自评时另有 10 分；时效指标说的是事情何时办成。",
        en: "Execution is scored apart; timeliness is when the work is done.")
    static var examples: [Example] {
        [
            .triggers(
                at: Path(.indicators, 4, .level2), on: .sound,
                Wording(zh: "预算执行率", en: "the share of the budget executed")
            ) {
                $0.indicators[4] = .example("产出指标", "时效指标", "预算执行率", .atLeast, "95", "%")
            },
            .triggers(
                at: Path(.indicators, 4, .level2), on: .sound, Wording(zh: "资金支付进度", en: "the progress of payments")
            ) {
                $0.indicators[4] = .example("产出指标", "时效指标", "资金支付进度", .atLeast, "90", "%")
            },
            .triggers(
                at: Path(.indicators, 4, .level2), on: .sound,
                Wording(zh: "专项资金拨付率", en: "the share of money handed on")
            ) {
                $0.indicators[4] = .example("产出指标", "时效指标", "专项资金拨付率", .equal, "100", "%")
            },
            .silent(Wording(zh: "补助发放及时率", en: "the share of subsidies paid in time")) {
                $0.indicators[4] = .example("产出指标", "时效指标", "护林员补助按月发放及时率", .equal, "100", "%")
            },
            .silent(Wording(zh: "工程进度", en: "the progress of works")) {
                $0.indicators[4] = .example("产出指标", "时效指标", "管护站工程进度", .atLeast, "80", "%")
            },
            .silent(Wording(zh: "拨付的期限", en: "the term for handing money on")) {
                $0.indicators[4] = .example("产出指标", "时效指标", "补助资金拨付时间", .atMost, "30", "天")
            },
            .silent(Wording(zh: "案件执结率", en: "judgments carried out")) {
                $0.indicators[4] = .example("产出指标", "时效指标", "涉林案件按期执结率", .atLeast, "90", "%")
            },
        ]
    }

    static func check(_ subject: Subject, _ found: inout Findings) {
        for (i, row) in subject.form.indicators.enumerated() where subject.facts.levels[i].isLevel2("时效指标") {
            let name = subject.facts.rows[i].name
            guard name.has(.execution), !name.has(.notExecution), let level = row.level2 else { continue }
            if let unit = subject.facts.rows[i].unit, unit.kind != .share { continue }
            // With its day (12月底前支付率) it is a schedule of payments, which some places ask for.
            if name.hasDigit || PeriodParser.isDateOrPeriod(row.text) { continue }
            found.report(
                Path(.indicators, i, .level2), value: level,
                Wording(
                    zh: "“\(row.name)”（\(row.printedTarget)）是预算执行情况，不是时效指标。",
                    en:
                        "“\(row.name)” (\(row.printedTarget)) is the execution of the budget, no indicator of timeliness."
                ),
                advice: Wording(
                    zh: "预算执行率由自评表另计，这里改写完成时间或及时率。",
                    en: "Execution is scored in the self-evaluation; state a date, or a share in time, here."))
        }
    }
}
