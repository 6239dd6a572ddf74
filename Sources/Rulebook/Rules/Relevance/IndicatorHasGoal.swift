import Basics
import Forms
import Library

/// `indicator-orphan`: what a row measures occurs in no goal, duty, task or project name.
enum IndicatorHasGoal: Rule {
    static let name = "indicator-orphan"
    static let aspect = Aspect.relevance
    static let severity = Severity.warning
    static let scope = Scope.targets
    static let sources: [String] = []
    static let since = "0.1"
    static let maturity = Maturity.preview
    static let what = Wording(
        zh: "指标衡量的事在目标、职能、任务与项目名称中都没有出现。",
        en: "What the row measures occurs in no goal, duty, task or project name of the form.")
    static let why = Wording(
        zh: "与目标无关的指标，达成了也说明不了这笔钱的效果。",
        en: "An indicator apart from the goals says nothing of what the money achieved.")
    static let examples = [
        Example.triggers(at: Path(.indicators, 5), on: .sound, Wording(zh: "表中无人说起的比率", en: "a rate nobody speaks of"))
        {
            $0.objectives[0].text = Text("2026年完成人工造林3.2万亩；维护防火隔离带190公里；生态护林员聘用不少于470人；林区群众满意度达到92%以上。")
            $0.indicators[5] = .example("效益指标", "生态效益指标", "县城空气质量优良天数比率", .atLeast, "88", "%", "优良天数÷全年天数×100%")
        },
        Example.triggers(
            at: Path(.indicators, 5), on: .sound, Wording(zh: "目标里没有古籍", en: "no goal speaks of old books")
        ) {
            $0.objectives[0].text = Text("2026年完成人工造林3.2万亩；维护防火隔离带190公里；生态护林员聘用不少于470人；林区群众满意度达到92%以上。")
            $0.indicators[5] = .example("产出指标", "数量指标", "馆藏古籍修复册数", .atLeast, "300", "册")
        },
        Example.triggers(at: Path(.indicators, 5), on: .sound, Wording(zh: "目标里没有停车", en: "no goal speaks of parking"))
        {
            $0.objectives[0].text = Text("2026年完成人工造林3.2万亩；维护防火隔离带190公里；生态护林员聘用不少于470人；林区群众满意度达到92%以上。")
            $0.indicators[5] = .example("效益指标", "社会效益指标", "路侧停车泊位周转率", .atLeast, "60", "%")
        },
        Example.silent(Wording(zh: "目标中有", en: "the goal has it")) {
            $0.objectives[0].text = Text("2026年完成人工造林3.2万亩；维护防火隔离带190公里；生态护林员聘用不少于470人；林区群众满意度达到92%以上。")
        },
        Example.silent(Wording(zh: "说明里是目标的事", en: "the explanation speaks of the goal")) {
            $0.objectives[0].text = Text("2026年完成人工造林3.2万亩；维护防火隔离带190公里；生态护林员聘用不少于470人；林区群众满意度达到92%以上。")
            $0.indicators[5] = .example("效益指标", "社会效益指标", "专职队伍在岗数", .atLeast, "470", "人", "年内在岗的生态护林员，含人工造林与防火隔离带维护")
        },
        Example.silent(Wording(zh: "目标太短，说不上", en: "the goal is too short to tell")) {
            $0.objectives[0].text = Text("完成造林3.2万亩。")
            $0.tasks = []
            $0.indicators[5] = .example("产出指标", "数量指标", "馆藏古籍修复册数", .atLeast, "300", "册")
        },
        Example.silent(Wording(zh: "事故为0是条件", en: "no accidents is a condition")) {
            $0.objectives[0].text = Text("2026年完成人工造林3.2万亩；维护防火隔离带190公里；生态护林员聘用不少于470人；林区群众满意度达到92%以上。")
            $0.indicators[5] = .example("产出指标", "质量指标", "重大交通安全事故", .equal, "0", "起")
        },
    ]

    static func check(_ subject: Subject, _ found: inout Findings) {
        let form = subject.form
        let facts = subject.facts
        // A short goal says too little to hold anything against a row.
        guard facts.body.count >= 60 else { return }
        var orphans: [Int] = []
        var judged = 0
        for (i, row) in form.indicators.enumerated() {
            let words = facts.rows[i]
            guard isMeant(row, words, subject) else { continue }
            judged += 1
            guard isUnheardOf(coreOf(words, subject.lexicon), facts), !namedInExplanation(words, facts) else {
                continue
            }
            orphans.append(i)
        }
        // Where most rows stand alone, the goal is poor, not the rows.
        guard orphans.count * 2 < judged else { return }
        for i in orphans {
            let row = form.indicators[i]
            found.report(Path(.indicators, i), value: row.name, message(row), advice: advice)
        }
    }

    private static func isMeant(_ row: Indicator, _ words: RowFacts, _ subject: Subject) -> Bool {
        // A count of nought is a condition of the work, not its result: 安全事故 0 起.
        if words.name.isEmpty || words.isSlogan || row.value == .zero { return false }
        switch words.family {
        case .satisfaction, .cost, .time: return false
        default: break
        }
        return !words.name.has(.moneyWhole) && !words.name.has(.satisfaction) && !words.name.has(.execution)
            && !Coverage.isAggregate(row, words, subject)
    }

    /// Whether no goal speaks of the core of a name. What stands at its head only says where (校园 of 校园绿化) and may be shared; of
    /// the rest nothing may.
    private static func isUnheardOf(_ core: [UInt32], _ facts: FormFacts) -> Bool {
        guard core.count >= 4 else { return false }
        // Words of any form (服务, 覆盖) take the pairs that reach into them along.
        var isGeneric = [Bool](repeating: false, count: core.count)
        for i in 0..<core.count - 1 where facts.isGeneric(core[i] << 16 | core[i + 1]) {
            isGeneric[i] = true
            isGeneric[i + 1] = true
        }
        var unheard = 0
        for i in 0..<core.count - 1 where !isGeneric[i] && !isGeneric[i + 1] {
            if !facts.isSaid(core[i] << 16 | core[i + 1]) {
                unheard += 1
            } else if i > 0 {
                return false
            }
        }
        return unheard >= 2
    }

    /// The name without the measure and the acts at its end: 校园绿化 of 校园绿化覆盖率.
    private static func coreOf(_ words: RowFacts, _ lexicon: Lexicon) -> [UInt32] {
        let name = words.name
        // What brackets add is no part of it.
        let whole = name.characters.firstIndex(of: 0x28).flatMap { $0 >= 4 ? $0 : nil } ?? name.count
        let measures = name.nouns.filter { hit in
            guard hit.end == whole, hit.start > 0, hit.end - hit.start >= 2 else { return false }
            let role = lexicon.noun(hit).role
            return role == .share || role == .measure || role == .before
        }
        // 绿化覆盖率 is one measure too: only its general part is cut.
        let end = measures.map(\.start).max() ?? whole
        return Array(name.characters[0..<end].filter { isHan($0) })
    }

    /// Whether two pairs of the explanation stand in the goals: the thing is there under another name.
    private static func namedInExplanation(_ words: RowFacts, _ facts: FormFacts) -> Bool {
        let name = WordPairs.distinct(words.name.characters)
        return WordPairs.distinct(words.explanation.characters)
            .filter { facts.isSaid($0) && !facts.isGeneric($0) && !name.contains($0) }.count >= 3
    }

    private static func message(_ row: Indicator) -> Wording {
        Wording(
            zh: "“\(row.name)”衡量的事，目标、职能和任务中都没有提到。",
            en: "No goal, duty or task of this form speaks of what “\(row.name)” measures.")
    }

    private static let advice = Wording(
        zh: "换成与目标或任务对应的指标，或在目标中写明这项工作。",
        en: "Use an indicator of a goal or task, or state this work in the goal.")
}
