import Basics
import Forms
import Library
import Scoring
import Testing

@testable import Rulebook

/// What the formulas give, the rules accept; and one point beside it they tell.
@Suite("Scored forms")
struct ScoredFormsTests {
    /// A self-evaluation with these actual values, scored by the formulas throughout.
    private func form(_ actuals: [String], executed: String) -> Form {
        var form = Form.soundSelfEvaluation
        for (i, actual) in actuals.enumerated() {
            form.indicators[i].actualText = Text(actual)
            form.indicators[i].actual = Number(actual)
            form.indicators[i].deviation = Text("情况见说明")
        }
        form.budget[0].executed = Number(executed)
        form.budget[1].executed = Number(executed)
        let scores = FormScores.of(form)
        for i in form.indicators.indices {
            if let sum = scores.rows[i].sum { form.indicators[i].score = sum.value }
            if case .tier(_, _, let most) = scores.rows[i] { form.indicators[i].score = most.value }
        }
        form.budget[0].rate = scores.executionRate.value
        form.budget[0].score = scores.executionScore.value
        let total = FormScores.printedTotal(of: form).value
        form.score = Score(total: total, grade: total.flatMap { Totals.grade($0, Profile.national2021.grades) })
        return form
    }

    private func told(_ form: Form) -> [String] {
        Rulebook.standard.check(form).findings.filter { $0.aspect == .evaluation && $0.severity > .info }
            .map { "\($0.rule) \($0.path)" }
    }

    private static let cases: [[String]] = (0...24).map { step in
        let part = { (target: Int) in "\(target * step / 20)" }
        let tier = ["达成", "部分达成", "未达成"][step % 3]
        return [part(160), part(3), part(90), "\(step % 6 + 1)", part(100), tier, part(92)]
    }

    @Test("A form scored by the formulas has no finding", arguments: cases)
    func accepted(_ actuals: [String]) {
        #expect(told(form(actuals, executed: "\(20 * (actuals[0].count + 20))")) == [])
    }

    @Test("Full marks for what was not reached are told, whatever the row")
    func unmet() {
        var form = form(["200", "2", "80", "5", "90", "部分达成", "85"], executed: "400")
        for i in form.indicators.indices { form.indicators[i].score = form.indicators[i].weight }
        form.score = Score(total: FormScores.printedTotal(of: form).value)
        let rows = [0, 1, 2, 3, 4, 6].map { "eval-full-score-unmet indicators[\($0)].score" }
        #expect(Set(told(form)).isSuperset(of: rows + ["eval-tier-range indicators[5].score"]))
    }

    @Test("A point too few is told in the total")
    func total() {
        var form = form(["150", "3", "92", "4", "100", "达成", "95"], executed: "475")
        form.score = Score(total: FormScores.printedTotal(of: form).value.map { $0 - Number(1) })
        #expect(told(form) == ["eval-total score"])
    }

    @Test("What the reader doubts is no error")
    func doubt() {
        var form = form(["150", "3", "92", "4", "100", "达成", "95"], executed: "475")
        form.indicators[1].score = form.indicators[1].weight
        form.score = Score(total: FormScores.printedTotal(of: form).value)
        let severity = { (form: Form) in
            Rulebook.standard.check(form).findings.first { $0.rule == "eval-full-score-unmet" }?.severity
        }
        #expect(severity(form) == .error)
        form.confidence[Path(.indicators, 1, .actualText)] = Number("0.6")
        #expect(severity(form) == .warning)
    }
}
