import Basics
import Forms
import Library

/// `val-rank-direction`: a rank with ≥.
enum RankCountsDown: Rule {
    static let name = "val-rank-direction"
    static let aspect = Aspect.clarity
    static let severity = Severity.warning
    static let scope = Scope.rows
    static let sources = ["包头市财政局 绩效目标审核要点 (2023)"]
    static let since = "0.1"
    static let maturity = Maturity.preview
    static let what = Wording(zh: "名次用了“≥”。", en: "A rank has “≥”.")
    static let why = Wording(
        zh: "名次越小越好；“≥5”连最后一名也算完成。", en: "The smaller a rank the better: “≥ 5” is met by the last of all.")
    static let examples = [
        Example.triggers(at: Path(.indicators, 5, .operator), on: .sound, Wording(zh: "排名“≥5名”", en: "a rank of “≥ 5”"))
        {
            $0.indicators[5] = .example("效益指标", "社会效益指标", "全省造林考核排名", .atLeast, "5", "名")
        },
        Example.triggers(
            at: Path(.indicators, 5, .operator), on: .sound, Wording(zh: "名次“>2名次”", en: "a place of “> 2”")
        ) {
            $0.indicators[5] = .example("效益指标", "社会效益指标", "公共机构节能考核名次", .above, "2", "名次")
        },
        Example.triggers(at: Path(.indicators, 5, .operator), on: .sound, Wording(zh: "“≥前3名”", en: "“≥ the first 3”"))
        {
            $0.indicators[5] = .example("效益指标", "社会效益指标", "森林防火考核结果", .atLeast, "前3名", nil)
        },
        Example.silent(Wording(zh: "提升的位数越多越好", en: "places gained: more is better")) {
            $0.indicators[5] = .example("效益指标", "社会效益指标", "考核名次提升位数", .atLeast, "2", "位")
        },
        Example.silent(Wording(zh: "以“名”计的是人", en: "名 counts persons here")) {
            $0.indicators[5] = .example("效益指标", "社会效益指标", "选派第一书记", .atLeast, "30", "名")
        },
        Example.silent(Wording(zh: "考核得分越高越好", en: "a score: more is better")) {
            $0.indicators[5] = .example("效益指标", "社会效益指标", "造林考核排名得分", .atLeast, "92", "分")
        },
        Example.silent(Wording(zh: "进入前十的学校有几所", en: "how many schools are among the first ten")) {
            $0.indicators[5] = .example("效益指标", "社会效益指标", "进入全国排名前10的学校数", .atLeast, "3", "所")
        },
    ]

    static func check(_ subject: Subject, _ found: inout Findings) {
        for (i, row) in subject.form.indicators.enumerated()
        where row.comparison == .atLeast || row.comparison == .above {
            let facts = subject.facts.rows[i]
            guard let sign = row.comparison, mayRank(row, facts), !rises(facts.name),
                row.value == nil ? facts.value.numberedRank != nil : endsAsRank(facts.name)
            else { continue }
            let path = Path(.indicators, i, .operator)
            found.report(
                path, value: Text(sign.rawValue), message(row, sign), advice: advice,
                edits: [Edit(path, from: Text(sign.rawValue), to: Text("≤"))])
        }
    }

    /// Whether the unit leaves open that a place is meant.
    private static func mayRank(_ row: Indicator, _ facts: RowFacts) -> Bool {
        guard let unit = facts.unit else { return row.unit == nil }
        return unit.kind == .rank || unit.canonical == "名" || unit.canonical == "位"
    }

    /// 排名, 位次 … at the end of the name, or before 情况 and the like.
    private static func endsAsRank(_ name: MarkedText) -> Bool {
        let words: [StaticString] = ["排名", "排位", "名次", "位次"]
        return words.contains { word in
            guard let at = name.position(of: word) else { return false }
            return name.count - at <= 4
        }
    }

    /// Places gained.
    private static func rises(_ name: MarkedText) -> Bool {
        let words: [StaticString] = ["提升", "提高", "进位", "晋位", "上升", "前移", "晋升", "进步"]
        return words.contains(where: name.contains)
    }

    private static func message(_ row: Indicator, _ sign: Comparison) -> Wording {
        let target = "\(row.text)\(row.value == nil ? Text() : row.unit ?? Text())"
        return Wording(
            zh: "“\(row.name)”是名次，写作“\(sign.rawValue)\(target)”，名次越靠后反而越达标。",
            en: "“\(row.name)” is a rank; with “\(sign.rawValue) \(target)” a worse place meets it better.")
    }

    private static let advice = Wording(zh: "改为“≤”。", en: "Change it to “≤”.")
}
