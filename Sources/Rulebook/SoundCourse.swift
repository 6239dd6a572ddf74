import Basics
import Forms

extension Course {
    /// An invented course with no defect, of the sound form: filed, reviewed twice, approved and published.
    public static var sound: Course {
        Course(
            standing: .departmentOverall,
            versions: [Version(number: 1, hash: "5a", form: .sound)],
            events: [
                .example(.filed, "2025-10-10", .filer), .example(.submitted, "2025-10-12", .filer),
                .example(.reviewed(.excellent, openErrors: []), "2025-10-20", .department),
                .example(.reviewed(.excellent, openErrors: []), "2025-11-05", .finance),
                .example(.advanced, "2025-11-06", .finance), .example(.approved, "2026-02-10", .finance),
                .example(.published, "2026-02-20", .department),
            ])
    }

    /// The sound course up to the approval of its form.
    public static var approved: Course {
        var course = sound
        course.events.removeLast()
        return course
    }
}

extension CourseEvent {
    /// An event for examples, done to version 1 by an invented person of the role.
    public static func example(_ what: What, _ day: String, _ role: Actor.Role, version: Int = 1) -> CourseEvent {
        let actor =
            switch role {
            case .filer: Actor(id: Text("u-1"), name: Text("经办甲"), role: role)
            case .department: Actor(id: Text("u-2"), name: Text("审核乙"), role: role)
            case .finance: Actor(id: Text("u-3"), name: Text("财政丙"), role: role)
            }
        // Examples name days of the calendar; the first of them stands in for one that is none.
        return CourseEvent(what, on: Day(day) ?? .first, by: actor, version: version)
    }
}

extension Form {
    /// An invented project form of the sound body, for examples of what is published together.
    public static func soundProject(_ name: StaticString, amount: StaticString) -> Form {
        var form = Form()
        form.kind = .projectTargets
        form.title = Text("2026年项目支出绩效目标表")
        form.fiscalYear = 2026
        form.body = Text("清陂县林业局")
        form.reportedBy = Text("清陂县林业局")
        form.moneyUnit = Text("万元")
        form.project = Project()
        form.project?.name = Text(name)
        form.objectives = [Objective(horizon: .annual, text: Text("完成人工造林3.2万亩并通过核查验收。"))]
        form.budget = [BudgetEntry(basis: .total, label: Text("资金总额"), amount: Number(Text(amount)))]
        form.indicators = [.example("产出指标", "数量指标", "人工造林面积", .atLeast, "3.2", "万亩", "年内完成栽植并经核查的人工造林面积")]
        form.placeEverything()
        return form
    }
}

extension Bundle {
    /// An invented publication with no defect: the overall form, two projects, and what is written about them.
    public static var sound: Bundle {
        Bundle(
            files: [
                File(
                    name: Text("部门整体.docx"), approvedOn: Day(2026, 2, 10), publishedOn: Day(2026, 2, 20),
                    forms: [.sound]),
                File(
                    name: Text("项目.docx"), approvedOn: Day(2026, 2, 10), publishedOn: Day(2026, 2, 20),
                    forms: [
                        .soundProject("人工造林与抚育", amount: "158.38"), .soundProject("森林防火", amount: "168.85"),
                    ]),
            ], firstLevelProjects: 2,
            narrative: [Text("绩效目标设置情况：2026年实行绩效目标管理的项目2个，涉及资金327.23万元。")])
    }
}
