import Basics
import Documents
import Forms
import Library

/// 预算情况 as a sequence of labels and amounts, its columns lost.
extension FormReader {
    /// Gives the amounts in `texts` to the labels before them.
    mutating func readLooseMoney(_ labels: [Int], _ texts: [Int]) {
        let numbers = texts.filter { amount(sequence.pieces[$0].text) != nil || isNothing(sequence.pieces[$0].text) }
        let heads = labels.compactMap { sequence.pieces[$0].term?.meanings.amount }
        let groups = labels.contains { sequence.pieces[$0].term?.meanings.group != nil }
        let names = labels.filter { sequence.pieces[$0].money != nil && sequence.pieces[$0].label != .money }
        if heads.count >= 2, !groups {
            // A heading over the labels themselves (年度预算数) gives way to the one over the amounts.
            var fields = heads
            if fields.filter({ $0 == .amount }).count > 1 { fields.removeFirst() }
            looseMoney = .matrix(fields.filter { $0 != .unit })
        } else if groups {
            looseMoney = heads.isEmpty ? .heads : .pairs
        }
        guard !numbers.isEmpty || !names.isEmpty else { return }
        switch looseMoney {
        case .matrix(let fields): takeMatrix(fields, names, numbers, heads: heads.count)
        case .heads where names.count > 1: takeHeads(names, numbers)
        case .pairs, .heads, .unknown:
            if names.count == numbers.count, names.count > 1 {
                takeHeads(names, numbers)
            } else if case .unknown = looseMoney, names.count > 2, numbers.count > 1 {
                takeHeads(names, numbers)
            } else {
                takePairs(names, numbers)
            }
        }
    }

    /// One row of a matrix: the label, then an amount for each heading.
    private mutating func takeMatrix(_ fields: [Field], _ names: [Int], _ numbers: [Int], heads: Int) {
        let rows = names.filter { sequence.pieces[$0].term?.meanings.amount == nil }
        for (k, index) in rows.enumerated() {
            guard let label = sequence.pieces[index].money else { continue }
            let at = draft.form.budget.count
            var entry = BudgetEntry(basis: label.basis, label: label.canonical, columns: fields)
            if !entry.columns.contains(.amount) { entry.columns.insert(.amount, at: 0) }
            if k == rows.count - 1 {
                var column = 0
                for number in numbers {
                    let rate = sequence.pieces[number].text.hasSuffix("%")
                    // A per cent sign tells its column.
                    if rate, let place = fields.firstIndex(of: .rate) { column = max(column, place) }
                    guard column < fields.count else { break }
                    let field = fields[column]
                    entry[field] = draft.takeAmount(sequence.pieces[number], at: number, Path(.budget, at, field)).value
                    column += 1
                }
            }
            draft.form.budget.append(entry)
        }
    }

    private mutating func takePairs(_ names: [Int], _ numbers: [Int]) {
        for (k, index) in names.enumerated() {
            guard let label = sequence.pieces[index].money else { continue }
            let number = k == names.count - 1 ? numbers.first : nil
            if let twin = draft.form.budget.indices.last, draft.form.budget[twin].label == label.canonical,
                draft.form.budget[twin].columns == [.amount], label.basis != .total || label.term == .annual
            {
                draft.form.budget[twin].columns.append(.annual)
                if let number { draft.form.budget[twin].annual = take(number, twin, .annual) }
                continue
            }
            let at = draft.form.budget.count
            draft.form.budget.append(BudgetEntry(basis: label.basis, label: label.canonical))
            if let number { draft.form.budget[at].amount = take(number, at, .amount) }
        }
    }

    /// Labels side by side, then their amounts; where blank amounts were lost, by the sums.
    private mutating func takeHeads(_ names: [Int], _ numbers: [Int]) {
        let labels = names.compactMap { sequence.pieces[$0].money }
        let values = numbers.map { amount(sequence.pieces[$0].text)?.value }
        let start = draft.form.budget.count
        for label in labels { draft.form.budget.append(BudgetEntry(basis: label.basis, label: label.canonical)) }
        var places = Array(numbers.indices)
        if numbers.count != labels.count {
            guard numbers.count < labels.count, let fitting = placing(values.compactMap(\.self), labels) else { return }
            places = fitting
            let cell = sequence.pieces[numbers[0]].cell
            draft.notices.append(
                Notice(
                    path: Path(.budget), cell: cell,
                    Wording(
                        zh: "预算的空格在转存时丢失，各金额按合计关系对到了项目上，请核对。",
                        en: "Blank amounts were lost when the text was stored; the amounts were placed by their sums, "
                            + "please check.")))
        }
        for (number, place) in zip(numbers, places) where place < labels.count {
            draft.form.budget[start + place].amount = take(number, start + place, .amount)
            if numbers.count != labels.count {
                draft.form.confidence[Path(.budget, start + place, .amount)] = Number("0.6")
            }
        }
    }

    /// Which label each amount belongs to, in order, so that the parts make the total; the first such placing, nil where none does.
    private func placing(_ values: [Number], _ labels: [MoneyLabel]) -> [Int]? {
        guard labels.count <= 12 else { return nil }
        var best: [Int]?
        func search(_ k: Int, _ from: Int, _ places: [Int]) {
            if best != nil { return }
            if k == values.count {
                if fits(places) { best = places }
                return
            }
            guard from < labels.count else { return }
            for place in from..<labels.count where labels.count - place >= values.count - k {
                search(k + 1, place + 1, places + [place])
            }
        }
        func fits(_ places: [Int]) -> Bool {
            var sums: [Basis: Number] = [:]
            for (value, place) in zip(values, places) {
                sums[labels[place].basis] = (sums[labels[place].basis] ?? .zero) + value
            }
            guard let total = sums[.total] else { return false }
            return (sums[.source] == nil || sums[.source] == total) && (sums[.use] == nil || sums[.use] == total)
                && (sums[.source] != nil || sums[.use] != nil)
        }
        search(0, 0, [])
        return best
    }

    private mutating func take(_ index: Int, _ at: Int, _ field: Field) -> Number? {
        let (value, unit) = draft.takeAmount(sequence.pieces[index], at: index, Path(.budget, at, field))
        if let unit, unit != "%" { takeMoneyUnit(unit, index) }
        return value
    }
}

/// How amounts follow their labels in loose text.
enum LooseMoney {
    case unknown
    /// A label, then one amount a heading.
    case matrix([Field])
    /// All labels, then all amounts.
    case heads
    /// A label, its amount, the next label.
    case pairs
}
