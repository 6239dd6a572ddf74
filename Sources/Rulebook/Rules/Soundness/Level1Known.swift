import Basics
import Forms
import Library

/// `ind-level1-unknown`: a 一级指标 that no order knows.
enum Level1Known: Rule {
    static let name = "ind-level1-unknown"
    static let aspect = Aspect.soundness
    static let severity = Severity.warning
    static let scope = Scope.targets
    static let sources = ["财预〔2015〕88号"]
    static let what = Wording(zh: "一级指标不是通用的类别，也不是它们的别名。", en: "Level 1 is no known family nor an alias of one.")
    static let why = Wording(
        zh: "类别自创一套，汇总和对比就对不上。", en: "With families of one's own, forms cannot be added up or compared.")
    static var examples: [Example] {
        [
            .triggers(at: Path(.indicators, 5, .level1), on: .sound, Wording(zh: "亮点指标", en: "亮点指标 (highlights)")) {
                $0.indicators[5].level1 = Text("亮点指标")
            },
            .triggers(at: Path(.indicators, 3, .level1), on: .sound, Wording(zh: "加分项", en: "加分项 (extra points)")) {
                $0.indicators[3].level1 = Text("加分项")
            },
            .triggers(
                at: Path(.indicators, 6, .level1), on: .sound, Wording(zh: "综合评价指标", en: "综合评价指标 (overall rating)")
            ) {
                $0.indicators[6].level1 = Text("综合评价指标")
            },
            .silent(Wording(zh: "“项目产出”是别名", en: "项目产出 is an alias")) { $0.indicators[3].level1 = Text("项目产出") },
            .silent(Wording(zh: "管理指标有的地方要求", en: "some places ask for 管理指标")) {
                $0.indicators[5].level1 = Text("管理指标")
            },
            .silent(Wording(zh: "二级指标写在一级的格子里", en: "a level-2 term in the cell of level 1")) {
                $0.indicators[5].level1 = Text("社会效益指标")
                $0.indicators[5].level2 = nil
            },
        ]
    }

    static func check(_ subject: Subject, _ found: inout Findings) {
        guard Strange.canBeTold(subject) else { return }
        for (i, levels) in subject.facts.levels.enumerated() where levels.isLevel1Strange {
            let path = Path(.indicators, i, .level1)
            guard let term = subject.form.indicators[i].level1, Strange.isTerm(term), !subject.form.doubts(path) else {
                continue
            }
            found.report(
                path, cause: term.string, value: term,
                Wording(zh: "一级指标“\(term)”不是通用的类别。", en: "“\(term)” is no known family of level 1."),
                advice: Wording(
                    zh: "改为成本指标、产出指标、效益指标或满意度指标；本地另有规定的除外。",
                    en: "Use 成本指标, 产出指标, 效益指标 or 满意度指标, unless a rule of the place says otherwise."))
        }
    }
}

/// Terms of levels 1 and 2 that the vocabulary does not know.
enum Strange {
    /// Whether any row stands in a known family: else the columns may have been mistaken, or the place has a frame of its own.
    static func canBeTold(_ subject: Subject) -> Bool {
        subject.facts.levels.contains { $0.level1 != nil || $0.level2 != nil }
    }

    /// Whether a text is a term of its own making and no variant of a known one, and no indicator's name in the wrong column.
    static func isTerm(_ text: Text) -> Bool {
        let length = text.characterCount
        guard length >= 2, length <= 10, !text.scalars.contains(where: isDigit) else { return false }
        return !known.contains { text.contains($0) }
    }

    private static let known = ["产出", "效益", "满意", "成本", "数量", "质量", "时效", "影响", "进度", "效果"].map { Text($0) }
}
