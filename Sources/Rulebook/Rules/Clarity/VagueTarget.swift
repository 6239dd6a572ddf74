import Basics
import Forms
import Library

/// `val-qualitative-vague`: words of change or praise without a grade or a baseline.
enum VagueTarget: Rule {
    static let name = "val-qualitative-vague"
    static let aspect = Aspect.clarity
    static let severity = Severity.warning
    static let scope = Scope.rows
    static let sources = ["财预〔2015〕88号", "财预〔2021〕101号"]
    static let since = "0.1"
    static let what = Wording(
        zh: "定性指标值是“提升”“有效”“明显”一类的词，既无等次又无比较的基数；只列档次而未选定的也算。",
        en:
            "A qualitative target is a word such as “improved” or “effective”, with neither a grade nor a baseline; a scale with no step chosen counts too."
    )
    static let why = Wording(
        zh: "没有尺度的词，完成与否全凭一张嘴。", en: "A word without a measure can be called met, or not met, at will.")
    static let examples = [
        Example.triggers(
            at: Path(.indicators, 5, .text), on: .sound, Wording(zh: "“有效提升”", en: "“effectively improved”")
        ) {
            $0.indicators[5] = .example("效益指标", "社会效益指标", "林区防火意识", nil, "有效提升", nil)
        },
        Example.triggers(
            at: Path(.indicators, 5, .text), on: .sound, Wording(zh: "只列档次", en: "a scale, no step chosen")
        ) {
            $0.indicators[5] = .example("效益指标", "社会效益指标", "林区防火意识", nil, "优良中差", nil)
        },
        Example.triggers(at: Path(.indicators, 5, .text), on: .sound, Wording(zh: "“显著改善”", en: "“markedly better”")) {
            $0.indicators[5] = .example("效益指标", "生态效益指标", "林区生态环境", nil, "显著改善", nil)
        },
        Example.silent(Wording(zh: "有基数", en: "with a baseline")) {
            $0.indicators[5] = .example("效益指标", "社会效益指标", "林区火灾起数", nil, "较上年减少", nil)
        },
        Example.silent(Wording(zh: "有等次", en: "a grade, its scale printed")) {
            $0.indicators[5] = .example("效益指标", "可持续影响指标", "管护机制", nil, "健全", nil, "分健全、基本健全、不健全三档")
        },
        Example.silent(Wording(zh: "要做成的事", en: "something to be finished")) {
            $0.indicators[5] = .example("效益指标", "社会效益指标", "防火指挥平台", nil, "建成并投入使用", nil)
        },
    ]

    static func check(_ subject: Subject, _ found: inout Findings) {
        for (i, row) in subject.form.indicators.enumerated() {
            let facts = subject.facts.rows[i]
            guard row.value == nil, row.nature != .quantitative, !row.text.isEmpty, isVague(row, facts) else {
                continue
            }
            found.report(
                Path(.indicators, i, .text), value: row.text,
                facts.value.isWhole(.gradeScale) ? unchosen(row) : vague(row), advice: advice)
        }
    }

    private static func isVague(_ row: Indicator, _ facts: RowFacts) -> Bool {
        let value = facts.value
        if value.isWhole(.gradeScale) { return true }
        guard !value.hasDigit, !value.has(.baseline), !value.has(.notVague), !value.has(.rank),
            !value.has(.placeholder),
            !value.isWhole(.evidenceSource)
        else { return false }
        let isVagueWord = value.hits.contains { $0.list == .vague && $0.start == 0 && $0.end == value.count }
        if value.isWhole(.grade) { return isVagueWord && !printsScale(row, facts) }
        if isVagueWord { return !printsScale(row, facts) }
        // 有效提升办学水平: a word of change at the head or the tail of a short phrase.
        let atEdge = value.hits.contains {
            $0.list == .vague && $0.end - $0.start >= 2 && ($0.start == 0 || $0.end == value.count)
        }
        guard atEdge, value.count <= 24, !value.has(.deliverableVerb), !value.has(.time), !value.has(.quality) else {
            return false
        }
        return !printsScale(row, facts)
    }

    /// Whether the row prints the scale that its word is a step of: two other grades, or 三档.
    private static func printsScale(_ row: Indicator, _ facts: RowFacts) -> Bool {
        var text = row.explanation ?? Text()
        for more in [row.standard, row.basis, row.remark] {
            if let more { text.append(more) }
        }
        text.append(row.text)
        if text.contains("档") || text.contains("等次") || text.contains("等级") { return true }
        let own = Normal.form(of: row.text)
        let all = Normal.form(of: text)
        guard (row.explanation ?? row.standard ?? row.basis).map({ Normal.form(of: $0).contains(own) }) ?? false else {
            return false
        }
        for lesser in ["不", "未", "基本", "较"] {
            var step = Text(lesser)
            step.append(own)
            if all.contains(step) { return true }
        }
        return all.contains("一般") || all.contains("、差") || all.contains("/差")
    }

    private static func vague(_ row: Indicator) -> Wording {
        Wording(
            zh: "“\(row.name)”的指标值“\(row.text)”既无等次又无基数，无从衡量。",
            en: "The target “\(row.text)” of “\(row.name)” has neither a grade nor a baseline and cannot be judged.")
    }

    private static func unchosen(_ row: Indicator) -> Wording {
        Wording(
            zh: "“\(row.name)”的指标值只列了档次“\(row.text)”，没有选定哪一档。",
            en: "The target of “\(row.name)” is the scale “\(row.text)” with no step chosen.")
    }

    private static let advice = Wording(
        zh: "写明与什么相比、达到哪一等次，能用数字的用数字。",
        en: "Say compared with what, or which grade is to be reached; use a number where there can be one.")
}
