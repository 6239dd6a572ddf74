import Basics

/// Reads the value of a fact as what its key asks for.
struct FactReader {
    let key: String
    let tree: YAMLTree

    mutating func set(_ fact: ProfileFact, in profile: inout Profile) throws(Profile.Fault) {
        switch fact {
        case .families: profile.families = try words()
        case .optionalFamilies: profile.optionalFamilies = Set(try words())
        case .columns: profile.columns = try columns()
        case .weightTotals: profile.weightTotals = try numbers()
        case .weightsWithCost: profile.weightsWithCost = try weights()
        case .weightsWithoutCost: profile.weightsWithoutCost = try weights()
        case .executionWeight: profile.executionWeight = try number()
        case .leastSatisfaction: profile.leastSatisfaction = try share()
        case .quantifiedShare: profile.quantifiedShare = try share()
        case .leastIndicators: profile.leastIndicators = try whole()
        case .leastCoreIndicators: profile.leastCoreIndicators = try whole()
        case .sameValueShare: profile.sameValueShare = try share()
        case .dominantShare: profile.dominantShare = try share()
        case .historyDeviation: profile.historyDeviation = try number()
        case .copiedLikeness: profile.copiedLikeness = try share()
        case .amountTolerance: profile.amountTolerance = try number()
        case .longestName: profile.longestName = isNone ? .max : try whole()
        case .longestContent: profile.longestContent = isNone ? .max : try whole()
        case .longestValue: profile.longestValue = isNone ? .max : try whole()
        case .smallProjectMoney: profile.smallProjectMoney = try number()
        case .executionLines: profile.executionLines = try lines()
        case .progressGap: profile.progressGap = isNone ? nil : try number()
        case .monitoringDue: profile.monitoringDue = try dayOfYear()
        case .executionReasonLine: profile.executionReasonLine = isNone ? nil : try share()
        case .overAchievementMarked: profile.overAchievementMarked = try number()
        case .overAchievementReason: profile.overAchievementReason = try number()
        case .grades: profile.grades = try grades()
        case .publicationDays: profile.publicationDays = try whole()
        case .publishedShare: profile.publishedShare = try share()
        case .alertDays: profile.alertDays = try whole()
        case .spendingStandards: profile.spendingStandards = try standards()
        case .adjustedShare: profile.adjustedShare = try share()
        case .reachedLeast: profile.scoring.reachedLeast = try share()
        case .partlyReachedLeast: profile.scoring.partlyReachedLeast = try share()
        case .leastAttainment: profile.scoring.leastAttainment = try share()
        case .nothingBelow: profile.scoring.nothingBelow = try share()
        case .overAchievementPoints: profile.scoring.overAchievementPoints = try number()
        case .allFullRows: profile.scoring.allFullRows = try whole()
        case .satisfactionSteps: profile.scoring.satisfactionSteps = try steps()
        case .executionSteps: profile.scoring.executionSteps = try steps()
        case .overAchievementMarkdown: profile.scoring.overAchievement = isNone ? nil : try two()
        case .lateSteps: profile.scoring.lateSteps = try lateSteps()
        case .deviationMarked: profile.scoring.deviationMarked = try number()
        case .executionMarked:
            let (least, most) = try two()
            profile.scoring.executionMarked = (least, most)
        case .redLines: profile.scoring.redLines = try whole()
        case .redGap: profile.scoring.redGap = try number()
        case .irrelevantIndicator: profile.scoring.irrelevantIndicator = try number()
        case .missingNode: profile.scoring.missingNode = try number()
        case .notBrokenDown: profile.scoring.notBrokenDown = try number()
        }
    }

    private func fault(_ at: YAMLTree, _ message: Wording) -> Profile.Fault {
        Profile.Fault(line: at.line, column: at.column, message: message)
    }

    /// `none`: the place sets nothing.
    private var isNone: Bool { tree.text == "none" || tree.text == "无" }

    private func list() throws(Profile.Fault) -> [YAMLTree] {
        if isNone { return [] }
        switch tree.content {
        case .list(let list): return list
        case .text: return [tree]
        case .map: throw fault(tree, .profileList(key))
        }
    }

    private func pairs() throws(Profile.Fault) -> [(key: YAMLTree, value: YAMLTree)] {
        if isNone { return [] }
        guard case .map(let pairs) = tree.content else { throw fault(tree, .profilePairs(key)) }
        return pairs
    }

    private func words() throws(Profile.Fault) -> [Text] {
        var words: [Text] = []
        for item in try list() {
            guard let text = item.text, !text.isEmpty else { throw fault(item, .profileText) }
            words.append(Text(text))
        }
        return words
    }

    /// Columns that a profile may make mandatory.
    private func columns() throws(Profile.Fault) -> [String] {
        var columns: [String] = []
        for item in try list() {
            let column = item.text ?? ""
            guard Profile.knownColumns.contains(column) else {
                throw fault(item, .profileColumn(column, NearestName.of(column, among: Profile.knownColumns.sorted())))
            }
            columns.append(column)
        }
        return columns
    }

    private func number() throws(Profile.Fault) -> Number { try number(tree) }

    /// A number that is not negative.
    private func number(_ tree: YAMLTree) throws(Profile.Fault) -> Number {
        guard let text = tree.text, let number = Number(text), number >= .zero else {
            throw fault(tree, .profileNumber(key, tree.shown))
        }
        return number
    }

    private func whole() throws(Profile.Fault) -> Int {
        guard let whole = try number().whole else { throw fault(tree, .profileWhole(key, tree.shown)) }
        return whole
    }

    private func share() throws(Profile.Fault) -> Number { try share(tree) }

    /// In per cent, from 0 to 100.
    private func share(_ tree: YAMLTree) throws(Profile.Fault) -> Number {
        let share = try number(tree)
        guard share <= Number(100) else { throw fault(tree, .profileShare(key, tree.shown)) }
        return share
    }

    private func numbers() throws(Profile.Fault) -> [Number] {
        var numbers: [Number] = []
        for item in try list() { numbers.append(try number(item)) }
        return numbers
    }

    /// `{成本指标: 20, 产出指标: 40}`.
    private func weights() throws(Profile.Fault) -> [Profile.Weight] {
        var weights: [Profile.Weight] = []
        for (family, weight) in try pairs() {
            weights.append(Profile.Weight(family: Text(family.text ?? ""), weight: try share(weight)))
        }
        return weights
    }

    /// `{4: 25, 6: 40}`: months and the least execution at their end.
    private func lines() throws(Profile.Fault) -> [(month: Int, least: Number)] {
        var lines: [(month: Int, least: Number)] = []
        for (month, least) in try pairs() {
            guard let number = month.text.flatMap({ Int($0) }), (1...12).contains(number) else {
                throw fault(month, .profileMonth(month.shown))
            }
            lines.append((number, try share(least)))
        }
        return lines.sorted { $0.month < $1.month }
    }

    /// `{90: 100, 80: 80}`: from which per cent on which share of the weight, from the best down.
    private func steps() throws(Profile.Fault) -> [ScoringChoices.Step] {
        var steps: [ScoringChoices.Step] = []
        for (least, part) in try pairs() { steps.append(.init(least: try number(least), share: try share(part))) }
        return steps.sorted { $0.least > $1.least }
    }

    /// `{10: 80, 30: 50}`: up to how many days late which share of the weight.
    private func lateSteps() throws(Profile.Fault) -> [(days: Int, share: Number)] {
        var steps: [(days: Int, share: Number)] = []
        for (days, part) in try pairs() {
            guard let whole = try number(days).whole else { throw fault(days, .profileWhole(key, days.shown)) }
            steps.append((whole, try share(part)))
        }
        return steps.sorted { $0.days < $1.days }
    }

    /// `[80, 120]`: two numbers.
    private func two() throws(Profile.Fault) -> (from: Number, least: Number) {
        let numbers = try numbers()
        guard numbers.count == 2 else { throw fault(tree, .profileTwo(key)) }
        return (numbers[0], numbers[1])
    }

    /// `8-31`.
    private func dayOfYear() throws(Profile.Fault) -> (month: Int, day: Int) {
        let parts = (tree.text ?? "").split(separator: "-").map { Int($0) }
        guard parts.count == 2, let month = parts[0], let day = parts[1], let known = Day(2024, month, day) else {
            throw fault(tree, .profileDayOfYear(key, tree.shown))
        }
        return (known.month, known.day)
    }

    /// `{优: 90, 良: 80, 中: 60, 差: 0}`, from the best down.
    private func grades() throws(Profile.Fault) -> [(name: Text, least: Number)] {
        var grades: [(name: Text, least: Number)] = []
        for (name, least) in try pairs() { grades.append((Text(name.text ?? ""), try number(least))) }
        let falls = zip(grades, grades.dropFirst()).allSatisfy { $0.least > $1.least }
        guard let last = grades.last, last.least == .zero, falls else { throw fault(tree, .profileGrades) }
        return grades
    }

    /// `[{words: 会议, most: 450, unit: 元/人·天}]`.
    private func standards() throws(Profile.Fault) -> [(words: Text, most: Number, unit: Text)] {
        var standards: [(words: Text, most: Number, unit: Text)] = []
        for item in try list() {
            var faults: [Profile.Fault] = []
            guard var map = ProfileMap(item, keys: ["words": "名称", "most": "上限", "unit": "单位"], &faults), faults.isEmpty
            else {
                throw faults.first ?? fault(item, .profileMap(key))
            }
            guard let words = map.text("words", &faults), let most = map["most"], let unit = map.text("unit", &faults)
            else { throw fault(item, .profileNeeds(key, "words, most, unit")) }
            standards.append((Text(words), try number(most), Text(unit)))
        }
        return standards
    }
}
