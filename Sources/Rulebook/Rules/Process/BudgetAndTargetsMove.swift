import Basics
import Forms
import Library

/// `chg-budget-not-target`: an adjustment of the budget that left every target as it was, or the reverse.
enum BudgetAndTargetsMove: Rule {
    static let name = "chg-budget-not-target"
    static let aspect = Aspect.process
    static let severity = Severity.warning
    static let scope = Scope.workflow
    static let sources = ["财预〔2019〕136号", "中发〔2018〕34号"]
    static let what = Wording(
        zh: "预算调整了，绩效目标没有跟着调整；或者相反。", en: "The budget was adjusted and the targets were not, or the reverse.")
    static let why = Wording(
        zh: "钱变了，能做的事也变了：预算和目标要同步调整。",
        en: "With other money other things can be done: budget and targets are adjusted together.")
    static let examples = [
        Example.triggersBeside(
            at: Path(.budget), Wording(zh: "预算减了四成，目标未动", en: "two fifths less money, the same targets")
        ) {
            course, _ in course.adjust { $0.budget[0].amount = Number("4205.24") }
        },
        Example.triggersBeside(at: Path(.budget), Wording(zh: "追加了一倍", en: "twice the money")) {
            course, _ in course.adjust { $0.budget[0].amount = Number("14017.48") }
        },
        Example.triggersBeside(
            at: Path(.indicators), Wording(zh: "目标减半，预算未动（提示）", en: "half the work, the same money (a hint)")
        ) { course, _ in
            course.adjust { $0.indicators[2] = .example("产出指标", "数量指标", "维护防火隔离带长度", .atLeast, "95", "公里") }
        },
        Example.silentBeside(Wording(zh: "预算和目标一起减", en: "both were lowered")) { course, _ in
            course.adjust {
                $0.budget[0].amount = Number("4205.24")
                $0.indicators[2] = .example("产出指标", "数量指标", "维护防火隔离带长度", .atLeast, "95", "公里")
            }
        },
        Example.silentBeside(Wording(zh: "预算只变了百分之一", en: "one per cent of the money")) {
            course, _ in course.adjust { $0.budget[0].amount = Number("7078.83") }
        },
        Example.silentBeside(Wording(zh: "改用元，钱没有变", en: "in another unit, the same money")) { course, _ in
            course.adjust {
                $0.moneyUnit = Text("元")
                $0.budget[0].amount = Number("70087400")
            }
        },
    ]

    static func check(_ subject: Subject, _ found: inout Findings) {
        guard let course = subject.beside.course else { return }
        var before: Course.Version?
        for event in course.events {
            switch event.what {
            case .approved: before = course.version(event.version) ?? before
            case .adjusted:
                guard let after = course.version(event.version) else { continue }
                if let before, before.number != after.number {
                    judge(before.form, after.form, on: event.day, subject, &found)
                }
                before = after
            default: break
            }
        }
    }

    private static func judge(
        _ before: Form, _ after: Form, on day: Day, _ subject: Subject, _ found: inout Findings
    ) {
        guard let factor = MoneyFactor(from: before, to: after, subject.lexicon.units),
            let old = total(before).map({ factor.convert($0) }), let new = total(after), old > .zero
        else { return }
        let drift = TargetDrift(
            from: before, to: Subject(form: after, profile: subject.profile, lexicon: subject.lexicon))
        let moved = !drift.changed.isEmpty || !drift.dropped.isEmpty || drift.added > 0
        let difference = new - old
        let unit = (after.moneyUnit ?? Text("万元")).string
        if difference.magnitude * Number(100) >= old * subject.profile.adjustedShare, !moved,
            before.objectives == after.objectives
        {
            found.report(
                Path(.budget), value: Text(new.description),
                Wording(
                    zh: "\(day) 预算由 \(old) \(unit)调整为 \(new) \(unit)（差 \(difference)），绩效目标和指标一项未动。",
                    en:
                        "On \(day) the budget went from \(old) to \(new) \(unit) (\(difference)), and no goal and no target "
                        + "with it."),
                advice: Wording(zh: "按调整后的预算核对目标，能做多少写多少。", en: "Set the targets by the adjusted budget."))
        } else if difference == .zero, !drift.changed.isEmpty {
            let row = drift.changed[0]
            found.report(
                Path(.indicators), value: row.name,
                Wording(
                    zh: "\(day) “\(row.name)”由“\(row.before)”调整为“\(row.after)”，预算仍是 \(new) \(unit)。",
                    en:
                        "On \(day) “\(row.name)” went from “\(row.before)” to “\(row.after)”; the budget is still \(new) "
                        + "\(unit)."),
                advice: Wording(zh: "核对预算是否也要调整。", en: "See whether the budget must change too."), severity: .info)
        }
    }

    /// The total, as adjusted where the form says so.
    private static func total(_ form: Form) -> Number? {
        let entry = form.budget.first { $0.basis == .total }
        return entry?.adjusted ?? entry?.amount
    }
}

extension Course {
    /// Adds version 2, a change of version 1, that an adjustment allows.
    mutating func adjust(_ change: (inout Form) -> Void) {
        var form = Form.sound
        change(&form)
        versions.append(Version(number: 2, hash: "5b", form: form))
        events.append(.example(.adjusted(reference: Text("清财预〔2026〕31号")), "2026-06-01", .finance, version: 2))
    }
}
