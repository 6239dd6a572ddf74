import Basics
import Forms
import Library

/// What of a form has a place in a layout, and what has none.
public struct LayoutPlaces {
    /// One kind of content for which a layout has no place.
    public struct LeftOut: Equatable, Sendable {
        /// The first of them.
        public let path: Path
        /// Its words.
        public let text: Text
        /// How many there are.
        public internal(set) var count: Int
    }

    private let layout: Layout
    private var ofForm: Set<LayoutField> = []
    private var ofTasks: Set<LayoutField> = []
    private var ofRows: [Horizon: Set<LayoutField>] = [:]
    private var columns: Set<Field> = []
    private var money: [Layout.Money] = []
    private var hasBudgetRows = false

    public init(_ layout: Layout) {
        self.layout = layout
        ofForm = [.title, .fiscalYear]
        for part in layout.parts {
            switch part.block {
            case .line(let words): note(words)
            case .cells(let cells):
                for cell in cells {
                    switch cell.content {
                    case .label(let words): note(words)
                    case .field(let field): note(field)
                    case .money(let place): money.append(place)
                    }
                }
            case .tasks(let rows):
                note(rows.label ?? "")
                for column in rows.columns {
                    ofTasks.insert(column.field)
                    note(column.heading)
                }
            case .budget(let rows):
                note(rows.label ?? "")
                hasBudgetRows = true
                columns.formUnion(rows.columns.compactMap(\.field.moneyColumn))
            case .indicators(let rows):
                note(rows.label ?? "")
                for column in rows.columns {
                    note(column.heading)
                    if column.field.isOfForm {
                        note(column.field)
                        continue
                    }
                    for horizon in [Horizon.annual, .longTerm]
                    where (column.horizon ?? horizon) == horizon && rows.takes(horizon) {
                        ofRows[horizon, default: []].insert(column.field)
                    }
                }
            }
        }
    }

    private mutating func note(_ words: String) {
        for field in LayoutTemplate(words).fields.compactMap({ LayoutField(rawValue: $0) }) { note(field) }
    }

    private mutating func note(_ field: LayoutField) {
        ofForm.insert(field)
        switch field {
        case .projectTitle: ofForm.formUnion([.projectName, .projectCode])
        case .projectTerm: ofForm.formUnion([.projectStart, .projectEnd])
        default: break
        }
    }

    /// Whether rows of this term are shown.
    func shows(_ horizon: Horizon) -> Bool { ofRows[horizon] != nil }

    /// The amount that stands at a fixed place; which of the form's entries it is of.
    static func entry(_ place: Layout.Money, of form: Form) -> Int? {
        let label = Text(place.label)
        let found = form.budget.indices.filter { form.budget[$0].label == label }
        guard found.count > 1 || place.basis == nil else {
            // One sum for both sides stands with the incomes.
            return place.basis == .use && found.first.map({ form.budget[$0].basis == .total }) == true
                ? nil : found.first
        }
        switch place.basis {
        case nil: return found.first
        case let basis?:
            if let exact = found.first(where: { form.budget[$0].basis == basis }) { return exact }
            return basis == .use ? found.first : found.last
        }
    }

    /// The form without what has no place, and what that is, in the order of the form.
    public func taking(_ form: Form) -> (form: Form, leftOut: [LeftOut]) {
        var taken = form
        var out: [LeftOut] = []
        func leave(_ path: Path, _ words: Text) {
            guard !words.isEmpty else { return }
            let same = out.firstIndex {
                $0.path.field == path.field && $0.path.leaf == path.leaf
                    && (path.field != .objectives && path.field != .budget || $0.path == path)
            }
            if let same { out[same].count += 1 } else { out.append(LeftOut(path: path, text: words, count: 1)) }
        }
        head(&taken, leave)
        tasks(&taken, leave)
        budget(&taken, leave)
        indicators(&taken, leave)
        if !ofForm.contains(.total), !ofForm.contains(.grade), form.score != nil { taken.score = nil }
        if let total = form.score?.total, !ofForm.contains(.total) {
            leave(Path(.score, nil, .total), Form.digits(total))
            taken.score?.total = nil
        }
        if let grade = form.score?.grade, !ofForm.contains(.grade) {
            leave(Path(.score, nil, .grade), grade)
            taken.score?.grade = nil
        }
        return (taken, out)
    }

    private func head(_ form: inout Form, _ leave: (Path, Text) -> Void) {
        if !ofForm.contains(.body) {
            leave(Path(.body), form.body ?? Text())
            form.body = nil
        }
        if !ofForm.contains(.reportedBy) {
            leave(Path(.reportedBy), form.reportedBy ?? Text())
            form.reportedBy = nil
        }
        if !ofForm.contains(.moneyUnit) {
            leave(Path(.moneyUnit), form.moneyUnit ?? Text())
            form.moneyUnit = nil
        }
        if !ofForm.contains(.duties) {
            for (i, duty) in form.duties.enumerated() { leave(Path(.duties, i), duty) }
            form.duties = []
        }
        if let project = form.project {
            let parts: [(LayoutField, Field, WritableKeyPath<Project, Text?>)] = [
                (.projectName, .name, \.name), (.projectCode, .code, \.code),
                (.projectAttribute, .attribute, \.attribute), (.projectStart, .start, \.start),
                (.projectEnd, .end, \.end),
            ]
            var kept = project
            for (place, leaf, part) in parts where !ofForm.contains(place) {
                leave(Path(.project, nil, leaf), project[keyPath: part] ?? Text())
                kept[keyPath: part] = nil
            }
            form.project = kept == Project() ? nil : kept
        }
        var objectives: [Objective] = []
        for (i, objective) in form.objectives.enumerated() {
            let isAnnual = objective.horizon == .annual
            var kept = objective
            if !ofForm.contains(isAnnual ? .annualActual : .longTermActual) {
                leave(Path(.objectives, i, .actual), objective.actual ?? Text())
                kept.actual = nil
            }
            if !ofForm.contains(isAnnual ? .annualGoal : .longTermGoal) {
                leave(Path(.objectives, i, .text), objective.text)
                kept.text = Text()
            }
            if !kept.text.isEmpty || kept.actual != nil { objectives.append(kept) }
        }
        form.objectives = objectives
    }

    private func tasks(_ form: inout Form, _ leave: (Path, Text) -> Void) {
        for i in form.tasks.indices {
            let task = form.tasks[i]
            if !ofTasks.contains(.name) { leave(Path(.tasks, i, .name), task.name) }
            if !ofTasks.contains(.items) {
                for (k, item) in task.items.enumerated() { leave(Path(.tasks, i, .items, k), item) }
                form.tasks[i].items = []
            }
            if !ofTasks.contains(.funding) {
                leave(Path(.tasks, i, .funding), Form.digits(task.funding))
                form.tasks[i].funding = nil
            }
            if !ofTasks.contains(.expected) {
                leave(Path(.tasks, i, .expected), task.expected ?? Text())
                form.tasks[i].expected = nil
            }
        }
        if !ofTasks.contains(.name) { form.tasks = [] }
    }

    private func budget(_ form: inout Form, _ leave: (Path, Text) -> Void) {
        let whole = form
        var places: [Int: Set<Field>] = [:]
        if hasBudgetRows { for i in form.budget.indices { places[i] = columns } }
        for place in money {
            if let i = LayoutPlaces.entry(place, of: whole) { places[i, default: []].insert(place.column) }
        }
        if ofForm.contains(.amount), let i = form.budget.firstIndex(where: { $0.basis == .total }) {
            places[i, default: []].insert(.amount)
        }
        for i in form.budget.indices {
            for column in form.budget[i].columns where places[i]?.contains(column) != true {
                leave(
                    Path(.budget, i, column),
                    Text("\(form.budget[i].label) \(form.budget[i].printed(column))").ifNumbered(form.budget[i][column])
                )
                form.budget[i][column] = nil
            }
        }
    }

    private func indicators(_ form: inout Form, _ leave: (Path, Text) -> Void) {
        var kept: [Indicator] = []
        for (i, row) in form.indicators.enumerated() {
            guard let fields = ofRows[row.horizon] else {
                leave(Path(.indicators, i, .horizon), row.name)
                continue
            }
            var copy = row
            let texts: [(LayoutField, Field, WritableKeyPath<Indicator, Text?>)] = [
                (.level1, .level1, \.level1), (.level2, .level2, \.level2), (.standard, .standard, \.standard),
                (.explanation, .explanation, \.explanation), (.basis, .basis, \.basis), (.remark, .remark, \.remark),
                (.lastYear, .lastYear, \.lastYear), (.actual, .actualText, \.actualText),
                (.forecast, .forecast, \.forecast), (.deviation, .deviation, \.deviation),
            ]
            for (place, leaf, part) in texts where !fields.contains(place) {
                leave(Path(.indicators, i, leaf), row[keyPath: part] ?? Text())
                copy[keyPath: part] = nil
            }
            if !fields.contains(.actual) { copy.actual = nil }
            if !fields.contains(.weight) {
                leave(Path(.indicators, i, .weight), Form.digits(row.weight))
                copy.weight = nil
            }
            if !fields.contains(.score) {
                leave(Path(.indicators, i, .score), Form.digits(row.score))
                copy.score = nil
            }
            if !fields.contains(.direction) {
                leave(Path(.indicators, i, .direction), row.printed(.direction))
                copy.direction = nil
            }
            if !fields.contains(.likelihood), fields.isDisjoint(with: [.certain, .possible, .impossible]) {
                leave(Path(.indicators, i, .likelihood), row.printed(.likelihood))
                copy.likelihood = nil
            }
            if !row.causes.isEmpty {
                let known = Set(
                    [LayoutField.funds, .rules, .staff, .equipment, .other].filter(fields.contains).compactMap(\.cause))
                for (k, cause) in row.causes.enumerated() where !known.contains(cause) {
                    leave(Path(.indicators, i, .causes, k), cause)
                }
                copy.causes.removeAll { !known.contains($0) }
            }
            for (k, value) in row.values.enumerated() { leave(Path(.indicators, i, .values, k), value.text) }
            copy.values = []
            value(row, &copy, i, fields, leave)
            kept.append(copy)
        }
        form.indicators = kept
    }

    /// Sign, number, unit and nature.
    private func value(
        _ row: Indicator, _ copy: inout Indicator, _ i: Int, _ fields: Set<LayoutField>, _ leave: (Path, Text) -> Void
    ) {
        let printed = row.printed(.target)
        let isWhole = fields.contains(.target)
        if !fields.contains(.type) {
            if !isWhole {
                leave(Path(.indicators, i, .operator), row.comparison.map { Text($0.rawValue) } ?? Text())
                copy.comparison = nil
            }
            // What the words do not tell themselves.
            if row.value == nil { copy.nature = nil }
            if row.comparison == nil, row.value != nil { copy.nature = .quantitative }
            if row.value == nil, row.nature != nil, row.nature == .quantitative, row.comparison == nil {
                leave(Path(.indicators, i, .nature), Text("定量"))
            }
        }
        if !fields.contains(.unit), let unit = row.unit {
            let shows = (isWhole || fields.contains(.valueUnit)) && (row.value != nil || printed.contains(unit))
            if !shows {
                leave(Path(.indicators, i, .unit), unit)
                copy.unit = nil
            }
        }
    }
}

extension Text {
    /// Nothing where there is no number to tell of.
    fileprivate func ifNumbered(_ number: Number?) -> Text { number == nil ? Text() : self }
}

extension Layout.Rows {
    /// Whether rows of this term stand in it.
    func takes(_ horizon: Horizon) -> Bool {
        if isPaired { return columns.contains { $0.horizon == horizon } }
        // Rows of two terms are told apart by the label beside them only.
        return self.horizon.map { $0 == horizon } ?? (label != nil || horizon == .annual)
    }
}

extension Layout {
    /// The layout of a form that names none: of its kind, the one that leaves the least of it out, and of several the first.
    public static func fitting(_ form: Form) -> Layout? {
        let kind = form.kind ?? (form.project == nil ? .departmentTargets : .projectTargets)
        let known = shipped.filter { $0.kinds.contains(kind) }
        let left = known.map { LayoutPlaces($0).taking(form).leftOut.reduce(0) { $0 + $1.count } }
        return zip(known, left).min { $0.1 < $1.1 }?.0
    }
}

extension LayoutPlaces.LeftOut {
    /// What has no place, for a person: `“权重”12 处（如“10”）在版式 d1 中没有位置`.
    public func words(in form: Form, layout: String, _ language: Language) -> String {
        let example = DisplayWidth.cut(text.string.onOneLine, to: 40)
        let what = (path.leaf ?? path.field).wording
        let whole = path.leaf == nil ? "" : path.field.wording[language] + (language == .zh ? "的" : ", ")
        return Wording(
            zh: "\(whole)“\(what.zh)”\(count) 处（如“\(example)”）在版式 \(layout) 中没有位置，没有写入。",
            en: "The layout \(layout) has no place for \(whole)\(what.en) (\(count), such as “\(example)”): left out.")[
                language]
    }
}
