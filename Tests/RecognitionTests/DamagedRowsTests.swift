import Basics
import Documents
import Forms
import Recognition
import Testing

/// What is told or undone where rows, heads and tasks of stored text are damaged.
@Suite("Damaged rows, heads and tasks")
struct DamagedRowsTests {
    private func read(_ text: String) throws -> Reading {
        Recogniser.read(try Document.open(Array(text.utf8), fieldWords: Recogniser.fieldWords))
    }

    private func form(_ text: String) throws -> Form { try #require(try read(text).forms.first) }

    private func rows(_ form: Form) -> [String] {
        form.indicators.map {
            "\($0.level1?.string ?? "-")/\($0.level2?.string ?? "-")/\($0.name.string) \($0.text.string)"
        }
    }

    private let heading = "2025年项目绩效目标表\n一级指标\n二级指标\n三级指标\n指标值\n"

    @Test("A level's own word is no name: the name is blank")
    func blankName() throws {
        let form = try form(
            heading + "产出指标\n数量指标\n清淤长度\n≥11公里\n效益指标\n可持续影响指标\n≥22人\n满意度指标\n服务对象满意度指标\n居民满意度\n≥94%")
        #expect(
            rows(form) == ["产出指标/数量指标/清淤长度 ≥11公里", "效益指标/可持续影响指标/ ≥22人", "满意度指标/服务对象满意度指标/居民满意度 ≥94%"])
    }

    @Test("A line that came twice is no part of the name it repeats, and stands in unread")
    func doubledLine() throws {
        let form = try form(heading + "产出指标\n数量指标\n清淤长度\n清淤长度\n≥11公里\n质量指标\n验收合格率\n≥95%\n")
        #expect(rows(form) == ["产出指标/数量指标/清淤长度 ≥11公里", "产出指标/质量指标/验收合格率 ≥95%"])
        #expect(form.unread.map(\.text.string) == ["清淤长度"])
    }

    @Test("A cell that came twice shifts no row of a table")
    func doubledCell() throws {
        let form = try form(
            "<h1>2025年项目绩效目标表</h1><table><tr><td>一级指标<td>二级指标<td>三级指标<td>指标值<td>备注</tr>"
                + "<tr><td>产出指标<td>数量指标<td>数量指标<td>清淤长度<td>≥11公里<td>无</tr>"
                + "<tr><td>产出指标<td>质量指标<td>验收合格率<td>≥95%<td>无</tr></table>")
        #expect(rows(form) == ["产出指标/数量指标/清淤长度 ≥11公里", "产出指标/质量指标/验收合格率 ≥95%"])
        #expect(form.repairs.map(\.what).contains(.realignedRow))
    }

    @Test("A level printed twice is the level and the name")
    func levelTwice() throws {
        let form = try form(
            "2025年项目绩效目标表\n| 一级指标 | 二级指标 | 三级指标 | 指标值 |\n| 产出指标 | 数量指标 | 清淤长度 | ≥11公里 |\n"
                + "| 效益指标 | 经济效益指标 | 经济效益指标 | ≥12% |\n")
        #expect(rows(form) == ["产出指标/数量指标/清淤长度 ≥11公里", "效益指标/经济效益指标/经济效益指标 ≥12%"])
    }

    @Test("A word of likelihood under another heading tells that blank cells were lost")
    func likelihood() throws {
        let form = try form(
            "2025年项目支出绩效运行监控表\n| 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 1-7月执行情况 | 全年预计完成情况 | 偏差原因分析 | 完成目标可能性 | 备注 |\n"
                + "| 产出指标 | 数量指标 | 储备物资数量 | ≥7500件 | 4880件 | 7500件 | 确定能 | |\n"
                + "| 产出指标 | 质量指标 | 物资合格率 | ≥95% | 96% | 96% | | 确定能 | |\n")
        #expect(form.indicators.map { $0.likelihood } == [.certain, .certain])
        #expect(form.indicators.map { $0.deviation } == [nil, nil])
    }

    @Test("A sign begins a target: the cell that a line's end broke was a blank one")
    func brokenBlank() throws {
        let form = try form(
            "2025年项目绩效目标表\n一级指标 | 二级指标 | 三级指标 | 指标值 |\n产出指标 | 数量指标 | 清淤长度 | ≥11公里 |\n"
                + "效益指标 | 可持续影响指标 |\n| ≥22人 | |\n满意度指标 | 服务对象满意度指标 | 居民满意度 | ≥94% |\n")
        #expect(
            rows(form) == ["产出指标/数量指标/清淤长度 ≥11公里", "效益指标/可持续影响指标/ ≥22人", "满意度指标/服务对象满意度指标/居民满意度 ≥94%"])
    }

    @Test("A body's label without a value is printed and blank; its cell is the label's")
    func blankFiler() throws {
        let form = try form(
            "2025年项目绩效目标表\n单位：万元\n项目名称\n河道清淤\n主管部门\n清陂县水利局\n实施单位\n项目属性\n经常性项目\n" + heading.dropFirst(13)
                + "产出指标\n数量指标\n清淤长度\n≥11公里")
        #expect(form.body?.string == "清陂县水利局")
        #expect(form.reportedBy == nil)
        #expect(form.cells[Path(.reportedBy)] == form.labels.first { $0.text.string == "实施单位" }?.cell)
        #expect(form.cells[Path(.reportedBy)] != nil)
    }

    @Test("A task's name beside blank cells is a task without content")
    func taskWithoutContent() throws {
        let form = try form(
            "2025年部门整体支出绩效目标表\n| 部门名称 | 清陂县民政局 |||\n| 年度主要任务 | 任务名称 | 主要内容 | |\n| 任务1：低保 | 保障对象6300人。 | ||\n"
                + "| 任务2：救助 | |||\n| 年度绩效指标 | 一级指标 | 二级指标 | 三级指标 | 指标值 |\n| 产出指标 | 数量指标 | 保障人数 | ≥6300人 |\n")
        #expect(form.tasks.map(\.name.string) == ["低保", "救助"])
        #expect(form.tasks.map { $0.items.map(\.string) } == [["保障对象6300人。"], []])
    }

    @Test("Several tasks in one cell are parted where as many lists stand beside them, and told")
    func tasksInOneCell() throws {
        let text =
            "<html><body><p>2025年部门整体支出绩效目标表</p><table><tr><td>部门名称</td><td colspan=4>清陂县教育局</td></tr>"
            + "<tr><td rowspan=2>年度主要任务</td><td>任务名称</td><td colspan=3>主要内容</td></tr>"
            + "<tr><td>任务1：培训任务 2：维修</td><td colspan=3>1.培训1060人；2.合格率98%。1.维修5400平方米；2.验收合格率98%。</td></tr>"
            + "<tr><td>指标</td><td>一级指标</td><td>二级指标</td><td>三级指标</td><td>指标值</td></tr>"
            + "<tr><td></td><td>产出指标</td><td>数量指标</td><td>培训人数</td><td>≥1060人</td></tr></table></body></html>"
        let reading = try read(text)
        let form = try #require(reading.forms.first)
        #expect(form.tasks.map(\.name.string) == ["培训", "维修"])
        #expect(form.tasks.map { $0.items.count } == [2, 2])
        #expect(reading.notices.contains { $0.text.zh.hasPrefix("这里的 2 项任务之间没有分格，已按编号分开") })
    }

    @Test("A page's number belongs to no row")
    func pageNumber() throws {
        let form = try form(heading + "产出指标\n数量指标 清淤长度 ≥11公里\n— 2 —\n质量指标 验收合格率 ≥96%")
        #expect(rows(form) == ["产出指标/数量指标/清淤长度 ≥11公里", "产出指标/质量指标/验收合格率 ≥96%"])
        #expect(form.unread.map(\.text.string) == ["— 2 —"])
    }

    @Test("The tail of a name under its row is joined to it by the form's goals")
    func tailUnderRow() throws {
        let form = try form(
            "2025年项目绩效目标表\n项目名称\n图书馆开放\n年度目标\n2025年底前，公共图书馆免费开放补助项目支出控制在33万元以内。\n一级指标 二级指标 三级指标 指标值\n"
                + "产出指标 数量指标 接待读者人次 ≥23万人次\n成本指标 公共图书馆免费开放补助项目 ≤33万元\n支出\n")
        #expect(rows(form).last == "产出指标/成本指标/公共图书馆免费开放补助项目支出 ≤33万元")
    }

    @Test("Words at a row's end that may begin the next name put it in doubt")
    func doubtfulBeginning() throws {
        let reading = try read(
            "2025年项目绩效目标表\n一级指标\n二级指标\n三级指标\n指标值\n指标解释\n备注\n产出指标\n数量指标\n清淤长度\n≥11公里\n年内完工的长度合计。\n农产品抽\n检批次\n≥72批次\n抽检批次合计。\n"
        )
        let form = try #require(reading.forms.first)
        let path = Path(.indicators, 1, .name)
        #expect(form.indicators.count == 2)
        #expect(form.indicators[1].name.string == "检批次")
        #expect(form.confidence[path] != nil)
        #expect(reading.notices.contains { $0.path == path && $0.text.zh.contains("也可能是名称的开头") })
    }

    @Test("A filer and a unit of money above the title are the form's, though a page's head stands before them")
    func headAboveTitle() throws {
        let form = try form(
            "<html><body><p>发布机构：清陂县水利局</p><p>填报单位：清陂县水利局　　　　单位：万元</p><table><tr><td colspan=4>2025年项目支出绩效目标申报表</td></tr>"
                + "<tr><td>项目名称</td><td colspan=3>河道清淤</td></tr><tr><td>一级指标</td><td>二级指标</td><td>三级指标</td><td>指标值</td></tr>"
                + "<tr><td>产出指标</td><td>数量指标</td><td>清淤长度</td><td>≥11公里</td></tr></table></body></html>")
        #expect(form.moneyUnit?.string == "万元")
        #expect(form.reportedBy?.string == "清陂县水利局")
    }
}

/// Pages that begin inside a form.
@Suite("Rows without a heading")
struct HeadlessRowsTests {
    private func read(_ text: String) throws -> Reading {
        Recogniser.read(try Document.open(Array(text.utf8), fieldWords: Recogniser.fieldWords))
    }

    private let rows =
        " | 数量指标 | 维护防火隔离带长度 | ≥ | １９０ | 公里 | 年内清理维护的长度 |  |\n | 质量指标 | 火灾当日扑灭率 | ≥ | 96 | % | 扑灭÷总数×100% |  |\n"
        + "效益指标 | 经济效益指标 | 林下经济产值 | ≥ | 2.4 | 亿元 | 产值合计 |  |\n"

    @Test("Levels, names, signs, targets and units are read; the other columns stand in unread, and it is told")
    func rowsByContent() throws {
        let reading = try read(rows)
        let form = try #require(reading.forms.first)
        #expect(
            form.indicators.map {
                "\($0.level2?.string ?? "-") \($0.name) \($0.comparison?.rawValue ?? "") \($0.text) \($0.unit?.string ?? "")"
            } == [
                "数量指标 维护防火隔离带长度 ≥ １９０ 公里", "质量指标 火灾当日扑灭率 ≥ 96 %", "经济效益指标 林下经济产值 ≥ 2.4 亿元",
            ])
        #expect(form.title == nil)
        #expect(form.unread.map(\.text.string) == ["年内清理维护的长度", "扑灭÷总数×100%", "产值合计"])
        #expect(reading.notices.contains { $0.text.zh.hasPrefix("这里从一张表的中间开始") })
    }

    @Test("The form behind them is one of its own")
    func followedByForm() throws {
        let reading = try read(
            rows + "\n2026年项目绩效目标表\n一级指标 | 二级指标 | 三级指标 | 指标值\n产出指标 | 数量指标 | 清淤长度 | ≥11公里\n")
        #expect(reading.forms.map(\.indicators.count) == [3, 1])
    }

    @Test("A table of purchases or staff is none of this")
    func otherTables() throws {
        let reading = try read(
            "便携式计算机 | A02010105 | 12台 | 7.20\n物业管理服务 | C21040000 | 1项 | 36.00\n打印机 | A02010106 | 3台 | 1.20\n")
        #expect(reading.forms.isEmpty)
    }
}
