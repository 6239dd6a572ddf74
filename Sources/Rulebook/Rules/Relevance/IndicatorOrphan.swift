import Basics
import Forms
import Library

/// 指标与目标、任务无关.
public enum IndicatorOrphan: Rule {
    public static let name = "indicator-orphan"
    public static let aspect = Aspect.relevance
    public static let severity = Severity.warning
    public static let scope = Scope.targets
    public static let sources = ["internal consistency"]
    public static let what = Wording(
        zh: "所衡量的事在目标、职能、任务和项目名称里都没有；满意度和预算本身的指标不算。",
        en:
            "What is measured occurs in no goal, duty, task or project name; satisfaction rows and rows on the budget itself are not meant."
    )
    public static let why = Wording(
        zh: "与目标无关的指标达到了，也说明不了目标达到。", en: "An indicator of something else does not show that the goal was reached.")
    public static var examples: [Example] {
        [
            .triggers(
                at: Path(.indicators, 5), on: .sound, Wording(zh: "校园绿化与林业目标之外的事", en: "something no goal speaks of")
            ) {
                $0.indicators[5] = .example("效益指标", "社会效益指标", "路灯节电率", .atLeast, "30", "%")
            },
            .silent(Wording(zh: "满意度不算", en: "satisfaction is not meant")) {
                $0.indicators[6].name = Text("周边商户满意度")
            },
            .silent(Wording(zh: "目标里写了", en: "the goal speaks of it")) {
                $0.indicators[5] = .example("效益指标", "社会效益指标", "路灯节电率", .atLeast, "30", "%")
                $0.objectives[0].text.append(Text("路灯节电30%。"))
            },
        ]
    }

    public static func check(_ subject: Subject, _ found: inout Findings) {
        let form = subject.form
        guard !form.tasks.isEmpty || !form.duties.isEmpty || form.project != nil else { return }
        var corpus = Text()
        func add(_ text: Text?) {
            guard let text else { return }
            corpus.append(text)
            corpus.append(0x0A)
        }
        for objective in form.objectives { add(objective.text) }
        for duty in form.duties { add(duty) }
        for task in form.tasks {
            add(task.name)
            for item in task.items { add(item) }
            add(task.expected)
        }
        add(form.project?.name)
        guard corpus.count > 60 else { return }
        var orphans: [Int] = []
        var looked = 0
        for (i, row) in form.indicators.enumerated()
        where !row.isSatisfaction && !row.isCost && row.name.characterCount >= 4 {
            // How soon a work is done need not stand in the goal beside the work.
            if row.level2.map({ $0 == "时效指标" }) ?? false { continue }
            looked += 1
            if TaskNotCovered.shares(row.name, corpus, characters: 3) { continue }
            if known(subject.rows[i], row, corpus, subject.lexicon) || isOfTheWhole(row) { continue }
            orphans.append(i)
        }
        // Where most rows have no goal, it is the goal that says nothing, and rules of its own tell that.
        guard orphans.count * 2 <= looked else { return }
        for i in orphans {
            let row = form.indicators[i]
            found.report(Path(.indicators, i), value: row.name, message(row), advice: advice)
        }
    }

    /// Whether the goal speaks of a thing, a measure or an activity of the name that is not everybody's.
    private static func known(_ facts: RowFacts, _ row: Indicator, _ corpus: Text, _ lexicon: Lexicon) -> Bool {
        // What is measured stands last before the word of share or number.
        var end = facts.name.length
        let shares = facts.name.nouns.filter {
            $0.end == end && (lexicon.nouns[$0.noun].role == .share || lexicon.nouns[$0.noun].role == .before)
        }
        if let share = shares.max(by: { $0.start < $1.start }), share.start >= 2 {
            // 绿化 of 校园绿化覆盖率: the word right before the share is what it is a share of.
            end = share.start
            if lexicon.nouns[share.noun].role == .share {
                let scalars = Normal.form(of: row.name).scalars
                if end <= scalars.count {
                    var word = Text()
                    for scalar in scalars[(end - 2)..<end] { word.append(scalar) }
                    return corpus.contains(word)
                }
            }
        }
        let near = facts.name.nouns.filter {
            $0.end <= end && $0.end >= end - 2 && $0.end - $0.start >= 2 && lexicon.nouns[$0.noun].role != .before
        }
        guard let last = near.map(\.end).max() else { return true }
        return near.contains { $0.end == last && corpus.contains(lexicon.nouns[$0.noun].text) }
    }

    /// Rows on the body's whole work or money belong to every goal.
    private static func isOfTheWhole(_ row: Indicator) -> Bool {
        for word in ["重点工作", "重点项目", "重点任务", "预算", "支出", "经费", "资金", "年度工作", "任务完成"] as [StaticString]
        where row.name.contains(word) { return true }
        return false
    }

    private static func message(_ row: Indicator) -> Wording {
        Wording(
            zh: "“\(row.name)”所衡量的事，目标、职能和任务里都没有提到。",
            en: "No goal, duty or task speaks of what \"\(row.name)\" measures.")
    }

    private static let advice = Wording(
        zh: "换成衡量本单位目标和任务的指标；若确是今年的工作，把它写进目标或任务。",
        en: "Measure the goal and tasks instead, or name this work among them.")
}
