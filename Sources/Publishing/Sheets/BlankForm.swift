import Basics
import Forms
import Library

/// A form to be filled in: what is known of its body and of last year stands there already, the rest is blank.
public enum BlankForm {
    /// What may be chosen for a cell.
    public struct Choices: Sendable {
        private let profile: Profile

        public init(_ profile: Profile) { self.profile = profile }

        subscript(field: LayoutField) -> [String] {
            switch field {
            case .level1: profile.families.map(\.string)
            case .level2: BlankForm.secondLevels.flatMap(\.second)
            case .type: Comparison.allCases.map(\.rawValue) + ["定性"]
            case .unit:
                [
                    "%", "万元", "元", "个", "人", "人次", "项", "次", "家", "户", "天", "月", "年", "公里", "平方米", "亩", "台", "套", "篇",
                    "份", "期", "场", "所", "分",
                ]
            case .likelihood: Likelihood.allCases.map(\.rawValue)
            case .direction: ["正向", "反向"]
            case .certain, .possible, .impossible, .funds, .rules, .staff, .equipment, .other: ["√"]
            default: []
            }
        }
    }

    /// 二级指标 below each 一级指标 (财预〔2021〕101号).
    static let secondLevels: [(first: String, second: [String])] = [
        ("成本指标", ["经济成本指标", "社会成本指标", "生态环境成本指标"]), ("产出指标", ["数量指标", "质量指标", "时效指标"]),
        ("效益指标", ["经济效益指标", "社会效益指标", "生态效益指标"]), ("满意度指标", ["服务对象满意度指标"]),
    ]

    /// Rows below each 二级指标 where nobody knows how many there will be.
    private static let rows = 2

    /// - Parameter last: the same body's form a year earlier; nil where there is none.
    public static func make(_ layout: Layout, last: Form?, profile: Profile) -> Form {
        var form = last ?? Form()
        form.kind = layout.kinds.first
        form.title = nil
        form.fiscalYear = last?.fiscalYear.map { $0 + 1 }
        form.moneyUnit = last?.moneyUnit ?? Text("万元")
        form.score = nil
        for i in form.objectives.indices {
            form.objectives[i].text = Text()
            form.objectives[i].actual = nil
        }
        for i in form.budget.indices {
            for column in form.budget[i].columns where column != .amount { form.budget[i][column] = nil }
        }
        form.indicators = form.indicators.map(opened)
        if form.indicators.isEmpty {
            for family in profile.families.map(\.string) {
                let second = secondLevels.first { $0.first == family }?.second ?? [""]
                for level in second {
                    for _ in 0..<(second.count == 1 ? 1 : rows) {
                        var row = Indicator()
                        row.level1 = Text(family)
                        row.level2 = level.isEmpty ? nil : Text(level)
                        form.indicators.append(row)
                    }
                }
            }
        }
        if form.tasks.isEmpty { form.tasks = Array(repeating: WorkTask(name: Text()), count: 4) }
        return form
    }

    /// Last year's row without what is to be said anew; its target is last year's value.
    private static func opened(_ row: Indicator) -> Indicator {
        var out = row
        out.lastYear = row.actualText ?? (row.text.isEmpty ? nil : row.text)
        out.value = nil
        out.text = Text()
        out.actual = nil
        out.actualText = nil
        out.score = nil
        out.forecast = nil
        out.deviation = nil
        out.likelihood = nil
        out.causes = []
        return out
    }
}
