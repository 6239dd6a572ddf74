import Basics
import Documents
import Forms

/// What a person sees from `read --format table`: the forms as they were read, drawn, then what the reader did and left.
public struct FormPage: Sendable {
    public var source: String
    public var format: FileFormat
    public var reading: Reading

    public init(source: String, format: FileFormat, reading: Reading) {
        self.source = source
        self.format = format
        self.reading = reading
    }

    /// The page as text, each line ended.
    public func text(_ look: Appearance) -> String {
        var out = [look.paint(source, .strong)]
        for (i, form) in reading.forms.enumerated() {
            out.append("")
            let number = reading.forms.count > 1 ? "[\(i + 1)] " : ""
            let title = form.title?.string ?? Words.untitled[look.language]
            out.append(look.paint(number + title.onOneLine, .strong))
            out += FormDrawing(form: form, format: format, look: look).lines()
        }
        return out.map { $0 + "\n" }.joined()
    }
}

/// One form, drawn.
private struct FormDrawing {
    let form: Form
    let format: FileFormat
    let look: Appearance
    var language: Language { look.language }

    func lines() -> [String] {
        head() + goals() + tasks() + money() + indicators() + remainder() + explanation()
    }

    private func head() -> [String] {
        var rows: [[String]] = []
        func row(_ field: Field, _ value: String?) {
            if let value, !value.isEmpty { rows.append([field.wording[language], value]) }
        }
        row(.kind, form.kind?.wording[language] ?? Words.unknownKind[language])
        row(.fiscalYear, form.fiscalYear.map(String.init))
        row(.body, form.body?.string)
        row(.reportedBy, form.reportedBy?.string)
        if let project = form.project {
            let term = [project.start, project.end].compactMap { $0?.string }.joined(separator: "—")
            let words = [project.name?.string, project.code?.string, project.attribute?.string, term]
            row(.project, words.compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: "  "))
        }
        row(.moneyUnit, form.moneyUnit?.string)
        if let score = form.score {
            row(.score, [score.total?.description, score.grade?.string].compactMap { $0 }.joined(separator: "  "))
        }
        let width = rows.map { DisplayWidth.of($0[0]) }.max() ?? 0
        return rows.map { "  " + look.paint(DisplayWidth.pad($0[0], to: width), .faint) + "  " + $0[1].onOneLine }
    }

    private func goals() -> [String] {
        list(.duties, form.duties.map(\.string))
            + list(
                .objectives,
                form.objectives.map { goal in
                    let term = goal.horizon == .longTerm ? Words.longTerm[language] : ""
                    return term + goal.text.string + (goal.actual.map { "\n→ " + $0.string } ?? "")
                })
    }

    private func list(_ field: Field, _ entries: [String]) -> [String] {
        guard !entries.isEmpty else { return [] }
        let width = look.width - 6
        return section(field.wording[language])
            + entries.enumerated().flatMap { i, entry in
                Wrapping.lines(entry, width: width).enumerated().map { n, line in
                    (n == 0 ? DisplayWidth.pad("  \(i + 1).", to: 6) : "      ") + line
                }
            }
    }

    private func tasks() -> [String] {
        guard !form.tasks.isEmpty else { return [] }
        let fields: [Field] = [.name, .items, .funding, .expected]
        let rows = form.tasks.map { task in
            [
                task.name.string, task.items.map(\.string).joined(separator: "\n"), task.funding?.description ?? "",
                task.expected?.string ?? "",
            ]
        }
        return section(Field.tasks.wording[language]) + table(fields, rows, right: [2])
    }

    private func money() -> [String] {
        guard !form.budget.isEmpty else { return [] }
        let fields: [Field] = [.amount, .annual, .adjusted, .executed, .forecast, .rate, .weight, .score]
        let rows = form.budget.map { entry in
            let basis =
                switch entry.basis {
                case .total: Words.total
                case .source: Words.source
                case .use: Words.use
                }
            return [basis[language], entry.label.string] + fields.map { entry[$0]?.description ?? "" }
        }
        let unit = form.moneyUnit.map { "（\($0.string)）" } ?? ""
        return section(Field.budget.wording[language] + unit)
            + table([.basis, .label] + fields, rows, right: Set(2...9), headings: [0: Words.sort[language]])
    }

    private func indicators() -> [String] {
        guard !form.indicators.isEmpty else { return [] }
        let fields: [Field] = [
            .level1, .level2, .name, .operator, .text, .unit, .weight, .standard, .explanation, .basis, .lastYear,
            .actual, .forecast, .likelihood, .score, .direction, .causes, .deviation, .remark, .horizon,
        ]
        let rows = form.indicators.enumerated().map { i, row in ["\(i + 1)"] + fields.map { word($0, row) } }
        var boxes = BoxTable(
            heading: [Words.number[language]] + fields.map { heading($0) }, rows: rows, rightAligned: [0, 7, 15])
        boxes.heading[3] = Words.indicator[language]
        return section(Field.indicators.wording[language]) + boxes.withoutBlankColumns().lines(width: look.width)
    }

    private func heading(_ field: Field) -> String {
        field == .operator ? Words.sign[language] : field.wording[language]
    }

    private func word(_ field: Field, _ row: Indicator) -> String {
        switch field {
        case .level1: row.level1?.string ?? ""
        case .level2: row.level2?.string ?? ""
        case .name: row.name.string
        case .operator: row.comparison?.rawValue ?? (row.nature == .qualitative ? Words.qualitative[language] : "")
        case .text: valueWords(row)
        case .unit: row.unit?.string ?? ""
        case .weight: row.weight?.description ?? ""
        case .standard: row.standard?.string ?? ""
        case .explanation: row.explanation?.string ?? ""
        case .basis: row.basis?.string ?? ""
        case .lastYear: row.lastYear?.string ?? ""
        case .actual: row.actualText?.string ?? row.actual?.description ?? ""
        case .forecast: row.forecast?.string ?? ""
        case .likelihood: row.likelihood?.rawValue ?? ""
        case .score: row.score?.description ?? ""
        case .direction: row.direction?.rawValue ?? ""
        case .causes: row.causes.map(\.string).joined(separator: "、")
        case .deviation: row.deviation?.string ?? ""
        case .remark: row.remark?.string ?? ""
        case .horizon: row.horizon == .longTerm ? Words.longTermShort[language] : ""
        default: ""
        }
    }

    private func valueWords(_ row: Indicator) -> String {
        ([row.text.string] + row.values.map { "\($0.label.string) \($0.text.string)" })
            .filter { !$0.isEmpty }.joined(separator: "\n")
    }

    private func table(_ fields: [Field], _ rows: [[String]], right: Set<Int>, headings: [Int: String] = [:])
        -> [String]
    {
        let heading = fields.enumerated().map { headings[$0] ?? $1.wording[language] }
        return BoxTable(heading: heading, rows: rows, rightAligned: right).withoutBlankColumns()
            .lines(width: look.width)
    }

    /// In short: what the reader did to cells, where it was in doubt, and what ended in no field.
    private func remainder() -> [String] {
        let places = PlaceWords(format: format, language: language)
        var out: [String] = []
        if !form.repairs.isEmpty {
            out += section(Field.repairs.wording[language])
            for kind in Repair.Kind.allCases {
                let repairs = form.repairs.filter { $0.what == kind }
                guard let first = repairs.first else { continue }
                let sample =
                    DisplayWidth.cut(first.from.string, to: 24) + " → " + DisplayWidth.cut(first.to.string, to: 24)
                let line = "\(kind.wording[language]) \(repairs.count)  \(sample)"
                out += Wrapping.lines(line, width: look.width - 2).map { "  " + $0 }
            }
        }
        if !form.confidence.isEmpty {
            out += section(Words.doubts[language])
            for (path, value) in form.confidence.sorted(by: { $0.key < $1.key }) {
                out.append("  \(path.words(in: form, language))  \(value)  \(places.words(form.cells[path]))")
            }
        }
        if !form.unread.isEmpty {
            out += section(Field.unread.wording[language])
            for unread in form.unread {
                let line = DisplayWidth.cut(unread.text.string, to: look.width - 24) + "  " + places.words(unread.cell)
                out += Wrapping.lines(line, width: look.width - 2).map { "  " + $0 }
            }
        }
        return out
    }

    /// Row by row, where each cell went and what decided it.
    private func explanation() -> [String] {
        guard let explain = form.explain else { return [] }
        let places = PlaceWords(format: format, language: language)
        var out = section(Words.explanation[language])
        var row: Path?
        for placement in explain {
            if placement.path.entry != row {
                row = placement.path.entry
                out.append("  " + look.paint(placement.path.entry.words(in: form, language), .strong))
            }
            let text = DisplayWidth.cut(placement.text.string.onOneLine, to: 36)
            let column = placement.column?.string.onOneLine ?? Words.noColumn[language]
            let line = "\(places.words(placement.cell))  “\(text)” → \(column)（\(reasons(placement))）"
            out += Wrapping.lines(line, width: look.width - 4).map { "    " + $0 }
        }
        return out
    }

    private func reasons(_ placement: Placement) -> String {
        var parts = [placement.why[language]]
        if let cost = placement.cost { parts.append(Wording(zh: "代价 \(cost)", en: "cost \(cost)")[language]) }
        if let next = placement.next {
            let column = next.column?.string.onOneLine ?? Words.noColumn[language]
            parts.append(
                Wording(zh: "其次 \(column) 多 \(next.margin)", en: "next \(column), \(next.margin) more")[language])
        }
        return parts.joined(separator: language == .zh ? "；" : "; ")
    }

    private func section(_ title: String) -> [String] { ["", look.paint(title, .strong)] }
}

/// The wording of the page.
private enum Words {
    static let untitled = Wording(zh: "（没有标题的表）", en: "(a form without a title)")
    static let unknownKind = Wording(zh: "看不出是哪种表", en: "not told by the form")
    static let longTerm = Wording(zh: "（中长期）", en: "(long term) ")
    static let longTermShort = Wording(zh: "中长期", en: "long term")
    static let total = Wording(zh: "总额", en: "total")
    static let source = Wording(zh: "收入", en: "source")
    static let use = Wording(zh: "支出", en: "use")
    static let sort = Wording(zh: "口径", en: "basis")
    static let number = Wording(zh: "号", en: "no.")
    static let indicator = Wording(zh: "三级指标", en: "indicator")
    static let sign = Wording(zh: "类型", en: "sign")
    static let qualitative = Wording(zh: "定性", en: "words")
    static let explanation = Wording(zh: "逐格说明", en: "where each cell went")
    static let noColumn = Wording(zh: "不属于任何一列", en: "no column")
    static let doubts = Wording(zh: "读得没有把握的地方", en: "doubtful readings")
}

extension Repair.Kind {
    /// What the reader did, in a few words.
    public var wording: Wording {
        switch self {
        case .inheritedLevel: Wording(zh: "上级指标沿用上一行", en: "level taken from above")
        case .canonicalTerm: Wording(zh: "别称读作规范名称", en: "alias read as the usual term")
        case .shiftedLevel: Wording(zh: "级次错位，已移正", en: "levels moved by one column")
        case .joinedLines: Wording(zh: "去掉单元格内换行、空格", en: "line breaks taken out")
        case .decodedMarkup: Wording(zh: "去掉网页标记", en: "mark-up taken out")
        case .removedNumbering: Wording(zh: "去掉编号", en: "numbering taken out")
        case .removedPrompt: Wording(zh: "去掉填表提示", en: "prompt taken out")
        case .noValue: Wording(zh: "短横、斜杠或“无”读作空", en: "a dash, slash or 无 read as nothing")
        case .splitUnit: Wording(zh: "拆出度量单位", en: "unit split off")
        case .normalisedNumber: Wording(zh: "数字写法统一", en: "number normalised")
        case .appliedFormat: Wording(zh: "按单元格格式读数", en: "cell format applied")
        case .normalisedOperator: Wording(zh: "比较符号统一", en: "operator normalised")
        case .realignedRow: Wording(zh: "错列的行已对齐", en: "row realigned")
        case .joinedPieces: Wording(zh: "拼合断开的单元格", en: "pieces of a cell joined")
        case .repeatedHeading: Wording(zh: "略去重复表头", en: "repeated heading left out")
        case .normalisedScript: Wording(zh: "字形统一", en: "script normalised")
        }
    }
}
