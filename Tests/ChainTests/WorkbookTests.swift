import Basics
import Documents
import Forms
import Foundation
import Recognition
import Testing

// Two real workbooks are other people's data: they are read where they lie beside the project, and never committed.
private let folder = Samples.root.deletingLastPathComponent().appending(path: "shared/real-forms")
private let areThere = FileManager.default.fileExists(atPath: folder.appending(path: "zhanjiang-hrss-2024.xlsx").path)

@Suite("Real workbooks", .enabled(if: areThere, "the workbooks do not lie beside the project"))
struct WorkbookTests {
    private func form(_ name: String) throws -> Form {
        let bytes = [UInt8](try Data(contentsOf: folder.appending(path: name)))
        let reading = try Samples.reading(bytes)
        #expect(reading.forms.count == 1)
        return try #require(reading.forms.first)
    }

    private func line(_ row: Indicator) -> String {
        [
            row.level1?.string ?? "-", row.level2?.string ?? "-", row.name.string, row.comparison?.rawValue ?? "-",
            row.value?.description ?? "-", row.unit?.string ?? "-", row.text.string,
        ].joined(separator: " ")
    }

    @Test("Zhanjiang 2024: head, money with a formula, tasks with their own money")
    func zhanjiangHead() throws {
        let form = try form("zhanjiang-hrss-2024.xlsx")
        #expect(form.kind == .departmentTargets && form.fiscalYear == 2024)
        #expect(form.title?.string == "2024年市级部门整体预算绩效目标表")
        #expect(form.body?.string == "湛江市人力资源和社会保障局")
        #expect(form.moneyUnit?.string == "万元")
        #expect(
            form.budget.map { "\($0.basis.rawValue) \($0.label) \($0.amount?.description ?? "-")" } == [
                "use 基本支出 10891.615675", "source 财政拨款 72807.384975", "use 项目支出 61915.7693", "source 其他资金 0",
                "use 财政专项资金 -", "use 市本级使用资金 -", "use 其他事业发展性支出 -", "use 拟用于对下转移支付资金 -",
            ])
        #expect(
            form.tasks.map(\.name.string) == [
                "城乡居民养老保险政府补贴资金", "“三支一扶”高校毕业生社会保险缺口资金及生活补贴", "促进就业专项资金（含创业担保贷款贴息资金）",
            ])
        #expect(form.tasks.map { $0.funding?.description ?? "-" } == ["18862", "587.81", "1140"])
        #expect(form.tasks.map(\.items.count) == [1, 1, 2])
        #expect(form.objectives.count == 1)
        #expect(form.objectives[0].text.hasPrefix("城乡居民基本养老保险参保人数达到计划指标"))
        #expect(form.objectives[0].text.hasSuffix("劳动人事争议案件调解率75%。"))
        #expect(form.unread.map(\.text.string) == ["737", "10"])
    }

    @Test("Zhanjiang 2024: every row")
    func zhanjiangRows() throws {
        #expect(
            try form("zhanjiang-hrss-2024.xlsx").indicators.map(line) == [
                "产出指标 数量指标 城乡居民基础养老金标准 ≥ 190 元每人每月 ≥190元每人每月",
                "产出指标 数量指标 城镇新增就业人数 - 50000 人 50000",
                "产出指标 数量指标 促进创业人数 - 3000 人 3000",
                "产出指标 数量指标 支教人员每人每年完成课时 ≥ 200 课时 ≥200课时",
                "产出指标 质量指标 “三支一扶”人员服务期满考核合格率（%） ≥ 90 % ≥90%",
                "产出指标 质量指标 补贴发放准确率 - 100 % 100%",
                "产出指标 时效指标 “三支一扶”人员到岗及时率 ≥ 90 % ≥90%",
                "产出指标 时效指标 资金在规定时间内下达率 ≥ 95 % ≧95%",
                "效益指标 经济效益指标 解决就业困难人员就业人数 - 1500 人 1500",
                "效益指标 经济效益指标 失业人员再就业人数 - 27000 人 27000",
                "效益指标 质量指标 全市城乡居民养老保险覆盖面 - - - 不低于上年度水平",
                "效益指标 质量指标 扶持创业企业（项目）个数 - 350 - 350",
                "效益指标 质量指标 服务期满继续在基层就业人数比例 ≥ 35 % ≧35%",
                "效益指标 质量指标 基层服务覆盖范围 - - - 湛江市基层",
                "效益指标 可持续影响指标 对保持就业局势总体稳定发挥的影响 - - - 保持稳定",
                "满意度指标 服务对象满意度指标 群众满意度 ≥ 75 % ≥75%",
                "满意度指标 服务对象满意度指标 就业服务满意度 ≥ 90 % ≧90%",
                "满意度指标 服务对象满意度指标 享受创业担保贷款对象满意度 ≥ 95 % ≧95%",
                "满意度指标 服务对象满意度指标 服务单位对“三支一扶”人员满意度 ≥ 90 % ≥90%",
            ])
    }

    @Test("Wuhan 2020: a tall form of an old layout")
    func wuhan() throws {
        let form = try form("wuhan-donghu-hrss-2020.xlsx")
        #expect(form.kind == .projectTargets && form.fiscalYear == 2020)
        #expect(form.title?.string == "2020年项目申报表")
        #expect(form.project?.name?.string == "专项资金" && form.project?.code == nil)
        #expect(form.body?.string == "武汉市人力资源和社会保障局东湖新技术开发区分局")
        #expect(form.reportedBy == form.body)
        #expect(form.objectives.map(\.text.string) == ["完成2020年度市、区下达的各项目标任务"])
        #expect(
            form.budget.filter { $0.amount != nil }.map {
                "\($0.basis.rawValue) \($0.label) \($0.amount?.description ?? "-") \($0.annual?.description ?? "-")"
            } == [
                "total 资金总额 6730 6730", "total 资金总额 6730 -", "source 一般公共预算 6730 -", "source 财政拨款 6730 -",
                "total 资金总额 6730 -", "use 就业和社会保险的管理支出 874.18 -", "use 对机关事业单位养老保险基金的补助 3080 -",
                "use 财政对基本医疗保险基金的补助 1545 -", "use 就业补助 1195.82 -", "use 其他城市生活救助 10 -",
                "use 普惠金融发展支出 25 -",
            ])
        #expect(
            form.indicators.map(line) == [
                "产出指标 数量指标 城镇新增就业人数 - 25000 人 25000人",
                "产出指标 数量指标 失业人员及就业困难人员再就业人数 - - - 1600人、200人",
                "产出指标 数量指标 扶持创业人数及带动就业人数 - - - 1000人、3000人",
                "产出指标 数量指标 返乡创业人数及带动就业人数 - - - 180人、650人",
                "产出指标 数量指标 就业技能及创业培训人数据 - - - 900人、1500人",
                "产出指标 数量指标 五险净增人数 - - - 约5.5万人次",
                "产出指标 数量指标 社会保障卡发卡量 - 7 万张 7万张",
                "产出指标 数量指标 劳动监察网格日常巡查 ≥ 60 户/人.月 不低于60户/人.月",
                "产出指标 质量指标 培训人员合格率 - 100 % 100%",
                "产出指标 时效指标 仲裁案件法定期限结案率 - 95 % 95%",
                "产出指标 时效指标 劳动监察配合处理举报投诉案件 - - - 在规定时间结案率为95%",
                "效益指标 社会效益指标 提高全民参保覆盖面 - - - 按时办结",
                "效益指标 服务对象满意度指标 做好服务工作，让服务对象满意 - 95 % 95%",
            ])
        #expect(form.unread.contains { $0.text.hasPrefix("1.依据武政规") })
        #expect(form.unread.contains { $0.text.contains("明确当年申请预算资金的主要投向") })
    }
}
