import Basics
import Documents
import Forms
import Recognition
import Testing

/// The columns of the table of indicators, in every order seen.
@Suite("Layouts of the indicators")
struct LayoutTests {
    @Test("A1: the type column holds the sign, levels are inherited across merges")
    func signInTypeColumn() {
        let form = Recogniser.read(
            document(
                ["2026年部门整体支出绩效目标表"],
                table(
                    """
                    一级指标|二级指标|三级指标|指标值类型|指标值|度量单位|指标值说明（指标解释）|备注
                    产出指标|数量指标|培训人次|≥|1,000|人次|参加培训的人次|
                    ^|^|培训期数|＝|12|期||按季
                    ^|质量指标|结业等级|定性|优|无||
                    """))
        ).forms[0]
        #expect(
            form.indicators.map(row) == [
                "产出指标 数量指标 培训人次 ≥ 1000 人次", "产出指标 数量指标 培训期数 = 12 期",
                "产出指标 质量指标 结业等级 - - -",
            ])
        #expect(form.indicators[2].nature == .qualitative)
        #expect(form.indicators[1].remark == Text("按季"))
        #expect(form.indicators[0].text == Text("1,000"))
        #expect(form.kind == .departmentTargets)
        #expect(form.fiscalYear == 2026)
        #expect(form.cells[Path(.indicators, 1, .name)] == CellReference(table: 0, row: 2, column: 2))
        #expect(form.repairs.contains { $0.what == .inheritedLevel && $0.path == Path(.indicators, 1, .level1) })
    }

    @Test("A2: the type column holds 定量 or 定性, the sign stands with the value")
    func natureInTypeColumn() {
        let form = Recogniser.read(
            document(
                [],
                table(
                    """
                    一级指标|二级指标|三级指标|指标值类型|*指标值|计量单位|*指标解释|*评（扣）分标准|备注
                    产出指标|数量指标|设备台数|定量|≥３２２０|台|台数|每少1台扣0.2分|
                    """))
        ).forms[0]
        #expect(form.indicators.map(row) == ["产出指标 数量指标 设备台数 ≥ 3220 台"])
        #expect(form.indicators[0].basis == Text("每少1台扣0.2分"))
        #expect(form.indicators[0].text == Text("≥３２２０"))
        #expect(form.repairs.contains { $0.what == .normalisedNumber })
    }

    @Test(
        "A3: sign, number and unit in one cell",
        arguments: [
            ("≥95%", "≥ 95 %"), ("不少于900人次", "≥ 900 人次"), ("98%以上", "≥ 98 %"), ("227.13万元以内", "≤ 227.13 万元"),
            (">= 3,270公里", "≥ 3270 公里"), ("≦11人/10万", "≤ 11 人/10万"), ("＝100％", "= 100 %"), ("5月底前完成", "- - -"),
            ("完成23项重点工作", "- - -"), ("2023年8月", "- - -"), ("1600人、200人", "- - -"), ("优", "- - -"), ("30日内", "≤ 30 日"),
            ("≤4月", "≤ 4 月"), ("4月", "- - -"), ("7万张", "- 7 万张"), ("-1.5%", "- -1.5 %"), ("0", "- 0 -"),
        ])
    func oneCell(_ printed: String, _ expected: String) {
        let read = rows(
            document([], table("一级指标|二级指标|三级指标|指标值\n产出指标|数量指标|名称|\(printed)")))
        #expect(read == ["产出指标 数量指标 名称 \(expected)"])
    }

    @Test("A4 and A5: weights, directions, signs in a column of their own")
    func weightsAndDirections() {
        let form = Recogniser.read(
            document(
                [],
                table(
                    """
                    一级指标|二级指标|三级指标|指标性质|指标方向|目标值|计量单位|分值|备注
                    成本指标|经济成本指标|项目支出|反向|≤|55.57|万元|20|
                    产出指标|数量指标|演练场次|正向指标|≥|17|场|16.5|
                    """))
        ).forms[0]
        #expect(form.indicators.map(row) == ["成本指标 经济成本指标 项目支出 ≤ 55.57 万元", "产出指标 数量指标 演练场次 ≥ 17 场"])
        #expect(form.indicators.map(\.direction) == [.negative, .positive])
        #expect(form.indicators.map(\.weight) == [Number(20), Number("16.5")])
    }

    @Test("A8: long-term and annual targets side by side are two rows, long-term ones first")
    func termsSideBySide() {
        let form = Recogniser.read(
            document(
                [],
                table(
                    """
                    一级指标|二级指标|三级指标|指标值|二级指标|三级指标|指标值
                    产出指标|数量指标|里程|≥300公里|数量指标|里程|≥100公里
                    ^|质量指标|合格率|≥98%|质量指标|合格率|≥97%
                    """))
        ).forms[0]
        #expect(
            form.indicators.map { "\(row($0)) \($0.horizon.rawValue)" } == [
                "产出指标 数量指标 里程 ≥ 300 公里 longTerm", "产出指标 质量指标 合格率 ≥ 98 % longTerm",
                "产出指标 数量指标 里程 ≥ 100 公里 annual", "产出指标 质量指标 合格率 ≥ 97 % annual",
            ])
    }

    @Test("A9: a target per town, the total's is the value")
    func valuePerTown() {
        let form = Recogniser.read(
            document(
                [],
                table(
                    """
                    一级指标|二级指标|三级指标|指标解释|城关镇|河东乡|合计
                    产出指标|数量指标|改厕户数|完成改厕的户数|120户|80户|200户
                    """))
        ).forms[0]
        #expect(form.indicators.map(row) == ["产出指标 数量指标 改厕户数 - 200 户"])
        #expect(form.indicators[0].values.map(\.label) == [Text("城关镇"), Text("河东乡")])
        #expect(form.indicators[0].values.map(\.value) == [Number(120), Number(80)])
    }

    @Test("A14: a side column of 绩效指标, levels by their province's names")
    func sideColumn() {
        #expect(
            rows(
                document(
                    [],
                    table(
                        """
                        绩效指标|一级指标|二级指标|三级指标|指标值
                        ^|项目完成指标|数量指标|户数|≥8户
                        ^|项目效益指标|社会效益|就业人数|≥9人
                        """))) == ["产出指标 数量指标 户数 ≥ 8 户", "效益指标 社会效益指标 就业人数 ≥ 9 人"])
    }

    @Test("A15: levels that stand one column too far right are moved, and told")
    func shiftedLevels() {
        let form = Recogniser.read(
            document(
                [],
                table(
                    """
                    一级指标|二级指标|三级指标|指标值
                    实施效果指标|产出指标|户数|≥8户
                    ^|效益指标|就业人数|≥9人
                    """))
        ).forms[0]
        #expect(form.indicators.map(row) == ["产出指标 - 户数 ≥ 8 户", "效益指标 - 就业人数 ≥ 9 人"])
        #expect(form.repairs.filter { $0.what == .shiftedLevel }.count == 2)
    }

    @Test("S2: actual values, weights, scores and reasons of a self-evaluation")
    func selfEvaluation() {
        let form = Recogniser.read(
            document(
                ["项目支出绩效自评表", "（2024年度）"],
                table(
                    """
                    一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|偏差原因分析及改进措施
                    产出指标（50分）|数量指标|人次|≥140人次|136人次|14|13.6|延期
                    总分|<|<|<|<|100|98.88|
                    """))
        ).forms[0]
        let indicator = form.indicators[0]
        #expect(row(indicator) == "产出指标 数量指标 人次 ≥ 140 人次")
        #expect(indicator.actual == Number(136) && indicator.actualText == Text("136人次"))
        #expect(indicator.weight == Number(14) && indicator.score == Number("13.6"))
        #expect(indicator.deviation == Text("延期"))
        #expect(form.score == Score(total: Number("98.88")))
        #expect(form.kind == .selfEvaluation && form.fiscalYear == 2024)
    }

    @Test("F7: ticks under causes and likelihoods of a monitoring form")
    func monitoring() {
        let form = Recogniser.read(
            document(
                ["2024年度项目支出绩效目标执行监控表"],
                table(
                    """
                    一级指标|二级指标|三级指标|年度指标值|1—7月执行情况|全年预计完成情况|偏差原因分析|<|<|<|<|<|完成目标可能性|<|<|备注
                    ^|^|^|^|^|^|经费保障|制度保障|人员保障|硬件条件保障|其他|原因说明|确定能|有可能|完全不可能|^
                    产出指标|数量指标|线路|≧37条|25条|37条|||√|||受汛期影响||√||
                    """))
        ).forms[0]
        let indicator = form.indicators[0]
        #expect(row(indicator) == "产出指标 数量指标 线路 ≥ 37 条")
        #expect(indicator.causes == [Text("人员保障")])
        #expect(indicator.deviation == Text("受汛期影响"))
        #expect(indicator.likelihood == .possible)
        #expect(indicator.actual == Number(25) && indicator.forecast == Text("37条"))
        #expect(form.kind == .monitoring)
    }

    @Test("A unit in a bracket behind the name is taken where no cell gives one, and only then")
    func unitInName() {
        let form = Recogniser.read(
            document(
                [],
                table(
                    """
                    一级指标|二级指标|三级指标|指标值
                    产出指标|数量指标|城镇新增就业人数（人）|50000
                    ^|质量指标|合格率（%）|≥90%
                    ^|时效指标|按期完成率（≥**%）|
                    """))
        ).forms[0]
        #expect(
            form.indicators.map(row) == [
                "产出指标 数量指标 城镇新增就业人数 - 50000 人", "产出指标 质量指标 合格率（%） ≥ 90 %",
                "产出指标 时效指标 按期完成率（≥**%） - - -",
            ])
        #expect(form.repairs.contains { $0.what == .splitUnit && $0.from == Text("城镇新增就业人数（人）") })
    }

    @Test("A line blank in name and value is no row; another cell of it is unread")
    func unusedLine() {
        let form = Recogniser.read(
            document(
                [],
                table(
                    """
                    一级指标|二级指标|三级指标|指标值|备注
                    产出指标|数量指标|户数|≥8户|
                    ^|质量指标|||
                    ^|时效指标|指标1：||暂无
                    ^|成本指标|……|……|
                    """))
        ).forms[0]
        #expect(form.indicators.map(row) == ["产出指标 数量指标 户数 ≥ 8 户"])
        #expect(form.unread.map(\.text) == [Text("指标1："), Text("暂无"), Text("……"), Text("……")])
    }

    @Test("A heading that a page repeats inside the table is left out, and told")
    func repeatedHeading() {
        let form = Recogniser.read(
            document(
                [],
                table(
                    """
                    一级指标|二级指标|三级指标|指标值
                    产出指标|数量指标|户数|≥8户
                    一级指标|二级指标|三级指标|指标值
                    |时效指标|按期率|≥90%
                    """))
        ).forms[0]
        #expect(form.indicators.map(row) == ["产出指标 数量指标 户数 ≥ 8 户", "产出指标 时效指标 按期率 ≥ 90 %"])
        #expect(form.repairs.contains { $0.what == .repeatedHeading })
    }

    @Test("One cell a line: rows are told by what stands in the cells")
    func oneCellALine() {
        #expect(
            rows(
                lines(
                    """
                    一级指标
                    二级指标
                    三级指标
                    指标值
                    产出指标
                    数量指标
                    户数
                    ≥8户
                    受益人数
                    ≥19人
                    成本指标
                    单户成本
                    ≤2万元/户
                    满意度指标
                    服务对象满意度指标
                    农户满意度
                    ≥90%
                    """)) == [
                    "产出指标 数量指标 户数 ≥ 8 户", "产出指标 数量指标 受益人数 ≥ 19 人",
                    "产出指标 成本指标 单户成本 ≤ 2 万元/户", "满意度指标 服务对象满意度指标 农户满意度 ≥ 90 %",
                ])
    }
}
