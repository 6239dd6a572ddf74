import Basics
import Forms
import Library

extension Sheet {
    /// Puts a form into a layout.
    init(_ form: Form, layout: Layout) {
        var maker = SheetMaker(form: form, layout: layout)
        self = maker.make()
    }
}

private struct SheetMaker {
    let form: Form
    let layout: Layout
    private var sheet: Sheet
    /// For how many further rows each column is taken by a cell above.
    private var taken: [Int]

    init(form: Form, layout: Layout) {
        self.form = form
        self.layout = layout
        let heading = LayoutTemplate(layout.heading).filled { form.printed($0) }
        let title = form.title.map { $0.isEmpty ? heading : $0 } ?? heading
        sheet = Sheet(
            title: title.string, layout: layout.name, orientation: layout.orientation, widths: layout.widths,
            fonts: layout.fonts, code: form.checkCode)
        taken = layout.widths.map { _ in 0 }
    }

    mutating func make() -> Sheet {
        line(Text(sheet.title), .title)
        for part in layout.parts where part.when.map({ !form.printed($0).isEmpty }) ?? true {
            switch part.block {
            case .line(let words): above(words, isRight: part.isRight)
            case .cells(let cells): add(cells)
            case .tasks(let rows): tasks(rows)
            case .budget(let rows): budget(rows)
            case .indicators(let rows): indicators(rows)
            }
        }
        sheet.foot = layout.foot.map { filled($0).string }
        return sheet
    }

    private func filled(_ words: String) -> Text { LayoutTemplate(words).filled { form.printed($0) } }

    private mutating func line(_ text: Text, _ role: Sheet.Role) {
        let cell = Sheet.Cell(column: 0, span: layout.widths.count, text: text, role: role)
        sheet.rows.append(Sheet.Row(cells: [cell], isLine: true))
    }

    private mutating func above(_ words: String, isRight: Bool) {
        // The year is told once.
        let isYear = LayoutTemplate(words).fields == [LayoutField.fiscalYear.rawValue]
        if isYear, let year = form.fiscalYear, sheet.title.contains(String(year)) { return }
        let text = filled(words)
        if !text.isEmpty { line(text, isYear ? .subtitle : isRight ? .lineAtRight : .line) }
    }

    // MARK: Fixed rows

    private mutating func add(_ cells: [Layout.Cell]) {
        var row: [Sheet.Cell] = []
        var column = 0
        for cell in cells {
            while column < taken.count, taken[column] > 0 { column += 1 }
            row.append(fixed(cell, at: column))
            for c in column..<min(taken.count, column + cell.span) { taken[c] = cell.rows }
            column += cell.span
        }
        for c in taken.indices { taken[c] = max(0, taken[c] - 1) }
        sheet.rows.append(Sheet.Row(cells: row))
    }

    private func fixed(_ cell: Layout.Cell, at column: Int) -> Sheet.Cell {
        var out = Sheet.Cell(column: column, span: cell.span, rows: cell.rows, text: Text(), role: .label)
        switch cell.content {
        case .label(let words): out.text = filled(words)
        case .field(let field):
            out.text = form.printed(field)
            out.role = .words
            out.isOpen = true
            out.field = field
            if field == .total || field == .amount {
                out.role = .value
                out.number = field == .total ? form.score?.total : nil
            }
        case .money(let money):
            out.role = .value
            out.isOpen = true
            if let i = LayoutPlaces.entry(money, of: form) {
                out.text = form.budget[i].printed(money.column)
                out.number = form.budget[i][money.column]
                out.isPercentage = money.column == .rate
                out.isMoney = !out.isPercentage
            }
        }
        return out
    }

    // MARK: Rows that grow

    /// One row of headings, or two where some share a group, and the label beside all of it.
    /// - Returns: the column where the block's own begin.
    private mutating func headings(_ rows: Layout.Rows, label: Text, count: Int) -> Range<Int>? {
        let hasGroups = rows.columns.contains { $0.group != nil }
        let height = rows.isBare ? 0 : hasGroups ? 2 : 1
        let first = sheet.rows.count
        var top: [Sheet.Cell] = []
        var below: [Sheet.Cell] = []
        if rows.span > 0 {
            top.append(Sheet.Cell(column: 0, span: rows.span, rows: count + height, text: label, role: .label))
        }
        var column = rows.span
        for (i, item) in rows.columns.enumerated() {
            let cell = Sheet.Cell(column: column, span: item.span, text: filled(item.heading), role: .heading)
            if let group = item.group {
                if i == 0 || rows.columns[i - 1].group != group {
                    let members = rows.columns[i...].prefix { $0.group == group }
                    top.append(
                        Sheet.Cell(
                            column: column, span: members.reduce(0) { $0 + $1.span }, text: Text(group), role: .heading)
                    )
                }
                below.append(cell)
            } else {
                var tall = cell
                tall.rows = height
                top.append(tall)
            }
            column += item.span
        }
        guard height > 0 else { return nil }
        sheet.rows.append(Sheet.Row(cells: top))
        if height == 2 { sheet.rows.append(Sheet.Row(cells: below)) }
        return first..<first + height
    }

    /// Puts rows below their headings; equal neighbours become one cell where their column merges.
    private mutating func place(_ body: [[Sheet.Cell]], _ rows: Layout.Rows, label: Text, repeats: Bool = false) {
        var body = body
        let range = headings(rows, label: label, count: body.count)
        if range == nil, rows.span > 0, !body.isEmpty {
            body[0].insert(Sheet.Cell(column: 0, span: rows.span, rows: body.count, text: label, role: .label), at: 0)
        }
        for row in merged(body, rows) { sheet.rows.append(Sheet.Row(cells: row, headings: repeats ? range : nil)) }
    }

    private func merged(_ body: [[Sheet.Cell]], _ rows: Layout.Rows) -> [[Sheet.Cell]] {
        var body = body
        let merging = rows.columns.filter(\.merges)
        var starts: [Int] = []
        var column = rows.span
        for item in rows.columns {
            if item.merges { starts.append(column) }
            column += item.span
        }
        // A column ends where one to the left of it does: levels are a tree.
        var breaks = Set<Int>()
        for (item, start) in zip(merging, starts) {
            var r = 0
            while r < body.count {
                guard let at = body[r].firstIndex(where: { $0.column == start }) else {
                    r += 1
                    continue
                }
                let text = body[r][at].text
                var end = r + 1
                while end < body.count, item.field.isOfForm || !text.isEmpty, !breaks.contains(end),
                    body[end].first(where: { $0.column == start })?.text == text
                {
                    end += 1
                }
                if end > r + 1 {
                    body[r][at].rows = end - r
                    for below in r + 1..<end { body[below].removeAll { $0.column == start } }
                }
                if !item.field.isOfForm, end < body.count { breaks.insert(end) }
                r = end
            }
        }
        return body
    }

    private mutating func tasks(_ rows: Layout.Rows) {
        let tasks = form.tasks.isEmpty ? [WorkTask(name: Text())] : form.tasks
        let body = tasks.map { task in
            cells(rows) { column in
                var cell = Sheet.Cell(
                    column: 0, span: column.span, text: task.printed(column.field),
                    role: column.field == .items || column.field == .expected ? .words : .value)
                if column.field == .funding { (cell.number, cell.isMoney) = (task.funding, true) }
                return cell
            }
        }
        place(body, rows, label: filled(rows.label ?? ""))
    }

    private func cells(_ rows: Layout.Rows, _ make: (Layout.Column) -> Sheet.Cell) -> [Sheet.Cell] {
        var column = rows.span
        return rows.columns.map { item in
            var cell = make(item)
            cell.column = column
            cell.isOpen = true
            cell.field = item.field
            column += item.span
            return cell
        }
    }

    /// The labels of the layout first, whether the form has them or not, then what else the form has.
    private mutating func budget(_ rows: Layout.Rows) {
        var rest = Array(form.budget.indices)
        // Where the form knows one time only, its amounts stand under their plain labels.
        let hasTerm = form.budget.contains { $0.columns.contains(.annual) }
        let isOfTerm = rows.columns.contains { $0.field == .annualLabel }
        var lines: [(label: Text, annual: Text, entry: BudgetEntry)] = []
        for fixed in rows.entries {
            let label = Text(fixed.label)
            let print = isOfTerm && !hasTerm ? label : Text(fixed.print)
            let annual = Text(fixed.annual ?? fixed.print)
            if let at = rest.firstIndex(where: { form.budget[$0].label == label }) {
                lines.append((print, annual, form.budget[rest.remove(at: at)]))
            } else if form.budget.isEmpty || label == "资金总额" {
                lines.append((print, annual, BudgetEntry(basis: .source, label: label)))
            }
        }
        for i in rest { lines.append((form.budget[i].label, form.budget[i].label, form.budget[i])) }
        let body = lines.map { line in
            cells(rows) { column in
                var cell = Sheet.Cell(column: 0, span: column.span, text: line.label, role: .label)
                if let field = column.field.moneyColumn {
                    cell.text = line.entry.printed(field)
                    cell.role = .value
                    cell.number = line.entry[field]
                    cell.isPercentage = field == .rate
                    cell.isMoney = field != .rate && field != .weight && field != .score
                } else if column.field == .annualLabel {
                    cell.text = hasTerm ? line.annual : Text()
                } else if column.field == .blank {
                    cell.text = Text()
                    cell.role = .words
                }
                return cell
            }
        }
        place(body, rows, label: filled(rows.label ?? ""))
    }

    // MARK: Indicators

    private mutating func indicators(_ rows: Layout.Rows) {
        if rows.isPaired {
            place(paired(rows), rows, label: filled(rows.label ?? ""), repeats: true)
            return
        }
        let label = filled(rows.label ?? "")
        if let horizon = rows.horizon {
            block(form.indicators.filter { $0.horizon == horizon }, rows, label)
            return
        }
        let long = form.indicators.filter { $0.horizon == .longTerm }
        let annual = form.indicators.filter { $0.horizon == .annual }
        if !long.isEmpty, rows.takes(.longTerm) { block(long, rows, Text("长期绩效指标")) }
        if !annual.isEmpty || long.isEmpty {
            block(annual, rows, long.isEmpty ? label : Text("年度绩效指标"))
        }
    }

    private mutating func block(_ indicators: [Indicator], _ rows: Layout.Rows, _ label: Text) {
        let shown = indicators.isEmpty ? [Indicator()] : indicators
        place(shown.map { row in cells(rows) { cell($0, row) } }, rows, label: label, repeats: true)
    }

    private func cell(_ column: Layout.Column, _ row: Indicator?) -> Sheet.Cell {
        let field = column.field
        var cell = Sheet.Cell(column: 0, span: column.span, text: Text(), role: .value)
        switch field {
        case .name, .explanation, .basis, .remark, .deviation, .standard, .annualGoal, .longTermGoal: cell.role = .words
        case .level1, .level2: cell.role = .label
        default: break
        }
        if field.isOfForm {
            cell.text = form.printed(field)
        } else if let row {
            cell.text = row.printed(field)
            cell.number = row.number(field)
            if cell.number == nil, cell.text.characterCount > 12 { cell.role = .words }
        }
        return cell
    }

    /// Rows of the two terms beside each other, family by family.
    private func paired(_ rows: Layout.Rows) -> [[Sheet.Cell]] {
        let long = form.indicators.filter { $0.horizon == .longTerm }
        let annual = form.indicators.filter { $0.horizon == .annual }
        var families: [Text?] = []
        for row in long + annual where !families.contains(row.level1) { families.append(row.level1) }
        var out: [[Sheet.Cell]] = []
        for family in families {
            let left = long.filter { $0.level1 == family }
            let right = annual.filter { $0.level1 == family }
            for i in 0..<max(left.count, right.count) {
                let l = i < left.count ? left[i] : nil
                let r = i < right.count ? right[i] : nil
                out.append(
                    cells(rows) { column in
                        switch column.horizon {
                        case .longTerm?: cell(column, l)
                        case .annual?: cell(column, r)
                        case nil: cell(column, l ?? r)
                        }
                    })
            }
        }
        return out.isEmpty ? [cells(rows) { cell($0, nil) }] : out
    }
}
