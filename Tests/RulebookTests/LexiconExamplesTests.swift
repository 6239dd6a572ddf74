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
        let form: Form
        let profile: Profile
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
            return Line(
                id: field(0), form: form(field, context), profile: profile(field, context), expect: set(field(8)),
                mustNot: set(field(9)),
                skip: set(context["skip"] ?? ""), isOK: field(8) == "ok")
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

    /// The number of a value that has only a unit behind it.
    static func counted(_ text: Text) -> Number? {
        let digits = text.bytes.prefix { (0x30...0x39).contains($0) || $0 == UInt8(ascii: ".") }
        guard Units.standard.unit(text.dropping(first: digits.count)) != nil else { return nil }
        return Number(digits)
    }

    static func form(_ field: (Int) -> String, _ context: [String: String]) -> Form {
        var form = Form()
        form.kind = .departmentTargets
        // A goal stands alone: its time is its own.
        let year = context["year"] ?? (field(1) == "(goal)" ? nil : "2026")
        form.title = Text("\(year.map { "\($0)年" } ?? "")部门整体支出绩效目标表")
        form.fiscalYear = year.flatMap { Int($0) }
        if let end = context["end"] {
            form.project = Project()
            form.project?.end = Text(end)
        }
        form.body = context["body"].map { Text($0) }
        form.moneyUnit = Text(context["money"] ?? "万元")
        if let total = context["total"] {
            form.budget.append(BudgetEntry(basis: .total, label: Text("资金总额"), amount: Number(total)))
        }
        if let project = context["project"] {
            form.budget.append(BudgetEntry(basis: .use, label: Text("项目支出"), amount: Number(project)))
        }
        if let tasks = context["tasks"].flatMap({ Int($0) }) {
            form.tasks = [WorkTask(name: Text("任务"), items: (1...tasks).map { Text("事项\($0)") })]
        }
        guard field(1) != "(goal)" else {
            form.objectives = [Objective(horizon: .annual, text: Text(field(7)))]
            return form
        }
        var row = Indicator()
        row.level1 = Text(field(1))
        row.level2 = Text(field(2))
        row.name = Text(field(3))
        row.text = Text(field(5))
        // As the reader does: a number with its commas and the unit behind it.
        row.value = Number(row.text.replacing(",")) ?? counted(row.text)
        row.horizon = context["horizon"] == "longTerm" ? .longTerm : .annual
        row.comparison = Comparison(rawValue: field(4))
        row.unit = field(6).isEmpty || ["无", "/", "—"].contains(field(6)) ? nil : Text(field(6))
        row.explanation = field(7).isEmpty ? nil : Text(field(7))
        row.remark = context["remark"].map { Text($0) }
        row.nature =
            field(4) == "定性"
            ? .qualitative : row.comparison != nil || row.value != nil ? .quantitative : nil
        form.indicators = [row]
        form.placeEverything()
        if field(4) == "定性" { form.cells[Path(.indicators, 0, .nature)] = form.cells[Path(.indicators, 0, .operator)] }
        return form
    }

    @Test("Rows with a known defect are found, rows without are left alone")
    func labelled() throws {
        var wanted: [String: Int] = [:]
        var hit: [String: Int] = [:]
        var wrong: [String: [String]] = [:]
        var missed: [String: [String]] = [:]
        // These look at the whole form, which a lone row is not.
        let whole: Set = ["ind-timeliness-missing", "task-not-covered", "indicator-orphan"]
        for line in try Self.lines() {
            let subject = Subject(form: line.form, profile: line.profile)
            for rule in wordRules where !whole.contains(rule.name) && !line.skip.contains(rule.name) {
                var found = Findings()
                rule.check(subject, &found)
                let isFound = !found.drafts.isEmpty
                if line.expect.contains(rule.name) {
                    wanted[rule.name, default: 0] += 1
                    if isFound {
                        hit[rule.name, default: 0] += 1
                    } else {
                        missed[rule.name, default: []].append(line.id)
                    }
                } else if isFound && (line.isOK || line.mustNot.contains(rule.name)) {
                    wrong[rule.name, default: []].append(line.id)
                }
            }
        }
        for rule in wordRules where wanted[rule.name] != nil || wrong[rule.name] != nil {
            print(
                "\(rule.name): \(hit[rule.name] ?? 0) of \(wanted[rule.name] ?? 0), wrong \(wrong[rule.name]?.count ?? 0)"
            )
        }
        #expect(missed == Self.knownMisses)
        #expect(wrong == Self.knownWrong)
    }

    /// Lines that are not found yet, by rule.
    static let knownMisses: [String: [String]] = [
        // 篇 and 户 on devices and projects: a thing unit outside the noun's own is only a hint; 空间 may have a volume.
        "unit-noun-mismatch": ["x644", "x699", "x707", "x759"]
    ]
    /// Lines where a rule speaks and should not, by rule.
    static let knownWrong: [String: [String]] = [:]
}
