import Basics
import Forms
import Library

/// `val-cost-over-standard`: the cost target is above the spending standard.
enum CostWithinStandard: Rule {
    static let name = "val-cost-over-standard"
    static let aspect = Aspect.funding
    static let severity = Severity.error
    static let scope = Scope.rows
    static let sources: [String] = []
    static let since = "0.1"
    static let maturity = Maturity.preview
    static let what = Wording(zh: "成本指标值超过了支出标准。", en: "The cost target is above the spending standard of the place.")
    static let why = Wording(
        zh: "支出标准是上限，目标不能比它高。", en: "A spending standard is a ceiling; a target cannot be above it.")
    static let examples = [
        Example.triggers(
            at: Path(.indicators, 0, .text), on: .sound, profile: .withStandards,
            Wording(zh: "会议费650元，标准550元", en: "650元 against 550元")
        ) { $0.indicators[0] = .example("成本指标", "经济成本指标", "三类会议综合定额", .atMost, "650", "元/人·天") },
        Example.triggers(
            at: Path(.indicators, 0, .text), on: .sound, profile: .withStandards,
            Wording(zh: "购车20万元，标准18万元", en: "a car of 20万元 against 18万元")
        ) { $0.indicators[0] = .example("成本指标", "经济成本指标", "公务用车购置单价", .atMost, "20", "万元/辆") },
        Example.triggers(
            at: Path(.indicators, 0, .text), on: .sound, profile: .withStandards,
            Wording(zh: "以元计的单价也能比较", en: "a price in 元")
        ) { $0.indicators[0] = .example("成本指标", "经济成本指标", "公务用车购置单价", .atMost, "185000", "元/辆") },
        Example.silent(profile: .withStandards, Wording(zh: "正好等于标准", en: "just the standard")) {
            $0.indicators[0] = .example("成本指标", "经济成本指标", "三类会议综合定额", .atMost, "550", "元/人·天")
        },
        Example.silent(profile: .withStandards, Wording(zh: "总数不与单价标准比", en: "a total against a rate")) {
            $0.indicators[0] = .example("成本指标", "经济成本指标", "三类会议综合定额支出", .atMost, "6", "万元")
        },
        Example.silent(Wording(zh: "没有设定标准", en: "the place sets no standard")) {
            $0.indicators[0] = .example("成本指标", "经济成本指标", "三类会议综合定额", .atMost, "650", "元/人·天")
        },
    ]

    static func check(_ subject: Subject, _ found: inout Findings) {
        let standards = subject.profile.spendingStandards.compactMap { standard in
            subject.lexicon.units.unit(standard.unit).map { (standard, $0) }
        }
        guard !standards.isEmpty else { return }
        for (i, row) in subject.form.indicators.enumerated() {
            let facts = subject.facts.rows[i]
            guard facts.family == .cost, let value = row.value, let unit = facts.unit else { continue }
            // Of several the one whose words say most.
            let named = standards.filter { row.name.contains($0.0.words) }.max { $0.0.words.count < $1.0.words.count }
            guard let (standard, own) = named, unit.isComparable(with: own), let cost = unit.inBase(value),
                let most = own.inBase(standard.most), cost > most, let one = own.inBase(Number(1)),
                let amount = cost.divided(by: one, decimals: 6)
            else { continue }
            found.report(
                Path(.indicators, i, .text), value: row.text, message(row.name, amount, standard.most, standard.unit),
                advice: advice)
        }
    }

    private static func message(_ name: Text, _ cost: Number, _ most: Number, _ unit: Text) -> Wording {
        Wording(
            zh: "“\(name)”为\(cost)\(unit)，比支出标准\(most)\(unit)高\(cost - most)\(unit)。",
            en: "“\(name)” is \(cost) \(unit), \(cost - most) \(unit) above the spending standard of \(most) \(unit).")
    }

    private static let advice = Wording(zh: "按支出标准核定。", en: "Bring it within the standard.")
}

extension Profile {
    /// An invented place with two standards.
    fileprivate static var withStandards: Profile {
        var profile = Profile.national2021
        profile.spendingStandards = [
            (Text("三类会议综合定额"), Number(550), Text("元/人·天")), (Text("公务用车购置单价"), Number(18), Text("万元/辆")),
        ]
        return profile
    }
}
