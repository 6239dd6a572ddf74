import Basics
import Forms
import Library

/// `ratio-no-formula`: a rate, and nobody says of what.
enum RateHasFormula: Rule {
    static let name = "ratio-no-formula"
    static let aspect = Aspect.soundness
    static let severity = Severity.warning
    static let scope = Scope.targets
    static let sources: [String] = []
    static let what = Wording(
        zh: "比率没有写分子分母，表里又有指标解释一栏。",
        en: "A rate without its formula or its base, in a form that has a column of explanations.")
    static let why = Wording(
        zh: "分母不同，同一件事可以是 60%，也可以是 95%。", en: "With another base the same thing may be 60 % or 95 %.")
    static var examples: [Example] {
        [
            .triggers(
                at: Path(.indicators, 3, .explanation), on: .sound, Wording(zh: "只重复名称", en: "it only repeats the name")
            ) {
                $0.indicators[3].explanation = Text("反映森林火灾当日扑灭情况")
            },
            .triggers(at: Path(.indicators, 3, .explanation), on: .sound, Wording(zh: "没有填", en: "it is blank")) {
                $0.indicators[3].explanation = nil
            },
            .triggers(
                at: Path(.indicators, 2, .explanation), on: .sound,
                Wording(zh: "只写要求", en: "it only says what is wanted")
            ) {
                $0.indicators[2] = .example("产出指标", "数量指标", "林长巡林覆盖率", .atLeast, "95", "%", "落实巡林制度")
            },
            .silent(Wording(zh: "用文字写了“占”", en: "the formula in words")) {
                $0.indicators[3].explanation = Text("当日扑灭的起数占火灾总起数的比例")
            },
            .silent(Wording(zh: "公式写在备注里", en: "the formula stands in the remarks")) {
                $0.indicators[3].explanation = Text("反映扑灭情况")
                $0.indicators[3].remark = Text("当日扑灭起数/总起数")
            },
            .silent(Wording(zh: "同比增长率有固定算法", en: "growth over last year has one formula")) {
                $0.indicators[3].name = Text("林产品产值增长率")
                $0.indicators[3].explanation = Text("与上年同期相比的增幅")
            },
            .silent(Wording(zh: "没有指标解释一栏", en: "there is no such column")) {
                for i in $0.indicators.indices {
                    $0.indicators[i].explanation = nil
                    $0.cells[Path(.indicators, i, .explanation)] = nil
                }
            },
        ]
    }

    static func check(_ subject: Subject, _ found: inout Findings) {
        let form = subject.form
        guard form.hasColumn(.explanation, { $0.explanation != nil }) else { return }
        for (i, row) in form.indicators.enumerated() {
            let facts = subject.facts.rows[i]
            guard facts.family != .satisfaction, facts.unit?.kind == .share, row.value != nil, isRate(facts.name),
                !tellsBase(facts.explanation), !tellsBase(facts.remark)
            else { continue }
            // A formula may stand in the columns of sources and norms as well.
            if let basis = row.basis, tellsBase(subject.lexicon.mark(basis)) { continue }
            if let standard = row.standard, tellsBase(subject.lexicon.mark(standard)) { continue }
            found.report(
                Path(.indicators, i, .explanation), cause: "formula", value: row.explanation ?? Text(), message(row),
                advice: advice)
        }
    }

    private static func isRate(_ name: MarkedText) -> Bool {
        guard let last = name.characters.last, name.count >= 3 else { return false }
        if last == 0x7387 { return true }  // 率
        let tail = name.characters.suffix(2)
        return shares.contains { tail.elementsEqual($0) }
    }

    private static let shares = ["占比", "比例", "比重"].map { Text($0).scalars }

    private static func tellsBase(_ text: MarkedText) -> Bool {
        text.has(.explanationFormula) || text.has(.formulaBase)
    }

    private static func message(_ row: Indicator) -> Wording {
        guard let explanation = row.explanation, !explanation.isEmpty else {
            return Wording(
                zh: "“\(row.name)”是比率，没有写怎么算。", en: "“\(row.name)” is a rate; how it is reckoned is not said.")
        }
        return Wording(
            zh: "“\(row.name)”是比率，解释“\(explanation)”没有写分子和分母。",
            en: "“\(row.name)” is a rate; its explanation “\(explanation)” names neither part of it.")
    }

    private static let advice = Wording(
        zh: "写成“××数÷××总数×100%”，并写明统计范围。", en: "Write it as one count over another, and say of which range.")
}
