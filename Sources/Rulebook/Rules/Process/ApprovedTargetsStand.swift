import Basics
import Forms

/// `chg-after-approval`: an approved target was changed with no adjustment.
enum ApprovedTargetsStand: Rule {
    static let name = "chg-after-approval"
    static let aspect = Aspect.process
    static let severity = Severity.error
    static let scope = Scope.workflow
    static let sources = ["财预〔2015〕88号 第28条"]
    static let what = Wording(
        zh: "批复后的指标值变了，没有调整文号。", en: "An approved target was changed with no reference to an adjustment.")
    static let why = Wording(
        zh: "批复的目标一般不予调整；确需调整的，按预算调整程序报批。",
        en: "Approved targets stand; where they must change, the change goes through the adjustment of the budget.")
    static let examples = [
        Example.triggers(
            at: Path(.indicators, 2, .text), beside: Beside(course: .approved),
            Wording(zh: "指标值调低", en: "a target lowered")
        ) { $0.indicators[2] = .example("产出指标", "数量指标", "维护防火隔离带长度", .atLeast, "150", "公里") },
        Example.triggers(
            at: Path(.indicators, 1, .text), beside: Beside(course: .approved),
            Wording(zh: "符号反了", en: "the sign turned")
        ) { $0.indicators[1].comparison = .atMost },
        Example.triggers(
            at: Path(.indicators), beside: Beside(course: .approved), Wording(zh: "删去一行", en: "a row taken out")
        ) { $0.indicators.remove(at: 5) },
        Example.silent(beside: Beside(course: .approved), Wording(zh: "只换了写法：32000亩", en: "the same in other units")) {
            $0.indicators[1] = .example("产出指标", "数量指标", "人工造林面积", .atLeast, "32000", "亩")
        },
        Example.silent(beside: Beside(course: .adjusted), Wording(zh: "有调整文号", en: "with a reference")) {
            $0.indicators[2] = .example("产出指标", "数量指标", "维护防火隔离带长度", .atLeast, "150", "公里")
        },
        Example.silent(beside: Beside(course: .approved), Wording(zh: "只补充了指标值说明", en: "only an explanation was added"))
        {
            $0.indicators[2].explanation = Text("年内清理维护的防火隔离带长度，以验收单为准")
        },
    ]

    static func check(_ subject: Subject, _ found: inout Findings) {
        guard let course = subject.beside.course, let inForce = course.inForce else { return }
        let drift = TargetDrift(from: inForce.version.form, to: subject)
        let since = inForce.since
        for row in drift.changed {
            found.report(
                Path(.indicators, row.new, .text), value: subject.form.indicators[row.new].text,
                Wording(
                    zh: "“\(row.name)”批复为“\(row.before)”（\(since)），现为“\(row.after)”，没有调整文号。",
                    en:
                        "“\(row.name)” was approved as “\(row.before)” (\(since)) and now reads “\(row.after)”, with no "
                        + "reference to an adjustment."), advice: advice)
        }
        if !drift.dropped.isEmpty {
            found.report(
                Path(.indicators), value: drift.dropped[0],
                Wording(
                    zh: "批复的 \(drift.dropped.count) 个指标不见了：\(quoted(drift.dropped))；没有调整文号。",
                    en: "\(drift.dropped.count) approved row\(drift.dropped.count == 1 ? " is" : "s are") gone: "
                        + "\(quoted(drift.dropped)); there is no reference to an adjustment."), advice: advice)
        }
    }

    private static let advice = Wording(
        zh: "恢复批复的指标值；确需调整的，按预算调整程序报批并记下文号。",
        en: "Restore what was approved; where it must change, have it adjusted and record the document's number.")
}

/// The first names of a list, quoted.
func quoted(_ names: [Text]) -> String {
    let shown = names.prefix(3).map { "“\($0)”" }.joined(separator: "、")
    return names.count > 3 ? shown + "……" : shown
}

extension Course {
    /// The approved course with an adjustment of version 2, whose form has a lower target.
    static var adjusted: Course {
        var course = approved
        var form = Form.sound
        form.indicators[2] = .example("产出指标", "数量指标", "维护防火隔离带长度", .atLeast, "150", "公里")
        course.versions.append(Version(number: 2, hash: "5b", form: form))
        course.events.append(
            .example(.adjusted(reference: Text("清财预〔2026〕31号")), "2026-06-01", .finance, version: 2))
        return course
    }
}
