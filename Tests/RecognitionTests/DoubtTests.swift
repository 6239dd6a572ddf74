import Basics
import Documents
import Forms
import Recognition
import Testing

/// What the reader says where the content of a cell does not settle its column.
@Suite("Doubtful columns")
struct DoubtTests {
    private let head = """
        2025年项目绩效运行监控表
        项目名称
        路灯维护
        一级指标
        二级指标
        三级指标
        指标值
        经费保障
        制度保障
        备注

        """

    private func read(_ rows: String, explains: Bool = false) -> Reading {
        Recogniser.read(lines(head + rows), explains: explains)
    }

    @Test("A tick that may stand under two headings: the value is given, with its confidence and one notice")
    func tick() throws {
        let reading = read("产出指标\n数量指标\n清淤长度\n≥11公里\n质量指标\n验收合格率\n≥95%\n√\n时效指标\n完成天数\n≤20天")
        let form = try #require(reading.forms.first)
        #expect(form.indicators.map { $0.causes.map(\.string) } == [[], ["经费保障"], []])
        #expect(form.confidence == [Path(.indicators, 1, .causes): Number("0.5")!])
        let notices = reading.notices.filter { $0.text.zh.hasPrefix("读不准") }
        #expect(notices.count == 1)
        #expect(notices.first?.path == Path(.indicators, 1, .causes))
        #expect(notices.first?.cell == form.cells[Path(.indicators, 1, .causes)])
        #expect(notices.first?.text.zh.contains("“√”读作〈经费保障〉，也可能是〈制度保障〉") == true)
        #expect(notices.first?.text.en.contains("\"√\" was read as 〈经费保障〉 and may be 〈制度保障〉") == true)
    }

    @Test("Both ticks settle each other")
    func ticks() throws {
        let reading = read("产出指标\n数量指标\n清淤长度\n≥11公里\n√\n√")
        #expect(reading.forms.first?.indicators.first?.causes.map(\.string) == ["经费保障", "制度保障"])
        #expect(reading.forms.first?.confidence == [:])
        #expect(!reading.notices.contains { $0.text.zh.hasPrefix("读不准") })
    }

    @Test("The field that a doubtful piece may have been meant for is in doubt too, where it is blank")
    func otherField() throws {
        let text = head.replacing("经费保障\n制度保障", with: "指标解释\n评分标准")
        let form = try #require(
            Recogniser.read(lines(text + "产出指标\n数量指标\n清淤长度\n≥11公里\n按完成比例得分；少一公里扣一分")).forms.first)
        #expect(form.indicators.first?.explanation?.string == "按完成比例得分；少一公里扣一分")
        #expect(Set(form.confidence.keys.map(\.leaf)) == [.explanation, .basis])
    }

    @Test("Each piece is explained, those of no column too, and only when asked")
    func explained() throws {
        let rows = "产出指标\n数量指标\n清淤长度\n≥11公里\n√"
        #expect(read(rows).forms.first?.explain == nil)
        let explain = try #require(read(rows, explains: true).forms.first?.explain)
        #expect(explain.map(\.text.string) == ["产出指标", "数量指标", "清淤长度", "≥11公里", "√"])
        #expect(explain.map { $0.column?.string } == ["一级指标", "二级指标", "三级指标", "指标值", "经费保障"])
        #expect(explain.last?.next == .init(column: Text("制度保障"), margin: 0))
        #expect(explain.map(\.cost) == [0, 0, 1, 0, 0])
    }
}
