import Basics
import Forms
import Library

/// 目标写成了职能.
public enum GoalIsDuties: Rule {
    public static let name = "goal-is-duties"
    public static let aspect = Aspect.clarity
    public static let severity = Severity.warning
    public static let scope = Scope.targets
    public static let sources = ["财预〔2015〕88号"]
    public static let what = Wording(
        zh: "目标一栏写的是常年的职能（负责、指导、组织、管理……）。", en: "The goal is a list of standing duties.")
    public static let why = Wording(
        zh: "职能年年一样，看不出今年要做成什么。", en: "Duties are the same every year; they do not say what this year achieves.")
    public static var examples: [Example] {
        [
            .triggers(at: Path(.duties), on: .sound, Wording(zh: "年度履职目标写成三定职能", en: "duties under 年度履职目标")) {
                $0.objectives = []
                $0.duties = [
                    Text("贯彻执行林业方针政策和法律法规，拟订全县林业发展规划并组织实施。"), Text("负责全县造林绿化的监督管理。"),
                    Text("指导全县森林防火工作。"), Text("承办县人民政府交办的其他事项。"),
                ]
            },
            .triggers(at: Path(.objectives, 0), on: .sound, Wording(zh: "绩效目标写成职能", en: "duties as the goal")) {
                $0.objectives[0].text = Text("负责全县造林绿化的监督管理；指导全县森林防火工作；组织实施林业重点工程；承办交办的其他事项。")
            },
            .silent(Wording(zh: "另有目标，职能写在职能栏", en: "duties beside a goal")) {
                $0.duties = [Text("负责全县造林绿化的监督管理。"), Text("指导全县森林防火工作。")]
            },
            .silent(Wording(zh: "目标有数", en: "a goal with numbers")) { _ in },
        ]
    }

    public static func check(_ subject: Subject, _ found: inout Findings) {
        let form = subject.form
        if form.objectives.isEmpty {
            if areDuties(form.duties, subject.lexicon) {
                found.report(
                    Path(.duties), value: form.duties.first ?? Text(), message(form.duties.count, form.duties),
                    advice: advice)
            }
            return
        }
        for (i, objective) in form.objectives.enumerated() where objective.horizon == .annual {
            let clauses = sentences(objective.text)
            if areDuties(clauses, subject.lexicon) {
                found.report(
                    Path(.objectives, i), value: objective.text, message(clauses.count, clauses), advice: advice)
            }
        }
    }

    /// Most sentences begin with a verb of duty, and none names a number.
    static func areDuties(_ clauses: [Text], _ lexicon: Lexicon) -> Bool {
        guard clauses.count >= 2 else { return false }
        var duties = 0
        for clause in clauses {
            if clause.bytes.contains(where: { (0x30...0x39).contains($0) }) { return false }
            if lexicon.analyse(clause).words.contains(where: {
                $0.list == .dutyVerb && ($0.start == 0 || $0.form == .word)
            }) {
                duties += 1
            }
        }
        return duties * 3 >= clauses.count * 2
    }

    static func sentences(_ text: Text) -> [Text] {
        text.replacing("；", with: "。").string.split(separator: "。").map { Text(String($0)).trimmed() }.filter {
            !$0.isEmpty
        }
    }

    private static func message(_ count: Int, _ clauses: [Text]) -> Wording {
        let first = clauses.first?.string.prefix(20) ?? ""
        return Wording(
            zh: "目标写的是常年职能（共 \(count) 条，如“\(first)……”），不是今年要达到的目标。",
            en:
                "The goal is a list of \(count) standing duties (such as \"\(first)…\"), not what this year is to achieve."
        )
    }

    private static let advice = Wording(
        zh: "职能放到“部门职能”；这里写今年做什么、做多少、达到什么效果，例如“2026年新建学校1所，培训教师1000人次，家长满意度达到92%”。",
        en: "Move the duties to 部门职能; say here what is done this year, how much and to what effect.")
}
