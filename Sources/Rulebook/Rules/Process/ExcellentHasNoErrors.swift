import Basics
import Forms

/// `rev-open-finding-advance`: graded 优 while errors stood open.
enum ExcellentHasNoErrors: Rule {
    static let name = "rev-open-finding-advance"
    static let aspect = Aspect.process
    static let severity = Severity.warning
    static let scope = Scope.workflow
    static let sources: [String] = []
    static let what = Wording(
        zh: "还有“必改”的问题没有处理，审核结果就写了优。", en: "Graded 优 while findings of severity error stood open.")
    static let why = Wording(
        zh: "优的目标不再修改就进入下一步，问题会一直带下去。", en: "A target graded 优 goes on unchanged, and its errors with it.")
    static let examples = [
        Example.triggersBeside(at: Path(.form), Wording(zh: "一处必改未处理", en: "one error open")) {
            course, _ in course.events[3].what = .reviewed(.excellent, openErrors: ["unit-missing"])
        },
        Example.triggersBeside(at: Path(.form), Wording(zh: "主管部门审核时有三处", en: "three at the department's review")) {
            course, _ in
            course.events[2].what = .reviewed(
                .excellent, openErrors: ["unit-missing", "unit-missing", "fund-income-sum"])
        },
        Example.triggersBeside(at: Path(.form), Wording(zh: "两次审核都有", en: "at both reviews")) { course, _ in
            course.events[2].what = .reviewed(.excellent, openErrors: ["val-missing"])
            course.events[3].what = .reviewed(.excellent, openErrors: ["val-missing"])
        },
        Example.silentBeside(Wording(zh: "结果为良：完善后再进入", en: "良: to be mended first")) {
            course, _ in course.events[3].what = .reviewed(.good, openErrors: ["unit-missing"])
        },
        Example.silentBeside(Wording(zh: "先为优有问题，改后再审为优", en: "mended, and graded 优 again")) { course, _ in
            course.events[3].what = .reviewed(.excellent, openErrors: ["unit-missing"])
            course.events.insert(
                .example(.reviewed(.excellent, openErrors: []), "2025-11-06", .finance, version: 2), at: 4)
        },
        Example.silentBeside(Wording(zh: "结果为差", en: "graded 差")) {
            course, _ in course.events[3].what = .reviewed(.poor, openErrors: ["unit-missing"])
        },
    ]

    static func check(_ subject: Subject, _ found: inout Findings) {
        guard let course = subject.beside.course else { return }
        // The last review of each role before the form went on: an earlier one was mended by it.
        var told: (event: CourseEvent, errors: [String])?
        for role in Actor.Role.allCases {
            var last: (event: CourseEvent, errors: [String])?
            for event in course.beforeApproval where event.actor.role == role {
                if case .reviewed(let grade, let errors) = event.what {
                    last = grade == .excellent && !errors.isEmpty ? (event, errors) : nil
                }
            }
            told = last ?? told
        }
        guard let told else { return }
        found.report(Path(.form), value: Text("优"), message(told.event, told.errors), advice: advice)
    }

    private static func message(_ event: CourseEvent, _ errors: [String]) -> Wording {
        var names: [String] = []
        for error in errors where !names.contains(error) && names.count < 3 { names.append(error) }
        return Wording(
            zh:
                "\(event.day) \(event.actor.role.wording.zh)审核为优，当时还有 \(errors.count) 处必改：\(names.joined(separator: "、"))。",
            en: "On \(event.day) \(event.actor.role.wording.en) graded it 优 while \(errors.count) "
                + "error\(errors.count == 1 ? "" : "s") stood open: \(names.joined(separator: ", ")).")
    }

    private static let advice = Wording(
        zh: "先处理这些问题，或说明为何不改，再定等级。", en: "Mend them, or say why not, before grading.")
}
