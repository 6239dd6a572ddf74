import Basics
import Documents
import Forms
import Recognition
import Testing

/// Cells with nothing between them, and indicators in words.
@Suite("Glued text and prose")
struct GluedTextTests {
    private func forms(_ text: String) throws -> [Form] {
        Recogniser.read(try Document.open(Array(text.utf8), fieldWords: Recogniser.fieldWords)).forms
    }

    /// `产出指标/数量指标/清淤长度 ≥ 11 公里`.
    private func rows(_ form: Form) -> [String] {
        form.indicators.map { row in
            let levels = "\(row.level1?.string ?? "-")/\(row.level2?.string ?? "-")/\(row.name.string)"
            guard let value = row.value else { return levels + " " + row.text.string }
            return "\(levels) \(row.comparison?.rawValue ?? "-") \(value) \(row.unit?.string ?? "-")"
        }
    }

    private let lines = [
        "2026年度项目支出绩效目标表", "项目名称河道清淤主管部门雁渚区水利局",
        "年度目标2026年清淤整治河道38.5公里，河道水质达标率达到94%以上。", "绩效指标一级指标二级 指标三级指标指标值",
        "产出指标数量指标清淤整治河道长度≥38.5公里", "质量指标河道水质达标率≥94%", "时效指标清淤完工时间5月底前完成",
        "成本指标清淤项目支出≤503万元", "效益指标可持续影响指标河道管护制度落实等级优（按优、良、中、差四档评定）", "满意度指标服务对象满意度指标读者满意度≥90%",
    ]

    private let read = [
        "产出指标/数量指标/清淤整治河道长度 ≥ 38.5 公里", "产出指标/质量指标/河道水质达标率 ≥ 94 %",
        "产出指标/时效指标/清淤完工时间 5月底前完成", "产出指标/成本指标/清淤项目支出 ≤ 503 万元",
        "效益指标/可持续影响指标/河道管护制度落实等级 优（按优、良、中、差四档评定）", "满意度指标/服务对象满意度指标/读者满意度 ≥ 90 %",
    ]

    @Test("A row a line with nothing between its cells")
    func lineByLine() throws {
        let form = try #require(try forms(lines.joined(separator: "\n")).first)
        #expect(form.title?.string == "2026年度项目支出绩效目标表")
        #expect(form.project?.name?.string == "河道清淤")
        #expect(form.body?.string == "雁渚区水利局")
        #expect(rows(form) == read)
    }

    @Test("Two forms on one line with nothing between their cells")
    func oneLine() throws {
        let forms = try forms(lines.joined() + lines.joined())
        #expect(forms.count == 2)
        #expect(forms.map(rows) == [read, read])
    }

    @Test("Sign, number and unit in columns of their own, explanations behind them")
    func columns() throws {
        let text = [
            "2025年项目绩效目标表", "一级指标二级指标三级指标指标值类型*指标值计量单位*指标解释备注",
            "产出指标数量指标在岗辅警人数定量≥526人年平均在岗的人数", "质量指标造林成活率定量≥87%成活株数÷栽植株数×100%",
        ]
        for separator in ["\n", ""] {
            let form = try #require(try forms(text.joined(separator: separator)).first)
            #expect(rows(form) == ["产出指标/数量指标/在岗辅警人数 ≥ 526 人", "产出指标/质量指标/造林成活率 ≥ 87 %"])
            #expect(form.indicators.map { $0.explanation?.string } == ["年平均在岗的人数", "成活株数÷栽植株数×100%"])
        }
    }

    @Test("Digits that two columns share are cut where only one cut makes a score of a weight")
    func weightAndScore() throws {
        let form = try #require(
            try forms(
                "项目支出绩效自评表（2025年度）\n一级指标二级指标三级指标年度指标值实际完成值分值得分\n产出指标数量指标清淤长度≥38公里36公里1413.3\n总分10098.83"
            ).first)
        #expect(form.kind == .selfEvaluation)
        let row = try #require(form.indicators.first)
        #expect(row.actualText?.string == "36公里")
        #expect([row.weight?.description, row.score?.description] == ["14", "13.3"])
    }

    @Test("Last year's value stands before the target, with or without a sign between")
    func lastYear() throws {
        let form = try #require(
            try forms(
                "2025年项目绩效目标表\n一级指标二级指标三级指标上年度实际水平本年度计划水平绩效标准\n产出指标质量指标视频监控完好率94.5%≥96%行业标准\n成本指标经济成本指标监控项目支出231.77万元227.13万元以内计划标准"
            ).first)
        #expect(form.indicators.map { $0.lastYear?.string } == ["94.5%", "231.77万元"])
        #expect(rows(form) == ["产出指标/质量指标/视频监控完好率 ≥ 96 %", "成本指标/经济成本指标/监控项目支出 ≤ 227.13 万元"])
    }

    @Test("Indicators under headings in brackets")
    func listed() throws {
        let form = try #require(
            try forms(
                "2025年项目绩效目标表\n项目名称：河道清淤\n年度绩效指标\n【产出指标-数量指标】\n指标1：清淤长度（≥38.5公里）\n指标2：清淤河段（含支流）数（≥3条）\n【效益指标-可持续影响指标】\n指标1：管护制度等级（优（按优、良、差评定））"
            ).first)
        #expect(
            rows(form) == [
                "产出指标/数量指标/清淤长度 ≥ 38.5 公里", "产出指标/数量指标/清淤河段（含支流）数 ≥ 3 条", "效益指标/可持续影响指标/管护制度等级 优（按优、良、差评定）",
            ])
        #expect(!form.labels.contains { $0.text == "三级指标" })
    }

    @Test("Indicators in running words")
    func running() throws {
        let form = try #require(
            try forms(
                "2025年项目绩效目标表\n项目名称：河道清淤\n数量指标：清淤长度≥38.5公里；清淤河段数不少于3条。\n可持续影响指标：管护制度等级：优。\n服务对象满意度指标：居民满意度≥90%。"
            ).first)
        #expect(
            rows(form) == [
                "-/数量指标/清淤长度 ≥ 38.5 公里", "-/数量指标/清淤河段数 ≥ 3 条", "-/可持续影响指标/管护制度等级 优", "-/服务对象满意度指标/居民满意度 ≥ 90 %",
            ])
    }

    @Test("Prose about indicators is no form")
    func prose() throws {
        let text =
            "绩效指标包括一级指标、二级指标、三级指标和指标值，产出指标下设数量指标、质量指标。\n数量指标：反映预期提供的公共产品数量；例如培训人次。\n质量指标：反映预期达到的标准。"
        #expect(try forms(text).isEmpty)
    }
}
