import Basics
import Forms
import Library

/// `goal-copied-last-year`: the goal repeats last year's.
enum GoalIsThisYears: Rule {
    static let name = "goal-copied-last-year"
    static let aspect = Aspect.clarity
    static let severity = Severity.warning
    static let scope = Scope.targets
    static let sources: [String] = []
    static let what = Wording(zh: "年度目标照抄了上年的。", en: "The year's goal repeats last year's.")
    static let why = Wording(
        zh: "换了年份、没换内容的目标，说明不了今年要做什么。", en: "A goal with only the year changed does not say what this year is for.")
    static let examples = [
        Example.triggers(
            at: Path(.objectives, 0), beside: Beside(lastYear: .soundLastYear), Wording(zh: "一字不改", en: "word for word")
        ) { $0.objectives[0].text = Form.soundLastYear.objectives[0].text },
        Example.triggers(
            at: Path(.objectives, 0), beside: Beside(lastYear: .soundLastYear),
            Wording(zh: "只改了年份", en: "only the year changed")
        ) {
            $0.objectives[0].text = Form.soundLastYear.objectives[0].text.replacing("2025", with: "2026")
        },
        Example.triggers(
            at: Path(.objectives, 0), beside: Beside(lastYear: .soundLastYear),
            Wording(zh: "只改了标点", en: "other commas only")
        ) {
            $0.objectives[0].text = Text("2026年完成人工造林3万亩、抚育中幼林1.1万亩，新建防火隔离带35公里，选聘生态护林员465人")
        },
        Example.silent(
            beside: Beside(lastYear: .soundLastYear),
            Wording(zh: "句式照旧，数字是今年的", en: "the old words, this year's numbers")
        ) {
            $0.objectives[0].text = Text("2026年完成人工造林3.2万亩，抚育中幼林1.4万亩；新建防火隔离带28公里；选聘生态护林员470人。")
        },
        Example.silent(
            beside: Beside(lastYear: .soundLastYear), Wording(zh: "中长期目标本来就跨年", en: "a goal of several years stands")
        ) {
            $0.objectives.append(Objective(horizon: .longTerm, text: Form.soundLastYear.objectives[0].text))
        },
        Example.silent(
            beside: Beside(lastYear: .sound), Wording(zh: "交来的是同一年的表", en: "the form beside it is of the same year")
        ) { $0.objectives[0].text = Form.sound.objectives[0].text },
    ]

    private static func dutiesOnly(_ year: Int) -> Form {
        var form = Form.sound
        form.fiscalYear = year
        form.objectives = []
        form.duties = [Text("完成\(year)年造林绿化任务，维护防火隔离带190公里。"), Text("聘用生态护林员470人，巡护林区12万亩。")]
        return form
    }

    static func check(_ subject: Subject, _ found: inout Findings) {
        guard let last = subject.lastYear else { return }
        let form = subject.form
        // Who copied the goal may have left the old year in it.
        let years = [form.fiscalYear, last.fiscalYear]
        for (i, goal) in form.objectives.enumerated() where goal.horizon == .annual {
            let now = Shingles(goal.text, years: years)
            guard now.count >= GoalIsThisYears.least else { continue }
            for old in last.objectives where old.horizon == .annual {
                let likeness = now.likeness(to: Shingles(old.text, years: years))
                guard Number(likeness) >= subject.profile.copiedLikeness else { continue }
                found.report(Path(.objectives, i), value: goal.text, message(likeness, last), advice: advice)
                break
            }
        }
        guard form.objectives.isEmpty, last.objectives.isEmpty, !form.duties.isEmpty else { return }
        // Where duties stand for the goal, part of them is the same every year.
        let likeness = duties(form, years).likeness(to: duties(last, years))
        if Number(likeness) >= subject.profile.copiedLikeness {
            found.report(
                Path(.duties), value: form.duties[0], message(likeness, last), advice: advice, severity: .info)
        }
    }

    private static func duties(_ form: Form, _ years: [Int?]) -> Shingles {
        var all = Text()
        for duty in form.duties { all.append(duty) }
        return Shingles(all, years: years)
    }

    /// A goal of fewer characters may say the same in two years by chance.
    private static let least = 12

    private static func message(_ likeness: Int, _ last: Form) -> Wording {
        let year = last.fiscalYear.map { "\($0) 年" } ?? "上年"
        return Wording(
            zh: "年度目标与\(year)的\(likeness == 100 ? "完全相同" : "有 \(likeness)% 相同")（不计年份）。",
            en:
                "The goal is \(likeness) % the same as the one of \(last.fiscalYear.map { "\($0)" } ?? "last year"), the "
                + "year left out of account.")
    }

    private static let advice = Wording(zh: "按今年的任务和数量重写。", en: "Write it anew from this year's tasks and numbers.")
}
