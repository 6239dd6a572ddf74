import Basics

extension Form {
    /// A form from its data, as `Form.json` writes it: for other programs' files and for tests. A key that is absent is null or
    /// empty. `cells`, `repairs`, `unread` and `confidence` are of the file that was read and are not taken over.
    public init(json: JSON) {
        self.init()
        kind = json["kind"]?.stringValue.flatMap(FormKind.init)
        title = json.text("title")
        fiscalYear = json["fiscalYear"]?.numberValue?.whole
        body = json.text("body")
        reportedBy = json.text("reportedBy")
        moneyUnit = json.text("moneyUnit")
        if let data = json["project"], data != .null {
            var project = Project()
            project.name = data.text("name")
            project.code = data.text("code")
            project.attribute = data.text("attribute")
            project.start = data.text("start")
            project.end = data.text("end")
            self.project = project
        }
        duties = json.texts("duties")
        objectives = json.list("objectives").map {
            Objective(
                horizon: $0["horizon"]?.stringValue.flatMap(Horizon.init) ?? .annual, text: $0.text("text") ?? Text(),
                actual: $0.text("actual"))
        }
        tasks = json.list("tasks").map {
            WorkTask(
                name: $0.text("name") ?? Text(), items: $0.texts("items"), funding: $0["funding"]?.numberValue,
                expected: $0.text("expected"))
        }
        budget = json.list("budget").map { BudgetEntry(json: $0) }
        indicators = json.list("indicators").map { Indicator(json: $0) }
        if let data = json["score"], data != .null {
            score = Score(total: data["total"]?.numberValue, grade: data.text("grade"))
        }
    }
}

extension BudgetEntry {
    init(json: JSON) {
        self.init(
            basis: json["basis"]?.stringValue.flatMap(Basis.init) ?? .total, label: json.text("label") ?? Text(),
            amount: json["amount"]?.numberValue)
        for column in [Field.annual, .adjusted, .executed, .forecast, .rate, .weight, .score] {
            guard let value = json[column.word] else { continue }
            columns.append(column)
            self[column] = value.numberValue
        }
    }
}

extension Indicator {
    init(json: JSON) {
        self.init()
        level1 = json.text("level1")
        level2 = json.text("level2")
        name = json.text("name") ?? Text()
        nature = json["nature"]?.stringValue.flatMap(Nature.init)
        comparison = json["operator"]?.stringValue.flatMap(Comparison.init)
        value = json["value"]?.numberValue
        text = json.text("text") ?? Text()
        unit = json.text("unit")
        weight = json["weight"]?.numberValue
        standard = json.text("standard")
        explanation = json.text("explanation")
        basis = json.text("basis")
        remark = json.text("remark")
        lastYear = json.text("lastYear")
        actual = json["actual"]?.numberValue
        actualText = json.text("actualText")
        forecast = json.text("forecast")
        likelihood = json["likelihood"]?.stringValue.flatMap(Likelihood.init)
        score = json["score"]?.numberValue
        direction = json["direction"]?.stringValue.flatMap(Direction.init)
        values = json.list("values").map {
            LabelledValue(
                label: $0.text("label") ?? Text(), text: $0.text("text") ?? Text(), value: $0["value"]?.numberValue)
        }
        causes = json.texts("causes")
        deviation = json.text("deviation")
        horizon = json["horizon"]?.stringValue.flatMap(Horizon.init) ?? .annual
    }
}

extension JSON {
    fileprivate func text(_ key: String) -> Text? { self[key]?.stringValue.map { Text($0) } }
    fileprivate func list(_ key: String) -> [JSON] { self[key]?.elements ?? [] }
    fileprivate func texts(_ key: String) -> [Text] { list(key).compactMap { $0.stringValue.map { Text($0) } } }
}
