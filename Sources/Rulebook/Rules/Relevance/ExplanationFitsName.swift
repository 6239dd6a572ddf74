import Basics
import Forms
import Library

/// `ind-explanation-mismatch`: the explanation measures something else than the name.
enum ExplanationFitsName: Rule {
    static let name = "ind-explanation-mismatch"
    static let aspect = Aspect.relevance
    static let severity = Severity.warning
    static let scope = Scope.targets
    static let sources = ["包头市财政局 绩效目标审核要点 (2023)"]
    static let since = "0.1"
    static let what = Wording(
        zh: "指标说明衡量的不是指标名称所说的事，如满意度用知晓度解释。",
        en: "The explanation measures something else than the name: satisfaction explained by awareness.")
    static let why = Wording(
        zh: "名称与说明各说各的，年末不知道按哪个取数。", en: "With two things in one row nobody knows which figure to take.")
    static let examples = [
        Example.triggers(
            at: Path(.indicators, 6, .explanation), on: .sound,
            Wording(zh: "满意度用知晓度解释", en: "satisfaction explained by awareness")
        ) {
            $0.indicators[6].explanation = Text("林区群众对防火政策的知晓度")
        },
        Example.triggers(
            at: Path(.indicators, 3, .explanation), on: .sound,
            Wording(zh: "合格率用完成时间解释", en: "quality explained by a time")
        ) {
            $0.indicators[3] = .example("产出指标", "质量指标", "造林合格率", .atLeast, "90", "%", "造林任务完成时间")
        },
        Example.triggers(
            at: Path(.indicators, 5, .explanation), on: .sound,
            Wording(zh: "覆盖率用满意度解释", en: "coverage explained by satisfaction")
        ) {
            $0.indicators[5] = .example("效益指标", "社会效益指标", "防火宣传覆盖率", .atLeast, "95", "%", "群众对防火宣传的满意度")
        },
        Example.silent(Wording(zh: "满意度用认可程度解释", en: "satisfaction explained by approval")) {
            $0.indicators[6].explanation = Text("林区群众对防火工作的认可程度")
        },
        Example.silent(Wording(zh: "满意度用表示满意的人数解释", en: "satisfaction explained by the number satisfied")) {
            $0.indicators[6].explanation = Text("受访群众中表示满意的人数")
        },
        Example.silent(Wording(zh: "合格率用合格面积解释", en: "a rate explained by its formula")) {
            $0.indicators[3] = .example("产出指标", "质量指标", "造林合格率", .atLeast, "90", "%", "合格面积÷完成面积×100%")
        },
    ]

    static func check(_ subject: Subject, _ found: inout Findings) {
        for (i, row) in subject.form.indicators.enumerated() {
            let facts = subject.facts.rows[i]
            guard let explanation = row.explanation, !facts.explanation.isEmpty,
                let (own, other) = clash(facts, subject.lexicon)
            else { continue }
            found.report(
                Path(.indicators, i, .explanation), value: explanation, message(row.name, own, other), advice: advice)
        }
    }

    /// What the name and what the explanation measure, where these cannot be one thing.
    private static func clash(_ facts: RowFacts, _ lexicon: Lexicon) -> (Text, Text)? {
        let explanation = facts.explanation
        guard explanation.count <= 30, !explanation.has(.explanationFormula) else { return nil }
        guard let tail = measured(explanation, lexicon) else { return nil }
        let ends = lexicon.value(tail)
        let words = explanation.text(tail.start..<tail.end)
        let classes = facts.name.hits(of: .explanationPair)
        if let head = classes.max(by: { $0.end < $1.end }), head.end >= facts.name.count - 2 {
            let own = lexicon.value(head)
            guard own != ends, conflicts(own, ends) else { return nil }
            // An explanation that speaks of the name's own matter too is no clash.
            if explanation.hits(of: .explanationPair).contains(where: { lexicon.value($0) == own }) { return nil }
            if own == "satisfaction" && explanation.has(.satisfaction) { return nil }
            return (facts.name.text(head.start..<head.end), words)
        }
        // Neither 率 nor 度: what the unit counts decides.
        guard let unit = facts.unit, facts.unitFit == .fits, facts.family != .cost, facts.family != .satisfaction else {
            return nil
        }
        if ends == "money", UnitKinds.counts.contains(unit.kind) {
            return (facts.counted?.word ?? facts.name.whole, words)
        }
        if ends == "headcount", unit.kind == .thing, sharesNothing(facts) {
            return (facts.counted?.word ?? facts.name.whole, words)
        }
        return nil
    }

    /// The last word of the explanation that says what it measures, with 程度, 提升 or the like behind it at most.
    private static func measured(_ explanation: MarkedText, _ lexicon: Lexicon) -> WordHit? {
        let hits = explanation.hits(of: .explanationPair).filter {
            $0.end - $0.start >= 2 && $0.end >= explanation.count - 2
        }
        return hits.max { ($0.end, $0.end - $0.start) < ($1.end, $1.end - $1.start) }
    }

    private static func conflicts(_ own: Text, _ other: Text) -> Bool {
        if own == "satisfaction" {
            return other == "awareness" || other == "headcount" || other == "money" || other == "coverage"
        }
        if own == "quality" { return other == "time" || other == "money" }
        if own == "time" { return other == "money" || other == "quality" || other == "headcount" }
        if own == "awareness" { return other == "satisfaction" || other == "money" }
        if own == "coverage" { return other == "satisfaction" || other == "time" }
        if own == "complaint" { return other == "headcount" || other == "money" || other == "time" }
        if own == "extent" { return other == "headcount" || other == "money" || other == "time" }
        if own == "money" { return other == "time" }
        return false
    }

    private static func sharesNothing(_ facts: RowFacts) -> Bool {
        let name = WordPairs.distinct(facts.name.characters)
        return !WordPairs.distinct(facts.explanation.characters).contains(where: name.contains)
    }

    private static func message(_ name: Text, _ own: Text, _ other: Text) -> Wording {
        Wording(
            zh: "“\(name)”说的是“\(own)”，说明衡量的却是“\(other)”。",
            en: "“\(name)” is about “\(own)”, while its explanation measures “\(other)”.")
    }

    private static let advice = Wording(
        zh: "让说明与名称说同一件事：写明取数口径或计算公式。",
        en: "Let the explanation speak of what the name says: how it is counted, or its formula.")
}
