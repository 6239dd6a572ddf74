import Basics
import Forms

/// `rev-self-review`: one person filed the target and reviewed it.
enum ReviewerIsNotFiler: Rule {
    static let name = "rev-self-review"
    static let aspect = Aspect.process
    static let severity = Severity.error
    static let scope = Scope.workflow
    static let sources = ["财预〔2015〕88号"]
    static let what = Wording(zh: "填报人审核了自己填的目标。", en: "The filer reviewed their own target.")
    static let why = Wording(
        zh: "谁申请资金谁设定目标，谁分配资金谁审核目标：两件事不能是一个人做。",
        en: "Who asks for money sets the target, who allots it reviews it: not one and the same person.")
    static let examples = [
        Example.triggersBeside(at: Path(.form), Wording(zh: "填报人作了主管部门审核", en: "the filer reviewed for the department"))
        {
            course, _ in course.events[2].actor.id = Text("u-1")
        },
        Example.triggersBeside(at: Path(.form), Wording(zh: "报送的人就是审核的人", en: "who submitted it reviewed it")) {
            course, _ in course.events[1].actor.id = Text("u-3")
        },
        Example.triggersBeside(at: Path(.form), Wording(zh: "以填报单位身份审核", en: "a review in the filer's name")) {
            course, _ in course.events[2].actor = course.events[0].actor
        },
        Example.silentBeside(Wording(zh: "同名不同人", en: "two people of one name")) {
            course, _ in course.events[2].actor.name = Text("经办甲")
        },
        Example.silentBeside(Wording(zh: "没有记下是谁", en: "nobody is recorded")) { course, _ in
            course.events[0].actor.id = Text()
            course.events[1].actor.id = Text()
            course.events[2].actor.id = Text()
        },
        Example.silentBeside(Wording(zh: "同一审核人审了两次", en: "one reviewer, two reviews")) { course, _ in
            course.events[3].actor = course.events[2].actor
        },
        Example.silentBeside(Wording(zh: "审核人后来填了监控", en: "the reviewer later filed the monitoring")) { course, _ in
            var later = CourseEvent.example(.filed, "2026-08-10", .filer)
            later.actor.id = Text("u-2")
            course.events.append(later)
        },
    ]

    static func check(_ subject: Subject, _ found: inout Findings) {
        guard let course = subject.beside.course else { return }
        var filers: [Text] = []
        for event in course.beforeApproval {
            switch event.what {
            case .filed, .submitted: filers.append(event.actor.id)
            case .reviewed where !event.actor.id.isEmpty && filers.contains(event.actor.id):
                found.report(
                    Path(.form), cause: event.actor.id.string, value: event.actor.name, message(event), advice: advice)
            default: break
            }
        }
    }

    private static func message(_ event: CourseEvent) -> Wording {
        Wording(
            zh: "\(event.day) 审核的“\(event.actor.name)”就是填报人。",
            en: "“\(event.actor.name)”, who reviewed it on \(event.day), also filed it.")
    }

    private static let advice = Wording(zh: "换人重新审核。", en: "Let another person review it.")
}
