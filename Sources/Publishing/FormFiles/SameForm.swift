import Basics
import Forms

/// Whether two forms say the same, whatever files they stand in.
public enum SameForm {
    /// The path of the first difference in content; nil where there is none. How a value is spelt (its sign, number and unit in
    /// one cell or in three) is no difference, nor is the order of the amounts.
    public static func difference(_ a: [Form], _ b: [Form]) -> String? {
        guard a.count == b.count else { return "forms" }
        for (i, (x, y)) in zip(a, b).enumerated() {
            if let difference = difference(x, y) { return a.count > 1 ? "forms[\(i)].\(difference)" : difference }
        }
        return nil
    }

    public static func difference(_ a: Form, _ b: Form) -> String? {
        if a.kind != b.kind { return Field.kind.word }
        for field in [Field.title, .body, .reportedBy, .moneyUnit] {
            if plain(a.words(at: Path(field))) != plain(b.words(at: Path(field))) { return field.word }
        }
        if a.fiscalYear != b.fiscalYear { return Field.fiscalYear.word }
        if a.project != b.project { return Field.project.word }
        if plain(a.duties) != plain(b.duties) { return Field.duties.word }
        for horizon in [Horizon.annual, .longTerm] {
            let x = a.objectives.filter { $0.horizon == horizon }
            let y = b.objectives.filter { $0.horizon == horizon }
            // Several goals of one time may stand in one cell.
            if plain(x.map(\.text)) != plain(y.map(\.text)) { return Field.objectives.word }
            if plain(x.compactMap(\.actual)) != plain(y.compactMap(\.actual)) { return Field.objectives.word }
        }
        if let difference = tasks(a.tasks, b.tasks) { return difference }
        if amounts(a) != amounts(b) { return Field.budget.word }
        if a.indicators.count != b.indicators.count { return Field.indicators.word }
        for (i, (x, y)) in zip(a.indicators, b.indicators).enumerated() {
            if let leaf = difference(x, y) { return Path(.indicators, i, leaf).description }
        }
        return a.score == b.score ? nil : Field.score.word
    }

    private static func tasks(_ a: [WorkTask], _ b: [WorkTask]) -> String? {
        if a.count != b.count { return Field.tasks.word }
        for (i, (x, y)) in zip(a, b).enumerated() {
            guard plain(x.name) == plain(y.name), plain(x.items) == plain(y.items), x.funding == y.funding,
                plain(x.expected) == plain(y.expected)
            else { return Path(.tasks, i).description }
        }
        return nil
    }

    private static func difference(_ a: Indicator, _ b: Indicator) -> Field? {
        let leaves: [Field] = [
            .level1, .level2, .name, .operator, .value, .unit, .weight, .standard, .explanation, .basis, .remark,
            .lastYear, .actualText, .forecast, .score, .deviation,
        ]
        var x = Form()
        var y = Form()
        x.indicators = [a]
        y.indicators = [b]
        for leaf in leaves {
            let path = Path(.indicators, 0, leaf)
            if plain(x.words(at: path)) != plain(y.words(at: path)) { return leaf }
        }
        // Words that are no number are the value themselves.
        if a.value == nil, plain(a.text) != plain(b.text) { return .text }
        if a.likelihood != b.likelihood { return .likelihood }
        return a.horizon == b.horizon ? nil : .horizon
    }

    private static func amounts(_ form: Form) -> [String] {
        form.budget.flatMap { entry in
            entry.columns.compactMap { column in
                entry[column].map { "\(entry.basis.rawValue) \(plain(entry.label)) \(column.word) \($0)" }
            }
        }.sorted()
    }

    /// Without white space: lines break where a file's cells end.
    private static func plain(_ text: Text?) -> Text {
        var out = Text()
        for scalar in text?.scalars ?? [] where !isBlank(scalar) { out.append(scalar) }
        return out
    }

    private static func plain(_ texts: [Text]) -> Text {
        texts.reduce(into: Text()) { $0.append(plain($1)) }
    }
}
