/// The rules about words: those that read names, values and explanations by the library.
enum WordRules {
    static let all: [any Rule.Type] = [
        GoalIsDuties.self, GoalHasNumber.self, VagueTarget.self, TargetIsSource.self, HiddenQuantity.self,
        UnitOnWords.self,
        UnitFitsNoun.self, TaskIsMeasured.self, TaskCount.self, IndicatorHasGoal.self, ExplanationFitsName.self,
        TimelinessPresent.self, NameWithoutTarget.self, NameIsNoSlogan.self, CountIsNoTimeliness.self,
        SatisfactionAsksSomebody.self, CostHasCeiling.self, CostIsNotTheBudget.self, MoneyFitsWorks.self,
        CostFitsRemark.self, OneFirmTarget.self,
    ]
}
