import Basics
import Forms
import Library

/// 专名写法不一.
public enum TxtEntityInconsistent: Rule {
    public static let name = "txt-entity-inconsistent"
    public static let aspect = Aspect.completeness
    public static let severity = Severity.warning
    public static let scope = Scope.all
    public static let sources = ["包头市财政局 绩效目标审核要点 (2023)"]
    public static let what = Wording(
        zh: "同一个地名、单位名有两种写法，差一个字。", en: "Two spellings of one proper name, one character apart.")
    public static let why = Wording(
        zh: "公开的表里写错自己的名字，会被当成错发。", en: "A published form that misspells its own body looks like a mistake.")
    public static var examples: [Example] {
        [
            .triggers(at: Path(.indicators, 1, .explanation), on: .sound, Wording(zh: "渌口写成了涪口", en: "涪口 for 渌口")) {
                $0.body = Text("渌口县林业局")
                $0.reportedBy = Text("渌口县林业局")
                $0.indicators[1].explanation = Text("涪口县年内完成栽植的造林面积")
            },
            .silent(Wording(zh: "名字都写对了", en: "all spelt alike")) {
                $0.body = Text("渌口县林业局")
                $0.reportedBy = Text("渌口县林业局")
                $0.indicators[1].explanation = Text("渌口县年内完成栽植的造林面积")
            },
        ]
    }

    public static func check(_ subject: Subject, _ found: inout Findings) {
        let form = subject.form
        let names = [form.body, form.reportedBy].compactMap(\.self)
        let cores = Entities.standard.cores(of: names)
        guard !cores.isEmpty else { return }
        func look(_ text: Text?, _ path: Path, _ found: inout Findings) {
            guard let text, !text.isEmpty else { return }
            for core in cores {
                for wrong in Entities.standard.misspellings(of: core, in: text) {
                    let right = wrong.right
                    found.report(
                        path, cause: wrong.printed.string, value: wrong.printed, message(wrong.printed, right),
                        advice: advice(right), edits: [Edit(path, from: wrong.printed, to: right)], safety: .unsafe)
                    return
                }
            }
        }
        look(form.title, Path(.title), &found)
        for (i, duty) in form.duties.enumerated() { look(duty, Path(.duties, i), &found) }
        for (i, objective) in form.objectives.enumerated() { look(objective.text, Path(.objectives, i), &found) }
        for (i, task) in form.tasks.enumerated() {
            look(task.name, Path(.tasks, i, .name), &found)
            for (k, item) in task.items.enumerated() { look(item, Path(.tasks, i, .items, k), &found) }
        }
        for (i, row) in form.indicators.enumerated() {
            look(row.name, Path(.indicators, i, .name), &found)
            look(row.explanation, Path(.indicators, i, .explanation), &found)
            look(row.remark, Path(.indicators, i, .remark), &found)
        }
    }

    private static func message(_ printed: Text, _ right: Text) -> Wording {
        Wording(
            zh: "“\(printed)”与单位名称里的“\(right)”只差一个字。",
            en: "\"\(printed)\" is one character off \"\(right)\" of the body's name.")
    }

    private static func advice(_ right: Text) -> Wording {
        Wording(zh: "若指同一个地方或单位，改为“\(right)”。", en: "If the same is meant, write \"\(right)\".")
    }
}
