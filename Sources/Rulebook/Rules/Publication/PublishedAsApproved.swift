import Basics
import Forms

/// `pub-version-mismatch`: what was published is not what was approved.
enum PublishedAsApproved: Rule {
    static let name = "pub-version-mismatch"
    static let aspect = Aspect.publication
    static let severity = Severity.error
    static let scope = Scope.publication
    static let sources = ["财预〔2015〕88号 第28条"]
    static let what = Wording(zh: "公开的目标与批复的不一致。", en: "The target published is not the one approved.")
    static let why = Wording(
        zh: "公开的应当就是批复的那一版。", en: "What is published is to be the version that was approved.")
    static let examples = [
        Example.triggers(
            at: Path(.indicators, 3, .text), beside: published, Wording(zh: "公开的指标值低了", en: "a lower target")
        ) {
            $0.indicators[3] = .example("产出指标", "质量指标", "森林火灾当日扑灭率", .atLeast, "90", "%")
        },
        Example.triggers(at: Path(.indicators), beside: published, Wording(zh: "公开的少了一行", en: "a row is gone")) {
            $0.indicators.remove(at: 4)
        },
        Example.triggers(at: Path(.budget, 0, .amount), beside: published, Wording(zh: "资金总额不同", en: "another total")) {
            $0.budget[0].amount = Number("7080.74")
        },
        Example.silent(beside: published, Wording(zh: "金额改用元，数相同", en: "the same money in 元")) {
            $0.moneyUnit = Text("元")
            for i in $0.budget.indices { $0.budget[i].amount = $0.budget[i].amount.map { $0 * Number(10000) } }
        },
        Example.silent(beside: published, Wording(zh: "删去了备注和说明", en: "remarks left out")) {
            for i in $0.indicators.indices { $0.indicators[i].explanation = nil }
        },
        Example.silent(beside: published, Wording(zh: "行的次序换了", en: "rows in another order")) {
            $0.indicators.swapAt(1, 5)
        },
    ]

    private static let published = Beside(approved: .sound, published: Publication())

    static func check(_ subject: Subject, _ found: inout Findings) {
        guard let published = subject.beside.published,
            let approved = published.approved.isEmpty
                ? subject.beside.approved : FormPairing.partner(of: subject.form, in: published.approved)
        else { return }
        let form = subject.form
        let drift = TargetDrift(from: approved, to: subject)
        for row in drift.changed {
            found.report(
                Path(.indicators, row.new, .text), value: form.indicators[row.new].text,
                Wording(
                    zh: "“\(row.name)”批复为“\(row.before)”，公开为“\(row.after)”。",
                    en: "“\(row.name)” was approved as “\(row.before)” and published as “\(row.after)”."),
                advice: advice)
        }
        if !drift.dropped.isEmpty {
            found.report(
                Path(.indicators), value: drift.dropped[0],
                Wording(
                    zh: "批复的 \(drift.dropped.count) 个指标没有公开：\(quoted(drift.dropped))。",
                    en:
                        "\(drift.dropped.count) approved row\(drift.dropped.count == 1 ? " is" : "s are") not published: "
                        + "\(quoted(drift.dropped))."), advice: advice)
        }
        money(approved, subject, &found)
    }

    private static func money(_ approved: Form, _ subject: Subject, _ found: inout Findings) {
        let form = subject.form
        guard let factor = MoneyFactor(from: approved, to: form, subject.lexicon.units),
            let i = form.budget.firstIndex(where: { $0.basis == .total }), let now = form.budget[i].amount,
            let before = approved.budget.first(where: { $0.basis == .total })?.amount.map({ factor.convert($0) })
        else { return }
        let difference = now - before
        guard difference.magnitude > subject.profile.amountTolerance else { return }
        let unit = (form.moneyUnit ?? Text("万元")).string
        found.report(
            Path(.budget, i, .amount), value: Text(now.description),
            Wording(
                zh: "\(form.budget[i].label)批复为 \(before) \(unit)，公开为 \(now) \(unit)，相差 \(difference)。",
                en:
                    "\(form.budget[i].label) was approved as \(before) \(unit) and published as \(now) \(unit), a difference "
                    + "of \(difference)."), advice: advice)
    }

    private static let advice = Wording(
        zh: "换成批复的一版；批复后调整过的，一并公开调整文号。",
        en: "Publish the approved version; where it was adjusted since, publish the document's number with it.")
}
