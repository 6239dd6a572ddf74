import Basics
import Forms
import Library

extension Form {
    /// What the form has for a field of a layout, as it is printed.
    func printed(_ field: LayoutField) -> Text {
        switch field {
        case .title: title ?? Text()
        case .fiscalYear: fiscalYear.map { Text(String($0)) } ?? Text()
        case .body: body ?? Text()
        case .reportedBy: reportedBy ?? Text()
        case .moneyUnit: moneyUnit ?? Text()
        case .duties: Form.numbered(duties)
        case .projectName: project?.name ?? Text()
        case .projectCode: project?.code ?? Text()
        case .projectTitle: Text([project?.code, project?.name].compactMap { $0?.string }.joined(separator: "-"))
        case .projectAttribute: project?.attribute ?? Text()
        case .projectStart: project?.start ?? Text()
        case .projectEnd: project?.end ?? Text()
        case .projectTerm: Text([project?.start, project?.end].compactMap { $0?.string }.joined(separator: "至"))
        case .annualGoal: goals(.annual, \.text)
        case .longTermGoal: goals(.longTerm, \.text)
        case .annualActual: goals(.annual, \.actual)
        case .longTermActual: goals(.longTerm, \.actual)
        case .total: Form.digits(score?.total)
        case .grade: score?.grade ?? Text()
        case .amount: Form.digits(budget.first { $0.basis == .total }?.amount)
        case .tasks: tasks.first?.name ?? Text()
        case .budget: budget.first?.label ?? Text()
        default: Text()
        }
    }

    /// All goals of one term, as one cell.
    private func goals(_ horizon: Horizon, _ part: (Objective) -> Text?) -> Text {
        let texts = objectives.filter { $0.horizon == horizon }.compactMap { part($0)?.string }.filter { !$0.isEmpty }
        return Text(texts.joined(separator: "\n"))
    }

    static func numbered(_ items: [Text]) -> Text {
        if items.count < 2 { return items.first ?? Text() }
        return Text(items.enumerated().map { "\($0 + 1)、\($1)" }.joined(separator: "\n"))
    }

    static func digits(_ number: Number?) -> Text { number.map { Text($0.description) } ?? Text() }
}

extension WorkTask {
    func printed(_ field: LayoutField) -> Text {
        switch field {
        case .name: name
        case .items: Form.numbered(items)
        case .funding: Form.digits(funding)
        case .expected: expected ?? Text()
        default: Text()
        }
    }
}

extension Indicator {
    func printed(_ field: LayoutField) -> Text {
        switch field {
        case .level1: level1 ?? Text()
        case .level2: level2 ?? Text()
        case .name: name
        case .type: type
        case .value: bareValue
        case .target: target
        case .valueUnit: value == nil ? text : Text("\(bareValue)\(unit ?? Text())")
        case .unit: unit ?? Text()
        case .weight: Form.digits(weight)
        case .standard: standard ?? Text()
        case .explanation: explanation ?? Text()
        case .basis: basis ?? Text()
        case .remark: remark ?? Text()
        case .lastYear: lastYear ?? Text()
        case .actual: actualText ?? Text()
        case .forecast: forecast ?? Text()
        case .likelihood: likelihood.map { Text($0.rawValue) } ?? Text()
        case .score: Form.digits(score)
        case .direction: direction.map { Text($0.rawValue) } ?? Text()
        case .deviation: deviation ?? Text()
        case .certain, .possible, .impossible: tick(likelihood != nil && likelihood == field.tickedLikelihood)
        case .funds, .rules, .staff, .equipment, .other: tick(field.cause.map { causes.contains($0) } ?? false)
        case .deducted: weight.flatMap { weight in score.map { Form.digits(weight - $0) } } ?? Text()
        default: Text()
        }
    }

    /// The number in the cell, where it is one.
    func number(_ field: LayoutField) -> Number? {
        switch field {
        case .weight: weight
        case .score: score
        case .value: Number(bareValue) == nil ? nil : value
        case .deducted: weight.flatMap { weight in score.map { weight - $0 } }
        default: nil
        }
    }

    private func tick(_ isSet: Bool) -> Text { isSet ? Text("√") : Text() }

    /// The sign, or the word for a target that has none.
    private var type: Text {
        if let sign = comparison { return Text(sign.rawValue) }
        switch nature {
        case .qualitative: return Text("定性")
        case .quantitative where value == nil: return Text("定量")
        default: return Text()
        }
    }

    /// The value without the sign and the unit, which have columns of their own; other words stay as they are.
    private var bareValue: Text {
        guard let value else { return text }
        let digits = text.scalars.contains { (0x30...0x39).contains($0) || (0xFF10...0xFF19).contains($0) }
        let words = text.scalars.filter { isHan($0) }.count
        let unit = (self.unit?.scalars ?? []).filter { isHan($0) }.count
        return words > unit || !digits ? text : Text(value.description)
    }

    /// Sign, number and unit as one; words as they are, with the sign of a column of its own before them.
    private var target: Text {
        guard let value else { return text }
        // Words beyond the unit's say the rest themselves.
        let bare = bareValue
        if bare == text, Number(text) == nil { return text }
        return Text("\(comparison?.rawValue ?? "")\(value)\(unit ?? Text())")
    }
}

extension BudgetEntry {
    func printed(_ column: Field) -> Text {
        guard let number = self[column] else { return Text() }
        return column == .rate ? Text("\(number)%") : Text(number.description)
    }
}
