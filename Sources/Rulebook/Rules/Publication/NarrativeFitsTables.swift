import Basics
import Forms

/// `pub-narrative-amount`: the money in the text is not the money in the tables.
enum NarrativeFitsTables: Rule {
    static let name = "pub-narrative-amount"
    static let aspect = Aspect.publication
    static let severity = Severity.error
    static let scope = Scope.publication
    static let sources: [String] = []
    static let what = Wording(
        zh: "说明里的金额与公开的表换算后不一致。", en: "The amount in the text is not the one in the tables, after conversion of units.")
    static let why = Wording(
        zh: "同一份公开材料里两个数，读者不知道信哪个。", en: "With two numbers in one publication nobody knows which to believe.")
    static let examples = [
        Example.triggersBeside(
            at: Path(.form), Wording(zh: "说明 372.23，表 327.23", en: "372.23 told, 327.23 in the tables")
        ) {
            _, bundle in bundle.narrative = [Text("2026年实行绩效目标管理的项目2个，涉及资金372.23万元。")]
        },
        Example.triggersBeside(at: Path(.form), Wording(zh: "单位写错：327.23 元", en: "the wrong unit")) {
            _, bundle in bundle.narrative = [Text("2026年实行绩效目标管理的项目2个，涉及资金327.23元。")]
        },
        Example.triggersBeside(at: Path(.form), Wording(zh: "亿元换算错了", en: "a slip in converting")) {
            _, bundle in bundle.narrative = [Text("2026年实行绩效目标管理的项目2个，涉及资金0.33亿元。")]
        },
        Example.silentBeside(Wording(zh: "换算后一致：3272300 元", en: "the same in 元")) {
            _, bundle in bundle.narrative = [Text("2026年实行绩效目标管理的项目2个，涉及资金3272300元。")]
        },
        Example.silentBeside(Wording(zh: "四舍五入：327.2 万元", en: "rounded")) {
            _, bundle in bundle.narrative = [Text("2026年实行绩效目标管理的项目2个，涉及资金327.2万元。")]
        },
        Example.silentBeside(Wording(zh: "说的是部门整体", en: "it tells of the overall budget")) {
            _, bundle in bundle.narrative = [Text("绩效目标：1个部门整体和2个项目，整体支出7008.74万元。")]
        },
        Example.silentBeside(Wording(zh: "说明讲 12 个项目，只公开了 2 个的表", en: "12 projects told, the tables of 2 published")) {
            _, bundle in bundle.narrative = [Text("2026年实行绩效目标管理的项目12个，涉及资金2372.9万元。")]
        },
    ]

    static func check(_ subject: Subject, _ found: inout Findings) {
        guard let bundle = subject.beside.bundle, let paragraphs = bundle.narrative else { return }
        let money = PublishedMoney(bundle, subject.lexicon)
        guard !money.amounts.isEmpty else { return }
        for paragraph in paragraphs {
            guard let told = Narrative(paragraph, subject.lexicon), let first = told.amounts.first,
                !told.amounts.contains(where: money.holds)
            else { continue }
            if let slip = told.amounts.lazy.compactMap({ t in money.sameDigits(t).map { (t, $0) } }).first {
                let (printed, table) = slip
                found.report(
                    Path(.form), value: printed.printed,
                    Wording(
                        zh: "说明写“\(printed.printed)”，公开的表是 \(table.value) \(table.unit.canonical)：数字相同，单位不同。",
                        en:
                            "The text says “\(printed.printed)”, the tables \(table.value) \(table.unit.canonical): the digits "
                            + "agree, the units do not."), advice: advice)
            } else if let count = told.projects, count == bundle.projectCount, let total = money.projects,
                told.amounts.count == 1, let scale = first.unit.scale,
                let table = (total.inYuan * first.unit.divisor).divided(by: scale, decimals: 6)
            {
                // The same projects: their money must be the same too.
                let difference = first.value - table
                found.report(
                    Path(.form), value: first.printed,
                    Wording(
                        zh:
                            "说明写 \(count) 个项目“\(first.printed)”，公开的 \(count) 张项目表合计 \(table) \(first.unit.canonical)，相差 \(difference)。",
                        en:
                            "The text says “\(first.printed)” for \(count) projects, their \(count) tables add up to \(table) "
                            + "\(first.unit.canonical), a difference of \(difference)."), advice: advice)
            }
        }
    }

    private static let advice = Wording(zh: "核对后改成一致。", en: "Find the right one and make them agree.")
}
