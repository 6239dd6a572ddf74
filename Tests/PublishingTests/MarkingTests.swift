import Basics
import Documents
import Forms
import Foundation
import Library
import Recognition
import Testing

@testable import Publishing
@testable import Rulebook

@Suite("Remarks of findings")
struct FindingRemarksTests {
    private static let text = """
        2026年部门整体支出绩效目标表
        部门（单位）名称\t某局
        一级指标\t二级指标\t三级指标\t指标值类型\t指标值\t度量单位
        产出指标\t数量指标\t造林面积\t≥\t3.2\t万亩
        """

    private func finding(_ path: Path, cell: CellReference? = nil, places: [CellReference] = []) -> Finding {
        Finding(
            rule: "unit-missing", aspect: .completeness, severity: .error, path: path, cell: cell, value: Text(),
            message: Wording(zh: "没有单位。", en: "No unit."), advice: Wording(zh: "补上。", en: "Add it."),
            edits: [Edit(path, from: Text(), to: Text("项"))], safety: .unsafe, because: [], sources: [],
            places: places.map { Finding.Place(path: path, cell: $0) }, number: 4)
    }

    private func remarks(_ findings: [Finding], _ language: Language = .zh) throws -> FindingRemarks {
        let document = try Document.open(Array(FindingRemarksTests.text.utf8), fieldWords: Lexicon.fieldWords)
        let reading = Recogniser.read(document)
        let form = FormReport(kind: .departmentTargets, title: Text("表"), body: Text("某局"), findings: findings)
        let report = Report(forms: [form], notices: [], profile: "p", rulebook: "r")
        let file = JudgedFile(source: "a", sha256: "", document: document, reading: reading, report: report)
        return FindingRemarks(file, least: .info, language: language)
    }

    private func words(_ place: DocumentPlace?) throws -> String? {
        try place.flatMap {
            try Document.open(Array(FindingRemarksTests.text.utf8), fieldWords: Lexicon.fieldWords).words(at: $0)
        }
    }

    @Test("What is absent is told at the nearest heading: the entry's name, the heading of a list, the title")
    func nearest() throws {
        let cases: [(Path, String)] = [
            (Path(.indicators), "三级指标"), (Path(.indicators, 0, .weight), "造林面积"), (Path(.indicators, 0, .unit), "万亩"),
            (Path(.score), "2026年部门整体支出绩效目标表"), (Path(.body), "某局"),
        ]
        for (path, expected) in cases { #expect(try words(remarks([finding(path)]).remarks.first?.place) == expected) }
    }

    @Test("A remark tells level, what is wrong, what to do and the correction; further places refer to it")
    func lines() throws {
        let unit = CellReference(table: 0, row: 2, column: 5)
        let name = CellReference(table: 0, row: 2, column: 2)
        let made = try remarks([finding(Path(.indicators, 0, .unit), cell: unit, places: [name])])
        #expect(made.remarks.map(\.head) == ["必改 4", "必改 4"])
        #expect(made.remarks[0].level == .high)
        #expect(made.remarks[0].lines.prefix(3) == ["没有单位。", "改：补上。", "可改为：度量单位：项（需人确认）"])
        #expect(made.remarks[1].lines.count == 1)
        #expect(made.remarks[1].lines[0].hasPrefix("同类问题，说明见 "))
        #expect(made.remarks.map(\.place) == [.cell(table: 0, row: 2, column: 5), .cell(table: 0, row: 2, column: 2)])
        #expect(made.list.sections.map(\.title) == ["表 · 某局 · 不通过 · 必改 2 · 存疑 0 · 提示 0"])
        #expect(made.list.sections[0].entries.map { $0.columns[0] } == ["必改 4"])
        let english = try remarks([finding(Path(.indicators, 0, .unit), cell: unit)], .en)
        #expect(english.remarks[0].head == "must change 4")
        #expect(english.list.title == "Findings of Biaochi 标尺")
    }
}

@Suite("Words of a cell with a value changed in them")
struct FixWordsTests {
    @Test(
        "The old value is replaced where it stands, and all beside it stays",
        arguments: [
            ("95", "95", "98", "98"), ("≥95%", "95", "98", "≥98%"), ("1,286.73", "1286.73", "1300", "1300"),
            ("完成\n23项", "完成23项", "完成24项", "完成\n24项"), ("", "", "项", "项"), ("填报单位：甲局", "甲局", "乙局", "填报单位：乙局"),
            ("1.南柚县治理村庄2个。2.南山", "南柚县治理村庄2个。南山", "南岫县治理村庄2个。南山", "1.南岫县治理村庄2个。2.南山"),
        ])
    func replaced(printed: String, old: String, new: String, expected: String) {
        #expect(FixChanges.words(printed, Text(old), Text(new), Path(.indicators, 0, .name)) == expected)
    }

    @Test("What stands there twice, or not at all, is not guessed; a closed vocabulary is written anew")
    func notGuessed() {
        #expect(FixChanges.words("甲、甲", Text("甲"), Text("乙"), Path(.indicators, 0, .name)) == nil)
        #expect(FixChanges.words("丙", Text("甲"), Text("乙"), Path(.indicators, 0, .name)) == nil)
        #expect(FixChanges.words("大于等于", Text("≥"), Text("≤"), Path(.indicators, 0, .operator)) == "≤")
    }
}
