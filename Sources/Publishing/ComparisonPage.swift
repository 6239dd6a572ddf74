import Basics
import Forms
import Rulebook

/// What a person sees from `compare`: form by form what was added, dropped, eased, tightened and copied.
public struct ComparisonPage: Sendable {
    public var oldSource: String
    public var newSource: String
    public var comparison: FileComparison

    public init(oldSource: String, newSource: String, comparison: FileComparison) {
        self.oldSource = oldSource
        self.newSource = newSource
        self.comparison = comparison
    }

    /// The page as text, each line ended.
    public func text(_ look: Appearance) -> String {
        var out = [look.paint("\(oldSource) → \(newSource)", .strong)]
        for form in comparison.comparisons { out += [""] + lines(form, look) }
        out += only(comparison.pairing.onlyOld, comparison.old, Words.onlyOld, look)
        out += only(comparison.pairing.onlyNew, comparison.new, Words.onlyNew, look)
        return out.map { $0 + "\n" }.joined()
    }

    private func lines(_ form: FormComparison, _ look: Appearance) -> [String] {
        let title = name(form.old, look) + " → " + name(form.new, look)
        var out = Wrapping.lines(title, width: look.width).map { look.paint($0, .strong) }
        let counts = FormComparison.Change.shown.map { change in
            look.paint("\(change.wording[look.language]) \(form.count(of: change))", change.ink)
        }
        out.append("  " + counts.joined(separator: " · "))
        let rows = FormComparison.Change.shown.flatMap { change in form.rows.filter { $0.change == change } }
        if !rows.isEmpty {
            let table = BoxTable(
                heading: Words.heading.map { $0[look.language] },
                rows: rows.map { row in
                    let old = row.old.map { form.old.indicators[$0] }
                    let new = row.new.map { form.new.indicators[$0] }
                    return [
                        row.change.wording[look.language], name(old, new), old?.target.onOneLine ?? "—",
                        new?.target.onOneLine ?? "—",
                    ]
                })
            out += table.lines(width: look.width)
        }
        for goal in form.goals {
            let horizon = form.new.objectives[goal.new].horizon
            out.append("  " + Words.goal(horizon, goal.likeness)[look.language])
        }
        let unit = form.new.moneyUnit?.string ?? ""
        for amount in form.amounts {
            let difference = amount.old.flatMap { old in amount.new.map { $0 - old } }
            let words =
                "  \(amount.label): \(amount.old?.description ?? "—") → \(amount.new?.description ?? "—") \(unit)"
            out.append(words + (difference.map { $0 > .zero ? " (+\($0))" : " (\($0))" } ?? ""))
        }
        return out
    }

    /// The row's name, both where they differ.
    private func name(_ old: Indicator?, _ new: Indicator?) -> String {
        let names = [old?.name.string.onOneLine, new?.name.string.onOneLine].compactMap { $0 }
        return names.count == 2 && names[0] != names[1] ? names.joined(separator: " → ") : names.first ?? ""
    }

    private func name(_ form: Form, _ look: Appearance) -> String {
        let words = [form.title?.string, form.project?.name?.string ?? (form.body ?? form.reportedBy)?.string]
            .compactMap { $0?.onOneLine }
        return words.isEmpty ? Words.untitled[look.language] : words.joined(separator: " ")
    }

    private func only(_ indices: [Int], _ forms: [Form], _ words: Wording, _ look: Appearance) -> [String] {
        if indices.isEmpty { return [] }
        return ["", look.paint(words[look.language], .strong)]
            + indices.map { "  [\($0 + 1)] " + name(forms[$0], look) }
    }
}

extension FormComparison.Change {
    /// What a person must look at first.
    static let shown: [FormComparison.Change] = [.eased, .dropped, .changed, .tightened, .added, .copied]

    public var wording: Wording {
        switch self {
        case .copied: Wording(zh: "照旧", en: "copied")
        case .eased: Wording(zh: "放宽", en: "eased")
        case .tightened: Wording(zh: "收紧", en: "tightened")
        case .changed: Wording(zh: "改动", en: "changed")
        case .added: Wording(zh: "新增", en: "added")
        case .dropped: Wording(zh: "删去", en: "dropped")
        }
    }

    var ink: Appearance.Ink {
        switch self {
        case .eased, .dropped: .red
        case .changed: .yellow
        case .tightened, .added: .green
        case .copied: .faint
        }
    }
}

private enum Words {
    static let untitled = Wording(zh: "（无标题）", en: "(untitled)")
    static let onlyOld = Wording(zh: "只在旧文件里的表", en: "Forms of the old file alone")
    static let onlyNew = Wording(zh: "只在新文件里的表", en: "Forms of the new file alone")
    static let heading = [
        Wording(zh: "变化", en: "Change"), Wording(zh: "指标", en: "Indicator"), Wording(zh: "旧", en: "Old"),
        Wording(zh: "新", en: "New"),
    ]

    static func goal(_ horizon: Horizon, _ likeness: Int) -> Wording {
        horizon == .annual
            ? Wording(
                zh: "年度目标 \(likeness)% 相同（不计年份）",
                en: "The year's goal is \(likeness) % the same, the year left out of account")
            : Wording(zh: "中长期目标 \(likeness)% 相同", en: "The long-term goal is \(likeness) % the same")
    }
}
