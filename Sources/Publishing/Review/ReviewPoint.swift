import Basics
import Library
import Rulebook

/// A point of the official review sheet (审核要点). Known at second hand: the sheet says so until the official text was checked.
enum ReviewPoint: Int, CaseIterable {
    case form, clarity, relevance, soundness, reasonableness, funding, achievability, conditions

    /// 审核内容: the four matters, two points each.
    var matter: String {
        switch self {
        case .form, .clarity: "完整性"
        case .relevance, .soundness: "相关性"
        case .reasonableness, .funding: "适当性"
        case .achievability, .conditions: "可行性"
        }
    }

    var name: String {
        switch self {
        case .form: "规范完整性"
        case .clarity: "明确清晰性"
        case .relevance: "目标相关性"
        case .soundness: "指标科学性"
        case .reasonableness: "绩效合理性"
        case .funding: "资金匹配性"
        case .achievability: "实现可能性"
        case .conditions: "条件充分性"
        }
    }

    /// What the point is worth on the sheet of a key project.
    var marks: Int {
        switch self {
        case .form, .clarity, .achievability, .conditions: 10
        case .relevance, .soundness, .reasonableness, .funding: 15
        }
    }

    /// The findings that belong to it; nil where no rule can find any.
    var aspect: Aspect? {
        switch self {
        case .form: .completeness
        case .clarity: .clarity
        case .relevance: .relevance
        case .soundness: .soundness
        case .reasonableness: .reasonableness
        case .funding: .funding
        case .achievability: .achievability
        case .conditions: nil
        }
    }

    /// What no rule can answer.
    var question: String {
        switch self {
        case .form: "应附的依据和说明材料是否齐全？"
        case .clarity: "不熟悉业务的人读了，能否看懂这笔钱要办成什么事？"
        case .relevance: "目标与部门职能、规划和年度重点工作是否一致？"
        case .soundness: "所选指标是否最能说明目标实现了多少？"
        case .reasonableness: "与同类项目、行业水平和往年实绩相比，预期是否合适？"
        case .funding: "就这笔资金而言，目标是否偏高或偏低？资金用途与目标是否对应？"
        case .achievability: "目标是否经过调查、论证和测算？"
        case .conditions: "实施方案、人员、制度和组织条件是否具备？"
        }
    }
}
