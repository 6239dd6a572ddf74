import Basics
import Forms
import Library

/// 名称是口号.
public enum IndNameSlogan: Rule {
    public static let name = "ind-name-slogan"
    public static let aspect = Aspect.soundness
    public static let severity = Severity.warning
    public static let scope = Scope.targets
    public static let sources = ["财预〔2021〕101号"]
    public static let what = Wording(
        zh: "名称是愿望或努力的话，里面没有可以数、可以问的东西；点名的具体工作不算。",
        en:
            "The name is wish or effort words, nothing in it can be counted or asked; a named piece of work is not meant."
    )
    public static let why = Wording(zh: "口号没有办法衡量。", en: "A slogan cannot be measured.")
    public static var examples: [Example] {
        [
            .triggers(at: Path(.indicators, 5, .name), on: .sound, Wording(zh: "提升……水平", en: "提升…水平")) {
                $0.indicators[5] = .example("效益指标", "社会效益指标", "提升林业治理能力和管理水平", nil, "提升", nil)
            },
            .triggers(at: Path(.indicators, 5, .name), on: .sound, Wording(zh: "……建设提升", en: "…建设提升")) {
                $0.indicators[5] = .example("产出指标", "数量指标", "队伍建设提升", .atLeast, "1000", "%")
            },
            .silent(Wording(zh: "数得清的工作", en: "work that is counted")) {
                $0.indicators[5] = .example("产出指标", "数量指标", "公交线路优化", .atLeast, "6", "条")
            },
            .silent(Wording(zh: "率", en: "a rate")) { $0.indicators[5].name = Text("群众安全感提升率") },
        ]
    }

    public static func check(_ subject: Subject, _ found: inout Findings) {
        for (i, row) in subject.form.indicators.enumerated() where row.name.characterCount >= 4 && !row.isSatisfaction {
            let facts = subject.rows[i]
            if facts.name.words.contains(where: { $0.list == .notSlogan && $0.form == .tail }) { continue }
            if countsSomething(row, facts) { continue }
            guard isSlogan(facts.name) || clausesAreSlogans(row.name, subject.lexicon) else { continue }
            found.report(Path(.indicators, i, .name), value: row.name, message(row), advice: advice)
        }
    }

    /// A number with a unit that fits it, per cent apart.
    private static func countsSomething(_ row: Indicator, _ facts: RowFacts) -> Bool {
        guard row.value != nil, let unit = facts.unit else { return false }
        return unit.kind != .share
    }

    /// `增强……幸福感，办好……的教育`: slogans one behind the other.
    private static func clausesAreSlogans(_ name: Text, _ lexicon: Lexicon) -> Bool {
        let clauses = name.string.split(whereSeparator: { $0 == "，" || $0 == "；" || $0 == "," }).map {
            Text(String($0))
        }
        return clauses.count > 1 && clauses.allSatisfy { isSlogan(lexicon.analyse($0)) }
    }

    private static func isSlogan(_ facts: TextFacts) -> Bool {
        if facts.standing(.sloganShape).contains(where: { $0.start == 0 && $0.end == facts.length }) { return true }
        let verb = facts.standing(.sloganVerb).contains { $0.form == .head }
        let aspect = facts.words.contains { $0.list == .aspectNoun && $0.end == facts.length }
        return verb && aspect
    }

    private static func message(_ row: Indicator) -> Wording {
        Wording(
            zh: "名称“\(row.name)”是口号，没有说量什么。",
            en: "The name \"\(row.name)\" is a slogan; it does not say what is measured.")
    }

    private static let advice = Wording(
        zh: "换成数得清、问得出的事，如“……人数”“……率”“……满意度”。",
        en: "Name something that can be counted or asked: a number, a rate, satisfaction.")
}
