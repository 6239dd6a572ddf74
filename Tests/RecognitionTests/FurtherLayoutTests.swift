import Basics
import Documents
import Forms
import Recognition
import Testing

/// Orders of columns that are met less often.
@Suite("Further layouts of the indicators")
struct FurtherLayoutTests {
    @Test("A6 and A12: value with unit, a standard, last year's level")
    func standards() {
        let form = Recogniser.read(
            document(
                ["2026年项目支出绩效目标表"],
                table(
                    """
                    绩效指标|一级指标|二级指标|三级指标|上年度实际水平|本年度计划水平|绩效标准
                    ^|产出指标|数量指标|点位数量|3391个|≥3,460个|行业标准
                    ^|^|时效指标|修复时限|21小时|小于等于20小时|计划标准
                    """))
        ).forms[0]
        #expect(form.indicators.map(row) == ["产出指标 数量指标 点位数量 ≥ 3460 个", "产出指标 时效指标 修复时限 ≤ 20 小时"])
        #expect(form.indicators.map { $0.lastYear?.string } == ["3391个", "21小时"])
        #expect(form.indicators.map { $0.standard?.string } == ["行业标准", "计划标准"])
    }

    @Test("A8 in two rows of headings: the level beside them belongs to both terms")
    func sideBySideBelow() {
        let form = Recogniser.read(
            document(
                ["2026年项目支出绩效目标表"],
                table(
                    """
                    绩效指标|一级指标|长期绩效指标|<|<|年度绩效指标|<|<
                    ^|^|二级指标|三级指标|指标值|二级指标|三级指标|指标值
                    ^|产出指标|数量指标|宣传场次|≥525场|数量指标|宣传场次|≥175场
                    ^|^||||质量指标|合格率|≥97%
                    ^|效益指标||||社会效益指标|发案下降率|≥7%
                    """))
        ).forms[0]
        #expect(form.indicators.map(\.horizon) == [.longTerm, .annual, .annual, .annual])
        #expect(
            form.indicators.map(row) == [
                "产出指标 数量指标 宣传场次 ≥ 525 场", "产出指标 数量指标 宣传场次 ≥ 175 场", "产出指标 质量指标 合格率 ≥ 97 %",
                "效益指标 社会效益指标 发案下降率 ≥ 7 %",
            ])
        #expect(form.unread == [])
    }

    @Test("F11: 资金来源 before different amounts is the heading of the labels")
    func labelsHead() {
        let form = Recogniser.read(
            document(
                ["2026年项目支出绩效自评表"],
                table(
                    """
                    项目资金（万元）|资金来源|年初预算数（A）|全年执行数（B）|分值|得分
                    ^|年度资金总额|100|90|10|9
                    ^|财政拨款|80|75||
                    绩效指标|一级指标|二级指标|三级指标|年度指标值|实际完成值
                    ^|产出指标|数量指标|宣传场次|≥175场|180场
                    """))
        ).forms[0]
        #expect(form.budget.map(\.label) == [Text("资金总额"), Text("财政拨款")])
        #expect(form.budget.map(\.amount) == [Number(100), Number(80)])
        #expect(form.budget.map(\.executed) == [Number(90), Number(75)])
        #expect(form.budget.first?.score == Number(9))
        #expect(form.unread == [])
    }

    @Test("Columns that blanks keep apart: a long word pushes the next, and each keeps its column")
    func pushed() throws {
        let text = """
            2026年度项目支出绩效目标表
            一级指标      二级指标        三级指标                  指标性质    指标值    度量单位
            产出指标      数量指标        清淤整治河道长度          ≥           11.5      公里
                          质量指标        河道清淤断面验收合格率    ＝          100       %
            满意度指标    服务对象满意度指标    受益群众满意度      ≥           95        %
                          服务对象满意度指标    主管部门对河道清淤工作的满意度    ≥    90    %
            """
        let document = try Document.open(Array(text.utf8), fieldWords: Recogniser.fieldWords)
        #expect(
            rows(document) == [
                "产出指标 数量指标 清淤整治河道长度 ≥ 11.5 公里", "产出指标 质量指标 河道清淤断面验收合格率 = 100 %",
                "满意度指标 服务对象满意度指标 受益群众满意度 ≥ 95 %",
                "满意度指标 服务对象满意度指标 主管部门对河道清淤工作的满意度 ≥ 90 %",
            ])
    }

    @Test("Columns that blanks keep apart: cells over several lines are put together, and told once")
    func wrapped() throws {
        let text = """
            2026年度项目支出绩效目标表
            一级指标      二级指标        三级指标              指标性质    指标值    度量单位
                                          清淤整治河道
            产出指标      数量指标                              ≥           11.5      公里
                                          长度
                                          整治河道断面
                          质量指标                              ＝          100       %
                                          验收合格率
            """
        let reading = Recogniser.read(try Document.open(Array(text.utf8), fieldWords: Recogniser.fieldWords))
        #expect(
            reading.forms[0].indicators.map(row) == [
                "产出指标 数量指标 清淤整治河道长度 ≥ 11.5 公里", "产出指标 质量指标 整治河道断面验收合格率 = 100 %",
            ])
        let told = reading.notices.filter { $0.text.zh.contains("有的单元格折成了几行") }
        #expect(told.map(\.path) == [Path(.indicators)] && told.map(\.form) == [0])
        #expect(told.first?.cell?.line == 3)
    }

    @Test("Columns that blanks keep apart: a level in the middle of its rows is for all of them")
    func centredLevel() throws {
        let text = """
            2026年度项目支出绩效目标表
            一级指标      二级指标        三级指标              指标性质    指标值    度量单位
                                          清淤河道
                          数量指标                                ≥           11.5      公里
            产出指标                      长度
                          质量指标        断面验收合格率          ＝          100       %
                          时效指标        完工月份                ≤           5         月
                          社会效益        受益村庄数量            ≥           12        个
            效益指标        指标
                          生态效益        保洁率                  ≥           97        %
                            指标
            """
        let reading = Recogniser.read(try Document.open(Array(text.utf8), fieldWords: Recogniser.fieldWords))
        #expect(
            reading.forms[0].indicators.map(row) == [
                "产出指标 数量指标 清淤河道长度 ≥ 11.5 公里", "产出指标 质量指标 断面验收合格率 = 100 %",
                "产出指标 时效指标 完工月份 ≤ 5 月", "效益指标 社会效益指标 受益村庄数量 ≥ 12 个",
                "效益指标 生态效益指标 保洁率 ≥ 97 %",
            ])
    }

    @Test("Columns that blanks keep apart: a long table costs in line with its length", .timeLimit(.minutes(1)))
    func longTable() throws {
        let count = 2000
        var text = "2026年度项目支出绩效目标表\n一级指标      二级指标        三级指标              指标性质    指标值    度量单位\n"
        for number in 1...count {
            text += "                              清淤河道\n"
            text += "产出指标      数量指标                              ≥           \(number)        公里\n"
            text += "                              第\(number)段长度\n"
        }
        let reading = Recogniser.read(try Document.open(Array(text.utf8), fieldWords: Recogniser.fieldWords))
        let expected = (1...count).map { "产出指标 数量指标 清淤河道第\($0)段长度 ≥ \($0) 公里" }
        #expect(reading.forms[0].indicators.map(row) == expected)
    }

    @Test("A level that no list holds stays where it stands")
    func unknownLevel() {
        let drawing = """
            一级指标|二级指标|三级指标|指标性质|指标值|度量单位
            满意度指标|服务对象满意度指标|受益群众满意度|≥|95|%
            |主管部门满意度指标|主管部门对工作的满意度|≥|90|%
            """
        let reading = Recogniser.read(document(["2026年度项目支出绩效目标表"], table(drawing, grid: .separated)))
        #expect(
            reading.forms[0].indicators.map(row) == [
                "满意度指标 服务对象满意度指标 受益群众满意度 ≥ 95 %", "满意度指标 主管部门满意度指标 主管部门对工作的满意度 ≥ 90 %",
            ])
        #expect(reading.notices.isEmpty)
    }

    @Test("A7: 指标内容 is the name where there is no 三级指标")
    func content() {
        #expect(
            rows(
                document(
                    [], table("一级指标|二级指标|指标内容|指标值|备注\n产出指标|数量指标|培训人次|≥900人次|")))
                == ["产出指标 数量指标 培训人次 ≥ 900 人次"])
    }

    @Test("A13: a blank value with its unit pre-printed")
    func preprinted() {
        let form = Recogniser.read(
            document([], table("一级指标|二级指标|三级指标|指标值|计量单位\n产出指标|数量指标|培训人次||人次"))
        ).forms[0]
        #expect(form.indicators.map(row) == ["产出指标 数量指标 培训人次 - - 人次"])
        #expect(form.indicators[0].text == Text("") && form.indicators[0].nature == nil)
        #expect(form.cells[Path(.indicators, 0, .text)] != nil)
    }

    @Test("S1: sign, value, unit, actual value, weight, score and reason apart")
    func sichuan() {
        let form = Recogniser.read(
            document(
                ["部门预算项目支出绩效自评表（2023年度）"],
                table(
                    """
                    绩效指标（90分）|一级指标|二级指标|三级指标|指标性质|指标值|度量单位|完成值|权重|得分|未完成原因分析
                    ^|产出指标|数量指标|上门服务人次|≥|27600|人次|26496|12|11.52|征迁滞后
                    ^|效益指标|可持续影响指标|机制运行等级|定性|优（按优、良、中、差四档评定）|无|达成|10|10|
                    """))
        ).forms[0]
        #expect(form.indicators.map(row) == ["产出指标 数量指标 上门服务人次 ≥ 27600 人次", "效益指标 可持续影响指标 机制运行等级 - - -"])
        #expect(form.indicators.map { $0.actual?.description ?? "-" } == ["26496", "-"])
        #expect(form.indicators.map { $0.actualText?.string ?? "-" } == ["26496", "达成"])
        #expect(form.indicators.map { $0.score?.description ?? "-" } == ["11.52", "10"])
    }

    @Test("S3, S6 and S7: weights before the value, reference values, scores in the level's name")
    func othersOrders() {
        let s3 = Recogniser.read(
            document(
                ["2023年度项目自评表"],
                table("一级指标|二级指标|三级指标|年初目标值(A)|实际完成值(B)|得分\n产出指标|数量指标|次数|≥12次|13次|20"))
        ).forms[0]
        #expect(s3.indicators.map(row) == ["产出指标 数量指标 次数 ≥ 12 次"] && s3.indicators[0].score == Number(20))
        #expect(s3.kind == .selfEvaluation)
        let s7 = Recogniser.read(
            document(
                ["2023年度项目支出绩效自评表"],
                table(
                    """
                    一级指标|二级指标|三级指标|分值|年度指标值|全年实际值|得分|未完成原因分析
                    产出指标（50分）|数量指标|次数|10|≥12次|13次|10|
                    效益指标（0-20）分|社会效益|就业人数|20|≥5人|5人|20|
                    """))
        ).forms[0]
        #expect(s7.indicators.map(row) == ["产出指标 数量指标 次数 ≥ 12 次", "效益指标 社会效益指标 就业人数 ≥ 5 人"])
        #expect(s7.indicators.map(\.weight) == [Number(10), Number(20)])
        let s6 = Recogniser.read(
            document(
                ["2023年度项目支出绩效自评表"],
                table(
                    """
                    一级指标|二级指标|三级指标|参考值|分值|指标值|全年实际值|得分
                    项目决策|项目立项|立项依据充分性|充分|5||充分|5
                    项目产出|数量指标|次数|10次|20|≥12次|13次|20
                    """))
        ).forms[0]
        #expect(s6.indicators.map(\.name) == [Text("立项依据充分性"), Text("次数")])
        #expect(s6.indicators[0].text == Text("") && s6.indicators[0].weight == Number(5))
        #expect(row(s6.indicators[1]) == "产出指标 数量指标 次数 ≥ 12 次")
    }

    @Test("S5: two levels only")
    func twoLevels() {
        let form = Recogniser.read(
            document(
                ["2023年度部门整体绩效自评表"],
                table("指标类型|指标名称|指标性质|指标值|计量单位|权重|全年完成值|评价标准\n产出指标|检查次数|≥|12|次|10|13|完成得满分"))
        ).forms[0]
        #expect(form.indicators.map(row) == ["产出指标 - 检查次数 ≥ 12 次"])
        #expect(form.indicators[0].actual == Number(13) && form.indicators[0].basis == Text("完成得满分"))
    }

    @Test("Chapter marks, stars and brackets in the levels are not part of them")
    func decoratedLevels() {
        #expect(
            rows(
                document(
                    [],
                    table(
                        """
                        *一级指标|二级 指标|三级⏎指标|*指标值
                        一、产出指标|（一）数量指标|1.户数|≥8户
                        满意度⏎指标|社会公众或服务对象满意度指标|①群众满意度|≥90%
                        """))) == ["产出指标 数量指标 户数 ≥ 8 户", "满意度指标 服务对象满意度指标 群众满意度 ≥ 90 %"])
    }

    @Test("Two forms in one table, each under its own title")
    func twoForms() {
        let forms = Recogniser.read(
            document(
                [],
                table(
                    """
                    2026年项目支出绩效目标表|<|<|<
                    项目名称|甲工程|主管部门|某县水利局
                    一级指标|二级指标|三级指标|指标值
                    产出指标|数量指标|户数|≥8户
                    2026年项目支出绩效目标表|<|<|<
                    项目名称|乙工程|主管部门|某县水利局
                    一级指标|二级指标|三级指标|指标值
                    产出指标|数量指标|里程|≥9公里
                    """))
        ).forms
        #expect(forms.map { $0.project?.name?.string } == ["甲工程", "乙工程"])
        #expect(forms.map { $0.indicators.map(\.name.string) } == [["户数"], ["里程"]])
    }
}

/// 预算情况 in the layouts it comes in.
@Suite("Layouts of the money")
struct MoneyLayoutTests {
    private let indicators = "\n一级指标|二级指标|三级指标|指标值\n产出指标|数量指标|户数|≥8户"

    private func money(_ drawing: String) -> [String] {
        let form = Recogniser.read(document(["2026年部门整体支出绩效目标表"], table(drawing + indicators))).forms[0]
        return form.budget.map { entry in
            let further = entry.columns.filter { $0 != .amount }.map { "\($0.word)=\(entry[$0]?.description ?? "-")" }
            return (["\(entry.basis.rawValue) \(entry.label) \(entry.amount?.description ?? "-")"] + further)
                .joined(separator: " ")
        }
    }

    @Test("Labels side by side, amounts under them")
    func underHeads() {
        #expect(
            money(
                """
                预算情况|资金总额|按收入性质分|<|按支出性质分|<
                ^|^|一般公共预算|政府性基金拨款|基本支出|项目支出
                ^|7008.74|5677.08||６６８１．５１|327.23
                """) == [
                    "total 资金总额 7008.74", "source 一般公共预算 5677.08", "source 政府性基金 -", "use 基本支出 6681.51",
                    "use 项目支出 327.23",
                ])
    }

    @Test("Expenses and sources in two lists side by side")
    func twoLists() {
        #expect(
            money(
                """
                部门预算情况（万元）|部门预算支出|预算金额|收入来源|预算金额
                ^|基本支出|2181|一般公共预算|1894
                ^|项目支出|975|其他资金|
                ^|支出合计|3156|收入合计|3156
                """) == [
                    "use 基本支出 2181", "source 一般公共预算 1894", "use 项目支出 975", "source 其他资金 -", "total 资金总额 3156",
                    "total 资金总额 3156",
                ])
    }

    @Test("The term's money beside the year's")
    func termAndYear() {
        #expect(
            money(
                """
                项目资金（万元）|实施期资金总额：|4,488.72|年度资金总额：|1,496.24
                ^|其中：财政拨款|4,488.72|其中：财政拨款|1,496.24
                ^|其他资金||其他资金|
                """) == [
                    "total 资金总额 4488.72 annual=1496.24", "source 财政拨款 4488.72 annual=1496.24", "source 其他资金 - annual=-",
                ])
    }

    @Test("Budget, executed, rate, weight and score in columns")
    func matrix() {
        #expect(
            money(
                """
                项目资金（万元）||年初预算数|全年预算数（A）|全年执行数（B）|分值|执行率（B/A）|得分
                ^|年度资金总额|679.58|679.58|630.58|10|92.79%|9.28
                ^|其中：当年财政拨款|679.58|679.58|630.58|—|—|—
                """) == [
                    "total 资金总额 679.58 adjusted=679.58 executed=630.58 weight=10 rate=92.79 score=9.28",
                    "source 财政拨款 679.58 adjusted=679.58 executed=630.58 weight=- rate=- score=-",
                ])
    }

    @Test("Amounts with their unit in the cell, and a note behind")
    func unitInCell() {
        #expect(money("资金总额|564万元|其中：财政拨款|500万元（含上级补助）") == ["total 资金总额 564", "source 财政拨款 500"])
    }

    @Test("A composition with shares and earlier years reads the year's own amounts")
    func composition() {
        #expect(
            money(
                """
                总体资金情况|收入构成|当年金额|占比
                ^|财政拨款|300|75%
                ^|其他资金|100|25%
                """) == ["source 财政拨款 300", "source 其他资金 100"])
    }
}
