import Basics
import Forms

extension Form {
    /// All words that a filer wrote, with their places, in the order of the form.
    var texts: [(Path, Text)] {
        var out: [(Path, Text)] = []
        func add(_ text: Text?, _ path: Path) {
            if let text, !text.isEmpty { out.append((path, text)) }
        }
        add(title, Path(.title))
        add(body, Path(.body))
        add(reportedBy, Path(.reportedBy))
        add(project?.name, Path(.project, nil, .name))
        for (i, duty) in duties.enumerated() { add(duty, Path(.duties, i)) }
        for (i, objective) in objectives.enumerated() {
            add(objective.text, Path(.objectives, i, .text))
            add(objective.actual, Path(.objectives, i, .actual))
        }
        for (i, task) in tasks.enumerated() {
            add(task.name, Path(.tasks, i, .name))
            for (k, item) in task.items.enumerated() { add(item, Path(.tasks, i, .items, k)) }
            add(task.expected, Path(.tasks, i, .expected))
        }
        for (i, row) in indicators.enumerated() {
            add(row.name, Path(.indicators, i, .name))
            add(row.text, Path(.indicators, i, .text))
            add(row.standard, Path(.indicators, i, .standard))
            add(row.explanation, Path(.indicators, i, .explanation))
            add(row.basis, Path(.indicators, i, .basis))
            add(row.remark, Path(.indicators, i, .remark))
            add(row.deviation, Path(.indicators, i, .deviation))
        }
        return out
    }
}
