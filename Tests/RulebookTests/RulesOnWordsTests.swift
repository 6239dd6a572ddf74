import Basics
import Forms
import Library
import Testing

@testable import Rulebook

@Suite("Rules on words") struct RulesOnWordsTests {
    @Test("A sound form yields nothing")
    func sound() {
        for rule in wordRules {
            var found = Findings()
            rule.check(Subject(form: .sound), &found)
            #expect(found.drafts.isEmpty, "\(rule.name)")
        }
    }

    @Test("A unit that cannot count the noun is offered the noun's own, for a person to agree to")
    func unitEdit() throws {
        var form = Form.sound
        form.indicators[5].unit = Text("公里")
        var found = Findings()
        UnitFitsNoun.check(Subject(form: form), &found)
        let draft = try #require(found.drafts.first)
        #expect(draft.edits == [Edit(Path(.indicators, 5, .unit), from: Text("公里"), to: Text("人"))])
        #expect(draft.safety == .unsafe)
        #expect(draft.message.zh == "“生态护林员聘用人数”计的是“人数”，不能以“公里”为单位。")
    }
}

@Suite("Which tasks are measured") struct CoverageTests {
    /// Three tasks of an invented school office; a row that lists them all measures none.
    static func form(_ rows: Indicator...) -> Form {
        var form = Form.sound
        form.body = Text("清陂县教育局")
        form.reportedBy = form.body
        form.tasks = [
            WorkTask(name: Text("体育振兴工作"), items: [Text("高校牵头，举办中小学篮球联赛，推进戏曲进校园。")]),
            WorkTask(name: Text("人事改革工作"), items: [Text("做好初中教师转岗分流；规范编外用工。")]),
            WorkTask(name: Text("安全保卫工作"), items: [Text("落实校园餐要求，全年无食品安全事故。")]),
        ]
        form.indicators = rows
        return form
    }

    func uncovered(_ form: Form) -> [Path] {
        var found = Findings()
        TaskIsMeasured.check(Subject(form: form), &found)
        return found.drafts.map(\.path)
    }

    @Test("A row that lists the tasks to claim their number measures none of them")
    func aggregate() {
        let row = Indicator.example(
            "产出指标", "数量指标", "专班事项推进", .equal, "3", "项", "涵盖体育振兴、人事改革、安全保卫所有事项")
        #expect(uncovered(Self.form(row)) == [Path(.tasks, 0), Path(.tasks, 1), Path(.tasks, 2)])
    }

    @Test("A row that counts the persons of a task measures it; a place they share does not")
    func persons() {
        let teachers = Indicator.example("产出指标", "数量指标", "教师招聘人数", .atLeast, "30", "人")
        let trees = Indicator.example("效益指标", "生态效益指标", "校园绿化覆盖率", .atLeast, "30", "%", "提高校园绿化覆盖率")
        #expect(uncovered(Self.form(teachers, trees)) == [Path(.tasks, 0), Path(.tasks, 2)])
    }

    @Test("Two words in common are enough, one is not")
    func words() {
        let games = Indicator.example("产出指标", "数量指标", "篮球联赛场次", .atLeast, "20", "场")
        #expect(uncovered(Self.form(games)) == [Path(.tasks, 1), Path(.tasks, 2)])
    }
}

@Suite("Very long cells") struct LongCellTests {
    @Test(
        "A cell of a hundred thousand characters is judged in bounded work",
        arguments: ["(第一-第一书记)/", "教师", "1-2/3、", "以提升水平", "2026年", "任务工作"])
    func long(_ words: String) {
        var form = Form.sound
        let text = Text(String(repeating: words, count: 100_000 / words.unicodeScalars.count))
        form.objectives[0].text = text
        form.tasks[0].items = [text]
        form.indicators[5].name = text
        form.indicators[5].text = text
        form.indicators[5].value = nil
        form.indicators[5].nature = .qualitative
        form.indicators[5].explanation = text
        form.indicators[1].explanation = text
        let clock = ContinuousClock()
        let spent = clock.measure {
            let subject = Subject(form: form)
            for rule in wordRules {
                var found = Findings()
                rule.check(subject, &found)
            }
        }
        // Seconds in a debug build on a busy machine; work that grew with the square would take minutes.
        #expect(spent < .seconds(20))
    }
}
