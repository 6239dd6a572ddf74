import Basics
import Forms
import Library

/// `fit-cost-note-mismatch`: the remark names one project, the value is the whole budget.
enum CostFitsRemark: Rule {
    static let name = "fit-cost-note-mismatch"
    static let aspect = Aspect.funding
    static let severity = Severity.warning
    static let scope = Scope.targets
    static let sources = ["包头市财政局 绩效目标审核要点 (2023)"]
    static let since = "0.1"
    static let what = Wording(
        zh: "备注写的是一个项目，指标值却是整个预算。", en: "The remark names one project, while the value is the whole budget.")
    static let why = Wording(
        zh: "看不出这笔钱是一个项目的还是全部门的。", en: "It cannot be told whether this is the project's money or all of it.")
    static let examples = [
        Example.triggers(
            at: Path(.indicators, 0, .remark), on: .sound, Wording(zh: "备注是一个专项", en: "the remark is one project")
        ) {
            $0.indicators[0] = .example("成本指标", "经济成本指标", "年初预算支出", .atMost, "7008.74", "万元")
            $0.indicators[0].remark = Text("古树保护专项")
        },
        Example.triggers(
            at: Path(.indicators, 0, .remark), on: .sound, Wording(zh: "备注是一个工程", en: "the remark is one work")
        ) {
            $0.indicators[0] = .example("成本指标", "经济成本指标", "年初预算支出", .atMost, "7008.74", "万元")
            $0.indicators[0].remark = Text("天然林保护工程")
        },
        Example.triggers(at: Path(.indicators, 0, .remark), on: .sound, Wording(zh: "以元计的总额", en: "the total in yuan"))
        {
            $0.indicators[0] = .example("成本指标", "经济成本指标", "年初预算支出", .atMost, "70087400", "元")
            $0.indicators[0].remark = Text("森林防火项目")
        },
        Example.silent(Wording(zh: "备注说明构成", en: "the remark says what is in it")) {
            $0.indicators[0] = .example("成本指标", "经济成本指标", "年初预算支出", .atMost, "7008.74", "万元")
            $0.indicators[0].remark = Text("含基本支出和项目支出")
        },
        Example.silent(Wording(zh: "备注说的是所有专项", en: "the remark is all the projects")) {
            $0.indicators[0] = .example("成本指标", "经济成本指标", "年初预算支出", .atMost, "7008.74", "万元")
            $0.indicators[0].remark = Text("林业各专项")
        },
        Example.silent(Wording(zh: "备注与指标值是同一个项目", en: "remark and value are one project")) {
            $0.indicators[0].remark = Text("古树保护专项")
        },
        Example.silent(Wording(zh: "项目表的总额就是这个项目", en: "in a project form the total is the project's")) {
            $0.kind = .projectTargets
            $0.project = Project()
            $0.project?.name = Text("人工造林")
            $0.indicators[0] = .example("成本指标", "经济成本指标", "年初预算支出", .atMost, "7008.74", "万元")
            $0.indicators[0].remark = Text("古树保护专项")
        },
    ]

    static func check(_ subject: Subject, _ found: inout Findings) {
        // The whole budget of a project form is that project's.
        guard subject.form.project == nil else { return }
        let budget = WholeBudget(subject.form, subject.lexicon)
        for (i, row) in subject.form.indicators.enumerated() {
            let facts = subject.facts.rows[i]
            guard let remark = row.remark, CostIsNotTheBudget.repeats(row, facts, budget), namesOneProject(remark, row)
            else { continue }
            found.report(Path(.indicators, i, .remark), value: remark, message(row, remark), advice: advice)
        }
    }

    private static func namesOneProject(_ remark: Text, _ row: Indicator) -> Bool {
        let text = remark.trimmed()
        guard text.characterCount <= 24, !text.contains("含"), !text.contains("包括"), !text.contains("基本支出"),
            !text.contains("全部"), !text.contains("、"), !text.contains("各"), !text.contains("所有")
        else { return false }
        guard
            text.hasSuffix("专项") || text.hasSuffix("项目") || text.hasSuffix("专项资金") || text.hasSuffix("专项经费")
                || text.hasSuffix("工程") || text.hasSuffix("项目经费") || text.hasSuffix("项目资金")
        else { return false }
        return !row.name.contains(text) && !text.hasPrefix("项目") && !text.hasPrefix("专项")
    }

    private static func message(_ row: Indicator, _ remark: Text) -> Wording {
        Wording(
            zh: "备注是“\(remark)”，“\(row.name)”的值\(row.text)却是整个预算。",
            en: "The remark is “\(remark)”, while the value \(row.text) of “\(row.name)” is the whole budget.")
    }

    private static let advice = Wording(
        zh: "填该项目的金额，或改正备注。", en: "State that project's money, or correct the remark.")
}
