import Basics
import Forms

/// `pub-coverage`: few of the first-level projects have their targets published.
enum ProjectsArePublished: Rule {
    static let name = "pub-coverage"
    static let aspect = Aspect.publication
    static let severity = Severity.info
    static let scope = Scope.publication
    static let sources: [String] = []
    static let what = Wording(zh: "公开绩效目标的一级项目偏少。", en: "The targets of few first-level projects are published.")
    static let why = Wording(zh: "公开的项目越少，社会能监督的钱越少。", en: "What is not published cannot be watched.")
    static let examples = [
        Example.triggersBeside(at: Path(.form), Wording(zh: "12 个项目公开 2 个", en: "2 of 12")) {
            _, bundle in bundle.firstLevelProjects = 12
        },
        Example.triggersBeside(at: Path(.form), Wording(zh: "4 个项目公开 2 个", en: "2 of 4")) {
            _, bundle in bundle.firstLevelProjects = 4
        },
        Example.triggersBeside(at: Path(.form), Wording(zh: "同一项目的表放了两次", en: "one project's table twice")) {
            _, bundle in
            bundle.firstLevelProjects = 2
            bundle.files[1].forms[1] = bundle.files[1].forms[0]
        },
        Example.silentBeside(Wording(zh: "3 个项目公开 2 个", en: "2 of 3")) { _, bundle in bundle.firstLevelProjects = 3 },
        Example.silentBeside(Wording(zh: "不知道有几个项目", en: "nobody told how many")) {
            _, bundle in bundle.firstLevelProjects = nil
        },
        Example.silentBeside(Wording(zh: "一张项目表也没有：另有规则", en: "none at all: another rule's")) { _, bundle in
            bundle.firstLevelProjects = 12
            bundle.files[1].forms = []
        },
    ]

    static func check(_ subject: Subject, _ found: inout Findings) {
        guard let bundle = subject.beside.bundle, let all = bundle.firstLevelProjects, all > 0 else { return }
        let published = bundle.projectCount
        let least = subject.profile.publishedShare
        guard published > 0, Number(published) * Number(100) < Number(all) * least else { return }
        let share = (Number(published) * Number(100)).divided(by: Number(all), decimals: 0) ?? .zero
        found.report(
            Path(.form), value: Text("\(published)/\(all)"),
            Wording(
                zh: "一级项目 \(all) 个，公开绩效目标的 \(published) 个，占 \(share)%，不到 \(least)%。",
                en:
                    "Of \(all) first-level projects \(published) have their targets published, \(share) %, less than \(least) %."
            ),
            advice: Wording(zh: "增加公开的项目；涉密的不计在内。", en: "Publish more of them; secret ones do not count."))
    }
}
