import Basics
import Forms
import Library
import Rulebook
import Scoring

/// What `score` tells of a form: each score beside the printed one, with its sum.
public struct ScorePage: Sendable {
    private let form: Form
    private let scores: FormScores
    private let profile: Profile
    private let alerts: [Alert]

    public init(_ form: Form, approved: Form?, profile: Profile) {
        self.form = form
        self.profile = profile
        scores = FormScores.of(form, approved: approved, profile: profile)
        let rate = scores.executionRate
        let execution = form.monitoredMonth.flatMap { Alert.execution(rate: rate, month: $0, profile) }
        let gap = form.kind == .monitoring ? Alert.gap(progress: scores.progress, rate: rate, profile) : nil
        alerts = [execution, gap].compactMap { $0 }
    }

    /// Whether a form has anything to be scored: results, or a plan for them.
    public static func canScore(_ form: Form) -> Bool { form.kind == .selfEvaluation || form.kind == .monitoring }

    // MARK: For people

    /// Each line ended.
    public func text(_ look: Appearance, source: String) -> String {
        let language = look.language
        var out = [look.paint(source, .strong)]
        let name = [form.title, form.body].compactMap { $0?.string.onOneLine }.filter { !$0.isEmpty }
        if !name.isEmpty { out.append(name.joined(separator: "  ")) }
        var rows = form.indicators.indices.map { row($0, language) }
        let entry = form.wholeBudgetIndex.map { form.budget[$0] }
        rows.append([
            Words.execution[language], "", entry?.weight?.description ?? "", entry?.score?.description ?? "",
            scores.executionScore.value?.description ?? "", scores.executionScore.wording[language],
        ])
        let table = BoxTable(heading: Words.columns.map { $0[language] }, rows: rows, rightAligned: [2, 3, 4])
        out += table.lines(width: look.width)
        out.append(Words.rate[language] + scores.executionRate.wording[language])
        for family in scores.families {
            var line = "\(family.family.string)\(Words.colon[language])\(Words.weight[language]) \(family.weights)"
            if let expected = family.expected, expected != family.weights { line += Words.expected(expected)[language] }
            line += Words.comma[language] + Words.printed[language] + " " + (family.scores?.description ?? "—")
            let own = recomputed(family)
            line += Words.comma[language] + Words.recomputed[language] + " " + (own?.description ?? "—")
            out.append(line)
        }
        // A monitoring form seldom has weights: then there is nothing to add up.
        if form.kind == .selfEvaluation || scores.total.value != nil { out += totals(language) }
        if form.kind == .monitoring {
            out.append(Words.progress[language] + scores.progress.wording[language])
            out.append(Words.light[language] + Light(alerts, profile.scoring).rawValue)
            out += alerts.map { "  " + ScorePage.words($0)[language] }
            if profile.executionLines.isEmpty, profile.progressGap == nil { out.append("  " + Words.noLines[language]) }
        }
        return out.map { $0 + "\n" }.joined()
    }

    private func totals(_ language: Language) -> [String] {
        var out: [String] = []
        let printed = form.score?.total?.description ?? "—"
        out.append("\(Words.total[language])\(Words.printed[language]) \(printed)")
        out.append("  \(Words.sumOfPrinted[language])\(scores.printedTotal.wording[language])")
        out.append("  \(Words.recomputed[language])\(Words.colon[language])\(scores.total.wording[language])")
        if !scores.leftOut.isEmpty {
            let list = scores.leftOut.map { String($0 + 1) }.joined(separator: language == .zh ? "、" : ", ")
            out.append("  " + Words.leftOut(list)[language])
        }
        let grade = form.score?.grade.flatMap { $0.isEmpty ? nil : $0.string } ?? "—"
        out.append(
            "\(Words.grade[language])\(Words.printed[language]) \(grade)\(Words.comma[language])\(Words.recomputed[language]) \(scores.grade?.string ?? "—")"
        )
        return out
    }

    private func row(_ i: Int, _ language: Language) -> [String] {
        let row = form.indicators[i]
        let (score, sum): (String, String) =
            switch scores.rows[i] {
            case .exact(let sum): (sum.value.description, sum.wording[language])
            case .tier(let tier, let least, let most):
                ("\(least.value)—\(most.value)", Words.tier(tier)[language])
            case .unknown(let reason): ("—", reason.wording[language])
            }
        let sign = differs(i) ? "≠ " : ""
        return [
            "\(i + 1) \(row.name.string.onOneLine)",
            [
                row.comparison.map { row.value == nil ? "" : $0.rawValue } ?? "",
                row.value?.description ?? row.text.string.onOneLine, row.unit?.string ?? "",
            ]
            .joined() + " → " + (row.actualText?.string.onOneLine ?? "—"),
            row.weight?.description ?? "", row.score?.description ?? "", sign + score, sum,
        ]
    }

    /// Whether a printed score is another than the formula's, or outside of its tier.
    private func differs(_ i: Int) -> Bool {
        guard let printed = form.indicators[i].score else { return false }
        switch scores.rows[i] {
        case .exact(let sum): return sum.value != printed
        case .tier(_, let least, let most): return printed < least.value || printed > most.value
        case .unknown: return false
        }
    }

    /// The sum of a family by the formulas; nil where one of its rows is not told.
    private func recomputed(_ family: FamilySum) -> Number? {
        var sum = Number.zero
        for (i, row) in form.indicators.enumerated()
        where row.horizon == .annual && row.level1 == family.family && row.weight != nil {
            switch scores.rows[i] {
            case .exact(let score): sum = sum + score.value
            case .tier(_, let least, let most):
                guard let printed = row.score, printed >= least.value, printed <= most.value else { return nil }
                sum = sum + printed
            case .unknown: return nil
            }
        }
        return sum
    }

    private static func words(_ alert: Alert) -> Wording {
        switch alert {
        case .execution(let rate, let line):
            let between =
                line.interpolation.map { Wording(zh: "（\($0.wording.zh)）", en: " (\($0.wording.en))") }
                ?? Wording(zh: "", en: "")
            return Wording(
                zh: "1—\(line.month)月执行率 \(rate.wording.zh)，低于预警线 \(line.least)%\(between.zh)。",
                en:
                    "The execution by month \(line.month), \(rate.wording.en), is below the line of \(line.least)%\(between.en)."
            )
        case .gap(let gap, let most):
            return Wording(
                zh: "目标进度与执行率相差 \(gap.wording.zh) 个百分点，超过 \(most)。",
                en: "Progress and execution lie \(gap.wording.en) points apart, more than \(most).")
        }
    }

    // MARK: As data

    /// A form of `biaochi.scores/1`.
    public var json: JSON {
        func text(_ computed: Computed) -> JSON {
            .object([.init("value", .number(computed.value)), .init("sum", computed.wording.json)])
        }
        let rows = form.indicators.indices.map { i in
            let row = form.indicators[i]
            var members: [JSON.Member] = [
                .init("path", .string(Path(.indicators, i).description)), .init("name", .text(row.name)),
                .init("weight", .number(row.weight)), .init("printed", .number(row.score)),
            ]
            switch scores.rows[i] {
            case .exact(let sum):
                members += [.init("score", .number(sum.value)), .init("sum", sum.wording.json)]
            case .tier(let tier, let least, let most):
                members += [
                    .init("score", .null), .init("tier", .string(tier.rawValue)), .init("least", .number(least.value)),
                    .init("most", .number(most.value)),
                ]
            case .unknown(let reason): members += [.init("score", .null), .init("reason", reason.wording.json)]
            }
            return JSON.object(members + [.init("differs", .bool(differs(i)))])
        }
        let families = scores.families.map { family in
            JSON.object([
                .init("family", .text(family.family)), .init("weights", .number(family.weights)),
                .init("expected", .number(family.expected)), .init("printed", .number(family.scores)),
                .init("score", .number(recomputed(family))),
            ])
        }
        return .object([
            .init("kind", form.kind.map { .string($0.rawValue) } ?? .null), .init("title", .text(form.title)),
            .init("body", .text(form.body)), .init("indicators", .array(rows)),
            .init(
                "execution",
                .object([
                    .init("rate", text(scores.executionRate)), .init("score", text(scores.executionScore)),
                    .init("printed", .number(form.wholeBudgetIndex.flatMap { form.budget[$0].score })),
                ])),
            .init("families", .array(families)),
            .init(
                "total",
                .object([
                    .init("printed", .number(form.score?.total)), .init("sumOfPrinted", text(scores.printedTotal)),
                    .init("recomputed", text(scores.total)),
                    .init("leftOut", .array(scores.leftOut.map { .string(Path(.indicators, $0).description) })),
                ])),
            .init(
                "grade",
                .object([.init("printed", .text(form.score?.grade)), .init("recomputed", .text(scores.grade))])),
            .init("progress", form.kind == .monitoring ? text(scores.progress) : .null),
            .init("light", form.kind == .monitoring ? .string(Light(alerts, profile.scoring).rawValue) : .null),
            .init("alerts", .array(alerts.map { ScorePage.words($0).json })),
        ])
    }

    /// The whole document.
    public static func json(_ pages: [ScorePage], source: String, sha256: String) -> JSON {
        .object([
            .init("schema", .string("biaochi.scores/1")), .init("source", .string(source)),
            .init("sha256", .string(sha256)), .init("forms", .array(pages.map(\.json))),
        ])
    }
}

private enum Words {
    static let columns = [
        Wording(zh: "指标", en: "indicator"), Wording(zh: "目标 → 完成", en: "target → actual"),
        Wording(zh: "分值", en: "weight"), Wording(zh: "印得", en: "printed"), Wording(zh: "重算", en: "recomputed"),
        Wording(zh: "算式", en: "sum"),
    ]
    static let execution = Wording(zh: "预算执行", en: "execution")
    static let rate = Wording(zh: "执行率：", en: "Execution rate: ")
    static let weight = Wording(zh: "分值", en: "weight")
    static let printed = Wording(zh: "表上", en: "printed")
    static let recomputed = Wording(zh: "重算", en: "recomputed")
    static let colon = Wording(zh: "：", en: ": ")
    static let comma = Wording(zh: "，", en: ", ")
    static let total = Wording(zh: "总分：", en: "Total: ")
    static let sumOfPrinted = Wording(zh: "表上各项相加：", en: "the printed scores added up: ")
    static let grade = Wording(zh: "等级：", en: "Grade: ")
    static let progress = Wording(zh: "目标进度：", en: "Progress: ")
    static let light = Wording(zh: "预警：", en: "Alert: ")
    static let noLines = Wording(zh: "这一口径没有设预警线。", en: "This profile sets no alert lines.")

    static func expected(_ number: Number) -> Wording {
        Wording(zh: "（口径 \(number)）", en: " (the profile sets \(number))")
    }
    static func leftOut(_ list: String) -> Wording {
        Wording(
            zh: "算不出而未计入的指标：\(list)；总分按其余分值折算。",
            en: "left out, since not computable: \(list); the total is brought back to the whole.")
    }
    static func tier(_ tier: Tier) -> Wording {
        Wording(
            zh: "定性，\(tier.wording.zh)：由人在此区间评定",
            en: "by words, \(tier.wording.en): a person decides within these bounds")
    }
}
