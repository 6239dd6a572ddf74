import Basics
import Forms
import Library

/// The whole money of a form, where it can be told.
struct WholeBudget {
    /// The total as printed, or the uses added up where no total is printed; in the form's unit.
    let amounts: [Number]
    /// 项目支出 of an overall form, the total of a project form.
    let projects: Number?
    let unit: MeasuringUnit?

    init(_ form: Form, _ lexicon: Lexicon) {
        var totals: [Number] = []
        func add(_ amount: Number?) {
            if let amount, amount > .zero, !totals.contains(amount) { totals.append(amount) }
        }
        for entry in form.budget where entry.basis == .total {
            add(entry.amount)
            add(entry.annual)
            add(entry.adjusted)
        }
        let uses = form.budget.filter { $0.basis == .use }.compactMap { $0.amount ?? $0.annual ?? $0.adjusted }
        if totals.isEmpty {
            if uses.count > 1 { add(uses.reduce(.zero, +)) }
            if uses.isEmpty {
                add(form.budget.filter { $0.basis == .source }.compactMap { $0.amount }.reduce(.zero, +))
            }
        }
        amounts = totals
        let project = form.budget.first { $0.basis == .use && $0.label == "项目支出" }
        projects = project?.amount ?? project?.annual ?? (form.kind == .departmentTargets ? nil : totals.first)
        unit = lexicon.units.unit(form.moneyUnit ?? Text("万元"))
    }

    /// Whether an amount in `money` is the whole budget.
    func isWhole(_ amount: Number, _ money: MeasuringUnit) -> Bool {
        guard let unit, money.kind == .money, let own = money.inBase(amount), money.isComparable(with: unit) else {
            return false
        }
        return amounts.contains { unit.inBase($0) == own }
    }

    /// The project money in 元.
    var projectsInYuan: Number? {
        guard let projects, let unit, unit.base == "元" else { return nil }
        return unit.inBase(projects)
    }
}
