import Basics
import Forms

/// 一张表的全过程: who did what to which version of a form, in order of time. Plain values: a registry writes them, the rules of
/// process and of monitoring read them.
public struct Course: Sendable {
    /// What kind of target this is: it decides who approves it (财预〔2015〕88号 第27条).
    public enum Standing: String, Sendable, CaseIterable {
        /// 部门整体
        case departmentOverall
        /// 所属单位整体
        case unitOverall
        /// 一级项目
        case firstLevelProject
        /// 二级项目
        case secondLevelProject
        /// 纳入绩效评价范围的项目
        case evaluatedProject
    }

    /// nil where it is not known: then nothing is said of who may approve.
    public var standing: Standing?
    public var versions: [Version]
    /// The earliest first; of one day in the order in which they happened.
    public var events: [CourseEvent]

    public init(standing: Standing? = nil, versions: [Version] = [], events: [CourseEvent] = []) {
        self.standing = standing
        self.versions = versions
        self.events = events
    }

    /// One state of the form; a later one never overwrites it.
    public struct Version: Sendable {
        /// From 1.
        public var number: Int
        /// Of the form's data, in hexadecimal digits.
        public var hash: String
        public var form: Form

        public init(number: Int, hash: String, form: Form) {
            self.number = number
            self.hash = hash
            self.form = form
        }
    }

    public func version(_ number: Int) -> Version? { versions.first { $0.number == number } }
}

/// A person, acting for a body.
public struct Actor: Equatable, Sendable {
    public enum Role: String, Sendable, CaseIterable {
        /// 填报单位
        case filer
        /// 主管部门
        case department
        /// 财政部门
        case finance

        public var wording: Wording {
            switch self {
            case .filer: Wording(zh: "填报单位", en: "the filing unit")
            case .department: Wording(zh: "主管部门", en: "the department in charge")
            case .finance: Wording(zh: "财政部门", en: "the finance department")
            }
        }
    }

    /// Stable for a person, whatever the name; blank where nobody is recorded.
    public var id: Text
    /// As shown.
    public var name: Text
    public var role: Role

    public init(id: Text, name: Text, role: Role) {
        self.id = id
        self.name = name
        self.role = role
    }
}

/// 审核结果 of a target; not the grade of an evaluation, which has the same words.
public enum ReviewGrade: String, Sendable, CaseIterable {
    case excellent = "优"
    case good = "良"
    case fair = "中"
    case poor = "差"
}

/// One step in the course of a form.
public struct CourseEvent: Sendable {
    public enum What: Sendable {
        /// 填报: a version was written.
        case filed
        /// 报送审核.
        case submitted
        /// 审核, with the errors that stood open in the version then, by rule; waived ones are not among them.
        case reviewed(ReviewGrade?, openErrors: [String])
        /// 退回.
        case returned
        /// 进入下一步预算编审程序.
        case advanced
        /// 批复.
        case approved
        /// 调整, with the number of the document that allows it.
        case adjusted(reference: Text?)
        /// 公开.
        case published
        /// 运行监控 was done, for the period that ended on this day.
        case monitored(until: Day)
        /// 预警: an alert was raised.
        case alerted(alert: Text)
        /// 处置 of the alert of this name.
        case disposed(alert: Text)
        /// 绩效自评.
        case evaluated
    }

    public var what: What
    public var day: Day
    public var actor: Actor
    /// The number of the version that it was done to.
    public var version: Int

    public init(_ what: What, on day: Day, by actor: Actor, version: Int) {
        self.what = what
        self.day = day
        self.actor = actor
        self.version = version
    }
}

extension Course {
    /// The events up to the first 批复: only there a review decides whether the form goes on.
    var beforeApproval: ArraySlice<CourseEvent> {
        let end = events.firstIndex { if case .approved = $0.what { true } else { false } }
        return events[..<(end ?? events.count)]
    }

    /// Where the form first went on: its entry into the next step, or its approval where no entry is recorded.
    var firstAdvance: Int? {
        events.firstIndex {
            switch $0.what {
            case .advanced, .approved: true
            default: false
            }
        }
    }

    /// The version that is in force: the first approved one, or a later one that an adjustment with a reference brought; and the day.
    var inForce: (version: Version, since: Day)? {
        var number: Int?
        var day: Day?
        var allowed = false
        for event in events {
            switch event.what {
            case .approved where number == nil || allowed:
                (number, day, allowed) = (event.version, event.day, false)
            case .adjusted(let reference) where number != nil && !(reference?.isEmpty ?? true):
                (number, day, allowed) = (event.version, event.day, true)
            default: break
            }
        }
        guard let number, let day, let version = version(number) else { return nil }
        return (version, day)
    }
}
