import Basics
import Forms
import Library
import Testing

@testable import Scoring

@Suite("Scores of forms")
struct FormScoresTests {
    private var sichuan: Profile {
        var profile = Profile.national2021
        profile.executionLines = [(4, Number(25)), (6, Number(40)), (8, Number(60)), (10, Number(80))]
        profile.progressGap = Number(10)
        return profile
    }

    private var form: Form {
        var form = Form()
        form.kind = .selfEvaluation
        form.fiscalYear = 2026
        form.budget = [BudgetEntry(basis: .total, label: Text("资金总额"), amount: Number(600))]
        form.budget[0].adjusted = Number(500)
        form.budget[0].executed = Number(475)
        form.budget[0].weight = Number(10)
        form.budget[0].score = n("9.5")
        form.indicators = [
            row(.atLeast, "190", "公里", actual: "171", weight: "50"),
            row(nil, "健全", nil, actual: "部分达成", weight: "30"),
            row(.atLeast, "92", "%", actual: "95", weight: "10", level2: "服务对象满意度指标"),
        ]
        form.indicators[1].level1 = Text("效益指标")
        form.indicators[2].level1 = Text("满意度指标")
        for (i, score) in ["45", "21", "10"].enumerated() { form.indicators[i].score = Number(score) }
        return form
    }

    @Test("Execution: by the adjusted budget; no budget is not 0")
    func execution() {
        let entry = form.budget[0]
        #expect(Execution.rate(of: entry).value == Number(95))
        #expect(Execution.score(of: entry, .national2021).value == n("9.5"))
        #expect(Execution.score(of: entry, .national2021).wording.zh == "分值 10 × min(执行 475 ÷ 预算 500, 1) = 9.5")
        let choices = ScoringChoices()
        func score(_ executed: String, _ budget: String, _ weight: String = "10") -> Number? {
            Execution.score(executed: n(executed), budget: n(budget), weight: n(weight), choices).value
        }
        #expect(score("92.09", "92.1") == Number(10))
        #expect(score("551.98", "542.98") == Number(10))
        #expect(score("2698.32", "2866.28") == n("9.41"))
        #expect(score("80", "100", "20") == Number(16))
        #expect(score("10", "0") == nil)
        #expect(score("-3", "100") == .zero)
        #expect(Execution.rate(executed: Number(5), budget: .zero) == .unknown(.budgetIsZero))
        var steps = choices
        steps.executionSteps = [(100, 100), (80, 70), (60, 50)].map {
            ScoringChoices.Step(least: Number($0.0), share: Number($0.1))
        }
        func step(_ executed: Int) -> Number? {
            Execution.score(executed: Number(executed), budget: Number(100), weight: Number(10), steps).value
        }
        #expect([100, 80, 79, 59].map(step) == [Number(10), Number(7), Number(5), .zero])
    }

    @Test("The total, the grade and the families")
    func whole() {
        let scores = FormScores.of(form)
        #expect(scores.printedTotal.value == n("85.5"))
        #expect(scores.printedTotal.wording.zh == "45 + 21 + 10 + 9.5 = 85.5")
        #expect(scores.total.value == n("85.5"))
        #expect(scores.leftOut == [])
        #expect(scores.grade == Text("良"))
        #expect(scores.families.map(\.weights) == [Number(50), Number(30), Number(10)])
        #expect(scores.families.map(\.expected) == [Number(50), Number(30), Number(10)])
        #expect(scores.families.map(\.scores) == [Number(45), Number(21), Number(10)])
    }

    @Test("What cannot be worked out is left out and told, and the rest brought back to 100")
    func leftOut() {
        var form = form
        form.indicators[1].actualText = Text("较好")
        let scores = FormScores.of(form)
        #expect(scores.leftOut == [1])
        #expect(scores.total.value == n("92.14"))
        #expect(scores.total.wording.zh == "(45 + 10 + 9.5) × 100 ÷ (100 − 30) ≈ 92.14")
        form.indicators[0].score = nil
        #expect(FormScores.of(form).printedTotal == .unknown(.partMissing))
        #expect(FormScores.of(Form()).total == .unknown(.nothingLeft))
        #expect(
            Totals.total(scores: [Number(5)], execution: nil, removedWeights: [Number(100)]) == .unknown(.nothingLeft))
    }

    @Test("Targets come from the approved form where it is at hand")
    func approved() {
        var own = form
        own.indicators[0].value = Number(171)
        own.indicators[0].text = Text("171")
        #expect(FormScores.of(own).rows[0].sum?.value == Number(50))
        #expect(FormScores.of(own, approved: form).rows[0].sum?.value == Number(45))
    }

    @Test(
        "Grades are half-open",
        arguments: [
            ("90", "优"), ("89.99", "良"), ("89.5", "良"), ("80", "良"), ("79.9", "中"), ("60", "中"), ("59.99", "差"),
            ("0", "差"),
        ])
    func grades(_ pair: (String, String)) {
        #expect(Totals.grade(n(pair.0), Profile.national2021.grades) == Text(pair.1))
    }

    @Test("Several bodies: values added, ratios weighted by money")
    func aggregation() {
        #expect(Totals.added([n("1.5"), n("2.25")]).value == n("3.75"))
        #expect(Totals.weightedRatio([(Number(90), Number(300)), (Number(80), Number(100))]).value == n("87.5"))
        #expect(Totals.weightedRatio([(Number(90), .zero)]) == .unknown(.nothingLeft))
    }

    @Test("The review of key projects and of a table of targets")
    func review() {
        let parts = [(20, 20), (27, 30), (33, 30), (18, 20)].map { (score: Number($0.0), full: Number($0.1)) }
        #expect(Totals.review(parts).value == Number(95))
        let choices = ScoringChoices()
        #expect(
            Totals.targetTable(full: Number(5), irrelevant: 3, missingNodes: 2, isBrokenDown: false, choices).value
                == n("2.1"))
        #expect(
            Totals.targetTable(full: Number(5), irrelevant: 20, missingNodes: 0, isBrokenDown: true, choices).value
                == .zero)
    }

    @Test("Lines between two of a place's are interpolated and marked so")
    func lines() {
        let lines = sichuan.executionLines
        #expect(Alert.line(month: 6, lines) == Alert.Line(month: 6, least: Number(40), interpolation: nil))
        let july = Alert.line(month: 7, lines)
        #expect(july?.least == Number(50))
        #expect(july?.interpolation?.wording.zh == "40 + (60 − 40) × (7 − 6) ÷ (8 − 6) = 50")
        #expect(Alert.line(month: 5, lines)?.least == n("32.5"))
        #expect(Alert.line(month: 3, lines) == nil)
        #expect(Alert.line(month: 11, lines) == nil)
        #expect(Alert.line(month: 7, []) == nil)
    }

    @Test("Alerts and lights")
    func alerts() {
        let (slow, enough) = (
            Computed(.percent(Number(45)), inPercent: true), Computed(.percent(Number(50)), inPercent: true)
        )
        #expect(Alert.execution(rate: slow, month: 7, .national2021) == nil)
        let execution = Alert.execution(rate: slow, month: 7, sichuan)
        #expect(execution != nil)
        #expect(Alert.execution(rate: enough, month: 7, sichuan) == nil)
        func gap(_ progress: String) -> Alert? {
            Alert.gap(progress: Computed(.percent(n(progress)), inPercent: true), rate: slow, sichuan)
        }
        #expect(gap("55") == nil)
        #expect(gap("55.01") != nil)
        #expect(gap("34.9") != nil)
        let choices = ScoringChoices()
        #expect(Light([], choices) == .green)
        #expect(Light([execution].compactMap { $0 }, choices) == .yellow)
        #expect(Light([execution, gap("60")].compactMap { $0 }, choices) == .red)
        #expect(Light([gap("66")].compactMap { $0 }, choices) == .red)
        #expect(Light([gap("65")].compactMap { $0 }, choices) == .yellow)
    }

    @Test("Progress: only what accumulates, by weight")
    func progress() {
        #expect(Progress.of(form).value == Number(90))
        var two = form
        two.indicators.append(row(.atLeast, "400", "人次", actual: "100", weight: "25"))
        #expect(Progress.of(two).value == n("68.33"))
        #expect(Progress.of(two).wording.zh == "(50 × 90% + 25 × 25%) ÷ (50 + 25) ≈ 68.33%")
        for i in two.indicators.indices { two.indicators[i].weight = nil }
        #expect(Progress.of(two).value == n("57.5"))
        two.indicators = [row(.atMost, "160", "万元", actual: "20"), row(.atLeast, "90", "%", actual: "20")]
        #expect(Progress.of(two) == .unknown(.nothingAccumulates))
    }

    @Test("Rows of two forms: by name, then the only ones alike")
    func matches() {
        var own = form
        own.indicators[0].name = Text("隔离带维护长度")
        own.indicators[1].name = Text("护林制度")
        own.indicators[2].name = Text("群众满意度")
        var approved = own
        approved.indicators[0].name = Text("维护防火隔离带长度")
        approved.indicators.swapAt(0, 2)
        #expect(RowMatch.targets(of: own, in: approved) == [nil, 1, 0])
        #expect(RowMatch.renamed(in: own, of: approved).map { [$0.own, $0.approved] } == [[0, 2]])
        #expect(RowMatch.leftOut(by: own, of: approved) == [])
        own.indicators.remove(at: 0)
        #expect(RowMatch.leftOut(by: own, of: approved) == [2])
    }
}
