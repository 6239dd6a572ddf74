import Basics
import Forms

/// `rev-no-result`: a target went on with no review grade.
enum ReviewHasResult: Rule {
    static let name = "rev-no-result"
    static let aspect = Aspect.process
    static let severity = Severity.error
    static let scope = Scope.workflow
    static let sources = ["财预〔2015〕88号 第25条"]
    static let what = Wording(
        zh: "没有审核结果（优、良、中、差），就进入了下一步。", en: "It went on to the next step with no grade of review (优, 良, 中, 差).")
    static let why = Wording(
        zh: "审核结果决定目标能否进入下一步，没有结果就无从决定。",
        en: "The grade decides whether a target may go on; without one nothing was decided.")
    static let examples = [
        Example.triggersBeside(at: Path(.form), Wording(zh: "没有审核就进入下一步", en: "it went on without a review")) {
            course, _ in course.events.removeSubrange(2...3)
        },
        Example.triggersBeside(at: Path(.form), Wording(zh: "审核过，但没有写等级", en: "reviewed, with no grade")) {
            course, _ in
            course.events[2].what = .reviewed(nil, openErrors: [])
            course.events[3].what = .reviewed(nil, openErrors: [])
        },
        Example.triggersBeside(at: Path(.form), Wording(zh: "进入下一步之后才补审", en: "reviewed only after it went on")) {
            course, _ in course.events.append(contentsOf: [course.events.remove(at: 2), course.events.remove(at: 2)])
        },
        Example.silentBeside(Wording(zh: "只有一级审核，有等级", en: "one review, with its grade")) {
            course, _ in course.events.remove(at: 3)
        },
        Example.silentBeside(Wording(zh: "还在填报，没有进入下一步", en: "still being filed")) {
            course, _ in course.events.removeLast(5)
        },
        Example.silentBeside(Wording(zh: "批复后调整，再次批复，不必再审等级", en: "approved again after an adjustment")) {
            course, _ in
            course.events.append(.example(.adjusted(reference: Text("清财预〔2026〕31号")), "2026-06-01", .finance))
            course.events.append(.example(.approved, "2026-06-02", .finance))
        },
    ]

    static func check(_ subject: Subject, _ found: inout Findings) {
        guard let course = subject.beside.course, let step = course.firstAdvance else { return }
        var ungraded: CourseEvent?
        for event in course.events[..<step] {
            guard case .reviewed(let grade, _) = event.what else { continue }
            if grade != nil { return }
            ungraded = event
        }
        found.report(Path(.form), message(course.events[step], ungraded), advice: advice)
    }

    private static func message(_ step: CourseEvent, _ review: CourseEvent?) -> Wording {
        let went = step.words
        guard let review else {
            return Wording(
                zh: "\(step.day) \(went.zh)，此前没有审核记录。", en: "On \(step.day) it was \(went.en), with no review before.")
        }
        return Wording(
            zh: "\(step.day) \(went.zh)；\(review.day) 的审核没有给出优、良、中、差。",
            en: "On \(step.day) it was \(went.en); the review of \(review.day) gave no grade.")
    }

    private static let advice = Wording(
        zh: "补作审核并写明结果；结果为中、差的退回。", en: "Review it and record the grade; return it where it is 中 or 差.")
}

extension CourseEvent {
    /// The step forward, in words.
    var words: Wording {
        if case .approved = what { return Wording(zh: "批复", en: "approved") }
        return Wording(zh: "进入下一步预算编审程序", en: "passed to the next step of the budget")
    }
}
