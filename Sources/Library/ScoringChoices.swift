import Basics

/// What a place chooses about scoring, beyond what `Profile` names on its own; the defaults are the national ones.
public struct ScoringChoices: Sendable {
    /// A step of a score: from `least` per cent on, `share` per cent of the weight.
    public struct Step: Equatable, Sendable {
        public var least: Number
        public var share: Number

        public init(least: Number, share: Number) {
            self.least = least
            self.share = share
        }
    }

    /// 定性 达成 and 部分达成: the least share of the weight, in per cent; the bounds belong to the higher tier.
    public var reachedLeast = Number(80)
    public var partlyReachedLeast = Number(60)
    /// Attainment, in per cent, below which a row scores nothing; 0 where every part counts.
    public var leastAttainment = Number.zero
    /// Attainment, in per cent, below which a score of 0 may be a scale of its own and is not told.
    public var nothingBelow = Number(60)
    /// By how many points a target in per cent must be exceeded before its over-achievement is told.
    public var overAchievementPoints = Number(10)
    /// From this many scored rows on it is told that all have full marks.
    public var allFullRows = 5
    /// 满意度 by steps, from the best down; empty where it is scored in proportion.
    public var satisfactionSteps: [Step] = []
    /// The execution by steps, from the best down; empty where it is scored in proportion.
    public var executionSteps: [Step] = []
    /// Marking down of what was far exceeded: attainment in per cent from which it begins and the least share of the weight that
    /// is left, in per cent; nil where nothing is taken off.
    public var overAchievement: (from: Number, least: Number)?
    /// What a date that was missed still scores, in per cent of the weight, by days late at most; in order of days.
    public var lateSteps: [(days: Int, share: Number)] = []
    /// 偏差率, in per cent, above which an audit marks it.
    public var deviationMarked = Number(20)
    /// 执行率 outside of these, in per cent, is marked.
    public var executionMarked = (least: Number(80), most: Number(120))
    /// How many lines touched make a red light, and the gap, in points, that does so alone.
    public var redLines = 2
    public var redGap = Number(20)
    /// Deductions of the review of a table of targets.
    public var irrelevantIndicator = Number(coefficient: 5, scale: 1)
    public var missingNode = Number(coefficient: 2, scale: 1)
    public var notBrokenDown = Number(1)

    public init() {}
}
