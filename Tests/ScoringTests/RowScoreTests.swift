import Basics
import Forms
import Library
import Testing

@testable import Scoring

func n(_ text: String) -> Number { Number(text) ?? Number(-999_999) }

func row(
    _ comparison: Comparison?, _ target: String, _ unit: String?, actual: String, weight: String = "10",
    level2: String = "数量指标"
) -> Indicator {
    var row = Indicator()
    row.level1 = Text("产出指标")
    row.level2 = Text(level2)
    row.name = Text("维护防火隔离带长度")
    row.comparison = comparison
    row.text = Text(target)
    row.value = Number(target)
    row.nature = row.value == nil ? .qualitative : .quantitative
    row.unit = unit.map { Text($0) }
    row.actualText = Text(actual)
    row.weight = Number(weight)
    return row
}

@Suite("Scores of rows")
struct RowScoreTests {
    private func score(_ row: Indicator, _ change: (inout ScoringChoices) -> Void = { _ in }) -> Number? {
        var profile = Profile.national2021
        change(&profile.scoring)
        return RowScore(row, year: 2026, profile: profile).sum?.value
    }

    private func unknown(_ row: Indicator) -> Unknown? {
        if case .unknown(let reason) = RowScore(row, year: 2026) { return reason }
        return nil
    }

    @Test(
        "≥ in proportion, at most the weight",
        arguments: [
            ("190", "190", "10"), ("190", "171", "9"), ("190", "0", "0"), ("190", "400", "10"), ("96.5", "93.6", "9.7"),
            ("0", "0", "10"), ("-2", "1", "10"), ("3", "1", "3.33"), ("190", "-5", "0"),
        ])
    func atLeast(_ given: (String, String, String)) {
        #expect(score(row(.atLeast, given.0, "公里", actual: given.1)) == n(given.2))
    }

    @Test(
        "≤ the other way round",
        arguments: [
            ("160", "160", "10"), ("160", "0", "10"), ("160", "200", "8"), ("0", "0", "10"), ("0", "3", "0"),
            ("7", "9", "7.78"),
        ])
    func atMost(_ given: (String, String, String)) {
        #expect(score(row(.atMost, given.0, "万元", actual: given.1)) == n(given.2))
    }

    @Test(
        "= by the distance",
        arguments: [
            ("100", "100", "10"), ("100", "98", "9.8"), ("100", "105", "9.5"), ("100", "250", "0"), ("0", "0", "10"),
            ("0", "1", "0"),
        ])
    func equal(_ given: (String, String, String)) {
        #expect(score(row(.equal, given.0, "公里", actual: given.1)) == n(given.2))
    }

    @Test("A range is full inside and in proportion to its nearer bound outside")
    func range() {
        #expect(score(row(nil, "80-90", "公里", actual: "85")) == Number(10))
        #expect(score(row(nil, "80%～90%", "%", actual: "60%")) == n("7.5"))
        #expect(score(row(nil, "80至90", "公里", actual: "100")) == Number(9))
        #expect(unknown(row(nil, "2026-2027", nil, actual: "1")) != nil)
    }

    @Test("A date is met or missed; what is not exact enough is not told")
    func dates() {
        #expect(score(row(nil, "8月底前完成", nil, actual: "2026年7月")) == Number(10))
        #expect(score(row(nil, "2026年8月15日前", nil, actual: "2026年8月15日")) == Number(10))
        #expect(score(row(nil, "8月底前完成", nil, actual: "2026年9月3日")) == .zero)
        #expect(score(row(nil, "8月底前完成", nil, actual: "2026年9月3日")) { $0.lateSteps = [(30, Number(50))] } == Number(5))
        #expect(unknown(row(nil, "2026年8月15日前", nil, actual: "2026年8月")) == .datesDoNotCompare)
        #expect(unknown(row(nil, "8月底前完成", nil, actual: "已完工")) == .datesDoNotCompare)
        #expect(score(row(.atMost, "4", "月", actual: "5")) == .zero)
    }

    @Test("定性 has a range, bounds of 80 and 60 per cent")
    func tiers() {
        func bounds(_ words: String) -> [Number]? {
            guard case .tier(_, let least, let most) = RowScore(row(nil, "健全", nil, actual: words)) else { return nil }
            return [least.value, most.value]
        }
        #expect(bounds("达成") == [Number(8), Number(10)])
        #expect(bounds("部分达成预期指标并具有一定效果") == [Number(6), Number(8)])
        #expect(bounds("未达成预期指标且效果较差") == [Number(0), Number(6)])
        #expect(bounds("基本完成") == nil)
        #expect(unknown(row(nil, "健全", nil, actual: "基本完成")) == .wordsUnclear)
        #expect(Tier(of: Text("A级"), target: Text("A级（按A、B、C三级评定）")) == .reached)
        #expect(Tier(of: Text("B级"), target: Text("A级（按A、B、C三级评定）")) == nil)
        var hubei = ScoringChoices()
        hubei.partlyReachedLeast = Number(50)
        #expect(Tier.partly.bounds(of: Number(10), hubei)?.least.value == Number(5))
    }

    @Test("A place's steps, thresholds and marking down")
    func choices() {
        let done = row(.atLeast, "100", "公里", actual: "55")
        #expect(score(done) == n("5.5"))
        #expect(score(done) { $0.leastAttainment = Number(60) } == .zero)
        let satisfied = row(.atLeast, "95", "%", actual: "85", level2: "服务对象满意度指标")
        let steps = [(90, 100), (80, 80), (60, 50)].map {
            ScoringChoices.Step(least: Number($0.0), share: Number($0.1))
        }
        #expect(score(satisfied) { $0.satisfactionSteps = steps } == Number(8))
        let far = row(.atLeast, "100", "公里", actual: "150")
        #expect(score(far) == Number(10))
        #expect(score(far) { $0.overAchievement = (Number(130), Number(60)) } == Number(8))
        #expect(
            score(row(.atLeast, "100", "公里", actual: "400")) { $0.overAchievement = (Number(130), Number(60)) }
                == Number(6))
    }

    @Test("Units are brought to that of the target")
    func units() {
        #expect(score(row(.atLeast, "3.2", "万亩", actual: "32000亩")) == Number(10))
        #expect(score(row(.atLeast, "3.2", "万亩", actual: "16000亩")) == Number(5))
        #expect(unknown(row(.atLeast, "95", "%", actual: "0.96")) == .scaleInDoubt)
        #expect(unknown(row(.atLeast, "190", "公里", actual: "190人")) == .unitsDiffer)
        // The noun tells the direction where the sign is missing; of money it does not.
        #expect(score(row(nil, "190", "公里", actual: "171")) == Number(9))
        #expect(unknown(row(nil, "190", "万元", actual: "190")) == .noSign)
        var accidents = row(nil, "5", "起", actual: "4")
        accidents.name = Text("生产安全事故起数")
        #expect(score(accidents) == Number(10))
        var share = row(nil, "95", "%", actual: "93.1%")
        share.name = Text("水质检测合格率")
        #expect(score(share) == n("9.8"))
        var rank = row(.atLeast, "4", "名", actual: "3")
        rank.name = Text("全市同行业考核排名")
        #expect(unknown(rank) == .noSign)
        #expect(unknown(row(.atLeast, "190", "公里", actual: "")) == .noActual)
        #expect(unknown(row(.atLeast, "190", "公里", actual: "190", weight: "x")) == .noWeight)
    }

    @Test("A score lies from 0 to the weight and never falls while more is done")
    func property() {
        let choices = ScoringChoices()
        for target in [Number(1), n("3.2"), Number(96), Number(1_000_000)] {
            for weight in [n("0.5"), Number(8), Number(90)] {
                var last: (more: Number, less: Number)?
                for step in 0...60 {
                    let actual = (target * Number(step)).divided(by: Number(20), decimals: 6) ?? .zero
                    guard let more = RowScore.number(actual, .atLeast(target), weight, choices).value,
                        let less = RowScore.number(actual, .atMost(target), weight, choices).value,
                        let exact = RowScore.number(actual, .equal(target), weight, choices).value,
                        let between = RowScore.number(
                            actual, .within(target, target + target), weight, choices
                        ).value
                    else {
                        Issue.record("no score for \(actual) of \(target)")
                        continue
                    }
                    for score in [more, less, exact, between] { #expect(score >= .zero && score <= weight) }
                    if let last { #expect(more >= last.more && less <= last.less) }
                    last = (more, less)
                }
            }
        }
    }

    @Test("Coefficient, deviation, attainment")
    func simple() {
        #expect(RowScore.coefficient(Number(85), weight: Number(12)).value == n("10.2"))
        #expect(RowScore.coefficient(Number(120), weight: Number(12)).value == Number(12))
        #expect(RowScore.deviation(actual: Number(8720), target: Number(5450)).value == Number(60))
        let choices = ScoringChoices()
        #expect(RowScore.markedDeviation(actual: Number(80), target: Number(100), choices) == nil)
        #expect(RowScore.markedDeviation(actual: Number(79), target: Number(100), choices)?.value == Number(21))
        let rates = [79, 80, 120, 121].compactMap { Execution.rate(executed: Number($0), budget: Number(100)).sum }
        #expect(rates.map { Execution.isMarked($0, choices) } == [true, false, false, true])
        #expect(RowScore.deviation(actual: Number(8), target: .zero) == .unknown(.outOfRange))
        #expect(RowScore.attainment(actual: Number(8720), target: Number(5450)).value == Number(160))
        #expect(RowScore.attainment(actual: Number(1), target: .zero) == .unknown(.targetNotPositive))
    }
}
