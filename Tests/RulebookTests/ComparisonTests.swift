import Basics
import Forms
import Testing

@testable import Rulebook

@Suite("Two forms compared")
struct FormComparisonTests {
    private func changes(_ change: (inout Form) -> Void) -> [FormComparison.Change] {
        var form = Form.sound
        change(&form)
        return FormComparison(old: .sound, new: form).rows.map(\.change)
    }

    private func change(of i: Int, _ row: Indicator) -> FormComparison.Change? {
        var form = Form.sound
        form.indicators[i] = row
        return FormComparison(old: .sound, new: form).rows.first { $0.new == i }?.change
    }

    @Test("A form is a copy of itself")
    func itself() {
        let comparison = FormComparison(old: .sound, new: .sound)
        #expect(comparison.rows.allSatisfy { $0.change == .copied && $0.old == $0.new })
        #expect(comparison.goals.map(\.likeness) == [100])
        #expect(comparison.amounts.isEmpty)
    }

    @Test("A ceiling that was lowered is tighter, a floor that was lowered is easier")
    func direction() {
        #expect(change(of: 0, .example("成本指标", "经济成本指标", "人工造林与抚育项目支出", .atMost, "150", "万元")) == .tightened)
        #expect(change(of: 0, .example("成本指标", "经济成本指标", "人工造林与抚育项目支出", .atMost, "170", "万元")) == .eased)
        #expect(change(of: 6, .example("满意度指标", "服务对象满意度指标", "林区群众满意度", .atLeast, "90", "%")) == .eased)
        #expect(change(of: 6, .example("满意度指标", "服务对象满意度指标", "林区群众满意度", .above, "92", "%")) == .tightened)
        #expect(change(of: 6, .example("满意度指标", "服务对象满意度指标", "林区群众满意度", .atMost, "92", "%")) == .changed)
    }

    @Test("Values are compared in one unit; units that measure other things cannot be")
    func units() {
        #expect(change(of: 1, .example("产出指标", "数量指标", "人工造林面积", .atLeast, "32000", "亩")) == .copied)
        #expect(change(of: 1, .example("产出指标", "数量指标", "人工造林面积", .atLeast, "35000", "亩")) == .tightened)
        #expect(change(of: 1, .example("产出指标", "数量指标", "人工造林面积", .atLeast, "3.2", "公里")) == .changed)
    }

    @Test("Rows are matched whatever their order, and where a name was reworded")
    func matching() {
        #expect(changes { $0.indicators.reverse() }.allSatisfy { $0 == .copied })
        #expect(change(of: 2, .example("产出指标", "数量指标", "防火隔离带维护长度", .atLeast, "200", "公里")) == .tightened)
        let other = Indicator.example("产出指标", "数量指标", "林业有害生物监测点位数量", .atLeast, "30", "个")
        var form = Form.sound
        form.indicators[2] = other
        let comparison = FormComparison(old: .sound, new: form)
        #expect(comparison.rows.first { $0.new == 2 }?.change == .added)
        #expect(comparison.rows.last == .init(change: .dropped, old: 2, new: nil))
    }

    @Test("A row of the long term is not the one of the year")
    func horizons() {
        var form = Form.sound
        form.indicators[1].horizon = .longTerm
        let rows = FormComparison(old: .sound, new: form).rows
        #expect(rows[1].change == .added)
        #expect(rows.last?.change == .dropped)
    }

    @Test("Words with only the year changed are the same")
    func years() {
        var old = Form.sound
        var new = Form.sound
        old.fiscalYear = 2025
        old.indicators[4].text = Text("2025年4月底前")
        old.indicators[4].value = nil
        new.indicators[4].text = Text("2026年4月底前")
        new.indicators[4].value = nil
        #expect(FormComparison(old: old, new: new).rows[4].change == .copied)
        new.indicators[4].text = Text("2026年6月底前")
        #expect(FormComparison(old: old, new: new).rows[4].change == .changed)
    }

    @Test("Amounts are told in the new form's unit, only where they differ")
    func amounts() {
        var form = Form.sound
        form.moneyUnit = Text("元")
        for i in form.budget.indices { form.budget[i].amount = form.budget[i].amount.map { $0 * Number(10000) } }
        #expect(FormComparison(old: .sound, new: form).amounts.isEmpty)
        form.budget[0].amount = Number(70_000_000)
        let amounts = FormComparison(old: .sound, new: form).amounts
        #expect(amounts.map(\.label) == [Text("资金总额")])
        #expect(amounts.first?.old == Number(70_087_400))
    }

    @Test("Forms of one project are partners, whatever their order")
    func pairing() {
        let a = Form.soundProject("森林防火", amount: "10")
        let b = Form.soundProject("人工造林", amount: "20")
        let pairing = FormPairing(old: [.sound, a, b], new: [b, a])
        #expect(pairing.pairs == [.init(old: 2, new: 0), .init(old: 1, new: 1)])
        #expect(pairing.onlyOld == [0])
        #expect(FormPairing.partner(of: a, in: [a, a]) == nil)
    }

    @Test("Blank forms and rows without names do no harm")
    func blank() {
        let comparison = FormComparison(old: Form(), new: .sound)
        #expect(comparison.rows.allSatisfy { $0.change == .added })
        var form = Form()
        form.indicators = [Indicator(), Indicator()]
        #expect(FormComparison(old: form, new: form).rows.count == 4)
    }
}

@Suite("Near-duplicates")
struct SimilarTextsTests {
    /// A generator of numbers that are the same in every run.
    private struct Numbers {
        var state: UInt64
        mutating func next(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((state >> 33) % UInt64(bound))
        }
    }

    /// Texts of Chinese characters, some of them earlier ones with some characters changed.
    private func texts(_ count: Int) -> [Shingles] {
        var numbers = Numbers(state: 7)
        var all: [[UInt32]] = []
        for i in 0..<count {
            if i > 10, numbers.next(3) == 0 {
                var copy = all[numbers.next(i)]
                for _ in 0..<numbers.next(6) { copy[numbers.next(copy.count)] = 0x4E00 + UInt32(numbers.next(3000)) }
                all.append(copy)
            } else {
                all.append((0..<60).map { _ in 0x4E00 + UInt32(numbers.next(3000)) })
            }
        }
        return all.map { Shingles(characters: $0) }
    }

    @Test("What is told is true, and hardly a pair is missed", arguments: [80, 90])
    func againstAllPairs(least: Int) {
        let all = texts(150)
        var search = SimilarTexts(least: least)
        for text in all { search.add(text) }
        let groups = search.groups()
        var inGroup: [Int: Int] = [:]
        for (number, group) in groups.enumerated() {
            for text in [group.leader] + group.members.map(\.text) { inGroup[text] = number }
            for member in group.members {
                #expect(all[group.leader].likeness(to: all[member.text]) == member.likeness)
                #expect(member.likeness >= least - 1)
            }
        }
        // Every text that is like another stands in some group.
        var alike: Set<Int> = []
        for i in all.indices {
            for k in 0..<i where all[i].likeness(to: all[k]) >= least { alike.formUnion([i, k]) }
        }
        let missed = alike.filter { inGroup[$0] == nil }
        #expect(alike.count > 20)
        #expect(missed.isEmpty)
    }

    @Test("The same texts give the same groups")
    func deterministic() {
        func groups() -> [SimilarTexts.Group] {
            var search = SimilarTexts()
            for text in texts(200) { search.add(text) }
            return search.groups()
        }
        #expect(groups() == groups())
    }

    @Test("Texts that are the same word for word are one group, blank ones none")
    func copies() {
        var search = SimilarTexts()
        let text = Shingles(Text("完成人工造林3.2万亩；维护防火隔离带190公里；聘用生态护林员470人。"))
        search.add(text)
        search.add(Shingles(Text("")))
        search.add(Shingles(Text("")))
        search.add(text)
        #expect(search.groups() == [.init(leader: 0, members: [.init(text: 3, likeness: 100)])])
    }

    @Test("Forms that share a goal are told, with the year left out of account")
    func forms() {
        var last = Form.sound
        last.fiscalYear = 2025
        last.objectives[0].text = Form.sound.objectives[0].text.replacing("2026", with: "2025")
        last.indicators = []
        var search = SimilarForms(kinds: [.goals, .indicators])
        search.add(.sound, source: "a", index: 0)
        search.add(last, source: "b", index: 0)
        let groups = search.groups()
        #expect(groups.count == 1)
        #expect(groups.first?.kind == .goals)
        #expect(groups.first?.members.map(\.place.source) == ["a", "b"])
        #expect(groups.first?.members.map(\.likeness) == [100, 100])
    }
}
