import Basics
import Forms

/// Reads a layout's file and notes all that is wrong in it.
struct LayoutReader {
    private(set) var faults: [Layout.Fault] = []
    /// For how many further rows each column of the grid is taken by a cell above.
    private var taken: [Int] = []

    static let mostColumns = 40
    static let mostParts = 200

    mutating func read(_ bytes: [UInt8]) -> Layout {
        let tree: YAMLTree
        do {
            tree = try YAMLTree.read(bytes)
        } catch {
            faults.append(error)
            return Layout(name: "")
        }
        guard var map = ProfileMap(tree, keys: LayoutKeys.top, &faults) else { return Layout(name: "") }
        for key in ["name", "kinds", "heading", "widths", "blocks"] where map[key] == nil {
            faults.append(map.fault(.profileNeeds(map["name"]?.text ?? "layout", key)))
        }
        var layout = Layout(name: map.text("name", &faults) ?? "")
        layout.title = map["title"].map { wording($0) } ?? Wording(zh: layout.name, en: layout.name)
        layout.heading = map.text("heading", &faults) ?? ""
        if let place = map["heading"] { checkTemplate(layout.heading, at: place) }
        layout.kinds = map["kinds"].map { choices($0) } ?? []
        layout.orientation = map["orientation"].flatMap { choice($0) } ?? .portrait
        layout.widths = map["widths"].map { widths($0) } ?? []
        layout.fonts = map["fonts"].map { fonts($0) } ?? Layout.Fonts()
        taken = Array(repeating: 0, count: layout.widths.count)
        layout.parts = map["blocks"].map { parts($0) } ?? []
        if let blocks = map["blocks"], let open = taken.first(where: { $0 > 0 }) { fault(blocks, .layoutOpen(open)) }
        layout.foot = map["foot"].map { list($0).compactMap { template($0) } } ?? []
        return layout
    }

    private mutating func fault(_ at: YAMLTree, _ message: Wording) {
        faults.append(Layout.Fault(line: at.line, column: at.column, message: message))
    }

    // MARK: Values

    private mutating func list(_ tree: YAMLTree) -> [YAMLTree] {
        if case .list(let list) = tree.content { return list }
        fault(tree, .profileList(tree.shown))
        return []
    }

    private mutating func wording(_ tree: YAMLTree) -> Wording {
        if let text = tree.text { return Wording(zh: text, en: text) }
        guard var map = ProfileMap(tree, keys: ProfileKeys.wording, &faults) else { return Wording(zh: "", en: "") }
        let zh = map.text("zh", &faults) ?? ""
        return Wording(zh: zh, en: map.text("en", &faults) ?? zh)
    }

    private mutating func choice<Choice: RawRepresentable & CaseIterable>(_ tree: YAMLTree) -> Choice?
    where Choice.RawValue == String {
        if let choice = tree.text.flatMap({ Choice(rawValue: $0) }) { return choice }
        fault(tree, .profileChoice(tree.shown, Choice.allCases.map(\.rawValue)))
        return nil
    }

    private mutating func choices<Choice: RawRepresentable & CaseIterable>(_ tree: YAMLTree) -> [Choice]
    where Choice.RawValue == String {
        list(tree).compactMap { choice($0) }
    }

    private mutating func widths(_ tree: YAMLTree) -> [Int] {
        let all = list(tree)
        guard (1...LayoutReader.mostColumns).contains(all.count) else {
            fault(tree, .layoutColumns(LayoutReader.mostColumns))
            return []
        }
        return all.map { whole($0, 1...1000) ?? 1 }
    }

    private mutating func whole(_ tree: YAMLTree, _ range: ClosedRange<Int>) -> Int? {
        if let number = tree.text.flatMap({ Int($0) }), range.contains(number) { return number }
        fault(tree, .layoutWhole(tree.shown, range))
        return nil
    }

    private mutating func fonts(_ tree: YAMLTree) -> Layout.Fonts {
        var fonts = Layout.Fonts()
        guard var map = ProfileMap(tree, keys: LayoutKeys.fonts, &faults) else { return fonts }
        if let title = map.text("title", &faults) { fonts.title = title }
        if let label = map.text("label", &faults) { fonts.label = label }
        if let body = map.text("body", &faults) { fonts.body = body }
        return fonts
    }

    private mutating func template(_ tree: YAMLTree) -> String? {
        guard let text = tree.text else {
            fault(tree, .profileText)
            return nil
        }
        checkTemplate(text, at: tree)
        return text
    }

    /// Every `{field}` in it must be one of the form.
    private mutating func checkTemplate(_ text: String, at tree: YAMLTree) {
        for word in LayoutTemplate(text).fields where LayoutField(rawValue: word)?.isOfForm != true {
            let known = LayoutField.ofForm.map(\.rawValue)
            fault(tree, .layoutField(word, NearestName.of(word, among: known)))
        }
    }

    private mutating func field(_ tree: YAMLTree?, among known: [LayoutField], of owner: YAMLTree) -> LayoutField? {
        guard let tree else {
            fault(owner, .profileNeeds(owner.shown, "field"))
            return nil
        }
        if let field = tree.text.flatMap({ LayoutField(rawValue: $0) }), known.contains(field) { return field }
        fault(tree, .layoutField(tree.shown, NearestName.of(tree.shown, among: known.map(\.rawValue))))
        return nil
    }

    private mutating func span(_ map: ProfileMap) -> Int {
        map["span"].flatMap { whole($0, 1...LayoutReader.mostColumns) } ?? 1
    }

    // MARK: Blocks

    private mutating func parts(_ tree: YAMLTree) -> [Layout.Part] {
        let all = list(tree)
        guard all.count <= LayoutReader.mostParts else {
            fault(tree, .layoutBlocks(LayoutReader.mostParts))
            return []
        }
        return all.compactMap { part($0) }
    }

    private mutating func part(_ tree: YAMLTree) -> Layout.Part? {
        let known = faults.count
        guard let map = ProfileMap(tree, keys: LayoutKeys.part, &faults) else { return nil }
        let present = LayoutKeys.blocks.filter { map[$0] != nil }
        guard present.count == 1, let key = present.first, let content = map[key] else {
            if faults.count == known { fault(tree, .layoutOneBlock(LayoutKeys.blocks)) }
            return nil
        }
        let when = map["when"].flatMap { field($0, among: LayoutField.conditions, of: tree) }
        let block: Layout.Block?
        switch key {
        case "line": block = template(content).map { .line($0) }
        case "cells": block = .cells(cells(content))
        case "tasks": block = rows(content, among: LayoutField.ofTasks).map { .tasks($0) }
        case "budget": block = rows(content, among: LayoutField.ofBudget).map { .budget($0) }
        default: block = rows(content, among: LayoutField.ofIndicators).map { .indicators($0) }
        }
        var isRight = false
        if let align = map["align"] {
            isRight = align.text == "right"
            if !isRight { fault(align, .profileChoice(align.shown, ["right"])) }
        }
        return block.map { Layout.Part(block: $0, when: when, isRight: isRight) }
    }

    /// Cells stand in the columns that those above leave free, from left to right, and fill them all.
    private mutating func cells(_ tree: YAMLTree) -> [Layout.Cell] {
        let known = faults.count
        let cells = list(tree).compactMap { cell($0) }
        let before = taken
        var column = 0
        var fits = true
        for cell in cells {
            while column < before.count, before[column] > 0 { column += 1 }
            for c in column..<column + cell.span {
                guard c < before.count, before[c] == 0 else {
                    fits = false
                    break
                }
                taken[c] = cell.rows
            }
            column += cell.span
        }
        for c in taken.indices {
            if taken[c] == 0 { fits = false }
            taken[c] = max(0, taken[c] - 1)
        }
        // Where a cell is at fault itself, the width says nothing.
        if !fits, faults.count == known {
            let free = before.count { $0 == 0 }
            fault(tree, .layoutWidth(cells.reduce(0) { $0 + $1.span }, free))
        }
        return cells
    }

    private mutating func cell(_ tree: YAMLTree) -> Layout.Cell? {
        guard let map = ProfileMap(tree, keys: LayoutKeys.cell, &faults) else { return nil }
        let present = ["label", "field", "money"].filter { map[$0] != nil }
        guard present.count == 1 else {
            fault(tree, .layoutOneBlock(["label", "field", "money"]))
            return nil
        }
        let content: Layout.Content?
        if let label = map["label"] {
            content = template(label).map { .label($0) }
        } else if let place = map["field"] {
            content = field(place, among: LayoutField.ofForm, of: tree).map { .field($0) }
        } else {
            content = map["money"].flatMap { money($0, map, tree) }
        }
        let rows = map["rows"].flatMap { whole($0, 1...50) } ?? 1
        return content.map { Layout.Cell(content: $0, span: span(map), rows: rows) }
    }

    private mutating func money(_ label: YAMLTree, _ map: ProfileMap, _ tree: YAMLTree) -> Layout.Content? {
        let columns = LayoutField.ofBudget.filter { $0.moneyColumn != nil }
        let column =
            map["column"] == nil ? .amount : field(map["column"], among: columns, of: tree).flatMap(\.moneyColumn)
        var basis: Basis?
        if let place = map["basis"] {
            basis = place.text.flatMap { Basis(rawValue: $0) }
            if basis == nil { fault(place, .profileChoice(place.shown, ["total", "source", "use"])) }
        }
        guard let text = label.text, let column else {
            fault(label, .profileText)
            return nil
        }
        return .money(Layout.Money(label: text, column: column, basis: basis))
    }

    private mutating func rows(_ tree: YAMLTree, among known: [LayoutField]) -> Layout.Rows? {
        guard let map = ProfileMap(tree, keys: LayoutKeys.rows, &faults) else { return nil }
        if taken.contains(where: { $0 > 0 }) { fault(tree, .layoutOpen(taken.max() ?? 0)) }
        taken = taken.map { _ in 0 }
        var rows = Layout.Rows()
        rows.label = map["label"].flatMap { template($0) }
        rows.span = rows.label == nil ? 0 : span(map)
        guard let columns = map["columns"] else {
            fault(tree, .profileNeeds(tree.shown, "columns"))
            return nil
        }
        rows.columns = list(columns).compactMap { column($0, among: known) }
        rows.entries = map["entries"].map { list($0).compactMap { entry($0) } } ?? []
        rows.horizon = map["horizon"].flatMap { horizon($0) }
        rows.isBare = map["headings"]?.text == "no"
        let width = rows.span + rows.columns.reduce(0) { $0 + $1.span }
        if width != taken.count { fault(columns, .layoutWidth(width, taken.count)) }
        return rows
    }

    private mutating func column(_ tree: YAMLTree, among known: [LayoutField]) -> Layout.Column? {
        guard let map = ProfileMap(tree, keys: LayoutKeys.column, &faults),
            let field = field(map["field"], among: known, of: tree)
        else { return nil }
        let heading = map["heading"].flatMap { template($0) } ?? ""
        var column = Layout.Column(heading: heading, group: map["group"]?.text, field: field, span: span(map))
        column.horizon = map["horizon"].flatMap { horizon($0) }
        if let merge = map["merge"] {
            switch merge.text {
            case "yes", "true", "是": column.merges = true
            case "no", "false", "否": break
            default: fault(merge, .profileChoice(merge.shown, ["yes", "no"]))
            }
        }
        return column
    }

    private mutating func horizon(_ tree: YAMLTree) -> Horizon? {
        if let horizon = tree.text.flatMap({ Horizon(rawValue: $0) }) { return horizon }
        fault(tree, .profileChoice(tree.shown, ["annual", "longTerm"]))
        return nil
    }

    private mutating func entry(_ tree: YAMLTree) -> Layout.Entry? {
        if let text = tree.text { return Layout.Entry(label: text, print: text) }
        guard var map = ProfileMap(tree, keys: LayoutKeys.entry, &faults),
            let label = map.text("label", &faults)
        else { return nil }
        return Layout.Entry(
            label: label, print: map.text("print", &faults) ?? label, annual: map.text("annual", &faults))
    }
}

/// The keys of a layout's file, in English and Chinese.
enum LayoutKeys {
    static let top = [
        "name": "名称", "title": "标题", "kinds": "表种", "heading": "表名", "orientation": "方向", "widths": "列宽",
        "fonts": "字体", "blocks": "内容", "foot": "表尾",
    ]
    static let fonts = ["title": "标题", "label": "标签", "body": "正文"]
    static let blocks = ["line", "cells", "tasks", "budget", "indicators"]
    static let part = [
        "line": "行文", "cells": "单元格", "tasks": "任务", "budget": "预算", "indicators": "指标", "when": "有才印", "align": "对齐",
    ]
    static let cell = [
        "label": "标签", "field": "字段", "money": "资金", "column": "栏", "basis": "口径", "span": "跨列", "rows": "跨行",
    ]
    static let rows = [
        "label": "标签", "span": "跨列", "columns": "列", "entries": "项目", "horizon": "期限", "headings": "表头",
    ]
    static let column = [
        "heading": "表头", "group": "上级表头", "field": "字段", "span": "跨列", "merge": "合并", "horizon": "期限",
    ]
    static let entry = ["label": "标签", "print": "印作", "annual": "年度印作"]
}
