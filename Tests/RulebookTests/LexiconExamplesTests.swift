import Basics
import Forms
import Foundation
import Library
import Testing

@testable import Rulebook

/// The labelled rows of `data/lexicon/examples.tsv`: what must be found in them and what must not.
@Suite("Labelled rows") struct LexiconExamplesTests {
    /// One line of the file as a form.
    struct Line {
        let id: String
        /// A form of this row or goal alone: for rules about words.
        let lone: Form
        /// The row or goal in a sound form: for rules that look for columns.
        let inForm: Form
        /// The entry that the line is, in each of the two.
        let profile: Profile
        let lonePath: Path
        let path: Path
        let expect: Set<String>
        let mustNot: Set<String>
        let skip: Set<String>
        let isOK: Bool
    }

    static func lines() throws -> [Line] {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let data = try Data(contentsOf: root.appending(path: "data/lexicon/examples.tsv"))
        return String(decoding: data, as: UTF8.self).split(separator: "\n").dropFirst().map { line in
            let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            func field(_ i: Int) -> String { i < fields.count ? fields[i] : "" }
            let context = Dictionary(
                field(10).split(separator: ";").compactMap { part -> (String, String)? in
                    let pair = part.split(separator: "=", maxSplits: 1).map(String.init)
                    return pair.count == 2 ? (pair[0], pair[1]) : nil
                }, uniquingKeysWith: { a, _ in a })
            func set(_ text: String) -> Set<String> { Set(text.split(separator: ",").map(String.init)) }
            let isGoal = field(1) == "(goal)"
            var inForm = Form.sound
            if let body = context["body"] {
                inForm.body = Text(body)
                inForm.reportedBy = inForm.body
            }
            if isGoal {
                inForm.objectives[0].text = Text(field(7))
            } else {
                inForm.indicators[1] = row(field, context)
            }
            return Line(
                id: field(0), lone: lone(field, context), inForm: inForm,
                profile: profile(field, context),
                lonePath: isGoal ? Path(.objectives, 0) : Path(.indicators, 0),
                path: isGoal ? Path(.objectives, 0) : Path(.indicators, 1), expect: set(field(8)),
                mustNot: set(field(9)), skip: set(context["skip"] ?? ""), isOK: field(8) == "ok")
        }
    }

    /// A place whose spending standard is the line's, for what its name says and in its unit.
    static func profile(_ field: (Int) -> String, _ context: [String: String]) -> Profile {
        var profile = Profile.national2021
        if let most = context["std"].flatMap({ Number($0) }) {
            profile.spendingStandards = [(Text(field(3)), most, Text(field(6)))]
        }
        return profile
    }

    static func lone(_ field: (Int) -> String, _ context: [String: String]) -> Form {
        var form = Form()
        form.kind = .departmentTargets
        // A goal stands alone: its time is its own.
        let year = context["year"] ?? (field(1) == "(goal)" ? nil : "2026")
        form.title = Text("\(year.map { "\($0)年" } ?? "")部门整体支出绩效目标表")
        form.fiscalYear = year.flatMap { Int($0) }
        form.body = context["body"].map { Text($0) }
        form.moneyUnit = Text(context["money"] ?? "万元")
        if let end = context["end"] {
            form.project = Project()
            form.project?.end = Text(end)
        }
        if let total = context["total"] {
            form.budget.append(BudgetEntry(basis: .total, label: Text("资金总额"), amount: Number(total)))
        }
        if let project = context["project"] {
            form.budget.append(BudgetEntry(basis: .use, label: Text("项目支出"), amount: Number(project)))
        }
        if let tasks = context["tasks"].flatMap({ Int($0) }) {
            form.tasks = [WorkTask(name: Text("任务"), items: (1...tasks).map { Text("事项\($0)") })]
        }
        if field(1) == "(goal)" {
            form.objectives = [Objective(horizon: .annual, text: Text(field(7)))]
        } else {
            var row = row(field, context)
            // Nothing tells whether a lone row of words is meant as qualitative.
            if field(4) != "定性", row.nature == .qualitative { row.nature = nil }
            form.indicators = [row]
            form.placeEverything()
            if field(4) == "定性" {
                form.cells[Path(.indicators, 0, .nature)] = form.cells[Path(.indicators, 0, .operator)]
            }
        }
        return form
    }

    /// The number of a value that has only a unit behind it.
    private static func counted(_ text: Text) -> Number? {
        let digits = text.bytes.prefix { (0x30...0x39).contains($0) || $0 == UInt8(ascii: ".") }
        guard Units.standard.unit(text.dropping(first: digits.count)) != nil else { return nil }
        return Number(digits)
    }

    private static func row(_ field: (Int) -> String, _ context: [String: String]) -> Indicator {
        var row = Indicator()
        row.level1 = Text(field(1))
        row.level2 = Text(field(2))
        row.name = Text(field(3))
        row.text = Text(field(5))
        // As the reader does: a number with its commas and the unit behind it.
        row.value = Number(row.text.replacing(",")) ?? (field(4) == "定性" ? nil : counted(row.text))
        row.comparison = Comparison(rawValue: field(4)) ?? (field(4) == "不少于" ? .atLeast : nil)
        row.unit = field(6).isEmpty || ["无", "/", "—"].contains(field(6)) ? nil : Text(field(6))
        // A line about the formula stands for a form that has the column, filled or not.
        let hasColumn = field(8).contains("ratio-no-formula")
        row.explanation = field(7).isEmpty && !hasColumn ? nil : Text(field(7))
        row.remark = context["remark"].map { Text($0) }
        row.standard = context["std"].map { Text($0) }
        if let horizon = context["horizon"].flatMap(Horizon.init) { row.horizon = horizon }
        let isNumber = row.comparison != nil || row.value != nil
        let hasDigit = field(5).utf8.contains { (0x30...0x39).contains($0) }
        row.nature = field(4) == "定性" || !isNumber && !hasDigit ? .qualitative : isNumber ? .quantitative : nil
        return row
    }

    @Test("Rows with a known defect are found, rows without are left alone")
    func labelled() throws {
        var wanted: [String: Int] = [:]
        var hit: [String: Int] = [:]
        var wrong: [String: [String]] = [:]
        var missed: [String: [String]] = [:]
        var idle: [String] = []
        for line in try Self.lines() {
            let lone = Subject(form: line.lone, profile: line.profile)
            let inForm = Subject(form: line.inForm, profile: line.profile)
            var asserted = 0
            for rule in allRules where !line.skip.contains(rule.name) {
                // Counts only where the line names it.
                if rule.name == "ratio-no-formula", !line.expect.contains(rule.name), !line.mustNot.contains(rule.name)
                {
                    continue
                }
                var found = Findings()
                let alone = rule.aspect != .completeness
                rule.check(alone ? lone : inForm, &found)
                let own = alone ? line.lonePath : line.path
                // What is told of the form as a whole says nothing of a line: a lone row has no tasks.
                let isFound = found.drafts.contains {
                    $0.path.entry == own || $0.path.index == nil && line.expect.contains(rule.name)
                        || $0.path.field != own.field && line.expect.contains(rule.name)
                }
                if line.expect.contains(rule.name) {
                    wanted[rule.name, default: 0] += 1
                    asserted += 1
                    if isFound {
                        hit[rule.name, default: 0] += 1
                    } else {
                        missed[rule.name, default: []].append(line.id)
                    }
                } else if line.isOK && rule.name != "ind-explanation-missing" || line.mustNot.contains(rule.name) {
                    asserted += 1
                    if isFound { wrong[rule.name, default: []].append(line.id) }
                }
            }
            if asserted == 0 { idle.append(line.id) }
        }
        for rule in allRules where wanted[rule.name] != nil || wrong[rule.name] != nil {
            print(
                "\(rule.name): \(hit[rule.name] ?? 0) of \(wanted[rule.name] ?? 0), wrong \(wrong[rule.name]?.count ?? 0)"
            )
        }
        #expect(missed == Self.knownMisses)
        #expect(wrong == Self.knownWrong)
        // A line that no rule is held to speaks only of rules that are not built yet.
        var names: Set<String> = []
        for rule in allRules { names.insert(rule.name) }
        var unheld: [String] = []
        for line in try Self.lines() where idle.contains(line.id) {
            let spoken = line.expect.union(line.mustNot).subtracting(line.skip)
            if !names.isDisjoint(with: spoken) { unheld.append(line.id) }
        }
        #expect(unheld == [])
        print("lines that no rule is held to: \(idle.count)")
    }

    /// Lines that are not found yet, by rule.
    static let knownMisses: [String: [String]] = [
        // 篇 and 户 on devices and projects: a thing unit outside the noun's own is only a hint; 空间 may have a volume.
        "unit-noun-mismatch": ["x644", "x699", "x707", "x759"]
    ]
    /// Lines where a rule speaks and should not, by rule.
    static let knownWrong: [String: [String]] = [:]
}
