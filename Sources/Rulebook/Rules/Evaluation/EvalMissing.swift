import Basics
import Forms
import Library
import Scoring

/// 既无完成值也无得分.
public enum EvalMissing: Rule {
    public static let name = "eval-missing"
    public static let aspect = Aspect.evaluation
    public static let severity = Severity.error
    public static let scope = Scope.selfEvaluation
    public static let sources: [String] = []
    public static let what = Wording(
        zh: "自评表里有一行既没有完成值也没有得分；手头有批复的目标时，自评表漏掉的行也算。",
        en:
            "A row of a self-evaluation has neither an actual value nor a score; with the approved form at hand, also a row that was left out."
    )
    public static let why = Wording(
        zh: "漏填的行没有自评，总分也就不完整。", en: "A row without results was not evaluated, and the total is not whole.")
    public static var examples: [Example] {
        [
            .triggers(
                at: Path(.indicators, 2, .actual), on: .soundSelfEvaluation,
                Wording(zh: "完成值和得分都空着", en: "actual value and score blank")
            ) {
                $0.indicators[2].actual = nil
                $0.indicators[2].actualText = nil
                $0.indicators[2].score = nil
            },
            .triggers(
                at: Path(.indicators, 5, .actual), on: .soundSelfEvaluation,
                Wording(zh: "定性指标没有填", en: "a 定性 row left blank")
            ) {
                $0.indicators[5].actualText = Text()
                $0.indicators[5].score = nil
            },
            .triggers(
                at: Path(.indicators), on: .soundSelfEvaluation, beside: Beside(approved: .soundApproved),
                Wording(zh: "批复的一行没有自评", en: "an approved row is not there")
            ) {
                $0.indicators.remove(at: 4)
            },
            .silent(on: .soundSelfEvaluation, Wording(zh: "只缺得分", en: "only the score is missing")) {
                $0.indicators[2].score = nil
            },
            .silent(on: .soundSelfEvaluation, Wording(zh: "指标值是一横，本年不用", en: "a dash as target: not used this year")) {
                $0.indicators[2].text = Text("—")
                $0.indicators[2].value = nil
                $0.indicators[2].actual = nil
                $0.indicators[2].actualText = nil
                $0.indicators[2].score = nil
            },
            .silent(
                on: .soundSelfEvaluation, beside: Beside(approved: .soundApproved),
                Wording(zh: "批复的行改了名：另有规则", en: "an approved row under another name: told elsewhere")
            ) {
                $0.indicators[4].name = Text("火灾当日扑灭率")
            },
            .silent(on: .soundSelfEvaluation, Wording(zh: "长期目标本年不评", en: "a long-term target is not scored this year"))
            {
                $0.indicators[2].horizon = .longTerm
                $0.indicators[2].actual = nil
                $0.indicators[2].actualText = nil
                $0.indicators[2].score = nil
            },
        ]
    }

    public static func check(_ subject: Subject, _ found: inout Findings) {
        let form = subject.form
        // A form with no result at all is not filled in yet.
        guard form.indicators.contains(where: { $0.hasActual || $0.score != nil }) else { return }
        for (i, row) in form.indicators.enumerated() where row.isInForce && !row.hasActual && row.score == nil {
            // In a layout without the two columns there is nothing to fill in.
            guard form.hasCell(i, .score) || form.hasCell(i, .actualText) else { continue }
            found.report(
                Path(.indicators, i, .actual), value: row.name, message(row), advice: advice,
                severity: form.milder(.indicators, i))
        }
        guard let approved = subject.beside.approved else { return }
        for row in RowMatch.leftOut(by: form, of: approved).map({ approved.indicators[$0] }) where row.isInForce {
            found.report(
                Path(.indicators), value: row.name, leftOut(row), advice: adviceOnLeftOut,
                severity: form.milder(.indicators))
        }
    }

    private static func message(_ row: Indicator) -> Wording {
        Wording(
            zh: "“\(row.name)”（指标值“\(row.text)”）既没有完成值，也没有得分。",
            en: "\"\(row.name)\" (target \"\(row.text)\") has neither an actual value nor a score.")
    }

    private static let advice = Wording(
        zh: "补填完成值和得分；没有开展的填 0 并说明原因。",
        en: "Give the actual value and the score; what was not done is 0, with its reason.")

    private static func leftOut(_ row: Indicator) -> Wording {
        Wording(
            zh: "批复的指标“\(row.name)”（指标值“\(row.text)”）没有自评。",
            en: "The approved indicator \"\(row.name)\" (target \"\(row.text)\") is not evaluated.")
    }

    private static let adviceOnLeftOut = Wording(
        zh: "补上这一行；若经批准取消，请附批复。", en: "Add the row; if it was dropped with approval, attach that.")
}
