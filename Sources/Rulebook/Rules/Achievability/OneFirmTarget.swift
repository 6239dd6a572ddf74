import Basics
import Forms
import Library

/// `fit-stretch-target`: a stretch beside the firm target.
enum OneFirmTarget: Rule {
    static let name = "fit-stretch-target"
    static let aspect = Aspect.achievability
    static let severity = Severity.info
    static let scope = Scope.targets
    static let sources = ["财预〔2021〕101号"]
    static let since = "0.1"
    static let maturity = Maturity.stable
    static let what = Wording(
        zh: "确定的目标旁边又写了“力争”的目标。", en: "A stretch (力争) stands beside the firm target.")
    static let why = Wording(zh: "两个目标，年末不知按哪个考核。", en: "With two targets nobody knows which one counts.")
    static let examples = [
        Example.triggers(
            at: Path(.indicators, 1, .explanation), on: .sound,
            Wording(zh: "说明里又力争", en: "a stretch in the explanation")
        ) {
            $0.indicators[1].explanation = Text("年内完成人工造林，力争达到4万亩")
        },
        Example.triggers(
            at: Path(.indicators, 1, .text), on: .sound, Wording(zh: "指标值里两个数", en: "two numbers in the target")
        ) {
            $0.indicators[1] = .example("产出指标", "数量指标", "防火宣传场次", nil, "不少于30场，力争达到40场", nil)
        },
        Example.triggers(
            at: Path(.indicators, 1, .name), on: .sound, Wording(zh: "名称里又力争", en: "a stretch in the name")
        ) {
            $0.indicators[1].name = Text("人工造林面积（力争4万亩）")
        },
        Example.silent(Wording(zh: "争取资金不是目标", en: "seeking funds is no stretch")) {
            $0.indicators[5] = .example("效益指标", "社会效益指标", "争取上级资金项目", .atLeast, "8", "个")
        },
        Example.silent(Wording(zh: "力争提前，没有第二个数", en: "earlier if possible: no second number")) {
            $0.indicators[1].explanation = Text("年内完成人工造林，力争提前完成")
        },
        Example.silent(Wording(zh: "力争的数是唯一的目标", en: "the stretch is the only target")) {
            $0.indicators[1] = .example("效益指标", "经济效益指标", "林业总产值", nil, "力争达到4亿元", nil)
        },
        Example.silent(Wording(zh: "“原则上”是通例", en: "“as a rule” is no stretch")) {
            $0.indicators[5].explanation = Text("原则上每村1名，全县共470名")
        },
    ]

    static func check(_ subject: Subject, _ found: inout Findings) {
        for (i, row) in subject.form.indicators.enumerated() {
            let facts = subject.facts.rows[i]
            for (leaf, text, printed) in [
                (Field.name, facts.name, row.name), (.text, facts.value, row.text),
                (.explanation, facts.explanation, row.explanation ?? Text()),
            ] {
                guard let words = stretch(in: text), isFirm(row, text, leaf) else { continue }
                found.report(Path(.indicators, i, leaf), value: printed, message(row, words), advice: advice)
                break
            }
        }
    }

    /// The stretch with its number.
    private static func stretch(in text: MarkedText) -> Text? {
        for hit in text.hits(of: .stretch) {
            guard hit.end < text.count else { continue }
            var end = hit.end
            while end < text.count, end - hit.start < 20, text.characters[end] != 0x29, text.characters[end] != 0x2C,
                text.characters[end] != 0x3002
            { end += 1 }
            if text.characters[hit.end..<end].contains(where: isDigit) { return text.text(hit.start..<end) }
        }
        return nil
    }

    /// Whether a firm target stands beside it.
    private static func isFirm(_ row: Indicator, _ text: MarkedText, _ leaf: Field) -> Bool {
        if row.value != nil { return true }
        guard let hit = text.hits(of: .stretch).first else { return false }
        return text.numbers.contains { $0.end <= hit.start }
    }

    private static func message(_ row: Indicator, _ words: Text) -> Wording {
        Wording(
            zh: "“\(row.name)”除确定的目标外又写了“\(words)”，以哪个为准？",
            en: "“\(row.name)” has “\(words)” beside its firm target: which one counts?")
    }

    private static let advice = Wording(
        zh: "只留一个目标；力争的数可写入备注。", en: "Keep one target; the stretch may go to the remark.")
}
