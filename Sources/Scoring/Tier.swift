import Basics
import Forms
import Library

/// How far a 定性 target was reached.
public enum Tier: String, Sendable, CaseIterable, Comparable {
    case missed = "未达成"
    case partly = "部分达成"
    case reached = "达成"

    public static func < (a: Tier, b: Tier) -> Bool { a.rank < b.rank }
    private var rank: Int { self == .missed ? 0 : self == .partly ? 1 : 2 }

    public var wording: Wording {
        switch self {
        case .reached: Wording(zh: rawValue, en: "reached (达成)")
        case .partly: Wording(zh: rawValue, en: "partly reached (部分达成)")
        case .missed: Wording(zh: rawValue, en: "missed (未达成)")
        }
    }

    /// The tier that the words of 完成情况 name; nil where they name none clearly.
    public init?(of words: Text, target: Text = Text(), lexicon: Lexicon = .standard) {
        guard !words.isEmpty, words.count <= 1200 else { return nil }
        let marked = lexicon.mark(words)
        if marked.begins(with: .tierPartly) {
            self = .partly
        } else if marked.begins(with: .tierMissed) {
            self = .missed
        } else if marked.begins(with: .tierReached) || Tier.isThe(words, of: target) {
            self = .reached
        } else {
            return nil
        }
    }

    /// Whether the words are the grade that the target begins with: 优 of 优（按优、良、中、差评定）.
    private static func isThe(_ words: Text, of target: Text) -> Bool {
        let (grade, whole) = (Normal.form(of: words), Normal.form(of: target))
        guard grade.count <= 15, whole.hasPrefix(grade) else { return false }
        return whole.count == grade.count || whole.bytes[grade.count] == UInt8(ascii: "(")
    }

    /// The least and the greatest score of the tier.
    /// - Parameter weight: 分值 of the row.
    public func bounds(of weight: Number, _ choices: ScoringChoices) -> (least: Sum, most: Sum)? {
        func share(_ percent: Number) -> Sum? {
            Sum(.product(.named(.weight, weight), .percent(percent)), decimals: 4)
        }
        let (low, high): (Number, Number) =
            switch self {
            case .reached: (choices.reachedLeast, Number(100))
            case .partly: (choices.partlyReachedLeast, choices.reachedLeast)
            case .missed: (.zero, choices.partlyReachedLeast)
            }
        guard let least = share(low), let most = share(high) else { return nil }
        return (least, most)
    }
}
