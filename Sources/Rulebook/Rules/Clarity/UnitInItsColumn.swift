import Basics
import Forms
import Library

/// `unit-in-value`: the unit stands in the value cell though there is a column for it.
enum UnitInItsColumn: Rule {
    static let name = "unit-in-value"
    static let aspect = Aspect.clarity
    static let severity = Severity.info
    static let scope = Scope.rows
    static let sources: [String] = []
    static let since = "0.1"
    static let maturity = Maturity.preview
    static let what = Wording(
        zh: "表里有单位一栏，单位却写进了指标值。", en: "The form has a column for units, and the unit stands in the value.")
    static let why = Wording(zh: "指标值一栏只有数字，系统才能比较和汇总。", en: "Only a bare number can be compared and added up.")
    static let examples = [
        Example.triggers(
            at: Path(.indicators, 2, .text), on: .sound, Wording(zh: "“190公里”，单位又填公里", en: "“190 km” and the unit km")
        ) {
            $0.indicators[2].text = Text("190公里")
        },
        Example.triggers(
            at: Path(.indicators, 3, .text), on: .sound, Wording(zh: "“96%”，单位又填%", en: "“96%” and the unit %")
        ) {
            $0.indicators[3].text = Text("96%")
        },
        Example.triggers(
            at: Path(.indicators, 5, .text), on: .sound, Wording(zh: "“不少于470人”", en: "“no less than 470 persons”")
        ) {
            $0.indicators[5].text = Text("不少于470人")
        },
        Example.silent(Wording(zh: "表里没有单位一栏", en: "the form has no column for units")) {
            for i in $0.indicators.indices {
                $0.indicators[i].text.append($0.indicators[i].unit ?? Text())
                $0.cells[Path(.indicators, i, .unit)] = $0.cells[Path(.indicators, i, .text)]
            }
        },
        Example.silent(Wording(zh: "时间里的“月底”不是单位", en: "a date holds no unit")) {
            $0.indicators[4] = .example("产出指标", "时效指标", "春季造林完成时间", .atMost, "2026年4月底", nil)
        },
        Example.silent(Wording(zh: "等级里的“级”不是单位", en: "a grade holds no unit")) {
            $0.indicators[5] = .example("效益指标", "社会效益指标", "景区等级", nil, "3A级", nil)
        },
    ]

    static func check(_ subject: Subject, _ found: inout Findings) {
        let form = subject.form
        // A form that came as data does not tell where a unit stood.
        guard !form.cells.isEmpty, form.hasColumn(.unit, { $0.unit != nil }) else { return }
        for (i, row) in form.indicators.enumerated() where row.value != nil && form.unitStandsAlone(i) {
            guard let (words, bare) = unit(in: row.text), !isFormat(form, i) else { continue }
            let path = Path(.indicators, i, .text)
            // Both say the same only where the unit's own cell holds it too.
            let edits = bare.flatMap { row.unit == words ? [Edit(path, from: row.text, to: $0)] : nil } ?? []
            found.report(
                path, cause: "unit-in-value", value: row.text, message(row, words), advice: advice, edits: edits,
                safety: .safe)
        }
    }

    /// The unit behind the last number of a value, and the value without it where nothing stands behind the unit.
    private static func unit(in text: Text) -> (words: Text, bare: Text?)? {
        let bytes = text.bytes
        guard var at = printedNumbers(in: text).last?.end else { return nil }
        let bare = Text(bytes[..<at])
        while at < bytes.count, bytes[at] == 0x20 { at += 1 }
        guard at < bytes.count, let (unit, length) = Units.standard.longestPrefix(of: bytes, at: at),
            unit.kind != .grade
        else { return nil }
        return (Text(bytes[at..<(at + length)]), at + length == bytes.count ? bare : nil)
    }

    /// A workbook shows 0.95 as 95%: the sign is in no cell.
    private static func isFormat(_ form: Form, _ i: Int) -> Bool {
        form.repairs.contains { $0.what == .appliedFormat && $0.path.entry == Path(.indicators, i) }
    }

    private static func message(_ row: Indicator, _ words: Text) -> Wording {
        Wording(
            zh: "“\(row.name)”的单位“\(words)”写进了指标值“\(row.text)”。",
            en: "The unit “\(words)” of “\(row.name)” stands in its value “\(row.text)”.")
    }

    private static let advice = Wording(
        zh: "指标值只填数字，单位填在单位一栏。", en: "Put the number in the value and the unit in its column.")
}
