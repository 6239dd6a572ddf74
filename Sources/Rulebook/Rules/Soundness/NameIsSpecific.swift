import Basics
import Forms
import Library

/// `ind-name-generic`: a name that could stand in any form.
enum NameIsSpecific: Rule {
    static let name = "ind-name-generic"
    static let aspect = Aspect.soundness
    static let severity = Severity.warning
    static let scope = Scope.targets
    static let sources: [String] = []
    static let what = Wording(
        zh: "指标名称是“其他”“指标1”“合格率”一类，或者只是一个数。",
        en: "The name is of the sort 其他, 指标1 or 合格率, or a bare number.")
    static let why = Wording(
        zh: "看名称不知道量的是什么，换一张表也能用，就不能考核。", en: "A name that would fit any form says nothing of what is measured.")
    static var examples: [Example] {
        [
            .triggers(at: Path(.indicators, 1, .name), on: .sound, Wording(zh: "其他", en: "其他 (other)")) {
                $0.indicators[1].name = Text("其他")
            },
            .triggers(at: Path(.indicators, 1, .name), on: .sound, Wording(zh: "指标2", en: "指标2 (indicator 2)")) {
                $0.indicators[1].name = Text("指标2")
            },
            .triggers(
                at: Path(.indicators, 3, .name),
                on: .sound, Wording(zh: "合格率，没有说什么合格", en: "a share passed, of what it does not say")
            ) {
                $0.indicators[3].name = Text("合格率")
            },
            .silent(Wording(zh: "其他防火物资储备件数", en: "other stores, and which")) {
                $0.indicators[1] = .example("产出指标", "数量指标", "其他防火物资储备件数", .atLeast, "2000", "件")
            },
            .silent(Wording(zh: "苗木验收合格率", en: "the share of saplings passed")) {
                $0.indicators[3].name = Text("苗木验收合格率")
            },
            .silent(Wording(zh: "类别名另有一条规则", en: "the name of a family has a rule of its own")) {
                $0.indicators[1].name = Text("数量指标")
            },
            .silent(Wording(zh: "名称空白另有一条规则", en: "a blank name has a rule of its own")) {
                $0.indicators[1].name = Text()
            },
        ]
    }

    static func check(_ subject: Subject, _ found: inout Findings) {
        for (i, row) in subject.form.indicators.enumerated() {
            let name = subject.facts.rows[i].name
            guard name.isWhole(.genericName) || isNumber(name), !name.isWhole(.familyName) else { continue }
            found.report(
                Path(.indicators, i, .name), value: row.name,
                Wording(
                    zh: "“\(row.name)”没有说明量的是什么。", en: "“\(row.name)” does not say what is measured."),
                advice: Wording(
                    zh: "写明是什么事、量什么，如“苗木验收合格率”。", en: "Say of what: 苗木验收合格率 (saplings that passed)."))
        }
    }

    private static func isNumber(_ name: MarkedText) -> Bool {
        !name.isEmpty && name.characters.allSatisfy { isDigit($0) || $0 == 0x2E }
    }
}
