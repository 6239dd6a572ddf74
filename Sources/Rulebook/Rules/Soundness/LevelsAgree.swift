import Basics
import Forms
import Library

/// `ind-level-mismatch`: a 二级指标 under a 一级指标 that it does not belong to.
enum LevelsAgree: Rule {
    static let name = "ind-level-mismatch"
    static let aspect = Aspect.soundness
    static let severity = Severity.error
    static let scope = Scope.targets
    static let sources = ["财预〔2015〕88号"]
    static let what = Wording(zh: "二级指标不属于它上面的一级指标。", en: "Level 2 does not belong to this level 1.")
    static let why = Wording(
        zh: "放错了类别，各类的项数和分值都不对。", en: "In the wrong family a row spoils the counts and the weights of both.")
    static var examples: [Example] {
        [
            .triggers(
                at: Path(.indicators, 3, .level2), on: .sound, Wording(zh: "效益指标下的质量指标", en: "quality under benefits")
            ) {
                $0.indicators[3].level1 = Text("效益指标")
            },
            .triggers(
                at: Path(.indicators, 5, .level2), on: .sound, Wording(zh: "产出指标下的社会效益", en: "a benefit under outputs")
            ) {
                $0.indicators[5].level1 = Text("产出指标")
            },
            .triggers(
                at: Path(.indicators, 4, .level2), on: .sound,
                Wording(zh: "满意度指标下的时效指标", en: "timeliness under satisfaction")
            ) {
                $0.indicators[4].level1 = Text("满意度指标")
            },
            .silent(Wording(zh: "产出指标下的成本指标（旧表样）", en: "cost under outputs, as in older layouts")) {
                $0.indicators[0].level1 = Text("产出指标")
                $0.indicators[0].level2 = Text("成本指标")
            },
            .silent(Wording(zh: "效益指标下的满意度（旧表样）", en: "satisfaction under benefits, as in older layouts")) {
                $0.indicators[6].level1 = Text("效益指标")
                $0.indicators[6].level2 = Text("社会公众或服务对象满意度指标")
            },
            .silent(Wording(zh: "一级指标沿用上一行，下一行才写", en: "level 1 taken from above, its own stands a row too late")) {
                $0.indicators[5].level1 = Text("产出指标")
                $0.repairs = [
                    Repair(
                        .inheritedLevel, Path(.indicators, 5, .level1), from: Text(), to: Text("产出指标"), cell: nil)
                ]
                $0.indicators.insert(
                    .example("效益指标", "社会效益指标", "受益农户数", .atLeast, "900", "户"), at: 6)
            },
            .silent(Wording(zh: "管理指标下各地写法不一", en: "under 管理指标 places differ")) {
                $0.indicators[3].level1 = Text("管理指标")
                $0.indicators[3].level2 = Text("资产管理")
            },
        ]
    }

    static func check(_ subject: Subject, _ found: inout Findings) {
        let form = subject.form
        let vocabulary = Vocabulary.standard
        // Where a heading stands in the place of a family, the labels slid.
        guard !subject.facts.levels.contains(where: \.isHeading) else { return }
        for (i, levels) in subject.facts.levels.enumerated() {
            guard let level1 = levels.level1, let level2 = levels.level2, families.contains(level1),
                !vocabulary.mayStand(level2, under: level1),
                // The kinds of other frames (管理, 决策) wander.
                let home = families.first(where: { vocabulary.mayStand(level2, under: $0) })
            else { continue }
            let path = Path(.indicators, i, .level2)
            var severity: Severity?
            if form.isInherited(Path(.indicators, i, .level1)) {
                if form.hasUnreadLevel || stands(home, after: i, subject) { continue }
                severity = .warning
            }
            found.report(
                path, cause: "\(level1) \(level2)", value: level2,
                Wording(
                    zh: "“\(form.indicators[i].name)”的二级指标是“\(level2)”，一级指标却是“\(level1)”，两者不相属。",
                    en:
                        "“\(form.indicators[i].name)” has \(level2) at level 2 and \(level1) at level 1, which do not belong together."
                ),
                advice: Wording(
                    zh: "“\(level2)”属于“\(home)”：请改一级指标，或者改二级指标。",
                    en: "\(level2) belongs to \(home): correct one of the two."), severity: severity)
        }
    }

    /// Whether the family is printed in the next row that prints one: a label that slid down.
    private static func stands(_ family: Text, after i: Int, _ subject: Subject) -> Bool {
        for k in subject.form.indicators.indices.dropFirst(i + 1)
        where !subject.form.isInherited(Path(.indicators, k, .level1)) {
            return subject.facts.levels[k].level1 == family
        }
        return false
    }

    private static let families = ["产出指标", "效益指标", "成本指标", "满意度指标"].map { Text($0) }
}
