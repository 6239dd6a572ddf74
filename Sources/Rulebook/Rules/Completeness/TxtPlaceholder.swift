import Basics
import Forms

/// 模板占位没有替换.
public enum TxtPlaceholder: Rule {
    public static let name = "txt-placeholder"
    public static let aspect = Aspect.completeness
    public static let severity = Severity.warning
    public static let scope = Scope.all
    public static let sources = ["预算管理一体化 save-time check"]
    public static let what = Wording(
        zh: "留着模板的占位：**、XX、待定、……，或模板自己的提示语。",
        en: "A template's placeholder was left in: **, XX, 待定, ……, or the form's own prompt.")
    public static let why = Wording(zh: "占位不是目标，年底无法核对。", en: "A placeholder is no target and cannot be checked.")
    public static var examples: [Example] {
        [
            .triggers(at: Path(.indicators, 1, .text), on: .sound, Wording(zh: "指标值是 XX", en: "the target is XX")) {
                $0.indicators[1].text = Text("XX")
                $0.indicators[1].value = nil
            },
            .triggers(at: Path(.indicators, 1, .name), on: .sound, Wording(zh: "名称里有 **", en: "** in the name")) {
                $0.indicators[1].name = Text("人工造林面积（≥**万亩）")
            },
            .triggers(at: Path(.tasks, 0, .name), on: .sound, Wording(zh: "任务待定", en: "a task to be settled")) {
                $0.tasks[0].name = Text("待定")
            },
            .triggers(at: Path(.indicators, 5, .text), on: .sound, Wording(zh: "留着模板的提示语", en: "the form's own prompt"))
            {
                $0.indicators[5].text = Text("反映带动就业情况（不超过50字）")
                $0.indicators[5].value = nil
            },
            .triggers(
                at: Path(.unread, 0), Path(.unread, 1), on: .sound,
                Wording(zh: "模板的空行没有删", en: "unused lines of the template")
            ) {
                $0.unread = [Unread(Text("……"), cell: nil), Unread(Text("……"), cell: nil)]
            },
            .silent(Wording(zh: "“无”是事故一类指标的目标", en: "none is a target where accidents are counted")) {
                $0.indicators[3] = .example("效益指标", "社会效益指标", "重大森林火灾事故", nil, "无", nil)
            },
            .silent(Wording(zh: "X光机、★", en: "X rays and stars")) { $0.indicators[1].name = Text("★X光机购置数量") },
            .silent(Wording(zh: "XXL 是尺码，不是占位", en: "XXL is a size")) { $0.indicators[1].name = Text("XXL号防护服发放数量") },
            .silent(Wording(zh: "“等待定期”里的待定", en: "the characters within 等待定期")) {
                $0.indicators[1].explanation = Text("等待定期核查确认的面积")
            },
        ]
    }

    public static func check(_ subject: Subject, _ found: inout Findings) {
        let form = subject.form
        let marks = Placeholders.standard
        func report(_ text: Text, _ path: Path, _ mark: Text?, cause: String? = nil) {
            if let mark { found.report(path, cause: cause, value: text, message(text, mark), advice: advice) }
        }
        /// Words in which a mark may stand anywhere, or be all there is.
        func look(_ text: Text?, _ path: Path) {
            guard let text, !text.isEmpty else { return }
            report(text, path, marks.inside(text) ?? marks.whole(text))
        }
        look(form.title, Path(.title))
        look(form.body, Path(.body))
        if form.reportedBy != form.body { look(form.reportedBy, Path(.reportedBy)) }
        look(form.project?.name, Path(.project, nil, .name))
        for (i, objective) in form.objectives.enumerated() { look(objective.text, Path(.objectives, i, .text)) }
        for (i, task) in form.tasks.enumerated() {
            look(task.name, Path(.tasks, i, .name))
            for (k, item) in task.items.enumerated() { look(item, Path(.tasks, i, .items, k)) }
        }
        for (i, row) in form.indicators.enumerated() {
            report(
                row.name, Path(.indicators, i, .name),
                marks.inside(row.name) ?? marks.whole(row.name) ?? marks.prompt(row.name))
            report(
                row.text, Path(.indicators, i, .text),
                marks.inside(row.text) ?? marks.whole(row.text, of: row.name) ?? marks.prompt(row.text))
            // 无 and 反映…情况 are no placeholders in an explanation.
            if let text = row.explanation { report(text, Path(.indicators, i, .explanation), marks.inside(text)) }
        }
        // A line of the template that nobody used is told once.
        for (n, entry) in form.unread.enumerated() where isTemplateLine(entry.text) {
            report(entry.text, Path(.unread, n), Text("……"), cause: "template")
        }
    }

    /// `……`, 指标2：……, 目标1：……: pre-printed, and nothing was put in.
    private static func isTemplateLine(_ text: Text) -> Bool {
        if text == "……" || text == "..." || text == "......" { return true }
        return text.hasSuffix("：……") && text.count <= 40
    }

    private static func message(_ text: Text, _ mark: Text) -> Wording {
        Wording(
            zh: "留着模板的占位“\(mark)”：“\(text)”。", en: "The template's placeholder \"\(mark)\" was left in: \"\(text)\".")
    }

    private static let advice = Wording(zh: "换成实际内容；没有内容的行整行删去。", en: "Put the real words in, or delete the line.")
}
