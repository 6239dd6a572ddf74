import Basics
import Forms
import Library

/// 目标没有可衡量的内容.
public enum GoalNoNumber: Rule {
    public static let name = "goal-no-number"
    public static let aspect = Aspect.clarity
    public static let severity = Severity.warning
    public static let scope = Scope.targets
    public static let sources = ["财预〔2015〕88号"]
    public static let what = Wording(
        zh: "目标里没有一个数，也没有要建成、购置、发放、完成的东西；“保障、维护、日常管理”不算。",
        en:
            "The goal has no number and names nothing made, bought, issued, handed out or finished; keeping something going is no deliverable."
    )
    public static let why = Wording(
        zh: "没有数也没有成果，年底无法说是否达到。", en: "Nobody can say at the year's end whether it was reached.")
    public static var examples: [Example] {
        [
            .triggers(at: Path(.objectives, 0), on: .sound, Wording(zh: "只说保障", en: "only keeping things going")) {
                $0.objectives[0].text = Text("保障林业工作正常运转，维护林区秩序。")
            },
            .silent(Wording(zh: "有成果，没有数", en: "a deliverable without a number")) {
                $0.objectives[0].text = Text("建成县森林防火指挥中心并投入使用。")
            },
            .silent(Wording(zh: "有数", en: "numbers")) { _ in },
        ]
    }

    public static func check(_ subject: Subject, _ found: inout Findings) {
        let form = subject.form
        if form.objectives.isEmpty {
            guard !form.duties.isEmpty, form.duties.allSatisfy({ isUnmeasurable($0, subject.lexicon) }) else { return }
            found.report(Path(.duties), value: form.duties[0], message(form.duties[0]), advice: advice)
            return
        }
        guard !form.objectives.contains(where: { !isUnmeasurable($0.text, subject.lexicon) }) else { return }
        for (i, objective) in form.objectives.enumerated() where objective.horizon == .annual {
            found.report(Path(.objectives, i), value: objective.text, message(objective.text), advice: advice)
        }
    }

    private static func isUnmeasurable(_ text: Text, _ lexicon: Lexicon) -> Bool {
        if holdsNumber(text) { return false }
        let facts = lexicon.analyse(text)
        // What a duty organises or plans is not yet made: only a verb of finishing right before its thing counts.
        let duty = facts.words.contains { $0.list == .dutyVerb && $0.start == 0 }
        guard !duty else { return true }
        return !facts.all(.deliverableVerb).contains { verb in
            facts.all(.deliverableNoun).contains { $0.start >= verb.end && $0.start - verb.end <= 12 }
                || verb.end - verb.start >= 3
                || facts.all(.deliverableNoun).contains { $0.end <= verb.start && verb.start - $0.end <= 12 }
        }
    }

    /// A number that is no year.
    private static func holdsNumber(_ text: Text) -> Bool {
        let b = text.bytes
        var i = 0
        while i < b.count {
            guard (0x30...0x39).contains(b[i]) else {
                i += 1
                continue
            }
            let start = i
            while i < b.count, (0x30...0x39).contains(b[i]) { i += 1 }
            let year =
                i - start == 4 && b[start] == 0x32 && b[start + 1] == 0x30 && text.dropping(first: i).hasPrefix("年")
            if !year { return true }
        }
        return false
    }

    private static func message(_ text: Text) -> Wording {
        Wording(
            zh: "目标里没有一个数，也没有要完成的成果：“\(text.string.prefix(24))……”。",
            en: "The goal holds no number and no deliverable: \"\(text.string.prefix(24))…\".")
    }

    private static let advice = Wording(
        zh: "写出至少一个数（做多少、达到多少）或一件要完成的东西。", en: "Give at least one number, or one thing that will be finished.")
}
