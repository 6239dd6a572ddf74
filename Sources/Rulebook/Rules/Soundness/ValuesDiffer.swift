import Basics
import Forms
import Library

/// `ind-all-same-value`: nearly all rows have one value.
enum ValuesDiffer: Rule {
    static let name = "ind-all-same-value"
    static let aspect = Aspect.soundness
    static let severity = Severity.warning
    static let scope = Scope.targets
    static let sources = ["包头市财政局 绩效目标审核要点 (2023)"]
    static let what = Wording(zh: "五项指标里有四项填同一个值。", en: "Four rows in five have one value.")
    static let why = Wording(
        zh: "清一色的 100% 或“完成”，多半没有逐项测算。", en: "The same 100 % in every row was hardly worked out row by row.")
    static var examples: [Example] {
        [
            .triggers(at: Path(.indicators), on: .sound, Wording(zh: "七项里六项 100%", en: "100 % in six rows of seven")) {
                for i in 1...6 { $0.indicators[i].set("100", "%") }
            },
            .triggers(at: Path(.indicators), on: .sound, Wording(zh: "全部 100%", en: "100 % in every row")) {
                for i in 0...6 { $0.indicators[i].set("100", "%") }
            },
            .triggers(at: Path(.indicators), on: .sound, Wording(zh: "五项里四项“完成”", en: "“done” in four rows of five")) {
                $0.indicators.removeSubrange(0...1)
                for i in 0...3 { $0.indicators[i].set("完成", nil) }
            },
            .silent(Wording(zh: "七项里五项 100%", en: "100 % in five rows of seven")) {
                for i in 2...6 { $0.indicators[i].set("100", "%") }
            },
            .silent(Wording(zh: "都是 1，单位各不相同", en: "1 in every row, in other units")) {
                for (i, unit) in ["项", "次", "个", "套", "场", "人", "%"].enumerated() {
                    $0.indicators[i].set(Text("1"), Text(unit))
                }
            },
            .silent(Wording(zh: "只有三项指标，都是 100%", en: "only three rows, all 100 %")) {
                $0.indicators.removeSubrange(0...3)
                for i in 0...2 { $0.indicators[i].set("100", "%") }
            },
            .silent(Wording(zh: "值都还没有填", en: "no value is filled in yet")) {
                for i in 0...6 { $0.indicators[i].set("", nil) }
            },
        ]
    }

    static func check(_ subject: Subject, _ found: inout Findings) {
        let rows = subject.form.indicators
        // In fewer rows a value comes up by chance.
        guard rows.count >= 5 else { return }
        var filled = 0
        var best = 0
        var most = 0
        for (i, row) in rows.enumerated() where !row.text.isEmpty {
            filled += 1
            var count = 0
            for other in rows[i...] where isSame(row, other) { count += 1 }
            if count > most {
                most = count
                best = i
            }
        }
        guard filled >= 5, Number(most * 100) >= subject.profile.sameValueShare * Number(filled) else { return }
        let row = rows[best]
        let value = row.value == nil ? row.text : Text("\(row.value ?? .zero)\(row.unit ?? Text())")
        found.report(
            Path(.indicators), value: value,
            Wording(
                zh: "\(filled) 项指标有 \(most) 项都填“\(value)”。",
                en: "\(most) of \(filled) indicators have the value “\(value)”."),
            advice: Wording(zh: "逐项测算目标值，能写数量的写数量。", en: "Work out each target; where a count can be given, give it."))
    }

    private static func isSame(_ a: Indicator, _ b: Indicator) -> Bool {
        if let x = a.value, let y = b.value { return x == y && a.unit == b.unit }
        return a.value == nil && b.value == nil && a.text == b.text
    }
}

extension Indicator {
    /// Another value, for examples.
    fileprivate mutating func set(_ words: Text, _ measure: Text?) {
        text = words
        value = Number(words)
        unit = measure
        nature = value == nil ? .qualitative : .quantitative
        if value == nil { comparison = nil }
    }

    fileprivate mutating func set(_ words: StaticString, _ measure: StaticString?) {
        set(Text(words), measure.map { Text($0) })
    }
}
