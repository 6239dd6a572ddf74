import Basics
import Forms
import Library

extension Form {
    /// An invented self-evaluation with no defect: 98.75, 优.
    public static var soundSelfEvaluation: Form {
        var form = Form.soundYear(title: "2026年度项目支出绩效自评表", kind: .selfEvaluation)
        form.objectives[0].actual = Text("完成人工造林3万亩，造林成活率92%，春季造林4月底完成；林区群众满意度95%。")
        form.budget[0].executed = Number(475)
        form.budget[0].rate = Number(95)
        form.budget[0].weight = Number(10)
        form.budget[0].score = Number("9.5")
        form.budget[1].executed = Number(475)
        form.budget[0].columns = [.amount, .adjusted, .executed, .weight, .rate, .score]
        form.budget[1].columns = [.amount, .adjusted, .executed]
        form.indicators.insert(
            .example("效益指标", "可持续影响指标", "护林巡查制度运行等级", nil, "优（按优、良、中、差四档评定）", nil), at: 5)
        form.setResults([
            ("20", "158.4", "20"), ("12", "3", "11.25"), ("14", "92", "14"), ("14", "4", "14"), ("10", "100", "10"),
            ("10", "达成", "10"), ("10", "95", "10"),
        ])
        form.indicators[1].deviation = Text("9月连续降雨，3个乡镇推迟栽植；已排入次年3月的栽植计划。")
        form.score = Score(total: Number("98.75"), grade: Text("优"))
        form.placeEverything()
        form.placeResults([.weight, .actualText, .score, .deviation])
        form.cells[Path(.score, nil, .total)] = CellReference(table: 0, row: 60, column: 1)
        form.cells[Path(.score, nil, .grade)] = CellReference(table: 0, row: 60, column: 2)
        return form
    }

    /// An invented monitoring form of January to July with no defect.
    public static var soundMonitoring: Form {
        var form = Form.soundYear(title: "2026年度项目支出绩效运行监控表", kind: .monitoring)
        for i in form.budget.indices {
            form.budget[i].adjusted = nil
            form.budget[i].executed = Number(320)
            form.budget[i].forecast = Number(500)
            form.budget[i].rate = Number(64)
            form.budget[i].columns = [.amount, .executed, .rate, .forecast]
        }
        form.setResults([
            (nil, "101.2", nil), (nil, "2.1", nil), (nil, "92", nil), (nil, "4", nil), (nil, "98", nil),
            (nil, "94", nil),
        ])
        for (i, forecast) in ["158.4万元", "3.2万亩", "92%", "4月", "98%", "94%"].enumerated() {
            form.indicators[i].forecast = Text(forecast)
            form.indicators[i].likelihood = .certain
        }
        form.indicators[1].likelihood = .possible
        form.indicators[1].deviation = Text("2个乡镇的苗木晚到，栽植排在10月。")
        form.labels = [Label(Text("1-7月执行情况"), cell: nil)]
        form.placeEverything()
        form.placeResults([.actualText, .forecast, .likelihood, .deviation])
        return form
    }

    /// The approved form behind the two: their targets and weights, without results.
    static var soundApproved: Form {
        var form = Form.soundSelfEvaluation
        form.kind = .projectTargets
        form.title = Text("2026年度项目支出绩效目标表")
        form.score = nil
        for i in form.indicators.indices {
            form.indicators[i].actual = nil
            form.indicators[i].actualText = nil
            form.indicators[i].score = nil
            form.indicators[i].deviation = nil
        }
        return form
    }

    /// A monitoring form that does not tell its year.
    static var monitoringWithoutYear: Form {
        var form = Form.soundMonitoring
        form.fiscalYear = nil
        return form
    }

    /// The approved form with one row that has no sign.
    static func approvedWithoutSign(_ i: Int) -> Form {
        var form = Form.soundApproved
        if form.indicators.indices.contains(i) { form.indicators[i].comparison = nil }
        return form
    }

    /// The money and the targets that both are about.
    private static func soundYear(title: StaticString, kind: FormKind) -> Form {
        var form = Form()
        form.kind = kind
        form.title = Text(title)
        form.fiscalYear = 2026
        form.body = Text("清陂县林业局")
        form.reportedBy = Text("清陂县林业局")
        form.moneyUnit = Text("万元")
        var project = Project()
        project.name = Text("人工造林")
        form.project = project
        form.objectives = [
            Objective(horizon: .annual, text: Text("完成人工造林3.2万亩，造林成活率90%以上，春季造林4月底前完成；林区群众满意度92%以上。"))
        ]
        form.budget = [
            BudgetEntry(basis: .total, label: Text("资金总额"), amount: Number(500)),
            BudgetEntry(basis: .source, label: Text("财政拨款"), amount: Number(500)),
        ]
        for i in form.budget.indices { form.budget[i].adjusted = Number(500) }
        form.indicators = [
            .example("成本指标", "经济成本指标", "人工造林项目支出", .atMost, "160", "万元"),
            .example("产出指标", "数量指标", "人工造林面积", .atLeast, "3.2", "万亩"),
            .example("产出指标", "质量指标", "造林成活率", .atLeast, "90", "%"),
            .example("产出指标", "时效指标", "春季造林完成时间", .atMost, "4", "月"),
            .example("效益指标", "社会效益指标", "森林火灾当日扑灭率", .atLeast, "96", "%"),
            .example("满意度指标", "服务对象满意度指标", "林区群众满意度", .atLeast, "92", "%"),
        ]
        return form
    }

    private mutating func setResults(_ results: [(weight: String?, actual: String, score: String?)]) {
        for (i, result) in results.enumerated() where i < indicators.count {
            indicators[i].weight = result.weight.flatMap { Number($0) }
            indicators[i].actualText = Text(result.actual)
            indicators[i].actual = Number(result.actual)
            indicators[i].score = result.score.flatMap { Number($0) }
        }
    }

    private mutating func placeResults(_ leaves: [Field]) {
        for i in indicators.indices {
            for (column, leaf) in leaves.enumerated() {
                cells[Path(.indicators, i, leaf)] = CellReference(table: 0, row: 40 + i, column: 10 + column)
            }
        }
    }
}

extension Indicator {
    /// The row with another actual value, for examples.
    mutating func setActual(_ text: StaticString) {
        actualText = Text(text)
        actual = Number(Text(text))
    }
}

extension Profile {
    /// A place that sets lines for the execution, for examples: 25, 40, 60 and 80 % at the end of April, June, August and October.
    static var withLines: Profile {
        var profile = Profile.national2021
        profile.executionLines = [(4, Number(25)), (6, Number(40)), (8, Number(60)), (10, Number(80))]
        profile.progressGap = Number(10)
        profile.executionReasonLine = Number(90)
        return profile
    }
}

/// Changes that examples of several rules make.
extension Form {
    mutating func addEvidenceColumn(_ heading: StaticString) {
        labels.append(Label(Text(heading), cell: CellReference(table: 0, row: 39, column: 20)))
    }

    mutating func makeFull() {
        for i in indicators.indices { indicators[i].score = indicators[i].weight }
        for i in budget.indices { budget[i].score = budget[i].weight }
    }

    mutating func clearRecord(_ i: Int) {
        indicators[i].actual = nil
        indicators[i].actualText = nil
        indicators[i].forecast = nil
        indicators[i].likelihood = nil
    }
}
