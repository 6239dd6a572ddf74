import Basics
import Forms
import Foundation
import Measuring
import Testing

/// What counts as right, as wrong, and as told.
@Suite("Comparison with a truth")
struct ComparisonTests {
    @Test("The truth itself is all right")
    func truthItself() throws {
        let tally = Comparison.tally(try reading(), try truth())
        #expect(tally.core == 1)
        #expect(tally.rowsRight == 2)
        #expect(tally.wrong.isEmpty)
        #expect(tally.values > 12)
    }

    @Test("Another reading that the truth accepts is right")
    func accepted() throws {
        var reading = try reading()
        reading.forms[0].title = Text("另一题名")
        #expect(Comparison.tally(reading, try truth()).core == 1)
    }

    @Test("A wrong value is silent until something at its place tells of it")
    func silent() throws {
        var reading = try reading()
        reading.forms[0].indicators[1].value = Number(9)
        #expect(try silent(reading) == ["forms[0].indicators[1].value"])

        reading.notices = [Notice(form: 0, path: Path(.indicators, 0, .value), Wording(zh: "", en: ""))]
        #expect(try silent(reading).count == 1)
        reading.notices = [Notice(form: 0, Wording(zh: "", en: ""))]
        #expect(try silent(reading).count == 1)
        for path in [Path(.indicators, 1, .value), Path(.indicators, 1), Path(.indicators)] {
            reading.notices = [Notice(form: 0, path: path, Wording(zh: "", en: ""))]
            #expect(try silent(reading) == [])
        }
    }

    @Test("A repair of the whole list tells nothing of one value; one of the row does")
    func repairs() throws {
        var reading = try reading()
        reading.forms[0].indicators[1].value = nil
        for (path, count) in [(Path(.indicators), 1), (Path(.indicators, 1), 0), (Path(.indicators, 1, .value), 0)] {
            reading.forms[0].repairs = [Repair(.joinedLines, path, from: Text(), to: Text(), cell: nil)]
            #expect(try silent(reading).count == count)
        }
    }

    @Test("A missing row is told by its name in unread text")
    func missingRow() throws {
        var reading = try reading()
        reading.forms[0].indicators.removeLast()
        #expect(try silent(reading).count > 4)
        reading.forms[0].unread = [Unread(Text("数量指标 发放补助 人次≥8人"), cell: nil)]
        #expect(try silent(reading) == [])
    }

    @Test("A short value must stand alone in unread text")
    func shortValue() throws {
        var reading = try reading()
        reading.forms[0].indicators[1].unit = nil
        reading.forms[0].unread = [Unread(Text("负责人签字"), cell: nil)]
        #expect(try silent(reading).count == 1)
        reading.forms[0].unread = [Unread(Text("8 人"), cell: nil)]
        #expect(try silent(reading) == [])
    }

    @Test("A row too many is one wrong value; a form that is missing tells nothing where others are read")
    func tooMany() throws {
        var reading = try reading()
        reading.forms[0].indicators.append(Indicator())
        #expect(try silent(reading) == ["forms[0].indicators[2]"])

        let other = try JSON.parse(Data(#"{"forms":[{"indicators":[]},{"body":"甲局","indicators":[]}]}"#.utf8))
        let tally = Comparison.tally(Reading(forms: [Form()]), Truth(other))
        #expect(tally.formsFound == 1)
        #expect(tally.silent.contains { $0.want == "甲局" })
        let none = Comparison.tally(Reading(notices: [Notice(Wording(zh: "无", en: ""))]), Truth(other))
        #expect(none.silent.isEmpty)
    }

    @Test("What a storage cannot carry is not asked for")
    func lossy() throws {
        var reading = try reading()
        reading.forms[0].indicators[0].explanation = nil
        #expect(Comparison.tally(reading, try truth()).wrong.count == 1)
        #expect(Comparison.tally(reading, try truth("thin")).wrong.isEmpty)
    }

    private static let json = """
        {"forms":[{"kind":"projectTargets","title":"项目支出绩效目标表","fiscalYear":2026,"body":"甲局","project":{"name":"补助"},
        "budget":[{"basis":"total","label":"年度资金总额","amount":12.5}],
        "objectives":[{"horizon":"annual","text":"2026年发放补助8人。"}],
        "indicators":[
        {"level1":"产出指标","level2":"质量指标","name":"发放准确率","operator":"≥","value":98,"unit":"%","explanation":"发对的÷发的"},
        {"level1":"产出指标","level2":"数量指标","name":"发放补助人次","operator":"≥","value":8,"unit":"人","text":"≥8人"}]}],
        "accept":{"forms[0].title":["另一题名"]},
        "lossy":{"thin":["forms[0].indicators[*].explanation"]}}
        """

    private func truth(_ format: String = "") throws -> Truth {
        Truth(try JSON.parse(Data(Self.json.utf8)), format: format)
    }

    private func reading() throws -> Reading {
        let forms = try JSON.parse(Data(Self.json.utf8))["forms"]?.elements ?? []
        return Reading(forms: forms.map { Form(json: $0) })
    }

    private func silent(_ reading: Reading) throws -> [String] {
        Comparison.tally(reading, try truth()).silent.map(\.place)
    }
}
