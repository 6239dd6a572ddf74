import Basics
import Foundation
import Testing

/// `fix --out` on the user's own file, `review` and `score`.
@Suite struct HandBackTests {
    /// An overall form whose third row writes 百分比 for % and whose cost is an equality.
    private static let rows = [
        ["2026年部门整体支出绩效目标表"], ["部门（单位）名称", "某县林业局"], ["单位：万元"],
        ["年度履职目标", "2026年完成人工造林3.2万亩，林区群众满意度达到92%以上，造林项目支出控制在158.38万元以内。"],
        ["一级指标", "二级指标", "三级指标", "指标值类型", "指标值", "度量单位"],
        ["成本指标", "经济成本指标", "造林项目支出", "=", "158.38", "万元"],
        ["产出指标", "数量指标", "人工造林面积", "≥", "3.2", "万亩"],
        ["满意度指标", "服务对象满意度指标", "林区群众满意度", "≥", "92", "百分比"],
    ]

    private static func page(_ rows: [[String]]) -> [UInt8] {
        let body = rows.map { row in
            "<tr>" + row.map { "<td colspan=\"\(row.count < 3 ? 6 / row.count : 1)\">\($0)</td>" }.joined() + "</tr>"
        }
        return Array("<html><body><table>\(body.joined())</table></body></html>".utf8)
    }

    @Test(
        "The corrections are tracked in the user's docx, and the file then has none left", arguments: ["docx", "xlsx"])
    func corrected(ending: String) throws {
        let folder = try Scratch()
        let own = folder.path("own.\(ending)")
        try Data(HandBackTests.page(HandBackTests.rows)).write(to: URL(fileURLWithPath: folder.path("own.html")))
        #expect(try Run("render", folder.path("own.html"), "--out", own).status == 0)
        let out = folder.path("fixed.\(ending)")
        let run = try Run("fix", own, "--unsafe", "--out", out, "--format", "json")
        #expect(run.status == 0, "\(run.errors)")
        let form = try JSON.parse(Data(run.out.utf8))["forms"]?.elements.first
        let applied = form?["applied"]?.elements ?? []
        #expect(!applied.isEmpty)
        let again = try Run("fix", out, "--unsafe", "--format", "json")
        #expect(try JSON.parse(Data(again.out.utf8))["forms"]?.elements.first?["applied"]?.elements.isEmpty == true)
        let read = try JSON.parse(Data(try Run("read", out, "--format", "json").out.utf8))
        let units = (read["forms"]?.elements.first?["indicators"]?.elements ?? []).map { $0["unit"]?.stringValue }
        #expect(units.contains("%"))
        #expect(!units.contains("百分比"))
    }

    @Test("A text cannot be corrected in place, and the word says how to write it")
    func notInPlace() throws {
        let folder = try Scratch()
        let run = try Run("fix", Run.example("lukou-education-2026.txt"), "--out", folder.path("a.docx"))
        #expect(run.status == 64)
        #expect(run.errors.contains("请用 --out 写成 .html、csv、md、txt、json。"))
        #expect(folder.names.isEmpty)
    }

    @Test("The review sheet has all eight points, says that they are unverified, and leaves grades open")
    func review() throws {
        let folder = try Scratch()
        let out = folder.path("审核表.html")
        #expect(
            try Run("review", Run.example("lukou-education-2026.txt"), "--out", out, "--as-of", "2026-11-24").status
                == 0)
        let page = try String(contentsOfFile: out, encoding: .utf8)
        for point in ["规范完整性", "明确清晰性", "目标相关性", "指标科学性", "绩效合理性", "资金匹配性", "实现可能性", "条件充分性"] {
            #expect(page.contains(point))
        }
        #expect(page.contains("未核对原文"))
        #expect(page.contains("【待审】实施方案、人员、制度和组织条件是否具备？"))
        #expect(page.contains("必改 15　指标 2 “重点项目推进数量” 度量单位（第 28 行第 6 列）："))
        #expect(page.contains("关于退回修改绩效目标的意见"))
        let key = folder.path("重点.docx")
        #expect(
            try Run("review", Run.example("project-2026.xlsx"), "--kind", "key", "--out", key, "--as-of", "2026-11-24")
                .status == 0)
        let twice = folder.path("重点2.docx")
        #expect(
            try Run(
                "review", Run.example("project-2026.xlsx"), "--kind", "key", "--out", twice, "--as-of", "2026-11-24"
            ).status == 0)
        #expect(try Data(contentsOf: URL(fileURLWithPath: key)) == Data(contentsOf: URL(fileURLWithPath: twice)))
        #expect(try Run("review", Run.example("project-2026.xlsx"), "--out", folder.path("a.xlsx")).status == 64)
    }

    private static let evaluation = [
        ["2026年项目支出绩效自评表"], ["项目名称", "造林"], ["单位：万元"],
        ["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分", "偏差原因"],
        ["产出指标", "数量指标", "人工造林面积", "≥4万亩", "3万亩", "40", "40", ""],
        ["成本指标", "经济成本指标", "每亩成本", "≤160元", "200元", "20", "16", ""],
        ["效益指标", "生态效益指标", "森林火灾次数", "≤0次", "3次", "20", "0", ""],
    ]

    @Test("Scores are worked out anew with their sums; a lower cost scores more, and what differs is marked")
    func score() throws {
        let folder = try Scratch()
        let own = folder.path("own.html")
        try Data(HandBackTests.page(HandBackTests.evaluation)).write(to: URL(fileURLWithPath: own))
        let run = try Run("score", own, "--format", "json")
        #expect(run.status == 0)
        let json = try JSON.parse(Data(run.out.utf8))
        #expect(json["schema"]?.stringValue == "biaochi.scores/1")
        let rows = json["forms"]?.elements.first?["indicators"]?.elements ?? []
        #expect(rows.map { $0["score"]?.numberValue } == [Number(30), Number(16), Number(0)])
        #expect(rows.map { $0["differs"] == .bool(true) } == [true, false, false])
        #expect(rows.first?["sum"]?["zh"]?.stringValue == "分值 40 × min(完成 3 ÷ 目标 4, 1) = 30")
        #expect(rows.dropFirst().first?["sum"]?["zh"]?.stringValue == "分值 20 × min(目标 160 ÷ 完成 200, 1) = 16")
        let page = try Run("score", own).out
        #expect(page.contains("≠ 30"))
        #expect(page.contains("产出指标：分值 40"))
        #expect(try Run("score", Run.example("lukou-education-2026.txt")).errors.contains("这不是监控表或自评表，没有得分可算"))
    }
}
