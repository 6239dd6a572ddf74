import Basics
import Forms
import Library

/// `unit-noun-mismatch`: the unit cannot count what the row counts.
enum UnitFitsNoun: Rule {
    static let name = "unit-noun-mismatch"
    static let aspect = Aspect.clarity
    static let severity = Severity.warning
    static let scope = Scope.rows
    static let sources = ["包头市财政局 绩效目标审核要点 (2023)"]
    static let since = "0.1"
    static let maturity = Maturity.preview
    static let what = Wording(
        zh: "度量单位与指标所计的对象不相配，如学校以“%”计、人次以“%”计，或费用的单位不是元。",
        en: "The unit cannot count what the row counts: schools in %, visits in %, a fee in anything but money.")
    static let why = Wording(
        zh: "单位不对，年末便无法判断完成与否。", en: "With the wrong unit nobody can tell at the year's end whether the target was met."
    )
    static let examples = [
        Example.triggers(
            at: Path(.indicators, 1, .unit), on: .sound, Wording(zh: "造林面积以“%”计", en: "an area in %")
        ) { $0.indicators[1].unit = Text("%") },
        Example.triggers(
            at: Path(.indicators, 0, .unit), on: .sound, Wording(zh: "项目支出以“个”计", en: "spending in pieces")
        ) { $0.indicators[0].unit = Text("个") },
        Example.triggers(
            at: Path(.indicators, 5, .unit), on: .sound, Wording(zh: "人数以“公里”计", en: "people in kilometres")
        ) {
            $0.indicators[5].unit = Text("公里")
        },
        Example.silent(Wording(zh: "面积以公顷计", en: "an area in hectares")) { $0.indicators[1].unit = Text("公顷") },
        Example.silent(Wording(zh: "完成率以“%”计", en: "a rate in %")) {
            $0.indicators[1].name = Text("造林面积完成率")
            $0.indicators[1].unit = Text("%")
        },
        Example.silent(Wording(zh: "长度以千米计", en: "a length in kilometres")) {
            $0.indicators[2].unit = Text("千米")
        },
    ]

    static func check(_ subject: Subject, _ found: inout Findings) {
        for (i, row) in subject.form.indicators.enumerated() {
            let facts = subject.facts.rows[i]
            guard case .mismatch(let better) = facts.unitFit, let unit = row.unit else { continue }
            let path = Path(.indicators, i, .unit)
            let edits = better.map { [Edit(path, from: unit, to: $0)] } ?? []
            found.report(
                path, value: unit, message(row.name, unit, counted(facts)), advice: advice(better), edits: edits)
        }
    }

    /// The noun counted; an act has none to show.
    private static func counted(_ facts: RowFacts) -> Text? {
        guard let counted = facts.counted, let noun = counted.noun, noun.role != .activity else { return nil }
        return counted.word
    }

    private static func message(_ name: Text, _ unit: Text, _ counted: Text?) -> Wording {
        return Wording(
            zh: "“\(name)”\(counted.map { "计的是“\($0)”，" } ?? "是计数的指标，")不能以“\(unit)”为单位。",
            en: "“\(name)” counts \(counted.map { "“\($0)”" } ?? "things"), which “\(unit)” cannot measure.")
    }

    private static func advice(_ better: Text?) -> Wording {
        guard let better else {
            return Wording(zh: "改用与所计对象相配的单位。", en: "Use a unit that can count it.")
        }
        return Wording(zh: "单位可改为“\(better)”，请核对。", en: "The unit may be “\(better)”; please check.")
    }
}
