import Basics
import Forms

/// `appr-authority`: approved by one who may not approve this kind of target.
enum ApproverIsEntitled: Rule {
    static let name = "appr-authority"
    static let aspect = Aspect.process
    static let severity = Severity.error
    static let scope = Scope.workflow
    static let sources = ["财预〔2015〕88号 第27条"]
    static let what = Wording(zh: "批复的一方无权批复这一类目标。", en: "Approved by one who may not approve this kind of target.")
    static let why = Wording(
        zh: "谁批复预算，谁批复目标：部门整体、一级项目和纳入绩效评价的项目由财政部门批复，所属单位整体和二级项目由主管部门批复。",
        en:
            "Who approves the budget approves the target: finance for departments, first-level and evaluated projects; the "
            + "department for its units and second-level projects.")
    static let examples = [
        Example.triggersBeside(at: Path(.form), Wording(zh: "部门整体由本部门批复", en: "a department approved its own")) {
            course, _ in course.events[5] = .example(.approved, "2026-02-10", .department)
        },
        Example.triggersBeside(
            at: Path(.form), Wording(zh: "一级项目由主管部门批复", en: "a first-level project, by the department")
        ) { course, _ in
            course.standing = .firstLevelProject
            course.events[5] = .example(.approved, "2026-02-10", .department)
        },
        Example.triggersBeside(at: Path(.form), Wording(zh: "二级项目由填报单位批复", en: "a second-level project, by its filer"))
        {
            course, _ in
            course.standing = .secondLevelProject
            course.events[5] = .example(.approved, "2026-02-10", .filer)
        },
        Example.silentBeside(Wording(zh: "二级项目由主管部门批复", en: "a second-level project, by the department")) {
            course, _ in
            course.standing = .secondLevelProject
            course.events[5] = .example(.approved, "2026-02-10", .department)
        },
        Example.silentBeside(Wording(zh: "所属单位由财政部门批复", en: "a unit, by finance")) { course, _ in
            course.standing = .unitOverall
        },
        Example.silentBeside(Wording(zh: "不知道是哪一类", en: "its kind is not known")) { course, _ in
            course.standing = nil
            course.events[5] = .example(.approved, "2026-02-10", .department)
        },
    ]

    static func check(_ subject: Subject, _ found: inout Findings) {
        guard let course = subject.beside.course else { return }
        for event in course.events {
            guard case .approved = event.what, let entitled = entitled(course.standing, event.actor.role) else {
                continue
            }
            found.report(
                Path(.form), cause: event.actor.role.rawValue, value: event.actor.name,
                message(event, course.standing, entitled), advice: advice(entitled))
        }
    }

    /// Who should have approved it; nil where the one who did may, or where nothing is known.
    private static func entitled(_ standing: Course.Standing?, _ role: Actor.Role) -> Actor.Role? {
        switch standing {
        case .departmentOverall, .firstLevelProject, .evaluatedProject: role == .finance ? nil : .finance
        case .unitOverall, .secondLevelProject: role == .filer ? .department : nil
        case nil: nil
        }
    }

    private static func message(_ event: CourseEvent, _ standing: Course.Standing?, _ entitled: Actor.Role) -> Wording {
        let kind = standing?.wording ?? Wording(zh: "这一目标", en: "this target")
        let who = event.actor.role.wording
        return Wording(
            zh: "\(event.day) 由\(who.zh)批复；\(kind.zh)应由\(entitled.wording.zh)批复。",
            en: "On \(event.day) \(who.en) approved it; \(kind.en) is for \(entitled.wording.en) to approve.")
    }

    private static func advice(_ entitled: Actor.Role) -> Wording {
        Wording(zh: "报\(entitled.wording.zh)批复。", en: "Submit it to \(entitled.wording.en).")
    }
}

extension Course.Standing {
    var wording: Wording {
        switch self {
        case .departmentOverall: Wording(zh: "部门整体绩效目标", en: "a department's overall target")
        case .unitOverall: Wording(zh: "所属单位整体绩效目标", en: "a unit's overall target")
        case .firstLevelProject: Wording(zh: "一级项目绩效目标", en: "a first-level project's target")
        case .secondLevelProject: Wording(zh: "二级项目绩效目标", en: "a second-level project's target")
        case .evaluatedProject: Wording(zh: "纳入绩效评价的项目", en: "an evaluated project's target")
        }
    }
}
