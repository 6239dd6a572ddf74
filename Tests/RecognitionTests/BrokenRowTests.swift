import Basics
import Documents
import Forms
import Recognition
import Testing

/// Rows of loose text that lost cells, or whose cells were broken.
@Suite("Broken rows of loose text")
struct BrokenRowTests {
    private func form(_ text: String) throws -> Form {
        try #require(
            Recogniser.read(try Document.open(Array(text.utf8), fieldWords: Recogniser.fieldWords)).forms.first)
    }

    private func rows(_ form: Form) -> [String] {
        form.indicators.map {
            "\($0.level1?.string ?? "-")/\($0.level2?.string ?? "-")/\($0.name.string) \($0.text.string)"
        }
    }

    private let heading = "2025年项目绩效目标表\n一级指标\n二级指标\n三级指标\n指标值\n"

    @Test("A word of a level that has its target behind it is a name")
    func levelAsName() throws {
        let form = try form(heading + "产出指标\n数量指标\n清淤长度\n≥11公里\n满意度指标\n服务对象满意度指标\n读者满意度\n≥94%")
        #expect(rows(form) == ["产出指标/数量指标/清淤长度 ≥11公里", "满意度指标/服务对象满意度指标/读者满意度 ≥94%"])
    }

    @Test("A name broken over two lines is one where the goals have its words; the joining is told")
    func nameOfTheGoals() throws {
        let form = try form(
            "2025年项目绩效目标表\n项目名称\n街道保洁\n年度目标\n2025年底前，服务居民满意度达到92%以上。\n一级指标\n二级指标\n三级指标\n指标值\n备注\n"
                + "产出指标\n数量指标\n保洁里程\n≥11公里\n满意度指标\n服务对象满意度指标\n服务\n居民满意度\n≥92%")
        #expect(rows(form) == ["产出指标/数量指标/保洁里程 ≥11公里", "满意度指标/服务对象满意度指标/服务居民满意度 ≥92%"])
        #expect(form.repairs.contains { $0.to == "服务居民满意度" })
    }

    @Test("A level whose other cells are blank is no row")
    func unusedLevel() throws {
        let form = try form(
            heading + "产出指标\n数量指标\n清淤长度\n≥11公里\n效益指标\n社会效益指标\n受益人次\n≥300人次\n可持续影响指标\n满意度指标\n服务对象满意度指标\n居民满意度\n≥94%")
        #expect(form.indicators.map(\.name.string) == ["清淤长度", "受益人次", "居民满意度"])
    }

    @Test("A bracket that the next line closes is one cell; a date is a target")
    func bracketAndDate() throws {
        let form = try form(
            heading + "产出指标\n时效指标 清淤完工时间 2025年8月底前\n时效指标 验收时间 5 月底前完成\n效益指标\n可持续影响指标\n管护制度等级\n优（按优、良、中、\n差四档评定）")
        #expect(
            rows(form) == [
                "产出指标/时效指标/清淤完工时间 2025年8月底前", "产出指标/时效指标/验收时间 5月底前完成", "效益指标/可持续影响指标/管护制度等级 优（按优、良、中、差四档评定）",
            ])
    }

    @Test("A body and a date behind the heading of a blank form are no row")
    func blankForm() throws {
        let text = "2025年项目绩效目标表\n项目名称\n河道清淤\n一级指标\n二级指标\n三级指标\n指标值\n芷阳区应急管理局\n2025年10月11日"
        #expect(try form(text).indicators.isEmpty)
    }
}
