import Basics
import Forms
import Library

/// `wt-family`: the weight of a family is not the place's.
enum WeightsOfFamilies: Rule {
    static let name = "wt-family"
    static let aspect = Aspect.soundness
    static let severity = Severity.warning
    static let scope = Scope.targets
    static let sources = ["财预〔2020〕10号"]
    static let what = Wording(
        zh: "某个一级指标的分值与规定不同；表里有无成本指标，各按各的规定。",
        en:
            "The weights of a family are not the profile's: its set with or without 成本指标 at level 1, as the form has it."
    )
    static let why = Wording(
        zh: "各类分值统一，不同项目的得分才能比较。", en: "Scores can be compared only where the families weigh the same.")
    static var examples: [Example] {
        [
            .triggers(
                at: Path(.indicators), on: .weighted,
                Wording(zh: "效益少 5 分，产出多 5 分", en: "5 points from benefit to output")
            ) {
                $0.indicators[5].weight = Number(15)
                $0.indicators[4].weight = Number(15)
            },
            .triggers(at: Path(.indicators), on: .weighted, Wording(zh: "满意度 20 分", en: "20 points for satisfaction")) {
                $0.indicators[5].weight = Number(10)
                $0.indicators[6].weight = Number(20)
            },
            .triggers(
                at: Path(.indicators), on: .weighted,
                Wording(zh: "成本列在产出下，产出却有 60 分", en: "cost under outputs, and 60 points for them")
            ) {
                $0.indicators[0].level1 = Text("产出指标")
                $0.indicators[0].level2 = Text("成本指标")
            },
            .silent(on: .weighted, Wording(zh: "成本列在产出下，产出 50 分", en: "cost under outputs, and 50 points for them")) {
                $0.indicators[0].level1 = Text("产出指标")
                $0.indicators[0].level2 = Text("成本指标")
                $0.indicators[0].weight = Number(10)
                $0.indicators[5].weight = Number(30)
            },
            .silent(on: .weighted, Wording(zh: "有本地的一级指标", en: "a family of the place's own")) {
                $0.indicators[5].level1 = Text("管理指标")
                $0.indicators[5].weight = Number(15)
                $0.indicators[4].weight = Number(15)
            },
            .silent(on: .weighted, Wording(zh: "总分 100，各地分法不同", en: "100 in all, which places share out as they like"))
            {
                $0.indicators[5].weight = Number(30)
            },
            .silent(on: .weighted, Wording(zh: "没有满意度指标，分值并入效益", en: "no satisfaction; its points went to benefit")) {
                $0.indicators.removeLast()
                $0.indicators[5].weight = Number(30)
            },
        ]
    }

    static func check(_ subject: Subject, _ found: inout Findings) {
        guard let weights = Weights(subject.form), let families = weights.families(subject) else { return }
        // Without level 2 成本指标 may be the one of level 2 under 产出指标.
        guard subject.facts.levels.allSatisfy({ $0.level2 != nil }), !subject.form.hasUnreadLevel else { return }
        let hasCost = families.contains { $0.term == "成本指标" }
        let norm = hasCost ? subject.profile.weightsWithCost : subject.profile.weightsWithoutCost
        guard families.count == norm.count, weights.sum == norm.reduce(.zero, { $0 + $1.weight }) else { return }
        var zh: [String] = []
        var en: [String] = []
        for family in families {
            guard let wanted = norm.first(where: { $0.family == family.term })?.weight else { return }
            guard family.sum != wanted else { continue }
            let difference = (family.sum - wanted).magnitude
            let isMore = wanted < family.sum
            zh.append("\(family.term) \(family.sum) 分，规定 \(wanted) 分，\(isMore ? "多" : "少") \(difference) 分")
            en.append("\(family.term) has \(family.sum) for \(wanted), \(difference) too \(isMore ? "many" : "few")")
        }
        guard !zh.isEmpty else { return }
        found.report(
            Path(.indicators),
            Wording(
                zh: "一级指标的分值与规定不同：\(zh.joined(separator: "；"))。",
                en: "The families do not weigh what they should: \(en.joined(separator: "; "))."),
            advice: Wording(
                zh: "按规定调整；本地另有规定的，以本地为准。", en: "Adjust them, unless the place has set other weights."))
    }
}
