import Basics
import Forms
import Library

/// `val-percent-all-100`: every rate is 100 %, and there are at least three.
enum NotAllHundred: Rule {
    static let name = "val-percent-all-100"
    static let aspect = Aspect.reasonableness
    static let severity = Severity.info
    static let scope = Scope.rows
    static let sources: [String] = []
    static let since = "0.1"
    static let maturity = Maturity.preview
    static let what = Wording(zh: "所有比率都填100%（至少三项）。", en: "Every rate is 100 %, and there are at least three.")
    static let why = Wording(
        zh: "处处满分，看不出哪些是认真测算的。", en: "With full marks everywhere nobody sees which targets were worked out.")
    static let examples = [
        Example.triggers(at: Path(.indicators), on: .sound, Wording(zh: "三项都是100%", en: "three rates of 100 %")) {
            for i in 3...5 { $0.indicators[i] = .hundred }
            $0.indicators[6] = .hundred
        },
        Example.triggers(at: Path(.indicators), on: .sound, Wording(zh: "满意度也是100%", en: "satisfaction too")) {
            $0.indicators[2] = .hundred
            $0.indicators[3] = .hundred
            $0.indicators[6].value = Number(100)
        },
        Example.triggers(at: Path(.indicators), on: .sound, Wording(zh: "“=100%”与“≥100%”", en: "“=” and “≥”")) {
            for i in [2, 3, 6] { $0.indicators[i] = .hundred }
            $0.indicators[3].comparison = .equal
        },
        Example.silent(Wording(zh: "满意度不是100%", en: "satisfaction is less")) {
            for i in 2...4 { $0.indicators[i] = .hundred }
        },
        Example.silent(Wording(zh: "只有两项比率", en: "only two rates")) {
            $0.indicators[3] = .hundred
            $0.indicators[6] = .hundred
        },
        Example.silent(Wording(zh: "100人不是比率", en: "100 persons are no rate")) {
            $0.indicators[3] = .hundred
            $0.indicators[6] = .hundred
            $0.indicators[5] = .example("效益指标", "社会效益指标", "生态护林员聘用人数", .atLeast, "100", "人")
        },
    ]

    /// Fewer may well be full by chance.
    private static let least = 3
    private static let full = Number(100)

    static func check(_ subject: Subject, _ found: inout Findings) {
        var rates = 0
        for (i, row) in subject.form.indicators.enumerated() {
            guard let value = row.value, let unit = subject.facts.rows[i].unit, unit.canonical == "%" else { continue }
            guard value == full else { return }
            rates += 1
        }
        guard rates >= least else { return }
        found.report(Path(.indicators), value: Text("100%"), message(rates), advice: advice)
    }

    private static func message(_ rates: Int) -> Wording {
        Wording(zh: "\(rates)项比率全部填了100%。", en: "All \(rates) rates are 100 %.")
    }

    private static let advice = Wording(
        zh: "按历史数据逐项测算；确实必须100%的保留。", en: "Work out each from past figures; keep 100 % where it must be so.")
}

extension Indicator {
    fileprivate static var hundred: Indicator { .example("产出指标", "质量指标", "苗木验收合格率", .atLeast, "100", "%") }
}
