import Basics
import Forms

/// 可能完不成而没有原因.
public enum MonReasonRequired: Rule {
    public static let name = "mon-reason-required"
    public static let aspect = Aspect.monitoring
    public static let severity = Severity.error
    public static let scope = Scope.monitoring
    public static let sources: [String] = []
    public static let what = Wording(
        zh: "完成目标可能性为有可能或完全不可能，没有写偏差原因。", en: "The target may not be reached (有可能, 完全不可能), and no reason is given.")
    public static let why = Wording(
        zh: "可能完不成的，要写原因才好纠偏。", en: "What may not be reached needs its reason, so that it can be put right.")
    public static var examples: [Example] {
        [
            .triggers(
                at: Path(.indicators, 1, .deviation), on: .soundMonitoring,
                Wording(zh: "有可能，没有原因", en: "有可能 without a reason")
            ) {
                $0.indicators[1].deviation = nil
            },
            .triggers(
                at: Path(.indicators, 2, .deviation), on: .soundMonitoring,
                Wording(zh: "完全不可能，没有原因", en: "完全不可能 without a reason")
            ) {
                $0.indicators[2].likelihood = .impossible
            },
            .triggers(
                at: Path(.indicators, 5, .deviation), on: .soundMonitoring,
                Wording(zh: "原因写的是一横", en: "the reason is a dash")
            ) {
                $0.indicators[5].likelihood = .possible
                $0.indicators[5].deviation = Text("—")
            },
            .silent(on: .soundMonitoring, Wording(zh: "勾了原因", en: "a cause is ticked")) {
                $0.indicators[1].deviation = nil
                $0.indicators[1].causes = [Text("人员保障")]
            },
            .silent(on: .soundMonitoring, Wording(zh: "确定能完成", en: "it will be reached for certain")) {
                $0.indicators[1].likelihood = .certain
                $0.indicators[1].deviation = nil
            },
            .silent(on: .soundMonitoring, Wording(zh: "表上没有原因栏", en: "the form has no column for it")) {
                $0.indicators[1].deviation = nil
                for i in $0.indicators.indices { $0.cells[Path(.indicators, i, .deviation)] = nil }
            },
        ]
    }

    public static func check(_ subject: Subject, _ found: inout Findings) {
        let form = subject.form
        for (i, row) in form.indicators.enumerated() where !row.hasReason {
            guard let likelihood = row.likelihood, likelihood != .certain else { continue }
            let place = form.reasonPlace(of: i)
            if place == .none { continue }
            found.report(
                Path(.indicators, i, .deviation), value: Text(likelihood.rawValue), message(row, likelihood),
                advice: advice,
                severity: place == .column ? .warning : form.milder(.indicators, i))
        }
    }

    private static func message(_ row: Indicator, _ likelihood: Likelihood) -> Wording {
        Wording(
            zh: "“\(row.name)”完成目标的可能性为“\(likelihood.rawValue)”，没有写原因。",
            en: "\"\(row.name)\" is marked \"\(likelihood.rawValue)\", and no reason is given.")
    }

    private static let advice = Wording(zh: "写明原因和纠偏措施。", en: "Give the reason and what will be done about it.")
}
