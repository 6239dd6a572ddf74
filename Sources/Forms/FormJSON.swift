import Basics

extension Reading {
    /// The document that `biaochi read --format json` prints: `biaochi.forms/1`.
    public func json(source: String, sha256: String) -> JSON {
        .object([
            .init("schema", .string("biaochi.forms/1")),
            .init("source", .string(source)),
            .init("sha256", .string(sha256)),
            .init("forms", .array(forms.map(\.json))),
            .init("notices", .array(notices.map(\.json))),
        ])
    }
}

extension Notice {
    public var json: JSON {
        .object([
            .init("form", form.map { .int($0) } ?? .null),
            .init("path", path.map { .string($0.description) } ?? .null),
            .init("cell", cell?.json ?? .null),
            .init("text", text.json),
        ])
    }
}

extension Form {
    public var json: JSON {
        var members: [JSON.Member] = [
            .init("kind", kind.map { .string($0.rawValue) } ?? .null),
            .init("title", .text(title)),
            .init("fiscalYear", fiscalYear.map { .int($0) } ?? .null),
            .init("body", .text(body)),
            .init("reportedBy", .text(reportedBy)),
            .init("project", project?.json ?? .null),
            .init("moneyUnit", .text(moneyUnit)),
            .init("duties", .array(duties.map { .text($0) })),
            .init("objectives", .array(objectives.map(\.json))),
            .init("tasks", .array(tasks.map(\.json))),
            .init("budget", .array(budget.map(\.json))),
            .init("indicators", .array(indicators.map(\.json))),
            .init("score", score?.json ?? .null),
            .init("repairs", .array(repairs.map(\.json))),
            .init("unread", .array(unread.map(\.json))),
            .init("labels", .array(labels.map(\.json))),
            .init(
                "confidence",
                .object(confidence.sorted { $0.key < $1.key }.map { .init($0.key.description, .number($0.value)) })),
            .init(
                "cells", .object(cells.sorted { $0.key < $1.key }.map { .init($0.key.description, $0.value.json) })),
        ]
        if let explain { members.append(.init("explain", .array(explain.map(\.json)))) }
        return .object(members)
    }
}

extension Project {
    var json: JSON {
        .object([
            .init("name", .text(name)), .init("code", .text(code)), .init("attribute", .text(attribute)),
            .init("start", .text(start)), .init("end", .text(end)),
        ])
    }
}

extension Objective {
    var json: JSON {
        var members: [JSON.Member] = [.init("horizon", .string(horizon.rawValue)), .init("text", .text(text))]
        if let actual { members.append(.init("actual", .text(actual))) }
        return .object(members)
    }
}

extension WorkTask {
    var json: JSON {
        var members: [JSON.Member] = [
            .init("name", .text(name)), .init("items", .array(items.map { .text($0) })),
        ]
        if let funding { members.append(.init("funding", .number(funding))) }
        if let expected { members.append(.init("expected", .text(expected))) }
        return .object(members)
    }
}

extension BudgetEntry {
    var json: JSON {
        var members: [JSON.Member] = [
            .init("basis", .string(basis.rawValue)), .init("label", .text(label)), .init("amount", .number(amount)),
        ]
        for column in columns where column != .amount { members.append(.init(column.word, .number(self[column]))) }
        return .object(members)
    }
}

extension Indicator {
    var json: JSON {
        var members: [JSON.Member] = [
            .init("level1", .text(level1)),
            .init("level2", .text(level2)),
            .init("name", .text(name)),
            .init("nature", nature.map { .string($0.rawValue) } ?? .null),
            .init("operator", comparison.map { .string($0.rawValue) } ?? .null),
            .init("value", .number(value)),
            .init("text", .text(text)),
            .init("unit", .text(unit)),
            .init("weight", .number(weight)),
            .init("standard", .text(standard)),
            .init("explanation", .text(explanation)),
            .init("basis", .text(basis)),
            .init("remark", .text(remark)),
            .init("lastYear", .text(lastYear)),
            .init("actual", .number(actual)),
            .init("actualText", .text(actualText)),
            .init("forecast", .text(forecast)),
            .init("likelihood", likelihood.map { .string($0.rawValue) } ?? .null),
            .init("score", .number(score)),
            .init("direction", direction.map { .string($0.rawValue) } ?? .null),
        ]
        if !values.isEmpty {
            members.append(
                .init(
                    "values",
                    .array(
                        values.map {
                            .object([
                                .init("label", .text($0.label)), .init("text", .text($0.text)),
                                .init("value", .number($0.value)),
                            ])
                        })))
        }
        if !causes.isEmpty { members.append(.init("causes", .array(causes.map { .text($0) }))) }
        members += [.init("deviation", .text(deviation)), .init("horizon", .string(horizon.rawValue))]
        return .object(members)
    }
}

extension Score {
    var json: JSON { .object([.init("total", .number(total)), .init("grade", .text(grade))]) }
}

extension Repair {
    var json: JSON {
        .object([
            .init("what", .string(what.rawValue)), .init("path", .string(path.description)), .init("from", .text(from)),
            .init("to", .text(to)), .init("cell", cell?.json ?? .null),
        ])
    }
}

extension Placement {
    var json: JSON {
        var members: [JSON.Member] = [
            .init("path", .string(path.description)), .init("cell", cell?.json ?? .null), .init("text", .text(text)),
            .init("column", .text(column)), .init("why", why.json),
        ]
        if let cost { members.append(.init("cost", .int(cost))) }
        if let next {
            members.append(
                .init("next", .object([.init("column", .text(next.column)), .init("margin", .int(next.margin))])))
        }
        return .object(members)
    }
}

extension Label {
    var json: JSON { .object([.init("text", .text(text)), .init("cell", cell?.json ?? .null)]) }
}

extension Unread {
    var json: JSON { .object([.init("text", .text(text)), .init("cell", cell?.json ?? .null)]) }
}
