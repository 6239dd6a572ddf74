import Basics
import Forms
import Library

/// `ind-satisfaction-missing`: people are served and nobody asks them.
enum SatisfactionPresent: Rule {
    static let name = "ind-satisfaction-missing"
    static let aspect = Aspect.soundness
    static let severity = Severity.warning
    static let scope = Scope.targets
    static let sources = ["财预〔2021〕101号", "中发〔2018〕34号"]
    static let what = Wording(
        zh: "表里写到服务对象或公共服务，却没有满意度指标。",
        en: "The form speaks of people or of a public service and has no 满意度指标 (satisfaction).")
    static let why = Wording(
        zh: "服务好不好，要由服务对象来评。", en: "Whether a service is good is for those served to say.")
    static var examples: [Example] {
        [
            .triggers(at: Path(.indicators), on: .sound, Wording(zh: "目标里说到群众", en: "the goal speaks of the public")) {
                $0.indicators.removeLast()
            },
            .triggers(at: Path(.indicators), on: .sound, Wording(zh: "只在指标里说到学生", en: "only a row speaks of pupils")) {
                $0.indicators.removeLast()
                $0.objectives[0].text = Text("2026年完成人工造林3.2万亩。")
                $0.indicators[2] = .example("产出指标", "数量指标", "受益学生人数", .atLeast, "3000", "人")
            },
            .triggers(
                at: Path(.indicators), on: .sound, Wording(zh: "满意度改列质量指标", en: "the row of satisfaction under quality")
            ) {
                $0.indicators[6].level1 = Text("产出指标")
                $0.indicators[6].level2 = Text("质量指标")
                $0.indicators[6].name = Text("林区群众投诉办结率")
            },
            .silent(Wording(zh: "满意度列在效益指标下", en: "satisfaction stands under benefits")) {
                $0.indicators[6].level1 = Text("效益指标")
                $0.indicators[6].level2 = Text("社会公众或服务对象满意度指标")
            },
            .silent(Wording(zh: "单位内部事务，没有服务对象", en: "an internal matter that serves nobody outside")) {
                $0.indicators.removeLast()
                $0.objectives[0].text = Text("2026年完成档案库房整理3.2万卷，按期支付办公用房租金。")
                $0.tasks = []
            },
            .silent(Wording(zh: "别的类别里已经问了满意不满意", en: "another family already asks for satisfaction")) {
                $0.indicators[6].level1 = Text("效益指标")
                $0.indicators[6].level2 = Text("社会效益指标")
            },
        ]
    }

    static func check(_ subject: Subject, _ found: inout Findings) {
        let form = subject.form
        guard subject.familiesAreTold, !form.unreadHolds("满意"), subject.profile.families.contains(Text("满意度指标")),
            subject.facts.levels.contains(where: \.isOutput)
        else { return }
        for (i, levels) in subject.facts.levels.enumerated() {
            // A row that asks elsewhere is told where it stands.
            if levels.isSatisfaction || subject.facts.rows[i].name.has(.satisfaction) { return }
        }
        guard let served = served(subject) else { return }
        found.report(Path(.indicators), value: served, message(served), advice: advice)
    }

    /// The first people served that the form speaks of.
    private static func served(_ subject: Subject) -> Text? {
        let form = subject.form
        let texts =
            [form.project?.name].compactMap { $0 } + form.objectives.map(\.text)
            + form.tasks.flatMap { [$0.name] + $0.items }
        for text in texts {
            let marked = subject.lexicon.mark(text)
            if let hit = marked.hits(of: .served).first { return marked.text(hit.start..<hit.end) }
        }
        for row in subject.facts.rows {
            if let hit = row.name.hits(of: .served).first { return row.name.text(hit.start..<hit.end) }
        }
        return nil
    }

    private static func message(_ served: Text) -> Wording {
        Wording(
            zh: "表里写到“\(served)”，是有服务对象的，却没有满意度指标。",
            en: "The form speaks of “\(served)”, so somebody is served, and has no 满意度指标.")
    }

    private static let advice = Wording(
        zh: "补上一项服务对象满意度；确实没有服务对象的，请在备注中说明。",
        en: "Add one that asks those served; where nobody outside is served, say so in a remark.")
}
