import Basics
import Rulebook

/// What a person sees from `similar`: the largest groups of near-duplicates, each with where they stand.
public struct SimilarPage: Sendable {
    public var groups: [SimilarForms.Group]
    public var forms: Int
    public var least: Int
    /// Groups shown; the rest are counted.
    public var limit: Int

    public init(groups: [SimilarForms.Group], forms: Int, least: Int, limit: Int) {
        self.groups = groups
        self.forms = forms
        self.least = least
        self.limit = limit
    }

    private static let membersShown = 12

    /// The page as text, each line ended.
    public func text(_ look: Appearance) -> String {
        var out: [String] = []
        for group in groups.prefix(limit) {
            guard let first = group.members.first else { continue }
            let title = Words.title(group)[look.language] + "“\(first.place.beginning.string.onOneLine)”"
            out += Wrapping.lines(title, width: look.width).map { look.paint($0, .strong) }
            for member in group.members.prefix(SimilarPage.membersShown) {
                let likeness = DisplayWidth.pad("\(member.likeness)%", to: 5)
                let form = member.place.form > 0 ? " [\(member.place.form + 1)]" : ""
                let body = member.place.body.map { "  " + $0.string.onOneLine } ?? ""
                out.append("  \(likeness)\(member.place.source)\(form)\(body)")
            }
            let more = group.members.count - SimilarPage.membersShown
            if more > 0 { out.append("  " + look.paint(Words.more(more)[look.language], .faint)) }
            out.append("")
        }
        if groups.count > limit { out.append(Words.moreGroups(groups.count - limit)[look.language]) }
        out.append(Words.total(forms, groups, least)[look.language])
        return out.map { $0 + "\n" }.joined()
    }
}

extension SimilarForms.Kind {
    public var wording: Wording {
        switch self {
        case .goals: Wording(zh: "目标", en: "goals")
        case .indicators: Wording(zh: "指标表", en: "tables of indicators")
        case .names: Wording(zh: "指标名称", en: "names of indicators")
        }
    }
}

private enum Words {
    static func title(_ group: SimilarForms.Group) -> Wording {
        Wording(
            zh: "\(group.members.count) 处\(group.kind.wording.zh)相近：",
            en: "\(group.members.count) \(group.kind.wording.en) alike: ")
    }

    static func more(_ count: Int) -> Wording { Wording(zh: "另 \(count) 处", en: "\(count) more") }

    static func moreGroups(_ count: Int) -> Wording {
        Wording(zh: "另有 \(count) 组未列出（--limit）。", en: "\(count) more groups are not shown (--limit).")
    }

    static func total(_ forms: Int, _ groups: [SimilarForms.Group], _ least: Int) -> Wording {
        let places = groups.reduce(0) { $0 + $1.members.count }
        return groups.isEmpty
            ? Wording(zh: "\(forms) 张表，没有 \(least)% 以上相近的。", en: "\(forms) forms; nothing is \(least) % alike or more.")
            : Wording(
                zh: "\(forms) 张表，\(groups.count) 组、\(places) 处 \(least)% 以上相近。",
                en: "\(forms) forms; \(groups.count) groups, \(places) places, are \(least) % alike or more.")
    }
}
