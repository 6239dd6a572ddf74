import Basics
import Forms
import Library

/// `score-clause-generic`: one scoring clause for every row, or one that leaves the score to taste.
enum ScoreClauseSpecific: Rule {
    static let name = "score-clause-generic"
    static let aspect = Aspect.soundness
    static let severity = Severity.warning
    static let scope = Scope.targets
    static let sources = ["包头市财政局 绩效目标审核要点 (2023)"]
    static let what = Wording(
        zh: "评（扣）分标准每行一样，或者写“酌情扣分”。", en: "One scoring clause for every row, or 酌情 (as one sees fit).")
    static let why = Wording(
        zh: "扣多少由人说了算，得分就没有依据。", en: "Where points are taken at will the score rests on nothing.")
    static var examples: [Example] {
        [
            .triggers(
                at: Path(.indicators, 1, .basis), on: .sound, Wording(zh: "酌情扣分", en: "points taken as one sees fit")
            ) {
                $0.indicators[1].basis = Text("未完成的酌情扣分")
            },
            .triggers(
                at: Path(.indicators, 0, .basis), on: .sound,
                Wording(zh: "每行都是“完成得满分”", en: "“done: full points” in every row")
            ) {
                for i in $0.indicators.indices { $0.indicators[i].basis = Text("完成得满分，未完成不得分") }
            },
            .triggers(at: Path(.indicators, 3, .basis), on: .sound, Wording(zh: "视情况给分", en: "points by circumstances"))
            {
                $0.indicators[3].basis = Text("视情况给分")
            },
            .silent(Wording(zh: "每行各有标准", en: "each row has its own")) {
                for i in $0.indicators.indices { $0.indicators[i].basis = Text("每少 \(i + 1)% 扣 1 分，扣完为止") }
            },
            .silent(Wording(zh: "依据都是同一份计划，不是评分标准", en: "one plan as the source of all rows, no scoring clause")) {
                for i in $0.indicators.indices { $0.indicators[i].basis = Text("2026年林业工作计划") }
            },
            .silent(Wording(zh: "都按完成比例计分", en: "points in proportion, in every row")) {
                for i in $0.indicators.indices { $0.indicators[i].basis = Text("得分=实际完成值÷目标值×分值") }
            },
        ]
    }

    static func check(_ subject: Subject, _ found: inout Findings) {
        let rows = subject.form.indicators
        guard let first = rows.firstIndex(where: { $0.basis.map { !$0.isEmpty } ?? false }),
            let clause = rows[first].basis
        else { return }
        if rows.count >= 4, rows.allSatisfy({ $0.basis == clause }), clause.contains("分") {
            let marked = subject.lexicon.mark(clause)
            if !marked.has(.explanationFormula) && !marked.has(.scoringVague) && !isInProportion(marked) {
                found.report(
                    Path(.indicators, first, .basis), value: clause,
                    Wording(
                        zh: "\(rows.count) 项指标的评分标准都是“\(clause)”。",
                        en: "All \(rows.count) indicators are scored by “\(clause)”."),
                    advice: advice)
                return
            }
        }
        for (i, row) in rows.enumerated() {
            guard let basis = row.basis, !basis.isEmpty else { continue }
            let marked = subject.lexicon.mark(basis)
            guard let hit = marked.hits(of: .scoringVague).first else { continue }
            let words = marked.text(hit.start..<hit.end)
            found.report(
                Path(.indicators, i, .basis), cause: words.string, value: basis,
                Wording(
                    zh: "“\(row.name)”的评分标准写“\(words)”，没有说扣多少。",
                    en: "The scoring of “\(row.name)” says “\(words)” and not how many points."),
                advice: advice)
        }
    }

    /// Points in proportion to what was done are one clause for all rows by right.
    private static func isInProportion(_ clause: MarkedText) -> Bool {
        clause.contains("比例") || clause.contains("*") || clause.contains("×") || clause.contains("完成率")
    }

    private static let advice = Wording(
        zh: "逐项写明怎么扣分，如“每少 1% 扣 0.5 分，扣完为止”。",
        en: "Say for each row how points are taken: half a point for each per cent short, down to none.")
}
