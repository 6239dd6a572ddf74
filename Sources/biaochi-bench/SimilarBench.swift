import Basics
import Forms
import Foundation
import Rulebook

/// `biaochi-bench similar FORMS`: how long near-duplicates among this many made forms take, how much memory, and what is missed.
///
/// One form in ten repeats an earlier one with a few characters changed; the others are strings of clauses with numbers of their own. The
/// forms are the same in every run.
enum SimilarBench {
    static func run(forms count: Int) {
        var maker = FormMaker()
        var search = SimilarForms()
        var planted: [(copy: Int, of: Int)] = []
        let clock = ContinuousClock()
        var adding = Duration.zero
        for i in 0..<count {
            let (form, of) = maker.form(i)
            // A copy of a copy may have drifted below what is looked for.
            if let of, maker.likeness(i, of) >= search.least { planted.append((i, of)) }
            adding += clock.measure { search.add(form, source: String(i), index: 0) }
        }
        var groups: [SimilarForms.Group] = []
        let finding = clock.measure { groups = search.groups() }
        var groupsOf: [String: Set<Int>] = [:]
        for (number, group) in groups.enumerated() where group.kind == .goals {
            for member in group.members { groupsOf[member.place.source, default: []].insert(number) }
        }
        let found = planted.count { pair in
            !groupsOf[String(pair.copy), default: []].isDisjoint(with: groupsOf[String(pair.of), default: []])
        }
        let places = groups.reduce(0) { $0 + $1.members.count }
        print(
            "forms \(count)  add \(adding)  find \(finding)  peak \(peakMemory())  groups \(groups.count)  places \(places)"
                + "  planted \(planted.count)  found \(found)")
    }

    /// The most memory that the run held, as the kernel tells it.
    private static func peakMemory() -> String {
        let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
        let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
        return line.map { $0.dropFirst(6).trimmingCharacters(in: .whitespaces) } ?? "unknown"
    }
}

/// Makes forms out of clauses, with a generator of numbers that is the same in every run.
private struct FormMaker {
    private var state: UInt64 = 20_261_124
    private var goals: [[UInt32]] = []

    private mutating func next(_ bound: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int((state >> 33) % UInt64(bound))
    }

    private static let verbs = ["完成", "新建", "维修", "改造", "发放", "培训", "检测", "救助", "整治", "推广", "监测", "聘用", "补助", "验收"]
    private static let things = [
        "人工造林", "防火隔离带", "农村供水工程", "中小河流堤防", "养老服务站", "公益性岗位", "义务教育学校", "乡镇卫生院", "高标准农田",
        "城市公厕", "社区图书室", "道路照明设施", "残疾人辅助器具", "非遗传承项目", "地质灾害隐患点", "农产品检测样品", "困难群众", "退役军人",
    ]
    private static let tails = ["，验收合格率达到", "，按期完成率达到", "，受益群众满意度达到", "，设施完好率达到", "，资金到位率达到"]
    private static let units = ["处", "个", "公里", "人", "万亩", "人次", "套", "所"]

    /// How alike the goals of two forms are.
    func likeness(_ a: Int, _ b: Int) -> Int {
        func shingles(_ goal: [UInt32]) -> Shingles {
            var text = Text()
            for value in goal { text.append(value) }
            return Shingles(text, years: [2026])
        }
        return shingles(goals[a]).likeness(to: shingles(goals[b]))
    }

    /// A form, and the number of the earlier one that its goal repeats.
    mutating func form(_ number: Int) -> (Form, of: Int?) {
        var form = Form()
        form.kind = .projectTargets
        form.fiscalYear = 2026
        form.body = Text("虚构单位\(number)")
        var copied: Int?
        if number > 10, next(10) == 0 {
            let of = next(number)
            var goal = goals[of]
            for _ in 0..<3 { goal[next(goal.count)] = 0x4E00 + UInt32(next(3000)) }
            goals.append(goal)
            copied = of
        } else {
            var goal = ""
            for _ in 0..<5 {
                goal += FormMaker.verbs[next(14)] + FormMaker.things[next(18)] + String(next(9000) + 10)
                goal += FormMaker.units[next(8)] + FormMaker.tails[next(5)] + String(next(30) + 70) + "%；"
            }
            goals.append(Text(goal).scalars)
        }
        var text = Text()
        for value in goals[number] { text.append(value) }
        form.objectives = [Objective(horizon: .annual, text: text)]
        for _ in 0..<8 {
            var row = Indicator()
            row.name = Text(FormMaker.verbs[next(14)] + FormMaker.things[next(18)] + "数量")
            row.text = Text(String(next(900) + 1))
            form.indicators.append(row)
        }
        return (form, copied)
    }
}
