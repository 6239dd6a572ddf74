import Basics
import Forms

/// How one form was published.
public struct Publication: Equatable, Sendable {
    /// What was said where the form is blank: 本单位没有项目支出.
    public var explanation: Text?
    /// The forms of the file that was approved, where it was handed in.
    public var approved: [Form]

    public init(explanation: Text? = nil, approved: [Form] = []) {
        self.explanation = explanation
        self.approved = approved
    }
}

/// 一次公开: the forms that a body published together, and what was written about them.
public struct Bundle: Sendable {
    /// One published file.
    public struct File: Sendable {
        /// Its name, without folders.
        public var name: Text
        public var approvedOn: Day?
        /// nil where it is not published yet, or where the day is not known.
        public var publishedOn: Day?
        public var forms: [Form]
        public var explanation: Text?

        public init(
            name: Text, approvedOn: Day? = nil, publishedOn: Day? = nil, forms: [Form], explanation: Text? = nil
        ) {
            self.name = name
            self.approvedOn = approvedOn
            self.publishedOn = publishedOn
            self.forms = forms
            self.explanation = explanation
        }
    }

    public var files: [File]
    /// 一级项目 of the body; those that are secret are not counted. nil where nobody told.
    public var firstLevelProjects: Int?
    /// The paragraphs of 预算公开说明; nil where they were not handed in, which is not the same as none.
    public var narrative: [Text]?

    public init(files: [File], firstLevelProjects: Int? = nil, narrative: [Text]? = nil) {
        self.files = files
        self.firstLevelProjects = firstLevelProjects
        self.narrative = narrative
    }

    var forms: [Form] { files.flatMap(\.forms) }
    var overall: [Form] { forms.filter { $0.kind == .departmentTargets } }
    var projects: [Form] { forms.filter { $0.kind == .projectTargets } }

    /// The projects that have a form: forms of one name and code are one project, a form without a name is one of its own.
    var projectCount: Int {
        var seen: Set<[Text]> = []
        var unnamed = 0
        for form in projects {
            if let name = form.project?.name, !name.isEmpty {
                seen.insert([name, form.project?.code ?? Text()])
            } else {
                unnamed += 1
            }
        }
        return seen.count + unnamed
    }

    /// Whether a reason is given anywhere why something is not there.
    var explains: Bool { files.contains { !($0.explanation?.isEmpty ?? true) } }
}
