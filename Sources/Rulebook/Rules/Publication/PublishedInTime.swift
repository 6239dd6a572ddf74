import Basics
import Forms

/// `pub-late`: published later than the law allows after 批复.
enum PublishedInTime: Rule {
    static let name = "pub-late"
    static let aspect = Aspect.publication
    static let severity = Severity.warning
    static let scope = Scope.publication
    static let sources = ["预算法 第14条", "预算法实施条例 第6条"]
    static let what = Wording(zh: "批复后超过规定天数才公开。", en: "Published later than the days allowed after approval.")
    static let why = Wording(
        zh: "部门预算应当在批复后二十日内公开。", en: "A department's budget is to be published within twenty days of its approval.")
    static let examples = [
        Example.triggersBeside(at: Path(.form), Wording(zh: "批复后 28 天公开", en: "28 days after approval")) {
            _, bundle in
            bundle.files[0].publishedOn = Day(2026, 3, 10)
            bundle.files[1].publishedOn = Day(2026, 3, 10)
        },
        Example.triggersBeside(at: Path(.form), Wording(zh: "第 21 天才公开", en: "on the 21st day")) {
            _, bundle in bundle.files[0].publishedOn = Day(2026, 3, 3)
        },
        Example.triggersBeside(at: Path(.form), times: 2, Wording(zh: "两个文件分两次都迟了", en: "two files, late on two days"))
        {
            _, bundle in
            bundle.files[0].publishedOn = Day(2026, 3, 10)
            bundle.files[1].publishedOn = Day(2026, 3, 20)
        },
        Example.silentBeside(Wording(zh: "第 20 天公开", en: "on the 20th day")) {
            _, bundle in bundle.files[0].publishedOn = Day(2026, 3, 2)
        },
        Example.silentBeside(Wording(zh: "没有公开日期，也没有给今天的日期", en: "no day of publication, and no day to judge by")) {
            _, bundle in bundle.files[0].publishedOn = nil
        },
        Example.silentBeside(Wording(zh: "没有批复日期", en: "no day of approval")) { _, bundle in
            bundle.files[0].approvedOn = nil
            bundle.files[0].publishedOn = Day(2026, 6, 1)
        },
    ]

    static func check(_ subject: Subject, _ found: inout Findings) {
        guard let bundle = subject.beside.bundle else { return }
        let limit = subject.profile.publicationDays
        var told: [[Day?]: Int] = [:]
        var late: [(approved: Day, published: Day?, days: Int, names: [Text])] = []
        for file in bundle.files {
            guard let approved = file.approvedOn, let end = file.publishedOn ?? subject.beside.asOf else { continue }
            let days = Day.between(approved, end)
            guard days > limit else { continue }
            if let at = told[[approved, file.publishedOn]] {
                late[at].names.append(file.name)
            } else {
                told[[approved, file.publishedOn]] = late.count
                late.append((approved, file.publishedOn, days, [file.name]))
            }
        }
        for case (let approved, let published, let days, let names) in late {
            let (zh, en) =
                published.map { ("\($0) 公开", "was published on \($0)") }
                ?? ("至今没有公开日期", "has no day of publication yet")
            found.report(
                Path(.form), value: names[0],
                Wording(
                    zh: "\(quoted(names)) \(approved) 批复，\(zh)，相隔 \(days) 天，超过 \(limit) 天。",
                    en:
                        "\(quoted(names)), approved on \(approved), \(en): \(days) days, more than the \(limit) allowed."
                ),
                advice: Wording(
                    zh: published == nil ? "尽快公开，并记下公开日期。" : "说明迟公开的原因；下次在批复后 \(limit) 天内公开。",
                    en: published == nil
                        ? "Publish it soon, and record the day."
                        : "Say why it was late; next time publish within \(limit) days."))
        }
    }
}
