import Basics
import Forms
import Library
import Scoring

/// 自评的目标与批复的不同.
public enum EvalTargetDrift: Rule {
    public static let name = "eval-target-drift"
    public static let aspect = Aspect.evaluation
    public static let severity = Severity.error
    public static let scope = Scope.selfEvaluation
    public static let sources = ["预算法实施条例 第20条"]
    public static let what = Wording(
        zh: "自评表的指标名称、指标值或度量单位与批复的不一致。", en: "Name, target or unit of a row differs from the approved one.")
    public static let why = Wording(
        zh: "自评要对照批复的目标；目标改了，分数就不可比。", en: "A self-evaluation is held against the approved targets.")
    public static var examples: [Example] {
        [
            .triggers(
                at: Path(.indicators, 1, .value), on: .soundSelfEvaluation, beside: Beside(approved: .soundApproved),
                Wording(zh: "目标由3.2降为3", en: "the target lowered from 3.2 to 3")
            ) {
                $0.indicators[1].value = Number(3)
                $0.indicators[1].text = Text("3")
            },
            .triggers(
                at: Path(.indicators, 2, .operator), on: .soundSelfEvaluation, beside: Beside(approved: .soundApproved),
                Wording(zh: "≥ 改成了 ≤", en: "≥ became ≤")
            ) {
                $0.indicators[2].comparison = .atMost
            },
            .triggers(
                at: Path(.indicators, 4, .name), on: .soundSelfEvaluation, beside: Beside(approved: .soundApproved),
                Wording(zh: "指标改了名", en: "the row has another name")
            ) {
                $0.indicators[4].name = Text("火灾当日扑灭率")
            },
            .triggers(
                at: Path(.indicators, 1, .unit), on: .soundSelfEvaluation, beside: Beside(approved: .soundApproved),
                Wording(zh: "单位由万亩变为亩", en: "万亩 became 亩")
            ) {
                $0.indicators[1].unit = Text("亩")
            },
            .silent(
                on: .soundSelfEvaluation, beside: Beside(approved: .soundApproved),
                Wording(zh: "换了单位，量相同", en: "another unit, the same amount")
            ) {
                $0.indicators[1].value = Number(32000)
                $0.indicators[1].text = Text("32000")
                $0.indicators[1].unit = Text("亩")
            },
            .silent(
                on: .soundSelfEvaluation, beside: Beside(approved: .soundApproved),
                Wording(zh: "只是标点与空格不同", en: "only another spelling")
            ) {
                $0.indicators[5].text = Text("优（按优，良，中，差 四档评定）")
            },
            .silent(on: .soundSelfEvaluation, Wording(zh: "没有批复的目标可比", en: "no approved form at hand")) {
                $0.indicators[1].value = Number(3)
            },
            .silent(
                on: .soundSelfEvaluation, beside: Beside(approved: .approvedWithoutSign(2)),
                Wording(zh: "批复表没有写符号", en: "the approved form has no sign")
            ) {
                $0.indicators[2].text = Text("90")
            },
        ]
    }

    public static func check(_ subject: Subject, _ found: inout Findings) {
        guard let approved = subject.beside.approved else { return }
        let form = subject.form
        let matches = RowMatch.targets(of: form, in: approved)
        for (i, row) in form.indicators.enumerated() {
            guard let at = matches[i] else { continue }
            let target = approved.indicators[at]
            guard let (leaf, own, other) = difference(row, target, subject.lexicon.units) else { continue }
            found.report(
                Path(.indicators, i, leaf), value: own, message(row, own, other), advice: advice,
                edits: edits(i, leaf, row, target), severity: form.milder(.indicators, i))
        }
        for pair in RowMatch.renamed(in: form, of: approved) {
            let (own, other) = (form.indicators[pair.own].name, approved.indicators[pair.approved].name)
            found.report(
                Path(.indicators, pair.own, .name), value: own, renamed(own, other), advice: advice,
                edits: [Edit(Path(.indicators, pair.own, .name), from: own, to: other)],
                severity: form.milder(.indicators, pair.own))
        }
    }

    /// The first field in which the two differ for certain, with both prints.
    private static func difference(_ row: Indicator, _ target: Indicator, _ units: Units) -> (Field, Text, Text)? {
        let (own, other) = (print(row), print(target))
        guard let a = row.value, let b = target.value else {
            // Words against a number may be one thing read in two ways.
            guard row.value == nil, target.value == nil, !row.text.isEmpty, !target.text.isEmpty,
                words(row.text) != words(target.text)
            else { return nil }
            return (.value, row.text, target.text)
        }
        if let x = row.comparison, let y = target.comparison, x != y { return (.operator, own, other) }
        guard let unit = row.unit, let known = target.unit, Normal.form(of: unit) != Normal.form(of: known) else {
            return a == b ? nil : (.value, own, other)
        }
        guard let x = units.unit(unit), let y = units.unit(known) else { return nil }
        if x.canonical == y.canonical { return a == b ? nil : (.value, own, other) }
        if x.isComparable(with: y), let first = x.inBase(a), let second = y.inBase(b), first == second { return nil }
        return (a == b ? .unit : .value, own, other)
    }

    /// Without its marks: a comma for a semicolon is no other target.
    private static func words(_ text: Text) -> [UInt32] {
        Normal.characters(of: text).filter { value in
            isHan(value) || isDigit(value) || (0x41...0x5A).contains(value) || (0x61...0x7A).contains(value)
                || [0x25, 0x2E, 0x3C, 0x3D, 0x3E].contains(value)
        }
    }

    private static func print(_ row: Indicator) -> Text {
        var out = Text(row.comparison?.rawValue ?? "")
        out.append(Text(row.value?.description ?? row.text.string))
        if let unit = row.unit { out.append(unit) }
        return out
    }

    /// Only where one cell holds just what is to be changed.
    private static func edits(_ i: Int, _ leaf: Field, _ row: Indicator, _ target: Indicator) -> [Edit] {
        switch leaf {
        case .unit:
            guard let own = row.unit, let other = target.unit else { return [] }
            return [Edit(Path(.indicators, i, .unit), from: own, to: other)]
        case .value where row.unit == target.unit && row.comparison == target.comparison && row.text != target.text:
            return [Edit(Path(.indicators, i, .text), from: row.text, to: target.text)]
        default: return []
        }
    }

    private static func message(_ row: Indicator, _ own: Text, _ other: Text) -> Wording {
        Wording(
            zh: "“\(row.name)”自评表上的指标值是“\(own)”，批复的是“\(other)”。",
            en: "The target of \"\(row.name)\" reads \"\(own)\" here and \"\(other)\" in the approved form.")
    }

    private static func renamed(_ own: Text, _ other: Text) -> Wording {
        Wording(
            zh: "自评表上的“\(own)”在批复的表里是“\(other)”。", en: "\"\(own)\" is \"\(other)\" in the approved form.")
    }

    private static let advice = Wording(
        zh: "按批复的目标填写；若年中经批准调整，请附批复。", en: "Use the approved target; if it was adjusted with approval, attach that.")
}
