import Basics
import Forms
import Library

/// `ind-common-library-suggest`: the library knows the indicator by a usual name.
enum NameAsInLibrary: Rule {
    static let name = "ind-common-library-suggest"
    static let aspect = Aspect.soundness
    static let severity = Severity.info
    static let scope = Scope.targets
    static let sources = ["财预〔2013〕53号"]
    static let what = Wording(
        zh: "指标库里有同样的指标，用的是通行的名称。", en: "The indicator library has the same indicator under its usual name.")
    static let why = Wording(
        zh: "同一指标用同一名称，口径才清楚，年度、单位之间才好比较。",
        en: "One name for one indicator keeps its meaning plain, and years and bodies comparable.")
    static let examples = [
        Example.triggers(at: Path(.indicators, 3, .name), on: .sound, Wording(zh: "编制控制率", en: "a staffing rate")) {
            $0.indicators[3] = .example("成本指标", "经济成本指标", "人员编制控制率", .atMost, "100", "%")
        },
        Example.triggers(at: Path(.indicators, 3, .name), on: .sound, Wording(zh: "资产", en: "assets")) {
            $0.indicators[3] = .example("产出指标", "质量指标", "固定资产使用率", .atLeast, "95", "%")
        },
        Example.triggers(at: Path(.indicators, 3, .name), on: .sound, Wording(zh: "三公经费", en: "the three expenses")) {
            $0.indicators[3] = .example("成本指标", "经济成本指标", "三公经费增减率", .atMost, "0", "%")
        },
        Example.silent(Wording(zh: "已是通行名称", en: "the usual name itself")) {
            $0.indicators[3] = .example("成本指标", "经济成本指标", "在职人员控制率", .atMost, "100", "%")
        },
        Example.silent(Wording(zh: "同名而单位不合：不是一回事", en: "another unit: another thing")) {
            $0.indicators[3] = .example("成本指标", "经济成本指标", "人员编制控制率", .atMost, "100", "万元")
        },
        Example.silent(Wording(zh: "名称里另有所指", en: "the name says more")) {
            $0.indicators[3] = .example("成本指标", "经济成本指标", "下属林场人员编制控制率", .atMost, "100", "%")
        },
        Example.silent(Wording(zh: "业务指标的别称，说的多一些少一些都可能", en: "an alias of an indicator of the work itself")) {
            $0.indicators[3] = .example("产出指标", "质量指标", "重点任务办结率", .atLeast, "95", "%")
        },
    ]

    static func check(_ subject: Subject, _ found: inout Findings) {
        for (i, row) in subject.form.indicators.enumerated() where !row.name.isEmpty {
            guard let standard = CommonNames.standard.standard(of: Normal.form(of: row.name)),
                isTheSame(standard, subject.facts.rows[i], subject.lexicon)
            else { continue }
            let path = Path(.indicators, i, .name)
            let isTaken = subject.form.indicators.contains { $0.name == standard.name }
            found.report(
                path, value: row.name, message(row, standard), advice: advice,
                edits: isTaken ? [] : [Edit(path, from: row.name, to: standard.name)], safety: .unsafe)
        }
    }

    /// Whether the unit agrees too: the same words with another unit name another thing.
    private static func isTheSame(
        _ standard: CommonNames.Standard, _ facts: RowFacts, _ lexicon: Lexicon
    ) -> Bool {
        guard let unit = facts.unit, let usual = lexicon.units.unit(standard.unit) else { return false }
        return unit.isComparable(with: usual)
    }

    private static func message(_ row: Indicator, _ standard: CommonNames.Standard) -> Wording {
        Wording(
            zh: "“\(row.name)”在指标库中叫“\(standard.name)”（单位 \(standard.unit)）。",
            en: "“\(row.name)” is “\(standard.name)” in the indicator library (unit \(standard.unit)).")
    }

    private static let advice = Wording(
        zh: "若是同一指标，宜用通行名称，并照指标库写明公式和佐证：biaochi library suggest。",
        en: "If it is the same, use the usual name, with the library's formula and evidence: biaochi library suggest.")
}
