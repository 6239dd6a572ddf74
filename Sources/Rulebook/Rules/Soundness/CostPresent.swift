import Basics
import Forms
import Library

/// `cost-family-missing`: works or purchases without 成本指标.
enum CostPresent: Rule {
    static let name = "cost-family-missing"
    static let aspect = Aspect.soundness
    static let severity = Severity.warning
    static let scope = Scope.targets
    static let sources = ["财预〔2021〕101号"]
    static let what = Wording(
        zh: "有工程、维修或采购，却没有成本指标。", en: "Works, repair or purchases without a 成本指标 (cost).")
    static let why = Wording(
        zh: "工程和采购花钱多、有价可比，没有成本指标就管不住价。",
        en: "Works and purchases have prices that can be compared; without a cost target nothing holds them down.")
    static var examples: [Example] {
        [
            .triggers(at: Path(.indicators), on: .sound, Wording(zh: "改造项目", en: "a project of rebuilding")) {
                $0.indicators.remove(at: 0)
                $0.kind = .projectTargets
                $0.project = Project()
                $0.project?.name = Text("林区道路改造项目")
            },
            .triggers(at: Path(.indicators), on: .sound, Wording(zh: "数量指标里有新建", en: "a quantity of new buildings")) {
                $0.indicators.remove(at: 0)
                $0.indicators[1] = .example("产出指标", "数量指标", "新建管护站数量", .atLeast, "3", "座")
            },
            .triggers(at: Path(.indicators), on: .sound, Wording(zh: "数量指标里有采购", en: "a quantity of purchases")) {
                $0.indicators.remove(at: 0)
                $0.indicators[1] = .example("产出指标", "数量指标", "防火设备采购数量", .atLeast, "120", "套")
            },
            .silent(Wording(zh: "成本指标放在产出下面", en: "cost stands under outputs")) {
                $0.indicators[0].level1 = Text("产出指标")
                $0.indicators[0].level2 = Text("成本指标")
                $0.indicators[1] = .example("产出指标", "数量指标", "新建管护站数量", .atLeast, "3", "座")
            },
            .silent(Wording(zh: "队伍建设不是工程", en: "building a team is no building")) {
                $0.indicators.remove(at: 0)
                $0.indicators[1] = .example("产出指标", "数量指标", "护林队伍建设数量", .atLeast, "12", "支")
            },
            .silent(Wording(zh: "纯补助项目", en: "a project that only pays subsidies")) {
                $0.indicators.remove(at: 0)
                $0.kind = .projectTargets
                $0.project = Project()
                $0.project?.name = Text("生态护林员补助")
            },
            .silent(Wording(zh: "抽查的是别人的工程", en: "what is inspected are the works of others")) {
                $0.indicators.remove(at: 0)
                $0.indicators[1] = .example("产出指标", "数量指标", "建设工程质量抽查次数", .atLeast, "12", "次")
            },
        ]
    }

    static func check(_ subject: Subject, _ found: inout Findings) {
        guard subject.familiesAreTold, !subject.form.unreadHolds("成本"), subject.profile.families.contains(Text("成本指标")),
            subject.facts.levels.contains(where: \.isOutput)
        else { return }
        for (i, levels) in subject.facts.levels.enumerated() {
            let facts = subject.facts.rows[i]
            if levels.isCost || facts.name.contains("成本")
                || facts.unit.map({ UnitKinds.money.contains($0.kind) }) == true
            {
                return
            }
        }
        guard let work = work(subject) else { return }
        found.report(Path(.indicators), value: work, message(work), advice: advice)
    }

    /// The project or the output that is works or a purchase.
    private static func work(_ subject: Subject) -> Text? {
        if let name = subject.form.project?.name {
            let marked = subject.lexicon.mark(name)
            if marked.has(.works) || marked.has(.purchase) { return name }
        }
        for (i, row) in subject.form.indicators.enumerated() where subject.facts.levels[i].isLevel2("数量指标") {
            let facts = subject.facts.rows[i]
            guard facts.name.has(.works) || facts.name.has(.purchase), row.value != nil, let unit = facts.unit,
                // What is counted in times and persons is an inspection or a course, no works.
                unit.kind == .thing || UnitKinds.extents.contains(unit.kind)
            else { continue }
            return row.name
        }
        return nil
    }

    private static func message(_ work: Text) -> Wording {
        Wording(
            zh: "“\(work)”属于工程、维修或采购，表里却没有成本指标。",
            en: "“\(work)” is works, repair or a purchase, and the form has no 成本指标.")
    }

    private static let advice = Wording(
        zh: "补上成本指标，如总成本上限或单位造价、采购单价上限。", en: "Add a ceiling of the whole cost, or of the price of one unit.")
}
