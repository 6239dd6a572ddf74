import Basics
import Forms

/// `rev-poor-advances`: a target graded 差, or 中 and not submitted again, went on.
enum PoorDoesNotAdvance: Rule {
    static let name = "rev-poor-advances"
    static let aspect = Aspect.process
    static let severity = Severity.error
    static let scope = Scope.workflow
    static let sources = ["财预〔2015〕88号 第25条"]
    static let what = Wording(
        zh: "审核结果为差，或为中而没有重新报送，却进入了下一步。",
        en: "Graded 差, or 中 and not submitted again, it went on all the same.")
    static let why = Wording(
        zh: "结果为差的不得进入下一步；为中的要修改后重新报送审核。",
        en: "What is graded 差 must not go on; what is graded 中 is changed and submitted for review again.")
    static let examples = [
        Example.triggersBeside(at: Path(.form), Wording(zh: "财政审核为差，仍进入下一步", en: "finance said 差, and it went on")) {
            course, _ in course.events[3].what = .reviewed(.poor, openErrors: [])
        },
        Example.triggersBeside(at: Path(.form), Wording(zh: "审核为中，没有重新报送", en: "中, and not submitted again")) {
            course, _ in course.events[3].what = .reviewed(.fair, openErrors: [])
        },
        Example.triggersBeside(
            at: Path(.form), Wording(zh: "审核为差，重新报送后未再审核", en: "差, submitted again but not reviewed again")
        ) { course, _ in
            course.events[3].what = .reviewed(.poor, openErrors: [])
            course.events.insert(.example(.submitted, "2025-11-05", .filer), at: 4)
        },
        Example.triggersBeside(
            at: Path(.form), Wording(zh: "审核为中，重新报送后未再审核（存疑）", en: "中, submitted but not reviewed again (doubtful)")
        ) { course, _ in
            course.events[3].what = .reviewed(.fair, openErrors: [])
            course.events.insert(.example(.submitted, "2025-11-05", .filer), at: 4)
        },
        Example.silentBeside(Wording(zh: "先差后良：修改重报，再审为良", en: "差 at first, 良 after a change")) { course, _ in
            course.events[3].what = .reviewed(.poor, openErrors: [])
            course.events.insert(
                contentsOf: [
                    .example(.submitted, "2025-11-05", .filer),
                    .example(.reviewed(.good, openErrors: []), "2025-11-06", .finance),
                ], at: 4)
        },
        Example.silentBeside(Wording(zh: "审核为良，协商后直接完善", en: "良, mended directly")) { course, _ in
            course.events[3].what = .reviewed(.good, openErrors: [])
        },
        Example.silentBeside(Wording(zh: "审核为差，退回，没有进入下一步", en: "差, and returned")) { course, _ in
            course.events[3].what = .reviewed(.poor, openErrors: [])
            course.events.replaceSubrange(4..., with: [.example(.returned, "2025-11-06", .finance)])
        },
    ]

    static func check(_ subject: Subject, _ found: inout Findings) {
        guard let course = subject.beside.course, let step = course.firstAdvance else { return }
        // Each reviewer's last word counts: what one of them refused another cannot pass.
        for role in Actor.Role.allCases {
            var last: (grade: ReviewGrade, event: CourseEvent)?
            var again = false
            for event in course.events[..<step] {
                switch event.what {
                case .reviewed(let grade?, _) where event.actor.role == role: (last, again) = ((grade, event), false)
                case .submitted where last != nil: again = true
                default: break
                }
            }
            guard let last, last.grade == .poor || last.grade == .fair else { continue }
            let mild = last.grade == .fair && again
            found.report(
                Path(.form), value: Text(last.grade.rawValue), message(last, course.events[step], again),
                advice: advice(last.grade), severity: mild ? .warning : nil)
            return
        }
    }

    private static func message(_ last: (grade: ReviewGrade, event: CourseEvent), _ step: CourseEvent, _ again: Bool)
        -> Wording
    {
        let who = last.event.actor.role.wording
        let grade = last.grade.rawValue
        return Wording(
            zh:
                "\(last.event.day) \(who.zh)审核结果为“\(grade)”，\(again ? "重新报送后没有再审核" : "没有重新报送")，\(step.day) 却已\(step.words.zh)。",
            en: "On \(last.event.day) \(who.en) graded it “\(grade)”; "
                + (again ? "submitted again, it was not reviewed again" : "it was not submitted again")
                + ", yet on \(step.day) it was \(step.words.en).")
    }

    private static func advice(_ grade: ReviewGrade) -> Wording {
        grade == .poor
            ? Wording(
                zh: "退出本次预算安排；修改后重新报送，审核为优或良再进入。",
                en: "Take it out of this budget; let it be changed, submitted again and graded 优 or 良 first.")
            : Wording(zh: "退回修改，按程序重新报送审核。", en: "Return it to be changed and submitted for review again.")
    }
}
