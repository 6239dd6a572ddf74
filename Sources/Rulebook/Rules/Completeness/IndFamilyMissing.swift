import Basics
import Forms

/// 缺少一级指标.
public enum IndFamilyMissing: Rule {
    public static let name = "ind-family-missing"
    public static let aspect = Aspect.completeness
    public static let severity = Severity.error
    public static let scope = Scope.targets
    public static let sources = ["财预〔2021〕101号", "中发〔2018〕34号"]
    public static let what = Wording(
        zh: "缺少规定的一级指标；它的二级指标放在别处也算有。",
        en:
            "A level-1 family that the profile requires is absent; it counts as present where its level-2 term stands elsewhere."
    )
    public static let why = Wording(
        zh: "产出和效益缺一，就说不清钱花出了什么。", en: "Without outputs or effects nobody can say what the money did.")
    public static var examples: [Example] {
        [
            .triggers(at: Path(.indicators), on: .sound, Wording(zh: "没有产出指标", en: "no outputs")) {
                $0.indicators.removeAll { $0.level1.map { $0 == "产出指标" } ?? false }
            },
            .triggers(at: Path(.indicators), on: .sound, Wording(zh: "没有效益指标", en: "no effects")) {
                $0.indicators.remove(at: 5)
            },
            .triggers(
                at: Path(.indicators), on: .sound,
                Wording(zh: "效益一行放进了满意度", en: "the effect was put under satisfaction")
            ) {
                $0.indicators[5].level1 = Text("满意度指标")
                $0.indicators[5].level2 = Text("服务对象满意度指标")
            },
            .silent(Wording(zh: "成本放在产出下面", en: "cost under outputs")) {
                $0.indicators[0].level1 = Text("产出指标")
                $0.indicators[0].level2 = Text("成本指标")
            },
            .silent(Wording(zh: "满意度另有专门规则", en: "satisfaction has a rule of its own")) { $0.indicators.removeLast() },
            .silent(Wording(zh: "表上没有分级", en: "a layout without levels")) { form in
                for i in form.indicators.indices {
                    form.indicators[i].level1 = nil
                    form.indicators[i].level2 = nil
                }
            },
        ]
    }

    public static func check(_ subject: Subject, _ found: inout Findings) {
        let rows = subject.form.indicators
        // A layout without levels tells no families.
        guard !subject.form.isFragment, rows.contains(where: { $0.level1 != nil || $0.level2 != nil }) else { return }
        for family in subject.profile.families where !subject.profile.optionalFamilies.contains(family) {
            let present = rows.contains { row in
                row.level1 == family || row.level2 == family || (row.level2.map { belongs($0, to: family) } ?? false)
            }
            if !present {
                found.report(
                    Path(.indicators), cause: family.string, value: family, message(family), advice: advice(family))
            }
        }
    }

    /// Whether a level-2 term is one of the family's.
    private static func belongs(_ term: Text, to family: Text) -> Bool {
        switch family.string {
        case "产出指标": term == "数量指标" || term == "质量指标" || term == "时效指标"
        case "效益指标": term.hasSuffix("效益指标") || term == "可持续影响指标"
        case "成本指标": term.hasSuffix("成本指标")
        case "满意度指标": term.hasSuffix("满意度指标")
        default: false
        }
    }

    private static func message(_ family: Text) -> Wording {
        Wording(zh: "没有“\(family)”。", en: "There is no \(family).")
    }

    private static func advice(_ family: Text) -> Wording {
        Wording(zh: "补上“\(family)”，至少一条三级指标。", en: "Add \(family) with at least one indicator.")
    }
}
