import Basics
import Forms
import Library

/// 定性指标里藏着可以量化的内容.
public enum ValHiddenQuantity: Rule {
    public static let name = "val-hidden-quantity"
    public static let aspect = Aspect.clarity
    public static let severity = Severity.warning
    public static let scope = Scope.rows
    public static let sources = ["财预〔2021〕101号"]
    public static let what = Wording(
        zh: "标为定性，文字里却有名次、日期、个数或比率，可以改为定量。",
        en: "A row marked or read as 定性 whose words hold a rank, date, count or rate: it can be quantified.")
    public static let why = Wording(
        zh: "能量化的定性指标，年底只能凭印象打分。", en: "What could be counted would be judged by impression.")
    public static var examples: [Example] {
        [
            .triggers(
                at: Path(.indicators, 3, .text), on: .sound,
                Wording(zh: "定性行里有“5家”", en: "a count on a qualitative row")
            ) {
                $0.indicators[3] = .example("产出指标", "质量指标", "示范单位创建", nil, "新增示范单位5家", nil)
            },
            .triggers(at: Path(.indicators, 3, .text), on: .sound, Wording(zh: "名称里有名次", en: "a rank in the name")) {
                $0.indicators[3] = .example("产出指标", "质量指标", "考核位列全市前2名", nil, "以考核排名为准", nil)
            },
            .silent(Wording(zh: "等级", en: "a grade")) {
                $0.indicators[3] = .example("产出指标", "质量指标", "管护制度落实等级", nil, "优（按优、良、中、差四档评定）", nil)
            },
        ]
    }

    public static func check(_ subject: Subject, _ found: inout Findings) {
        for (i, row) in subject.form.indicators.enumerated() where row.nature == .qualitative && row.value == nil {
            let facts = subject.rows[i]
            let counted = firstCount(row.text)
            let rank =
                facts.text.has(.rank)
                && (facts.name.has(.rank) || row.name.bytes.contains { (0x30...0x39).contains($0) })
            let count = counted.number != nil && (counted.unit != nil || isRate(row.text))
            guard rank || count else { continue }
            found.report(Path(.indicators, i, .text), value: row.text, message(row, rank), advice: advice(row, rank))
        }
    }

    private static func isRate(_ text: Text) -> Bool { text.contains("%") || text.contains("％") }

    private static func message(_ row: Indicator, _ rank: Bool) -> Wording {
        rank
            ? Wording(
                zh: "“\(row.name)”标为定性，说的却是名次，可以量化。",
                en: "\"\(row.name)\" is marked qualitative but is about a rank, which is a number.")
            : Wording(
                zh: "“\(row.name)”标为定性，指标值“\(row.text)”里却有数，可以量化。",
                en: "\"\(row.name)\" is marked qualitative, yet its target \"\(row.text)\" holds a number.")
    }

    private static func advice(_ row: Indicator, _ rank: Bool) -> Wording {
        if rank {
            return Wording(
                zh: "改为定量：指标值类型“≤”，指标值填名次的数，度量单位“名”；名称里去掉名次。",
                en: "Make it quantitative: operator ≤, the rank as value, unit 名, and take the rank out of the name.")
        }
        let counted = firstCount(row.text)
        return Wording(
            zh: "改为定量：指标值填“\(counted.number?.string ?? "")”，度量单位填“\(counted.unit?.string ?? "%")”。",
            en: "Make it quantitative: value \(counted.number?.string ?? ""), unit \(counted.unit?.string ?? "%").")
    }
}
