import Basics
import Forms
import Library

/// What last year's form, or the row's own 上年 column, says of the rows of a form.
struct History {
    struct Past {
        /// In the unit of the row.
        let value: Number
        /// 完成值; else last year's target.
        let isActual: Bool
        /// Last year's target, in the unit of the row, where it is known too.
        var target: Number?
        /// As printed there.
        let printed: String
    }

    private let last: Form?
    private let matching: RowMatching?
    private let subject: Subject

    /// nil where nothing is known of last year.
    init?(_ subject: Subject) {
        self.subject = subject
        last = subject.lastYear
        matching = last.map {
            RowMatching(old: $0, new: subject.form, facts: subject.facts, subject.lexicon, onlyByName: true)
        }
        guard last != nil || subject.form.indicators.contains(where: { $0.lastYear != nil }) else { return nil }
    }

    /// What the row of this index was last year; nil where it is new or cannot be compared.
    func past(of i: Int) -> Past? {
        let row = subject.form.indicators[i]
        guard row.horizon == .annual else { return nil }
        if let last, let partner = matching?.oldOfNew[i] {
            let old = last.indicators[partner]
            let target = old.value.flatMap { converted($0, from: old.unit, to: row) }
            if let actual = old.actual, let value = converted(actual, from: old.unit, to: row) {
                let isBare = old.actualText.map { Number($0) != nil } ?? true
                let printed = (old.actualText?.string ?? actual.description) + (isBare ? old.unit?.string ?? "" : "")
                return Past(value: value, isActual: true, target: target, printed: printed)
            }
            if last.kind != .selfEvaluation, let target {
                return Past(value: target, isActual: false, target: target, printed: old.target)
            }
        }
        guard let text = row.lastYear, let (number, unit) = amount(in: text),
            let value = converted(number, from: unit ?? row.unit, to: row)
        else { return nil }
        return Past(value: value, isActual: true, printed: text.string)
    }

    /// Whether the row says why it differs.
    func givesReason(_ i: Int) -> Bool {
        let facts = subject.facts.rows[i]
        if facts.explanation.has(.changeReason) || facts.remark.has(.changeReason) { return true }
        let row = subject.form.indicators[i]
        return [row.basis, row.standard, row.deviation].contains { text in
            text.map { subject.lexicon.mark($0).has(.changeReason) } ?? false
        }
    }

    private func converted(_ amount: Number, from unit: Text?, to row: Indicator) -> Number? {
        if unit == row.unit { return amount }
        guard let from = unit.flatMap({ subject.lexicon.units.unit($0) }),
            let to = row.unit.flatMap({ subject.lexicon.units.unit($0) })
        else { return nil }
        if from.canonical == to.canonical { return amount }
        guard from.isComparable(with: to), let base = from.inBase(amount), let scale = to.scale else { return nil }
        return (base * to.divisor).divided(by: scale, decimals: 9)
    }

    /// The one number of a text and the unit that ends it; nil where there is more than these.
    private func amount(in text: Text) -> (Number, Text?)? {
        let marked = subject.lexicon.mark(text)
        guard let number = marked.numbers.first, marked.numbers.count == 1 else { return nil }
        let before = marked.characters[..<number.start]
        guard before.allSatisfy({ History.signs.contains($0) }) else { return nil }
        let rest = marked.text(number.end..<marked.count)
        if rest.isEmpty { return (number.value, nil) }
        return subject.lexicon.units.unit(rest) == nil ? nil : (number.value, rest)
    }

    private static let signs = Text("≥≤><=").scalars
}

extension Subject {
    /// Last year's form, where it is of an earlier year than this one as far as both tell their years.
    var lastYear: Form? {
        guard let last = beside.lastYear else { return nil }
        if let year = form.fiscalYear, let earlier = last.fiscalYear, earlier >= year { return nil }
        return last
    }
}

extension Form {
    /// The self-evaluation of the sound form's body a year earlier, for examples.
    public static var soundLastYear: Form {
        var form = Form()
        form.kind = .selfEvaluation
        form.title = Text("2025年部门整体支出绩效自评表")
        form.fiscalYear = 2025
        form.body = Text("清陂县林业局")
        form.moneyUnit = Text("万元")
        form.objectives = [
            Objective(horizon: .annual, text: Text("2025年完成人工造林3万亩，抚育中幼林1.1万亩；新建防火隔离带35公里；选聘生态护林员465人。"))
        ]
        func row(
            _ level1: StaticString, _ level2: StaticString, _ name: StaticString, _ sign: Comparison,
            _ text: StaticString, _ unit: StaticString, actual: StaticString
        ) -> Indicator {
            var row = Indicator.example(level1, level2, name, sign, text, unit)
            row.actual = Number(Text(actual))
            row.actualText = Text(actual)
            return row
        }
        form.indicators = [
            row("产出指标", "数量指标", "人工造林面积", .atLeast, "3", "万亩", actual: "3.1"),
            row("产出指标", "数量指标", "维护防火隔离带长度", .atLeast, "188", "公里", actual: "189"),
            row("产出指标", "质量指标", "森林火灾当日扑灭率", .atLeast, "95", "%", actual: "96"),
            row("产出指标", "时效指标", "春季造林完成时间", .atMost, "4", "月", actual: "4"),
            row("效益指标", "社会效益指标", "生态护林员聘用人数", .atLeast, "465", "人", actual: "468"),
            row("满意度指标", "服务对象满意度指标", "林区群众满意度", .atLeast, "91", "%", actual: "91.5"),
        ]
        return form
    }
}
