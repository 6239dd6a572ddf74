import Basics
import Forms
import Library

/// `val-hidden-quantity`: a qualitative row that holds a rank, a date, a count or a rate.
enum HiddenQuantity: Rule {
    static let name = "val-hidden-quantity"
    static let aspect = Aspect.clarity
    static let severity = Severity.warning
    static let scope = Scope.rows
    static let sources = ["财预〔2021〕101号"]
    static let since = "0.1"
    static let maturity = Maturity.stable
    static let what = Wording(
        zh: "标为定性的指标，文字里有名次、日期、数量或比率，可以量化。",
        en: "A row marked qualitative holds a rank, a date, a count or a rate in its words: it can be a number.")
    static let why = Wording(zh: "能量化的应当量化，便于考核。", en: "What can be a number should be one, so that it can be checked.")
    static let examples = [
        Example.triggers(at: Path(.indicators, 5, .text), on: .sound, Wording(zh: "走访企业50家", en: "50 firms visited")) {
            $0.indicators[5] = .example("效益指标", "社会效益指标", "帮扶企业情况", nil, "走访企业50家", nil)
        },
        Example.triggers(at: Path(.indicators, 5), on: .sound, Wording(zh: "名次在名称里", en: "the rank stands in the name"))
        {
            $0.indicators[5] = .example("效益指标", "社会效益指标", "造林考核进入全省前3名", nil, "以省林业局排名为准", nil)
        },
        Example.triggers(
            at: Path(.indicators, 5, .text), on: .sound, Wording(zh: "几月底前完成", en: "done by the end of a month")
        ) {
            $0.indicators[5] = .example("效益指标", "社会效益指标", "林长制平台建设", nil, "2026年6月底前上线", nil)
        },
        Example.silent(Wording(zh: "等级不是数量", en: "a grade is no count")) {
            $0.indicators[5] = .example("效益指标", "社会效益指标", "景区创建等级", nil, "4A级", nil)
        },
        Example.silent(Wording(zh: "几年一遇是等级", en: "once in so many years is a grade")) {
            $0.indicators[5] = .example("效益指标", "社会效益指标", "林区防洪能力", nil, "达到30年一遇", nil)
        },
        Example.silent(Wording(zh: "文号里的数", en: "the number of a document")) {
            $0.indicators[5] = .example("效益指标", "社会效益指标", "补助发放规范", nil, "按〔2024〕15号文件执行", nil)
        },
        Example.silent(Wording(zh: "24小时是昼夜不停", en: "24 hours is round the clock")) {
            $0.indicators[5] = .example("效益指标", "社会效益指标", "防火值班", nil, "24小时值守", nil)
        },
    ]

    static func check(_ subject: Subject, _ found: inout Findings) {
        for (i, row) in subject.form.indicators.enumerated() where row.nature == .qualitative && row.value == nil {
            let facts = subject.facts.rows[i]
            if let words = quantity(in: facts.value) {
                found.report(Path(.indicators, i, .text), value: row.text, message(row.name, words), advice: advice)
            } else if !facts.value.hasDigit, let words = rank(in: facts.name) {
                found.report(Path(.indicators, i), value: row.name, message(row.name, words), advice: rankAdvice(words))
            }
        }
    }

    /// The words of a quantity in a value; grades, classes and documents' numbers are none.
    private static func quantity(in value: MarkedText) -> Text? {
        if let rank = rank(in: value) { return rank }
        for date in PeriodParser.dates(inCharacters: value.characters) where date.month != nil {
            return value.text(date.start..<date.end)
        }
        for number in value.numbers where number.end < value.count {
            let rest = value.text(number.end..<min(value.count, number.end + 8))
            guard let (unit, length) = Units.standard.longestPrefix(of: rest.bytes, at: 0) else { continue }
            switch unit.kind {
            case .grade, .none, .date, .rank: continue
            case .time where unit.canonical == "年": continue
            default: break
            }
            let after = rest[length..<rest.count]
            // 24小时值班 is round the clock; 24小时内 is a limit.
            if unit.canonical == "小时", number.value == Number(24), !after.hasPrefix("内"), !after.hasPrefix("以内") {
                continue
            }
            if rest.hasPrefix("号") || after.hasPrefix("级") || after.hasPrefix("星") || rest.hasPrefix("年一遇") { continue }
            if number.start > 0, value.characters[number.start - 1] == 0x3015 { continue }
            var words = value.text(number.start..<number.end)
            words.append(rest[0..<length])
            return words
        }
        return nil
    }

    private static func rank(in text: MarkedText) -> Text? { text.numberedRank?.text }

    private static func message(_ name: Text, _ words: Text) -> Wording {
        Wording(
            zh: "“\(name)”标为定性，而“\(words)”可以量化。",
            en: "“\(name)” is marked qualitative, while “\(words)” can be a number.")
    }

    private static let advice = Wording(
        zh: "改为定量指标，分列符号、数值与单位。", en: "Make it quantitative: sign, number and unit in their columns.")

    private static func rankAdvice(_ words: Text) -> Wording {
        Wording(
            zh: "改为定量指标：“\(words)”可填作“≤”与名次，单位“名”。",
            en: "Make it quantitative: “\(words)” can be “≤” and the rank, with the unit 名.")
    }
}
