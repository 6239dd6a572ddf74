import Basics
import Forms
import Library

/// `core-too-few`: fewer 核心指标 than the place asks for.
enum EnoughCoreIndicators: Rule {
    static let name = "core-too-few"
    static let aspect = Aspect.soundness
    static let severity = Severity.error
    static let scope = Scope.targets
    static let sources = ["重庆市部门整体绩效管理办法"]
    static let what = Wording(
        zh: "标明的核心指标少于当地规定。", en: "Fewer core indicators are marked than the profile asks for.")
    static let why = Wording(
        zh: "核心指标说明部门最要紧的事，少了就抓不住重点。", en: "Core indicators show what matters most to a body.")
    static var examples: [Example] {
        [
            .triggers(
                at: Path(.indicators), profile: place, Wording(zh: "规定三项，只标了一项", en: "three asked for, one marked")
            ) {
                $0.indicators[1].remark = Text("核心指标")
            },
            .triggers(at: Path(.indicators), profile: place, Wording(zh: "名称前标★的有两项", en: "two names with a star")) {
                for i in 1...2 {
                    $0.repairs.append(
                        Repair(
                            .removedNumbering, Path(.indicators, i, .name), from: Text("★造林"), to: Text("造林"), cell: nil
                        ))
                }
            },
            .triggers(at: Path(.indicators), profile: place, Wording(zh: "“非核心指标”不算", en: "one that says it is none")) {
                for i in 1...2 { $0.indicators[i].remark = Text("核心指标") }
                $0.indicators[3].remark = Text("非核心指标")
            },
            .silent(profile: place, Wording(zh: "刚好三项", en: "just three")) {
                for i in 1...3 { $0.indicators[i].remark = Text("核心指标") }
            },
            .silent(profile: place, Wording(zh: "表里没有标核心的地方", en: "the form has no place to mark them")) {
                $0.indicators[1].remark = nil
            },
            .silent(Wording(zh: "当地没有规定", en: "the place asks for none")) { $0.indicators[1].remark = Text("核心指标") },
        ]
    }

    /// A place that asks for three.
    private static var place: Profile {
        var profile = Profile.national2021
        profile.leastCoreIndicators = 3
        return profile
    }

    static func check(_ subject: Subject, _ found: inout Findings) {
        let form = subject.form
        let least = subject.profile.leastCoreIndicators
        guard least > 0, !form.isFragment, !form.unreadHolds("核心") else { return }
        var marked: Set<Int> = []
        for (i, row) in form.indicators.enumerated()
        where isCore(row.remark) || isCore(row.explanation) || isCore(row.name) {
            marked.insert(i)
        }
        for repair in form.repairs where repair.what == .removedNumbering && repair.path.field == .indicators {
            if let i = repair.path.index, repair.from.contains("★") { marked.insert(i) }
        }
        // Where nothing is marked the form may mark them in a way that is not read.
        guard !marked.isEmpty, marked.count < least else { return }
        found.report(
            Path(.indicators),
            Wording(
                zh: "标明的核心指标有 \(marked.count) 项，规定不少于 \(least) 项，还差 \(least - marked.count) 项。",
                en:
                    "\(marked.count) core indicators are marked; at least \(least) are asked for, \(least - marked.count) more."
            ),
            advice: Wording(zh: "从主要职责里再选核心指标。", en: "Choose more from the main duties of the body."))
    }

    private static func isCore(_ text: Text?) -> Bool {
        guard let text else { return false }
        return text.contains("核心指标") && !text.contains("非核心")
    }
}
