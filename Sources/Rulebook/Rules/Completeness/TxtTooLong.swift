import Basics
import Forms

/// 超过系统字数.
public enum TxtTooLong: Rule {
    public static let name = "txt-too-long"
    public static let aspect = Aspect.completeness
    public static let severity = Severity.info
    public static let scope = Scope.all
    public static let sources = ["预算管理一体化 save-time check"]
    public static let what = Wording(
        zh: "超过填报系统的字数：指标名称100字、主要内容1000字、指标值1000字。",
        en: "Longer than the filing systems take: name over 100 characters, content over 1000, target over 1000.")
    public static let why = Wording(zh: "系统存不下，会被截断。", en: "The system would cut it short.")
    public static var examples: [Example] {
        [
            .triggers(
                at: Path(.indicators, 1, .name), on: .sound, Wording(zh: "名称101字", en: "a name of 101 characters")
            ) {
                $0.indicators[1].name = Text(String(repeating: "林", count: 101))
            },
            .triggers(
                at: Path(.indicators, 1, .text), on: .sound, Wording(zh: "指标值1001字", en: "a target of 1001 characters")
            ) {
                $0.indicators[1].text = Text(String(repeating: "林", count: 1001))
            },
            .triggers(
                at: Path(.tasks, 0, .items), on: .sound,
                Wording(zh: "主要内容两条共1002字", en: "content of 1002 characters in two items")
            ) {
                $0.tasks[0].items = [
                    Text(String(repeating: "林", count: 501)), Text(String(repeating: "草", count: 501)),
                ]
            },
            .silent(Wording(zh: "名称正好100字", en: "a name of 100 characters")) {
                $0.indicators[1].name = Text(String(repeating: "林", count: 100))
            },
            .silent(Wording(zh: "300个字节，100字", en: "300 bytes are 100 characters")) {
                $0.indicators[1].explanation = Text(String(repeating: "林", count: 2000))
            },
            .silent(Wording(zh: "主要内容正好1000字", en: "content of 1000 characters")) {
                $0.tasks[0].items = [Text(String(repeating: "林", count: 1000))]
            },
        ]
    }

    public static func check(_ subject: Subject, _ found: inout Findings) {
        let (form, profile) = (subject.form, subject.profile)
        func look(_ text: Text, _ path: Path, most: Int, _ found: inout Findings) {
            // A character has at least one byte.
            guard text.count > most else { return }
            let count = text.characterCount
            guard count > most else { return }
            found.report(path, value: text, message(count, most), advice: advice(most))
        }
        for (i, row) in form.indicators.enumerated() {
            look(row.name, Path(.indicators, i, .name), most: profile.longestName, &found)
            look(row.text, Path(.indicators, i, .text), most: profile.longestValue, &found)
        }
        for (i, task) in form.tasks.enumerated() {
            let length = task.items.reduce(0) { $0 + $1.characterCount }
            if length > profile.longestContent {
                found.report(
                    Path(.tasks, i, .items), value: task.name, message(length, profile.longestContent),
                    advice: advice(profile.longestContent))
            }
        }
    }

    private static func message(_ count: Int, _ most: Int) -> Wording {
        Wording(
            zh: "共 \(count) 字，超过填报系统的 \(most) 字。", en: "It has \(count) characters; the filing systems take \(most).")
    }

    private static func advice(_ most: Int) -> Wording {
        Wording(zh: "压缩到 \(most) 字以内，说明移到“指标解释”。", en: "Cut it to \(most) characters; explanations go to 指标解释.")
    }
}
