import Basics
import Documents
import Forms
import Testing

@testable import Publishing
@testable import Rulebook

@Suite struct PageTests {
    private func finding(
        _ number: Int, _ path: Path, _ severity: Severity, _ message: String, _ advice: String, line: Int?,
        edits: [Edit] = [], places: [Finding.Place] = []
    ) -> Finding {
        Finding(
            rule: "unit-missing", aspect: .clarity, severity: severity, path: path,
            cell: line.map { CellReference(table: 0, row: 0, column: 5, line: $0) }, value: Text(),
            message: Wording(zh: message, en: message), advice: Wording(zh: advice, en: advice), edits: edits,
            safety: edits.isEmpty ? nil : .unsafe, because: [], sources: [], places: places, number: number)
    }

    private func page(_ findings: [Finding], least: Severity = .info) -> CheckPage {
        let form = Form.sound
        let report = Report(
            forms: [FormReport(kind: form.kind, title: form.title, body: form.body, findings: findings)], notices: [],
            profile: "national-2021", rulebook: "0123456789abcdef")
        return CheckPage(
            source: "表.txt", format: .text, reading: Reading(forms: [form]), report: report, least: least,
            asOf: "2026-03-01", reasons: ["unit-missing": Wording(zh: "没有单位无法核对。", en: "It cannot be checked.")])
    }

    private var two: [Finding] {
        let path = Path(.indicators, 2, .unit)
        return [
            finding(
                1, path, .error, "度量单位空缺；定量指标须有度量单位。", "填写度量单位。", line: 28,
                edits: [Edit(path, from: Text(), to: Text("公里"))],
                places: [
                    .init(path: Path(.indicators, 4, .unit), cell: CellReference(table: 0, row: 0, column: 5, line: 30))
                ]),
            finding(2, Path(.objectives), .info, "没有年度目标", "补写。", line: nil),
        ]
    }

    @Test("a report says of each finding what is wrong, where, why and what to do, then the verdict")
    func text() {
        #expect(
            page(two).text(Appearance(width: 82)) == """
                表.txt
                  ✖ 必改 1 unit-missing  指标 3 “维护防火隔离带长度” 度量单位空缺  第 28 行第 6 列
                      定量指标须有度量单位。
                      为何：没有单位无法核对。
                      改：填写度量单位。可改为：度量单位“公里”（需人确认）
                      同类另 1 处：指标 5（第 30 行）
                  i 提示 2 unit-missing  没有年度目标
                      改：补写。
                2026年部门整体支出绩效目标表  清陂县林业局   不通过   必改 2 · 存疑 0 · 提示 1
                依据 national-2021 · 规则库 0123456789ab · 截至 2026-03-01
                想知道某条规则为什么、怎么改：biaochi rules 规则名

                """)
    }

    @Test("a form without findings is told as passed in one line")
    func passed() {
        #expect(
            page([]).text(Appearance()) == """
                表.txt
                2026年部门整体支出绩效目标表  清陂县林业局   通过   必改 0 · 存疑 0 · 提示 0
                依据 national-2021 · 规则库 0123456789ab · 截至 2026-03-01

                """)
    }

    @Test("nothing in a file can steer the terminal")
    func harmless() {
        var form = Form.sound
        form.title = Text("标\u{1B}[2J题\u{202E}")
        form.indicators[2].name = Text("名\u{7}\u{9B}31m\n称")
        let reading = Reading(forms: [form])
        let report = Report(
            forms: [FormReport(kind: form.kind, title: form.title, body: form.body, findings: two)], notices: [],
            profile: "p", rulebook: "r")
        var page = page([])
        page.reading = reading
        page.report = report
        let look = Appearance()
        for text in [
            page.text(look), page.table(look), FormPage(source: "s", format: .text, reading: reading).text(look),
        ] {
            #expect(!text.unicodeScalars.contains { "\u{1B}\u{202E}\u{7}\u{9B}".unicodeScalars.contains($0) })
        }
    }

    @Test("findings below the least level are not shown, but counted")
    func least() {
        let text = page(two, least: .error).text(Appearance())
        #expect(!text.contains("没有年度目标"))
        #expect(text.contains("必改 2 · 存疑 0 · 提示 1"))
    }

    @Test(
        "no line is wider than the terminal, and colour is there only where it is asked for", arguments: [40, 60, 100])
    func width(columns: Int) {
        let text = page(two).text(Appearance(width: columns))
        let findings = text.split(separator: "\n").dropFirst().prefix { !$0.hasPrefix("2026年") }
        #expect(findings.allSatisfy { DisplayWidth.of($0) <= columns })
        #expect(!text.contains("\u{1B}"))
        #expect(page(two).text(Appearance(colour: true)).contains("\u{1B}[31m✖ 必改\u{1B}[0m"))
    }

    @Test("findings drawn as a table fit the page")
    func table() {
        let lines = page(two).table(Appearance(width: 90)).split(separator: "\n")
        #expect(lines[1].hasPrefix("┌") && DisplayWidth.of(lines[1]) <= 90)
        #expect(lines.contains { $0.contains("必改") && $0.contains("unit-missing") })
    }

    @Test("a form is drawn with its head, goals, tasks, money and indicators")
    func form() {
        let text = FormPage(source: "表.txt", format: .text, reading: Reading(forms: [.sound])).text(Appearance())
        #expect(text.hasPrefix("表.txt\n\n2026年部门整体支出绩效目标表\n  表种              部门整体支出绩效目标表\n"))
        #expect(text.contains("│ 收入 │ 一般公共预算     │ 5677.08 │"))
        #expect(text.contains("│  3 │ 产出指标 │ 数量指标 │ "))
        #expect(!text.contains("备注"))
        #expect(text.split(separator: "\n").allSatisfy { DisplayWidth.of($0) <= 100 })
    }

    @Test("what the reader did and left is told in short")
    func remainder() {
        var form = Form.sound
        let cell = CellReference(table: 0, row: 3, column: 0, line: 9)
        form.repairs = [
            Repair(.removedNumbering, Path(.tasks, 0, .name), from: Text("一、造林"), to: Text("造林"), cell: cell),
            Repair(.removedNumbering, Path(.tasks, 1, .name), from: Text("二、防火"), to: Text("防火"), cell: cell),
        ]
        form.unread = [Unread(Text("联系电话"), cell: cell)]
        let text = FormPage(source: "表.txt", format: .text, reading: Reading(forms: [form])).text(Appearance())
        #expect(text.contains("  去掉编号 2  一、造林 → 造林\n"))
        #expect(text.contains("未读入\n  联系电话  第 9 行第 1 列\n"))
    }

    @Test("the first clause of a message is its headline, but not one inside quotation marks")
    func headline() {
        #expect(CheckLines.parts(of: "指标值“一；二”不清楚；请改") == ("指标值“一；二”不清楚", "请改"))
        #expect(CheckLines.parts(of: "没有目标。") == ("没有目标", ""))
    }
}
