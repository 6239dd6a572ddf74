import Basics

extension Profile {
    /// The value of a fact as a person reads it, and as a profile could write it.
    public func printed(_ fact: ProfileFact) -> String {
        func list(_ words: [String]) -> String { words.isEmpty ? "none" : words.joined(separator: ", ") }
        func longest(_ count: Int) -> String { count == .max ? "none" : "\(count)" }
        func weights(_ weights: [Weight]) -> String { list(weights.map { "\($0.family): \($0.weight)" }) }
        func steps(_ steps: [ScoringChoices.Step]) -> String { list(steps.map { "\($0.least): \($0.share)" }) }
        switch fact {
        case .families: return list(families.map(\.string))
        case .optionalFamilies: return list(optionalFamilies.sorted().map(\.string))
        case .columns: return list(columns)
        case .weightTotals: return list(weightTotals.map(\.description))
        case .weightsWithCost: return weights(weightsWithCost)
        case .weightsWithoutCost: return weights(weightsWithoutCost)
        case .executionWeight: return executionWeight.description
        case .leastSatisfaction: return leastSatisfaction.description
        case .quantifiedShare: return quantifiedShare.description
        case .leastIndicators: return "\(leastIndicators)"
        case .leastCoreIndicators: return "\(leastCoreIndicators)"
        case .sameValueShare: return sameValueShare.description
        case .dominantShare: return dominantShare.description
        case .historyDeviation: return historyDeviation.description
        case .copiedLikeness: return copiedLikeness.description
        case .amountTolerance: return amountTolerance.description
        case .longestName: return longest(longestName)
        case .longestContent: return longest(longestContent)
        case .longestValue: return longest(longestValue)
        case .smallProjectMoney: return smallProjectMoney.description
        case .executionLines: return list(executionLines.map { "\($0.month): \($0.least)" })
        case .progressGap: return progressGap?.description ?? "none"
        case .monitoringDue: return "\(monitoringDue.month)-\(monitoringDue.day)"
        case .executionReasonLine: return executionReasonLine?.description ?? "none"
        case .overAchievementMarked: return overAchievementMarked.description
        case .overAchievementReason: return overAchievementReason.description
        case .grades: return list(grades.map { "\($0.name): \($0.least)" })
        case .publicationDays: return "\(publicationDays)"
        case .publishedShare: return publishedShare.description
        case .alertDays: return "\(alertDays)"
        case .spendingStandards: return list(spendingStandards.map { "\($0.words): \($0.most) \($0.unit)" })
        case .adjustedShare: return adjustedShare.description
        case .reachedLeast: return scoring.reachedLeast.description
        case .partlyReachedLeast: return scoring.partlyReachedLeast.description
        case .leastAttainment: return scoring.leastAttainment.description
        case .nothingBelow: return scoring.nothingBelow.description
        case .overAchievementPoints: return scoring.overAchievementPoints.description
        case .allFullRows: return "\(scoring.allFullRows)"
        case .satisfactionSteps: return steps(scoring.satisfactionSteps)
        case .executionSteps: return steps(scoring.executionSteps)
        case .overAchievementMarkdown: return scoring.overAchievement.map { "\($0.from), \($0.least)" } ?? "none"
        case .lateSteps: return list(scoring.lateSteps.map { "\($0.days): \($0.share)" })
        case .deviationMarked: return scoring.deviationMarked.description
        case .executionMarked: return "\(scoring.executionMarked.least), \(scoring.executionMarked.most)"
        case .redLines: return "\(scoring.redLines)"
        case .redGap: return scoring.redGap.description
        case .irrelevantIndicator: return scoring.irrelevantIndicator.description
        case .missingNode: return scoring.missingNode.description
        case .notBrokenDown: return scoring.notBrokenDown.description
        }
    }
}
