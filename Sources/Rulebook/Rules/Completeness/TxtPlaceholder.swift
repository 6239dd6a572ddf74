import Basics
import Forms
import Library

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
            .silent(Wording(zh: "XXL 是尺码，不是占位", en: "XXL is a size")) { $0.indicators[1].name = Text("XXL号防护服发放数量") },
        ]
    }

    public static func check(_ subject: Subject, _ found: inout Findings) {
        let form = subject.form
        func look(_ text: Text?, _ path: Path, _ found: inout Findings) {
            guard let text, !text.isEmpty, let mark = placeholder(in: text) else { return }
            found.report(path, value: text, message(text, mark), advice: advice)
        }
        look(form.body, Path(.body), &found)
        look(form.project?.name, Path(.project, nil, .name), &found)
        for (i, objective) in form.objectives.enumerated() { look(objective.text, Path(.objectives, i, .text), &found) }
        for (i, task) in form.tasks.enumerated() {
            look(task.name, Path(.tasks, i, .name), &found)
            for (k, item) in task.items.enumerated() { look(item, Path(.tasks, i, .items, k), &found) }
        }
        for (i, row) in form.indicators.enumerated() {
            look(row.name, Path(.indicators, i, .name), &found)
            look(row.text, Path(.indicators, i, .text), &found)
            look(row.explanation, Path(.indicators, i, .explanation), &found)
        }
    }

    /// The placeholder that stands in a text, nil where none does.
    static func placeholder(in text: Text) -> Text? {
        for whole in ["待定", "待补充", "待填", "待填写", "……", "…", "暂定", "未定", "xx", "XX", "××", "X", "x", "x x"]
            as [StaticString]
        where text == whole { return text }
        if text.contains("**") { return Text("**") }
        for mark in ["××", "＊＊", "待补充", "待填写"] as [StaticString] where text.contains(mark) { return Text(mark) }
        return latinBlanks(text)
    }

    /// `XX` with no letter beside it.
    private static func latinBlanks(_ text: Text) -> Text? {
        let b = text.bytes
        func letter(_ i: Int) -> Bool { i >= 0 && i < b.count && (0x61...0x7A).contains(b[i] | 0x20) }
        var i = 0
        while i + 1 < b.count {
            if b[i] | 0x20 == 0x78, b[i + 1] == b[i] {
                var end = i
                while end < b.count, b[end] == b[i] { end += 1 }
                if !letter(i - 1), !letter(end) { return Text(b[i..<end]) }
                i = end
            }
            i += 1
        }
        return nil
    }

    private static func message(_ text: Text, _ mark: Text) -> Wording {
        Wording(
            zh: "留着模板的占位“\(mark)”：“\(text)”。", en: "The template's placeholder \"\(mark)\" was left in: \"\(text)\".")
    }

    private static let advice = Wording(zh: "换成实际内容；没有内容的行整行删去。", en: "Put the real words in, or delete the line.")
}
