import Basics
import Documents
import Forms
import Recognition
import Testing

/// The head of a form in text that lost spans, columns or line ends.
@Suite("Heads in lossy text")
struct LossyTextTests {
    private func form(_ text: String) throws -> Form {
        try #require(
            Recogniser.read(try Document.open(Array(text.utf8), fieldWords: Recogniser.fieldWords)).forms.first)
    }

    /// `资金总额 6304 - 100`: a label and its columns.
    private func money(_ form: Form) -> [String] {
        form.budget.map { entry in
            ([entry.label.string] + entry.columns.map { entry[$0]?.description ?? "-" }).joined(separator: " ")
        }
    }

    private let rows = "\n一级指标\n二级指标\n三级指标\n指标值\n产出指标\n数量指标\n清淤长度\n≥11公里"

    @Test("Labels first, then the amounts: the sums tell which blanks were lost, and it is told")
    func lostBlanks() throws {
        let form = try form(
            "2025年部门整体支出绩效目标表\n部门名称\n雁渚区水利局\n预算情况\n资金总额\n一般公共预算\n政府性基金\n其他资金\n基本支出\n项目支出\n3,185\n3,000\n185\n2,657\n528"
                + rows)
        #expect(
            money(form).filter { !$0.hasSuffix("-") } == [
                "资金总额 3185", "一般公共预算 3000", "政府性基金 185", "基本支出 2657", "项目支出 528",
            ])
        #expect(form.confidence.keys.contains { $0.field == .budget })
    }

    @Test("A matrix whose blanks were lost: the per cent sign, the rate and the scores tell the columns")
    func matrix() throws {
        let form = try form(
            "2025年度项目支出绩效自评表\n项目名称\n路灯维护\n预算执行情况\n年初预算数\n全年预算数（A）\n全年执行数（B）\n分值\n执行率（B/A）\n得分\n年度资金总额\n446\n428\n425\n10\n99.30%\n9.93\n其中：财政拨款\n326\n312\n310\n99.36%\n上年结转资金"
                + rows)
        #expect(form.budget.map(\.label.string) == ["资金总额", "财政拨款", "上年结转资金"])
        #expect(form.budget.map { $0.executed?.description } == ["425", "310", nil])
        #expect(form.budget.map { $0.adjusted?.description } == ["428", "312", nil])
        #expect(form.budget.map { $0.rate?.description } == ["99.3", "99.36", nil])
        #expect(form.budget[0].score?.description == "9.93")
    }

    @Test("Labels and amounts glued together, with a unit in the amount")
    func glued() throws {
        let form = try form(
            "2025年项目支出绩效目标表\n项目名称：路灯维护\n资金总额3,053.16万元，其中：财政拨款2000万元，其他资金1,053.16万元" + rows)
        #expect(money(form) == ["资金总额 3053.16", "财政拨款 2000", "其他资金 1053.16"])
        #expect(form.moneyUnit?.string == "万元")
    }

    @Test("Rows that stand too far left, since the side label's column was lost")
    func shifted() throws {
        let form = try form(
            """
            2025年部门整体支出绩效目标表
            部门名称 | 雁渚区水利局 | |
            部门预算（万元） | 资金总额 | 一般公共预算 | 其他资金 | 基本支出 | 项目支出 |
            600 | 400 | 200 | 500 | 100 |
            年度主要任务 | 任务名称 | 主要内容 | | | |
            一、河道清淤 | 1.清淤河道11公里； 2.验收合格率达到100%。 | | | | |
            二、山洪防治 | 1.维护监测站点65个。 | | | | |
            绩效指标 | 一级指标 | 二级指标 | 三级指标 | 指标值 | |
            产出指标 | 数量指标 | 清淤长度 | ≥11公里 | | |
            """)
        #expect(money(form) == ["资金总额 600", "一般公共预算 400", "其他资金 200", "基本支出 500", "项目支出 100"])
        #expect(form.tasks.map(\.name.string) == ["河道清淤", "山洪防治"])
        #expect(form.tasks.map { $0.items.map(\.string) } == [["清淤河道11公里；", "验收合格率达到100%。"], ["维护监测站点65个。"]])
    }

    @Test("Names and contents of tasks are told by how they are numbered, also on one line")
    func tasks() throws {
        let form = try form(
            "2025年部门整体支出绩效目标表\n部门名称\n雁渚区水利局\n年度主要任务\n任务名称\n主要内容\n任务1：河道清淤\n1.清淤河道11公里；2.验收合格。\n任务2：山洪防治 1.维护监测站点65个。"
                + rows)
        #expect(form.tasks.map(\.name.string) == ["河道清淤", "山洪防治"])
        #expect(form.tasks.map(\.items.count) == [2, 1])
    }

    @Test("A goal and its result side by side on one line, under labels broken over lines")
    func goals() throws {
        let form = try form(
            "2025年度项目支出绩效自评表\n项目名称\n路灯维护\n1.项目年度目标\n完成情况\n项目年度目标\n年度目标完成情况\n2025年维护路灯3500盏，亮灯率达到98%。 2025年维护路灯数量实际为3675盏。\n2.项目实施内容\n及过程概述\n按方案组织实施。"
                + rows)
        #expect(form.objectives.map(\.text.string) == ["2025年维护路灯3500盏，亮灯率达到98%。"])
        #expect(form.objectives.map { $0.actual?.string } == ["2025年维护路灯数量实际为3675盏。"])
    }

    @Test("A label without a value does not take the next one's")
    func blankLabel() throws {
        let form = try form("2025年项目支出绩效目标表\n项目名称\n路灯维护\n实施单位\n项目属性\n经常性项目" + rows)
        #expect(form.reportedBy == nil)
        #expect(form.project?.attribute?.string == "经常性项目")
    }
}
