import Basics
import Forms
import Library

/// `cls-not-satisfaction`: a row of 满意度指标 that asks nobody.
enum SatisfactionAsksSomebody: Rule {
    static let name = "cls-not-satisfaction"
    static let aspect = Aspect.soundness
    static let severity = Severity.warning
    static let scope = Scope.rows
    static let sources = ["财预〔2015〕88号"]
    static let since = "0.1"
    static let maturity = Maturity.stable
    static let what = Wording(
        zh: "满意度指标下的指标没有问任何人是否满意。", en: "A row of 满意度指标 (satisfaction) asks nobody whether they are satisfied.")
    static let why = Wording(
        zh: "知晓、覆盖、投诉不是满意度，不能代替服务对象的评价。",
        en: "Awareness, coverage and complaints do not stand for what the people served think.")
    static let examples = [
        Example.triggers(at: Path(.indicators, 6, .name), on: .sound, Wording(zh: "知晓率", en: "awareness")) {
            $0.indicators[6].name = Text("防火政策知晓率")
        },
        Example.triggers(at: Path(.indicators, 6, .name), on: .sound, Wording(zh: "覆盖率", en: "coverage")) {
            $0.indicators[6].name = Text("防火宣传覆盖率")
        },
        Example.triggers(at: Path(.indicators, 6, .name), on: .sound, Wording(zh: "投诉件数", en: "complaints")) {
            $0.indicators[6].name = Text("群众有效投诉件数")
        },
        Example.triggers(at: Path(.indicators, 6, .name), on: .sound, Wording(zh: "企业的家数", en: "a number of firms")) {
            $0.indicators[6] = .example("满意度指标", "服务对象满意度指标", "惠及企业", .atLeast, "90", "家")
        },
        Example.silent(Wording(zh: "认可度", en: "approval")) {
            $0.indicators[6].name = Text("林区群众对防火工作认可度")
        },
        Example.silent(Wording(zh: "只写了问谁", en: "only whom it asks")) {
            $0.indicators[6].name = Text("受益群众")
        },
        Example.silent(Wording(zh: "好评率", en: "a share of praise")) {
            $0.indicators[6].name = Text("办事窗口好评率")
        },
        Example.silent(Wording(zh: "说明里写了满意", en: "the explanation asks it")) {
            $0.indicators[6].name = Text("护林热线回访")
            $0.indicators[6].explanation = Text("回访群众的满意程度")
        },
        Example.silent(Wording(zh: "问的是企业", en: "firms are asked")) {
            $0.indicators[6].name = Text("办事企业")
        },
    ]

    static func check(_ subject: Subject, _ found: inout Findings) {
        for (i, row) in subject.form.indicators.enumerated() {
            let facts = subject.facts.rows[i]
            let name = facts.name
            guard facts.family == .satisfaction, !name.isEmpty, !name.has(.satisfaction), !name.has(.familyName) else {
                continue
            }
            guard row.level1?.contains("成本") != true, row.value != nil || row.nature != .qualitative else { continue }
            // The explanation may ask for satisfaction by that word, where the name is no measure of something else: 热线回访.
            if row.explanation?.contains("满意") == true, !endsInMeasure(name, subject.lexicon) { continue }
            if asks(name) || namesPersons(facts, subject.lexicon) { continue }
            found.report(Path(.indicators, i, .name), value: row.name, message(row), advice: advice)
        }
    }

    private static func asks(_ name: MarkedText) -> Bool {
        let words: [StaticString] = [
            "满意", "评价", "测评", "好评", "认可", "认同", "安全感", "获得感", "幸福感", "口碑", "信任", "评分", "评议", "问卷",
        ]
        return words.contains(where: name.contains)
    }

    private static func endsInMeasure(_ name: MarkedText, _ lexicon: Lexicon) -> Bool {
        name.nouns.contains { hit in
            let role = lexicon.noun(hit).role
            return hit.end == name.count && (role == .share || role == .measure || role == .before)
        }
    }

    /// A name that is only the people or bodies asked.
    private static func namesPersons(_ facts: RowFacts, _ lexicon: Lexicon) -> Bool {
        if let last = facts.name.characters.last, endings.contains(last) { return true }
        // 办事企业 90 % asks them, 惠及企业 90 家 counts them.
        let isCount = facts.unit.map { UnitKinds.counts.contains($0.kind) } ?? false
        if !isCount, bodies.contains(where: facts.name.whole.hasSuffix) { return true }
        guard let hit = facts.name.nouns.filter({ $0.end == facts.name.count }).min(by: { $0.start < $1.start })
        else { return false }
        return lexicon.noun(hit).role == .person
    }

    private static let endings = Text("者人户员生众象民长农师客属童").scalars

    private static let bodies: [StaticString] = ["企业", "单位", "主体", "部门", "机构", "家庭"]

    private static func message(_ row: Indicator) -> Wording {
        Wording(
            zh: "“\(row.name)”没有问谁是否满意，不是满意度指标。",
            en: "“\(row.name)” asks nobody whether they are satisfied and is no indicator of satisfaction.")
    }

    private static let advice = Wording(
        zh: "改为“××对××的满意度”，本行移到产出或效益指标。",
        en: "State whose satisfaction with what is asked, and move this row to outputs or benefits.")
}
