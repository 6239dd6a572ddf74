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
            .triggers(
                at: Path(.reportedBy), on: .sound, Wording(zh: "填报单位写错了自己的名字", en: "the filer misspells its own name")
            ) {
                $0.title = Text("渌口县2026年部门整体支出绩效目标表")
                $0.body = Text("渌口县林业局")
                $0.reportedBy = Text("涪口县林业局")
            },
            .triggers(
                at: Path(.objectives, 0, .text), on: .sound,
                Wording(zh: "目标里写错了自己的名字", en: "the goal misspells the body")
            ) {
                $0.body = Text("渌口县林业局")
                $0.reportedBy = Text("渌口县林业局")
                $0.objectives[0].text = Text("碌口县年内完成人工造林3.2万亩。")
            },
            .silent(Wording(zh: "东城、西城是两个地方", en: "two real places")) {
                $0.body = Text("东城区林业局")
                $0.reportedBy = Text("东城区林业局")
                $0.indicators[1].explanation = Text("与西城区共同验收的造林面积")
            },
            .silent(Wording(zh: "名字都写对了", en: "all spelt alike")) {
                $0.body = Text("渌口县林业局")
                $0.reportedBy = Text("渌口县林业局")
                $0.indicators[1].explanation = Text("渌口县年内完成栽植的造林面积")
            },
            .silent(Wording(zh: "两个不同的县，差两个字", en: "two counties, two characters apart")) {
                $0.indicators[1].explanation = Text("与石棠县共同验收的造林面积")
            },
        ]
    }

    public static func check(_ subject: Subject, _ found: inout Findings) {
        let form = subject.form
        let cores = Entities.standard.cores(of: [form.body, form.reportedBy].compactMap(\.self))
        guard !cores.isEmpty else { return }
        let texts = form.texts
        for pair in pairs(of: cores, in: texts) {
            for (path, text) in texts where text.contains(pair.suspect) {
                found.report(
                    path, cause: pair.suspect.string, value: pair.suspect, message(pair.suspect, pair.right),
                    advice: advice(pair.right),
                    edits: [Edit(path, from: text, to: text.replacing(pair.suspect, with: pair.right))], safety: .unsafe
                )
            }
        }
    }

    /// Two spellings of one name, the rarer of them the suspect; the body's own where both are as common.
    private static func pairs(of cores: [Entities.Core], in texts: [(Path, Text)]) -> [(suspect: Text, right: Text)] {
        var pairs: [(suspect: Text, right: Text)] = []
        var seen: Set<Set<Text>> = []
        for core in cores {
            for (_, text) in texts {
                for wrong in Entities.standard.misspellings(of: core, in: text)
                where seen.insert([wrong.printed, wrong.right]).inserted {
                    func count(_ word: Text) -> Int { texts.reduce(0) { $0 + ($1.1.contains(word) ? 1 : 0) } }
                    let swapped = count(wrong.printed) > count(wrong.right)
                    pairs.append(swapped ? (wrong.right, wrong.printed) : (wrong.printed, wrong.right))
                }
            }
        }
        return pairs
    }

    private static func message(_ printed: Text, _ right: Text) -> Wording {
        Wording(
            zh: "“\(printed)”与表里的“\(right)”只差一个字。",
            en: "\"\(printed)\" is one character off \"\(right)\" elsewhere in the form.")
    }

    private static func advice(_ right: Text) -> Wording {
        Wording(zh: "若指同一个地方或单位，改为“\(right)”。", en: "If the same is meant, write \"\(right)\".")
    }
}
