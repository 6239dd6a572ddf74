import Basics
import Rulebook

/// How a page for a terminal is to look: told by whoever prints it.
public struct Appearance: Sendable {
    /// Columns of a line.
    public var width: Int
    public var colour: Bool
    public var language: Language

    public init(width: Int = 100, colour: Bool = false, language: Language = .zh) {
        self.width = min(max(width, 40), 200)
        self.colour = colour
        self.language = language
    }

    /// The few ways in which words stand out.
    enum Ink: String {
        case red = "31"
        case yellow = "33"
        case blue = "34"
        case green = "32"
        case faint = "2"
        case strong = "1"
    }

    func paint(_ text: String, _ ink: Ink) -> String {
        colour && !text.isEmpty ? "\u{1B}[\(ink.rawValue)m\(text)\u{1B}[0m" : text
    }
}

extension Severity {
    /// 必改, 存疑, 提示.
    public var wording: Wording {
        switch self {
        case .error: Wording(zh: "必改", en: "must change")
        case .warning: Wording(zh: "存疑", en: "doubtful")
        case .info: Wording(zh: "提示", en: "hint")
        }
    }

    /// One narrow character, so that the level is told without colour too.
    var sign: String {
        switch self {
        case .error: "✖"
        case .warning: "?"
        case .info: "i"
        }
    }

    var ink: Appearance.Ink {
        switch self {
        case .error: .red
        case .warning: .yellow
        case .info: .blue
        }
    }
}

extension Aspect {
    public var wording: Wording {
        switch self {
        case .completeness: Wording(zh: "完整性", en: "completeness")
        case .clarity: Wording(zh: "明确性", en: "clarity")
        case .relevance: Wording(zh: "相关性", en: "relevance")
        case .soundness: Wording(zh: "科学性", en: "soundness")
        case .reasonableness: Wording(zh: "合理性", en: "reasonableness")
        case .funding: Wording(zh: "资金匹配性", en: "funding")
        case .achievability: Wording(zh: "可行性", en: "achievability")
        case .process: Wording(zh: "程序", en: "process")
        case .monitoring: Wording(zh: "运行监控", en: "monitoring")
        case .evaluation: Wording(zh: "绩效自评", en: "evaluation")
        case .publication: Wording(zh: "公开", en: "publication")
        }
    }
}
