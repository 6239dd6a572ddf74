import Basics
import Forms
import Library

/// `ind-level2-unknown`: a 二级指标 that no order knows.
enum Level2Known: Rule {
    static let name = "ind-level2-unknown"
    static let aspect = Aspect.soundness
    static let severity = Severity.warning
    static let scope = Scope.targets
    static let sources = ["财预〔2015〕88号"]
    static let what = Wording(zh: "二级指标不是通用的类别，也不是它们的别名。", en: "Level 2 is no known kind nor an alias of one.")
    static let why = Wording(
        zh: "类别自创一套，就看不出数量、质量、时效、效益是否齐全。",
        en: "With kinds of one's own nobody sees whether quantity, quality, time and benefit are all there.")
    static var examples: [Example] {
        [
            .triggers(at: Path(.indicators, 3, .level2), on: .sound, Wording(zh: "规范指标", en: "规范指标 (being in order)")) {
                $0.indicators[3].level2 = Text("规范指标")
            },
            .triggers(at: Path(.indicators, 4, .level2), on: .sound, Wording(zh: "责任指标", en: "责任指标 (duties)")) {
                $0.indicators[4].level2 = Text("责任指标")
            },
            .triggers(at: Path(.indicators, 5, .level2), on: .sound, Wording(zh: "宣传指标", en: "宣传指标 (publicity)")) {
                $0.indicators[5].level2 = Text("宣传指标")
            },
            .silent(Wording(zh: "“环境效益”是别名", en: "环境效益 is an alias")) { $0.indicators[5].level2 = Text("环境效益") },
            .silent(Wording(zh: "满意度下写了问谁", en: "under satisfaction it says whom")) {
                $0.indicators[6].level2 = Text("林区居民")
            },
            .silent(Wording(zh: "管理指标下没有统一的二级指标", en: "管理指标 has no closed list of kinds")) {
                $0.indicators[5].level1 = Text("管理指标")
                $0.indicators[5].level2 = Text("内控管理")
            },
            .silent(Wording(zh: "二级指标的格子里是一长句", en: "a whole sentence in the cell of level 2")) {
                $0.indicators[5].level2 = Text("聘用生态护林员并按月足额发放补助")
            },
        ]
    }

    static func check(_ subject: Subject, _ found: inout Findings) {
        let levels = subject.facts.levels
        guard Strange.canBeTold(subject), levels.contains(where: \.isLevel2Strange) else { return }
        // A form none of whose kinds is known has a frame of its own, or tasks in this column.
        if levels.count > 1, !levels.contains(where: { $0.level2 != nil }) { return }
        for (i, row) in levels.enumerated() where row.isLevel2Strange {
            guard row.level1.map({ $0 == "产出指标" || $0 == "效益指标" || $0 == "成本指标" }) == true else { continue }
            let path = Path(.indicators, i, .level2)
            guard let term = subject.form.indicators[i].level2, Strange.isTerm(term), !subject.form.doubts(path) else {
                continue
            }
            found.report(
                path, cause: term.string, value: term,
                Wording(zh: "二级指标“\(term)”不是通用的类别。", en: "“\(term)” is no known kind of level 2."),
                advice: advice(row))
        }
    }

    private static func advice(_ levels: RowLevels) -> Wording {
        if levels.isLevel1("产出指标") {
            return Wording(zh: "改为数量指标、质量指标或时效指标。", en: "Use 数量指标, 质量指标 or 时效指标.")
        }
        if levels.isLevel1("成本指标") {
            return Wording(
                zh: "改为经济成本指标、社会成本指标或生态环境成本指标。", en: "Use 经济成本指标, 社会成本指标 or 生态环境成本指标.")
        }
        return Wording(
            zh: "改为经济效益指标、社会效益指标或生态效益指标。", en: "Use 经济效益指标, 社会效益指标 or 生态效益指标.")
    }
}
