import Basics
import Forms
import Library

/// 权重 of the rows and their sums.
struct Weights {
    /// One 一级指标 and what its rows add up to.
    struct Family {
        let term: Text
        let rows: [Int]
        let sum: Number
    }

    /// The weight of each row.
    let rows: [Number]
    let sum: Number
    /// What the lines of 预算执行率 weigh.
    let execution: Number

    /// nil where a row has no weight: then no sum says anything.
    init?(_ form: Form) {
        guard form.indicators.count >= 2 else { return nil }
        var rows: [Number] = []
        for row in form.indicators {
            guard let weight = row.weight else { return nil }
            rows.append(weight)
        }
        self.rows = rows
        sum = rows.reduce(.zero, +)
        execution = form.budget.reduce(.zero) { $0 + ($1.weight ?? .zero) }
    }

    /// The families in order; nil where a row's is unknown, or two blocks of a form (年度, 中长期) hold the same ones.
    func families(_ subject: Subject) -> [Family]? {
        var terms: [Text] = []
        var members: [[Int]] = []
        for (i, levels) in subject.facts.levels.enumerated() {
            guard let term = levels.level1 else { return nil }
            if subject.form.indicators[i].horizon != subject.form.indicators[0].horizon { return nil }
            if let at = terms.firstIndex(of: term) {
                members[at].append(i)
            } else {
                terms.append(term)
                members.append([i])
            }
        }
        return terms.indices.map { at in
            Family(term: terms[at], rows: members[at], sum: members[at].reduce(.zero) { $0 + rows[$1] })
        }
    }
}

extension Form {
    /// The sound form with 分值 in the national shares, 90 in all.
    static var weighted: Form {
        var form = Form.sound
        for (i, weight) in [20, 10, 10, 10, 10, 20, 10].enumerated() {
            form.indicators[i].weight = Number(weight)
            form.cells[Path(.indicators, i, .weight)] = CellReference(table: 0, row: 40 + i, column: 8)
        }
        return form
    }
}
