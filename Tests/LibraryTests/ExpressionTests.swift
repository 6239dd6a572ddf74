import Basics
import Forms
import Testing

@testable import Library

@Suite("Expressions")
struct ExpressionTests {
    /// Three rows, of which the last has no weight.
    private static let form: Form = {
        var form = Form()
        form.fiscalYear = 2026
        form.title = Text("2026年部门整体支出绩效目标表")
        for (name, value, unit, weight) in [
            ("培训人数", "50", "人", "20"), ("培训合格率", "95", "%", "30"), ("造林面积", "3.2", "万亩", ""),
        ] {
            var row = Indicator()
            row.name = Text(name)
            row.text = Text(value)
            row.value = Number(value)
            row.unit = Text(unit)
            row.weight = Number(weight)
            form.indicators.append(row)
        }
        return form
    }()

    private static func value(_ text: String, row: Int? = nil) throws -> ExpressionValue? {
        try Expression(text, terms: FormTerms.terms, inRow: row != nil)
            .value(FormSource(form, asOf: Day(2026, 3, 1)), row: row)
    }

    @Test(
        "Conditions over a row",
        arguments: [
            ("指标值 < 60 且 度量单位 属于 [\"人\", \"人次\"]", 0, true), ("value < 60 and unit in ['人']", 0, true),
            ("指标名称包含\"培训\"且指标值≥95", 1, true), ("指标名称 不包含 “培训”", 2, true), ("非 指标名称 开头是 「造林」", 2, false),
            ("指标名称 结尾是 [\"率\", \"数\"]", 1, true), ("有(权重)", 2, false), ("无(权重)", 2, true), ("字数(指标名称) = 4", 0, true),
            ("序号 = 3 或 权重 > 25", 2, true), ("（指标值 － 45）× 2 ＝ 10", 0, true), ("年度 = 2026", 0, true),
            ("审核日期 ≥ 2026-03-01", 0, true), ("否 或 是", 0, true), ("度量单位是“人”且指标值不超过50", 0, true),
            ("度量单位 不是 '人'", 0, false), ("不是 有(权重)", 2, true), ("绝对值(-3) = 3", 0, true),
        ])
    func rows(text: String, row: Int, expected: Bool) throws {
        #expect(try Self.value(text, row: row) == .truth(expected))
    }

    @Test(
        "Counts, sums and shares over all rows",
        arguments: [
            ("计数()", "3"), ("count(指标名称 包含 '培训')", "2"), ("合计(权重, 有(权重))", "50"), ("合计(指标值)", "148.2"),
            ("取整(占比(指标名称 包含 \"培训\"), 1)", "66.7"), ("占比(度量单位 = \"%\", 指标名称 包含 \"培训\")", "50"), ("0.1 + 0.2", "0.3"),
            ("1 - 2 - 3", "-4"), ("2 + 3 * 4", "14"), ("round(10 / 3, 2)", "3.33"),
        ])
    func sums(text: String, expected: String) throws {
        #expect(try Self.value(text)?.printed == expected)
    }

    @Test(
        "What is unknown makes no certainty",
        arguments: [
            ("权重 > 5", 2), ("权重 ≠ 5", 2), ("非 权重 > 5", 2), ("权重 > 5 或 指标值 > 100", 2), ("指标值 / 0 = 1", 0),
            ("合计(权重) > 0", 0),
        ])
    func unknown(text: String, row: Int) throws { #expect(try Self.value(text, row: row) == nil) }

    @Test("A no or a yes that the unknown cannot change is certain")
    func certain() throws {
        #expect(try Self.value("权重 > 5 且 指标值 > 100", row: 2) == .truth(false))
        #expect(try Self.value("权重 > 5 或 指标值 > 1", row: 2) == .truth(true))
        #expect(try Self.value("存在(权重 > 25)") == .truth(true))
        #expect(try Self.value("全部(权重 > 5)") == nil)
        #expect(try Self.value("全部(指标值 > 50)") == .truth(false))
    }

    @Test(
        "What is wrong is told at its character, with the nearest name",
        arguments: [
            ("指标名 = \"a\"", 0, "是不是“指标名称”"), ("指标值 > \"450\"", 4, "不能这样比较"), ("指标值 >", 5, "写到一半"),
            ("指标值 > 1 2", 8, "前面少了"),
            ("(指标值 > 1", 8, "少了“)”"), ("指标名称 = \"a", 7, "引号"), ("指标值 ? 1", 4, "不认得符号"), ("1 + 1", 0, "是或否"),
            ("", 0, "空的"),
            ("合计(计数(指标值 > 1)) > 1", 3, "另一个统计"), ("取整(指标值, 9) = 1", 8, "小数位数"), ("度量单位 属于 [人]", 9, "带引号的词"),
            ("指标值 > 1234567890123456789", 6, "位数太多"), ("且 且", 0, "没有“且”"),
        ])
    func faults(text: String, offset: Int, words: String) throws {
        do {
            _ = try Expression(text, terms: FormTerms.terms, inRow: true, expected: .truth)
            Issue.record("no fault: \(text)")
        } catch {
            #expect(error.offset == offset, "\(text): \(error.message.zh)")
            #expect(error.message.zh.contains(words), "\(text): \(error.message.zh)")
        }
    }

    @Test("Length, size and depth are bounded")
    func bounds() {
        for text in [
            String(repeating: "是 且 ", count: 400) + "是", String(repeating: "(", count: 500) + "是",
            String(repeating: "非 ", count: 200) + "是", String(repeating: "-", count: 100) + "1 = 1",
            String(repeating: "计", count: 2001),
        ] {
            #expect(throws: Expression.Fault.self) { try Expression(text, terms: FormTerms.terms, inRow: false) }
        }
    }

    @Test("Any bytes are read or refused, never a trap")
    func anyBytes() {
        var seed: UInt64 = 7
        let parts = [
            "指标值", "且", "或", "非", "(", ")", "[", "]", "\"a\"", ",", ">", "=", "-", "1", "2026-01-01", "计数(", "合计(",
            "有(", " ", "包含",
            "属于", "x", "“", "。", "+", "/", "0",
        ]
        for _ in 0..<3000 {
            var text = ""
            for _ in 0..<12 {
                seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                text += parts[Int(seed >> 33) % parts.count]
            }
            if let expression = try? Expression(text, terms: FormTerms.terms, inRow: true) {
                _ = expression.value(FormSource(Self.form), row: 0)
            }
        }
    }
}
