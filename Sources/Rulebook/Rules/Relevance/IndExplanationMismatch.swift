import Basics
import Forms
import Library

/// 名称与解释说的不是一件事.
public enum IndExplanationMismatch: Rule {
    public static let name = "ind-explanation-mismatch"
    public static let aspect = Aspect.relevance
    public static let severity = Severity.warning
    public static let scope = Scope.targets
    public static let sources = ["包头市财政局 绩效目标审核要点 (2023)"]
    public static let what = Wording(
        zh: "指标解释衡量的与名称不是一件事。", en: "The explanation measures something else than the name.")
    public static let why = Wording(
        zh: "按名称和按解释算出来的是两个数。", en: "Name and explanation would give two different numbers.")
    public static var examples: [Example] {
        [
            .triggers(
                at: Path(.indicators, 6, .explanation), on: .sound,
                Wording(zh: "满意度用知晓度解释", en: "awareness for satisfaction")
            ) {
                $0.indicators[6].explanation = Text("社会公众对林业政策知晓度提升")
            },
            .silent(Wording(zh: "满意度用满意份数解释", en: "satisfied answers")) { _ in },
            .silent(Wording(zh: "没有解释", en: "no explanation")) { $0.indicators[6].explanation = nil },
        ]
    }

    public static func check(_ subject: Subject, _ found: inout Findings) {
        for (i, row) in subject.form.indicators.enumerated() {
            guard let explanation = row.explanation, !explanation.isEmpty else { continue }
            let facts = subject.rows[i]
            let name = classes(facts.name)
            let explained = classes(facts.explanation)
            guard name.contains("satisfaction"), !explained.contains("satisfaction"), !explanation.contains("问卷"),
                let other = explained.first(where: { $0 == "awareness" || $0 == "complaint" })
            else { continue }
            found.report(
                Path(.indicators, i, .explanation), value: explanation, message(row, explanation, other), advice: advice
            )
        }
    }

    private static func classes(_ facts: TextFacts) -> [String] {
        var out: [String] = []
        for hit in facts.all(.explanationPair) where !out.contains(hit.value.string) { out.append(hit.value.string) }
        return out
    }

    private static func message(_ row: Indicator, _ explanation: Text, _ other: String) -> Wording {
        let zh = other == "awareness" ? "知晓度" : "投诉"
        let en = other == "awareness" ? "awareness" : "complaints"
        return Wording(
            zh: "“\(row.name)”是满意度，解释说的却是\(zh)：“\(explanation)”。",
            en: "\"\(row.name)\" is satisfaction, yet the explanation speaks of \(en): \"\(explanation)\".")
    }

    private static let advice = Wording(
        zh: "解释写清满意度怎么算，例如“选择‘满意’及以上的份数÷有效问卷份数×100%”。",
        en: "Say how the satisfaction is computed, such as satisfied answers ÷ valid answers × 100 %.")
}
