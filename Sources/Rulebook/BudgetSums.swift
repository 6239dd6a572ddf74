import Basics
import Forms

/// The parts of 预算情况 and their sums, as the rules of money see them.
struct BudgetSums {
    /// The entries of totals with amounts; 收入合计 and 支出合计 are two.
    var totals: [(index: Int, amount: Number)] = []
    var total: (index: Int, amount: Number)? { totals.first }
    /// The entries with amounts, by how the money is told apart.
    var sources: [(index: Int, amount: Number)] = []
    var uses: [(index: Int, amount: Number)] = []
    /// Whether the printed sources are all there are, so that they must make the total.
    var sourcesAreAll = false
    /// Whether the printed sources are parts of the total, all of them or not: together they cannot be more.
    var sourcesAreParts = false
    /// Whether 基本支出 and 项目支出 are both printed.
    var usesAreAll = false

    /// - Parameter column: which amounts: the one there is, the year's, the adjusted or the executed ones.
    init(_ form: Form, _ column: Field = .amount) {
        var hasOther = false
        var hasSource = false
        var basic = false
        var project = false
        // 其中 lines of a wider one are parts of it and not of the total.
        let fiscal = form.budget.contains { $0.label == "财政拨款" || $0.label == "财政资金" }
        for (i, entry) in form.budget.enumerated() {
            switch entry.basis {
            case .total:
                if let amount = entry[column] { totals.append((i, amount)) }
            case .source:
                hasSource = true
                if entry.label == "其他资金" || entry.label == "单位资金" { hasOther = true }
                if fiscal, BudgetSums.isPartOfFiscal(entry.label) { continue }
                if let amount = entry[column] { sources.append((i, amount)) }
            case .use:
                guard entry.label == "基本支出" || entry.label == "项目支出" else { continue }
                if entry.label == "基本支出" { basic = true } else { project = true }
                if let amount = entry[column] { uses.append((i, amount)) }
            }
        }
        let level = form.budget.contains { $0.label == "本级资金" } && form.budget.contains { $0.label == "上级资金" }
        sourcesAreAll = hasSource && hasOther && !level && BudgetSums.labelsAreDistinct(form)
        sourcesAreParts = hasSource && !level && BudgetSums.labelsAreDistinct(form)
        usesAreAll = basic && project && !uses.isEmpty
    }

    static func isPartOfFiscal(_ label: Text) -> Bool {
        label == "一般公共预算" || label == "政府性基金" || label == "国有资本经营预算" || label == "上级资金" || label == "本级资金"
    }

    /// A table that tells the same source twice (a line and its 其中) does not add up by its lines.
    private static func labelsAreDistinct(_ form: Form) -> Bool {
        let labels = form.budget.filter { $0.basis == .source }.map(\.label)
        return Set(labels).count == labels.count
    }

    /// Whether a sum is one of the totals.
    func isTotal(_ sum: Number, tolerance: Number) -> Bool {
        totals.contains { ($0.amount - sum).magnitude <= tolerance }
    }

    static func sum(_ amounts: [(index: Int, amount: Number)]) -> Number {
        amounts.reduce(.zero) { $0 + $1.amount }
    }
}
