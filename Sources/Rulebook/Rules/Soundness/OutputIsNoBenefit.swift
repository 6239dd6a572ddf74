import Basics
import Forms
import Library

/// `cls-output-as-benefit`: a count of what the project does under 效益指标.
enum OutputIsNoBenefit: Rule {
    static let name = "cls-output-as-benefit"
    static let aspect = Aspect.soundness
    static let severity = Severity.warning
    static let scope = Scope.rows
    static let sources: [String] = []
    static let what = Wording(
        zh: "效益指标下填了项目自己做的事的数量；就业、增收一类的变化不算。",
        en:
            "A count of what the project itself does stands under 效益指标 (benefit); changes in people's lives, as jobs, are not meant."
    )
    static let why = Wording(
        zh: "办了多少场是产出；效益说的是办完以后有什么变化。", en: "Events held are output; benefit is what changed by them.")
    static var examples: [Example] {
        [
            .triggers(at: Path(.indicators, 5, .level2), on: .sound, Wording(zh: "举办讲座场数", en: "talks held")) {
                $0.indicators[5] = .example("效益指标", "社会效益指标", "举办防火科普讲座", .atLeast, "20", "场")
            },
            .triggers(at: Path(.indicators, 5, .level2), on: .sound, Wording(zh: "巡查次数", en: "patrols made")) {
                $0.indicators[5] = .example("效益指标", "生态效益指标", "开展林区巡查次数", .atLeast, "240", "次")
            },
            .triggers(at: Path(.indicators, 5, .level2), on: .sound, Wording(zh: "发放资料份数", en: "leaflets handed out")) {
                $0.indicators[5] = .example("效益指标", "社会效益指标", "发放防火宣传资料", .atLeast, "3", "万份")
            },
            .silent(Wording(zh: "事故发生次数是效果", en: "accidents are an effect")) {
                $0.indicators[5] = .example("效益指标", "社会效益指标", "森林火灾发生次数", .atMost, "2", "次")
            },
            .silent(Wording(zh: "带动就业人数是效果", en: "jobs are an effect")) {
                $0.indicators[5] = .example("效益指标", "经济效益指标", "带动林农就业人数", .atLeast, "450", "人")
            },
            .silent(Wording(zh: "产出指标下的场次", en: "events where they belong")) {
                $0.indicators[1] = .example("产出指标", "数量指标", "举办防火科普讲座", .atLeast, "20", "场")
            },
            .silent(Wording(zh: "受训后持证率", en: "the share with a certificate after training")) {
                $0.indicators[5] = .example("效益指标", "社会效益指标", "培训人员持证率", .atLeast, "80", "%")
            },
        ]
    }

    static func check(_ subject: Subject, _ found: inout Findings) {
        for (i, row) in subject.form.indicators.enumerated() {
            let levels = subject.facts.levels[i]
            let facts = subject.facts.rows[i]
            guard levels.isLevel1("效益指标"), levels.isBenefit, !levels.isSatisfaction, row.value != nil,
                let unit = facts.unit, UnitKinds.counts.contains(unit.kind) || UnitKinds.extents.contains(unit.kind),
                let level = row.level2, !facts.name.has(.notActivityCount), countsActs(facts, unit, subject.lexicon)
            else { continue }
            found.report(
                Path(.indicators, i, .level2), value: level,
                Wording(
                    zh: "“\(row.name)”（\(row.printedTarget)）数的是做了多少事，是产出，却列在“\(level)”下。",
                    en:
                        "“\(row.name)” (\(row.printedTarget)) counts what is done: an output that stands under \(level)."
                ),
                advice: Wording(
                    zh: "移到数量指标；这里写这件事带来的变化。", en: "Move it to 数量指标, and state here what changes by it."))
        }
    }

    /// Whether name and unit together are an act that is counted: 举办讲座 with 场.
    private static func countsActs(_ facts: RowFacts, _ unit: MeasuringUnit, _ lexicon: Lexicon) -> Bool {
        if facts.name.has(.activityCount) { return true }
        let joined = lexicon.mark(characters: facts.name.characters + unit.canonical.scalars)
        return joined.has(.activityCount) && !joined.has(.notActivityCount)
    }
}
