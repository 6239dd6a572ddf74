import Basics
import Forms

/// 金额错位.
public enum LayoutAmountShifted: Rule {
    public static let name = "layout-amount-shifted"
    public static let aspect = Aspect.completeness
    public static let severity = Severity.warning
    public static let scope = Scope.all
    public static let sources = ["预算法实施条例 第6条"]
    public static let what = Wording(
        zh: "一行金额挪动一列以后才与表头、合计和成本指标对得上。",
        en: "An amount row fits its headings (sums, totals, the cost indicator) only after shifting by one column.")
    public static let why = Wording(
        zh: "错位的金额会被当成另一种资金公开出去。", en: "A shifted amount is published as money of another kind.")
    public static var examples: [Example] {
        [
            .triggers(at: Path(.budget), on: .sound, Wording(zh: "总额落在一般公共预算下", en: "the total under the next heading"))
            {
                $0.budget[0].amount = nil
                $0.budget[1].amount = Number("7008.74")
                $0.budget[2].amount = Number("7008")
            },
            .triggers(
                at: Path(.budget), on: .sound,
                Wording(zh: "项目表，总额落在财政拨款下", en: "a project's total under the next heading")
            ) {
                $0.kind = .projectTargets
                $0.budget = [
                    BudgetEntry(basis: .total, label: Text("资金总额")),
                    BudgetEntry(basis: .source, label: Text("财政拨款"), amount: Number("189.14")),
                    BudgetEntry(basis: .source, label: Text("上年结转资金"), amount: Number("126.72")),
                    BudgetEntry(basis: .source, label: Text("其他资金"), amount: Number("62.42")),
                ]
            },
            .triggers(
                at: Path(.budget), on: .sound, Wording(zh: "只有一项来源，落在下一栏", en: "one source under the next heading")
            ) {
                $0.budget[0].amount = nil
                $0.budget[1].amount = Number("7008.74")
                $0.budget[2].amount = Number("7008.74")
            },
            .silent(Wording(zh: "总额空着，各项金额对得上", en: "a blank total beside amounts that fit")) {
                $0.budget[0].amount = nil
            },
            .silent(Wording(zh: "总额空着，但来源之和等于支出", en: "no total, but the sources make the uses")) {
                $0.budget[0].amount = nil
            },
            .silent(Wording(zh: "总额空着，来源之和与支出差一位", en: "no total, and a digit lost")) {
                $0.budget[0].amount = nil
                $0.budget[1].amount = Number("5667.08")
            },
            .silent(Wording(zh: "两个来源各半，总额空着", en: "two halves and a blank total")) {
                $0.kind = .projectTargets
                $0.budget = [
                    BudgetEntry(basis: .total, label: Text("资金总额")),
                    BudgetEntry(basis: .source, label: Text("财政拨款"), amount: Number(50)),
                    BudgetEntry(basis: .source, label: Text("其他资金"), amount: Number(50)),
                ]
            },
        ]
    }

    public static func check(_ subject: Subject, _ found: inout Findings) {
        let form = subject.form
        let sums = BudgetSums(form)
        guard let blank = form.budget.firstIndex(where: { $0.basis == .total }), form.budget[blank].amount == nil,
            sums.total == nil, blank + 1 < form.budget.count, form.budget[blank + 1].basis == .source,
            let moved = form.budget[blank + 1].amount, moved > .zero
        else { return }
        // Only amounts side by side can slip by a column.
        if let here = form.cells[Path(.budget, blank, .amount)],
            let next = form.cells[Path(.budget, blank + 1, .amount)]
        {
            guard here.table == next.table, here.row == next.row, here.line == next.line else { return }
        }
        let sources = BudgetSums.sum(sums.sources)
        let rest = sources - moved
        // Under its neighbour's heading the total is what the uses make; where the form tells no uses, what the other sources make,
        // to the decimals that some of them may have lost.
        let uses = sums.usesAreAll ? BudgetSums.sum(sums.uses) : moved
        guard moved == uses, sources != uses, sums.usesAreAll || (moved - rest).magnitude < Number(1) else { return }
        // Two sources of one amount are as well two halves: without the uses it takes a sum to tell.
        guard sums.usesAreAll || sums.sources.filter({ $0.amount > .zero }).count > 2 else { return }
        let cost = form.indicators.first { $0.value == moved && $0.level1.map { $0 == "成本指标" } ?? false }
        var edits: [Edit] = []
        let run = form.budget.indices.filter { $0 > blank && form.budget[$0].basis == .source }
        var from: Text = Text()
        for i in [blank] + run {
            let next =
                i + 1 < form.budget.count && form.budget[i + 1].basis == .source ? form.budget[i + 1].amount : nil
            from = Text(form.budget[i].amount?.description ?? "")
            let to = Text(next?.description ?? "")
            if from != to { edits.append(Edit(Path(.budget, i, .amount), from: from, to: to)) }
        }
        found.report(
            Path(.budget), value: Text(moved.description),
            message(form.budget[blank + 1].label, moved, sources, uses, sums.usesAreAll, cost?.name),
            advice: advice(moved), edits: edits, safety: .unsafe)
    }

    private static func message(
        _ label: Text, _ moved: Number, _ sources: Number, _ uses: Number, _ told: Bool, _ cost: Text?
    )
        -> Wording
    {
        let zhCost = cost.map { "，也等于成本指标“\($0)”" } ?? ""
        let enCost = cost.map { " and of the cost indicator \"\($0)\"" } ?? ""
        if !told {
            return Wording(
                zh: "金额像是右移了一列：资金总额空着，“\(label)”下的 \(moved) 正好等于其余来源之和\(zhCost)；照原样读，各来源合计是 \(sources)。",
                en:
                    "The amounts seem one column too far right: the total is blank, and the \(moved) under \"\(label)\" is the "
                    + "sum of the other sources\(enCost); as printed, the sources make \(sources).")
        }
        return Wording(
            zh:
                "金额像是右移了一列：资金总额空着，“\(label)”下的 \(moved) 正好等于基本支出与项目支出之和\(zhCost)；照原样读，各来源合计是 \(sources)，与支出 \(uses) 差 \((sources - uses).magnitude)。",
            en:
                "The amounts seem one column too far right: the total is blank, and the \(moved) under \"\(label)\" is the sum of "
                + "the uses\(enCost); as printed, the sources make \(sources) against \(uses), a difference of \((sources - uses).magnitude)."
        )
    }

    private static func advice(_ moved: Number) -> Wording {
        Wording(
            zh: "核对原始预算：若 \(moved) 是资金总额，把这一行整体左移一列；若不是，补填资金总额并核对各来源。",
            en:
                "Check the budget: if \(moved) is the total, move the row one column left; if not, fill in the total and check the sources."
        )
    }
}
