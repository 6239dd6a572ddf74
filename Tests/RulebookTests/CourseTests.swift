import Basics
import Forms
import Testing

@testable import Rulebook

@Suite("The course of a form, and what was published together")
struct CourseTests {
    private static let betweenForms: [Aspect] = [.process, .publication]

    private func names(_ report: FormReport) -> [String] {
        report.findings.filter { Self.betweenForms.contains($0.aspect) }.map(\.rule)
    }

    @Test("A sound course and a sound bundle yield nothing of process and publication")
    func sound() {
        let beside = Beside(
            approved: .sound, course: .sound, published: Publication(), bundle: .sound)
        #expect(names(Rulebook.standard.check(Form.sound, beside: beside)) == [])
    }

    @Test("Without a course and a bundle these rules are silent on any form")
    func silent() {
        #expect(names(Rulebook.standard.check(Form.soundProject("森林防火", amount: "10"))) == [])
        #expect(names(Rulebook.standard.check(Form())) == [])
        #expect(
            names(Rulebook.standard.check(.sound, beside: Beside(course: Course(), bundle: Bundle(files: [])))).isEmpty
                == false)
    }

    @Test("Of several forms in a file the bundle is judged with the first alone")
    func once() {
        var bundle = Bundle.sound
        bundle.files[0].publishedOn = Day(2026, 5, 1)
        let beside = Beside(published: Publication(), bundle: bundle)
        let report = Rulebook.standard.check(Reading(forms: [.sound, .sound, .sound]), beside: beside)
        #expect(report.forms.map { names($0) } == [["pub-late"], [], []])
    }

    @Test("What is not published yet is late from the day on that the law sets")
    func notPublished() {
        var bundle = Bundle.sound
        for i in bundle.files.indices { bundle.files[i].publishedOn = nil }
        func late(_ day: Day?) -> [String] {
            names(Rulebook.standard.check(.sound, beside: Beside(asOf: day, bundle: bundle)))
        }
        #expect(late(Day(2026, 3, 2)) == [])
        #expect(late(Day(2026, 3, 3)) == ["pub-late"])
        #expect(late(nil) == [])
    }

    @Test("An adjustment with a reference puts its version in force; one without does not")
    func inForce() {
        #expect(Course.approved.inForce?.version.number == 1)
        #expect(Course.adjusted.inForce?.version.number == 2)
        var course = Course.adjusted
        course.events[course.events.count - 1].what = .adjusted(reference: nil)
        #expect(course.inForce?.version.number == 1)
        course.events = []
        #expect(course.inForce == nil)
        // An approval of a version that nobody kept.
        course.events = [.example(.approved, "2026-02-10", .finance, version: 9)]
        #expect(course.inForce == nil)
    }

    @Test("A changed approved target is an error with both values in it, and none where the reader doubts the row")
    func change() throws {
        var form = Form.sound
        form.indicators[3] = .example("产出指标", "质量指标", "森林火灾当日扑灭率", .atLeast, "90", "%")
        let beside = Beside(course: .approved)
        let finding = try #require(
            Rulebook.standard.check(form, beside: beside).findings.first { $0.rule == "chg-after-approval" })
        #expect(finding.severity == .error)
        #expect(finding.message.zh.contains("≥96%") && finding.message.zh.contains("≥90%"))
        form.confidence[Path(.indicators, 3, .text)] = Number("0.6")
        let doubted = Rulebook.standard.check(form, beside: beside).findings.first { $0.rule == "chg-after-approval" }
        #expect(doubted?.severity == .warning)
    }

    @Test("中 that was submitted again but not reviewed again is for a person to judge")
    func fair() throws {
        var course = Course.sound
        course.events[3].what = .reviewed(.fair, openErrors: [])
        course.events.insert(.example(.submitted, "2025-11-05", .filer), at: 4)
        let finding = try #require(
            Rulebook.standard.check(.sound, beside: Beside(course: course)).findings.first {
                $0.rule == "rev-poor-advances"
            })
        #expect(finding.severity == .warning)
    }

    @Test("A published form is held against its own partner of several approved ones")
    func partners() {
        let fire = Form.soundProject("森林防火", amount: "10")
        let wood = Form.soundProject("人工造林", amount: "20")
        var changed = fire
        changed.budget[0].amount = Number(12)
        func names(_ form: Form, _ approved: [Form]) -> [String] {
            Rulebook.standard.check(form, beside: Beside(published: Publication(approved: approved))).findings
                .filter { $0.aspect == .publication }.map(\.rule)
        }
        #expect(names(fire, [wood, fire]) == [])
        #expect(names(changed, [wood, fire]) == ["pub-version-mismatch"])
        #expect(names(changed, [wood]) == [])
    }
}

@Suite("The description of what was published")
struct BundleDescriptionTests {
    private func read(_ yaml: String) throws(BundleDescription.Fault) -> BundleDescription {
        try BundleDescription(yaml: Array(yaml.utf8))
    }

    @Test("All keys are read")
    func whole() throws {
        let description = try read(
            """
            first-level-projects: 12
            files:
              - path: 整体.docx
                approved: 2026-02-10
                published: 2026-02-25
                approved-form: 批复/整体.docx
              - path: 项目.docx
                explanation: 无项目支出
                published:
            narrative: |
              第一段。

              第二段。
            """)
        #expect(description.firstLevelProjects == 12)
        #expect(description.files.map(\.path) == ["整体.docx", "项目.docx"])
        #expect(description.files[0].approved == Day(2026, 2, 10))
        #expect(description.files[0].approvedForm == "批复/整体.docx")
        #expect(description.files[1].published == nil)
        #expect(description.files[1].explanation == Text("无项目支出"))
        #expect(description.narrative == [Text("第一段。"), Text("第二段。")])
        #expect(try read("files:\n  - path: a.docx\n").narrative == nil)
        #expect(try read("files:\n  - path: a.docx\nnarrative: []\n").narrative == [])
    }

    @Test(
        "What is wrong is told with its line",
        arguments: [
            ("files:\n  - path: a.docx\n    approved: 2月10日\n", 3, "2026-02-10"),
            ("files:\n  - path: a.docx\nprojects: 3\n", 3, "projects"),
            ("files:\n  - approved: 2026-02-10\n", 2, "path"),
            ("files:\n  - path: a.docx\n    day: 1\n", 3, "day"),
            ("first-level-projects: -1\nfiles:\n  - path: a.docx\n", 1, "first-level-projects"),
        ])
    func faults(yaml: String, line: Int, word: String) {
        let fault = #expect(throws: BundleDescription.Fault.self) { try read(yaml) }
        #expect(fault?.line == line)
        #expect(fault?.message.zh.contains(word) == true)
    }

    @Test(
        "Any bytes end in a fault, not in a trap",
        arguments: [
            "", "-", "files:", "files: 3", "[", "a: [", "\u{0}", "files:\n- path: a\n- - b", "%YAML 9.9\n---\n",
            "&a [*a]",
        ])
    func broken(yaml: String) {
        #expect(throws: BundleDescription.Fault.self) { try read(yaml) }
    }

    @Test("Deep nesting and great length are refused before they are parsed")
    func hostile() {
        #expect(throws: BundleDescription.Fault.self) { try read(String(repeating: "[", count: 100_000)) }
        #expect(throws: BundleDescription.Fault.self) { try read(String(repeating: "- ", count: 400_000)) }
        #expect(throws: BundleDescription.Fault.self) { try read(String(repeating: "- ", count: 100_000)) }
        #expect(throws: BundleDescription.Fault.self) { try BundleDescription(yaml: [0xFF, 0xFE, 0x00]) }
    }
}
